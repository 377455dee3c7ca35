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

from normalize.months import ORDINALS, read_day, read_month, read_number

WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
_PIVOT = 50  # two-digit years from 50 on are of the twentieth century

Precision = Literal["day", "month"]

# Fragments that the rules share; `$` names are replaced when the table is compiled.
_FRAGMENTS = {
    "$month": r"(?:(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)s?\b"
    r"|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)",
    "$day": r"(?:0?[1-9]|[12]\d|3[0-9])",
    # With an O, l or I read for one digit of two: "l2", "3O".
    "$misread_day": r"(?-i:[lI|]\d|[123][OolI|]|3[01]|[12]\d|0?[1-9])",
    "$misread_digit": r"(?-i:[\dOolI|])",
    # Letters lost: "f6rsta", "fjarde", "attonde".
    "$ordinal": "(?:"
    + "|".join(name.replace("ö", "[öo60]").replace("ä", "[äa]").replace("å", "[åa]") for name in ORDINALS)
    + ")",
    # Any word; `read_month` knows which are a month's name misread.
    "$word": r"[a-zåäö0-9|]{3,10}",
    "$mm": r"(?:1[0-2]|0?[1-9])",
    "$yyyy": r"(?:1[89]|20)\d\d",
    "$dash": r"\s?[-–—]{1,2}\s?",
    "$ord": r"(?::?[ea]|:?dje|:?n?de|:?te)?",
    "$year_of": r"(?:,?\s|\sår\s|\sanno\s)",
    "$den": r"(?:[Dd]en\s+)?",
    "$free": r"(?<![\w/.:-])(?<!\d[ ,])",
    # A year before a month heads another column: "2004 jan–sep 2005".
    "$apart": r"(?<![\w/.:-])(?:(?<!\d[ ,])|(?<=\b(?:19|20)\d\d ))",
    # Neither Christmas nor a person: "före jul", "Jan Eng", "Maj Nordgren".
    "$jul": r"(?!(?-i:Jan|Mar)\s(?-i:[A-ZÅÄÖ][a-zåäö]))(?!(?-i:Maj)\s(?-i:[A-ZÅÄÖ])[a-zåäö]+(?:son|gren|berg|ström|lund|[qk]vist|dahl|man|stedt|blad|löf|skog|holm)\b)(?!jul\b(?!\.)(?!\s?(?:\d|[-–/])))",
    "$end": r"(?![\w/])(?!:ts?\b)(?![-–](?:\d|(?-i:[A-ZÅÄÖ])))(?!,\d)(?!\.\d)(?!\smånads\sutgång)",
}


