"""Component `diarium_indicators`: measured values in tables and sentences."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from statistics import median_high

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.captioned_lists import measured_under_captions
from extract.pipes.cells_below import with_cells_below
from extract.pipes.figure_cards import measured_on_cards
from extract.pipes.findings import DateMention, Goal, Indicator, add, findings
from extract.pipes.label_units import parted
from extract.pipes.measure_columns import measured_across
from extract.pipes.measures import measures_in
from extract.pipes.period_lists import measured_in_lists
from extract.pipes.period_rows import Measured, measured_by_period
from extract.pipes.periods import YEAR, Column, whole_spans
from extract.pipes.results import MOST_ABOVE, RESULT, listed_results, result_in, results_on_cards
from extract.pipes.row_tokens import last_token
from extract.pipes.sections import Line
from extract.pipes.tables import Cell, Row, Table, tables_in
from extract.pipes.wrapped_labels import wrapped_labels
from normalize.figures import UNIT
from normalize.unicode import fold

# What a figure is counted in, where it says so itself: "84 sekunder", "97 objekt", "38,4 MWh per person".
_OWN_UNIT = re.compile(rf"(?<=\d)\s?(?P<unit>{UNIT}|[^\W\d]\S*(?:\sper\s\S+)?)$", re.IGNORECASE)
_MONEY = re.compile(r"\b(?:kr|kronor|tkr|mnkr|mkr|kkr|(?-i:SEK))\b", re.IGNORECASE)
# In a caption that names the figures: what was counted stands before how it was done.
_HOW = re.compile(r"\s(?:genom|som|på|via)\s")
_IS_UNIT = re.compile(rf"(?:{UNIT}|antal|andel(?:\s\(?(?:%|procent)\)?)?|index)\.?", re.IGNORECASE)
_UNIT_COLUMN = re.compile(r"(?:enhet|sort|mattenhet)\b")
_UNITS = {"procent": "%", "antal": None, "st.": "st"}
# A label that a scan has run together with its target: nothing tells where the one ends.
_TARGET = re.compile(
    r"\b(?:[Mm]inst|[Hh]ögst|[Ll]ägst)\b(?!\s(?:\d|[A-ZÅÄÖ]|(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|varannan|var[a-z]?|lika)\b))"
)
# Figures of the row above, that a scan has run together with this one's label.
_OTHER_ROW = re.compile(r"\d\s?%\)?[\s|]+[\d-]|\d\s?%[^%]*\d\s?%|\d,\d+\s(?:[|\d]|[A-ZÅÄÖ][a-zåäö])")
# Columns of words that name what is measured, and of goals; of figures that were aimed at or expected; that were measured.
_NAMES = re.compile(
    r"\b(?:mats|mater|mat(?:etal|ning(?:ar)?|punkt(?:er)?|are|sticka)|[a-z]*matt|[a-z]*indikator\w*|[a-z]*nyckeltal|styrtal|volym\w*)\b"
)
# Columns of words whose lines stand among those of a label.
_OTHER_WORDS = re.compile(
    rf"{_NAMES.pattern}|\b(?:kommentar(?:er)?|analys|atgard(?:er)?|aktivitet(?:er)?|ansvar\w*|kalla|forklaring|insats(?:er)?|motivering)\b"
)
_GOALS = re.compile(
    r"(?:[a-z]+s\s)?[a-z]*mal(?:\s(?:for\s)?(?:ar(?:et)?\s)?(?:19|20)\d\d)?(?:\s?[-–]\s?(?:19|20)\d\d)?"
)
_AIMED = re.compile(
    r"(?:malvarde\w*|malniva\w*|maltal|malar\b|riktvarde\w*|gransvarde\w*|ambition\w*|(?!klago|(?:brott|tviste|besvars|spors|kam|under)mal)[a-z]*mal\b|bedomning|ansvar\w*|budget|plan\b|prognos|avvikelse|differens"
    r"|forandring|overfor\w*|sokt|beviljat|forslag|trend)"
)
_MEASURED = re.compile(
    r"(?:utfall|resultat|nulage|varde|senaste|aktuellt|ack\.?|tertial|kvartal|delar|helar|utgangsvarde|[tq]\s?\d|t\.?o\.?m|(?:\d\d?\s)?(?:jan(?:uari)?|febr?(?:uari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?|\d\d?/\d\d?)(?:\W|$)"
)
# What a table of money is about: its columns, and rows' names; and what shows that figures are counts or shares.
_SUMS = re.compile(
    r"\b(?:[a-z]*budget|bokslut|[a-z]*kostnad(?:er)?|intakt(?:er)?|sokt|beviljat|ram|anslag|belopp|investering|overfor[st])\b"
)
_COSTS = re.compile(r"^(?:netto|brutto|genomsnittlig\s|total\s)?(?:kostnad|intakt|utgift|avgift|hyra|pris)")
_COUNTS = re.compile(r"\b(?:antal\w*|andel\w*|procent|index|nyckeltal|matt|indikator\w*|volym\w*|statistik)\b|%")

_BEGINS_RESULT = re.compile(RESULT)

_SHORTEST_TEXT = 40  # characters, beside a heading in the margin
_FEWEST_ALIKE = 3  # words of a goal
_SHORTEST_BOX = 12  # characters
_MOST_BESIDE = 4  # lines that it goes on on


@Language.factory("diarium_indicators", requires=["doc._.lines", "doc._.date", "doc.spans"], assigns=["doc.spans"])
def make_indicators(nlp: Language, name: str) -> "Indicators":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Indicators()


class Indicators:
    """Finds measured values in tables whose columns are periods, where no sum of money stands, and in sentences."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `indicators`."""
        lines: Sequence[Line] = doc._.lines
        money = {finding.span.start_char for finding in findings(doc, "budgets")}
        periodic = list(measured_by_period(lines, doc._.placed))
        tabled = _add_tabled(doc, lines, money, {one.start for one in periodic})
        for line, start, end, indicator in results_on_cards(lines):
            tabled.add(line)
            add(doc, "indicators", (start, end), indicator, 0.8)
        listed = chain(measured_on_cards(lines), measured_in_lists(lines), measured_under_captions(lines, tabled))
        tabled |= _add_listed(doc, chain(((one, None) for one in periodic), listed), money)
        _add_told(doc, lines, tabled)
        return doc


