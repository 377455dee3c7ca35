"""The ruled lines that a PDF page draws: what lies or stands among its paths."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.ruled import Rule

Point = tuple[float, float]
Place = Callable[[float, float], Point]

_LEVEL = 1.0  # points that a rule's ends may differ; more is a slanting line
_SHORTEST = 2.0  # points; shorter strokes draw signs and pictures
_MOST = 4000  # rules of one page; more are a drawing or map


def rules(page: pdfium.PdfPage, place: Place) -> list[Rule]:
    """The rules and the sides of boxes; `place` turns the page's own coordinates into points from the top left.

    None at all for a page of so many lines that it is a drawing.
    """
    found: list[Rule] = []
    for path in page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH]):
        for start, end in _segments(path):
            rule = _rule(place(*start), place(*end))
            if rule:
                found.append(rule)
        if len(found) > _MOST:
            return []
    return found


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
