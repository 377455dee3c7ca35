"""Finds text beside a table, or beside other text, whose lines stand at heights of their own.

Nettokostnaden väntas bli        Ort       2004   2005
0,5 Mkr högre än budget,         Kölaby     402    415       rows of one table begin beside each other
vilket beror på avtalet.         Östmark    188    201
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from extract.gutters import Cells
from extract.pages import Word

_FIGURE = re.compile(r"[-–−]?\s?\d[\d .,:]*\s?%?|[-–−]")

_LEAST_GUTTER = 0.9  # line heights between the two sides
_SAME_HEIGHT = 0.25  # of a line's height: what is less apart stands in one line
_FARTHEST = 4.0  # line heights between two lines of one side or the other
_FEWEST_UNEVEN = 2  # lines that begin beside another
_FEWEST_IN_ROW = 3  # cells: of text, and of a row beside it
_PITCH = 1.8  # line heights from a paragraph's line to the next
_PROSE_WORDS = 4  # of a line of text, at least
_FEWEST_PROSE = 3  # such lines on one side


class Beside(NamedTuple):
    """The lines from `start` to before `end` stand on two sides of a gutter that ends at `edge`, in points.

    `is_right_first`: the right side is a letterhead's margin, which comes before the text.
    """

    start: int
    end: int
    edge: float
    is_right_first: bool


def beside_text(lines: Sequence[Cells], ruled: Sequence[bool]) -> Beside | None:
    """The first lines that stand beside text at heights of their own; None where there are none.

    `ruled`: which of the lines are rows of ruled tables, whose cells belong together.
    """
    reached = 0
    for index, (line, below) in enumerate(pairwise(lines)):
        if index < reached or (ruled[index] and _is_amid_sentence(line)) or not (gutter := _gutter(line, below)):
            continue
        start, reached, edge = _run(lines, ruled, index, gutter)
        end = _end_of_both(lines[start:reached], edge) + start
        run = lines[start:end]
        uneven = sum(_gutter(one, other) is not None for one, other in pairwise(run))
        left, right = (_kind(run, side, edge) for side in (0, 1))
        # Headings in the left margin stand beside the text that they head.
        if uneven >= _FEWEST_UNEVEN and "prose" in (left, right) and left != "labels":
            return Beside(start, end, edge, is_right_first=right == "labels")
    return None


def _ends(line: Cells) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the line in points; its first word tells its height."""
    first, last = line[0][0].box, line[-1][-1].box
    return first.x0, first.top, last.x1, first.bottom


def _gutter(line: Cells, below: Cells) -> tuple[float, float] | None:
    """What parts two lines that stand beside each other at different heights, or text from a row amid its sentence."""
    if _is_amid_sentence(line):
        return line[0][-1].box.x1, line[1][0].box.x0
    first, second = sorted((line, below), key=lambda one: one[0][0].box.x0)
    _, top, _, bottom = _ends(line)
    left, right = first[-1][-1].box.x1, second[0][0].box.x0
    is_lower = _SAME_HEIGHT * (bottom - top) < _ends(below)[1] - top < bottom - top
    return (left, right) if is_lower and right - left >= _LEAST_GUTTER * (bottom - top) else None


def _is_amid_sentence(line: Cells) -> bool:
    """Whether text that goes on from above stands beside a row that begins: "vilket är mer än", "Kölaby", "402"."""
    if len(line) < _FEWEST_IN_ROW or not line[0][0].text[0].islower() or not _prose(line[:1]):
        return False
    return line[1][0].text[0].isupper() and all(map(_is_figure, line[2:]))


def _run(
    lines: Sequence[Cells], ruled: Sequence[bool], index: int, gutter: tuple[float, float]
) -> tuple[int, int, float]:
    """The lines above and below this one that leave the gutter free, and where its right side begins."""
    end = index + 1
    while end < len(lines) and (narrower := _kept_free(lines[end], lines[end - 1], gutter, is_ruled=ruled[end])):
        gutter, end = narrower, end + 1
    start = index
    while start and (narrower := _kept_free(lines[start - 1], lines[start], gutter, is_ruled=ruled[start - 1])):
        gutter, start = narrower, start - 1
    return start, end, gutter[1]


def _end_of_both(run: Sequence[Cells], edge: float) -> int:
    """Where one side ends, and the other's paragraph with it; the head of a table below is none of either."""
    end = len(run)
    while end > 1 and _heads_below(run[end - 1], edge):
        end -= 1
    last = [max((at for at, line in enumerate(run[:end]) if _is_on(line, side, edge)), default=-1) for side in (0, 1)]
    reached = min(last) + 1
    if not reached:
        return 0  # nothing but heads on one of the sides
    below = [line for line in run[reached - 1 : end] if _is_on(line, int(last[1] > last[0]), edge)]
    for line, following in pairwise(below):
        if _ends(following)[1] - _ends(line)[1] > _PITCH * (_ends(line)[3] - _ends(line)[1]):
            break
        reached = run.index(following, reached) + 1
    return reached


def _is_on(line: Cells, side: int, edge: float) -> bool:
    return any((cell[0].box.x0 >= edge) == side for cell in line)


def _heads_below(line: Cells, edge: float) -> bool:
    """Whether the line is no text, but cells on both sides of the edge, or figures alone."""
    is_across = _is_on(line, 0, edge) and _is_on(line, 1, edge)
    return (is_across or not any(map(_has_words, line))) and not _prose(line)


def _kept_free(line: Cells, near: Cells, gutter: tuple[float, float], *, is_ruled: bool) -> tuple[float, float] | None:
    """What of the gutter the line leaves free; None where it crosses it, is a table's row over it or stands far off."""
    left, right = gutter
    middle = (left + right) / 2
    _, top, _, bottom = _ends(line)
    if abs(top - _ends(near)[1]) > _FARTHEST * (bottom - top):
        return None
    sides: tuple[list[Sequence[Word]], list[Sequence[Word]]] = ([], [])
    for cell in line:
        sides[cell[0].box.x0 > middle].append(cell)
    left = max([left, *(cell[-1].box.x1 for cell in sides[0])])
    right = min([right, *(cell[0].box.x0 for cell in sides[1])])
    is_row = bool(sides[0]) and bool(sides[1]) and (is_ruled or all(map(_is_figure, sides[1])))
    return (left, right) if right - left >= _LEAST_GUTTER * (bottom - top) and not is_row else None


def _is_figure(cell: Sequence[Word]) -> bool:
    return bool(_FIGURE.fullmatch(" ".join(word.text for word in cell)))


def _has_words(cell: Sequence[Word]) -> bool:
    return any(char.isalpha() for word in cell for char in word.text)


def _kind(run: Sequence[Cells], side: int, edge: float) -> Literal["prose", "rows", "labels"]:
    """What stands on one side: text, rows of words with figures beside them, or neither."""
    lines = [[cell for cell in line if (cell[0].box.x0 >= edge) == side] for line in run]
    if _prose([cell for line in lines for cell in line]) >= _FEWEST_PROSE:
        return "prose"
    rows = sum(len(cells) > 1 and not all(map(_has_words, cells)) for cells in lines)
    return "rows" if rows > 1 else "labels"


def _prose(cells: Sequence[Sequence[Word]]) -> int:
    return sum(sum(word.text.isalpha() for word in cell) >= _PROSE_WORDS for cell in cells)
