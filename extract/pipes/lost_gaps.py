"""The cells of a head's line whose gaps a scan's text has lost: what of another column stands before and behind.

A unit's name, a label, a day, a page, an officer or a logotype's rubbish at either end of a line is a cell of its own,
unless the words beside it need it: "Yttrande till Socialnämnden", "Motion av Bo Ek".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from extract.pipes.sections import SUSPENDED
from extract.pipes.terms import BODY, GENRE, NAME_WORD, TITLE, UNIT
from normalize.diacritics.repair import lexicon
from normalize.unicode import fold

_LONGEST = 110  # characters; a longer line is prose
_SHORT_WORD = 4  # letters: of these every string is some language's word, and only common ones are believed
_RARE, _UNUSUAL = 13.5, 11.5  # nats
_SPECK = 2  # letters that are no phrase before a name
_TELLING = 3  # letters of a word whose return says that it is none of a scan's making
_LEAST_REST = 4  # letters of what stands beside rubbish
_CLEAN = re.compile(r"[\w()\"”“'’.,:;!?/&§%–-]+")
_OPEN = re.compile(
    r"(?:[,(–-]|\b(?:och|samt|för|av|i|till|med|på|vid|om|inom|mellan|från|hos|per|den|över|under|enligt|angående|gällande|nr|dnr|motion|tidplan|eller))$",
    re.IGNORECASE,
)
_SUSPENDED_SMALL = re.compile(r"[a-zåäö]-\s(?:och|samt)$")  # what goes on with it begins with a small letter
_CAPITAL = r"(?=[A-ZÅÄÖ][a-zåäö]{2})"
_GAP = " _=~|"  # what a scan makes of one
_LABELS = (
    r"Datum|Besluts?datum|Sammanträdesdatum|Diarien(?:umme)?r|Dnr|Ankomststämpel|Ankomstdatum|Handläggare|Föredragande|Bilagor|Telefon"
    r"|Beteckning|Vår beteckning|Er beteckning|Vårt dnr|Sida|Sekretess|Dokumenttyp|Mottagare|Adressat"
)


@dataclass(frozen=True, slots=True)
class _Column:
    """What a cell of another column says, at a line's end or its beginning; `fits` looks at what is left and at it."""

    pattern: re.Pattern[str]
    fits: Callable[[str, str], bool]


def _is_closed(rest: str, _cell: str) -> bool:
    return not _OPEN.search(rest)


def _is_beside_matter(rest: str, cell: str) -> bool:
    """Whether a unit's name is not whose plan it is: "Budget Socialnämnden"."""
    is_name = re.fullmatch(rf"(?:{UNIT}|{BODY})", fold(cell).strip()) is not None
    is_left_open = _OPEN.search(rest) and not _SUSPENDED_SMALL.search(rest)
    return is_name and not GENRE.match(fold(rest)) and not is_left_open and " " in rest


def _is_officer(rest: str, cell: str) -> bool:
    return (len(rest) <= _SPECK or not _OPEN.search(rest)) and TITLE.match(fold(cell.partition(", ")[2])) is not None


def _is_over_matter(rest: str, cell: str) -> bool:
    is_name = re.fullmatch(rf"(?:{UNIT}|{BODY})", fold(cell).strip(" _=~|:;.")) is not None
    return is_name and rest[:1].isupper() and not re.match(r"(?:Dnr|KS|AU)\b", rest)


_BEHIND = (
    _Column(re.compile(rf"\s(?:{_LABELS})\s?:?$"), lambda _rest, _cell: True),
    _Column(re.compile(r"\s[~|_=¦•]+[—–-]?\s?(?=[A-ZÅÄÖ]).*$"), _is_closed),
    _Column(re.compile(r"\s(?:19|20)\d\d\s?-\s?\d\d\s?-\s?\d\d$"), _is_closed),
    _Column(re.compile(r"\s(?!(?:19|20)\d\d/)\d{1,4}/(?:19|20)?\d\d$"), _is_closed),
    _Column(re.compile(r"\s(?!SOU|SFS|DS|EU|EG|[A-ZÅÄÖ]+\s(?:19|20)\d\d-(?:19|20)?\d\d$)[A-ZÅÄÖ]{2,5}[ .-]\d{2,4}[/.]\d{1,5}(?:-\d{1,3})?$"), lambda rest, _cell: " " in rest),
    _Column(re.compile(r"\s(?:Sida|Sid\.?|Blad)\s\d+(?:\s?(?:\(\d+\)|av\s\d+|/\d+))?$|\s1\s?/\s?\d{1,2}$"), _is_closed),
    _Column(re.compile(r"\s(?:Tel|Tfn|Telefon|Fax)\b[.:]?\s[\d /-]+$"), _is_closed),
    _Column(re.compile(r"(?<=[a-zåäö\d])\s(?:[A-ZÅÄÖ-]{3,}\s){1,2}(?:KOMMUN|STAD)$"), _is_closed),
    _Column(re.compile(rf"\s{NAME_WORD}\s{NAME_WORD},\s[a-zåäö][a-zåäö ./-]+$"), _is_officer),
    _Column(re.compile(rf"\s{_CAPITAL}(?:[A-ZÅÄÖ][a-zåäö]+-?,?\soch\s[a-zåäö]+|(?:Tekniska\s)?[A-ZÅÄÖ]?[a-zåäö]+)$"), _is_beside_matter),
)  # fmt: skip
_BEFORE = (
    _Column(re.compile(rf"{_CAPITAL}(?:[A-ZÅÄÖ][a-zåäö]+-?,?\soch\s[a-zåäö]+|[A-ZÅÄÖ][a-zåäö]+(?:\s(?:kontoret|nämnden|förvaltningen))?)[\s_=~|:;.]+"), _is_over_matter),
    _Column(re.compile(r"(?:Ink|Inkom|Ank)[.,]\s"), lambda _rest, _cell: True),
)  # fmt: skip


