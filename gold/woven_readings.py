"""What there is to learn of goals that stand in pieces, from a labelled document that the pipes have read."""

from collections.abc import Sequence
from functools import partial

from rapidfuzz import fuzz
from spacy.tokens import Doc

from extract.pipes.goal_contexts import speaks_of_goals
from extract.pipes.goal_passages import Passage, passages
from extract.pipes.woven_contexts import Beside, features
from extract.pipes.woven_lines import Woven, woven
from gold.goal_readings import goal_reading
from gold.labels import Label
from gold.score import TEXT_THRESHOLD
from gold.tree_models import Reading, Rows
from normalize.unicode import fold


def woven_reading(document: str, doc: Doc, label: Label) -> Reading:
    """The document's candidates; the words are those of goals."""
    samples = goal_reading(document, doc, label).samples
    goals = [fold(goal.text) for goal in label.goals or ()]
    is_read = not doc._.page_shape and speaks_of_goals(doc._.sections)
    found = woven(doc._.sections, doc._.line_starts) if is_read else []
    beside = passages(doc._.sections) if is_read else []
    texts = [one.folded for one in found] + [one.folded for one in beside]
    answers = [any(fuzz.ratio(one.folded, goal) >= TEXT_THRESHOLD for goal in goals) for one in found]
    return Reading(document, samples, texts, answers, partial(_rows, found, beside))


def _rows(found: Sequence[Woven], beside: Sequence[Passage], odds: Sequence[float]) -> Rows:
    return features(found, odds[: len(found)], Beside(beside, odds[len(found) :]))
