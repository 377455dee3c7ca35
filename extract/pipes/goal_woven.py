"""Goals whose lines a reader ran together with those of the columns beside them, told by words and by how they part."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extract.pipes import passage_words, tree_model
from extract.pipes.goal_results import without_measure
from extract.pipes.goal_terms import Candidate
from extract.pipes.goal_worded import Weighed
from extract.pipes.row_tokens import row_number
from extract.pipes.sections import Section
from extract.pipes.tree_model import NO_OTHER
from extract.pipes.word_model import FOLDER
from extract.pipes.woven_contexts import Beside, features
from extract.pipes.woven_lines import Woven, woven
from normalize.unicode import fold

MODEL = FOLDER / "woven_trees.json"
# Log-odds from which on a candidate is a goal, and beyond those of what was found in its lines. Chosen on documents that
# neither rules nor models had seen.
_GOAL, _BEYOND = 0.3, 1.0
_LEAST = 0.0  # log-odds by its words, below which a candidate is not weighed: hardly one is a goal
# What the column of targets holds: rules know its head.
_TARGET = re.compile(r"\s(?:minst|hogst|lagst|under|over|inom|max)\s\S*\d")
_SAME = 90.0  # rapidfuzz ratio from which two texts are one


def with_woven(
    found: Sequence[Candidate], those: Weighed, sections: Sequence[Section], line_starts: Sequence[int]
) -> list[Candidate]:
    """The goals found and those put together, the latter instead of the former where they share words.

    `line_starts` is where the lines of all pages begin.
    """
    candidates = woven(sections, line_starts) if those.passages else []
    if not candidates:
        return list(found)
    words = [passage_words.log_odds(passage_words.GOALS, one.folded) for one in candidates]
    asked = [index for index, likely in enumerate(words) if likely >= _LEAST]
    rows = features(candidates, words, Beside(those.passages, those.words), asked)
    odds = [NO_OTHER] * len(candidates)
    for index, own in zip(asked, tree_model.load(MODEL).scores(rows).tolist(), strict=True):
        odds[index] = own
    known = dict(zip((one.folded for one in candidates), odds, strict=True))
    kept, taken = list(found), set[int]()
    for index in sorted(range(len(candidates)), key=lambda index: -odds[index]):
        if odds[index] < _GOAL:
            break
        one = candidates[index]
        places = {place for piece in one.pieces for place in range(*piece.span)}
        if one.pieces[0].row.is_closed or taken & places:
            continue
        taken |= places
        beside = [goal for goal in kept if _shares(one, goal)]
        texts = [fold(without_measure(goal.text)).strip(" .;") for goal in beside]
        if not any(_is_as_likely(text, one, odds[index] - known.get(text, NO_OTHER)) for text in texts):
            kept = [goal for goal in kept if goal not in beside]
            kept.append(_goal(one, beside, tree_model.share(odds[index])))
    return kept


def _is_as_likely(text: str, one: Woven, beyond: float) -> bool:
    """Whether what was found says the same, or is nearly as likely; `beyond` are the candidate's log-odds beyond its own."""
    adds_target = one.folded.startswith(text) and _TARGET.match(one.folded, len(text))
    return fuzz.ratio(text, one.folded) >= _SAME or beyond < _BEYOND or bool(adds_target)


def _shares(one: Woven, goal: Candidate) -> bool:
    """Whether they have characters in common."""
    return any(start < goal.end and goal.start < end for start, end in (piece.span for piece in one.pieces))


def _goal(one: Woven, instead: Sequence[Candidate], confidence: float) -> Candidate:
    first = one.pieces[0]
    if instead:
        return replace(instead[0], start=first.span[0], end=first.span[1], text=one.text, confidence=confidence)
    number = row_number(first.row.line) if not first.first else None
    return Candidate(*first.span, one.text, number, None, None, confidence)
