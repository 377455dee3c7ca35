"""The year of a date that is written without one, inferred from what stands around it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from spacy.tokens import Doc

from extract.pipes.findings import Finding, Text, findings
from extract.pipes.sections import Section
from extract.pipes.tenses import (
    BY_WHEN,
    FROM,
    FUTURE,
    LASTING,
    PAST,
    PRESENT,
    PROMISED,
    SINCE,
    distance,
    folded_verbs,
)
from normalize.dates import Found
from normalize.unicode import fold

_YEAR = r"((?:19|20)\d\d)(?!\d)"
# "för 2019", "under våren 2018": the year in which the text's events lie, unlike "mål 2019" or "vision 2030".
_YEAR_PHRASE = re.compile(
    rf"(?:^|(?<=[.,;:(]\s)|(?<=\n))for\s{_YEAR}|\b(?:under|ar|aret|varen|hosten|sommaren|vintern|hostterminen|varterminen)\s{_YEAR}"
    # "Till 1982 års val den 19 september"; what a year's budget is decided on lies in another.
    rf"|\b{_YEAR}\sars\s(?:(?:riksdags|kommunal)?val|folkomrostning|(?:ars|host|var)?(?:mote|stamma)|kongress|festival|marknad|massa|tavling|sommar|host|var|jul)[a-z]*\s(?=i\s|den\s|\d)"
)
_BUDGET_YEAR = re.compile(rf"\b(?:infor\s(?:budget\s)?|(?:program|fler\w*)?budget\w*\s(?:\S+\s){{0,2}}?){_YEAR}")
# A heading over a list of days: "Sammanträdestider 2016".
_CALENDAR = re.compile(
    rf"(?:tider|dagar|datum|tidplan|tidsplan|kalender|sammantraden|moten|sammantradesplan)\b.*?{_YEAR}"
)
# "Tidplan för 1988 års budget", unlike "Tidplan för budgetuppföljning 2018".
_WORK_ON_BUDGET = re.compile(
    r"(?:\d[\d.]*\s)?(?:tids?plan|tider|datum|kalender)\w*\s(?!.*(?:bokslut|uppfolj|redovis|rapport)).*\b(?:[a-z]*budget\w*|mal\soch|verksamhetsplan\w*)\b"
)
_TIME_PLAN = re.compile(r"tid(?:s?plan|-?\s)")  # of the work on a budget: its days are of the year before
_PLAN = re.compile(
    rf"(?:(?:^verksamheten|^aret|plan|styrkort)\w*\s(?:\S+\s)?|(?:redovisning|bokslut|berattelse|rapport|uppfoljning)\w*\s(?:[a-z-]+,?\s){{0,6}})(?:for\s)?{_YEAR}(?!\s?[-–/]\s?\d)"
)
# "nästa utbildningsstart är i augusti": the next one after the document.
_NEXT = re.compile(r"\b(?:nasta|narmast|narmaste|kommande|forestaende)\b[^.;]{0,60}$")
# Rows: what follows a date without a year -> years from the document's own.
_RELATIVE = (
    (re.compile(r"\s(?:i ar|detta ar|innevarande ar|dennes|ds\b|d\.?s\.)"), 0),
    (re.compile(r"\s(?:forra aret|foregaende ar|i fjol|sistlidne)"), -1),
    (re.compile(r"\s(?:nasta ar|nastkommande|nastfoljande ar|kommande ar)"), 1),
)
_RELATIVE_REACH = 24  # characters
_ROW_REACH, _ROWS_APART, _HALF_A_YEAR = 60, 4, 6  # characters into a row; rows; months
_ROWS_AHEAD, _LONGEST_ROW, _ROW_INDENT = 6, 110, 8  # rows; characters; characters of a mark or a word before its day
_STORY_REACH, _STORY_DAYS = 450, 60  # characters back; days on
# What stands between two days that follow on each other: "i april och i oktober", "Leverans den 3 maj. Besiktning 5/6".
_AND = re.compile(
    r"(?:,?\s(?:och|samt|eller|respektive|till)|[,.;])\s(?:[a-z-]{4,}\s)?(?:(?:i|den|per|till|fran|ater|aven)\s){0,3}"
)
_LEADS_ON = re.compile(r"\b(?:senast|fore|innan|fran och med|fr\.?\s?o\.?\s?m|till och med|t\.?\s?o\.?\s?m)\b")
_COMPARES = re.compile(r"\b(?:mot|an|jamfort\smed|medan)\b")
_PHRASE_REACH = 200  # characters
_LATER_DAYS, _EARLIER_DAYS = 21, 60  # so far from the document's day a date of its year may lie against its tense
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "Stängningen har förlängts till och med", "anbudet är bindande t o m".
_STILL = re.compile(r"\bhar\b|\b(?:ar|galler|blir|kvarstar)\s[^;,]{0,40}$")
_WORDS = re.compile(r"[a-z]{3,}")
_NUMBER_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])|\n")  # of text that is not folded


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that tells a year: a date with its year (`is_date`) or a phrase such as "under våren 2018"."""

    offset: int
    year: int
    is_date: bool
    day: date | None = None  # of a full date


