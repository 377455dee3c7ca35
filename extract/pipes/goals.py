"""Component `diarium_goals`: goals, each once, with number, area, year and target."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Goal, add
from extract.pipes.goal_lines import Part, grouped, parted
from extract.pipes.goal_lists import STATEMENT, is_area, listed, read_as_goals, statement, without_bullets
from extract.pipes.goal_sentences import aims, all_aims, att_clauses, in_sentences, is_heading_like, measured, sentences
from extract.pipes.goal_tables import tabled
from extract.pipes.goal_terms import (
    GOALS,
    NUMBERED,
    Candidate,
    announces,
    closes,
    is_aim,
    is_area_of_goals,
    is_bare_goal_heading,
    is_goal_heading,
    is_label,
    is_year_alone,
    year_below,
)
from extract.pipes.goal_years import Said, aimed_at, said
from extract.pipes.sections import Line
from extract.pipes.targets import target_of
from normalize.unicode import fold

# "Mål: …", "Effektmål – …", "Fullmäktiges mål 2023–2026: …"; what follows is a sentence, no target ("Mål: minst 80 %").
_LABELLED = re.compile(
    rf"(?:[a-z]+s\s)?(?:(?:prioriterat|overgripande|strategiskt|langsiktigt|kortsiktigt)\s)?(?:{GOALS})(?P<year>\s(?:for\s)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?"
    r"\s?[:–]\s+(?=[a-z](?:\S*\s){3})"
)
# A stray letter that a scan put before the goal.
_STRAY = re.compile(r"[a-z]\s(?=[A-ZÅÄÖ])")
_STATUS = re.compile(
    r"\W*(?:(?:nas|uppnas|uppfylls|uppnatt|uppfyllt|ja|nej|delvis|inte|ej|helt|gront|gult|rott|pa vag|pagar|klart|[^\w\s])\W*)+"
)
_CELL_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ])")
_MENTIONS_GOALS = re.compile(rf"\b(?:[a-z]*{GOALS})\b")
# What sets the year of all that follows: "Där inget annat sägs gäller de för 1980."
_SETS_YEAR = re.compile(
    rf"\b(?:[a-z]*{GOALS})\b|\binget\sannat\b|\b(?:de|dessa|samtliga|alla)\sgaller\b|\bgaller\s(?:de|dessa|samtliga|alla)\b"
)
_TALK = re.compile(
    rf"^(?:tabellen|nedan|foljande|ovriga|samtliga|dessa)\b.*\b{GOALS}\b|^{GOALS}\s\d{{1,2}}\s[a-z]|\bmalen\s(?:foljs|mats|redovisas|framgar|ska\s(?:mat|folj|red|ses))"
)
_SHORTEST_GOAL = 8  # characters
_TELLING = 25  # characters: two goals that begin with so many alike are one
_FEWEST_WORDS = 4
_MOST_INTRODUCTION = 3  # lines between a goal heading and its first area


@Language.factory("diarium_goals", requires=["doc._.sections", "doc._.date"], assigns=["doc.spans"])
def make_goals(nlp: Language, name: str) -> "Goals":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Goals()


class Goals:
    """Finds goals under goal headings, in lines that say "Mål 3.", in tables and in sentences."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `goals`."""
        if not any("mal" in line.folded for line in doc._.lines):
            return doc
        seen: list[str] = []
        for candidate in sorted(_candidates(doc), key=lambda candidate: candidate.start):
            text = " ".join(candidate.text.split())
            key = fold(text).strip(" .")
            if len(key) >= _SHORTEST_GOAL and not _TALK.search(key) and not _is_seen(key, seen):
                seen.append(key)
                own = aimed_at(text, doc._.date)
                year = own.year if own else candidate.year
                goal = Goal(candidate.number, candidate.area, year, target_of(text), text)
                add(doc, "goals", (candidate.start, candidate.end), goal, candidate.confidence)
        return doc


def _is_seen(key: str, seen: Sequence[str]) -> bool:
    """Whether the goal was found before, or the part of it that stands on a line of its own."""
    return any(key == other or (len(key) > _TELLING and other.startswith(key)) for other in seen)


