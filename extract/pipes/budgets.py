"""Component `diarium_budgets`: every sum of money, in sentences and in tables."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Budget, add
from extract.pipes.periods import Column
from extract.pipes.sections import Line
from extract.pipes.tables import Cell, Row, Table, tables_in
from extract.pipes.years import YEAR_AFTER, sentence_around, year_of_sum, years_in
from extract.record import BudgetKind
from normalize.amounts import MILLION, ONE, THOUSAND, Sum, find_amounts
from normalize.unicode import fold

_NAMED_THING = re.compile(
    r"\b(?:på|för|inom|till|av|åt|hos)\s([A-ZÅÄÖ][\wåäöé-]+(?:\s[a-zåäöé]+ing\b|\s[A-ZÅÄÖ][\wåäöé-]+)*)"
)


@dataclass(frozen=True, slots=True)
class KindRule:
    """A word (folded, as a pattern) that says what a sum is."""

    kind: BudgetKind
    pattern: str


KINDS = (
    KindRule("omsattning", r"omsatt\w*|omsattning\w*"),
    KindRule("ansokt", r"\bsok(?:t|ta|ts|a|er|es|te|tes)\b|ansok\w*|\bbegar\w*|\baska\w*|\banhall(?:a|er|it)\w*"),
    KindRule("beviljat", r"bevilja\w*"),
    KindRule("utfall", r"utfall\w*|bokslut\w*|redovisa\w* resultat|forbruk\w*"),
    KindRule("prognos", r"prognos\w*"),
    KindRule("investering", r"\w*investering(?!sbudget)\w*"),
    KindRule("anslag", r"\w*anslag\w*|anvisa\w*"),
    KindRule("bidrag", r"\w*bidrag\w*|\bstod\b|statsbidrag\w*"),
    KindRule("avgift", r"\w*avgift\w*|\w*taxa\w*|\w*taxor\w*|debitera\w*|\bentre\w*|biljett\w*|intradet?\b|matpenning\w*"),
    KindRule("annat", r"\bvite\w*|kopeskilling\w*|\blan\b|borgen\w*|intakt\w*|avvikelse\w*|differens\w*|skuld\w*|hyra\b|saljs|forsalj\w*|overskott\w*|underskott\w*"),
    KindRule("kostnad", r"\w*kostnad\w*|kosta\w*|\w*utgift\w*|hyres\w*|\w*kalkyl\w*|\bpris(?:et)?\b|\barvode\w*|ersattning\w*"),
    KindRule("plan", r"\bplan\b"),
    KindRule("budget", r"\w*budget\w*|\bram(?:en|ar|arna)?\b|kommunbidrag|\bstat for\b|\bavsatt\w*"),
)  # fmt: skip
# Applied for or granted: says more than that it is a contribution. Planned: a table so headed holds nothing else.
_ASKED: frozenset[BudgetKind] = frozenset(("ansokt", "beviljat"))
_PLANNED: frozenset[BudgetKind] = frozenset(("investering", "budget"))


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """A wording in a sum's clause that says what it is, whatever else the clause names; `{sum}` is the sum itself."""

    kind: BudgetKind
    pattern: str


# The first that fits holds. An anslag that is begged or granted is an anslag; a forecast deficit is a forecast.
CLAUSES = (
    ClauseRule("anslag", r"\b(?:tillaggs|investerings|drift)?anslag\s(?:for\s\S+\s)?(?:om|pa|med|a|4)\s(?:hogst\s)?(?:kr\s)?{sum}"),
    ClauseRule("prognos", r"prognos\w*\b.*\b(?:under|over)skott\w*\s.{0,30}{sum}"),
    ClauseRule("annat", r"\b(?:okning|minskning|hojning|sankning|forandring)\w*\s(?:med|pa)\s{sum}"),
    ClauseRule("annat", r"{sum}\s(?:mer|mindre|hogre|lagre|battre|samre|over|under)\san\b"),
    ClauseRule("annat", r"{sum}\s(?:battre|samre|hogre|lagre)\b"),
    ClauseRule("utfall", r"{sum}\s(?:\w+\s){0,2}?forbruk\w*"),
)  # fmt: skip
_SUM_MARK = "\x00"
_CLAUSES = tuple((rule.kind, re.compile(rule.pattern.replace("{sum}", _SUM_MARK))) for rule in CLAUSES)
_KINDS = tuple((rule.kind, re.compile(rule.pattern)) for rule in KINDS)
# What a table's numbers count, as its head or caption says.
_UNITS = (
    (MILLION, re.compile(r"\b(?:mnkr|mkr|msek|miljoner\skr(?:onor)?)\b")),
    (THOUSAND, re.compile(r"\b(?:tkr|kkr|tsek|(?:tusen|tusental)\skr(?:onor)?)\b")),
    (ONE, re.compile(r"(?:\bi|\bbelopp|[(,]|^)\s?(?:kronor|kr|sek)\b(?!/)|\bbelopp\b")),
)
_NO_MONEY = re.compile(
    r"%|\b(?:antal|andel|procent|elever|platser|arsarbetare|tjanster|malvarde|mal|ar|nummer|nr|m2|kvm|index)\b"
)
# A cell that says itself what it counts, which is no money.
_HAS_UNIT = re.compile(r"[^\W\d]|%")


@Language.factory("diarium_budgets", requires=["doc._.lines", "doc._.date"], assigns=["doc.spans"])
def make_budgets(nlp: Language, name: str) -> "Budgets":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Budgets()


