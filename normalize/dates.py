"""Swedish dates: text -> days.

A rule of the table says what a date looks like; `find_dates` gives every date with the day, month and year that stand
there. The year of `6/2` is for the caller to infer: `Found.span` takes it.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from normalize.date_rules import (
    COMPILED,
    HEAD_OF_MONTH,
    HINTS,
    LAST_OF_MONTH,
    SIX_DIGITS,
    YEAR_AND_MONTH,
    DateRule,
)
from normalize.months import MONTH_STARTS, read_day, read_month, read_number

WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
_PIVOT = 50  # two-digit years from 50 on are of the twentieth century

Precision = Literal["day", "month"]

# Of these ranges each day is a date of its own where one of them does not exist.
_ONLY_SOUND = frozenset({"between_days", "from_day_till_day", "days_without_dash"})
_LEAP_YEAR = 2000
_CENTURY = 2000  # "2008-09" and "2011-12" are spans of years, "2016-08" is none

# What stands before a number that is no date.
_FALSE_BEFORE = re.compile(
    r"(?:§§?|\w*nr\.?|\b(?:kap\.?|prop\.?|sou|sfs|kl\.?|kl\.\s?\d+|sid\.?|sida|blad|läsår\w*|säsong\w*|budgetår\w*|spelår\w*"
    r"|punkt\w*|delpunkt\w*|avsnitt|kapitel|artikel|version|bilaga|ärende|(?:v\.?|vecka|veckor|veckorna)(?:\s\d\d?\s?[-–])?))[^\S\n\t]*\Z",
    re.IGNORECASE,
)
# The same, but before the name of a month no such number: "öppet 24/7", "öppet 10 juni–11 augusti".
_FALSE_BEFORE_FIGURES = re.compile(
    r"(?:tel\.?|tfn\.?|org\.?\s?nr\.?|skala|öppet|lån|konto|giro|diarienummer|beteckning)[^\S\n\t]*\Z", re.IGNORECASE
)
_NAME = re.compile(r"(?!den\b|och\b)[^\W\d_]{3}", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_LAST_OF_LINE = re.compile(r"\d{1,2}\s?\n")
_REMEMBERED = 2048  # lines: several components ask for the dates of each
# A date goes on over a gap between paragraphs only after a dash or "den".
_GAP = re.compile(r"(?<![-–—~])(?<![-–—~]\s)(?<![Dd]en)\n\n")
_FULL_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "1608 1708 2017 2017": at least one of them a year.
_ROW_OF_HEADS = re.compile(r"(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?:\s*(?:(?:19|20)\d\d|\d\d(?:0[1-9]|1[0-2])))+\s*")
_DAY_NAME = r"(?:m[åa]n|tis|ons|tors|fre|l[öo]r|s[öo]n)"
# Of "tors–fre 15–16/2" the first.
_WEEKDAY = re.compile(
    rf"\b({_DAY_NAME})(?:dag(?:en)?)?\.?(?:\s?[-–]\s?{_DAY_NAME}(?:dag(?:en)?)?\.?)?\s*(?:den\s*)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, `text[start:end]`. `years` are those written for its first and last day."""

    start: int
    end: int
    rule: str
    days: tuple[int | None, int | None]
    months: tuple[int, int]
    years: tuple[int | None, int | None]
    weekday: int | None  # 0 is Monday, as the text says before it

    @property
    def precision(self) -> Precision:
        """`month` when no day is given."""
        return "day" if self.days[0] or self.rule == LAST_OF_MONTH else "month"

    @property
    def year(self) -> int | None:
        """The year that is written, None when there is none."""
        return self.years[0] or self.years[1]

    def span(self, year: int) -> tuple[date, date] | None:
        """First and last day, in `year` where none is written; None for a date that does not exist."""
        last_year = self.years[1] or self.years[0] or year
        first_year = self.years[0] or (last_year - 1 if self.months[0] > self.months[1] else last_year)
        try:
            last_day = self.days[1] or calendar.monthrange(last_year, self.months[1])[1]
            first_day = last_day if self.rule == LAST_OF_MONTH else self.days[0] or 1
            first, last = (
                date(first_year, self.months[0], first_day),
                date(last_year, self.months[1], last_day),
            )
        except ValueError:
            return None
        return (first, last) if first <= last else None


def find_dates(text: str) -> Iterator[Found]:
    """Every date in the text, in order; of two that overlap, the earlier and then the longer one.

    >>> [text[found.start:found.end] for text in ["KS 8/5 och den 15-16 maj"] for found in find_dates(text)]
    ['8/5', 'den 15-16 maj']
    """
    return iter(_dates_in(text))


@lru_cache(_REMEMBERED)
def _dates_in(text: str) -> tuple[Found, ...]:
    return tuple(_sound(text, sorted(_matches(text), key=lambda item: item[:2])))


def _matches(text: str) -> Iterator[tuple[int, int, str, re.Match[str]]]:
    """What the rules match in each paragraph, with its `_extent` and the rule's name."""
    begin = 0
    for end in (*(gap.end() for gap in _GAP.finditer(text)), len(text)):
        for rule, pattern in _rules_for(text[begin:end]):
            for match in pattern.finditer(text, begin, end):
                yield (*_extent(match), rule.name, match)
        begin = end


