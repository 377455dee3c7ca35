"""Words with boxes -> the page's text: lines in reading order, table cells parted by tabs, blocks by empty lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.abreast import beside_text
from extract.boxes import Region, in_order, inside
from extract.gutters import parted
from extract.margins import beside_margin
from extract.pages import Box, PlacedWords, Table, Word

# A gap is a column's when it is wider than a line is high and than about two of the page's spaces: justified prose
# and typewritten double spaces stay together.
_COLUMN_GAP_HEIGHTS = 1.0
_COLUMN_GAP_SPACES = 2.2
_BLOCK_GAP_PITCHES = 1.25  # of the page's line pitch; more is an empty line
_LEADING = 1.15  # of a line's height: the pitch of its font
_FEWEST_PROSE_WORDS = 3  # of a line in a column; the cells of lists and letterheads have fewer
_FEWEST_COLUMN_LINES = 6
_COLUMN_WORDS = 4.5  # of a column's lines on average
_TWO_PAGES = (1.25, 1.6)  # width over height of a sheet that may show two pages
_FEWEST_PAGE_WORDS = 40
_FOLD = 0.06  # of the sheet's width, without words
_SAME_LINE_OVERLAP = 0.5  # of the lower word's height
_HEADS = 3  # columns that have one, at least, in a row without upright rules; the first may have none
_CLEAR = 0.5  # of a word's height, at least, between the heads of two columns
_CLEAR_SPACES = 1.6  # of the spaces within the heads
# A line drawn out to its margin: so many words, whose gaps differ and whose widths differ by so many heights.
_FEWEST_STRETCHED = 5
_EVEN = 0.2
_UNLIKE = 1.5
# A form's frame around its text is no table: a cell of so many lines, so wide a share of its row.
_FRAME_LINES = 9
_FRAME_WIDTH = 0.6
_FEWEST_PITCHES = 2  # between rows, that tell how far apart a table's are
_FARTHEST = 4.0  # line heights between two lines of a text that stands outside boxes

_MARKER = re.compile(r"[-–—•*·▪■●○◦»>]|\d{1,2}[.)]?|[a-zåäö][.)]|att|Att")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text or a table's row: cells of words, from left to right."""

    top: float
    bottom: float
    cells: tuple[tuple[Word, ...], ...]
    is_ruled: bool = False


class Composed(NamedTuple):
    """A page's text, each of its words with its offset in it, and where in it cards abreast begin and end."""

    text: str
    words: PlacedWords
    cards: tuple[tuple[int, int], ...] = ()


class _Part(NamedTuple):
    """Lines that belong together, and the card that they stand in."""

    lines: list[Line]
    card: Box | None = None


def compose(words: Sequence[Word], tables: Sequence[Table] = (), regions: Sequence[Region] = ()) -> Composed:
    """The page's text; each region is read on its own."""
    parts = _in_regions(words, tables, *_with_margin(words, tables, regions))
    page_pitch = _pitch([line for part in parts for line in part.lines])
    cards: dict[Box, tuple[int, int]] = {}
    placed: list[Word] = []
    starts: list[int] = []
    texts: list[str] = []
    length = 0
    for part in parts:
        row_pitch = max(page_pitch, _row_pitch(part.lines) if regions else 0.0)
        begins = length
        for index, line in enumerate(part.lines):
            if texts:
                above = part.lines[index - 1] if index else None
                pitch = row_pitch if above and _are_rows(above, line) else page_pitch
                texts.append("\n" if above and not _is_apart(above, line, pitch) else "\n\n")
                length += len(texts[-1])
            for text, word in _with_separators(line):
                if word:
                    placed.append(word)
                    starts.append(length)
                texts.append(text)
                length += len(text)
        if part.card:
            cards[part.card] = (cards.get(part.card, (begins, 0))[0], length)
    return Composed("".join(texts), PlacedWords.of(placed, starts), tuple(cards.values()))


def _row_pitch(part: Sequence[Line]) -> float:
    """The pitch of a table's rows, of which a page of cards and text says nothing; 0 where there are too few."""
    pitches = [below.top - line.top for line, below in pairwise(part) if _are_rows(line, below)]
    return median(pitches) if len(pitches) >= _FEWEST_PITCHES else 0.0


def _are_rows(line: Line, below: Line) -> bool:
    return len(line.cells) > 1 and len(below.cells) > 1


def _is_apart(line: Line, below: Line, pitch: float) -> bool:
    """Whether an empty line stands between the two, of which the other may begin another column."""
    gap = below.top - line.top
    return gap < 0 or gap > _BLOCK_GAP_PITCHES * max(pitch, _LEADING * (line.bottom - line.top))


