"""Tables that a scan's reader gave a column at a time: first the labels, then under each head its figures.

    Brand i byggnad                    Tertial 2 2021
    Trafikolycka                       41
    Totalt                             95
                                       136

A column counts only when it has a figure for every label: of fewer nobody can tell which row has none.
"""

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extract.pipes.columns import columns_of, heads_columns
from extract.pipes.periods import DIFFERENCE, OF_TIMES, Column, column, periods
from extract.pipes.sections import Line
from normalize.balance import settle
from normalize.figures import UNIT, Figure, ends_in_figures, ways

_MOST_PROSE = 2  # lines of prose that a scan may have put between a table's columns, where its rows are known
_MOST_STRAY = 4  # lines between two columns that are neither: a page's head, marks of ruled lines
_FEWEST_ROWS = 2
_MOST_SKIPPED = 2  # lines between the labels and the columns: what heads each page
# What heads the labels: where it stands right above as many lines as a column has figures, those are its labels.
_HEADS_LABELS = re.compile(
    r"\W*(?:namnd|nyckeltal|verksamhet|indikator|matt|omrade|enhet|projekt|aktivitet|kostnadsslag|resultatrakning|belopp|tkr|mnkr|antal)[a-z]*"
    r"(?:\W+(?:i\s)?(?:tkr|mnkr|kronor))?\W*$"
)
_UNITS = re.compile(rf"(?:(?:enhet|sort|mattenhet|antal|andel|index|{UNIT})\s?)+")
_OWN_SHARE = 0.6  # of a line is a column's head, where it heads one
_MOST_MISREAD = 3  # letters of a word that may be a figure's misreading
_BEGINS_WITH_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d)?\s")  # the label of a row that is a year's
_LINES_KEPT = 1024  # looked at: a line is asked about from each of those above it
_LONGEST = 60  # characters of a label


@dataclass(frozen=True, slots=True)
class Stack:
    """A head and the figures under it: `figures` are (line index, where the line begins, figure, None when unread)."""

    head: Column
    first: int
    figures: tuple[tuple[int, int, Figure | None], ...]

    @property
    def end(self) -> int:
        """The index of the line after the last figure."""
        return self.figures[-1][0] + 1


def stacks(lines: Sequence[Line], first: int, *, height: int | None = None) -> list[Stack]:
    """The columns that stand one under the other from this line on, each `height` figures high.

    Without a height, that of the first column is every one's.
    """
    found: list[Stack] = []
    index, stray, prose = first, 0, 0
    while index < len(lines) and stray <= _MOST_STRAY:
        columns = columns_at(lines, index)
        if columns and (height is None or len(columns[0].figures) == height):
            found += columns
            height, index, stray = len(columns[0].figures), columns[0].end, 0
        elif columns:
            index, stray = columns[0].end, stray + 1
        else:
            index, stray, prose = index + 1, stray + 1, prose + _is_prose(lines[index])
            if prose > (_MOST_PROSE if height and height > _FEWEST_ROWS else 0):
                break
    return found


def under_labels(lines: Sequence[Line], first: int) -> list[tuple[Stack, list[int]]]:
    """The columns that this line heads where all labels were read before all figures, each with its labels' indices."""
    if len(periods(lines[first].text)) < _FEWEST_ROWS:
        return []
    labels = list(takewhile(lambda row: _is_label(lines[row]), range(first + 1, len(lines))))
    after = first + 1 + len(labels)
    rows = list(takewhile(lambda row: _is_row_of_figures(lines[row]), range(after, len(lines))))
    if not len(labels) == len(rows) >= _FEWEST_ROWS:
        return []
    heads = _heads(lines[first : first + 1], max(ends_in_figures(lines[row].text) for row in rows))
    starts = [lines[row].start for row in rows]
    figures = zip(*_read(lines, rows, heads), strict=True)
    return [
        (Stack(column, first, tuple(zip(rows, starts, cells, strict=True))), labels)
        for column, cells in zip(heads, figures, strict=False)
    ]


def labelled(lines: Sequence[Line], first: int, below: Sequence[Stack]) -> list[tuple[Stack, list[int]]]:
    """The columns that begin at this line, each with the indices of its labels; those whose labels cannot be told left out.

    The labels are a block of as many lines right above the columns, or end with a sum that the column adds up to. Where
    heads return, their columns belong to as many blocks, in order.
    """
    height = len(below[0].figures)
    often = max(Counter(stack.head.folded for stack in below).values())
    blocks = _blocks_above(lines, first, height)[-often:]
    if len(blocks) < often:
        return _under_one_run(lines, first, below) if often == 1 else []
    seen: Counter[str] = Counter()
    found = []
    for stack in below:
        found.append((stack, blocks[seen[stack.head.folded]]))
        seen[stack.head.folded] += 1
    return found


