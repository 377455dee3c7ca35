"""Signs that an OCR lacked are given back where the context is certain, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.symbols import RULES, SymbolRule, doubtful, mend


@pytest.mark.parametrize(("rule", "read", "written"), [(rule, *pair) for rule in RULES for pair in rule.yes])
def test_a_rule_gives_its_sign_back(rule: SymbolRule, read: str, written: str) -> None:
    assert rule.pattern.search(read)
    assert mend(read)[0] == written


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.no])
def test_a_rule_leaves_the_rest_alone(rule: SymbolRule, text: str) -> None:
    assert not rule.pattern.search(text)


@pytest.mark.parametrize("text", ["§ 12, 79 %, 1 240 m², 20 °C, a@b.se", "kl. 13.00-15.30, 12 500 kronor, 50 procent"])
def test_right_text_stays(text: str) -> None:
    assert mend(text) == (text, ())


@given(st.text(st.sampled_from("$&58S 12679.,mC?*”Qabse\n¢kap§%°"), max_size=60))
def test_edits_say_what_was_changed(text: str) -> None:
    mended, edits = mend(text)
    for edit in reversed(edits):
        assert mended[edit.start : edit.end] == edit.after
        mended = mended[: edit.start] + edit.before + mended[edit.end :]
    assert mended == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("närvaron var 79 26 i maj", ["79 26"]),
        ("ökade med 4,5 96.", ["4,5 96"]),
        ("0520-49 50 00", []),
        ("12 260 kronor", []),
    ],
)
def test_a_number_that_may_hide_a_percent_is_named(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in doubtful(text)] == found
