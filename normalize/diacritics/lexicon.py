"""The words of Swedish as an automaton, searched through the channel; compounds made as needed."""

from __future__ import annotations

from typing import NamedTuple

from normalize.diacritics.artefact import Artefact
from normalize.diacritics.channel import Channel

NATS_PER_STEP = 0.1
NEVER = 255  # stored cost of a word that is no part of compounds
COMPOUND_COST = 1.5  # nats for joining two parts, over and above what each part costs
MOST_PARTS = 4

# Passes of the search: nats that one confusion may cost, and parts that a word may have.
STEPS = ((7.0, 1), (7.0, MOST_PARTS), (12.0, 2))
KNOWN_COST = 17.0  # nats: a word at most this dear explains what was read; look no further
COMPOUND_CHANNEL_COST = 8.0  # so does a compound that needs no rarer confusions than this
RARE_COST = 6.0  # nats: of such confusions a word has at most MOST_RARE
MOST_RARE = 2
BEAM = 14.0  # nats behind the best at the same place with as many parts
WIDTH = 24  # readings kept at each place for each number of parts


class Found(NamedTuple):
    """A word that may have been written: its number (-1: a compound) and what it costs."""

    written: str
    number: int
    channel: float
    lexical: float


class _Reading(NamedTuple):
    cost: float
    base: int
    final: int
    number: int
    written: str
    parts: float
    count: int
    rare: int


class Lexicon:
    """Half a million words with their numbers, sorted by spelling."""

    def __init__(self, artefact: Artefact) -> None:
        arrays = artefact.arrays
        self._label = arrays["trie_label"]
        self._target = arrays["trie_target"]
        self._skip = arrays["trie_skip"]
        self._word_cost = arrays["uni_cost"]
        self._first = arrays["part_first"]
        self._last = arrays["part_last"]
        self._case = arrays["word_case"]
        self._known = arrays["word_known"]
        self._code = {letter: n for n, letter in enumerate(artefact.meta["alphabet"], 1)}

    def number(self, word: str) -> int:
        """The number of a word in small letters, or -1."""
        step = self._walk(0, 0, word)
        return step[1] if step and step[2] and self._known[step[1]] else -1

    def case(self, number: int) -> int:
        """0 mostly small letters, 1 mostly capitalised, 2 mostly capitals."""
        return int(self._case[number])

    def search(self, read: str, channel: Channel) -> list[Found]:
        """Words that may have been read as ``read``, likeliest first.

        First words by the common confusions, then compounds by them, then both by the rare
        ones: each step only when the one before explains nothing.
        """
        found: list[Found] = []
        for budget, parts in STEPS:
            found = _merge(found + self._search(read, channel, budget, parts))
            if found and found[0].channel + found[0].lexical <= KNOWN_COST:
                break
            if parts > 1 and found and found[0].channel <= COMPOUND_CHANNEL_COST:
                break
        return found

    def _search(self, read: str, channel: Channel, budget: float, most_parts: int) -> list[Found]:
        """One pass from left to right; ``places[i]`` holds the readings of the first i signs."""
        options = channel.options(read, budget)
        size = len(read)
        places: list[list[_Reading]] = [[] for _ in range(size + 1)]
        places[0].append(_Reading(0.0, 0, 0, 0, "", 0.0, 1, 0))
        for place in range(size):
            for reading in _prune(places[place]):
                for width, written, cost in options[place]:
                    rare = reading.rare + (cost > RARE_COST)
                    step = self._walk(reading.base, reading.number, written)
                    if step is None or rare > MOST_RARE:
                        continue
                    base, number, final = step
                    total, so_far = reading.cost + cost, reading.written + written
                    parts, count = reading.parts, reading.count
                    target = places[place + width]
                    target.append(_Reading(total, base, final, number, so_far, parts, count, rare))
                    if final and count < most_parts and self._first[number] != NEVER:
                        parts += self._first[number] * NATS_PER_STEP + COMPOUND_COST
                        target.append(_Reading(total, 0, 0, 0, so_far, parts, count + 1, rare))
        return _merge(self._finish(places[size]))

    def _finish(self, readings: list[_Reading]) -> list[Found]:
        found = []
        for reading in readings:
            if not reading.final:
                continue
            if reading.count == 1:
                if self._known[reading.number]:
                    cost = self._word_cost[reading.number] * NATS_PER_STEP
                    found.append(Found(reading.written, reading.number, reading.cost, cost))
            elif (last := self._last[reading.number]) != NEVER:
                cost = reading.parts + last * NATS_PER_STEP
                found.append(Found(reading.written, -1, reading.cost, cost))
        return found

    def _walk(self, base: int, number: int, letters: str) -> tuple[int, int, int] | None:
        """Follows letters from a state: the next state, words passed, and whether a word ends."""
        final = 0
        for letter in letters:
            code = self._code.get(letter)
            if code is None or self._label[base + code] != code:
                return None
            number += self._skip[base + code]
            target = self._target[base + code]
            base, final = target >> 1, target & 1
        return base, number, final


def _prune(readings: list[_Reading]) -> list[_Reading]:
    """The best readings of a place, one for each state they are in, by number of parts.

    A reading that has begun a new part has paid for the one before, so those with the same
    number of parts are compared with each other.
    """
    if len(readings) < 2:
        return readings
    readings.sort(key=lambda r: r.cost + r.parts)
    limits: dict[int, float] = {}
    room: dict[int, int] = {}
    kept: dict[tuple[int, int, str], _Reading] = {}
    for reading in readings:
        cost, count = reading.cost + reading.parts, reading.count
        if cost > limits.setdefault(count, cost + BEAM) or room.setdefault(count, WIDTH) <= 0:
            continue
        key = (reading.base, count, reading.written)
        if key not in kept:
            kept[key] = reading
            room[count] -= 1
    return list(kept.values())


def _merge(found: list[Found]) -> list[Found]:
    """One entry for each spelling, likeliest first."""
    best: dict[str, Found] = {}
    for word in sorted(found, key=lambda f: f.channel + f.lexical):
        best.setdefault(word.written, word)
    return list(best.values())
