"""Finds a letterhead's margin beside the text: labels and names that have nothing to do with the lines beside them.

Handläggare        Nämnden tillstyrker ansökan i den del som
Eva Al             avser de tre verken norr om sjön.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.gutters import Cells

_FEWEST_LINES = 8  # of prose that begin where the text begins
_PROSE_WORDS = 5  # of such a line, at least
_WIDEST = 0.45  # of the page's text: how far in the text may begin
_LONGEST = 6  # words of a line in the margin
_FEWEST = 2  # lines of the margin that stand beside the middle of a sentence
_OFF = 2.0  # points
_GUTTER = 5.0  # points


def beside_margin(lines: Sequence[Cells]) -> tuple[int, int, float] | None:
    """The first and last + 1 of the lines beside a margin, and where the text begins in points; None without one."""
    edge = page_edge(lines)
    if edge is None:
        return None
    runs = (run for run in runs_beside(lines, edge) if _is_beside(lines[slice(*run)], edge))
    return next(((start, end, edge) for start, end in runs), None)


def page_edge(lines: Sequence[Cells]) -> float | None:
    """Where most lines of prose begin, when that is a margin's width from the left."""
    begins = Counter(round(cell[0].box.x0) for line in lines for cell in line if len(cell) >= _PROSE_WORDS)
    if not begins:
        return None
    edge, count = begins.most_common(1)[0]
    left = min(line[0][0].box.x0 for line in lines)
    right = max(line[-1][-1].box.x1 for line in lines)
    is_margin = left + _GUTTER < edge <= left + _WIDEST * (right - left)
    return edge - _OFF if is_margin and count >= _FEWEST_LINES else None


def runs_beside(lines: Sequence[Cells], edge: float) -> Iterator[tuple[int, int]]:
    """The runs of lines of which none crosses the edge of the text."""
    start = 0
    for index, line in enumerate(lines):
        if any(cell[0].box.x0 < edge and cell[-1].box.x1 > edge - _GUTTER for cell in line):
            yield start, index
            start = index + 1
    yield start, len(lines)


def _is_beside(lines: Sequence[Cells], edge: float) -> bool:
    """Whether short lines stand left of the edge, some of them beside the middle of a sentence."""
    margin = [line[0] for line in lines if line[0][0].box.x0 < edge]
    if not margin or sum(map(len, margin)) > _LONGEST * len(margin):
        return False
    text = [line for line in lines if line[-1][0].box.x0 >= edge]
    return sum(_in_sentence(above, line, edge) for above, line in pairwise(text)) >= _FEWEST


def _in_sentence(above: Cells, line: Cells, edge: float) -> bool:
    """Whether the line's margin begins a phrase of its own beside a text that goes on from the line above."""
    if len(line) != 2 or line[0][0].box.x0 >= edge:
        return False
    is_own = not line[0][0].text[0].islower() and line[0][-1].text.rstrip(":").lower() not in {"att", "beslutar"}
    goes_on = line[1][0].text[0].islower() and above[-1][-1].text[-1] not in ".:!?"
    return is_own and goes_on and line[1][0].text.lower() not in {"att", "dels"}
