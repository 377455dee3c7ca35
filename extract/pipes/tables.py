"""Reads a line as a table's head or row: columns with their year, and cells that fit them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.sections import Line
from normalize.unicode import fold

_PERIOD = re.compile(
    r"""(?:
        (?:(?:utfall|budget|prognos|plan|bokslut|avvikelse|resultat|ram|forslag|helarsprognos|delar|redovisning|vp)\s?)?
        (?:
            tertial\s?\d(?:\s?-\s?\d)?(?:\s(?:19|20)\d\d)?
          | (?:halvar|kvartal|kv|period|delar|t|q)\s?\d(?:\s?-\s?\d)?\s(?:19|20)\d\d
          | (?:helar|lasar|vt|ht|jan\w*\s?-\s?\w+|aug\w*)\s(?:19|20)\d\d(?:/\d\d)?
          | (?:19|20)\d\d-\d\d-\d\d
          | (?:19|20)\d\d(?:\s?[-/]\s?\d\d(?:\d\d)?)?
        )
      | (?:utfall|budget|prognos|plan|bokslut|avvikelse|helarsprognos|differens|sokt(?:\sbelopp)?|beviljat(?:\sbelopp)?|forslag|
          andring|ram|belopp|kostnad|investering|avgift|taxa|malvarde|mal|resultat|summa|totalt)
      )\b""",
    re.VERBOSE,
)
_CELL = re.compile(
    r"(?:(?<=\s)|^)[-–]?\s?(?:\d{1,6}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+)(?:[,.]\d+)?\s?(?:%|kronor|kr|tkr|mnkr|mkr|st|dagar|min)?(?:\s?\([^)]*\))?(?=\s|$)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_COLUMNS = 2
_MOST_MISSES = 2
_LONGEST_LABEL = 90


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; `year` when it names one."""

    text: str
    folded: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A row's cell under `column`; `start` is its offset in the running text."""

    column: Column
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: the index of its line and of the table's head, its label and its cells."""

    line: int
    head: int
    label: str
    cells: tuple[Cell, ...]


def columns_of(line: Line) -> list[Column]:
    """The columns of a table's head, without the one of the row labels; empty when the line is no head."""
    cells = [cell for _, cell in line.cells]
    periods = [bool(_PERIOD.match(fold(cell))) for cell in cells]
    if len(cells) >= _LEAST_COLUMNS and all(periods) and _YEAR.search(cells[0]):
        return [_column(cell) for cell in cells]
    if len(cells) > 1 and sum(periods[1:]) >= (len(cells) - 1) / 2 and not any(_is_number(cell) for cell in cells[1:]):
        return [_column(cell) for cell in cells[1:]]
    return _columns_in_text(line)


def _columns_in_text(line: Line) -> list[Column]:
    """The heads of a line whose columns have lost their gaps: nothing but periods, one after the other."""
    text = line.text.replace("\t", " ")
    periods = list(_PERIOD.finditer(fold(text)))
    covered = sum(match.end() - match.start() for match in periods)
    label = periods[0].start() if periods else 0
    if len(periods) < _LEAST_COLUMNS or covered < 0.85 * (len(text) - label - len(periods) + 1) or label > 40:
        return []
    return [_column(text[match.start() : match.end()]) for match in periods]


def _column(text: str) -> Column:
    year = _YEAR.search(text)
    return Column(text.strip(), fold(text.strip()), int(year[0]) if year else None)


def _is_number(cell: str) -> bool:
    return bool(_CELL.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def rows_of(lines: Sequence[Line]) -> Iterator[Row]:
    """The rows of every table in the text.

    A table begins at a head and ends at a line of prose, or at two lines that are no rows.
    """
    columns: list[Column] = []
    head = misses = 0
    for index, line in enumerate(lines):
        if new_columns := columns_of(line):
            columns, head, misses = new_columns, index, 0
            continue
        label, cells = _fit(line, columns) if columns else ("", [])
        if cells:
            yield Row(index, head, label, tuple(cells))
            misses = 0
        else:
            misses += 1
            if misses > _MOST_MISSES or len(line.text) > _LONGEST_LABEL:
                columns = []


def _fit(line: Line, columns: Sequence[Column]) -> tuple[str, list[Cell]]:
    """The row's label, and a cell for each column.

    A row whose cells cannot be told apart, or are fewer than the columns, gives none: better no value than one in the
    wrong column.
    """
    cells = line.cells
    if len(cells) == len(columns) + 1:
        places = cells[1:]
        label = cells[0][1]
    else:
        text = line.text.replace("\t", " ")
        numbers = list(_CELL.finditer(text))
        if len(numbers) != len(columns) or _CELL.sub("", text[numbers[0].start() :]).strip():
            return "", []
        label = text[: numbers[0].start()].strip()
        places = [
            (line.start + number.end() - len(number.group().lstrip()), number.group().strip()) for number in numbers
        ]
    return label.rstrip(" :"), [
        Cell(column, start, cell) for column, (start, cell) in zip(columns, places, strict=True)
    ]
