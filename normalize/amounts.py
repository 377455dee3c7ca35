"""Swedish sums of money: text -> kronor, with the rules as a table, one row each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

_ONES = {
    "en": 1, "ett": 1, "två": 2, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "atta": 8, "nio": 9,
}  # fmt: skip
_TEENS = {
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "attio": 80, "nittio": 90,
}  # fmt: skip
_HALVES = {
    "en halv": Decimal("0.5"),
    "en och en halv": Decimal("1.5"),
    "två och en halv": Decimal("2.5"),
    "1/2": Decimal("0.5"),
    "½": Decimal("0.5"),
}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BELOW_HUNDRED = rf"(?:(?:{_any_of(_TENS)})(?:{_any_of(_ONES)})?|{_any_of(_TEENS)}|{_any_of(_ONES)})"
_WORDS = rf"{_any_of(_HALVES)}|(?:{_any_of(_ONES)})?hundra{_BELOW_HUNDRED}?|{_BELOW_HUNDRED}"
_WORD_PARTS = re.compile(
    rf"(?:(?P<hundreds>{_any_of(_ONES)})?(?P<hundra>hundra))?(?:(?P<tens>{_any_of(_TENS)}))?(?P<rest>{_any_of({**_ONES, **_TEENS})})?"
)

# Groups of three, parted by a space, a point or nothing; a group in front may have lost its space (`39103 816`).
_GROUPED = r"\d{1,6}(?:[ \u00a0]\d{3})+(?![\d])|\d{1,3}(?:\.\d{3})+(?!\d)"
_AFTER_NUMBER = r"(?<!\d[,.])"  # what is grouped with points cannot go on with the number before a space
_FRAGMENTS = {
    "$num": rf"(?:(?P<sign>(?<![\w,.)–-])[-–]\s?)|(?<![\d/:-]))(?P<num>{_AFTER_NUMBER}\d{{1,3}}(?:\.\d{{3}})+(?!\d)|(?<!\d[,. ])(?:{_GROUPED}|\d+)(?:[,.]\d{{1,3}})?(?![\d]))",
    "$words": f"(?P<words>{_WORDS})",
    "$mnkr": r"(?:mnkr|mnikr|mkr|mnskr|msek|mn\s?kr)",
    "$tkr": r"(?:tkr|tkt|t\.kr|kkr|tsek|ksek)",
    "$ones": _any_of(_ONES),
    "$below": _BELOW_HUNDRED,
    "$gap": r"[ \u00a0]?",  # never a tab: a number and a unit in two cells are no sum
    "$kronor": r"(?:kronor(?:na|s)?|kr\b\.?|SEK\b)",
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
    yes: tuple[tuple[str, str], ...]  # text, and the kronor it says
    no: tuple[str, ...] = ()
    near: str | None = None  # what must stand shortly before, for the sum to be one


RULES = (
    AmountRule(
        "billions",
        r"$num$gap(?:miljarder\s$kronor|mdkr|mdr\s?kr)",
        BILLION,
        yes=(("1,2 miljarder kronor", "1200000000"),),
    ),
    AmountRule(
        "millions",
        r"$num$gap(?:$mnkr|milj\.?\s?$kronor|miljon(?:er)?\s$kronor)(?![a-zåäö])",
        MILLION,
        yes=(("60 miljoner kronor", "60000000"), ("2,5 Mkr", "2500000"), ("1 250,4 mnkr", "1250400000"), ("3 milj. kr", "3000000"), ("1 miljon kronor", "1000000"),
             ("12,5 mnikr", "12500000")),
    ),
    AmountRule(
        "bare_millions",
        r"$num\smiljoner(?=\s*(?:[.,;)]|(?:för|år|per|till|i|och|under|ska|har|de|om|vid|mer|mindre|lägre|högre|dyrare|årligen|exkl|inkl)\b|(?:19|20)\d\d|$))",
        MILLION,
        yes=(("ca 52 miljoner 2018", "52000000"), ("12,3 miljoner.", "12300000"), ("1,5 miljoner om året", "1500000")),
        no=("10 miljoner invånare", "3 miljoner ton"),
    ),
    AmountRule(
        "thousands",
        r"$num$gap(?:$tkr|tusen\s$kronor|tusental\s$kronor)(?![a-zåäö])",
        THOUSAND,
        yes=(("350 tkr", "350000"), ("12 500 tkr", "12500000"), ("-1 250 tkr", "-1250000"), ("870 tkt", "870000")),
    ),
    AmountRule(
        "kronor_and_ore",
        r"(?P<num>(?<![\d:])\d+:\d\d)$gap$kronor(?!\s?per\sskattekrona)",
        ONE,
        yes=(("12:50 kr", "12.50"),),
        no=("21:49 kr per skattekrona",),
    ),
    AmountRule(
        "kronor_before",
        r"\b(?:kronor|kr\.?|SEK)$gap(?:$num|(?P<ore>\d+:\d\d(?!\d)))(?::[-–]|,-|(?=[\s.,;)]|$))",
        ONE,
        yes=(("kr 12.500:-", "12500"), ("kr 450", "450"), ("kr 7:85", "7.85")),
        no=("kr/m2",),
    ),
    AmountRule(
        "kronor",
        r"$num$gap(?<!\bår\s(?:19|20)\d\d\s)(?:$kronor|:[-–—]|,-(?!\d))(?!\s?per\sskattekrona|\.?\s?\d[\d.]*:[-–])",
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
        ),
        no=("21,49 kronor per skattekrona", "kr", "Stat för år 1972\tKronor", "2018-12-06", "KS 2018/109", "Stat för år 1972 Kronor",
            "ett bidrag 4 kr 1.000:-"),
    ),
    AmountRule(
        "price",
        r"(?P<num>(?<![\d:.])\d{1,3}:\d\d)(?=\s(?:per|för|kvm|styck|i\smånaden)\b(?!\sskattekrona|\s\d)|\.?$)",
        ONE,
        yes=(("höja avgiften till 97:50 per gång", "97.50"), ("Entréavgiften är 3:50 för vuxna", "3.50")),
        no=("avgiften, 21:49 per skattekrona", "kl 18:30 för lunch", "SFS 1998:81 för avgiften"),
        near=r"\b(?:\w*avgift\w*|\w*pris(?:et)?|\w*tax[ao]\w*|\w*hyra\w*|\w*lön\w*|\w*kostnad\w*)\b(?!.*\bkl\b)",
    ),
    AmountRule(
        "million_words",
        r"(?:\b|(?<=\s))$words\smilj(?:oner|on)\s$kronor",
        MILLION,
        yes=(("fem miljoner kronor", "5000000"), ("en halv miljon kronor", "500000"), ("En miljon kronor", "1000000"),
             ("1/2 miljon kronor", "500000"), ("tjugofem miljoner kronor", "25000000")),
    ),
    AmountRule(
        "thousand_words", r"\b$words\s?tusen\s$kronor", THOUSAND,
        yes=(("tjugo tusen kronor", "20000"), ("femtiotusen kronor", "50000"), ("tvåhundrafemtio tusen kronor", "250000")),
    ),
    AmountRule("hundred_words", r"\b(?P<words>(?:$ones)?hundra(?:$below)?)\s$kronor", ONE, yes=(("femhundra kronor", "500"),)),
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
# What every rule needs somewhere; most lines lack it, and so need not be tried by each.
_HINT = re.compile(r"kr|sek|tkt|milj|:[-–—]|,-|\d:\d\d", re.IGNORECASE)
_COMPILED = tuple((rule, _compile(rule.pattern)) for rule in RULES)


def find_amounts(text: str) -> Iterator[Sum]:
    """Every sum in the text, in order; of two that overlap, the earlier and then the longer one.

    >>> [sum_.amount for sum_ in find_amounts("ca 52 miljoner 2018 och 12.500:-")]
    [Decimal('52000000'), Decimal('12500')]
    """
    if not _HINT.search(text):
        return
    matches = sorted(
        (
            (match.start(), -match.end(), rule.name, rule.factor, match)
            for rule, pattern in _COMPILED
            for match in pattern.finditer(text)
            if not rule.near or re.search(rule.near, text[max(match.start() - _NEAR, 0) : match.start()], re.IGNORECASE)
        ),
        key=lambda item: item[:2],
    )
    reached = 0
    for start, _, name, factor, match in matches:
        if start >= reached:
            reached = match.end()
            yield Sum(start, match.end(), _value(match) * factor, name)


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
        return _in_words(groups["words"].lower())
    written = groups["num"] or groups["ore"]
    if _COMMA_FOR_POINT.fullmatch(written) and re.match(r"\s?(?:kr|:-)", match.string[match.end("num") :]):
        written = written.replace(",", "")
    digits = re.sub(r"[\s\u00a0]|\.(?=\d{3}(?!\d))", "", written)
    number = Decimal(digits.replace(",", ".").replace(":", "."))
    return -number if groups.get("sign") else number


def _in_words(words: str) -> Decimal:
    """The number that the words say: "tvåhundrafemtio" is 250."""
    if words in _HALVES:
        return _HALVES[words]
    parts = _WORD_PARTS.match(words)
    if not parts:
        raise ValueError(f"{words!r}: no number in words")
    hundreds = (_ONES.get(parts["hundreds"] or "", 1) * 100) if parts["hundra"] else 0
    return Decimal(hundreds + _TENS.get(parts["tens"] or "", 0) + {**_ONES, **_TEENS}.get(parts["rest"] or "", 0))
