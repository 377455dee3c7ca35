"""Swedish dates: text -> days, with the rules as a table, one row each.

A rule says what a date looks like; `find_dates` gives every date with the day, month and year that stand there. The
year of `6/2` is for the caller to infer: `Found.span` takes it.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "febr": 2, "feb": 2, "mars": 3, "mar": 3, "april": 4, "apr": 4, "maj": 5, "juni": 6,
    "jun": 6, "juli": 7, "jul": 7, "augusti": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
_PIVOT = 50  # two-digit years from 50 on are of the twentieth century

Precision = Literal["day", "month"]

# Fragments that the rules share; `$` names are replaced when the table is compiled.
_FRAGMENTS = {
    "$month": r"(?:(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b"
    r"|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)",
    "$day": r"(?:0?[1-9]|[12]\d|3[0-9])",
    "$mm": r"(?:1[0-2]|0?[1-9])",
    "$yyyy": r"(?:1[89]|20)\d\d",
    "$dash": r"\s?[-–—]\s?",
    "$ord": r"(?::?[ea]|:?de)?",
    "$den": r"(?:[Dd]en\s+)?",
    "$free": r"(?<![\w/.:-])(?<!\d[ ,])",
    "$end": r"(?![\w/])(?![-–](?:\d|(?-i:[A-ZÅÄÖ])))(?!,\d)(?!\.\d)",
}


@dataclass(frozen=True, slots=True)
class DateRule:
    """How one kind of date is written. Groups: d1 m1 y1 of the first day, d2 m2 y2 of the last."""

    name: str
    pattern: str
    yes: tuple[tuple[str, str], ...]  # text, and the days it gives as ISO (year 2019 where none is written)
    no: tuple[str, ...] = ()


RULES = (
    DateRule(
        "iso_range",
        r"$free(?P<y1>$yyyy)-(?P<m1>\d\d)-(?P<d1>\d\d)(?:\s?[-–—]{1,2}\s?|\s+(?:till|t\.?o\.?m\.?|tom)\s+(?:och med\s+)?)(?P<y2>$yyyy)-(?P<m2>\d\d)-(?P<d2>\d\d)$end",
        yes=(("2018-01-01–2020-12-31", "2018-01-01/2020-12-31"), ("2018-01-01 - 2018-06-30", "2018-01-01/2018-06-30")),
    ),
    DateRule(
        "iso",
        r"$free(?P<y1>$yyyy)\s?[-–]\s?(?P<m1>\d\d)\s?[-–]\s?(?P<d1>\d\d)$end",
        yes=(("den 2018-12-06 beslutade", "2018-12-06"), ("2018-12-06.", "2018-12-06")),
        no=("19800101-1234", "556677-1234", "2018-1206"),
    ),
    DateRule(
        "two_digit_iso",
        r"$free(?P<y1>\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])$end",
        yes=(("78-03-14", "1978-03-14"), ("05-11-30", "2005-11-30")),
        no=("tel 036-12-14-15", "12-13-14", "0370-67 80 00"),
    ),
    DateRule(
        "days_of_two_months",
        r"$free$den(?P<d1>$day)$ord\s?(?P<m1>$month)(?:\s(?P<y1>$yyyy))?$dash(?P<d2>$day)$ord\s?(?P<m2>$month)(?:\s(?P<y2>$yyyy))?$end",
        yes=(("30 april - 2 maj 2018", "2018-04-30/2018-05-02"),),
    ),
    DateRule(
        "days_of_month",
        r"$free$den(?P<d1>$day)$dash(?P<d2>$day)\s(?P<m1>$month)(?:\s(?P<y1>$yyyy))?$end",
        yes=(("Den 15-16 maj", "2019-05-15/2019-05-16"), ("9–10 april 2018", "2018-04-09/2018-04-10")),
    ),
    DateRule(
        "day_month",
        r"$free$den(?P<d1>$day)$ord\s?(?P<m1>$month)(?:,?\s(?P<y1>$yyyy)|\s[-'´](?P<y1b>\d\d))?$end",
        yes=(
            ("den 5 mars 2018", "2018-03-05"),
            ("31 augusti", "2019-08-31"),
            ("den 1:a maj", "2019-05-01"),
            ("14 mars -78", "1978-03-14"),
            ("3 dec. 2018", "2018-12-03"),
        ),
        no=("102 maj", "1.5 mars"),
    ),
    DateRule(
        "months",
        r"$free(?:(?:(?:i\s)?(?:början|mitten|slutet)\sav\s))?(?P<m1>$month)(?:\s(?P<y1>$yyyy))?(?:$dash|/|\still\s(?:och\smed\s)?|\st\.?o\.?m\.?\s)(?P<m2>$month)(?:\s(?P<y2>$yyyy))?$end",
        yes=(("mars-april 2019", "2019-03-01/2019-04-30"), ("Mars-april", "2019-03-01/2019-04-30")),
    ),
    DateRule(
        "month",
        r"$free(?:(?:början|mitten|slutet)\sav\s)?(?P<m1>$month)(?:(?:\sår)?\s(?P<y1>$yyyy))?$end",
        yes=(("februari 2019", "2019-02-01/2019-02-28"), ("slutet av augusti 2020", "2020-08-01/2020-08-31"), ("i maj", "2019-05-01/2019-05-31")),
        no=("majoritet", "marsch", "augustimötet"),
    ),
    DateRule(
        "days_slash_month",
        r"$free(?P<d1>$day)[-–](?P<d2>$day)/(?P<m1>$mm)(?:[\s-](?P<y1>$yyyy)|\s?[-'´](?P<y1b>\d\d))?$end",
        yes=(("15-16/5", "2019-05-15/2019-05-16"), ("26-27/8 2018", "2018-08-26/2018-08-27")),
    ),
    DateRule(
        "slash_range",
        r"$free(?P<d1>$day)/(?P<m1>$mm)$dash(?P<d2>$day)/(?P<m2>$mm)(?:\s(?P<y2>$yyyy))?$end",
        yes=(("28/8-2/9", "2019-08-28/2019-09-02"),),
    ),
    DateRule(
        "day_slash_month",
        r"$free$den(?P<d1>$day)/(?P<m1>$mm)(?:[\s-](?P<y1>$yyyy)|\s?[-'´–](?P<y1b>\d\d))?$end(?!\s(?:av|tjänst|del)\b)(?!\s?%)",
        yes=(("KS 8/5", "2019-05-08"), ("14/3 -78", "1978-03-14"), ("den 6/2, och", "2019-02-06"), ("31/12 2018", "2018-12-31")),
        no=("KS 2018/109", "3/4 av", "sid 30/45", "1/2 tjänst", "1998/145", "12/13-14"),
    ),
    DateRule(
        "day_dot_month",
        r"$free(?P<d1>$day)\.\s?(?P<m1>$mm)\.\s?(?P<y1>$yyyy)$end",
        yes=(("14.3.1978", "1978-03-14"), ("den 5.11.1979", "1979-11-05")),
        no=("12.500", "10.15", "1.2.3"),
    ),
)  # fmt: skip

_FALSE_BEFORE = re.compile(
    r"(?:§§?|kap\.?|prop\.?|sou|sfs|dnr|kl\.?|kl\.\s?\d+|nr\.?|sid\.?|tel\.?|org\.?\s?nr\.?)\s*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(m[åa]n|tis|ons|tors|fre|l[öo]r|s[öo]n)(?:dag(?:en)?)?\.?\s*(?:den\s*)?$", re.IGNORECASE)


def _compile(pattern: str) -> re.Pattern[str]:
    for name, fragment in _FRAGMENTS.items():
        pattern = pattern.replace(name, fragment)
    return re.compile(pattern, re.IGNORECASE)


_COMPILED = tuple((rule, _compile(rule.pattern)) for rule in RULES)


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
        return "day" if self.days[0] else "month"

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
            first, last = (
                date(first_year, self.months[0], self.days[0] or 1),
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
    matches = sorted(
        (
            (match.start(), -match.end(), rule.name, match)
            for rule, pattern in _COMPILED
            for match in pattern.finditer(text)
        ),
        key=lambda item: item[:2],
    )
    reached = 0
    for start, _, name, match in matches:
        if start < reached or _is_share(text, match) or _FALSE_BEFORE.search(text[max(0, start - 12) : start]):
            continue
        reached = match.end()
        yield _found(text, name, match)


# "1/2", "2/3", "3/4" are shares, unless something beside them says that they are days.
_SHARES = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5"), ("2", "5"), ("3", "5"), ("4", "5")}
_DAY_BEFORE = re.compile(
    r"(?:\bden|\bKS|\bKF|\bKSAU|\bAU|\bPKS|\bsenast|\bper|\bmed|\bfrån|\btill|dag(?:en)?|\bavst\w+|beredning|dialog|\bmöte|[A-ZÅÄÖ]{2,4}|,)\s*$"
)


def _is_share(text: str, match: re.Match[str]) -> bool:
    numbers = tuple(match.group().split("/"))
    return numbers in _SHARES and not _DAY_BEFORE.search(text[max(0, match.start() - 15) : match.start()])


def _found(text: str, name: str, match: re.Match[str]) -> Found:
    groups = {
        "d1": None,
        "d2": None,
        "m2": None,
        "y1": None,
        "y1b": None,
        "y2": None,
        **match.groupdict(),
    }
    first_month = _month(match["m1"])
    day, last_day = _int(groups["d1"]), _int(groups["d2"])
    weekday = _WEEKDAY.search(text[max(0, match.start() - 20) : match.start()])
    return Found(
        start=match.start(),
        end=match.end(),
        rule=name,
        days=(day, last_day or day),
        months=(first_month, _month(groups["m2"]) if groups["m2"] else first_month),
        years=(_year(groups["y1"] or groups["y1b"]), _year(groups["y2"])),
        weekday=_weekday(weekday[1]) if weekday else None,
    )


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS[text.lower().rstrip(".")]


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text)
    return year if year > 99 else year + (1900 if year >= _PIVOT else 2000)


def _weekday(text: str) -> int:
    folded = text.lower().translate(str.maketrans("åö", "ao"))
    return next(index for index, name in enumerate(WEEKDAYS) if name.startswith(folded))
