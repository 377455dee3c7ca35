"""What heads a table's columns of figures: periods, kinds of sums, targets; and what heads the columns of words beside them."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.months import MONTH
from normalize.unicode import fold

_KIND = (
    r"utfall|[a-z]*budget|prognos|plan|bokslut|kalkyl|av[vw]+ikelse|resultat|ram|forslag|helarsprognos|redovisning|redovisat|vp|flerarsplan|arsprognos"
    r"|differens|diff|forandring|budgetforslag|verksamhetsplan|arsutfall|ombudgetering|overfor(?:s|t|ing|as)"
)
_BEFORE_KIND = (
    r"ack\.?|ackumulera[dt]|periodens|period|helars|arets|ny|rev\.?|reviderad|justerad|kf:?s?|ks|total|namndens|beslutad|internt?|forra arets|forvantad"
    r"|aktuell|gallande|ursprunglig|fg ars?|foregaende ars?"
)
_MONEY_HEADS = r"belopp(?!,?\s(?:i\b|\(?(?:tkr|mnkr|mkr|kkr|kr|kronor|tusen|miljoner)\b))|kostnad(?:er)?|intakt(?:er)?|netto(?:kostnad)?|summa|(?:an)?sokt(?:\s(?:belopp|bidrag(?!\s(?:19|20)\d\d)))?|begart|askat|beviljat(?:\s(?:belopp|bidrag))?|(?:utbetalt\s)?bidrag(?=\s(?:19|20)\d\d)|investering|avgift|taxa"
_COUNT_HEADS = r"antal|andel|varde|matning|resultat|totalt?"
_TARGET_HEADS = r"malvarde[nt]?|matvarde[nt]?|malniva|maltal|malsattning|malar|riktvarde|gransvarde|ambition|mal"
_BASE_HEADS = r"utgangsvarde|startvarde|basvarde|ingangsvarde|nulage"
_PLACES = r"(?:(?:genom)?snitt(?:et)?|medel|median)\s(?:i\s)?(?:riket|lanet|kommungruppen|regionen)|riket|rikssnitt(?:et)?|lanet|lanssnitt(?:et)?|kommunen|kommungruppen|regionen|snitt|medel|median|jamforelsegrupp(?:en)?"
_MONTH = rf"{MONTH}[a-z]*\.?"
_MONTHS = rf"{_MONTH}\s?[-]\s?{_MONTH}"
_MONTH_NAME = r"(?:jan(?:uari)?|febr?(?:uari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DAY_AND_MONTH = (
    r"(?:[12]\d|3[01]|0?[1-9])/(?:1[012]|0?[1-9])(?:\s(?:19|20)\d\d|\s?-\d\d)?"  # 31/8, 31/8 2016, 31/8 -79
)
_YEARS = r"(?:19|20)\d\d(?:\s?[-/]\s?\d\d(?:\d\d)?)?"
_DAY = r"\d\d(?:0[1-9]|1[012])(?:[0-2]\d|3[01])"  # 190831
_PART = r"ack(?:umulera[dt])?\.?|helar(?:et)?|delar(?:et)?|perioden|[hv]t|(?:host|var)(?:en|terminen)"  # of the year, after the kind
# What heads a column of figures, folded, dashes made hyphens.
_PERIOD = re.compile(
    rf"""\b(?:
        (?:(?:(?:{_BEFORE_KIND})[\s-]?)?(?:{_KIND}|{_MONEY_HEADS}|{_COUNT_HEADS}|{_BASE_HEADS}|(?:{_TARGET_HEADS})(?!\s(?:{_MONTH}|\d\d?/))|{_PLACES})(?:\s(?:{_PART}))?\s?)?
        (?:
            (?:tertial|t)\s?\d(?:\s?[-]\s?\d)?(?:[\s,]?\s?(?:19|20)\d\d)?
          | (?:halvar|kvartal|kv|period|delar|t|q)\s?\d(?:\s?[-]\s?\d)?\s(?:19|20)\d\d
          | (?:helar(?:et)?|delar(?:et)?|halvar(?:et)?|lasar(?:et)?|ht|vt|ar|aret|per|till|t\.?\s?o\.?\s?m\.?|{_MONTHS})\s(?:\d\d?\s)?(?:{_MONTH}\s)?(?:19|20)\d\d(?:/\d\d)?
          | {_MONTHS}
          | {_MONTH}\s?-(?=\s|$)
          | t\.?\s?o\.?\s?m\.?\s(?:\d\d?\s)?{_MONTH}
          | (?:(?:den\s)?\d\d?\s)?{_MONTH}\s(?:19|20)\d\d
          | (?:19|20)\d\d-\d\d-\d\d
          | (?:19|20)\d\d(?:0[1-9]|1[012])\b
          | {_DAY}\b
          | {_YEARS}
          | [-'](?:\d\d)\b
          | {_DAY_AND_MONTH}
          | (?:\d\d?\s)?{_MONTH_NAME}
        )
      | (?:utfall|[a-z]*budget|bokslut|prognos|plan|redovisning|redovisat|kalkyl|forslag)\s\d\d(?![\d.,:/%]|\s[\d%])
      | (?:(?:{_BEFORE_KIND})[\s-]?)?(?:{_KIND}|andring|{_MONEY_HEADS}|{_BASE_HEADS}|{_TARGET_HEADS}|totalt?|antal)(?:\s(?:{_PART}))?
      | riket|lanet|kommungruppen
      | (?:nuvarande|gallande|foreslagen|foreslagna|ny|nya|hittillsvarande)(?:\s(?:avgift(?:er)?|taxa|pris(?:er)?|belopp))?
      | (?:alt(?:ernativ)?\.?|etapp|variant)\s?(?:\d|[a-d])
    )(?![\w-])""",
    re.VERBOSE,
)  # fmt: skip
# What heads a column of words beside the figures.
_WORDS = re.compile(
    r"\b(?:trend|(?:onskad\s)?riktning|onskad|tendens|uppnat(?:t|ts)|uppnas|uppfyll(?:t|s|d|else)|maluppfyllelse|(?:var\s)?bedomn(?:ing|\.)?|status|kommentar(?:er)?|ansvar(?:ig|ar)?(?:\sfor\s[a-z]+)?|kalla|analys|var(?=\W*$))\b"
)
# What heads the names of the rows: "Nr", "Nämndens mål 2018", "Indikator".
_NAME = (
    r"(?:nr|nummer|(?:(?:kommun)?fullmaktiges|kf:s|namndens|styrelsens|bolagets|forbundets|enhetens|forvaltningens|kommunens|strategiska|overgripande)(?=\s)"
    r"|(?:[a-z]*mal(?:omraden?|en|et|formulering)?)(?:\s(?:for\s)?(?:19|20)\d\d(?:-(?:19|20)?\d\d)?(?!\W+(?:19|20)\d\d))?"
    r"|omrade|indikator(?:er)?|nyckeltal|[a-z]*matt|matetal|mat(?:ning(?:ar)?|punkt(?:er)?|plats(?:er)?|stalle)|mats(?:\s(?:genom|med))?|styrtal|resultatmatt|verksamhetsmatt|volymer|delmal|perspektiv|aktivitet(?:er)?)"
)
# A rule behind them may be read as a letter.
_NAMES = re.compile(rf"[\W_]*{_NAME}(?:[\W_]+(?:[ijl1]\s)?{_NAME})*(?![\w-])[\W_]*(?:(?<=\s)[ijl1]\s+)?")
_NUMBERED = re.compile(r"\W*(?:nr|nummer)\b")
# What stands beside the heads: units, marks of ruled lines.
_BESIDE = re.compile(r"[^\w\s%&§/@]|_|\b(?:tkr|mnkr|mkr|kkr|kr|kronor|sek|procent|st|i|helt?)\b|%")
# A year, and the head of a column of words that stands too near: "2022 Källa".
BEFORE_WORDS = re.compile(r"(?:19|20)\d\d(?= (?:Källa|Kommentar(?:er)?|Trend|Status|Bedömning|Ansvarig|Analys)$)")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Years that head columns, each with the unit of its sums: "1972 kr", "1973 kr".
YEARS_IN_UNIT = re.compile(r"\W*(?:[a-z]+\W+)?(?:(?:19|20)\d\d[\s,]+\(?(?:tkr|mnkr|mkr|kkr|kr|kronor)\)?\W*){2,6}")
KIND = re.compile(r"\b(?:utfall|budget|prognos|plan|bokslut|kalkyl|av[vw]+ikelse|forslag|sokt|beviljat|ram)\b")
# What heads the difference of other columns, whose figures may be of any size.
DIFFERENCE = re.compile(r"(?:av[vw]+ikelse|diff|forandring|andring|okning|minskning)")
# Heads rows of its own, which years or months begin: what stands beside it goes on with no other table.
OF_TIMES = re.compile(r"ar|aret|lasar|termin|manad|kvartal|tertial|datum|dag|tidpunkt|period|vecka")
_STAMP = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:0[1-9]|1[012])(?!\d)")
DAY = re.compile(rf"(?<!\d){_DAY}(?!\d)")
_SHORT_YEAR = re.compile(
    rf"(?:[a-z]\s?[-']|\b(?:{_KIND})\s)(\d\d)(?:(?<=\s\d\d)(?:0[1-9]|1[012]))?$"  # "Budget 95", "Utfall 1608"
)
# "Tertial 22021": a scan's loss of a space; "1T22022", "1722022": what it makes of "T2 2022" beside such heads.
_RUN_TOGETHER = re.compile(r"(?i)\b(tertial|kvartal|halvår|t|q) ?([1-4])((?:19|20)\d\d)$")
_LOST_RING = re.compile(r"(?<=\b[Dd]el)ar\b|(?<=\b[Hh]el)ar\b|(?<=\b[Hh]alv)ar\b|(?<=\b[Ll]äs)ar\b")
_DIVIDED_SPAN = re.compile(rf"(?i)(?<=[a-zåäö.][-–—])\s+(?={_MONTH_NAME})")
_MISREAD_T = re.compile(r"\b[1lI]?[T7lI1]{1,2}?([1-3]) ?((?:19|20)\d\d)\b")
# Years that a scan has run together, or whose 1 it read as a letter, beside other years: "19761977 1978", "L979 1980".
_GLUED_YEARS = re.compile(r"\b((?:19|20)\d\d)((?:19|20)\d\d)(?=\s\W{0,2}((?:19|20)\d\d)\b)")
_LETTERED_YEAR = re.compile(r"(?<!\w)[lLI|]9(?=\d\d\s\W{0,2}[1lLI|]9\d\d\b)")
_BESIDE_TERTIAL = re.compile(r"\bT[1-3] ?(?:19|20)\d\d|(?<=20\d\d)\W[^T]*\b(?:7|[lI]|[17lI]{2})[1-3]20\d\d\b")
# "1608", August 2016: behind a kind, or in a line of nothing but such and years.
_SHORT_STAMP = re.compile(r"(?<![\w.,-])(?!(?:19|20)(?:[0189]\d|1[0-2]))(\d\d)(0[1-9]|1[012])(?![\w.,-])")
_STAMPED_KIND = re.compile(
    r"(?i)\b(utfall|bokslut|budget|prognos|ack\w*\.?)\s(?!(?:19|20))(\d\d)(0[1-9]|1[012])(?![\w.,-])"
)
_STAMPS_ONLY = re.compile(r"\W*(?:\d{4}\W+){1,6}\d{4}\W*")
_GLUED = re.compile(
    r"(?i)\b(utfall|budget|prognos|plan|bokslut|resultat|mål|mal)((?:19|20)\d\d|jan|t\.?o\.?m|[tq][1-4]\b)"
)
MONEY_UNIT = re.compile(r"\b(?:tkr|mnkr|mkr|kkr|tsek|msek|kr|kronor)\b\W*")
_TAIL = re.compile(r"\s(?!(?:st|kr|m|kg)\b)[a-z][a-z. ]{1,24}")
_MOST_LABEL = 40  # characters of a head's first column, whose figures have none
_LONGEST = 300  # characters of a head
_COVERED = 0.85  # of a head's characters are its columns' names
_LINES_KEPT = 1024  # looked at: a line is tried as head, as row and as what follows a table
_CENTURY = 50  # two digits from here on are of the last century


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; `year` when it names one."""

    text: str
    folded: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """A line that heads columns: those of figures, and how many columns of names stand before them, numbers apart."""

    periods: tuple[str, ...]
    names: int
    is_numbered: bool


_NO_HEAD = Head((), 0, is_numbered=False)


def column(text: str) -> Column:
    """The column that is so headed.

    >>> column("Budget -18").year, column("Utfall 201808").year, column("Budget 95").year
    (2018, 2018, 1995)
    """
    if beside := BEFORE_WORDS.match(text.strip()):
        text = beside[0]
    text = _LOST_RING.sub("år", _RUN_TOGETHER.sub(r"\1 \2 \3", full_months(whole_spans(text.strip()))))
    folded = fold(text)
    year = YEAR.search(folded) or _STAMP.search(folded)
    if not year and (short := _SHORT_YEAR.search(folded) or DAY.search(folded)):
        digits = int(short[0][:2] if short[0].isdigit() else short[1])
        return Column(text, folded, digits + (1900 if digits >= _CENTURY else 2000))
    return Column(text, folded, int(year[0][:4]) if year else None)


def whole_spans(text: str) -> str:
    """The text with its spans of months made whole, where a line ended behind the dash.

    >>> whole_spans("Utfall jan– aug 2019"), whole_spans("Maj – juni")
    ('Utfall jan–aug 2019', 'Maj – juni')
    """
    return _DIVIDED_SPAN.sub("", text)


def plain(text: str) -> str:
    """The text as heads are looked for in it: folded, dashes made hyphens."""
    return fold(text.replace("\t", " ").replace("_", " ")).replace("–", "-").replace("—", "-")


def periods(text: str) -> list[str]:
    """The heads of a line whose columns have lost their gaps: nothing but periods, one after the other.

    >>> periods("Tkr Utfall 2017 Budget 2018 | Plan 2019")
    ['Utfall 2017', 'Budget 2018', 'Plan 2019']
    """
    return list(head(text).periods)


@functools.lru_cache(_LINES_KEPT)
def head(text: str) -> Head:
    """What the line heads; of no columns when it is no head.

    >>> head("Nr Nämndens mål Målvärde Utfall 2017 Riket Uppnått")
    Head(periods=('Målvärde', 'Utfall 2017', 'Riket'), names=1, is_numbered=True)
    >>> head("Tkr Utfall 0712 Prognos 2008").periods, head("1608 1708 2017").periods, head("1608 1708 1812").periods
    (('Utfall 200712', 'Prognos 2008'), ('201608', '201708', '2017'), ())
    """
    if len(text) > _LONGEST:
        return _NO_HEAD
    text = _GLUED.sub(r"\1 \2", full_months(_with_tertials(_with_years(text))))
    folded = plain(text)
    names = _NAMES.match(folded)
    begins = names.end() if names else 0
    one = _PERIOD.search(folded, max(begins, _unit_end(folded)))
    if not one or one.start() > max(_MOST_LABEL, begins):
        return _NO_HEAD
    found = [one, *_PERIOD.finditer(folded, one.end())]
    for first, match in enumerate(found):
        if _is_head(folded, found[first:], is_named=bool(names and names.end() == match.start())):
            shown = [text[one.start() : one.end()].replace("\t", " ").strip() for one in found[first:]]
            if names and begins == match.start() and _is_year_of_goals(shown):
                shown = shown[1:]
            if tail := _tail(folded, found):
                shown.append(text[-len(tail) :].strip())
            label = folded[: match.start()]
            return Head(tuple(shown), _count_names(label), bool(_NUMBERED.match(label)))
        if first + 2 >= len(found) or column(match[0]).year:
            break  # the label of a head names no year, and heads at least two columns
    return _NO_HEAD


def _is_year_of_goals(shown: Sequence[str]) -> bool:
    """Whether the first year is that of the goals which the first column names: "Mål 2009 | 2007 2008 2009"."""
    years = [int(one) for one in shown[:3] if YEAR.fullmatch(one)]
    return len(years) == len(shown[:3]) > 1 and years[1] < years[0] and years[1:] == sorted(years[1:])


def ends_in_words(text: str) -> bool:
    """Whether the last of the line's heads is that of a column of words.

    >>> ends_in_words("Mål Målvärde Utfall | Kommentar |"), ends_in_words("Mål Utfall")
    (True, False)
    """
    folded = plain(text)
    return any(not any(map(str.isalnum, folded[words.end() :])) for words in _WORDS.finditer(folded))


def without_names(text: str) -> str:
    """The line without the names of columns of names that it begins with.

    >>> without_names("Nr Mål 1998 Utfall 1998")
    'Utfall 1998'
    """
    names = _NAMES.match(plain(text))
    return text[names.end() :] if names else text


def _with_years(text: str) -> str:
    """The text with years whole that a scan misread or ran together, beside the next one."""
    return _LETTERED_YEAR.sub("19", _GLUED_YEARS.sub(_apart, text))


def _apart(glued: re.Match[str]) -> str:
    first, second, third = map(int, glued.groups())
    return f"{first} {second}" if third - second == second - first == 1 else glued[0]


def _with_tertials(text: str) -> str:
    return _MISREAD_T.sub(r"T\1 \2", text) if _BESIDE_TERTIAL.search(text) else text


def full_months(text: str) -> str:
    """The text with its months written in full: "Utfall 1608" is that of "Utfall 201608"."""
    years = {int(year[0]) % 100 for year in YEAR.finditer(text)} if _STAMPS_ONLY.fullmatch(text) else set()
    pattern, before = (_SHORT_STAMP, "") if years else (_STAMPED_KIND, r"\1 ")

    def full(match: re.Match[str]) -> str:
        year, month = int(match[match.re.groups - 1]), match[match.re.groups]
        if years and not years & {year - 1, year, year + 1}:
            return match[0]
        century = 19 if year >= _CENTURY else 20
        return f"{match.expand(before)}{century}{year:02}{month}"

    return pattern.sub(full, text)


def _is_head(folded: str, found: Sequence[re.Match[str]], *, is_named: bool) -> bool:
    """Whether the line from the first of `found` on is nothing but heads; before it may stand a short label, or names."""
    start = found[0].start()
    heads = folded[start : len(folded) - len(_tail(folded, found))]
    rest = _BESIDE.sub("", _WORDS.sub("", _PERIOD.sub("", heads))).replace(" ", "")
    covered = sum(len(match[0].replace(" ", "")) for match in found)
    return covered >= _COVERED * (covered + len(rest)) and (is_named or start <= _MOST_LABEL)


def _tail(folded: str, found: Sequence[re.Match[str]]) -> str:
    """The words that head one more column, behind years: "1988 1989 Platser enl. förslaget"."""
    behind = folded[found[-1].end() :]
    is_after_years = len(found) > 1 and all(YEAR.search(match[0]) for match in found[-2:])
    return behind if is_after_years and _TAIL.fullmatch(behind) and not _WORDS.search(behind) else ""


def _count_names(label: str) -> int:
    """How many columns of names the label of a head is: "Nr Nämndens mål Mått" is two, and a number."""
    names = re.findall(
        r"[a-z]*mal(?:en|et|formulering)?\b|\b(?:indikator(?:er)?|matt|mats|matetal|resultatmatt|styrtal)\b", label
    )
    return len(names)


def _unit_end(folded: str) -> int:
    """Where a head's first column ends that names the unit of the others: "Nettokostnad (tkr)"; 0 when none does."""
    units = list(MONEY_UNIT.finditer(folded))
    if len(units) != 1 or units[0].end() > _MOST_LABEL:
        return 0
    before = folded[: units[0].start()]
    if YEAR.search(before) and KIND.search(before):
        return 0
    return units[0].end() if _PERIOD.search(folded, units[0].end()) else 0
