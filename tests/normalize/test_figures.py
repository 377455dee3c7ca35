"""A row's figures are told apart against the number of columns, and by what they add up to."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalize.balance import DOUBTED, settle
from normalize.figures import ends_in_figures, ways

# (row, columns, the one way to read it)
CERTAIN = [
    ("Personal 1 200 1 300", 2, ["1 200", "1 300"]),
    ("Gata och park 39 480 40 900", 2, ["39 480", "40 900"]),
    ("Byggherrekostnad 4100 900 5 000", 3, ["4100", "900", "5 000"]),
    ("Räntor -7 370 -6 180", 2, ["-7 370", "-6 180"]),
    ("Räntor - 7 370 - 6 180", 2, ["- 7 370", "- 6 180"]),
    ("Intäkter - - -400", 3, ["-", "-", "-400"]),
    ("Snöröjning 2,1 2,2 -0,1", 3, ["2,1", "2,2", "-0,1"]),
    ("Daghem, heltid 565:- 620:-", 2, ["565:-", "620:-"]),
    ("Antal beviljade 5 (45 %) 2 (29 %)", 2, ["5", "2"]),
    ("Handläggningstid 38 dagar 33 dagar", 2, ["38 dagar", "33 dagar"]),
    ("Första enhet inom 10 minuter 73 % 68 %", 2, ["73 %", "68 %"]),
    ("Resultat\t412\t-1 096\t238", 3, ["412", "-1 096", "238"]),
    ("Skatter\t-\t1 200", 2, ["-", "1 200"]),
    ("Plats 3.485.000 3.200.000", 2, ["3.485.000", "3.200.000"]),
]
# The same, as a scan gives them.
DAMAGED = [
    ("Summa 1 O00 l2 500", 2, ["1 000", "12 500"]),
    ("Summa 1 OOO 2 OOO", 2, ["1 000", "2 000"]),
    ("Tillsyn 31 i 44 52", 3, ["31", "44", "52"]),
    ("LSS 25942| 27950} 28900} 29600]", 4, ["25942", "27950", "28900", "29600"]),
    ("Totalt 144 342 | 145 500| 148 600", 3, ["144 342", "145 500", "148 600"]),
    ("Fordon 6 240. 6 900 |", 2, ["6 240", "6 900"]),
    ("Nöjda 79 26 84 26 90 26", 3, ["79 %", "84 %", "90 %"]),
    ('Nöjda 79 "/o 80 °/o', 2, ["79 %", "80 %"]),
    ("Vinter 5,4 6,2 7,9 S17,", 4, ["5,4", "6,2", "7,9", "S17,"]),
    ("Summa 39103 816", 1, ["39103 816"]),
    ("Sökande 612 Si? 438", 3, ["612", "Si?", "438"]),
    ("Placerade ....... Fat 24 19", 3, ["Fat", "24", "19"]),
    ("Andel svar 96 58 ~", 3, ["96", "58", "-"]),
]
NO_ROW = [
    ("Nämnden sammanträder den 12 maj", 2),
    ("Se lagen (2010:900)", 1),
    ("Personal 1 200 1 300", 5),
    ("Telefon och telefax", 2),
    ("Resultat 421 300 Bu 0S)", 3),
]


@pytest.mark.parametrize(("row", "columns", "figures"), CERTAIN + DAMAGED)
def test_row_has_one_reading(row: str, columns: int, figures: list[str]) -> None:
    assert [[figure.text for figure in way] for way in ways(row, columns)] == [figures]


@pytest.mark.parametrize(("row", "columns"), NO_ROW)
def test_other_lines_have_none(row: str, columns: int) -> None:
    assert ways(row, columns) == []


def test_spoilt_figure_has_no_value() -> None:
    (way,) = ways("Summa 302,8 312,4 823;5", 3)
    assert [figure.value for figure in way] == [Decimal("302.8"), Decimal("312.4"), None]


@given(st.lists(st.integers(min_value=0, max_value=10**8), min_size=1, max_size=6))
@example([1_000_000, 100_000_000])
def test_what_was_written_is_among_the_readings(numbers: list[int]) -> None:
    row = "Summa " + " ".join(f"{number:,}".replace(",", " ") for number in numbers)
    found = [[figure.value for figure in way] for way in ways(row, len(numbers))]
    assert not found or len(found) >= 32 or numbers in found
    assert ends_in_figures(row) <= len(numbers)


def read(rows: list[tuple[str, str]], columns: int) -> list[list[str] | None]:
    settled = settle([(label, ways(f"{label} {figures}", columns)) for label, figures in rows])
    return [row and [figure.text for figure in row.way] for row in settled]


def test_sum_row_settles_what_is_open() -> None:
    rows = [
        ("Förskola", "61 300 60 100 1 200"),
        ("Skola", "118 450 121 650 -3 200"),
        ("Summa", "179 750 181 750 -2 000"),
    ]
    assert read(rows, 3) == [
        ["61 300", "60 100", "1 200"],
        ["118 450", "121 650", "-3 200"],
        ["179 750", "181 750", "-2 000"],
    ]


def test_difference_of_columns_settles_what_is_open() -> None:
    rows = [("A", "61 300 60 100 1 200"), ("B", "54 900 55 700 -800"), ("C", "118 450 121 650 -3 200")]
    assert read(rows, 3)[2] == ["118 450", "121 650", "-3 200"]


def test_figures_of_one_size_are_likelier() -> None:
    assert read([("Totalt", "144 342 145 500 148 600")], 3) == [["144 342", "145 500", "148 600"]]


def test_what_nothing_settles_stays_unread() -> None:
    assert read([("Övrigt", "118 450 650")], 2) == [None]


@pytest.mark.parametrize(
    ("rows", "mended"),
    [
        ([("A", "10 20"), ("Intäkter", "-5 8"), ("Summa", "5 12")], "-8"),
        ([("A", "1,0 2,1"), ("B", "1,0 43"), ("Summa", "2,0 6,4")], "4,3"),
    ],
)
def test_lost_sign_or_comma_is_mended_when_the_sum_says_so(rows: list[tuple[str, str]], mended: str) -> None:
    found = read(rows, 2)
    assert found[1]
    assert found[1][1] == mended


def test_column_that_does_not_add_up_is_doubted() -> None:
    rows = [("A", "10 20"), ("B", "30 40"), ("Summa", "40 61")]
    settled = settle([(label, ways(f"{label} {figures}", 2)) for label, figures in rows])
    assert [row.doubted for row in settled if row] == [frozenset({1})] * 3
    assert DOUBTED < 1