def _add_tabled(doc: Doc, lines: Sequence[Line], money: Collection[int], read: Collection[int]) -> set[int]:
    """Adds what the tables tell, and gives the lines of their rows.

    `money`: where sums begin; `read`: where the figures of tables begin whose rows are periods.
    """
    year = _year(doc)
    goals = _goals_by_line(doc, lines)
    tabled: set[int] = set()
    for found in tables_in(doc):
        table = replace(found, rows=with_cells_below(found.rows, lines, doc._.placed, doc._.line_starts))
        tabled |= {row.line for row in table.rows}
        has_words = any(_OTHER_WORDS.search(line) for line in table.head)
        labels = {} if has_words else wrapped_labels(lines, table.rows)
        wrapped = {line: [label] for line, label in labels.items()}
        apart = {row.line for row in table.rows if "\t" in lines[row.line].text}
        # Beside a column of measures the goal names nothing.
        has_measures = any(_NAMES.search(line) for line in table.head)
        across = measured_across(table, lines, {*money, *read})
        for cell, indicator in across or _in_table(table, wrapped, {} if has_measures else goals, apart):
            # What nobody has measured; a head that says it was does not err, as what is taken for the day may.
            is_ahead = year and (cell.column.year or 0) > year and not _MEASURED.match(cell.column.folded)
            if cell.start not in money and not is_ahead:
                add(doc, "indicators", (cell.start, cell.end), indicator, 0.85 * cell.sureness)
    return tabled


def _year(doc: Doc) -> int | None:
    """The document's year, or the later one that its dates lie about: what is taken for its day may be that of a cited act."""
    day: date | None = doc._.date
    if not day:
        return None
    mentions = (one.value for one in findings(doc, "dates"))
    told = [one.start.year for one in mentions if isinstance(one, DateMention) and one.start]
    return max(day.year, median_high(told) if told else 0)


def _add_listed(doc: Doc, listed: Iterable[tuple[Measured, str | None]], money: Collection[int]) -> set[int]:
    """Adds the figures of lists and of tables whose rows are periods, each with its unit, and gives their lines.

    `money`: where sums begin.
    """
    year = _year(doc)
    told: set[int] = set()
    read: set[int] = set()
    for figure, unit in listed:
        is_ahead = year is not None and _last_year(figure.period) > year
        if figure.start not in money and figure.start not in read and not _is_of_money(figure.name) and not is_ahead:
            told.add(figure.line)
            read.add(figure.start)
            name, own = parted(figure.name)
            indicator = Indicator(name, figure.period, figure.value, _as_unit(unit or own))
            add(doc, "indicators", (figure.start, figure.end), indicator, 0.8 * figure.sureness)
    return told


