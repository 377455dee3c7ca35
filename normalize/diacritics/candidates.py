"""What may have been written for one word as read, remembered between pages."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from normalize.diacritics.channel import NEVER, Channel
from normalize.diacritics.language import LanguageModel
from normalize.diacritics.lexicon import Found, Lexicon

UNKNOWN_START = 3.0  # nats for a word that is neither known nor a compound
UNKNOWN_LETTER = 2.6  # and for each of its letters
SPREAD = 11.0  # nats behind the best that context may make up for
MOST = 8
_MEMORY = 200_000  # words remembered

_BARS = {"|": 5.6, "[": 10.2, "1": 8.1}  # nats for reading the word "I" so
_MARKED = re.compile("[åäöÅÄÖ]")
_DIGIT = re.compile(r"\d")


class Opens(IntEnum):
    """Whether a sentence begins at a word."""

    NO = 0
    MAYBE = 1  # after a blank line, a colon, a table cell
    YES = 2  # after a full stop


# Nats for a small and for a capital first letter, by where the word stands and how it is
# mostly written inside sentences (None: not known).
_CASE_COST: dict[tuple[Opens, int | None], tuple[float, float]] = {
    (Opens.NO, 0): (0.0, 5.0),
    (Opens.NO, 1): (4.0, 0.0),
    (Opens.NO, 2): (4.0, 0.0),
    (Opens.NO, None): (0.3, 1.4),
    (Opens.MAYBE, 0): (1.0, 0.5),
    (Opens.MAYBE, 1): (5.0, 0.0),
    (Opens.MAYBE, 2): (5.0, 0.0),
    (Opens.MAYBE, None): (1.2, 0.4),
    (Opens.YES, 0): (5.0, 0.0),
    (Opens.YES, 1): (7.0, 0.0),
    (Opens.YES, 2): (7.0, 0.0),
    (Opens.YES, None): (5.0, 0.0),
}


class Candidate(NamedTuple):
    """A reading: small letters, its number in the model, its cost but for the context."""

    written: str
    number: int
    cost: float
    compound: bool
    capital: bool


class Candidates:
    """Readings of single words."""

    def __init__(self, channel: Channel, lexicon: Lexicon, model: LanguageModel, unknown: int) -> None:
        self._channel = channel
        self._lexicon = lexicon
        self._unknown = unknown
        self._unknown_cost = model.word_cost(unknown)
        self._memory: dict[tuple[str, Opens], tuple[Candidate, ...]] = {}

    def of(self, read: str, opens: Opens) -> tuple[Candidate, ...]:
        """Readings of a word, likeliest first; what was read is always one of them."""
        key = (read, Opens.NO if read.islower() else opens)
        found = self._memory.get(key)
        if found is None:
            if len(self._memory) > _MEMORY:
                self._memory.clear()
            found = self._memory[key] = self._find(read, opens)
        return found

    def _find(self, read: str, opens: Opens) -> tuple[Candidate, ...]:
        as_read = self._as_read(read)
        if read in _BARS:
            letter = self._lexicon.number("i")
            capital = opens is not Opens.NO
            return (Candidate("i", letter, _BARS[read], compound=False, capital=capital), as_read)
        if _MARKED.search(read) or not _may_change(read):
            return (as_read,)
        signs = read.lower() if read.isupper() and len(read) > 2 else read
        ranked: list[tuple[float, Candidate]] = []
        for word in self._lexicon.search(signs, self._channel):
            candidate = self._judge(signs, word, opens)
            free = self._unknown_cost if word.number < 0 else word.lexical
            ranked.append((candidate.cost + free, candidate))
        if all(candidate.written != as_read.written for _, candidate in ranked):
            ranked.append((as_read.cost + self._unknown_cost, as_read))
        return _likely(ranked, as_read.written)

    def _judge(self, signs: str, word: Found, opens: Opens) -> Candidate:
        """A word found, with what its number, its parts and its first letter's case cost."""
        compound = word.number < 0
        number = self._unknown if compound else word.number
        cost = word.channel + (word.lexical if compound else 0.0)
        sign, letter = signs[0], word.written[0]
        if sign.islower() or sign.lower() == letter:
            return Candidate(word.written, number, cost, compound, capital=sign.isupper())
        usual = None if compound else self._lexicon.case(word.number)
        small, capital = _CASE_COST[opens, usual]
        if sign.isupper():
            as_small = self._channel.capital_cost(sign, letter)
            as_capital = self._channel.table.get(sign.lower(), {}).get(letter, NEVER)
            cost -= min(as_small, as_capital)
            small, capital = small + as_small, capital + as_capital
        return Candidate(word.written, number, cost + min(small, capital), compound, capital=capital < small)

    def _as_read(self, read: str) -> Candidate:
        small = read.lower()
        capital = read[0].isupper()
        number = self._lexicon.number(small)
        if number >= 0:
            return Candidate(small, number, 0.0, compound=False, capital=capital)
        cost = UNKNOWN_START + UNKNOWN_LETTER * len(small)
        return Candidate(small, self._unknown, cost, compound=False, capital=capital)


def _likely(ranked: list[tuple[float, Candidate]], as_read: str) -> tuple[Candidate, ...]:
    """Candidates near enough to the best for context to decide, and always the word as read."""
    ranked.sort(key=lambda row: row[0])
    limit = ranked[0][0] + SPREAD
    kept = [candidate for cost, candidate in ranked[:MOST] if cost <= limit]
    if all(candidate.written != as_read for candidate in kept):
        kept.append(next(c for _, c in ranked if c.written == as_read))
    return tuple(kept)


def _may_change(read: str) -> bool:
    """Whether a word may be damaged: a digit only among small letters (``f6r``, not ``B6``)."""
    if not _DIGIT.search(read):
        return True
    small = sum(map(str.islower, read))
    capitals = sum(map(str.isupper, read))
    return small > capitals and (capitals <= 1 or small > 3)
