"""The days and months of a date as they are written or misread: "den första mars", "l2 augnsti"."""

from rapidfuzz.distance import Levenshtein

from normalize.unicode import fold

MONTHS = {
    "januari": 1, "jan": 1, "februari": 2, "febr": 2, "feb": 2, "mars": 3, "mar": 3, "april": 4, "apr": 4, "maj": 5, "juni": 6,
    "jun": 6, "juli": 7, "jul": 7, "augusti": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
# How the name of any month begins, for patterns of folded text.
MONTH_STARTS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH = f"(?:{'|'.join(MONTH_STARTS)})"
ORDINALS = {
    "första": 1, "förste": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8, "nionde": 9,
    "tionde": 10, "elfte": 11, "tolfte": 12, "trettonde": 13, "fjortonde": 14, "femtonde": 15, "sextonde": 16, "sjuttonde": 17,
    "artonde": 18, "adertonde": 18, "nittonde": 19, "tjugonde": 20, "tjugoförsta": 21, "tjugoandra": 22, "tjugotredje": 23,
    "tjugofjärde": 24, "tjugofemte": 25, "tjugosjätte": 26, "tjugosjunde": 27, "tjugoåttonde": 28, "tjugonionde": 29,
    "trettionde": 30, "trettioförsta": 31,
}  # fmt: skip

_DIGITS = str.maketrans("OolI|", "00111")
# What scanning takes for each other, as one sign; so that "rnars" and "ianuari" are no further off than a letter.
_ALIKE = (("rn", "m"), ("ni", "m"), ("0", "o"), ("1", "i"), ("l", "i"), ("j", "i"), ("|", "i"), ("5", "s"))
_NO_MONTHS = frozenset({"mal"})  # "den 6 mål"
_LONG_NAME, _LONGEST_NAME = 5, 8  # letters: a name so long may have one letter wrong, or two


def read_number(text: str) -> int:
    """The number, with an O, l or I read for its 0 and 1."""
    return int(text.translate(_DIGITS))


def read_day(text: str | None) -> int | None:
    """The day that a number or an ordinal word says; None for no text."""
    if not text:
        return None
    ordinal = _ORDINAL_DAYS.get(fold(text.replace("6", "o").replace("0", "o")))
    return ordinal or read_number(text)


def read_month(text: str) -> int | None:
    """The month that a number or a name says, also a name misread; None when it says none."""
    if text.isdecimal() or not any(map(str.isalpha, text.translate(_DIGITS))):
        return _valid_month(read_number(text))
    name = fold(text).rstrip(".")
    return MONTHS.get(name) or MONTHS.get(name.removesuffix("s")) or _misread_month(name)


def _valid_month(number: int) -> int | None:
    return number if 1 <= number <= 12 else None


def _misread_month(name: str) -> int | None:
    """The month whose name the misread word is nearest to; None when it is near to none.

    >>> _misread_month("augnsti"), _misread_month("rnars"), _misread_month("maskiner")
    (8, 3, None)
    """
    if name in _NO_MONTHS:
        return None
    squeezed = _squeezed(name)
    for full, number in _SQUEEZED_MONTHS.items():
        allowed = (len(full) >= _LONG_NAME) + (len(full) >= _LONGEST_NAME)
        if Levenshtein.distance(squeezed, full, score_cutoff=allowed) <= allowed:
            return number
    return None


def _squeezed(name: str) -> str:
    for read, written in _ALIKE:
        name = name.replace(read, written)
    return name


_ORDINAL_DAYS = {fold(name): day for name, day in ORDINALS.items()}
_SQUEEZED_MONTHS = {
    _squeezed(name): number
    for name, number in MONTHS.items()
    if len(name) > 4 or name in ("mars", "maj", "juni", "juli")
}
