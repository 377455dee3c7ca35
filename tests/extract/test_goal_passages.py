"""Goals that only their words and places tell, in documents that speak of goals and not where others speak."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipes import tree_model
from extract.pipes.goal_contexts import FEATURES, features
from extract.pipes.goal_passages import Form, passages
from extract.pipes.sections import group, lines_of
from gold import goal_model
from gold.goal_model import Reading
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


PASSAGES = {
    "sentences": ("Alla ska trivas. Ingen ska vänta länge.", ["Alla ska trivas.", "Ingen ska vänta länge."]),
    "cells": ("Fler ska gå kvar\t85 procent\tökar varje år", ["Fler ska gå kvar", "85 procent", "ökar varje år"]),
    "what a cell numbers": (
        "Trygg stad\t1. Alla ska trivas 2. Ingen ska vänta",
        ["Trygg stad", "1. Alla ska trivas 2. Ingen ska vänta", "Alla ska trivas", "Ingen ska vänta"],
    ),
    "what bars part": (
        "Alla ska trivas | minst hälften",
        ["Alla ska trivas | minst hälften", "Alla ska trivas", "minst hälften"],
    ),
    "what figures end": (
        "Tillsyn ska göras i tid 94 61 nej",
        ["Tillsyn ska göras i tid 94 61 nej", "Tillsyn ska göras i tid"],
    ),
    "what each att begins": (
        "Målet är att alla ska trivas, det andra att ingen ska vänta; resten väntar",
        [
            "Målet är att alla ska trivas, det andra att ingen ska vänta; resten väntar",
            "alla ska trivas, det andra att ingen ska vänta",
            "alla ska trivas",
            "ingen ska vänta",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES.keys())
def test_passages(text: str, expected: list[str]) -> None:
    found = [passage.text for passage in passages(list(group(list(lines_of(text)))))]
    assert sorted(found) == sorted(expected)


_PIECES = st.sampled_from(
    ["Alla ska", "att ", " | ", "\t", "\n", "\n\n", ". ", "12 ", "94 61 ", "2. Mål ", "vänta", "•", ", "]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_passages_stand_where_they_say_and_have_a_row_of_features_each(text: str) -> None:
    sections = list(group(list(lines_of(text))))
    found = passages(sections)
    places = [passage.line.start + passage.start for passage in found]
    assert places == sorted(places)
    assert all(text[place : place + len(one.text)] == one.text for place, one in zip(places, found, strict=True))
    assert features(sections, found, [0.0] * len(found)).shape == (len(found), len(FEATURES))


def readings() -> list[Reading]:
    """Sixty documents, each a list of goals and a paragraph of talk."""
    made = []
    for number in range(60):
        text = "Mål\n\n- Alla ska trivas\n- Ingen ska vänta länge\n\nNuläge\n\nKöket var stängt. Bussen kom inte."
        sections = list(group(list(lines_of(text))))
        found = passages(sections)
        answers = [passage.line.marker > 0 for passage in found]
        made.append(Reading(f"ort-{number}", ["ingen ska vanta lange"], sections, found, answers))
    return made


def test_the_trees_say_what_scikit_learn_that_made_them_says(tmp_path: Path) -> None:
    rows, answers, _ = goal_model.learnt_from(readings())
    theirs = goal_model.fitted_trees(rows, answers).decision_function(rows)
    (tmp_path / "model.json").write_text(json.dumps(goal_model.learn(readings())), encoding="utf-8")
    ours = tree_model.load(tmp_path / "model.json").scores(rows)
    assert np.allclose(ours, theirs, atol=0.05)
    assert (ours[answers] > 0).all()
    assert (ours[~answers] < 0).all()


def test_a_whole_that_holds_a_goal_is_no_sample_of_words() -> None:
    text = "Mål\n\nTrygg stad\t1. Alla ska trivas i skolan 2. Ingen ska vänta på besked om bygglov"
    sections = list(group(list(lines_of(text))))
    found = passages(sections)
    answers = [goal_model.answer(passage, ["ingen ska vanta pa besked om bygglov"]) for passage in found]
    assert [(passage.form, answer) for passage, answer in zip(found, answers, strict=True)] == [
        (Form.WHOLE, False), (Form.WHOLE, None), (Form.PART, False), (Form.PART, True),
    ]  # fmt: skip
