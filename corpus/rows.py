"""A record as rows of the tables in `corpus.schema`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.municipality import municipality
from corpus.words import fold, index_terms
from extract.record import Evidence, Passage, Record

Value = str | float | int | None
Row = tuple[Value, ...]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a record becomes: `document` without its id, the items by table, and the words for the index."""

    document: Row
    items: dict[str, list[Row]]
    search: Row


def rows(record: Record, record_path: str, stamp: str) -> Rows:
    """The rows of a record; `record_path` is relative to OUT, `stamp` tells a changed record from an unchanged one."""
    head = record.document
    texts = [page.text for page in record.pages]
    document: Row = (
        shown_path(record),
        record_path,
        record.source.sha256,
        record.part.first_page if record.part else None,
        record.source.media_type,
        head.type,
        head.title.text if head.title else None,
        head.organ.text if head.organ else None,
        head.sender.text if head.sender else None,
        municipality(texts),
        _iso(head.date),
        year := _year(record),
        _year_of_title(record) or year,
        len(record.pages),
        min((page.quality for page in record.pages), default=None),
        stamp,
    )
    items = _items(record)
    return Rows(document, items, search_row(document[6], field_texts(items), texts))


def shown_path(record: Record) -> str:
    """The source's path, for a part of a bundle with the page of the file on which it begins."""
    return f"{record.source.path}#page={record.part.first_page}" if record.part else record.source.path


def _year(record: Record) -> int | None:
    """The year of the document's date; where it bears none, the year that its dates name most."""
    if record.document.date:
        return record.document.date.year
    years = [mention.start.year for mention in record.dates if mention.start and not mention.inferred_year]
    return max(set(years), key=lambda year: (years.count(year), year), default=None)


def _year_of_title(record: Record) -> int | None:
    title = record.document.title
    found = _YEAR.search(title.text) if title else None
    return int(found.group()) if found else None


def _items(record: Record) -> dict[str, list[Row]]:
    return {
        "pages": [
            (page.number, page.origin, page.quality, page.width, page.height, page.text) for page in record.pages
        ],
        "paragraphs": [
            (page.number, *match.span()) for page in record.pages for match in _PARAGRAPH.finditer(page.text)
        ],
        "decisions": [(item.text, item.kind, *_place(item.evidence)) for item in record.decisions],
        "goals": [
            (
                item.text,
                item.number,
                item.area,
                item.year,
                *((item.target.value, item.target.unit, item.target.direction) if item.target else (None, None, None)),
                *_place(item.evidence),
            )
            for item in record.goals
        ],
        "budgets": [
            (item.text, item.amount, item.year, item.kind, item.subject, *_place(item.evidence))
            for item in record.budgets
        ],
        "dates": [
            (
                item.text,
                _iso(item.start),
                _iso(item.end),
                item.role,
                int(item.inferred_year),
                *_place(item.evidence),
            )
            for item in record.dates
        ],
        "people": [
            (item.name, item.title, item.unit, fold(item.name), *_place(item.evidence)) for item in record.handlaggare
        ],
        "diary_numbers": _passages(record.document.diarienummer),
        "recipients": _passages(record.recipients),
        "indicators": [
            (item.name, item.period, item.value, item.unit, *_place(item.evidence)) for item in record.indicators
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _passages(passages: Iterable[Passage]) -> list[Row]:
    return [(passage.text, *_place(passage.evidence)) for passage in passages]


def _place(evidence: Evidence) -> Iterator[Value]:
    yield from (evidence.page, evidence.start, evidence.end)
    yield from evidence.bbox or (None,) * 4
    yield from (evidence.raw, evidence.confidence)


def field_texts(items: dict[str, list[Row]]) -> list[str]:
    """What of the items is searched as a field: goals, decisions, diary numbers, people."""
    return [str(row[0]) for table in ("goals", "decisions", "diary_numbers", "people") for row in items[table]]


def search_row(title: Value, fields: Sequence[str], pages: Sequence[str]) -> Row:
    """The columns of the search table, for putting a document in and, the same again, for taking it out."""
    # A full stop between, lest a phrase be found across two goals or two pages.
    written = [text.replace("_", " ") for text in (str(title or ""), "\n".join(fields), "\n".join(pages))]
    return (*written, *map(index_terms, written))
