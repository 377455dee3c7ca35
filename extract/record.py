"""The record: what a converted document looks like, as pydantic models (version 1.1).

The published JSON Schema, `record.schema.json`, is generated from these models by `diarium schema`.
"""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

SCHEMA_VERSION: Final = "1.1"

DocumentType = Literal[
    "tjansteskrivelse",
    "protokoll",
    "protokollsutdrag",
    "beslut",
    "yttrande",
    "rapport",
    "presentation",
    "handlingar",
    "okand",
]
DecisionKind = Literal["forslag", "beslut"]
BudgetKind = Literal[
    "budget",
    "utfall",
    "prognos",
    "plan",
    "omsattning",
    "investering",
    "anslag",
    "bidrag",
    "ansokt",
    "beviljat",
    "kostnad",
    "avgift",
    "annat",
]
DateRole = Literal["sammantrade", "beslut", "inkommen", "senast", "per"]
LayerDecision = Literal["keep", "repair", "read"]
Origin = Literal["text-layer", "repaired-layer", "ocr", "text"]

Confidence = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[int, Field(ge=0)]
PageNumber = Annotated[int, Field(ge=1)]
Year = Annotated[int, Field(ge=1000, le=2999)]


class Model(BaseModel):
    """Base of the record's models: unknown keys are refused, a record does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(Model):
    """Where a field was read: `pages[page - 1].text[start:end]` is the passage.

    `bbox` is (x0, top, x1, bottom) in PDF points from the top left corner, null for plain text;
    `raw` is what stood there before repair. `other` is the passage as another reader, or the text layer, has it, null
    where they agree or there is no other.
    """

    page: Annotated[int, Field(ge=1)]
    start: Offset
    end: Offset
    bbox: tuple[float, float, float, float] | None
    raw: str
    confidence: Confidence
    other: str | None = None


class Passage(Model):
    """A text with the place where it was read."""

    text: str
    evidence: Evidence


class Source(Model):
    """The input file: its path relative to the input folder, and what proves which file it was."""

    path: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(ge=0)]
    media_type: str
    pages: Annotated[int, Field(ge=0)]


class Part(Model):
    """Which part of a bundle the record is: the bundle's record (beside the part's folder) and the pages in the file.

    Page 1 of the record is page `first_page` of the file.
    """

    record: str
    number: Annotated[int, Field(ge=1)]
    first_page: PageNumber
    last_page: PageNumber


class PartLink(Model):
    """A document in a bundle: its record's path, relative to the bundle's record, and what names it."""

    record: str
    number: Annotated[int, Field(ge=1)]
    first_page: PageNumber
    last_page: PageNumber
    type: DocumentType
    title: str | None
    diarienummer: list[str]
    confidence: Confidence


class Document(Model):
    """What kind of document it is and how it is registered."""

    type: DocumentType
    title: Passage | None
    diarienummer: list[Passage]
    organ: Passage | None
    sender: Passage | None
    date: date | None


class Decision(Model):
    """One proposed or taken decision, as it stands."""

    text: str
    kind: DecisionKind
    evidence: Evidence


class Target(Model):
    """The figure that a goal names."""

    value: float
    unit: str | None
    direction: Literal["at_least", "at_most", "exactly"]


class Goal(Model):
    """One goal, without its number or bullet; `area` is the heading that it is grouped under."""

    text: str
    number: int | None
    area: str | None
    year: Year | None
    target: Target | None
    evidence: Evidence


class Budget(Model):
    """One sum of money; `amount` in kronor, `year` the year that the sum is for."""

    text: str
    amount: int | float
    currency: Literal["SEK"]
    year: Year | None
    kind: BudgetKind
    subject: str | None
    evidence: Evidence


class DateMention(Model):
    """One date or range of dates; a date that does not exist has `valid` false and no `start`."""

    text: str
    start: date | None
    end: date | None
    precision: Literal["day", "month"]
    valid: bool
    inferred_year: bool
    role: DateRole | None
    evidence: Evidence


class Handlaggare(Model):
    """Who prepared the document or signs it as an officer."""

    name: str
    title: str | None
    unit: str | None
    evidence: Evidence


class Indicator(Model):
    """One measured value."""

    name: str
    period: str | None
    value: float
    unit: str | None
    evidence: Evidence


class Paragraph(Model):
    """One § of a protokoll: `pages` are those that it stands on, `decisions` those of the record that it holds."""

    number: int
    title: Passage | None
    diarienummer: list[Passage]
    pages: list[PageNumber]
    decisions: list[Decision]
    evidence: Evidence


class Extra(Model):
    """Something that a component of the user's own found."""

    text: str
    value: JsonValue
    evidence: Evidence


class Doubtful(Model):
    """What was found with less confidence than asked for, by field; each item is as it would stand in its field."""

    title: list[Passage] = []
    diarienummer: list[Passage] = []
    organ: list[Passage] = []
    sender: list[Passage] = []
    decisions: list[Decision] = []
    goals: list[Goal] = []
    budgets: list[Budget] = []
    dates: list[DateMention] = []
    handlaggare: list[Handlaggare] = []
    recipients: list[Passage] = []
    indicators: list[Indicator] = []
    paragraphs: list[Paragraph] = []
    extra: dict[str, list[Extra]] = {}


class Repair(Model):
    """One repaired word: `text[start:end]` is `after`; `before` is what the scan said."""

    start: Offset
    end: Offset
    before: str
    after: str
    confidence: Confidence


class Layer(Model):
    """What was made of a PDF page's text layer: kept, repaired, or the page read again from its image, and why.

    `score` is how good the layer is: the share of its words that are words, once repaired where that is the decision.
    """

    decision: LayerDecision
    score: Confidence
    reasons: list[str]


class Page(Model):
    """One page: how it was read, its repaired text and what the repair changed.

    `width` and `height` are in PDF points, null for plain text. `quality` is the mean certainty of the
    page's words: how sure the reader was of each, times how sure the repair is of it. `layer` is null where the input
    is no PDF.
    """

    number: Annotated[int, Field(ge=1)]
    origin: Origin
    quality: Confidence
    width: float | None
    height: float | None
    text: str
    repairs: list[Repair]
    layer: Layer | None = None


class Provenance(Model):
    """What made the record; `pipes` are the modules of components beside Diarium's own."""

    diarium: str
    ocr: str | None
    repair_model: str
    pipes: list[str]
    min_confidence: Confidence
    created: datetime


class Record(Model):
    """Everything that was read in one document.

    `part` says which part of a bundle it is, `parts` which parts a bundle has; the record of a bundle holds neither
    fields nor pages of its own.
    """

    schema_version: Literal["1.1"]
    source: Source
    part: Part | None
    document: Document
    decisions: list[Decision]
    goals: list[Goal]
    budgets: list[Budget]
    dates: list[DateMention]
    handlaggare: list[Handlaggare]
    recipients: list[Passage]
    indicators: list[Indicator]
    paragraphs: list[Paragraph]
    extra: dict[str, list[Extra]]
    doubtful: Doubtful
    parts: list[PartLink]
    pages: list[Page]
    provenance: Provenance
    warnings: list[str]

    def page_in_file(self, number: int) -> int:
        """Which page of the file a page of the record is: in a part of a bundle they are not numbered alike."""
        return number + self.part.first_page - 1 if self.part else number

    def to_json(self) -> str:
        """The record as it is written to disk: UTF-8 text, two-space indent, keys in the contract's order."""
        return self.model_dump_json(indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record."""
    schema = Record.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
