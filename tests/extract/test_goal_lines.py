"""Parts of a line of goals keep their places where numbers and labels are mended."""

import pytest

from extract.pipes.goal_lines import parted
from extract.pipes.sections import lines_of


@pytest.mark.parametrize("text", ["§ mäter vi: Alla barn får plats.", "§£ mäter vi: Alla barn får plats."])
def test_what_follows_a_mended_label_keeps_its_place(text: str) -> None:
    text = f"Mål\n\n{text}"
    line = parted(list(lines_of(text)))[-1]
    assert text[line.start + line.text.index("Alla") :] == "Alla barn får plats."


def test_goals_behind_mended_numbers_keep_their_places() -> None:
    text = "Mål2 Alla barn ska simma\nMål3 Alla barn ska läsa"
    places = [text[line.content_start : line.end] for line in parted(list(lines_of(text)))]
    assert places[1] == "Alla barn ska läsa"
    assert places[0].endswith("Alla barn ska simma")
