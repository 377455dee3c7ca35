"""Component `diarium_goals`: goals, each once, with number, area, year and target."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Goal, add
from extract.pipes.goal_tables import tabled
from extract.pipes.goal_terms import YEAR_SPAN, Candidate, is_area_of_goals, is_goal_heading, year_below, year_of
from extract.pipes.sections import Line, Section
from extract.pipes.targets import target_of
from extract.pipes.years import years_in
from normalize.unicode import fold

_NUMBERED_GOAL = re.compile(r"(?:\S*mal)\s(\d{1,2})\s*[.:–-]?\s+(?=\S)")
# "Mål: …", "Effektmål – …"; what follows is a sentence, not a target ("Mål: minst 80 %").
_LABELLED_GOAL = re.compile(
    r"(?:(?:prioriterat|overgripande|strategiskt|kommunens|namndens)\s)?(?:inriktnings|effekt|del|namnd|resultat|process|verksamhets|fokus|huvud"
    r"|prestations|utvecklings|kvalitets)?mal\s?[:–]\s+(?=[a-z](?:\S*\s){3})"
)
_NUMBER = re.compile(r"(\d{1,2})[.)]\s")
_AIMED = re.compile(r"\b(?:senast|till|ar|utgangen av|fore)\s(?:ar\s)?((?:19|20)\d\d)(?![\d-])")
# "… har antagit tre mål:": a sentence whose last words announce goals.
_ANNOUNCES = re.compile(r"\b[a-z]*mal(?:en)?(?:\s\S+){0,5}:$")
_NO_GOALS_AHEAD = re.compile(r"\b(?:beskriv\w*|foljande (?:satt|kriterier)|uppnas|innebar|krav)\b[^.]*:$")
# "Målen är att …, att … samt att …"
_IN_SENTENCE = re.compile(
    r"\b(?:[a-z]*malen|[a-z]*mal)\b[^.:]{0,80}?(?:\bar|:)\s(?=att\s)|\bhar\s(?:som|till)\smal(?:sattning)?\s(?=att\s)|\bmalsattningen\sar\s(?=att\s)"
)
_MENTIONS_GOALS = re.compile(r"\bmal(?:en)?\b")
# A line of a list whose bullets a scan has lost: one statement, said of somebody or something.
_STATEMENT = re.compile(r"(?=[^a-z]{0,2}[A-ZÅÄÖ])(?:[\w%/-]+,?[ ]){3,30}[\w%²/-]+\.?", re.UNICODE)
_FEWEST_STATEMENTS = 2
_ATT_PART = re.compile(r"(?:,?\s(?:samt|och)|,)?\s*\batt\s")
_MOST_AREA_WORDS = 4
_SHORTEST_GOAL, _LONGEST_GOAL = 8, 320  # characters


@Language.factory("diarium_goals", requires=["doc._.sections"], assigns=["doc.spans"])
def make_goals(nlp: Language, name: str) -> "Goals":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Goals()


class Goals:
    """Finds goals under goal headings, in lines that say "Mål 3.", in tables and in sentences."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `goals`."""
        seen: set[str] = set()
        candidates = [*_candidates(doc._.sections), *tabled(doc._.lines, _heading_years(doc._.sections))]
        for candidate in sorted(candidates, key=lambda candidate: candidate.start):
            text = doc.text[candidate.start : candidate.end]
            key = fold(text).strip(" .")
            if key not in seen and len(key) >= _SHORTEST_GOAL:
                seen.add(key)
                year = _year_aimed_at(text) or candidate.year
                goal = Goal(candidate.number, candidate.area, year, target_of(text))
                add(doc, "goals", (candidate.start, candidate.end), goal, candidate.confidence)
        return doc


