"""What there is to learn of goals from a labelled document that the pipes have read."""

from collections.abc import Sequence
from functools import partial

from rapidfuzz import fuzz
from spacy.tokens import Doc

from extract.pipes.goal_contexts import features
from extract.pipes.goal_passages import Form, Passage, passages
from gold.labels import Label
from gold.score import TEXT_THRESHOLD
from gold.tree_models import Reading
from gold.word_models import Sample
from normalize.unicode import fold

_PART_OF_GOAL = 88  # rapidfuzz partial ratio from which a sentence or cell holds a goal, and shows neither


def goal_reading(document: str, doc: Doc, label: Label) -> Reading:
    """The document's passages, and what its labelled goals and the passages show of words."""
    goals = [fold(goal.text) for goal in label.goals or ()]
    found = passages(doc._.sections)
    answers = [answer(passage, goals) for passage in found]
    texts = [passage.folded for passage in found]
    # Of headings most are no goals because they are short, which says nothing of words.
    told = [
        (passage.folded, one)
        for passage, one in zip(found, answers, strict=True)
        if one is not None and passage.form is not Form.HEADING
    ]
    samples = [
        Sample(document, text, "goal" if one else "else") for text, one in (*((goal, True) for goal in goals), *told)
    ]
    rows = partial(features, doc._.sections, found)
    return Reading(document, samples, texts, [one is True for one in answers], rows)


def answer(passage: Passage, goals: Sequence[str]) -> bool | None:
    """Whether the passage is one of the folded goals; None where it holds one among other words."""
    if any(fuzz.ratio(passage.folded, goal) >= TEXT_THRESHOLD for goal in goals):
        return True
    holds = passage.form is Form.WHOLE and any(
        fuzz.partial_ratio(passage.folded, goal) >= _PART_OF_GOAL for goal in goals
    )
    return None if holds else False
