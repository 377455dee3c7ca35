"""What stands above a passage says of the goals in it: whether any are listed, in which area, and for which year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from extract.pipes.goal_lines import Part
from extract.pipes.goal_lists import is_statement, read_as_goals
from extract.pipes.goal_sentences import all_aims, sentences
from extract.pipes.goal_tellings import Tellings, is_of_goals
from extract.pipes.goal_terms import (
    MENTIONS_GOALS,
    announces,
    closes,
    is_area_of_goals,
    is_bare_goal_heading,
    is_goal_heading,
    is_label,
    is_year_alone,
    may_name_area,
    names_aims,
)
from extract.pipes.goal_years import Said, nearer, said
from extract.pipes.sections import Line
from normalize.unicode import fold

_OPENS = (" foljande:", " att", " att:")  # what goals follow upon, for the year it names
_LONGEST_YEAR_HEADING = 6  # words


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands above a passage says of it: whether goals are listed here, in which area, and for which year.

    `told` is what is said nearest, `base` what holds for all areas, `tellings` what the document tells anywhere. `depth` counts the
    parts of the goal heading's number, 0 where it has none. `is_bare`: the list has lost its bullets. `is_near`: goals
    that a sentence announced stand in the section before. `has_ended`: so do goals right under the heading that opened them.
    """

    tellings: Tellings
    is_open: bool = False
    is_skipped: bool = False
    area: str | None = None
    told: Said | None = None
    base: Said | None = None
    depth: int = 0
    is_bare: bool = False
    is_near: bool = False
    has_ended: bool = False


def entered(scope: Scope, section: Part, written: date | None) -> Scope:
    """The scope under the section's heading; `written` is the document's date."""
    heading = section.heading
    if heading is None:
        return scope
    scope = replace(scope, is_skipped=False)
    if (scope.has_ended or scope.is_bare) and (later := _later(heading, section.lines)):
        return replace(scope, is_open=True, area=None, told=later, has_ended=False)
    scope = replace(scope, has_ended=False)
    is_goals = is_goal_heading(heading)
    if scope.depth and 0 < section.depth <= scope.depth:
        scope = Scope(scope.tellings)
    if is_goals and not (scope.is_open and is_area_of_goals(heading)):
        return _opened(scope, heading, section, written)
    return _under_other(scope, heading, section, written)


def _under_other(scope: Scope, heading: Line, section: Part, written: date | None) -> Scope:
    """The scope under a heading that opens no goals itself."""
    if is_label(heading):
        return replace(scope, is_skipped=scope.is_open)
    if section.kind:
        return _under_kind(scope, heading, section)
    goes_on = not scope.is_bare or scope.area or (not section.lines and is_statement(heading))
    if (closes(heading) and not _is_further_area(scope, heading, section)) or not goes_on:
        return _past_bare(scope, heading, section)
    told = _year_of_part(heading, written) if scope.is_open else None
    return replace(scope, area=scope.area if told else heading.text.rstrip(" :"), told=told or scope.base)


def _is_further_area(scope: Scope, heading: Line, section: Part) -> bool:
    """Whether the heading is one of a row of areas, each over its goals, though alone it would end them: "Resurser"."""
    is_list = bool(section.lines) and bool(section.lines[0].marker) and read_as_goals(section.lines)
    return scope.is_open and scope.area is not None and is_list and may_name_area(heading)


def _past_bare(scope: Scope, heading: Line, section: Part) -> Scope:
    """The scope under a heading that ends goals, or a list without bullets: what stands beneath tells of the second.

    A page's foot holds nothing, and an area of goals holds more of them.
    """
    if closes(heading) or (section.lines and not all_aims(section.lines[0])):
        return replace(scope, is_open=False, told=None, area=None)
    told, area = (scope.told, heading.text.rstrip(" :")) if section.lines else (None, None)
    return replace(scope, told=told, area=area, is_bare=bool(section.lines))


def _opened(scope: Scope, heading: Line, section: Part, written: date | None) -> Scope:
    if names_aims(heading) and scope.is_open and scope.area:
        # "Detta ska vi uppnå under 2012" under an area among others.
        return replace(scope, told=said(heading.text, written) or scope.told)
    if is_bare_goal_heading(heading) and (scope.is_open or (scope.told and not scope.area)):
        return replace(scope, is_open=section.kind is None)
    told = said(heading.text, written) or scope.tellings.of(heading.start, in_passing=True)
    is_open = section.kind is None
    opened = replace(scope, is_open=is_open, is_skipped=False, area=None, told=told, base=told)
    return replace(opened, depth=section.depth, is_bare=False)


def _later(heading: Line, lines: Sequence[Line]) -> Said | None:
    """For when the goals under a heading next to others are set, when it says that alone or opens them: "Till 2020", "På sikt gäller också:"."""
    opens = heading.text.endswith(":") and not is_label(heading) and read_as_goals(lines)
    return said(heading.text, None) if is_year_alone(heading) or opens else None


def _year_of_part(heading: Line, written: date | None) -> Said | None:
    """What a heading among goals says of their year: "Till utgången av 2014", "Vår ambition 2012–2015", "På sikt"."""
    return said(heading.text, written) if len(heading.text.split()) < _LONGEST_YEAR_HEADING else None


def _under_kind(scope: Scope, heading: Line, section: Part) -> Scope:
    # "Ekonomi" is a perspective of a styrkort too.
    may_open = section.kind == "ekonomi" and scope.is_open
    opens = may_open and any(read_as_goals([line]) or all_aims(line) for line in section.lines[:1])
    return replace(
        scope,
        is_open=opens,
        area=heading.text.rstrip(" :") if opens else None,
        told=scope.told if opens else None,
    )


def with_year(scope: Scope, lines: Sequence[Line], written: date | None) -> Scope:
    """The scope with what the sentences before the section's first goal say of the year."""
    in_front = takewhile(lambda line: not line.marker and "\t" not in line.text, lines if scope.is_open else ())
    for line in in_front:
        for sentence in _clauses(line):
            plain = fold(sentence)
            is_strong = is_of_goals(plain) or is_year_alone(line) or announces(plain) or plain.endswith(_OPENS)
            if is_strong or (not scope.told and MENTIONS_GOALS.search(plain)):
                told = nearer(scope.told, said(sentence, written))
                scope = replace(scope, told=told, base=scope.base if scope.area else told)
    return scope


def promised(scope: Scope, lines: Sequence[Line], written: date | None) -> Scope:
    """The scope after lines of which the last says that goals follow: under the next headings, which name areas."""
    told = [
        part
        for line in lines[-1:]
        if "\t" not in line.text
        for part in _clauses(line)
        if announces(fold(part)) or is_of_goals(fold(part))
    ]
    if not told:
        return scope
    year = said(told[-1], written) or scope.tellings.of(lines[-1].start, in_passing=True)
    return replace(scope, is_near=True, told=year, base=year)


def _clauses(line: Line) -> Iterator[str]:
    """The line's sentences, each parted at its semicolons."""
    for start, end in sentences(line):
        yield from line.text[start:end].split(";")
