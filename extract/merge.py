"""Lays a page's text layer beside what OCR read there, and keeps the better reading of each word."""

from collections.abc import Sequence
from dataclasses import replace

from extract.pages import Box, Word
from extract.words import is_known

_SURE = 0.9  # what OCR read with this confidence or more is not asked about
_COMMON = 0.5  # of each of two boxes lies in the other, where they show the same word


def merged(read: Sequence[Word], layer: Sequence[Word]) -> list[Word]:
    """The words as OCR read them; where it is not sure of what is no word and the layer has one, the layer's.

    Where the two differ, the reading that was not taken is kept beside the other.
    """
    return [_better(word, _at(word.box, layer)) for word in read]


def _better(word: Word, beside: Word | None) -> Word:
    if beside is None or beside.text == word.text:
        return word
    if word.confidence < _SURE and is_known(beside.text) and not is_known(word.text):
        return replace(word, text=beside.text, other=word.text)
    return word if word.other is not None else replace(word, other=beside.text)


def _at(box: Box, layer: Sequence[Word]) -> Word | None:
    return next((word for word in layer if _share(box, word.box) >= _COMMON and _share(word.box, box) >= _COMMON), None)


def _share(box: Box, other: Box) -> float:
    """The share of the box that lies in the other."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.bottom, other.bottom) - max(box.top, other.top)
    area = (box.x1 - box.x0) * (box.bottom - box.top)
    return max(width, 0.0) * max(height, 0.0) / area if area > 0 else 0.0
