"""Of a text layer and what OCR read, each word's better reading is kept."""

import pytest

from extract.merge import merged
from extract.pages import Box, Word

BOX = Box(10, 10, 60, 20)


@pytest.mark.parametrize(
    ("read", "confidence", "layer", "text", "other"),
    [
        ("nämnden", 0.95, "ndmnden", "nämnden", "ndmnden"),
        ("nämnd3n", 0.5, "nämnden", "nämnden", "nämnd3n"),
        ("nämnd3n", 0.95, "nämnden", "nämnd3n", "nämnden"),
        ("nämnden", 0.5, "nämnden", "nämnden", None),
    ],
)
def test_the_better_reading_is_kept(read: str, confidence: float, layer: str, text: str, other: str | None) -> None:
    (word,) = merged([Word(read, BOX, confidence)], [Word(layer, Box(11, 10, 59, 21))])
    assert (word.text, word.other) == (text, other)


def test_a_layer_s_box_is_as_high_as_its_font() -> None:
    (word,) = merged([Word("rnoms", Box(10, 15, 50, 19), 0.5)], [Word("moms", Box(10, 8, 50, 21))])
    assert word.text == "moms"


def test_a_word_elsewhere_says_nothing() -> None:
    (word,) = merged([Word("nämnd3n", BOX, 0.5)], [Word("nämnden", Box(70, 10, 120, 20))])
    assert (word.text, word.other) == ("nämnd3n", None)
