"""Words with boxes -> the page's text: lines in reading order, table cells parted by tabs, blocks by empty lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.abreast import beside_text
from extract.gutters import parted
from extract.margin_headings import joined_headings
from extract.margins import beside_margin
from extract.pages import Box, Table, Word, gaps_of
from extract.stretched import is_stretched, stretched_within
from normalize.lines import COMPOUND_REST

# A gap is a column's when it is wider than a line is high and than about two of the page's spaces: justified prose
# and typewritten double spaces stay together.
_COLUMN_GAP_HEIGHTS = 1.0
_COLUMN_GAP_SPACES = 2.2
_FEWEST_PROSE_WORDS = 3  # of a line in a column; the cells of lists and letterheads have fewer
_FEWEST_COLUMN_LINES = 6
_COLUMN_WORDS = 4.5  # of a column's lines on average
_SAME_LINE_OVERLAP = 0.5  # of the lower word's height
_HEADS = 3  # columns that have one, at least, in a row without upright rules; the first may have none
_CLEAR = 0.5  # of a word's height, at least, between the heads of two columns
_CLEAR_SPACES = 1.6  # of the spaces within the heads
_SHORTEST_DIVIDED = 2  # letters
# A form's frame around its text is no table: a cell of so many lines, so wide a share of its row.
_FRAME_LINES = 9
_FRAME_WIDTH = 0.6

_MARKER = re.compile(r"[-–—•*·▪▫■●○◦∙⦁⁃»›→⇒➔➢➤➜✓◆◇❖>‣►▸▹▶]|\d{1,2}[.)]?|[a-zåäö][.)]|att|Att")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text or a table's row: cells of words, from left to right."""

    top: float
    bottom: float
    cells: tuple[tuple[Word, ...], ...]
    is_ruled: bool = False


