"""The records of a file: one; or, where it holds many documents, one for each and one that names them all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from extract import record
from extract.bundle.split import Part, parts
from extract.confidence import Sureness, calibrated
from extract.pages import Document, Page
from extract.pipeline import extract
from extract.recorder import provenance, source
from extract.settings import EXTRACT_DEFAULT, ExtractSettings

PART_NAME: Final = re.compile(r"p\d{4,}-\d{4,}\.json")  # no input's record is named so: those keep the input's suffix
_DOUBTED: Final = 0.8  # confidence of a part below which a person should look
_OF_PAGE = re.compile(r"page (\d+)(?=: )")  # what a warning about a page begins with


def records(
    document: Document,
    path: str,
    *,
    shown_path: str,
    created: datetime,
    settings: ExtractSettings = EXTRACT_DEFAULT,
    sureness: Sureness = calibrated,
) -> Iterator[tuple[str, record.Record]]:
    """Each record with the path that it is to be written to; `path` is the file's own, as `records/a/b.pdf.json`.

    A file of one document has one record, at `path`. A bundle has a record for each part, at
    `records/a/b.pdf/p0064-0066.json` after its pages in the file, and at `path`, last, one that names the parts and has
    no pages or fields itself. Only one of them is held at a time.

    Raises:
        PipesError: a module of the settings cannot be used.
    """
    found = parts(document.pages) if settings.split else []
    if len(found) < 2:
        yield path, extract(document, shown_path=shown_path, created=created, settings=settings, sureness=sureness)
        return
    whole = source(document, shown_path)
    folder = path.removesuffix(".json")
    links: list[record.PartLink] = []
    for number, part in enumerate(found, start=1):
        name = f"p{part.first:04}-{part.last:04}.json"
        place = record.Part(
            record=f"../{path.rsplit('/', 1)[-1]}", number=number, first_page=part.first, last_page=part.last
        )
        one = extract(
            _part_of(document, part),
            shown_path=shown_path,
            created=created,
            settings=settings,
            sureness=sureness,
            part=place,
        )
        links.append(_link(one, f"{folder.rsplit('/', 1)[-1]}/{name}", place, part.confidence))
        yield f"{folder}/{name}", one.model_copy(update={"source": whole})
    yield path, _bundle(document, whole, links, provenance(document, settings, created))


def _part_of(document: Document, part: Part) -> Document:
    """The part as a document of its own, its pages and the warnings about them counted from 1."""
    pages = [_numbered(page, number) for number, page in enumerate(document.pages[part.first - 1 : part.last], start=1)]
    warnings = [
        _OF_PAGE.sub(f"page {number - part.first + 1}", warning, count=1)
        for warning in document.warnings
        if (number := _page_of(warning)) and part.first <= number <= part.last
    ]
    reader = document.ocr if any(page.origin == "ocr" for page in pages) else None
    return replace(document, pages=pages, warnings=warnings, ocr=reader)


def _numbered(page: Page, number: int) -> Page:
    return replace(page, number=number)


def _page_of(warning: str) -> int | None:
    match = _OF_PAGE.match(warning)
    return int(match[1]) if match else None


def _link(one: record.Record, path: str, place: record.Part, confidence: float) -> record.PartLink:
    head = one.document
    return record.PartLink(
        record=path,
        number=place.number,
        first_page=place.first_page,
        last_page=place.last_page,
        type=head.type,
        title=head.title.text if head.title else None,
        diarienummer=[passage.text for passage in head.diarienummer],
        confidence=confidence,
    )


def _bundle(
    document: Document, whole: record.Source, links: Sequence[record.PartLink], made: record.Provenance
) -> record.Record:
    doubts = [
        f"pages {link.first_page}-{link.last_page}: may not be one whole document; look at the original"
        for link in links
        if link.confidence < _DOUBTED
    ]
    return record.Record(
        schema_version=record.SCHEMA_VERSION,
        source=whole,
        part=None,
        document=record.Document(type="handlingar", title=None, diarienummer=[], organ=None, sender=None, date=None),
        decisions=[],
        goals=[],
        budgets=[],
        dates=[],
        handlaggare=[],
        recipients=[],
        indicators=[],
        paragraphs=[],
        extra={},
        doubtful=record.Doubtful(),
        parts=list(links),
        pages=[],
        provenance=made,
        warnings=[*(warning for warning in document.warnings if _page_of(warning) is None), *doubts],
    )
