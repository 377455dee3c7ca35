"""What somebody typed, as a query: words, phrases, OR, NOT, prefixes and fields. Nothing that is typed is an error."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from corpus.words import STOPWORDS, fold, words
from extract.pipes.terms import BODIES
from normalize.amounts import find_amounts, parse_number

Field = Literal["year", "amount", "organ", "type", "municipality", "person", "diary_number"]

# Swedish name of a field as it is typed, then the English one; matched without marks.
FIELDS: Final[dict[str, Field]] = {
    "ar": "year",
    "year": "year",
    "belopp": "amount",
    "amount": "amount",
    "organ": "organ",
    "body": "organ",
    "typ": "type",
    "type": "type",
    "kommun": "municipality",
    "municipality": "municipality",
    "handlaggare": "person",
    "officer": "person",
    "dnr": "diary_number",
    "diarienummer": "diary_number",
}
_OR: Final = ("OR", "ELLER", "|")
_AND: Final = ("AND", "OCH", "&")
_NOT: Final = ("NOT", "INTE")
_TOKEN = re.compile(r'(?P<minus>-(?=[^\s-]))?(?:(?P<field>\w+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_RANGE = re.compile(r"(?P<low>.*?)\s*(?:\.\.|–|-)\s*(?P<high>.*)")
_COMPARED = re.compile(r"(?P<sign>[<>]=?|=)\s*(?P<value>.+)")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together in the text; the last is only the beginning of a word when `prefix`."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One of the terms must be found, or none of them when `negated`."""

    terms: tuple[Term, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field that must have a value: a text, or a number from `low` to `high` (both included, None is open)."""

    field: Field
    text: str = ""
    low: float | None = None
    high: float | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: every clause and every filter must hold."""

    clauses: tuple[Clause, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses that must be found, without the negated ones."""
        return tuple(clause for clause in self.clauses if not clause.negated)

    @property
    def texts_of_fields(self) -> tuple[str, ...]:
        """What the fields with a text of their own must have; a document's type is no word of it."""
        return tuple(field.text for field in self.filters if field.text and not field.negated and field.field != "type")

    def with_fields_as_words(self) -> "Query | None":
        """The query with the texts of its fields as words to be found anywhere; None when there are no such words.

        For what a document says but was not read as a field.
        """
        clauses = [Clause((Term((word,)),)) for text in self.texts_of_fields for word in words(text)]
        left = tuple(field for field in self.filters if field.negated or field.text not in self.texts_of_fields)
        return Query((*self.clauses, *clauses), left) if clauses else None


def parse(typed: str) -> Query:
    """The query that was meant; a field that there is not, or a value that is none, is searched as words.

    >>> parse('mål OR delmål -budget år:2016-2020').filters
    (Filter(field='year', text='', low=2016, high=2020, negated=False),)
    >>> parse('"god ekonomisk" kommun*').clauses[1].terms
    (Term(words=('kommun',), prefix=True),)
    """
    clauses: list[Clause] = []
    filters: list[Filter] = []
    joins = negates = False
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", typed)):  # a name pasted on a Mac has å in two signs
        bare = match.group()
        if bare in _OR or bare in _AND:
            joins = bare in _OR
        elif bare in _NOT:
            negates = True
        else:
            negated = negates or bool(match["minus"])
            found = _filter(match, negated) or _term(match)
            if isinstance(found, Filter):
                filters.append(found)
            elif found and joins and clauses and not negated:
                clauses[-1] = Clause((*clauses[-1].terms, found), clauses[-1].negated)
            elif found:
                clauses.append(Clause((found,), negated))
            joins = negates = False
    return Query(_without_stopwords(clauses), tuple(filters))


def _term(match: re.Match[str]) -> Term | None:
    text = match.group().removeprefix("-") if match["minus"] else match.group()
    found = tuple(words(text))
    return Term(found, prefix=text.endswith("*")) if found else None


def _without_stopwords(clauses: list[Clause]) -> tuple[Clause, ...]:
    """The clauses but for single words without a subject; all of them when there are no others."""
    kept = [
        clause
        for clause in clauses
        if clause.negated or not all(len(term.words) == 1 and term.words[0] in STOPWORDS for term in clause.terms)
    ]
    return tuple(kept if any(not clause.negated for clause in kept) else clauses)


def _filter(match: re.Match[str], negated: bool) -> Filter | None:
    field = FIELDS.get(fold(match["field"])) if match["field"] else None
    value = (match["phrase"] if match["phrase"] is not None else match["word"]).strip()
    if field is None or not value:
        return None
    if field in _NUMBERS:
        limits = _limits(value, *_NUMBERS[field])
        return Filter(field, low=limits[0], high=limits[1], negated=negated) if limits else None
    return Filter(field, BODIES.get(value.upper(), value) if field == "organ" else value, negated=negated)


def _limits(value: str, number: Callable[[str], float | None], step: float) -> tuple[float | None, float | None] | None:
    """The lowest and highest number that a value allows; None when it is no number."""
    if compared := _COMPARED.fullmatch(value):
        limit, sign = number(compared["value"]), compared["sign"]
        if limit is None:
            return None
        step = 0 if sign.endswith("=") else step
        return {"<": (None, limit - step), ">": (limit + step, None), "=": (limit, limit)}[sign[0]]
    if (whole := number(value)) is not None:
        return whole, whole
    if not (between := _RANGE.fullmatch(value)):
        return None
    limits = tuple(number(side) if side else None for side in (between["low"], between["high"]))
    wrong = any(side and limit is None for side, limit in zip(between.groups(), limits, strict=True))
    return None if wrong or limits == (None, None) else (limits[0], limits[1])


def _year(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[12]\d{3}", text.strip()) else None


def _kronor(text: str) -> float | None:
    """Kronor, with or without a unit: `1mkr`, `350 tkr`, `1 000 000`."""
    amount = next(iter(find_amounts(text)), None)
    if amount is not None and (amount.start, amount.end) == (0, len(text)):
        return float(amount.amount)
    number = parse_number(text)
    return None if number is None else float(number)


# How a field's numbers are read, and the least by which one can be greater than another.
_NUMBERS: Final[dict[Field, tuple[Callable[[str], float | None], float]]] = {
    "year": (_year, 1),
    "amount": (_kronor, 0.01),
}


def every_word(query: Query) -> Iterator[str]:
    """The words that are looked for, each once."""
    yield from dict.fromkeys(word for clause in query.wanted for term in clause.terms for word in term.words)
