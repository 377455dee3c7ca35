"""Labels: what a careful registrator reads in a document, checked against their form and against the text."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from extract.errors import DiariumError
from extract.record import BudgetKind, DateRole, DecisionKind, DocumentType, Target
from normalize.unicode import tidy

HERE = Path(__file__).parent
LABELS = HERE / "labels"
FIRST_LABELS = HERE / "first_labels"  # where the first reading differs from what was settled
SECOND_LABELS = HERE / "second_labels"
SPLIT = HERE / "split.json"

Split = Literal["train", "dev", "test"]
REPORTED: tuple[Split, ...] = ("dev", "test")  # train is as long as both and says less


class LabelError(DiariumError):
    """A label file that is not in the labels' form; the message names the file and the key."""


class Model(BaseModel):
    """Base of the label models: unknown keys are refused, so that a misspelt one is not silently left unscored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentLabel(Model):
    """The document's own keys; `unscored` (a key left out) is told from None by `model_fields_set`."""

    type: DocumentType | None = None
    title: str | None = None
    diarienummer: list[str] = []
    organ: str | None = None
    sender: str | None = None
    date: datetime.date | None = None


class DecisionLabel(Model):
    """A decision; its kind is not scored when it is left out."""

    text: str
    kind: DecisionKind | None = None


class GoalLabel(Model):
    """A goal."""

    text: str
    number: int | None = None
    area: str | None = None
    year: int | None = None
    target: Target | None = None


class BudgetLabel(Model):
    """A sum in kronor."""

    text: str | None = None
    amount: float
    year: int | None = None
    kind: BudgetKind | None = None
    subject: str | None = None


class DateLabel(Model):
    """A date; `start` and `end` are None for one that does not exist."""

    text: str
    start: datetime.date | None
    end: datetime.date | None
    precision: Literal["day", "month"] | None = None
    valid: bool
    inferred_year: bool
    role: DateRole | None = None


class PersonLabel(Model):
    """A handläggare."""

    name: str
    title: str | None = None
    unit: str | None = None


class IndicatorLabel(Model):
    """A measured value."""

    name: str
    period: str | None = None
    value: float
    unit: str | None = None


class ParagraphLabel(Model):
    """A § of a protokoll; `decisions` are the texts of those that it holds."""

    number: int
    title: str | None
    diarienummer: list[str]
    pages: list[int]
    decisions: list[str]


def _as_decision(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Label(Model):
    """Everything labelled in one document; a key that is None was left out and is not scored."""

    document: DocumentLabel = DocumentLabel()
    decisions: list[Annotated[DecisionLabel, BeforeValidator(_as_decision)]] | None = None
    goals: list[GoalLabel] | None = None
    budgets: list[BudgetLabel] | None = None
    dates: list[DateLabel] | None = None
    handlaggare: list[PersonLabel] | None = None
    recipients: list[str] | None = None
    indicators: list[IndicatorLabel] | None = None
    paragraphs: list[ParagraphLabel] | None = None


def load_label(path: Path) -> Label:
    """The labels of one document.

    Raises:
        LabelError: the file is not in the labels' form.
    """
    try:
        return Label.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = "".join(f"{part}: " for part in first["loc"])
        raise LabelError(f"{path}: {place}{first['msg']}; the form is in gold/GUIDELINES.md") from error


def load_split() -> dict[Split, list[str]]:
    """The names of the documents of each split: tune on train and dev, only report test."""
    split: dict[Split, list[str]] = json.loads(SPLIT.read_text(encoding="utf-8"))
    return split


def missing_texts(label: Label, text: str) -> Iterator[str]:
    """The label texts that do not stand in the document's text, white space and divided words aside."""
    haystack = _squeeze(text)
    for field, passages in _passages(label).items():
        yield from (f"{field}: {passage}" for passage in passages if _squeeze(passage) not in haystack)


def _passages(label: Label) -> dict[str, list[str]]:
    own_title = label.document.type != "protokoll"  # a whole protokoll's title is made, not read
    return {
        "title": [label.document.title] if label.document.title and own_title else [],
        "diarienummer": label.document.diarienummer,
        "sender": [label.document.sender] if label.document.sender else [],
        "decisions": [item.text for item in label.decisions or ()],
        "goals": [item.text for item in label.goals or ()],
        "budgets": [item.text for item in label.budgets or () if item.text],
        "dates": [item.text for item in label.dates or ()],
        "handlaggare": [part for item in label.handlaggare or () for part in (item.name, item.title) if part],
        "recipients": label.recipients or [],
        "paragraphs": [
            text
            for item in label.paragraphs or ()
            for text in (*([item.title] if item.title else []), *item.diarienummer, *item.decisions)
        ],
    }


def _squeeze(text: str) -> str:
    """Letters, digits and signs alone, so that a text wrapped or divided at a line's end is found."""
    return "".join(tidy(text).split()).replace("-", "").casefold()
