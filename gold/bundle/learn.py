"""Learns how much each signal weighs, from bundles of the dev documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.bundle.signals import SIGNALS
from extract.bundle.split import Weights, observed
from gold.bundle.make import Bundle

Array = npt.NDArray[np.float64]

PENALTY: Final = 0.0003  # on a weight's square
_STEPS: Final = 4000
_RATE: Final = 0.5
LIKELY, SURE = 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Rows:
    """What was observed: `seen` (n, signals), `begins` (n,) 1 where a document begins."""

    seen: Array
    begins: Array


def observe(bundles: Iterable[Bundle]) -> Rows:
    """The observations on all pages of the bundles."""
    seen: list[Array] = []
    begins: list[float] = []
    for bundle in bundles:
        for index, values in observed(bundle.pages):
            seen.append(values)
            begins.append(float(index + 1 in bundle.starts))
    return Rows(np.array(seen), np.array(begins))


def learn(rows: Sequence[Rows]) -> Weights:
    """Weights by logistic regression in which a signal may count only the way that its row says.

    Each observation is learnt from as it is and once with every group of signals hidden, so that no group is relied on
    alone: many documents have no page numbers, or no register.
    """
    seen = np.concatenate([_hidden(item.seen) for item in rows])
    begins = np.concatenate([np.tile(item.begins, len(_groups()) + 1) for item in rows])
    sign = np.array([1.0 if signal.towards == "start" else -1.0 for signal in SIGNALS])
    # In the direction of its sign each weight is positive: what is below zero is set to zero after each step.
    inputs = np.hstack([seen * sign, np.ones((len(seen), 1))])
    weights = np.zeros(inputs.shape[1])
    momentum = np.zeros_like(weights)
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-(inputs @ weights)))
        slope = inputs.T @ (chance - begins) / len(begins)
        slope[:-1] += 2 * PENALTY * weights[:-1]
        momentum = 0.9 * momentum - _RATE * slope
        weights = weights + momentum
        weights[:-1] = np.maximum(weights[:-1], 0.0)
    learnt = {signal.name: round(float(w * s), 3) for signal, w, s in zip(SIGNALS, weights, sign, strict=False)}
    return Weights(learnt, round(float(weights[-1]), 3), LIKELY, SURE)


def _groups() -> list[str]:
    return sorted({signal.group for signal in SIGNALS})


def _hidden(seen: Array) -> Array:
    """The observations, then the same with each group of signals hidden in turn."""
    groups = np.array([signal.group for signal in SIGNALS])
    return np.concatenate([seen, *(np.where(groups == group, 0.0, seen) for group in _groups())])
