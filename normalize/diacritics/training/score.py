"""Counts what a repair gained and lost, word by word, against the truth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from normalize.diacritics.training.data import Pair

_FOLD = str.maketrans(
    {"–": "-", "—": "-", "~": "-", "‐": "-", "−": "-"}
    | {"”": '"', "“": '"', "„": '"', "»": '"', "«": '"', "’": "'", "‘": "'", "´": "'"}
)
# A line that ends in a hyphen may be a wrapped "EU-kommissionen", so hyphens divide words.
_WORD = re.compile(r"[^\s-]+-?|-")


@dataclass(slots=True)
class Score:
    """Word counts over pages; ``missed`` are (written, read, repaired) left wrong."""

    words: int = 0
    damaged: int = 0
    fixed: int = 0
    harmed: int = 0
    errors_before: int = 0
    errors_after: int = 0
    missed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    harms: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, truth: str, read: str, repaired: str) -> None:
        """Counts one page."""
        written, before, after = (words(text) for text in (truth, read, repaired))
        was, now = matches(written, before), matches(written, after)
        self.words += len(written)
        self.errors_before += Levenshtein.distance(written, before)
        self.errors_after += Levenshtein.distance(written, after)
        for word, old, new in zip(written, was, now, strict=True):
            self.damaged += old != word
            if old != word and new == word:
                self.fixed += 1
            elif old != word:
                self.missed[word, old, new] += 1
            elif new != word:
                self.harmed += 1
                self.harms[word, new] += 1

    @property
    def figures(self) -> dict[str, float]:
        """Rates, and what they are rates of."""
        right = self.words - self.damaged
        return {
            "words": self.words,
            "damaged": self.damaged,
            "repaired": self.fixed / max(1, self.damaged),
            "harmed": self.harmed / max(1, right),
            "harmed_words": self.harmed,
            "wer_before": self.errors_before / max(1, self.words),
            "wer_after": self.errors_after / max(1, self.words),
        }


def words(text: str) -> list[str]:
    """Words of a page as they are scored: dashes and quotation marks folded."""
    return _WORD.findall(text.translate(_FOLD))


def matches(written: list[str], read: list[str]) -> list[str]:
    """For each written word what stands in its place; several words or none where it was torn."""
    found = [""] * len(written)
    for op in Levenshtein.opcodes(written, read):
        here = read[op.dest_start : op.dest_end]
        for place, number in enumerate(range(op.src_start, op.src_end)):
            one_to_one = op.src_end - op.src_start == len(here)
            found[number] = here[place] if one_to_one else " ".join(here)
    return found


def score_pages(pairs: Iterable[Pair], repair: Callable[[str], str]) -> Score:
    """Scores a repair on pages."""
    score = Score()
    for pair in pairs:
        score.add(pair.truth, pair.read, repair(pair.read))
    return score


def strip(text: str) -> str:
    """The text without its dots and rings: å, ä to a, ö to o."""
    return text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