class YearFinder:
    """Infers the year of a date from what stands around it: the nearest sound anchor wins."""

    def __init__(self, doc: Doc, found: Sequence[Found]) -> None:
        self._text = doc.text
        self._folded = folded_verbs(doc.text)
        self._sections: Sequence[Section] = doc._.sections
        self._date: date | None = doc._.date
        self._plan_year = _plan_year(doc)
        self._tells = _year_told_of(doc, self._date)
        dates = [
            Anchor(item.start, item.year, is_date=True, day=span[0] if item.precision == "day" else None)
            for item in found
            if item.year and (span := item.span(item.year))
        ]
        phrases = [
            Anchor(match.start(match.lastindex or 0), int(match[match.lastindex or 0]), is_date=False)
            for match in _YEAR_PHRASE.finditer(self._folded)
        ]
        self._anchors = sorted([*dates, *phrases], key=lambda anchor: anchor.offset)
        self._offsets = [anchor.offset for anchor in self._anchors]
        self._anchor_months = {item.start: item.months[0] for item in found if item.year}
        self._last: tuple[int, date] | None = None  # where the last date without a year ends, and its first day
        self._last_row: tuple[int, date] | None = None
        self._fallback = self._document_year(doc)

    def infer(self, item: Found) -> tuple[int | None, float]:
        """The year, and how sure the anchor makes us; None where nothing in the document tells."""
        year, confidence = self._year(item)
        return (self._with_weekday(item, self._sound(item, year)) if year else None), confidence

    @staticmethod
    def _sound(item: Found, year: int) -> int:
        """The year, or the one beside it where only that has the day: the 29 February of a leap year."""
        return next((sound for sound in (year, year + 1, year - 1) if item.span(sound)), year)

    def _year(self, item: Found) -> tuple[int | None, float]:
        start, end = self._bounds(item.start)
        if (year := self._told(item)) is not None or (year := self._of_next(item, start)) is not None:
            return year, 0.9
        in_sentence = [
            anchor
            for anchor in self._anchors
            if start <= anchor.offset < end
            and self._is_near(anchor, item)
            and not self._lies_ahead(anchor, item)
            and not self._is_of_later(anchor, item)
            and not self._is_compared(anchor, item)
        ]
        if in_sentence:
            nearest = min(in_sentence, key=lambda anchor: abs(anchor.offset - item.start))
            return self._in_order(item, nearest), 0.93
        if (year := self._of_list(item)) is not None:
            return year, 0.9
        sentence, place = self._folded[start:end], item.start - start
        if (year := self._of_place(item)) is not None:
            return year, 0.88
        if self._date:
            told = self._in_story(item, self._date, sentence)
            return told or self._beside_document(item, self._date, sentence, place), 0.9
        return self._of_text_before(item)

    def _of_list(self, item: Found) -> int | None:
        """The year of the date right before, which this one is named with, or the next one where its month is an earlier one."""
        if self._last is None or not _AND.fullmatch(self._folded, self._last[0], item.start):
            return None
        return self._last[1].year + (item.months[0] < self._last[1].month)

    def _of_place(self, item: Found) -> int | None:
        """The year of the list, the calendar or the plan that the date stands in."""
        if (year := self._of_row_before(item)) is not None:
            return year
        section = self._section(item.start)
        # Beside a heading in the margin stands text.
        heading = section.heading.folded.partition("\t")[0] if section and section.heading else ""
        if calendar := _CALENDAR.search(heading):
            year = int(calendar[1])
            is_before = _WORK_ON_BUDGET.match(heading) and (self._date is None or self._date.year < year)
            return year - 1 if is_before else year
        if (year := self._of_row_after(item)) is not None:
            return year
        return self._plan_year if section and section.heading else None

    def _of_text_before(self, item: Found) -> tuple[int | None, float]:
        section_start = self._chapter_start(item.start)
        before = [anchor for anchor in self._anchors if section_start <= anchor.offset < item.start]
        days, dates = [anchor for anchor in before if anchor.day], [anchor for anchor in before if anchor.is_date]
        for anchors, confidence in ((days, 0.9), (dates, 0.85), (before, 0.85)):
            if anchors:
                return anchors[-1].year, confidence
        return self._fallback, 0.85

    def note(self, item: Found, first: date) -> None:
        """Keeps the day: what is named with it, and in a table's row those under it, go on from it."""
        self._last = (item.end, first)
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

    def _of_row_after(self, item: Found) -> int | None:
        """The year that a list's rows lead to, day by day, up to the first of them that tells its own."""
        if not self._begins_row(item.start):
            return None
        index = bisect_right(self._offsets, item.start)
        for anchor in self._anchors[index : index + _ROWS_AHEAD]:
            if anchor.offset - item.start > 2 * _ROWS_AHEAD * _LONGEST_ROW:
                return None
            rows = [row for row in self._text[item.start : anchor.offset].split("\n") if row]
            if len(rows) > _ROWS_AHEAD or any(len(row) > _LONGEST_ROW for row in rows):
                return None
            if anchor.is_date and self._begins_row(anchor.offset):
                months_on = self._month(anchor) - item.months[0]
                # A list out of order leads nowhere, but one may go on over a new year.
                return None if -_HALF_A_YEAR <= months_on < 0 else anchor.year - (months_on < 0)
        return None

    def _begins_row(self, offset: int) -> bool:
        """Whether a line begins with what stands there, but for a mark or a short word."""
        return offset - (self._text.rfind("\n", 0, offset) + 1) <= _ROW_INDENT

    def _in_order(self, item: Found, anchor: Anchor) -> int:
        """The anchor's year; the one before, the document's, for "den 26 maj, den 29/9 och i januari 2022"."""
        start, _ = self._bounds(item.start)
        is_ahead = anchor.is_date and anchor.offset > item.start and item.months[0] > self._month(anchor)
        if not is_ahead:
            return anchor.year
        sentence, place = self._folded[start : anchor.offset], item.start - start
        before = sentence[:place] if PAST.is_in(sentence[:place]) else sentence
        if distance(PAST, before, place) < distance(FUTURE, before, place):
            return anchor.year - 1  # "inleddes den 28 december och väntas vara klart i februari 2021"
        return anchor.year - (self._date is not None and self._date.year == anchor.year - 1)

    def _month(self, anchor: Anchor) -> int:
        return self._anchor_months.get(anchor.offset, 12)

    def _in_story(self, item: Found, day: date, sentence: str) -> int | None:
        """The year of what was told just before, of which this is what comes next: "2019-09-10. Den 30 september begärde …"."""
        before = [
            anchor.day for anchor in self._anchors if anchor.day and 0 < item.start - anchor.offset <= _STORY_REACH
        ]
        if not before or before[-1].year == day.year or (before[-1].year < day.year) != PAST.is_in(sentence):
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

    def _is_of_later(self, anchor: Anchor, item: Found) -> bool:
        """Whether the anchor is a phrase of a later year, and the date a day of what has been: "planen för 1996 har den 8 maj"."""
        span = item.span(self._date.year) if self._date else None
        if anchor.is_date or self._date is None or anchor.year <= self._date.year or span is None:
            return False
        start, end = self._bounds(item.start)
        sentence, place = self._folded[start:end], item.start - start
        return span[0] <= self._date and distance(PAST, sentence, place) < distance(FUTURE, sentence, place)

    def _is_compared(self, anchor: Anchor, item: Found) -> bool:
        """Whether the anchor is the same month of another year, which this one is compared with: "i mars mot 815 i mars 2017"."""
        if not anchor.is_date or anchor.offset < item.start or item.months[0] != self._month(anchor):
            return False
        return bool(_COMPARES.search(self._folded[item.end : anchor.offset]))

    def _beside_document(self, item: Found, day: date, sentence: str, place: int) -> int:
        """The document's year, or the one beside it when the tense nearest to the date in its sentence says so."""
        span = item.span(day.year)
        sentence, place = _own_cell(sentence, place, item.end - item.start)
        past, future = distance(PAST, sentence, place), distance(FUTURE, sentence, place)
        before = sentence[:place]
        if SINCE.is_in(before) or PAST.pattern.match(sentence, place + item.end - item.start + 1):
            past = -1  # "sedan den 1 april", "fr.o.m. den 1 april gällde"
        elif past < inf == future and LASTING.is_in(before) and not _STILL.search(before):
            past = 0  # "var stängt till och med den 31 maj", unlike "har förlängts till och med …"
        elif BY_WHEN.is_in(before) or PROMISED.is_in(before) or (past == inf and FROM.is_in(before)):
            future = -1
        earlier = 0 if self._tells > day.year and future < inf else _EARLIER_DAYS
        if past == future == inf and (PRESENT.is_in(sentence) or self._tells > day.year):
            future = 0
        elif past == future == inf and self._tells < day.year:
            past = 0
        later = 0 if self._tells < day.year else _LATER_DAYS
        if span and (span[0] - day).days > later and past < min(future, distance(PRESENT, sentence, place)):
            return day.year - 1
        if span and (day - span[1]).days > earlier and future < past:
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


