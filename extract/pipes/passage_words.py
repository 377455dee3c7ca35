"""What the words of a passage say about its being a goal, or a recipient, learnt from labelled documents."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from extract.pipes import word_model
from extract.pipes.word_model import FOLDER

GOALS = FOLDER / "goal_words.json"
RECIPIENTS = FOLDER / "recipient_words.json"
_WORD = re.compile(r"[a-z]+|%|\d+")
_PART = 5  # letters at the ends of a longer word, which compounds and inflections share
_LENGTHS, _WORDS_ALIKE = 8, 3  # classes of length, of so many words each


def terms(folded: str) -> Sequence[str]:
    """The words of a folded passage, their ends, pairs of them, which are first and last, and how many; figures are alike.

    >>> terms("minst 85 % nojda")
    ['minst', '0', '%', 'nojda', 'minst 0', '0 %', '% nojda', '^minst', '$nojda', '#1']
    """
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(folded)]
    if not words:
        return []
    long = [word for word in words if len(word) > _PART]
    ends = [end for word in long for end in (f"{word[:_PART]}-", f"-{word[-_PART:]}")]
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    length = min(len(words) // _WORDS_ALIKE, _LENGTHS)
    return [*words, *ends, *pairs, f"^{words[0]}", f"${words[-1]}", f"#{length}"]


def log_odds(model: Path, folded: str) -> float:
    """The log-odds of the folded passage being what the model knows, by its words alone, were those and others as many."""
    return word_model.log_odds(model, terms(folded))
