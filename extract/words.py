"""Whether a word as read is one that Swedish has: what tells a reading from a misreading."""

import re
from collections.abc import Iterable

from normalize.diacritics.repair import lexicon

PUNCTUATION = ".,;:!()\"”“'’"
WORDS_OF_A_LETTER = frozenset("iåöà")
_PART = re.compile(r"[-–/]")
_LEAST_LETTERS = 3  # shorter words are known too often by chance
# A page of few words says little; so many words, nine in ten of them known, are added to it.
_EXPECTED, _EXPECTED_KNOWN = 3, 2.7


def is_known(text: str) -> bool:
    """Whether every part of the word is one that Swedish has; what holds a digit or sign is none.

    >>> is_known("kommunstyrelsens"), is_known("12"), is_known("m?")
    (True, False, False)
    """
    parts = _PART.split(text.strip(PUNCTUATION).rstrip("-–"))
    return all(part.isalpha() and _is_cased_as_a_word(part) and lexicon().number(part.lower()) >= 0 for part in parts)


def known_share(words: Iterable[str]) -> float:
    """The share of the words of three letters or more that Swedish has: 0.8 to 0.95 on pages without misreadings."""
    long = [word for word in words if sum(char.isalpha() for char in word) >= _LEAST_LETTERS]
    return (sum(map(is_known, long)) + _EXPECTED_KNOWN) / (len(long) + _EXPECTED)


def _is_cased_as_a_word(part: str) -> bool:
    return part.islower() or part.isupper() or part[1:].islower()
