"""The rows of a table: what of a line is its label, and which figure stands in which column.

A row whose cells cannot be told apart, or are fewer than the columns, gives none: better no value than one in the wrong
column. Where a scan has lost the gaps between the columns, what the figures add up to tells them apart.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from extract.pipes.columns import LONGEST_LABEL
from extract.pipes.figure_cells import figure_in, is_empty, is_figure
from extract.pipes.periods import DIFFERENCE, OF_TIMES, YEAR, YEARS_IN_UNIT, Column, column, periods
from extract.pipes.row_tokens import joined, last_token
from extract.pipes.sections import Line
from extract.pipes.wrapped import are_two, measures
from normalize.balance import DOUBTED, settle
from normalize.figures import UNIT, Figure, Way, ends_in_figures, ways
from normalize.months import MONTH
from normalize.unicode import fold

# A label that goes on on the line below, or after its row's figures.
_REST = rf"(?!{MONTH}[a-z]*$)[a-zåäöé(][^\d\t]"
_GOES_ON = rf"(?!{UNIT}(?!\w)|\S+/){_REST}(?:[^\d\t]|(?<=[a-zåäö] )\d{{1,4}}(?:,\d)?(?=\s?%|\s[a-zåäö])){{0,110}}"
_GOES_ON_LINE = re.compile(
    rf"{_REST}{{1,40}}|(?!{MONTH}[a-z]*\b)[a-zåäöé][^\d\t]{{0,60}}\b(?:till|minst|högst|inom|under|över|än|med|om)\s\d[\d,]*[ ]?\S{{0,8}}"
)
# What ends a row after its figures: how far a goal is reached, an arrow as a scan reads it, who answers for it.
_STATUS = (
    r"(?:(?:[Jj]a|[Nn]ej|[Dd]elvis|[Hh]elt|[Ee]j|[Ii]nte|[Kk]an|[Uu]pp(?:nå|na|fyll)\w*|[Oo]säker\w*|[Oo]klart?|[Pp]ågår|[Pp]å\sväg|[Kk]lart?|[Aa]vviker|[Bb]ättre|[Ss]ämre|[Oo]förändra[dt]|[Nn]å(?:s|dd|tt)|[Bb]edömas|[Gg]rön\w*|[Gg]ul\w*|[Rr]öd\w*|[Rr]ött"
    r"|[TLJNZXtlnAaVvz]{1,2}|(?!ST|KR|HA|KM|KG)[A-ZÅÄÖ]{2}|[@©®O●○◯■□▲▼△▽◆✓✔↑↓→↗↘⬆⬇➡]{1,2}|[A-ZÅÄÖ][\w-]*(?:chef|ansvarig|ingenjör|samordnare|direktör|ledare|strateg|controller)(?:en|n)?)(?:\s+|\W*$))"
)
_AFTER_UNIT = "|".join(f"(?<=\\d{unit})|(?<=\\d {unit})" for unit in ("min", "st", "dagar", "veckor", "år", "timmar"))
_BEHIND = re.compile(rf"(?:(?<=[\d%)\]}};|=–-])|{_AFTER_UNIT})\s+(?P<status>{_STATUS}{{0,3}})(?P<label>{_GOES_ON})?$")
_BEFORE_WORDS = re.compile(rf"\d[\d,]*(?:\s?{UNIT})?[.|)]?(?=[\s|]+[A-ZÅÄÖ])")
_LAST_UNIT = re.compile(rf"{UNIT}\W?(?:\s[ijIl|])?")
_STARTS_WITH_UNIT = re.compile(rf"{UNIT}(?!\w)")
# What stands for an empty cell in words.
_NOT_MEASURED = re.compile(
    r"\b(?:m[äa]ts ej|ej m[äa]tt|mäts inte|uppgift saknas|saknas|ej aktuellt|i\.u\.|e\.u\.|u\.s\.|n/a)(?=\s|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r".*[^\W\d_]{2}", re.DOTALL)
MARKS = " :.|_~*'‘’´`\"“”"
# What a figure stands after that is no row's: "Sida 3", "kl 13", "§ 12", "0479-55 11 12".
_NO_LABEL = re.compile(
    r"@|\s·\s|\bwww\.|\bsid(?:a|an)?\s\d+\s?(?:av|\(|/)|(?:(?<!\bper\s)\b(?:sid(?:a|an)?|kl|nr|blad|tel|telefonn\w*|tfn|dnr|bilaga|den|kap|vecka|punkt|avsnitt)\.?|§+|\d[/:]\d+|\d{3}[-–]\d+)$"
)
_PAGE_NUMBER = re.compile(r"\d{1,3}\s?\(\d{1,3}\)")
# A date, or a head that stands alone: no row, though it ends in a figure.
_NO_ROW = re.compile(
    rf"\d{{4}}-\d\d-\d\d\b|\d\s{MONTH}[a-z]*\s\d{{4}}$|^\W*(?:(?:[a-z]+\W{{1,2}}){{0,2}}(?:utfall|budget|prognos|bokslut)|(?:tertial|kvartal|halvar|helar|plan)\s?\d?)\s?(?:19|20)\d\d$"
)
_TOLD = re.compile(r"\b(?:19|20)\d\d:\s")  # a figure put down with its own period
_ROW_NUMBER = re.compile(r"\W*[A-Z]?\d{1,2}\W+(?=[^\W\d_])")
# A target's word that a scan has left with the label, and the columns of targets that it belongs to.
_AIM = re.compile(r"[\s_](?:minst|h\wgst|lägst|under|över|inom|max\.?|mer än|mindre än|[≥≤<>])$", re.IGNORECASE)
_AIM_BEFORE = re.compile(r"(?:minst|högst|lägst|under|över|inom|max\.?|[≥≤<>])\s?(?=\d)", re.IGNORECASE)
# Between a row's figures, or run together with one; the index that each is one of: "NKI 66 NKI 70 minst NKI 74".
_INDEX = r"(?:NKI|NMI|NRI|HME|SKI)"
_AIM_AMID = re.compile(
    rf"(?:\b{_INDEX}(?=\s\d)|(?:(?<=[\d%)|–—-]\s)|(?<=dagar\s)|(?<=veckor\s)|(?<=min\s)|(?<=st\s))(?:minst|h\wgst|l\wgst|under|över|inom|max\.?)(?=\s(?:{_INDEX}\s)?\d)|\b(?:minst|h\wgst|l\wgst|max)(?=\d))",
    re.IGNORECASE,
)
_INDEXED, _LAST_INDEX = re.compile(rf"\b{_INDEX}\s\d"), re.compile(rf"\s{_INDEX}$")
# What stands too near in the column of words behind the figures: "47 Länstrafiken".
_BESIDE_FIGURE = re.compile(r"(?<=[\d%])\s[A-ZÅÄÖ][\w -]+$")
_DIGIT = re.compile(r"\d")
_TARGETS = re.compile(r"(?:malvarde|matvarde|malniva|maltal|mal\b|riktvarde)")
_DASH = re.compile(r"\s[-–—_]+$")
# A line that goes on with a row's cells, and one that begins a row.
_GOES_ON_ROW = re.compile(r"[\W_]*[a-zåäöé][^\t]{0,60}")
# A line that a label may begin on, and no heading in capitals.
_BEGINS_LABEL = re.compile(r"(?=.*[a-zåäö])[A-ZÅÄÖ][^\d\t.:;!?]{5,80}")
# A heading in capitals that a scan has run together with the label below it: "ÄLDREOMSORG Platser i servicehus".
_HEADING = re.compile(r"[A-ZÅÄÖ-]{6,}(?:,?\s[A-ZÅÄÖ-]{2,})*\s+(?=[^\W\d_]?[a-zåäö]{2,})")
_OTHER_ROW = re.compile(
    r"\d,\d+\s\d+,\d|\d\s?%\s\d+(?:,\d+)?\s?%"
)  # figures of the row above, run together with a label
_LEADERS = re.compile(r"(?<![\s.])\s*\.(?:\s?\.){2,}$")
_LOST_BAR = re.compile(r"[_—]{2,}|\s[—_]\s")
_STARTS_ROW = re.compile(r"[\W_]*\d{1,2}\W+[A-ZÅÄÖ]")
_LINES_KEPT = 1024  # looked at: a line is tried as head, as row and as what follows a table
_MOST_MISSES = 2  # lines amid the rows that are none: subheadings, rulers
_FEWEST_SURE, _LONGEST_ROW = 2, 170  # figures of a row that may be long, and how many characters
LONGEST_WHOLE_ROW = 400  # characters, with what stands behind the figures
_MOST_LABEL_LINES = 3  # below a row, with the rest of its label
_SHORTEST_WRAPPED = 20  # characters of a cell of words that goes on on the line below
_NOISE = 3  # characters between a row's last figure and what follows it
_FEWEST_WORDS = 4  # of a cell that is no label cut short


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

    @property
    def name(self) -> str:
        """What the row's figures are of: the words nearest before them, where its label is that of several rows."""
        before = list(takewhile(lambda cell: cell.value is None, self.cells))
        words = [cell.text for cell in before if any(map(str.isalpha, cell.text))]
        return words[-1] if words and len(before) < len(self.cells) else self.label


