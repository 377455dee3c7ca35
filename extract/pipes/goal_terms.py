"""What tells a goal from talk about goals: headings, years, and the goal as it was found."""

import re
from dataclasses import dataclass

from extract.pipes.sections import Line

# "Kommunstyrelsens mål 2019", "Strategiska mål:", "Mål", "Nämndens mål för 2021"; not "Måluppfyllelse", "Mål nr T 12-19".
_GOAL_HEADING = re.compile(
    r"(?:\S+\s){0,6}?(?:[a-z]*mal|malen|malsattning(?:ar)?|malomraden?|malbild)(?:\s(?:for|ar|infor|under|inom|och|i|till|[a-z]+s)\b.{0,50})?"
    r"(?:\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?\s?:?"
)
_GOAL_TALK = re.compile(
    r"\b(?:uppfyll\w*|uppfolj\w*|foljs? upp|bidra\w* till malen|redovisa\w*|matbar\w*|malen ska\w*|malstyrning|hur\b.*\bmalen"
    r"|oforandrade|reviderade)\b"
)
# "Ekonomiska mål" under "Ägarens mål": no list of its own but one of its areas.
_AREA_OF_GOALS = re.compile(
    r"(?:ekonomisk|finansiell|social|verksamhetsmassig|kvalitativ|kvantitativ|personalpolitisk|ekologisk|kulturell|energi- och klimat"
    r"|miljomassig)[a-z]*\smal\s?:?"
)
# "Styrkort 2021": what stands below it is set for that year.
_YEARLY = re.compile(
    r"(?:[a-z-]+\s)?(?:styrkort|malstyrning|malbild|handlingsplan|aktivitetsplan|uppdragsplan|verksamhetsmal)(?:\sfor)?\s(?:ar\s)?(?:19|20)\d\d"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?![\d-])")
YEAR_SPAN = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A goal at [start, end) of the running text, without bullet or number."""

    start: int
    end: int
    number: int | None
    area: str | None
    year: int | None
    confidence: float


def is_goal_heading(line: Line) -> bool:
    """Whether the heading opens a list of goals."""
    return bool(_GOAL_HEADING.fullmatch(line.folded)) and not _GOAL_TALK.search(line.folded)


def is_area_of_goals(line: Line) -> bool:
    """Whether the heading names one area among a body's goals."""
    return bool(_AREA_OF_GOALS.fullmatch(line.folded))


def year_below(line: Line) -> int | None:
    """The year for which everything under the heading is set, when it says so ("Styrkort 2021")."""
    return year_of(line.text) if _YEARLY.fullmatch(line.folded) else None


def year_of(text: str) -> int | None:
    """The one year that the text names; a span of years is none.

    >>> year_of("Nämndens mål för 2021"), year_of("Mål 2019-2022")
    (2021, None)
    """
    years = set(_YEAR.findall(YEAR_SPAN.sub("", text)))
    return int(years.pop()) if len(years) == 1 else None
