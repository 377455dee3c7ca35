"""Words that a cell divides over its lines are whole, and nothing else is moved."""

import pytest

from extract.divided import whole_words
from extract.layout import Line, line_of
from extract.pages import Box, Word
from tests.extract.test_layout import line

Row = dict[float, str]


def _lines(*rows: Row) -> list[Line]:
    """Rows of cells, by where they begin in points, 14 points apart."""
    return [
        line_of([line(text, 50 + 14 * number, x=start) for start, text in row.items()])
        for number, row in enumerate(rows)
        if row
    ]


def _text(lines: list[Line]) -> list[str]:
    return ["|".join(" ".join(word.text for word in cell) for cell in one.cells) for one in lines]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (({50: "Budget", 150: "Utfall", 250: "Avvikel-"}, {250: "se"}), ["Budget|Utfall|Avvikelse"]),
        (
            ({50: "Budget", 150: "Utfall", 250: "Avvik-"}, {50: "2014", 150: "2014", 250: "else"}),
            ["Budget|Utfall|Avvikelse", "2014|2014|"],
        ),
        (
            ({50: "Andelen nöj-", 250: "12"}, {50: "da brukare"}, {50: "Kö", 250: "3"}),
            ["Andelen nöjda|12", "brukare", "Kö|3"],
        ),
        # A range of months, and a hyphen that the other part of a word is left out behind.
        (({50: "Utfall", 150: "jan-"}, {150: "aug"}), ["Utfall|jan-", "aug"]),
        (({50: "Ansvarig", 150: "Kultur-"}, {150: "och fritidschef"}), ["Ansvarig|Kultur-", "och fritidschef"]),
        # Rows of their own, of which the second begins with a word, and two parts of compounds.
        (({50: "Barn-", 150: "12"}, {50: "vuxen", 150: "14"}), ["Barn-|12", "vuxen|14"]),
        (({50: "För-", 150: "12"}, {50: "grund- och", 150: "14"}), ["För-|12", "grund- och|14"]),
        (({50: "Majori-", 150: "12"}, {50: "teten vann"}), ["Majoriteten|12", "vann"]),
        # Another column's word, a line of prose, and a line further down.
        (({50: "Andelen nöj-", 250: "12"}, {250: "da"}), ["Andelen nöj-|12", "da"]),
        (({50: "verksamhetens upp-"}, {50: "följning"}), ["verksamhetens upp-", "följning"]),
        (({50: "Utfall", 150: "Avvikel-"}, {}, {}, {150: "se"}), ["Utfall|Avvikel-", "se"]),
    ],
)
def test_what_a_cell_divides_is_whole(rows: tuple[Row, ...], text: list[str]) -> None:
    assert _text(whole_words(_lines(*rows))) == text


def test_a_cell_of_several_lines_is_whole_within() -> None:
    cell = [*line("Kopia till utrednings-", 50), *line("chefen", 64)]
    assert _text(whole_words([line_of([cell, line("2017", 50, x=250)])])) == ["Kopia till utredningschefen|2017"]


def test_the_whole_word_stands_where_it_begins() -> None:
    (whole,) = whole_words(_lines({50: "Budget", 150: "Avvikel-"}, {150: "se"}))
    assert whole.cells[1] == (Word("Avvikelse", Box(150, 50, 198, 60)),)
