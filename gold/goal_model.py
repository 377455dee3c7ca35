"""Makes the model of `extract.pipes.goal_contexts` from labelled documents, by scikit-learn's gradient boosting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from spacy.tokens import Doc

from extract.pipes.goal_contexts import FEATURES, features
from extract.pipes.goal_passages import Form, Passage, passages
from extract.pipes.sections import Section
from gold.labels import Label
from gold.score import TEXT_THRESHOLD
from gold.word_models import GOALS, READ_AS, SPLITS, Sample, fitted, folds
from normalize.unicode import fold

if TYPE_CHECKING:
    from sklearn.ensemble import GradientBoostingClassifier

_PART_OF_GOAL = 88  # rapidfuzz partial ratio from which a sentence or cell holds a goal, and shows neither
# Chosen by leaving documents out.
_TREES = {
    "n_estimators": 150, "learning_rate": 0.1, "max_depth": 3, "min_samples_leaf": 30,
    "subsample": 0.6, "max_features": 0.5, "random_state": 0,
}  # fmt: skip
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's labelled goals, folded, and its passages, each with whether it is one.

    None is the answer for what holds a goal among other words.
    """

    document: str
    goals: Sequence[str]
    sections: Sequence[Section]
    passages: Sequence[Passage]
    answers: Sequence[bool | None]

    @property
    def samples(self) -> list[Sample]:
        """What there is to learn of words."""
        told = [
            (passage.folded, answer)
            for passage, answer in zip(self.passages, self.answers, strict=True)
            if answer is not None
        ]
        texts = [*((goal, True) for goal in self.goals), *told]
        return [Sample(self.document, text, "goal" if is_goal else "else") for text, is_goal in texts]


def reading(document: str, doc: Doc, label: Label) -> Reading:
    """What there is to learn from a document that the pipes have read."""
    goals = [fold(goal.text) for goal in label.goals or ()]
    found = passages(doc._.sections)
    return Reading(document, goals, doc._.sections, found, [answer(passage, goals) for passage in found])


def answer(passage: Passage, goals: Sequence[str]) -> bool | None:
    """Whether the passage is one of the folded goals; None where it holds one among other words."""
    if any(fuzz.ratio(passage.folded, goal) >= TEXT_THRESHOLD for goal in goals):
        return True
    holds = passage.form is Form.WHOLE and any(
        fuzz.partial_ratio(passage.folded, goal) >= _PART_OF_GOAL for goal in goals
    )
    return None if holds else False


def learn(readings: Sequence[Reading]) -> dict[str, Any]:
    """The model's content, with what it was made from and how right it is on documents left out.

    Raises:
        ModuleNotFoundError: scikit-learn is not installed.
    """
    rows, answers, fold_of = learnt_from(readings)
    model = fitted_trees(rows, answers)
    trees = [tree[0].tree_ for tree in model.estimators_]
    most = max(tree.node_count for tree in trees)
    share = float(answers.mean())
    return {
        "made_from": {
            "documents": len({one.document for one in readings}),
            "passages": len(rows),
            "splits": SPLITS,
            "kinds": READ_AS,
        },
        "of_documents_left_out": _left_out(rows, answers, fold_of),
        "command": "diarium train-words",
        "features": list(FEATURES),
        "intercept": round(float(np.log(share / (1 - share))), _DIGITS),
        "depth": max(tree.max_depth for tree in trees),
        "trees": [_tree(tree, most) for tree in trees],
    }


def learnt_from(readings: Sequence[Reading]) -> tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.int64]]:
    """Features of all passages, whether each is a goal and no more, and its fold.

    What words say of a passage is asked of a model that has not seen its document, as it is of the documents to come.
    """
    by_fold = folds([one.document for one in readings])
    rows: list[NDArray[np.float32]] = []
    answers: list[bool] = []
    numbers: list[int] = []
    for number in sorted(set(by_fold.values())):
        others = [sample for one in readings if by_fold[one.document] != number for sample in one.samples]
        words = fitted(GOALS, others)
        for one in readings:
            if by_fold[one.document] == number and one.passages:
                odds = words.decision_function([passage.folded for passage in one.passages]).tolist()
                rows.append(features(one.sections, one.passages, odds))
                answers += [answer is True for answer in one.answers]
                numbers += [number] * len(one.answers)
    return np.concatenate(rows), np.array(answers, np.bool_), np.array(numbers)


def fitted_trees(rows: NDArray[np.float32], answers: NDArray[np.bool_]) -> "GradientBoostingClassifier":
    """scikit-learn's own model.

    Raises:
        ModuleNotFoundError: scikit-learn is not installed.
    """
    from sklearn.ensemble import GradientBoostingClassifier  # noqa: PLC0415 - only who makes the models has it

    return GradientBoostingClassifier(**_TREES).fit(rows, answers)


def _tree(tree: Any, most: int) -> dict[str, list[float]]:  # noqa: ANN401 - scikit-learn's Tree has no types
    """The tree's nodes, filled up to `most`; what a leaf adds stands in its value."""
    count = tree.node_count
    is_leaf = tree.children_left < 0
    own = np.arange(count)
    columns = {
        "feature": np.where(is_leaf, 0, tree.feature),
        "threshold": np.where(is_leaf, 0, tree.threshold),
        "left": np.where(is_leaf, own, tree.children_left),
        "right": np.where(is_leaf, own, tree.children_right),
        "value": np.where(is_leaf, tree.value[:, 0, 0] * _TREES["learning_rate"], 0).round(_DIGITS),
    }
    return {name: [*column.tolist(), *[0] * (most - count)] for name, column in columns.items()}


def _left_out(rows: NDArray[np.float32], answers: NDArray[np.bool_], fold_of: NDArray[np.int64]) -> dict[str, float]:
    """Precision and recall of passages that are likelier goals than not, by trees that have not seen their document."""
    said = np.zeros(len(rows), np.bool_)
    for number in np.unique(fold_of):
        left_out = fold_of == number
        said[left_out] = fitted_trees(rows[~left_out], answers[~left_out]).decision_function(rows[left_out]) > 0
    right = int((said & answers).sum())
    return {
        "precision": round(right / max(int(said.sum()), 1), _DIGITS),
        "recall": round(right / max(int(answers.sum()), 1), _DIGITS),
    }