@dataclass(frozen=True, slots=True)
class _Found:
    """A row of running text, not yet settled: its line's index, and the ways to read its end."""

    line: int
    ways: list[Way]


def rows_below(
    lines: Sequence[Line],
    first: int,
    columns: Sequence[Column],
    *,
    is_numbered: bool,
    names: int = 1,
    has_words: bool = False,
    between: frozenset[int] = frozenset(),
) -> tuple[Row, ...]:
    """The rows from this line on, under these columns, each with its whole label.

    `is_numbered`: a number heads each; `names`: the columns of names whose gaps are lost, the last of which is the label;
    `has_words`: a column of words ends the rows; `between`: the lines between pages, which end no table.
    """
    found: list[Row | _Found] = []
    misses = 0
    for index in range(first, len(lines)):
        line = lines[index]
        if index in between:
            continue
        if (
            len(periods(line.text)) > 1
            or YEARS_IN_UNIT.fullmatch(line.folded)
            or _is_period(line)
            or ("\t" in line.text and OF_TIMES.fullmatch(fold(line.cells[0][1])))
        ):
            break  # another table's head
        row = _row(line, index, columns, is_numbered=is_numbered, has_words=has_words)
        if row:
            found.append(row)
            misses = 0
        elif not ("\t" in line.text and len(line.all_cells) == len(columns) + 1):  # words alone
            misses += not _GOES_ON_ROW.fullmatch(line.text)
            if misses > _MOST_MISSES or len(line.text) > LONGEST_LABEL:
                break
    rows = tuple(_settled(lines, found, columns))
    taken = {row.line for row in rows}
    labels = [_cleaned(row.label, is_numbered=True) for row in rows]
    if names > 1 or are_two(labels):
        told = measures(labels, [list(_going_on(lines, row, taken)) for row in rows])
        return tuple(replace(row, label=label.strip(MARKS)) for row, label in zip(rows, told, strict=True))
    is_small = 2 * sum(label[:1].islower() for label in labels) > len(labels)  # the labels are so written
    begun = rows if is_small else (_begun_above(lines, row, taken) for row in rows)
    whole = (_whole(lines, row, taken) for row in begun)
    return tuple(replace(row, label=_cleaned(row.label, is_numbered=is_numbered)) for row in whole)


