"""What is known of a passage that may be a goal, besides its words: where it stands, and what it stands among.

A list of goals shows by its items together what the words of one leave in doubt; a row of `FEATURES` is one thing known.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pipes.goal_passages import Form, Passage
from extract.pipes.goal_terms import MENTIONS_GOALS, ends_open, is_goal_heading
from extract.pipes.sections import Section
from extract.pipes.tree_model import NO_OTHER, mean

_SIGN = re.compile(r"[^\w\s.,:;%()/–-]")  # as a reader makes them of ruled lines and bullets
_HEADINGS = -1  # stands for a section
_NEAR = 8  # passages before and after that may be of the same list
_LIKELY = 1.0  # log-odds by words from which on a passage counts among the document's likely goals


@dataclass(frozen=True, slots=True)
class Context:
    """A passage, the log-odds by their words of it and of those around it, and its section.

    `alike` are those near it that stand in their lines as it does, `abreast` those in the same column.
    """

    passage: Passage
    odds: float
    alike: Sequence[float]
    abreast: Sequence[float]
    section: Section
    of_section: float  # mean log-odds of the section's other passages, of a heading those of the others
    likely: float  # share of the document's passages that are likely goals
    best: float  # log-odds of the document's likeliest passage but for this one
    # Of goals, the document: the others are never weighed, but show the trees what is none.
    speaks: bool
    is_under_goals: bool  # its section's heading opens a list of goals


FEATURES: dict[str, Callable[[Context], float]] = {
    "words": lambda context: context.odds,
    "best alike": lambda context: max(context.alike, default=NO_OTHER),
    "mean alike": lambda context: mean(context.alike),
    "mean of column": lambda context: mean(context.abreast),
    "mean of section": lambda context: context.of_section,
    "likely in document": lambda context: context.likely,
    "best of document": lambda context: context.best,
    "under what closes goals": lambda context: context.passage.is_closed,
    "under goal heading": lambda context: context.is_under_goals,
    "heading says mål": lambda context: context.section.heading is not None and "mal" in context.section.heading.folded,
    "document speaks of goals": lambda context: context.speaks,
    "mål before its sentence": lambda context: "mal" in context.passage.before,
    "mål before it": lambda context: "mal" in context.passage.lead,
    "colon above": lambda context: context.passage.above.endswith(":"),
    "form": lambda context: context.passage.form,
    "item": lambda context: bool(context.passage.line.marker),
    "cell": lambda context: context.passage.cell is not None,
    "cells": lambda context: context.passage.line.text.count("\t") + 1,
    "capital": lambda context: context.passage.text[0].isupper(),
    "count of words": lambda context: context.passage.folded.count(" ") + 1,
    "figures": lambda context: sum(map(str.isdigit, context.passage.folded)),
    "cannot end there": lambda context: ends_open(context.passage.text),
    "signs": lambda context: len(_SIGN.findall(context.passage.folded)),
}  # fmt: skip


def features(sections: Sequence[Section], found: Sequence[Passage], odds: Sequence[float]) -> NDArray[np.float32]:
    """A row for each passage of the document, a column for each of `FEATURES`; `odds` are those by their words."""
    rows = [[float(of(context)) for of in FEATURES.values()] for context in contexts(sections, found, odds)]
    return np.array(rows, np.float32).reshape(len(rows), len(FEATURES))


def speaks_of_goals(sections: Sequence[Section]) -> bool:
    """Whether the document speaks of goals, headings aside."""
    lines = (line for section in sections for line in section.lines)
    return any("mal" in line.folded and MENTIONS_GOALS.search(line.folded) for line in lines)


def contexts(sections: Sequence[Section], found: Sequence[Passage], odds: Sequence[float]) -> list[Context]:
    """The context of each passage of the document."""
    speaks = speaks_of_goals(sections)
    likely = share_likely(odds)
    first, second = (*sorted(odds, reverse=True)[:2], NO_OTHER, NO_OTHER)[:2]
    is_under_goals = {number: _is_under_goals(sections[number]) for number in {one.section for one in found}}
    made: dict[int, Context] = {}
    for group in _groups(found):
        total = sum(odds[index] for index in group)
        for place, index in enumerate(group):
            passage, own = found[index], odds[index]
            near = [
                (found[other], odds[other])
                for other in group[max(place - _NEAR, 0) : place + _NEAR + 1]
                if not found[other].overlaps(passage)
            ]
            made[index] = Context(
                passage,
                own,
                [one for other, one in near if _stands_alike(other, passage)],
                [one for other, one in near if other.cell == passage.cell],
                sections[passage.section],
                (total - own) / (len(group) - 1) if len(group) > 1 else NO_OTHER,
                likely,
                second if own == first else first,
                speaks,
                is_under_goals[passage.section],
            )
    return [made[index] for index in range(len(found))]


def share_likely(odds: Sequence[float]) -> float:
    """The share of the document's passages, whose log-odds by words these are, that are likely goals."""
    return sum(one > _LIKELY for one in odds) / len(odds) if odds else 0.0


def _groups(found: Sequence[Passage]) -> Iterable[Sequence[int]]:
    """The indices of the passages that stand together: those of a section, and the document's headings."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index, passage in enumerate(found):
        groups[_HEADINGS if passage.form is Form.HEADING else passage.section].append(index)
    return groups.values()


def _is_under_goals(section: Section) -> bool:
    return section.heading is not None and is_goal_heading(section.heading)


def _stands_alike(one: Passage, other: Passage) -> bool:
    is_item = bool(one.line.marker) == bool(other.line.marker)
    return one.form == other.form and is_item and (one.cell is None) == (other.cell is None)
