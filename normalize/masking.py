"""Personal data in a text, covered over without moving a character."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from phonenumbers import PhoneNumberMatcher
from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.se import personnummer


class MaskKind(StrEnum):
    """A kind of personal data that can be covered over."""

    PERSONNUMMER = "personnummer"
    EMAIL = "email"
    PHONE = "phone"


COVER = "█"

# What scanning makes of a digit: "8ll228-9B74". Each letter stands for the digit that it is drawn like.
_DRAWN_LIKE = MappingProxyType(
    dict(zip("OoQDIl|i!ZzSsBbGgqAT", "00001111122558669947", strict=True)),
)
_DIGIT = "[0-9" + "".join(_DRAWN_LIKE) + "]"
_MOST_LETTERS = 3  # of a number's ten digits; with more it is a word
_GAP = r"[ \t]?"
# 811228-9874, 19811228-9874, 8112289874, 811228+9874, 1981-12-28-9874, 81 12 28 - 9874, "811228-" at a line's end
_PERSONNUMMER = re.compile(
    rf"(?<!\d)(?<!\d[-.,/:])(?P<century>(?:1[89]|[Il|]9|20){_GAP})?"
    rf"(?P<date>{_DIGIT}{_GAP}{_DIGIT}[ \t.-]?{_DIGIT}{_GAP}{_DIGIT}[ \t.-]?{_DIGIT}{_GAP}{_DIGIT})"
    rf"(?P<sign>[ \t]?[-‐‑‒–—−~_.=][ \t]?\n?[ \t]*|[ \t]?\+[ \t]?|[ \t]?\n?)"
    rf"(?P<serial>{_DIGIT}(?:{_GAP}{_DIGIT}){{3}})(?![\d])(?![-.,/:]\d)"
)
_EMAIL = re.compile(r"[\w.+-]+[ \t]?(?:@|\(at\))[ \t]?[\w-]+(?:\.[\w-]+)+")

# 08.30–16.00, which would be a number in Stockholm
_HOURS = re.compile(r"[0-2]\d[.:][0-5]\d\W+[0-2]\d[.:][0-5]\d")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text of the same length with what was found covered over, and how many of each kind that was."""

    text: str
    counts: Counter[MaskKind]


def mask(text: str, kinds: Collection[MaskKind]) -> Masked:
    """The text with personal data of the given kinds covered by `█`, a character for a character.

    A personnummer or samordningsnummer counts when its date exists and its check digit is right, after
    letters that scanning made of digits are read back. A telephone number counts when Sweden's numbering
    plan has it.

    >>> mask("Född 811228-9874, även 8l1228-9B74 i skannad form.", [MaskKind.PERSONNUMMER]).text
    'Född ███████████, även ███████████ i skannad form.'
    """
    covered = list(text)
    counts: Counter[MaskKind] = Counter()
    for kind in MaskKind:
        if kind not in kinds:
            continue
        for start, end in _FINDERS[kind]("".join(covered)):
            counts[kind] += 1
            # Line ends stay, since pages are laid out by them.
            covered[start:end] = [letter if letter == "\n" else COVER for letter in covered[start:end]]
    return Masked("".join(covered), counts)


def _personnummer(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while found := _PERSONNUMMER.search(text, start):
        if _is_personnummer(found) and not _is_inside_word(text, found):
            yield found.span()
            start = found.end()
        else:
            start = found.start() + 1


def _is_personnummer(found: re.Match[str]) -> bool:
    written = _squeezed(found["date"]) + _squeezed(found["serial"])
    digits = "".join(_DRAWN_LIKE.get(letter, letter) for letter in written)
    if sum(letter != digit for letter, digit in zip(written, digits, strict=True)) > _MOST_LETTERS:
        return False
    century = "".join(_DRAWN_LIKE.get(letter, letter) for letter in _squeezed(found["century"] or ""))
    # A samordningsnummer has 60 added to its day; the check digit is reckoned with the 60.
    day = int(digits[4:6])
    born = f"{century}{digits[:4]}{day - 60 if day > 60 else day:02}-{digits[6:]}"
    try:
        personnummer.get_birth_date(born)
    except ValidationError:
        return False
    return luhn.is_valid(digits)


def _squeezed(part: str) -> str:
    return re.sub(r"[ \t.-]", "", part)


def _is_inside_word(text: str, found: re.Match[str]) -> bool:
    """Whether letters that were read as digits belong to a word around them."""
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    return (before.isalpha() and found.group()[0].isalpha()) or (after.isalpha() and found.group()[-1].isalpha())


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _EMAIL.finditer(text))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    return (
        (found.start, found.end) for found in PhoneNumberMatcher(text, "SE") if not _HOURS.fullmatch(found.raw_string)
    )


_FINDERS: dict[MaskKind, Callable[[str], Iterator[tuple[int, int]]]] = {
    MaskKind.PERSONNUMMER: _personnummer,
    MaskKind.EMAIL: _emails,
    MaskKind.PHONE: _phones,
}
