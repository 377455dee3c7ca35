"""A sum of small decision trees that were learnt one after the other. Made by `gold.tree_models`."""

import functools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 512  # rows, which bounds memory
NO_OTHER = -6.0  # log-odds that stand for there being no other candidate


@dataclass(frozen=True, slots=True)
class TreeModel:
    """Whole binary trees of one depth, whose nodes stand row by row from the root, and whose leaves from left to right.

    They are those of scikit-learn's GradientBoostingClassifier; where one ends sooner, nothing goes right.
    """

    intercept: float
    feature: NDArray[np.int32]  # nodes by trees: which is asked
    threshold: NDArray[np.float64]  # nodes by trees: above which the right node is next
    value: NDArray[np.float64]  # leaves by trees

    def scores(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The log-odds of each row of features."""
        parts = [self._scores(rows[start : start + _AT_ONCE]) for start in range(0, len(rows), _AT_ONCE)]
        return np.concatenate([np.empty(0), *parts])

    def _scores(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        goes_right = np.ascontiguousarray(rows.T)[self.feature] > self.threshold[:, :, None]  # nodes by trees by rows
        values = self.value[:, :, None]
        while len(values) > 1:
            half = len(values) // 2
            values = np.where(goes_right[half - 1 : 2 * half - 1], values[1::2], values[::2])
        total: NDArray[np.float64] = self.intercept + values[0].sum(axis=0)
        return total


@functools.cache
def load(path: Path) -> TreeModel:
    """The model of a file that `gold.tree_models` made."""
    content = json.loads(path.read_text(encoding="utf-8"))
    trees = content["trees"]
    return TreeModel(
        content["intercept"],
        np.array([tree["feature"] for tree in trees], np.int32).T,
        np.array([tree["threshold"] for tree in trees], np.float64).T,
        np.array([tree["value"] for tree in trees], np.float64).T,
    )


def share(odds: float) -> float:
    """The share, 0 to 1, that log-odds stand for."""
    return 1 / (1 + math.exp(-odds))


def mean(odds: Sequence[float]) -> float:
    """The mean of the log-odds of other candidates."""
    return sum(odds) / len(odds) if odds else NO_OTHER
