"""What a plain pipeline of spaCy and dateparser finds: blank Swedish, a few token patterns, no rules of ours.

spaCy has no trained Swedish pipeline in its wheel, so names are found by pattern, as everything else.
"""

import datetime
import functools
import importlib
import re
import warnings
from collections.abc import Iterator
from itertools import dropwhile, takewhile
from typing import Any

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token

from extract.record import DocumentType
from gold.labels import BudgetLabel, DateLabel, DecisionLabel, DocumentLabel, Label, PersonLabel

# The fields of `gold.score` that it can find; dates without a year get the one first named in the document.
FIELDS = ("type", "title", "diarienummer", "organ", "date", "decisions", "sums", "sums with year", "dates",
          "handlaggare", "handlaggare with title")  # fmt: skip

_TYPES: dict[str, DocumentType] = {
    "tjänsteskrivelse": "tjansteskrivelse",
    "sammanträdesprotokoll": "protokoll",
    "protokollsutdrag": "protokollsutdrag",
    "delegationsbeslut": "beslut",
    "yttrande": "yttrande",
    "rapport": "rapport",
}
_UNITS = {"kronor": 1, "kr": 1, "tkr": 1_000, "mnkr": 1_000_000, "mkr": 1_000_000, "miljoner": 1_000_000,
          "miljarder": 1_000_000_000}  # fmt: skip
_DECIDES = {"beslutar", "föreslår"}
_TITLES = "(?i).*(chef|direktör|sekreterare|handläggare|utredare|strateg|controller|samordnare|ingenjör)$"
_ORGANS = "(?i)^(kommunstyrelsen|kommunfullmäktige|.{3,}nämnden)$"
_NUMBER = "^[0-9]+([.,][0-9]+)*$"
_HEADING_WORDS = range(3, 16)
_GROUP = 3  # digits
_GAP: list[dict[str, Any]] = [{"IS_PUNCT": True, "OP": "?"}, {"IS_SPACE": True, "OP": "*"}]
_NAME: list[dict[str, Any]] = [
    {"IS_TITLE": True, "IS_ALPHA": True},
    {"ORTH": "-", "OP": "?"},  # spaCy parts Tor-Björn
    {"IS_TITLE": True, "IS_ALPHA": True, "OP": "{1,2}"},
]
_DIARY_WORDS = ["dnr", "diarienr", "diarienummer"]
_OFFICER_WORDS = ["handläggare", "föredragande"]
_PATTERNS: dict[str, list[list[dict[str, Any]]]] = {
    "sum": [[{"TEXT": {"REGEX": _NUMBER}, "OP": "+"}, {"LOWER": {"IN": list(_UNITS)}}]],
    "number": [[{"LOWER": {"IN": _DIARY_WORDS}}, *_GAP, {"TEXT": {"REGEX": r"^[A-ZÅÄÖ\d/:.-]+$"}, "OP": "{1,6}"}]],
    "person": [
        [{"LOWER": {"IN": _OFFICER_WORDS}}, *_GAP, *_NAME],
        [{"LOWER": {"IN": _OFFICER_WORDS}}, *_GAP, *_NAME, *_GAP, {"TEXT": {"REGEX": _TITLES}}],
        [*_NAME, *_GAP, {"TEXT": {"REGEX": _TITLES}}],
    ],
    "organ": [[{"TEXT": {"REGEX": _ORGANS}}]],
    "type": [[{"LOWER": {"IN": list(_TYPES)}}]],
}


