"""What became of each å, ä and ö: what the scan read it as, and whether the repair gave it back."""

from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from extract.record import Page
from gold.text import comparable, raw_text

LETTERS = "åäöÅÄÖ"


@dataclass(frozen=True, slots=True)
class LetterCounts:
    """Letters by (what was written, what the scan said, "" when nothing): all of them, and the lost that came back."""

    read: Counter[tuple[str, str]] = field(default_factory=Counter)
    returned: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __add__(self, other: "LetterCounts") -> "LetterCounts":
        return LetterCounts(self.read + other.read, self.returned + other.returned)


def count_letters(page: Page, truth: str) -> LetterCounts:
    """Counts the page's lost and returned letters."""
    truth = comparable(truth)
    raw = _readings(truth, comparable(raw_text(page)))
    now = _readings(truth, comparable(page.text))
    places = [index for index, char in enumerate(truth) if char in LETTERS]
    return LetterCounts(
        read=Counter((truth[index], raw[index]) for index in places),
        returned=Counter((truth[index], raw[index]) for index in places if raw[index] != truth[index] == now[index]),
    )


def _readings(truth: str, read: str) -> list[str]:
    """For each character of the truth the one that stands for it in what was read, "" where none does."""
    readings = list(truth)
    for step in Levenshtein.opcodes(truth, read):
        length = step.src_end - step.src_start
        if step.tag == "replace":
            readings[step.src_start : step.src_end] = read[step.dest_start : step.dest_start + length]
        elif step.tag == "delete":
            readings[step.src_start : step.src_end] = [""] * length
    return readings
