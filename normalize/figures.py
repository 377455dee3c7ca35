"""The figures that end a table's row in running text, told apart against the number of columns.

`Personal 1 200 300 1 250` has three columns or two: the spaces between thousands and between cells look alike. What a
row may say is each way of reading it as so many figures; `normalize/balance.py` settles which.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from normalize.amounts import parse_number

UNIT = (
    r"(?:%|procent(?:enheter)?|kronor|kr|tkr|mnkr|mkr|st|dagar|dygn|veckor|månader|mån|år|sekunder|sek|min(?:uter)?|tim(?:mar)?|:-|kWh(?:/m²)?"
    r"|ton|kg|km|m²|kvm|ha|poäng|personer|elever|platser|årsarbetare|timmar/vecka)"
)
# A percent sign as scans read it, beside a figure.
_PERCENT = r"(?:[\"“”'°*]/[oº0]|[o0º]/[o0º]|%[oº])"
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:[,.]\d{1,2})?|\d{1,3}(?:\.\d{3})*:\d\d"  # the last is kronor and öre
_PERCENT_READ = re.compile(_PERCENT + "$")
_WORD = re.compile(r"\((?:[^()]{1,12})\)|[^\s|]+|\|")
_FIGURE = re.compile(
    rf"(?P<sign>[-–—−+~=]{{1,2}})?(?P<number>{_NUMBER})(?P<unit>{UNIT}|{_PERCENT})?[.,;:'’‘´`*_/}}\])]{{0,2}}",
    re.IGNORECASE,
)
_PER = r"[a-zåäöµ]{1,5}/[a-zåäö]{1,6}[²³?]?"  # km/tim, kWh/m², with a ? for what a scan cannot read
_UNIT_WORD = re.compile(rf"(?:{UNIT}|{_PERCENT}|{_PER})[.,;]?", re.IGNORECASE)
_LEVEL = re.compile(r"dB\s?(?:\(?A\)?)?|[kMG]?Wh|°C|promille|m³|m3|mm|cm|dm", re.IGNORECASE)
_EMPTY = re.compile(r"[-–—−=]{1,3}")
_NOISE = re.compile(r"[|_'‘’`´~.:;*°\"“”«»!\\/\[\]{}¦]{1,3}|[ijIl]")
# A digit read as a letter: only where the rest of the figure says that it is one.
_LETTERS = str.maketrans("OoQlI|", "000111")
_LETTERED = re.compile(r"[-–—−]?[\dOoQlI]*\d[\dOoQlI]*(?:[,.][\dOoQlI]+)?(?:%|st|kr)?")
_REST_OF_NUMBER = re.compile(r"[-–]?0\d")  # "000" is a figure's last group, never a figure
_TILDE = re.compile(r"(?<=\s)~(?=\s|$)")
_NOUGHTS = re.compile(r"[OoQ0]{3}")
# What a % is read as where the letters' model knows none: another word after every figure, the same each time.
_READ_FOR_PERCENT = frozenset(("26", "20", "06", "96", "9o", "90", "0", "o"))
# A figure that cannot be read: a few signs, a digit or a bracket among them.
_SPOILT = re.compile(r"(?=\S*[\d<>(){}\[\]=;])[^\s()]{0,2}\S{1,4}")
# The end of a label: what its figures are counted in, the dots that lead to them.
_LABEL_END = re.compile(
    rf".*[^\W\d_]{{2}}\S{{0,20}}(?:\s\((?:{UNIT}|antal|andel)\)|,\s(?:{UNIT}|antal|andel)|\s?\.{{4,}})(?=\s)",
    re.IGNORECASE,
)
# One that was read as letters, amid others: "142 155 iva"; what a label or a sentence may have there.
_MISREAD = re.compile(
    rf"(?!(?:{UNIT}|och|av|i|på|till|mot|per|för|från|som|är|var|har|kan|ska|med|den|det|de|en|ett|om|vid|hos|varav|ej|ja|nej|nr|kl|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)$)(?:[a-zåäö]{{2,3}}|[A-ZÅÄÖ]{{2,3}}|(?!Ja|Nej|Ej|Nr|Kl|Av|Den)[A-ZÅÄÖ][a-zåäö]{{1,2}}[?!]?|[a-zåäö][A-ZÅÄÖ]|[SBGZ])$"
)
_LONGEST_SPOILT = 4  # characters of a figure that was read as letters
_MOST_WAYS = 64
_LINES_KEPT = 1024  # looked at: a line is asked about from every line before it that may head a table
_FEWEST_BEHIND_LABEL = 2  # words: its unit and a figure
_MOST_GROUPS = 4  # of a figure: thousands, millions, milliards

Kind = Literal["figure", "unit", "empty", "aside", "noise"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell's figure at [start, end) of the row: `text` with letters mended, `value` None for an empty cell."""

    start: int
    end: int
    text: str
    value: Decimal | None
    mended: bool = False


