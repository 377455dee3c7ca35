"""Lists of counts without a head: under a caption that tells when they were counted, or each with its own day.

Läget den 1 oktober 1985             Invånare 1/1 1974      6.210
Kö till förskolan       41 barn      Invånare 1/1 1975      6.184
Utdelade matportioner   212
"""

import re
from collections.abc import Collection, Iterator, Sequence

from extract.pipes.measure_terms import COUNTED, FIGURE, KNOWN_UNIT, MEASURE_NOUN, NO_LABEL, PERIOD
from extract.pipes.period_rows import Measured
from extract.pipes.results import RESULT
from extract.pipes.sections import Line
from normalize.amounts import parse_number

# What such captions name: how things stand, or that they were counted.
_STATE = (
    r"(?:stallningen|(?:nu)?laget|lagesbild(?:en)?|situationen|statistik(?:en)?|[a-z]*nyckeltal|nagra\s(?:tal|siffror)|i\ssiffror|siffror|[a-z]*uppgifter|verksamhets(?:matt|statistik)"
    r"|volym(?:er|matt)|prestationer|matvarden|indikatorer|kvalitetsmatt|fakta)"
)
_CAPTION = re.compile(
    rf"(?!.*\b(?:mal|budget\w*|plan\w*|prognos\w*)\b)(?:[a-z-]+\s){{0,4}}{_STATE}(?:\s[a-z-]+){{0,3}}?,?\s\(?(?:(?:per|avseende)\s)?(?P<period>{PERIOD})\)?:?"
)
_UNIT = rf"(?:\s?(?P<unit>{KNOWN_UNIT}|st\b\.?|(?!kr\b|tkr\b|kronor\b|mkr\b|mnkr\b|procentenheter\b)[a-z]{{3,15}}))?"
# A name stands apart from its figure, or holds none itself.
_NAMED = rf"(?!{RESULT}\b){NO_LABEL}"
_ROW = re.compile(rf"{_NAMED}(?P<name>[^\W\d][^\t]{{2,70}}\t|[^\W\d][^\d\t:;]{{2,60}}?[\s:]\s?){FIGURE}{_UNIT}\W*")
_OWN_PERIOD = re.compile(rf"{_NAMED}(?P<name>[^\W\d][^\d\t:;]{{2,50}}?),?\s(?P<period>{PERIOD}):?\s{FIGURE}{_UNIT}\W*")
# What tells a list of counts from sums, and from the pages or numbers of documents of those days.
_COUNTS = re.compile(rf"\b(?:[a-z]*antal|[a-z]*andel|{COUNTED}|{MEASURE_NOUN}\b)")
_YEAR_OR_DAY = re.compile(r"(?:19|20)\d\d")
_OF_MONEY = re.compile(r"\d\s?(?:kr|tkr|mkr|mnkr|kronor)\W*$")
_LEADERS = " \t.:_"
_MOST_ROWS = 25
_FEWEST = 2
_LONGEST = 110  # characters of a line
_SURENESS = 0.9


def measured_under_captions(lines: Sequence[Line], taken: Collection[int]) -> Iterator[tuple[Measured, str | None]]:
    """The figures of such lists, in order, each with its unit, but for lines `taken` by tables."""
    index = 0
    while index < len(lines):
        found = _list_at(lines, index, taken)
        yield from found
        index = found[-1][0].line + 1 if found else index + 1


def _list_at(lines: Sequence[Line], index: int, taken: Collection[int]) -> list[tuple[Measured, str | None]]:
    """The list that begins at the line: with its caption, or with the first of the rows that have their own periods."""
    line = lines[index]
    if len(line.text) > _LONGEST or not any(map(str.isdigit, line.text)) or index in taken:
        return []
    caption = _CAPTION.fullmatch(line.folded)
    if caption and _YEAR_OR_DAY.search(caption["period"]):
        return _rows(lines, index + 1, _ROW, line.text[slice(*caption.span("period"))], taken)
    return _rows(lines, index, _OWN_PERIOD, None, taken)


def _rows(
    lines: Sequence[Line], first: int, pattern: re.Pattern[str], period: str | None, taken: Collection[int]
) -> list[tuple[Measured, str | None]]:
    """The rows from that line on, each of the period or of its own; none when they are too few, or nothing tells that they count."""
    found: list[tuple[Measured, str | None]] = []
    counts = period is not None
    for index in range(first, min(first + _MOST_ROWS, len(lines))):
        line = lines[index]
        match = pattern.fullmatch(line.folded) if len(line.text) <= _LONGEST and index not in taken else None
        if _OF_MONEY.search(line.folded):
            continue
        told = period or (match and _YEAR_OR_DAY.search(match["period"]) and line.text[slice(*match.span("period"))])
        value = parse_number(match["value"]) if match else None
        if not match or not told or value is None or _YEAR_OR_DAY.fullmatch(match["value"]):
            break
        counts = counts or bool(match["unit"] or _COUNTS.search(match["name"]))
        name = line.text[slice(*match.span("name"))].rstrip(_LEADERS)
        unit = line.text[slice(*match.span("unit"))] if match["unit"] else None
        place = (line.start + match.start("value"), line.start + match.end("unit" if unit else "value"))
        found.append((Measured(index, *place, name, told, value, _SURENESS), unit))
    return found if counts and len(found) >= _FEWEST else []
