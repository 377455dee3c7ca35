"""For which year a sum of a sentence is: what its own phrase says, else its clause, else its sentence.

The rules are tried in their order. A year within a date says when something was decided, not what the sum is for,
unless the sum holds from that day on.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from extract.pipes.periods import Column
from extract.pipes.sections import Line
from normalize.unicode import fold

_MONTHS = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|apr|aug|sept?|okt|nov|dec)\.?"
_YEAR = r"(?<![\d/:-])((?:19|20)\d\d)(?![\d/]|:\d|-\d\d)"
# Several years, of which none is the sum's: "2014–2016", "2015-17", "läsåret 1993/94"; "2014-08" is a month.
_SPAN = re.compile(r"(?<![\d/:-])(?:19|20)(?P<first>\d\d)\s?[-–/]\s?(?:(?:19|20)\d\d|(?P<last>\d\d)(?![\d/-]))")
# "åren 1999 och 2000", "för perioden 1999 till 2001"
_YEARS_TOGETHER = re.compile(
    r"\b(?:under|for)\s(?:ar\s)?(?:19|20)\d\d\s(?:och|samt)\s(?:19|20)\d\d(?=\s[a-z]|,\s\d)|\b(?:bada\saren|aren|arsskiftet|perioden|tiden|mellan)\s(?:19|20)\d\d\s?(?:och|samt|respektive|resp\.?|till|t\.?\s?o\.?\s?m\.?|,)\s(?:19|20)\d\d(?:\soch\s(?:19|20)\d\d)?"
)
# "november 1977 – mars 1978": months of two years.
_OVER_NEW_YEAR = re.compile(
    rf"\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s(?P<from>(?:19|20)\d\d)\s?(?:[-–]|t\.?\s?o\.?\s?m\.?|till(?:\soch\smed)?)\s?(?:den\s)?(?:\d{{1,2}}\s)?{_MONTHS}\s(?!(?P=from))(?:19|20)\d\d"
)
# When a thing came to be is not when it is paid for: "för bilen, inköpt 1966, erbjuds 3 000 kr"; "inköpt 1966 för 3 000 kr" is.
_MADE = re.compile(
    r"\b(?:in|an)?(?:kopt|skaffa(?:d|t|de)|bygg(?:d|t|da)|uppfor(?:d|t|da)|tillverka(?:d|t|de)|invig(?:d|t|da)|installera(?:d|t|de)|anlag(?:d|t|da)|nyanskaffad)\s(?:redan\s)?(?:ar\s)?(?:19|20)\d\d(?!\s(?:for|till)\s)"
)
# At what prices a sum is reckoned says nothing of when it is paid: "i 2012 års priser", "penningvärdet juni 1989".
_LEVEL = r"(?:pris(?!bas)|penningvarde|(?:kostnads|lone|avgifts)(?:lage|niva))[a-z]*"
_PRICES = re.compile(
    rf"(?:19|20)\d\d\sars\s(?:fasta\s|lopande\s)?{_LEVEL}|{_LEVEL}(?:\s(?:i|for|per|den|ar|\d{{1,2}}|[a-z]+)){{0,3}}\s(?:19|20)\d\d"
)
# A day's year, which says nothing of the sum: "den 7 april 1998", "21/11 2002", but not "per den 31 december 2013".
_DATED = re.compile(
    rf"(?<!\bper )(?:\bden\s)?(?<!per )(?<!per den )(?<!fran )\b(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s{_MONTHS}\s|\d{{1,2}}/\d{{1,2}}[\s-]{{1,3}}|\d{{1,2}}\.\d{{1,2}}\.\s?)(?:19|20)\d\d"
)
# "beslöt i maj 1991" says when, not for when.
_DECIDED = re.compile(
    rf"\b(?:beslot|beslutade|beslutat|antog|faststallde|godkande|medgav|uttalade|begarde)\si\s{_MONTHS}\s(?:19|20)\d\d"
)
# What a column holds beside those of a year: "Gällande avgift", "Total budget".
_ITS_OWN = re.compile(
    r"\b(?:gallande|nuvarande|dagens|tidigare|nu|total[a-z]*|summa|hela|sedan\sstart|malvarde|malniva)\b"
)
# What has been spent up to and with a year goes over several.
_SINCE_START = re.compile(r"\b(?:t\.?\s?o\.?\s?m\.?|till\soch\smed)\s(?:ar\s)?(?:19|20)\d\d$")
_COMPARES = re.compile(r"\b(?:avvikelse|avv|differens|diff|forandring|andring|skillnad)\b")
_REPORTS = re.compile(r"berattelse|redovisning|bokslut|rapport|uppfoljning|utvardering")
_SAME_YEAR = re.compile(r"\b(?:samma|(?:sist)?namnda)\sar\b(?!\ssom)")
# What begins another clause, or what the sum is compared with.
_OTHER_CLAUSE = re.compile(
    rf"[,:;()]|\b(?:och|till|t\.?\s?o|fr\.?\s?o|{_MONTHS}\s|an|mot|sedan|att|som|nar|da|dar|innan|fore|efter|tills|medan|men|om|vilke[nt]|enligt|jamfort|beslut\w*|beslot|antag\w*)\b"
)
_MOST_BEHIND = 80  # characters
# "8,5 mnkr för Ågatan år 2008 och 12 mnkr för en ny reservoar år 2009": the first year is the first sum's.
_OF_SUM_BEFORE = re.compile(r"\b(?:19|20)\d\d\)?(?:,|,?\s(?:och|samt|respektive|resp\.?))\s(?:[a-z]+\s)?$")
# Told aside: another sum, or when something came to be.
_ASIDE = re.compile(
    r",\ssom\s(?=[^;]{0,110}(?:\d\s?(?:t?kr\b|kronor|mn?kr|kkr|miljon)|\b(?:bilda|grunda|bygg|uppford|tillkom|invig|starta|oppna)))(?:[^,.;]|[.,](?=\d)){4,120},(?!\d)"
)
_TOGETHER = re.compile(r"\b(?:tillsammans|sammanlagt|totalt|summa)\s(?:[a-z]+\s)?$")
# Abbreviations before a capital: "enl. SFS 1974:255".
_NO_END = "".join(rf"(?<!\b{word})" for word in ("enl", "Enl", "jfr", "inkl", "exkl", "resp", "kv", "Kv", "nr", "ca", "prop", r"f\.d", r"s\.k", r"t\.ex", r"bl\.a"))  # fmt: skip
_SENTENCE_END = re.compile(rf"{_NO_END}[.!?]\s+(?=[A-ZÅÄÖ])")
_LONGEST_SENTENCE = 4000  # characters


@dataclass(frozen=True, slots=True)
class YearRule:
    """Words (folded) that give a sum its year: group 1, or `shift` years from the document's own.

    `where` they stand: right after the sum, in its clause after it, anywhere after it in its sentence, or before it in
    its clause or its sentence.
    """

    where: Literal["after", "clause", "rest", "before", "sentence"]
    pattern: str
    shift: int | None = None


_SEASON = r"(?:(?:host|var)(?:en|terminen)?|sommaren|vintern|ht|vt)"
_FROM = r"(?:fran(?:\soch\smed)?|fr\.?\s?o\.?\s?m\.?)"
_YEARWORD = r"(?:(?:budget|kalender|verksamhets|rakenskaps|redovisnings|bidrags|avtals|halv)?ar(?:et)?)"
_PART = r"(?:hela|forsta|andra|tredje|sista|senare|delen|halvan|halften|kvartalet|tertialet|av)"
_AHEAD = r"(?:(?!\ban\b)[^.;])"  # of what the sum is not compared with: "mer än i budget 1986"
_UNCHANGED = r"(?:(?!\b(?:hoj|sank|andra[srdt]|oka|minska|blir|var|mot|tidigare|bortfall|upphor|utga)[a-z]*\b)[^.;])"
_WHOLE = r"((?:19|20)\d\d)(?!\s?[-–/]\s?\d|\d)"
_COMPARED = r"(?<!\ban )(?<!\ban i )(?<!\bmot )(?<!\bmed )(?<!\bsedan )"
_THIS_YEAR = rf"\b(?:innevarande\s{_YEARWORD}|(?:arets|detta\sar|under\s(?:verksamhets|budget)?aret|(?:aterstoden|resten)\sav\saret|i\sar(?!\s(?:19|20)\d\d))\b)(?!\s(?:fore|innan|efter|dess))"
_NEXT_YEAR = rf"\b(?:nasta|nastkommande|nastfoljande)\s{_YEARWORD}s?\b"
_LAST_YEAR = rf"\b(?:(?:forra|foregaende)\s{_YEARWORD}s?|i\sfjol|fjolaret|fjolarets)\b"
RULES = (
    # "omfördela 6 mnkr från 2026 till 2025 års budget"
    YearRule("after", r"\sfran\s(?:19|20)\d\d\still\s((?:19|20)\d\d)"),
    # "52 miljoner 2018", "350 tkr för år 2019", "1 140 kronor per år från och med den 1 juli 2022", "450 kr fr.o.m. höstterminen 2006"
    YearRule(
        "after",
        rf"(?:\s(?:per|i)\s(?!ar[\s,])[a-z]+|\sper\sar|\s?/\s?[a-z0-9]+)?[\s,(]{{1,2}}(?!(?:den\s)?\d{{1,2}}\s[a-z]+\s\d)(?:(?:samma|motsvarande)\s(?:period|tid)\s)?(?:(?:for|under|i|per|till|{_FROM}(?:\s[a-z]+(?=\s(?:19|20)))?)\s)?(?:{_YEARWORD}\s|{_SEASON}\s)?(?:den\s)?"
        rf"(?:\d{{1,2}}\s[a-z]+\s)?((?:19|20)\d\d)(?![\d/])(?!\s?[-–]\s?(?:\d{{4}}|\d\d(?![\d-])))",
    ),
    YearRule("after", rf"\s(?:(?:under|for|(?:samma|motsvarande)\s(?:period|tid))\s){{0,2}}(?:{_LAST_YEAR}|aret\s(?:innan|fore|dessforinnan)\b)", shift=-1),
    # "Avgiften höjs den 1 juli 2017 från 90 kronor till 110", "timpriset är fr.o.m. den 1 april 1992 212 kr"
    YearRule("sentence", r"\b(?:hoj|sank|andra|justera|stig|okar|sjunk)[a-z]*\s(?:[a-z.]+\s){0,3}(?:\d{1,2}\s[a-z]+\s)?((?:19|20)\d\d)\s[^.;]*\btill\s$"),
    # "600 kronor som utgick 1979"
    YearRule("after", r",?\ssom\s(?:utgick|utgatt|gallde|betalades|utbetalades|debiterades|beviljades|anslogs|erholls|kostade)\s(?:(?:under|for|i)\s)?(?:ar\s)?((?:19|20)\d\d)(?!\s?[-–/]\s?\d)"),
    # "Från den 1 januari 2020 höjs den högsta avgiften till 2 125 kronor"
    YearRule("sentence", rf"^\W*{_FROM}\s(?:den\s)?(?:\d{{1,2}}\s)?(?:[a-z]+\s)?((?:19|20)\d\d)\s(?:hoj|sank|andra|juster|bli|ar\s|gall|utga|kosta|betala|ta\w?s\s)[^;\d]*$"),
    # "jämfört med innevarande års 31,2 Mkr", "mot fjolårets 6,9"
    YearRule("before", rf"\b(?:innevarande\s{_YEARWORD}s|arets)\s(?:[a-z]+\s)?$", shift=0),
    YearRule("before", rf"\b(?:(?:forra|foregaende)\s{_YEARWORD}s|fjolarets)\s(?:[a-z]+\s)?$", shift=-1),
    YearRule("before", rf"\b{_FROM}\s(?:den\s)?(?:\d{{1,2}}\s)?(?:[a-z]+\s)?((?:19|20)\d\d)\s(?:[a-z]+\s){{0,3}}$"),
    # "300 kr för enskilda och 100 kr för föreningar fr.o.m. den 1 september 2007"
    YearRule("rest", rf"{_UNCHANGED}{{0,90}}?\b(?:fran\soch\smed|fr\.?\s?o\.?\s?m\.?)\s(?:den\s)?(?:\d{{1,2}}[\s/])?(?:[a-z0-9]+\s)?((?:19|20)\d\d)(?!\s(?:t\.?\s?o|till))"),
    # "60 mnkr i 2019 års budget", "350 000 kronor ur budgeten för 2019", "85 tkr har reserverats i budget 2023"
    YearRule("clause", rf"{_AHEAD}{{0,70}}?\b(?:[a-z]*budget(?:en)?|[a-z]*ram(?:en)?|anslag(?:et)?|bokslut(?:et)?)(?:\s(?:for|ar))*\s((?:19|20)\d\d)(?![\d/])"),
    YearRule("clause", rf"{_AHEAD}{{0,60}}?\b((?:19|20)\d\d)\sars\s[a-z]+"),
    # A contribution "till resor under 1972", a grant "för återstoden av år 1971", money that "överförs till 2002", work done "våren 1985".
    YearRule("clause", rf"[^.;]{{0,80}}?\b(?:(?:under|for|i)(?:\s{_PART}){{0,4}}(?:\s{_YEARWORD})?|{_YEARWORD}|aterstoden\sav(?:\sar)?|(?:overford?|ombudgetera|flytta|skjut|senarelagg)[a-z]*\still|invanare(?:\sar)?|intradet\sav|{_SEASON}|(?:t\.?\s?o\.?\s?m\.?|till\soch\smed)\s(?:den\s)?(?:\d{{1,2}}\s)?{_MONTHS})\s{_WHOLE}"),
    # "5,9 mnkr under januari–april 2013", "merkostnader, 3,7 mnkr, avser 2020"
    YearRule("clause", rf"[^.;\d]{{0,40}}?\b(?:under|for|i)\s{_MONTHS}\s?[-–—]\s?{_MONTHS}\s{_WHOLE}"),
    YearRule("clause", rf",?\s(?:som\s)?(?:avser|avsag|galler)\s(?:{_YEARWORD}\s)?{_WHOLE}"),
    # "för tiden 1 januari–30 juni 2025"
    YearRule("clause", rf"[^.;\d]{{0,60}}?\b(?:tiden|perioden)\s(?:den\s)?(?:\d{{1,2}}\s)?(?:{_MONTHS}\s?)?[-–]\s?(?:den\s)?(?:\d{{1,2}}\s)?{_MONTHS}\s{_WHOLE}"),
    # "611 mnkr till nämndernas drift 2014", "250 tkr ur utvecklingsmedlen 2016"
    YearRule("clause", rf"[^.;]{{0,40}}?\s(?:till|for|ur)\s(?:(?!(?:som|den|fran|sedan|efter|vid|enligt|per|i|om|{_MONTHS})\b)[a-z-]+\s){{1,6}}((?:19|20)\d\d)(?=[,.;]|\s\(|\soch\s|$)"),
    YearRule("clause", rf"[^.;]{{0,40}}?{_COMPARED}{_THIS_YEAR}", shift=0),
    YearRule("clause", rf"[^.;\d]{{0,70}}?{_NEXT_YEAR}", shift=1),
)  # fmt: skip
_RULES = tuple((rule, re.compile(rule.pattern)) for rule in RULES)
# Before the sum, where no year is written.
_RELATIVE = tuple(
    (shift, re.compile(words))
    for shift, words in ((0, _COMPARED + _THIS_YEAR), (1, _NEXT_YEAR), (-1, _COMPARED + _LAST_YEAR))
)
_YEARS = re.compile(_YEAR)
# "den 1 april–31 december 1997" is a time of the year; "sedan februari 1985" says since when something is so.
_PERIOD = re.compile(
    rf"(?:\bden\s)?\b(?:\d{{1,2}}\s)?{_MONTHS}\s?[-–]\s?(?:den\s)?(?:\d{{1,2}}\s)?{_MONTHS}\s((?:19|20)\d\d)"
)
# Since a day of this year something is so: what it costs is of no year.
_DAY_THIS_YEAR = re.compile(rf"\bsedan\s(?:den\s)?(?:\d{{1,2}}\s)?{_MONTHS}\s(?:i\sar|detta\sar|innevarande\sar)\b")
_SINCE = re.compile(rf"\bsedan\s(?:den\s)?(?:\d{{1,2}}\s)?(?:{_MONTHS}\s|ar\s)?(?:19|20)\d\d")
_HOLDS_FROM = re.compile(
    rf"\b(?:fran\soch\smed|fr\.?\s?o\.?\s?m\.?)\s(?:den\s)?(?:\d{{1,2}}[\s/])?(?:{_MONTHS}\s|\d{{1,2}}\s)?((?:19|20)\d\d)(?!\s?(?:[-–]|t\.?\s?o|till))"
)
YEAR_AFTER = _RULES[1][1]
_MONTHS_A_YEAR = 12
_BEHIND = ("after", "clause", "rest")


def years_in(folded: str) -> list[int]:
    """The years that the text names, but those of days, spans and price levels.

    >>> years_in("beslut den 7 april 1998 om ramen 1999: 2 mkr for 2001–2003 i 1997 ars priser")
    [1999]
    """
    return [int(match[1]) for match in _years_at(folded)]


def _years_at(folded: str) -> list[re.Match[str]]:
    # From when a price holds is the year that it is for.
    folded = _PERIOD.sub(lambda match: match[1].rjust(len(match[0])), folded)
    folded = _HOLDS_FROM.sub(lambda match: match[1].rjust(len(match[0])), folded)
    for none in (_SINCE, _DATED, _DECIDED, _PRICES):
        folded = none.sub(_blank, folded)
    return list(
        _YEARS.finditer(
            _SPAN.sub(lambda match: _blank(match) if _is_span(match) else match[0][:4].ljust(len(match[0])), folded)
        )
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_span(match: re.Match[str]) -> bool:
    """Whether the years are several: "2014-08" is a month."""
    first, last = int(match["first"]), int(match["last"] or 0)
    return "/" in match[0] or not 1 <= last <= _MONTHS_A_YEAR or last > first or last == (first + 1) % 100


def _names_span(folded: str) -> bool:
    return any(map(_is_span, _SPAN.finditer(folded)))


def year_told_in(title: str, written: date | None) -> int | None:
    """The year that "i år" means in the document so titled: its date's, but of a report on the year before that one.

    >>> year_told_in("Verksamhetsberättelse 2011", date(2012, 2, 8)), year_told_in("Budget 2012", date(2011, 11, 3))
    (2011, 2011)
    """
    if not written:
        return None
    reported = only_year(fold(title)) if _REPORTS.search(fold(title)) else None
    return reported if reported == written.year - 1 else written.year


def only_year(text: str) -> int | None:
    """The year of a text that names a single one."""
    years = set(years_in(text))
    return years.pop() if len(years) == 1 else None


def year_of_column(column: Column) -> int | None:
    """The year of a column's figures, None when its head names none or several: "1987–1990"."""
    return None if _names_span(column.folded) or _SINCE_START.search(column.folded) else column.year


