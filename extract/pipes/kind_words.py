"""What the words of a text say about its type: a linear model of labelled documents, made by `gold.kind_words`."""

import functools
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.record import DocumentType

MODEL = Path(__file__).parents[1] / "data" / "kind_words.json"
_WORD = re.compile(r"[a-z]{2,}")
_HEAD = 600  # characters whose words count once more, as words of the head
_ENOUGH = 100  # words: a text of fewer says less


@dataclass(frozen=True, slots=True)
class _Model:
    types: tuple[DocumentType, ...]
    intercepts: NDArray[np.float64]  # one a type
    rows: dict[str, int]  # of each term, into the two arrays below
    rarity: NDArray[np.float64]  # inverse document frequency
    weights: NDArray[np.float64]  # terms by types


def terms(folded: str) -> Sequence[str]:
    """The words of a folded text, and those of its head once more.

    >>> terms("pm 4 till")
    ['pm', 'till', '^pm', '^till']
    """
    return [*_WORD.findall(folded), *(f"^{word}" for word in _WORD.findall(folded[:_HEAD]))]


def log_shares(folded: str) -> dict[DocumentType, float]:
    """The logarithm of each type's probability by the words of a folded text, nearer 0 where they are few or none.

    Words are weighed as in scikit-learn's TfidfVectorizer (sublinear frequency, length one) and its LogisticRegression.
    """
    model = _loaded()
    counts = Counter(term for term in terms(folded) if term in model.rows)
    if not counts:
        return dict.fromkeys(model.types, 0.0)
    rows = [model.rows[term] for term in counts]
    weighed = (1 + np.log(list(counts.values()))) * model.rarity[rows]
    scores = model.intercepts + weighed / np.linalg.norm(weighed) @ model.weights[rows]
    total = math.log(np.exp(scores - scores.max()).sum()) + scores.max()
    return dict(zip(model.types, ((scores - total) * min(1, len(rows) / _ENOUGH)).tolist(), strict=True))


@functools.cache
def _loaded() -> _Model:
    content = json.loads(MODEL.read_text(encoding="utf-8"))
    table = np.array(list(content["words"].values()))
    rows = {word: row for row, word in enumerate(content["words"])}
    return _Model(tuple(content["types"]), np.array(content["intercepts"]), rows, table[:, 0], table[:, 1:])
