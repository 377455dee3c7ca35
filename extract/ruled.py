"""Ruled lines -> the tables that they draw, by pdfplumber's geometry, wherever the lines come from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pdfplumber.table import Table as FoundTable
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.pages import Box, Table

_TOUCH = 2.0  # points that cells beside each other may overlap
_NO_PAGE: Any = None  # pdfplumber's tables ask their page for its words only


class Rule(NamedTuple):
    """A line that lies or stands, in points from the page's top left corner; one of its sides is 0 long."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def lies(self) -> bool:
        """Whether it runs from left to right."""
        return self.top == self.bottom


def tables(rules: Iterable[Rule], *, snap: float, meet: float) -> list[Table]:
    """The ruled tables, boxes of a single row, column or cell among them.

    `snap`: rules so many points apart are one; `meet`: rules may fall so many points short of each other.
    """
    edges = [_edge(rule) for rule in rules]
    if sum(rule["orientation"] == "h" for rule in edges) < 2 or sum(rule["orientation"] == "v" for rule in edges) < 2:
        return []
    merged = merge_edges(edges, snap, snap, snap, snap)
    cells = intersections_to_cells(edges_to_intersections(merged, meet, meet))
    found = (FoundTable(_NO_PAGE, group) for group in cells_to_tables(cells))
    drawn = ([[cell and Box(*cell) for cell in row.cells] for row in table.rows] for table in found)
    return [Table(tuple(tuple(row) for row in _completed(rows))) for rows in drawn]


def _completed(rows: Sequence[Sequence[Box | None]]) -> Iterator[Sequence[Box | None]]:
    """The rows, with the cells that a broken rule left open: where row and column meet and no other cell stands."""
    columns = [[box for box in column if box] for column in zip(*rows, strict=True)]
    spans = [(max(box.x0 for box in column), min(box.x1 for box in column)) if column else None for column in columns]
    drawn = [box for row in rows for box in row if box]
    for row in rows:
        boxes = [box for box in row if box]
        top, bottom = max(box.top for box in boxes), min(box.bottom for box in boxes)
        near = [box for box in drawn if box.top < bottom and box.bottom > top]  # plans are drawn of thousands
        open_ = [Box(span[0], top, span[1], bottom) if span and span[0] < span[1] else None for span in spans]
        yield [
            box or (whole if whole and not any(_overlap(whole, other) for other in near) else None)
            for box, whole in zip(row, open_, strict=True)
        ]


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return across > _TOUCH and min(one.bottom, other.bottom) - max(one.top, other.top) > _TOUCH


def _edge(rule: Rule) -> dict[str, Any]:
    """The rule as pdfplumber has it."""
    return {
        **rule._asdict(),
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.lies else "v",
        "object_type": "line",
    }
