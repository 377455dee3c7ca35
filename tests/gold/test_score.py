"""Fields are scored as counted by hand."""

import pytest

from gold.score import FIELDS, Candidate, Counts, FieldScore, Item, counts, match, plain, score, total
from tests.gold.samples import date, label


def count(score: FieldScore) -> tuple[int, int, int]:
    return len(score.right), len(score.wrong), len(score.missed)


def alike(*texts: str) -> list[Candidate]:
    return [Candidate(Item(text), None, plain(text)) for text in texts]


def exact(*keys: object) -> list[Candidate]:
    return [Candidate(Item(str(key)), key) for key in keys]


def test_rates_are_fractions_of_counts() -> None:
    two_of_five = Counts(right=2, wrong=1, missed=3)
    assert two_of_five.precision == 2 / 3
    assert two_of_five.recall == 2 / 5
    assert two_of_five.f1 == 4 / 8


def test_rates_of_many_documents_are_those_of_their_items() -> None:
    whole = Counts(5, 3, 0) + Counts(3, 0, 583)
    assert whole.recall == 8 / 591
    assert whole.precision == 8 / 11


@pytest.mark.parametrize(
    ("empty", "precision", "recall", "f1"),
    [(Counts(), None, None, None), (Counts(wrong=1), 0, None, 0), (Counts(missed=1), None, 0, 0)],
)
def test_a_rate_of_nothing_is_none(
    empty: Counts, precision: float | None, recall: float | None, f1: float | None
) -> None:
    assert (empty.precision, empty.recall, empty.f1) == (precision, recall, f1)


def test_each_item_is_matched_once() -> None:
    assert count(match(exact(1, 1, 2), exact(1, 2, 2))) == (2, 1, 1)


def test_the_most_alike_texts_are_paired_whatever_their_order() -> None:
    found = alike("Vi ska bli en friskare kommun 2020", "Vi ska bli en friskare kommun")
    expected = alike("Vi ska bli en friskare kommun", "Vi ska bli en friskare kommun 2021")
    paired = match(found, expected, 90)
    assert {(here.shown, there.shown) for here, there in paired.right} == {
        ("Vi ska bli en friskare kommun", "Vi ska bli en friskare kommun"),
        ("Vi ska bli en friskare kommun 2020", "Vi ska bli en friskare kommun 2021"),
    }


@pytest.mark.parametrize(
    ("read", "is_right"),
    [
        ("att godkanna verksamhetsplanen för 2019", True),  # a letter lost in 39
        ("att godkänna verksamhetsplanen för 2019.", True),
        ("att godkänna", False),
        ("att avslå verksamhetsplanen", False),
    ],
)
def test_decisions_need_a_likeness_of_ninety(read: str, is_right: bool) -> None:
    written = label(decisions=["att godkänna verksamhetsplanen för 2019"])
    scored = score(label(decisions=[read]), written)["decisions"]
    assert count(scored) == ((1, 0, 0) if is_right else (0, 1, 1))


def test_dates_are_their_days_however_written() -> None:
    written = label(dates=[date("den 6 december 2018", "2018-12-06"), date("15-16 maj", "2018-05-15", "2018-05-16")])
    read = label(dates=[date("2018-12-06", "2018-12-06"), date("15 maj", "2018-05-15")])
    assert count(score(read, written)["dates"]) == (1, 1, 1)


def test_dates_that_do_not_exist_are_told_apart_by_their_digits() -> None:
    written = label(dates=[date("31 april 2018", None), date("30 februari", None)])
    read = label(dates=[date("den 31 april 2018", None), date("31 februari", None)])
    assert count(score(read, written)["dates"]) == (1, 1, 1)


def test_the_document_date_is_exact() -> None:
    written = label(document={"date": "2018-06-05"})
    assert count(score(label(document={"date": "2018-06-05"}), written)["date"]) == (1, 0, 0)
    assert count(score(label(document={"date": "2018-06-06"}), written)["date"]) == (0, 1, 1)
    assert count(score(label(document={"date": None}), written)["date"]) == (0, 0, 1)


def test_sums_ask_for_kronor_then_year_then_kind() -> None:
    written = label(
        budgets=[
            {"amount": 60_000_000, "year": 2019, "kind": "budget"},
            {"amount": 12_500, "year": None, "kind": "kostnad"},
        ]
    )
    read = label(
        budgets=[
            {"amount": 60_000_000, "year": 2018, "kind": "budget"},
            {"amount": 12_500.0, "year": None, "kind": "avgift"},
            {"amount": 12_500.5},
        ]
    )
    scored = score(read, written)
    assert count(scored["sums"]) == (2, 1, 0)
    assert count(scored["sums with year"]) == (1, 2, 1)
    assert count(scored["sums with kind"]) == (1, 2, 1)


def test_handlaggare_are_names_then_titles() -> None:
    written = label(handlaggare=[{"name": "Åsa Öberg", "title": "utvecklingschef"}, {"name": "Per-Erik Ek"}])
    read = label(handlaggare=[{"name": "ÅSA ÖBERG", "title": "chef"}, {"name": "Per–Erik Ek"}, {"name": "Asa Oberg"}])
    scored = score(read, written)
    assert count(scored["handlaggare"]) == (2, 1, 0)
    assert count(scored["handlaggare with title"]) == (1, 2, 1)


def test_goals_ask_for_text_then_year() -> None:
    written = label(goals=[{"text": "Vi ska bli en friskare kommun", "year": 2019}])
    read = label(goals=[{"text": "Vi ska bli en friskare kommun.", "year": None}])
    scored = score(read, written)
    assert count(scored["goals"]) == (1, 0, 0)
    assert count(scored["goals with year"]) == (0, 1, 1)


def test_indicators_ask_for_period_and_value_and_a_like_name() -> None:
    written = label(indicators=[{"name": "Antal inlämnade ansökningar", "period": "2018", "value": 11}] * 2)
    read = label(
        indicators=[
            {"name": "Antal inlämnade ansökningar.", "period": "2018", "value": 11.0},
            {"name": "Antal inlämnade ansökningar", "period": "2019", "value": 11},
        ]
    )
    assert count(score(read, written)["indicators"]) == (1, 1, 1)


def test_a_key_left_out_is_not_scored_and_an_empty_one_is() -> None:
    scored = score(label(goals=[{"text": "x"}], dates=[]), label(document={"type": "beslut"}, goals=[]))
    assert set(scored) == {"type", "goals", "goals with year"}
    assert count(scored["goals"]) == (0, 1, 0)
    assert count(scored["type"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KS 2018–109", "ks 2018-109"),
        ("“Friskare” kommun", '"friskare"  kommun.'),
        ("fo\u0308r 2019", "för 2019"),
        ("anta planen, samt", "anta planen"),
    ],
)
def test_case_space_dashes_quotes_and_composition_do_not_count(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_letters_count() -> None:
    assert plain("för") != plain("for")


def test_total_adds_documents_up() -> None:
    scores = [match(exact(1), exact(1, 2)), match(exact(3), exact())]
    assert total(scores) == Counts(1, 1, 1) == counts(scores[0]) + counts(scores[1])


def test_every_field_scores_nothing_against_nothing() -> None:
    lists = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators", "paragraphs")
    document = {"type": None, "title": None, "diarienummer": [], "organ": None, "sender": None, "date": None}
    empty = label(document=document, **{name: [] for name in lists})
    assert {name: count(one) for name, one in score(empty, empty).items()} == dict.fromkeys(FIELDS, (0, 0, 0))
