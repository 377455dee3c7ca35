"""Lays a second reading beside the first: which of its signs stand where the first saw which word."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from extract.ocr.second import Sign
from extract.ocr.seen import Area, Seen


@dataclass(frozen=True, slots=True)
class Pair:
    """A word as the first reader saw it, and the second reader's signs there; either may be missing."""

    first: Seen | None
    second: tuple[Sign, ...]


def pairs(words: Sequence[Seen], signs: Sequence[Sign]) -> list[Pair]:
    """The words of a stretch of one line, each with the signs read there, from left to right."""
    owners = [index for index, word in enumerate(words) for _ in word.text]
    first = [sign for word in words for sign in word.text]
    given: list[int | None] = [None] * len(signs)
    for step in Levenshtein.opcodes(first, [sign.text for sign in signs]):
        for place in range(step.dest_start, step.dest_end):
            if step.tag == "equal" or (
                step.tag == "replace" and place - step.dest_start < step.src_end - step.src_start
            ):
                given[place] = owners[step.src_start + place - step.dest_start]
            else:
                given[place] = _nearest(words, signs[place].x, step.src_start, owners)
    return _grouped(words, signs, given)


def _nearest(words: Sequence[Seen], x: float, place: int, owners: Sequence[int]) -> int | None:
    """Which of the words beside an inserted sign it stands in; None when it stands between them."""
    beside = {owners[index] for index in (place - 1, place) if 0 <= index < len(owners)}
    distances = {index: _distance(words[index].area, x) for index in beside}
    index = min(distances, key=lambda index: distances[index], default=None)
    if index is None or distances[index] > 0.5 * words[index].area.height:
        return None
    return index


def _distance(area: Area, x: float) -> float:
    return max(area.left - x, x - area.right, 0.0)


def _grouped(words: Sequence[Seen], signs: Sequence[Sign], given: Sequence[int | None]) -> list[Pair]:
    """Runs of signs given to one word; signs given to none make words where the second reader saw a space."""
    read: dict[int, list[Sign]] = {index: [] for index in range(len(words))}
    alone: list[list[Sign]] = []
    before: int | None = -1
    for sign, index in zip(signs, given, strict=True):
        if index is not None:
            read[index].append(sign)
        elif before is None and not sign.after_space:
            alone[-1].append(sign)
        else:
            alone.append([sign])
        before = index
    found = [(float(word.area.left), Pair(word, tuple(read[index]))) for index, word in enumerate(words)]
    found += [(group[0].x, Pair(None, tuple(group))) for group in alone]
    return [pair for _, pair in sorted(found, key=lambda item: item[0])]


def reading(signs: Sequence[Sign]) -> str:
    """The signs as text, with a space where the second reader saw one within the word."""
    return "".join(" " + sign.text if index and sign.after_space else sign.text for index, sign in enumerate(signs))
