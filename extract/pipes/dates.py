"""Component `diarium_dates`: every date, with the year inferred where none is written."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import DateMention, Finding, Text, add, findings
from extract.pipes.sections import Section
from extract.record import DateRole
from normalize.dates import Found, find_dates
from normalize.unicode import fold

_YEAR = r"((?:19|20)\d\d)(?!\d)"
# "för 2019", "under våren 2018": the year in which the text's events lie, unlike "mål 2019" or "vision 2030".
_YEAR_PHRASE = re.compile(rf"\b(?:for|under|ar|aret|varen|hosten|sommaren|vintern|hostterminen|varterminen)\s{_YEAR}")
_BUDGET_YEAR = re.compile(rf"\b(?:infor\s(?:budget\s)?|(?:program|fler\w*)?budget\w*\s(?:\S+\s){{0,2}}?){_YEAR}")
# A heading over a list of days: "Sammanträdestider 2016".
_CALENDAR = re.compile(
    rf"(?:tider|dagar|datum|tidplan|tidsplan|kalender|sammantraden|moten|sammantradesplan)\b.*?{_YEAR}"
)
_TIME_PLAN = re.compile(r"tid(?:s?plan|-?\s)")  # of the work on a budget: its days are of the year before
_PLAN = re.compile(
    rf"(?:plan|styrkort|redovisning|bokslut|berattelse|rapport|uppfoljning)\w*\s(?:\S+\s)?(?:for\s)?{_YEAR}"
)
# What has been: weak and strong verbs in the past.
_PAST = re.compile(
    r"\b(?!(?:inte|femte|sjatte|elfte|motte|[a-z]*(?:mote|arbete|byte|syfte|kommitte|bete|fjarde|varde|herde))\b)"
    r"(?:[a-z]+ades?|[a-z]+tes?|[a-z]{2,}(?:vde|gde|lde|mde|dde|rde)s?|har|hade|gav|gjordes?|beslot|inkommit|holls?|var|blev|fick|togs?|skedde|agde|gick|pagick|kom|inkom|tog|stod|lag|satt"
    r"|bjods?|drogs?|skrevs?|steg|foll|sjonk|fanns|brann|utbrot|sags|lades?|saldes?|forslogs?|valdes?|avslogs?|antogs?|uppdrogs?|foreslogs?)\b"
)
_FUTURE = re.compile(
    r"\b(?:ska|skall|kommer|beraknas|avses|planeras|senast|bor|vantas|innebar|behandlas|beslutas|inleds|startar|borjar|avslutas|presenteras"
    r"|redovisas|genomfors|halls|ager rum|sker|sammantrader|invigs|oppnar|oppnas|tilltrader|galler|forfaller|betalas|infor|inbjuds|kallas"
    r"|upphor|loper ut|trader i kraft|aterkomm(?:a|er)|torde)\b"
)
# Right before a date: a paper that bears it, or since when; by when or from when something is to be.
_SINCE = re.compile(
    r"\b(?:sedan(?:\si)?|(?:skrivelse|beslut|protokoll|ansokan|framstallning|motion|remiss|yttrande|anbud|brev|anmalan|besked|rapport|inlaga|besiktning|dom)(?:et|en)?"
    r"(?:\s(?:av|fran|per))?)\s(?:den\s)?$"
)
_BY_WHEN = re.compile(
    r"\b(?:senast|fore|innan|intill|fran och med|fr\.?\s?o\.?\s?m\.?|till och med|t\.?\s?o\.?\s?m\.?)\s(?:i\s)?(?:den\s)?$"
)
# A verb in the present without any in the past tells of what is to come: "Resten fördelas av nämnden i februari."
_PRESENT = re.compile(
    r"\b[a-z]{3,}as\b|\b(?:gar|blir|far|tar|ger|lamnar|lamnas|betalar|flyttar|stanger|slutar|fyller|infaller)\b|^att\s"
)
# "nästa utbildningsstart är i augusti": the next one after the document.
_NEXT = re.compile(r"\b(?:nasta|narmast|narmaste|kommande|forestaende)\b[^.;]{0,60}$")
# What returns each year is no date: "i november varje år", "varje år i april".
_RETURNS_AFTER = re.compile(
    r"(?:\s(?:och|samt|respektive)\s(?:den\s)?[\w/ ]{3,20}?)?\s(?:varje|vartannat|alla|respektive|vart)\s(?:ar|vinter|sommar)\b|\sarligen\b"
)
_RETURNS_BEFORE = re.compile(
    r"\b(?:varje ar|arligen|vartannat ar)(?:\s(?:i|den|per|senast|under|fore|fran|till|omkring))*\s(?:[\w/]{3,20}\s(?:och|samt)\s(?:den\s)?)?$"
)
# Rows: what follows a date without a year -> years from the document's own.
_RELATIVE = (
    (re.compile(r"\s(?:i ar|detta ar|innevarande ar|dennes|ds\b|d\.?s\.)"), 0),
    (re.compile(r"\s(?:forra aret|foregaende ar|i fjol|sistlidne)"), -1),
    (re.compile(r"\s(?:nasta ar|nastkommande|nastfoljande ar|kommande ar)"), 1),
)
_SECOND_PAGE, _EDGE_LINES, _LONGEST_EDGE = 2, 3, 70  # a page's number; lines; characters
_RETURN_REACH = 60  # characters
_RELATIVE_REACH = 24  # characters
_ROW_REACH, _ROWS_APART, _HALF_A_YEAR = 60, 4, 6  # characters into a row; rows; months
_STORY_REACH, _STORY_DAYS = 450, 60  # characters back; days on
_LEADS_ON = re.compile(r"\b(?:senast|fore|innan|fran och med|fr\.?\s?o\.?\s?m|till och med|t\.?\s?o\.?\s?m)\b")
_PHRASE_REACH = 80  # characters
_LATER_DAYS, _EARLIER_DAYS = 21, 60  # so far from the document's day a date of its year may lie against its tense
_NUMBER_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])|\n")  # of text that is not folded

# Rows: what the words before a date say of it.
_ROLES: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    ("senast", re.compile(r"(?:senast|fore|innan|till och med|t\.o\.m\.|tom|fram till)\s(?:fredagen\s|mandagen\s)?(?:den\s)?$")),
    ("per", re.compile(r"\bper\s(?:den\s)?$")),
    ("inkommen", re.compile(r"(?:inkom\w*|ankom\w*|registrerad\w*)\W{1,3}(?:den\s|till\s\w+\s)?$")),
    ("beslut", re.compile(r"(?:beslut\w*|beslot)\s(?:(?:den|fattat|av den)\s)?$")),
    ("sammantrade", re.compile(r"(?:sammantrad\w*|mote[t]?|sammantradesdatum|\bks|\bkf|\bksau|\bau|\bpks)\W{1,3}(?:den\s|hallet\s(?:den\s)?)?$")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that tells a year: a date with its year (`is_date`) or a phrase such as "under våren 2018"."""

    offset: int
    year: int
    is_date: bool
    day: date | None = None  # of a full date


