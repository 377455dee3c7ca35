"""Finds tables in the lines: a head of columns, the rows that fit it, and the caption that says what it holds."""

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise, takewhile

from spacy.tokens import Doc

from extract.pipes.captions import MONEY, OWN_SUM, caption_of, lines_above
from extract.pipes.columns import (
    LONGEST_LABEL,
    columns_of,
    is_numbered,
    kinds_over,
    lacking_year,
    names_before,
    short_years,
    unit_heads,
    units_abreast,
    words_over,
)
from extract.pipes.figure_cells import is_figure
from extract.pipes.page_ends import between_pages
from extract.pipes.partial_rows import with_partial_rows
from extract.pipes.periods import (
    BEFORE_WORDS,
    KIND,
    YEAR,
    YEARS_IN_UNIT,
    Column,
    column,
    ends_in_words,
    full_months,
    periods,
    without_names,
)
from extract.pipes.rows import (
    LONGEST_WHOLE_ROW,
    MARKS,
    Cell,
    Row,
    body_of,
    count_figures,
    figure_cell,
    has_words_behind,
    is_text_row,
    rows_below,
    spans_label,
)
from extract.pipes.sections import Line
from extract.pipes.stacked import Stack, labelled, stacks, under_labels
from extract.pipes.total_rows import with_total
from extract.pipes.verdict_heads import of_verdicts
from normalize.figures import is_unit, ways
from normalize.unicode import fold

