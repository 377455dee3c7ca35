"""Letter-spaced print is words again, and prose stays as it is."""

import pytest

from extract.pages import Box, Word
from extract.readers.tracked import closed_up


def _line(pieces: str, *, letter: float, word: float) -> list[Word]:
    """The pieces on a line of 10 points: "|" is a gap of `word` points, a space one of `letter` points."""
    words, x = [], 50.0
    for part in pieces.split("|"):
        for piece in part.split():
            end = x + 6.0 * len(piece)
            words.append(Word(piece, Box(x, 100.0, end, 110.0)))
            x = end + letter
        x += word - letter
    return words


@pytest.mark.parametrize(
    ("pieces", "letter", "word", "expected"),
    [
        ("E K B Y S|K O M M U N", 3.0, 9.0, ["EKBYS", "KOMMUN"]),
        ("P R O T O K O L L", 2.0, 2.0, ["PROTOKOLL"]),
        ("s o c i a l k o n t o r e t", 2.5, 2.5, ["socialkontoret"]),
        ("ÄN DRAD|FÄR J E TRA F IK|FÖR|ÖARNA", 1.5, 7.0, ["ÄNDRAD", "FÄRJETRAFIK", "FÖR", "ÖARNA"]),
        ("Var|vi|står|i|dag", 2.8, 2.8, ["Var", "vi", "står", "i", "dag"]),
        ("Nu|är|det|så|att|vi|ser|en|å", 2.8, 3.4, ["Nu", "är", "det", "så", "att", "vi", "ser", "en", "å"]),
        # A number in its margin, and the narrow spaces of prose.
        (
            "6|Du kan få hjälp av oss i en vecka",
            2.2,
            12.0,
            ["6", "Du", "kan", "få", "hjälp", "av", "oss", "i", "en", "vecka"],
        ),
        ("M Ö T E|till|sammanträde|i Ekby", 2.0, 7.0, ["MÖTE", "till", "sammanträde", "iEkby"]),
        ("A|B|C", 3.0, 40.0, ["A", "B", "C"]),
        ("1|2|3|4|5|6", 3.0, 3.0, ["1", "2", "3", "4", "5", "6"]),
    ],
)
def test_letter_spaced_print_is_closed_up(pieces: str, letter: float, word: float, expected: list[str]) -> None:
    assert [found.text for found in closed_up(_line(pieces, letter=letter, word=word))] == expected


def test_lines_are_not_joined() -> None:
    upper = _line("E K B Y K", letter=3.0, word=3.0)
    lower = [Word(word.text, Box(word.box.x0, 120.0, word.box.x1, 130.0)) for word in upper]
    assert [word.text for word in closed_up([*upper, *lower])] == ["EKBYK", "EKBYK"]


def test_a_kerned_pair_is_as_far_apart_as_the_other_letters() -> None:
    words = _line("A V T A L|O M", letter=3.0, word=12.0)
    near = Box(words[1].box.x0 - 2.0, 100.0, words[1].box.x1, 110.0)
    assert [found.text for found in closed_up([words[0], Word("V", near), *words[2:]])] == ["AVTAL", "OM"]