def _candidates(sections: Sequence[Section]) -> Iterator[Candidate]:
    """Goals in the document's order. Sections without a kind under a goal heading are its areas."""
    area: str | None = None
    year: int | None = None
    yearly: int | None = None
    told: int | None = None
    in_goals = bare = False
    for section in sections:
        is_area = in_goals and section.heading is not None and is_area_of_goals(section.heading)
        if section.heading and (below := year_below(section.heading)):
            yearly = below
        if section.heading and is_goal_heading(section.heading) and not is_area:
            in_goals, area, year = section.kind is None, None, year_of(section.heading.text)
        elif section.kind:
            in_goals, area, year = False, None, None
            yearly = yearly if section.kind == "ekonomi" else None  # "Ekonomi" is a perspective of a styrkort too
        else:
            area = section.heading.text.rstrip(" :") if section.heading else None
            in_goals = in_goals and (not bare or _stands_alone(section))
        told = _told_year(section) or told
        numbered = [*_numbered(section, area, year or yearly), *_labelled(section, area, year or yearly or told)]
        listed = (
            list(_listed(section.lines, area, year or _opening_year(section.lines)))
            if in_goals and not numbered
            else []
        )
        if in_goals and not numbered and not listed:
            listed = list(_without_bullets(section, area, year, goes_on=bare))
        bare = bool(listed) and not any(line.marker for line in section.lines[1:])
        yield from numbered or listed
        yield from _announced(section)
        # Where goals stand right under the heading that says so, later headings are no areas of it.
        in_goals = (
            in_goals and (bare or not (listed and area is None)) and bool(numbered or listed or len(section.lines) < 2)
        )


def _opening_year(lines: Sequence[Line]) -> int | None:
    """The one year that the sentence names which opens the section's list: "Nämnden har för 2024 antagit dessa mål:"."""
    opening = next((above for above, line in pairwise(lines) if line.marker), None)
    if opening is None or opening.marker:
        return None
    sentence = YEAR_SPAN.sub("", fold(_last_sentence(opening.text)))
    years = set(years_in(sentence)) if _MENTIONS_GOALS.search(sentence) else set()
    return years.pop() if len(years) == 1 else None


def _stands_alone(section: Section) -> bool:
    """Whether the section is nothing but a heading that reads as a statement."""
    return section.heading is not None and not section.lines and bool(_STATEMENT.fullmatch(section.heading.text))


def _told_year(section: Section) -> int | None:
    """The year for which a sentence says that goals were set; the last such sentence's."""
    told = None
    for line in section.lines:
        years = set(years_in(line.folded)) if _MENTIONS_GOALS.search(line.folded) else set()
        told = years.pop() if len(years) == 1 else told
    return told


def _year_aimed_at(text: str) -> int | None:
    """The year by which the goal is to be reached, as its own text says; of several the one it leads to."""
    if year := year_of(text):
        return year
    aimed = _AIMED.findall(fold(text))
    return int(aimed[-1]) if aimed else None


def _numbered(section: Section, area: str | None, year: int | None) -> Iterator[Candidate]:
    for line in [*([section.heading] if section.heading else []), *section.lines]:
        if match := _NUMBERED_GOAL.match(line.folded):
            own_area = None if line is section.heading else area
            yield Candidate(line.start + match.end(), line.end, int(match[1]), own_area, year, 0.95)


def _labelled(section: Section, area: str | None, year: int | None) -> Iterator[Candidate]:
    for line in section.lines:
        if match := _LABELLED_GOAL.match(line.folded):
            yield Candidate(line.start + match.end(), line.end, None, area, year, 0.9)


def _without_bullets(section: Section, area: str | None, year: int | None, *, goes_on: bool) -> Iterator[Candidate]:
    """The lines of a list that has lost all its bullets: nothing but statements, two at least.

    Where such a list goes on, a statement that stands alone between gaps is the next of it, and no heading.
    """
    lines, heading = section.lines, section.heading
    if goes_on and heading and _stands_alone(section):
        yield Candidate(heading.start, heading.end, None, None, year, 0.6)
    elif len(lines) >= _FEWEST_STATEMENTS and all(_STATEMENT.fullmatch(line.text) for line in lines):
        for line in lines:
            yield Candidate(line.start, line.end, None, area, year, 0.6)


