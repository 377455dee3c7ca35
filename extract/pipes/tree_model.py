"""A sum of small decision trees that were learnt one after the other. Made by `gold.tree_models`."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TreeModel:
    """Trees as scikit-learn's GradientBoostingClassifier has them, each a row of nodes; a leaf leads to itself."""

    intercept: float
    depth: int  # of the deepest tree
    feature: NDArray[np.int32]  # trees by nodes: which is asked
    threshold: NDArray[np.float64]  # up to which the left node is next
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]  # what a leaf adds

    def scores(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The log-odds of each row of features."""
        tree = np.arange(len(self.feature))
        node = np.zeros((len(rows), len(tree)), np.int32)
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[row, self.feature[tree, node]] <= self.threshold[tree, node]
            node = np.where(goes_left, self.left[tree, node], self.right[tree, node])
        scores: NDArray[np.float64] = self.intercept + self.value[tree, node].sum(axis=1)
        return scores


@functools.cache
def load(path: Path) -> TreeModel:
    """The model of a file that `gold.tree_models` made."""
    content = json.loads(path.read_text(encoding="utf-8"))
    trees = content["trees"]
    return TreeModel(
        content["intercept"],
        content["depth"],
        np.array([tree["feature"] for tree in trees], np.int32),
        np.array([tree["threshold"] for tree in trees], np.float64),
        np.array([tree["left"] for tree in trees], np.int32),
        np.array([tree["right"] for tree in trees], np.int32),
        np.array([tree["value"] for tree in trees], np.float64),
    )
