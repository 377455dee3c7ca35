"""Rows of which cells are empty are told by where their figures stand."""

import pytest

from extract.pages import Box
from extract.pipes.findings import Placed
from extract.pipes.partial_rows import with_partial_rows
from extract.pipes.period_heads import names_by_place
from extract.pipes.periods import column
from extract.pipes.rows import rows_below
from extract.pipes.sections import Line
from tests.extract.texts import lines_in

_LETTER = 5.0  # points
_HEADS = [column(text) for text in ("Utfall 2008", "Utfall 2009", "Mål 2010")]


def _placed(lines: list[Line], edges: list[list[float]]) -> Placed:
    """Where the cells stand that begin at these edges, line by line."""
    boxes: dict[int, tuple[float, int]] = {}
    for row, (line, xs) in enumerate(zip(lines, edges, strict=True)):
        for (start, _), x0 in zip(line.cells, xs, strict=True):
            boxes[start] = (x0, row)

    def placed(start: int, end: int) -> Box | None:
        x0, row = boxes[start]
        return Box(x0, row * 12.0, x0 + (end - start) * _LETTER, row * 12.0 + 9)

    return placed


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([20, 200, 260], [("Utfall 2008", "31"), ("Utfall 2009", "44")]),
        ([20, 200, 320], [("Utfall 2008", "31"), ("Mål 2010", "44")]),
        ([20, 230, 320], None),  # under none of them
    ],
)
def test_cells_of_a_row_with_empty_ones(edges: list[float], expected: list[tuple[str, str]] | None) -> None:
    lines = lines_in(["Besök\t120\t131\t140", "Lån i kö vid årets slut\t31\t44", "Kurser\t12\t13\t14"])
    placed = _placed(lines, [[20, 200, 260, 320], edges, [20, 200, 260, 320]])
    rows = with_partial_rows(rows_below(lines, 0, _HEADS, is_numbered=False), _HEADS, lines, (), placed)
    found = [[(cell.column.text, cell.text) for cell in row.cells] for row in rows if row.line == 1]
    assert found == ([expected] if expected else [])


def test_no_row_is_told_where_no_place_is_known() -> None:
    lines = lines_in(["Besök\t120\t131\t140", "Lån i kö\t31\t44"])
    rows = rows_below(lines, 0, _HEADS, is_numbered=False)
    assert with_partial_rows(rows, _HEADS, lines, (), lambda *_: None) == rows


def test_a_head_goes_on_under_the_name_that_it_stands_under() -> None:
    lines = lines_in(["År\tUtlån\tBesök i\tKötid på", "grenarna\tmusik-CD,", "dagar"])
    placed = _placed(lines, [[20, 80, 140, 200], [140, 200], [200]])
    assert names_by_place(lines[0], lines[1:], 3, placed) == ["Utlån", "Besök i grenarna", "Kötid på musik-CD, dagar"]
    assert names_by_place(lines[0], lines[1:], 3, lambda *_: None) == []


def test_a_head_whose_gaps_are_lost_has_no_names_by_place() -> None:
    lines = lines_in(["År Platser Köande", "barn i maj"])
    assert names_by_place(lines[0], lines[1:], 2, _placed(lines, [[20], [90]])) == []
