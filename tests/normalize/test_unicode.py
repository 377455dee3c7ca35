"""Tidying changes how characters are coded, never what they say."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.unicode import fold, tidy


@pytest.mark.parametrize(
    ("untidy", "tidied"),
    [
        ("fo\u0308r", "för"),
        ("eﬀektiv ﬁnansiering", "effektiv finansiering"),
        ("12\u00a0500", "12 500"),
        ("kom\u00admun", "kommun"),
        ("rad\r\nrad\rrad", "rad\nrad\nrad"),
        ("\u2212250", "-250"),
        ("a\x00b\x07c", "abc"),
        ("sida\fsida", "sida\fsida"),
        ("79 % – ”mål” m²", "79 % – ”mål” m²"),
    ],
)
def test_tidy(untidy: str, tidied: str) -> None:
    assert tidy(untidy) == tidied


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
