"""Goals in plain text whose lines a reader ran together with those of the columns beside them."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pipes import goal_woven, tree_model
from extract.pipes.goal_passages import passages
from extract.pipes.goal_terms import Candidate
from extract.pipes.goal_worded import Weighed
from extract.pipes.sections import group, lines_of
from extract.pipes.woven_contexts import FEATURES, Beside, contexts, features
from extract.pipes.woven_lines import Woven, woven

# Each with a passage that stands in pieces in it.
RUN_TOGETHER = {
    "a first column, whose second line ends its row": (
        "Fler barn och unga ska Andel 7-20 år som är medlem 61 63 66\ndelta i föreningslivet\n",
        "Fler barn och unga ska delta i föreningslivet",
    ),
    "a column beside it that goes on too": (
        "Matsvinnet i köken ska Gram svinn per 46 39\nhalveras till 2030 portion\n",
        "Matsvinnet i köken ska halveras till 2030",
    ),
    "a second column": (
        "vård och omsorg Alla barn ska ha plats\nsocialnämnden i förskolan inom fyra månader\n",
        "Alla barn ska ha plats i förskolan inom fyra månader",
    ),
    "a word that the line divides": (
        "Alla ska känna till kommu- Antal besök 4 200\nnens rådgivning om energi\n",
        "Alla ska känna till kommunens rådgivning om energi",
    ),
    "one line, which figures end": ("Svaren ska komma i tid 94 61 nej\n", "Svaren ska komma i tid"),
}
# No candidate.
NONE = {
    "what stands as it is, which is a passage": ("Alla ska trivas i skolan\n", "Alla ska trivas i skolan"),
    "what waits for its end": ("Alla ska trivas i Antal 4 200\n", "Alla ska trivas i"),
    "what begins amid a sentence": ("Vi vill att alla ska trivas 94 61\n", "alla ska trivas"),
    "two words": ("Alla trivs 94 61\n", "Alla trivs"),
    "what others demand": ("Yrkanden\n\nEva Al (c) yrkar bifall.\nAlla ska trivas här 94 61\n", "Alla ska trivas här"),
    "in a paragraph of full lines": (
        "Nämnden har under året arbetat med att Alla ska få det stöd som behövs i skolan\n"
        "och med att Fler ska kunna läsa när de lämnar årskurs tre i någon av kommunens\n"
        "grundskolor, vilket har krävt insatser av många och kostat mer än vad som sagts.\n",
        "Alla ska få det stöd",
    ),
    "over a heading": ("Alla ska få\n\n3.2 Uppdrag\n\nplats i skolan 94 61\n", "Alla ska få plats i skolan"),
}


def candidates(text: str) -> list[Woven]:
    starts = [line.start for line in lines_of(text)]
    return woven(group(list(lines_of(text))), starts)


@pytest.mark.parametrize(("text", "passage"), RUN_TOGETHER.values(), ids=RUN_TOGETHER.keys())
def test_passages_in_pieces_are_candidates(text: str, passage: str) -> None:
    assert passage in [one.text for one in candidates(text)]


@pytest.mark.parametrize(("text", "passage"), NONE.values(), ids=NONE.keys())
def test_what_is_no_candidate(text: str, passage: str) -> None:
    assert passage not in [one.text for one in candidates(text)]


_WORDS = st.sampled_from(
    ["Alla", "Andel", "barn", "ska", "trivas", "i", "skolan", "94", "%", "nej", "-", "|", "3.", "kommu-", "\n"]
)


@pytest.mark.parametrize("next_line", ["Mål 2. Alla ska trivas", "Utfall 2019: 4", "- Fler ska läsa"])
def test_no_passage_goes_on_in_an_item_or_label(next_line: str) -> None:
    text = f"Mål 1. Invånarna ska vara nöjda med Kommunens service\n{next_line}\n"
    assert [len(one.pieces) for one in candidates(text)] == [1] * len(candidates(text))
    assert all(not one.text.startswith("Mål") for one in candidates(text))


def test_a_piece_that_a_line_divides_ends_with_the_line() -> None:
    text = "Alla ska känna till kommu-\nnens rådgivning om energi och Samt-\nliga nämnder\n"
    joined = text.replace("-\n", "")
    starts = [0, joined.index("nens"), joined.index("liga")]
    found = woven(group(list(lines_of(joined))), starts)
    assert found
    assert all(joined[slice(*piece.span)] == piece.text.rstrip("-") for one in found for piece in one.pieces)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_pieces_stand_where_they_say_each_in_a_line_of_its_own(text: str) -> None:
    found = candidates(text)
    for one in found:
        rows = [piece.row.number for piece in one.pieces]
        assert rows == list(range(rows[0], rows[0] + len(rows)))
        assert [text[slice(*piece.span)] for piece in one.pieces] == [piece.text for piece in one.pieces]
        assert "".join(one.text.split()).startswith("".join(one.pieces[0].text.removesuffix("-").split()))
    odds = [0.0] * len(found)
    assert features(found, odds, Beside([], [])).shape == (len(found), len(FEATURES))
    assert np.isfinite(features(found, odds, Beside([], []))).all()


TABLE = (
    "Matsvinnet i köken ska Gram svinn per 46 39\nhalveras till 2030 portion\n"
    "Tomter ska finnas i Antal lediga 12 14\nalla kommunens byar tomter\n"
)
GOAL, OTHER = "Matsvinnet i köken ska halveras till 2030", "Tomter ska finnas i alla kommunens byar"


def test_what_is_known_of_a_candidate() -> None:
    found = candidates(TABLE)
    odds = [{GOAL: 3.0, OTHER: 2.0}.get(one.text, -1.0) for one in found]
    context = next(one for one in contexts(found, odds, Beside([], [])) if one.one.text == GOAL)
    known = {name: of(context) for name, of in FEATURES.items()}
    assert [token.text for token in context.others] == ["Gram", "svinn", "per", "46", "39", "portion"]
    assert (known["words"], known["pieces"], known["count of words"], known["width"]) == (3.0, 2, 7, 22)
    assert (known["other tokens"], known["values among them"], known["token after"]) == (6, pytest.approx(1 / 3), 0)
    assert (known["best near"], known["width of others"]) == (2.0, pytest.approx(len("alla kommunens byar") / 22))
    assert known["words of more pieces"] == known["words of fewer pieces"] == -4.0


def goal(text: str, start: int, end: int) -> Candidate:
    return Candidate(start, end, text, 4, "Mat", None, 0.9)


CHOSEN = {
    "each that is likely": ({GOAL: 3.0, OTHER: 2.0}, [], [(GOAL, None, 0.953), (OTHER, None, 0.881)]),
    "none that is unlikely": ({GOAL: 0.2}, [], []),
    "the likelier of two that share words": ({GOAL: 3.0, f"{GOAL} portion": 2.9}, [], [(GOAL, None, 0.953)]),
    "instead of what was found of it, with its number": (
        {GOAL: 3.0}, [goal("Matsvinnet i köken ska Gram", 0, 27)], [(GOAL, 4, 0.953)],
    ),
    "not instead of the same": ({GOAL: 3.0}, [goal(f"{GOAL}.", 0, 22)], [(f"{GOAL}.", 4, 0.9)]),
    "not instead of what is as likely": (
        {GOAL: 3.0, f"{GOAL} portion": 2.5}, [goal(f"{GOAL} portion", 0, 22)], [(f"{GOAL} portion", 4, 0.9)],
    ),
    "beside what was found elsewhere": ({OTHER: 2.0}, [goal(GOAL, 0, 22)], [(GOAL, 4, 0.9), (OTHER, None, 0.881)]),
}  # fmt: skip


class _Told:
    """A model that knows the odds of some texts."""

    def __init__(self, found: list[Woven], odds: Mapping[str, float]) -> None:
        self._odds = [odds.get(one.text, -6.0) for one in found]

    def scores(self, _rows: object) -> np.ndarray:
        return np.array(self._odds)


def chosen(text: str, found: list[Candidate]) -> list[Candidate]:
    """The goals of the text, of which a rule found some, by the model that is set."""
    lines = list(lines_of(text))
    plain = passages(group(lines))
    those = Weighed(plain, [one.span for one in plain], [0.0] * len(plain), [0.0] * len(plain))
    return goal_woven.with_woven(found, those, group(lines), [line.start for line in lines])


@pytest.mark.parametrize(("odds", "found", "expected"), CHOSEN.values(), ids=CHOSEN.keys())
def test_candidates_by_odds(odds, found, expected, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(goal_woven, "_LEAST", -99.0)
    monkeypatch.setattr(tree_model, "load", lambda _path: _Told(candidates(TABLE), odds))
    goals = chosen(TABLE, found)
    assert [(one.text, one.number, round(one.confidence, 3)) for one in goals] == expected
    assert all(TABLE[one.start : one.end] in one.text for one in goals if one not in found)


def test_a_target_in_the_column_beside_is_no_part_of_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Målen antogs i maj.\n\nBarngrupperna i skolan ska minska högst 17 16 nej\n"
    passage = "Barngrupperna i skolan ska minska högst 17 16"
    assert passage in [one.text for one in candidates(text)]
    monkeypatch.setattr(goal_woven, "_LEAST", -99.0)
    monkeypatch.setattr(tree_model, "load", lambda _path: _Told(candidates(text), {passage: 3.0}))
    start = text.index("Barn")
    found = goal("Barngrupperna i skolan ska minska", start, start + 33)
    assert chosen(text, [found]) == [found]


def test_what_stands_under_a_heading_that_closes_goals_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "Matsvinnet i alla kommunens skolor och förskolor ska Gram svinn per portion vid senaste mätning i maj 46 39"
    text = f"Målen antogs i maj.\n\n3.2 Uppdrag\n{row}\nhalveras till 2030 portion\n"
    passage = "Matsvinnet i alla kommunens skolor och förskolor ska halveras till 2030"
    assert passage in [one.text for one in candidates(text)]
    monkeypatch.setattr(goal_woven, "_LEAST", -99.0)
    monkeypatch.setattr(tree_model, "load", lambda _path: _Told(candidates(text), {passage: 3.0}))
    assert chosen(text, []) == []
