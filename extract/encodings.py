"""Text whose bytes were taken for another encoding: which one, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ftfy
import ftfy.bad_codecs  # registers its encodings

from extract.words import is_known

Fix = Callable[[str], str]

_CP1252 = "sloppy-windows-1252"  # with its five undefined bytes
# (name of the mistake, the encoding that it was taken for, the one that it was in)
_MISTAKES = (
    ("MacRoman read as cp1252", _CP1252, "mac_roman"),
    ("cp1252 read as MacRoman", "mac_roman", _CP1252),
    ("cp850 read as cp1252", _CP1252, "cp850"),
    ("cp1252 read as cp850", "cp850", _CP1252),
)
_USUAL = frozenset("åäöÅÄÖéÉüÜ§–—”“’‘•°²³½¼¾€£·…×±´æøÆØ")
_LEAST_WORDS = 2  # that the fix must make known
_LEAST_SHARE = 0.5  # and of the words with strange signs


@dataclass(frozen=True, slots=True)
class Mistake:
    """An encoding mistaken for another: its name, and what gives a word back."""

    name: str
    fix: Fix


def mistake(words: Sequence[str]) -> Mistake | None:
    """The mistake that the words show, None when they show none.

    >>> mistake("FÃ¶rslag till beslut pÃ¥ mÃ¶tet".split()).fix("Ã¤rende")
    'ärende'
    >>> mistake("Fšrslag till beslut pŒ mštet".split()).name
    'MacRoman read as cp1252'
    >>> mistake("Förslag till beslut på mötet, 50 € – ja".split())
    """
    strange = [word for word in words if any(not char.isascii() and char not in _USUAL for char in word)]
    if len(strange) < _LEAST_WORDS:
        return None
    candidates = [_by_ftfy(" ".join(words)), *(_recoding(*row) for row in _MISTAKES)]
    judged = [(_made_known(words, candidate.fix), candidate) for candidate in candidates if candidate]
    count, best = max(judged, key=lambda item: item[0])
    return best if count >= max(_LEAST_WORDS, _LEAST_SHARE * len(strange)) else None


def _by_ftfy(text: str) -> Mistake | None:
    """UTF-8 read as a one-byte encoding, once or twice: ftfy knows the plans."""
    explained = ftfy.fix_and_explain(text).explanation or ()
    steps = [(action, name) for action, name in explained if action in ("encode", "decode")]
    if not steps:
        return None
    times = sum(action == "decode" for action, _ in steps)

    def fix(word: str) -> str:
        try:
            return ftfy.apply_plan(word, steps)
        except UnicodeError:
            return word

    return Mistake("UTF-8 read as another encoding" + (", twice" if times > 1 else ""), fix)


def _recoding(name: str, taken_for: str, was: str) -> Mistake:
    def fix(word: str) -> str:
        try:
            return word.encode(taken_for).decode(was)
        except UnicodeError:
            return word

    return Mistake(name, fix)


def _made_known(words: Sequence[str], fix: Fix) -> int:
    """How many more words are known for the fix; what it does to good words counts against it."""
    changed = [(word, fixed) for word in words if (fixed := fix(word)) != word]
    return sum(is_known(fixed) - is_known(word) for word, fixed in changed)