def _add_told(doc: Doc, lines: Sequence[Line], tabled: Collection[int]) -> None:
    """Adds what sentences tell, and the results of goals."""
    told: set[int] = set()  # where values stand that were read with the line above
    year = _year(doc)
    aims = _aims(doc)
    for index, line in enumerate(lines):
        parts = () if index in tabled else _parts(doc, lines, index)
        for start, end, indicator in chain.from_iterable(map(measures_in, parts)):
            is_ahead = year is not None and _last_year(indicator.period) > year
            is_aim = not indicator.period and any(
                first <= start < last and doc.text[start:end] in text for first, last, text in aims
            )
            if start not in told and not is_ahead and not is_aim:
                whole = replace(indicator, period=indicator.period and whole_spans(indicator.period))
                add(doc, "indicators", (start, end), whole, 0.8)
            told.add(start)
        result = None if index in tabled else result_in(lines, index, _goal_above(doc, lines, index))
        for start, end, indicator in [result] if result else listed_results(line):
            add(doc, "indicators", (start, end), indicator, 0.8)


def _aims(doc: Doc) -> list[tuple[int, int, str]]:
    """(start, end, text) of the goals: the figures that they say themselves are aimed at, not measured."""
    found = ((one.span, one.value) for one in findings(doc, "goals") if isinstance(one.value, Goal))
    return [(span.start_char, span.end_char, goal.text or span.text) for span, goal in found]


def _parts(doc: Doc, lines: Sequence[Line], index: int) -> Iterator[Line]:
    """What may tell something for itself: the cells that stand side by side in boxes, the line, with what it goes on on."""
    line, whole = lines[index], _beside_margin(doc, lines, index)
    if whole is line:
        yield from _apart(line)
    yield whole


def _apart(line: Line) -> Iterator[Line]:
    for start, text in line.cells if "\t" in line.text else ():
        if len(text) >= _SHORTEST_BOX and any(map(str.isdigit, text)):
            yield replace(line, start=start, end=start + len(text), text=text, folded=fold(text), marker=0)


def _last_year(period: str | None) -> int:
    """The last year that the period names; 0 without one."""
    return max(map(int, YEAR.findall(period or "")), default=0)


def _beside_margin(doc: Doc, lines: Sequence[Line], index: int) -> Line:
    """The line; of one with a heading in the margin beside it the text, with the lines below that it goes on on."""
    line = lines[index]
    _, _, text = line.text.rpartition("\t")
    if len(text) < _SHORTEST_TEXT or text == line.text or line.text.count("\t") > 1:
        return line
    last = line
    for below in lines[index + 1 : index + 1 + _MOST_BESIDE]:
        is_apart = below.after_gap or below.marker or "\t" in below.text or last.text[-1:] in ".:;!?"
        if is_apart or (below.text[:1].isupper() and not last_token(last.text).is_open):
            break
        last = below
    whole = doc.text[line.end - len(text) : last.end].replace("\n", " ")
    return replace(line, start=line.end - len(text), end=last.end, text=whole, folded=fold(whole), marker=0)


def _goal_above(doc: Doc, lines: Sequence[Line], index: int) -> str | None:
    """The goal that ends last in the lines right above this one."""
    if not _BEGINS_RESULT.match(lines[index].folded):
        return None
    first, last = lines[max(index - MOST_ABOVE, 0)].start, lines[index].start
    near = [one for one in findings(doc, "goals") if first <= one.span.start_char and one.span.end_char <= last]
    goal = max(near, key=lambda one: one.span.end_char, default=None)
    return (goal.value.text or goal.span.text) if goal and isinstance(goal.value, Goal) else None


def _goals_by_line(doc: Doc, lines: Sequence[Line]) -> dict[int, list[str]]:
    """The goals that begin in each line, whole where a scan has wrapped them past it."""
    starts = [line.start for line in lines]
    found: dict[int, list[str]] = {}
    for one in findings(doc, "goals"):
        if isinstance(one.value, Goal):
            index = bisect_right(starts, one.span.start_char) - 1
            text = (one.value.text or one.span.text).rstrip(" .")
            # What ends its first line too stands behind the row's figures there: how the goal went.
            if "\t" in lines[index].text:
                continue  # its cells are told apart
            if text in lines[index].text or not lines[index].text.endswith(text.split()[-1]):
                found.setdefault(index, []).append(text)
    return found


def _whole_name(name: str, wholes: Iterable[str], row: Row) -> str:
    """The name, or what it is the first line of: a label that goes on, or a goal that other columns' words stand before."""
    folded = fold(name)
    for whole in wholes:
        begins = " ".join(fold(whole).split()[:_FEWEST_ALIKE])
        place = 0 if name and fold(whole).startswith(folded) else folded.find(begins)
        own = folded[max(place, 0) :]
        if place >= 0 and fold(whole).startswith(own) and not _ends_in_figure(whole[len(own) :], row):
            return whole
    return name


