"""Bundles of handlingar from the gold documents: a kallelse, documents in any order, attachments, blank pages.

What begins where follows from how a bundle is made. Pages are read document by document, since a page is read by itself
whatever stands around it; so one document may stand in many bundles and is read once.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from extract.pages import Page
from extract.pipeline import read
from extract.settings import ReadSettings
from gold.bundle import attachments
from gold.labels import LABELS, Split, load_label
from gold.render import CACHE, DOCUMENTS, FORMS, render

BundleKind = Literal["digital", "scan", "ocr-text"]
# A document is scanned in one quality, the next in the next.
KIND_FORMS: Final[dict[BundleKind, tuple[str, ...]]] = {
    "digital": ("digital",),
    "scan": ("scan300", "scan200", "scan150", "fax"),
    "ocr-text": ("ocr-text",),
}
_ATTACHED, _CALLED, _TURNED = 0.4, 0.8, 0.25  # shares: of documents, of bundles, of documents of odd length
_ATTACHMENTS: Final = 16  # different ones for a split
_KALLELSER: Final = 4


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle's pages, numbered through, and the pages on which its documents begin, counted from 1."""

    pages: tuple[Page, ...]
    starts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What bundles of one kind are made from, each document as its pages."""

    documents: dict[str, tuple[Page, ...]]
    attachments: tuple[tuple[Page, ...], ...]
    kallelser: tuple[tuple[Page, ...], ...]

    def only(self, names: Sequence[str]) -> "Shelf":
        """The shelf with these documents alone."""
        return replace(self, documents={name: self.documents[name] for name in names})


def fill_shelf(split: Split, names: Sequence[str], kind: BundleKind) -> Shelf:
    """Renders and reads what bundles of a kind are made from; what was read before is kept."""
    forms = KIND_FORMS[kind]
    documents = {name: _pages(DOCUMENTS / f"{name}.typ", forms[place % len(forms)]) for place, name in enumerate(names)}
    made = [_source(attachments.attachment(split, f"{split} {seed}")) for seed in range(_ATTACHMENTS)]
    titles = [load_label(LABELS / f"{name}.json").document.title or name for name in names]
    called = [
        _source(
            attachments.kallelse(random.Random(seed).sample(titles, min(12, len(titles))), split, f"{split} {seed}")
        )
        for seed in range(_KALLELSER)
    ]
    return Shelf(
        documents,
        tuple(_pages(source, forms[place % len(forms)]) for place, source in enumerate(made)),
        tuple(_pages(source, forms[place % len(forms)]) for place, source in enumerate(called)),
    )


def bundles(shelf: Shelf, seeds: Sequence[int], *, size: int) -> Iterator[Bundle]:
    """For each seed a bundle of so many documents of the shelf, attachments not counted."""
    for seed in seeds:
        yield _bundle(shelf, random.Random(f"bundle {seed}"), size)


def _bundle(shelf: Shelf, chance: random.Random, size: int) -> Bundle:
    names = chance.sample(sorted(shelf.documents), min(size, len(shelf.documents)))
    documents: list[tuple[Page, ...]] = []
    if chance.random() < _CALLED:
        documents.append(chance.choice(shelf.kallelser))
    for name in names:
        documents.append(shelf.documents[name])
        while chance.random() < _ATTACHED:
            documents.append(chance.choice(shelf.attachments))
    pages: list[Page] = []
    starts: set[int] = set()
    for document in documents:
        starts.add(len(pages) + 1)
        pages += document
        if len(document) % 2 and chance.random() < _TURNED:  # printed on both sides
            pages.append(_blank(document[-1]))
    return Bundle(tuple(replace(page, number=number) for number, page in enumerate(pages, start=1)), frozenset(starts))


def _blank(page: Page) -> Page:
    return replace(page, text="", raw="", edits=(), words=None, doubts=())


def _pages(source: Path, form: str) -> tuple[Page, ...]:
    return tuple(read(render(source, FORMS[form]), ReadSettings(cache=CACHE / "ocr")).pages)


def _source(text: str) -> Path:
    """The Typst source as a file of its own, named for what it holds."""
    import hashlib

    path = CACHE / "bundle" / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.typ"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path
