"""What may be a recipient: names in the lines below one that speaks of sending; and what is known of each besides its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pipes.people import Cell
from extract.pipes.recipient_forms import BOX, begins_foot, begins_sure, ends_list, is_sure, signs_as_chairman
from extract.pipes.sections import Line, Section
from extract.pipes.terms import SENT_IN
from extract.pipes.tree_model import NO_OTHER, mean
from normalize.unicode import fold

_SENDS = re.compile(r"\b(?:kopi|expedi|delg|sandlista|sandes|sands|skickas|mottag|utdrag|for kannedom)|\btill(?::|$)")
_SENT_IN = re.compile(rf"\b(?:{SENT_IN}|besked)")  # by those whom the document is for
_LONGEST_CUE, _LONGEST, _SHORTEST = 200, 90, 3  # characters
_FURTHEST = 15  # lines below what speaks of sending
_BETWEEN = re.compile(r"[,;]\s+|\s(?:och|samt)\s+|:\s+|(?<=\still)\s+")
# A form's boxes and crosses, however a scan reads them: the form itself says who is chosen.
_BOX = re.compile(rf"{BOX.pattern}|(?:^|\s)[Xx×0OoD]\s(?=[A-ZÅÄÖ])")
_LONGEST_CAPITALS = 5  # letters of a short name: "KSAU"; a longer text in capitals heads a page or a part
_LONGEST_PARTED, _MOST_PARTS = 300, 12  # characters of a cell, and its parts
_MARK = re.compile(r"(?:(?:[-–—*•·▪■●○»>+~«|:]+|\d{1,2}[.)]?|[a-z]\))\s+)+")
_ENDS = " .;,:~|"
_ROW = 2  # cells of figures: a table's row names nobody to whom something is sent
_LETTERS = re.compile(r"[a-z]{2}")
_FOOT = 6  # lines of a page's foot
_NEAR = 4  # lines before and after, which may be of the same list


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cell, or a part of one, at `start` of the running text, in the line with the index.

    `since` is how many lines above it something speaks of sending, `is_listed` whether its section is a list of recipients.
    """

    line: int
    start: int
    text: str
    folded: str
    is_part: bool
    since: int
    is_listed: bool

    @property
    def end(self) -> int:
        """Where it ends in the running text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Context:
    """A candidate, its line, and the log-odds by their words of it and of the likeliest in each line near it."""

    candidate: Candidate
    line: Line
    odds: float
    before: Sequence[float]  # of the lines above, the nearest last
    after: Sequence[float]
    lines: int  # of the document
    ends_list: bool


FEATURES: dict[str, Callable[[Context], float]] = {
    "words": lambda context: context.odds,
    "best near": lambda context: max((*context.before, *context.after), default=NO_OTHER),
    "mean near": lambda context: mean((*context.before, *context.after)),
    "above": lambda context: context.before[-1] if context.before else NO_OTHER,
    "below": lambda context: context.after[0] if context.after else NO_OTHER,
    "listed": lambda context: context.candidate.is_listed,
    "lines since sending": lambda context: context.candidate.since,
    "lines below": lambda context: context.lines - context.candidate.line,
    "place": lambda context: context.candidate.line / context.lines,
    "after gap": lambda context: context.line.after_gap,
    "count of words": lambda context: context.candidate.text.count(" ") + 1,
    "part": lambda context: context.candidate.is_part,
    "length of line": lambda context: len(context.line.text),
    "figures": lambda context: sum(map(str.isdigit, context.candidate.text)),
    "figures of line": lambda context: sum(map(str.isdigit, context.line.text)),
    "cells": lambda context: context.line.text.count("\t") + 1,
    "ends a list": lambda context: context.ends_list,
    "called so": lambda context: is_sure(context.candidate.folded),
    "begins so": lambda context: begins_sure(context.candidate.folded),
}


def features(lines: Sequence[Line], found: Sequence[Candidate], odds: Sequence[float]) -> NDArray[np.float32]:
    """A row for each candidate of the document, a column for each of `FEATURES`; `odds` are those by their words."""
    best: dict[int, float] = {}
    for candidate, one in zip(found, odds, strict=True):
        best[candidate.line] = max(best.get(candidate.line, NO_OTHER), one)
    ends = {at: ends_list(lines[at]) for at in best}
    rows = []
    for candidate, one in zip(found, odds, strict=True):
        at, end = candidate.line, len(lines)
        before = [best.get(index, NO_OTHER) for index in range(max(at - _NEAR, 0), at)]
        after = [best.get(index, NO_OTHER) for index in range(at + 1, min(at + _NEAR + 1, end))]
        context = Context(candidate, lines[at], one, before, after, end, ends[at])
        rows.append([float(of(context)) for of in FEATURES.values()])
    return np.array(rows, np.float32).reshape(len(rows), len(FEATURES))


def candidates(lines: Sequence[Line], sections: Sequence[Section]) -> list[Candidate]:
    """What may be a recipient, in order of the lines."""
    listed = {line.start for section in sections if section.kind == "recipients" for line in section.lines}
    found = []
    since, is_over = _FURTHEST + 1, False
    for index, line in enumerate(lines):
        speaks = len(line.text) < _LONGEST_CUE and _SENDS.search(line.folded) and not _SENT_IN.search(line.folded)
        since = 0 if speaks else since + 1
        is_listed = line.start in listed
        if since > _FURTHEST and not is_listed:
            continue
        is_over = not speaks and (is_over or _ends(lines[index : index + _FOOT]))
        is_row = sum(text[:1].isdigit() for _, text in line.cells) >= _ROW
        is_form = any(_BOX.search(near.text) for near in lines[max(index - 1, 0) : index + 2])
        if not (is_over or is_row or is_form):
            found += [
                Candidate(index, start, text, fold(text), is_part, since, is_listed)
                for cell in line.cells
                for start, text, is_part in names_of(cell)
            ]
    return found


def _ends(lines: Sequence[Line]) -> bool:
    """Whether the first of the lines begins a page's foot, or is the title of the chairman who signs."""
    return begins_foot(lines) or signs_as_chairman(lines[0], lines[1] if len(lines) > 1 else None)


def names_of(cell: Cell) -> Iterator[tuple[int, str, bool]]:
    """The cell and what commas part in it, each without its mark and what ends it, and whether it is a part."""
    start, text = cell
    cuts = [cut.span() for cut in _BETWEEN.finditer(text)] if len(text) < _LONGEST_PARTED else []
    spans = [(0, len(text), False)]
    if 0 < len(cuts) < _MOST_PARTS:
        begins, ends = [0, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), len(text)]
        spans += [(begin, end, True) for begin, end in zip(begins, ends, strict=True)]
    for begin, end, is_part in spans:
        mark = _MARK.match(text, begin, end)
        first = mark.end() if mark else begin
        name = text[first:end].rstrip(_ENDS).removesuffix(" och").removesuffix(" samt").rstrip(_ENDS)
        blank = len(name) - len(name.lstrip())
        is_name = _LETTERS.search(fold(name)) and not (name.isupper() and len(name) > _LONGEST_CAPITALS)
        if is_name and _SHORTEST <= len(name) - blank <= _LONGEST:
            yield start + first + blank, name[blank:], is_part
