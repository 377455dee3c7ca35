"""Decides, word by word, between what two readers read."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ocr.align import Pair, reading
from extract.ocr.doubt import Stretch
from extract.ocr.second import Sign
from extract.ocr.seen import Area, Seen
from extract.words import is_known
from normalize.unicode import fold

# Of words on which both readers agree, so many are right on the dev documents.
_AGREED = 0.998
_FEWEST_DOTS = 2  # more in a row lead to a signature, and the first reader makes words of them
_UNSEEN = 0.5  # the second reader saw nothing where the first saw a word
_LEAST_ALONE = 0.75  # what only the second reader saw is kept when it is as sure as this of every sign
_SIGNS = frozenset("%§@°²³•€½")

# Fitted to the words of the dev documents on which the readers differ; in the order of `_features`.
_WEIGHTS = (1.19, -1.18, 0.42, -1.30, 4.49, -0.61, 2.00, 1.50)

# Signs that neither reader's misreading shows by itself, and both together do: first, second, what stands there.
_TOGETHER = (
    (re.compile(r"[$&5§8S]{1,2}"), re.compile(r"[sS§]{1,2}"), "§"),
    (re.compile(r"[mM][?”“’'*»7]"), re.compile(r"m2"), "m²"),
)
_MIXED = re.compile(r"[a-zåäö]\d|\d[a-zåäö]")
_END = re.compile(r"[.,;:)]*$")
_SQUARES = frozenset("日口曰□■▪")  # what the second reader makes of a square bullet
_BULLETS = frozenset("e¢«+*o·»=º®©°")


def choose(pair: Pair, stretch: Stretch, *, opens_line: bool) -> list[Seen]:
    """The word or words that stand there; none where only the second reader saw something and is not sure."""
    first, signs = pair.first, pair.second
    if first is None:
        return alone(signs, stretch.area, stretch.words[0].line)
    if signs:
        return _between(first, mended(first.text, _words_only(reading(signs)), opens_line=opens_line), signs)
    if not any(char.isalnum() for char in first.text):
        return []  # a fold or speck that looked like a dash to one of them
    return [replace(first, confidence=min(first.confidence, _UNSEEN), other="")]


def _between(first: Seen, text: str, signs: Sequence[Sign]) -> list[Seen]:
    """The word as the first reader has it, or the `text` that the second made of its signs."""
    if text.replace(" ", "") == first.text:
        return _placed(first, text, signs, max(_AGREED, first.confidence))
    least = min(sign.confidence for sign in signs)
    if len(text) > _FEWEST_DOTS and not text.strip(".…· "):
        return [replace(first, text=text.replace(" ", ""), confidence=least, other=first.text)]
    share = _second_is_right(first, text, least)
    if share < 0.5:
        return [replace(first, confidence=1 - share, other=text)]
    return _placed(first, text, signs, share)


def _words_only(text: str) -> str:
    """The reading without spaces that part letters into what are no words: a line set wide, or dots."""
    parts = text.split(" ")
    letters = [part for part in parts if part.isalpha()]
    return "".join(parts) if "@" in text or (letters and not all(map(is_known, letters))) else text


def mended(first: str, second: str, *, opens_line: bool = False) -> str:
    """The second reading, with what both together show of signs that the second cannot tell from a letter.

    >>> mended("$$", "SS"), mended("m?.", "m2."), mended("m2", "m2"), mended("23", "23°℃")
    ('§§', 'm².', 'm2', '23°C')
    """
    second = second.replace("°℃", "°C").replace("℃", "°C")
    if opens_line and len(first) == 1 and first in _BULLETS and second in ("·", "."):
        return "•"
    if opens_line and second in _SQUARES:
        return "■"
    end = _END.search(second)
    tail = end.group() if end else ""
    head, other = second.removesuffix(tail), _END.sub("", first)
    for of_first, of_second, sign in _TOGETHER:
        if of_first.fullmatch(other) and of_second.fullmatch(head):
            return (sign * len(head) if sign == "§" else sign) + tail
    return second


def _second_is_right(first: Seen, text: str, least: float) -> float:
    total = sum(weight * value for weight, value in zip(_WEIGHTS, features(first, text, least), strict=True))
    return 1 / (1 + math.exp(-total))


def features(first: Seen, text: str, least: float) -> tuple[float, ...]:
    """What tells which of two readings is right: how sure each reader is, which of them are words, how they differ."""
    same_but_for_marks = fold(first.text) == fold(text)
    return (
        1.0,
        _odds(first.confidence),
        _odds(least),
        float(is_known(first.text)) - float(is_known(text)),
        float(any(sign in _SIGNS for sign in text)) - float(any(sign in _SIGNS for sign in first.text)),
        float(same_but_for_marks) * (_marks(first.text) - _marks(text)),
        float(any(char.isdigit() for char in text)),
        float(bool(_MIXED.search(first.text))) - float(bool(_MIXED.search(text))),
    )


def _odds(share: float) -> float:
    share = min(max(share, 0.001), 0.9999)
    return math.log(share / (1 - share))


def _marks(text: str) -> float:
    return float(sum(fold(char) != char.lower() for char in text))


def alone(signs: Sequence[Sign], area: Area, line: int) -> list[Seen]:
    """What only the second reader saw in an area, where it is sure of it."""
    if not signs:
        return []
    least = min(sign.confidence for sign in signs)
    text = mended("", reading(signs))
    if least < _LEAST_ALONE or not any((char.isascii() and char.isalnum()) or char in _SIGNS for char in text):
        return []
    half = area.height // 4
    around = area._replace(left=round(signs[0].x) - half, right=round(signs[-1].x) + half)
    return _placed(Seen("", around, least, line), text, signs, least)


def _placed(first: Seen, text: str, signs: Sequence[Sign], share: float) -> list[Seen]:
    """The second reading's words, each with its part of the first one's area."""
    other = first.text if first.text and first.text != text else None
    parts = text.split(" ")
    if len(parts) == 1 or len(parts) != 1 + sum(sign.after_space for sign in signs[1:]):
        return [replace(first, text=text.replace(" ", ""), confidence=share, other=other)]
    cuts = [round((before.x + sign.x) / 2) for before, sign in pairwise(signs) if sign.after_space]
    edges = [first.area.left, *cuts, first.area.right]
    return [
        replace(
            first,
            text=part,
            area=first.area._replace(left=left, right=max(right, left + 1)),
            confidence=share,
            other=other,
        )
        for part, left, right in zip(parts, edges[:-1], edges[1:], strict=True)
    ]
