"""Spans of months whose head is broken over two lines of a table: "Utfall jan–" over "aug 2018"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from normalize.dates import Found
from normalize.months import MONTH, read_month
from normalize.unicode import fold

# The first month at the end of its cell; where a scan has lost the gaps, at the end of a word.
_FIRST = re.compile(rf"(?:\b|(?<=utfall))({MONTH})[a-z]*\.?\s?[-–—]+(?=\s(?!\s*{MONTH}[a-z]*\s\d)|\t|\n|$)")
_NEXT_LINE = re.compile(r"\n\n?([^\n]*)")


def join_heads(text: str, found: Sequence[Found]) -> list[Found]:
    r"""The dates, where the months at the ends of a line's cells begin those in the line under it, one for one.

    >>> from normalize.dates import find_dates
    >>> text = "Utfall jan–\tUtfall jan–\tBudget\naug 2017\taug 2018\t2018"
    >>> [str(span[0]) for item in join_heads(text, list(find_dates(text))) if (span := item.span(2018))]
    ['2017-01-01', '2018-01-01']
    """
    folded = fold(text)
    items = list(found)
    starts = [item.start for item in items]
    dropped: set[int] = set()
    for line in _lines_with_heads(folded):
        firsts = list(_FIRST.finditer(folded, *line))
        under = _NEXT_LINE.match(folded, line[1])
        if not under:
            continue
        indexes = range(bisect_right(starts, under.start(1) - 1), bisect_right(starts, under.end(1)))
        lasts = [index for index in indexes if items[index].rule == "month" and items[index].year]
        if len(lasts) != len(firsts):
            continue
        for first, index in zip(firsts, lasts, strict=True):
            items[index] = replace(
                items[index],
                months=(read_month(first[1]) or 1, items[index].months[1]),
                years=(None, items[index].year),
            )
            dropped |= {place for place, start in enumerate(starts) if start == first.start(1)}
    return [item for place, item in enumerate(items) if place not in dropped]


def _lines_with_heads(folded: str) -> list[tuple[int, int]]:
    """Where the lines begin and end that hold such months."""
    lines: dict[int, int] = {}
    for match in _FIRST.finditer(folded):
        end = folded.find("\n", match.start())
        lines[folded.rfind("\n", 0, match.start()) + 1] = end if end >= 0 else len(folded)
    return list(lines.items())
