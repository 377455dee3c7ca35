"""From a file to its record: `read` gives the pages, `load` the spaCy pipeline, `extract` the record."""

import functools
import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from importlib import metadata
from pathlib import Path
from typing import TypeVar

import spacy
from spacy.language import Language

from extract import ocr, record
from extract.errors import UnreadableInput
from extract.flow import flow
from extract.mending import mended
from extract.pages import Document, Page, ReadPage
from extract.pipes import PIPES
from extract.pipes import findings as found
from extract.pipes.tokens import FineTokenizer
from extract.readers import kind_of
from extract.settings import DEFAULT, ReadSettings
from normalize.diacritics import Edit
from normalize.diacritics.repair import MODEL
from normalize.lines import Joined
from normalize.masking import MaskKind, mask
from normalize.symbols import doubtful

T = TypeVar("T")
_SLIDE_RATIO = 1.2  # width over height


@functools.cache
def load() -> Language:
    """The extraction pipeline: `spacy.blank("sv")`, a tokenizer that rules fit, and one component per field."""
    nlp = spacy.blank("sv")
    nlp.tokenizer = FineTokenizer(nlp.vocab)
    for name in PIPES:
        nlp.add_pipe(name)
    nlp.max_length = 50_000_000
    return nlp


@functools.cache
def repair_model() -> str:
    """The repair model's name and hash, as the record's provenance names it."""
    return f"{MODEL.name} sha256:{hashlib.sha256(MODEL.read_bytes()).hexdigest()[:16]}"


def read(path: Path, settings: ReadSettings = DEFAULT, *, masks: Collection[MaskKind] = ()) -> Document:
    """The file's pages, read as the settings say and repaired, with personal data of the kinds in `masks` covered over.

    Raises:
        UnreadableInput: the file cannot be read, with the reason and the way out.
        MissingTesseract: a page has to be read from its image and Tesseract is not installed.
    """
    try:
        kind = kind_of(path)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        pages: list[Page] = []
        warnings: list[str] = []
        masked: Counter[MaskKind] = Counter()
        for page in kind.read(path, settings):
            # Before repair, so that no later step sees what is covered; nothing moves, so boxes stay right.
            covered = mask(page.text, masks)
            # Another reading of a word may hold what is covered.
            words = replace(page.words, others={}) if page.words and masks else page.words
            pages.append(_repaired(replace(page, text=covered.text, words=words)))
            warnings += _doubts(pages[-1])
            warnings += (mask(warning, masks).text for warning in page.warnings)
            masked += covered.counts
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableInput(
            path,
            "not-accessible",
            f"cannot be read ({error.strerror or error})",
            "check that it exists and is yours to read",
        ) from error
    uses_ocr = any(page.origin == "ocr" for page in pages)
    warnings += (f"masked: {masked[kind]} {kind}" for kind in MaskKind if masked[kind])
    readers = ocr.version(settings) if uses_ocr else None
    return Document(path, sha256, size, kind.media_type, pages, readers, warnings, masked)


def _repaired(page: ReadPage) -> Page:
    is_kept = page.origin == "text-layer" and (page.layer is None or page.layer.decision == "keep")
    text, edits = mended(page.text, signs=not is_kept)
    origin = "repaired-layer" if page.origin == "text-layer" and edits else page.origin
    doubts = () if is_kept else tuple(doubtful(text))
    return Page(page.number, origin, text, page.text, edits, page.width, page.height, page.words, page.layer, doubts)


def _doubts(page: Page) -> Iterator[str]:
    for start, end in page.doubts:
        yield f"page {page.number}: {page.text[start:end]!r} may hide a % sign; look at the original"


def extract(document: Document, *, shown_path: str | None = None, created: datetime | None = None) -> record.Record:
    """The document's record; `shown_path` is the path that it names, else the file's name."""
    joined = flow(document.pages)
    nlp = load()
    doc = nlp.make_doc(joined.text)
    first = document.pages[0] if document.pages else None
    doc._.is_landscape = bool(first and first.width and first.height and first.width > _SLIDE_RATIO * first.height)
    doc._.line_heights = _line_heights(document, joined)
    return _Recorder(document, joined).build(nlp(doc), shown_path or document.path.name, created or datetime.now(UTC))


