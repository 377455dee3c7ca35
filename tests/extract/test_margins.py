"""A letterhead's margin is told from headings in the margin and from tables."""

import pytest

from extract.margins import beside_margin
from extract.pages import Box, Word

_TEXT = 150.0  # points, where the text begins
BODY = [
    "Nämnden tillstyrker ansökan i den del som",
    "avser de tre verken norr om sjön och",
    "avstyrker de fyra verken söder om den",
    "eftersom de ligger nära den stora skogen",
    "där det finns gott om sällsynta fåglar",
    "vilket länsstyrelsen påpekade redan i sitt förra",
    "yttrande som lämnades in under hösten och",
    "som nämnden har tagit del av nyligen",
    "och som i övrigt är väl känt.",
]
MARGINS = {
    "labels and names of their own": (["", "Handläggare", "Eva Al", "", "Datum", "2019-03-05"], True),
    "a heading in two lines": (["Nämndens", "beslut", "", "", "", ""], False),
    "nothing": (["", "", "", "", "", ""], False),
    "one line alone": (["", "", "Datum", "", "", ""], False),
}


def words(text: str, x: float, top: float) -> list[Word]:
    placed = []
    for word in text.split():
        placed.append(Word(word, Box(x, top, x + 5.0 * len(word), top + 10)))
        x += 5.0 * len(word) + 3
    return placed


@pytest.mark.parametrize(("margin", "expected"), MARGINS.values(), ids=MARGINS)
def test_a_margin_of_its_own(margin: list[str], expected: bool) -> None:
    lines = []
    for index, text in enumerate(BODY):
        label = margin[index] if index < len(margin) else ""
        lines.append([*([words(label, 40.0, 14.0 * index)] if label else []), words(text, _TEXT, 14.0 * index)])
    assert (beside_margin(lines) is not None) == expected