def _candidates(doc: Doc) -> Iterator[Candidate]:
    found, taken = tabled(doc._.lines, doc._.date)
    yield from found
    lines = [line for line in parted(doc.text, doc._.lines) if line.start not in taken]
    scope = Scope()
    for section in grouped(lines):
        scope = _entered(scope, section, doc._.date)
        goals, scope = _read(section, scope, doc._.date)
        yield from goals
        announced = list(_announced(section, scope, doc._.date))
        yield from announced
        scope = replace(scope, is_near=bool(announced) or (scope.is_near and bool(goals)))
    yield from in_sentences(lines, doc._.date)


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands above a passage says of it: whether goals are listed here, in which area, and for which year.

    `yearly` is the year of a styrkort, `earlier` that of goals which a sentence before told of. `depth` counts the
    parts of the goal heading's number, 0 where it has none. `is_bare`: the list has lost its bullets. `is_near`: goals
    that a sentence announced stand in the section before.
    """

    is_open: bool = False
    is_skipped: bool = False
    area: str | None = None
    told: Said | None = None
    yearly: Said | None = None
    earlier: Said | None = None
    depth: int = 0
    is_bare: bool = False
    is_near: bool = False


def _entered(scope: Scope, section: Part, written: date | None) -> Scope:
    """The scope under the section's heading."""
    heading = section.heading
    if heading is None:
        return scope
    scope = replace(scope, is_skipped=False)
    if below := year_below(heading):
        scope = replace(scope, yearly=Said(below))
    if scope.depth and 0 < section.depth <= scope.depth:
        scope = Scope(yearly=scope.yearly, earlier=scope.earlier)
    if is_goal_heading(heading) and not (scope.is_open and is_area_of_goals(heading)):
        if scope.is_open and is_bare_goal_heading(heading):
            return scope
        told = said(heading.text, written)
        return replace(scope, is_open=section.kind is None, area=None, told=told, depth=section.depth, is_bare=False)
    if scope.is_open and is_label(heading):
        return replace(scope, is_skipped=True)
    if section.kind:
        # "Ekonomi" is a perspective of a styrkort too.
        keeps = section.kind == "ekonomi"
        opens = keeps and scope.is_open and read_as_goals(section.lines[:1])
        area = heading.text.rstrip(" :") if opens else None
        return replace(
            scope, is_open=opens, area=area, told=scope.told if opens else None, yearly=scope.yearly if keeps else None
        )
    if closes(heading):
        return replace(scope, is_open=False, told=None, area=None)
    if (
        scope.is_open
        and scope.is_bare
        and not scope.area
        and not (not section.lines and STATEMENT.fullmatch(heading.text))
    ):
        return replace(scope, is_open=False)
    return replace(scope, area=heading.text.rstrip(" :"))


def _read(section: Part, scope: Scope, written: date | None) -> tuple[list[Candidate], Scope]:
    """The goals of the section, and the scope after it."""
    scope = _with_year(scope, section.lines, written)
    own = scope.told or scope.yearly or scope.earlier
    numbered = [*_numbered(section, scope, written), *_labelled(section, scope.area, own, written)]
    if not scope.is_open or scope.is_skipped:
        near = list(_near(section, scope, written)) if scope.is_near and not numbered else []
        return [*numbered, *near, *measured(section.lines, scope.area, own)], scope
    found, is_bare = numbered, False
    if not found and (goal := _heading_as_goal(section, scope)):
        return [goal, *_under_goal(section, scope, written)], replace(scope, area=None)
    if not found:
        found = [*_in_front(section, scope), *listed(section.lines, scope.area, scope.told, written)]
        is_bare = bool(found) and len(section.lines) > 1 and not any(line.marker for line in section.lines[1:])
    if not found:
        found = list(without_bullets(section.heading, section.lines, scope.area, scope.told, goes_on=scope.is_bare))
        is_bare = bool(found)
        if found and section.heading and found[0].start == section.heading.start:
            scope = replace(scope, area=None)
    if not found and not any(line.marker for line in section.lines):
        found = list(_in_prose(section, scope))
    # Where goals stand right under the heading that says so, later headings are no areas of it.
    ends = bool(found) and all(goal.area is None for goal in found) and not numbered and not is_bare
    is_introduction = not found and len(section.lines) <= (1 if scope.area else _MOST_INTRODUCTION)
    return found, replace(scope, is_open=not ends and (bool(found) or is_introduction), is_bare=is_bare)


