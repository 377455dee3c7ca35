"""Tables that a scan's reader gave a column at a time: first the labels, then under each head its figures.

    Brand i byggnad                    Tertial 2 2021
    Trafikolycka                       41
    Totalt                             95
                                       136

A column counts only when it has a figure for every label: of fewer nobody can tell which row has none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.columns import Column, column, periods
from extract.pipes.sections import Line
from normalize.figures import Figure, ends_in_figures, ways

_MOST_STRAY = 3  # lines between two columns that are neither: a page's head, marks of ruled lines
_FEWEST_ROWS = 2
_LONGEST = 60  # characters of a label


@dataclass(frozen=True, slots=True)
class Stack:
    """A head and the figures under it: `figures` are (line index, where the line begins, figure)."""

    head: Column
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
    index, stray = first, 0
    while index < len(lines) and stray <= _MOST_STRAY:
        stack = _stack(lines, index)
        if stack and (height is None or len(stack.figures) == height):
            found.append(stack)
            height, index, stray = len(stack.figures), stack.end, 0
        elif stack:
            index, stray = stack.end, stray + 1
        else:
            index, stray = index + 1, stray + 1
            if _is_prose(lines[index - 1]):
                break
    return found


def labels_above(lines: Sequence[Line], first: int, count: int) -> list[int]:
    """The indices of the `count` label lines that end right above this line; empty when there are not so many."""
    found: list[int] = []
    for index in range(first - 1, -1, -1):
        line = lines[index]
        if not _is_label(line) or (found and lines[index + 1].after_gap and len(found) == count):
            break
        found.insert(0, index)
        if len(found) == count:
            return found
    return []


def _stack(lines: Sequence[Line], index: int) -> Stack | None:
    named = periods(lines[index].text)
    if len(named) != 1 or "\t" in lines[index].text or ends_in_figures(lines[index].text.replace(named[0], "")):
        return None
    figures = tuple(_figures(lines, index + 1))
    return Stack(column(named[0]), figures) if len(figures) >= _FEWEST_ROWS else None


def _figures(lines: Sequence[Line], first: int) -> Iterator[tuple[int, int, Figure]]:
    for index in range(first, len(lines)):
        found = ways(lines[index].text, 1)
        if len(found) != 1 or lines[index].text[: found[0][0].start].strip(" |_~*'‘:."):
            return
        yield index, lines[index].start, found[0][0]


def _is_label(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not ends_in_figures(line.text) and not line.text.endswith((".", ":", "?"))


def _is_prose(line: Line) -> bool:
    return len(line.text) > _LONGEST
