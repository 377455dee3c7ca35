"""Finds tables in the lines: a head of columns, the rows that fit it, and the caption above it.

A row whose cells cannot be told apart, or are fewer than the columns, gives none: better no value than one in the wrong
column. Where a scan has lost the gaps between the columns, what the figures add up to tells them apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from spacy.tokens import Doc

from extract.pipes.columns import KIND, LONGEST_LABEL, YEAR, Column, column, columns_of, periods
from extract.pipes.sections import Line
from extract.pipes.stacked import Stack, labelled, stacks
from normalize.amounts import parse_number
from normalize.balance import DOUBTED, settle
from normalize.figures import UNIT, Figure, Way, ends_in_figures, ways
from normalize.unicode import fold

_NUMBER = r"[-–]?\s?(?:\d{1,6}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+)(?:[,.]\d+)?"
_CELL = re.compile(rf"\+?{_NUMBER}\s?{UNIT}?(?:\s?\([^)]*\))?|\d{{1,3}}:\d\d")
_ASIDE = re.compile(r"\s*\(.*$")
_POINTS_DOWN = re.compile(r":$|\b(?:nedan|nedanstaende|foljande|tabell\w*)\b")
_EMPTY_CELL = re.compile(r"[-–—.=_]*")
# A label that goes on on the line below, or after its row's figures.
_GOES_ON = re.compile(r"(?!(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*$)[a-zåäöé(][^\d\t]{1,40}")
_LABEL = re.compile(r".*[^\W\d_]{2}", re.DOTALL)
_MARKS = " :.|_~*'‘’´`\"“”"
# What a figure stands after that is no row's: "Sida 3", "kl 13", "§ 12", "0479-55 11 12".
_NO_LABEL = re.compile(
    r"@|\bwww\.|(?:\b(?:sid(?:a|an)?|kl|nr|blad|tel\w*|tfn|dnr|bilaga|den|kap|vecka|punkt|avsnitt|ar)\.?|§+|\d[-/–:]\d+)$"
)
# A date, or a head that stands alone: no row, though it ends in a figure.
_NO_ROW = re.compile(
    r"\d{4}-\d\d-\d\d\b|\d\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\s\d{4}$|^\W*(?:tertial|kvartal|halvar|helar|utfall|budget|prognos|plan|bokslut)\s?\d?\s?(?:19|20)\d\d$"
)
_OWN_SUM = re.compile(r"(?<!\b(?:19|20)\d)\d\s?(?:tkr|mnkr|mkr|kkr|kr|kronor|miljoner|:-)\b|:-")
_MONEY = re.compile(r"\b(?:tkr|mnkr|mkr|kkr|tsek|msek|kr|kronor|(?:tusen|miljoner)\s?kr\w*)\b")
_YEAR_END = re.compile(r"\b(?:19|20)\d\d\W*(?:kronor|kr|tkr|mnkr|mkr|kkr)?\W*$")
_MOST_HEAD_LINES = 3
_MOST_CAPTION_LINES = 3
_MOST_MISSES = 2  # lines amid the rows that are none: subheadings, rulers
_FEWEST_WORDS = 4  # of a cell that is no label cut short
_FEWEST_SINGLE = 2  # rows of a single column in running text
_LONGEST_CAPTION = 120
_STACKED = 0.9  # how sure the row is of a figure that stands apart from its label
_MOST_LOOKED_AT = 12  # rows that tell how many columns there are


@dataclass(frozen=True, slots=True)
class Cell:
    """A row's cell under `column`, at [start, end) of the running text.

    `text` has its letters mended, `value` is None for words, `sureness` from 0 to 1 says how surely its figure was told
    from its neighbours'.
    """

    column: Column
    start: int
    end: int
    text: str
    value: Decimal | None
    sureness: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line's index among the lines, its label and its cells."""

    line: int
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` are the folded lines that head it, `caption` the short ones above, the nearest first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: tuple[str, ...]
    caption: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A row of running text, not yet settled: its line's index, and the ways to read its end."""

    line: int
    ways: list[Way]


def tables_in(doc: Doc) -> tuple[Table, ...]:
    """The tables among the document's lines, in order, found for the first component that asks."""
    if doc._.tables is None:
        doc._.tables = tuple(tables_of(doc._.lines))
    found: tuple[Table, ...] = doc._.tables
    return found


def tables_of(lines: Sequence[Line]) -> Iterator[Table]:
    """The tables among the lines, in order."""
    index = 0
    while index < len(lines):
        if found := _table_at(lines, index):
            index = found.rows[-1].line + 1
            beside = [_stacked(stack, found.rows, found) for stack in stacks(lines, index, height=len(found.rows))]
            yield from (found, *beside)
        else:
            beside = list(_stacked_tables(lines, index))
            yield from beside
        index = max((table.rows[-1].line + 1 for table in beside), default=index + (found is None))


def _stacked_tables(lines: Sequence[Line], first: int) -> Iterator[Table]:
    """The columns that stand below their labels, with the labels above this line."""
    below = stacks(lines, first)
    for stack, labels in labelled(lines, first, below) if below and below[0].first == first else ():
        rows = [Row(label, lines[label].text.strip(_MARKS), ()) for label in labels]
        yield _stacked(stack, rows, Table((), (), (), tuple(_caption(lines, labels[0]))))


def _stacked(stack: Stack, rows: Sequence[Row], table: Table) -> Table:
    """A column that stands below its table, as a table of its own with that one's labels and captions."""
    told = (
        Row(line, row.label, (_figure_cell(stack.head, start, figure, _STACKED),))
        for row, (line, start, figure) in zip(rows, stack.figures, strict=True)
    )
    return Table((stack.head,), tuple(told), (stack.head.folded, *table.head), table.caption)


def _figure_cell(head: Column, start: int, figure: Figure, sureness: float) -> Cell:
    return Cell(head, start + figure.start, start + figure.end, figure.text, figure.value, sureness)


def _table_at(lines: Sequence[Line], first: int) -> Table | None:
    """The table whose head begins at this line."""
    for height in range(_MOST_HEAD_LINES, 0, -1):
        head = lines[first : first + height]
        body = first + height
        if body >= len(lines) or any(_has_figures(line) for line in head) or _is_parted(head):
            continue
        for width in _widths(head, lines[body : body + _MOST_LOOKED_AT]):
            columns = columns_of(head, width) if width > 1 else _single(head)
            rows = tuple(_rows(lines, body, columns)) if columns else ()
            if rows and rows[0].line == body and len(rows) >= _fewest(head, columns, lines[body]):
                caption = tuple(_caption(lines, first))
                return Table(columns, _with_labels(lines, rows), tuple(line.folded for line in head), caption)
    return None


def _fewest(head: Sequence[Line], columns: Sequence[Column], body: Line) -> int:
    """How many rows make a table: one where the head names its columns, else two."""
    if len(columns) == 1:
        return _FEWEST_SINGLE
    is_named = any(len(periods(line.text)) > 1 or ("\t" in line.text and "\t" in body.text) for line in head)
    return 1 if is_named else 2


def _is_parted(head: Sequence[Line]) -> bool:
    """Whether a gap stands in a head whose columns are told by their places: what is above it is another thing."""
    return any(line.after_gap and "\t" in line.text for line in head[1:])


def _has_figures(line: Line) -> bool:
    if "\t" in line.text:
        return any(_is_figure(cell) for _, cell in line.cells[1:])
    if len(periods(line.text)) > 1 or YEAR.fullmatch(line.text.split()[-1].rstrip(":,")):
        return False
    return bool(ends_in_figures(_body(line))) and not periods(line.text) and not _YEAR_END.search(line.folded)


def _is_figure(cell: str) -> bool:
    """Whether a cell holds a figure that is no year."""
    return bool(_CELL.fullmatch(cell)) and not YEAR.fullmatch(cell)


def _widths(head: Sequence[Line], body: Sequence[Line]) -> list[int]:
    """How many columns a table may have that begins with these rows; none when the first is no row."""
    first = body[0]
    if "\t" in first.text:
        return [len(first.cells) - 1] if any(_is_figure(cell) for _, cell in first.cells[1:]) else []
    if not _is_text_row(first):
        return []
    named = [len(found) for line in head if len(found := periods(line.text)) > 1]
    # Thousands and columns look alike, but no row has fewer columns than it has figures with all thousands joined.
    figures = [ends_in_figures(_body(line)) for line in takewhile(_is_text_row, body)]
    return list(dict.fromkeys((*named, max(set(figures), key=figures.count))))


def _is_text_row(line: Line) -> bool:
    return (
        bool(ends_in_figures(_body(line)) and _LABEL.match(line.text))
        and len(line.text) <= LONGEST_LABEL
        and not _is_item(line)
    )


def _single(head: Sequence[Line]) -> tuple[Column, ...]:
    """The one column of a list of sums: its head names a unit of money or what the sums are, or is a period."""
    last = head[-1]
    if len(head) > 1 or len(last.text) > LONGEST_LABEL:
        return ()
    named = periods(last.text)
    if (
        len(named) == 1
        and (KIND.search(fold(named[0])) or named[0] == last.text.strip(_MARKS + "1il"))
        and column(named[0]).year
    ):
        return (column(named[0]),)
    unit = _MONEY.search(last.folded)
    if last.marker or _OWN_SUM.search(last.folded):
        return ()
    if not unit or (len(named) > 1 and len(YEAR.findall(last.text)) > 1):
        return ()
    own = last.text[unit.end() :].strip(" \t):,.")
    return (Column(own, fold(own), column(last.text).year) if KIND.search(fold(own)) else column(last.text),)


def _rows(lines: Sequence[Line], first: int, columns: Sequence[Column]) -> Iterator[Row]:
    found: list[Row | _Found] = []
    misses = 0
    for index in range(first, len(lines)):
        line = lines[index]
        if len(periods(line.text)) > 1:
            break  # another table's head
        row = _row(line, index, columns)
        if row:
            found.append(row)
            misses = 0
        else:
            misses += 1
            if misses > _MOST_MISSES or len(line.text) > LONGEST_LABEL:
                break
    yield from _settled(lines, found, columns)


def _row(line: Line, index: int, columns: Sequence[Column]) -> Row | _Found | None:
    if _NO_ROW.search(line.folded) or _is_item(line):
        return None
    if "\t" in line.text and len(line.cells) == len(columns) + 1:
        if not any(_is_figure(cell) for _, cell in line.cells[1:]):
            return None
        (_, label), *cells = line.cells
        return Row(index, label.rstrip(" :"), _filled(columns, cells))
    if "\t" in line.text and len(line.cells) == len(columns) and _spans_label(line):
        return Row(index, "", _filled(columns, line.cells))
    found = ways(_body(line), len(columns))
    label = line.text[: found[0][0].start] if found else ""
    if not _LABEL.match(label.strip(_MARKS)) or _NO_LABEL.search(fold(label).strip(_MARKS)):
        return None
    return _Found(index, found) if len(line.text) <= LONGEST_LABEL else None


def _is_item(line: Line) -> bool:
    """Whether a list's bullet or number stands before the line, not only the mark that a scan makes of a ruled line."""
    return bool(line.marker) and "\t" not in line.text and line.text[0] not in "_~=|"


def _spans_label(line: Line) -> bool:
    """Whether the first cell is the second column's words: the first column's cell spans several rows."""
    (_, first), *others = line.cells
    return len(first.split()) >= _FEWEST_WORDS and any(_is_figure(cell) for _, cell in others)


def _filled(columns: Sequence[Column], cells: Sequence[tuple[int, str]]) -> tuple[Cell, ...]:
    found = (_cell(head, start, text) for head, (start, text) in zip(columns, cells, strict=True))
    return tuple(cell for cell in found if not _EMPTY_CELL.fullmatch(cell.text))


def _body(line: Line) -> str:
    """The row up to its last figure: what follows in lower case is more of its label (`_with_labels`)."""
    text = line.text.replace("\t", " ")
    match = re.search(rf"(?<=[\d%])\s({_GOES_ON.pattern})$", text)
    return text[: match.start()] if match and not re.fullmatch(rf"{UNIT}\W?", match[1]) else text


def _cell(head: Column, start: int, text: str) -> Cell:
    bare = _ASIDE.sub("", text)
    number = re.match(rf"\+?({_NUMBER})\s?(?:{UNIT})?$", bare)
    return Cell(head, start, start + len(bare), text, parse_number(number[1]) if number else None, 1.0)


def _settled(lines: Sequence[Line], found: Sequence[Row | _Found], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows, those of running text in the way that their figures settle."""
    open_rows = [row for row in found if isinstance(row, _Found)]
    labels = [(lines[row.line].text[: row.ways[0][0].start], row.ways) for row in open_rows]
    readings = dict(zip((row.line for row in open_rows), settle(labels), strict=True))
    for row in found:
        if isinstance(row, Row):
            yield row
        elif reading := readings[row.line]:
            line = lines[row.line]
            cells = (
                _figure_cell(head, line.start, figure, reading.sureness * (DOUBTED if place in reading.doubted else 1))
                for place, (head, figure) in enumerate(zip(columns, reading.way, strict=True))
                if figure.value is not None
            )
            yield Row(row.line, line.text[: reading.way[0].start].replace("\t", " ").strip(_MARKS), tuple(cells))


def _with_labels(lines: Sequence[Line], rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with the rest of a wrapped label, which stands after the figures or on the line below."""
    taken = {row.line for row in rows}
    return tuple(replace(row, label=_whole_label(lines, row, taken)) for row in rows)


def _whole_label(lines: Sequence[Line], row: Row, taken: set[int]) -> str:
    line = lines[row.line]
    last = max((cell.end for cell in row.cells), default=line.end) - line.start
    behind = line.text[last:].strip(_MARKS)
    if "\t" not in behind and _GOES_ON.fullmatch(behind) and not re.match(rf"{UNIT}\b", behind):
        return f"{row.label} {behind}"
    if row.line + 1 >= len(lines) or row.line + 1 in taken:
        return row.label
    below = lines[row.line + 1]
    if not below.after_gap and not below.marker and _GOES_ON.fullmatch(below.text) and below.text[-1] not in ".:":
        return f"{row.label} {below.text}"
    return row.label


def _caption(lines: Sequence[Line], first: int) -> Iterator[Line]:
    for line in reversed(lines[max(first - _MOST_CAPTION_LINES, 0) : first]):
        if len(line.text) > _LONGEST_CAPTION and not _POINTS_DOWN.search(line.folded):
            return
        yield line
