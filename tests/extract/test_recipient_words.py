"""Recipients that no list tells, by their words and by what they stand among; and what no list makes one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipes.recipient_candidates import FEATURES, candidates, features
from extract.pipes.recipient_worded import is_ruled_out, worded
from extract.pipes.sections import group, lines_of
from tests.extract.documents import record_of

CANDIDATES = {
    "cells and what commas part below what speaks of sending": (
        "Bakgrund\n\nKommunen växer.\nPlanen mejlas till: rektorerna, handikapprådet och\nde fackliga företrädarna.\n",
        ["Planen mejlas till: rektorerna, handikapprådet", "Planen mejlas till", "rektorerna", "handikapprådet",
         "de fackliga företrädarna"],
    ),
    "behind the verb": (
        "Kopia lämnas till skolstyrelsen, ombudet",
        ["Kopia lämnas till skolstyrelsen, ombudet", "Kopia lämnas till", "skolstyrelsen", "ombudet"],
    ),
    "marks and stops are no part": ("Delges\n* Kommunstyrelsen.\n2) Ombud :", ["Delges", "Kommunstyrelsen", "Ombud"]),
    "none where nothing speaks of sending": ("Kommunstyrelsen\nRevisorerna\nOmbudet", []),
    "none in a form's boxes": ("Delges\n\n[x] Revisorerna\n[ ] Ombudet", []),
    "none in a table's rows": ("Det som sänds\n\nEkby Hamn AB\t12,5\t13,1\nEkby Bad AB\t1\t2", ["Det som sänds"]),
    "no page's head": ("Kopia: ombudet\nEKBY KOMMUN", ["Kopia: ombudet", "Kopia", "ombudet"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CANDIDATES.values(), ids=CANDIDATES.keys())
def test_candidates(text: str, expected: list[str]) -> None:
    lines = list(lines_of(text))
    assert [one.text for one in candidates(lines, list(group(lines)))] == expected


_PIECES = st.sampled_from(
    ["Delges ", "till ", ", ", " och ", "\t", "\n", "\n\n", "Kommunstyrelsen", "[x] ", "12 ", "| ", ": ", "~"]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_candidates_stand_where_they_say_and_have_a_row_of_features_each(text: str) -> None:
    lines = list(lines_of(text))
    found = candidates(lines, list(group(lines)))
    assert all(text[one.start : one.end] == one.text == one.text.strip() for one in found)
    assert features(lines, found, [0.0] * len(found)).shape == (len(found), len(FEATURES))


def test_what_a_sentence_names_is_found_once() -> None:
    text = "Bilderna\n\nBilderna mejlas till: pensionärsrådet, handikapprådet och\nkommunstyrelsen.\n"
    assert [one.text for one in record_of(text).recipients] == ["pensionärsrådet", "handikapprådet", "kommunstyrelsen"]


def test_what_a_list_has_found_is_not_found_again() -> None:
    lines = list(lines_of("Delges: Kommunstyrelsen, Kommunens revisorer"))
    sections = list(group(lines))
    assert {text for (_, text), _ in worded(lines, sections, [], set())} == {"Kommunstyrelsen", "Kommunens revisorer"}
    assert [text for (_, text), _ in worded(lines, sections, [(8, "Kommunstyrelsen")], set())] == [
        "Kommunens revisorer"
    ]
    assert [text for (_, text), _ in worded(lines, sections, [], {"kommunstyrelsen"})] == ["Kommunens revisorer"]


@pytest.mark.parametrize(
    "text", ["Summa 22 400 21 600", "Ärendet bordlades till nästa sammanträde", "Verksamhetsmål för 1990"]
)
def test_what_is_no_recipient_by_its_words(text: str) -> None:
    assert is_ruled_out(text)


@pytest.mark.parametrize("text", ["Kommunstyrelsen", "Anders Lilja (C)", "Ekby Snickeri HB", "Malkulla ungdomsråd"])
def test_what_words_do_not_rule_out(text: str) -> None:
    assert not is_ruled_out(text)
