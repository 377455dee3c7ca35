"""Which cell of the first page stands under another as the next line of one block: same column, same type, no gap."""

from collections.abc import Mapping

from extract.pages import Box, Printed

_SAME_TYPE = 0.32  # difference of two lines' heights, as a share of the larger: in a scan they go by their letters
_PITCH = 2.4  # line heights from one line's top to the next one's; a scan's are of its ink, 0.7 of the type
_IN_LINE = 0.7  # line heights that two left edges, or two middles, may lie apart


def next_in_block(printed: Mapping[int, Printed], offset: int) -> int | None:
    """Where the cell begins that goes on with the block of the one at `offset`, whatever text was read between them.

    >>> def at(left, top, height=10.0):
    ...     return Printed(Box(left, top, left + 100, top + height), height)
    >>> next_in_block({0: at(200, 50), 30: at(50, 56), 60: at(200, 64)}, 0), next_in_block({0: at(50, 50), 30: at(50, 75)}, 0)
    (60, None)
    """
    start = next_in_column(printed, offset)
    if start is None:
        return None
    upper, lower = printed[offset], printed[start]
    higher = max(upper.height, lower.height)
    is_same_type = abs(upper.height - lower.height) <= _SAME_TYPE * higher
    return start if is_same_type and lower.box.top - upper.box.top <= _PITCH * higher else None


def next_in_column(printed: Mapping[int, Printed], offset: int) -> int | None:
    """Where the nearest cell begins that stands under the one at `offset`, when it has the same left edge or middle."""
    upper = printed.get(offset)
    if upper is None:
        return None
    below = [
        (lower.box.top, start)
        for start, lower in printed.items()
        if upper.box.top + 0.5 * upper.height < lower.box.top and _overlap(upper.box, lower.box)
    ]
    nearest = min(below, default=None)
    return nearest[1] if nearest and _is_in_line(upper, printed[nearest[1]]) else None


def cell_at(printed: Mapping[int, Printed], place: int) -> int | None:
    """Where the cell begins that holds the place in the running text; None where no cell has a box."""
    return max((start for start in printed if start <= place), default=None)


def _overlap(upper: Box, lower: Box) -> bool:
    return min(upper.x1, lower.x1) > max(upper.x0, lower.x0)


def _is_in_line(upper: Printed, lower: Printed) -> bool:
    middles = abs(upper.box.x0 + upper.box.x1 - lower.box.x0 - lower.box.x1) / 2
    return min(abs(upper.box.x0 - lower.box.x0), middles) <= _IN_LINE * max(upper.height, lower.height)