Way = tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    kind: Kind
    has_unit: bool = False
    mended: bool = False
    is_apart: bool = False  # a ruled line or a cell's gap stands before it
    ends_sentence: bool = False
    has_comma: bool = False


def ways(text: str, count: int) -> list[Way]:
    """The ways in which the row's last words are `count` figures, empty cells among them; none when it is no such row.

    >>> [[figure.text for figure in way] for way in ways("Personal 1 200 300", 2)]
    [['1', '200 300'], ['1 200', '300']]
    >>> [[figure.text for figure in way] for way in ways("Andel nöjda | 79 % i 8l %", 2)]
    [['79 %', '81 %']]
    """
    words = _tail(text)
    for first in _beginnings(words):
        found = _partitions(tuple(words[first:]), count)
        if found:
            return found
        if count == 1 and (whole := _with_lost_space(words[first:])):
            return [(whole,)]
    if found := _partitions(_with_percent(words), count) or _with_spoilt(text, count):
        return found
    return ways(_TILDE.sub("-", text), count) if _TILDE.search(text) else []  # a dash


def is_unit(text: str) -> bool:
    """Whether the text is nothing but what figures are counted in.

    >>> is_unit("dB(A)"), is_unit("mg/l"), is_unit("Antal")
    (True, True, False)
    """
    return _UNIT_WORD.fullmatch(text) is not None or _LEVEL.fullmatch(text) is not None


@lru_cache(_LINES_KEPT)
def ends_in_figures(text: str) -> int:
    """How many figures end the text when three digits always belong to the figure before; 0 when it is no row.

    >>> ends_in_figures("Personal 1 200 300"), ends_in_figures("Personal 1 200 1 300 -"), ends_in_figures("Personal")
    (1, 3, 0)
    """
    words = _without_noise(_tail(text))
    if not any(word.kind == "figure" for word in words):
        return 0
    fewest = [0] * (len(words) + 1)  # figures from each word on
    for index in reversed(range(len(words))):
        following = [fewest[end] for _, end in _figures_at(words, index)]
        fewest[index] = 1 + min(following) if following else fewest[index + 1]
    return fewest[0]


def _with_lost_space(words: Sequence[_Word]) -> Figure | None:
    """`39103 816` where it is the only figure: it can only be one that has lost a space."""
    told = _without_noise(words)
    if len(told) > 1 and all(word.kind == "figure" for word in told):
        first, *groups = told
        if re.fullmatch(r"[-–]?\d{4,6}", first.text) and all(re.fullmatch(r"\d{3}", group.text) for group in groups):
            value = _value(told)
            return Figure(first.start, told[-1].end, " ".join(word.text for word in told), value, mended=True)
    return None


def _tail(text: str) -> list[_Word]:
    """The words that end the text and may be figures, in order; the first of them is a figure or an empty cell."""
    words: list[_Word] = []
    for match in reversed(list(_WORD.finditer(text))):
        word = _word(match)
        if word is None:
            break
        words.insert(0, replace(word, is_apart=text[: match.start()].endswith("\t")))
    while words and (words[0].kind not in ("figure", "empty") or words[0].text.startswith("=")):
        words.pop(0)
    # "årskurs 6, %": the label ends in its unit.
    if len(words) > _FEWEST_BEHIND_LABEL and words[0].has_comma and words[1].kind == "unit":
        del words[:2]
    return _with_noughts(words)


def _word(match: re.Match[str]) -> _Word | None:
    start, raw = match.start(), match[0]
    text = _mended(raw)
    if figure := _FIGURE.fullmatch(text):
        end = figure.end("unit") if figure["unit"] else figure.end("number")
        shown = re.sub(r"^[-–—−~=]+", "-", text[:end])
        return _Word(
            start,
            start + end,
            shown,
            "figure",
            bool(figure["unit"]),
            text != raw,
            ends_sentence=text.endswith("."),
            has_comma=text.endswith(","),
        )
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = ((_UNIT_WORD, "unit"), (_EMPTY, "empty"), (_NOISE, "noise"))
    for pattern, kind in kinds:
        if pattern.fullmatch(raw):
            return _Word(start, match.end(), raw, kind)
    if _NOUGHTS.fullmatch(raw):
        return _Word(start, match.end(), raw, "noise")
    return _Word(start, match.end(), raw, "aside") if raw.startswith("(") and any(map(str.isdigit, raw)) else None


