"""Sets what is less sure than asked for apart, in the record's `doubtful`."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from extract.record import Document, Doubtful, Evidence, Paragraph, Passage, Record

_SINGLE = ("title", "organ", "sender")
_LISTS = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators", "paragraphs")


class _Evident(Protocol):
    @property
    def evidence(self) -> Evidence: ...


Item = TypeVar("Item", bound=_Evident)


def set_aside(record: Record, least: float) -> Record:
    """The record with everything below the confidence `least` (0 to 1) moved to `doubtful`; nothing is dropped.

    A paragraph is as sure as the least sure of its number, title and diarienummer. A decision that is doubtful stands
    in no paragraph that is not.
    """
    numbers, unsure_numbers = _parted(record.document.diarienummer, least)
    lists = {name: _parted(getattr(record, name), least) for name in _LISTS}
    extra = {name: _parted(items, least) for name, items in record.extra.items()}
    unsure = {name: unsure for name, (_, unsure) in lists.items()} | {"diarienummer": unsure_numbers}
    for name in _SINGLE:
        passage: Passage | None = getattr(record.document, name)
        unsure[name] = [passage] if passage and _confidence(passage) < least else []
    return record.model_copy(
        update={
            "document": _without(record.document, unsure).model_copy(update={"diarienummer": numbers}),
            **{name: sure for name, (sure, _) in lists.items()},
            "paragraphs": [_with_sure_decisions(paragraph, least) for paragraph in lists["paragraphs"][0]],
            "extra": {name: sure for name, (sure, _) in extra.items() if sure},
            "doubtful": Doubtful(**unsure, extra={name: items for name, (_, items) in extra.items() if items}),
        }
    )


def items(doubtful: Doubtful) -> Iterator[tuple[str, list[_Evident]]]:
    """The fields in which something is doubtful, each with what is, in the record's order."""
    for name in type(doubtful).model_fields:
        fields = doubtful.extra if name == "extra" else {name: getattr(doubtful, name)}
        yield from ((field, list(found)) for field, found in fields.items() if found)


def count(doubtful: Doubtful) -> int:
    """How many items were set apart."""
    return sum(len(found) for _, found in items(doubtful))


def _confidence(item: _Evident) -> float:
    passages = [item.title, *item.diarienummer] if isinstance(item, Paragraph) else []
    return min([item.evidence.confidence, *(passage.evidence.confidence for passage in passages if passage)])


def _parted(items: Sequence[Item], least: float) -> tuple[list[Item], list[Item]]:
    sure = [item for item in items if _confidence(item) >= least]
    return sure, [item for item in items if _confidence(item) < least]


def _without(document: Document, unsure: dict[str, list[Passage]]) -> Document:
    return document.model_copy(update={name: None for name in _SINGLE if unsure[name]})


def _with_sure_decisions(paragraph: Paragraph, least: float) -> Paragraph:
    return paragraph.model_copy(update={"decisions": _parted(paragraph.decisions, least)[0]})
