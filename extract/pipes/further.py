"""What a sentence goes on to tell after a measured value: of another period, another measure, another part of the same.

Antalet resor var 41 300 under 2019 och 22 950 under 2020.
Den 1 maj var antalet brukare 188 och antalet kontaktpersoner 31.
Under 1987 och 1988 var beläggningen 81 resp. 86 procent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from extract.pipes.measure_terms import (
    ABOUT,
    ANY_UNIT,
    CHANGED,
    ENDS,
    KNOWN_UNIT,
    MEASURE,
    MEASURE_NOUN,
    NO_NAME,
    NOTION,
    PERIOD,
    PLACE,
    VALUE,
    VERB,
    WHEN,
    WORD,
)

Place = tuple[int, int]

_AND = r"(?:,?\s(?:och|samt|respektive|resp\.?)|,)"
_ROUGHLY = r"(?:(?:ca|cirka|drygt|knappt|omkring|hela|endast|bara|totalt)\s)?"
_UNIT = rf"(?:\s?(?P<unit>{KNOWN_UNIT}))?"
_ANY_UNIT = rf"(?:\s?(?P<unit>{KNOWN_UNIT})|\s(?!{PERIOD})[a-z][\w-]*)?"
_BEFORE_ASIDE = rf"(?:\s{PLACE})?\s?"  # "214 ton på banan (1994: 180 ton)"
# What a share is of, between the value and the one that it is compared with.
_OF_WHOM = rf"\s(?:av|bland|hos)\s(?!{PERIOD})(?:[\w-]+\s){{0,2}}[\w-]+"
# The same measure of another period.
_OTHER_PERIOD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_AND}|(?:{_OF_WHOM})?,?\s(?:mot|jamfort\smed|att\sjamfora\smed|till))\s{_ROUGHLY}{VALUE}{_UNIT}\s\(?{WHEN}\)?",
        rf"{_BEFORE_ASIDE}\((?:mot\s|jamfort\smed\s)?(?:foregaende\s[a-z]+,\s)?{WHEN}(?::|\svar|,)?(?:\still)?\s{_ROUGHLY}{VALUE}{_ANY_UNIT}\)",
        rf"{_BEFORE_ASIDE}\((?:mot\s|jamfort\smed\s)?{_ROUGHLY}{VALUE}{_ANY_UNIT}\s{WHEN}\)",
    )
)
# Another measure, of the same period where it names none.
_OTHER_MEASURE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{PLACE})??(?:{_AND}|,?\smedan)\s(?P<name>{MEASURE})(?:\s{VERB})?{ABOUT}\s{VALUE}{_UNIT}(?:\s(?P<period>{PERIOD})|{ENDS})",
        rf"(?:{PLACE})??(?:{_AND}|,?\smedan)\s(?P<name>{NOTION})\s{VERB}{ABOUT}\s{VALUE}(?:\s?(?P<unit>{ANY_UNIT}))?(?:\s(?P<period>{PERIOD})|{ENDS})",
    )
)
# The same of another part: "22 dagar i vården och 15 dagar inom kontoret".
_OTHER_PART = re.compile(
    rf"\s(?P<first>{PLACE}){_AND}\s{_ROUGHLY}{VALUE}\s?(?P<unit>{KNOWN_UNIT})\s(?P<part>{PLACE}){ENDS}"
)
_PAIR_OF_PERIODS = re.compile(rf"\b(?P<first>{PERIOD})\s(?:och|till|resp\.?|respektive)\s(?P<second>{PERIOD})")
_RESPECTIVELY = re.compile(
    rf"(?<![\d,.])(?P<changed>{CHANGED}\sfran\s)?(?P<first>{VALUE.replace('value', 'first_value')})(?:\s?{KNOWN_UNIT})?"
    rf"\s(?(changed)till|(?:resp\.?|respektive))\s{VALUE}{_UNIT}"
    rf"(?:\sav\s(?P<name>(?:de\s)?{NO_NAME}[\w-]+(?:na|a|en|et|s)\b))?"
)
_ANY_MEASURE = re.compile(rf"\b(?P<name>{MEASURE})(?=\s(?:{VERB}|{CHANGED}|{PERIOD}|till)\b|{ABOUT}\s\d)")
_SENTENCE_END = re.compile(r"(?<!resp)[.;](?=\s|$)")
_OF_IT = re.compile(
    rf"(?:\b(?P<place>{PLACE})\s)?(?:\b(?P<period>{PERIOD})\s)?(?:uppgick|uppgar|var|lag|steg|sjonk)\s(?:den|det|denna){ABOUT}\s{VALUE}"
    rf"\s?(?P<unit>{KNOWN_UNIT})(?:\s(?P<later>{PERIOD}))?"
)
_SHARE = re.compile(rf"\b(?P<name>(?:andel(?:en)?|(?:medel)?antal(?:et)?)\s(?:{WORD}\s){{0,10}}?{WORD})\s{VERB}\b")
_THE_MEASURE = re.compile(rf"\b(?:[a-z]+[ae]\s)?{MEASURE_NOUN}\b")
# The period of a whole sentence: `Under 2006 lastades 214 ton, och andelen … var 58 procent`.
_OPENS = re.compile(rf"\s?{WHEN}\s(?!till\b|och\b|ars\b)")
_PERIOD_ASIDE = re.compile(rf"(?:\s[a-z]+){{0,3}}\s\((?P<period>{PERIOD})\)")
_FARTHEST = 250  # characters from a measure to the pronoun that stands for it
_MOST_FURTHER = 6


@dataclass(frozen=True, slots=True)
class Told:
    """Where a measured value stands in a line: the parts of its name, value, unit and period, and its wording's end."""

    name: tuple[Place, ...]
    value: Place
    unit: Place | None
    period: Place | None
    end: int