def read_fields(text: str) -> Label:
    """What the pipeline finds in the text of a document, in the form of a label."""
    nlp, matcher = _pipeline()
    doc = nlp(text)
    found: dict[str, list[Span]] = {name: [] for name in _PATTERNS}
    for span in spacy.util.filter_spans(matcher(doc, as_spans=True)):
        found[span.label_].append(span)
    dates = list(_dates(text))
    kinds = [_TYPES[span.text.lower()] for span in found["type"]]
    return Label(
        document=DocumentLabel(
            type=next(iter(kinds), None),
            title=_title(text),
            diarienummer=list(dict.fromkeys(_after_label(span) for span in found["number"])),
            organ=next((span.text.capitalize() for span in found["organ"]), None),
            date=next((date.start for date in dates if not date.inferred_year), None),
        ),
        decisions=[DecisionLabel(text=" ".join(sentence.split())) for sentence in _deciding(doc)],
        budgets=[BudgetLabel(text=span.text, amount=_kronor(span)) for span in found["sum"]],
        dates=dates,
        handlaggare=[_person(span) for span in found["person"]],
    )


@functools.cache
def _pipeline() -> tuple[Language, Matcher]:
    nlp = spacy.blank("sv")
    nlp.add_pipe("sentencizer")
    matcher = Matcher(nlp.vocab)
    for name, patterns in _PATTERNS.items():
        matcher.add(name, patterns, greedy="LONGEST")
    return nlp, matcher


def _title(text: str) -> str | None:
    """The first heading: a paragraph of one line, without figures or a full stop."""
    headings = (block.strip() for block in text.split("\n\n"))
    return next(
        (
            heading
            for heading in headings
            if len(heading.split()) in _HEADING_WORDS
            and not any(char.isdigit() or char in "\t\n" for char in heading)
            and not heading.endswith(".")
        ),
        None,
    )


def _after_label(span: Span) -> str:
    return "".join(token.text_with_ws for token in dropwhile(_is_between, span[1:])).strip()


def _deciding(doc: Doc) -> Iterator[str]:
    for sentence in doc.sents:
        # spaCy's sentences go on over empty lines.
        for block in sentence.text.split("\n\n"):
            if _DECIDES & set(block.lower().split()):
                yield block


def _kronor(span: Span) -> float:
    """`1 850 000 kronor`, `1.850.000 kr`, `2,5 mnkr`."""
    digits = "".join(token.text for token in span[:-1]).replace(",", ".")
    whole, _, rest = digits.rpartition(".")
    is_decimal = whole and len(rest) != _GROUP
    number = float(f"{whole.replace('.', '')}.{rest}") if is_decimal else float(digits.replace(".", ""))
    return number * _UNITS[span[-1].lower_]


def _person(span: Span) -> PersonLabel:
    tokens = [token for token in span if token.lower_ not in _OFFICER_WORDS]
    name = list(takewhile(lambda token: token.is_title or token.text == "-", dropwhile(_is_between, tokens)))
    if len(name) > 1 and re.match(_TITLES, name[-1].text):  # "Åsa Öberg Kanslichef"
        name.pop()
    rest = [token.text for token in tokens if token.i > name[-1].i and not _is_between(token)]
    title = rest[0] if rest else None
    return PersonLabel(name="".join(token.text_with_ws for token in name).strip(), title=title)


def _is_between(token: Token) -> bool:
    return token.is_punct or token.is_space


def _dates(text: str) -> Iterator[DateLabel]:
    search: Any = importlib.import_module("dateparser.search")
    settings = {
        "REQUIRE_PARTS": ["day", "month"],
        "PREFER_DAY_OF_MONTH": "first",
        "RELATIVE_BASE": datetime.datetime(_NO_YEAR, 1, 1),
        "DATE_ORDER": "DMY",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own regular expressions
        found: list[tuple[str, datetime.datetime]] = (
            search.search_dates(text, languages=["sv"], settings=settings) or []
        )
    years = [moment.year for _, moment in found if moment.year != _NO_YEAR]
    for printed, moment in found:
        day = moment.date()
        is_yearless = day.year == _NO_YEAR
        if is_yearless and years:
            day = day.replace(year=years[0])
        yield DateLabel(text=printed, start=day, end=day, valid=True, inferred_year=is_yearless)


_NO_YEAR = 1904  # a leap year that no document is from: dateparser puts it where none is written
