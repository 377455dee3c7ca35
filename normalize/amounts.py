"""Swedish sums of money: text -> kronor, with the rules as a table, one row each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from normalize.number_words import BELOW_THOUSAND, PART, THOUSANDS, in_words

# Groups of three, parted by a space, a point or nothing; a group in front may have lost its space (`39103 816`).
# A year before a sum is none of its digits: "den 1 april 1992 212 kr".
_YEAR = r"(?:19|20)\d\d[ \u00a0]"
_GROUPED = rf"(?!{_YEAR}(?!000))\d{{1,6}}(?:[ \u00a0]\d{{3}})+(?![\d])|\d{{1,3}}(?:\.\d{{3}})+(?!\d)"
_AFTER_NUMBER = r"(?<!\d[,.])"  # what is grouped with points cannot go on with the number before a space
# "mellan 0,9 och 1,2 mnkr": how the first number may be written.
_AFTER_BETWEEN = "".join(
    rf"|(?<=mellan {number})\soch\s"
    for number in (r"\d", r"\d\d", r"\d\d\d", r"\d,\d", r"\d\d,\d", r"\d[ .]\d{3}", r"\d\d[ .]\d{3}", r"\d{3}[ .]\d{3}")
)
_FRAGMENTS = {
    "$num": rf"(?:(?P<sign>(?<![\w,.)–-])(?:[-–][ \u00a0]?|minus\s))|(?<![\d/:-]))(?P<num>{_AFTER_NUMBER}\d{{1,3}}(?:\.\d{{3}})+(?!\d)|(?:(?<!\d[,. ])|(?<=\b{_YEAR})(?!000))(?:{_GROUPED}|\d+)(?:[,.]\d{{1,3}})?(?![\d]))",
    # What follows the first of two sums that share their unit, up to that unit: "25–30", "90 till 110", "300 resp. 450".
    "$joint": r"(?:\s?–\s?|(?<!\d{4})-|\s-\s|\s(?:till|respektive|resp\.?|eller|à|á)\s(?:(?:ca\.?|cirka|omkring|högst|minst)\s)?"
    + _AFTER_BETWEEN
    + ")",
    "$other": r"(?P<other>(?:\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,\d{1,3})?)",
    "$million_words": f"(?P<words>{PART}|{BELOW_THOUSAND})",
    "$thousand_words": f"(?P<words>{BELOW_THOUSAND})",
    "$krona_words": f"(?P<words>{THOUSANDS}|{BELOW_THOUSAND})",
    "$million": r"(?:$mnkr|milj\.?\s?$kronor|miljon(?:er)?\s$kronor)(?![a-zåäö])",
    "$bare": r"(?=\s*(?:[.,;)]|(?:för|år|per|till|i|och|under|ska|har|de|om|vid|mer|mindre|lägre|högre|dyrare|årligen|exkl|inkl)\b|(?:19|20)\d\d|$))",
    "$thousand": r"(?:$tkr|tusen\s$kronor|tusental\s$kronor)(?![a-zåäö])",
    "$mnkr": r"(?:mnkr|mnikr|m\.?\s?kr|mnskr|msek|mnsek|mn\s?kr)",
    "$tkr": r"(?:tkr|tkt|t\.?\s?kr|kkr|tsek|ksek)",
    "$gap": r"[ \u00a0]?",  # never a tab: a number and a unit in two cells are no sum
    "$tax": r"\s?(?:per|av|på)\s(?:(?:en|varje)\s)?skattekrona",
    "$kronor": r"(?:kronor(?:na|s)?|kr\b\.?|(?-i:SEK)\b)",
}
# A comma read for the point between thousands: no price has three decimals.
_COMMA_FOR_POINT = re.compile(r"\d{1,3},\d{3}")
MILLION, THOUSAND, BILLION, ONE = Decimal(10**6), Decimal(10**3), Decimal(10**9), Decimal(1)


@dataclass(frozen=True, slots=True)
class AmountRule:
    """How one kind of sum is written; `factor` is what its number is counted in, in kronor."""

    name: str
    pattern: str
    factor: Decimal
    yes: tuple[tuple[str, str], ...]  # text, and the kronor it says, those of two sums parted by a space
    no: tuple[str, ...] = ()
    near: str | None = None  # what must stand shortly before, for the sum to be one
    needs: str = ""  # what every text has that the rule fits, quicker to look for


RULES = (
    AmountRule(
        "billions",
        r"$num$gap(?:miljarder\s$kronor|mdkr|mdr\s?kr)",
        BILLION,
        needs="miljard|md",
        yes=(("1,2 miljarder kronor", "1200000000"),),
    ),
    AmountRule(
        "millions",
        r"$num$gap$million",
        MILLION,
        yes=(("60 miljoner kronor", "60000000"), ("2,5 Mkr", "2500000"), ("1 250,4 mnkr", "1250400000"), ("3 milj. kr", "3000000"), ("1 miljon kronor", "1000000"),
             ("12,5 mnikr", "12500000")),
    ),
    AmountRule(
        "bare_millions",
        r"$num\s(?:miljoner|milj\.?)$bare",
        MILLION,
        needs="milj",
        yes=(("ca 52 miljoner 2018", "52000000"), ("12,3 miljoner.", "12300000"), ("1,5 miljoner om året", "1500000"), ("3 milj. under 1984", "3000000")),
        no=("10 miljoner invånare", "3 miljoner ton"),
    ),
    AmountRule(
        "thousands",
        r"$num$gap$thousand",
        THOUSAND,
        yes=(("350 tkr", "350000"), ("12 500 tkr", "12500000"), ("-1 250 tkr", "-1250000"), ("870 tkt", "870000"),
             ("ett underskott, minus 450 tkr", "-450000"), ("anslaget för 2003 1 150 tkr", "1150000")),
    ),
    AmountRule(
        "kronor_and_ore",
        r"(?P<num>(?<![\d:])\d+:\d\d)$gap$kronor(?!$tax)",
        ONE,
        yes=(("12:50 kr", "12.50"),),
        no=("21:49 kr per skattekrona", "Utdebiteringen föreslås bli 16:40 kr", "oförändrad kommunalskatt, skattesatsen är 31:20 kr"),
    ),
    AmountRule(
        "grouped_kronor_and_ore",
        r"(?P<num>(?<![\d:.,/])\d{1,3}(?:[. ]\d{3})+:\d\d(?!\d))(?:$gap$kronor)?",
        ONE,
        yes=(("4.350:50", "4350.50"), ("Summa 1 062.370:50", "1062370.50"), ("2 480:75 kr", "2480.75")),
        no=("12.00:30", "cirkulär 2013:49"),
    ),
    AmountRule(
        "kronor_before",
        r"\b(?:kronor|kr\.?|(?-i:SEK))$gap(?:(?P<ore>\d{1,3}(?:[. ]?\d{3})*:\d\d(?!\d))|$num)(?::[-–]|,-|(?=[\s,;)]|\.(?!\d)|$))",
        ONE,
        yes=(("kr 12.500:-", "12500"), ("kr 450", "450"), ("kr 7:85", "7.85"), ("kr 41.362:75", "41362.75"), ("kronor 8 250:50.", "8250.50")),
        no=("kr/m2",),
    ),
    AmountRule(
        "kronor",
        r"$num(?<!\bi 1.000)(?<!\bi 1000)(?<!\(1.000)(?<!\(1000)$gap(?<!\bår\s(?:19|20)\d\d\s)(?:$kronor|:[-–—]|(?<=[. ]\d{3}):\s[-–—](?=\s|$)|(?<=\.\d{3}):$|,-(?!\d))(?!$tax|\.?\s?\d[\d.]*:[-–])",
        ONE,
        yes=(
            ("5563-2087 1.625.000 kr", "1625000"),
            ("12,500 kronor", "12500"),
            ("12.500 kronor", "12500"),
            ("39103 816 kronor", "39103816"),
            ("5 000:-", "5000"),
            ("12.500:-", "12500"),
            ("1 250,50 kr", "1250.50"),
            ("450 kr/år", "450"),
            ("Summa 71.500: -", "71500"),
            ("golvbeläggning 74.500:", "74500"),  # its dash lost in a scan
        ),
        no=("21,49 kronor per skattekrona", "kr", "Stat för år 1972\tKronor", "2018-12-06", "KS 2018/109", "Stat för år 1972 Kronor",
            "ett bidrag 4 kr 1.000:-", "Belopp i 1 000 kr", "Belopp i 1000 kronor"),
    ),
    AmountRule(
        "price",
        r"(?P<num>(?<![\d:./-])\d{1,3}:\d\d)(?=\s(?:per|för|fr|från|mot|à|resp|respektive|exkl|inkl|kvm|styck|i\smånaden|till|och|eller)\b(?!\sskattekrona|\s\d{3})|\s\([a-zåäö]|[.,](?:\s|$)|$)",
        ONE,
        yes=(("höja avgiften till 97:50 per gång", "97.50"), ("Entréavgiften är 3:50 för vuxna", "3.50"), ("Biljetten kostar 12:50, dock ej för barn", "12.50"),
             ("Kuponger föreslås uttagas med 4:25 per lass", "4.25"), ("Arvodet blir 14:50 fr o m den 1 juli", "14.50")),
        no=("avgiften, 21:49 per skattekrona", "kl 18:30 för lunch", "SFS 1998:81 för avgiften", "avgiften för Prästgården 1:14.", "utan att höja avgiften eller skatten, 16:75, är",
            "avgiften enligt prop. 1985/86:45", "lönerna enligt cirkulär 07:31."),
        near=r"(?:\b(?:\w*avgift\w*|\w*pris(?:et)?|\w*tax[ao]\w*|\w*hyra\w*|\w*lön\w*|\w*kostnad\w*|\w*biljett\w*|\w*bidrag\w*|\w*stöd|\w*ersättning\w*|\w*arvode\w*|kostar|betalar?|uttag\w*|utgår|erlägg\w*|debitera\w*|höj\w*|sänk\w*|kr|kronor)\b|:[-–])(?!.*(?:\bkl\b|skatt|utdebit|\b(?-i:[A-ZÅÄÖ][\wåäö]+)\s$))",
    ),
    AmountRule(
        "ore",
        r"(?<!kr )(?<!kronor )$num$gapöre\b(?!$tax)",
        Decimal("0.01"),
        needs="öre",
        yes=(("rörlig avgift, 29,5 öre/kWh", "0.295"), ("höjs med 40 öre per liter", "0.40")),
        no=("höjs med 40 öre per skattekrona", "kostar 5 kr 50 öre", "avgiften motsvarar 25 öre på skattekronan", "kostnaden är ca 11 öre av skattekronan", "utdebiteringen höjs 25 öre"),
        near=r"^(?!.*(?:skatt|utdebit)).*(?:avgift|pris|tax[ao]|kosta|höj|sänk|bidrag|ersätt|per)",
    ),
    AmountRule(
        "million_words",
        r"(?:\b|(?<=\s))$million_words\smilj(?:oner|on|\.?)(?:\s$kronor|$bare)",
        MILLION,
        yes=(("fem miljoner kronor", "5000000"), ("en halv miljon kronor", "500000"), ("En miljon kronor", "1000000"),
             ("1/2 miljon kronor", "500000"), ("tjugofem miljoner kronor", "25000000"), ("tre och en halv miljoner per år", "3500000")),
        no=("två miljoner invånare",),
    ),
    AmountRule(
        "thousand_words", r"\b$thousand_words\s?tusen\s$kronor", THOUSAND,
        yes=(("tjugo tusen kronor", "20000"), ("femtiotusen kronor", "50000"), ("tvåhundrafemtio tusen kronor", "250000")),
    ),
    AmountRule(
        "krona_words", r"\b$krona_words\s(?!(?-i:Kronor))(?:kronor(?:na|s)?|kr\b)", ONE,
        yes=(("femhundra kronor", "500"), ("tio kronor", "10"), ("fyrtiofem kr", "45"), ("sextusenfemhundra kronor", "6500"), ("femton hundra kronor", "1500")),
        no=("Tre Kronor", "belopp i tusen kronor", "fem barn"),
    ),
    AmountRule("million_pair", r"(?!(?:19|20)\d\d[^\d.])$num$joint$other$gap$million", MILLION, yes=(("25–30 Mkr", "25000000 30000000"), ("19 à 22 Mkr", "19000000 22000000"), ("mellan 0,9 och 1,2 mnkr", "900000 1200000"), ("mellan 2 och 3,5 miljoner kronor", "2000000 3500000"))),
    AmountRule("thousand_pair", r"(?!(?:19|20)\d\d[^\d.])$num$joint$other$gap$thousand", THOUSAND, yes=(("300 respektive 450 tkr", "300000 450000"),)),
    AmountRule(
        "kronor_pair", r"(?!(?:19|20)\d\d[^\d.])$num$joint$other(?<!\d 1.000)$gap(?:$kronor|:[-–])", ONE,
        yes=(("höjs från 90 till 110 kronor", "90 110"), ("20-25 kr", "20 25"), ("1 000–1 500 kr", "1000 1500"), ("8 000 - 10 000 kr", "8000 10000")),
        no=("2018-12-06 kr", "5563-2087 kr"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a text, `text[start:end]`; `amount` in kronor."""

    start: int
    end: int
    amount: Decimal
    rule: str


