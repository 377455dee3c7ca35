"""What the words of a text say about its type, learnt from labelled documents."""

import math
import re
from collections.abc import Sequence
from typing import cast

import numpy as np

from extract.pipes.word_model import FOLDER, load
from extract.record import DocumentType

MODEL = FOLDER / "kind_words.json"
_WORD = re.compile(r"[a-z]{2,}")
_HEAD = 600  # characters whose words count once more, as words of the head
_ENOUGH = 100  # words: a text of fewer says less


def terms(folded: str) -> Sequence[str]:
    """The words of a folded text, and those of its head once more.

    >>> terms("pm 4 till")
    ['pm', 'till', '^pm', '^till']
    """
    return [*_WORD.findall(folded), *(f"^{word}" for word in _WORD.findall(folded[:_HEAD]))]


def log_shares(folded: str) -> dict[DocumentType, float]:
    """The logarithm of each type's probability by the words of a folded text, nearer 0 where they are few or none."""
    model = load(MODEL)
    scores, known = model.scores(terms(folded))
    total = math.log(np.exp(scores - scores.max()).sum()) + scores.max()
    shares = ((scores - total) * min(1, known / _ENOUGH)).tolist()
    return dict(zip(cast("tuple[DocumentType, ...]", model.classes), shares, strict=True))
