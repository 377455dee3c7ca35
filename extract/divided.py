"""Makes words whole that a table's cell divides over its lines: "Avvikel-" over "se" in a head of columns.

What a line of prose divides is made whole where lines are joined; no line of several cells knows what goes on with it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.layout import Line
from extract.pages import Word
from normalize.lines import is_divided, linked
from normalize.months import MONTHS

_PITCH = 1.9  # word heights, at most, from one line of a cell to the next
_OFF = 1.0  # word heights that the rest may begin beside where the cell above it begins
_MOST_CENTRED = 2  # words of a cell that the rest may stand under the middle or end of
_FEWEST_TEXT_WORDS = 5  # of a text beside its label, whose lines are joined where they hang
_RANGE = re.compile(rf"\W*(?:{'|'.join(MONTHS)})\.?-", re.IGNORECASE)  # "jan-" over "aug"

Cell = tuple[Word, ...]


def whole_words(lines: Sequence[Line]) -> list[Line]:
    """The lines, the rest of each divided word moved up to where it begins; a line that was no more is left out."""
    whole: list[Line] = []
    for line in lines:
        below = replace(line, cells=tuple(map(_within, line.cells)))
        if whole and len(whole[-1].cells) > 1:
            whole[-1], below = _moved_up(whole[-1], below)
        if any(below.cells):
            whole.append(below)
        elif whole and any(line.cells):  # its row goes down so far
            whole[-1] = replace(whole[-1], bottom=line.bottom)
    return whole


def _within(cell: Cell) -> Cell:
    """The cell's words, where it has several lines."""
    words: list[Word] = []
    for word in cell:
        if words and word.box.top > words[-1].box.bottom and _is_rest(words[-1], word):
            words[-1] = _joined(words[-1], word)
        else:
            words.append(word)
    return tuple(words)


def _moved_up(above: Line, below: Line) -> tuple[Line, Line]:
    """Both lines, the rests of words that cells of the first divide with those words."""
    upper, lower = list(above.cells), list(below.cells)
    hangs = len(lower) == 1 and len(upper[-1]) >= _FEWEST_TEXT_WORDS
    for place, cell in enumerate(upper[:-1] if hangs else upper):
        rests = [at for at, under in enumerate(lower) if cell and under and _stands_under(cell, under)]
        if len(rests) == 1 and not _is_label(lower, rests[0]) and _is_rest(cell[-1], lower[rests[0]][0]):
            first, *others = lower[rests[0]]
            upper[place], lower[rests[0]] = (*cell[:-1], _joined(cell[-1], first)), tuple(others)
    return replace(above, cells=tuple(upper)), replace(below, cells=tuple(lower) if any(lower) else ())


def _is_label(cells: Sequence[Cell], place: int) -> bool:
    """Whether the cell is a word that a row of its own begins with: "vuxen" beside its figures."""
    return place == 0 and len(cells[0]) == 1 and sum(map(bool, cells)) > 1


def _stands_under(cell: Cell, under: Cell) -> bool:
    word, first = cell[-1].box, under[0].box
    height = word.bottom - word.top
    is_next = word.top < first.top <= word.top + _PITCH * height
    begins = first.x0 - cell[0].box.x0
    return is_next and (
        abs(begins) <= _OFF * height
        or (len(cell) <= _MOST_CENTRED and -_OFF * height <= begins and first.x0 <= word.x1)
    )


def _is_rest(word: Word, rest: Word) -> bool:
    is_open = rest.text.endswith("-")  # "grund- och gymnasieskola" is no rest of anything
    return is_divided(word.text, rest.text) and not (
        is_open or _RANGE.fullmatch(word.text) or linked(word.text, rest.text)[1]
    )


def _joined(word: Word, rest: Word) -> Word:
    """The whole word, where it begins."""
    text = linked(word.text, rest.text)[0] + rest.text
    return Word(text, word.box, min(word.confidence, rest.confidence))
