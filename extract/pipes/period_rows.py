"""Tables whose rows are periods and whose columns are what is measured, with gaps between the columns or without.

År      Lägenheter   Outhyrda, %
1999    1 214        16,8
2000    1 198        15,9
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile
from statistics import median_low

from extract.pipes.figure_cells import is_figure
from extract.pipes.findings import Placed
from extract.pipes.measure_terms import PERIOD
from extract.pipes.period_heads import names_by_place, names_in
from extract.pipes.sections import Line
from normalize.balance import settle
from normalize.figures import Figure, Way, ways

# What heads the rows' periods.
_HEADS_PERIODS = re.compile(
    r"\W*(?:[a-z]*ar|[a-z]*period|tidpunkt|[a-z]*manad|kvartal|tertial|[a-z]*termin|vecka|datum|dag|sasong|[a-z]*matning(?:stillfalle)?|tid)(?![^\W_])[\W_]*(?=[^\W_])"
)
_PERIOD = re.compile(rf"(?P<period>{PERIOD})(?=\s)")
_FIRST_ROW = re.compile(r"\s(?=(?:19|20)\d\d\s)")  # one that cannot be read, taken for the head's rest
_GAP = re.compile(r"\t")
_MOST_BETWEEN = 1  # lines between two rows, or the head and the first: the rest of a head, another column's text
_MOST_OF_HEAD = 3  # lines that go on with the head: its longest name's
_LONGEST_OF_HEAD = 30  # characters
_FEWEST_ROWS = 2
_FEWEST_SURE = 3  # names over a single row
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure in line `line`, at [start, end) of the running text, of what its column names in the period of its row."""

    line: int
    start: int
    end: int
    name: str
    period: str
    value: Decimal
    sureness: float


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    period: str
    begins: int  # where the figures begin in the line


def measured_by_period(lines: Sequence[Line], placed: Placed) -> Iterator[Measured]:
    """The figures of the tables whose rows are periods, in order; `placed` tells which line of a head stands under which."""
    index = 0
    heads: set[str] = set()
    while index < len(lines):
        rows = _rows(lines, index + 1) if _HEADS_PERIODS.match(lines[index].folded) else []
        # A table that goes on over the page has its head again.
        if len(rows) >= _FEWEST_ROWS or (rows and (lines[index].folded in heads or _is_sure(lines, index, rows[0]))):
            heads.add(lines[index].folded)
            yield from _read(lines, index, rows, placed)
            index = rows[-1].line
        index += 1


def _is_sure(lines: Sequence[Line], index: int, row: _Row) -> bool:
    """Whether the only row has a figure for each of the several names of the head."""
    names = _names(lines, index, row.line, _MOST_NAMES)
    return len(names) >= _FEWEST_SURE and len(_ways(lines[row.line], row, len(names))) == 1


def _rows(lines: Sequence[Line], first: int) -> list[_Row]:
    found: list[_Row] = []
    last = first - 1 + sum(1 for _ in takewhile(_goes_on_with_head, lines[first : first + _MOST_OF_HEAD]))
    for index in range(first, len(lines)):
        if index - last > _MOST_BETWEEN + 1:
            break
        line = lines[index]
        if (period := _PERIOD.match(line.folded)) and line.text[period.end() :].lstrip()[:1].isdigit():
            found.append(_Row(index, line.text[: period.end()], period.end()))
            last = index
    return found


def _goes_on_with_head(line: Line) -> bool:
    """Whether the line may be the rest of a name that wraps under the head: "arbete eller"."""
    return line.text[:1].islower() and len(line.text) <= _LONGEST_OF_HEAD and not any(map(str.isdigit, line.text))


def _read(lines: Sequence[Line], index: int, rows: Sequence[_Row], placed: Placed) -> Iterator[Measured]:
    """The rows' figures, where each has one for every name, or its cells do from the first on."""
    names, open_ways = _named(lines, index, rows)
    names = names_by_place(lines[index], _rest_of_head(lines, index, rows[0].line), len(names), placed) or names
    # Each column has a size of its own.
    readings = settle([("", found) for found in open_ways], differences=range(len(names)))
    for row, reading in zip(rows, readings, strict=True):
        for name, figure in zip(names, reading.way if reading else (), strict=False):
            if reading and figure.value is not None:
                start = lines[row.line].start + row.begins
                place = (start + figure.start, start + figure.end)
                yield Measured(row.line, *place, name, row.period, figure.value, reading.sureness)


def _named(lines: Sequence[Line], index: int, rows: Sequence[_Row]) -> tuple[list[str], list[list[Way]]]:
    """What the head at the index says is measured, and the ways to read so many figures in each row."""
    most = _MOST_NAMES
    cells = [[cell for _, cell in lines[row.line].cells[1:]] for row in rows]
    # A scan may have spoilt a cell of some row.
    if told := median_low(len(list(takewhile(is_figure, row))) for row in cells):
        names = _names(lines, index, rows[0].line, told)[:told]
        return names, [_ways(lines[row.line], row, len(names)) for row in rows]
    while most:
        names = _names(lines, index, rows[0].line, most)
        found = [_ways(lines[row.line], row, len(names)) for row in rows]
        # A scan may have spoilt a row of two, under a head that names no more than it says.
        if sum(map(bool, found)) * 2 > len(rows) - (most == _MOST_NAMES):
            return names, found
        most = min(most, len(names)) - 1
    return [], [[] for _ in rows]


def _names(lines: Sequence[Line], index: int, first: int, most: int) -> list[str]:
    """What the head at the index says is measured, with the lines that it goes on with before the first row."""
    periods = _HEADS_PERIODS.match(lines[index].folded)
    head = _FIRST_ROW.split(lines[index].text[periods.end() if periods else 0 :])[0]
    return names_in(head, [line.text for line in _rest_of_head(lines, index, first)], most)


def _rest_of_head(lines: Sequence[Line], index: int, first: int) -> list[Line]:
    """The lines that the head at the index goes on with before the first row that can be read."""
    return [line for line in lines[index + 1 : first] if not line.marker and not _PERIOD.match(line.folded)]


def _ways(line: Line, row: _Row, width: int) -> list[Way]:
    """The ways to read the row's first `width` cells, or all that stands behind its period."""
    text = line.text[row.begins :]
    gaps = [gap.end() for gap in _GAP.finditer(text)]
    if len(gaps) >= width:
        ends = [*(end - 1 for end in gaps[1:]), len(text)]
        cells = [ways(text[start:end], 1) for start, end in zip(gaps[:width], ends, strict=False)]
        if all(len(cell) == 1 for cell in cells):
            return [tuple(_moved(cell[0][0], start) for cell, start in zip(cells, gaps, strict=False))]
        text = text[: gaps[width]] if len(gaps) > width else text
    found = ways(text.replace("\t", " "), width)
    return [way for way in found if way and not text[: way[0].start].strip()]


def _moved(figure: Figure, by: int) -> Figure:
    return replace(figure, start=figure.start + by, end=figure.end + by)
