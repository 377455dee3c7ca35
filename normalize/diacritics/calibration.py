"""Turns the model's own certainty into a confidence that can be counted on.

The decoder is too sure of rare compounds and of words that make sense as read.  A logistic
model, fitted on pages held out of training, weighs its certainty with what is known of the word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

SUREST = 9.0  # log odds at most: nothing is surer than 8,000 to 1
UNCALIBRATED = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)  # the decoder's own certainty
LONG = 12  # letters: a longer word is no surer


class Evidence(NamedTuple):
    """What a confidence is reckoned from."""

    share: float  # of the probability, among the rivals
    cost: float  # nats, of channel and of parts
    compound: bool
    was_known: bool  # what was read is a word too
    letters: int


def features(evidence: Evidence) -> list[float]:
    """The numbers that the logistic model weighs."""
    share = min(max(evidence.share, 1e-9), 1.0 - 1e-9)
    odds = max(-SUREST, min(SUREST, math.log(share / (1.0 - share))))
    return [
        1.0,
        odds,
        float(evidence.compound),
        float(evidence.was_known),
        odds * evidence.was_known,
        min(evidence.letters, LONG) / LONG,
        0.0 if evidence.compound else min(evidence.cost, 15.0) / 15.0,
        evidence.cost / 30.0 if evidence.compound else 0.0,
    ]


def confidence(weights: Sequence[float], evidence: Evidence) -> float:
    """How many of such edits are right, of one."""
    total = sum(w * x for w, x in zip(weights, features(evidence), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
