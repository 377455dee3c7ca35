"""Cells of words that go on below their row are put together by where their words stand."""

from extract.pages import Box
from extract.pipes.cells_below import with_cells_below
from extract.pipes.findings import Placed
from extract.pipes.periods import column
from extract.pipes.rows import rows_below
from tests.extract.texts import lines_in

_WIDTH, _HEIGHT, _PITCH = 5.0, 9.0, 12.0  # of a letter, a line, from line to line


def _placed(texts: list[str], edges: list[list[float]]) -> Placed:
    """Where the words stand whose cells begin at the edges, line by line."""
    boxes: dict[int, Box] = {}
    start = 0
    for row, (text, xs) in enumerate(zip(texts, edges, strict=True)):
        at = start
        for cell, x0 in zip(text.split("\t"), xs, strict=True):
            top = row * _PITCH
            for place in range(len(cell)):
                boxes[at + place] = Box(x0 + place * _WIDTH, top, x0 + (place + 1) * _WIDTH, top + _HEIGHT)
            at += len(cell) + 1
        start += len(text) + 1
    return lambda first, _: boxes.get(first)


def test_cells_go_on_below_by_their_left_edge() -> None:
    texts = [
        "N2 Fler ska få\tAndel placerade på\t71 %\t93 %",
        "plats i tid\tönskat datum\tdelvis",
        "Alla ska simma\tAndel simkunniga\t88 %\t91 %",
    ]
    placed = _placed(texts, [[50, 200, 320, 360], [50, 200, 400], [50, 200, 320, 360]])
    lines = lines_in(texts)
    heads = [column(text) for text in ("Indikator", "2017", "2018")]
    rows = with_cells_below(
        rows_below(lines, 0, heads, is_numbered=False), lines, placed, [line.start for line in lines]
    )
    assert [row.cells[0].text for row in rows] == ["Andel placerade på önskat datum", "Andel simkunniga"]


def test_nothing_goes_on_where_no_place_is_known() -> None:
    texts = ["Mål\tAndel placerade på\t71 %\t93 %", "plats\tönskat datum"]
    lines = lines_in(texts)
    heads = [column(text) for text in ("Indikator", "2017", "2018")]
    rows = rows_below(lines, 0, heads, is_numbered=False)
    assert with_cells_below(rows, lines, lambda *_: None, [0]) == rows
