"""What there is to learn of officers from a labelled document that the pipes have read."""

from functools import partial

from rapidfuzz import fuzz
from spacy.tokens import Doc

from extract.pipes.officer_candidates import candidates, features
from gold.labels import Label
from gold.tree_models import Reading
from gold.word_models import Sample
from normalize.unicode import fold

_IS_ONE = 88  # rapidfuzz ratio from which a name is the officer's, letters of it misread


def officer_reading(document: str, doc: Doc, label: Label) -> Reading:
    """The document's names, and the words around each."""
    officers = [fold(officer.name) for officer in label.handlaggare or ()]
    found = candidates(doc._.lines, doc._.sections, doc._.type)
    texts = [one.around for one in found]
    answers = [any(fuzz.ratio(fold(one.name.text), officer) >= _IS_ONE for officer in officers) for one in found]
    samples = [Sample(document, text, "officer" if one else "else") for text, one in zip(texts, answers, strict=True)]
    return Reading(document, samples, texts, answers, partial(features, doc._.lines, doc._.type, found))
