"""What a goal's result says: `Resultat: 17,5 procent.` under the goal that it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.pipes.findings import Indicator
from extract.pipes.measure_terms import NUMBER_WORD, NUMBERS, PERIOD
from extract.pipes.row_tokens import last_token
from extract.pipes.sections import Line
from normalize.amounts import parse_number
from normalize.figures import UNIT
from normalize.lines import LIST_ITEM
from normalize.unicode import fold

# What a goal's result is called before its figure.
RESULT = (
    r"(?:(?:senaste\s)?(?:mat)?(?:resultat|utfall|varde|matning)|(?:nu)?lage|(?:utgangs|start|bas)varde|utgangslage)"
)
_RESULT = re.compile(
    rf"{RESULT}(?:\s(?P<period>{PERIOD}))?:\s(?:i\s(?:snitt|genomsnitt|medeltal)\s)?(?:(?:tog|var|blev|ar)\s(?:det|den)\s)?(?:ca\s|cirka\s|drygt\s|knappt\s)?"
    rf"(?P<value>\d+(?:[ .]\d{{3}})*(?:,\d+)?|{NUMBER_WORD}|ett|en)\s?(?P<unit>%|[a-zåäö]+\b)(?!\sav\s(?:\d|{NUMBER_WORD}\b))(?P<rest>[^.;]*)"
)
_ONE = ("ett", "en")
# What a thing is counted in that it is not named by.
_MEASURED_IN = re.compile(rf"(?:arbets)?(?:{UNIT}|dagar|index|[kmg]wh)|procent", re.IGNORECASE)
_MONEY = re.compile(r"(?:mn|m|t|k)?kr(?:onor)?|miljon(?:er)?|miljarder|av")
_PERIOD = re.compile(r"\s\(?(?P<period>(?:under\s|i\s|per\s)?(?:[a-z]+[–-])?(?:[a-z]+\s)?(?:19|20)\d\d)\b")
_GOAL = re.compile(r"\b(?:ska|skall)\b")
MOST_ABOVE = 3  # lines between a goal and its result
# A figure without a unit is that of a goal which says itself that it counts.
_BARE = re.compile(
    r"(?:resultat|utfall)(?:\s(?P<period>(?:19|20)\d\d))?:\s(?:ca\s|cirka\s)?(?P<value>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?)(?=\s?(?:[.;](?=\s|$)|\t|$))"
)
_COUNTS = re.compile(r"\b(?:antal(?:et)?|index|nki|hme|poang|fler|farre)\b")
# A line of results, each with its name: besök 51 340, deltagare i kurser 388.
_LISTED = re.compile(
    r"(?:resultat|matresultat|(?:nu)?lage(?:t|sbild)?|utgangs(?:lage|varde)|startvarde|nyckeltal|statistik)(?:\s\(?(?:for\s)?(?P<period>[^:.()]{0,12}(?:19|20)\d\d)\)?)?:\s"
)
_ITEM = re.compile(
    rf"(?P<name>(?![^\d:;,.]{{0,60}}\b(?:var|är|blev|uppgick|ska|skall|har|hade|låg|visar?)\b)[^\W\d][^\d:;,.]{{2,60}}?)(?:\s[-–]|:)?\s(?!(?:19|20)\d\d\b)(?P<value>\d{{1,3}}(?:[ .]\d{{3}})+|\d+(?:,\d+)?)(?:\s?(?P<unit>{UNIT}))?(?=\s?(?:[,;]\s|\soch\s|\.?$))",
    re.IGNORECASE,
)
# A card names what is measured, and under it, a line each, how it went: "Mått: Fallskador per boende", "Utfall 2011: 9".
_NAMES_MEASURE = re.compile(r"(?:^|[\t ])(?:matt|matetal|indikator|nyckeltal|styrtal|resultatmatt):\s(?=[a-z])")
_OF_YEAR = re.compile(
    rf"(?:^|[\t ])(?:{RESULT}|varde)\s(?P<period>{PERIOD}):\s(?:ca\s|cirka\s)?(?P<value>\d{{1,3}}(?: \d{{3}})+|\d+(?:,\d+)?)(?:\s?(?P<unit>{fold(UNIT)}))?\W*$",
    re.IGNORECASE,
)
_MOST_BELOW = 6  # lines of a card
_SEPARATOR = re.compile(r"[,;]?\s(?:och\s|samt\s)?|\.?$")


@dataclass(frozen=True, slots=True)
class _Told:
    name: str
    unit: str | None


def result_in(lines: Sequence[Line], index: int, goal: str | None) -> tuple[int, int, Indicator] | None:
    """(start, end, indicator) of the result that this line tells of the goal above it; None when it tells none.

    A thing that is counted names itself (`14 olyckor`); what is measured in percent or days is named by its goal:
    `goal`, where that is known, else the line above that says what shall be.
    """
    line = lines[index]
    match = _RESULT.match(line.folded)
    if not match and (bare := _BARE.match(line.folded)):
        return _bare(lines, index, bare, goal)
    if not match or _MONEY.fullmatch(match["unit"]):
        return None
    value = _value(match["value"])
    told = _named(lines, index, match, goal)
    if value is None or told is None:
        return None
    period = _PERIOD.match(match["rest"])
    shift = match.start("rest")
    words = line.text[shift + period.start("period") : shift + period.end("period")] if period else match["period"]
    return (
        line.start + match.start("value"),
        line.start + match.end("unit"),
        Indicator(told.name, words, value, told.unit),
    )


def results_on_cards(lines: Sequence[Line]) -> Iterator[tuple[int, int, int, Indicator]]:
    """(index of the line, start, end, indicator) of what stands on cards under the name of what is measured, in order."""
    for index, line in enumerate(lines):
        named = _NAMES_MEASURE.search(line.folded) if ": " in line.text else None
        if named:
            yield from _on_card(lines, index, line.text[named.end() :].split("\t", 1)[0])


def _on_card(lines: Sequence[Line], index: int, name: str) -> Iterator[tuple[int, int, int, Indicator]]:
    is_told = False
    for at, line in enumerate(lines[index + 1 : index + 1 + _MOST_BELOW], index + 1):
        _, _, last = line.text.rpartition("\t")
        told = _OF_YEAR.search(line.folded)
        if told and (value := parse_number(told["value"])) is not None:
            is_told = True
            period, unit = line.text[slice(*told.span("period"))], told["unit"]
            end = told.end("unit") if unit else told.end("value")
            indicator = Indicator(name.strip(" ."), period, value, "%" if unit == "procent" else unit)
            yield at, line.start + told.start("value"), line.start + end, indicator
        elif _NAMES_MEASURE.search(line.folded) or (line.after_gap and is_told):
            return
        elif not is_told and ("\t" in line.text or last[:1].islower() or last_token(name).is_open):
            name = f"{name} {last}"  # wrapped


def _bare(
    lines: Sequence[Line], index: int, match: re.Match[str], goal: str | None
) -> tuple[int, int, Indicator] | None:
    name, line, value = goal or _goal_line(lines, index), lines[index], parse_number(match["value"])
    if value is None or not name or not _COUNTS.search(fold(name)):
        return None
    indicator = Indicator(name.rstrip(" ."), match["period"], value, None)
    return line.start + match.start("value"), line.start + match.end("value"), indicator


def _goal_line(lines: Sequence[Line], index: int) -> str | None:
    """What the line right above says shall be."""
    for above in reversed(lines[max(index - MOST_ABOVE, 0) : index]):
        if _GOAL.search(above.folded):
            item = LIST_ITEM.match(above.text)
            return above.text[item.end() if item else 0 :].strip(" .")
    return None


def listed_results(line: Line) -> list[tuple[int, int, Indicator]]:
    """(start, end, indicator) of each result that the line lists by name; none when any of its items is something else."""
    head = _LISTED.match(line.folded)
    place = head.end() if head else len(line.text)
    period = line.text[slice(*head.span("period"))] if head and head["period"] else None
    found: list[tuple[int, int, Indicator]] = []
    while place < len(line.text):
        item = _ITEM.match(line.text, place)
        following = _SEPARATOR.match(line.text, item.end()) if item else None
        value = parse_number(item["value"]) if item else None
        if not item or not following or value is None or _MONEY.fullmatch((item["unit"] or "").lower()):
            return []
        unit = "%" if item["unit"] == "procent" else item["unit"]
        end = item.end("unit") if unit else item.end("value")
        found.append((line.start + item.start("value"), line.start + end, Indicator(item["name"], period, value, unit)))
        place = following.end()
    return found


def _value(written: str) -> Decimal | None:
    if written in _ONE:
        return Decimal(1)
    return Decimal(NUMBERS[written]) if written in NUMBERS else parse_number(written)


def _named(lines: Sequence[Line], index: int, match: re.Match[str], goal: str | None) -> _Told | None:
    unit = lines[index].text[match.start("unit") : match.end("unit")]
    if not _MEASURED_IN.fullmatch(match["unit"]):
        return _Told(unit, None)
    unit = "%" if unit == "procent" else unit
    if goal:
        return _Told(goal.rstrip(" ."), unit)
    name = _goal_line(lines, index)
    return _Told(name, unit) if name else None
