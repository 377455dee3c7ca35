"""Parts cells that stand closer than a column's gap, where the lines above and below have a column there.

Budget 1998   Plan 1999             Budget 1998   Plan 1999
-510 -1 020            becomes      -510          -1 020
-190          -380                  -190          -380
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pages import Word

Cells = Sequence[Sequence[Word]]

_NEAR = 3  # lines above and below that are asked
_LEAST_SPACES = 1.3  # of the page's, that part two cells
_OFF = 0.35  # of a word's height: how far what is aligned may stand apart
_FEWEST = 2  # lines that say so, where there are so many
_FARTHEST = 2.5  # line heights between two lines of a table
_THOUSANDS = re.compile(r"[-–−]?\d{1,3} \d{3}(?:[,.]\d+)?\D*")


def parted(lines: Sequence[Cells], space: float) -> list[list[list[Word]]]:
    """The lines, from the top, with the cells of tables parted; `space` is the page's usual one in points."""
    return [
        [part for cell in line for part in _parts(cell, list(_around(lines, index)), space)]
        if len(line) > 1
        else [list(cell) for cell in line]
        for index, line in enumerate(lines)
    ]


def _around(lines: Sequence[Cells], index: int) -> Iterator[Cells]:
    """The nearest lines of several cells above and below, as far as the table goes."""
    for step in (-1, 1):
        before = lines[index]
        for place in range(index + step, index + step * (_NEAR + 1), step):
            if not 0 <= place < len(lines) or len(lines[place]) == 1 or _apart(before, lines[place]):
                break
            before = lines[place]
            yield before


def _apart(line: Cells, other: Cells) -> bool:
    first, second = line[0][0].box, other[0][0].box
    return abs(first.top - second.top) > _FARTHEST * (first.bottom - first.top)


def _parts(cell: Sequence[Word], around: Sequence[Cells], space: float) -> list[list[Word]]:
    parts = [[cell[0]]]
    needed = min(_FEWEST, max(len(around), 1))
    for index in range(1, len(cell)):
        left, right = cell[:index], cell[index:]
        is_wide = right[0].box.x0 - left[-1].box.x1 >= _LEAST_SPACES * space
        is_number = _THOUSANDS.fullmatch(f"{left[-1].text} {right[0].text}")
        if is_wide and not is_number and sum(_has_gutter(line, left, right) for line in around) >= needed:
            parts.append([])
        parts[-1].append(cell[index])
    return parts


def _has_gutter(line: Cells, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether the line has a column's gap where `left` ends, between cells that stand as `left` and `right` do."""
    off = _OFF * (left[-1].box.bottom - left[-1].box.top)
    return any(
        one[-1].box.x1 <= right[0].box.x0
        and left[-1].box.x1 <= other[0].box.x0
        and _aligned(one, left, off, last=True)
        and _aligned(other, right, off, last=False)
        for one, other in pairwise(line)
    )


def _aligned(cell: Sequence[Word], words: Sequence[Word], off: float, *, last: bool) -> bool:
    """Whether the cell begins where one of the words that end, or begin, with the gap does, or ends where one does."""
    begins, ends = cell[0].box.x0, cell[-1].box.x1
    if last:
        return abs(words[-1].box.x1 - ends) <= off or any(abs(word.box.x0 - begins) <= off for word in words)
    return abs(words[0].box.x0 - begins) <= off or any(abs(word.box.x1 - ends) <= off for word in words)
