"""Figures of several periods that stand below each other under the name of what they measure.

Sjukfrånvaro
Kv 1 2016: 7,9 %
Kv 1 2017: 7,2 %
"""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.measure_terms import KNOWN_UNIT, PERIOD
from extract.pipes.period_rows import Measured
from extract.pipes.sections import Line
from normalize.amounts import parse_number

_ITEM = re.compile(
    rf"(?:\W\s)?(?P<period>{PERIOD})(?::|\s?[-–=])\s(?:ca\s|cirka\s)?(?P<value>\d{{1,3}}(?:[ .]\d{{3}})+|\d+(?:,\d+)?)(?:\s?(?P<unit>{KNOWN_UNIT}|st))?\W*$"
)
# What names a measure: a few words that begin a line, and no sentence.
_NAME = re.compile(r"[A-ZÅÄÖ][^\d\t.;:]{3,60}:?$")
_MOST_BETWEEN = 2  # lines of another column between two items
_MOST_ABOVE = 3  # lines from the first item to the name
_FEWEST = 2
_SURENESS = 0.9


def measured_in_lists(lines: Sequence[Line]) -> Iterator[tuple[Measured, str | None]]:
    """The figures of such lists, in order, each with its unit."""
    found = [(index, match) for index, line in enumerate(lines) if (match := _item(line))]
    while found:
        size = 1
        while size < len(found) and found[size][0] - found[size - 1][0] <= _MOST_BETWEEN + 1:
            size += 1
        items, found = found[:size], found[size:]
        name = _name(lines, items[0][0])
        if size >= _FEWEST and name:
            yield from (read for index, match in items if (read := _read(lines[index], index, match, name)))


def _item(line: Line) -> re.Match[str] | None:
    return _ITEM.match(line.folded) if line.text[-1:] not in ("", ":") and _may_be_item(line.text) else None


def _may_be_item(text: str) -> bool:
    return ":" in text and any(map(str.isdigit, text))


def _name(lines: Sequence[Line], first: int) -> str | None:
    """The nearest line above that may name what is measured; items of another list may stand between."""
    for line in reversed(lines[max(first - _MOST_ABOVE, 0) : first]):
        if not line.marker and _NAME.match(line.text):
            return line.text.rstrip(":")
        if not line.marker and not line.text[:1].islower():
            return None
    return None


def _read(line: Line, index: int, match: re.Match[str], name: str) -> tuple[Measured, str | None] | None:
    value = parse_number(match["value"])
    if value is None:
        return None
    start, end = match.start("value"), match.end("unit" if match["unit"] else "value")
    period = line.text[slice(*match.span("period"))]
    unit = line.text[slice(*match.span("unit"))] if match["unit"] else None
    return Measured(index, line.start + start, line.start + end, name, period, value, _SURENESS), unit
