"""Goals that only their words and places tell, in documents that speak of goals and not where others speak."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipes.goal_contexts import FEATURES, contexts, features
from extract.pipes.goal_passages import Form, passages
from extract.pipes.goal_terms import Candidate
from extract.pipes.goal_worded import Weighed, is_ruled_out, worded
from extract.pipes.sections import group, lines_of
from gold.goal_readings import answer
from tests.extract.texts import goals

AIM = "Minst 80 procent av de boende ska vara nöjda med maten."
AIM_2 = "Minst nio av tio elever ska nå målen i matematik."
FOUND = {
    "in running text far from any heading of goals": (
        f"Verksamheten\n\nMålen behandlades i maj.\n\nMaten\n\nKöket flyttade i mars. {AIM} {AIM_2} Kocken är ny.\n",
        [(AIM, None), (AIM_2, None)],
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
    "no figures in the midst of a sentence": (
        "Av 12 400 ska ingen behöva vänta länge",
        ["Av 12 400 ska ingen behöva vänta länge"],
    ),
    "none cut at an abbreviation": (
        "Beslutet säger att kv. Eken ska bebyggas, bl. a. med bostäder\tFler hus i kv. Eken",
        [
            "Beslutet säger att kv. Eken ska bebyggas, bl. a. med bostäder",
            "kv. Eken ska bebyggas, bl. a. med bostäder",
            "Fler hus i kv. Eken",
        ],
    ),
    "none that blanks begin or end": (
        "Trygg stad\t1.  Alla ska trivas  2.  Ingen ska vänta |  Fler går kvar",
        [
            "Trygg stad",
            "1.  Alla ska trivas  2.  Ingen ska vänta |  Fler går kvar",
            "Alla ska trivas",
            "Ingen ska vänta",
            "Fler går kvar",
        ],
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
    "what att begins after a cell, a bullet or a sentence": (
        "Plan\tatt alla ska trivas, att ingen ska vänta\n- att  fler ska gå kvar, samt att 1) alla ska äta\n"
        "Det gäller. Att alla ska trivas och att ingen ska vänta.",
        [
            "att alla ska trivas, att ingen ska vänta",
            "alla ska trivas, att ingen ska vänta",
            "alla ska trivas",
            "ingen ska vänta",
            "att  fler ska gå kvar, samt att 1) alla ska äta",
            "fler ska gå kvar, samt att 1) alla ska äta",
            "fler ska gå kvar",
            "alla ska äta",
            "Det gäller.",
            "Att alla ska trivas och att ingen ska vänta.",
            "alla ska trivas och att ingen ska vänta",
            "alla ska trivas",
            "ingen ska vänta",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PASSAGES.values(), ids=PASSAGES.keys())
def test_passages(text: str, expected: list[str]) -> None:
    found = [passage.text for passage in passages(list(group(list(lines_of(text)))))]
    assert sorted(found) == sorted(expected)


LEADS = {
    "sentence": (
        "Köket är nytt. I kv. Eken gäller att alla ska trivas.",
        "alla ska trivas",
        "i kv. eken galler att ",
        "koket ar nytt. ",
    ),
    "cell": (
        "Plan för år 2\tDet går. Här gäller att alla ska trivas\tja",
        "alla ska trivas",
        "har galler att ",
        "plan for ar 2\tdet gar. ",
    ),
    "line above": (
        "Så här säger vi om framtiden.\natt alla ska trivas, att ingen ska vänta",
        "alla ska trivas",
        "att ",
        "sa har sager vi om framtiden.",
    ),
}


@pytest.mark.parametrize(("text", "passage", "lead", "before"), LEADS.values(), ids=LEADS.keys())
def test_what_is_said_before_a_passage(text: str, passage: str, lead: str, before: str) -> None:
    found = next(one for one in passages(list(group(list(lines_of(text))))) if one.text == passage)
    assert (found.lead, found.before) == (lead, before)


def test_what_closes_goals_does_so_up_to_the_next_heading() -> None:
    text = (
        "Uppföljning\n\nFler kan simma nu.\n\n- Alla får mat\n\n12\n\nIngen väntar nu.\n\n2.1 Vår vision\n\nAlla trivs."
    )
    found = passages(list(group(list(lines_of(text)))))
    assert [one.text for one in found if not one.is_closed] == ["2.1 Vår vision", "Alla trivs."]
    assert [one.text for one in found if one.is_closed and one.form is not Form.HEADING] == [
        "Fler kan simma nu.", "Alla får mat", "Ingen väntar nu.",
    ]  # fmt: skip


def test_headings_stand_among_headings() -> None:
    text = "Plan\n\nAlla ska trivas här\n\nSolen skiner idag.\n\nIngen ska vänta\n\nDagen är här nu."
    sections = list(group(list(lines_of(text))))
    found = passages(sections)
    odds = [float(number) for number, _ in enumerate(found)]
    of = {one.passage.text: one for one in contexts(sections, found, odds)}
    headings = {one.text: odd for one, odd in zip(found, odds, strict=True) if one.form is Form.HEADING}
    assert list(headings) == ["Alla ska trivas här", "Ingen ska vänta"]
    assert list(of["Alla ska trivas här"].alike) == [headings["Ingen ska vänta"]]
    assert list(of["Solen skiner idag."].alike) == []


def test_what_a_passage_stands_among() -> None:
    text = (
        "Plan\n\nAlla ska trivas\tnöjda boende\nIngen ska vänta\tsnabba svar\n\nUtsikt\n\nSolen skiner. Dagen är här."
    )
    sections = list(group(list(lines_of(text))))
    found = passages(sections)
    odds = dict(zip([one.text for one in found], [4.0, -1.0, 2.0, -3.0, -5.0, -2.0], strict=True))
    of = {one.passage.text: one for one in contexts(sections, found, list(odds.values()))}
    cell, sentence = of["Alla ska trivas"], of["Solen skiner."]
    assert (list(cell.alike), list(cell.abreast)) == ([-1.0, 2.0, -3.0], [2.0])
    assert (cell.of_section, cell.likely, cell.best) == (pytest.approx(-2 / 3), pytest.approx(2 / 6), 2.0)
    assert (list(sentence.alike), sentence.of_section, sentence.best) == ([-2.0], -2.0, 4.0)
    assert of["Dagen är här."].odds == odds["Dagen är här."]


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
    assert all(one.text == one.text.strip() and one.opening <= one.start for one in found)
    assert features(sections, found, [0.0] * len(found)).shape == (len(found), len(FEATURES))


_TEXT = "Målet är att alla ska trivas, det andra att ingen ska vänta"


def those(odds: Mapping[str, float]) -> Weighed:
    """The passages of `_TEXT`, with the odds of some of them."""
    found = passages(list(group(list(lines_of(_TEXT)))))
    return Weighed(found, [one.span for one in found], [odds.get(one.text, 0.0) for one in found], [0.0] * len(found))


def goal(text: str, start: int, end: int) -> Candidate:
    return Candidate(start, end, text, None, None, None, 0.9)


RULED_OUT = {
    "what is a passage": (goal("alla ska trivas.", 13, 28), -6.0, True),
    "what is no sentence": (goal("alla ska trivas", 13, 28), -6.0, False),
    "what is one nearly": (goal("tt alla ska trivas.", 10, 28), -6.0, True),
    "what is one in part": (goal("är att alla ska trivas.", 6, 28), -6.0, False),
    "where the passage may be one": (goal("alla ska trivas.", 13, 28), -3.5, False),
    "what goes on in other lines": (goal("alla ska trivas på sin skola.", 13, 28), -6.0, False),
    "what stands elsewhere": (goal("alla ska trivas.", 1013, 1028), -6.0, False),
}


@pytest.mark.parametrize(("found", "odds", "expected"), RULED_OUT.values(), ids=RULED_OUT.keys())
def test_what_a_rule_found_is_ruled_out(found: Candidate, odds: float, expected: bool) -> None:
    assert is_ruled_out(found, those({"alla ska trivas": odds})) is expected


BY_WORDS = {
    "long": ("Kansliet flyttade i maj till ett nytt hus", -3.1, -2.6, True),
    "as short as a vision": ("Kansliet flyttade i maj till huset", -3.1, -2.6, False),
    "likelier where it stands": ("Kansliet flyttade i maj till ett nytt hus", -2.9, -2.6, False),
    "likelier by its words": ("Kansliet flyttade i maj till ett nytt hus", -3.1, -2.4, False),
}


@pytest.mark.parametrize(("text", "odds", "words", "expected"), BY_WORDS.values(), ids=BY_WORDS.keys())
def test_what_is_no_sentence_is_ruled_out_by_its_words_too(
    text: str, odds: float, words: float, expected: bool
) -> None:
    found = passages(group(list(lines_of(text))))
    weighed = Weighed(found, [one.span for one in found], [odds] * len(found), [words] * len(found))
    assert is_ruled_out(goal(text, 0, len(text)), weighed) is expected


WORDED = {
    "each likely one, its odds told as a share": (
        {"alla ska trivas": 2.6, "ingen ska vänta": 3.0}, [], [("ingen ska vänta", 0.953), ("alla ska trivas", 0.931)],
    ),
    "the likelier of two that overlap": (
        {"alla ska trivas": 2.6, "alla ska trivas, det andra att ingen ska vänta": 3.0}, [],
        [("alla ska trivas, det andra att ingen ska vänta", 0.953)],
    ),
    "none that a rule found": ({"alla ska trivas": 2.6}, [goal("att alla ska trivas", 9, 28)], []),
    "none that is unlikely": ({"alla ska trivas": 1.9}, [], []),
}  # fmt: skip


@pytest.mark.parametrize(("odds", "found", "expected"), WORDED.values(), ids=WORDED.keys())
def test_goals_by_odds(odds: Mapping[str, float], found: list[Candidate], expected: list[tuple[str, float]]) -> None:
    goals_ = list(worded(those(odds), found))
    assert [(one.text, round(one.confidence, 3)) for one in goals_] == expected
    assert all(_TEXT[one.start : one.end] == one.text for one in goals_)


def test_a_whole_that_holds_a_goal_is_no_sample_of_words() -> None:
    text = "Mål\n\nTrygg stad\t1. Alla ska trivas i skolan 2. Ingen ska vänta på besked om bygglov"
    sections = list(group(list(lines_of(text))))
    found = passages(sections)
    answers = [answer(passage, ["ingen ska vanta pa besked om bygglov"]) for passage in found]
    assert [(passage.form, one) for passage, one in zip(found, answers, strict=True)] == [
        (Form.WHOLE, False), (Form.WHOLE, None), (Form.PART, False), (Form.PART, True),
    ]  # fmt: skip