def _mended(raw: str) -> str:
    return raw if not _LETTERED.fullmatch(raw) or raw.isdigit() else _letters_out(raw)


def _letters_out(raw: str) -> str:
    stem = re.sub(r"(?:%|st|kr)$", "", raw)
    return stem.translate(_LETTERS) + raw[len(stem) :]


def _with_noughts(words: list[_Word]) -> list[_Word]:
    """`1 OOO`: three letters that can only be a figure's last group."""
    return [
        _Word(word.start, word.end, "000", "figure", mended=True)
        if word.kind == "noise" and _NOUGHTS.fullmatch(word.text) and index and words[index - 1].kind == "figure"
        else word
        for index, word in enumerate(words)
    ]


def _beginnings(words: Sequence[_Word]) -> list[int]:
    """Where the cells may begin, the likeliest first.

    That is after a figure that a comma makes the label's own (`simkunniga i åk 6, 93 88`), at the first word, or after
    figures that are the label's by their unit (`inom 10 minuter`).
    """
    found = [0] if words else []
    told = [index for index, word in enumerate(words) if word.kind != "noise"]
    for place, index in pairwise(told):
        before = words[place]
        short = place == 0 and len(before.text) < 3
        is_mark = place == 0 and before.kind == "empty"
        ends_label = is_mark or before.kind == "unit" or before.has_unit or before.ends_sentence or short
        if words[index].kind == "figure" and ends_label:
            found.append(index)
    if len(told) > 1 and words[told[0]].has_comma:
        found.insert(0, told[1])
    return found


def _with_spoilt(text: str, count: int) -> list[Way]:
    """The ways where some cells are spoilt; of figures that may be joined only where there is a single one."""
    for words in (_with_lost(text), _behind_unit(text)):
        cells = [word for word in words if word.kind in ("figure", "empty")]
        found = _partitions(words, count)
        is_joined = any(map(_is_one_number, pairwise(cells)))
        is_told = len(found) == 1 and not (is_joined and _are_split(cells))
        if is_told or (found and not is_joined):
            return found
    return []


def _are_split(cells: Sequence[_Word]) -> bool:
    """Whether spoilt cells stand side by side: they may be one that a scan has split."""
    spoilt = [word.kind == "empty" and not _EMPTY.fullmatch(word.text) for word in cells]
    return any(one and other for one, other in pairwise(spoilt))


def _with_lost(text: str) -> tuple[_Word, ...]:
    """The words with those that a scan has spoilt as empty cells: at most half."""
    words: list[_Word] = []
    for match in reversed(list(_WORD.finditer(text))):
        is_spoilt = _SPOILT.fullmatch(match[0]) or _MISREAD.fullmatch(match[0])
        word = _word(match) or (_Word(*match.span(), match[0], "empty") if is_spoilt else None)
        if word is None:
            break
        words.insert(0, word)
    while words and (words[0].kind not in ("figure", "empty") or words[0].text.isalpha()):
        words.pop(0)
    return tuple(words) if _are_mostly_told(words) else ()


def _behind_unit(text: str) -> tuple[_Word, ...]:
    """The words behind a label that ends with its unit or in dots, each a cell: "Nöjda elever (%) Sd. 56 54"."""
    label = _LABEL_END.match(text)
    if not label:
        return ()
    matches = list(_WORD.finditer(text, label.end()))
    told = [_word(match) for match in matches]
    words = [
        word or _Word(*match.span(), match[0], "empty")
        for word, match in zip(told, matches, strict=True)
        if word or len(match[0]) <= _LONGEST_SPOILT
    ]
    return tuple(words) if len(words) == len(matches) and _are_mostly_told(words) else ()


def _are_mostly_told(words: Sequence[_Word]) -> bool:
    """Whether at most half of the cells are spoilt."""
    cells = [word for word in words if word.kind in ("figure", "empty")]
    return bool(cells) and 2 * sum(word.kind == "empty" for word in cells) <= len(cells)


def _with_percent(words: list[_Word]) -> tuple[_Word, ...]:
    """The words with every other one as the % that it was read for, when all those are alike."""
    signs = [word for word in words if word.kind != "noise"]
    if len(signs) < 4 or len(signs) % 2 or any(word.text not in _READ_FOR_PERCENT for word in signs[1::2]):
        return ()
    if len({word.text for word in signs[1::2]}) > 1 or any(word.kind != "figure" for word in signs[::2]):
        return ()
    return tuple(
        _Word(word.start, word.end, "%".ljust(len(word.text)), "unit", mended=True) if index % 2 else word
        for index, word in enumerate(signs)
    )


