"""The tokenizer parts letters, digits and signs, and loses no character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.pipes.tokens import FineTokenizer

TOKENIZER = FineTokenizer(Vocab())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("den 15-16 maj", ["den", "15", "-", "16", "maj"]),
        ("KS2018/109", ["KS", "2018", "/", "109"]),
        ("a  b\n", ["a", "  ", "b", "\n"]),
        (" a", [" ", "a"]),
        ("", []),
    ],
)
def test_runs_of_a_kind_are_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens


@given(st.text(st.sampled_from("aÅ9 \n\t.,-_§½\u00a0"), max_size=30))
def test_the_text_is_what_its_tokens_make(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text == Doc.text.__get__(doc)
