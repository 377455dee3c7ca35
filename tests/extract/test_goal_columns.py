"""Goals on slides and in boxes that stand side by side, read with the places of their lines."""

import pytest

from extract.pages import Box
from extract.pipes.goal_columns import Where, columned
from extract.pipes.goal_tellings import Tellings
from extract.pipes.goal_years import Said
from extract.pipes.sections import lines_of

WIDTH, PITCH, HEIGHT = 5.0, 14.0, 10.0  # of a letter, a line and its letters, in points
LEFTS = {0: 50.0, 1: 300.0}

# Rows of (column, text), each a line lower.
SLIDES = {
    "years over the columns": (
        "Mål vi vill nå",
        [
            [(0, "2011"), (1, "2014")],
            [(0, "1. Högst tio läckor"), (1, "1. Alla hus ska ha")],
            [(0, "2. Inga klagomål på"), (1, "vattenmätare")],
            [(0, "vattnets lukt"), (1, "2. Minst 90 % är nöjda")],
        ],
        [
            ("Högst tio läckor", 2011),
            ("Inga klagomål på vattnets lukt", 2011),
            ("Alla hus ska ha vattenmätare", 2014),
            ("Minst 90 % är nöjda", 2014),
        ],
    ),
    "a list of goals beside another text": (
        "Mål 2020",
        [
            [(0, "• Alla ska få svar inom"), (1, "Bilden visar torget")],
            [(0, "tre dagar"), (1, "under ombyggnaden.")],
            [(0, "• Kön ska minska"), (1, "Fotografen är okänd.")],
            [(1, "Bildarkivet")],
        ],
        [("Alla ska få svar inom tre dagar", 2020), ("Kön ska minska", 2020)],
    ),
    "a capital that begins a text though the line above is full": (
        "Det här vill vi uppnå",
        [
            [(0, "Till och med 2023"), (1, "Till och med 2025")],
            [(0, "Utsläppen har sjunkit till"), (1, "Minst hälften av lamporna är LED")],
            [(0, "högst 610 ton per år"), (1, "Anmälningar åtgärdas inom fem")],
            [(0, "Alla skolor är belysta"), (1, "arbetsdagar")],
        ],
        [
            ("Utsläppen har sjunkit till högst 610 ton per år", 2023),
            ("Alla skolor är belysta", 2023),
            ("Minst hälften av lamporna är LED", 2025),
            ("Anmälningar åtgärdas inom fem arbetsdagar", 2025),
        ],
    ),
    "a sentence over them, and where things stand": (
        "I avtalet för andra året ställs följande mål upp:",
        [
            [(0, "Närvaron ska öka till 85"), (1, "Kvinnor och män ska delta")],
            [(0, "procent"), (1, "i lika hög grad")],
            [(0, "Närvaro våren 2022: 78 procent"), (1, "Andel kvinnor 2022: 31 %")],
        ],
        [("Närvaron ska öka till 85 procent", None), ("Kvinnor och män ska delta i lika hög grad", None)],
    ),
    "sums beside areas": (
        "Mål 2020",
        [
            [(0, "Alla skolor ska ha"), (1, "1 200")],
            [(0, "ett bibliotek"), (1, "900")],
            [(0, "Fler ska läsa"), (1, "800")],
            [(0, "Kön ska minska"), (1, "700")],
        ],
        [],
    ),
    "columns under another heading": (
        "Nästa steg",
        [
            [(0, "Alla ska få svar inom"), (1, "Inga bilar ska")],
            [(0, "tre dagar"), (1, "köra fort")],
            [(0, "Fler ska cykla"), (1, "Färre ska")],
            [(0, "till skolan"), (1, "röka")],
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", SLIDES)
def test_columns_are_read_one_after_the_other(name: str) -> None:
    heading, rows, expected = SLIDES[name]
    text, places = f"{heading}\n\n", {}
    for number, row in enumerate(rows):
        for cell, (column, words) in enumerate(row):
            text += "\t" if cell else ""
            top, left = 100 + number * PITCH, LEFTS[column]
            places[len(text)] = Box(left, top, left + len(words) * WIDTH, top + HEIGHT)
            text += words
        text += "\n"
    lines = list(lines_of(text))
    told = Tellings(lines, None)
    above = [told.of(line.start) for line in lines]
    found, taken = columned(lines, above, Where(lambda start, _end: places.get(start), {}, (0,), ()), None)
    assert [(goal.text, goal.year) for goal in found] == expected
    assert bool(taken) == bool(expected)


CARDS = {
    "a heading in each": (
        "Mål 2020",
        [
            ["Miljö", "Hälften av bilarna ska", "gå på el"],
            ["Skola", "Fler ska nå målen i åk 9", "Mått: andel behöriga"],
            ["Aktiviteter", "Alla får cykla gratis i maj"],
        ],
        [
            ("Hälften av bilarna ska gå på el", "Miljö", 2020),
            ("Fler ska nå målen i åk 9", "Skola", 2020),
        ],
    ),
    "the year in each": (
        "Våra mål",
        [["2021", "Köerna ska vara borta"], ["2023", "Minst 30 lägenheter är klara"]],
        [("Köerna ska vara borta", None, 2021), ("Minst 30 lägenheter är klara", None, 2023)],
    ),
    "what explains a goal": (
        "Mål 2020",
        [
            ["Kön ska minska till 10", "Lokalen ska därför bytas ut."],
            ["Alla ska få svar i tid", "Det gäller även för e-post."],
        ],
        [("Kön ska minska till 10", None, 2020), ("Alla ska få svar i tid", None, 2020)],
    ),
    "cards under another heading": (
        "Kontakt",
        [["Växel", "Alla ska ringa före tio"], ["E-post", "Alla får svar samma dag"]],
        [],
    ),
}


@pytest.mark.parametrize("name", CARDS)
def test_cards_are_read_one_after_the_other(name: str) -> None:
    heading, cards, expected = CARDS[name]
    text, places, within, starts = f"{heading}\n\n", {}, {}, [0]
    for number, card in enumerate(cards):
        for at, words in enumerate(card):
            top = 100 + at * PITCH
            places[len(text)] = Box(200 * number, top, 200 * number + len(words) * WIDTH, top + HEIGHT)
            within[len(text)] = (1, number)
            starts.append(len(text))
            text += f"{words}\n"
        text += "\n"
    lines = list(lines_of(text))
    where = Where(lambda start, _end: places.get(start), within, (0,), tuple(starts))
    found, _ = columned(lines, [Said(2020)] * len(lines) if "2020" in heading else [None] * len(lines), where, None)
    assert [(goal.text, goal.area, goal.year) for goal in found] == expected
