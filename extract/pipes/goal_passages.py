"""Passages that may be goals: sentences, cells, what a cell counts up, and the clauses that "att" begins."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from extract.pipes.goal_sentences import SENTENCE_GAP, is_short, sentences
from extract.pipes.goal_terms import closes
from extract.pipes.sections import Line, Section

_SHORTEST = 8  # characters
LONGEST = 500  # characters
# A paragraph in quotation marks: what a programme sets in a box of its own.
_QUOTED = re.compile(r"[\"”“»«](?P<text>[^\"”“»«]+)[\"”»«]")
# Where a cell that a reader ran together goes on with the next: "… bostäder 5. Bygglov ska …", "… öka; Alla ska …".
_NUMBERED = re.compile(r"\s(?=\d{1,2}[.)]\s+[A-ZÅÄÖ])")
_CLAUSE_GAP = re.compile(r"(?<=;)\s+(?=[A-ZÅÄÖ])")
_BAR = re.compile(r"\s?[|¦]\s")  # a ruled line between cells, read as a sign
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|[_~*—–-])\s")
# The figures of a row that a reader ran together with its goal: "Tillsyn ska göras i tid 94 61 nej".
_FIGURES = re.compile(r"(?:\s[–-]?\d{1,3}(?:[ .]\d{3})*(?:,\d+)?(?:\s?%)?(?![\w.,/])){2,}(?=(?:\s\S+){0,2}\s*$)")
_LONGEST_TAIL = 100  # characters, of a row's figures
# "… att ingen ska vänta, det andra att alla …", "… dels att …".
_ATT = re.compile(
    r"(?:[,;:]\s|\s|(?<!\S))(?:(?:och|samt|dels|eller|men|det\s(?:ena|andra|forsta|tredje))\s){0,3}att\s+(?:\d\)\s+)?"
)
_CLAUSE_END = re.compile(r";(?=\s|$)")
_NUMBERED_HEADING = re.compile(r"(?:\d+(?:\.\d+)*\s+)?[A-ZÅÄÖ]")
_LONGEST_BEFORE = 80  # characters
# Sections that say how things are to be without its being a goal: conditions, tasks, what somebody would rather have.
_OTHERS = frozenset(
    {"forslag", "beslut", "yrkanden", "beslutsgang", "reservation", "underlag", "justering", "narvarande", "recipients"}
)


class Form(IntEnum):
    """What a passage is of its line."""

    WHOLE = 0  # a cell, or a sentence
    PART = 1  # one of several that a cell holds
    HEADING = 2
    CLAUSE = 3  # from one "att" to the next
    CLAUSES = 4  # from one "att" to the sentence's end, over others


@dataclass(frozen=True, slots=True)
class Passage:
    """`line.text[start:end]`, in the section with the index; no blank begins or ends it.

    `above` is the folded line of the passages before it, "" where they are the section's first; `opening` is where its
    sentence, or in a cell the last of its sentences that begins before it, begins in the line. `is_closed`: the nearest
    heading over it closes goals ("3.2 Uppdrag").
    """

    section: int
    line: Line
    above: str
    start: int
    end: int
    form: Form
    cell: int | None  # of the line; None where it has none
    opening: int
    is_closed: bool

    @property
    def text(self) -> str:
        """What the passage says."""
        return self.line.text[self.start : self.end]

    @property
    def folded(self) -> str:
        """What the passage says, folded and without what ends it."""
        return self.line.folded[self.start : self.end].strip(" .;")

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends in the running text."""
        return self.line.start + self.start, self.line.start + self.end

    @property
    def lead(self) -> str:
        """What its sentence or cell says before it, folded."""
        return self.line.folded[self.opening : self.start][-_LONGEST_BEFORE:]

    @property
    def before(self) -> str:
        """The line up to its sentence or cell, or the line above, folded."""
        return (self.line.folded[: self.opening] or self.above)[-_LONGEST_BEFORE:]

    def overlaps(self, other: "Passage") -> bool:
        """Whether the two share characters."""
        return self.line.start == other.line.start and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Standing:
    """A line in which passages may stand, in the section with the index.

    `is_heading`: it is the section's own. `is_closed`: the nearest heading over it closes goals.
    """

    section: int
    line: Line
    is_heading: bool
    is_closed: bool


