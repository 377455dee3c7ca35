"""The figures that end a table's row in running text, told apart against the number of columns.

`Personal 1 200 300 1 250` has three columns or two: the spaces between thousands and between cells look alike. What a
row may say is each way of reading it as so many figures; `normalize/balance.py` settles which.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from normalize.amounts import parse_number

UNIT = (
    r"(?:%|procent(?:enheter)?|kronor|kr|tkr|mnkr|mkr|st|dagar|dygn|veckor|månader|mån|år|sekunder|sek|min(?:uter)?|tim(?:mar)?|:-|kWh(?:/m²)?"
    r"|ton|kg|km|m²|kvm|ha|poäng|personer|elever|platser|årsarbetare|timmar/vecka)"
)
# A percent sign as scans read it, beside a figure.
_PERCENT = r"(?:[\"“”'°*]/[oº0]|[o0º]/[o0º]|%[oº])"
_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:[,.]\d{1,2})?"
_PERCENT_READ = re.compile(_PERCENT + "$")
_WORD = re.compile(r"\((?:[^()]{1,12})\)|[^\s|]+|\|")
_FIGURE = re.compile(rf"(?P<sign>[-–—−+~])?(?P<number>{_NUMBER})(?P<unit>{UNIT}|{_PERCENT})?[.,;:'’‘´`*_]?", re.IGNORECASE)
_UNIT_WORD = re.compile(rf"(?:{UNIT}|{_PERCENT})[.,;]?", re.IGNORECASE)
_EMPTY = re.compile(r"[-–—−=]{1,3}")
_NOISE = re.compile(r"[|_'‘’`´~.:;*°\"“”«»!\\/\[\]{}¦]{1,3}|[ijIl]")
# A digit read as a letter: only where the rest of the figure says that it is one.
_LETTERS = str.maketrans("OoQlI|", "000111")
_LETTERED = re.compile(r"[-–—−]?[\dOoQlI]*\d[\dOoQlI]*(?:[,.][\dOoQlI]+)?(?:%|st|kr)?")
_NOUGHTS = re.compile(r"[OoQ0]{3}")
# What a % is read as where the letters' model knows none: another word after every figure, the same each time.
_READ_FOR_PERCENT = frozenset(("26", "20", "06", "96", "9o", "90", "0", "o"))
_MOST_WAYS = 64
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
    return _partitions(_with_percent(words), count)


def ends_in_figures(text: str) -> int:
    """How many figures end the text when three digits always belong to the figure before; 0 when it is no row.

    >>> ends_in_figures("Personal 1 200 300"), ends_in_figures("Personal 1 200 1 300 -"), ends_in_figures("Personal")
    (1, 3, 0)
    """
    words = [word for word in _tail(text) if word.kind != "noise"]
    if not any(word.kind == "figure" for word in words):
        return 0
    figures = index = 0
    while index < len(words):
        found = _figures_at(words, index)
        figures += bool(found)
        index = found[-1][1] if found else index + 1
    return figures


def _tail(text: str) -> list[_Word]:
    """The words that end the text and may belong to figures, in order; the first of them is a figure or an empty cell."""
    words: list[_Word] = []
    for match in reversed(list(_WORD.finditer(text))):
        word = _word(match)
        if word is None:
            break
        words.insert(0, word)
    while words and words[0].kind not in ("figure", "empty"):
        words.pop(0)
    return _with_noughts(words)


def _word(match: re.Match[str]) -> _Word | None:
    start, raw = match.start(), match[0]
    text = _mended(raw)
    if figure := _FIGURE.fullmatch(text):
        end = figure.end("unit") if figure["unit"] else figure.end("number")
        shown = text[:end].replace("—", "-").replace("−", "-").replace("~", "-")
        return _Word(start, start + end, shown, "figure", bool(figure["unit"]), text != raw)
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
    """Where the cells may begin: at the first word, or after figures that are the label's own (`inom 10 minuter`)."""
    found = [0] if words else []
    told = [index for index, word in enumerate(words) if word.kind != "noise"]
    for place, index in zip(told, told[1:], strict=False):
        before = words[place]
        short = place == 0 and len(before.text) < 3
        if words[index].kind == "figure" and (before.kind == "unit" or before.has_unit or short):
            found.append(index)
    return found


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
    words = tuple(word for word in words if word.kind != "noise")
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

    return [way for way in from_word(0, count) if any(figure.value is not None for figure in way)]


def _figures_at(words: Sequence[_Word], index: int) -> list[tuple[Figure, int]]:
    """The figures that may begin at the word, each with the index of the word after it."""
    word = words[index]
    if word.kind == "empty":
        found = [(Figure(word.start, word.end, word.text, None), index + 1)]
        if index + 1 < len(words) and words[index + 1].kind == "figure" and words[index + 1].text[0].isdigit():
            found += [
                (Figure(word.start, figure.end, f"- {figure.text}", -(figure.value or Decimal(0)), figure.mended), following)
                for figure, following in _numbers_at(words, index + 1)
            ]
        return found
    return _numbers_at(words, index)


def _numbers_at(words: Sequence[_Word], index: int) -> list[tuple[Figure, int]]:
    found: list[tuple[Figure, int]] = []
    if words[index].kind != "figure":
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
        number = parse_number(re.sub(r"[^\d,. +–-]", "", " ".join(word.text for word in group)).replace("+", "").rstrip(" .,"))
        if number is not None:
            text = _PERCENT_READ.sub("%", " ".join(word.text for word in group).rstrip())
            mended = any(word.mended for word in group)
            found.append((Figure(group[0].start, group[-1].end, text, number, mended), following))
    return found


def _is_one_number(words: Sequence[_Word]) -> bool:
    """Whether the words are one number: groups of three digits after a first group of up to three."""
    if len(words) == 1:
        return words[0].kind == "figure"
    first, *groups, last = words
    return (
        re.fullmatch(r"[-–+]?[1-9]\d{0,2}", first.text) is not None
        and all(re.fullmatch(r"\d{3}", group.text) for group in groups)
        and last.kind == "figure"
        and re.match(r"\d{3}(?!\d|\.\d{3})", last.text) is not None
    )
