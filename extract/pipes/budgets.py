"""Component `diarium_budgets`: every sum of money, in sentences and in tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Budget, add, findings
from extract.pipes.loose_columns import loose_sums
from extract.pipes.money import (
    LARGEST,
    counts_things,
    is_counted,
    row_unit,
    table_unit,
    unit_above,
    unit_beside,
    unit_of_column,
)
from extract.pipes.periods import YEARS_IN_UNIT
from extract.pipes.sections import Line
from extract.pipes.sum_kinds import NamedKind, is_item_of_cost, kind_around, kind_in, kind_of_cell, settled
from extract.pipes.tables import Cell, Row, Table, tables_in
from extract.pipes.wrapped_cells import whole_sentences
from extract.pipes.years import YEAR_AFTER, sentence_around, year_of_cell, year_of_sum, year_told_in
from normalize.amounts import Sum, find_amounts
from normalize.months import MONTH
from normalize.unicode import fold

_NAMED_THING = re.compile(
    r"\b(?:på|för|inom|till|av|åt|hos)\s([A-ZÅÄÖ][\wåäöé-]+(?:\s[a-zåäöé]+ing\b|\s[A-ZÅÄÖ][\wåäöé-]+)*)"
)
_JOINT = re.compile(
    r"\s?[-–]\s?|\s(?:till|och|eller|respektive|resp\.?)\s(?:högst\s|ca\.?\s|cirka\s|omkring\s|minst\s)?"
)
# "från (nuvarande) 90 till (högst) 110 kronor"; "110 kronor mot nu 90".
_FROM_OLD = re.compile(r"\bfran\s(?:nuvarande\s|dagens\s|tidigare\s|ca\.?\s)?$")
_TO_NEW = re.compile(r"[^.;\d]{0,30}\btill\s(?:hogst\s|ca\.?\s|cirka\s|minst\s|kr\s)?")
_IN_FORCE = re.compile(
    r"\b(?:nu|nuvarande|tidigare|hittillsvarande|i\s?dag|f\.?\s?n\.?(?=\sar\s)|for\snarvarande|gallande|dagens|dessforinnan|forut)\s(?:(?:pris|avgift|taxa|belopp|ar)(?:et|en|n)?\s|(?:kr|kronor)\s){0,2}$"
)
# An item of a list of sums, its figure behind a gap or leaders: "Elektriska arbeten .... 4.350:50".
_LISTED = re.compile(
    r".{2,60}?(?:\t|[ .…_]{3,})\W*(?:kr(?:onor)?\.?\s)?\d[\d .,]*(?::[-–\d]+|,-|\s?(?:kr|kronor|tkr|mnkr|mkr|kkr))?\W*$"
)
_HAS_WORDS = re.compile(r"[^\W\d]{3}")
# A sentence that goes on from the line before, with a sum.
_GOES_ON = re.compile(r"(?:[a-zåäö]+\s){0,2}")
_LONGEST_LIST = 15  # lines
# A cell that says itself what it counts, which is no money.
_HAS_UNIT = re.compile(r"[^\W\d]|%")
_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTS_DOWN = re.compile(r"\b(?:enligt\s(?:nedan|foljande)|nedanstaende)\b")
_PARTED = re.compile(r"[-–]?\s?\d{1,3}(?:[ .]\d{3})+(?:,\d+)?")
_MONTH_LAST = re.compile(rf"\b{MONTH}[a-z]*\.?$")
_IN_ORE = re.compile(r"([1-9]\d{0,2}|0):(\d\d)")  # "7:50", kronor and öre


@Language.factory("diarium_budgets", requires=["doc._.lines", "doc._.date"], assigns=["doc.spans"])
def make_budgets(nlp: Language, name: str) -> "Budgets":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Budgets()


@dataclass(frozen=True, slots=True)
class _Document:
    """What a document says of all its sums: the year that "i år" means, and what kind of sum its title names."""

    year: int | None
    about: NamedKind | None


class Budgets:
    """Finds sums of money."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `budgets`."""
        lines: Sequence[Line] = doc._.lines
        title = next((found.span.text for found in findings(doc, "title")), "")
        document = _Document(year_told_in(title, doc._.date), kind_in(fold(title)))
        units = list(_with_units(tables_in(doc), lines))
        tabled = _by_line(units)
        whole = whole_sentences(lines, tabled)
        for index, line in enumerate(lines):
            in_table = [found for place in tabled.get(index, ()) for found in _row_sums(line, *place, document)]
            for cell, (start, end), budget in in_table:
                add(doc, "budgets", (start, end), budget, 0.92 * cell.sureness)
            # A row's label tells sums too: "Grundavgift, 46 kr per invånare".
            told_until = min((start for _, (start, _), _ in in_table), default=line.end)
            told = None if YEARS_IN_UNIT.fullmatch(line.folded) else whole[index]
            for start, end, budget in _sentence_sums(told, document) if told else ():
                if end <= told_until or told is not line:
                    add(doc, "budgets", (start, end), _as_listed(budget, lines, index, start), 0.9)
        for loose in loose_sums(lines, tabled):
            cell, table = loose.cell, Table(loose.columns, (), (), ())
            budget = _row_budget(table, Row(loose.line, "", ()), cell, (cell.value or 0) * loose.unit, document)
            add(doc, "budgets", (cell.start, cell.end), budget, 0.92 * cell.sureness)
        return doc


