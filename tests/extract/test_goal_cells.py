"""Goals of tables whose heads are read but whose columns a scan ran together."""

import pytest

from extract.pipes.goal_cells import under_heads
from extract.pipes.sections import Line
from normalize.unicode import fold

TABLES = [
    (
        "measures beside wrapped goals",
        "Nämndens mål 2018 Indikator Målvärde Utfall\n"
        "Hyresgästerna ska vara nöjda Andel nöjda enligt 85 % 79 %\n"
        "med städningen enkäten i maj\n"
        "Felanmälningar ska bli Antal dagar från anmälan till högst 5 4\n"
        "åtgärdade snabbt slutförd lagning\n",
        [
            ("Hyresgästerna ska vara nöjda med städningen", 2018),
            ("Felanmälningar ska bli åtgärdade snabbt", 2018),
        ],
    ),
    (
        "two bodies' goals, the first over several rows",
        "Område Fullmäktiges mål Nämndens mål 2021 Målvärde Utfall\n"
        "Skola Alla ska klara skolan Frånvaron ska minska 8 % 9 %\n"
        "Fler elever ska nå gymnasiet 90 % 86 %\n"
        "Miljö God miljö Bilresorna till arbetet ska bli 20 % 31 %\n"
        "färre\n",
        [
            ("Alla ska klara skolan", None),
            ("Frånvaron ska minska", 2021),
            ("Fler elever ska nå gymnasiet", 2021),
            ("God miljö", None),
            ("Bilresorna till arbetet ska bli färre", 2021),
        ],
    ),
    (
        "two bodies' goals and measures",
        "Kommunfullmäktiges mål Nämndens mål 2011 Nyckeltal Resultat Måluppfyllelse\n"
        "Trygga gator Antalet halkolyckor på Antal olyckor enligt 12 st Ej uppfyllt\n"
        "gångbanor ska minska sjukhusets register\n"
        "En kommun i balans Kostnaden för snöröjning Kronor per meter gata 18 kr Delvis\n"
        "ska sänkas med fem procent\n",
        [
            ("Trygga gator", None),
            ("Antalet halkolyckor på gångbanor ska minska", 2011),
            ("En kommun i balans", None),
            ("Kostnaden för snöröjning ska sänkas med fem procent", 2011),
        ],
    ),
    (
        "remarks beside numbered goals, without figures",
        "Mål Kommentar\n"
        "1. Alla bygglov skall handläggas inom Under sommaren var vi två handläggare\n"
        "fyra veckor. för få. Nu är köerna borta.\n"
        "2. Kommunens badplatser skall ha Uppnått. Proverna togs i juni och juli.\n"
        "godkänt vatten.\n",
        [
            ("Alla bygglov skall handläggas inom fyra veckor.", None),
            ("Kommunens badplatser skall ha godkänt vatten.", None),
        ],
    ),
    (
        "areas before goals, nothing beside them",
        "Område Mål\n"
        "Vatten och Antalet läckor ska minska till\n"
        "avlopp högst 20\n"
        "Park Lekplatserna ska besiktigas två\n"
        "gånger om året\n",
        [
            ("Antalet läckor ska minska till högst 20", None),
            ("Lekplatserna ska besiktigas två gånger om året", None),
        ],
    ),
    (
        "what each is measured by, without a head",
        "1. Alla som söker bidrag skall få besked Mäts genom: stickprov i\n"
        "inom två veckor akterna, april och\n"
        "september\n"
        "2. Ingen ungdom skall vänta längre än en Mäts genom: kölistan den\n"
        "månad på kontaktperson första i varje månad\n",
        [
            ("Alla som söker bidrag skall få besked inom två veckor", None),
            ("Ingen ungdom skall vänta längre än en månad på kontaktperson", None),
        ],
    ),
    (
        "a column of years",
        "Mål Nivå År\n"
        "Alla barn ska kunna simma 100 % 2012\n"
        "Köerna till daghemmen ska vara - 2013\n"
        "borta\n"
        "Vi återkommer till detta. Nämnden ska under våren pröva andra vägar.\n",
        [("Alla barn ska kunna simma", 2012), ("Köerna till daghemmen ska vara borta", 2013)],
    ),
]


def lines_of(text: str) -> list[Line]:
    lines, start = [], 0
    for line in text.splitlines():
        lines.append(Line(start, start + len(line), line, fold(line), False, 0))
        start += len(line) + 1
    return lines


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_goals_of_rows_run_together(text: str, expected: list[tuple[str, int | None]]) -> None:
    lines = lines_of(text)
    goals, taken = under_heads(lines, [None] * len(lines), [line.start for line in lines])
    assert [(goal.text, goal.year) for goal in goals] == expected
    assert lines[0].start in taken


def test_nothing_is_taken_where_lines_are_not_known() -> None:
    assert under_heads([Line(0, 10, "Mål Utfall", "mal utfall", False, 0)], [None], []) == ([], set())


def test_measures_beside_goals_in_lines_with_tabs_are_left_to_other_readers() -> None:
    """These two lines open a table that ends where it begins: reading goes on behind them."""
    lines = lines_of("Vi ska svara snabbt\tinom två dagar Mäts genom: svarstid\nVi ska\tvara nöjda Mäts genom: enkät\n")
    assert under_heads(lines, [None, None], [line.start for line in lines]) == ([], set())
