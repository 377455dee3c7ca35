"""Officers told by the words around their names, where no rule knows the place."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipes import tree_model
from extract.pipes.officer_candidates import FEATURES, candidates, features
from extract.pipes.officer_worded import worded
from extract.pipes.sections import group, lines_of
from tests.extract.documents import record_of

CANDIDATES = {
    "with the title before it": ("Planen tas fram av kökschef Tommy Krantz.", [("Tommy Krantz", "kökschef")]),
    "with the title after it": ("Ansvar\tLena Hedqvist, måltidschef\tklart", [("Lena Hedqvist", "måltidschef")]),
    "with the title below it, in its own column": (
        "Eva Lund\tBo Ek\nekonom\trektor", [("Eva Lund", "ekonom"), ("Bo Ek", "rektor")],
    ),
    "without a title": ("Med hälsning\nEva Lund", [("Eva Lund", None)]),
    "none of whom a sentence goes on": ("Planen har kökschef Eva Lund skrivit.\nInspektör Bo Ek började i maj", []),
    "none of another party": ("Samråd med brandchef Eva Lund\nByrådirektör Bo Ek\n801 04 Gävle", []),
    "no politician": ("Eva Lund (S)\nBo Ek, ordförande", []),
    "no two that a reader ran together": ("Per-Arne Kvick Zlatica Hodzic ekonom", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CANDIDATES.values(), ids=CANDIDATES.keys())
def test_candidates(text: str, expected: list[tuple[str, str | None]]) -> None:
    lines = list(lines_of(text))
    found = candidates(lines, list(group(lines)), None)
    assert [(one.name.text, one.title) for one in found] == expected


def test_what_stands_around_a_name_is_told_by_where_it_stands() -> None:
    lines = list(lines_of("Budget 2015\nUnderlag:\tekonom Eva Lund, tel 12\tklart\n9 maj"))
    around = candidates(lines, list(group(lines)), "plan")[0].around.split()
    assert {
        "<ekonom",
        "<-konom",
        "<^ekonom",
        ">tel",
        ">0",
        "L:",
        "Lunderlag",
        "Rklart",
        "Pbudget",
        "Nmaj",
        "Tplan",
    } <= {*around}
    assert not {"first", "last"} & {*around}


_PIECES = st.sampled_from(
    ["Eva Lund", "Bo Ek (S)", "\t", "\n", "\n\n", ", ekonom", "rektor ", ": ", "12 ", "Anna ", "§ "]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_candidates_stand_where_they_say_and_have_a_row_of_features_each(text: str) -> None:
    lines = list(lines_of(text))
    found = candidates(lines, list(group(lines)), None)
    assert all(text[one.name.start : one.name.end] == one.name.text for one in found)
    assert features(lines, None, found, [0.0] * len(found)).shape == (len(found), len(FEATURES))


_PLAN = (
    "Verksamhetsplan 2007\n\nAktivitet\tAnsvarig och tid\n"
    "Ny meny i skolorna\tLena Hedqvist, måltidschef, maj\nUtbildning i kost\tMirja Salo, dietist, hösten\n"
)


def test_an_officer_whom_words_tell_is_found_with_title() -> None:
    found = [(one.name, one.title) for one in record_of(_PLAN).handlaggare]
    assert found == [("Lena Hedqvist", "måltidschef"), ("Mirja Salo", "dietist")]


LIKELY = {
    "each that is likely, the likeliest first": ({"Eva Lund": 1.5, "Bo Ek": 3.0}, set(), ["Bo Ek", "Eva Lund"]),
    "none that is unlikely": ({"Eva Lund": 0.9, "Bo Ek": 3.0}, set(), ["Bo Ek"]),
    "none without a title": ({"Åsa Ask": 3.0}, set(), []),
    "none in the lines of others": ({"Eva Lund": 1.5, "Bo Ek": 3.0}, {0}, ["Bo Ek"]),
    "none in a list of recipients": ({"Per Al": 3.0}, set(), []),
}


@pytest.mark.parametrize(("odds", "others", "expected"), LIKELY.values(), ids=LIKELY.keys())
def test_officers_by_odds(
    monkeypatch: pytest.MonkeyPatch, odds: dict[str, float], others: set[int], expected: list[str]
) -> None:
    text = "Ekonom Eva Lund\nRektor Bo Ek\nÅsa Ask\n\nKopia till\nKamrer Per Al"
    lines = list(lines_of(text))
    sections = list(group(lines))
    scores = np.array([odds.get(one.name.text, 0.0) for one in candidates(lines, sections, None)])
    monkeypatch.setattr(tree_model, "load", lambda _: SimpleNamespace(scores=lambda _: scores))
    assert [one.name.text for one in worded(lines, sections, None, others)] == expected