def columns_in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines, from the top; where prose stands in two columns, or on two pages side by side, the left one first.

    A letterhead's margin comes before the text that it stands beside, and so does the left one of two texts or of a
    text and a table. A heading in a margin stands in the first line of what it heads.
    """
    cells = [[cell for cell in line.cells if cell] for line in lines]
    if headings := joined_headings(cells):
        start, end, rows = headings
        headed = [lines[start + row] if isinstance(row, int) else line_of(row) for row in rows]
        return [*columns_in_order(lines[:start]), *headed, *columns_in_order(lines[end:])]
    if margin := beside_margin(cells):
        start, end, edge = margin
        left, text = sides_of(lines[start:end], edge)
        return [*columns_in_order(lines[:start]), *left, *columns_in_order(text), *columns_in_order(lines[end:])]
    if beside := beside_text(cells, [line.is_ruled for line in lines]):
        sides = [columns_in_order(side) for side in sides_of(lines[beside.start : beside.end], beside.edge)]
        first, second = reversed(sides) if beside.is_right_first else sides
        return [*columns_in_order(lines[: beside.start]), *first, *second, *columns_in_order(lines[beside.end :])]
    ordered: list[Line] = []
    rest = list(lines)
    while rest:
        run = _beside_each_other(rest)
        ordered += _left_before_right(run) if _are_columns(run) else rest[: max(len(run), 1)]
        rest = rest[max(len(run), 1) :]
    return ordered


def sides_of(lines: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]]:
    """What stands left of the edge, and right of it."""
    beside = [_parted_at(line, edge) for line in lines]
    left, right = ([sides[place] for sides in beside if any(sides[place].cells)] for place in (0, 1))
    return left, right


def _parted_at(line: Line, edge: float) -> tuple[Line, Line]:
    """What of the line stands left of the edge, and the rest."""
    left = [cell for cell in line.cells if cell and cell[0].box.x0 < edge]
    text = tuple(cell for cell in line.cells if not cell or cell[0].box.x0 >= edge)
    return (line_of(left) if left else replace(line, cells=()), line_of(text) if any(text) else replace(line, cells=()))


def _is_pair(line: Line) -> bool:
    return len(line.cells) == 2 and all(len(cell) >= _FEWEST_PROSE_WORDS for cell in line.cells)


def _beside_each_other(lines: Sequence[Line]) -> list[Line]:
    """The first lines, as far as each leaves the same gutter free, up to the last that stands on both sides of it."""
    left, right = 0.0, float("inf")
    last = 0
    for index, line in enumerate(lines):
        if _is_pair(line):
            left, right = max(left, line.cells[0][-1].box.x1), min(right, line.cells[1][0].box.x0)
            last = index + 1
        elif not last or len(line.cells) != 1 or line.cells[0][0].box.x0 < left < right < line.cells[0][-1].box.x1:
            break
        if left >= right:
            break
    return list(lines[:last])


def _are_columns(run: Sequence[Line]) -> bool:
    pairs = [line for line in run if _is_pair(line)]
    words = sum(len(cell) for line in pairs for cell in line.cells)
    return len(pairs) >= _FEWEST_COLUMN_LINES and words >= _COLUMN_WORDS * 2 * len(pairs)


def _left_before_right(run: Sequence[Line]) -> list[Line]:
    right = min(line.cells[1][0].box.x0 for line in run if _is_pair(line))
    cells = [cell for line in run for cell in line.cells]
    sides = ([cell for cell in cells if cell[0].box.x0 < right], [cell for cell in cells if cell[0].box.x0 >= right])
    return [line for side in sides for line in sorted((line_of([cell]) for cell in side), key=lambda line: line.top)]


class Spacing(NamedTuple):
    """Of a page, in points: the gap that parts two cells, and the usual one between two words."""

    gap: float
    space: float


def spacing_of(chains: Sequence[Sequence[Word]]) -> Spacing:
    """The spacing of a page whose lines are these."""
    return Spacing(_column_gap(chains), _space(chains))


def lines_of(words: Sequence[Word], spacing: Spacing | None = None) -> list[Line]:
    """The words' lines; `spacing` is the page's where the words are only a part of it."""
    chains = chains_of(words)
    return lines_in(chains, spacing or spacing_of(chains))


def lines_in(chains: Sequence[Sequence[Word]], spacing: Spacing) -> list[Line]:
    """The lines of the chains, from the top."""
    gap, space = spacing
    rows = [_cells(chain, max(gap, _own_gap(chain))) for chain in chains]
    rows.sort(key=lambda cells: cells[0][0].box.top)
    return [line_of(_with_marker_joined(cells)) for cells in parted(rows, space)]


def chains_of(words: Sequence[Word]) -> list[list[Word]]:
    """Chains each word to the line that ends just to its left, so that a skewed line stays one line."""
    chains: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.x0):
        top, bottom = word.box.top, word.box.bottom
        near = [chain for chain in chains if chain[-1].box.top < bottom and chain[-1].box.bottom > top]
        best = max(near, key=lambda chain: _overlap(chain[-1].box, word.box), default=None)
        if best is not None and _overlap(best[-1].box, word.box) > _SAME_LINE_OVERLAP:
            best.append(word)
        else:
            chains.append([word])
    return chains


def _own_gap(chain: Sequence[Word]) -> float:
    """What parts cells in a line of large type, whose spaces are as wide as a column's gap in small type."""
    return _COLUMN_GAP_HEIGHTS * median(word.box.bottom - word.box.top for word in chain)


def _overlap(left: Box, right: Box) -> float:
    """The share of the lower box's height that both have in common; 0 when `right` begins before `left` ends."""
    height = min(left.bottom - left.top, right.bottom - right.top)
    if height <= 0 or right.x0 < left.x1 - height:
        return 0.0
    return (min(left.bottom, right.bottom) - max(left.top, right.top)) / height


def _column_gap(chains: Sequence[Sequence[Word]]) -> float:
    heights = [word.box.bottom - word.box.top for chain in chains for word in chain]
    return max(_COLUMN_GAP_HEIGHTS * median(heights), _COLUMN_GAP_SPACES * _space(chains)) if heights else float("inf")


def _space(chains: Sequence[Sequence[Word]]) -> float:
    """The usual gap between two words of a line, infinite where no line has two."""
    gaps = [gap for chain in chains for gap in gaps_of(chain)]
    return median(gaps) if gaps else float("inf")


def _cells(chain: Sequence[Word], gap: float) -> list[list[Word]]:
    if is_stretched(chain):
        return [list(chain)]
    if is_stretched(chain[1:]):  # behind a bullet, or what stands in the margin
        is_apart = chain[1].box.x0 - chain[0].box.x1 > gap
        return [list(chain[:1]), list(chain[1:])] if is_apart else [list(chain)]
    cells = [[chain[0]]]
    within = stretched_within(chain)
    for index, (left, right) in enumerate(pairwise(chain)):
        is_wide = right.box.x0 - left.box.x1 > gap and index not in within
        if is_wide or _ends_column(left.text, right.text):
            cells.append([])
        cells[-1].append(right)
    return cells