def figure_cell(head: Column, start: int, figure: Figure, sureness: float) -> Cell:
    """The cell of a figure in a line that begins at `start`."""
    return Cell(head, start + figure.start, start + figure.end, figure.text, figure.value, sureness)


def is_text_row(line: Line) -> bool:
    """Whether the line is a row whose gaps are lost: a label and figures."""
    return (
        bool((count := count_figures(line)) and _LABEL.match(line.text))
        and len(body_of(line)) <= _longest(count)
        and not _is_item(line)
    )


def _longest(count: int) -> int:
    """How long a row of so many figures may be: prose seldom ends in several, and a goal and its measure take a line."""
    return LONGEST_LABEL if count < _FEWEST_SURE else _LONGEST_ROW


def count_figures(line: Line) -> int:
    """How many figures end the row, thousands joined; 0 when it is none."""
    return ends_in_figures(body_of(line)) if _DIGIT.search(line.text) else 0


@functools.lru_cache(_LINES_KEPT)
def has_words_behind(text: str) -> bool:
    """Whether figures may end in the line where the words of a last column begin: "84 % 86 % Brukarenkäten"."""
    return bool(_DIGIT.search(text)) and _BEFORE_WORDS.search(text) is not None


def body_of(line: Line) -> str:
    """The row up to its last figure: what follows is how far a goal is reached, or more of its label (`_whole_label`)."""
    return _body(line.text)


