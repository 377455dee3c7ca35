"""What the words of a passage say about its being a goal, learnt from labelled documents.

The rules ask what stands over a passage and beside it; what words alone rule out is no goal even there, and what they
leave little doubt of is one where no rule sees it.
"""

import re
from collections.abc import Sequence

from extract.pipes.word_model import FOLDER, load

MODEL = FOLDER / "goal_words.json"
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


def log_odds(folded: str) -> float:
    """The log-odds of the folded passage being a goal, by its words alone, where goals and others are as many."""
    return float(load(MODEL).scores(terms(folded))[0][0])
