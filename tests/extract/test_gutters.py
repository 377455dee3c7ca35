"""Cells of a table that stand close are parted where the lines around have a column; labels and numbers are not."""

import pytest

from extract.gutters import parted
from extract.pages import Box, Word

_LETTER = 6.0  # points


def cell(text: str, *, left: float | None = None, right: float | None = None, top: float = 0.0) -> list[Word]:
    """A cell of words five points apart that begins or ends at so many points."""
    width = sum(_LETTER * len(word) for word in text.split()) + 5 * (len(text.split()) - 1)
    x = left if left is not None else (right or 0.0) - width
    words = []
    for word in text.split():
        words.append(Word(word, Box(x, top, x + _LETTER * len(word), top + 10)))
        x += _LETTER * len(word) + 5
    return words


def texts(lines: list[list[list[Word]]]) -> list[list[str]]:
    return [[" ".join(word.text for word in one) for one in line] for line in lines]


# Each row: its label, and its figures, the last of which end at 300 and 360 points.
ROWS = {
    "close figures": ("Netto", "-325 -1360", ["Netto", "-325", "-1360"]),
    "a number of two groups": ("Netto", "12 360", ["Netto", "12 360"]),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_close_row_between_wide_ones(name: str) -> None:
    label, figures, expected = ROWS[name]
    above = [cell("Lokaler", left=50), cell("-190", right=323), cell("-80", right=360)]
    close = [cell(label, left=50, top=14), cell(figures, right=360, top=14)]
    below = [cell("Data", left=50, top=28), cell("155", right=323, top=28), cell("40", right=360, top=28)]
    assert texts(parted([above, close, below], 3))[1] == expected


def test_a_long_label_stays_whole() -> None:
    short = [
        [cell(name, left=50, top=top), cell("190", right=300, top=top)] for name, top in (("Tak", 0), ("Mark", 28))
    ]
    long = [cell("Flyttning av förråd", left=50, top=14), cell("220", right=300, top=14)]
    assert texts(parted([short[0], long, short[1]], 3))[1] == ["Flyttning av förråd", "220"]


def test_a_line_of_prose_stays_whole() -> None:
    row = [cell("Tak", left=50), cell("190", right=300)]
    prose = [cell("Nämnden har under året byggt om", left=50, top=14)]
    assert texts(parted([row, prose, row], 3))[1] == ["Nämnden har under året byggt om"]


def test_rows_that_are_all_close_are_parted_under_a_wide_head() -> None:
    head = [cell("Intäkter", left=50), cell("2015", right=323), cell("2016", right=360)]
    rows = [
        [cell(name, left=50, top=top), [*cell(first, right=323, top=top), *cell(last, right=360, top=top)]]
        for name, first, last, top in (("Avgift", "3505", "3490", 14), ("Avtal", "2695", "2960", 28))
    ]
    assert texts(parted([head, *rows], 3))[1:] == [["Avgift", "3505", "3490"], ["Avtal", "2695", "2960"]]


def test_head_is_parted_over_a_subheading() -> None:
    head = [cell("Avgift", left=50), [*cell("Nu", right=323), *cell("1985", right=360)]]
    sub = [cell("A. Bad", left=50, top=14)]
    rows = [
        [cell(name, left=50, top=top), cell("7:50", right=323, top=top), cell("9:00", right=360, top=top)]
        for name, top in (("Vuxen", 28), ("Barn", 42))
    ]
    assert texts(parted([head, sub, *rows], 3))[0] == ["Avgift", "Nu", "1985"]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("612 360 -2 141", ["612 360", "-2 141"]),  # a minus begins a number
        ("112 612 124 360", ["112 612", "124 360"]),  # each ends where a column's figures do
        ("24 360", ["24 360"]),
    ],
)
def test_figures_no_wider_apart_than_their_thousands(figures: str, expected: list[str]) -> None:
    last = cell(figures, right=360, top=42)
    edge = last[len(expected[0].split()) - 1].box.x1
    rows = [
        [cell(name, left=50, top=top), cell("12 300", right=edge, top=top), cell("40", right=360, top=top)]
        for name, top in (("Tak", 0), ("Mark", 14), ("Vägar", 28))
    ]
    total = [cell("Summa", left=50, top=42), last]
    assert texts(parted([*rows, total] if len(expected) > 1 else [*rows[:1], total], 5))[-1] == ["Summa", *expected]