@functools.lru_cache(_LINES_KEPT)
def _body(text: str) -> str:
    text = _NOT_MEASURED.sub(lambda match: "-".ljust(len(match[0])), text.replace("\t", " "))
    text = _AIM_AMID.sub(lambda match: " " * len(match[0]), text)
    behind = _BEHIND.search(text)
    if not behind or (not behind["status"] and _LAST_UNIT.fullmatch(behind["label"] or "")):
        return text
    return text[: behind.start()]


def ends_in_verdict(line: Line) -> bool:
    """Whether words behind the line's figures say how far a goal is reached: "61 63 66 Gul"."""
    behind = _BEHIND.search(line.text)
    return bool(behind and behind["status"])


def _row(
    line: Line, index: int, columns: Sequence[Column], *, is_numbered: bool, has_words: bool
) -> Row | _Found | None:
    if _NO_ROW.search(line.folded) or (_is_item(line) and not is_numbered):
        return None
    cells = _beside_prose(line.all_cells, len(columns))
    if len(cells) == len(columns) + 1 > 1 and "\t" in line.text:
        (_, label), *others = cells
        if has_words:
            others = [(start, _BESIDE_FIGURE.sub("", text)) for start, text in others]
        has_figure = any(is_figure(cell) for _, cell in others) and not _ends_in_page_number(others)
        return Row(index, _LEADERS.sub("", label.rstrip(" :")), _filled(columns, others)) if has_figure else None
    # A column of periods holds no words: the row has an empty cell.
    if "\t" in line.text and len(line.cells) == len(columns) and not periods(columns[0].text) and spans_label(line):
        return Row(index, "", _filled(columns, line.cells))
    width = len(_of_figures(line, columns))
    return _in_text(line, index, width) or (_before_words(line, index, width) if has_words and width > 1 else None)


def _is_period(line: Line) -> bool:
    """Whether the line is but a period with its year, which heads another column."""
    named = periods(line.text)
    return len(named) == 1 and named[0] == line.text.strip(MARKS) and column(named[0]).year is not None


def _ends_in_page_number(cells: Sequence[tuple[int, str]]) -> bool:
    """Whether the only figure is the last cell's, and is that of a page: "2 (2)"."""
    return bool(_PAGE_NUMBER.fullmatch(cells[-1][1])) and not any(is_figure(cell) for _, cell in cells[:-1])


def _beside_prose(cells: Sequence[tuple[int, str]], width: int) -> Sequence[tuple[int, str]]:
    """The row's own cells, where a line of text stands to the left of the table."""
    own = cells[-width - 1 :]
    figures = [_AIM_BEFORE.sub("", cell) for _, cell in own[1:]]
    is_row = len(cells) > width + 1 > 2 and all(is_figure(cell) or is_empty(cell) for cell in figures)
    return own if is_row and _LABEL.match(own[0][1]) else cells


def _of_figures(line: Line, columns: Sequence[Column]) -> Sequence[Column]:
    """The columns whose figures end the line: of a row of cells not the first ones, which hold words and not periods."""
    if "\t" not in line.text:
        return columns
    told = (place for place, one in enumerate(columns) if one.year or periods(one.text))
    return columns[next(told, 0) :]


