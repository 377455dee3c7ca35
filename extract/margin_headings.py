"""Finds headings that stand in a margin beside the texts that they head, and makes each one cell beside its first line.

Kommunens     Styrelsen är ense om att               Kommunens synpunkter   Styrelsen är ense om att
synpunkter    standarden måste höjas.      becomes   standarden måste höjas.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.gutters import Cells
from extract.margins import page_edge, runs_beside
from extract.pages import Box, Word

_FEWEST = 3  # headings
_SHARE = 0.75  # of them, at least, that stand beside a paragraph's first line
_LONGEST = 6  # words of a line in the margin
_MOST_LINES = 5  # of one heading
_MOST_FIGURES = 0.4  # of the headings: those with other figures than a §'s
_PITCH = 1.75  # line heights from a heading's line to the next
_PARAGRAPH_GAP = 1.8  # line heights from one paragraph's last line to the next one's first
_LABEL = re.compile(r"(?:[Dd]nr|DNR|[Dd]iarienr|[Dd]iarienummer)[.:]?")
_NUMBER = re.compile(r"(?:[A-Za-zÅÄÖåäö]{1,4}\s?)?§+\s?\d+[.:]?")
_BEGINS = re.compile(r"[^a-zåäö]|(?:att|dels)\b|[a-z][.)]\s")
_SUSPENDING = frozenset({"och", "samt", "eller"})  # "Barn-" over "och skolnämndens beslut"
_ENDS = (".", ":", "!", "?", ";", ",")


@dataclass(slots=True)
class _Heading:
    """A heading: its words, and the row of its first line, of which `last` is the row of its last one."""

    words: list[Word]
    first: int
    last: int


def joined_headings(lines: Sequence[Cells]) -> tuple[int, int, list[int | list[Sequence[Word]]]] | None:
    """Where the lines beside a margin of headings begin and end, and their rows; None without such a margin.

    A row that stays as it is, is the number of its line after the first.
    """
    edge = page_edge(lines)
    if edge is None:
        return None
    for start, end in runs_beside(lines, edge):
        run = lines[start:end]
        headings = _headings(run, edge)
        if len(headings) >= _FEWEST and _head_paragraphs(run, headings, edge):
            return start, end, list(_rows(run, headings, edge))
    return None


def _headings(run: Sequence[Cells], edge: float) -> list[_Heading]:
    """What stands left of the edge: each line with those that go on from it."""
    headings: list[_Heading] = []
    for index, line in enumerate(run):
        if line[0][0].box.x0 >= edge:
            continue
        words = _left_of(line, edge)
        above = headings[-1] if headings else None
        if above and _goes_on(run, above, words, index):
            above.words = _joined(above.words, words)
            above.last = index
        else:
            headings.append(_Heading(words, index, index))
    return headings


def _joined(above: list[Word], words: list[Word]) -> list[Word]:
    """The words of two lines, one that the line's end divides made whole: "Besluts-" over "gång"."""
    first, last = words[0], above[-1]
    if not last.text.endswith("-") or not first.text[0].islower() or first.text in _SUSPENDING:
        return [*above, *words]
    box = Box(
        min(first.box.x0, last.box.x0),
        last.box.top,
        max(first.box.x1, last.box.x1),
        max(last.box.bottom, first.box.bottom),
    )
    return [*above[:-1], replace(last, text=last.text[:-1] + first.text, box=box), *words[1:]]


def _goes_on(run: Sequence[Cells], above: _Heading, words: Sequence[Word], index: int) -> bool:
    """Whether the line in the margin goes on with the heading above: in small letters, or as the title of its §."""
    last = run[above.last][0][0].box
    if words[0].box.top - last.top > _PITCH * (last.bottom - last.top) or above.last - above.first + 1 >= _MOST_LINES:
        return False
    is_title = _NUMBER.fullmatch(_text(above.words)) is not None and index == above.first + 1
    is_number = words[0].text[0].isdigit() and _LABEL.fullmatch(above.words[-1].text) is not None
    is_divided = above.words[-1].text.endswith("-") or is_number
    return words[0].text[0].islower() or is_divided or is_title


def _head_paragraphs(run: Sequence[Cells], headings: Sequence[_Heading], edge: float) -> bool:
    """Whether most headings stand beside a paragraph's first line, and some would be read amid the text otherwise."""
    if any(len(_left_of(run[heading.first], edge)) > _LONGEST for heading in headings):
        return False
    # What stands left of a table's texts are days, numbers and sums.
    if sum(_has_figures(heading) for heading in headings) > _MOST_FIGURES * len(headings):
        return False
    beginning = sum(_begins(run, heading.first, edge) for heading in headings)
    is_amid = beginning < len(headings) or any(heading.last > heading.first for heading in headings)
    return is_amid and beginning >= max(_FEWEST, _SHARE * len(headings))


def _has_figures(heading: _Heading) -> bool:
    text = _text(heading.words)
    return "§" not in text and any(map(str.isdigit, text))


def _begins(run: Sequence[Cells], index: int, edge: float) -> bool:
    """Whether a paragraph begins right of the edge in the line."""
    beside = _beside(run[index], edge)
    if not beside or not _BEGINS.match(_text(beside[0])):
        return False
    right = max(row[-1][-1].box.x1 for row in run)
    above = next((row for row in reversed(run[:index]) if _beside(row, edge)), None)
    if above is None or (len(_beside(above, edge)) < len(above) and len(beside) < len(run[index])):
        return True  # a form's rows, each with its label
    box, before = beside[0][0].box, _beside(above, edge)[-1][-1]
    is_short = before.box.x1 + (box.x1 - box.x0) + (box.bottom - box.top) < right  # the first word would have fitted
    is_apart = box.top - before.box.top > _PARAGRAPH_GAP * (box.bottom - box.top)
    return is_short or is_apart or before.text.endswith(_ENDS)


def _rows(run: Sequence[Cells], headings: Sequence[_Heading], edge: float) -> Iterator[int | list[Sequence[Word]]]:
    """The lines, each heading whole in its first; one beside the middle of a paragraph waits for the next to begin."""
    starts = {heading.first: heading for heading in headings}
    waiting: list[Sequence[Word]] = []
    for index, line in enumerate(run):
        beside = _beside(line, edge)
        heading = starts.get(index)
        begins = _begins(run, index, edge)
        if waiting and (heading or begins) and (begins or not beside):
            yield from ([cell] for cell in waiting)
            waiting = []
        if heading and beside and not begins:
            waiting.append(heading.words)
        elif heading and heading.last > heading.first:
            yield [heading.words, *beside]
            continue
        if len(beside) == len(line) or (heading and (begins or not beside)):
            yield index
        elif beside:
            yield list(beside)
    yield from ([cell] for cell in waiting)


def _left_of(line: Cells, edge: float) -> list[Word]:
    return [word for cell in line if cell[0].box.x0 < edge for word in cell]


def _beside(line: Cells, edge: float) -> list[Sequence[Word]]:
    return [cell for cell in line if cell[0].box.x0 >= edge]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
