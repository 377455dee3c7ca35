"""Goals side by side under a heading, whose columns a scan ran together."""

import pytest

from extract.pipes.goal_abreast import abreast
from extract.pipes.goal_years import Said
from extract.pipes.sections import Line
from normalize.unicode import fold

RUNS = [
    (
        "two columns of sentences",
        "Nämndens mål 2012\n"
        "Den som ringer växeln ska få svar inom Alla vägar i tätorten ska vara snöröjda\n"
        "två minuter. senast klockan sju.\n"
        "Minst 80 % av eleverna ska äta lunch i Antalet olyckor på skolvägarna ska minska\n"
        "skolan varje dag. till hälften.\n",
        [
            ("Den som ringer växeln ska få svar inom två minuter.", 2012),
            ("Alla vägar i tätorten ska vara snöröjda senast klockan sju.", 2012),
            ("Minst 80 % av eleverna ska äta lunch i skolan varje dag.", 2012),
            ("Antalet olyckor på skolvägarna ska minska till hälften.", 2012),
        ],
    ),
    (
        "numbered, under years",
        "Mål\n"
        "2016 2018\n"
        "1. Alla barn ska kunna simma 1. Ingen ska vänta mer än en vecka på tid\n"
        "2. Varje skola ska ha ett bibliotek 2. Alla bussar ska köras utan olja\n",
        [
            ("Alla barn ska kunna simma", 2016),
            ("Ingen ska vänta mer än en vecka på tid", 2018),
            ("Varje skola ska ha ett bibliotek", 2016),
            ("Alla bussar ska köras utan olja", 2018),
        ],
    ),
    (
        "under what says for when",
        "Det här vill vi uppnå\n"
        "Till och med 2023 Senast år 2025\n"
        "Lokalerna är tillgängliga för Verksamheten är fri från olja, med\n"
        "personer med rullstol undantag för reservkraften\n",
        [
            ("Lokalerna är tillgängliga för personer med rullstol", 2023),
            ("Verksamheten är fri från olja, med undantag för reservkraften", 2025),
        ],
    ),
    (
        "a list in one column",
        "Nämndens mål 2012\n"
        "Alla barn i Norra Strandby ska kunna simma\n"
        "Varje skola ska ha ett bibliotek med Svenska Akademiens ordlista\n",
        [],
    ),
    (
        "running text",
        "Mål 2012\n"
        "Nämnden har under våren träffat företrädare för Landstinget och Röda korset om hur\n"
        "målen ska nås. Ordföranden Karin Berg ledde samtalen.\n",
        [],
    ),
    (
        "more years than columns that can be told apart",  # and the ways to part the lines would never be tried through
        "Mål\n2019 2020 2021 2022 2023 2024 2025 2026\n"
        + 2 * "Alla barn ska få plats i förskolan Fler elever ska kunna läsa och Alla skolor ska ha en plan\n",
        2
        * [
            ("Alla barn ska få plats i förskolan", 2012),
            ("Fler elever ska kunna läsa och Alla skolor ska ha en plan", 2012),
        ],
    ),
    (
        "a table of figures",
        "Mål 2012\nKundernas nöjdhet Alla kunder 81 % 84 %\nKöernas längd Alla köer 12 14\n",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in RUNS], ids=[row[0] for row in RUNS])
def test_goals_side_by_side(text: str, expected: list[tuple[str, int | None]]) -> None:
    lines, start = [], 0
    for line in text.splitlines():
        lines.append(Line(start, start + len(line), line, fold(line), False, 0))
        start += len(line) + 1
    goals, taken = abreast(lines, [Said(2012)] * len(lines), [line.start for line in lines])
    assert [(goal.text, goal.year) for goal in sorted(goals, key=lambda goal: goal.start)] == expected
    assert bool(taken) == bool(expected)