def _with_margin(
    words: Sequence[Word], tables: Sequence[Table], regions: Sequence[Region]
) -> "tuple[Sequence[Region], _Spacing | None]":
    """The regions, a letterhead's margin among them, which is told by the whole page, and the page's spacing."""
    if not regions:
        return regions, None
    rest, _ = _table_rows(words, tables)
    chains = _chains(rest)
    spacing = _spacing(chains)
    lines = _lines(rest, spacing)
    margin = beside_margin([line.cells for line in lines])
    if margin is None:
        return regions, spacing
    start, end, edge = margin
    left = _box(_sides(lines[start:end], edge)[0])
    if any(_meet(left, region.box) for region in regions):
        return regions, spacing
    return [*regions, Region(left)], spacing


def _in_regions(
    words: Sequence[Word], tables: Sequence[Table], regions: Sequence[Region], spacing: "_Spacing | None"
) -> list[_Part]:
    """The lines, in parts that belong together: those of each region, and of what stands over, under or beside them."""
    within: list[list[Word]] = [[] for _ in regions]
    own: list[Word] = []
    for word in words:
        place = next((place for place, region in enumerate(regions) if inside(word, region.box)), None)
        (own if place is None else within[place]).append(word)
    held = [[table for table in tables if _holds(region.box, table)] for region in regions]
    rest, rows = _table_rows(own, [table for table in tables if not any(table in group for group in held)])
    lines = sorted([*_lines(rest, spacing), *rows], key=lambda line: line.top)
    if not regions:
        return [_Part(ordered)] if (ordered := columns_in_order(lines)) else []
    parts = [
        (region.box, _in_card(region, _in_regions(group, mine, region.inner, spacing)))
        for region, group, mine in zip(regions, within, held, strict=True)
    ]
    boxes = [region.box for region in regions]
    for group in _outside(boxes, lines):
        heads = _heads(group[-1], boxes)
        for place, head in heads.items():
            parts[place] = (parts[place][0], _in_card(regions[place], [_Part([head]), *parts[place][1]]))
        if rest := group[: len(group) - bool(heads)]:
            parts.append((_box(rest), [_Part(columns_in_order(rest))]))
    return [part for place in in_order([box for box, _ in parts]) for part in parts[place][1]]


def _in_card(region: Region, parts: Sequence[_Part]) -> list[_Part]:
    """The parts of the region, told to be of a card when it is one and they are of none within it."""
    return [part._replace(card=part.card or region.box) for part in parts] if region.is_card else list(parts)


def compose_sheet(words: Sequence[Word], tables: Sequence[Table], width: float, height: float) -> Composed:
    """The text of a sheet so many points wide and high: as `compose`, the left page first where it shows two."""
    middle = width / 2
    left = [word for word in words if word.box.x1 < middle]
    right = [word for word in words if word.box.x0 > middle]
    if not _shows_two_pages(left, right, len(words), width, height):
        return compose(words, tables)
    first, placed, _ = compose(left, [table for table in tables if _left_of(table, middle)])
    second, after, _ = compose(right, [table for table in tables if not _left_of(table, middle)])
    return Composed(f"{first}\n\n{second}", placed.followed_by(after, len(first) + 2))


def _shows_two_pages(left: Sequence[Word], right: Sequence[Word], words: int, width: float, height: float) -> bool:
    """Whether a sheet of two pages' shape has a fold without words, wider than any gap between columns."""
    if not _TWO_PAGES[0] <= width / max(height, 1) <= _TWO_PAGES[1] or len(left) + len(right) < words:
        return False
    if min(len(left), len(right)) < _FEWEST_PAGE_WORDS:
        return False
    fold = min(word.box.x0 for word in right) - max(word.box.x1 for word in left)
    return fold >= _FOLD * width


def _left_of(table: Table, middle: float) -> bool:
    return all(box.x0 < middle for row in table.rows for box in row if box)


