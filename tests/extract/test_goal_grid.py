"""Goals in tables without rules, whose cells wrap: rows are told by where the words stand."""

import pytest

from extract.pages import Box
from extract.pipes.goal_cell_heads import headed
from extract.pipes.goal_grid import gridded
from extract.pipes.sections import lines_of

WIDTH, PITCH, GAP, HEIGHT = 5.0, 12.0, 16.0, 10.0  # of a letter, a line, a row and letters, in points
SKEW, DESCENT = 0.004, 2.0  # of a scan: points a point to the right, points below the line
LEFTS = (50.0, 250.0, 400.0, 480.0)

# Lines of (column, text); True begins a new row, further down.
TABLES = {
    "wrapped goals and measures": (
        [(True, [(0, "Mål 2017"), (1, "Mått"), (2, "Utfall"), (3, "Status")]),
         (True, [(0, "Fler ska ta del av"), (1, "Besök per"), (2, "12"), (3, "Grön")]),
         (False, [(0, "utställningarna"), (1, "invånare")]),
         (True, [(0, "Varje vallokal ska vara"), (1, "Andel"), (2, "90"), (3, "Röd")]),
         (False, [(0, "tillgänglig")])],
        [("Fler ska ta del av utställningarna", 2017), ("Varje vallokal ska vara tillgänglig", 2017)],
    ),
    "only the measure wraps, areas between": (
        [(True, [(0, "Nämndens mål"), (1, "Målvärde 2009"), (2, "Bedömning")]),
         (True, [(0, "Gator")]),
         (True, [(0, "Hålen ska lagas snabbt"), (1, "inom tre"), (2, "uppnås")]),
         (False, [(1, "dygn")]),
         (True, [(0, "Parker")]),
         (True, [(0, "Skräpet ska minska"), (1, "högst 2 säckar"), (2, "osäkert")])],
        [("Hålen ska lagas snabbt", 2009), ("Skräpet ska minska", 2009)],
    ),
    "a head of two lines, another body's goals over several rows": (
        [(True, [(0, "Fullmäktiges"), (1, "Nämndens mål 2014"), (2, "Utfall")]),
         (False, [(0, "mål 2011–2014"), (2, "2014")]),
         (True, [(0, "Alla ska få en god"), (1, "N1 Kön ska"), (2, "12")]),
         (False, [(0, "omsorg"), (1, "minska")]),
         (True, [(1, "N2 Maten ska vara god"), (2, "80 %")])],
        [("Alla ska få en god omsorg", None), ("Kön ska minska", 2014), ("Maten ska vara god", 2014)],
    ),
    "the first of two targets that a goal has": (
        [(True, [(0, "Mål"), (1, "Målvärde 2016"), (2, "Målvärde 2020")]),
         (True, [(0, "Vattnet ska vara rent"), (1, "95 %"), (2, "–")]),
         (True, [(0, "Läckorna ska bli färre"), (1, "–"), (2, "högst 9")])],
        [("Vattnet ska vara rent", 2016), ("Läckorna ska bli färre", 2020)],
    ),
    "goals side by side are no table": (
        [(True, [(0, "Mål 2012"), (1, "Mål 2015")]),
         (True, [(0, "Alla ska kunna simma"), (1, "Kön ska vara borta")]),
         (True, [(0, "Fler ska cykla"), (1, "Ingen ska röka")])],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("is_scan", [False, True])
@pytest.mark.parametrize("name", TABLES)
def test_rows_are_told_by_place(name: str, is_scan: bool) -> None:
    rows, expected = TABLES[name]
    boxes: dict[int, Box] = {}
    text, top = "", 100.0
    starts = []
    for is_new, cells in rows:
        top += GAP if is_new else PITCH
        starts.append(len(text))
        for column, cell in cells:
            text += "" if text[-1:] in ("", "\n") else "\t"
            for at in range(len(cell)):
                left = LEFTS[column] + at * WIDTH
                lower = SKEW * left + DESCENT * (cell[at] in "gjpqy") if is_scan else 0.0
                boxes[len(text) + at] = Box(left, top + lower, left + WIDTH, top + lower + HEIGHT)
            text += cell
        text += "\n"

    def placed(start: int, end: int) -> Box | None:
        word = [boxes[at] for at in range(start, end)]
        return Box(word[0].x0, word[0].top, word[-1].x1, max(box.bottom for box in word))

    lines = tuple(lines_of(text))
    found, taken = gridded(lines, [None] * len(lines), placed, starts)
    assert [(goal.text, goal.year) for goal in sorted(found, key=lambda goal: goal.start)] == expected
    assert taken == ({line.start for line in lines} if expected else set())


def test_plain_text_has_no_places() -> None:
    lines = tuple(lines_of("Mål 2017\tMått\nFler ska läsa\t12\nFler ska cykla\t14\n"))
    assert gridded(lines, [None] * len(lines), lambda _start, _end: None, ()) == ([], set())


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("Nr\to Mål\tMått", {1: None}),
        ("Område\ttix.Mål 2016\tUtfall", {1: 2016}),
        ("Mål Målvärde\tUtfall", {0: None}),
        ("Nr Mål\tMått", {0: None}),
        ("Måluppfyllelse\tUtfall", {}),
        ("a Målvärde\tUtfall", {}),
    ],
)
def test_specks_and_lost_gaps_hide_no_head(head: str, columns: dict[int, int | None]) -> None:
    assert headed([(0, cell) for cell in head.split("\t")]) == columns
