"""What of a page tells whether a document begins on it: its head and foot, page numbers, form, and how full it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from extract.pages import Page
from extract.pipes.diarienummer import find_diarienummer
from extract.pipes.head import head_cells
from extract.pipes.sections import Line, lines_of
from extract.record import Origin
from normalize.dates import find_dates
from normalize.unicode import fold

_HEAD_LINES: Final = 10  # of a page, where a document's head may stand
_TOP, _FOOT = 5, 4  # lines at a page's top and bottom among which its number and running titles stand
_BLANK_WORDS: Final = 3  # a page with fewer is empty: specks of a scan, a stamped number
_SAME: Final = 84.0  # of 100: a running title as it returns in a scan
_SHORTEST_TITLE: Final = 8  # letters; shorter ones return by chance
_OPENING_WORDS: Final = 3
_FOOTER: Final = 0.9  # of a page's height: what stands lower is its foot
_FULL_TEXT: Final = 2200.0  # characters of a page of plain text
_LONGEST_DATE_CELL: Final = 45  # characters; a longer one is prose

# "Sida 2 (3)", "2(3)", "2 av 3", "Blad 2", "- 2 -", at a cell's end; scans read brackets as braces, 1 as l.
_OF_TOTAL = re.compile(r"(?<![\w/.,:-])(\d{1,4}|[li])\s?[(\[{]\s?(\d{1,4})\s?[)\]}]$|(?<!\w)(\d{1,4}) av (\d{1,4})$")
_SHARE = re.compile(r"(?:sida|sid|s)?[ .:]*(\d{1,4}) ?/ ?(\d{1,4})")
_LABELLED = re.compile(r"\b(?:sidan?|sid|blad)[.:]?\s?(\d{1,4})$|^[-–—]\s?(\d{1,4})\s?[-–—]$")
_BARE = re.compile(r"(?:^|[\s\t|])(\d{1,3})$")
_DIGITS = re.compile(r"[\d\W_]+")


class Number(NamedTuple):
    """A page number as printed: `total` is of how many, `line` what it stands beside when it is a bare number."""

    number: int
    total: int | None
    line: str | None


@dataclass(frozen=True)
class Facts:
    """A page as the signals see it; sizes in points, None for plain text."""

    page: int
    text: str
    width: float | None
    height: float | None
    letters: float | None  # height of its usual letter
    opening: float | None  # height of its first letters, its usual one being 1
    margin: float | None  # where its lines begin
    bottom: float | None  # share of its height that is written on, its foot aside
    origin: Origin
    stamps: frozenset[Number] = frozenset()  # of its numbers, those that count the whole file

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines that are not empty."""
        return tuple(lines_of(self.text))

    @cached_property
    def is_blank(self) -> bool:
        """Whether nothing is written on it."""
        return len(self.text.split()) < _BLANK_WORDS

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines among which a document's head may stand."""
        return self.lines[:_HEAD_LINES]

    @cached_property
    def head_cells(self) -> tuple[str, ...]:
        """The cells of its head, folded and tidied."""
        cells = (cell for line in self.head for _, cell in head_cells(line))
        return tuple(fold_cell for cell in cells if (fold_cell := _folded(cell)))

    @cached_property
    def numbers(self) -> frozenset[Number]:
        """The page numbers that it may have."""
        edges = {line.start: line for line in (*self.lines[:_TOP], *self.lines[-_FOOT:])}
        return frozenset(number for line in edges.values() for number in _numbers(line)) - self.stamps

    @cached_property
    def diarienummer(self) -> frozenset[str]:
        """The diarienummer of its head, without spaces."""
        return frozenset("".join(self.text[a:b].split()).upper() for a, b in find_diarienummer(self.head, self.head))

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days that stand in a cell of its head."""
        cells = (cell for line in self.head for _, cell in head_cells(line) if len(cell) < _LONGEST_DATE_CELL)
        return frozenset(
            _folded(cell[found.start : found.end])
            for cell in cells
            for found in find_dates(cell)
            if found.year and found.precision == "day"
        )

    @cached_property
    def top(self) -> tuple[str, ...]:
        """Its first lines by their letters alone."""
        return tuple(key for line in self.lines[:_TOP] if (key := letters_of(line)))

    @cached_property
    def foot(self) -> tuple[str, ...]:
        """Its last lines by their letters alone."""
        return tuple(key for line in self.lines[-_FOOT:] if (key := letters_of(line)))

    @cached_property
    def fullness(self) -> float:
        """The share of it, 0 to 1, that is written on from the top."""
        return min(len(self.text) / _FULL_TEXT, 1.0) if self.bottom is None else self.bottom

    @property
    def is_wide(self) -> bool:
        """Whether it is wider than high."""
        return self.width is not None and self.height is not None and self.width > self.height

    def body(self, *others: "Facts | None") -> Sequence[Line]:
        """Its lines without page numbers and without what stands at the edges of the other pages as well."""
        returning = [key for other in others if other for key in (*other.top, *other.foot)]
        first, last = 0, len(self.lines)
        while first < min(_TOP, last) and _is_furniture(self.lines[first], returning):
            first += 1
        while last > max(first, len(self.lines) - _FOOT) and _is_furniture(self.lines[last - 1], returning):
            last -= 1
        return self.lines[first:last]


def facts_of(page: Page) -> Facts:
    """What the signals look at on a page."""
    letters = opening = margin = bottom = None
    words = page.words
    if words is not None and page.height and len(words.boxes):
        heights = words.boxes[:, 3] - words.boxes[:, 1]
        letters = float(np.median(heights))
        opening = float(np.median(heights[:_OPENING_WORDS])) / max(letters, 1.0)
        margin = float(np.percentile(words.boxes[:, 0], 5))
        bottoms = words.boxes[:, 3] / page.height
        bottom = float(bottoms[bottoms < _FOOTER].max(initial=0.0)) / _FOOTER
    return Facts(page.number, page.text, page.width, page.height, letters, opening, margin, bottom, page.origin)


def letters_of(line: Line) -> str:
    """The line's letters alone, by which a running title is known again when its page number has changed."""
    return _DIGITS.sub("", line.folded)


def returns(lines: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of the running titles stands among the others too, a misread letter aside."""
    return any(
        len(line) >= _SHORTEST_TITLE and any(fuzz.ratio(line, other) >= _SAME for other in others) for line in lines
    )


def _folded(cell: str) -> str:
    return " ".join(fold(cell).split())


def _numbers(line: Line) -> Iterator[Number]:
    for place, (_, cell) in enumerate(cells := line.cells):
        folded = _folded(cell)
        if match := _OF_TOTAL.search(folded) or _SHARE.fullmatch(folded):
            number, total = (1 if part in ("l", "i") else int(part) for part in match.groups() if part)
            if 1 <= number <= total:
                yield Number(number, total, None)
        elif match := _LABELLED.search(folded):
            yield Number(int(match[1] or match[2]), None, None)
        elif place == len(cells) - 1 and (match := _BARE.search(folded)):
            yield Number(int(match[1]), None, letters_of(line))


def _is_furniture(line: Line, returning: Sequence[str]) -> bool:
    key = letters_of(line)
    return not key or any(_numbers(line)) or (len(key) >= _SHORTEST_TITLE and returns([key], returning))