def columns_in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines, from the top; where prose stands in two columns, or on two pages side by side, the left one first.

    A letterhead's margin comes before the text that it stands beside, and so does the left one of two texts or of a
    text and a table.
    """
    cells = [[cell for cell in line.cells if cell] for line in lines]
    if margin := beside_margin(cells):
        start, end, edge = margin
        left, text = _sides(lines[start:end], edge)
        return [*columns_in_order(lines[:start]), *left, *columns_in_order(text), *columns_in_order(lines[end:])]
    if beside := beside_text(cells, [line.is_ruled for line in lines]):
        sides = [columns_in_order(side) for side in _sides(lines[beside.start : beside.end], beside.edge)]
        first, second = reversed(sides) if beside.is_right_first else sides
        return [*columns_in_order(lines[: beside.start]), *first, *second, *columns_in_order(lines[beside.end :])]
    ordered: list[Line] = []
    rest = list(lines)
    while rest:
        run = _beside_each_other(rest)
        ordered += _left_before_right(run) if _are_columns(run) else rest[: max(len(run), 1)]
        rest = rest[max(len(run), 1) :]
    return ordered


def _outside(boxes: Sequence[Box], lines: Sequence[Line]) -> list[list[Line]]:
    """The lines outside the boxes, in groups that no box stands beside or amid."""
    groups: list[list[Line]] = []
    for line in lines:
        for piece in _pieces(line, boxes):
            near = (
                group
                for group in reversed(groups)
                if piece.top - group[-1].top <= _farthest(group, piece, boxes)
                and not any(_meet(_box([*group, piece]), box) for box in boxes)
            )
            if group := next(near, None):
                group.append(piece)
            else:
                groups.append([piece])
    return groups


def _farthest(group: Sequence[Line], below: Line, boxes: Sequence[Box]) -> float:
    """How far apart two lines of a group may begin: no farther than in a paragraph where only one is beside a box."""
    height = below.bottom - below.top
    if bool(_beside(group[-1], boxes)) == bool(_beside(below, boxes)):
        return _FARTHEST * height
    return _BLOCK_GAP_PITCHES * max(_LEADING * height, *(under.top - over.top for over, under in pairwise(group[-2:])), 0)


def _beside(line: Line, boxes: Sequence[Box]) -> list[Box]:
    middle = (line.top + line.bottom) / 2
    return [box for box in boxes if box.top < middle < box.bottom]


def _pieces(line: Line, boxes: Sequence[Box]) -> list[Line]:
    """The line, in parts where boxes stand amid it."""
    beside = _beside(line, boxes)
    parts: dict[int, list[tuple[Word, ...]]] = {}
    for cell in filter(None, line.cells):
        parts.setdefault(sum((box.x0 + box.x1) / 2 < cell[0].box.x0 for box in beside), []).append(cell)
    return [line] if len(parts) < 2 else [_line(cells) for cells in parts.values()]


def _meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def _heads(line: Line, boxes: Sequence[Box]) -> dict[int, Line]:
    """The line's cells by the index of the box that each stands right above, when each does, over boxes in one row."""
    heads: dict[int, Line] = {}
    height = line.bottom - line.top
    for cell in line.cells if len(line.cells) > 1 else ():
        below = [
            place
            for place, box in enumerate(boxes)
            if cell
            and box.x0 - height <= cell[0].box.x0 <= cell[-1].box.x1 <= box.x1 + height
            and 0 <= box.top - line.bottom + height <= 2 * height
        ]
        if len(below) != 1 or below[0] in heads:
            return {}
        heads[below[0]] = _line([cell])
    tops = [boxes[place].top for place in heads]
    in_row = [box for box in boxes if heads and box.top < max(tops) + height and box.bottom > min(tops)]
    return heads if len(in_row) == len(heads) else {}


def _box(lines: Sequence[Line]) -> Box:
    """The box around the lines' words."""
    boxes = [word.box for line in lines for cell in line.cells for word in cell]
    return Box(
        min(box.x0 for box in boxes),
        min(line.top for line in lines),
        max(box.x1 for box in boxes),
        max(line.bottom for line in lines),
    )


def _holds(box: Box, table: Table) -> bool:
    cell = next(cell for row in table.rows for cell in row if cell)
    return box.x0 <= (cell.x0 + cell.x1) / 2 <= box.x1 and box.top <= (cell.top + cell.bottom) / 2 <= box.bottom


def _sides(lines: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]]:
    """What stands left of the edge, and right of it."""
    beside = [_parted_at(line, edge) for line in lines]
    left, right = ([sides[place] for sides in beside if any(sides[place].cells)] for place in (0, 1))
    return left, right


def _parted_at(line: Line, edge: float) -> tuple[Line, Line]:
    """What of the line stands left of the edge, and the rest."""
    left = [cell for cell in line.cells if cell and cell[0].box.x0 < edge]
    text = tuple(cell for cell in line.cells if not cell or cell[0].box.x0 >= edge)
    return (_line(left) if left else replace(line, cells=()), _line(text) if any(text) else replace(line, cells=()))


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
    return [line for side in sides for line in sorted((_line([cell]) for cell in side), key=lambda line: line.top)]


