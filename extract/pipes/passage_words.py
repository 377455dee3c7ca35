"""What the words of a passage say about its being a goal or a recipient, learnt from labelled documents.

The rules ask what stands over a passage and beside it. What words alone rule out is none even there, and what they leave
little doubt of is a goal where no rule sees it.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from extract.pipes.word_model import FOLDER, load

Field = Literal["goals", "recipients"]
MODELS: Mapping[Field, Path] = {
    "goals": FOLDER / "goal_words.json",
    "recipients": FOLDER / "recipient_words.json",
}
_NONE = -5.5  # log-odds by a passage's words, from which down it is none wherever it stands
_WORD = re.compile(r"[a-z]+|%|\d+")
_PART = 5  # letters at the ends of a longer word, which compounds and inflections share


def terms(folded: str) -> Sequence[str]:
    """The words of a folded passage, their ends, and which are first and last; every figure is alike.

    >>> terms("minst 85 % nojda")
    ['minst', '0', '%', 'nojda', '^minst', '$nojda']
    """
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(folded)]
    long = [word for word in words if len(word) > _PART]
    ends = [end for word in long for end in (f"{word[:_PART]}-", f"-{word[-_PART:]}")]
    return [*words, *ends, f"^{words[0]}", f"${words[-1]}"] if words else []


def log_odds(field: Field, folded: str) -> float:
    """The log-odds of the folded passage being one of the field's, by its words alone, where those and others are as many."""
    return float(load(MODELS[field]).scores(terms(folded))[0][0])


def is_ruled_out(field: Field, folded: str) -> bool:
    """Whether the words of the folded passage are none of the field's."""
    return log_odds(field, folded) <= _NONE
