"""Makes the model of `extract.pipes.kind_words` from labelled documents, by scikit-learn's logistic regression."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.flow import flow
from extract.pipeline import read
from extract.pipes.kind_words import terms
from gold.evaluate import Case, file_of
from gold.labels import load_label
from normalize.unicode import fold

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

# Chosen by leaving documents out of train and dev; a word counts when it stands in five documents or more.
_STRENGTH = 30.0  # scikit-learn's C: how little weights are held back
_FEWEST_TEXTS = 10  # two readings of each document
_FOLDS = 8
_MANY_ROUNDS = 1000
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A document's folded text in one kind of input, and its type."""

    document: str
    text: str
    type: str


def sample(case: Case) -> Sample | None:
    """What there is to learn from a case; None when its type is `okand`, which no words share.

    Raises:
        DiariumError: the document cannot be read or its labels are not in form.
    """
    kind = load_label(case.labels).document.type
    if kind is None or kind == "okand":
        return None
    return Sample(case.name, fold(flow(read(file_of(case)).pages).text), kind)


def learn(samples: Sequence[Sample]) -> dict[str, Any]:
    """The model's content, with what it was made from and how often it is right on documents left out.

    Raises:
        ModuleNotFoundError: scikit-learn is not installed.
    """
    model = _fitted(samples)
    vectors, classifier = model.steps[0][1], model.steps[1][1]
    words = {
        word: [round(value, _DIGITS) for value in (vectors.idf_[row], *classifier.coef_[:, row].tolist())]
        for word, row in sorted(vectors.vocabulary_.items())
    }
    return {
        "made_from": {
            "documents": len({one.document for one in samples}),
            "texts": len(samples),
            "splits": ["train", "dev"],
            "kinds": ["digital", "ocr-text"],
        },
        "right_of_documents_left_out": round(_right_left_out(samples), _DIGITS),
        "command": "diarium train-kinds",
        "types": classifier.classes_.tolist(),
        "intercepts": [round(value, _DIGITS) for value in classifier.intercept_.tolist()],
        "words": words,
    }


def _fitted(samples: Sequence[Sample]) -> "Pipeline":
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - only who makes the model has it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415

    vectors = TfidfVectorizer(analyzer=terms, sublinear_tf=True, min_df=_FEWEST_TEXTS)
    model = make_pipeline(vectors, LogisticRegression(C=_STRENGTH, max_iter=_MANY_ROUNDS))
    return model.fit([one.text for one in samples], [one.type for one in samples])


def _right_left_out(samples: Sequence[Sample]) -> float:
    """The share of texts whose type the words alone tell, each document's by a model that has not seen it."""
    fold_of = {name: index % _FOLDS for index, name in enumerate(sorted({one.document for one in samples}))}
    right = 0
    for number in range(_FOLDS):
        left_out = [one for one in samples if fold_of[one.document] == number]
        model = _fitted([one for one in samples if fold_of[one.document] != number])
        right += sum(model.predict([one.text for one in left_out]) == [one.type for one in left_out])
    return right / len(samples)
