"""What the words of a text say about its type, and those of a passage about its being a goal."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from extract.pipes import kind_words, passage_words
from extract.pipes.word_model import load
from gold.word_models import GOALS, KINDS, Sample, Task, fitted, learn
from normalize.unicode import fold
from tests.extract.documents import record_of

_MINUTES = (
    "Protokollet justeras av ordföranden. Närvarande ledamöter och ersättare. Sekreteraren läste upp protokollet. "
)
_REPORT = "Verksamheten redovisar ett överskott. Utfallet följer budgeten och prognosen för helåret. Måluppfyllelse. "
_OPINION = "Kommunen har beretts tillfälle att yttra sig över remissen och har inget att erinra mot förslaget. "
_SAID = {
    KINDS: {"protokoll": _MINUTES, "rapport": _REPORT, "yttrande": _OPINION},
    GOALS: {"goal": "Alla elever ska nå målen", "else": "Ordföranden hälsade välkommen"},
}


def samples(task: Task) -> list[Sample]:
    return [
        Sample(f"{label}-{number}", fold(f"ort{'abcdefghijklmnop'[number]} {text}"), label)
        for label, text in _SAID[task].items()
        for number in range(16)
    ]


@pytest.mark.parametrize("task", [KINDS, GOALS], ids=["kinds", "goals"])
def test_a_model_says_what_scikit_learn_that_made_it_says(task: Task, tmp_path: Path) -> None:
    made = samples(task)
    content = learn(task, made)
    (tmp_path / "model.json").write_text(json.dumps(content), encoding="utf-8")
    scores, known = load(tmp_path / "model.json").scores(task.terms(made[0].text))
    theirs = fitted(task, made).decision_function([made[0].text])[0]
    assert np.allclose(scores, theirs, atol=0.02)
    assert known > 0
    assert content["right_of_documents_left_out"] == 1.0
    assert content["made_from"]["documents"] == len(made)


@pytest.mark.parametrize(("text", "kind"), [(_MINUTES, "protokoll"), (_REPORT, "rapport"), (_OPINION, "yttrande")])
def test_words_of_a_type_make_it_likely(text: str, kind: str) -> None:
    shares = kind_words.log_shares(fold(text * 8))
    assert max(shares, key=lambda type_: shares[type_]) == kind


@pytest.mark.parametrize("text", ["", "xyzzy", "123 456"])
def test_no_words_say_nothing(text: str) -> None:
    assert set(kind_words.log_shares(text).values()) == {0.0}


def test_few_words_say_less_than_many() -> None:
    few, many = (kind_words.log_shares(fold(_MINUTES[:length])) for length in (30, 400))
    assert min(few.values()) > min(many.values())
    assert all(share <= 0 and math.isfinite(share) for share in (*few.values(), *many.values()))


def test_words_decide_where_cues_do_not() -> None:
    text = "Skolstyrelsen\n\nEkonomi\n\n" + _REPORT * 12
    assert record_of(text).document.type == "rapport"


@pytest.mark.parametrize(
    ("goal", "talk"),
    [
        ("Andelen nöjda brukare ska vara minst 85 %", "Andelen nöjda brukare var 85 % i fjol"),
        ("Alla barn ska erbjudas plats inom fyra månader", "Barnen erbjöds plats i maj"),
        ("Sjukfrånvaron ska minska till högst 6 procent", "Sjukfrånvaron beror på influensan i mars"),
    ],
)
def test_words_of_goals_are_likelier_goals_than_words_of_talk(goal: str, talk: str) -> None:
    of_goal, of_talk = (passage_words.log_odds(passage_words.GOALS, fold(text)) for text in (goal, talk))
    assert of_goal > 0 > of_talk


def test_what_words_rule_out_is_no_goal_under_a_goal_heading() -> None:
    text = "Nämndens mål 2015\n\n- Alla elever ska nå målen\n- Sammanträdet hölls i kommunhuset den 4 maj kl 13.\n"
    assert [goal.text for goal in record_of(text).goals] == ["Alla elever ska nå målen"]
