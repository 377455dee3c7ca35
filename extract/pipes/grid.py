"""Tables without rules by where their words stand: printed lines, columns, and which column each word belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.pages import Box
from extract.pipes.findings import Placed
from extract.pipes.printed_lines import as_printed
from extract.pipes.sections import Line

_WORD = re.compile(r"\S+")
_CAPTION = re.compile(r"(?:Tabell|Tab\.|Diagram|Figur)\s\d")
_NEAR = 3.0  # points that words of one column may stand apart at their left edge
_MARGIN = 40.0  # points from what stands beside a table to its first column
_TALLEST = 0.8  # heights of a word: what stands further down is another line of a cell that is whole already
_PAGE_END = -20.0  # points: further up is another page
_LONGEST = 90  # characters of what a scan may have joined of two cells


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the running text and where it stands in points; `opens` a cell."""

    start: int
    end: int
    text: str
    box: Box
    opens: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line's words, from the left; `line` is where the line of the running text begins that it belongs to.

    `is_prose`: that line is longer than cells are.
    """

    line: int
    words: tuple[Word, ...]
    after_gap: bool
    is_prose: bool

    @property
    def is_alone(self) -> bool:
        """Whether the line is but one cell."""
        return sum(word.opens for word in self.words) == 1

    @property
    def is_tall(self) -> bool:
        """Whether a rule's cells were read whole, so that their lines stand one below the other."""
        boxes = [
            word.box for word in self.words if any(map(str.isalnum, word.text))
        ]  # specks have heights of their own
        if not boxes:
            return False
        height = median(box.bottom - box.top for box in boxes)
        return max(box.bottom for box in boxes) - min(box.bottom for box in boxes) > _TALLEST * height


def rows_at(lines: Sequence[Line], placed: Placed, line_starts: Sequence[int]) -> Iterator[Row]:
    """The printed lines as far as they stand on one page and their places are known.

    `line_starts`: where the lines of the pages begin in the running text.
    """
    last = 0.0
    for line in lines:
        for part in as_printed(line, line_starts):
            words: list[Word] = []
            for match in _WORD.finditer(part.text):
                start, end = part.start + match.start(), min(part.start + match.end(), part.end)
                if (box := placed(start, end)) is None:
                    return
                opens = not words or part.text[match.start() - 1] == "\t"
                words.append(Word(start, end, match[0], box, opens))
            if words[0].box.bottom - last < _PAGE_END:
                return
            last = words[0].box.bottom
            yield Row(line.start, tuple(words), part.after_gap, "\t" not in line.text and len(line.text) > _LONGEST)


def edges_of(head: Row, body: Sequence[Row]) -> list[float]:
    """The left edges of the columns that the head's first line names; a column's cells may begin further left than its head."""
    first = [word for word in head.words if word.opens]
    cells = [(word.box.x0, _end_of_cell(row, word)) for row in body for word in row.words if word.opens]
    edges: list[float] = []
    for at, word in enumerate(first):
        before = _end_of_cell(head, first[at - 1]) if at else 0.0
        own = [x for x, end in cells if before < x < word.box.x0 < end]
        edges.append(min([word.box.x0, *(x for x in own if sum(abs(x - other) < _NEAR for other in own) > 1)]))
    return edges


def _end_of_cell(row: Row, first: Word) -> float:
    """The right edge of the cell that the word opens."""
    end = first.box.x1
    for word in row.words[row.words.index(first) + 1 :]:
        if word.opens:
            break
        end = word.box.x1
    return end


def cells_of(row: Row, edges: Sequence[float]) -> dict[int, list[Word]]:
    """The row's words by column: each with the cell that it stands in, unless it begins where a later column does."""
    cells: dict[int, list[Word]] = {}
    column = 0
    for word in row.words:
        if word.opens:
            column = _column_of(row, word, edges)
        else:
            at = next((at for at, edge in enumerate(edges) if at > column and abs(word.box.x0 - edge) < _NEAR), None)
            column = column if at is None else at
        cells.setdefault(column, []).append(word)
    return cells


def _column_of(row: Row, first: Word, edges: Sequence[float]) -> int:
    """The column of a cell: the one whose edge it begins at or right of; one that is centred may begin left of its edge."""
    column = max((at for at, edge in enumerate(edges) if edge - _NEAR <= first.box.x0), default=0)
    is_aligned = abs(first.box.x0 - edges[column]) < _NEAR
    crosses = column + 1 < len(edges) and _end_of_cell(row, first) > edges[column + 1] + _NEAR
    return column + 1 if crosses and not is_aligned else column


def beside_margin(row: Row, edges: Sequence[float]) -> Row:
    """The line without what stands left of the first column."""
    return replace(row, words=tuple(word for word in row.words if word.box.x0 > edges[0] - _MARGIN))


def ends_table(row: Row, edges: Sequence[float]) -> bool:
    """Whether the line is none of the table's: text that runs over its columns, that stands alone below a gap, or a caption."""
    if _CAPTION.match(" ".join(word.text for word in row.words[:2])):
        return True
    if not row.is_alone:
        return False
    runs_over = any(row.words[0].box.x0 < edge - _NEAR < row.words[-1].box.x0 for edge in edges[1:])
    in_columns = len(cells_of(row, edges)) > 1 and not row.is_prose
    return (runs_over and not in_columns) or (row.after_gap and row.words[0].text[:1].isupper())