def _in_text(line: Line, index: int, width: int) -> _Found | None:
    """The row whose gaps are lost, when it has so many figures."""
    body = body_of(line)
    # What stands behind may be a figure, read as letters: "142 155 iva".
    found = ways(body, width) or (ways(line.text, width) if 0 < len(line.text) - len(body) <= _NOISE + 1 else [])
    label = line.text[: found[0][0].start] if found else ""
    rest = line.text[len(body) :].strip()
    is_year = found and rest and YEAR.fullmatch(found[0][0].text)  # "Inför 2002 har nämnden beslutat …"
    is_sentence = (
        _TOLD.search(body)
        or (found and _reads_label(line, found))
        or (width == 1 and (is_year or _STARTS_WITH_UNIT.match(rest)))
    )
    is_labelled = (
        _LABEL.match(label.strip(MARKS))
        and not _NO_LABEL.search(fold(label).strip(MARKS))
        and not _is_of_two(label, found)
    )
    return _Found(index, found) if is_labelled and not is_sentence and len(body) <= _longest(width) else None


def _reads_label(line: Line, found: Sequence[Way]) -> bool:
    """Whether letters of the first cell, which stands apart, or a year that ends it, are taken for a figure."""
    ends = line.text.find("\t")
    first = found[0][0]
    is_word = first.value is None and any(map(str.isalpha, line.text[first.start : first.end]))
    return first.end <= ends and (is_word or bool(YEAR.fullmatch(first.text)))


def _before_words(line: Line, index: int, width: int) -> _Found | None:
    """The row whose gaps are lost and whose last column is of words: its figures stand before a word that begins one."""
    text = _AIM_AMID.sub(lambda match: " " * len(match[0]), line.text.replace("\t", " "))
    for end in reversed([match.end() for match in _BEFORE_WORDS.finditer(text)]):
        found = ways(text[:end], width)
        label = text[: found[0][0].start].strip(MARKS) if found else ""
        if _LABEL.match(label) and not _is_of_two(label, found):
            return _Found(index, found)
    return None


def _is_of_two(label: str, found: Sequence[Way]) -> bool:
    """Whether the figures of another row stand before cells of which some are spoilt: those may be that one's words."""
    is_spoilt = any(one.value is None and not is_empty(one.text) for way in found for one in way)
    return is_spoilt and _OTHER_ROW.search(label) is not None


def _is_item(line: Line) -> bool:
    """Whether a list's bullet or number stands before the line, not only the mark that a scan makes of a ruled line."""
    return bool(line.marker) and "\t" not in line.text and line.text[0] not in "_~=|"


def spans_label(line: Line) -> bool:
    """Whether the first cell is the second column's words: the first column's cell spans several rows."""
    (_, first), *others = line.cells
    return len(first.split()) >= _FEWEST_WORDS and any(is_figure(cell) for _, cell in others)


def _filled(columns: Sequence[Column], cells: Sequence[tuple[int, str]]) -> tuple[Cell, ...]:
    found = (cell_under(head, start, text) for head, (start, text) in zip(columns, cells, strict=True))
    return tuple(cell for cell in found if not is_empty(cell.text))


def cell_under(head: Column, start: int, text: str) -> Cell:
    """The cell that begins at `start` of the running text, under that head."""
    length, value = figure_in(text)
    return Cell(head, start, start + length, text, value, 1.0)


