"""Swedish numbers in words: the patterns that find them, and the number that they say."""

import re
from collections.abc import Iterable
from decimal import Decimal

_ONES = {
    "en": 1, "ett": 1, "två": 2, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "atta": 8,
    "nio": 9,
}  # fmt: skip
_TEENS = {
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17,
    "arton": 18, "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "attio": 80,
    "nittio": 90,
}  # fmt: skip
_BELOW_TWENTY = _ONES | _TEENS
# "en halv", "tre kvarts", "två och en halv", "1/2".
_SHARES = {
    "halv": Decimal("0.5"),
    "halvannan": Decimal("1.5"),
    "kvarts": Decimal("0.25"),
    "1/2": Decimal("0.5"),
    "½": Decimal("0.5"),
}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BELOW_HUNDRED = rf"(?:(?:{_any_of(_TENS)})(?:{_any_of(_ONES)})?|{_any_of(_TEENS)}|{_any_of(_ONES)})"
_HUNDREDS = rf"(?:(?:(?:{_any_of(_BELOW_TWENTY)})\s?)?hundra(?:\s?{_BELOW_HUNDRED})?)"
# "tolv", "tvåhundrafemtio", "femton hundra".
BELOW_THOUSAND = rf"(?:{_HUNDREDS}|{_BELOW_HUNDRED})"
# "sextusenfemhundra", "tio tusen"; "tusen" alone heads a table's column more often than it says a number.
THOUSANDS = rf"(?:{BELOW_THOUSAND}\s?tusen(?:\s?{BELOW_THOUSAND})?)"
PART = rf"(?:(?:{_any_of(_ONES)})\s(?:och\s(?:en|ett)\s)?(?:halv|kvarts)|halvannan|1/2|½)"

_PART_WORDS = re.compile(
    rf"(?:(?P<whole>{_any_of(_ONES)})\s(?P<more>och\s(?:en|ett)\s)?)?(?P<share>{_any_of(_SHARES)})"
)
_HUNDRED_WORDS = re.compile(
    rf"(?:(?P<hundreds>{_any_of(_BELOW_TWENTY)})?\s?(?P<hundra>hundra)\s?)?(?P<tens>{_any_of(_TENS)})?(?P<rest>{_any_of(_BELOW_TWENTY)})?"
)


def in_words(words: str) -> Decimal:
    """The number that the words say.

    Raises:
        ValueError: they are no number.

    >>> [int(in_words(words)) for words in ("tvåhundrafemtio", "femton hundra", "sextusenfemhundra")]
    [250, 1500, 6500]
    >>> in_words("tre och en halv"), in_words("en halv"), in_words("tre kvarts")
    (Decimal('3.5'), Decimal('0.5'), Decimal('0.75'))
    """
    words = words.lower()
    if part := _PART_WORDS.fullmatch(words):
        whole, share = _ONES.get(part["whole"] or "", 1), _SHARES[part["share"]]
        return whole + share if part["more"] else whole * share
    thousands, tusen, rest = words.partition("tusen")
    if tusen:
        return 1000 * (_below_thousand(thousands) or Decimal(1)) + _below_thousand(rest)
    return _below_thousand(words)


def _below_thousand(words: str) -> Decimal:
    parts = _HUNDRED_WORDS.fullmatch(words.strip())
    if not parts:
        raise ValueError(f"{words!r}: no number in words")
    hundreds = _BELOW_TWENTY.get(parts["hundreds"] or "", 1) * 100 if parts["hundra"] else 0
    return Decimal(hundreds + _TENS.get(parts["tens"] or "", 0) + _BELOW_TWENTY.get(parts["rest"] or "", 0))