def _compile(pattern: str) -> re.Pattern[str]:
    for name, fragment in _FRAGMENTS.items():
        pattern = pattern.replace(name, fragment)
    return re.compile(pattern, re.IGNORECASE)


_NEAR = 100  # characters
# Before a figure that is a tax rate ("Skatteuttaget, 20:85 kr,"), or the number of a circular or a bill ("cirkulär 07:31").
_TAX_RATE = re.compile(r"\b(?:\w*skatte(?:uttag|sats|n\b)|\w*utdebitering)\w*[^.;\d]{0,30}$", re.IGNORECASE)
_HIGHEST_TAX_RATE = 40  # kronor of a hundred
_NUMBERED = re.compile(
    r"\b(?:cirkulär\w*|cirk\.|prop\.?|proposition\w*|motion\w*|skrivelse\w*|dnr|nr|SFS|SOU|ds)\s$", re.IGNORECASE
)
_MOST_APART = 100  # times that the second of a pair of sums is larger than the first
# What every rule needs somewhere; most lines lack it, and so need not be tried by each.
_HINT = re.compile(r"kr(?![a-zåäö])|kronor|sek\b|tkt|milj|öre|:\s?[-–—]|,-|\d:(?:\d\d|$)", re.IGNORECASE)
# What stands in every text with a sum whose rule has the fragment, as a pattern that is quicker than the rule's own.
_HINTS = {
    "$million_words": "milj",
    "$thousand_words": "tusen",
    "$krona_words": r"[^\W\d]\skr",
    "$million": r"m(?:n|ilj|sek|\.?\s?kr)",
    "$thousand": r"t\.?\s?kr|tkt|kkr|[tk]sek|tusen",
    "$joint": r"\d\s?[–-]\s?\d|\d\s(?:till|resp|eller|à|á|och)",
}


