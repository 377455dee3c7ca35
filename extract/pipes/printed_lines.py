"""The lines of the page that a line of the running text was joined from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pipes.sections import Line
from normalize.unicode import fold


def begins_of(line: Line, line_starts: Sequence[int]) -> list[int]:
    """Where each of its lines begins in the running text; `line_starts` is where the lines of all pages begin."""
    return [line.start, *line_starts[bisect_right(line_starts, line.start) : bisect_left(line_starts, line.end)]]


def as_printed(line: Line, line_starts: Sequence[int]) -> Iterator[Line]:
    """Its lines, a divided word's first part with its hyphen; `line_starts` is where the lines of all pages begin."""
    for start, end in pairwise([*begins_of(line, line_starts), line.end]):
        text = line.text[start - line.start : end - line.start]
        if text.strip():
            is_divided = end < line.end and text[-1].isalpha()
            text = f"{text}-" if is_divided else text.rstrip()
            is_first = start == line.start
            yield Line(start, end, text, fold(text), line.after_gap and is_first, line.marker if is_first else 0)
