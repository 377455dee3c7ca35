"""What may have been written for one word as read, remembered between pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from normalize.diacritics.casing import SHOUT
from normalize.diacritics.channel import NEVER, Channel
from normalize.diacritics.language import LanguageModel
from normalize.diacritics.lexicon import Found, Lexicon
from normalize.diacritics.spelling import Spellings

UNKNOWN_START = 1.0  # nats more than its letters, for a word neither known nor a compound
LETTER_COST = 2.6  # nats for a letter of an unknown word when spelling is not looked at
STRANGE_SIGN = 5.0  # nats for a digit or sign in an unknown word
SIGN_COST = 6.0  # nats for a bar that is meant as one
CAUTION = 1.5  # nats against changing a word into another: a harm is worse than a miss
MARKLESS_CAUTION = 4.0  # and more where no å, ä or ö comes back (``stat`` for ``slat``)
ABBREVIATION_CAUTION = 3.0  # and against changing an unknown word of a few capitals
SPREAD = 9.0  # nats behind the best that context may make up for
MOST = 8
LONGEST = 50  # letters: nothing longer is a word
_MEMORY = 50_000  # words remembered

_BARS = {"|": 5.6, "[": 10.2, "1": 8.1, "!": 9.0}  # nats for reading the word "I" so
_ONE_AS_BAR = 7.0  # nats for reading a lone 1 as a bar
_CASE_KNOWN = 17.0  # nats: of a rarer word, a name perhaps, the texts do not tell the usual case
_AND = re.compile(r"&[A-ZÅÄÖ]|[A-ZÅÄÖ]{2}&")  # "R&D" and "TV&Film" are no misread letters
_ABBREVIATION = re.compile(r"[A-Z]{2,4}")
_SMALL_L = re.compile(r"[A-Z]+l[A-Z]*|l[A-Z]+")  # "Al" for "AI"
_SMALL_L_COST = 3.0  # nats for reading a capital I as l
MARKED = re.compile("[åäöÅÄÖ]")
_DIGIT = re.compile(r"\d")


class Opens(IntEnum):
    """Whether a sentence begins at a word."""

    NO = 0
    NAME = 4  # after a capital inside one, as a surname does
    LINE = 1  # at the start of a line, the one before being full
    MAYBE = 2  # after a blank line, a short line, a colon, a table cell
    YES = 3  # after a full stop


# Nats for a small and for a capital first letter, by where the word stands and how it is
# mostly written inside sentences (None: not known).
_CASE_COST: dict[tuple[Opens, int | None], tuple[float, float]] = {
    (Opens.NO, 0): (0.0, 5.0),
    (Opens.NO, 1): (4.0, 0.0),
    (Opens.NO, 2): (4.0, 0.0),
    (Opens.NO, None): (0.3, 1.4),
    (Opens.NAME, 0): (0.0, 5.0),
    (Opens.NAME, 1): (4.0, 0.0),
    (Opens.NAME, 2): (4.0, 0.0),
    (Opens.NAME, None): (1.4, 0.3),
    (Opens.LINE, 0): (0.0, 4.5),
    (Opens.LINE, 1): (4.0, 0.0),
    (Opens.LINE, 2): (4.0, 0.0),
    (Opens.LINE, None): (0.3, 1.4),
    (Opens.MAYBE, 0): (1.6, 0.3),
    (Opens.MAYBE, 1): (5.0, 0.0),
    (Opens.MAYBE, 2): (5.0, 0.0),
    (Opens.MAYBE, None): (2.0, 0.2),
    (Opens.YES, 0): (5.0, 0.0),
    (Opens.YES, 1): (7.0, 0.0),
    (Opens.YES, 2): (7.0, 0.0),
    (Opens.YES, None): (5.0, 0.0),
}


class Candidate(NamedTuple):
    """A reading: small letters, its number in the model, its cost but for the context.

    ``context`` is the number that the words around it are judged by: its own, or that of the unknown
    for a rare name.
    """

    written: str
    number: int
    context: int
    cost: float
    compound: bool
    capital: bool


class Candidates:
    """Readings of single words."""

    def __init__(
        self,
        channel: Channel,
        lexicon: Lexicon,
        model: LanguageModel,
        spellings: Spellings | None,
        *,
        unknown: int,
        number: int,
        caution: float,
    ) -> None:
        self._channel = channel
        self._lexicon = lexicon
        self._spellings = spellings
        self._unknown = unknown
        self._number = number
        self._caution = caution
        self._model = model
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
            return self._bar(read, opens)
        settled = as_read.number != self._unknown and self._lexicon.is_safe(as_read.number)
        settled = settled and not _SMALL_L.fullmatch(read)
        if settled or MARKED.search(read) or not _may_change(read):
            return (as_read,)
        ranked = self._ranked(read, as_read, opens)
        at_hand = [row for row in ranked if row[1].written == as_read.written and row[1].cost < as_read.cost]
        if as_read.number == self._unknown and not at_hand:
            # A word as read is as likely as it looks, also where it is a compound of rare parts.
            ranked = [row for row in ranked if row[1].written != as_read.written]
        if all(candidate.written != as_read.written for _, candidate in ranked):
            ranked.append((as_read.cost + self._unknown_cost, as_read))
        if _SMALL_L.fullmatch(read):
            ranked += self._abbreviation(read)
        return _likely(ranked, as_read.written)

    def _ranked(self, read: str, as_read: Candidate, opens: Opens) -> list[tuple[float, Candidate]]:
        """Words that may have been read so, with what they cost when nothing is known of the context."""
        signs = read.lower() if read.isupper() and len(read) > 2 else read
        caution = self._caution_for(read, as_read)
        markless = MARKLESS_CAUTION if as_read.number != self._unknown else 0.0
        ranked: list[tuple[float, Candidate]] = []
        for word in self._lexicon.search(signs, self._channel):
            candidate = self._judge(signs, word, opens)
            if candidate.written != as_read.written:
                more = caution if MARKED.search(word.written) else caution + markless
                candidate = candidate._replace(cost=candidate.cost + more)
            ranked.append((candidate.cost + self._model.word_cost(candidate.context), candidate))
        if not any(candidate.number != self._unknown for _, candidate in ranked):
            ranked += self._spelt(signs, opens, {candidate.written for _, candidate in ranked})
        return ranked

    def _caution_for(self, read: str, as_read: Candidate) -> float:
        """What any change of the word costs beforehand."""
        if as_read.number != self._unknown:
            return self._caution
        return ABBREVIATION_CAUTION if _ABBREVIATION.fullmatch(read) else 0.0

    def _bar(self, read: str, opens: Opens) -> tuple[Candidate, ...]:
        """A lone sign that may be the word "I", or the number 1."""
        capital = opens is not Opens.NO
        letter = self._lexicon.number("i")
        found = [Candidate("i", letter, letter, _BARS[read], compound=False, capital=capital)]
        if read == "1":
            return (*found, Candidate("1", self._number, self._number, 0.0, compound=False, capital=False))
        as_read = Candidate(read, self._unknown, self._unknown, SIGN_COST, compound=False, capital=False)
        if read == "|":
            found.append(Candidate("1", self._number, self._number, _ONE_AS_BAR, compound=False, capital=False))
        return (*found, as_read)

    def _abbreviation(self, read: str) -> Iterator[tuple[float, Candidate]]:
        """A known abbreviation of which an I was read as l."""
        written = read.lower().replace("l", "i")
        number = self._lexicon.number(written)
        if number >= 0 and self._lexicon.case(number) == SHOUT:
            cost = self._lexicon.cost(number) + _SMALL_L_COST
            yield cost, Candidate(written, number, number, _SMALL_L_COST, compound=False, capital=True)

    def _spelt(self, signs: str, opens: Opens, known: set[str]) -> Iterator[tuple[float, Candidate]]:
        """Spellings of a word that is neither known nor a compound: a name, mostly."""
        if self._spellings is None:
            return
        for written, channel, letters in self._spellings.variants(signs, self._channel):
            if written not in known and written.isalpha():
                lexical = UNKNOWN_START + letters
                candidate = self._judge(signs, Found(written, -1, channel, lexical), opens)
                yield candidate.cost + self._unknown_cost, candidate

    def _judge(self, signs: str, word: Found, opens: Opens) -> Candidate:
        """A word found, with what its number, its parts and its first letter's case cost."""
        compound = word.number < 0
        number, context, free = (self._unknown, self._unknown, word.lexical) if compound else self._known(word.number)
        cost = word.channel + free
        sign, letter = signs[0], word.written[0]
        if sign.islower() or sign.lower() == letter:
            return Candidate(word.written, number, context, cost, compound, capital=sign.isupper())
        rare = word.lexical > _CASE_KNOWN and opens not in (Opens.NO, Opens.LINE)
        usual = None if compound or rare else self._lexicon.usual_case(word.number)
        small, capital = _CASE_COST[opens, usual]
        if sign.isupper():
            as_small = self._channel.capital_cost(sign, letter)
            as_capital = self._channel.table.get(sign.lower(), {}).get(letter, NEVER)
            cost -= min(as_small, as_capital)
            small, capital = small + as_small, capital + as_capital
        return Candidate(word.written, number, context, cost + min(small, capital), compound, capital=capital < small)

    def _as_read(self, read: str) -> Candidate:
        small = read.lower()
        capital = read[0].isupper()
        number = self._lexicon.number(small)
        if number >= 0:
            return Candidate(small, *self._known(number), compound=False, capital=capital)
        strange = sum(not sign.isalpha() for sign in small)
        letters = self._spellings.cost(small) if self._spellings else LETTER_COST * len(small)
        cost = UNKNOWN_START + letters + STRANGE_SIGN * strange
        return Candidate(small, self._unknown, self._unknown, cost, compound=False, capital=capital)

    def _known(self, number: int) -> tuple[int, int, float]:
        """The number of a word of the lexicon, that of the context it takes, and what that costs.

        A name that the texts hardly show in use stands where other names do:
        P(name | context) = P(unknown | context) P(name) / P(unknown).
        """
        if self._lexicon.is_rare_name(number):
            return number, self._unknown, self._lexicon.cost(number) - self._unknown_cost
        return number, number, 0.0


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
    if len(read) > LONGEST:
        return False
    if _AND.search(read):
        return False
    if not _DIGIT.search(read):
        return True
    small = sum(map(str.islower, read))
    capitals = sum(map(str.isupper, read))
    return small > 3 * capitals or (small > 0 and read[0].isupper() and capitals == 1)