def _hints(rule: AmountRule) -> list[re.Pattern[str]]:
    told = (hint for fragment, hint in _HINTS.items() if fragment in rule.pattern)
    return [_compile(hint) for hint in (rule.needs, *told) if hint]


_COMPILED = tuple((rule, _hints(rule), _compile(rule.pattern)) for rule in RULES)
_LINES_KEPT = 256  # with their sums: a table's row is looked at as a sentence, too


def find_amounts(text: str) -> Iterator[Sum]:
    """Every sum in the text, in order; of two that overlap, the earlier and then the longer one.

    >>> [sum_.amount for sum_ in find_amounts("ca 52 miljoner 2018 och 12.500:-")]
    [Decimal('52000000'), Decimal('12500')]
    """
    return iter(_amounts(text) if _HINT.search(text) else ())


@lru_cache(_LINES_KEPT)
def _amounts(text: str) -> tuple[Sum, ...]:
    matches = sorted(
        (
            (match.start(), -match.end(), rule.name, rule.factor, match)
            for rule, hints, pattern in _COMPILED
            if all(hint.search(text) for hint in hints)
            for match in pattern.finditer(text)
            if _may_be(rule, match)
        ),
        key=lambda item: item[:2],
    )
    reached = 0
    found: list[Sum] = []
    for start, _, name, factor, match in matches:
        if start >= reached:
            reached = match.end()
            found += _sums(match, factor, name)
    return tuple(found)


