"""The material to learn from, divided once and for all into train, dev and test.

Whole pages and whole documents are held out: a page goes by the hash of its truth, running
text by the hash of the block of consecutive paragraphs it stands in.  A paragraph that occurs
in a held-out page is left out of the running text, and a training page that shares a paragraph
with a held-out page is dropped.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Split = Literal["train", "dev", "test"]

PATTERNS = PAGES, TEXT, SENTENCES = "*pairs*.jsonl*", "*.txt*", "*train*.tsv*"
PAGE_SHARE = 10  # per cent of pages to dev, and as many to test
BLOCK_SHARE = 2  # per cent of text blocks to each
BLOCK = 250  # paragraphs: about one long document


@dataclass(frozen=True, slots=True)
class Pair:
    """A page as written and as an OCR read it."""

    truth: str
    read: str


@dataclass(frozen=True, slots=True)
class Material:
    """Pages and running text of one split each."""

    pairs: dict[Split, list[Pair]]
    text: dict[Split, list[str]]
    extra: list[str]  # other running text, for training only
    documents: list[str] = field(default_factory=list)  # lines of such documents as are to be repaired, likewise


def split_of(text: str, percent: int) -> Split:
    """The split that a page or block falls in: ``percent`` to test, as many to dev."""
    bucket = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 100
    if bucket < percent:
        return "test"
    return "dev" if bucket < 2 * percent else "train"


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a text file, gzipped or not, without their ends."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)
    else:
        with path.open(encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)


def read_pairs(path: Path) -> Iterator[Pair]:
    """Pages of a JSON-lines file with ``truth`` and ``ocr_eng`` (or ``read``) on each line."""
    for line in read_lines(path):
        row = json.loads(line)
        yield Pair(row["truth"], row["ocr_eng"] if "ocr_eng" in row else row["read"])


def read_sentences(path: Path) -> Iterator[str]:
    """Sentences of a token-per-line file (token TAB label, blank line between sentences)."""
    sentence: list[str] = []
    for line in read_lines(path):
        if line.strip():
            sentence.append(line.split("\t")[0])
        elif sentence:
            yield " ".join(sentence)
            sentence = []
    if sentence:
        yield " ".join(sentence)


def load(folder: Path, documents: Sequence[str] = ()) -> Material:
    """What a folder has (``*pairs*.jsonl[.gz]``, ``*.txt[.gz]``, ``*train*.tsv[.gz]``), and lines of documents."""
    pairs = _divide_pairs([p for f in sorted(folder.glob(PAGES)) for p in read_pairs(f)])
    held = {paragraph for split in ("dev", "test") for pair in pairs[split] for paragraph in pair.truth.split("\n")}
    pairs["train"] = [p for p in pairs["train"] if held.isdisjoint(p.truth.split("\n"))]
    text: dict[Split, list[str]] = {"train": [], "dev": [], "test": []}
    for file in sorted(folder.glob(TEXT)):
        lines = list(read_lines(file))
        for start in range(0, len(lines), BLOCK):
            block = lines[start : start + BLOCK]
            split = split_of("\n".join(block), BLOCK_SHARE)
            text[split].extend(line for line in block if line not in held)
    extra = [s for f in sorted(folder.glob(SENTENCES)) for s in read_sentences(f)]
    return Material(pairs, text, extra, list(documents))


def _divide_pairs(pairs: list[Pair]) -> dict[Split, list[Pair]]:
    """Pages by split; a dev page that shares a paragraph with a test page is dropped."""
    divided: dict[Split, list[Pair]] = {"train": [], "dev": [], "test": []}
    for pair in pairs:
        divided[split_of(pair.truth, PAGE_SHARE)].append(pair)
    test = {paragraph for pair in divided["test"] for paragraph in pair.truth.split("\n")}
    divided["dev"] = [p for p in divided["dev"] if test.isdisjoint(p.truth.split("\n"))]
    return divided
