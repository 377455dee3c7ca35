"""Recipients that no list tells, by their words and by what they stand among; and what no list makes one."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipes import tree_model
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


LIKELY = {
    "each that is likely, the likeliest first": (
        "Delges\nAlfa\nBeta\nGamma", {"Alfa": 1.5, "Beta": 3.0}, [], ["Beta", "Alfa"],
    ),
    "the likelier of a cell and its part": (
        "Delges: Alfa, Beta", {"Delges: Alfa, Beta": 1.5, "Alfa": 2.0, "Beta": 1.2}, [], ["Alfa", "Beta"],
    ),
    "none that is found": ("Delges\nAlfa\nBeta", {"Alfa": 2.0, "Beta": 2.0}, ["Alfa"], ["Beta"]),
    "none beside what is found in a table's row": (
        "Delges\nAlfa\tsekreterare\nBeta\tnu", {"sekreterare": 2.0, "Beta": 2.0}, ["Alfa"], ["Beta"],
    ),
    "no heading": ("Delges\nAlfa\nBakgrund", {"Delges": 2.0, "Bakgrund": 2.0, "Alfa": 2.0}, [], ["Alfa"]),
    "no sender": ("Delges\nAlfa\nAvsändaren", {"Avsändaren": 2.0, "Alfa": 2.0}, [], ["Alfa"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "odds", "found", "expected"), LIKELY.values(), ids=LIKELY.keys())
def test_recipients_by_odds(
    monkeypatch: pytest.MonkeyPatch, text: str, odds: dict[str, float], found: list[str], expected: list[str]
) -> None:
    lines = list(lines_of(text))
    sections = list(group(lines))
    scores = np.array([odds.get(one.text, 0.0) for one in candidates(lines, sections)])
    monkeypatch.setattr(tree_model, "load", lambda _: SimpleNamespace(scores=lambda _: scores))
    told = list(worded(lines, sections, [(text.index(name), name) for name in found], {"avsandaren"}))
    assert [name for (_, name), _ in told] == expected
    assert all(text[start : start + len(name)] == name and 0.7 < share < 1 for (start, name), share in told)


@pytest.mark.parametrize(
    "text", ["Summa 22 400 21 600", "Ärendet bordlades till nästa sammanträde", "Verksamhetsmål för 1990"]
)
def test_what_is_no_recipient_by_its_words(text: str) -> None:
    assert is_ruled_out(text)


@pytest.mark.parametrize("text", ["Kommunstyrelsen", "Anders Lilja (C)", "Ekby Snickeri HB", "Malkulla ungdomsråd"])
def test_what_words_do_not_rule_out(text: str) -> None:
    assert not is_ruled_out(text)
