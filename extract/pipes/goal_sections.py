"""The goals of a section: numbered, labelled, listed, in prose, or announced by a line of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile, zip_longest

from extract.pipes.goal_leads import leads
from extract.pipes.goal_lines import Part
from extract.pipes.goal_lists import (
    is_area,
    is_statement,
    listed,
    marker_kind,
    read_as_goals,
    refers,
    statement,
    without_bullets,
)
from extract.pipes.goal_owners import is_anothers
from extract.pipes.goal_prose import added, led, weighed
from extract.pipes.goal_scope import Scope
from extract.pipes.goal_sentences import aims, all_aims, att_clauses, is_heading_like, measured, sentences
from extract.pipes.goal_terms import (
    AIM_FIGURE,
    LABELLED,
    MENTIONS_GOALS,
    NUMBERED,
    Candidate,
    announces,
    is_aim,
    is_goal_heading,
    is_label,
    is_state,
    is_year_alone,
    names_aims,
    sets_up,
)
from extract.pipes.goal_years import Said, nearer, said
from extract.pipes.sections import Line
from normalize.unicode import fold

# A stray letter that a scan put before the goal.
_STRAY = re.compile(r"[a-z]\s(?=[A-ZÅÄÖ])")
_STATUS = re.compile(
    r"\W*(?:(?:nas|uppnas|uppfylls|uppnatt|uppfyllt|ja|nej|delvis|inte|ej|helt|gront|gult|rott|pa vag|pagar|klart|[^\w\s])\W*)+"
)
_CELL_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ])")
# What heads a box or a card with one goal in it.
_BOX = re.compile(r"(?:[a-z]*mal|atagande)\s(?:nr\s)?(\d{1,2})\s?[.:]?")
_DATED = re.compile(r"(?:\W\s)?(?:(?:senast|till|ar)\s)?(?P<year>(?:19|20)\d\d)\s?[:–—-]\s?(?=[a-z]+\s[a-z]+\s)")
_FEWEST_WORDS = 4
_MOST_INTRODUCTION = 3  # lines between a goal heading and its first area


def read(section: Part, scope: Scope, written: date | None) -> tuple[list[Candidate], Scope]:
    """The goals of the section, and the scope after it."""
    named = list(labelled(section.lines, scope.area, scope.told, written))
    if named and scope.is_open and (before := _items_before(section.lines, named[0].start)):
        named = [*listed(before, scope.area, scope.told, written), *named]
    numbered = [*_numbered(section, scope, written), *named]
    if not scope.is_open or scope.is_skipped:
        near = list(_near(section, scope, written)) if scope.is_near and not numbered else []
        return [*numbered, *near, *measured(section.lines, scope.area, scope.told)], scope
    if section.heading and (box := _BOX.fullmatch(section.heading.folded)) and (goal := _in_box(section, scope)):
        return [replace(goal, number=int(box[1]))], replace(scope, area=None)
    found, is_bare = numbered, False
    if not found and (goal := _heading_as_goal(section, scope)):
        return [goal, *_under_goal(section, scope, written)], replace(scope, area=None, is_bare=not section.lines)
    if not found:
        found = [*_in_front(section, scope), *listed(section.lines, scope.area, scope.told, written)]
        found += added(section.lines, scope.area) if found else ()
        is_bare = bool(found) and len(section.lines) > 1 and not any(line.marker for line in section.lines[1:])
    if not found:
        found = list(without_bullets(section.heading, section.lines, scope.area, scope.told, goes_on=scope.is_bare))
        is_bare = bool(found)
        if found and section.heading and found[0].start == section.heading.start:
            scope = replace(scope, area=None)
    if not found and not any(line.marker for line in section.lines):
        found = max(list(weighed(section, scope, written)), list(_in_paragraphs(section, scope)), key=len)
        found = found or list(_over_label(section, scope))
        states = list(_states(section, scope, written))
        found = states if {goal.start for goal in found} <= {goal.start for goal in states} else found
    # Where goals stand right under the heading that says so, later headings are no areas of it.
    ends = bool(found) and all(goal.area is None for goal in found) and not numbered and not is_bare
    is_introduction = not found and len(section.lines) <= (1 if scope.area else _MOST_INTRODUCTION)
    is_open = not ends and (bool(found) or is_introduction)
    return found, replace(scope, is_open=is_open, is_bare=is_bare, has_ended=ends)


def announced(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """What stands under a line that announces goals; under one that only talks of them, a list that reads as goals."""
    for index, line in enumerate(section.lines):
        below = section.lines[index + 1 :]
        is_own = below and not is_anothers(line.folded[slice(*sentences(line)[-1])])
        if is_own and (not line.marker or _is_over_others(line, below)):
            told = [sentence for start, end in sentences(line) if announces(sentence := line.folded[start:end])]
            year = nearer(scope.told, said(told[-1] if told else line.text, written))
            is_lead = leads(line, below, is_under_goals=scope.is_open)
            is_over = bool(len(below) > 1 and below[1].marker and (is_area(below[0]) or all_aims(below[0])))
            if below[0].marker or is_over:
                yield from _listed_under(line, below, year, written, is_announced=bool(told) or is_lead)
            else:
                yield from _told_under(line, below, scope.area, year, is_announced=bool(told), is_lead=is_lead)
            yield from _dated(below) if told else ()


def _told_under(
    line: Line, below: Sequence[Line], area: str | None, year: Said | None, *, is_announced: bool, is_lead: bool
) -> Iterator[Candidate]:
    """The goals of paragraphs and att-satser under a line that says that goals follow."""
    if is_announced and below[0].folded.startswith("att "):
        yield from att_clauses(below, year)
    if (is_announced or sets_up(line.folded)) and line.text.endswith(":"):
        for goal in takewhile(all_aims, below):
            yield from aims(goal, None, year, 0.7)
    if is_lead:
        yield from led(below, area, year)


def _listed_under(
    line: Line, below: Sequence[Line], year: Said | None, written: date | None, *, is_announced: bool
) -> Iterator[Candidate]:
    """The list under a line, and the goal over it, when the line says that goals follow or talks of them."""
    talks = (
        (MENTIONS_GOALS.search(line.folded) or sets_up(line.folded)) and not is_area(below[0]) and read_as_goals(below)
    )
    if is_announced or is_goal_heading(line) or talks:
        if not below[0].marker and all_aims(below[0]):
            yield from aims(below[0], None, year, 0.7)
        found = list(listed(below, None, year, written))
        yield from found
        yield from added(below, None) if found else ()


def _is_over_others(item: Line, below: Sequence[Line]) -> bool:
    """Whether items of another kind stand under the item, or under an area's name there: "att anta följande mål:"."""
    first = next((line for line in below[: 1 + is_area(below[0])] if line.marker), None)
    return first is not None and marker_kind(first) != marker_kind(item)


