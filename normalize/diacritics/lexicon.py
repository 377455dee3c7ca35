"""The words of Swedish as an automaton, searched through the channel; compounds made as needed."""

from __future__ import annotations

from typing import NamedTuple

from normalize.diacritics.artefact import Artefact
from normalize.diacritics.channel import Channel

NATS_PER_STEP = 0.1
NEVER = 255  # stored cost of a word that is no part of compounds
COMPOUND_COST = 2.5  # nats for joining two parts, over and above what each part costs
MOST_PARTS = 4

# Passes of the search: nats that one confusion may cost, and parts that a word may have.
STEPS = ((7.5, 1), (7.5, MOST_PARTS), (12.0, 2))
KNOWN_COST = 17.0  # nats: a word at most this dear explains what was read; look no further
COMPOUND_KNOWN_COST = 24.0  # so does a compound as dear as this
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


# A reading of the signs so far: cost of channel and parts together, cost of the parts, state of
# the automaton, whether a word ends there, words passed (the number), letters so far, number of
# parts, number of rare confusions.  A plain tuple: a page makes a hundred thousand of them.
_Reading = tuple[float, float, int, int, int, str, int, int]
_START: _Reading = (0.0, 0.0, 0, 0, 0, "", 1, 0)


class Lexicon:
    """Half a million words with their numbers, sorted by spelling."""

    def __init__(self, artefact: Artefact, *, compounds: bool = True) -> None:
        """Without ``compounds`` only words that the lists have are found."""
        self._steps = STEPS if compounds else tuple((budget, 1) for budget, _ in STEPS)
        arrays = artefact.arrays
        self._label = arrays["trie_label"]
        self._target = arrays["trie_target"]
        self._skip = arrays["trie_skip"]
        self._word_cost = arrays["uni_cost"]
        self._first = arrays["part_first"]
        self._last = arrays["part_last"]
        self._case = arrays["word_case"]
        self._known = arrays["word_known"]
        self._safe = arrays["word_safe"]
        self._code = {letter: n for n, letter in enumerate(artefact.meta["alphabet"], 1)}

    def number(self, word: str) -> int:
        """The number of a word in small letters, or -1."""
        number, final = self._walk(word)
        return number if final and self._known[number] else -1

    def is_safe(self, number: int) -> bool:
        """Whether no other word is commonly misread as this one."""
        return bool(self._safe[number])

    def cost(self, number: int) -> float:
        """-log P(word), in nats."""
        return self._word_cost[number] * NATS_PER_STEP

    def case(self, number: int) -> int:
        """0 mostly small letters, 1 mostly capitalised, 2 mostly capitals."""
        return int(self._case[number])

    def search(self, read: str, channel: Channel) -> list[Found]:
        """Words that may have been read as ``read``, likeliest first.

        First words by the common confusions, then compounds by them, then both by the rare
        ones: each step only when the one before explains nothing.
        """
        found: list[Found] = []
        for budget, parts in self._steps:
            found = _merge(found + self._search(read, channel, budget, parts))
            if found and found[0].channel + found[0].lexical <= KNOWN_COST:
                break
            if parts > 1 and found and found[0].channel + found[0].lexical <= COMPOUND_KNOWN_COST:
                break
        return found

    def _search(self, read: str, channel: Channel, budget: float, most_parts: int) -> list[Found]:
        """One pass from left to right; ``places[i]`` holds the readings of the first i signs."""
        options = channel.options(read, budget)
        size = len(read)
        places: list[list[_Reading]] = [[] for _ in range(size + 1)]
        places[0].append(_START)
        for place in range(size):
            for reading in _prune(places[place]):
                for width, written, cost in options[place]:
                    step = self._step(reading, written, cost)
                    if step is None:
                        continue
                    target = places[place + width]
                    target.append(step)
                    if step[3] and most_parts > 1 and step[6] < most_parts:
                        self._join(step, target)
        return _merge(self._finish(places[size]))

    def _step(self, reading: _Reading, letters: str, cost: float) -> _Reading | None:
        """The reading after more letters, or ``None`` where no word goes on so."""
        total, parts, base, final, number, so_far, count, rare = reading
        label, code_of = self._label, self._code
        for letter in letters:
            slot = base + code_of.get(letter, 0)
            if not label[slot] or label[slot] != slot - base:
                return None
            number += self._skip[slot]
            target = self._target[slot]
            base, final = target >> 1, target & 1
        if cost > RARE_COST:
            rare += 1
            if rare > MOST_RARE:
                return None
        return (total + cost, parts, base, final, number, so_far + letters, count, rare)

    def _join(self, reading: _Reading, target: list[_Reading]) -> None:
        """Adds the reading in which the part that ends here is followed by another."""
        total, parts, _, _, number, so_far, count, rare = reading
        price = self._first[number]
        if price != NEVER:
            more = price * NATS_PER_STEP + COMPOUND_COST
            target.append((total + more, parts + more, 0, 0, 0, so_far, count + 1, rare))

    def _finish(self, readings: list[_Reading]) -> list[Found]:
        """The readings that end where a word does."""
        found = []
        for total, parts, _, final, number, written, count, _ in readings:
            if not final:
                continue
            if count == 1:
                if self._known[number]:
                    cost = self._word_cost[number] * NATS_PER_STEP
                    found.append(Found(written, number, total, cost))
            elif (last := self._last[number]) != NEVER:
                cost = parts + last * NATS_PER_STEP
                found.append(Found(written, -1, total - parts, cost))
        return found

    def _walk(self, word: str) -> tuple[int, int]:
        """The number of a word, and whether a word ends there (0: no such word)."""
        step = self._step(_START, word, 0.0)
        return (step[4], step[3]) if step else (0, 0)


def _prune(readings: list[_Reading]) -> list[_Reading]:
    """The best readings of a place, one for each state they are in, by number of parts.

    A reading that has begun a new part has paid for the one before, so those with the same
    number of parts are compared with each other.
    """
    if len(readings) < 2:
        return readings
    readings.sort()
    limits: dict[int, float] = {}
    room: dict[int, int] = {}
    seen: set[tuple[int, int, str]] = set()
    kept = []
    for reading in readings:
        cost, count = reading[0], reading[6]
        limit = limits.get(count)
        if limit is None:
            limits[count], room[count] = cost + BEAM, WIDTH
        elif cost > limit or not room[count]:
            continue
        key = (count, reading[2], reading[5])
        if key not in seen:
            seen.add(key)
            kept.append(reading)
            room[count] -= 1
    return kept


def _merge(found: list[Found]) -> list[Found]:
    """One entry for each spelling, likeliest first."""
    best: dict[str, Found] = {}
    for word in sorted(found, key=lambda f: f.channel + f.lexical):
        best.setdefault(word.written, word)
    return list(best.values())
