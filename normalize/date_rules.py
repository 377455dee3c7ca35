"""How Swedish dates are written: a table, one row each."""

import re
from dataclasses import dataclass

from normalize.months import MONTH, ORDINALS

SIX_DIGITS, YEAR_AND_MONTH, HEAD_OF_MONTH = (
    "six_digits",
    "year_and_month",
    "head_of_month",
)  # dates only where something else bears it out
LAST_OF_MONTH = "last_of_month"  # which day that is the calendar tells

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
    # A line that ends in a dash (also one misread "~") goes on in the next, also over the gap that a scan shows there.
    "$dash": r"\s?(?:[-–—]{1,2}|~)(?:\s|\n\n)?",
    "$ord": r"(?::?[ea]|:?dje|:?n?de|:?te)?",
    "$year_of": r"(?:,?\s|\sår\s|\sanno\s)",
    "$den": r"(?:[Dd]en\s+)?",
    "$free": r"(?<![\w/.:-])(?<!\d[ ,])",
    # A year before a month heads another column: "2004 jan–sep 2005".
    "$apart": r"(?<![\w/.:-])(?:(?<!\d[ ,])|(?<=\b(?:19|20)\d\d ))",
    # Neither Christmas nor a person: "före jul", "Jan Eng", "Maj Nordgren".
    "$jul": r"(?!(?-i:Jan|Mar)\s(?-i:[A-ZÅÄÖ][a-zåäö]))(?!(?-i:Maj)\s(?-i:[A-ZÅÄÖ])[a-zåäö]*(?:son|gren|berg|ström|lund|[qk]vist|dahl|man|stedt|blad|löf|skog|holm)\b)(?!(?-i:Maj)\s(?-i:[A-ZÅÄÖ])[a-zåäö]+\s\([a-zåäö]{1,3}\))(?!(?-i:Maj-\s[A-ZÅÄÖ][a-zåäö]))(?!jul\b(?!\.?\s?(?:\d|[-–/])))",
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
    hint: str  # what every text with such a date has somewhere, in small letters: quicker to look for
    no: tuple[str, ...] = ()

    @property
    def has_month(self) -> bool:
        """Whether such a date has the name of a month."""
        return "$month" in self.pattern