@dataclass(frozen=True, slots=True)
class DateRule:
    """How one kind of date is written. Groups: d1 m1 y1 of the first day, d2 m2 y2 of the last.

    Group `date` is the date itself where the pattern needs to see what stands before it.
    """

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
        "iso_days",
        r"$free(?P<y1>$yyyy)-(?P<m1>\d\d)-(?P<d1>\d\d)\s?(?:--|–|—|/|\soch\s)\s?(?P<d2>\d\d)$end",
        yes=(("2018-05-15--16", "2018-05-15/2018-05-16"), ("2018-05-15–16", "2018-05-15/2018-05-16")),
        no=("2018-05-15-16", "2018-05-15–2018"),
    ),
    DateRule(
        "iso_dots",
        r"$free(?P<y1>$yyyy)\.(?P<m1>\d\d)\.(?P<d1>\d\d)$end",
        yes=(("1994.05.17", "1994-05-17"),),
        no=("1994.5", "2018.12.06.3", "12.1994.05.17"),
    ),
    DateRule(
        "iso_without_dashes",
        r"$free(?P<y1>(?:19|20)\d\d)(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12]\d|3[01])$end",
        yes=(("Datum 20180605", "2018-06-05"),),
        no=("19800101-1234", "201806051", "20181305", "kontonr 20 180 605"),
    ),
    DateRule(
        "labelled_six_digits",
        r"\b(?:datum|daterad|dat\.|dagtecknad|utskriven|upprättad)\s?:?\s(?P<date>(?P<y1>\d\d)\s?(?P<m1>0[1-9]|1[0-2])\s?(?P<d1>0[1-9]|[12]\d|3[01]))$end",
        yes=(("Datum 780314", "1978-03-14"), ("skrivelse, daterad 96 05 12,", "1996-05-12")),
        no=("780314", "Datum 781314", "Datum 780314-1234"),
    ),
    DateRule(
        "iso_misread",
        r"$free(?P<y1>(?-i:[12lI|][09Oo])$misread_digit{2})[-–—](?P<m1>(?-i:[01OolI|])$misread_digit)[-–—](?P<d1>(?-i:[0-3OolI|])$misread_digit)$end",
        yes=(("2O18-12-06", "2018-12-06"), ("l998-05-l2", "1998-05-12"), ("2018—12—06", "2018-12-06")),
        no=("IOO-IO-lO", "2018-99-06"),
    ),
    DateRule(
        "two_digit_iso",
        r"$free(?P<y1>\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])$end",
        yes=(("78-03-14", "1978-03-14"), ("05-11-30", "2005-11-30")),
        no=("tel 036-12-14-15", "12-13-14", "0370-67 80 00"),
    ),
    DateRule(
        "days_of_two_months",
        r"$free$den(?P<d1>$day)$ord\s?(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?(?:$dash|\st\.?\s?o\.?\s?m\.?\s)$den(?P<d2>$day)$ord\s?(?P<m2>$month)(?:$year_of(?P<y2>$yyyy))?$end",
        yes=(
            ("30 april - 2 maj 2018", "2018-04-30/2018-05-02"),
            ("1 maj t.o.m. 30 september", "2019-05-01/2019-09-30"),
            ("den 28 december 2018–den 6 januari 2019", "2018-12-28/2019-01-06"),
        ),
        no=("den 30 april och den 2 maj",),
    ),
    DateRule(
        "between_days",
        r"\bmellan\s(?P<date>$den(?P<d1>$day)$ord(?:\s(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?)?\soch\s$den(?P<d2>$day)$ord\s(?P<m2>$month)(?:$year_of(?P<y2>$yyyy))?)$end",
        yes=(
            ("mellan den 3 maj och den 5 juni 2020", "2020-05-03/2020-06-05"),
            ("mellan 14 och 24 september", "2019-09-14/2019-09-24"),
            ("mellan den 9 december 2018 och den 2 januari 2019", "2018-12-09/2019-01-02"),
        ),
        no=("mellan 14 och 24 ledamöter",),
    ),
    DateRule(
        "from_day_till_day",
        r"\bfrån\s(?P<date>$den(?P<d1>$day)$ord\s(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?\still\s(?:och\smed\s)?$den(?P<d2>$day)$ord\s(?P<m2>$month)(?:$year_of(?P<y2>$yyyy))?)$end",
        yes=(("från den 24 augusti till den 30 oktober", "2019-08-24/2019-10-30"), ("från 1 maj till och med 15 juni 2018", "2018-05-01/2018-06-15")),
        no=("från den 24 augusti till nämnden",),
    ),
    DateRule(
        "labelled_year_and_month",
        r"\b(?:fastst\w*\.?|rev\.?|reviderad|version|utgåva|upplaga|tryckt)\s(?P<date>(?P<y1>$yyyy)-(?P<m1>0[1-9]|1[0-2]))$end",
        yes=(("Blankett 14, fastst. 1999-08", "1999-08-01/1999-08-31"), ("rev. 2004-11", "2004-11-01/2004-11-30")),
        no=("1999-08", "version 2012-20"),
    ),
    DateRule(
        "days_of_month",
        r"$free$den(?P<d1>$day)$ord$dash(?P<d2>$day)$ord\s?(?P<m1>$month)(?:$year_of(?P<y1>$yyyy)|\s[-'´’](?P<y1b>\d\d))?$end",
        yes=(
            ("Den 15-16 maj", "2019-05-15/2019-05-16"),
            ("9–10 april 2018", "2018-04-09/2018-04-10"),
            ("den 3 - 4 sept -77", "1977-09-03/1977-09-04"),
        ),
    ),
    DateRule(
        "day_of_list",
        r"$free(?:[Dd]en\s)?(?P<d1>$day)$ord(?=(?:,\s$day)*\s(?:och|samt|respektive|resp\.?|eller)\s(?:den\s)?$day$ord\s(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?)",
        yes=(("den 10 och 24 oktober 2016", "2016-10-10"), ("den 3, 10 och 17 maj", "2019-05-03")),
        no=("den 10 oktober och 24 ledamöter", "3,10 och 17 kronor"),
    ),
    DateRule(
        "day_month",
        r"$free$den(?P<d1>$day)$ord\s?(?P<m1>$month)(?:$year_of(?P<y1>$yyyy)|\s?[-'´’]\s?(?P<y1b>\d\d))?$end",
        yes=(
            ("den 5 mars 2018", "2018-03-05"),
            ("31 augusti", "2019-08-31"),
            ("den 1:a maj", "2019-05-01"),
            ("14 mars -78", "1978-03-14"),
            ("3 dec. 2018", "2018-12-03"),
            ("den 5 mars år 1971", "1971-03-05"),
            ("den 22:e augusti", "2019-08-22"),
            ("den 3:dje juni", "2019-06-03"),
            ("fredagen den 9 augustis", "2019-08-09"),
        ),
        no=("102 maj", "1.5 mars"),
    ),
    DateRule(
        "ordinal_month",
        r"$free(?:(?P<d1>första)|[Dd]en\s(?P<d1b>$ordinal))\s(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?$end",
        yes=(("första maj", "2019-05-01"), ("den tjugonde mars 1971", "1971-03-20"), ("den f6rsta mars", "2019-03-01")),
        no=("andra maj", "i första hand"),
    ),
    DateRule(
        "misread_month",
        r"$free(?:[Dd]en\s(?P<d1>$day)$ord\s(?P<m1>$word)(?:\s(?P<y1>$yyyy))?|(?P<d1b>$day)\s(?P<m1b>$word)\s(?P<y1b>$yyyy))$end",
        yes=(
            ("den 9 augnsti", "2019-08-09"),
            ("12 seplember 1988", "1988-09-12"),
            ("den 4 rnars 1976", "1976-03-04"),
            ("den 5 ianuari", "2019-01-05"),
        ),
        no=("den 9 ledamöter", "12 personer 2018", "den 3 maskiner", "den 6 mål 2019"),
    ),
    DateRule(
        "misread_day",
        r"$free$den(?P<d1>$misread_day)\s(?P<m1>$month)(?:\s(?P<y1>$yyyy))?$end",
        yes=(("den l2 mars", "2019-03-12"), ("3O april 2018", "2018-04-30"), ("den 1l juni", "2019-06-11")),
        no=("I maj", "l mars"),
    ),
    DateRule(
        "months",
        r"$apart(?:(?:(?:i\s)?(?:början|mitten|slutet|utgången)\sav\s))?(?P<m1>$month)(?:\s(?P<y1>$yyyy))?(?:$dash|/|\still\s(?:och\smed\s)?|\st\.?o\.?m\.?\s)(?P<m2>$month)(?:\s(?P<y2>$yyyy))?$end",
        yes=(
            ("mars-april 2019", "2019-03-01/2019-04-30"),
            ("Mars-april", "2019-03-01/2019-04-30"),
            ("Helår 2004 Jan-sep 2005", "2005-01-01/2005-09-30"),
            ("jan—-juni 2020", "2020-01-01/2020-06-30"),
        ),
    ),
    DateRule(
        "month",
        r"$apart(?:(?:början|mitten|slutet|utgången)\sav\s)?$jul(?P<m1>$month)(?:(?:\sår)?\s(?P<y1>$yyyy))?$end",
        yes=(("februari 2019", "2019-02-01/2019-02-28"), ("slutet av augusti 2020", "2020-08-01/2020-08-31"), ("i maj", "2019-05-01/2019-05-31")),
        no=("majoritet", "marsch", "augustimötet", "Maja", "Junior", "Kungl. Maj:t", "före jul", "Maj-Lis Ek", "Jan Eng", "Maj Nordgren"),
    ),
    DateRule(
        "days_slash_month",
        r"$free$den(?P<d1>$day)\s?[-–]\s?(?P<d2>$day)/(?P<m1>$mm)(?:[\s-](?P<y1>$yyyy)|\s?[-'´](?P<y1b>\d\d))?$end",
        yes=(("15-16/5", "2019-05-15/2019-05-16"), ("26-27/8 2018", "2018-08-26/2018-08-27")),
    ),
    DateRule(
        "slash_range",
        r"$free$den(?P<d1>$day)/(?P<m1>$mm)(?:\s(?P<y1>$yyyy))?$dash(?P<d2>$day)/(?P<m2>$mm)(?:\s(?P<y2>$yyyy))?$end",
        yes=(("28/8-2/9", "2019-08-28/2019-09-02"), ("1/12 2018 – 31/1 2019", "2018-12-01/2019-01-31")),
    ),
    DateRule(
        "day_slash_month",
        r"$free$den(?P<d1>$day)/(?P<m1>$mm)(?:[\s-](?P<y1>$yyyy)|\s(?:år|anno)\s(?P<y2>$yyyy)|\s?[-'´’–](?P<y1b>\d\d))?$end(?!\s(?:av|tjänst|heltid|del|delar|miljon\w*|timm\w*|dags\w*|liter|dl|kg|mil|år|m2)\b)(?!\s?%)",
        yes=(("KS 8/5", "2019-05-08"), ("14/3 -78", "1978-03-14"), ("den 6/2, och", "2019-02-06"), ("31/12 2018", "2018-12-31")),
        no=("KS 2018/109", "3/4 av", "sid 30/45", "1/2 tjänst", "1998/145", "12/13-14", "till 1/2 miljon", "läsåret 10/11", "öppet 24/7", "skala 1/10"),
    ),
    DateRule(
        "day_dot_month",
        r"$free$den(?P<d1>$day)(?:\.\s?(?P<m1>$mm)(?:\.\s?|\.?\s|\s?-\s?)(?P<y1>$yyyy)|-(?P<m1b>$mm)-(?P<y1b>$yyyy))$end",
        yes=(("14.3.1978", "1978-03-14"), ("den 5.11.1979", "1979-11-05"), ("14.3. 1978", "1978-03-14"), ("14-03-1978", "1978-03-14")),
        no=("12.500", "10.15", "1.2.3", "1.5.2.1998"),
    ),
    DateRule(
        "day_dot_month_short_year",
        r"$free(?:[Dd]en\s(?P<d1>$day)\.\s?(?P<m1>$mm)(?:\.\s?(?P<y1>\d\d)|\.?\s?-\s?(?P<y1c>\d\d))?|(?P<d1b>$day)\.\s?(?P<m1b>$mm)(?:\.\s?(?P<y1b>[5-9]\d)|\.?\s-\s?(?P<y1d>\d\d)))$end",
        yes=(("14.3.78", "1978-03-14"), ("den 5.11", "2019-11-05"), ("14.3 -78", "1978-03-14"), ("den 2.10.04", "2004-10-02")),
        no=("punkt 3.2.10", "10.15", "4.12", "kl. 14.30 - 15"),
    ),
)  # fmt: skip

