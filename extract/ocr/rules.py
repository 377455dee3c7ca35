"""Ruled lines on a page image: taken away before reading, and put together into tables."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extract.ocr.seen import Area, Pixels
from extract.pages import Table
from extract.ruled import Rule, tables

_DPI = 150  # rules are looked for on an image scaled down to this, which also evens out noise
_LEAST_ACROSS = 0.5  # inches of a rule that lies; no dash or sign is as long
_LEAST_DOWN = 0.25  # inches of one that stands: taller than the letters of a headline
_THICKEST = 7  # pixels
_PAPER = 31  # pixels around each that tell how light the paper is
_FAINT = 12  # grey levels below the paper of the faintest rule, noise evened out along it
_DEPTH = 15  # grey levels that a rule is darker than both its sides
_UNBROKEN = 0.85  # of a rule's length is dark; of a row of letters never so much
_BESIDE = 3  # pixels from a rule, where its sides are looked at
# A rule that a fax or a copier broke into dots and dashes: what is thin, in a row, with nothing close beside it.
_LEAST_BROKEN_ACROSS, _LEAST_BROKEN_DOWN = 0.75, 0.4  # inches
_BLACK = 30  # grey levels below the paper
_THIN = 6  # pixels; letters have stems that are longer
_BREAK = 20  # pixels from one dot to the next
_BRIDGE = 40  # pixels from one piece of a rule to the next
_DOTTED = 0.38  # of its length is dark
_CROSSED = 0.25  # of its length, at most, has something close beside it
_CLOSE = 4  # pixels
_SNAP = 4.0  # points between rules that are one
_MEET = 5.0  # points that rules may fall short of each other where they meet
_WHITE = 255


class Ruled(NamedTuple):
    """The image without its rules, and the tables that they draw, in points."""

    image: Pixels
    tables: list[Table]


def take(image: Pixels, dpi: float) -> Ruled:
    """Takes the rules from a level grey image."""
    scale = min(1.0, _DPI / dpi)
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    mask, dots = np.zeros_like(small), np.zeros_like(small)
    paper = cv2.medianBlur(small, _PAPER)  # as it is at each place: heads of tables are shaded
    # The standing rules are found as lying ones of the image on its side.
    aside, paper_aside = np.ascontiguousarray(small.T), np.ascontiguousarray(paper.T)
    inch = dpi * scale
    found = _lying(small, paper, mask, round(_LEAST_ACROSS * inch))
    found += [_upright(rule) for rule in _lying(aside, paper_aside, mask.T, round(_LEAST_DOWN * inch))]
    broken = _lying_broken(small, paper, dots, round(_LEAST_BROKEN_ACROSS * inch))
    broken += [_upright(rule) for rule in _lying_broken(aside, paper_aside, dots.T, round(_LEAST_BROKEN_DOWN * inch))]
    if not found and not broken:
        return Ruled(image, [])
    points = 72 / inch
    drawn = tables([Rule(*(edge * points for edge in rule)) for rule in (*found, *broken)], snap=_SNAP, meet=_MEET)
    # What is broken is a rule only as part of a table: leaders are dotted too, and typewritten letters in a column.
    mask = np.maximum(mask, np.minimum(dots, _borders(drawn, points, small)))
    whole = cv2.resize(mask, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_NEAREST)
    return Ruled(np.where(whole > 0, _WHITE, image).astype(np.uint8), drawn)


def _borders(found: Sequence[Table], points: float, small: Pixels) -> Pixels:
    """A mask of the borders of the tables' cells, on an image whose pixels are of so many points."""
    mask = np.zeros_like(small)
    for box in (box for table in found for row in table.rows for box in row if box):
        left, top, right, bottom = (round(edge / points) for edge in (box.x0, box.top, box.x1, box.bottom))
        cv2.rectangle(mask, (left, top), (right, bottom), 1, _THICKEST)
    return mask


def _upright(rule: Rule) -> Rule:
    return Rule(rule.top, rule.x0, rule.bottom, rule.x1)


def _lying(small: Pixels, paper: Pixels, mask: Pixels, least: int) -> list[Rule]:
    """The rules that lie, at least so many pixels long; where they are is marked in `mask`."""
    even = cv2.blur(small, (9, 1))
    dark = (cv2.subtract(paper, even) > _FAINT).astype(np.uint8)
    # Made thicker, and not longer, so that a rule a little askew stays one.
    dark = np.asarray(cv2.dilate(dark, np.ones((3, 1), np.uint8)), dtype=np.uint8)
    long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    long = cv2.subtract(long, cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((_THICKEST + 2, 1), np.uint8)))
    rules = []
    for area in _areas(long):
        if area.right - area.left >= least and _is_rule(small, even, area):
            mask[area.top : area.bottom, area.left : area.right] = 1
            middle = (area.top + area.bottom) / 2
            rules.append(Rule(area.left, middle, area.right, middle))
    return rules


def _is_rule(small: Pixels, even: Pixels, area: Area) -> bool:
    """Whether what lies there is darker than both its sides, all along: letters in a row are not."""
    across = slice(area.left, area.right)
    rows = slice(max(area.top - 1, 0), area.bottom + 1)
    above, below = max(area.top - _BESIDE, 0), min(area.bottom - 1 + _BESIDE, small.shape[0] - 1)
    beside = min(float(np.median(even[above, across])), float(np.median(even[below, across])))
    depth = beside - float(np.median(even[rows, across].min(axis=0)))
    return depth >= _DEPTH and float((small[rows, across].min(axis=0) < beside - depth / 2).mean()) >= _UNBROKEN


def _lying_broken(small: Pixels, paper: Pixels, dots: Pixels, least: int) -> list[Rule]:
    """The rules that lie in pieces, at least so many pixels long; all that is thin is marked in `dots`."""
    dark = (cv2.subtract(paper, cv2.blur(small, (3, 1))) > _BLACK).astype(np.uint8)
    stems = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_THIN + 1, 1), np.uint8))
    thin = cv2.subtract(dark, cv2.dilate(stems, np.ones((3, 3), np.uint8)))
    wide = cv2.dilate(thin, np.ones((3, 1), np.uint8))
    joined = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((1, _BREAK), np.uint8))
    long = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    pieces = np.zeros_like(small)
    for area in _areas(cv2.morphologyEx(long, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))):
        if area.bottom - area.top <= _THICKEST + 2 and _is_dotted(dark, thin, area):
            pieces[area.top : area.bottom, area.left : area.right] = 1
    dots |= cv2.dilate(thin, np.ones((3, 3), np.uint8))
    bridged = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((1, _BRIDGE), np.uint8))
    middles = ((area, (area.top + area.bottom) / 2) for area in _areas(bridged))
    return [Rule(area.left, middle, area.right, middle) for area, middle in middles]


def _areas(found: Pixels) -> list[Area]:
    """The boxes of what hangs together."""
    _, _, boxes, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    return [Area(left, top, left + width, top + height) for left, top, width, height, _ in boxes[1:].tolist()]


def _is_dotted(dark: Pixels, thin: Pixels, area: Area) -> bool:
    """Whether what lies there is dark for a good part, and has no letters above or below it."""
    across = slice(area.left, area.right)
    above = dark[max(area.top - 1 - _CLOSE, 0) : max(area.top - 1, 0), across]
    below = dark[area.bottom + 1 : area.bottom + 1 + _CLOSE, across]
    crossed = max(float(side.max(axis=0, initial=0).mean()) for side in (above, below))
    return float(thin[area.top : area.bottom, across].max(axis=0).mean()) >= _DOTTED and crossed <= _CROSSED
