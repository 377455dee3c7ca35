"""How sure a field is, from what its rule says and how well its passage was read.

The weights are fitted by `diarium calibrate`, which also says how far they can be trusted.
"""

import functools
import math
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from extract.record import Origin

WEIGHTS = Path(__file__).parent / "data" / "confidence.json"
# Beyond these a rule's word, and a certainty, say nothing more.
_LEAST_RULE, _MOST_RULE = 0.02, 0.99
_LEAST_CERTAINTY = 0.05


class Signals(NamedTuple):
    """What speaks for a field: `rule` and `certainty` (of its least sure word) from 0 to 1, as is the page's `quality`.

    `group` is the field, `origin` how its page was read; `page`, `start` and `end` say where it stands.
    """

    group: str
    rule: float
    certainty: float
    quality: float
    origin: Origin
    page: int
    start: int
    end: int


Sureness = Callable[[Signals], float]


class Weights(BaseModel):
    """A logistic regression; the weights of the signals are not negative, so that more of one never makes less sure."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    rule: float = Field(ge=0)
    certainty: float = Field(ge=0)
    quality: float = Field(ge=0)
    fields: dict[str, float]
    origins: dict[Origin, float]

    def confidence(self, signals: Signals) -> float:
        """The share of fields with such signals that are right, 0 to 1.

        A field of the user's own, which no labels tell of, is as sure as its rule says and its words are.
        """
        if signals.group not in self.fields:
            return round(signals.rule * signals.certainty, 4)
        rule, certainty, quality = scales(signals)
        total = (
            self.bias
            + self.fields[signals.group]
            + self.origins.get(signals.origin, 0.0)
            + self.rule * rule
            + self.certainty * certainty
            + self.quality * quality
        )
        return round(1 / (1 + math.exp(-total)), 4)


class Calibration(BaseModel):
    """The weights with where they come from; errors are mean distances between confidence and share right."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    made_by: str
    fitted_on: str
    out_of_fold_error: dict[str, float]
    uncalibrated_error: dict[str, float]
    weights: Weights


def scales(signals: Signals) -> tuple[float, float, float]:
    """Rule, certainty and quality as the regression adds them up: log odds, and logarithms that are 0 when certain."""
    rule = min(max(signals.rule, _LEAST_RULE), _MOST_RULE)
    return (
        math.log(rule / (1 - rule)),
        math.log(max(signals.certainty, _LEAST_CERTAINTY)),
        math.log(max(signals.quality, _LEAST_CERTAINTY)),
    )


@functools.cache
def _weights() -> Weights:
    return Calibration.model_validate_json(WEIGHTS.read_bytes()).weights


def calibrated(signals: Signals) -> float:
    """The confidence, 0 to 1: of the fields at 0.9, nine in ten are right."""
    return _weights().confidence(signals)
