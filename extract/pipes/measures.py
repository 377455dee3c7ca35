"""Measured values in sentences: `Sjukfrånvaron uppgick under perioden till 3,1 %`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.pipes.findings import Indicator
from extract.pipes.sections import Line
from normalize.amounts import parse_number

# What is measured: a share, or a noun that names a measure; of what, in a few words more.
_MEASURE = (
    r"(?:(?:den|det)\s(?:genomsnittliga|totala|ackumulerade|sammanlagda)\s)?"
    r"(?:andelen\s(?:[\w-]+\s){0,6}?[\w-]+|medelantalet\s[\w-]+|antalet\s(?:anstallda|arsarbetare|invanare)"
    r"|[\w-]*(?:franvaro|grad|tathet|frekvens|narvaro|index|tid|belastning|behorighet|meritvarde|nojdhet|omsattning|soliditet|arbetslosheten?)"
    r"(?:en|n|et|t)?(?:\s(?:for|bland|hos|inom|i)\s(?:[\w-]+\s){0,2}?[\w-]+)?)"
)
_PERIOD = (
    r"(?:(?:under|i|for|per|vid)\s(?:perioden|aret|arets\s\w+|(?:den\s)?(?:\d{1,2}\s)?(?:(?:januari|februari|mars|april|maj|juni|juli|augusti|september"
    r"|oktober|november|december|tertial\s\d|varen|hosten)\s)?(?:19|20)\d\d))"
)
_NUMBER = r"(?P<value>\d{1,3}(?: \d{3})+|\d+(?:[,.]\d+)?)"
_UNIT = r"(?P<unit>%|procent|dagar|dygn|poang|minuter|sekunder|ar\b|veckor|timmar|manader|arsarbetare)"


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """A wording (folded) of a measured value, with groups `name`, `value`, and perhaps `period` and `unit`."""

    pattern: str
    yes: str


RULES = (
    MeasureRule(
        rf"\b(?P<name>{_MEASURE})\s(?:var|blev|uppgick|uppmattes|lag|ligger|uppgar|okade|minskade|sjonk|steg|ar)(?:\s(?P<period>{_PERIOD}))?"
        rf"(?:\s(?:fran\s\S+(?:\s%)?))?(?:\s(?:till|pa))?(?:\si\sgenomsnitt)?\s{_NUMBER}\s?{_UNIT}(?:\s(?P<later>{_PERIOD}))?",
        yes="Sjukfrånvaron uppgick under perioden till 3,1 %.",
    ),
    MeasureRule(
        rf"\bvar\s(?P<name>{_MEASURE})\s{_NUMBER}\s?{_UNIT}(?:\s(?P<later>{_PERIOD}))?",
        yes="Enligt uppföljningen var den genomsnittliga utredningstiden för boendestöd 71 dagar under 2019.",
    ),
    MeasureRule(
        rf"\b(?P<name>medelantalet\s[\w-]+|antalet\s(?:anstallda|arsarbetare|invanare))\s(?:var|uppgick\still)(?:\s(?P<period>{_PERIOD}))?\s{_NUMBER}(?=[\s.,;]|$)",
        yes="Medelantalet anställda var 18.",
    ),
    MeasureRule(
        r"^(?P<name>[a-z][a-z -]{3,50}?)\s(?P<period>(?:(?:\d{1,2}\s)?[a-z]+\s)?(?:19|20)\d\d):\s"
        rf"{_NUMBER}\s?(?P<unit>%|procent|[a-z]+)?\.?$",
        yes="Befolkning 31 december 2022: 16 248 invånare",
    ),
)  # fmt: skip
_COMPILED = tuple(re.compile(rule.pattern) for rule in RULES)
_MONEY = re.compile(r"\b(?:kr|kronor|tkr|mnkr|mkr|miljoner)\b")
_UNITS = {"procent": "%"}


def measures_in(line: Line) -> Iterator[tuple[int, int, Indicator]]:
    """(start, end, indicator) of the measured values that the line tells; the place is that of value and unit."""
    folded, shift = line.folded[line.marker :], line.start + line.marker
    seen: set[int] = set()
    for pattern in _COMPILED:
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            start = match.start("value")
            value = parse_number(match["value"])
            if start in seen or value is None or _MONEY.search(match[0]):
                continue
            seen.add(start)
            unit = groups.get("unit")
            end = match.end("unit") if unit else match.end("value")
            period = "period" if groups.get("period") else "later" if groups.get("later") else None
            told = line.text[line.marker + match.start(period) : line.marker + match.end(period)] if period else None
            name = line.text[line.marker + match.start("name") : line.marker + match.end("name")]
            yield shift + start, shift + end, Indicator(name, told, value, _UNITS.get(unit, unit) if unit else None)
