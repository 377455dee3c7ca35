"""The year that goals are set for, as their own text says it, or the column, caption, heading or sentence above them."""

import re
from dataclasses import dataclass
from datetime import date

from normalize.unicode import fold

_MONTHS = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
# A day says when something was decided, a month in an opening sentence as well: "de mål som nämnden antog i maj 2017".
_DAY = re.compile(rf"(?:19|20)\d\d-\d\d-\d\d|\b\d{{1,2}}\s{_MONTHS}\s(?:19|20)\d\d")
_MONTH = re.compile(rf"\b{_MONTHS}\s(?:19|20)\d\d")
_YEAR = re.compile(r"(?<![\d/:.-])((?:19|20)\d\d)(?![\d/]|[.:-]\d)")
_SPAN = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s?[-–—/](?:\s?(?:19|20)?\d\d(?!\d)|$)|\b(?:mellan|aren)\s(?:ar\s|aren\s)?(?:19|20)\d\d\soch\s(?:ar\s)?(?:19|20)\d\d\b"
)
_PERIOD = re.compile(
    r"\b(?:plan|mandat|program|avtals|budget|femars|trears|fyraars)(?:period|tid)|\bhela\s(?:perioden|tiden)\b|\b(?:over|under|pa)\s(?:flera|tva|tre|fyra|fem|tio)\sar\b|\bfleraring[a-z]*"
)
# Of several years the one that the goal leads to: "från 12 procent 2015 till 20 procent senast 2019".
_AIMED = re.compile(r"\b(?:senast|till|ar|utgangen av|fore|innan)\s(?:ar\s)?((?:19|20)\d\d)(?![\d-])")
# A heading's year that a scan has broken: "Mål för 1 995".
_BROKEN = re.compile(r"(?<=[a-z]\s)([12])\s(9\d\d|0\d\d)$")
# What the goal is compared with: "ska minska i förhållande till 1999".
_COMPARED = re.compile(
    r"\b(?:jamfort\smed|i\sforhallande\still|i\srelation\still|an|sedan|basar(?:et)?|utgangs(?:laget|ar(?:et)?))\s(?:[a-z]*ar(?:et|s)?\s)?(?:19|20)\d\d(?![\d-])"
    # how it was then: on the level of 2011, from 70 percent (2010), at least 80 percent (72 percent 2011)
    r"|\b(?:19|20)\d\d\sars\s(?:niva|varde|resultat|utfall|siffr|pris|matning|enkat|bokslut)[a-z]*"
    r"|\b[a-z]+(?:et|en|an|na)\sfran\s(?:ar\s)?(?:19|20)\d\d(?=\s(?!till\b))|\bfran\s[^.;]{1,30}?\s(?:19|20)\d\d(?=\still\b)|\((?:ar\s)?(?:19|20)\d\d\)(?=\still\b)"
    r"|\([^()]{0,60}\d\D(?:[^()]{0,60}\D)?(?:19|20)\d\d\s?\)|\((?:[^()\d]{0,60}\s)?(?:19|20)\d\d\b[^()]{0,60}\d[^()]{0,60}\)|\((?:utfall|resultat|nulage|i\sdag|idag|var|varde)\s[^()]{0,60}(?:19|20)\d\d\s?\)"
    # what a paper is called: "Vision 2020", "skolplan 2004"
    r"|\b(?:vision(?:en)?|agenda|skolplan(?:en)?|oversiktsplan(?:en)?|op|lgr|lpo|lpfo|gy|budget)\s(?:19|20)\d\d\b(?!-)"
    # "de avlopp som 1997 saknade rening"
    r"|\bsom\s(?:(?:redan|annu|fortfarande|ar|under|i|vid\sutgangen\sav)\s){0,2}(?:19|20)\d\d(?=\s(?:saknade|hade|var|fanns|[a-z]+(?:ade|des|ts|tes)\b))"
)
_HEADING = 40  # characters
# "På längre sikt skall …": by no year.
_SOME_DAY = re.compile(r"\bpa\s(?:lite\s)?(?:langre|lang|langre)?\s?sikt\b|\bsa\ssmaningom\b")
# "Löpande", "Tills vidare", and nothing else: by no year either.
_OPEN_ENDED = re.compile(r"(?:lopande|tills\svidare|langsiktig[at]?|standigt)\s?:?")
_NEXT = re.compile(r"\b(?:nasta|kommande|nastkommande|nastfoljande)\s(?:[a-z]+)?ar(?:et|s)?\b")
_THIS = re.compile(r"\b(?:innevarande|lopande)\s(?:[a-z]+)?ar(?:et|s)?\b|\bi\sar\b")
# What lies behind the year: "Mål 2013 med utblick mot 2015".
_BEYOND = re.compile(r"\b(?:med|samt|och)\s(?:en\s)?(?:utblick|framatblick|plan|flerarsplan|sikte)\b.*")
# What is told of earlier goals: "nämnden antog 2014 fem mål".
_DECIDED = re.compile(
    r"\b(?:antog|antogs|beslutade[s]?|faststallde[s]?|sattes|formulerade[s]?|upphor\w*)\b(?:\s(?!for\b|avse)\S+){0,2}\s(?:19|20)\d\d"
)