@Language.factory(
    "diarium_dates",
    requires=["doc._.sections", "doc._.date", "doc.spans"],
    assigns=["doc.spans"],
)
def make_dates(nlp: Language, name: str) -> "Dates":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Dates()


class Dates:
    """Finds dates and infers their years."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `dates`."""
        text, folded = doc.text, fold(doc.text)
        found = list(find_dates(text))
        years = YearFinder(doc, found)
        for item in found:
            year, confidence = (item.year, 0.98) if item.year else years.infer(item)
            span = item.span(year) if year else None
            exists = _exists(item, year)
            if (
                (year is None and exists)
                or _is_page_number(text, doc._.page_starts, item)
                or _heads_page_again(text, doc, item, span)
                or _returns(item, folded)
            ):
                continue
            if span:
                years.note(item, span[0])
            mention = _mention(item, span, folded)
            add(doc, "dates", (item.start, item.end), mention, confidence if exists else 0.9)
        return doc


def _is_page_number(text: str, starts: Sequence[int], item: Found) -> bool:
    """Whether "2/2" ends the last line of the second of two pages."""
    page = bisect_right(starts, item.start)
    after = text[item.end : starts[page] if page < len(starts) else len(text)]
    return text[item.start : item.end] == f"{page}/{len(starts)}" and not after.strip()


