"""A document between its bytes and its record: pages of text that know where each word stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.record import Layer, Origin
from normalize.diacritics import Edit
from normalize.masking import MaskKind
from normalize.offsets import OffsetMap, Replacement

_DOUBTED = 0.4  # how sure a number is that may hide a sign


class Box(NamedTuple):
    """A rectangle in PDF points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Printed(NamedTuple):
    """Where a cell of a line stands on its page, and the usual height of its words in points."""

    box: Box
    height: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was read, with its place; `confidence` is the reader's own, 1 for a text layer.

    `other` is what another reader read there, None where there was none or it read the same.
    """

    text: str
    box: Box
    confidence: float = 1.0
    other: str | None = None


def gaps_of(words: Sequence[Word]) -> list[float]:
    """The points between each word of a line and the next."""
    return [right.box.x0 - left.box.x1 for left, right in pairwise(words)]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: rows of cell boxes in points, None where a row has no cell in a column."""

    rows: tuple[tuple[Box | None, ...], ...]


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """The words of a page's text: `starts` and `ends` (n,) are offsets, `boxes` (n, 4) points, `confidences` (n,).

    `others` has the other reading of a word by its index, where there is one.
    """

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.float32]
    confidences: npt.NDArray[np.float32]
    others: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Sequence[Word], starts: Sequence[int]) -> "PlacedWords":
        """The words, each beginning at the offset given for it, in order of offset."""
        return cls(
            starts=np.array(starts, dtype=np.int32),
            ends=np.array(
                [start + len(word.text) for start, word in zip(starts, words, strict=True)],
                dtype=np.int32,
            ),
            boxes=np.array([word.box for word in words], dtype=np.float32).reshape(-1, 4),
            confidences=np.array([word.confidence for word in words], dtype=np.float32),
            others={index: word.other for index, word in enumerate(words) if word.other is not None},
        )

    def followed_by(self, other: "PlacedWords", shift: int) -> "PlacedWords":
        """Both, the offsets of the other moved by `shift`."""
        return PlacedWords(
            starts=np.concatenate([self.starts, other.starts + np.int32(shift)]),
            ends=np.concatenate([self.ends, other.ends + np.int32(shift)]),
            boxes=np.concatenate([self.boxes, other.boxes]),
            confidences=np.concatenate([self.confidences, other.confidences]),
            others={**self.others, **{len(self.starts) + index: text for index, text in other.others.items()}},
        )

    def moved(self, matrix: npt.NDArray[np.float64]) -> "PlacedWords":
        """The words on the page whose points the affine `matrix` (2, 3) gives: each box around its moved corners."""
        x0, top, x1, bottom = self.boxes.astype(np.float64).T
        corners = np.stack([[x0, x1, x0, x1], [top, top, bottom, bottom], np.ones((4, len(x0)))])
        xs, ys = np.einsum("ij,jkn->ikn", matrix, corners)
        boxes = np.stack([xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)], axis=1)
        return replace(self, boxes=boxes.astype(np.float32))

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words [first, last) that `[start, end)` touches."""
        return int(np.searchsorted(self.ends, start, side="right")), int(np.searchsorted(self.starts, end, side="left"))

    def box(self, start: int, end: int) -> Box | None:
        """The smallest box around the words that `[start, end)` touches; None when it touches none."""
        first, last = self.between(start, end)
        if first >= last:
            return None
        boxes = self.boxes[first:last]
        return Box(*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist())


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a reader yields: a page as it was read, before any repair. `width` and `height` in points."""

    number: int
    origin: Origin
    text: str
    width: float | None = None
    height: float | None = None
    words: PlacedWords | None = None
    warnings: tuple[str, ...] = ()
    layer: Layer | None = None
    cards: tuple[tuple[int, int], ...] = ()  # where in `text` cards abreast begin and end


@dataclass(frozen=True)
class Page:
    """A page after repair: `text` is the repaired text, `raw` what was read."""

    number: int
    origin: Origin
    text: str
    raw: str
    edits: tuple[Edit, ...]
    width: float | None
    height: float | None
    words: PlacedWords | None
    layer: Layer | None = None
    doubts: tuple[tuple[int, int], ...] = ()  # places in `text` of numbers that may hide a sign
    cards: tuple[tuple[int, int], ...] = ()  # where in `raw` cards abreast begin and end

    @cached_property
    def _offsets(self) -> OffsetMap:
        return OffsetMap(Replacement(edit.start, edit.before, edit.after) for edit in self.edits)

    def raw_passage(self, start: int, end: int) -> str:
        """What stood at `text[start:end]` before repair."""
        raw_start, raw_end = self._offsets.before(start, end)
        return self.raw[raw_start:raw_end]

    def card(self, start: int) -> int | None:
        """The number of the card that what begins at `text[start]` stands in, None where it stands in none."""
        place, _ = self._offsets.before(start, start + 1)
        return next((card for card, (first, last) in enumerate(self.cards) if first <= place < last), None)

    def other_passage(self, start: int, end: int) -> str | None:
        """`text[start:end]` as the other reader has it; None where it read the same or there was none."""
        if self.words is None or not self.words.others:
            return None
        start, end = self._offsets.before(start, end)
        parts, reached, differs = [], start, False
        for index in range(*self.words.between(start, end)):
            if (other := self.words.others.get(index)) is not None:
                parts += [self.raw[reached : max(reached, int(self.words.starts[index]))], other]
                reached, differs = min(end, int(self.words.ends[index])), True
        return "".join([*parts, self.raw[reached:end]]) if differs else None

    def box(self, start: int, end: int) -> Box | None:
        """The box around `text[start:end]`, None for plain text."""
        return self.words.box(*self._offsets.before(start, end)) if self.words else None

    def line_height(self, start: int, end: int) -> float | None:
        """The usual height in points of the words in `text[start:end]`, None for plain text."""
        if self.words is None:
            return None
        first, last = self.words.between(*self._offsets.before(start, end))
        boxes = self.words.boxes[first:last]
        return float(np.median(boxes[:, 3] - boxes[:, 1])) if len(boxes) else None

    def certainty(self, start: int, end: int) -> float:
        """How sure the reader and the repair are of `text[start:end]`: the least sure word decides."""
        least = min(
            (edit.confidence for edit in self.edits if edit.start < end and edit.end > start),
            default=1.0,
        )
        if any(first < end and last > start for first, last in self.doubts):
            least = min(least, _DOUBTED)
        if self.words is None:
            return least
        first, last = self.words.between(*self._offsets.before(start, end))
        return min(least, float(self.words.confidences[first:last].min(initial=1.0)))

    @property
    def quality(self) -> float:
        """Mean certainty of the page's words, 0 to 1; a page without words is 1."""
        words = len(self.text.split())
        if not words:
            return 1.0
        read = float(self.words.confidences.mean()) if self.words and len(self.words.confidences) else 1.0
        unsure = sum(1.0 - edit.confidence for edit in self.edits)
        return round(max(0.0, read * (1.0 - min(unsure / words, 1.0))), 4)


@dataclass(frozen=True)
class Document:
    """A whole input, read and repaired, ready for the extraction pipeline."""

    path: Path
    sha256: str
    bytes: int
    media_type: str
    pages: list[Page]
    ocr: str | None = None
    warnings: list[str] = field(default_factory=list)
    masked: Counter[MaskKind] = field(default_factory=Counter)  # passages covered over, by kind
