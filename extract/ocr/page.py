"""Reads one page image: makes it fit to be read, sees its words, and lays them out as text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from PIL import Image
from pytesseract import TesseractError

from extract.compose import compose_sheet
from extract.errors import OcrKilled
from extract.merge import merged
from extract.ocr import prepare, rules, tesseract
from extract.ocr.prepare import Matrix
from extract.ocr.see import see
from extract.ocr.seen import Pixels, Seen
from extract.pages import Box, PlacedWords, ReadPage, Table, Word
from extract.settings import DEFAULT, ReadSettings
from extract.words import known_share

# What `wait` says of a process that SIGKILL or SIGTERM ended; Windows has no such signals.
_KILLED = (-9, -15)
_UNREADABLE = 0.4  # share of words that Swedish has: less on a page held wrongly, 0.7 on the worst scan
_FEWEST_WORDS = 8  # that tell


class _Sheet(NamedTuple):
    """What was seen: the words, the ruled tables in points, and the way back to the image that came."""

    words: list[Seen]
    tables: list[Table]
    back: Matrix


def read_image(
    image: Image.Image, number: int, dpi: float, settings: ReadSettings = DEFAULT, *, layer: Sequence[Word] = ()
) -> ReadPage:
    """The page that the grey `image` shows at `dpi`; one that Tesseract gives up on is empty and says so.

    `layer`: what a text layer has on the page, for words that neither reader is sure of.

    Raises:
        MissingTesseract: Tesseract is not installed.
        OcrKilled: Tesseract was ended from outside.
    """
    width, height = image.width * 72 / dpi, image.height * 72 / dpi
    try:
        sheet = _upright(np.asarray(image), dpi, settings)
    except RuntimeError as error:
        if isinstance(error, TesseractError) and error.status in _KILLED:
            raise OcrKilled("Tesseract was killed") from error
        warning = f"page {number}: could not be read ({str(error).strip() or type(error).__name__})"
        return ReadPage(number, "ocr", "", width, height, warnings=(warning,))
    if sheet is None:
        return ReadPage(number, "ocr", "", width, height)
    words = [_word(word, 72 / dpi) for word in sheet.words]
    back = _in_points(sheet.back, dpi)
    if layer:
        words = merged(words, _moved(layer, prepare.inverse(back)))
    text, placed, cards = compose_sheet(words, sheet.tables, width, height)
    return ReadPage(number, "ocr", text, width, height, placed.moved(back), cards=cards)


def _upright(image: Pixels, dpi: float, settings: ReadSettings) -> _Sheet | None:
    """The sheet as it is to be held; None for a blank one.

    Only a page of which nothing can be read is turned: asking Tesseract how each page is held takes as long as reading.
    """
    sheet = _sheet(image, dpi, settings)
    if sheet is None or len(sheet.words) < _FEWEST_WORDS or _readable(sheet) >= _UNREADABLE:
        return sheet
    quarters = tesseract.quarters(Image.fromarray(image), dpi, timeout=settings.page_timeout)
    if not quarters:
        return sheet
    turned, back = prepare.turned_by_quarters(image, quarters)
    other = _sheet(turned, dpi, settings)
    if other is None or _readable(other) <= _readable(sheet):
        return sheet
    return other._replace(back=prepare.after(back, other.back))


def _sheet(image: Pixels, dpi: float, settings: ReadSettings) -> _Sheet | None:
    prepared = prepare.prepare(image, dpi)
    if prepared.is_blank:
        return None
    ruled = rules.take(prepared.image, dpi)
    return _Sheet(see(ruled.image, dpi, settings), ruled.tables, prepared.back)


def _moved(words: Sequence[Word], matrix: Matrix) -> list[Word]:
    """The words where the affine `matrix` puts them."""
    boxes = PlacedWords.of(words, range(len(words))).moved(matrix).boxes.tolist()
    return [replace(word, box=Box(*box)) for word, box in zip(words, boxes, strict=True)]


def _readable(sheet: _Sheet) -> float:
    return known_share(word.text for word in sheet.words)


def _word(seen: Seen, points: float) -> Word:
    """The word with its box in points, of which a pixel has so many."""
    left, top, right, bottom = (edge * points for edge in seen.area)
    return Word(seen.text, Box(left, top, right, bottom), seen.confidence, seen.other)


def _in_points(back: Matrix, dpi: float) -> Matrix:
    """The way back from prepared pixels to those of the page, for points."""
    matrix = back.copy()
    matrix[:, 2] *= 72 / dpi
    return matrix