def _heads_page_again(text: str, doc: Doc, item: Found, span: tuple[date, date] | None) -> bool:
    """Whether a later page's header or footer says the document's own day once more."""
    starts = doc._.page_starts
    page = bisect_right(starts, item.start)
    if page < _SECOND_PAGE or span is None or span[0] != doc._.date or not item.year:
        return False
    end = starts[page] if page < len(starts) else len(text)
    line_start, line_end = text.rfind("\n", 0, item.start) + 1, text.find("\n", item.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    is_edge = (
        text[starts[page - 1] : line_start].count("\n") <= _EDGE_LINES or not text[line_start + len(line) : end].strip()
    )
    is_again = text[item.start : item.end] in text[: starts[page - 1]]
    return is_edge and is_again and len(line) <= _LONGEST_EDGE


def _returns(item: Found, folded: str) -> bool:
    """Whether the date is of every year, not of one."""
    if item.year:
        return False
    after, before = folded[item.end : item.end + _RETURN_REACH], folded[max(0, item.start - _RETURN_REACH) : item.start]
    return bool(_RETURNS_AFTER.match(after) or _RETURNS_BEFORE.search(before))


def _exists(item: Found, year: int | None) -> bool:
    # 2000 was a leap year: a day that it lacks does not exist in any year.
    return item.span(year or 2000) is not None


def _mention(item: Found, span: tuple[date, date] | None, folded: str) -> DateMention:
    before = folded[max(0, item.start - 40) : item.start]
    return DateMention(
        start=span[0] if span else None,
        end=span[1] if span else None,
        precision=item.precision,
        inferred_year=item.year is None and span is not None,
        role=next((role for role, pattern in _ROLES if pattern.search(before)), None),
    )


class YearFinder:
    """Infers the year of a date from what stands around it: the nearest sound anchor wins."""

    def __init__(self, doc: Doc, found: Sequence[Found]) -> None:
        self._text = doc.text
        self._folded = fold(doc.text)
        self._sections: Sequence[Section] = doc._.sections
        self._date: date | None = doc._.date
        self._plan_year = _plan_year(doc)
        dates = [
            Anchor(item.start, item.year, is_date=True, day=span[0] if item.precision == "day" else None)
            for item in found
            if item.year and (span := item.span(item.year))
        ]
        phrases = [
            Anchor(match.start(1), int(match[1]), is_date=False) for match in _YEAR_PHRASE.finditer(self._folded)
        ]
        self._anchors = sorted([*dates, *phrases], key=lambda anchor: anchor.offset)
        self._anchor_months = {item.start: item.months[0] for item in found if item.year}
        self._last_row: tuple[int, date] | None = None
        self._fallback = self._document_year(doc)

    def infer(self, item: Found) -> tuple[int | None, float]:
        """The year, and how sure the anchor makes us; None where nothing in the document tells."""
        year, confidence = self._year(item)
        return (self._with_weekday(item, year) if year else None), confidence

    def _year(self, item: Found) -> tuple[int | None, float]:
        start, end = self._bounds(item.start)
        if (year := self._told(item)) is not None or (year := self._of_next(item, start)) is not None:
            return year, 0.9
        in_sentence = [
            anchor
            for anchor in self._anchors
            if start <= anchor.offset < end and self._is_near(anchor, item) and not self._lies_ahead(anchor, item)
        ]
        if in_sentence:
            nearest = min(in_sentence, key=lambda anchor: abs(anchor.offset - item.start))
            return self._in_order(item, nearest), 0.93
        if (year := self._of_place(item)) is not None and not self._is_to_come(year, self._folded[start:end]):
            return year, 0.88
        if self._date:
            told = self._in_story(item, self._date, self._folded[start:end])
            return told or self._beside_document(item, self._date, self._folded[start:end], item.start - start), 0.9
        return self._of_text_before(item)

    def _of_place(self, item: Found) -> int | None:
        """The year of the list, the calendar or the plan that the date stands in."""
        if (year := self._of_row_before(item)) is not None:
            return year
        section = self._section(item.start)
        if section and section.heading and (calendar := _CALENDAR.search(section.heading.folded)):
            return int(calendar[1])
        if not (self._plan_year and section and section.heading):
            return None
        is_plan_of_now = self._date is not None and self._date.year == self._plan_year
        return None if is_plan_of_now else self._plan_year

    def _is_to_come(self, year: int, sentence: str) -> bool:
        """Whether a report on a year that is past tells here of what comes after it."""
        is_past = self._date is not None and self._date.year > year == self._plan_year
        return is_past and not _PAST.search(sentence) and bool(_PRESENT.search(sentence) or _FUTURE.search(sentence))

    def _of_text_before(self, item: Found) -> tuple[int | None, float]:
        section_start = self._chapter_start(item.start)
        before = [anchor for anchor in self._anchors if section_start <= anchor.offset < item.start]
        days, dates = [anchor for anchor in before if anchor.day], [anchor for anchor in before if anchor.is_date]
        for anchors, confidence in ((days, 0.9), (dates, 0.85), (before, 0.85)):
            if anchors:
                return anchors[-1].year, confidence
        return self._fallback, 0.85

    def note(self, item: Found, first: date) -> None:
        """Keeps the day of a table's row, which those under it go on from."""
        if self._row(item) is not None:
            self._last_row = (item.start, first)

    def _row(self, item: Found) -> str | None:
        """The table's row that the date stands in, None where it stands in no table."""
        start = self._text.rfind("\n", 0, item.start) + 1
        line = self._text[start : self._text.find("\n", item.start)]
        is_row = ("\t" in line or "|" in line or item.end - start >= len(line) - 2) and item.start - start <= _ROW_REACH
        return line if is_row else None

    def _of_row_before(self, item: Found) -> int | None:
        """The year that the days of a table or list have reached, row by row."""
        if self._last_row is None or self._row(item) is None:
            return None
        offset, day = self._last_row
        between = self._text[offset : item.start]
        if "\n\n" in between or between.count("\n") > _ROWS_APART:
            return None
        return day.year + (item.months[0] < day.month - _HALF_A_YEAR)

    def _in_order(self, item: Found, anchor: Anchor) -> int:
        """The anchor's year; the one before, the document's, for "den 26 maj, den 29/9 och i januari 2022"."""
        start, _ = self._bounds(item.start)
        sentence, place = self._folded[start : anchor.offset], item.start - start
        is_ahead = anchor.is_date and anchor.offset > item.start and item.months[0] > self._month(anchor)
        if is_ahead and _distance(_PAST, sentence, place) < _distance(_FUTURE, sentence, place):
            return anchor.year - 1  # "inleddes den 28 december och väntas vara klart i februari 2021"
        is_list = anchor.is_date and anchor.offset > item.start and item.months[0] > self._month(anchor)
        if is_list and self._date and self._date.year == anchor.year - 1:
            return anchor.year - 1
        return anchor.year

    def _month(self, anchor: Anchor) -> int:
        return self._anchor_months.get(anchor.offset, 12)

    def _in_story(self, item: Found, day: date, sentence: str) -> int | None:
        """The year of what was told just before, of which this is what came next: "2019-09-10. Den 30 september begärde …"."""
        before = [
            anchor.day for anchor in self._anchors if anchor.day and 0 < item.start - anchor.offset <= _STORY_REACH
        ]
        if not before or before[-1].year >= day.year or not _PAST.search(sentence):
            return None
        span = item.span(before[-1].year)
        return before[-1].year if span and 0 <= (span[0] - before[-1]).days <= _STORY_DAYS else None

    def _is_near(self, anchor: Anchor, item: Found) -> bool:
        """A phrase tells of the date just after it, and of none where its year is far from the document's."""
        if anchor.is_date:
            return True
        is_plausible = self._date is None or abs(anchor.year - self._date.year) <= 1
        return is_plausible and 0 < item.start - anchor.offset <= _PHRASE_REACH

    def _told(self, item: Found) -> int | None:
        """The year of "den 3 maj i år", "den 30 november föregående år", told by the document's own."""
        if self._date is None:
            return None
        after = self._folded[item.end : item.end + _RELATIVE_REACH]
        return next((self._date.year + years for pattern, years in _RELATIVE if pattern.match(after)), None)

    def _of_next(self, item: Found, start: int) -> int | None:
        """The year of "nästa möte den 3 februari": of the first such day after the document's own."""
        span = item.span(self._date.year) if self._date else None
        if self._date is None or span is None or not _NEXT.search(self._folded[start : item.start]):
            return None
        return self._date.year + (span[1] < self._date)

    def _lies_ahead(self, anchor: Anchor, item: Found) -> bool:
        """Whether the anchor is a later year's day that what is told here leads to: "har den 11/2 förelagt … senast 2017"."""
        day = self._date
        if day is None or anchor.offset < item.start or anchor.year <= day.year:
            return False
        span = item.span(day.year)
        between = self._folded[item.end : anchor.offset]
        return span is not None and span[0] <= day and bool(_LEADS_ON.search(between))

    @staticmethod
    def _beside_document(item: Found, day: date, sentence: str, place: int) -> int:
        """The document's year, or the one beside it when the tense nearest to the date in its sentence says so."""
        span = item.span(day.year)
        past, future = _distance(_PAST, sentence, place), _distance(_FUTURE, sentence, place)
        before = sentence[:place]
        if _SINCE.search(before):
            past = -1
        elif _BY_WHEN.search(before):
            future = -1
        if past == future == inf and _PRESENT.search(sentence):
            future = 0
        if span and (span[0] - day).days > _LATER_DAYS and past < future:
            return day.year - 1
        if span and (day - span[1]).days > _EARLIER_DAYS and future < past:
            return day.year + 1
        return day.year

    def _document_year(self, doc: Doc) -> int | None:
        """Of its diary number, else the year before the budget that it prepares, else of any date."""
        for number in findings(doc, "diarienummer"):
            if match := _NUMBER_YEAR.search(_text(number)):
                return int(match[0])
        if budgets := [int(match[1]) for match in _BUDGET_YEAR.finditer(self._folded)]:
            return max(set(budgets), key=budgets.count) - 1
        dates = [anchor.year for anchor in self._anchors]
        return dates[0] if dates else None

    def _bounds(self, offset: int) -> tuple[int, int]:
        line = self._text.rfind("\n", 0, offset) + 1
        text_before = [match.end() for match in _SENTENCE_END.finditer(self._text, line, offset)]
        following = _SENTENCE_END.search(self._text, offset)
        return (text_before[-1] if text_before else line), (following.start() if following else len(self._text))

    def _section(self, offset: int) -> Section | None:
        before = [section for section in self._sections if section.heading and section.heading.start <= offset]
        return before[-1] if before else None

    def _chapter_start(self, offset: int) -> int:
        """Where the last section of a known kind begins; headings of other kinds only divide it."""
        starts = [section.heading.start for section in self._sections if section.kind and section.heading]
        return max((start for start in starts if start <= offset), default=0)

    @staticmethod
    def _with_weekday(item: Found, year: int) -> int:
        """The year, or the one beside it in which the date falls on the weekday that is written."""
        if item.weekday is None:
            return year
        for candidate in (year, year + 1, year - 1):
            span = item.span(candidate)
            if span and span[0].weekday() == item.weekday:
                return candidate
        return year


def _distance(pattern: re.Pattern[str], sentence: str, place: int) -> float:
    """How many characters from `place` the pattern matches at nearest; infinitely many where it does not."""
    return min((abs(match.start() - place) for match in pattern.finditer(sentence)), default=inf)


def _plan_year(doc: Doc) -> int | None:
    """The year that a plan is for, whatever year it was adopted in: "Verksamhetsplan 2022"."""
    title = next(findings(doc, "title"), None)
    match = _PLAN.search(fold(_text(title))) if title else None
    is_of_work = title is not None and _TIME_PLAN.match(fold(_text(title))) is not None
    return int(match[1]) if match and doc._.type == "rapport" and not is_of_work else None


def _text(finding: Finding) -> str:
    return finding.value.text if isinstance(finding.value, Text) else ""
