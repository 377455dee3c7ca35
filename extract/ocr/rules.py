"""Ruled lines on a page image: taken away before reading, and put together into tables."""

from typing import Any, NamedTuple

import cv2
import numpy as np
from pdfplumber.table import Table as FoundTable
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.layout import Table
from extract.ocr.seen import Pixels
from extract.pages import Box

_DPI = 150  # rules are looked for on an image scaled down to this, which also evens out noise
_LEAST_ACROSS = 0.5  # inches of a rule that lies; no dash or sign is as long
_LEAST_DOWN = 0.25  # inches of one that stands: taller than the letters of a headline
_THICKEST = 0.045  # inches
_INK = 60  # grey levels below the paper
_SNAP = 4.0  # points between rules that are one
_MEET = 5.0  # points that rules may fall short of each other where they meet
_WHITE = 255
_NO_PAGE: Any = None  # pdfplumber's tables ask their page for its words only


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
    edges = [*_edges(across, points, lies=True), *_edges(down, points, lies=False)]
    if not edges:
        return Ruled(image, [])
    both: Pixels = across | down
    mask = cv2.resize(both, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_NEAREST)
    return Ruled(np.where(mask > 0, _WHITE, image).astype(np.uint8), _tables(edges))


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


def _edges(mask: Pixels, points: float, *, lies: bool) -> list[dict[str, Any]]:
    """The rules of a mask as pdfplumber has them: lines without thickness, in points."""
    _, _, found, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    edges = []
    for left, top, width, height, _ in (found[1:] * points).tolist():
        x, y = left + width / 2, top + height / 2
        box = (left, y, left + width, y) if lies else (x, top, x, top + height)
        x0, upper, x1, lower = box
        edges.append(
            {
                "x0": x0,
                "top": upper,
                "x1": x1,
                "bottom": lower,
                "width": x1 - x0,
                "height": lower - upper,
                "orientation": "h" if lies else "v",
                "object_type": "line",
            }
        )
    return edges


def _tables(edges: list[dict[str, Any]]) -> list[Table]:
    """The ruled tables of at least two rows and columns."""
    merged = merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = intersections_to_cells(edges_to_intersections(merged, _MEET, _MEET))
    tables = (FoundTable(_NO_PAGE, group) for group in cells_to_tables(cells))
    return [
        Table(tuple(tuple(cell and Box(*cell) for cell in row.cells) for row in table.rows))
        for table in tables
        if len(table.rows) > 1 and len(table.columns) > 1
    ]
