"""Component `diarium_goals`: goals, each once, with number, area, year and target."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Goal, add
from extract.pipes.sections import Line, Section
from extract.record import Target
from normalize.amounts import parse_number
from normalize.unicode import fold

# "Kommunstyrelsens mål 2019", "Strategiska mål:", "Mål", "Nämndens mål för 2021"; not "Måluppfyllelse", "Mål nr T 12-19".
_GOAL_HEADING = re.compile(
    r"(?:\S+\s){0,6}?(?:[a-z]*mal|malen|malsattningar?|malomraden)(?:\s(?:for|ar|infor|under|inom|och|i|till|[a-z]+s)\b.{0,50})?"
    r"(?:\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?\s?:?"
)
_NUMBERED_GOAL = re.compile(r"(?:\S*mal)\s(\d{1,2})\s*[.:–-]?\s+(?=\S)")
_GOAL_TALK = re.compile(
    r"\b(?:uppfyll\w*|uppfolj\w*|foljs? upp|bidra\w* till malen|redovisa\w*|matbar\w*|malen ska\w*|malstyrning)\b"
)
_NUMBER = re.compile(r"(\d{1,2})[.)]\s")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?![\d-])")
_YEAR_SPAN = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d")
_LEAD_SENTENCE = re.compile(r".*\bmal(?:en)?\b.*:$")
_LONGEST_GOAL = 320

Direction = Literal["at_least", "at_most", "exactly"]


@dataclass(frozen=True, slots=True)
class TargetRule:
    """How a target is worded (folded); group `value`, and `unit` after it."""

    direction: Direction
    pattern: str


_FIGURE = r"(?P<value>\d[\d ]*(?:[,.]\d+)?)\s?(?P<unit>%|procent|dagar|dygn|minuter|timmar|veckor|manader|mnkr|tkr|kr|ton|kg|kwh|poang|elever|platser|bostader|st)?"
TARGETS = (
    TargetRule("at_least", rf"(?:minst|lagst|mer an|over|overstiga|fran \d[\d,]* till|oka\w* (?:fran .{{0,20}} )?(?:till|med)|upp till|hogre an)\s{_FIGURE}"),
    TargetRule("at_most", rf"(?:hogst|max(?:imalt)?|under|understiga|mindre an|lagre an|minska\w* (?:fran .{{0,20}} )?till|inom)\s{_FIGURE}"),
    TargetRule("exactly", rf"\b(?:vara|uppga till|ar)\s{_FIGURE}"),
)  # fmt: skip
_TARGETS = tuple((rule.direction, re.compile(rule.pattern)) for rule in TARGETS)


@Language.factory("diarium_goals", requires=["doc._.sections"], assigns=["doc.spans"])
def make_goals(nlp: Language, name: str) -> "Goals":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Goals()


class Goals:
    """Finds goals under goal headings and lines that say "Mål 3."."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `goals`."""
        seen: set[str] = set()
        for candidate in _candidates(doc._.sections):
            key = fold(candidate.line.text[candidate.skip :]).strip(" .")
            if key in seen or len(key) < 8:
                continue
            seen.add(key)
            _add(doc, candidate)
        return doc


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    skip: int  # length of the bullet, number or "Mål 3." in front
    number: int | None
    area: str | None
    year: int | None
    confidence: float


def _candidates(sections: Sequence[Section]) -> Iterator[_Candidate]:
    """Goals in the document's order. Sections without a kind under a goal heading are its areas."""
    year: int | None = None
    in_goals = False
    for section in sections:
        if section.heading and is_goal_heading(section.heading):
            in_goals, area, year = section.kind is None, None, year_of(section.heading.text)
        elif section.kind:
            in_goals, area, year = False, None, None
        else:
            area = section.heading.text.rstrip(" :") if section.heading else None
        numbered = list(_numbered(section, area, year))
        if numbered:
            yield from numbered
        elif in_goals:
            yield from _listed(section.lines, area, year)
        yield from _led_in(section)
        in_goals = in_goals and bool(numbered or not section.lines or any(line.marker for line in section.lines))


def is_goal_heading(line: Line) -> bool:
    """Whether the heading opens a list of goals."""
    return bool(_GOAL_HEADING.fullmatch(line.folded)) and not _GOAL_TALK.search(line.folded)


def year_of(text: str) -> int | None:
    """The one year that the text names; a span of years is none."""
    years = set(_YEAR.findall(_YEAR_SPAN.sub("", text)))
    return int(years.pop()) if len(years) == 1 else None


def _numbered(section: Section, area: str | None, year: int | None) -> Iterator[_Candidate]:
    for line in [*([section.heading] if section.heading else []), *section.lines]:
        if match := _NUMBERED_GOAL.match(line.folded):
            yield _Candidate(
                line,
                match.end(),
                int(match[1]),
                None if line is section.heading else area,
                year,
                0.95,
            )


def _listed(lines: Sequence[Line], area: str | None, year: int | None) -> Iterator[_Candidate]:
    """The items of the first list; a single line between two items is one that lost its bullet."""
    first = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    for line, following in zip_longest(lines[first:], lines[first + 1 :]):
        lost_bullet = following and following.marker and line.text[0].isupper() and ". " not in line.text
        if len(line.text) > _LONGEST_GOAL or not (line.marker or lost_bullet):
            return
        yield _Candidate(line, line.marker, _number(line), area, year, 0.9 if line.marker else 0.75)


def _led_in(section: Section) -> Iterator[_Candidate]:
    """Items under a sentence in the text that opens a list: "… strategiska mål:"."""
    for index, line in enumerate(section.lines):
        if is_goal_heading(line) and line.text.endswith(":") and not line.marker:
            yield from _listed(section.lines[index + 1 :], None, year_of(line.text))


def _number(line: Line) -> int | None:
    match = _NUMBER.match(line.text)
    return int(match[1]) if match else None


def _add(doc: Doc, candidate: _Candidate) -> None:
    line = candidate.line
    text = line.text[candidate.skip :]
    own_year = year_of(text)
    goal = Goal(candidate.number, candidate.area, own_year or candidate.year, target_of(text))
    add(doc, "goals", (line.start + candidate.skip, line.end), goal, candidate.confidence)


def target_of(text: str) -> Target | None:
    """The figure that the goal names.

    >>> target_of("Minst 85 % av eleverna når målen")
    Target(value=85.0, unit='%', direction='at_least')
    """
    folded = fold(text)
    for direction, pattern in _TARGETS:
        if match := pattern.search(folded):
            value = parse_number(match["value"].strip()) or Decimal(0)
            unit = "%" if match["unit"] == "procent" else match["unit"]
            if not unit and re.fullmatch(r"(?:19|20)\d\d", match["value"].strip()):
                continue
            return Target(value=float(value), unit=unit, direction=direction)
    return None