def _may_be(rule: AmountRule, match: re.Match[str]) -> bool:
    """Whether what stands before the match lets it be a sum."""
    before = match.string[max(match.start() - _NEAR, 0) : match.start()]
    if rule.near and (not re.search(rule.near, before, re.IGNORECASE) or _NUMBERED.search(before)):
        return False
    return (
        "words" in match.re.groupindex
        or _value(match) * rule.factor > _HIGHEST_TAX_RATE
        or not _TAX_RATE.search(before)
    )


def _sums(match: re.Match[str], factor: Decimal, name: str) -> Iterator[Sum]:
    """The sum that the match is; the two of a pair, but only the second where the first is no sum of its kind."""
    amount = _value(match) * factor
    if "other" not in match.re.groupindex:
        yield Sum(match.start(), match.end(), amount, name)
        return
    other = _number(match["other"]) * factor
    # "5–10 000 kr" leaves it open what its 5 counts.
    if not amount or abs(amount) * _MOST_APART >= other:
        yield Sum(match.start(), match.end("num"), amount, name)
    yield Sum(match.start("other"), match.end(), other, name)


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text is, in Swedish writing; None when it is none.

    >>> parse_number("-1 250,4"), parse_number("12.500"), parse_number("2.5"), parse_number("12-14")
    (Decimal('-1250.4'), Decimal('12500'), Decimal('2.5'), None)
    """
    match = _NUMBER.fullmatch(text.strip())
    return _value(match) if match else None


_NUMBER = re.compile(_FRAGMENTS["$num"])


def _value(match: re.Match[str]) -> Decimal:
    groups = match.groupdict()
    if groups.get("words"):
        return in_words(groups["words"])
    written = groups["num"] or groups["ore"]
    if _COMMA_FOR_POINT.fullmatch(written) and re.match(r"\s?(?:kr|:-)", match.string[match.end("num") :]):
        written = written.replace(",", "")
    number = _number(written)
    return -number if groups.get("sign") else number


def _number(written: str) -> Decimal:
    digits = re.sub(r"[\s\u00a0]|\.(?=\d{3}(?!\d))", "", written)
    return Decimal(digits.replace(",", ".").replace(":", "."))
