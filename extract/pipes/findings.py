"""What the components write: a span in `doc.spans[group]` for each finding, its value in the extension `group`.

A component of one's own does the same: `add(doc, "goals", (start, end), Goal(…), confidence)`. A group that is not
among `GROUPS` is a field of one's own, and its value anything that can be written as JSON.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Span

from extract.pages import Box
from extract.record import BudgetKind, DateRole, DecisionKind, DocumentType, Target

Placed = Callable[[int, int], Box | None]  # the box in points of a passage of the running text, where it is known

GROUPS = (
    "title",
    "diarienummer",
    "organ",
    "sender",
    "decisions",
    "goals",
    "budgets",
    "dates",
    "handlaggare",
    "recipients",
    "indicators",
    "paragraphs",
)


class Finding(NamedTuple):
    """A passage, what it says, and how sure the rule is, 0 to 1."""

    span: Span
    value: object
    confidence: float


@dataclass(frozen=True, slots=True)
class Text:
    """A title, diarienummer, body, sender or recipient, as it is to be recorded."""

    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision's kind; its text is the passage."""

    kind: DecisionKind


@dataclass(frozen=True, slots=True)
class Goal:
    """What a goal says beside its text; `text` is given where it does not stand unbroken in the passage."""

    number: int | None
    area: str | None
    year: int | None
    target: Target | None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """A sum in kronor, what it is and for which year."""

    amount: Decimal
    year: int | None
    kind: BudgetKind
    subject: str | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """First and last day; `start` is None for a date that does not exist."""

    start: date | None
    end: date | None
    precision: Literal["day", "month"]
    inferred_year: bool
    role: DateRole | None


@dataclass(frozen=True, slots=True)
class Person:
    """An officer."""

    name: str
    title: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured value."""

    name: str
    period: str | None
    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A § of a protokoll: places in the running text, where its text begins and ends; the finding is its number."""

    number: int
    title: tuple[int, int] | None
    diarienummer: tuple[tuple[int, int], ...]
    start: int
    end: int


def register() -> None:
    """Registers the extensions: one a group on spans, and what the document is on the whole."""
    for group in GROUPS:
        Span.set_extension(group, default=None, force=True)
    Doc.set_extension("type", default="okand", force=True)
    Doc.set_extension("date", default=None, force=True)
    # Width over height of the first page; 0 for plain text.
    Doc.set_extension("page_shape", default=0.0, force=True)
    # Offset of a line in the running text -> its height in points; empty for plain text.
    Doc.set_extension("line_heights", default={}, force=True)
    # Offset of a cell on the first page -> extract.pages.Printed; empty for plain text.
    Doc.set_extension("printed", default={}, force=True)
    # Tells the box in points of a passage of the running text; None for plain text.
    Doc.set_extension("placed", default=_nowhere, force=True)
    # Offset of a line in the running text -> the page and the number of the card on it that the line stands in.
    Doc.set_extension("cards", default={}, force=True)
    # Where each page begins in the running text.
    Doc.set_extension("page_starts", default=(), force=True)
    # Where each line of the pages begins in the running text, whether or not it was joined to the one before.
    Doc.set_extension("line_starts", default=(), force=True)
    Doc.set_extension("tables", default=None, force=True)
    Doc.set_extension("lines", default=(), force=True)
    Doc.set_extension("sections", default=(), force=True)


def _nowhere(_start: int, _end: int) -> None:
    return None


def add(doc: Doc, group: str, span: tuple[int, int], value: object, confidence: float) -> None:
    """Notes that the passage at `span`, (start, end) in `doc.text`, says `value`.

    Raises:
        ValueError: the confidence is not from 0 to 1.
    """
    if not 0 <= confidence <= 1:
        raise ValueError(f"{group}: the confidence must be from 0 to 1, not {confidence}")
    passage = doc.char_span(*span, label=group, alignment_mode="expand")
    if passage is None or not passage.text.strip():
        return
    if not Span.has_extension(group):
        Span.set_extension(group, default=None)
    passage._.set(group, (value, confidence))
    if group not in doc.spans:
        doc.spans[group] = []
    doc.spans[group].append(passage)


def findings(doc: Doc, group: str) -> Iterator[Finding]:
    """What was noted under `group`, in the order in which it was noted."""
    for span in doc.spans.get(group, ()):
        value, confidence = span._.get(group)
        yield Finding(span, value, confidence)


def own_groups(doc: Doc) -> list[str]:
    """The fields that are not Diarium's, in alphabetical order."""
    return sorted(
        group
        for group, spans in doc.spans.items()
        if group not in GROUPS and spans and Span.has_extension(group) and spans[0]._.get(group) is not None
    )


def document_type(doc: Doc) -> DocumentType:
    """The document's type as far as the components know it."""
    kind: DocumentType = doc._.type
    return kind


register()
