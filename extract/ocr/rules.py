"""Ruled lines on a page image: taken away before reading, and put together into tables."""

from typing import NamedTuple

import cv2
import numpy as np

from extract.layout import Table
from extract.ocr.seen import Pixels
from extract.ruled import Rule, tables

_DPI = 150  # rules are looked for on an image scaled down to this, which also evens out noise
_LEAST_ACROSS = 0.5  # inches of a rule that lies; no dash or sign is as long
_LEAST_DOWN = 0.25  # inches of one that stands: taller than the letters of a headline
_THICKEST = 0.045  # inches
_INK = 60  # grey levels below the paper
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
    dark = (small < max(int(np.median(small)) - _INK, 1)).astype(np.uint8)
    across = _rules(dark, (round(_LEAST_ACROSS * dpi * scale), 1), dpi * scale)
    down = _rules(dark, (1, round(_LEAST_DOWN * dpi * scale)), dpi * scale)
    points = 72 / (dpi * scale)
    found = [*_thin(across, points, lies=True), *_thin(down, points, lies=False)]
    if not found:
        return Ruled(image, [])
    both: Pixels = across | down
    mask = cv2.resize(both, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_NEAREST)
    return Ruled(np.where(mask > 0, _WHITE, image).astype(np.uint8), tables(found, snap=_SNAP, meet=_MEET))


def _rules(ink: Pixels, kernel: tuple[int, int], dpi: float) -> Pixels:
    """What of the ink is as long as the kernel one way and thin the other, as a mask.

    Made thicker first, and not longer, so that a rule a little askew stays one and letters do not join.
    """
    length, _ = kernel
    ink = cv2.dilate(ink, np.ones((3, 1) if length > 1 else (1, 3), np.uint8))
    long = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
    thick = max(3, round(_THICKEST * dpi))
    solid = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    return cv2.subtract(long, solid)


def _thin(mask: Pixels, points: float, *, lies: bool) -> list[Rule]:
    """The rules of a mask, without their thickness, in points."""
    _, _, found, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    boxes = ((left, top, left + width, top + height) for left, top, width, height, _ in (found[1:] * points).tolist())
    return [
        Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
        if lies
        else Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
        for x0, top, x1, bottom in boxes
    ]