def parted(cell: str, text: str) -> list[tuple[int, str]]:
    """The cells that the cell was run together from, each with its offset in it; `text` is all that the document says.

    >>> [found for _, found in parted("Utbyte av pannorna i Kvarnskolan 1976-09-21 118/76", "")]
    ['Utbyte av pannorna i Kvarnskolan', '1976-09-21', '118/76']
    >>> [found for line in ("oe äe byggnadsnämndens arbete", "Yttrande till Socialnämnden") for _, found in parted(line, "")]
    ['oe äe', 'byggnadsnämndens arbete', 'Yttrande till Socialnämnden']
    """
    if len(cell) > _LONGEST or cell.isupper():
        return [(0, cell)]
    start, end = 0, len(cell)
    cuts = {start, end}
    while (place := _end_of_own(cell[start:end], text)) is not None:
        end = start + place
        cuts.add(end)
    while (place := _start_of_own(cell[start:end], text)) is not None:
        start += place
        cuts.add(start)
    places = sorted(cuts)
    parts = ((first, cell[first:last]) for first, last in pairwise(places))
    return [(first + len(part) - len(part.lstrip(_GAP)), part.strip(_GAP)) for first, part in parts if part.strip(_GAP)]


def is_rubbish(cell: str, text: str) -> bool:
    """Whether the cell is nothing but what a scan makes of a logotype or a rule."""
    words = cell.split()
    return any(_is_misread(word, text) for word in words) and all(map(_is_doubtful, words))


def _end_of_own(own: str, text: str) -> int | None:
    for column in _BEHIND:
        found = column.pattern.search(own)
        if found and found.start() and column.fits(own[: found.start()].rstrip(), found[0].strip()):
            return found.start()
    words = list(re.finditer(r"\S+", own))
    run = _rubbish_run([word[0] for word in reversed(words)], text)
    return words[-run].start() if run and _is_left(own[: words[-run].start()]) else None


def _start_of_own(own: str, text: str) -> int | None:
    for column in _BEFORE:
        found = column.pattern.match(own)
        if found and found.end() < len(own) and column.fits(own[found.end() :], found[0]):
            return found.end()
    words = list(re.finditer(r"\S+", own))
    run = _rubbish_run([word[0] for word in words], text)
    return words[run].start() if run < len(words) and run and _is_left(own[words[run].start() :]) else None


def _is_left(rest: str) -> bool:
    return sum(map(str.isalpha, rest)) >= _LEAST_REST


def _rubbish_run(words: list[str], text: str) -> int:
    """How many words from the line's edge on are rubbish: the last of them surely, those before it perhaps."""
    run = 0
    for count, word in enumerate(words, start=1):
        if _is_misread(word, text):
            run = count
        elif not _is_doubtful(word):
            break
    return run


def _is_misread(word: str, text: str) -> bool:
    """Whether the word is none, and the document says it once only."""
    bare = word.strip(".,:;!()\"”“'’")
    if not any(map(str.isalnum, word)):
        return word not in ("–", "-", "—", "&", "§", "/", "+")
    if not bare.isalpha() or not bare.islower() or SUSPENDED.match(bare):
        return False
    number = lexicon().number(bare)
    if len(bare) <= _SHORT_WORD:
        is_none = number < 0 or lexicon().cost(number) > _RARE
    else:
        is_none = number < 0 and not _is_compound(bare)
    return is_none and (len(bare) < _TELLING or len(re.findall(rf"\b{bare}\b", text)) <= 1)


def _is_doubtful(word: str) -> bool:
    bare = word.strip(".,:;!()\"”“'’")
    if len(bare) <= 1 or not _CLEAN.fullmatch(word):
        return True
    number = lexicon().number(bare.lower()) if bare.isalpha() else 0
    return bare.isalpha() and len(bare) <= _SHORT_WORD and (number < 0 or lexicon().cost(number) > _UNUSUAL)


def _is_compound(word: str) -> bool:
    """Whether it is of two words that Swedish has, or ends in a common one, whatever letters of the first are misread."""
    ends = (lexicon().number(word[cut:]) for cut in range(2, len(word) - 3))
    if any(number >= 0 and lexicon().cost(number) < _UNUSUAL for number in ends):
        return True
    return any(_known(word[:cut]) and _known(word[cut:]) for cut in range(3, len(word) - 2))


def _known(part: str) -> bool:
    number = lexicon().number(part.removesuffix("s") if len(part) > _SHORT_WORD else part)
    return number >= 0 or lexicon().number(part) >= 0
