"""Makes the models of `extract.pipes.word_model` from labelled documents, by scikit-learn's logistic regression."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from extract.pipes import kind_words, passage_words
from gold.evaluate import Kind
from gold.labels import Label
from normalize.unicode import fold

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

SPLITS = ("train", "dev")  # that models learn from
READ_AS: tuple[Kind, ...] = ("digital", "ocr-text")
_FOLDS = 8
_MANY_ROUNDS = 1000
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A folded text of a document, and its class."""

    document: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a model learns. `strength` (scikit-learn's C) and `fewest` were chosen by leaving documents out."""

    terms: Callable[[str], Sequence[str]]
    strength: float  # how little weights are held back
    fewest: int  # texts that a term stands in
    weight: str | None = None  # scikit-learn's class_weight


# Each document is read twice, so a word counts when it stands in five documents or more.
KINDS = Task(kind_words.terms, strength=30.0, fewest=10)
GOALS = Task(passage_words.terms, strength=8.0, fewest=4, weight="balanced")
RECIPIENTS = Task(passage_words.terms, strength=8.0, fewest=4, weight="balanced")
OFFICERS = Task(str.split, strength=8.0, fewest=3, weight="balanced")


def kind_sample(document: str, doc: Doc, label: Label) -> list[Sample]:
    """What there is to learn of its type from a document that the pipes have read; nothing where it has none."""
    kind = label.document.type
    # No words are shared by what is `okand`.
    return [] if kind is None or kind == "okand" else [Sample(document, fold(doc.text), kind)]


def learn(task: Task, given: Sequence[Sample]) -> dict[str, Any]:
    """The model's content, with what it was made from and how often it is right on documents left out.

    Raises:
        ModuleNotFoundError: scikit-learn is not installed.
    """
    model = fitted(task, given)
    vectors, classifier = model.steps[0][1], model.steps[1][1]
    words = {
        word: [round(value, _DIGITS) for value in (vectors.idf_[row], *classifier.coef_[:, row].tolist())]
        for word, row in sorted(vectors.vocabulary_.items())
    }
    return {
        "made_from": made_from([one.document for one in given], texts=len(given)),
        "right_of_documents_left_out": round(_right_left_out(task, given), _DIGITS),
        "command": "diarium train-words",
        # Of two classes scikit-learn weighs the second; "else" stands before the others.
        "classes": classifier.classes_.tolist() if len(classifier.classes_) > 2 else [classifier.classes_[1]],
        "intercepts": [round(value, _DIGITS) for value in classifier.intercept_.tolist()],
        "words": words,
    }


def made_from(documents: Sequence[str], **counts: int) -> dict[str, Any]:
    """What a model says it was made from."""
    return {"documents": len(set(documents)), **counts, "splits": SPLITS, "kinds": READ_AS}


def fitted(task: Task, given: Sequence[Sample]) -> "Pipeline":
    """scikit-learn's own model.

    Raises:
        ModuleNotFoundError: scikit-learn is not installed.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - only who makes the models has it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    vectors = TfidfVectorizer(analyzer=task.terms, sublinear_tf=True, min_df=task.fewest)
    classifier = LogisticRegression(C=task.strength, max_iter=_MANY_ROUNDS, class_weight=task.weight)
    return make_pipeline(vectors, classifier).fit([one.text for one in given], [one.label for one in given])


def _right_left_out(task: Task, given: Sequence[Sample]) -> float:
    """The share of texts that the words alone put right, each document's by a model that has not seen it."""
    fold_of = folds([one.document for one in given])
    right = 0
    for number in range(_FOLDS):
        left_out = [one for one in given if fold_of[one.document] == number]
        model = fitted(task, [one for one in given if fold_of[one.document] != number])
        right += sum(model.predict([one.text for one in left_out]) == [one.label for one in left_out])
    return right / len(given)


def folds(documents: Sequence[str]) -> dict[str, int]:
    """The fold in which each document is left out, whatever its forms."""
    return {name: index % _FOLDS for index, name in enumerate(sorted(set(documents)))}