def _dated(lines: Sequence[Line]) -> Iterator[Candidate]:
    """The goals of lines that each begin with the year by which it is to be so: "2027: Samtliga skolor har …"."""
    dated = [(line, match) for line in lines if (match := _DATED.match(line.folded))]
    if len(dated) > 1 and dated[0][0] is lines[0]:
        for line, match in dated:
            text = line.text[match.end() :]
            yield Candidate(line.start + match.end(), line.end, text, None, None, Said(int(match["year"])), 0.75)


def _near(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """A list right under the heading next to one whose goals were announced, when it reads as goals too."""
    if section.kind is None and section.lines and section.lines[0].marker and read_as_goals(section.lines):
        yield from listed(section.lines, scope.area, scope.base, written)


def _heading_as_goal(section: Part, scope: Scope) -> Candidate | None:
    """The heading when it says how things are to be: what stands under it tells of that goal."""
    heading = section.heading
    if (
        heading is None
        or len(heading.text.split()) < _FEWEST_WORDS
        or names_aims(heading)
        or not is_aim(heading.folded)
    ):
        return None
    return Candidate(heading.start, heading.end, heading.text, None, None, scope.told, 0.7)


def _in_box(section: Part, scope: Scope) -> Candidate | None:
    """What stands first under "Mål 1"; what follows it tells of that goal."""
    first = _first(section.lines[0]) if section.lines else None
    is_goal = first and "\t" not in first.text and (is_aim(first.folded) or is_statement(first)) and not is_label(first)
    return statement(first, scope.area, scope.told) if first and is_goal else None


def _under_goal(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """The goals under a heading that is one itself: a list, or lines, each of which says how things are to be."""
    if read_as_goals(section.lines):
        yield from listed(section.lines, None, scope.told, written)
    elif len(section.lines) > 1 and all(all_aims(line) for line in section.lines):
        yield from (statement(line, None, scope.told) for line in section.lines)


def _in_front(section: Part, scope: Scope) -> Iterator[Candidate]:
    """The goal that stands over a list of others: an inriktningsmål over its delmål, or an item that lost its bullet."""
    if len(section.lines) < 2 or section.lines[0].marker or not section.lines[1].marker:
        return
    first = section.lines[0]
    if all_aims(first):
        yield from aims(first, scope.area, scope.told, 0.7)
    elif scope.area and is_statement(first) and not MENTIONS_GOALS.search(first.folded):
        yield statement(first, scope.area, scope.told)


def _states(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """What paragraphs begin with, when it tells of a state to be reached by a year to come: "Ingen eldar med olja."."""
    is_to_come = scope.told and scope.told.year and (not written or scope.told.year >= written.year)
    begins = [line for at, line in enumerate(section.lines) if (not at or line.after_gap) and "\t" not in line.text]
    firsts = [_first(line) for line in begins] if is_to_come else []
    states = [line for line in firsts if is_state(line.folded)]
    # An area has one such goal at least; without areas each paragraph has one.
    if scope.area or (len(states) > 1 and 2 * len(states) >= len(begins)):
        yield from (statement(line, scope.area, scope.told) for line in states)


def _first(line: Line) -> Line:
    """The line's first sentence."""
    _, end = sentences(line)[0]
    return replace(line, end=line.start + end, text=line.text[:end], folded=line.folded[:end])


def _over_label(section: Part, scope: Scope) -> Iterator[Candidate]:
    """What stands first in an area of goals, one statement, when the label of what belongs to a goal stands right under it."""
    lines = section.lines
    if len(lines) > 1 and scope.area and is_label(lines[1]) and is_statement(lines[0]):
        yield statement(lines[0], scope.area, scope.told)


def _in_paragraphs(section: Part, scope: Scope) -> Iterator[Candidate]:
    """The run of sentences, each a paragraph of its own, under a heading and what introduces them; at least every other is an aim."""
    lines = section.lines
    first = next((at for at, line in enumerate(lines) if not MENTIONS_GOALS.search(line.folded)), len(lines))
    run = [line for line in takewhile(_is_paragraph, lines[first:]) if not refers(line)]
    aims_found = sum(is_aim(line.folded) or bool(AIM_FIGURE.search(line.folded)) for line in run)
    if first <= _MOST_INTRODUCTION and len(run) > 1 and 2 * aims_found >= len(run):
        yield from (statement(line, scope.area, scope.told) for line in run)


def _is_paragraph(line: Line) -> bool:
    """Whether the line is one sentence, and none that talks of goals or of what belongs to them."""
    is_one = len(sentences(line)) == 1 and line.text[0].isupper() and len(line.text.split()) >= _FEWEST_WORDS
    is_other = MENTIONS_GOALS.search(line.folded) or is_label(line) or announces(line.folded) or "\t" in line.text
    return is_one and not is_other and line.text[-1] not in ":;,"


def _numbered(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """The lines that say "Mål 3."; a line between them that names a year sets it."""
    told = scope.told
    lines = [*([section.heading] if section.heading else []), *section.lines]
    for line, following in zip_longest(lines, lines[1:]):
        if is_year_alone(line) or announces(line.folded) or (scope.is_open and _is_year_heading(line)):
            told = said(line.text, written) or told
        if scope.is_open and (goal := _numbered_cell(line, scope.area, told)):
            yield goal
        match = NUMBERED.match(line.folded)
        if match and (match["stop"] or line.text[match.end()].isupper()):
            number = int(match["number"]) if match["number"].isdecimal() else None
            area = None if line is section.heading else scope.area
            stray = _STRAY.match(line.text, match.end())
            start = stray.end() if stray else match.end()
            text = line.text[start:]
            if following and _names(text) and all_aims(_first(following)):
                yield replace(statement(_first(following), text, told), number=number)
            else:
                yield Candidate(line.start + start, line.end, text, number, area, told, 0.95)


def _names(text: str) -> bool:
    """Whether the text but names what the goal under it is about: "Mål 1 – Snabb hjälp"."""
    folded = fold(text)
    return len(text.split()) < _FEWEST_WORDS and not (is_aim(folded) or text[-1] in ".,:")


def _is_year_heading(line: Line) -> bool:
    """Whether the line stands over goals as a heading that names a year or a span of them."""
    is_short = is_heading_like(line) and len(line.text.split()) <= _FEWEST_WORDS
    return is_short and not NUMBERED.match(line.folded) and said(line.text, None) is not None


def _numbered_cell(line: Line, area: str | None, told: Said | None) -> Candidate | None:
    """The goal of a slide or box: its number, what it says, and perhaps how it went."""
    (start, text), *others = line.cells
    if others and text.isdecimal() and is_aim(fold(others[0][1])):
        number, (start, text) = int(text), others[0]
        return Candidate(start, start + len(text), text, number, area, told, 0.8)
    match = _CELL_NUMBER.match(text)
    if (
        match
        and others
        and is_aim(fold(text[match.end() :]))
        and all(_STATUS.fullmatch(fold(cell)) for _, cell in others)
    ):
        return Candidate(start + match.end(), start + len(text), text[match.end() :], int(match[1]), area, told, 0.8)
    return None


def _items_before(lines: Sequence[Line], start: int) -> list[Line]:
    """The list, of two items at least, that stands before a place: what is labelled there comes on top of it."""
    before = [line for line in lines if line.end <= start]
    return before if sum(bool(line.marker) for line in before) > 1 else []


def labelled(lines: Sequence[Line], area: str | None, told: Said | None, written: date | None) -> Iterator[Candidate]:
    """The goals of lines that say what they are: "Långsiktigt mål (2020): alla hus ska …"."""
    for line in lines:
        if match := LABELLED.match(line.folded):
            own = said(match[0], written) or told
            text = line.text[match.end() :]
            yield Candidate(line.start + match.end(), line.end, text, None, area, own, 0.9)
