"""Rows whose columns a scan ran together: which words of each line are which cell's."""

import pytest

from extract.pipes.row_cells import Layout, rows_of
from extract.pipes.sections import Line
from normalize.unicode import fold


def _lines(text: str) -> list[Line]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), line, fold(line), False, 0))
        start += len(line) + 1
    return lines


def _closing(kind: str, text: str) -> float:
    """A goal that does not say how things are to be is not at its end."""
    return 2.0 if kind == "goal" and text and " ska " not in f"{text} " else 0.0


ROWS = [
    (
        "goal words value",
        2,
        "Alla elever ska kunna Andel elever i årskurs 3 95 % 91 %\n"
        "läsa och skriva som når kunskapskraven\n"
        "Skolmaten ska vara god Resultat i elevenkäten 80 % 74 %",
        ["Alla elever ska kunna läsa och skriva", "Skolmaten ska vara god"],
    ),
    (
        "goal words value words",
        1,
        "Parkerna ska vara rena och | Antal klagomål från högst 40 Parkchefen\n"
        "välskötta | invånarna under året\n"
        "Vägarna ska vara halkfria | Antal olyckor per år högst 5 Gatuchefen",
        ["Parkerna ska vara rena och välskötta", "Vägarna ska vara halkfria"],
    ),
    (
        "area goal goal value",
        2,
        "Miljö Luften ska vara ren Bilresorna ska minska 12 % 9 %\n"
        "Fler ska åka med buss 40 % 38 %\n"
        "Ekonomi Kommunen ska ha god Nettokostnaden ska inte öka - 3 %\n"
        "ekonomi",
        [
            "Luften ska vara ren",
            "Bilresorna ska minska",
            "Fler ska åka med buss",
            "Kommunen ska ha god ekonomi",
            "Nettokostnaden ska inte öka",
        ],
    ),
    (
        "goal value words",
        2,
        "Väntetiden ska vara kort högst 14 16 Ej uppnått. Två tjänster\ndagar dagar var vakanta.\n"
        "Ingen ska behöva flytta 0 st 1 st Uppnått.\nmot sin vilja",
        ["Väntetiden ska vara kort", "Ingen ska behöva flytta mot sin vilja"],
    ),
    (
        "goal value",
        2,
        "1 | Fler ska få arbete minst 200 185\nVatten och avlopp\n"
        "2 | Läckorna ska bli färre än högst 30 41\nförra året",
        ["Fler ska få arbete", "Läckorna ska bli färre än förra året"],
    ),
]


@pytest.mark.parametrize(("columns", "figures", "text", "goals"), ROWS, ids=[row[0] for row in ROWS])
def test_words_of_wrapped_cells_are_put_together(columns: str, figures: int, text: str, goals: list[str]) -> None:
    layout = Layout(tuple(columns.split()), figures, _closing)
    rows, _ = rows_of(_lines(text), layout)
    at = [place for place, kind in enumerate(layout.columns) if kind == "goal"]
    found = [row.cells[place] for row in rows for place in at if " ska " in row.cells[place]]
    assert found == goals


def test_number_of_a_row_is_kept() -> None:
    rows, _ = rows_of(_lines("7 | Badet ska vara öppet 300 290"), Layout(("goal", "value"), 2, _closing))
    assert [(row.number, row.cells) for row in rows] == [(7, ("Badet ska vara öppet", "300 290"))]
