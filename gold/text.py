"""How right the text is: character and word error rate, and what the repair did to each word.

Dashes and quotes are folded first: which of their variants was printed is not what an OCR is asked.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extract.record import Page
from gold.calibration import Verdict
from gold.score import Counts
from normalize.unicode import fold

_DASHES = re.compile(r"[-‐‑‒–—−]")
_QUOTES = re.compile(r"['\"”“„’‘´`]")
_WORD = re.compile(r"\w+|[^\w\s]")
_LIKE = 50.0  # of 100: a word of two letters that lost one is still that word


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Edits (insertions, deletions, substitutions) that the text needs, of `length` units of truth."""

    errors: int = 0
    length: int = 0

    def __add__(self, other: "ErrorRate") -> "ErrorRate":
        return ErrorRate(self.errors + other.errors, self.length + other.length)

    @property
    def rate(self) -> float:
        """Errors over length; 0 for an empty truth."""
        return self.errors / self.length if self.length else 0.0


@dataclass(frozen=True, slots=True)
class RepairCounts:
    """What the repair did, in words.

    `right`: made right what was wrong; `wrong`: changed a wrong word and left it wrong; `missed`: left a damaged word
    as it was; `harmful`: made a right word wrong. A damaged word is one that lost an å, ä, ö or the like; other
    misreadings are the OCR's, and the word error rate has them.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    harmful: int = 0

    def __add__(self, other: "RepairCounts") -> "RepairCounts":
        return RepairCounts(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.harmful + other.harmful,
        )

    @property
    def counts(self) -> Counts:
        """As precision and recall count them."""
        return Counts(self.right, self.wrong + self.harmful, self.missed + self.wrong)


def comparable(text: str) -> str:
    """The text composed (NFC), with one kind of dash, quote and space."""
    return " ".join(_QUOTES.sub('"', _DASHES.sub("-", unicodedata.normalize("NFC", text))).split())


def character_errors(read: str, truth: str) -> ErrorRate:
    """Character error rate of `read`.

    >>> character_errors("f6r 2019", "för 2019")
    ErrorRate(errors=1, length=8)
    """
    truth = comparable(truth)
    return ErrorRate(Levenshtein.distance(comparable(read), truth), len(truth))


def word_errors(read: str, truth: str) -> ErrorRate:
    """Word error rate of `read`; a word is what stands between white space.

    >>> word_errors("f6r ar 2019", "för år 2019")
    ErrorRate(errors=2, length=3)
    """
    words = comparable(truth).split()
    return ErrorRate(Levenshtein.distance(comparable(read).split(), words), len(words))


def raw_text(page: Page) -> str:
    """What the page said before repair, from its text and repairs."""
    parts: list[str] = []
    reached = 0
    for repair in page.repairs:
        parts += [page.text[reached : repair.start], repair.before]
        reached = repair.end
    return "".join([*parts, page.text[reached:]])


def judge_repairs(page: Page, truth: str) -> tuple[RepairCounts, list[Verdict]]:
    """What the repair did to the page's words, and each repair's confidence with whether its word is now right.

    A word is right when the best alignment of all words pairs it with the same word of the truth; punctuation is
    words of its own, so that a comma misread beside a word is not held against its repair.
    """
    true_words = [word.text for word in _words(truth)]
    raw, now = _Aligned(raw_text(page), true_words), _Aligned(page.text, true_words)
    counts, verdicts, changed = RepairCounts(), [], set[int]()
    for repair, (start, end) in zip(page.repairs, _raw_spans(page), strict=True):
        was_right, is_right = raw.is_right(start, end), now.is_right(repair.start, repair.end)
        counts += RepairCounts(
            right=is_right and not was_right,
            wrong=not is_right and not was_right,
            harmful=was_right and not is_right,
        )
        verdicts.append((repair.confidence, is_right))
        changed.update(now.at(repair.start, repair.end))
    return counts + RepairCounts(missed=now.damaged(except_for=changed)), verdicts


class _Word(NamedTuple):
    """A run of letters and digits, or one other sign, with its place in the text."""

    text: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    return [_Word(comparable(match.group()), *match.span()) for match in _WORD.finditer(text)]


class _Aligned:
    """A text's words beside the truth's, paired so that the fewest differ."""

    def __init__(self, text: str, truth: Sequence[str]) -> None:
        self._words = _words(text)
        self._truth = truth
        steps = Levenshtein.opcodes(truth, [word.text for word in self._words])
        self._right = {i for step in steps if step.tag == "equal" for i in range(step.dest_start, step.dest_end)}
        # Runs that replace each other are of the same length.
        self._replaced = [
            pair
            for step in steps
            if step.tag == "replace"
            for pair in zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
        ]

    def at(self, start: int, end: int) -> list[int]:
        """The indexes of the words that `[start, end)` touches."""
        return [index for index, word in enumerate(self._words) if word.start < end and word.end > start]

    def is_right(self, start: int, end: int) -> bool:
        """Whether every word there is right; False where there is none."""
        touched = self.at(start, end)
        return bool(touched) and self._right.issuperset(touched)

    def damaged(self, *, except_for: Container[int]) -> int:
        """How many words lost a letter such as å and are not among the indexes given."""
        return sum(
            index not in except_for and _is_damaged(self._words[index].text, self._truth[true])
            for true, index in self._replaced
        )


def _is_damaged(read: str, truth: str) -> bool:
    """Whether `read` is `truth` without one of its letters that a repair gives back."""
    return bool(_marked(truth) - _marked(read)) and fuzz.ratio(fold(read), fold(truth)) >= _LIKE


def _marked(word: str) -> Counter[str]:
    return Counter(letter for letter in word.lower() if fold(letter) != letter)


def _raw_spans(page: Page) -> Iterator[tuple[int, int]]:
    """Where each repair's word stood before repair."""
    shift = 0
    for repair in page.repairs:
        start = repair.start + shift
        yield start, start + len(repair.before)
        shift += len(repair.before) - (repair.end - repair.start)
