"""Goals that only their words tell: in documents that speak of goals, not where others speak or conditions stand."""

import pytest

from tests.extract.texts import goals

AIM = "Minst 80 procent av de boende ska vara nöjda med maten."
FOUND = {
    "in running text far from any heading of goals": (
        f"Verksamheten\n\nMålen behandlades i maj.\n\nMaten\n\nKöket flyttade i mars. {AIM} Kocken är ny.\n",
        [(AIM, None)],
    ),
    "in a table whose head is none of goals, its year in a cell beside": (
        f"Målen behandlades i maj.\n\nInriktning\tNivå\tNås senast\n{AIM}\t80 %\t2015\n"
        "Sjukfrånvaron bland anställda ska minska\t5 %\t2013\n",
        [(AIM, 2015), ("Sjukfrånvaron bland anställda ska minska", 2013)],
    ),
    "in quotation marks, as a paragraph of its own": (
        f"Målen behandlades i maj.\n\nMaten\n\nKöket flyttade i mars.\n\n”{AIM}”\n",
        [(AIM, None)],
    ),
}
NONE = {
    "where no goals are spoken of": f"Verksamheten\n\nKöket flyttade i mars. {AIM}\n",
    "in what a member moves": f"Målen behandlades i maj.\n\nYrkanden\n\nEva Al (c) yrkar bifall. {AIM}\n",
    "cut short": "Målen behandlades i maj.\n\nMaten\n\nKöket flyttade. Minst 80 % av de boende ska vara nöjda med\n",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_goals_told_by_their_words(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_words_alone_make_no_goal(text: str) -> None:
    assert goals(text) == []