def told_by(match: re.Match[str], name: tuple[Place, ...] = (), period: Place | None = None) -> Told:
    """What the match of a wording tells; `name` and `period` are taken where it has none of its own."""
    groups = match.re.groupindex
    rest = [match.span("rest")] if "rest" in groups else []
    own = next((match.span(one) for one in ("period", "later") if one in groups and match[one]), period)
    return Told(
        (match.span("name"), *rest) if "name" in groups and match["name"] else name,
        match.span("value"),
        match.span("unit") if "unit" in groups and match["unit"] else None,
        own,
        match.end(),
    )


def with_further(folded: str, told: Told) -> Iterator[Told]:
    """The value that a sentence tells first, and those that it goes on with, in order."""
    place = told.unit[1] if told.unit else told.value[1]
    if parted := _OTHER_PART.match(folded, place):
        yield replace(told, name=(*told.name, parted.span("first")))
        yield told_by(parted, (*told.name, parted.span("part")), told.period)
        return
    yield told
    yield from islice(_chain(folded, told), _MOST_FURTHER)


def _chain(folded: str, told: Told) -> Iterator[Told]:
    while True:
        if match := next((found for one in _OTHER_PERIOD if (found := one.match(folded, told.end))), None):
            told = told_by(match, told.name)
        elif match := next((found for one in _OTHER_MEASURE if (found := one.match(folded, told.end))), None):
            told = told_by(match, period=told.period)
        else:
            return
        yield told


def period_of_sentence(folded: str, told: Told) -> Place | None:
    """The period that a sentence opens with, or that stands in brackets behind the value; None without such."""
    if aside := _PERIOD_ASIDE.match(folded, told.end):
        return aside.span("period")
    start = max((end.end() for end in _SENTENCE_END.finditer(folded, 0, told.value[0])), default=0)
    opened = _OPENS.match(folded, start)
    return opened.span("period") if opened and opened.end() <= told.value[0] else None


def of_it(folded: str) -> Iterator[Told]:
    """Values of the measure that a sentence before names: `Under 1980 uppgick den till 26,4 dagar`."""
    for match in _OF_IT.finditer(folded):
        near = (max(match.start() - _FARTHEST, 0), match.start())
        named = list(_SHARE.finditer(folded, *near)) or list(_THE_MEASURE.finditer(folded, *near))
        if named:
            place = (match.span("place"),) if match["place"] else ()
            name = named[-1].span("name") if named[-1].re is _SHARE else named[-1].span()
            yield told_by(match, (name, *place))


def paired(folded: str) -> Iterator[Told]:
    """Two values of two periods that stand side by side: `81 resp. 86 procent under 2003 och 2004`."""
    for values in _RESPECTIVELY.finditer(folded):
        start = max((end.end() for end in _SENTENCE_END.finditer(folded, 0, values.start())), default=0)
        ended = _SENTENCE_END.search(folded, values.end())
        end = ended.start() if ended else len(folded)
        periods = _PAIR_OF_PERIODS.search(folded, start, end)
        named = _ANY_MEASURE.search(folded, start)
        is_before = named is not None and named.end() <= values.start()
        name = values.span("name") if values["name"] else named.span("name") if named and is_before else None
        if periods and name:
            unit = values.span("unit") if values["unit"] else None
            yield Told((name,), values.span("first"), None, periods.span("first"), values.end())
            yield Told((name,), values.span("value"), unit, periods.span("second"), values.end())
