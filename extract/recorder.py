"""Turns what the pipeline found into the record, each field with its evidence."""

import functools
import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from importlib import metadata
from typing import TypeVar

from pydantic import JsonValue
from pydantic_core import PydanticSerializationError, to_jsonable_python
from spacy.tokens import Doc

from extract import own, record
from extract.confidence import Signals, Sureness
from extract.pages import Document, Page
from extract.pipes import findings as found
from extract.settings import ExtractSettings
from normalize.diacritics import Edit
from normalize.diacritics.repair import MODEL
from normalize.lines import Joined

T = TypeVar("T")


@functools.cache
def repair_model() -> str:
    """The repair model's name and hash, as the record's provenance names it."""
    return f"{MODEL.name} sha256:{hashlib.sha256(MODEL.read_bytes()).hexdigest()[:16]}"


class Recorder:
    """Turns what the pipeline found into the record, each field with its evidence."""

    def __init__(self, document: Document, joined: Joined, settings: ExtractSettings, sureness: Sureness) -> None:
        self._document = document
        self._joined = joined
        self._settings = settings
        self._sureness = sureness
        self._pages = {page.number: page for page in document.pages}

    def build(self, doc: Doc, path: str, created: datetime, part: record.Part | None) -> record.Record:
        """The record of the document that `doc` holds the findings of; `path` is what it names as its source."""
        document = self._document
        dates = [self._date(item) for item in _in_order(doc, "dates")]
        decisions = [(item.span.start_char, self._decision(item)) for item in _in_order(doc, "decisions")]
        return record.Record(
            schema_version=record.SCHEMA_VERSION,
            source=source(document, path),
            part=part,
            document=record.Document(
                type=found.document_type(doc),
                title=self._first(doc, "title"),
                diarienummer=[self._passage(item) for item in _in_order(doc, "diarienummer")],
                organ=self._first(doc, "organ"),
                sender=self._first(doc, "sender"),
                date=doc._.date,
            ),
            decisions=[decision for _, decision in decisions],
            goals=[self._goal(item) for item in _in_order(doc, "goals")],
            budgets=[self._budget(item) for item in _in_order(doc, "budgets")],
            dates=dates,
            handlaggare=[self._person(item) for item in _in_order(doc, "handlaggare")],
            recipients=[self._passage(item) for item in _in_order(doc, "recipients")],
            indicators=[self._indicator(item) for item in _in_order(doc, "indicators")],
            paragraphs=[self._paragraph(item, decisions) for item in _in_order(doc, "paragraphs")],
            extra={group: [self._extra(item) for item in _in_order(doc, group)] for group in found.own_groups(doc)},
            doubtful=record.Doubtful(),
            parts=[],
            pages=[_page(page) for page in document.pages],
            provenance=provenance(document, self._settings, created),
            warnings=[
                *document.warnings,
                *(f"page {date.evidence.page}: {date.text} is no date" for date in dates if not date.valid),
            ],
        )

    def _evidence(self, item: found.Finding) -> record.Evidence:
        return self._evidence_of(item.span.label_, item.span.start_char, item.span.end_char, item.confidence)

    def _evidence_of(self, group: str, start: int, end: int, rule: float) -> record.Evidence:
        number, start, end = self._joined.locate(start, end)
        page = self._pages[number]
        box = page.box(start, end)
        return record.Evidence(
            page=number,
            start=start,
            end=end,
            bbox=(round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)) if box else None,
            raw=page.raw_passage(start, end),
            confidence=self._sureness(
                Signals(group, rule, page.certainty(start, end), page.quality, page.origin, number, start, end)
            ),
            other=page.other_passage(start, end),
        )

    def _first(self, doc: Doc, group: str) -> record.Passage | None:
        item = next(found.findings(doc, group), None)
        return self._passage(item) if item else None

    def _passage(self, item: found.Finding) -> record.Passage:
        value = _value(item, found.Text)
        return record.Passage(text=value.text, evidence=self._evidence(item))

    def _decision(self, item: found.Finding) -> record.Decision:
        value = _value(item, found.Decision)
        return record.Decision(text=" ".join(item.span.text.split()), kind=value.kind, evidence=self._evidence(item))

    def _goal(self, item: found.Finding) -> record.Goal:
        value = _value(item, found.Goal)
        return record.Goal(
            text=value.text or item.span.text,
            number=value.number,
            area=value.area,
            year=value.year,
            target=value.target,
            evidence=self._evidence(item),
        )

    def _budget(self, item: found.Finding) -> record.Budget:
        value = _value(item, found.Budget)
        return record.Budget(
            text=item.span.text,
            amount=_number(value.amount),
            currency="SEK",
            year=value.year,
            kind=value.kind,
            subject=value.subject,
            evidence=self._evidence(item),
        )

    def _date(self, item: found.Finding) -> record.DateMention:
        value = _value(item, found.DateMention)
        return record.DateMention(
            text=item.span.text,
            start=value.start,
            end=value.end,
            precision=value.precision,
            valid=value.start is not None,
            inferred_year=value.inferred_year,
            role=value.role,
            evidence=self._evidence(item),
        )

    def _person(self, item: found.Finding) -> record.Handlaggare:
        value = _value(item, found.Person)
        return record.Handlaggare(name=value.name, title=value.title, unit=value.unit, evidence=self._evidence(item))

    def _indicator(self, item: found.Finding) -> record.Indicator:
        value = _value(item, found.Indicator)
        return record.Indicator(
            name=value.name,
            period=value.period,
            value=_number(value.value),
            unit=value.unit,
            evidence=self._evidence(item),
        )

    def _paragraph(self, item: found.Finding, decisions: Sequence[tuple[int, record.Decision]]) -> record.Paragraph:
        value = _value(item, found.Paragraph)
        passages = [
            record.Passage(
                text=item.span.doc.text[slice(*span)], evidence=self._evidence_of("paragraphs", *span, item.confidence)
            )
            for span in (*value.diarienummer, *([value.title] if value.title else []))
        ]
        return record.Paragraph(
            number=value.number,
            title=passages.pop() if value.title else None,
            diarienummer=passages,
            pages=self._joined.pages(value.start, value.end),
            decisions=[decision for place, decision in decisions if value.start <= place < value.end],
            evidence=self._evidence(item),
        )

    def _extra(self, item: found.Finding) -> record.Extra:
        return record.Extra(text=item.span.text, value=_json(item), evidence=self._evidence(item))