def passages(sections: Sequence[Section]) -> list[Passage]:
    """The passages in order of their places, each once; none is where others speak."""
    found: list[Passage] = []
    last, above = -1, ""
    for one in standing(sections):
        number, line, is_closed = one.section, one.line, one.is_closed
        above = above if number == last else ""
        if one.is_heading and "\t" not in line.text:
            found += [
                Passage(number, line, "", start, end, Form.HEADING, None, 0, is_closed)
                for start, end in _trimmed(line, sentences(line))
            ]
        if one.is_heading:
            continue
        tabs = [at for at, sign in enumerate(line.text) if sign == "\t"]
        openings = sorted([0, *(tab + 1 for tab in tabs), *(start for start, _ in sentences(line)[1:])])
        found += [
            Passage(
                number, line, above, start, end, form,
                bisect_right(tabs, start) if tabs else None,
                openings[bisect_right(openings, start) - 1],
                is_closed,
            )
            for (start, end), form in sorted(_forms(line).items())
        ]  # fmt: skip
        last, above = number, line.folded
    return found


def standing(sections: Sequence[Section]) -> Iterator[Standing]:
    """The lines in which passages may stand, in order; none is where others speak."""
    for number, section in enumerate(sections):
        if section.kind in _OTHERS:
            continue
        heading = section.heading
        is_closed = heading is not None and closes(heading)
        if heading and (not section.lines or heading.end <= section.lines[0].start):
            yield Standing(number, heading, is_heading=True, is_closed=is_closed)
        for line in section.lines:
            if _is_heading(line):
                is_closed = closes(line)
            yield Standing(number, line, is_heading=False, is_closed=is_closed)


def _is_heading(line: Line) -> bool:
    """Whether the line parts what it stands over from what stands before it; an item of a list, or a page's number, does not."""
    begins = not line.marker and _NUMBERED_HEADING.match(line.text)
    return bool(begins) and is_short(line) and "\t" not in line.text


def _forms(line: Line) -> dict[tuple[int, int], Form]:
    """Where the line's passages begin and end, and what each is first of all."""
    forms: dict[tuple[int, int], Form] = {}
    for start, end, form in _spans(line):
        for span in _trimmed(line, [(start, end)]):
            forms.setdefault(span, form)
    return forms


def _trimmed(line: Line, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans without the blanks at their ends, as far as they are as long as a passage."""
    for start, end in spans:
        text = line.text[start:end]
        first, last = end - len(text.lstrip()), start + len(text.rstrip())
        if _SHORTEST <= last - first <= LONGEST:
            yield first, last


def _spans(line: Line) -> Iterator[tuple[int, int, Form]]:
    for start, end in _wholes(line):
        yield start, end, Form.WHOLE
        yield from _parts(line, start, end)
        yield from _clauses(line, start, end)


def _wholes(line: Line) -> Sequence[tuple[int, int]]:
    """Where the line's cells, or where it has none its sentences, begin and end."""
    if "\t" not in line.text:
        return [inner.span("text")] if (inner := _QUOTED.fullmatch(line.text)) else sentences(line)
    return [(start - line.start, start - line.start + len(text)) for start, text in line.cells]


def _parts(line: Line, start: int, end: int) -> Iterator[tuple[int, int, Form]]:
    """What is numbered in the passage, the sentences of a cell, what bars part, and what figures end."""
    patterns = (_NUMBERED, _BAR, SENTENCE_GAP, _CLAUSE_GAP) if "\t" in line.text else (_NUMBERED, _BAR)
    cuts = sorted({found.span() for pattern in patterns for found in pattern.finditer(line.text, start, end)})
    begins, stops = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    for begin, stop in zip(begins, stops, strict=True):
        if begin >= stop:
            continue
        number = _NUMBER.match(line.text, begin, stop)
        first = number.end() if number else begin
        if cuts:
            yield first, stop, Form.PART
        if figures := _FIGURES.search(line.text, max(first, stop - _LONGEST_TAIL), stop):
            yield first, figures.start(), Form.PART


def _clauses(line: Line, start: int, end: int) -> Iterator[tuple[int, int, Form]]:
    """What stands behind each "att" of the passage, one that it begins with alone excepted."""
    begins = list(_ATT.finditer(line.folded, start, end))
    if len(begins) == 1 and begins[0].start() == start:
        return
    stops = sorted(gap.start() for gaps in (SENTENCE_GAP, _CLAUSE_END) for gap in gaps.finditer(line.text, start, end))
    for index, begin in enumerate(begins):
        following = bisect_right(stops, begin.end())
        stop = stops[following] if following < len(stops) else end
        after = begins[index + 1].start() if index + 1 < len(begins) else stop
        yield begin.end(), _without_stop(line, min(stop, after)), Form.CLAUSE
        if after < stop:
            yield begin.end(), _without_stop(line, stop), Form.CLAUSES


def _without_stop(line: Line, end: int) -> int:
    return len(line.text[:end].rstrip(" .,;"))