def _plan_year(doc: Doc) -> int | None:
    """The year that a plan or report without a day of its own is for: "Verksamhetsplan 2022"."""
    title = next(findings(doc, "title"), None)
    folded = fold(_text(title)) if title else ""
    if doc._.date or doc._.type != "rapport" or _TIME_PLAN.match(folded):
        return None
    match = _PLAN.search(folded)
    return int(match[1]) if match else None


def _year_told_of(doc: Doc, day: date | None) -> int:
    """The year that a plan looks on to, or a report back at, as far as its title says; else the document's own."""
    title = next(findings(doc, "title"), None)
    years = (
        [int(year) for year in _ANY_YEAR.findall(_text(title))]
        if title and doc._.type in ("rapport", "presentation")
        else []
    )
    if day is None or not years:
        return day.year if day else 0
    return max(day.year - 1, min(day.year + 1, years[0] if years[0] > day.year else years[-1]))


def _own_cell(sentence: str, place: int, length: int) -> tuple[str, int]:
    """The cell of a row that the date stands in, where it has words of its own, and the place in it."""
    start = sentence.rfind("\t", 0, place) + 1
    cell = sentence[start:].partition("\t")[0]
    words = _WORDS.findall(cell[: place - start] + cell[place - start + length :])
    return (cell, place - start) if len(words) > 1 else (sentence, place)


def _text(finding: Finding) -> str:
    return finding.value.text if isinstance(finding.value, Text) else ""
