"""Boxes that a page draws -> regions that are read each on its own: cards, tiles, text in frames beside other text.

Trygghet            Ekonomi
Alla ska känna      Budgeten ska         each is read to its end before the next; the cells of a table are not
sig trygga.         hållas.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median
from typing import NamedTuple

from extract.pages import Box, Table, Word

_MOST = 200  # boxes of one page; more are a table's cells, a map or a drawing
_TOUCH = 1.2  # points between boxes that are one: a table's shaded cells, a card's band and its body
_SAME = 2.0  # points between the sides of boxes that are drawn upon each other or stand in one row
_SNAPPED = 4.0  # points between the sides of a box as it is drawn and as its rules were put together
_FEWEST_LINES = 3  # of text in a box that stands beside text, and in one of the boxes abreast
_FEWEST_WORDS = 12  # where they touch or it stands alone: a form's cells and stamps hold fewer
_FEWEST_STEPS = 4  # entries that begin beside each other in two cells: rows without rules between them
_ENTRY_GAP = 1.3  # of the pitch of the cell's lines
_HEAD_LINES = 2  # of a column's head, at most
_FEWEST_ROWS = 2  # below the heads
_NEW_LINE = 0.5  # of a word's height


_PAGE = Box(float("-inf"), float("-inf"), float("inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the page that is read on its own, in points, and those within it; a card stands abreast with others."""

    box: Box
    inner: tuple["Region", ...] = ()
    is_card: bool = False


@dataclass(slots=True)
class _Node:
    """A drawn box with those within it, its own words, and how many lines of text stand in all of it."""

    box: Box
    inner: list["_Node"]
    own: list[Word]
    words: list[Word]
    lines: int = 0


class Parted(NamedTuple):
    """The ruled tables whose rows belong together, and the outermost of the regions."""

    tables: list[Table]
    regions: list[Region]


def parted(tables: Sequence[Table], drawn: Iterable[Box], words: Sequence[Word]) -> Parted:
    """The tables apart from the boxes abreast and those beside text, ruled or `drawn` as one.

    There are no such boxes on a page that draws too many to be cards.
    """
    whole = [table for table in tables if _has_rows(table, words)]
    columns = {columns for table in whole if (columns := _columns(table))}
    whole = [table for table in tables if table in whole or _columns(table) in columns]
    frames = [cell for table in tables if table not in whole for row in table.rows for cell in row if cell]
    areas = [around([cell for row in table.rows for cell in row if cell]) for table in whole]
    loose = [box for box in drawn if not any(_holds(area, box) for area in areas)]
    boxes = _distinct([*loose, *(cell for cell in frames if not any(_alike(cell, box) for box in loose))])
    if not boxes or len(boxes) > _MOST or not words:
        return Parted(whole, [])
    page = _Node(_PAGE, [], [], list(words))
    return Parted(whole, list(_kept(_tree(boxes, page))))


def _columns(table: Table) -> tuple[int, ...]:
    """Where the cells of the fullest row begin and end."""
    cells = max(([cell for cell in row if cell] for row in table.rows), key=len)
    return tuple(round(side / _SAME) for cell in cells for side in (cell.x0, cell.x1)) if len(cells) > 1 else ()


def _alike(one: Box, other: Box) -> bool:
    return all(abs(side - place) <= _SNAPPED for side, place in zip(one, other, strict=True))


def _has_rows(table: Table, words: Sequence[Word]) -> bool:
    """Whether it is a table: several rows and columns, or no more than lines in the only row of several cells."""
    if len(table.rows) < 2 or max(map(len, table.rows)) < 2:
        return False
    filled = ([[word for word in words if inside(word.box, cell)] for cell in row if cell] for row in table.rows)
    rows = list(islice((row for row in (list(filter(None, row)) for row in filled) if len(row) > 1), 2))
    return len(rows) != 1 or not _are_texts(rows[0])


