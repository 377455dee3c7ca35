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
_AIMED = re.compile(r"\b(?:senast|till|ar|utgangen av|fore)\s(?:ar\s)?((?:19|20)\d\d)(?![\d-])")
_YEAR_SPAN = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d")
# "… har antagit tre mål:": a sentence whose last words announce goals.
_ANNOUNCES = re.compile(r"\b[a-z]*mal(?:en)?(?:\s\S+){0,5}:$")
_NO_GOALS_AHEAD = re.compile(r"\b(?:beskriv\w*|foljande (?:satt|kriterier)|uppnas|innebar|krav)\b[^.]*:$")
# "Målen är att …, att … samt att …"
_IN_SENTENCE = re.compile(r"\b(?:[a-z]*malen|[a-z]*mal)\b[^.:]{0,80}?(?:\bar|:)\s(?=att\s)")
_ATT_PART = re.compile(r"(?:,?\s(?:samt|och)|,)?\s*\batt\s")
_GOAL_COLUMN = re.compile(r"(?:[a-z]*mal|malformulering)(?:\s(?:19|20)\d\d)?")
_MOST_AREA_WORDS = 4
_SHORTEST_GOAL, _LONGEST_GOAL = 8, 320  # characters

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
    """Finds goals under goal headings, in lines that say "Mål 3.", in tables and in sentences."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `goals`."""
        seen: set[str] = set()
        candidates = [*_candidates(doc._.sections), *_tabled(doc._.lines, _heading_years(doc._.sections))]
        for candidate in sorted(candidates, key=lambda candidate: candidate.start):
            text = doc.text[candidate.start : candidate.end]
            key = fold(text).strip(" .")
            if key not in seen and len(key) >= _SHORTEST_GOAL:
                seen.add(key)
                year = _year_aimed_at(text) or candidate.year
                goal = Goal(candidate.number, candidate.area, year, target_of(text))
                add(doc, "goals", (candidate.start, candidate.end), goal, candidate.confidence)
        return doc


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A goal at [start, end) of the running text, without bullet or number."""

    start: int
    end: int
    number: int | None
    area: str | None
    year: int | None
    confidence: float


def _candidates(sections: Sequence[Section]) -> Iterator[_Candidate]:
    """Goals in the document's order. Sections without a kind under a goal heading are its areas."""
    area: str | None = None
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
        listed = list(_listed(section.lines, area, year)) if in_goals and not numbered else []
        yield from numbered or listed
        yield from _announced(section)
        # Where goals stand right under the heading that says so, later headings are no areas of it.
        in_goals = in_goals and not (listed and area is None) and bool(numbered or listed or not section.lines)


def is_goal_heading(line: Line) -> bool:
    """Whether the heading opens a list of goals."""
    return bool(_GOAL_HEADING.fullmatch(line.folded)) and not _GOAL_TALK.search(line.folded)


def year_of(text: str) -> int | None:
    """The one year that the text names; a span of years is none."""
    years = set(_YEAR.findall(_YEAR_SPAN.sub("", text)))
    return int(years.pop()) if len(years) == 1 else None


def _year_aimed_at(text: str) -> int | None:
    """The year by which the goal is to be reached, as its own text says; of several the one it leads to."""
    if year := year_of(text):
        return year
    aimed = _AIMED.findall(fold(text))
    return int(aimed[-1]) if aimed else None


def _numbered(section: Section, area: str | None, year: int | None) -> Iterator[_Candidate]:
    for line in [*([section.heading] if section.heading else []), *section.lines]:
        if match := _NUMBERED_GOAL.match(line.folded):
            own_area = None if line is section.heading else area
            yield _Candidate(line.start + match.end(), line.end, int(match[1]), own_area, year, 0.95)


def _listed(lines: Sequence[Line], area: str | None, year: int | None) -> Iterator[_Candidate]:
    """The items of the first list. A single line between two items is an area, or an item that lost its bullet."""
    first = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    for line, following in zip_longest(lines[first:], lines[first + 1 :]):
        is_item = line.marker and _marker_kind(line) == _marker_kind(lines[first])
        goes_on = following and following.marker and _marker_kind(following) == _marker_kind(lines[first])
        is_between = goes_on and line.text[0].isupper() and ". " not in line.text
        if len(line.text) > _LONGEST_GOAL or not (is_item or is_between):
            return
        if not line.marker and len(line.text.split()) <= _MOST_AREA_WORDS:
            area = line.text.rstrip(" :")
        else:
            yield _Candidate(line.content_start, line.end, _number(line), area, year, 0.9 if line.marker else 0.75)


def _marker_kind(line: Line) -> str:
    """Whether a list counts in digits, in letters, or has bullets: another kind is another list."""
    mark = line.text[: line.marker].strip()
    return "digit" if mark[:1].isdigit() else "letter" if mark.endswith(")") else "bullet"


def _announced(section: Section) -> Iterator[_Candidate]:
    """Goals that a line or sentence announces: as a list under it, or within it."""
    for index, line in enumerate(section.lines):
        below = section.lines[index + 1 :]
        opens = is_goal_heading(line) and below and below[0].marker
        announces = _ANNOUNCES.search(line.folded) and not _NO_GOALS_AHEAD.search(line.folded)
        if (opens or announces) and not line.marker:
            yield from _listed(below, None, year_of(_last_sentence(line.text)))
        for match in _IN_SENTENCE.finditer(line.folded):
            yield from _parts(line, match.end(), year_of(match[0]))


def _last_sentence(text: str) -> str:
    return text.rsplit(". ", 1)[-1]


def _parts(line: Line, start: int, year: int | None) -> Iterator[_Candidate]:
    """The goals of "att …, att … samt att …", up to the sentence's end."""
    end = line.text.find(". ", start)
    end = len(line.text.rstrip(".")) if end < 0 else end
    parts = list(_ATT_PART.finditer(line.folded, start, end))
    for part, following in zip_longest(parts, parts[1:]):
        yield _Candidate(
            line.start + part.end(), line.start + (following.start() if following else end), None, None, year, 0.8
        )


def _heading_years(sections: Sequence[Section]) -> list[tuple[int, int | None]]:
    """(offset, year) of the headings that open goals."""
    headings = [section.heading for section in sections if section.heading and is_goal_heading(section.heading)]
    return [(heading.start, year_of(heading.text)) for heading in headings]


def _tabled(lines: Sequence[Line], heading_years: Sequence[tuple[int, int | None]]) -> Iterator[_Candidate]:
    """The cells of a table's column that is headed "Mål"; their year is the column's, else that of the heading above."""
    column, width, year = None, 0, None
    for line in lines:
        cells = line.cells
        heads = [index for index, (_, cell) in enumerate(cells) if _GOAL_COLUMN.fullmatch(fold(cell))]
        if len(cells) > 1 and heads:
            above = [heading_year for start, heading_year in heading_years if start < line.start]
            column, width = heads[0], len(cells)
            year = year_of(cells[heads[0]][1]) or (above[-1] if above else None)
        elif column is not None and len(cells) == width:
            start, cell = cells[column]
            yield _Candidate(start, start + len(cell), None, None, year, 0.85)
        else:
            column = None


def _number(line: Line) -> int | None:
    match = _NUMBER.match(line.text)
    return int(match[1]) if match else None


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
