"""A linear model of words: how much each term of a text speaks for each class. Made by `gold.word_models`."""

import functools
import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class WordModel:
    """Terms are weighed as in scikit-learn's TfidfVectorizer (sublinear frequency, length one)."""

    classes: tuple[str, ...]
    intercepts: NDArray[np.float64]  # one a class
    rows: dict[str, int]  # of each term, into the two arrays below
    rarity: list[float]  # inverse document frequency
    weights: NDArray[np.float64]  # terms by classes

    def scores(self, terms: Sequence[str]) -> tuple[NDArray[np.float64], int]:
        """What the terms say for each class, in log-odds, and how many of them the model knows."""
        counts = Counter(row for term in terms if (row := self.rows.get(term)) is not None)
        if not counts:
            return self.intercepts, 0
        weighed = [(1 + math.log(count)) * self.rarity[row] for row, count in counts.items()]
        length = math.sqrt(sum(weight * weight for weight in weighed))
        return self.intercepts + np.array(weighed) @ self.weights[list(counts)] / length, len(weighed)


@functools.cache
def load(path: Path) -> WordModel:
    """The model of a file that `gold.word_models` made."""
    content = json.loads(path.read_text(encoding="utf-8"))
    table = np.array(list(content["words"].values()))
    rows = {word: row for row, word in enumerate(content["words"])}
    return WordModel(
        tuple(content["classes"]), np.array(content["intercepts"]), rows, table[:, 0].tolist(), table[:, 1:]
    )


def log_odds(path: Path, terms: Sequence[str]) -> float:
    """The log-odds by the terms alone of what the file's model of two classes knows, were both as many."""
    return float(load(path).scores(terms)[0][0])
