"""What in a sentence speaks for goals or against them: rows with weights, whose sum a reader of goals compares with its own bar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """What a sentence (folded) has in it, and how much that speaks for goals; `is_after`: behind the place that is judged."""

    name: str
    pattern: re.Pattern[str]
    weight: float
    is_after: bool = False


def weight_of(cues: Sequence[Cue], sentence: str, after: str = "") -> float:
    """The sum of the weights of the cues that the sentence has; `after`: what stands behind the place that is judged."""
    return sum(cue.weight for cue in cues if cue.pattern.search(after if cue.is_after else sentence))