def _with_units(tables: Sequence[Table], lines: Sequence[Line]) -> Iterator[tuple[Table, Decimal | None]]:
    """The tables, each with the unit that its figures count money in."""
    after = 0
    for table in tables:
        yield table, table_unit(table) or unit_beside(table, lines) or unit_above(table, lines, after)
        after = table.rows[-1].line + 1


def _by_line(units: Sequence[tuple[Table, Decimal | None]]) -> dict[int, list[tuple[Table, Decimal | None, Row]]]:
    """For each line the rows on it, with their tables and units: columns of their own, side by side, know each other."""
    found: dict[int, list[tuple[Table, Decimal | None, Row]]] = {}
    for table, unit in units:
        for row in table.rows:
            found.setdefault(row.line, []).append((table, unit, row))
    for line, places in found.items():
        beside = tuple(dict.fromkeys(column for table, *_ in places for column in table.columns))
        found[line] = [(replace(table, columns=beside), unit, row) for table, unit, row in places]
    return found


def _as_listed(budget: Budget, lines: Sequence[Line], index: int, place: int) -> Budget:
    """The sum of a list's item ("Rivning ......... 6.300:-") with the kind that the line above the list, or one of its items, names."""
    if budget.kind != "annat":
        return budget
    if not _LISTED.match(lines[index].text):
        return _as_begun(budget, lines, index, place)
    above = reversed(lines[max(index - _LONGEST_LIST, 0) : index])
    heading = next((line for line in above if _HAS_WORDS.search(line.text) and not _LISTED.match(line.text)), None)
    kind = kind_in(heading.folded) if heading else None
    near = lines[max(index - _LONGEST_LIST, 0) : index + _LONGEST_LIST]
    if not kind and any(is_item_of_cost(line.folded) for line in near if _LISTED.match(line.text)):
        kind = "kostnad"
    return replace(budget, kind=settled(kind, budget.amount)) if kind else budget


def _as_begun(budget: Budget, lines: Sequence[Line], index: int, place: int) -> Budget:
    """The sum that a line goes on with with the kind that the line before it names last: "till en kostnad av", "980 kronor per år"."""
    before = lines[index - 1] if index else None
    if (
        not before
        or before.text.rstrip().endswith((".", ":", ";"))
        or not _GOES_ON.fullmatch(lines[index].text, 0, place - lines[index].start)
    ):
        return budget
    start, _ = sentence_around(before.text, len(before.text))
    kind = kind_in(before.folded[start:], last=True)
    return replace(budget, kind=settled(kind, budget.amount)) if kind else budget


def _row_sums(
    line: Line, table: Table, unit: Decimal | None, row: Row, document: _Document
) -> Iterator[tuple[Cell, tuple[int, int], Budget]]:
    """The row's sums: what its cells say themselves, else numbers in the row's or the table's unit."""
    written = {line.start + item.start: item for item in find_amounts(line.text)}
    own = row_unit(row)
    for cell in row.cells:
        if item := written.get(cell.start):
            amount, end = item.amount, line.start + item.end
        else:
            factor = own or (None if is_counted(row) else unit_of_column(cell.column, table.columns, unit))
            value = None if _is_year(cell, row, table) else _value(cell)
            if value is None or factor is None or counts_things(cell.column) or abs(value * factor) > LARGEST:
                continue
            amount, end = value * factor, cell.end
        yield cell, (cell.start, end), _row_budget(table, row, cell, amount, document)


