"""The total under a table's ruler that no word names: the figures of a line that its columns add up to.

Ramper       188    231
Belysning     21     24
             209    255
"""

from collections.abc import Sequence
from decimal import Decimal

from extract.pipes.periods import Column
from extract.pipes.rows import Row, figure_cell
from extract.pipes.sections import Line
from normalize.figures import Way, ways

_FEWEST_ROWS = 3
_MOST_COLUMNS = 8
_LABEL = "Summa"
_SURENESS = 0.95
_LONGEST = 80  # characters


def with_total(rows: Sequence[Row], columns: Sequence[Column], lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows, and below them the total without a label, where there is one."""
    index = _below_ruler(lines, rows[-1].line + 1) if rows else len(lines)
    may_be = len(rows) >= _FEWEST_ROWS and 1 < len(columns) <= _MOST_COLUMNS and index < len(lines)
    if not may_be or len(lines[index].text) > _LONGEST or any(map(str.isalpha, lines[index].text)):
        return tuple(rows)
    line = lines[index]
    sums = [_sum_of(rows, place, columns) for place in range(len(columns))]
    fitting = [way for way in ways(line.text.replace("\t", " "), len(columns)) if _adds_up(way, sums)]
    if len(fitting) != 1:
        return tuple(rows)
    cells = (figure_cell(one, line.start, figure, _SURENESS) for one, figure in zip(columns, fitting[0], strict=True))
    return (*rows, Row(index, _LABEL, tuple(cell for cell in cells if cell.value is not None)))


def _below_ruler(lines: Sequence[Line], index: int) -> int:
    is_ruler = index < len(lines) and not any(map(str.isalnum, lines[index].text))
    return index + is_ruler


def _sum_of(rows: Sequence[Row], place: int, columns: Sequence[Column]) -> Decimal:
    """What the column's figures add up to: the one at the place, of heads that are the same."""
    same = [at for at, one in enumerate(columns) if one == columns[place]]
    nth = same.index(place)
    found = ([cell.value for cell in row.cells if cell.column == columns[place]] for row in rows)
    return sum((own[nth] or Decimal(0) for own in found if len(own) > nth), Decimal(0))


def _adds_up(way: Way, sums: Sequence[Decimal]) -> bool:
    return all((figure.value or Decimal(0)) == total != 0 for figure, total in zip(way, sums, strict=True))
