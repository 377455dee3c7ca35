"""Bundles of handlingar from the gold documents: a kallelse, documents in any order, attachments, blank pages.

What begins where follows from how a bundle is made. Pages are read document by document, since a page is read by itself
whatever stands around it; so one document may stand in many bundles and is read once.
"""

import functools
import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from extract.bundle.facts import Facts, facts_of
from extract.pages import Page
from extract.pipeline import read
from extract.pipes.diarienummer import find_diarienummer
from extract.settings import ReadSettings
from gold.bundle import attachments
from gold.labels import LABELS, Split, load_label, load_split
from gold.render import CACHE, DOCUMENTS, FORMS, render
from normalize.dates import find_dates

BundleKind = Literal["digital", "scan", "mixed", "ocr-text"]
_SCANS: Final = ("scan300", "scan200", "scan150", "fax")  # a document is scanned in one quality, the next in the next
# What documents are rendered as, and what attachments are: in mixed bundles these are scanned.
KIND_FORMS: Final[dict[BundleKind, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "digital": (("digital",), ("digital",)),
    "scan": (_SCANS, _SCANS),
    "mixed": (("digital",), _SCANS),
    "ocr-text": (("ocr-text",), ("ocr-text",)),
}
_ALIKE, _ATTACHED = 0.4, 0.4  # shares of documents that another of the same office follows, or an attachment
_CALLED, _TURNED = 0.8, 0.25  # shares of bundles with a kallelse, of documents of odd length with a blank page
_LONGEST_CELL: Final = 45  # characters; a longer one is prose
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

    def part(self, names: Sequence[str], fold: int, folds: int, *, inside: bool) -> "Shelf":
        """The shelf with these documents, and with the attachments of one fold of so many, or of all others."""
        made = [pages for place, pages in enumerate(self.attachments) if (place % folds == fold) == inside]
        return replace(self, documents={name: self.documents[name] for name in names}, attachments=tuple(made))


@functools.cache
def fill_shelf(split: Split, kind: BundleKind) -> Shelf:
    """Renders and reads what bundles of a kind are made from: the split's documents, attachments, kallelser."""
    own, attached = KIND_FORMS[kind]
    names = load_split()[split]
    titles = [load_label(LABELS / f"{name}.json").document.title or name for name in names]
    made = [attachments.attachment(split, f"{split} {seed}") for seed in range(_ATTACHMENTS)]
    called = [attachments.kallelse(titles, split, f"{split} {seed}") for seed in range(_KALLELSER)]
    documents = _read([DOCUMENTS / f"{name}.typ" for name in names], own)
    return Shelf(
        dict(zip(names, documents, strict=True)),
        _read([_source(text) for text in made], attached),
        _read([_source(text) for text in called], own),
    )


def bundles(shelf: Shelf, seeds: Sequence[int], *, size: int) -> Iterator[Bundle]:
    """For each seed a bundle of so many documents of the shelf, attachments not counted."""
    for seed in seeds:
        yield _bundle(shelf, random.Random(f"bundle {seed}"), size)  # noqa: S311 - nothing secret


def _bundle(shelf: Shelf, chance: random.Random, size: int) -> Bundle:
    names = chance.sample(sorted(shelf.documents), min(size, len(shelf.documents)))
    documents: list[tuple[Page, ...]] = []
    if chance.random() < _CALLED:
        documents.append(chance.choice(shelf.kallelser))
    for name in names:
        documents.append(shelf.documents[name])
        if chance.random() < _ALIKE and (alike := registered_anew(shelf.documents[name], chance)):
            documents.append(alike)
        while shelf.attachments and chance.random() < _ATTACHED:
            documents.append(chance.choice(shelf.attachments))
    pages: list[Page] = []
    starts: set[int] = set()
    for document in documents:
        starts.add(len(pages) + 1)
        pages += document
        if len(document) % 2 and chance.random() < _TURNED:  # printed on both sides
            pages.append(_blank(document[-1]))
    return Bundle(tuple(replace(page, number=number) for number, page in enumerate(pages, start=1)), frozenset(starts))


def registered_anew(pages: Sequence[Page], chance: random.Random) -> tuple[Page, ...] | None:
    """The document with other diarienummer and days in its heads: the next ärende of the same office.

    None where its first page has neither, since nothing would tell the two apart.
    """
    written = [facts_of(page) for page in pages]
    old = {text for facts in written for text in _registered(facts)}
    new = {text: _with_other_digits(text, chance) for text in sorted(old, key=len, reverse=True)}
    changed = []
    for page in pages:
        text = page.text
        for before, after in new.items():
            text = text.replace(before, after)
        changed.append(replace(page, text=text, raw=text, edits=(), doubts=()))
    return tuple(changed) if changed[0].text != pages[0].text else None


def _registered(facts: Facts) -> Iterator[str]:
    yield from (facts.text[start:end] for start, end in find_diarienummer(facts.head, facts.head))
    for line in facts.head:
        for _, cell in line.cells:
            if len(cell) < _LONGEST_CELL:
                yield from (cell[found.start : found.end] for found in find_dates(cell) if found.year)


def _with_other_digits(text: str, chance: random.Random) -> str:
    """The text with another last digit in each of its numbers but for years."""
    return re.sub(
        r"\d(?!\d)(?<!(?:19|20)\d\d)", lambda found: str((int(found[0]) + chance.randint(1, 8)) % 9 + 1), text
    )


def _blank(page: Page) -> Page:
    return replace(page, text="", raw="", edits=(), words=None, doubts=())


def _read(sources: Sequence[Path], forms: Sequence[str]) -> tuple[tuple[Page, ...], ...]:
    """The pages of the sources, one rendered in one form, the next in the next; what OCR has read is kept."""
    settings = ReadSettings(cache=CACHE / "ocr")
    files = (render(source, FORMS[forms[place % len(forms)]]) for place, source in enumerate(sources))
    return tuple(tuple(read(file, settings).pages) for file in files)


def _source(text: str) -> Path:
    """The Typst source as a file of its own, named for what it holds."""
    path = CACHE / "bundle" / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.typ"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path
