"""The words of Swedish as an automaton, searched through the channel; compounds made as needed."""

from __future__ import annotations

from typing import NamedTuple

from normalize.diacritics.artefact import Artefact
from normalize.diacritics.channel import NO_CODE, Channel

NATS_PER_STEP = 0.1
NEVER = 255  # stored cost of a word that is no part of compounds
COMPOUND_COST = 2.5  # nats for joining two parts, over and above what each part costs
MOST_PARTS = 4


class Step(NamedTuple):
    """A pass of the search, which is the last if it explains what was read."""

    budget: float  # nats that one confusion may cost
    parts: int  # that a word may have
    enough: float  # nats: a word at most this dear explains what was read
    shortest: int  # signs: a shorter word may be too many others, and is looked for in the passes that follow


# Lost letters (5.7 nats and up) are three fifths of all that may be tried, and seldom needed.
STEPS = (
    Step(5.6, 1, 13.0, 4),
    Step(7.5, 1, 17.0, 1),
    Step(5.6, MOST_PARTS, 24.0, 1),
    Step(7.5, MOST_PARTS, 24.0, 1),
    Step(12.0, 2, 0.0, 1),
)
RARE_COST = 6.0  # nats: of such confusions a word has at most MOST_RARE
MOST_RARE = 2
BEAM = 14.0  # nats behind the best at the same place with as many parts
JOINS = 6  # readings at each place that go on with a new part, for each number of parts
_MEMORY = 50_000  # words remembered
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
        self._steps = STEPS if compounds else tuple(step._replace(parts=1) for step in STEPS)
        arrays = artefact.arrays
        self._numbers: dict[str, int] = {}
        self._label = bytes(arrays["trie_label"])  # read a million times a page
        self._target = arrays["trie_target"]
        self._skip = arrays["trie_skip"]
        self._word_cost = arrays["uni_cost"]
        self._first = arrays["part_first"]
        self._last = arrays["part_last"]
        self._case = arrays["word_case"]
        self._known = arrays["word_known"]
        self._safe = arrays["word_safe"]
        self._rare_name = arrays["word_rare_name"]
        self.code = {letter: n for n, letter in enumerate(artefact.meta["alphabet"], 1)}

    def number(self, word: str) -> int:
        """The number of a word in small letters, or -1."""
        found = self._numbers.get(word)
        if found is None:
            if len(self._numbers) > _MEMORY:
                self._numbers.clear()
            number, final = self._walk(word)
            found = self._numbers[word] = number if final and self._known[number] else -1
        return found

    def is_safe(self, number: int) -> bool:
        """Whether no other word is commonly misread as this one."""
        return bool(self._safe[number])

    def usual_case(self, number: int) -> int:
        """``case``, and 1 for rare names, whose use the texts do not show."""
        return 1 if self._rare_name[number] else self.case(number)

    def is_rare_name(self, number: int) -> bool:
        """Whether the word is a name that the texts learnt from hardly show in use."""
        return bool(self._rare_name[number])

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
        for step in self._steps:
            if len(read) >= step.shortest:
                found = _merge(found + self._search(read, channel, step))
            if found and found[0].channel + found[0].lexical <= step.enough:
                break
        return found

    def _search(self, read: str, channel: Channel, step: Step) -> list[Found]:
        """One pass from left to right; ``places[i]`` holds the readings of the first i signs.

        Most of a repair's time is spent here, most of it on letters that no word
        goes on with, so the step to the next state stands in the loop itself.
        """
        label, skip, target = self._label, self._skip, self._target
        size = len(read)
        places: list[list[_Reading]] = [[] for _ in range(size + 1)]
        places[0].append(_START)
        for place, moves in enumerate(channel.moves(read, step.budget)):
            kept = _prune(places[place])
            if step.parts > 1:
                kept = kept + self._joined(kept, step.parts)
            for total, parts, start, _, before, so_far, count, rare in kept:
                for width, written, cost, codes in moves:
                    base, number = start, before
                    for code in codes:
                        slot = base + code
                        if label[slot] != code:
                            break
                        number += skip[slot]
                        base = target[slot] >> 1
                    else:
                        rares = rare + (cost > RARE_COST)
                        if rares > MOST_RARE:
                            continue
                        final = target[slot] & 1
                        further = (total + cost, parts, base, final, number, so_far + written, count, rares)
                        places[place + width].append(further)
        return _merge(self._finish(places[size]))

    def _joined(self, readings: list[_Reading], most_parts: int) -> list[_Reading]:
        """The readings in which a part that ends here is followed by another: the best few."""
        joined = []
        for total, parts, _, final, number, so_far, count, rare in readings:
            if final and count < most_parts and (price := self._first[number]) != NEVER:
                more = price * NATS_PER_STEP + COMPOUND_COST
                joined.append((total + more, parts + more, 0, 0, 0, so_far, count + 1, rare))
        return _prune(joined, JOINS)

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
        base = number = final = 0
        for letter in word:
            code = self.code.get(letter, NO_CODE)
            slot = base + code
            if self._label[slot] != code:
                return 0, 0
            number += self._skip[slot]
            base, final = self._target[slot] >> 1, self._target[slot] & 1
        return number, final


def _prune(readings: list[_Reading], width: int = WIDTH) -> list[_Reading]:
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
            limits[count], room[count] = cost + BEAM, width
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
