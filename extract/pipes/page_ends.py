"""The lines between two pages, which part no table: what ends one page or heads the next."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.pipes.figure_cells import is_figure
from extract.pipes.periods import periods
from extract.pipes.rows import is_text_row
from extract.pipes.sections import Line

_NUMBER = re.compile(r"(?:^|\s)(?P<page>\d{1,4})\s?(?:/|\(|av\s)\s?(?P<of>\d{1,4})\)?$")
_LINES = 2  # at a page's end, and at the next one's top: what returns on each page is no longer among them


def between_pages(lines: Sequence[Line], page_starts: Sequence[int]) -> frozenset[int]:
    """The indexes of the lines at page ends and tops that are no rows of figures and head no columns."""
    starts = [line.start for line in lines]
    found: set[int] = set()
    for page, start in enumerate(page_starts[1:], 1):
        first = bisect_left(starts, start)
        near = range(max(first - _LINES, 0), min(first + _LINES, len(lines)))
        found.update(index for index in near if not _is_of_table(lines[index], page + (index >= first)))
    return frozenset(found)


def _is_of_table(line: Line, page: int) -> bool:
    """Whether the line on this page is of a table; one whose only figure is the page's number is not.

    The number may stand with how many pages there are: "2/4", "Sida 2 (4)".
    """
    numbered = _NUMBER.search(line.text)
    if numbered and page == int(numbered["page"]) <= int(numbered["of"]):
        return False
    if "\t" not in line.text:
        return len(periods(line.text)) > 1 or is_text_row(line)
    figures = [cell for _, cell in line.cells[1:] if is_figure(cell)]
    return len(periods(line.text)) > 1 or (bool(figures) and figures != [str(page)])
