"""Parts cells that stand closer than a column's gap, where the lines above and below have a column there.

Budget 1998   Plan 1999             Budget 1998   Plan 1999
-510 -1 020            becomes      -510          -1 020
-190          -380                  -190          -380
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.pages import Word
from extract.stretched import stretched_within

Cells = Sequence[Sequence[Word]]

_NEAR = 6  # lines above and below that are asked
_LEAST_SPACES = 1.3  # of the page's, that part two cells
_SIGNED_SPACES = 0.8  # of the page's, before a figure with a minus, which no number goes on with
_OFF = 0.35  # of a word's height: how far what is aligned may stand apart
_FEWEST = 2  # lines that say so, where there are so many
_FARTHEST = 4.0  # line heights between two lines of a table
_MOST_SINGLE = 2  # lines of one cell, subheadings, between two of a table
_FIGURE = re.compile(r"[-–−+]?\d[\d.,:]*%?|[-–−]")
_SIGNED = re.compile(r"[-–−]\d[\d.,:]*%?")
_THOUSANDS = re.compile(r"[-–−]?\d{1,3} \d{3}(?:[,.]\d+)?\D*")


def parted(lines: Sequence[Cells], space: float) -> list[list[list[Word]]]:
    """The lines, from the top, with the cells of tables parted; `space` is the page's usual one in points."""
    of_figures = [_of_figures(line, space) for line in lines]
    return [
        _parted(line, lines, of_figures, list(_around(lines, index)), space)
        if len(line) > 1
        else [list(cell) for cell in line]
        for index, line in enumerate(lines)
    ]


def _parted(
    line: Cells, lines: Sequence[Cells], of_figures: Sequence[Cells], near: Sequence[int], space: float
) -> list[list[Word]]:
    around, figures = ([group[index] for index in near] for group in (lines, of_figures))
    return [part for cell in line for part in _parts(cell, around, figures, space)]


def _around(lines: Sequence[Cells], index: int) -> Iterator[int]:
    """The nearest lines of several cells above and below, as far as the table goes, its subheadings passed over."""
    for step in (-1, 1):
        before, found, single = lines[index], 0, 0
        for place in range(index + step, index + step * (_NEAR + _MOST_SINGLE + 1), step):
            if not 0 <= place < len(lines) or _apart(before, lines[place]) or single > _MOST_SINGLE or found == _NEAR:
                break
            before = lines[place]
            if len(before) == 1:
                single += 1
            else:
                found += 1
                yield place


def _apart(line: Cells, other: Cells) -> bool:
    height = median(word.box.bottom - word.box.top for cell in line for word in cell)
    return abs(line[0][0].box.top - other[0][0].box.top) > _FARTHEST * height


def _parts(
    cell: Sequence[Word], around: Sequence[Cells], of_figures: Sequence[Cells], space: float
) -> list[list[Word]]:
    """The parts of a cell, by the lines around it; `of_figures` are these, parted wherever figures may be."""
    parts = [[cell[0]]]
    needed = min(_FEWEST, max(len(around), 1))
    drawn_out = stretched_within(cell)
    for index in range(1, len(cell)):
        left, right = cell[:index], cell[index:]
        are_figures = _are_figures(left[-1], right[0])
        asked = of_figures if are_figures else around
        may_part = _may_part(left[-1], right[0], space) and index - 1 not in drawn_out
        is_gutter = _has_gutter if may_part else _has_edges if are_figures else None
        if is_gutter and sum(is_gutter(line, left, right) for line in asked) >= needed:
            parts.append([])
        parts[-1].append(cell[index])
    return parts


def _may_part(left: Word, right: Word, space: float) -> bool:
    """Whether the gap between two words is wider than a space, and they are not the thousands of one number."""
    is_signed = _SIGNED.fullmatch(right.text) and _FIGURE.fullmatch(left.text)
    is_wide = right.box.x0 - left.box.x1 >= (_SIGNED_SPACES if is_signed else _LEAST_SPACES) * space
    return is_wide and not _THOUSANDS.fullmatch(f"{left.text} {right.text}")


def _are_figures(left: Word, right: Word) -> bool:
    return bool(_FIGURE.fullmatch(left.text) and _FIGURE.fullmatch(right.text))


def _of_figures(line: Cells, space: float) -> Cells:
    """The line's cells, those of figures parted wherever they may be: all rows may stand closer than a column."""
    parts: list[list[Word]] = []
    for cell in line:
        parts.append([cell[0]])
        for left, right in pairwise(cell):
            if _are_figures(left, right) and _may_part(left, right, space):
                parts.append([])
            parts[-1].append(right)
    return parts


def _has_gutter(line: Cells, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether the line has a column's gap where `left` ends, between cells that stand as `left` and `right` do."""
    off = _off(left[-1], right[0])
    return any(
        one[-1].box.x1 <= right[0].box.x0
        and left[-1].box.x1 <= other[0].box.x0
        and _aligned(one, left, off, last=True)
        and _aligned(other, right, off, last=False)
        for one, other in pairwise(line)
    )


def _off(left: Word, right: Word) -> float:
    """How far what is aligned with the words may stand apart, in points."""
    return _OFF * max(word.box.bottom - word.box.top for word in (left, right))


def _has_edges(line: Cells, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether the line has figures that end where `left` does and, in the next cell, where a word of `right` does.

    Figures set flush right tell their columns even where the thousands of one stand as close as the next number.
    """
    off = _off(left[-1], right[0])
    return any(
        abs(one[-1].box.x1 - left[-1].box.x1) <= off
        and _FIGURE.fullmatch(one[-1].text)
        and any(abs(other[-1].box.x1 - word.box.x1) <= off for word in right)
        for one, other in pairwise(line)
    )


def _aligned(cell: Sequence[Word], words: Sequence[Word], off: float, *, last: bool) -> bool:
    """Whether the cell begins where one of the words that end, or begin, with the gap does, or ends where one does."""
    begins, ends = cell[0].box.x0, cell[-1].box.x1
    if last:
        return abs(words[-1].box.x1 - ends) <= off or any(abs(word.box.x0 - begins) <= off for word in words)
    return abs(words[0].box.x0 - begins) <= off or any(abs(word.box.x1 - ends) <= off for word in words)