_ON = re.compile(r"\st\.?\s?o\.?\s?m", re.IGNORECASE)
_FROM_ON = re.compile(r"(?:fr\.?\s?o\.?\s?m\.?|från och med)\s$", re.IGNORECASE)
# Of these ranges each day is a date of its own where one of them does not exist.
_ONLY_SOUND = frozenset({"between_days", "from_day_till_day"})
_LEAP_YEAR = 2000

_FALSE_BEFORE = re.compile(
    r"(?:§§?|kap\.?|prop\.?|sou|sfs|dnr|kl\.?|kl\.\s?\d+|nr\.?|sid\.?|sida|blad|tel\.?|org\.?\s?nr\.?|läsår\w*|säsong\w*|budgetår\w*|spelår\w*"
    r"|skala|öppet|punkt\w*|avsnitt|kapitel|artikel|version|lån|konto|bilaga|ärende|löpnr)[^\S\n\t]*\Z",
    re.IGNORECASE,
)
_DAY_NAME = r"(?:m[åa]n|tis|ons|tors|fre|l[öo]r|s[öo]n)"
# Of "tors–fre 15–16/2" the first.
_WEEKDAY = re.compile(
    rf"\b({_DAY_NAME})(?:dag(?:en)?)?\.?(?:\s?[-–]\s?{_DAY_NAME}(?:dag(?:en)?)?\.?)?\s*(?:den\s*)?$", re.IGNORECASE
)


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
        ((*_extent(match), rule.name, match) for rule, pattern in _COMPILED for match in pattern.finditer(text)),
        key=lambda item: item[:2],
    )
    reached = 0
    for start, _, name, match in matches:
        if start < reached or (
            name == "days_of_two_months" and _ON.search(match[0]) and _FROM_ON.search(text[max(0, start - 16) : start])
        ):
            continue  # "fr.o.m. den 1 maj t.o.m. den 30 juni" names two days
        if _is_share(text, match) or _FALSE_BEFORE.search(text[max(0, start - 12) : start]):
            continue
        found = _found(text, name, match)
        if found and not (name in _ONLY_SOUND and found.span(_LEAP_YEAR) is None):
            reached = found.end
            yield found


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Where the date begins, and, so that the longer of two sorts first, less than nothing by its end."""
    group = "date" if "date" in match.re.groupindex else 0
    return match.start(group), -match.end(group)


# "1/2", "2/3", "3/4" are shares, unless something beside them says that they are days.
_SHARES = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5"), ("2", "5"), ("3", "5"), ("4", "5")}
_DAY_BEFORE = re.compile(
    r"(?:\bden|\bKS|\bKF|\bKSAU|\bAU|\bPKS|\bsenast|\bper|\bmed|\bfrån|\btill|dag(?:en)?|\bavst\w+|beredning|dialog|\bmöte|[A-ZÅÄÖ]{2,4}|,)\s*$"
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
