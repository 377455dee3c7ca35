"""What says what a table holds: the lines above it, the numbered one below, and the clause of prose that names its unit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pipes.figure_cells import is_figure
from extract.pipes.periods import KIND
from extract.pipes.rows import is_text_row
from extract.pipes.sections import Line

_POINTS_DOWN = re.compile(r":$|\b(?:nedan|nedanstaende|foljande|tabell\w*)\b")
_TABLE_NUMBER = re.compile(r"(?:tabell|tab\.?|bild|figur|diagram)\s\d")
# Below a table that names no unit also "Investeringsplan, tkr", "Driftbudget 2019–2021 (mnkr)".
_CAPTION_BELOW = re.compile(
    rf"{_TABLE_NUMBER.pattern}|[a-z][a-z ,-]{{3,50}}(?:\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[,:;]?\s\(?(?:belopp\s)?(?:i\s)?(?:tkr|mnkr|mkr|kkr|tsek|msek|kr|kronor)\W*$"
)
OWN_SUM = re.compile(r"(?<!\b(?:19|20)\d)\d\s?(?:tkr|mnkr|mkr|kkr|kr|kronor|miljoner|:-)\b|:-")
MONEY = re.compile(r"\b(?:tkr|mnkr|mkr|kkr|tsek|msek|kr|kronor|(?:tusen|miljoner)\s?kr\w*)\b")
# "Beloppen är angivna i tusental kronor" amid prose, which else tells nothing of the table.
_UNIT_CLAUSE = re.compile(
    r"\b(?:belopp|summor|siffror|kostnader|tal|uppgifter)(?:en|na|et)?\b[^.;:()]{0,40}?\bi\s(?:tkr|mnkr|mkr|kkr|tsek|msek|(?:tusen|miljon)[a-z]*(?:\skr(?:onor)?)?)\b"
)
_MOST_LINES = 3
_LONGEST = 120  # characters


def caption_of(lines: Sequence[Line], first: int, last: int) -> tuple[Line, ...]:
    """The lines that say what the table at [first, last] holds: those above it, or the one below that begins "Tabell 1"."""
    above = lines_above(lines, first)
    if any(_TABLE_NUMBER.match(line.folded) for line in above):
        return tuple(above)
    has_unit = any(MONEY.search(line.folded) for line in (*lines[first : last + 1], *above))
    return (*_below(lines[last + 1 : last + 3], _TABLE_NUMBER if has_unit else _CAPTION_BELOW), *above)


def lines_above(lines: Sequence[Line], first: int) -> list[Line]:
    """The lines above a table that may say what it holds, the nearest first; of prose the clause that names the unit."""
    return list(_above(lines, first))


def _above(lines: Sequence[Line], first: int) -> Iterator[Line]:
    for line in reversed(lines[max(first - _MOST_LINES, 0) : first]):
        if "\t" in line.text and any(is_figure(cell) for _, cell in line.cells[1:]):
            return
        is_prose = len(line.text) > _LONGEST or OWN_SUM.search(line.folded)
        if is_prose and not _POINTS_DOWN.search(line.folded):
            yield from _unit_clause(line)
            return
        yield line


def _unit_clause(line: Line) -> Iterator[Line]:
    if clause := _UNIT_CLAUSE.search(line.folded):
        start, end = clause.span()
        yield replace(
            line, start=line.start + start, end=line.start + end, text=line.text[start:end], folded=clause[0], marker=0
        )


def _below(lines: Sequence[Line], caption: re.Pattern[str]) -> Sequence[Line]:
    """The first line, when it is the `caption` of the table that it stands below, and not of one that follows."""
    if not lines or not caption.match(lines[0].folded):
        return ()
    goes_on = any("\t" in line.text or len(KIND.findall(line.folded)) > 1 or is_text_row(line) for line in lines[1:])
    return () if goes_on else lines[:1]