def _are_texts(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether cells that touch hold a text, at least one of them, and no rows of a table."""
    is_text = any(len(words) >= _FEWEST_WORDS and _count_lines(words) >= _FEWEST_LINES for words in cells)
    return is_text and not any(_in_step(one, other) for one, other in pairwise(cells))


def _in_step(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether what stands in one cell, entry by entry, begins beside lines of the other."""
    entries, tops = _entries(one), [word.box.top for word in other]
    beside = [top for top in entries if any(abs(top - place) <= _SAME for place in tops)]
    return len(entries) >= _FEWEST_STEPS and len(beside) >= len(entries) - 1


def _entries(words: Sequence[Word]) -> list[float]:
    """Where the cell's lines begin that stand apart from the one above, and the first, from the top in points."""
    tops = _line_tops(words)
    gaps = [below - above for above, below in pairwise(tops)]
    return tops[:1] + [top for top, gap in zip(tops[1:], gaps, strict=True) if gap > _ENTRY_GAP * min(gaps)]


def _distinct(drawn: Iterable[Box]) -> list[Box]:
    """The boxes, the largest first, those drawn twice once."""
    found: dict[tuple[int, ...], Box] = {}
    for box in drawn:
        found.setdefault(tuple(round(side / _SAME) for side in box), box)
        if len(found) > _MOST:
            return list(found.values())
    return sorted(found.values(), key=_area, reverse=True)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 <= inner.x0 + _SAME
        and outer.top <= inner.top + _SAME
        and outer.x1 >= inner.x1 - _SAME
        and outer.bottom >= inner.bottom - _SAME
    )


def inside(place: Box, box: Box) -> bool:
    """Whether the middle of a place, as of a word, stands in the box."""
    return box.x0 <= (place.x0 + place.x1) / 2 <= box.x1 and box.top <= (place.top + place.bottom) / 2 <= box.bottom


def _tree(boxes: Sequence[Box], page: _Node) -> _Node:
    """The page with its boxes, each in the smallest that holds it, those that touch as one."""
    nodes: list[_Node] = []
    for box in boxes:
        outer = next((node for node in reversed(nodes) if _holds(node.box, box)), page)
        within = [word for word in outer.words if inside(word.box, box)]
        if not within or len(within) == len(outer.words):
            continue  # drawn around nothing, or around all that the outer one holds
        node = _Node(box, [], [], within, _count_lines(within))
        outer.inner.append(node)
        nodes.append(node)
    for node in (page, *nodes):
        node.inner = _joined(node.inner)
        taken = {id(word) for inner in node.inner for word in inner.words}
        node.own = [word for word in node.words if id(word) not in taken]
    return page


def _count_lines(words: Sequence[Word]) -> int:
    return len(_line_tops(words))


def _line_tops(words: Sequence[Word]) -> list[float]:
    tops = sorted(word.box.top for word in words)
    least = _NEW_LINE * median(word.box.bottom - word.box.top for word in words)
    return tops[:1] + [below for above, below in pairwise(tops) if below - above > least]


def _joined(nodes: Sequence[_Node]) -> list[_Node]:
    """The boxes, those that touch as one, unless they are a single row of cards."""
    joined: list[_Node] = []
    rest = list(nodes)
    while rest:
        group = [rest.pop()]
        for node in group:
            near = [other for other in rest if _touches(node.box, other.box)]
            rest = [other for other in rest if not _touches(node.box, other.box)]
            group += near
        if len(group) == 1 or _is_row_of_cards(group):
            joined += group
        else:
            words = list({id(word): word for node in group for word in node.words}.values())
            inner = [within for node in group for within in node.inner]
            joined.append(_Node(around([node.box for node in group]), inner, [], words, _count_lines(words)))
    return joined


def _touches(one: Box, other: Box) -> bool:
    return (
        one.x0 <= other.x1 + _TOUCH
        and other.x0 <= one.x1 + _TOUCH
        and one.top <= other.bottom + _TOUCH
        and other.top <= one.bottom + _TOUCH
    )


def _is_row_of_cards(group: Sequence[_Node]) -> bool:
    """Whether just one row of the boxes has several, of which one has lines enough for a card: tables have rows."""
    cards = [node for node in group if any(_abreast(node.box, other.box) for other in group)]
    is_row = all(abs(node.box.top - cards[0].box.top) <= _SAME for node in cards)
    return bool(cards) and is_row and _are_texts([node.words for node in sorted(cards, key=lambda node: node.box.x0)])


