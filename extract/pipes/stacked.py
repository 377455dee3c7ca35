"""Tables that a scan's reader gave a column at a time: first the labels, then under each head its figures.

    Brand i byggnad                    Tertial 2 2021
    Trafikolycka                       41
    Totalt                             95
                                       136

A column counts only when it has a figure for every label: of fewer nobody can tell which row has none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.periods import YEAR, Column, column, periods
from extract.pipes.sections import Line
from normalize.balance import settle
from normalize.figures import Figure, ends_in_figures, ways

_MOST_PROSE = 2  # lines of prose that a scan may have put between a table's columns, where its rows are known
_MOST_STRAY = 4  # lines between two columns that are neither: a page's head, marks of ruled lines
_FEWEST_ROWS = 2
_MOST_SKIPPED = 2  # lines between the labels and the columns: what heads each page
# What heads the labels: where it stands right above as many lines as a column has figures, those are its labels.
_HEADS_LABELS = re.compile(
    r"\W*(?:namnd|nyckeltal|verksamhet|indikator|matt|omrade|enhet|projekt|aktivitet|kostnadsslag|resultatrakning|belopp|tkr|mnkr|antal)[a-z]*"
    r"(?:\W+(?:i\s)?(?:tkr|mnkr|kronor))?\W*$"
)
_OWN_SHARE = 0.6  # of a line is a column's head, where it heads one
_LONGEST = 60  # characters of a label


@dataclass(frozen=True, slots=True)
class Stack:
    """A head and the figures under it: `figures` are (line index, where the line begins, figure)."""

    head: Column
    first: int
    figures: tuple[tuple[int, int, Figure], ...]

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
        stack = _stack(lines, index)
        if stack and (height is None or len(stack.figures) == height):
            found.append(stack)
            height, index, stray = len(stack.figures), stack.end, 0
        elif stack:
            index, stray = stack.end, stray + 1
        else:
            index, stray, prose = index + 1, stray + 1, prose + _is_prose(lines[index])
            if prose > (_MOST_PROSE if height and height > _FEWEST_ROWS else 0):
                break
    return found


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
    rows = [(lines[label].text, [(figure,)]) for label, (_, _, figure) in zip(labels, stack.figures, strict=True)]
    return all(row and row.is_checked for row in settle(rows))


def _stack(lines: Sequence[Line], index: int) -> Stack | None:
    named = periods(lines[index].text)
    if (
        len(named) != 1
        or len(named[0]) < _OWN_SHARE * len(lines[index].text)
        or ends_in_figures(lines[index].text.replace(named[0], ""))
    ):
        return None
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    year = YEAR.fullmatch(below) if not column(named[0]).year else None  # wrapped
    figures = tuple(_figures(lines, index + (2 if year else 1)))
    head = column(f"{named[0]} {year[0]}" if year else named[0])
    return Stack(head, index, figures) if len(figures) >= _FEWEST_ROWS else None


def _figures(lines: Sequence[Line], first: int) -> Iterator[tuple[int, int, Figure]]:
    for index in range(first, len(lines)):
        found = ways(lines[index].text, 1)
        if (
            YEAR.fullmatch(lines[index].text)
            or len(found) != 1
            or lines[index].text[: found[0][0].start].strip(" |_~*'‘:.")
        ):
            return
        yield index, lines[index].start, found[0][0]


def _is_label(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not ends_in_figures(line.text) and not line.text.endswith((".", ":", "?"))


def _is_prose(line: Line) -> bool:
    return len(line.text) > _LONGEST
