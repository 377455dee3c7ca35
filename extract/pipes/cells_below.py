"""Cells of words that go on on the lines below their row, told by where the words stand.

Andel placerade på   71 %   93 %
önskat datum
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.pages import Box
from extract.pipes.figure_cells import is_empty, is_figure
from extract.pipes.findings import Placed
from extract.pipes.printed_lines import as_printed
from extract.pipes.row_tokens import joined, last_token
from extract.pipes.rows import Cell, Row
from extract.pipes.sections import Line

_WORD = re.compile(r"\S+")
_NEAR = 3.0  # points that a cell's lines may stand apart at their left edge
_SAME = 1.0  # points, of a word amid others
_MOST_PITCH = 2.2  # heights of a word from one line of a cell to the next
_MOST_LINES = 6
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """A cell of a printed line: what it says, and where its first word stands."""

    text: str
    box: Box


def with_cells_below(
    rows: Sequence[Row], lines: Sequence[Line], placed: Placed, line_starts: Sequence[int]
) -> tuple[Row, ...]:
    """The rows whose cells stand apart with their cells of words whole; the others as they are.

    `line_starts`: where the lines of the pages begin in the running text. Where `placed` knows no place nothing goes on.
    """
    found: list[Row] = []
    for at, row in enumerate(rows):
        end = rows[at + 1].line if at + 1 < len(rows) else len(lines)
        below = lines[row.line + 1 : min(end, row.line + 1 + _MOST_LINES)] if "\t" in lines[row.line].text else []
        line = lines[row.line]
        own = [cell for cell in row.cells if below and _may_wrap(cell, line)]
        boxes = {cell.start: box for cell in own if (box := _first(cell, placed))}
        parts = list(_parts_below(below, placed, line_starts, [box.x0 for box in boxes.values()])) if boxes else []
        cells = (_whole(cell, boxes[cell.start], parts) if cell.start in boxes else cell for cell in row.cells)
        found.append(replace(row, cells=tuple(cells)) if parts else row)
    return tuple(found)


def _may_wrap(cell: Cell, line: Line) -> bool:
    """Whether the cell is of words, and nothing has been put together with it."""
    is_own = line.text.startswith(cell.text, cell.start - line.start)
    return is_own and cell.value is None and sum(map(str.isalpha, cell.text)) >= _FEWEST_LETTERS


def _first(cell: Cell, placed: Placed) -> Box | None:
    """Where the cell's first word stands."""
    return placed(cell.start, cell.start + len(cell.text.split()[0]))


def _parts_below(
    lines: Sequence[Line], placed: Placed, line_starts: Sequence[int], edges: Sequence[float]
) -> Iterator[_Part]:
    """The cells of the lines, as far as they may go on with a row: to a list's item, or a line with figures of its own.

    A word amid a cell that begins at an edge of the row's cells opens another: the gap before it was too narrow.
    """
    for line in lines:
        if line.marker:
            return
        for printed in as_printed(line, line_starts):
            if any(is_figure(cell) or is_empty(cell) for _, cell in printed.cells if cell):
                return
            for start, text in printed.cells:
                yield from _parted(start, text, placed, edges)


def _parted(start: int, text: str, placed: Placed, edges: Sequence[float]) -> Iterator[_Part]:
    words = [
        (word.start(), box)
        for word in _WORD.finditer(text)
        if (box := placed(start + word.start(), start + word.end()))
    ]
    opening = [one for at, one in enumerate(words) if not at or any(abs(one[1].x0 - edge) < _SAME for edge in edges)]
    ends = [*(first for first, _ in opening[1:]), len(text)]
    for (first, box), end in zip(opening, ends, strict=False):  # an empty cell has none
        yield _Part(text[first:end].strip(), box)


def _whole(cell: Cell, box: Box, parts: Sequence[_Part]) -> Cell:
    """The cell, whose first word stands at `box`, with what stands below it."""
    text, bottom = cell.text, box.bottom
    for part in parts:
        if abs(part.box.x0 - box.x0) < _NEAR and part.box.bottom > bottom:
            is_far = part.box.bottom - bottom > _MOST_PITCH * (part.box.bottom - part.box.top)
            if is_far or (part.text[:1].isupper() and not last_token(text).is_open):
                break
            text, bottom = joined([text, part.text]), part.box.bottom
    return replace(cell, text=text)
