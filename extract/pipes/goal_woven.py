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
_IN_ONE = 0.9  # of what was found, that stands side by side
_SAME = 90.0  # rapidfuzz ratio from which two texts are one


def with_woven(
    found: Sequence[Candidate], those: Weighed, sections: Sequence[Section], line_starts: Sequence[int]
) -> list[Candidate]:
    """The goals found and those put together, the latter instead of the former where they share words and are likelier.

    What is put together and turned down for one found still takes its words: nothing else is made of them.

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
    known = dict(zip((passage.folded for passage in those.passages), those.odds, strict=True))
    known.update(zip((one.folded for one in candidates), odds, strict=True))
    kept, taken = list(found), set[int]()
    for index in sorted(range(len(candidates)), key=lambda index: -odds[index]):
        if odds[index] < _GOAL:
            break
        one = candidates[index]
        places = {place for piece in one.pieces for place in range(*piece.span)}
        if one.pieces[0].row.is_closed or taken & places:
            continue
        taken |= places
        beside = [goal for goal in kept if _shared(one, goal)]
        texts = [fold(without_measure(goal.text)).strip(" .;") for goal in beside]
        is_kept = any(_fills_rows(goal, one) or _is_clause(goal, one) for goal in beside) or any(
            _is_as_likely(text, one, odds[index] - known.get(text, NO_OTHER)) for text in texts
        )
        if not is_kept:
            kept = [goal for goal in kept if goal not in beside]
            kept.append(_goal(one, beside, tree_model.share(odds[index])))
    return kept


def _is_as_likely(text: str, one: Woven, beyond: float) -> bool:
    """Whether what was found says the same, or is nearly as likely; `beyond` are the candidate's log-odds beyond its own."""
    target = _TARGET.search(one.folded)
    adds_target = target is not None and text.startswith(one.folded[: target.start()])
    return fuzz.ratio(text, one.folded) >= _SAME or beyond < _BEYOND or adds_target


def _fills_rows(goal: Candidate, one: Woven) -> bool:
    """Whether what was found reads on over all of the candidate's lines, which leaves some of their words out."""
    is_in_one = len(goal.text) >= _IN_ONE * (goal.end - goal.start)
    rows = [piece.row for piece in one.pieces]
    begins = [max(row.tokens[0].start, row.line.start + row.line.marker) for row in rows]  # without bullets
    ends = [row.tokens[-1].end for row in rows]
    return is_in_one and goal.start <= begins[0] and max(ends) <= goal.end + 1


def _is_clause(goal: Candidate, one: Woven) -> bool:
    """Whether what was found is a clause that a colon or semicolon parts from the rest of the candidate."""
    for piece in one.pieces:
        start, end = piece.span
        if start <= goal.start and goal.end <= end:
            line = piece.row.line
            before, after = line.text[start - line.start : goal.start - line.start], line.text[goal.end - line.start :]
            return before.rstrip().endswith((":", ";")) or after.lstrip().startswith(";")
    return False


def _shared(one: Woven, goal: Candidate) -> int:
    """How many characters they have in common."""
    spans = [piece.span for piece in one.pieces]
    return sum(max(min(end, goal.end) - max(start, goal.start), 0) for start, end in spans)


def _goal(one: Woven, instead: Sequence[Candidate], confidence: float) -> Candidate:
    first = one.pieces[0]
    if instead:
        nearest = max(instead, key=lambda goal: _shared(one, goal))
        return replace(nearest, start=first.span[0], end=first.span[1], text=one.text, confidence=confidence)
    number = row_number(first.row.line) if not first.first else None
    return Candidate(*first.span, one.text, number, None, None, confidence)
