"""Where the words of a page are, and which of its characters must never change.

A word is a run of letters, digits and the signs that an OCR puts in place of letters
(``f6r``, ``&ndamal``).  Hyphens, slashes and full stops divide words, so that each part of
``budget- och`` or ``nyckelord/innebord`` is judged by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# What may stand inside a word: letters, digits, and signs read for a letter (& @ £ for å ä ö f).
_WORD = r"(?:[^\W_]|[&@£])+"
# "| ar" and "[ var" for "I år" and "I vår": a bar or bracket by itself, the only one of its line.
# Beside a number it divides cells, but where a sentence begins ("| 3 kap.").
_LONE_BAR = (
    r"(?<!\S)(?<![\d%] )(?:[|\[]|!(?= ))(?!\S)"
    r"(?:(?<=[.:]\s.)|(?!\s+(?:\d|\n|$)))(?![^\n]*\s[|\[](?!\S))"
)
# Never repaired: e-mail and web addresses, parties ("(SD)"), §-numbers, diary numbers, dates and sums.
_SAFE = (
    r"[\w.+-]+(?:@[\w-]+(?:\.[\w-]+)+)+"  # two that a hyphen joins among them
    r"|(?:https?://|www\.)\S+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:se|com|org|net|nu|eu|gov)\b(?:/\S*)?"
    r"|(?<=\()[A-Z]{1,2}(?=\))"
    r"|[^\W\d_]*\d(?:\d|[/.,:-]\d)\w*(?:[/:.-]\w*\d\w*)*"
)
_SCAN = re.compile(
    rf"(?P<stop>[.!?:;](?=\s|$|[)\]\"”])|\n[ ]*\n|\t)|(?P<safe>{_SAFE})|(?P<bar>{_LONE_BAR})|(?P<word>{_WORD})"
)
_SMALL_BEFORE = re.compile(r"[^\W\d_A-Z][^\W\d_A-Z] $")
_SMALL_AFTER = re.compile(r" [^\W\d_A-Z]{3}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_LETTER = re.compile(r"[^\W\d_]")

STOP = "</s>"  # between sentences, blocks and table cells
NUMBER = "<n>"
YEAR = "<y>"


class Token(NamedTuple):
    """One word (``kind`` "word"), or what stands between: a stop, a number, a safe passage."""

    start: int
    end: int
    text: str
    kind: str
    mark: str = ""  # the sign of a stop: "." or a line end

    @property
    def repairable(self) -> bool:
        """Whether a channel may have damaged it."""
        return self.kind in ("word", "bar")


def split(text: str) -> Iterator[Token]:
    """Tokens of a page in order, with their offsets.

    >>> [t.text for t in split("Mal f6r 2019: 15 maj, info@vetlanda.se")]
    ['Mal', 'f6r', '<y>', '</s>', '<n>', 'maj', '<n>']
    """
    for match in _SCAN.finditer(text):
        kind = match.lastgroup or ""
        found = match.group()
        if kind == "stop" or (kind == "bar" and _in_table(text, match.start())):
            yield Token(match.start(), match.end(), STOP, "stop", found[0])
            continue
        if kind == "word" and found == "1" and _between_words(text, match.start(), match.end()):
            kind = "bar"
        if kind == "safe":
            found = YEAR if _YEAR.match(found) else NUMBER
        elif kind == "word" and not _LETTER.search(found) and (found.isdigit() or len(found) == 1):
            kind, found = "safe", NUMBER
        yield Token(match.start(), match.end(), found, kind)


def _in_table(text: str, start: int) -> bool:
    """Whether a bar has another before it on its line, and so divides cells."""
    return "|" in text[text.rfind("\n", 0, start) + 1 : start]


def _between_words(text: str, start: int, end: int) -> bool:
    """Whether a lone 1 stands between small words of one line, where it may be "i"."""
    return bool(_SMALL_BEFORE.search(text, max(0, start - 3), start)) and bool(_SMALL_AFTER.match(text, end))


def words(text: str) -> list[str]:
    """The language model's view of correct text: lower-case words, numbers and stops.

    >>> words("Målet är 80 procent. I år!")
    ['målet', 'är', '<n>', 'procent', '</s>', 'i', 'år', '</s>']
    """
    return [token.text.lower() for token in split(text)]