__all__ = ["Cell", "Row", "Table", "tables_in", "tables_of"]

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+")
# "… har upprättat följande kalkyl, i kronor:": a sentence that leads in a list of sums.
_LEADS_IN = re.compile(rf"^.{{60,600}}{MONEY.pattern}[^.;:]{{0,20}}:$")
# A column of sums that is no period beside those that are: in money, or what they come to.
_OF_SUM = re.compile(rf"{MONEY.pattern}|\b(?:hela|summa|totalt?|samtliga|sammanlagt|tillsammans|darefter|senare)\b")
_FIGURE = re.compile(r"(?<!\S)\d+(?:,\d+)?(?!\S)")
_BESIDE_YEAR = re.compile(r"[^\W\d]\s\d{1,3}\s\d{3}\s(?:19|20)\d\d$")  # "Kylaggregat 2 350 1980": two figures
_YEAR_END = re.compile(r"\b(?:19|20)\d\d\W*(?:kronor|kr|tkr|mnkr|mkr|kkr)?\W*$")
_FURNITURE = re.compile(
    r"\bsid(?:a|an)?\s\d+\s?(?:av\b|\(|/)|\d\s?\(\d{1,3}\)\W*$|@|\bwww\.|\borg\.?\s?nr\b|\bpostadress\b|\btelefon\b"
)
_MOST_HEAD_LINES = 3
_MARGIN_CELLS = 2
_MOST_SPOILT = 4  # lines below a head, of which one at least ends in figures that a scan has not spoilt
_MOST_UNREAD = 2  # rows under a head that names its columns, before the first that can be read
_FEWEST_TOLD = 2  # columns of periods, beside which figures under other heads are asides
_FEWEST_SINGLE = 2  # rows of a single column in running text
_STACKED = 0.9  # how sure the row is of a figure that stands apart from its label
_REMEMBERED = 256  # lines, of which each is looked at from several above
_MOST_LOOKED_AT = 12  # rows that tell how many columns there are


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` are the folded lines that head it, `caption` the short ones above, the nearest first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: tuple[str, ...]
    caption: tuple[Line, ...]


def tables_in(doc: Doc) -> tuple[Table, ...]:
    """The tables among the document's lines, in order, found for the first component that asks."""
    if doc._.tables is None:
        tables = tuple(tables_of(doc._.lines, doc._.page_starts))
        taken = {row.line for table in tables for row in table.rows}
        doc._.tables = tuple(_completed(one, doc, taken) for one in tables)
    found: tuple[Table, ...] = doc._.tables
    return found


def _completed(table: Table, doc: Doc, taken: Collection[int]) -> Table:
    """The table with its rows that lack a figure or a label; `taken`: the lines of all tables' rows."""
    rows = with_partial_rows(table.rows, table.columns, doc._.lines, taken, doc._.placed)
    return replace(table, rows=with_total(rows, table.columns, doc._.lines))


def tables_of(lines: Sequence[Line], page_starts: Sequence[int] = ()) -> Iterator[Table]:
    """The tables among the lines, in order; `page_starts` are the offsets in the running text where pages begin."""
    index = 0
    between = between_pages(lines, page_starts)
    captions: dict[str, tuple[Line, ...]] = {}
    while index < len(lines):
        if found := _table_at(lines, index, between):
            # A table that goes on over the page has its head again, but not its caption.
            head = _words_of(found.head)
            found = replace(found, caption=(*found.caption, *captions.get(head, ())))
            captions[head] = found.caption
            index = found.rows[-1].line + 1
            beside = [_stacked(stack, found.rows, found) for stack in stacks(lines, index, height=len(found.rows))]
            yield from (found, *beside)
        else:
            beside = list(_stacked_tables(lines, index))
            yield from beside
        index = max((table.rows[-1].line + 1 for table in beside), default=index + (found is None))


def _words_of(head: Sequence[str]) -> str:
    """What the head says, without the marks that a scan makes of its rulers."""
    return " ".join(_WORD.findall(" ".join(head)))


def _stacked_tables(lines: Sequence[Line], first: int) -> Iterator[Table]:
    """The columns that stand below their labels, with the labels above this line."""
    below = stacks(lines, first)
    found = labelled(lines, first, below) if below and below[0].first == first else under_labels(lines, first)
    for stack, labels in found:
        rows = [Row(label, lines[label].text.strip(MARKS), ()) for label in labels]
        yield _stacked(stack, rows, Table((), (), (), tuple(lines_above(lines, labels[0]))))


def _stacked(stack: Stack, rows: Sequence[Row], table: Table) -> Table:
    """A column that stands below its table, as a table of its own with that one's labels and captions."""
    told = (
        Row(line, row.label, (figure_cell(stack.head, start, figure, _STACKED),))
        for row, (line, start, figure) in zip(rows, stack.figures, strict=True)
        if figure and figure.value is not None
    )
    return Table((stack.head,), tuple(told), (stack.head.folded, *table.head), table.caption)


def _table_at(lines: Sequence[Line], first: int, between: frozenset[int]) -> Table | None:
    """The table whose head begins at this line; lines `between` pages may part its head or its rows."""
    for height in range(_MOST_HEAD_LINES, 0, -1):
        head = lines[first : first + height]
        passed = between if _is_named(head) else frozenset()
        body = next(index for index in count(first + height) if index not in passed)
        if not _may_have_rows(head, lines[body : body + _MOST_SPOILT]):
            continue
        if any(_is_furniture(line.folded) for line in head) or _has_figures(head[0]) or _is_parted(head):
            continue
        if not all(_goes_on(above, line) for above, line in pairwise(head)):
            continue
        head = of_verdicts(head, lines[body : body + _MOST_LOOKED_AT])
        for width in _widths(head, lines[body : body + _MOST_LOOKED_AT]):
            # What names columns itself is no row of a list.
            columns = (
                columns_of(head, width) if width > 1 else () if _is_named(lines[body : body + 1]) else _single(head)
            )
            rows = _rows(lines, body, head, columns, between) if columns else ()
            unread = _MOST_UNREAD if _is_named(head) else 0
            if rows and rows[0].line - body <= unread and len(rows) >= _fewest(head, columns, lines[body]):
                if (
                    height > 1
                    and _says_nothing(columns)
                    and _is_named(head[1:])
                    and _table_at(lines, first + 1, between)
                ):
                    return None  # the caption above the head
                caption = caption_of(lines, first, rows[-1].line)
                return Table(columns, _without_asides(columns, rows), tuple(line.folded for line in head), caption)
    return None


def _may_have_rows(head: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether one of the lines below the head may be a row, of figures or of figures and the words of a last column."""
    if any(map(_may_be_row, below)):
        return True
    return any(has_words_behind(line.text) for line in below) and any(ends_in_words(line.text) for line in head)


def _may_be_row(line: Line) -> bool:
    """Whether the line may be a row, told more quickly than by reading it: most lines of prose are none."""
    return "\t" in line.text or (len(line.text) <= LONGEST_WHOLE_ROW and count_figures(line) > 0)


def _rows(
    lines: Sequence[Line], body: int, head: Sequence[Line], columns: Sequence[Column], between: frozenset[int]
) -> tuple[Row, ...]:
    return rows_below(
        lines,
        body,
        columns,
        is_numbered=is_numbered(head),
        names=names_before(head),
        has_words=any(ends_in_words(line.text) for line in head),
        between=between if len(columns) > 1 else frozenset(),
    )


def _without_asides(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without the figures of columns that are no periods, where others are: members, hours, points."""
    told = [one for one in columns if one.year]
    asides = {
        one for one in columns if one.folded and not (one.year or periods(one.text) or _OF_SUM.search(one.folded))
    }
    if len(told) < _FEWEST_TOLD or not asides:
        return tuple(rows)
    return tuple(
        replace(row, cells=tuple(cell for cell in row.cells if cell.value is None or cell.column not in asides))
        for row in rows
    )


def _says_nothing(columns: Sequence[Column]) -> bool:
    """Whether the columns' heads, several, do not tell one from the other."""
    return len(columns) > 1 and len({one.folded for one in columns}) == 1


def _is_named(head: Sequence[Line]) -> bool:
    """Whether the head names its columns, whatever stands below."""
    return any(len(periods(line.text)) > 1 for line in head)


def _fewest(head: Sequence[Line], columns: Sequence[Column], body: Line) -> int:
    """How many rows make a table: one where the head names its columns, else two."""
    if len(columns) == 1:
        return _FEWEST_SINGLE
    return 1 if _is_named(head) or ("\t" in body.text and any("\t" in line.text for line in head)) else 2


@functools.lru_cache(_REMEMBERED)
def _is_furniture(folded: str) -> bool:
    """Whether the line heads or ends a page: it names the page, or the sender's address."""
    return bool(_FURNITURE.search(folded))


def _is_parted(head: Sequence[Line]) -> bool:
    """Whether a gap stands in a head whose columns are told by their places, or a line before it that heads nothing.

    What is above the gap, and prose above a line that names all columns, is another thing.
    """
    if any(line.after_gap and ("\t" in line.text or "\t" in above.text) for above, line in pairwise(head)):
        return True
    # Once a line heads columns, those below it go on with them.
    over = takewhile(lambda line: not _heads_several(line), head[:-1])
    return any(_stands_over(above, head[place:]) for place, above in enumerate(over, 1))


def _heads_several(line: Line) -> bool:
    """Whether the line heads columns: a kind of figures, several periods, or more cells than a heading in the margin has."""
    return len(line.cells) > _MARGIN_CELLS or len(periods(line.text)) > 1 or bool(KIND.search(line.folded))


def _stands_over(above: Line, head: Sequence[Line]) -> bool:
    """Whether the line heads none of the columns that the whole head below it names."""
    if not _is_named(head) or words_over(above, head[0]):
        return False
    is_beside = "\t" in above.text or periods(above.text) or KIND.search(above.folded)
    return not is_beside and bool(without_names(above.text))


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a head may go on on the line below: with years, or at least without figures and sums of its own."""
    figures = [number for number in _FIGURE.findall(line.text) if not YEAR.fullmatch(number)]
    is_row = len(figures) > 1 and not periods(line.text)  # one that cannot be read
    if _is_row_of_words(above, line):
        return False
    return _wraps_years(above, line) or not (is_row or _has_figures(line) or OWN_SUM.search(line.folded))


def _is_row_of_words(above: Line, line: Line) -> bool:
    """Whether the line has a cell under each head of the one above, whose years are told, and heads no period itself."""
    is_whole = "\t" in above.text and sum(column(one).year is not None for one in periods(above.text)) >= _FEWEST_TOLD
    is_whole = is_whole and all(cell for _, cell in above.all_cells)  # under a head over several stand those of each
    return is_whole and len(line.cells) == len(above.cells) and not periods(line.text) and not MONEY.search(line.folded)


def _wraps_years(above: Line, line: Line) -> bool:
    """Whether the line is nothing but the years of two digits that heads above it lack, its first cell left out."""
    count = len(short_years(line))
    return count > 0 and count in lacking_year(above)


def _has_figures(line: Line) -> bool:
    if not _DIGIT.search(line.text) or _LEADS_IN.search(line.folded):
        return False
    if full_months(line.text) != line.text or YEARS_IN_UNIT.fullmatch(line.folded):
        return False
    if "\t" in line.text:
        return any(is_figure(cell) and not BEFORE_WORDS.match(cell) for _, cell in line.cells[1:])
    if _BESIDE_YEAR.search(line.text):
        return True
    if len(periods(line.text)) > 1 or YEAR.fullmatch(line.text.split()[-1].rstrip(":,")):
        return False
    return bool(count_figures(line)) and not periods(line.text) and not _YEAR_END.search(line.folded)


def _widths(head: Sequence[Line], body: Sequence[Line]) -> list[int]:
    """How many columns a table may have that begins with these rows; none when the first is no row."""
    first = body[0]
    if "\t" in first.text:
        alike = takewhile(lambda row: len(row.all_cells) == len(first.all_cells), body)  # of words alone, too
        count = len(first.all_cells)
        if not any(is_figure(cell) for row in alike for _, cell in row.cells[1:]):
            return []
        # The first row has an empty cell, where the head names more columns and other rows fill them.
        most = max(len(periods(line.text)) for line in head)
        is_lacking = most >= count and any("\t" in row.text and len(row.all_cells) == most + 1 for row in body)
        if is_lacking:
            return [most, count - 1]
        # A first column whose cells span rows, or that ran together with the second's.
        is_short = spans_label(first) and len(head[-1].all_cells) == count + 1
        return [count - 1, count] if is_short else [count - 1]
    least = 1 if names_before(head) else 2
    named = [len(found) for line in head if len(found := periods(line.text)) >= least]
    named += [len(found) for line in head if "\t" not in line.text and len(found := unit_heads(line)) > 1]
    named += [count for line in head if (count := units_abreast(line))]
    over = [width for above, line in pairwise(head) if kinds_over(above, line, width := len(periods(line.text)))]
    named = [width for width in over if width >= max(named, default=0)] or named
    if not is_text_row(first):
        return named
    # Thousands and columns look alike, but no row has fewer columns than it has figures with all thousands joined.
    figures = [count_figures(line) for line in takewhile(is_text_row, body)]
    usual = _usual(figures, body)
    is_alike = len({line.text.split()[0] for line in takewhile(is_text_row, body)}) == 1 < len(figures)  # "Linje 44"
    has_unnamed = named and usual == max(named) + 1 and not is_alike and _fits(body, figures, usual, max(named))
    return list(dict.fromkeys((usual, *named) if has_unnamed else (*named, usual)))


def _fits(rows: Sequence[Line], figures: Sequence[int], wide: int, narrow: int) -> bool:
    """Whether half as many of the rows at least can be read with the one number of columns as with the other."""
    bodies = [body_of(row) for row, _ in zip(rows, figures, strict=False)]
    return 2 * sum(bool(ways(body, wide)) for body in bodies) >= sum(bool(ways(body, narrow)) for body in bodies)


def _usual(figures: Sequence[int], rows: Sequence[Line]) -> int:
    """How many figures the rows have: the most that some show where the others may be so read, else what most have."""
    most = max(figures)
    found = [ways(body_of(row), most) for row, _ in zip(rows, figures, strict=False)] if most > min(figures) else []
    # Not "Lön 2 personer 412 000".
    bare = sum(
        count == most and not any(map(str.isalpha, body_of(row)[way[0][0].start :]))
        for count, row, way in zip(figures, rows, found, strict=False)
        if way
    )
    if found and all(found) and 3 * bare >= len(figures):
        return most
    return max(set(figures), key=lambda count: (figures.count(count), count))


def _single(head: Sequence[Line]) -> tuple[Column, ...]:
    """The one column of a list: its head names a unit of money or what the sums are, or is a period, its unit below."""
    if len(head) == _FEWEST_SINGLE and is_unit(head[1].text) and not MONEY.search(head[1].folded):
        head = head[:1]
    head = [line for line in head if without_names(line.text).strip()] or head
    last = head[0]
    if len(head) == 1 and _LEADS_IN.search(last.folded):
        return (Column("", "", None),)
    year = head[1].text.strip() if len(head) == 2 and YEAR.fullmatch(head[1].text.strip()) else ""
    if len(head) > 1 + bool(year) or len(last.text) > LONGEST_LABEL:
        return ()
    named = periods(last.text)
    if year:  # wrapped below
        return (column(f"{named[0]} {year}"),) if len(named) == 1 and not column(named[0]).year else ()
    cell = last.cells[-1][1]
    if (
        len(named) == 1
        and (
            KIND.search(fold(named[0]))
            or (named[0] in (cell, cell.strip(MARKS + "1il"), without_names(cell)) and not named[0][0].islower())
        )
        and column(named[0]).year
    ):
        return (column(named[0]),)
    unit = MONEY.search(last.folded)
    is_told = last.marker or OWN_SUM.search(last.folded)
    if is_told or not unit or (len(named) > 1 and len(YEAR.findall(last.text)) > 1):
        return ()
    own = last.text[unit.end() :].strip(" \t):,.")
    return (Column(own, fold(own), column(last.text).year) if KIND.search(fold(own)) else column(last.text),)