def _ends_column(text: str, following: str) -> bool:
    """Whether the word is divided, which it is at its column's end alone: what follows stands in the next one."""
    is_divided = len(text) > _SHORTEST_DIVIDED and text[-1] == "-" and text[:-1].isalpha() and text.islower()
    return is_divided and following[0].isupper() and not COMPOUND_REST.match(following.lower())


def _with_marker_joined(cells: list[list[Word]]) -> list[list[Word]]:
    """A bullet or number is no cell of its own: it belongs to the text that hangs beside it."""
    if len(cells) == 2 and len(cells[0]) == 1 and is_marker(cells[0][0].text) and len(cells[1]) > 1:
        return [cells[0] + cells[1]]
    return cells


def is_marker(text: str) -> bool:
    """Whether the word is a bullet, number or letter that an item begins with, or the "att" of an att-sats."""
    return bool(_MARKER.fullmatch(text))


def line_of(cells: Sequence[Sequence[Word]]) -> Line:
    """The cells as one line, as high as most of its words."""
    words = [word for cell in cells for word in cell]
    # The median, since one tall bracket or stamp would lift a whole line over the one before it.
    top = median(word.box.top for word in words)
    return Line(top, median(word.box.bottom for word in words), tuple(tuple(cell) for cell in cells))


def table_rows(words: Sequence[Word], tables: Sequence[Table]) -> tuple[list[Word], list[Line]]:
    """The words outside every table and in frames, and the tables' rows."""
    cells = [
        (box, (t, r, c))
        for t, table in enumerate(tables)
        for r, row in enumerate(table.rows)
        for c, box in enumerate(row)
        if box
    ]
    inside: dict[tuple[int, int, int], list[Word]] = {}
    rest: list[Word] = []
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        place = next(
            (key for box, key in cells if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom),
            None,
        )
        inside.setdefault(place, []).append(word) if place else rest.append(word)
    for row in {(t, r) for t, r, c in inside if _is_frame(tables[t].rows[r], c, inside[t, r, c])}:
        rest += [word for place in sorted(inside) if place[:2] == row for word in inside.pop(place)]
    rows = [
        Line(
            top=min(box.top for box in row if box),
            bottom=max(box.bottom for box in row if box),
            cells=row_cells,
            is_ruled=True,
        )
        for t, table in enumerate(tables)
        for r, row in enumerate(table.rows)
        if any(row_cells := _row_cells([inside.get((t, r, c), []) for c in range(len(row))], table))
    ]
    return rest, rows


def _is_frame(row: Sequence[Box | None], column: int, words: Sequence[Word]) -> bool:
    """Whether the words are a page's text that a form has drawn a box around, perhaps with its margin in another."""
    boxes = [box for box in row if box]
    own = row[column]
    if own is None or len(words) < _FRAME_LINES * _FEWEST_PROSE_WORDS:
        return False
    is_wide = own.x1 - own.x0 >= _FRAME_WIDTH * (boxes[-1].x1 - boxes[0].x0)
    return is_wide and len(lines_of(words)) >= _FRAME_LINES


def _row_cells(row: Sequence[Sequence[Word]], table: Table) -> tuple[tuple[Word, ...], ...]:
    """The words of a row's cells; those of a row without upright rules, cell by cell of the row that has most."""
    filled = [words for words in row if words]
    if len(filled) == 1:
        columns = max(table.rows, key=lambda boxes: sum(box is not None for box in boxes))
        row = _under_columns(filled[0], columns) or row
    return tuple(_cell_words(words) for words in row)


def _under_columns(words: Sequence[Word], columns: Sequence[Box | None]) -> list[list[Word]] | None:
    """The words parted as the columns are: a head stands clear of each border, where a sentence runs over it."""
    parts: list[list[Word]] = [
        [word for word in words if box and box.x0 <= (word.box.x0 + word.box.x1) / 2 <= box.x1] for box in columns
    ]
    filled = [part for part in parts if part]
    if len(filled) < max(_HEADS, sum(box is not None for box in columns) - 1) or sum(map(len, parts)) != len(words):
        return None
    spaces = [max(gap, 0) for part in filled for gap in gaps_of(part)]
    height = median(word.box.bottom - word.box.top for word in words)
    clear = max(_CLEAR * height, _CLEAR_SPACES * median(spaces or [0]))
    gaps = [min(word.box.x0 for word in right) - max(word.box.x1 for word in left) for left, right in pairwise(filled)]
    return parts if min(gaps) >= clear else None


def _cell_words(words: Sequence[Word]) -> tuple[Word, ...]:
    lines = sorted(lines_of(words), key=lambda line: line.top)
    return tuple(word for line in lines for cell in line.cells for word in cell)
