"""Sets what is less sure than asked for apart, in the record's `doubtful`."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from extract.record import Document, Doubtful, Evidence, Paragraph, Passage, Record

_SINGLE = ("title", "organ", "sender")
_LISTS = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators", "paragraphs")


class _Evident(Protocol):
    @property
    def evidence(self) -> Evidence: ...


Item = TypeVar("Item", bound=_Evident)


def set_aside(record: Record, least: float) -> Record:
    """The record with everything below the confidence `least` (0 to 1) moved to `doubtful`; nothing is dropped."""
    numbers, unsure_numbers = _parted(record.document.diarienummer, least)
    lists = {name: _parted(getattr(record, name), least) for name in _LISTS}
    extra = {name: _parted(items, least) for name, items in record.extra.items()}
    unsure = {name: unsure for name, (_, unsure) in lists.items()} | {"diarienummer": unsure_numbers}
    for name in _SINGLE:
        passage: Passage | None = getattr(record.document, name)
        unsure[name] = [passage] if passage and passage.evidence.confidence < least else []
    return record.model_copy(
        update={
            "document": _without(record.document, unsure).model_copy(update={"diarienummer": numbers}),
            **{name: sure for name, (sure, _) in lists.items()},
            "paragraphs": [_with_sure_decisions(paragraph, least) for paragraph in lists["paragraphs"][0]],
            "extra": {name: sure for name, (sure, _) in extra.items() if sure},
            "doubtful": Doubtful(**unsure, extra={name: items for name, (_, items) in extra.items() if items}),
        }
    )


def _parted(items: Sequence[Item], least: float) -> tuple[list[Item], list[Item]]:
    sure = [item for item in items if item.evidence.confidence >= least]
    return sure, [item for item in items if item.evidence.confidence < least]


def _without(document: Document, unsure: dict[str, list[Passage]]) -> Document:
    return document.model_copy(update={name: None for name in _SINGLE if unsure[name]})


def _with_sure_decisions(paragraph: Paragraph, least: float) -> Paragraph:
    return paragraph.model_copy(update={"decisions": _parted(paragraph.decisions, least)[0]})