def _line_heights(document: Document, joined: Joined) -> dict[int, float]:
    """Offset in the running text of each line that has boxes -> its height in points."""
    pages = {page.number: page for page in document.pages}
    heights = (
        (piece.joined, pages[piece.page].line_height(piece.start, piece.start + piece.length))
        for piece in joined.pieces
    )
    return {offset: height for offset, height in heights if height is not None}


class _Recorder:
    """Turns what the pipeline found into the record, each field with its evidence."""

    def __init__(self, document: Document, joined: Joined) -> None:
        self._document = document
        self._joined = joined
        self._pages = {page.number: page for page in document.pages}

    def build(self, doc: spacy.tokens.Doc, path: str, created: datetime) -> record.Record:
        document = self._document
        dates = [self._date(item) for item in _in_order(doc, "dates")]
        return record.Record(
            schema_version=record.SCHEMA_VERSION,
            source=record.Source(
                path=path,
                sha256=document.sha256,
                bytes=document.bytes,
                media_type=document.media_type,
                pages=len(document.pages),
            ),
            document=record.Document(
                type=found.document_type(doc),
                title=self._first(doc, "title"),
                diarienummer=[self._passage(item) for item in _in_order(doc, "diarienummer")],
                organ=self._first(doc, "organ"),
                sender=self._first(doc, "sender"),
                date=doc._.date,
            ),
            decisions=[self._decision(item) for item in _in_order(doc, "decisions")],
            goals=[self._goal(item) for item in _in_order(doc, "goals")],
            budgets=[self._budget(item) for item in _in_order(doc, "budgets")],
            dates=dates,
            handlaggare=[self._person(item) for item in _in_order(doc, "handlaggare")],
            recipients=[self._passage(item) for item in _in_order(doc, "recipients")],
            indicators=[self._indicator(item) for item in _in_order(doc, "indicators")],
            pages=[_page(page) for page in document.pages],
            provenance=record.Provenance(
                diarium=metadata.version("diarium"),
                ocr=document.ocr,
                repair_model=repair_model(),
                created=created.replace(microsecond=0),
            ),
            warnings=[
                *document.warnings,
                *(f"page {date.evidence.page}: {date.text} is no date" for date in dates if not date.valid),
            ],
        )

    def _evidence(self, item: found.Finding) -> record.Evidence:
        number, start, end = self._joined.locate(item.span.start_char, item.span.end_char)
        page = self._pages[number]
        box = page.box(start, end)
        return record.Evidence(
            page=number,
            start=start,
            end=end,
            bbox=(round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)) if box else None,
            raw=page.raw_passage(start, end),
            confidence=round(item.confidence * page.certainty(start, end), 4),
            other=page.other_passage(start, end),
        )

    def _first(self, doc: spacy.tokens.Doc, group: str) -> record.Passage | None:
        item = next(found.findings(doc, group), None)
        return self._passage(item) if item else None

    def _passage(self, item: found.Finding) -> record.Passage:
        value = _value(item, found.Text)
        return record.Passage(text=value.text, evidence=self._evidence(item))

    def _decision(self, item: found.Finding) -> record.Decision:
        value = _value(item, found.Decision)
        return record.Decision(text=item.span.text, kind=value.kind, evidence=self._evidence(item))

    def _goal(self, item: found.Finding) -> record.Goal:
        value = _value(item, found.Goal)
        return record.Goal(
            text=item.span.text,
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


def _value(item: found.Finding, kind: type[T]) -> T:
    """The finding's value, which a component of the user's own may have got wrong.

    Raises:
        TypeError: the value is not what its group holds.
    """
    if not isinstance(item.value, kind):
        raise TypeError(f"{item.span.label_} must hold {kind.__name__}, not {type(item.value).__name__}")
    return item.value


def _in_order(doc: spacy.tokens.Doc, group: str) -> Iterator[found.Finding]:
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
