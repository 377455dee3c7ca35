"""Letter-spaced words are made whole in the text, and short words, names of columns and abbreviations stay."""

import pytest

from extract.letter_spacing import close_up


@pytest.mark.parametrize(
    ("read", "whole"),
    [
        ("T J Ä N S T E S K R I V E L S E", "TJÄNSTESKRIVELSE"),
        ("s o c i a l n ä m n d e n b e s l u t a r", "socialnämnden beslutar"),
        ("B U D G E T 1 9 8 5", "BUDGET 1985"),
        ("Rikt lin j er för färdtjänst", "Riktlinjer för färdtjänst"),
        ("V A L L N Ä S K O M M U N", "VALLNÄS KOMMUN"),
        ("om det nu är så att vi ej får", "om det nu är så att vi ej får"),
        ("M T O T F L S", "M T O T F L S"),
        ("a b c d e f", "a b c d e f"),
        ("enl. bl a s k och f d", "enl. bl a s k och f d"),
        ("1 9 8 5", "1 9 8 5"),
    ],
)
def test_letter_spaced_words_are_made_whole(read: str, whole: str) -> None:
    assert close_up(read)[0] == whole


def test_what_was_changed_is_told() -> None:
    text, edits = close_up("Till P R O T O K O L L och B E S L U T A R")
    assert [(text[edit.start : edit.end], edit.before) for edit in edits] == [
        ("PROTOKOLL", "P R O T O K O L L"),
        ("BESLUTAR", "B E S L U T A R"),
    ]


def test_a_page_of_nothing_but_short_words_is_parted_in_its_length() -> None:
    """Ways to part a run grow with its length only: no word has more pieces than letters."""
    text = "vi har nu ett av de " * 2000
    assert close_up(text) == (text, ())
