"""Rows that have fewer figures than their table has columns, since cells of theirs are empty: told by where they stand.

                    2001    2002    Mål 2004
Sjukfrånvaro, %      9,2    10,6    8
Väntande personer     14      23
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median

from extract.pipes.figure_cells import is_empty, is_figure
from extract.pipes.findings import Placed
from extract.pipes.periods import YEARS_IN_UNIT, Column
from extract.pipes.rows import MARKS, Cell, Row, cell_under
from extract.pipes.sections import Line

_OFF = 0.4  # of the way from a column to the next: what stands farther from both is in neither
_FEWEST_PITCHED = 2  # columns
_MOST_BEYOND = 2  # lines above the first row and below the last


def with_partial_rows(
    rows: Sequence[Row], columns: Sequence[Column], lines: Sequence[Line], taken: Collection[int], placed: Placed
) -> tuple[Row, ...]:
    """The rows, and among them those of which cells are empty; `taken`: the lines of all tables' rows.

    Where `placed` knows no place there are none.
    """
    if not rows:
        return ()
    first, last = rows[0].line, rows[-1].line
    reach = [
        *reversed(
            list(takewhile(lambda at: _may_be(lines, at, columns), range(first - 1, first - 1 - _MOST_BEYOND, -1)))
        ),
        *range(first, last + 1),
        *takewhile(
            lambda at: _may_be(lines, at, columns) and not lines[at].after_gap,
            range(last + 1, last + 1 + _MOST_BEYOND),
        ),
    ]
    open_lines = [at for at in reach if at not in taken and _may_be(lines, at, columns)]
    middles = _middles(rows, columns, placed) if open_lines else []
    if not middles:
        return tuple(rows)
    more = (row for at in open_lines if (row := _row(lines[at], at, columns, middles, placed)))
    return tuple(sorted((*rows, *more), key=lambda row: row.line))


def _may_be(lines: Sequence[Line], at: int, columns: Sequence[Column]) -> bool:
    """Whether the line is a label and figures, fewer than the columns."""
    if not 0 <= at < len(lines) or "\t" not in lines[at].text or YEARS_IN_UNIT.fullmatch(lines[at].folded):
        return False
    (_, label), *others = lines[at].cells
    is_short = 0 < len(others) < len(columns) and any(map(str.isalpha, label))
    return is_short and all(is_figure(cell) or is_empty(cell) for _, cell in others)


def _middles(rows: Sequence[Row], columns: Sequence[Column], placed: Placed) -> list[float]:
    """Where the figures of each column stand in the middle; none where not every column's are known."""
    if len(columns) < _FEWEST_PITCHED or len(set(columns)) < len(columns):
        return []
    found = [
        [middle for row in rows for cell in row.cells if cell.column == one and (middle := _middle(cell, placed))]
        for one in columns
    ]
    middles = [median(one) for one in found if one]
    is_known = len(middles) == len(columns) and all(left < right for left, right in pairwise(middles))
    return middles if is_known else []


def _middle(cell: Cell, placed: Placed) -> float | None:
    box = placed(cell.start, cell.end)
    return (box.x0 + box.x1) / 2 if box else None


def _row(line: Line, index: int, columns: Sequence[Column], middles: Sequence[float], placed: Placed) -> Row | None:
    """The row whose cells each stand under another column; None when one of them stands under none."""
    cells = list(_under(line, columns, middles, placed))
    places = [columns.index(cell.column) for cell in cells]
    is_told = len(cells) == len(line.cells) - 1 and all(left < right for left, right in pairwise(places))
    kept = tuple(cell for cell in cells if cell.value is not None)
    return Row(index, line.cells[0][1].strip(MARKS), kept) if is_told and kept else None


def _under(line: Line, columns: Sequence[Column], middles: Sequence[float], placed: Placed) -> Iterator[Cell]:
    pitch = min(right - left for left, right in pairwise(middles))
    for start, text in line.cells[1:]:
        cell = cell_under(columns[0], start, text)
        middle = _middle(cell, placed)
        if middle is None:
            return
        nearest = min(range(len(middles)), key=lambda place: abs(middles[place] - middle))
        if abs(middles[nearest] - middle) <= _OFF * pitch:
            yield replace(cell, column=columns[nearest])