# When a programme whose goals these are was adopted: "som fullmäktige antog den 14 december 2009".
_ADOPTED = re.compile(
    rf"\b(?:antog|antogs|faststallde[s]?)\s(?:av\s\S+\s)?(?:(?:i|ar)\s)?(?:(?:den\s)?(?:\d{{1,2}}\s)?{_MONTHS}\s)?(?:19|20)\d\d"
)
# When it was agreed on: "Vid sin strategidag den 12–13 november 2013 enades styrelsen om att målen".
_AGREED = re.compile(
    rf"\bden\s(?:\d{{1,2}}\s?[-–]\s?)?\d{{1,2}}\s{_MONTHS}\s(?:19|20)\d\d(?=\s(?:enades|enats|beslutade|beslot|antog|faststallde|kom\soverens)\b)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of the year: one year, or None for several or a span of them; `is_relative`: "nästa år"."""

    year: int | None
    is_relative: bool = False


def year_of(text: str) -> int | None:
    """The one year that the text names; a span of years is none.

    >>> year_of("Nämndens mål för 2021"), year_of("Mål 2019-2022")
    (2021, None)
    """
    told = said(text, None)
    return told.year if told else None


def said(text: str, written: date | None) -> Said | None:
    """What a heading, caption or opening sentence says of the year; None when it says nothing.

    `written` is the document's date, which "nästa år" is counted from.

    >>> said("Mål för nästa år", date(2017, 11, 21)), said("Mål för läsåret 1996/97", None), said("Mål", None)
    (Said(year=2018, is_relative=True), Said(year=None, is_relative=False), None)
    """
    folded = _BEYOND.sub(" ", _DECIDED.sub(" ", _MONTH.sub(" ", _DAY.sub(" ", fold(text)))))
    if len(text) < _HEADING:
        folded = _BROKEN.sub(r"\1\2", folded)
    years = set(_YEAR.findall(_SPAN.sub(" ", folded)))
    if len(years) == 1:
        return Said(int(years.pop()))
    if (
        years
        or _SPAN.search(folded)
        or _PERIOD.search(folded)
        or _SOME_DAY.search(folded)
        or _OPEN_ENDED.fullmatch(folded)
    ):
        return Said(None)
    if written and _NEXT.search(folded):
        return Said(written.year + 1, is_relative=True)
    return Said(written.year, is_relative=True) if written and _THIS.search(folded) else None


def aimed_at(text: str, written: date | None) -> Said | None:
    """The year by which the goal itself says that it is to be reached; None when it names none.

    >>> aimed_at("Andelen skall från 5 % 1995 till 1999 öka till 9 %", None)
    Said(year=1999, is_relative=False)
    """
    folded = _ADOPTED.sub(" ", fold(text))
    folded = _DAY.sub(lambda match: match[0][:4] if match[0][:4].isdigit() else match[0][-4:], folded)
    folded = _COMPARED.sub(" ", folded)
    years = set(_YEAR.findall(_SPAN.sub(" ", folded)))
    if len(years) == 1:
        return Said(int(years.pop()))
    if years:
        aimed = _AIMED.findall(folded)
        return Said(int(aimed[-1])) if aimed else None
    if _SPAN.search(folded) or _SOME_DAY.search(folded) or _PERIOD.search(folded):
        return Said(None)
    return Said(written.year + 1, is_relative=True) if written and _NEXT.search(folded) else None


def opened_for(text: str, written: date | None) -> Said | None:
    """The year that the words before a sentence's goals set them for; a day in them is that of the meeting.

    >>> opened_for("Den 12–13 november 2013 enades styrelsen om att målen är", None)
    """
    return aimed_at(_AGREED.sub(" ", fold(text)), written)


def nearer(above: Said | None, told: Said | None) -> Said | None:
    """What holds of the two, the second said nearer to the goals: "nästa år" says less than a year above it."""
    return above if told is None or (told.is_relative and above and above.year) else told