def _in_table(
    table: Table, wrapped: Mapping[int, Sequence[str]], goals: Mapping[int, Sequence[str]], apart: Collection[int]
) -> Iterator[tuple[Cell, Indicator]]:
    """The table's measured values.

    `wrapped` are labels that go on past their rows, `goals` those that begin in them; `apart`: the lines of the rows
    whose cells stand apart.
    """
    caption = _HOW.split(table.caption[0].text, maxsplit=1)[0].rstrip(" :") if table.caption else ""
    own = {column.folded for column in table.columns}  # of a group of rows, where the names have a column of theirs
    firsts = [line.split("\t")[0] for line in table.head if "\t" in line]
    named = any(_NAMES.search(first) and first not in own for first in firsts)
    told = " ".join([*table.head, *(line.text for line in table.caption)])
    of_sums = bool(_MONEY.search(told)) or any(_SUMS.search(column.folded) for column in table.columns)
    counts = any(map(_COUNTS.search, table.head)) and not any(_COUNTS.search(one.folded) for one in table.columns)
    measured = {cell.column for row in table.rows for cell in row.cells if _has_unit(cell)}
    for row in table.rows:
        name, unit = _name(row, caption, label_names=named)
        name = _whole_name(name, wrapped.get(row.line, goals.get(row.line, ())), row)
        is_told = not of_sums or counts or unit is not None or _COUNTS.search(fold(row.label))
        kept = row.cells
        if unit is None and _COSTS.match(fold(name)):
            kept = tuple(filter(_has_unit, kept))  # "Nettokostnad mot budget  101,9 %"
        elif not is_told:
            kept = tuple(cell for cell in kept if cell.column in measured)
        is_run_together = row.line not in apart and (_TARGET.search(name) or _OTHER_ROW.search(name))
        has_name = any(map(str.isalpha, name))
        if has_name and not is_run_together and not _MONEY.search(f"{name} {unit}"):
            yield from _values(replace(row, cells=kept), name, unit)


def _ends_in_figure(rest: str, row: Row) -> bool:
    """Whether what a goal has more than the row's label is the row's first figure, which a scan ran together with it."""
    return bool(row.cells) and rest.strip(" |") == row.cells[0].text


def _has_unit(cell: Cell) -> bool:
    """Whether the cell says itself what its figure is counted in, and that it is not money."""
    return cell.value is not None and bool(_OWN_UNIT.search(cell.text)) and not _MONEY.search(cell.text)


def _values(row: Row, name: str, unit: str | None) -> Iterator[tuple[Cell, Indicator]]:
    for cell in row.cells:
        is_year = unit is None and YEAR.fullmatch(cell.text)
        if cell.value is not None and not is_year and not _MONEY.search(cell.text) and _is_measured(cell.column):
            own = _OWN_UNIT.search(cell.text)
            counted_in = own["unit"] if own else unit
            yield cell, Indicator(name, cell.column.text, cell.value, _as_unit(counted_in))


def _as_unit(written: str | None) -> str | None:
    return _UNITS.get(written.lower(), written) if written else None


def _is_measured(column: Column) -> bool:
    if not column.folded or _AIMED.match(column.folded):
        return False
    return column.year is not None or bool(_MEASURED.match(column.folded))


def _name(row: Row, caption: str, *, label_names: bool) -> tuple[str, str | None]:
    """What the row measures, and the unit that it gives: as the column of measures says, else the goal's, else its label.

    `label_names`: the row's label stands in the column of measures.
    """
    first = next((place for place, cell in enumerate(row.cells) if _is_value(cell)), len(row.cells))
    words = [cell for cell in row.cells[:first] if sum(map(str.isalpha, cell.text)) > len(cell.text) // 2]
    named = [cell.text for cell in words if _NAMES.search(cell.column.folded)]
    units = [cell.text for cell in row.cells if cell.value is None and _is_unit(cell) and cell.text not in named]
    goals = [cell.text for cell in words if _GOALS.fullmatch(cell.column.folded) and cell.text not in units]
    label = row.label if label_names else next(iter((*named, *reversed(goals))), row.label or caption)
    name, unit = parted(label)
    return (name, unit) if unit or not units else (name, units[0])


def _is_of_money(head: str) -> bool:
    """Whether a column is of sums, or of what was aimed at, and so of no measured values."""
    folded = fold(head)
    return bool(_MONEY.search(head) or _SUMS.search(folded) or _COSTS.match(folded) or _AIMED.match(folded))


def _is_value(cell: Cell) -> bool:
    return cell.value is not None and _is_measured(cell.column)


def _is_unit(cell: Cell) -> bool:
    return bool(_UNIT_COLUMN.match(cell.column.folded) or _IS_UNIT.fullmatch(cell.text))
