"""Finds tables in the lines: a head of columns, the rows that fit it, and the caption above it.

A row whose cells cannot be told apart, or are fewer than the columns, gives none: better no value than one in the wrong
column.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, takewhile

from extract.pipes.sections import Line
from normalize.unicode import fold

# What heads a column of figures, folded.
_PERIOD = re.compile(
    r"""(?:
        (?:(?:utfall|budget|prognos|plan|bokslut|avvikelse|resultat|ram|forslag|helarsprognos|redovisning|vp)\s?)?
        (?:
            tertial\s?\d(?:\s?[-–]\s?\d)?(?:\s(?:19|20)\d\d)?
          | (?:halvar|kvartal|kv|period|delar|t|q)\s?\d(?:\s?[-–]\s?\d)?\s(?:19|20)\d\d
          | (?:helar|lasar|vt|ht|jan\w*\s?[-–]\s?\w+|aug\w*)\s(?:19|20)\d\d(?:/\d\d)?
          | (?:19|20)\d\d-\d\d-\d\d
          | (?:19|20)\d\d(?:\s?[-/–]\s?\d\d(?:\d\d)?)?
        )
      | (?:utfall|budget|prognos|plan|bokslut|avvikelse|helarsprognos|differens|sokt(?:\sbelopp)?|beviljat(?:\sbelopp)?|forslag|
          andring|ram|belopp|kostnad|investering|avgift|taxa|malvarde|mal|resultat|summa|totalt)
      )\b""",
    re.VERBOSE,
)
_NUMBER = r"[-–]?\s?(?:\d{1,6}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+)(?:[,.]\d+)?"
_UNIT = (
    r"(?:%|procent|kronor|kr|tkr|mnkr|mkr|st|dagar|dygn|veckor|månader|år|sekunder|sek|min(?:uter)?|tim(?:mar)?|:-|kWh(?:/m²)?|ton|km|m²|poäng"
    r"|personer|elever|platser|årsarbetare)"
)
_CELL = re.compile(rf"(?:(?<=\s)|^){_NUMBER}\s?{_UNIT}?(?:\s?\([^)]*\))?(?=\s|$)")
_POINTS_DOWN = re.compile(r":$|\b(?:nedan|nedanstaende|foljande|tabell\w*)\b")
_EMPTY_CELL = re.compile(r"[-–—.=_]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE_WORD = re.compile(r"[-–]?\d{1,6}(?:[.,]\d+)?%?|[-–—=_]")
_BROKEN = re.compile(r"\d{4,}[ ][\d ]*")  # one number that lost a space, or two
_COLUMN_KIND = re.compile(r"\b(?:utfall|budget|prognos|plan|bokslut|avvikelse|forslag|sokt|beviljat|ram)\b")
_FEWEST_RUN_TOGETHER = 2
_MOST_HEAD_LINES = 3
_MOST_CAPTION_LINES = 3
_MOST_MISSES = 2  # lines amid the rows that are none: subheadings, rulers
_LONGEST_LABEL = 90
_LONGEST_CAPTION = 120
_LINES_KEPT = 1024  # looked at, since a line is tried as head, as row and as what follows a table


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


def tables_of(lines: Sequence[Line]) -> Iterator[Table]:
    """The tables among the lines, in order."""
    index = 0
    while index < len(lines):
        found = _table_at(lines, index)
        if found:
            yield found
            index = found.rows[-1].line
        index += 1


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure that is no year."""
    return bool(_CELL.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _table_at(lines: Sequence[Line], first: int) -> Table | None:
    """The table whose head begins at this line."""
    for height in range(_MOST_HEAD_LINES, 0, -1):
        head = lines[first : first + height]
        body = first + height
        if body >= len(lines) or any(_has_figures(line) for line in head):
            continue
        width = _width(lines[body])
        if width and "\t" not in lines[body].text:
            width = next(
                (len(named) for line in head if len(named := _periods(line.text)) > 1), len(_trailing(lines[body].text))
            )
        columns = _columns(head, width) if width else ()
        if columns:
            rows = tuple(_rows(lines, body, columns))
            if rows and rows[0].line == body and (len(columns) > 1 or len(rows) > 1):
                return Table(columns, rows, tuple(line.folded for line in head), tuple(_caption(lines, first)))
    return None


def _has_figures(line: Line) -> bool:
    if "\t" in line.text:
        return any(is_figure(cell) for _, cell in line.cells[1:])
    if len(_periods(line.text)) > 1:
        return False
    return any(not _YEAR.fullmatch(number.group().strip()) for number in _trailing(line.text))


def _width(line: Line) -> int:
    """How many columns a table has whose first row this is, 0 when it is no row."""
    if "\t" in line.text:
        return len(line.cells) - 1 if any(is_figure(cell) for _, cell in line.cells[1:]) else 0
    figures = sum(1 for _ in takewhile(_FIGURE_WORD.fullmatch, reversed(line.text.split())))
    return max(len(_trailing(line.text)), figures) if figures > 1 or len(_trailing(line.text)) > 1 else 0


@functools.lru_cache(_LINES_KEPT)
def _trailing(text: str) -> tuple[re.Match[str], ...]:
    """The figures that end the text, one after the other."""
    numbers = list(_CELL.finditer(text))
    while numbers and _CELL.sub("", text[numbers[0].start() :]).strip():
        numbers.pop(0)
    return tuple(numbers)


def _figure_spans(text: str, count: int) -> list[tuple[int, int]] | None:
    """Where the line's last `count` figures stand, when they can be told apart in one way only.

    `4100 900 5 000` are three figures in one way; `1 200 300` might be two in two ways, and gives none.
    """
    numbers = _trailing(text)
    if len(numbers) == count and not any(_BROKEN.fullmatch(number.group().strip()) for number in numbers):
        return [(number.end() - len(number.group().lstrip()), number.end()) for number in numbers]
    words = list(re.finditer(r"\S+", text))
    tail: list[re.Match[str]] = []
    while words and _FIGURE_WORD.fullmatch(words[-1].group()):
        tail.insert(0, words.pop())
    ways = list(islice(_partitions([word.group() for word in tail], count), 2))
    if len(ways) != 1 or not words:
        return None
    ends = list(accumulate(ways[0]))
    return [(tail[end - size].start(), tail[end - 1].end()) for size, end in zip(ways[0], ends, strict=True)]


def _partitions(words: Sequence[str], count: int) -> Iterator[tuple[int, ...]]:
    """The ways to read the words as `count` figures, each as the number of words of each figure."""
    if not words or count > len(words):
        return
    if count == 1:
        if _is_one_figure(words):
            yield (len(words),)
        return
    for size in range(1, len(words) - count + 2):
        if _is_one_figure(words[:size]):
            yield from ((size, *rest) for rest in _partitions(words[size:], count - 1))


def _is_one_figure(words: Sequence[str]) -> bool:
    """Whether the words are one number: groups of three digits after a first group of up to three."""
    if len(words) == 1:
        return True
    first, *groups, last = words
    return (
        re.fullmatch(r"[-–]?\d{1,3}", first) is not None
        and all(re.fullmatch(r"\d{3}", group) for group in groups)
        and re.fullmatch(r"\d{3}(?:,\d+)?%?", last) is not None
    )


def _columns(head: Sequence[Line], width: int) -> tuple[Column, ...]:
    """The heads of `width` columns, those of several lines put together; empty when no line has so many."""
    stacked: list[list[str]] = []
    for line in head:
        cells = [cell for _, cell in line.cells]
        in_text = [] if "\t" in line.text else list(_periods(line.text))
        if len(cells) == width + 1:
            stacked.append(cells[1:])
        elif len(cells) == width and (width > 1 or _PERIOD.match(fold(cells[0]))):
            stacked.append(cells)
        elif len(in_text) == width:
            stacked.append(in_text)
        elif width == 1 and len(cells) == 1 and len(line.text) < _LONGEST_LABEL:
            stacked.append(cells)
    if not stacked:
        return _named_in_text(head, width)
    if len(stacked) < len(head) and not _fits_head(head[0], width):
        return ()
    return tuple(_column(" ".join(parts)) for parts in zip(*stacked, strict=True))


def _named_in_text(head: Sequence[Line], width: int) -> tuple[Column, ...]:
    """Columns of a head whose words a scan has run together: told by as many kinds or years as there are columns.

    Where neither are so many, the columns have no name, and no year unless the whole head names a single one.
    """
    if width < _FEWEST_RUN_TOGETHER or any("\t" in line.text or len(line.text) > _LONGEST_LABEL for line in head):
        return ()
    text = fold(" ".join(line.text for line in head))
    kinds, years = _COLUMN_KIND.findall(text), _YEAR.findall(text)
    if width not in (len(kinds), len(years)) and len(set(years)) > 1:
        return ()
    only = years[0] if len(set(years)) == 1 else ""
    parts = (
        kinds if len(kinds) == width else [""] * width,
        years if len(years) == width else [only] * width,
    )
    return tuple(_column(" ".join(pair).strip()) for pair in zip(*parts, strict=True))


def _fits_head(line: Line, width: int) -> bool:
    return len(line.cells) in (width, width + 1) if "\t" in line.text else len(_periods(line.text)) == width


@functools.lru_cache(_LINES_KEPT)
def _periods(text: str) -> tuple[str, ...]:
    """The heads of a line whose columns have lost their gaps: nothing but periods, one after the other."""
    text = text.replace("\t", " ")
    periods = list(_PERIOD.finditer(fold(text)))
    if not periods:
        return ()
    label = periods[0].start()
    covered = sum(match.end() - match.start() for match in periods)
    if covered < 0.85 * (len(text) - label - len(periods) + 1) or label > 40:
        return ()
    return tuple(text[match.start() : match.end()] for match in periods)


def _column(text: str) -> Column:
    year = _YEAR.search(text)
    return Column(text.strip(), fold(text.strip()), int(year[0]) if year else None)


def _rows(lines: Sequence[Line], first: int, columns: Sequence[Column]) -> Iterator[Row]:
    misses = 0
    for index in range(first, len(lines)):
        line = lines[index]
        if len(_periods(line.text)) > 1:
            return  # another table's head
        row = _row(line, index, columns)
        if row:
            yield row
            misses = 0
        else:
            misses += 1
            if misses > _MOST_MISSES or len(line.text) > _LONGEST_LABEL:
                return


def _row(line: Line, index: int, columns: Sequence[Column]) -> Row | None:
    if "\t" in line.text:
        cells = line.cells
        if len(cells) != len(columns) + 1 or not any(is_figure(cell) for _, cell in cells[1:]):
            return None
        label, places = cells[0][1], cells[1:]
    else:
        spans = _figure_spans(line.text, len(columns)) if len(columns) > 1 else None
        if not spans:
            return None
        label = line.text[: spans[0][0]].strip()
        places = [(line.start + start, line.text[start:end]) for start, end in spans]
    filled = [(column, start, cell) for column, (start, cell) in zip(columns, places, strict=True)]
    return Row(
        index,
        label.rstrip(" :"),
        tuple(Cell(column, start, cell) for column, start, cell in filled if not _EMPTY_CELL.fullmatch(cell)),
    )


def _caption(lines: Sequence[Line], first: int) -> Iterator[Line]:
    for line in reversed(lines[max(first - _MOST_CAPTION_LINES, 0) : first]):
        if len(line.text) > _LONGEST_CAPTION and not _POINTS_DOWN.search(line.folded):
            return
        yield line