_DASH, _SLASH, _DOT_OR_DASH, _SIX = r"\d\s?[-–]\s?\d", r"\d/\d", r"\d[.-]\s?\d", r"\d\d\s?\d\d\s?\d\d"
_DAY_OF_MONTH = rf"\d:?[a-z]{{0,3}}\s?{MONTH}"
RULES = (
    DateRule(
        "iso_range",
        r"$free(?P<y1>$yyyy)-(?P<m1>\d\d)-(?P<d1>\d\d)(?:\s?[-–—]{1,2}\s?|/|\s+(?:till|t\.?o\.?m\.?|tom)\s+(?:och med\s+)?)(?:(?P<y2>$yyyy)-)?(?P<m2>\d\d)-(?P<d2>\d\d)$end",
        hint=_DASH,
        yes=(("2018-01-01–2020-12-31", "2018-01-01/2020-12-31"), ("2018-05-01/2018-06-30", "2018-05-01/2018-06-30"), ("2018-05-01–06-30", "2018-05-01/2018-06-30"), ("2018-01-01 - 2018-06-30", "2018-01-01/2018-06-30")),
    ),
    DateRule(
        "iso",
        r"$free(?P<y1>$yyyy)\s?[-–]\s?(?P<m1>\d\d)\s?[-–]\s?(?P<d1>\d\d)$end",
        hint=_DASH,
        yes=(("den 2018-12-06 beslutade", "2018-12-06"), ("2018-12-06.", "2018-12-06")),
        no=("19800101-1234", "556677-1234", "2018-1206"),
    ),
    DateRule(
        "iso_days",
        r"$free(?P<y1>$yyyy)-(?P<m1>\d\d)-(?P<d1>\d\d)\s?(?:--|–|—|/|\soch\s)\s?(?P<d2>\d\d)$end",
        hint=_DASH,
        yes=(("2018-05-15--16", "2018-05-15/2018-05-16"), ("2018-05-15–16", "2018-05-15/2018-05-16")),
        no=("2018-05-15-16", "2018-05-15–2018"),
    ),
    DateRule(
        "iso_dots",
        r"$free(?P<y1>$yyyy)\.(?P<m1>\d\d)\.(?P<d1>\d\d)$end",
        hint=_DOT_OR_DASH,
        yes=(("1994.05.17", "1994-05-17"),),
        no=("1994.5", "2018.12.06.3", "12.1994.05.17"),
    ),
    DateRule(
        "iso_without_dashes",
        r"$free(?P<y1>(?:19|20)\d\d)(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12]\d|3[01])$end",
        hint=_SIX,
        yes=(("Datum 20180605", "2018-06-05"),),
        no=("19800101-1234", "201806051", "20181305", "kontonr 20 180 605"),
    ),
    DateRule(
        "iso_with_gaps",
        r"$free(?P<y1>19[5-9]\d|20[0-3]\d) (?P<m1>0[1-9]|1[0-2]) (?P<d1>0[1-9]|[12]\d|3[01])$end(?! \d)",
        hint=r"\d\d \d\d",
        yes=(("Datum 1978 05 15", "1978-05-15"), ("BERGA 1982 11 03", "1982-11-03")),
        no=("1978 05 15 12", "2 1978 05 15", "1978 15 05", "1978  05  15"),
    ),
    DateRule(
        "labelled_six_digits",
        r"\b(?:datum|daterad|dat\.|dagtecknad|utskriven|upprättad)\s?:?\s(?P<date>(?P<y1>\d\d)\s?(?P<m1>0[1-9]|1[0-2])\s?(?P<d1>0[1-9]|[12]\d|3[01]))$end",
        hint=_SIX,
        yes=(("Datum 780314", "1978-03-14"), ("skrivelse, daterad 96 05 12,", "1996-05-12")),
        no=("780314", "Datum 781314", "Datum 780314-1234"),
    ),
    # Where the text names its year: a column's head in a report, an act's day in a sentence.
    DateRule(
        SIX_DIGITS,
        r"(?:$free|(?<=\b\d{6} ))(?P<y1>\d\d)(?P<m1>0[1-9]|1[0-2])(?P<d1>0[1-9]|[12]\d|3[01])$end(?!\s\d{3}(?!\d))(?!\s?(?:kr|kronor|tkr|st|kWh|m2|m3|ton)\b)(?!:-)",
        hint=_SIX,
        yes=(("Budget 2016. Utfall 160831", "2016-08-31"), ("ritning inkom 090504 under 2009", "2009-05-04")),
        no=("Utfall 160831", "år 1995 betalades 950831 kronor", "år 2016: 160831-1234", "Dnr 160831 av 2016", "2016: 160831 500", "2016: 1 160831"),
    ),
    # A row of a table's heads, nothing but months and years.
    DateRule(
        HEAD_OF_MONTH,
        r"(?:^|(?<=\n)|(?<=\t)|(?<=[ \d]\d{3} ))(?P<y1>0\d|1[0-8]|2[1-9]|[5-9]\d)(?P<m1>0[1-9]|1[0-2])(?=[ \t\n]|$)",
        hint=r"\d{4}\s*\d{4}",
        yes=(("Utfall\tBudget\n1608\t2016", "2016-08-01/2016-08-31"), ("Utfall Utfall Budget\n0904 2008 2009\nSkola 12 13", "2009-04-01/2009-04-30")),
        no=("Utfall\tBudget\n1608\t1714", "1608", "Skola\t1608\t2016", "1618\t2016", "tel 1608"),
    ),
    DateRule(
        "iso_misread",
        r"$free(?P<y1>(?-i:[12lI|][09Oo])$misread_digit{2})[-–—](?P<m1>(?-i:[01OolI|])$misread_digit)[-–—](?P<d1>(?-i:[0-3OolI|])$misread_digit)$end",
        hint=r"[-–—][\doli|]{2}[-–—]",
        yes=(("2O18-12-06", "2018-12-06"), ("l998-05-l2", "1998-05-12"), ("2018—12—06", "2018-12-06")),
        no=("IOO-IO-lO", "2018-99-06"),
    ),
    DateRule(
        "two_digit_iso",
        r"$free(?P<y1>\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])$end",
        hint=_DASH,
        yes=(("78-03-14", "1978-03-14"), ("05-11-30", "2005-11-30")),
        no=("tel 036-12-14-15", "12-13-14", "0370-67 80 00"),
    ),
    DateRule(
        "days_of_two_months",
        r"$free$den(?P<d1>$day)$ord\s?(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?(?:$dash|\st\.?\s?o\.?\s?m\.?\s)$den(?P<d2>$day)$ord\s?(?P<m2>$month)(?:$year_of(?P<y2>$yyyy))?$end",
        hint=r"(?:[-–—~]|m\.?)\s{0,2}(?:den\s+)?\d",
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
        hint=r"mellan\s",
        yes=(
            ("mellan den 3 maj och den 5 juni 2020", "2020-05-03/2020-06-05"),
            ("mellan 14 och 24 september", "2019-09-14/2019-09-24"),
            ("mellan den 9 december 2018 och den 2 januari 2019", "2018-12-09/2019-01-02"),
        ),
        no=("mellan 14 och 24 ledamöter",),
    ),
    DateRule(
        "from_day_till_day",
        r"$free(?P<date>$den(?P<d1>$day)$ord\s(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?\still\s(?:och\smed\s)?$den(?P<d2>$day)$ord\s(?P<m2>$month)(?:$year_of(?P<y2>$yyyy))?)$end",
        hint=r"till\s(?:och\smed\s)?(?:den\s+)?\d",
        yes=(
            ("från den 24 augusti till den 30 oktober", "2019-08-24/2019-10-30"),
            ("från 1 maj till och med 15 juni 2018", "2018-05-01/2018-06-15"),
            ("hyrestiden är den 15 juni till den 20 augusti", "2019-06-15/2019-08-20"),
        ),
        no=("från den 24 augusti till nämnden",),
    ),
    DateRule(
        "labelled_year_and_month",
        r"\b(?:fastst\w*\.?|rev\.?|reviderad|version|utgåva|upplaga|tryckt)\s(?P<date>(?P<y1>$yyyy)-(?P<m1>0[1-9]|1[0-2]))$end",
        hint=_DASH,
        yes=(("Blankett 14, fastst. 1999-08", "1999-08-01/1999-08-31"), ("rev. 2004-11", "2004-11-01/2004-11-30")),
        no=("1999-08", "version 2012-20"),
    ),
    DateRule(
        YEAR_AND_MONTH,
        r"$free(?<!(?-i:[A-ZÅÄÖ]{2})\s)(?P<y1>$yyyy)-(?P<m1>0[1-9]|1[0-2])$end",
        hint=_DASH,
        yes=(("Utfall 2014-08", "2014-08-01/2014-08-31"), ("1998-12", "1998-12-01/1998-12-31")),
        no=("läsåret 2016-08", "säsongen 2008-09", "åren 2011-12", "Dnr 2014-08", "KS 2014-08", "2014-08-31", "2014-0812"),
    ),
    DateRule(
        "days_of_month",
        r"$free$den(?P<d1>$day)$ord$dash(?P<d2>$day)$ord\s?(?P<m1>$month)(?:$year_of(?P<y1>$yyyy)|\s[-'´’](?P<y1b>\d\d))?$end",
        hint=r"\d:?[a-z]{0,3}\s?[-–—~]{1,2}\s{0,2}\d",
        yes=(
            ("Den 15-16 maj", "2019-05-15/2019-05-16"),
            ("9–10 april 2018", "2018-04-09/2018-04-10"),
            ("den 3 - 4 sept -77", "1977-09-03/1977-09-04"),
            ("27—\n\n28 september", "2019-09-27/2019-09-28"),
            ("öppet 10–12 juni", "2019-06-10/2019-06-12"),
        ),
    ),
    DateRule(
        "days_without_dash",  # which a scan has lost
        r"$free[Dd]en\s(?P<d1>[12]\d|[89])(?P<d2>[12]\d|3[01])\s(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?$end",
        hint=r"den\s\d{3,4}\s",
        yes=(("den 1819 april", "2019-04-18/2019-04-19"), ("den 910 juni 1998", "1998-06-09/1998-06-10")),
        no=("den 1918 april", "i 1819 april", "den 1819 personer"),
    ),
    DateRule(
        "day_of_list",
        r"$free(?:[Dd]en\s)?(?P<d1>$day)$ord(?=(?:,\s$day)*\s(?:och|samt|respektive|resp\.?|eller|alternativt|alt\.?|&)\s(?:den\s)?$day$ord\s(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?)",
        hint=r"(?:och|samt|respektive|resp\.?|eller|alternativt|alt\.?|&)\s(?:den\s)?\d",
        yes=(("den 10 och 24 oktober 2016", "2016-10-10"), ("den 3, 10 och 17 maj", "2019-05-03"), ("15 alt. 16 maj", "2019-05-15")),
        no=("den 10 oktober och 24 ledamöter", "3,10 och 17 kronor"),
    ),
    DateRule(
        "day_month",
        r"$free$den(?P<d1>$day)$ord\s?(?P<m1>$month)(?:$year_of(?P<y1>$yyyy)|\s?[-'´’]\s?(?P<y1b>\d\d))?$end",
        hint=_DAY_OF_MONTH,
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
        hint=rf"[ae]\s{MONTH}",
        yes=(("första maj", "2019-05-01"), ("den tjugonde mars 1971", "1971-03-20"), ("den f6rsta mars", "2019-03-01")),
        no=("andra maj", "i första hand"),
    ),
    DateRule(
        LAST_OF_MONTH,
        r"$free[Dd]en\s(?:sista|siste)\s(?:dagen\si\s)?(?P<m1>$month)(?:$year_of(?P<y1>$yyyy))?$end",
        hint=rf"sist[ae]\s(?:dagen\si\s)?{MONTH}",
        yes=(("den sista augusti", "2019-08-31"), ("den siste februari 2020", "2020-02-29"), ("den sista dagen i juni", "2019-06-30")),
        no=("sista dagen", "i sista hand"),
    ),
    DateRule(
        "misread_month",
        r"$free(?:[Dd]en\s(?P<d1>$day)$ord\s(?P<m1>$word)(?:\s(?P<y1>$yyyy))?|(?P<d1b>$day)\s(?P<m1b>$word)\s(?P<y1b>$yyyy))$end",
        hint=r"den\s\d|\d\s[a-zåäö0-9|]{3,10}\s(?:1[89]|20)\d\d",
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
        hint=rf"[\doli|]\s{MONTH}",
        yes=(("den l2 mars", "2019-03-12"), ("3O april 2018", "2018-04-30"), ("den 1l juni", "2019-06-11")),
        no=("I maj", "l mars"),
    ),
    DateRule(
        "months",
        r"$apart(?:(?:(?:i\s)?(?:början|mitten|slutet|utgången)\sav\s))?(?P<m1>$month)(?:\s(?P<y1>$yyyy))?(?:$dash|/|\still\s(?:och\smed\s)?|\st\.?o\.?m\.?\s)(?P<m2>$month)(?:\s(?P<y2>$yyyy))?$end",
        hint=rf"(?:[-–—~/]|till|med|m\.?)\s{{0,2}}{MONTH}",
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
        hint=MONTH,
        yes=(("februari 2019", "2019-02-01/2019-02-28"), ("slutet av augusti 2020", "2020-08-01/2020-08-31"), ("i maj", "2019-05-01/2019-05-31"), ("jul. 2019", "2019-07-01/2019-07-31")),
        no=("majoritet", "marsch", "augustimötet", "Maja", "Junior", "Kungl. Maj:t", "före jul", "tätt till jul.", "Maj-Lis Ek", "Jan Eng", "Maj Nordgren", "Maj Öberg", "Maj Lööw (s)", "Maj-\nBritt Ek"),
    ),
    DateRule(
        "days_slash_month",
        r"$free$den(?P<d1>$day)\s?[-–]\s?(?P<d2>$day)/(?P<m1>$mm)(?:[\s-](?P<y1>$yyyy)|\s?[-'´](?P<y1b>\d\d))?$end",
        hint=_SLASH,
        yes=(("15-16/5", "2019-05-15/2019-05-16"), ("26-27/8 2018", "2018-08-26/2018-08-27")),
    ),
    DateRule(
        "slash_range",
        r"$free$den(?P<d1>$day)/(?P<m1>$mm)(?:\s(?P<y1>$yyyy))?$dash(?P<d2>$day)/(?P<m2>$mm)(?:\s(?P<y2>$yyyy))?$end",
        hint=_SLASH,
        yes=(("28/8-2/9", "2019-08-28/2019-09-02"), ("1/12 2018 – 31/1 2019", "2018-12-01/2019-01-31")),
    ),
    DateRule(
        "day_slash_month",
        r"$free$den(?P<d1>$day)/(?P<m1>$mm)(?:[\s-](?P<y1>$yyyy)|\s(?:år|anno)\s(?P<y2>$yyyy)|\s?[-'´’–](?P<y1b>\d\d))?$end(?!\s(?:av|tjänst|heltid|del|delar|miljon\w*|timm\w*|dags\w*|liter|dl|kg|mil|år|m2)\b)(?!\s?%)",
        hint=_SLASH,
        yes=(("KS 8/5", "2019-05-08"), ("14/3 -78", "1978-03-14"), ("den 6/2, och", "2019-02-06"), ("31/12 2018", "2018-12-31")),
        no=("KS 2018/109", "3/4 av", "sid 30/45", "1/2 tjänst", "1998/145", "12/13-14", "till 1/2 miljon", "läsåret 10/11", "öppet 24/7", "skala 1/10"),
    ),
    DateRule(
        "day_dot_month",
        r"$free$den(?P<d1>$day)(?:\.\s?(?P<m1>$mm)(?:\.\s?|\.?\s|\s?-\s?)(?P<y1>$yyyy)|-(?P<m1b>$mm)-(?P<y1b>$yyyy))$end",
        hint=_DOT_OR_DASH,
        yes=(("14.3.1978", "1978-03-14"), ("den 5.11.1979", "1979-11-05"), ("14.3. 1978", "1978-03-14"), ("14-03-1978", "1978-03-14")),
        no=("12.500", "10.15", "1.2.3", "1.5.2.1998"),
    ),
    DateRule(
        "day_dot_month_short_year",
        r"$free(?:[Dd]en\s(?P<d1>$day)\.\s?(?P<m1>$mm)(?:\.\s?(?P<y1>\d\d)|\.?\s?-\s?(?P<y1c>\d\d))?|(?P<d1b>$day)\.\s?(?P<m1b>$mm)(?:\.\s?(?P<y1b>[5-9]\d)|\.?\s-\s?(?P<y1d>\d\d)))$end",
        hint=_DOT_OR_DASH,
        yes=(("14.3.78", "1978-03-14"), ("den 5.11", "2019-11-05"), ("14.3 -78", "1978-03-14"), ("den 2.10.04", "2004-10-02")),
        no=("punkt 3.2.10", "10.15", "4.12", "kl. 14.30 - 15"),
    ),
)  # fmt: skip


def _compile(pattern: str) -> re.Pattern[str]:
    for name, fragment in _FRAGMENTS.items():
        pattern = pattern.replace(name, fragment)
    return re.compile(pattern, re.IGNORECASE)


COMPILED = tuple((rule, _compile(rule.pattern)) for rule in RULES)
# By hint whether the rules with it have a month's name, and its pattern.
HINTS = {rule.hint: (rule.has_month, re.compile(rule.hint)) for rule in RULES}
