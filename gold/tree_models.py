"""Makes the models of `extract.pipes.tree_model` from labelled documents, by scikit-learn's gradient boosting."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gold.word_models import Sample, Task, fitted, folds, made_from

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

Rows = NDArray[np.float32]  # of candidates by features
# Chosen by leaving documents out.
_TREES = {
    "n_estimators": 500, "learning_rate": 0.03, "max_depth": 3, "min_samples_leaf": 30,
    "subsample": 0.4, "max_features": 0.3, "random_state": 0,
}  # fmt: skip
_DIGITS = 4
_NEVER = 1e30  # above any feature


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to learn of a document: of words, from the samples; of places, from its candidates.

    `texts` are those of the candidates, folded, `answers` whether each is what is looked for, and `rows` makes their
    features of the log-odds that a model of words gives the texts.
    """

    document: str
    samples: Sequence[Sample]
    texts: Sequence[str]
    answers: Sequence[bool]
    rows: Callable[[Sequence[float]], Rows]


def learn(task: Task, features: Iterable[str], readings: Sequence[Reading]) -> dict[str, Any]:
    """The model's content, with what it was made from and how right it is on documents left out.

    Raises:
        ModuleNotFoundError: scikit-learn is not installed.
    """
    rows, answers, fold_of = learnt_from(task, readings)
    model = fitted_trees(rows, answers)
    trees = [tree[0].tree_ for tree in model.estimators_]
    depth = max(tree.max_depth for tree in trees)
    share = float(answers.mean())
    return {
        "made_from": made_from([one.document for one in readings], candidates=len(rows)),
        "of_documents_left_out": _left_out(rows, answers, fold_of),
        "command": "diarium train-words",
        "features": list(features),
        "intercept": round(float(np.log(share / (1 - share))), _DIGITS),
        "trees": [_tree(tree, depth) for tree in trees],
    }


def learnt_from(task: Task, readings: Sequence[Reading]) -> tuple[Rows, NDArray[np.bool_], NDArray[np.int64]]:
    """Features of all candidates, whether each is what is looked for, and its fold.

    What words say of one is asked of a model that has not seen its document, as it is of the documents to come; a
    document's type, where it counts, is told by one that has.
    """
    by_fold = folds([one.document for one in readings])
    rows: list[Rows] = []
    answers: list[bool] = []
    numbers: list[int] = []
    for number in sorted(set(by_fold.values())):
        others = [sample for one in readings if by_fold[one.document] != number for sample in one.samples]
        words = fitted(task, others)
        for one in readings:
            if by_fold[one.document] == number and one.texts:
                rows.append(one.rows(words.decision_function(one.texts).tolist()))
                answers += one.answers
                numbers += [number] * len(one.answers)
    return np.concatenate(rows), np.array(answers, np.bool_), np.array(numbers)


def fitted_trees(rows: NDArray[np.float32], answers: NDArray[np.bool_]) -> "GradientBoostingClassifier":
    """scikit-learn's own model.

    Raises:
        ModuleNotFoundError: scikit-learn is not installed.
    """
    from sklearn.ensemble import GradientBoostingClassifier  # noqa: PLC0415 - only who makes the models has it

    return GradientBoostingClassifier(**_TREES).fit(rows, answers)


def _tree(tree: Any, depth: int) -> dict[str, list[float]]:  # noqa: ANN401 - scikit-learn's Tree has no types
    """The tree made whole, its nodes row by row, and its leaves; where it ends sooner nothing goes right."""
    feature: list[float] = []
    threshold: list[float] = []
    row = [0]
    for _ in range(depth):
        is_leaf = [tree.children_left[node] < 0 for node in row]
        feature += [0 if ends else int(tree.feature[node]) for node, ends in zip(row, is_leaf, strict=True)]
        threshold += [_NEVER if ends else float(tree.threshold[node]) for node, ends in zip(row, is_leaf, strict=True)]
        below = zip(row, is_leaf, strict=True)
        row = [
            child
            for node, ends in below
            for child in ((node, node) if ends else (int(tree.children_left[node]), int(tree.children_right[node])))
        ]
    values = [round(float(tree.value[node, 0, 0]) * _TREES["learning_rate"], _DIGITS) for node in row]
    return {"feature": feature, "threshold": threshold, "value": values}


def _left_out(rows: NDArray[np.float32], answers: NDArray[np.bool_], fold_of: NDArray[np.int64]) -> dict[str, float]:
    """Precision and recall of candidates that are likelier so than not, by trees that have not seen their document.

    The models of words that made the other documents' rows have, which flatters a little.
    """
    said = np.zeros(len(rows), np.bool_)
    for number in np.unique(fold_of):
        left_out = fold_of == number
        said[left_out] = fitted_trees(rows[~left_out], answers[~left_out]).decision_function(rows[left_out]) > 0
    right = int((said & answers).sum())
    return {
        "precision": round(right / max(int(said.sum()), 1), _DIGITS),
        "recall": round(right / max(int(answers.sum()), 1), _DIGITS),
    }