def _abreast(one: Box, other: Box) -> bool:
    """Whether the two stand beside each other."""
    is_apart = one.x1 <= other.x0 + _SAME or other.x1 <= one.x0 + _SAME
    return is_apart and min(one.bottom, other.bottom) - max(one.top, other.top) > _SAME


def _kept(node: _Node) -> Iterator[Region]:
    """The node's regions; a box that nothing stands beside gives those within it."""
    abreast = _abreast_in(node)
    for inner in node.inner:
        within = tuple(_kept(inner))
        is_card = any(inner is card for card in abreast)
        if is_card or _is_beside_text(inner, node):
            yield Region(inner.box, within, is_card=is_card)
        else:
            yield from within


def _abreast_in(node: _Node) -> list[_Node]:
    """The boxes that stand abreast with others, and the last of their columns, which may stand alone in its row."""
    beside = [[other for other in node.inner if _abreast(inner.box, other.box)] for inner in node.inner]
    if _is_table(node.inner, beside):
        return []
    cards = [
        inner
        for inner, others in zip(node.inner, beside, strict=True)
        if others and inner.lines > 1 and max(other.lines for other in (inner, *others)) >= _FEWEST_LINES
    ]
    below = [
        inner
        for inner, others in zip(node.inner, beside, strict=True)
        if not others and inner.lines > 1 and any(_is_under(inner.box, card.box) for card in cards)
    ]
    return cards + below if len(cards) > 1 else []


def _is_under(box: Box, card: Box) -> bool:
    return box.top >= card.bottom and abs(box.x0 - card.x0) <= _SAME and abs(box.x1 - card.x1) <= _SAME


def _is_beside_text(inner: _Node, node: _Node) -> bool:
    """Whether text, and no table's other columns, stands beside the box: a text itself, or a side of the outer box."""
    beside = [word for word in node.own if _abreast(inner.box, word.box)]
    is_text = inner.lines >= _FEWEST_LINES and len(inner.words) >= _FEWEST_WORDS
    is_side = inner.lines > 1 and _is_side(inner.box, node.box)
    return bool(beside) and (is_text or is_side) and not _in_step(inner.words, beside)


def _is_side(box: Box, outer: Box) -> bool:
    """Whether the box is as high as the one around it."""
    return box.top - outer.top <= _SAME and outer.bottom - box.bottom <= _SAME


def _is_table(nodes: Sequence[_Node], beside: Sequence[Sequence[_Node]]) -> bool:
    """Whether boxes with gaps between them are a table's cells: short heads, over rows that begin as they do."""
    rows: dict[int, list[_Node]] = {}
    for node, others in zip(nodes, beside, strict=True):
        if others:
            rows.setdefault(round(node.box.top / _SAME), []).append(node)
    heads, *below = [rows[top] for top in sorted(rows)] or [[]]
    begins = [node.box.x0 for node in heads]
    return (
        len(below) >= _FEWEST_ROWS
        and all(node.lines <= _HEAD_LINES for node in heads)
        and all(any(abs(node.box.x0 - x0) <= _SAME for x0 in begins) for row in below for node in row)
    )


def in_order(boxes: Sequence[Box]) -> list[int]:
    """The boxes' indexes as they are read: row by row, and column by column where none can be told."""
    return list(_cut(list(range(len(boxes))), boxes))


def _cut(places: Sequence[int], boxes: Sequence[Box]) -> Iterator[int]:
    rows = strips([(boxes[place].top, boxes[place].bottom, place) for place in places])
    parts = rows if len(rows) > 1 else strips([(boxes[place].x0, boxes[place].x1, place) for place in places])
    if len(parts) > 1:
        for part in parts:
            yield from _cut(part, boxes)
    else:
        yield from sorted(places, key=lambda place: (boxes[place].top, boxes[place].x0))


def strips(spans: Sequence[tuple[float, float, int]]) -> list[list[int]]:
    """The indexes (last of each span) of what lies between gaps along one side of the page, from its start."""
    found: list[list[int]] = []
    reached = float("-inf")
    for start, end, place in sorted(spans):
        if start >= reached - _SAME:
            found.append([])
        found[-1].append(place)
        reached = max(reached, end)
    return found
