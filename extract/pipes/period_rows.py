"""Tables whose rows are periods and whose columns are what is measured, with gaps between the columns or without.

År      Lägenheter   Outhyrda, %
1999    1 214        16,8
2000    1 198        15,9
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from extract.pipes.measure_terms import PERIOD
from extract.pipes.rows import MARKS, is_figure
from extract.pipes.sections import Line
from normalize.balance import settle
from normalize.figures import Way, ways

# What heads the rows' periods.
_HEADS_PERIODS = re.compile(
    r"\W*(?:[a-z]*ar|[a-z]*period|tidpunkt|[a-z]*manad|kvartal|tertial|[a-z]*termin|vecka|datum|dag|sasong|[a-z]*matning(?:stillfalle)?|tid)\b\W*(?=\w)"
)
_PERIOD = re.compile(rf"(?P<period>{PERIOD})(?=\s)")
_NAME_BEGINS = re.compile(r"\t|(?<=,\s%)\s|(?<=\w)\s(?=[A-ZÅÄÖ])|(?<=%)\s(?=[A-ZÅÄÖ])|\s(?=\d[a-zåäö])")
_GAP = re.compile(r"\t")
_MOST_BETWEEN = 1  # lines between two rows, or the head and the first: the rest of a head, another column's text
_FEWEST_ROWS = 2


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


def measured_by_period(lines: Sequence[Line]) -> Iterator[Measured]:
    """The figures of the tables whose rows are periods, in order."""
    index = 0
    while index < len(lines):
        rows = _rows(lines, index + 1) if _HEADS_PERIODS.match(lines[index].folded) else []
        if len(rows) >= _FEWEST_ROWS:
            yield from _read(lines, lines[index], rows)
            index = rows[-1].line
        index += 1


def _rows(lines: Sequence[Line], first: int) -> list[_Row]:
    found: list[_Row] = []
    last = first - 1
    for index in range(first, len(lines)):
        if index - last > _MOST_BETWEEN + 1:
            break
        line = lines[index]
        if (period := _PERIOD.match(line.folded)) and line.text[period.end() :].lstrip()[:1].isdigit():
            found.append(_Row(index, line.text[: period.end()], period.end()))
            last = index
    return found


def _read(lines: Sequence[Line], head: Line, rows: Sequence[_Row]) -> Iterator[Measured]:
    """The rows' figures, where each has one for every name, or its cells do from the first on."""
    names = _names(head)
    cells = [[cell for _, cell in lines[row.line].cells[1:]] for row in rows]
    told = min(len(list(takewhile(is_figure, row))) for row in cells)
    width = min(told, len(names)) or len(names)
    readings = settle([("", _ways(lines[row.line], row, width)) for row in rows])
    for row, reading in zip(rows, readings, strict=True):
        for name, figure in zip(names, reading.way if reading else (), strict=False):
            if reading and figure.value is not None:
                start = lines[row.line].start + row.begins
                place = (start + figure.start, start + figure.end)
                yield Measured(row.line, *place, name, row.period, figure.value, reading.sureness)


def _names(head: Line) -> list[str]:
    """What the head says is measured, without what it calls the periods."""
    first = _HEADS_PERIODS.match(head.folded)
    return [name.strip(MARKS + ",") for name in _NAME_BEGINS.split(head.text[first.end() if first else 0 :]) if name]


def _ways(line: Line, row: _Row, width: int) -> list[Way]:
    """The ways to read the row's first `width` cells, or all that stands behind its period."""
    text = line.text[row.begins :]
    if len(gaps := list(_GAP.finditer(text))) > width:
        text = text[: gaps[width].start()]
    found = ways(text.replace("\t", " "), width)
    return [way for way in found if way and not text[: way[0].start].strip()]
