"""Goals that nothing around them tells, told by their words: sentences and cells of what is left of the running text."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes import goal_words
from extract.pipes.goal_sentences import held, sentences
from extract.pipes.goal_terms import MENTIONS_GOALS, Candidate, ends_open, says_for_when
from extract.pipes.goal_years import Said, said
from extract.pipes.sections import Line, Section
from normalize.unicode import fold

# Sections that say how things are to be without its being a goal: conditions, tasks, what somebody would rather have.
_OTHERS = frozenset(
    {"forslag", "beslut", "yrkanden", "beslutsgang", "reservation", "underlag", "justering", "narvarande", "recipients"}
)
_LIKELY = 4.0  # log-odds by a passage's words, from which on it is a goal in a document that speaks of goals
_FEWEST_WORDS = 4
# A paragraph in quotation marks: what a programme sets in a box of its own.
_QUOTED = re.compile(r"[\"”“»«](?P<text>[^\"”“»«]+)[\"”»«]")


def passages(line: Line) -> Iterator[tuple[int, int]]:
    """Where the line's cells, or where it has none its sentences, begin and end, in characters from the line's start."""
    if "\t" not in line.text:
        yield from ([inner.span("text")] if (inner := _QUOTED.fullmatch(line.text)) else sentences(line))
        return
    for start, text in line.cells:
        yield start - line.start, start - line.start + len(text)


def worded(sections: Sequence[Section], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The passages that are goals by their words and no part of those found."""
    lines = [line for section in sections if section.kind not in _OTHERS for line in section.lines]
    if not any("mal" in line.folded and MENTIONS_GOALS.search(line.folded) for line in lines):
        return
    for line in lines:
        inside = [goal for goal in found if goal.start < line.end and line.start < goal.end]
        own = [
            (start, end)
            for start, end in passages(line)
            if not any(goal.start < line.start + end and line.start + start < goal.end for goal in inside)
            and _is_goal(line, start, end)
        ]
        told = _told(line) if own else None
        yield from (held(line, span, None, told, 0.6) for span in own)


def _told(line: Line) -> Said | None:
    """The year in a cell of its own in the line: "… ska öka ⇥ 82 % ⇥ 2015"; None where there is none, or more than one."""
    years = [text for _, text in line.cells if says_for_when(fold(text))]
    return said(years[0], None) if len(years) == 1 and "\t" in line.text else None


def _is_goal(line: Line, start: int, end: int) -> bool:
    """Whether the words are a goal's, and whole."""
    folded = line.folded[start:end]
    is_whole = line.text[start : start + 1].isupper() or folded.startswith("att ") or 0 < start == line.marker
    if not is_whole or folded.count(" ") < _FEWEST_WORDS - 1 or folded.endswith("?") or ends_open(folded):
        return False
    return goal_words.log_odds(folded.strip(" .;")) >= _LIKELY
