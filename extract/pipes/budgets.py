"""Component `diarium_budgets`: every sum of money, in sentences and in tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Budget, add
from extract.pipes.sections import Line
from extract.pipes.tables import Row, rows_of
from extract.record import BudgetKind
from normalize.amounts import MILLION, ONE, THOUSAND, Sum, find_amounts, parse_number
from normalize.unicode import fold

_YEAR = re.compile(r"(?<![\d/:-])((?:19|20)\d\d)(?![\d/:]|-\d\d)")
_YEAR_AFTER = re.compile(r"[\s,(]{1,2}(?:for|ar|under|aret)?\s?((?:19|20)\d\d)(?![\d/-])")
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
    KindRule("ansokt", r"\bsok(?:t|ta|er|tes)\b|ansok\w*|\bbegar\w*|aska\w*"),
    KindRule("beviljat", r"bevilja\w*"),
    KindRule("utfall", r"utfall\w*|bokslut\w*|redovisa\w* resultat"),
    KindRule("prognos", r"prognos\w*"),
    KindRule("investering", r"\w*investering\w*"),
    KindRule("anslag", r"\w*anslag\w*|anvisa\w*"),
    KindRule("bidrag", r"\w*bidrag\w*|\bstod\b|statsbidrag\w*"),
    KindRule("avgift", r"\w*avgift\w*|\w*taxa\w*|\w*taxor\w*"),
    KindRule("annat", r"\bvite\w*|kopeskilling\w*|\blan\b|borgen\w*|intakt\w*|avvikelse\w*|differens\w*|skuld\w*|hyra\b|saljs|forsalj\w*|overskott\w*|underskott\w*"),
    KindRule("kostnad", r"\w*kostnad\w*|kosta\w*|\w*utgift\w*|hyres\w*"),
    KindRule("plan", r"\bplan\b"),
    KindRule("budget", r"\w*budget\w*|\bram(?:en|ar|arna)?\b|kommunbidrag"),
)  # fmt: skip
_KINDS = tuple((rule.kind, re.compile(rule.pattern)) for rule in KINDS)
_UNITS = (
    (MILLION, re.compile(r"\b(?:mnkr|mkr|mnkr|miljoner\skr(?:onor)?|msek)\b")),
    (THOUSAND, re.compile(r"\b(?:tkr|kkr|tusen\skr(?:onor)?|tusental\skr(?:onor)?|tsek)\b")),
    (ONE, re.compile(r"\b(?:kronor|kr|sek)\b(?!/)")),
)
_PARENTHESIS = re.compile(r"\s*\(.*$")
_CAPTION_LINES = 4  # a table's unit stands in its head or so many lines above it


@Language.factory("diarium_budgets", requires=["doc._.lines"], assigns=["doc.spans"])
def make_budgets(nlp: Language, name: str) -> "Budgets":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Budgets()


class Budgets:
    """Finds sums of money."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `budgets`."""
        lines: Sequence[Line] = doc._.lines
        rows = {row.line: row for row in rows_of(lines)}
        for index, line in enumerate(lines):
            row = rows.get(index)
            in_row = list(_row_sums(line, row, _table_unit(lines, row.head))) if row else []
            for start, end, budget in in_row or _sentence_sums(line):
                add(doc, "budgets", (start, end), budget, 0.92 if in_row else 0.9)
        return doc


def _table_unit(lines: Sequence[Line], head: int) -> Decimal | None:
    """What the table's numbers count, in kronor, None when no unit of money is named."""
    for line in lines[head : max(head - _CAPTION_LINES, -1) : -1] if head else lines[:1]:
        for factor, pattern in _UNITS:
            if pattern.search(line.folded):
                return factor
    return None


def _row_sums(line: Line, row: Row, unit: Decimal | None) -> Iterator[tuple[int, int, Budget]]:
    """The row's sums: what its cells say themselves, else numbers in the table's unit."""
    written = {line.start + item.start: item for item in find_amounts(line.text)}
    factor = unit or (ONE if written else None)
    for cell in row.cells:
        if item := written.get(cell.start):
            amount, length = item.amount, item.end - item.start
        else:
            bare = _PARENTHESIS.sub("", cell.text)
            number = parse_number(bare)
            if number is None or factor is None or "%" in cell.column.text:
                continue
            amount, length = number * factor, len(bare)
        kind = _kind_in(cell.column.folded) or _kind_in(fold(row.label)) or "annat"
        yield (
            cell.start,
            cell.start + length,
            Budget(amount, cell.column.year, kind, row.label or None),
        )


def _sentence_sums(line: Line) -> Iterator[tuple[int, int, Budget]]:
    sums = list(find_amounts(line.text))
    for index, item in enumerate(sums):
        clause_start = sums[index - 1].end if index else 0
        clause_end = sums[index + 1].start if index + 1 < len(sums) else len(line.text)
        budget = Budget(
            item.amount,
            _year(line, item, clause_start),
            _kind_around(line.folded, item, clause_start, clause_end),
            _subject(line.text, item),
        )
        yield line.start + item.start, line.start + item.end, budget


def _year(line: Line, item: Sum, clause_start: int) -> int | None:
    """The year right after the sum, else the last one before it since the sum before."""
    if after := _YEAR_AFTER.match(line.folded, item.end):
        return int(after[1])
    skip = _YEAR_AFTER.match(line.folded, clause_start) if clause_start else None
    sentence = max(line.text.rfind(". ", 0, item.start), skip.end() if skip else clause_start)
    before = _YEAR.findall(line.folded[max(sentence, 0) : item.start])
    return int(before[-1]) if before else None


def _kind_around(folded: str, item: Sum, clause_start: int, clause_end: int) -> BudgetKind:
    """What the words of the sum's clause call it: the nearest before it, else the nearest after, else before the clause."""
    sentence_start = max(folded.rfind(". ", 0, item.start), 0)
    sentence_end = folded.find(". ", item.end)
    end = min(clause_end, sentence_end if sentence_end >= 0 else clause_end)
    before = _kind_in(folded[max(clause_start, sentence_start) : item.start], last=True)
    return (
        before
        or _kind_in(folded[item.end : end])
        or _kind_in(folded[sentence_start : item.start], last=True)
        or "annat"
    )


def _kind_in(folded: str, *, last: bool = False) -> BudgetKind | None:
    hits = [(match.start(), kind) for kind, pattern in _KINDS for match in pattern.finditer(folded)]
    if not hits:
        return None
    return max(hits, key=lambda hit: hit[0])[1] if last else min(hits, key=lambda hit: hit[0])[1]


def _subject(text: str, item: Sum) -> str | None:
    named = _NAMED_THING.search(text, 0, item.start) or _NAMED_THING.search(text, item.end)
    return named[1] if named else None
