"""Makes a page image fit to be read: upright, straight, dark on white, without what the scanner added.

Every step first measures whether the image needs it, and leaves a good scan as it is.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.ocr.fields import without_dark_fields
from extract.ocr.seen import Pixels

Matrix = npt.NDArray[np.float64]  # (2, 3): where a pixel of the prepared image lies on the page as it came

_SMALL_DPI = 75  # what is measured on the whole page is measured on it scaled down to this
_WHITE = 255
_BLACK = 64  # what a copier leaves where there was no paper; the dark side of a page is lighter
_INVERTED_BELOW = 90  # median grey level of a page that is white on black
_MOST_SKEW = 6.0  # degrees looked for either way
_LEAST_SKEW = 0.25  # degrees; both readers cope with less, and turning blurs
_UNEVEN = 50  # grey levels between the paper's lightest and darkest part
_BORDER_INCHES = 0.06  # what is dark and solid for so much, and touches the edge, is no text
_INK = 60  # grey levels below the paper
_TEXT_INCHES = 0.035  # least height of a sign: 2.5 points
_BLANK_SIGNS = 3  # specks as tall as signs that a blank page may have
_SPECK_INCHES = 0.009  # widest speck: less than the dot of an i at 6 points
_MANY_SPECKS = 0.5  # of all separate marks on the page


@dataclass(frozen=True, slots=True)
class Prepared:
    """The image to read; `back` leads from its pixels to those of the image that came; `is_blank`: nothing on it."""

    image: Pixels
    back: Matrix
    is_blank: bool


def prepare(image: Pixels, dpi: float) -> Prepared:
    """The grey image, made fit to be read."""
    same = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    if np.median(image[::8, ::8]) < _INVERTED_BELOW:
        image = _WHITE - image
    image = _without_borders(without_dark_fields(image, dpi), dpi)
    small = _scaled(image, dpi)
    paper = _paper(small)
    if int(np.percentile(paper, 98)) - int(np.percentile(paper, 2)) > _UNEVEN:
        image = _evenly_lit(image, paper)
        small = _scaled(image, dpi)
    marks = _marks(image)
    if _is_blank(marks, dpi):
        return Prepared(image, same, is_blank=True)
    image = _without_specks(image, marks, dpi)
    angle = skew(small)
    if abs(angle) < _LEAST_SKEW:
        return Prepared(image, same, is_blank=False)
    turned, back = _turned(image, angle)
    return Prepared(turned, back, is_blank=False)


def turned_by_quarters(image: Pixels, quarters: int) -> tuple[Pixels, Matrix]:
    """The image turned counter-clockwise by so many quarters, and the way back."""
    height, width = image.shape
    back = {
        0: [[1, 0, 0], [0, 1, 0]],
        1: [[0, -1, width], [1, 0, 0]],
        2: [[-1, 0, width], [0, -1, height]],
        3: [[0, 1, 0], [-1, 0, height]],
    }[quarters % 4]
    return np.ascontiguousarray(np.rot90(image, quarters)), np.array(back, dtype=np.float64)


def after(first: Matrix, second: Matrix) -> Matrix:
    """The matrix of `second` and then `first`."""
    bottom = np.array([[0.0, 0.0, 1.0]])
    return np.asarray((np.vstack([first, bottom]) @ np.vstack([second, bottom]))[:2], dtype=np.float64)


def inverse(matrix: Matrix) -> Matrix:
    """The way from the page as it came to the prepared image, of the way back."""
    return np.asarray(cv2.invertAffineTransform(matrix), dtype=np.float64)


def skew(small: Pixels) -> float:
    """How many degrees counter-clockwise the lines of a small page image must be turned to lie level.

    At the right angle the rows of pixels differ most: text lines and white between them.
    """
    ink = (_paper(small) - small.astype(np.int16) > _INK).astype(np.float32)
    best = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 0.5), key=lambda angle: _stripes(ink, float(angle)))
    return float(max(np.arange(best - 0.5, best + 0.51, 0.1), key=lambda angle: _stripes(ink, float(angle))))


def _stripes(ink: Pixels, angle: float) -> float:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())


def _scaled(image: Pixels, dpi: float) -> Pixels:
    scale = min(1.0, _SMALL_DPI / dpi)
    return cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _paper(small: Pixels) -> npt.NDArray[np.int16]:
    """How light the paper is at each place: what is left when everything narrower than 5 mm is lightened away."""
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return np.asarray(cv2.blur(closed, (31, 31)), dtype=np.int16)


def _evenly_lit(image: Pixels, paper: npt.NDArray[np.int16]) -> Pixels:
    height, width = image.shape
    whole = cv2.resize(paper.astype(np.uint8), (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(image, np.maximum(whole, 1), scale=_WHITE)


def _without_borders(image: Pixels, dpi: float) -> Pixels:
    """The image with the dark edges whitened that a copier leaves around a page or in the fold of a book."""
    small = _scaled(image, dpi)
    size = max(3, round(_BORDER_INCHES * min(dpi, _SMALL_DPI)))
    solid: Pixels = cv2.morphologyEx((small < _BLACK).astype(np.uint8), cv2.MORPH_OPEN, np.ones((size, size), np.uint8))
    if not (solid[0].any() or solid[-1].any() or solid[:, 0].any() or solid[:, -1].any()):
        return image
    _, labels = cv2.connectedComponents(solid)
    edge = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    border: Pixels = np.isin(labels, edge[edge > 0]).astype(np.uint8)
    border = cv2.dilate(border, np.ones((3, 3), np.uint8))
    mask = cv2.resize(border, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.where(mask > 0, _WHITE, image).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class _Marks:
    """Each separate mark of ink: its number at each of its pixels (0 is paper), and its width and height by number."""

    numbers: Pixels
    widths: Pixels
    heights: Pixels


def _marks(image: Pixels) -> _Marks:
    paper = int(np.median(image[::8, ::8]))
    ink = (image < max(paper - _INK, 1)).astype(np.uint8)
    _, numbers, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return _Marks(np.asarray(numbers), found[:, cv2.CC_STAT_WIDTH], found[:, cv2.CC_STAT_HEIGHT])


def _is_blank(marks: _Marks, dpi: float) -> bool:
    return int((marks.heights[1:] >= _TEXT_INCHES * dpi).sum()) <= _BLANK_SIGNS


def _without_specks(image: Pixels, marks: _Marks, dpi: float) -> Pixels:
    """The image without its dust, when there is much of it; ink of larger marks stays, however near."""
    widest = max(1, round(_SPECK_INCHES * dpi))
    is_speck = (marks.widths <= widest) & (marks.heights <= widest)
    is_speck[0] = False
    if is_speck.sum() < _MANY_SPECKS * (len(is_speck) - 1):
        return image
    specks = is_speck[marks.numbers].astype(np.uint8)
    edges = cv2.dilate(specks, np.ones((3, 3), np.uint8)) > 0
    return np.where(edges & ((marks.numbers == 0) | (specks > 0)), _WHITE, image).astype(np.uint8)


def _turned(image: Pixels, angle: float) -> tuple[Pixels, Matrix]:
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=_WHITE)
    return turned, inverse(np.asarray(matrix, dtype=np.float64))
