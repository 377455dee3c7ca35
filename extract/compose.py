"""Words with boxes -> the page's text: parts in reading order, table cells parted by tabs, blocks by empty lines."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.boxes import Region, around, in_order, inside, parted
from extract.divided import whole_words
from extract.layout import (
    Line,
    Spacing,
    chains_of,
    columns_in_order,
    is_marker,
    line_of,
    lines_in,
    lines_of,
    sides_of,
    spacing_of,
    table_rows,
)
from extract.margins import beside_margin
from extract.pages import Box, PlacedWords, Table, Word

_BLOCK_GAP_PITCHES = 1.25  # of the page's line pitch; more is an empty line
_LEADING = 1.15  # of a line's height: the pitch of its font
_TWO_PAGES = (1.25, 1.6)  # width over height of a sheet that may show two pages
_FEWEST_PAGE_WORDS = 40
_FOLD = 0.06  # of the sheet's width, without words
_FEWEST_PITCHES = 2  # between rows, that tell how far apart a table's are
_FAR_LESS = 0.93
_FEWEST_WITHIN, _FEWEST_TEXT_WORDS = 3, 4  # lines that go on with a text, words of each
_OUT, _MOST_ITEM_LINES = 0.5, 6  # heights that a paragraph begins left of an item, lines of one
_LONGEST_MARK = 2  # characters of a number with its stop
_FARTHEST = 4.0  # line heights between two lines of a text that stands outside boxes


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
    parts = [
        part._replace(lines=whole_words(part.lines))
        for part in _in_regions(words, tables, *_with_margin(words, tables, regions))
    ]
    page_pitch = _pitch([line for part in parts for line in part.lines])
    cards: dict[Box, tuple[int, int]] = {}
    placed: list[Word] = []
    starts: list[int] = []
    texts: list[str] = []
    length = 0
    for part in parts:
        row_pitch = max(page_pitch, _row_pitch(part.lines) if regions else 0.0)
        first = len(starts)
        for index, line in enumerate(part.lines):
            if texts:
                above = part.lines[index - 1] if index else None
                pitch = row_pitch if above and _are_rows(above, line) else page_pitch
                is_near = above and not (_is_apart(above, line, pitch) or _is_out(part.lines, index))
                texts.append("\n" if is_near else "\n\n")
                length += len(texts[-1])
            for text, word in _with_separators(line):
                if word:
                    placed.append(word)
                    starts.append(length)
                texts.append(text)
                length += len(text)
        if part.card and len(starts) > first:
            cards[part.card] = (cards.get(part.card, (starts[first], 0))[0], length)
    return Composed("".join(texts), PlacedWords.of(placed, starts), tuple(cards.values()))


def _row_pitch(part: Sequence[Line]) -> float:
    """The pitch of a table's rows, of which a page of cards and text says nothing; 0 where there are too few."""
    pitches = [below.top - line.top for line, below in pairwise(part) if _are_rows(line, below)]
    return median(pitches) if len(pitches) >= _FEWEST_PITCHES else 0.0


def _are_rows(line: Line, below: Line) -> bool:
    return len(line.cells) > 1 and len(below.cells) > 1


def _pitch(lines: Sequence[Line]) -> float:
    """The usual pitch of the lines; the text's where that is far less, since paragraphs are short."""
    pitches = [below.top - line.top for line, below in pairwise(lines)]
    within = [below.top - line.top for line, below in pairwise(lines) if _goes_on(line, below)]
    usual = median(pitches) if pitches else 0.0
    inner = median(within) if len(within) >= _FEWEST_WITHIN else usual
    return inner if inner < _FAR_LESS * usual else usual


def _goes_on(line: Line, below: Line) -> bool:
    """Whether the one line goes on with running text of the other: both are of many words, the second in lower case."""
    cells = [cell for cell in (*line.cells, *below.cells) if cell]
    is_text = len(cells) == 2 and min(map(len, cells)) >= _FEWEST_TEXT_WORDS
    first = below.cells[0][0].text if is_text and below.cells[0] else ""
    return first[:1].islower() and len(first) > 1 and first not in ("att", "dels") and below.top > line.top


def _is_apart(line: Line, below: Line, pitch: float) -> bool:
    """Whether an empty line stands between the two, of which the other may begin another column."""
    gap = below.top - line.top
    return gap < 0 or gap > _BLOCK_GAP_PITCHES * max(pitch, _LEADING * (line.bottom - line.top))


def _is_out(lines: Sequence[Line], index: int) -> bool:
    """Whether a paragraph begins left of the bullet or number of the item above it, which it is no part of."""
    line = lines[index]
    if len(line.cells) != 1 or not line.cells[0][0].text[0].isupper() or is_marker(line.cells[0][0].text):
        return False
    out = line.cells[0][0].box.x0 + _OUT * (line.bottom - line.top)
    for above in reversed(lines[max(index - _MOST_ITEM_LINES, 0) : index]):
        first = above.cells[0][0] if len(above.cells) == 1 else None
        if first is None or first.box.x0 < out:
            return False
        if is_marker(first.text):
            # An att-sats may hang out, and a bare number be a text's own.
            return len(first.text) <= _LONGEST_MARK and not first.text.isdigit()
    return False


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


