"""Ruled lines on a page image: taken away before reading, and put together into tables."""

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
    mask = np.zeros_like(small)
    found = [*_across(small, mask, dpi * scale), *(_upright(rule) for rule in _down(small, mask, dpi * scale))]
    if not found:
        return Ruled(image, [])
    whole = cv2.resize(mask, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_NEAREST)
    points = 72 / (dpi * scale)
    rules = [Rule(*(edge * points for edge in rule)) for rule in found]
    return Ruled(np.where(whole > 0, _WHITE, image).astype(np.uint8), tables(rules, snap=_SNAP, meet=_MEET))


def _across(small: Pixels, mask: Pixels, dpi: float) -> list[Rule]:
    return _lying(small, mask, round(_LEAST_ACROSS * dpi))


def _down(small: Pixels, mask: Pixels, dpi: float) -> list[Rule]:
    """The standing rules, found as lying ones of the image on its side; `mask` is marked through its transpose."""
    return _lying(np.ascontiguousarray(small.T), mask.T, round(_LEAST_DOWN * dpi))


def _upright(rule: Rule) -> Rule:
    return Rule(rule.top, rule.x0, rule.bottom, rule.x1)


def _lying(small: Pixels, mask: Pixels, least: int) -> list[Rule]:
    """The rules that lie, at least so many pixels long; where they are is marked in `mask`."""
    even = cv2.blur(small, (9, 1))
    paper = cv2.medianBlur(small, _PAPER)  # as it is at each place: heads of tables are shaded
    dark = (cv2.subtract(paper, even) > _FAINT).astype(np.uint8)
    # Made thicker, and not longer, so that a rule a little askew stays one.
    dark = np.asarray(cv2.dilate(dark, np.ones((3, 1), np.uint8)), dtype=np.uint8)
    long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    long = cv2.subtract(long, cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((_THICKEST + 2, 1), np.uint8)))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    rules = []
    for left, top, width, height, _ in boxes[1:].tolist():
        area = Area(left, top, left + width, top + height)
        if width >= least and _is_rule(small, even, area):
            mask[area.top : area.bottom, area.left : area.right] = 1
            rules.append(Rule(left, top + height / 2, left + width, top + height / 2))
    return rules


def _is_rule(small: Pixels, even: Pixels, area: Area) -> bool:
    """Whether what lies there is darker than both its sides, all along: letters in a row are not."""
    across = slice(area.left, area.right)
    rows = slice(max(area.top - 1, 0), area.bottom + 1)
    above, below = max(area.top - _BESIDE, 0), min(area.bottom - 1 + _BESIDE, small.shape[0] - 1)
    beside = min(float(np.median(even[above, across])), float(np.median(even[below, across])))
    depth = beside - float(np.median(even[rows, across].min(axis=0)))
    return depth >= _DEPTH and float((small[rows, across].min(axis=0) < beside - depth / 2).mean()) >= _UNBROKEN