def _partitions(words: tuple[_Word, ...], count: int) -> list[Way]:
    words = _without_noise(words)
    figures = sum(word.kind in ("figure", "empty") for word in words)
    if not words or not count <= figures <= count * _MOST_GROUPS:
        return []

    @cache
    def from_word(index: int, left: int) -> tuple[Way, ...]:
        if not left or index >= len(words):
            return ((),) if not left and index >= len(words) else ()
        found = (
            (figure, *rest)
            for figure, following in _figures_at(words, index)
            for rest in from_word(following, left - 1)
        )
        return tuple(way for way, _ in zip(found, range(_MOST_WAYS), strict=False))

    found = [
        way
        for way in (*_even(words, count), *from_word(0, count))
        if count == 1 or any(figure.value is not None for figure in way)
    ]
    return list(dict.fromkeys(found))


def _even(words: Sequence[_Word], count: int) -> Iterator[Way]:
    """The way in which each cell has as many words, where there is one: it may be beyond the first `_MOST_WAYS`."""
    size, rest = divmod(len(words), count)
    groups = [words[index : index + size] for index in range(0, len(words), size)] if size and not rest else []
    found = [next(iter(_figures_at(group, 0)[-1:]), None) for group in groups]
    if groups and all(figure and figure[1] == size for figure in found):
        yield tuple(figure[0] for figure in found if figure)


def _without_noise(words: Sequence[_Word]) -> tuple[_Word, ...]:
    kept = []
    bar = False
    for word in words:
        if word.kind == "noise":
            bar = bar or word.text[0] in "|¦[]{}"
        else:
            kept.append(replace(word, is_apart=True) if bar else word)
            bar = False
    return tuple(kept)


def _figures_at(words: Sequence[_Word], index: int) -> list[tuple[Figure, int]]:
    """The figures that may begin at the word, each with the index of the word after it."""
    word = words[index]
    if word.kind == "empty":
        found = [(Figure(word.start, word.end, word.text, None), index + 1)]
        following = words[index + 1 : index + 3]
        is_share = any(word.text.endswith("%") for word in following if word.has_unit or word.kind == "unit")
        is_dash = _EMPTY.fullmatch(word.text) and "=" not in word.text
        is_beside = bool(following) and following[0].kind == "figure" and not following[0].is_apart
        is_minus = is_beside and is_dash and not is_share
        if is_minus and following[0].text[0].isdigit():
            found += [
                (
                    Figure(word.start, figure.end, f"- {figure.text}", -(figure.value or Decimal(0)), figure.mended),
                    following,
                )
                for figure, following in _numbers_at(words, index + 1)
            ]
        return found
    return _numbers_at(words, index)


def _numbers_at(words: Sequence[_Word], index: int) -> list[tuple[Figure, int]]:
    found: list[tuple[Figure, int]] = []
    if words[index].kind != "figure" or _REST_OF_NUMBER.match(words[index].text):
        return found
    for size in range(1, min(_MOST_GROUPS, len(words) - index) + 1):
        group = words[index : index + size]
        if not _is_one_number(group):
            break
        following = index + size
        if not group[-1].has_unit and following < len(words) and words[following].kind == "unit":
            group = [*group, words[following]]
            following += 1
        while following < len(words) and words[following].kind == "aside":
            following += 1
        number = _value(group)
        if number is not None:
            text = _PERCENT_READ.sub("%", " ".join(word.text for word in group).rstrip())
            mended = any(word.mended for word in group)
            found.append((Figure(group[0].start, group[-1].end, text, number, mended), following))
    return found


def _value(group: Sequence[_Word]) -> Decimal | None:
    digits = "".join(word.text for word in group if word.kind == "figure").replace(":", ",")
    match = re.match(r"([-–]?)\+?([\d.,]*\d)", digits)
    number = parse_number(match[2]) if match else None
    return -number if match and number is not None and match[1] else number


def _is_one_number(words: Sequence[_Word]) -> bool:
    """Whether the words are one number: groups of three digits after a first group of up to three."""
    if len(words) == 1:
        return words[0].kind == "figure"
    first, *groups, last = words
    if any(word.is_apart for word in words[1:]):
        return False
    return (
        re.fullmatch(r"[-–+]?[1-9]\d{0,2}", first.text) is not None
        and all(re.fullmatch(r"\d{3}", group.text) for group in groups)
        and last.kind == "figure"
        and re.match(r"\d{3}(?!\d|\.\d{3})", last.text) is not None
    )