def _near(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """A list right under the heading next to one whose goals were announced, when it reads as goals too."""
    if section.kind is None and section.lines and section.lines[0].marker and read_as_goals(section.lines):
        yield from listed(section.lines, scope.area, None, written)


def _heading_as_goal(section: Part, scope: Scope) -> Candidate | None:
    """The heading when it says how things are to be: what stands under it tells of that goal."""
    heading = section.heading
    if heading is None or len(heading.text.split()) < _FEWEST_WORDS or not is_aim(heading.folded):
        return None
    year = scope.told.year if scope.told else None
    return Candidate(heading.start, heading.end, heading.text, None, None, year, 0.7)


def _under_goal(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """The goals under a heading that is one itself: a list, or lines, each of which says how things are to be."""
    if read_as_goals(section.lines):
        yield from listed(section.lines, None, scope.told, written)
    elif len(section.lines) > 1 and all(all_aims(line) for line in section.lines):
        yield from (statement(line, None, scope.told) for line in section.lines)


def _in_front(section: Part, scope: Scope) -> Iterator[Candidate]:
    """The goal that stands over a list of others: an inriktningsmål over its delmål, or an item that lost its bullet."""
    if len(section.lines) < 2 or section.lines[0].marker or not section.lines[1].marker:  # noqa: PLR2004 - it and a list
        return
    first = section.lines[0]
    if all_aims(first):
        yield from aims(first, scope.area, scope.told, 0.7)
    elif scope.area and STATEMENT.fullmatch(first.text) and not _MENTIONS_GOALS.search(first.folded):
        yield statement(first, scope.area, scope.told)


def _in_prose(section: Part, scope: Scope) -> Iterator[Candidate]:
    """The sentences right under a heading that say how things are to be."""
    area, is_first = scope.area, True
    for line in section.lines:
        found = list(aims(line, area, scope.told, 0.7)) if is_first else []
        yield from found
        is_over = is_heading_like(line) and not found
        is_first = is_over or (bool(found) and all_aims(line))
        area = line.text if is_over else area


def _with_year(scope: Scope, lines: Sequence[Line], written: date | None) -> Scope:
    """The scope with what the sentences before the section's first goal say of the year."""
    is_in_front, is_before = scope.is_open, True
    for line in lines:
        is_in_front = is_in_front and not line.marker and "\t" not in line.text
        is_before = is_before and not (NUMBERED.match(line.folded) or _LABELLED.match(line.folded))
        for sentence in _clauses(line):
            if is_in_front and (_SETS_YEAR.search(fold(sentence)) or is_year_alone(line)):
                scope = replace(scope, told=_nearer(scope.told, said(sentence, written)))
            elif is_before and _MENTIONS_GOALS.search(fold(sentence)) and (told := said(sentence, None)) and told.year:
                scope = replace(scope, earlier=told)
    return scope


def _clauses(line: Line) -> Iterator[str]:
    """The line's sentences, each parted at its semicolons."""
    for start, end in sentences(line):
        yield from line.text[start:end].split(";")


def _nearer(above: Said | None, told: Said | None) -> Said | None:
    """What holds of the two, the second said nearer to the goals: "nästa år" says less than a year above it."""
    return above if told is None or (told.is_relative and above and above.year) else told


def _numbered(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """The lines that say "Mål 3."; a line between them that names a year sets it."""
    told = scope.told or scope.yearly or scope.earlier
    for line in [*([section.heading] if section.heading else []), *section.lines]:
        if is_year_alone(line) or announces(line.folded):
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
            yield Candidate(line.start + start, line.end, text, number, area, told.year if told else None, 0.95)


def _numbered_cell(line: Line, area: str | None, told: Said | None) -> Candidate | None:
    """The goal of a slide or box: its number, what it says, and perhaps how it went."""
    (start, text), *others = line.cells
    year = told.year if told else None
    if others and text.isdecimal() and is_aim(fold(others[0][1])):
        number, (start, text) = int(text), others[0]
        return Candidate(start, start + len(text), text, number, area, year, 0.8)
    match = _CELL_NUMBER.match(text)
    if (
        match
        and others
        and is_aim(fold(text[match.end() :]))
        and all(_STATUS.fullmatch(fold(cell)) for _, cell in others)
    ):
        return Candidate(start + match.end(), start + len(text), text[match.end() :], int(match[1]), area, year, 0.8)
    return None


def _labelled(section: Part, area: str | None, told: Said | None, written: date | None) -> Iterator[Candidate]:
    for line in section.lines:
        if match := _LABELLED.match(line.folded):
            own = said(match[0], written) or told
            text = line.text[match.end() :]
            yield Candidate(line.start + match.end(), line.end, text, None, area, own.year if own else None, 0.9)


def _announced(section: Part, scope: Scope, written: date | None) -> Iterator[Candidate]:
    """The list under a line that announces goals; one that only talks of them when its items read as goals."""
    for index, line in enumerate(section.lines):
        below = section.lines[index + 1 :]
        if line.marker or not below:
            continue
        told = [sentence for start, end in sentences(line) if announces(sentence := line.folded[start:end])]
        year = _nearer(scope.told, said(told[-1] if told else line.text, written))
        is_over = len(below) > 1 and below[1].marker and (is_area(below[0]) or all_aims(below[0]))
        if told and below[0].folded.startswith("att "):
            yield from att_clauses(below, year)
        if not (below[0].marker or is_over):
            continue
        talks = _MENTIONS_GOALS.search(line.folded) and not is_area(below[0]) and read_as_goals(below)
        if told or is_goal_heading(line) or talks:
            if not below[0].marker and all_aims(below[0]):
                yield from aims(below[0], None, year, 0.7)
            yield from listed(below, None, year, written)
