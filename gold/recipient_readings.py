"""What there is to learn of recipients from a labelled document that the pipes have read."""

from functools import partial

from rapidfuzz import fuzz
from spacy.tokens import Doc

from extract.pipes.recipient_candidates import candidates, features, names_of
from gold.labels import Label
from gold.tree_models import Reading
from gold.word_models import Sample
from normalize.unicode import fold

_IS_ONE = 88  # rapidfuzz ratio from which a name is the recipient's, letters of it misread
_PART_OF_ONE = 80  # rapidfuzz partial ratio from which a text holds a recipient, and shows neither


def recipient_reading(document: str, doc: Doc, label: Label) -> Reading:
    """The document's candidates; what its labelled recipients, and the cells that hold none of them, show of words."""
    named = [fold(name) for name in label.recipients or ()]
    of_cells = (name for line in doc._.lines for cell in line.cells for name in names_of(cell))
    cells = {fold(text) for _, text, is_part in of_cells if not is_part}
    others = [
        text for text in sorted(cells) if not any(fuzz.partial_ratio(text, name) >= _PART_OF_ONE for name in named)
    ]
    samples = [Sample(document, name, "recipient") for name in named] + [
        Sample(document, text, "else") for text in others
    ]
    found = candidates(doc._.lines, doc._.sections)
    texts = [one.folded for one in found]
    answers = [any(fuzz.ratio(text, name) >= _IS_ONE for name in named) for text in texts]
    return Reading(document, samples, texts, answers, partial(features, doc._.lines, found))
