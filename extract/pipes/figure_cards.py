"""Figures written large with what they measure under them, as slides and summaries have them.

61 204                 8,1 %
Besök på biblioteken   Sjukfrånvaro 2024
T1 2020
T1 2019: 84 310
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pipes.measure_terms import FIGURE, KNOWN_UNIT, PERIOD
from extract.pipes.period_rows import Measured
from extract.pipes.sections import Line
from normalize.amounts import parse_number
from normalize.unicode import fold

_UNIT = rf"(?:\s?(?P<unit>{KNOWN_UNIT}|st\b\.?))?"
_SUM = re.compile(r"[-–]?\d[\d ,.]*\s?(?:kr|tkr|mkr|mnkr|kronor|mdkr|miljoner(?:\skronor)?)")
_LARGE = re.compile(rf"(?:ca\.?\s|cirka\s|drygt\s|knappt\s)?{FIGURE}{_UNIT}")
_NAME = re.compile(r"[^\W\d_][^\t:;!?•]{4,79}(?<![.,])")
_PERIOD = re.compile(rf"\(?(?P<period>{PERIOD})\)?")
_ENDS_IN_PERIOD = re.compile(rf",?\s\(?(?P<period>{PERIOD})\)?$")
# What it is compared with: "T1 2019: 84 310", "(84 310 år 2019)".
_BEFORE = (
    re.compile(rf"\(?(?:jfr\.?\s|jamfort\smed\s|mot\s)?(?P<period>{PERIOD})(?:\svar|:)?\s{FIGURE}{_UNIT}\)?"),
    re.compile(rf"\(?(?:jfr\.?\s|jamfort\smed\s|mot\s)?{FIGURE}{_UNIT}\s\(?(?P<period>{PERIOD})\)?"),
)
_AIM = re.compile(r"\b(?:mal(?:et|varde|niva)?|budget\w*|prognos\w*|avvikelse|ska|skall|sida|sid)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_LINES = 6  # of a card
_MOST_APART = 8  # lines from one card to the next
_MOST_PAGES = 2  # from one page with a card to the next
_SURENESS = 0.9


@dataclass(frozen=True, slots=True)
class _Part:
    """A line of a card: the index of the line that it stands in, where it begins, and what it says."""

    line: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Card:
    line: int
    figures: tuple[tuple[Measured, str | None], ...]  # none of a sum of money


def measured_on_cards(lines: Sequence[Line]) -> Iterator[tuple[Measured, str | None]]:
    """The figures of such cards, in order, each with its unit; a card that stands alone is none."""
    cards = [card for index in range(len(lines)) for card in _cards_at(lines, index)]
    near = {place for place, (one, other) in enumerate(pairwise(cards)) if _are_near(one, other)}
    for place, card in enumerate(cards):
        if place in near or place - 1 in near:
            yield from card.figures


def _are_near(one: _Card, other: _Card) -> bool:
    """Whether the cards stand together; of figures that count on, without a unit, each is the number of its page."""
    bare = [card.figures[0][0].value for card in (one, other) if card.figures and not card.figures[0][1]]
    are_pages = one.line < other.line and len(bare) == 2 and 0 < bare[1] - bare[0] <= _MOST_PAGES
    return other.line - one.line <= _MOST_APART and not are_pages


def _cards_at(lines: Sequence[Line], index: int) -> Iterator[_Card]:
    """The cards whose figures stand in the line, side by side where it has several cells."""
    cells = lines[index].cells if lines[index].text[:1] in "-–" or lines[index].text[:1].isalnum() else []
    if not cells or not all(_is_large(text) for _, text in cells):
        return
    below = [line.cells for line in lines[index + 1 : index + 1 + _MOST_LINES]]
    for column, (start, text) in enumerate(cells):
        parts = [_Part(index, start, text)]
        for offset, row in enumerate(below, 1):
            if len(row) != len(cells) or _is_large(row[column][1]):
                break
            parts.append(_Part(index + offset, *row[column]))
        if card := _card(parts):
            yield card


def _is_large(text: str) -> bool:
    folded = fold(text)
    return bool(_LARGE.fullmatch(folded) or _SUM.fullmatch(folded)) and not _YEAR.fullmatch(folded)


def _card(parts: Sequence[_Part]) -> _Card | None:
    """The card of a figure, its name, its period and what it is compared with; None where one of the first three lacks."""
    large, *below = parts
    name, rest = _name(below)
    if not name or _AIM.search(fold(name)):
        return _Card(large.line, ()) if name and _SUM.fullmatch(fold(large.text)) else None
    own = _ENDS_IN_PERIOD.search(fold(name))
    period = name[slice(*own.span("period"))] if own else None
    if own:
        name = name[: own.start()]
    elif rest and (alone := _PERIOD.fullmatch(fold(rest[0].text))):
        period, rest = rest[0].text[slice(*alone.span("period"))], rest[1:]
    if not period:
        return None
    if _SUM.fullmatch(fold(large.text)):
        return _Card(large.line, ())
    found = [_measured(large, _LARGE.fullmatch(fold(large.text)), name, period)]
    for part in rest:
        told = next((match for one in _BEFORE if (match := one.fullmatch(fold(part.text)))), None)
        if not told:
            break
        found.append(_measured(part, told, name, part.text[slice(*told.span("period"))]))
    return _Card(large.line, tuple(filter(None, found)))


def _name(below: Sequence[_Part]) -> tuple[str | None, Sequence[_Part]]:
    """What is measured, with the lines that it goes on on, and the lines after it."""
    if not below or not _NAME.fullmatch(below[0].text):
        return None, ()
    name, count = below[0].text, 1
    for part in below[1:3]:
        if not part.text[:1].islower() or _PERIOD.fullmatch(fold(part.text)) or not _NAME.fullmatch(part.text):
            break
        name, count = f"{name} {part.text}", count + 1
    return name, below[count:]


def _measured(part: _Part, match: re.Match[str] | None, name: str, period: str) -> tuple[Measured, str | None] | None:
    value = parse_number(match["value"]) if match else None
    if match is None or value is None:
        return None
    unit = part.text[slice(*match.span("unit"))] if match["unit"] else None
    place = (part.start + match.start("value"), part.start + match.end("unit" if unit else "value"))
    return Measured(part.line, *place, name, period, value, _SURENESS), unit