def _listed(lines: Sequence[Line], area: str | None, year: int | None) -> Iterator[Candidate]:
    """The items of the first list. A single line between two items is an area, or an item that lost its bullet."""
    first = next((index for index, line in enumerate(lines) if line.marker), len(lines))
    if first < len(lines) and not any(line.marker for line in lines[first + 1 :]):
        yield from _after_one_bullet(lines[first:], area, year)
        return
    if first == 1 and _is_area(lines[0]):
        area = lines[0].text
    for line, following in zip_longest(lines[first:], lines[first + 1 :]):
        is_item = line.marker and _marker_kind(line) == _marker_kind(lines[first])
        goes_on = following and following.marker and _marker_kind(following) == _marker_kind(lines[first])
        is_between = goes_on and line.text[0].isupper() and ". " not in line.text
        if len(line.text) > _LONGEST_GOAL or not (is_item or is_between):
            return
        if not line.marker and len(line.text.split()) <= _MOST_AREA_WORDS:
            area = line.text.rstrip(" :")
        else:
            yield Candidate(line.content_start, line.end, _number(line), area, year, 0.9 if line.marker else 0.75)


def _is_area(line: Line) -> bool:
    return not line.marker and len(line.text.split()) <= _MOST_AREA_WORDS and line.text[-1] not in ".:;,"


def _after_one_bullet(lines: Sequence[Line], area: str | None, year: int | None) -> Iterator[Candidate]:
    """A list of which only the first item has kept its bullet, when all that follows are statements as it is one."""
    others = lines[1:] if all(_STATEMENT.fullmatch(line.text) for line in lines[1:]) else ()
    for line in (lines[0], *others):
        if len(line.text) <= _LONGEST_GOAL:
            yield Candidate(line.content_start, line.end, _number(line), area, year, 0.9 if line.marker else 0.6)


def _marker_kind(line: Line) -> str:
    """Whether a list counts in digits, in letters, or has bullets: another kind is another list."""
    mark = line.text[: line.marker].strip()
    return "digit" if mark[:1].isdigit() else "letter" if mark.endswith(")") else "bullet"


def _announced(section: Section) -> Iterator[Candidate]:
    """Goals that a line or sentence announces: as a list under it, or within it."""
    for index, line in enumerate(section.lines):
        below = section.lines[index + 1 :]
        opens = is_goal_heading(line) and any(item.marker for item in below[: 2 if below and _is_area(below[0]) else 1])
        announces = _ANNOUNCES.search(line.folded) and not _NO_GOALS_AHEAD.search(line.folded)
        if (opens or announces) and not line.marker:
            yield from _listed(below, None, year_of(_last_sentence(line.text)))
        for match in _IN_SENTENCE.finditer(line.folded):
            yield from _parts(line, match.end(), year_of(match[0]))


def _last_sentence(text: str) -> str:
    return text.rsplit(". ", 1)[-1]


def _parts(line: Line, start: int, year: int | None) -> Iterator[Candidate]:
    """The goals of "att …, att … samt att …", up to the sentence's end."""
    end = line.text.find(". ", start)
    end = len(line.text.rstrip(".")) if end < 0 else end
    parts = list(_ATT_PART.finditer(line.folded, start, end))
    for part, following in zip_longest(parts, parts[1:]):
        yield Candidate(
            line.start + part.end(), line.start + (following.start() if following else end), None, None, year, 0.8
        )


def _heading_years(sections: Sequence[Section]) -> list[tuple[int, int | None]]:
    """(offset, year) of the headings that open goals, or a year's styrkort."""
    headings = [
        section.heading
        for section in sections
        if section.heading and (is_goal_heading(section.heading) or year_below(section.heading))
    ]
    return [(heading.start, year_of(heading.text)) for heading in headings]


def _number(line: Line) -> int | None:
    match = _NUMBER.match(line.text)
    return int(match[1]) if match else None