class Budgets:
    """Finds sums of money."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `budgets`."""
        lines: Sequence[Line] = doc._.lines
        tabled = {row.line: (table, row) for table in tables_in(doc) for row in table.rows}
        for index, line in enumerate(lines):
            in_table = list(_row_sums(line, *tabled[index])) if index in tabled else []
            for cell, (start, end), budget in in_table:
                add(doc, "budgets", (start, end), budget, 0.92 * cell.sureness)
            for start, end, budget in () if in_table else _sentence_sums(line, doc._.date):
                add(doc, "budgets", (start, end), budget, 0.9)
        return doc


def _row_sums(line: Line, table: Table, row: Row) -> Iterator[tuple[Cell, tuple[int, int], Budget]]:
    """The row's sums: what its cells say themselves, else numbers in the table's unit."""
    written = {line.start + item.start: item for item in find_amounts(line.text)}
    unit = _table_unit(table) or (ONE if written else None)
    if _NO_MONEY.search(fold(row.label)):
        return
    for cell in row.cells:
        if item := written.get(cell.start):
            amount, end = item.amount, line.start + item.end
        else:
            factor = _factor(table, cell.column, unit)
            if cell.value is None or factor is None or _HAS_UNIT.search(cell.text):
                continue
            amount, end = cell.value * factor, cell.end
        yield cell, (cell.start, end), _row_budget(table, row, cell, amount)


def _factor(table: Table, column: Column, unit: Decimal | None) -> Decimal | None:
    """What the column counts, in kronor; None when it counts no money."""
    own = _unit_in(column.folded)
    if own or _NO_MONEY.search(column.folded):
        return own
    is_money = column.year or _kind_in(column.folded) or not any(_unit_in(other.folded) for other in table.columns)
    return unit if is_money else None


def _row_budget(table: Table, row: Row, cell: Cell, amount: Decimal) -> Budget:
    """What the sum is: as its column says, else its row, else the table's caption."""
    captions = [*table.head, *(line.folded for line in table.caption)]
    label = fold(row.label)
    kinds = (
        _kind_in(cell.column.folded),
        "budget" if "forslag" in cell.column.folded else None,
        _kind_in(label, among=_ASKED),
        _kind_in(" ".join(table.head), among=_PLANNED),
        _kind_in(label),
        *(_kind_in(text) for text in captions),
    )
    year = cell.column.year
    years = {column.year for column in table.columns if column.year}
    if year is None and len(years) == 1:
        year = years.pop()
    elif year is None and not years:
        year = next((year for text in (row.label, *captions) if (year := _only_year(text))), None)
    return Budget(amount, year, next((kind for kind in kinds if kind), "annat"), row.label or None)


def _only_year(text: str) -> int | None:
    years = set(years_in(text))
    return years.pop() if len(years) == 1 else None


def _table_unit(table: Table) -> Decimal | None:
    """What the table's numbers count, in kronor, None when no unit of money is named."""
    units = (_unit_in(text) for text in (*table.head, *(line.folded for line in table.caption)))
    return next((unit for unit in units if unit), None)


def _unit_in(text: str) -> Decimal | None:
    return next((factor for factor, pattern in _UNITS if pattern.search(text)), None)


def _sentence_sums(line: Line, written: date | None) -> Iterator[tuple[int, int, Budget]]:
    sums = list(find_amounts(line.text))
    for index, item in enumerate(sums):
        clause_start = _clause_start(line, sums[index - 1]) if index else 0
        clause_end = sums[index + 1].start if index + 1 < len(sums) else len(line.text)
        budget = Budget(
            item.amount,
            year_of_sum(line, (item.start, item.end), (clause_start, clause_end), written),
            _kind_around(line, item, sums[index - 1].end if index else 0, clause_end),
            _subject(line.text, item),
        )
        yield line.start + item.start, line.start + item.end, budget


def _clause_start(line: Line, before: Sum) -> int:
    """Where the clause after a sum begins: behind the year that is that sum's own."""
    own = YEAR_AFTER.match(line.folded, before.end)
    return own.end() if own else before.end


def _kind_around(line: Line, item: Sum, clause_start: int, clause_end: int) -> BudgetKind:
    """What the words of the sum's clause call it: the nearest before it, else the nearest after, else before the clause."""
    folded = line.folded
    sentence_start, sentence_end = sentence_around(line.text, item.start)
    end = min(clause_end, sentence_end)
    own = folded[max(clause_start, sentence_start) : end]
    told = folded[max(clause_start, sentence_start) : item.start] + _SUM_MARK + folded[item.end : end]
    if named := next((kind for kind, pattern in _CLAUSES if pattern.search(told)), None):
        return named
    if asked := _kind_in(own, among=_ASKED):
        return asked
    before = _kind_in(folded[max(clause_start, sentence_start) : item.start], last=True)
    return (
        before
        or _kind_in(folded[item.end : end])
        or _kind_in(folded[sentence_start : item.start], last=True)
        or "annat"
    )


@functools.lru_cache(1024)
def _kind_in(folded: str, *, last: bool = False, among: frozenset[BudgetKind] | None = None) -> BudgetKind | None:
    """The kind that the text names first, or last; None when it names none."""
    hits = [
        (match.start(), kind)
        for kind, pattern in _KINDS
        if not among or kind in among
        for match in pattern.finditer(folded)
    ]
    return (max if last else min)(hits, key=itemgetter(0))[1] if hits else None


def _subject(text: str, item: Sum) -> str | None:
    named = _NAMED_THING.search(text, 0, item.start) or _NAMED_THING.search(text, item.end)
    return named[1] if named else None
