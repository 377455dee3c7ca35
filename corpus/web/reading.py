"""A document's pages as the site shows them: text with repairs, hits and fields, and boxes over the image."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.marking import Marker
from extract import doubtful
from extract.record import Evidence, Page, Record, Repair

# Fields of a record in the order in which the page lists them, with what of an item is shown.
_FIELDS: Final = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators")


@dataclass(frozen=True, slots=True)
class FieldItem:
    """A field that was read on a page: its name, an anchor, what it says and where it stands."""

    kind: str
    anchor: str
    text: str
    evidence: Evidence
    is_doubtful: bool = False  # less sure than the conversion asked for


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a page's text that is in one repair, hit and field, or none."""

    text: str
    hit: bool
    repair: Repair | None
    field: FieldItem | None
    opens: tuple[FieldItem, ...]  # fields that begin here, for their anchors


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page as it is shown."""

    number: int
    page: Page
    segments: tuple[Segment, ...]
    fields: tuple[FieldItem, ...]

    @property
    def boxes(self) -> tuple[FieldItem, ...]:
        """The fields that have a box on the image."""
        return tuple(field for field in self.fields if field.evidence.bbox)


def shown_pages(record: Record, marker: Marker | None) -> list[ShownPage]:
    """The pages of a record, with the words of a query marked."""
    fields = list(_fields(record))
    return [
        _shown(page, [item for item in fields if item.evidence.page == page.number], marker) for page in record.pages
    ]


def _shown(page: Page, fields: list[FieldItem], marker: Marker | None) -> ShownPage:
    hits = [(start, end) for start, end, _ in marker.marks(page.text)] if marker else []
    return ShownPage(page.number, page, tuple(_segments(page, fields, hits)), tuple(fields))


def _segments(page: Page, fields: list[FieldItem], hits: list[tuple[int, int]]) -> Iterator[Segment]:
    spans = [*hits, *((item.start, item.end) for item in page.repairs)]
    spans += [(item.evidence.start, item.evidence.end) for item in fields]
    cuts = sorted({0, len(page.text), *(min(place, len(page.text)) for span in spans for place in span)})
    # The shortest field around a place is shown there: a sum in a decision, not the decision.
    narrow = sorted(fields, key=lambda item: item.evidence.end - item.evidence.start)
    for start, end in pairwise(cuts):
        yield Segment(
            page.text[start:end],
            any(first <= start < last for first, last in hits),
            next((item for item in page.repairs if item.start <= start < item.end), None),
            next((item for item in narrow if item.evidence.start <= start < item.evidence.end), None),
            tuple(item for item in fields if item.evidence.start == start),
        )


def _fields(record: Record) -> Iterator[FieldItem]:
    head = record.document
    for kind, passages in (("title", [head.title]), ("organ", [head.organ]), ("diarienummer", head.diarienummer)):
        yield from _items(kind, ((passage.text, passage.evidence) for passage in passages if passage))
    for kind in _FIELDS:
        yield from _items(kind, ((_text_of(item), item.evidence) for item in getattr(record, kind)))
    for kind, own in record.extra.items():
        yield from _items(kind, ((item.text, item.evidence) for item in own))
    for kind, unsure in doubtful.items(record.doubtful):
        yield from _items(kind, ((_text_of(item), item.evidence) for item in unsure), is_doubtful=True)


def _items(kind: str, found: Iterable[tuple[str, Evidence]], *, is_doubtful: bool = False) -> Iterator[FieldItem]:
    for number, (text, evidence) in enumerate(found, start=1):
        anchor = f"{kind}-doubtful-{number}" if is_doubtful else f"{kind}-{number}"
        yield FieldItem(kind, anchor, text, evidence, is_doubtful)


def _text_of(item: object) -> str:
    for name in ("text", "name"):
        if hasattr(item, name):
            value = getattr(item, "value", None)
            unit = getattr(item, "unit", None) or ""
            return f"{getattr(item, name)}" + (f": {value:g} {unit}".rstrip() if value is not None else "")
    return ""