def _blocks_above(lines: Sequence[Line], first: int, count: int) -> list[list[int]]:
    """The blocks of `count` label lines without a gap that end above this line, single lines between them passed over."""
    blocks: list[list[int]] = []
    block: list[int] = []
    for index in range(first - 1, -1, -1):
        if not _is_label(lines[index]):
            break
        block.insert(0, index)
        if lines[index].after_gap:
            if len(block) == count:
                blocks.insert(0, block)
            elif len(block) > 1:
                break
            block = []
    return blocks


def _under_one_run(lines: Sequence[Line], first: int, below: Sequence[Stack]) -> list[tuple[Stack, list[int]]]:
    """The columns with the lines above them as labels, gaps between them or not; a page's head may stand between."""
    height = len(below[0].figures)
    while first and _UNITS.fullmatch(lines[first - 1].folded):  # a column of units stands between
        first -= 1
    for skipped in range(_MOST_SKIPPED + 1):
        run = list(range(first - skipped - height, first - skipped))
        if run[0] < 0 or not all(_is_label(lines[index]) for index in run):
            continue
        summed = [stack for stack in below if _adds_up(lines, run, stack)]
        is_headed = run[0] > 0 and bool(_HEADS_LABELS.match(lines[run[0] - 1].folded))
        if summed or (is_headed and len(below) > 1):
            return [(stack, run) for stack in (below if is_headed else summed)]
    return []


def _adds_up(lines: Sequence[Line], labels: Sequence[int], stack: Stack) -> bool:
    rows = [
        (lines[label].text, [(figure,)] if figure else [])
        for label, (_, _, figure) in zip(labels, stack.figures, strict=True)
    ]
    return all(row and row.is_checked for row in settle(rows))


def columns_at(lines: Sequence[Line], index: int) -> list[Stack]:
    """The columns whose head begins at this line: one, or several side by side whose labels stand elsewhere."""
    for height in (1, 2):
        head, first = lines[index : index + height], index + height
        rows = list(takewhile(lambda row: _is_row_of_figures(lines[row]), range(first, len(lines))))
        if len(rows) < _FEWEST_ROWS or all(_BEGINS_WITH_YEAR.match(lines[row].text) for row in rows):
            continue
        counts = [count for row in rows if (count := ends_in_figures(lines[row].text))]
        usual = max(set(counts), key=counts.count, default=0)
        # No row has fewer columns than figures with all thousands joined.
        widths = dict.fromkeys((max(counts, default=0), usual))
        heads = next((heads for width in widths if (heads := _heads_of(head, width))), ())
        if heads and not (len(heads) > 1 and OF_TIMES.fullmatch(heads[0].folded)):
            figures = _read(lines, rows, heads)
            return [
                Stack(column, index, tuple(zip(rows, (lines[row].start for row in rows), cells, strict=True)))
                for column, cells in zip(heads, zip(*figures, strict=True), strict=True)
            ]
    return []


def _heads_of(head: Sequence[Line], width: int) -> tuple[Column, ...]:
    return _single_head(head) if width == 1 else _heads(head, width)


def _single_head(head: Sequence[Line]) -> tuple[Column, ...]:
    """The column that the lines head, the year of which may be wrapped."""
    text = " ".join(line.text for line in head)
    named = periods(text)
    is_own = len(named) == 1 and len(named[0]) >= _OWN_SHARE * len(text)
    return (column(named[0]),) if is_own and not ends_in_figures(text.replace(named[0], "")) else ()


def _heads(head: Sequence[Line], width: int) -> tuple[Column, ...]:
    """The columns that the lines head side by side, where each is told."""
    return columns_of(head, width) if any(heads_columns(line, width) for line in head) else ()


def _read(lines: Sequence[Line], rows: Sequence[int], heads: Sequence[Column]) -> list[tuple[Figure | None, ...]]:
    """Each row's figures; none of a row whose figures cannot be told apart."""
    width = len(heads)
    differences = {place for place, one in enumerate(heads) if DIFFERENCE.match(one.folded)}
    settled = settle([("", ways(lines[row].text, width)) for row in rows], differences=differences)
    return [reading.way if reading else (None,) * width for reading in settled]


def _is_row_of_figures(line: Line) -> bool:
    """Whether the line is a row without its label: hardly anything but figures."""
    if len(line.text) > _LONGEST:
        return False
    first = line.text.split(maxsplit=1)[0]
    if (first.isalpha() and len(first) > _MOST_MISREAD) or periods(line.text):
        return False
    return _is_of_figures(line.text)


@functools.lru_cache(_LINES_KEPT)
def _is_of_figures(text: str) -> bool:
    found = ways(text, 1)
    if found and not text[: found[0][0].start].strip(" |_~*'‘:."):
        return True
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    figures = [word for word in words if any(map(str.isdigit, word))]
    misread = [word for word in words if word not in figures and sum(map(str.isalpha, word)) <= _MOST_MISREAD]
    return 1 < len(words) == len(figures) + len(misread) and len(figures) >= _OWN_SHARE * len(words)


def _is_label(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not ends_in_figures(line.text) and not line.text.endswith((".", ":", "?"))


def _is_prose(line: Line) -> bool:
    return len(line.text) > _LONGEST
