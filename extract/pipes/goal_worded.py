"""What passages are by their words and by what they stand among: goals that nothing around them tells, or none for sure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes import passage_words, tree_model
from extract.pipes.goal_contexts import features, speaks_of_goals
from extract.pipes.goal_owners import is_anothers
from extract.pipes.goal_passages import LONGEST, Form, Passage, passages
from extract.pipes.goal_sentences import held
from extract.pipes.goal_terms import GOALS, Candidate, ends_open, says_for_when
from extract.pipes.goal_years import Said, said
from extract.pipes.sections import Line, Section
from extract.pipes.word_model import FOLDER
from normalize.unicode import fold

MODEL = FOLDER / "goal_trees.json"
# Log-odds from which on a passage is a goal, and a clause, of which its sentence may say anything; and down from which a
# sentence that a rule found is none, and any passage whose words alone say so too. Chosen by leaving out documents that
# the rules of their day had not seen.
_GOAL, _GOAL_IN_CLAUSE, _NONE = 0.5, 2.0, -4.0
_NONE_TOO, _NONE_BY_WORDS = -3.0, -2.5
_FEWEST_WORDS = 3
_MANY_WORDS = 7  # more than a vision without a verb has
# Before a clause: something is said of a goal that others have, or would have: "Rådet efterlyste ett mål om att …".
_SAID_OF = re.compile(rf"\b[a-z]*(?:{GOALS}|malet)\s(?:om\s)?att\s$")
_SAME = 0.8  # share of the characters of both, from which on a passage is what a rule found


@dataclass(frozen=True, slots=True)
class Weighed:
    """The document's passages in order, each with where it stands in the running text and its log-odds of being a goal.

    `words` are those by its words alone.
    """

    passages: Sequence[Passage]
    spans: Sequence[tuple[int, int]]
    odds: Sequence[float]
    words: Sequence[float]


def weighed(sections: Sequence[Section]) -> Weighed:
    """The passages of the sections, weighed; none where goals are not spoken of."""
    found = passages(sections) if speaks_of_goals(sections) else []
    words = [passage_words.log_odds(passage_words.GOALS, passage.folded) for passage in found]
    odds = tree_model.load(MODEL).scores(features(sections, found, words)).tolist() if found else []
    return Weighed(found, [passage.span for passage in found], odds, words)


def is_ruled_out(goal: Candidate, those: Weighed) -> bool:
    """Whether what a rule found is a passage that is no goal; what goes on in other lines is no passage.

    "En trygg kommun att åldras i" is as seldom among labelled goals as a heading: of what is no sentence rules know more,
    unless it is long and its words too say that it is none.
    """
    if _SAME * len(goal.text) > goal.end - goal.start:
        return False
    first, after = (bisect_left(those.spans, (place, 0)) for place in (goal.start - LONGEST, goal.end))
    near = ((_shared((goal.start, goal.end), those.spans[index]), index) for index in range(first, after))
    share, index = max(near, default=(0.0, 0))
    if share < _SAME:
        return False
    is_long = goal.text.count(" ") + 1 >= _MANY_WORDS
    by_words = is_long and those.odds[index] <= _NONE_TOO and those.words[index] <= _NONE_BY_WORDS
    return by_words or (goal.text.endswith(".") and those.odds[index] <= _NONE)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The characters of both, of those from where the first begins to where the last ends; below 0 where there are none."""
    return (min(one[1], other[1]) - max(one[0], other[0])) / (max(one[1], other[1]) - min(one[0], other[0]))


def worded(those: Weighed, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The passages that are goals and no part of those found, the likeliest first."""
    likely = [
        index
        for index, (passage, odds) in enumerate(zip(those.passages, those.odds, strict=True))
        if odds >= (_GOAL_IN_CLAUSE if passage.form >= Form.CLAUSE else _GOAL) and _may_be_goal(passage)
    ]
    spans = [(goal.start, goal.end) for goal in found]
    taken = bytearray(max((end for _, end in (*spans, *those.spans)), default=0))
    for start, end in spans:
        taken[start:end] = b"\1" * (end - start)
    lines = {those.passages[index].line.start: those.passages[index].line for index in likely}
    told = {start: _told(line) for start, line in lines.items()}
    for index in sorted(likely, key=lambda index: -those.odds[index]):
        passage, (start, end) = those.passages[index], those.spans[index]
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            share = tree_model.share(those.odds[index])
            yield held(passage.line, (passage.start, passage.end), None, told[passage.line.start], share)


def _may_be_goal(passage: Passage) -> bool:
    """Whether the passage may begin and end where it does, has words enough, and is not told of others or of what is no goal."""
    text = passage.text
    is_item = 0 < passage.start == passage.line.marker
    begins = text[0].isupper() or is_item or passage.form >= Form.CLAUSE or text.startswith("att ")
    is_long = passage.folded.count(" ") >= _FEWEST_WORDS - 1
    is_others = passage.is_closed or is_anothers(passage.lead) or _SAID_OF.search(passage.lead)
    return begins and is_long and not is_others and not text.endswith(("?", ":")) and not ends_open(text)


def _told(line: Line) -> Said | None:
    """The year in a cell of its own in the line: "… ska öka ⇥ 82 % ⇥ 2015"; None where there is none, or more than one."""
    years = [text for _, text in line.cells if says_for_when(fold(text))]
    return said(years[0], None) if len(years) == 1 and "\t" in line.text else None