def compose_sheet(words: Sequence[Word], tables: Sequence[Table], width: float, height: float) -> Composed:
    """The text of a sheet so many points wide and high: as `compose`, the left page first where it shows two."""
    middle = width / 2
    left = [word for word in words if word.box.x1 < middle]
    right = [word for word in words if word.box.x0 > middle]
    if not _shows_two_pages(left, right, len(words), width, height):
        return compose(words, *parted(tables, (), words))
    first, placed, cards = compose(left, *parted([table for table in tables if _left_of(table, middle)], (), left))
    second, after, more = compose(right, *parted([table for table in tables if not _left_of(table, middle)], (), right))
    shift = len(first) + 2
    cards += tuple((start + shift, end + shift) for start, end in more)
    return Composed(f"{first}\n\n{second}", placed.followed_by(after, shift), cards)


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


def _with_margin(
    words: Sequence[Word], tables: Sequence[Table], regions: Sequence[Region]
) -> tuple[Sequence[Region], Spacing | None]:
    """The regions, a letterhead's margin among them, which is told by the whole page, and the page's spacing."""
    if not regions:
        return regions, None
    rest, _ = table_rows(words, tables)
    chains = chains_of(rest)
    spacing = spacing_of(chains)
    lines = lines_in(chains, spacing)
    margin = beside_margin([line.cells for line in lines])
    if margin is None:
        return regions, spacing
    start, end, edge = margin
    left = _box(sides_of(lines[start:end], edge)[0])
    if _meets_any(left, [region.box for region in regions]):
        return regions, spacing
    return [*regions, Region(left)], spacing


def _in_regions(
    words: Sequence[Word], tables: Sequence[Table], regions: Sequence[Region], spacing: Spacing | None
) -> list[_Part]:
    """The lines, in parts that belong together: those of each region, and of what stands over, under or beside them."""
    within: list[list[Word]] = [[] for _ in regions]
    own: list[Word] = []
    for word in words:
        place = next((place for place, region in enumerate(regions) if inside(word.box, region.box)), None)
        (own if place is None else within[place]).append(word)
    held = [[table for table in tables if _holds(region.box, table)] for region in regions]
    rest, rows = table_rows(own, [table for table in tables if not any(table in group for group in held)])
    lines = sorted([*lines_of(rest, spacing), *rows], key=lambda line: line.top)
    if not regions:
        return [_Part(ordered)] if (ordered := columns_in_order(lines)) else []
    parts = [
        (region.box, _in_card(region, _in_regions(group, mine, region.inner, spacing)))
        for region, group, mine in zip(regions, within, held, strict=True)
    ]
    boxes = [region.box for region in regions]
    for beside in _outside(boxes, lines):
        heads = _heads(beside[-1], boxes)
        for place, head in heads.items():
            parts[place] = (parts[place][0], _in_card(regions[place], [_Part([head]), *parts[place][1]]))
        if left := beside[: len(beside) - bool(heads)]:
            parts.append((_box(left), [_Part(columns_in_order(left))]))
    return [part for place in in_order([box for box, _ in parts]) for part in parts[place][1]]


def _in_card(region: Region, parts: Sequence[_Part]) -> list[_Part]:
    """The parts of the region, told to be of a card when it is one and they are of none within it."""
    return [part._replace(card=part.card or region.box) for part in parts] if region.is_card else list(parts)


def _outside(boxes: Sequence[Box], lines: Sequence[Line]) -> list[list[Line]]:
    """The lines outside the boxes, in groups that no box stands beside or amid."""
    groups: list[list[Line]] = []
    areas: list[Box] = []  # around each group
    for line in lines:
        for piece in _pieces(line, boxes):
            own = _box([piece])
            near = (
                place
                for place in reversed(range(len(groups)))
                if piece.top - groups[place][-1].top <= _farthest(groups[place], piece, boxes)
                and not _meets_any(around([areas[place], own]), boxes)
            )
            place = next(near, None)
            if place is None:
                groups.append([piece])
                areas.append(own)
            else:
                groups[place].append(piece)
                areas[place] = around([areas[place], own])
    return groups


def _meets_any(area: Box, boxes: Sequence[Box]) -> bool:
    return any(_meet(area, box) for box in boxes)


def _farthest(group: Sequence[Line], below: Line, boxes: Sequence[Box]) -> float:
    """How far apart two lines of a group may begin: no farther than in a paragraph where only one is beside a box."""
    height = below.bottom - below.top
    if bool(_beside(group[-1], boxes)) == bool(_beside(below, boxes)):
        return _FARTHEST * height
    return _BLOCK_GAP_PITCHES * max(_LEADING * height, _pitch(group[-2:]))


def _beside(line: Line, boxes: Sequence[Box]) -> list[Box]:
    middle = (line.top + line.bottom) / 2
    return [box for box in boxes if box.top < middle < box.bottom]


def _pieces(line: Line, boxes: Sequence[Box]) -> list[Line]:
    """The line, in parts where boxes stand amid it."""
    beside = _beside(line, boxes)
    parts: dict[int, list[tuple[Word, ...]]] = {}
    for cell in filter(None, line.cells):
        parts.setdefault(sum((box.x0 + box.x1) / 2 < cell[0].box.x0 for box in beside), []).append(cell)
    return [line] if len(parts) < 2 else [line_of(cells) for cells in parts.values()]


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
        heads[below[0]] = line_of([cell])
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
    return inside(next(cell for row in table.rows for cell in row if cell), box)
