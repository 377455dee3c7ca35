"""Lays a page's text layer beside what OCR read there, and keeps the better reading of each word."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extract.pages import Word
from extract.words import is_known

_SURE = 0.9  # what OCR read with this confidence or more is not asked about
_COMMON = 0.5  # of the width of each of two boxes, and of the height of the lower, where they show the same word


def merged(read: Sequence[Word], layer: Sequence[Word]) -> list[Word]:
    """The words as OCR read them; where it is not sure of what is no word and the layer has one, the layer's.

    Where the two differ, the reading that was not taken is kept beside the other.
    """
    return [_better(word, beside) for word, beside in zip(read, _beside(read, layer), strict=True)]


def _better(word: Word, beside: Word | None) -> Word:
    if beside is None or beside.text == word.text:
        return word
    if word.confidence < _SURE and is_known(beside.text) and not is_known(word.text):
        return replace(word, text=beside.text, other=word.text)
    return word if word.other is not None else replace(word, other=beside.text)


def _beside(read: Sequence[Word], layer: Sequence[Word]) -> Iterator[Word | None]:
    """The layer's word where each word of `read` stands, None where it has none."""
    x0, top, x1, bottom = np.array([word.box for word in layer], dtype=np.float64).reshape(-1, 4).T
    for box in (word.box for word in read):
        width = np.minimum(box.x1, x1) - np.maximum(box.x0, x0)
        # A reader's box is as high as the ink, a layer's as its font.
        height = np.minimum(box.bottom, bottom) - np.maximum(box.top, top)
        wide = width >= _COMMON * np.maximum(box.x1 - box.x0, x1 - x0)
        high = height >= _COMMON * np.minimum(box.bottom - box.top, bottom - top)
        found = np.flatnonzero(wide & high & (width > 0) & (height > 0))
        yield layer[int(found[0])] if len(found) else None
