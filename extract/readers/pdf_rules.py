"""The ruled lines that a PDF page draws: what lies or stands among its paths."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.pages import Box
from extract.ruled import Rule

Point = tuple[float, float]
Place = Callable[[float, float], Point]

_LEVEL = 1.0  # points that a rule's ends may differ; more is a slanting line
_SHORTEST = 2.0  # points; shorter strokes draw signs and pictures
_NARROWEST, _LOWEST = 20.0, 10.0  # points of a box that text stands in
_MOST = 4000  # rules of one page; more are a drawing or map


class Drawn(NamedTuple):
    """What a page draws of straight lines, in points: rules with the sides of boxes, and the boxes."""

    rules: list[Rule]
    boxes: list[Box]


def drawn(page: pdfium.PdfPage, place: Place) -> Drawn:
    """The rules and boxes; `place` turns the page's own coordinates into points from the top left.

    None at all for a page of so many lines that it is a drawing.
    """
    rules: list[Rule] = []
    boxes: list[Box] = []
    for path in page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH]):
        sides = [rule for start, end in _segments(path) if (rule := _rule(place(*start), place(*end)))]
        if box := _box(sides):
            boxes.append(box)
        rules += sides
        if len(rules) > _MOST:
            return Drawn([], [])
    return Drawn(rules, boxes)


def _box(sides: Sequence[Rule]) -> Box | None:
    """The box that a path's straight sides go around, whatever its corners; None for other paths and thick lines."""
    lying = [rule.top for rule in sides if rule.lies]
    standing = [rule.x0 for rule in sides if not rule.lies]
    if len(lying) < 2 or len(standing) < 2:
        return None
    box = Box(min(standing), min(lying), max(standing), max(lying))
    return box if box.x1 - box.x0 >= _NARROWEST and box.bottom - box.top >= _LOWEST else None


def _rule(start: Point, end: Point) -> Rule | None:
    (x0, x1), (top, bottom) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    if bottom - top <= _LEVEL and x1 - x0 >= _SHORTEST:
        return Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    if x1 - x0 <= _LEVEL and bottom - top >= _SHORTEST:
        return Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
    return None


def _segments(path: pdfium.PdfObject) -> Iterator[tuple[Point, Point]]:
    """The straight lines of a path, in the page's own coordinates."""
    matrix = path.get_matrix()
    if path.container:
        matrix = matrix.multiply(path.container.get_matrix())
    opened = reached = (0.0, 0.0)
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            opened = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield reached, point
        reached = point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield reached, opened