def _sound(text: str, matches: list[tuple[int, int, str, re.Match[str]]]) -> Iterator[Found]:
    """The dates among what the rules match, in order."""
    reached = 0
    for start, _, name, match in matches:
        if start < reached or _is_share(text, match) or _is_number(text, match, start):
            continue
        found = _found(text, name, match)
        if found and _is_borne_out(text, found):
            reached = found.end
            yield found


def _rules_for(text: str) -> list[tuple[DateRule, re.Pattern[str]]]:
    """The rules that may find a date there: most lines have neither a month nor a figure, or not the right ones."""
    lower = text.lower()
    has_month = any(start in lower for start in MONTH_STARTS)
    if not has_month and not _FIGURE.search(text):
        return []
    hints = {
        hint for hint, (of_month, pattern) in HINTS.items() if (has_month or not of_month) and pattern.search(lower)
    }
    return [(rule, pattern) for rule, pattern in COMPILED if rule.hint in hints]


def _is_number(text: str, match: re.Match[str], start: int) -> bool:
    """Whether what stands before says that it is the number of something, or the line's end that it is a cell's.

    "Augusti 2019 ⇥ 7" over "Augusti 2020": no 7 August.
    """
    if match[0][:4].lower() == "den ":
        return False
    before = text[max(0, start - 14) : start]
    is_figures = not _NAME.search(match[0])
    if before.endswith(("\t", "\n")) and not is_figures and _LAST_OF_LINE.match(text, start):
        return True
    return bool(_FALSE_BEFORE.search(before) or (is_figures and _FALSE_BEFORE_FIGURES.search(before)))


def _is_borne_out(text: str, found: Found) -> bool:
    """Whether what might be something else is a date: the text names its year, it is no span of years, it exists."""
    if found.rule == SIX_DIGITS:
        return _is_stamp(text, found)
    if found.rule == HEAD_OF_MONTH:
        line = text[text.rfind("\n", 0, found.start) + 1 :].split("\n", 1)[0]
        return _ROW_OF_HEADS.fullmatch(line) is not None and str(found.year) in _FULL_YEAR.findall(text)
    if found.rule == YEAR_AND_MONTH:
        return found.year is not None and (found.year < _CENTURY or found.months[0] <= found.year - _CENTURY)
    return found.rule not in _ONLY_SOUND or found.span(_LEAP_YEAR) is not None


def _is_stamp(text: str, found: Found) -> bool:
    """Whether the text names the year of six digits, or of the same day a year before or after: "150831  160831"."""
    years, day = set(_FULL_YEAR.findall(text)), text[found.start + 2 : found.end]
    if found.year is None or str(found.year) in years:
        return found.year is not None
    near = (year for year in (found.year - 1, found.year + 1) if str(year) in years)
    return any(re.search(rf"(?<!\d){year % 100:02}{day}(?!\d)", text) for year in near)


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Where the date begins, and, so that the longer of two sorts first, less than nothing by its end."""
    group = "date" if "date" in match.re.groupindex else 0
    return match.start(group), -match.end(group)


# "1/2", "2/3", "3/4" are shares, unless something beside them says that they are days.
_SHARES = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5"), ("2", "5"), ("3", "5"), ("4", "5")}
_DAY_BEFORE = re.compile(
    r"(?:\bden|\bKS|\bKF|\bKSAU|\bAU|\bPKS|\bsenast|\bper|\bmed|\bfrån|\btill|dag(?:en)?|\bavst\w+|beredning|dialog|\bmöte|[A-ZÅÄÖ]{2,4}|,"
    # What was done on a day: "kompletterat 2/3", "inkom 1/4"; from when.
    r"|[a-zåäö]{2,}(?:ade|ades|at|ats|erat|ad|rd|dde|des|tes|kom|ställt|sänt|skickat)|\b[Ff]r\.?\s?o\.?\s?m\.?|\bt\.?\s?o\.?\s?m\.?|\b[Ii]nk\.?|\bsedan|\bföre|\befter|\bfr\.?)\s*$"
)


def _is_share(text: str, match: re.Match[str]) -> bool:
    numbers = tuple(match.group().split("/"))
    return numbers in _SHARES and not _DAY_BEFORE.search(text[max(0, match.start() - 15) : match.start()])


def _found(text: str, name: str, match: re.Match[str]) -> Found | None:
    """The date that matched; None when what stands where its month should be is no month's name."""
    # Alternatives of a row name their groups d1b, m1b, y1c and so on.
    groups = {group[:2]: value for group, value in match.groupdict().items() if value and group != "date"}
    first_month = read_month(groups.get("m1") or groups["m2"])
    last_month = read_month(groups["m2"]) if "m2" in groups else first_month
    if first_month is None or last_month is None:
        return None
    start, negative_end = _extent(match)
    day, last_day = read_day(groups.get("d1")), read_day(groups.get("d2"))
    weekday = _WEEKDAY.search(text[max(0, start - 20) : start])
    return Found(
        start=start,
        end=-negative_end,
        rule=name,
        days=(day, last_day or day),
        months=(first_month, last_month),
        years=(_year(groups.get("y1")), _year(groups.get("y2"))),
        weekday=_weekday(weekday[1]) if weekday else None,
    )


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = read_number(text)
    return year if year > 99 else year + (1900 if year >= _PIVOT else 2000)


def _weekday(text: str) -> int:
    folded = text.lower().translate(str.maketrans("åö", "ao"))
    return next(index for index, name in enumerate(WEEKDAYS) if name.startswith(folded))
