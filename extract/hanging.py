"""Lines that hang below the last cell of the line above: the rest of a text that stands beside its label.

Delmål 4     Trafiken på Brovägen ska understiga 6 000 fordon
             per dygn 1991.
"""

import re
from collections.abc import Iterator, Sequence

from extract.pages import Box, Page

_FEWEST_WORDS = 5  # of the text beside the label
_OFF = 0.3  # line heights between where the two lines begin
_PITCH = 1.75  # line heights from one line to the next
_MOST_LINES = 80  # of one text
_LINE = re.compile(r"(?m)^.*$")

Place = tuple[int, int]  # in the page's text


def hanging(page: Page) -> dict[int, int]:
    """How many characters wide the column is that a line hangs in, by the offset where the line begins.

    Where the page's words have no places, none hangs.
    """
    if page.words is None:
        return {}
    right = float(page.words.boxes[:, 2].max(initial=0.0))
    found: dict[int, int] = {}
    for (start, end), *rest in _runs(page):
        box = page.box(start, end)
        if rest and box and box.x1 > box.x0:
            width = round((end - start) * (right - box.x0) / (box.x1 - box.x0))
            found |= {place: width for place, _ in rest}
    return found


def _runs(page: Page) -> Iterator[Sequence[Place]]:
    """The texts that stand beside something, each with the lines that hang below it."""
    lines = [match.span() for match in _LINE.finditer(page.text)]
    for index, (start, end) in enumerate(lines):
        cell = page.text.rfind("\t", start, end) + 1
        if cell and page.text.count(" ", cell, end) >= _FEWEST_WORDS - 1:
            yield [(cell, end), *_below(page, (cell, end), lines[index + 1 : index + 1 + _MOST_LINES])]


def _below(page: Page, text: Place, lines: Sequence[Place]) -> Iterator[Place]:
    """The lines right below the text, as far as each begins where it begins and has nothing beside it."""
    above: Box | None = None
    for start, end in lines:
        below = page.box(start, end) if "\t" not in page.text[start:end] else None
        above = above or page.box(*text)
        if not (above and below and _hangs(above, below)):
            return
        yield start, end
        above = below


def _hangs(above: Box, below: Box) -> bool:
    height = min(above.bottom - above.top, below.bottom - below.top)
    return abs(above.x0 - below.x0) <= _OFF * height and 0 < below.bottom - above.bottom <= _PITCH * height