def _settled(lines: Sequence[Line], found: Sequence[Row | _Found], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows, those of running text in the way that their figures settle."""
    open_rows = [row for row in found if isinstance(row, _Found)]
    labels = [(lines[row.line].text[: row.ways[0][0].start], row.ways) for row in open_rows]
    differences = {place for place, one in enumerate(columns) if DIFFERENCE.match(one.folded)}
    readings = dict(zip((row.line for row in open_rows), settle(labels, differences=differences), strict=True))
    for row in found:
        if isinstance(row, Row):
            yield row
        elif reading := readings[row.line]:
            line = lines[row.line]
            told = _of_figures(line, columns)
            cells = (
                figure_cell(head, line.start, figure, reading.sureness * (DOUBTED if place in reading.doubted else 1))
                for place, (head, figure) in enumerate(zip(told, reading.way, strict=True))
                if figure.value is not None
            )
            label = line.text[: reading.way[0].start].replace("\t", " ").strip(MARKS)
            label = label[heading.end() :] if (heading := _HEADING.match(label)) else label
            if _INDEXED.search(line.text, reading.way[0].end):
                label = _LAST_INDEX.sub("", label)
            if _TARGETS.match(told[0].folded):
                label = _DASH.sub("", _AIM.sub("", label)).strip(MARKS)
            if _LABEL.match(label):
                yield Row(row.line, label, tuple(cells))


def _whole(lines: Sequence[Line], row: Row, taken: set[int]) -> Row:
    """The row with the rest of its label, or of a longer cell of words, which is the one that wraps."""
    rest = _rest_of_label(lines[row.line], row) or " ".join(_below(lines, row, taken))
    longest = max((cell for cell in row.cells if cell.value is None), key=lambda cell: len(cell.text), default=None)
    if not rest or longest is None or len(longest.text) <= max(len(row.label), _SHORTEST_WRAPPED):
        return replace(row, label=f"{row.label} {rest}".rstrip())
    cells = (replace(cell, text=f"{cell.text} {rest}") if cell is longest else cell for cell in row.cells)
    return replace(row, cells=tuple(cells))


def _begun_above(lines: Sequence[Line], row: Row, taken: set[int]) -> Row:
    """The row whose label begins on the line above: "Andel av personalen med utbild-" over "ning, %   34   38"."""
    above = lines[row.line - 1] if row.line and row.line - 1 not in taken else None
    if above is None or not row.label[:1].islower() or not _BEGINS_LABEL.fullmatch(above.text):
        return row
    is_open = above.text[-1] == "-" or last_token(above.text).is_open
    if not is_open and (lines[row.line].after_gap or len(above.text) < _SHORTEST_WRAPPED):
        return row
    return replace(row, label=joined([above.text, row.label]))


def _below(lines: Sequence[Line], row: Row, taken: set[int]) -> Iterator[str]:
    """The lines below that go on with the row's label."""
    is_open = bool(row.label) and last_token(row.label).is_open
    for index in range(row.line + 1, min(row.line + 1 + _MOST_LABEL_LINES, len(lines))):
        below = lines[index]
        is_near = not below.after_gap or is_open  # "Nöjda besökare på" goes on whatever gap a scan makes
        goes_on = is_near and not below.marker and _GOES_ON_LINE.fullmatch(below.text)
        if index in taken or not goes_on or below.text[-1] in ".:":
            return
        is_open = last_token(below.text).is_open
        yield below.text


def _going_on(lines: Sequence[Line], row: Row, taken: set[int]) -> Iterator[str]:
    """What goes on with the row's cells: what stands behind its figures, and the lines below, whatever gaps between them."""
    if rest := _rest_of_label(lines[row.line], row):
        yield _LOST_BAR.sub(" | ", rest)
    first = row.line + 1
    for index in range(first, min(first + _MOST_LABEL_LINES + 1, len(lines))):
        line = lines[index]
        is_new = (
            line.marker
            or line.text.lstrip(MARKS)[:1].isupper()
            or _STARTS_ROW.match(line.text)
            or len(line.text) > LONGEST_LABEL
        )
        if index in taken or is_new or line.text[-1] in ".:" or len(periods(line.text)) > 1:
            return
        yield _LOST_BAR.sub(" | ", line.text).strip(MARKS.replace("|", ""))


def _rest_of_label(line: Line, row: Row) -> str:
    """What stands behind the row's figures, in lower case, when it is more than the unit of the last."""
    last = max(row.cells, key=lambda cell: cell.end, default=None)
    behind = _BEHIND.search(line.text, last.end - line.start - 1) if last else None
    is_next = behind is not None and last is not None and _is_empty_between(line, last.end, behind.start())
    rest = (behind["label"] or "").strip(MARKS) if behind and is_next else ""
    has_unit = last is not None and last.text[-1:].isalpha() | last.text.endswith("%")
    return "" if "\t" in rest or _STARTS_WITH_UNIT.match(rest) or (not has_unit and " " not in rest) else rest


def _is_empty_between(line: Line, end: int, place: int) -> bool:
    """Whether nothing stands between the end of a figure and that place of the line but noise and dashes for nothing."""
    between = line.text[max(end - line.start, 0) : place]
    return len(between) <= _NOISE or all(map(is_empty, between.split()))


def _cleaned(label: str, *, is_numbered: bool) -> str:
    return _ROW_NUMBER.sub("", label, count=1) if is_numbered and _ROW_NUMBER.match(label) else label
