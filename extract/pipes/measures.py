"""Measured values in sentences: `Sjukfrånvaron uppgick under perioden till 3,1 %`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from extract.pipes.findings import Indicator
from extract.pipes.further import Told, of_it, paired, period_of_sentence, told_by, with_further
from extract.pipes.measure_rules import HINTS, RULES, MeasureRule
from extract.pipes.measure_terms import CHANGED, IS_SAME, NUMBER_WORD, NUMBERS, PERIOD
from extract.pipes.sections import Line
from normalize.amounts import parse_number
from normalize.unicode import fold

_COMPILED_HINTS = {hint: re.compile(hint) for hint in HINTS.values()}


def _hints(rule: MeasureRule) -> frozenset[str]:
    return frozenset(hint for part, hint in HINTS.items() if part in rule.pattern)


_COMPILED = tuple((_hints(rule), re.compile(rule.pattern)) for rule in RULES)
_ENDS_IN_PERIOD = re.compile(rf"\s({PERIOD})$")
_LOST_RING = re.compile(r"\b(?:[ÄA]r(?:et|ets|s)?|[äa]r(?:et|ets|s)?|[Vv]a(?=ren\b|rterm))")  # as scans lose it
_ROUGH_END = re.compile(r"(?:\s(?:i\s(?:genomsnitt|snitt|medeltal)|totalt|sammanlagt|fran|vid|den|under)|,\ssom)$")
_ASIDE = re.compile(r",\ssom\s.*,$")  # "beläggningen på boendet, som har tre platser,"
_MONEY = re.compile(r"\b(?:kr|kronor|tkr|mnkr|mkr|kkr|miljon(?:er)?|miljarder|oren?)\b")
_NO_END = re.compile(rf"\b{CHANGED}\sfran\b")  # in a name: its value has been read
_UNITS = {"procent": "%"}
_IS_SAME = re.compile(IS_SAME)
_YEAR = re.compile(r"(?:19|20)\d\d")
# What a count stands behind that looks like a year.
_BEFORE_COUNT = re.compile(
    r"\b(?:var|till|pa|ar|blev|utgjorde|omfattade|hade|totalt|cirka|ca|drygt|knappt|omkring|sammanlagt|av)\s$"
)
_IN_WORDS = re.compile(rf"\b{NUMBER_WORD}\s")
# What the rest of its sentence aims at: "målet är att väntetiden är 10 dagar".
_AIMED = re.compile(
    r"\b(?:[a-z]*mal(?:et|en)?|malsattning(?:en)?|ambition(?:en)?|krav(?:et)?|avsikt(?:en)?)\b[^.;:]*\batt\b[^.;:]*$"
)


def measures_in(line: Line) -> Iterator[tuple[int, int, Indicator]]:
    """(start, end, indicator) of the measured values that the line tells; the place is that of value and unit."""
    folded = line.folded[line.marker :]
    if not any(map(str.isdigit, folded)) and not _IN_WORDS.search(folded):
        return
    seen: set[int] = set()
    last: Told | None = None
    for one in sorted(chain(paired(folded), _by_rules(folded), of_it(folded)), key=lambda told: told.value[0]):
        start = min(one.name[0][0], one.value[0])
        if (
            _NO_END.search(folded[slice(*one.name[-1])])
            or one.value[0] in seen
            or _MONEY.search(folded, start, one.end)
            or _AIMED.search(folded, 0, start)
        ):
            continue
        told = _named(folded, one, last)
        if told is None:
            continue
        seen.add(told.value[0])
        period = told.period or period_of_sentence(folded, told)
        if not period and last and folded.startswith("motsvarande", start):
            period = last.period  # that of what it is compared with
        last = replace(told, period=period)
        if found := _indicator(line, last):
            yield found


def _named(folded: str, told: Told, last: Told | None) -> Told | None:
    """What is told, by the name of what was told before it where it has none: "motsvarande siffra"."""
    same = _IS_SAME.match(folded[: told.name[0][1]], told.name[0][0])
    if not same:
        return told
    own = same.span("period") if same["period"] else None
    if last is None:  # of what a goal beside it names: "Andelen blev 37 procent"
        return told if same[0] in ("andelen", "antalet") else None
    return replace(told, name=last.name, period=told.period or own)


def _by_rules(folded: str) -> Iterator[Told]:
    there = {hint for hint, pattern in _COMPILED_HINTS.items() if pattern.search(folded)}
    for pattern in (pattern for hints, pattern in _COMPILED if hints <= there):
        for match in pattern.finditer(folded):
            yield from with_further(folded, told_by(match))


def _indicator(line: Line, told: Told) -> tuple[int, int, Indicator] | None:
    content = line.content
    written = line.folded[line.marker + told.value[0] : line.marker + told.value[1]]
    value = Decimal(NUMBERS[written]) if written in NUMBERS else parse_number(written)
    before = line.folded[line.marker : line.marker + told.value[0]]
    if value is None or (_YEAR.fullmatch(written) and not told.unit and not _BEFORE_COUNT.search(before)):
        return None
    name = " ".join(content[slice(*part)] for part in told.name)
    period = content[slice(*told.period)] if told.period else None
    if not period and (own := _ENDS_IN_PERIOD.search(fold(name))):  # "Svarsfrekvensen vid senaste mätningen var 46 %"
        name, period = name[: own.start()], name[own.start(1) :]
    name = _ASIDE.sub("", name)
    if rough := _ROUGH_END.search(fold(name)):
        name = name[: rough.start()]
    period = _LOST_RING.sub(lambda lost: lost[0].replace("a", "å").replace("ä", "å"), period) if period else None
    unit = content[slice(*told.unit)] if told.unit else None
    return (
        line.content_start + told.value[0],
        line.content_start + (told.unit or told.value)[1],
        Indicator(name, period, value, _UNITS.get(unit, unit) if unit else None),
    )