def _value(cell: Cell) -> Decimal | None:
    """The cell's number; None when it has none or says itself what it counts."""
    if ore := _IN_ORE.fullmatch(cell.text):
        return Decimal(f"{ore[1]}.{ore[2]}")
    return None if _HAS_UNIT.search(cell.text) else cell.value


def _is_year(cell: Cell, row: Row, table: Table) -> bool:
    """Whether the row's first figure is a year: alone, with thousands not parted as the table's others, or behind a month."""
    if not _YEAR.fullmatch(cell.text) or cell is not row.cells[0]:
        return False
    parted = any(_PARTED.fullmatch(other.text) for other_row in table.rows for other in other_row.cells)
    return (parted and len(row.cells) == 1) or bool(_MONTH_LAST.search(fold(row.label)))


def _row_budget(table: Table, row: Row, cell: Cell, amount: Decimal, document: _Document) -> Budget:
    """What the sum is: as its column says, else its row, else the table's caption."""
    captions = _captions(table)
    label = fold(row.label)
    paid = [column for column in table.columns if not counts_things(column)]
    heads = () if any(column.year for column in table.columns) else table.head
    year = year_of_cell(cell.column, paid, (label, *heads, *captions))
    named = label if row.name == row.label or kind_in(label) else fold(row.name)
    kind = kind_of_cell(cell.column.folded, named, table.head, captions, about=document.about, beside=_labels(table))
    return Budget(amount, year, kind, row.label or row.name or None)


def _labels(table: Table) -> list[str]:
    return [fold(row.label) for row in table.rows]


def _captions(table: Table) -> list[str]:
    """What the captions say, folded: what points down to the table, then the nearest; of prose its last sentence."""
    told: list[str] = []
    for line in table.caption:
        start, _ = sentence_around(line.text, len(line.text))
        told.append(line.folded[start:])
        if start:
            break
    return sorted(told, key=lambda text: not _POINTS_DOWN.search(text))


def _sentence_sums(line: Line, document: _Document) -> Iterator[tuple[int, int, Budget]]:
    sums = list(find_amounts(line.text))
    for index, item in enumerate(sums):
        replacing = index > 0 and _replaces(line, sums[index - 1], item)
        before = index - replacing  # the sum from which on the clause is shared
        clause_start = _clause_start(line, sums[before - 1], item) if before else 0
        clause_end = sums[index + 1].start if index + 1 < len(sums) else len(line.text)
        is_replaced = bool(_IN_FORCE.search(line.folded, 0, item.start)) or (
            index + 1 < len(sums) and _replaces(line, item, sums[index + 1])
        )
        budget = Budget(
            item.amount,
            year_of_sum(
                line, (item.start, item.end), (clause_start, clause_end), document.year, is_replaced=is_replaced
            ),
            kind_around(line, item, *_shared_clause(line, sums, index), about_fees=document.about == "avgift"),
            _subject(line.text, item),
        )
        yield line.start + item.start, line.start + item.end, budget


def _shared_clause(line: Line, sums: Sequence[Sum], index: int) -> tuple[int, int]:
    """The clause that tells a sum's kind: two that stand as one ("från 350 kr till 450 kr") share theirs."""
    first = last = index
    while first and _JOINT.fullmatch(line.text, sums[first - 1].end, sums[first].start):
        first -= 1
    while last + 1 < len(sums) and _JOINT.fullmatch(line.text, sums[last].end, sums[last + 1].start):
        last += 1
    return sums[first - 1].end if first else 0, sums[last + 1].start if last + 1 < len(sums) else len(line.text)


def _replaces(line: Line, old: Sum, new: Sum) -> bool:
    """Whether the second sum comes in place of the first: "från 90 till 110 kronor"."""
    return bool(_FROM_OLD.search(line.folded, 0, old.start) and _TO_NEW.fullmatch(line.folded, old.end, new.start))


def _clause_start(line: Line, before: Sum, item: Sum) -> int:
    """Where the clause after a sum begins: behind the year that is that sum's own, or a semicolon."""
    own = YEAR_AFTER.match(line.folded, before.end)
    return max(own.end() if own else before.end, line.folded.rfind(";", before.end, item.start) + 1)


def _subject(text: str, item: Sum) -> str | None:
    named = _NAMED_THING.search(text, 0, item.start) or _NAMED_THING.search(text, item.end)
    return named[1] if named else None