def year_of_cell(column: Column, columns: Sequence[Column], texts: Sequence[str]) -> int | None:
    """The year of a cell's figure: its column's, else the only one of `columns`, else the first that one of `texts` names.

    What is in force, or goes over several years, has none of another column.
    """
    own = year_of_column(column)
    if own or _names_span(column.folded) or _SINCE_START.search(column.folded):
        return own
    if _COMPARES.search(column.folded) and (year := _year_compared(column, columns)):
        return year
    years = {year for other in columns if (year := year_of_column(other))}
    if years:
        return years.pop() if len(years) == 1 and not _ITS_OWN.search(column.folded) else None
    return next((year for text in texts if (year := only_year(text))), None)


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Where the sentence begins and ends that the place is in; a stop before lower case ends none (`dvs. 650 tkr`).

    Text without stops has no sentence: no more of it is looked at, on each side, than any sentence has.
    """
    ends = _sentence_ends(text)
    after = bisect_right(ends, place)
    start, end = ends[after - 1] if after else 0, ends[after] if after < len(ends) else len(text)
    return max(start, place - _LONGEST_SENTENCE), min(end, place + _LONGEST_SENTENCE)


@lru_cache(maxsize=64)  # each sum of a line asks for its sentence
def _sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


def _year_compared(column: Column, columns: Sequence[Column]) -> int | None:
    """The year of the two columns before one that says how they differ; None when they are of different years."""
    place = next((place for place, other in enumerate(columns) if other is column), 0)
    before = {year_of_column(other) for other in columns[max(place - 2, 0) : place]}
    return before.pop() if len(before) == 1 else None


def year_of_sum(
    line: Line, span: tuple[int, int], clause: tuple[int, int], told_in: int | None, *, is_replaced: bool = False
) -> int | None:
    """The year of the sum at `span` of the line, in the clause between the sums beside it; `told_in` is the document's.

    A sum that another replaces (`is_replaced`) has only the year that stands right after it.
    """
    start, end = span
    sentence_start, sentence_end = sentence_around(line.text, start)
    folded = line.folded
    for none in (_PRICES, _DAY_THIS_YEAR, _OVER_NEW_YEAR, _YEARS_TOGETHER, _MADE):
        folded = none.sub(_blank, folded)
    following = folded[end : min(clause[1], sentence_end)]
    before = folded[max(clause[0], sentence_start) : start]
    # What is said aside of the thing before the sum is of another sum: "Värmen, som 1993 kostade 642 000 kr, väntas …".
    before, sentence = (_ASIDE.sub(_blank, text) for text in (before, folded[sentence_start:start]))
    rest = folded[end:sentence_end]
    texts = {"after": following, "clause": following, "rest": rest, "before": before, "sentence": sentence}
    own = () if clause[0] and _OF_SUM_BEFORE.search(before) else years_in(before)
    for rule, pattern in _RULES:
        text = texts[rule.where]
        match = pattern.match(text) if rule.where in _BEHIND else pattern.search(text)
        if not match or (rule.where == "clause" and own) or (rule.where != "after" and is_replaced):
            continue
        if rule.shift is None:
            return int(match[1])
        if told_in:
            return told_in + rule.shift
    if _SAME_YEAR.search(before) or _SAME_YEAR.search(following):
        return _nearest(folded[:start], told_in)
    is_total = _TOGETHER.search(before) and len(set(years_in(sentence))) > 1
    if is_total or is_replaced:
        return None
    return _nearest(before, told_in) or _nearest(sentence, told_in) or _first_behind(following)


def _first_behind(folded: str) -> int | None:
    """The year behind the sum in its own clause: "210 tkr är budgeterade 2015", "140 tkr i ökade intäkter 2010"."""
    own = _OTHER_CLAUSE.split(folded, maxsplit=1)[0][:_MOST_BEHIND]
    return only_year(own)


def _nearest(folded: str, told_in: int | None) -> int | None:
    """The last year that the text names, in figures or from the document's own: "förra året"."""
    found = [(match.start(), int(match[1])) for match in _years_at(folded)]
    if told_in:
        found += [(match.start(), told_in + shift) for shift, words in _RELATIVE for match in words.finditer(folded)]
    return max(found)[1] if found else None