def _with_separators(line: Line) -> list[tuple[str, Word | None]]:
    texts: list[tuple[str, Word | None]] = []
    for cell_index, cell in enumerate(line.cells):
        if cell_index:
            texts.append(("\t", None))
        for word_index, word in enumerate(cell):
            if word_index:
                texts.append((" ", None))
            texts.append((word.text, word))
    return texts


def _pitch(lines: Sequence[Line]) -> float:
    pitches = [after.top - before.top for before, after in pairwise(lines)]
    return median(pitches) if pitches else 0.0


class _Spacing(NamedTuple):
    """Of a page, in points: the gap that parts two cells, and the usual one between two words."""

    gap: float
    space: float


def _spacing(chains: Sequence[Sequence[Word]]) -> _Spacing:
    return _Spacing(_column_gap(chains), _space(chains))


def _lines(words: Sequence[Word], spacing: _Spacing | None = None) -> list[Line]:
    """The words' lines; `spacing` is the page's where the words are only a part of it."""
    chains = _chains(words)
    gap, space = spacing or _spacing(chains)
    rows = [_cells(chain, max(gap, _own_gap(chain))) for chain in chains]
    rows.sort(key=lambda cells: cells[0][0].box.top)
    return [_line(_with_marker_joined(cells)) for cells in parted(rows, space)]


def _chains(words: Sequence[Word]) -> list[list[Word]]:
    """Chains each word to the line that ends just to its left, so that a skewed line stays one line."""
    chains: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.x0):
        best = max(chains, key=lambda chain: _overlap(chain[-1].box, word.box), default=None)
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
    gaps = [right.box.x0 - left.box.x1 for chain in chains for left, right in pairwise(chain)]
    return median(gaps) if gaps else float("inf")


def _cells(chain: Sequence[Word], gap: float) -> list[list[Word]]:
    if _is_stretched(chain):
        return [list(chain)]
    if _is_stretched(chain[1:]):  # behind a bullet, or what stands in the margin
        is_apart = chain[1].box.x0 - chain[0].box.x1 > gap
        return [list(chain[:1]), list(chain[1:])] if is_apart else [list(chain)]
    cells = [[chain[0]]]
    for left, right in pairwise(chain):
        if right.box.x0 - left.box.x1 > gap:
            cells.append([])
        cells[-1].append(right)
    return cells


def _is_stretched(chain: Sequence[Word]) -> bool:
    """Whether a line is drawn out to its margin: even gaps between words of unlike widths, as no columns have."""
    if len(chain) < _FEWEST_STRETCHED:
        return False
    height = chain[0].box.bottom - chain[0].box.top
    first = chain[1].box.x0 - chain[0].box.x1
    if first <= height or any(
        abs(right.box.x0 - left.box.x1 - first) > _EVEN * height for left, right in pairwise(chain)
    ):
        return False
    widths = [word.box.x1 - word.box.x0 for word in chain]
    return max(widths) - min(widths) > _UNLIKE * height


def _with_marker_joined(cells: list[list[Word]]) -> list[list[Word]]:
    """A bullet or number is no cell of its own: it belongs to the text that hangs beside it."""
    if len(cells) == 2 and len(cells[0]) == 1 and _MARKER.fullmatch(cells[0][0].text) and len(cells[1]) > 1:
        return [cells[0] + cells[1]]
    return cells


def _line(cells: Sequence[Sequence[Word]]) -> Line:
    words = [word for cell in cells for word in cell]
    # The median, since one tall bracket or stamp would lift a whole line over the one before it.
    top = median(word.box.top for word in words)
    return Line(top, median(word.box.bottom for word in words), tuple(tuple(cell) for cell in cells))


def _table_rows(words: Sequence[Word], tables: Sequence[Table]) -> tuple[list[Word], list[Line]]:
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
    return is_wide and len(_lines(words)) >= _FRAME_LINES


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
    spaces = [max(right.box.x0 - left.box.x1, 0) for part in filled for left, right in pairwise(part)]
    height = median(word.box.bottom - word.box.top for word in words)
    clear = max(_CLEAR * height, _CLEAR_SPACES * median(spaces or [0]))
    gaps = [min(word.box.x0 for word in right) - max(word.box.x1 for word in left) for left, right in pairwise(filled)]
    return parts if min(gaps) >= clear else None


def _cell_words(words: Sequence[Word]) -> tuple[Word, ...]:
    lines = sorted(_lines(words), key=lambda line: line.top)
    return tuple(word for line in lines for cell in line.cells for word in cell)
