"""Calibration: of what is called 0.9 sure, are nine in ten right?"""

from collections.abc import Sequence
from dataclasses import dataclass

Verdict = tuple[float, bool]  # confidence, and whether it was right

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Verdicts whose confidence lies in [low, high): their number, mean confidence and share of right ones."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability(verdicts: Sequence[Verdict]) -> list[Bin]:
    """The verdicts in ten bins of equal width, empty ones left out."""
    binned: list[list[Verdict]] = [[] for _ in range(BINS)]
    for confidence, right in verdicts:
        binned[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return [
        Bin(
            low=index / BINS,
            high=(index + 1) / BINS,
            count=len(content),
            confidence=sum(confidence for confidence, _ in content) / len(content),
            accuracy=sum(right for _, right in content) / len(content),
        )
        for index, content in enumerate(binned)
        if content
    ]


def expected_calibration_error(verdicts: Sequence[Verdict]) -> float:
    """Mean distance between confidence and accuracy over the bins, weighted by their size (Naeini et al. 2015).

    >>> expected_calibration_error([(0.95, True), (0.95, False)])
    0.45
    """
    if not verdicts:
        return 0.0
    distance = sum(bin_.count * abs(bin_.confidence - bin_.accuracy) for bin_ in reliability(verdicts))
    return round(distance / len(verdicts), 6)
