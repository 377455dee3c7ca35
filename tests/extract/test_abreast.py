"""Text beside a table or other text is read by itself; rows of one table, and cells that wrap, stay together."""

import pytest

from extract.compose import compose
from extract.pages import Box, Table, Word
from tests.extract.test_layout import line


def row(cells: list[str], top: float, places: tuple[float, ...]) -> list[Word]:
    """The cells, each beginning at its place."""
    return [word for cell, x in zip(cells, places, strict=True) if cell for word in line(cell, top, x=x)]


PROSE = [
    "Antalet elever har ökat och väntas",
    "stiga ännu några år innan det vänder",
    "nedåt mot slutet av decenniet och",
    "då behövs de nya lokalerna inte mer",
]
TABLE = [["Ort", "2004", "2005"], ["Malmen", "402", "415"], ["Åsen", "188", "201"], ["Summa", "590", "616"]]
PLACES = (330.0, 420.0, 470.0)


@pytest.mark.parametrize("offset", [0, 5, 6, 7], ids=lambda points: f"{points} points lower")
def test_text_beside_a_table(offset: int) -> None:
    words = [word for index, text in enumerate(PROSE) for word in line(text, 100 + 14 * index, x=50)]
    words += [word for index, cells in enumerate(TABLE) for word in row(cells, 100 + offset + 14 * index, PLACES)]
    lines = [line for line in compose(words)[0].split("\n") if line]
    assert lines == [*PROSE, *("\t".join(cells) for cells in TABLE)]


def test_table_beside_text_that_begins_lower() -> None:
    left = [word for index, cells in enumerate(TABLE) for word in row(cells, 100 + 14 * index, (50, 140, 190))]
    right = [word for index, text in enumerate(PROSE) for word in line(text, 106 + 15 * index, x=260)]
    lines = [line for line in compose([*left, *right])[0].split("\n") if line]
    assert lines == [*("\t".join(cells) for cells in TABLE), *PROSE]


PLACES_OF_LABELS = (50.0, 330.0, 400.0)
ROWS = {
    "a label that wraps": [
        ["Bidrag till föreningar som har", "120", "130"],
        ["verksamhet för barn och unga", "", ""],
        ["Hyror", "40", "45"],
    ],
    "a row each": [
        ["Bidrag till föreningar och byalag", "120", "130"],
        ["Hyror för lokaler som bolaget äger", "40", "45"],
        ["Summa", "160", "175"],
    ],
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_of_one_table_stay_together(name: str) -> None:
    words = [word for index, cells in enumerate(ROWS[name]) for word in row(cells, 100 + 14 * index, PLACES_OF_LABELS)]
    lines = [line for line in compose(words)[0].split("\n") if line]
    assert lines == ["\t".join(cell for cell in cells if cell) for cells in ROWS[name]]


def test_head_of_a_table_below_two_texts_stays_whole() -> None:
    sides = [(text, 100 + 14 * index, 50.0) for index, text in enumerate(PROSE)]
    sides += [(text, 106 + 14 * index, 330.0) for index, text in enumerate(PROSE)]
    words = [word for text, top, x in sides for word in line(text, top, x=x)]
    words += [word for index, cells in enumerate(TABLE) for word in row(cells, 190 + 14 * index, (50, 400, 470))]
    lines = [line for line in compose(words)[0].split("\n") if line]
    assert lines == [*PROSE, *PROSE, *("\t".join(cells) for cells in TABLE)]


def test_headings_in_the_left_margin_stay_beside_their_text() -> None:
    left = [("§ 53", 100), ("§ 54", 134), ("Riktlinjer", 148), ("Lärlingar", 162)]
    words = [word for text, top in left for word in line(text, top, x=50)]
    words += [word for index, text in enumerate(PROSE) for word in line(text, 106 + 17 * index, x=200)]
    lines = [line for line in compose(words)[0].split("\n") if line]
    assert lines.index("§ 54") > lines.index(PROSE[0])


def test_a_letterhead_in_the_right_margin_comes_before_the_text() -> None:
    words = [word for index, text in enumerate(PROSE) for word in line(text, 100 + 14 * index, x=50)]
    margin = ["Besök", "Torget 2", "Telefon"]
    words += [word for index, text in enumerate(margin) for word in line(text, 106 + 14 * index, x=400)]
    lines = [line for line in compose(words)[0].split("\n") if line]
    assert lines == [*margin, *PROSE]


def test_a_figure_beside_a_line_of_text_is_no_text() -> None:
    words = [*line("Antalet elever", 100, x=50), *line("402", 105, x=330)]
    assert compose(words)[0].split() == ["Antalet", "elever", "402"]


def test_a_ruled_table_under_two_texts_stays_whole() -> None:
    sides = ((50, 100, PROSE), (330, 106, PROSE[::-1]))
    words = [word for x, top, side in sides for at, text in enumerate(side) for word in line(text, top + 14 * at, x=x)]
    rows = [["Mål för nästa år i skolan", "Utfall"], ["Fler elever ska nå målen", "78 %"], ["Alla ska trivas", "91 %"]]
    for at, cells in enumerate(rows):
        words += row(cells, 170 + 20 * at, (50, 420))
    table = Table(tuple((Box(45, y, 400, y + 20), Box(400, y, 560, y + 20)) for y in (166, 186, 206)))
    lines = [line for line in compose(words, [table])[0].split("\n") if line]
    assert lines[-3:] == ["\t".join(cells) for cells in rows]
