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
# Of a column of labels beside the first texts: lines beside those, all its lines, their words, lines of text, points.
_TWO = 2  # columns
_HEADING_GAP = 2.0  # line heights over a heading
_FEWEST_PAIRS, _FEWEST_LABELS, _LABEL_WORDS, _FEWEST_PROSE, _OWN_HEIGHT = 4, 6, 2.0, 3, 3.0


def beside_margin(lines: Sequence[Cells]) -> tuple[int, int, float] | None:
    """The first and last + 1 of the lines beside a margin, and where the text begins in points; None without one."""
    edge = page_edge(lines)
    if edge is None:
        return _beside_labels(lines)
    runs = (run for run in runs_beside(lines, edge) if _is_beside(lines[slice(*run)], edge))
    return next(((start, end, edge) for start, end in runs), None)


def _beside_labels(lines: Sequence[Cells]) -> tuple[int, int, float] | None:
    """The same of a column of labels and values beside the first texts alone, at heights of its own."""
    pairs = [line for line in lines if len(line) == _TWO]
    begins = Counter((round(left[0].box.x0), round(right[0].box.x0)) for left, right in pairs)
    ((column, begin), count), *_ = begins.most_common(1) or [((0, 0), 0)]
    if count < _FEWEST_PAIRS:
        return None
    edge = begin - _OFF
    start, reached = max(
        runs_beside(lines, edge), key=lambda run: sum(len(line) == _TWO for line in lines[slice(*run)])
    )
    end = next((index for index in range(start, reached) if lines[index][0][0].box.x0 < column - _OFF), reached)
    band = _without_headings(lines[start:end], edge)
    end = start + len(band)
    labels = [line[0] for line in band if line[0][0].box.x0 < edge]
    apart = [line[0][0].box.top - line[1][0].box.top for line in band if len(line) == _TWO]
    prose = sum(len(line[-1]) >= _PROSE_WORDS and line[-1][0].box.x0 >= edge for line in band)
    is_column = len(labels) >= _FEWEST_LABELS and sum(map(len, labels)) <= _LABEL_WORDS * len(labels)
    is_apart = len(apart) >= _FEWEST_PAIRS and max(apart) - min(apart) > _OWN_HEIGHT
    return (start, end, edge) if is_column and is_apart and prose >= _FEWEST_PROSE else None


def _without_headings(band: Sequence[Cells], edge: float) -> Sequence[Cells]:
    """The lines without those below the text and below a gap, which head what follows under both columns."""
    last = max((index for index, line in enumerate(band) if line[-1][0].box.x0 >= edge), default=0)
    for index in range(last + 1, len(band)):
        above, box = band[index - 1][0][0].box, band[index][0][0].box
        if box.top - above.top > _HEADING_GAP * (box.bottom - box.top):
            return band[:index]
    return band


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
