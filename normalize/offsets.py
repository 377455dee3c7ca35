"""Where a passage of an edited text stood in the text before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replacement:
    """`before` gave way to `after`, which begins at `start` in the edited text."""

    start: int
    before: str
    after: str


Spans = list[tuple[int, int]]


class OffsetMap:
    """Translates offsets of an edited text into offsets of the text before, and back.

    An offset inside a replaced passage goes to that passage's edge: a span that begins inside begins at its
    start, one that ends inside ends at its end.

    >>> OffsetMap([Replacement(0, "f6or", "för")]).before(4, 8)
    (5, 9)
    """

    def __init__(self, replacements: Iterable[Replacement]) -> None:
        self._edited: Spans = []
        self._original: Spans = []
        shift = 0
        for item in sorted(replacements, key=lambda item: item.start):
            start = item.start - shift
            self._edited.append((item.start, item.start + len(item.after)))
            self._original.append((start, start + len(item.before)))
            shift += len(item.after) - len(item.before)

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text before that became `[start, end)`."""
        return (
            _translate(start, self._edited, self._original, at_end=False),
            _translate(end, self._edited, self._original, at_end=True),
        )

    def after(self, start: int, end: int) -> tuple[int, int]:
        """The span of the edited text that `[start, end)` of the text before became."""
        return (
            _translate(start, self._original, self._edited, at_end=False),
            _translate(end, self._original, self._edited, at_end=True),
        )


def _translate(offset: int, source: Spans, target: Spans, *, at_end: bool) -> int:
    search = bisect_left if at_end else bisect_right
    index = search(source, offset, key=lambda span: span[0]) - 1
    if index < 0:
        return offset
    source_end, target_span = source[index][1], target[index]
    if offset < source_end:
        return target_span[1 if at_end else 0]
    return target_span[1] + offset - source_end