def source(document: Document, path: str) -> record.Source:
    """The file that the document was read from, named `path`."""
    return record.Source(
        path=path,
        sha256=document.sha256,
        bytes=document.bytes,
        media_type=document.media_type,
        pages=len(document.pages),
    )


def provenance(document: Document, settings: ExtractSettings, created: datetime) -> record.Provenance:
    """What makes the document's record."""
    return record.Provenance(
        diarium=_version(),
        ocr=document.ocr,
        repair_model=repair_model(),
        pipes=own.modules(settings.pipes),
        min_confidence=settings.min_confidence,
        created=created.replace(microsecond=0),
    )


@functools.cache
def _version() -> str:
    return metadata.version("diarium")


def _value(item: found.Finding, kind: type[T]) -> T:
    """The finding's value, which a component of the user's own may have got wrong.

    Raises:
        PipesError: the value is not what its group holds.
    """
    if not isinstance(item.value, kind):
        problem = f"{item.span.label_} must hold {kind.__name__}, not {type(item.value).__name__}"
        raise own.PipesError(f"{problem}; extract.pipes.findings has the classes")
    return item.value


def _json(item: found.Finding) -> JsonValue:
    """The finding's value as JSON: a date as its ISO form, an amount as a number, a dataclass as its fields.

    Raises:
        PipesError: it has no form in JSON.
    """
    try:
        value: JsonValue = to_jsonable_python(item.value)
    except PydanticSerializationError as error:
        problem = f"{item.span.label_}: {type(item.value).__name__} cannot be written as JSON"
        raise own.PipesError(f"{problem}; give a text, a number, a date, a dataclass, or lists of these") from error
    return value


def _in_order(doc: Doc, group: str) -> Iterator[found.Finding]:
    return iter(sorted(found.findings(doc, group), key=lambda item: item.span.start_char))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _page(page: Page) -> record.Page:
    return record.Page(
        number=page.number,
        origin=page.origin,
        quality=page.quality,
        width=_rounded(page.width),
        height=_rounded(page.height),
        text=page.text,
        repairs=_repairs(page.edits),
        layer=page.layer,
    )


def _rounded(points: float | None) -> float | None:
    return None if points is None else round(points, 1)


def _repairs(edits: Sequence[Edit]) -> list[record.Repair]:
    return [
        record.Repair(
            start=edit.start,
            end=edit.end,
            before=edit.before,
            after=edit.after,
            confidence=round(edit.confidence, 4),
        )
        for edit in edits
    ]
