"""What the words of a text say about its type."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from extract.pipes import kind_words
from gold.kind_words import Sample, _fitted, learn
from normalize.unicode import fold
from tests.extract.documents import record_of

_MINUTES = (
    "Protokollet justeras av ordföranden. Närvarande ledamöter och ersättare. Sekreteraren läste upp protokollet. "
)
_REPORT = "Verksamheten redovisar ett överskott. Utfallet följer budgeten och prognosen för helåret. Måluppfyllelse. "
_OPINION = "Kommunen har beretts tillfälle att yttra sig över remissen och har inget att erinra mot förslaget. "


def samples() -> list[Sample]:
    texts = {"protokoll": _MINUTES, "rapport": _REPORT, "yttrande": _OPINION}
    return [
        Sample(f"{kind}-{number}", fold(f"ort{'abcdefghijklmnop'[number]} {text}"), kind)
        for kind, text in texts.items()
        for number in range(16)
    ]


@pytest.mark.parametrize(("text", "kind"), [(_MINUTES, "protokoll"), (_REPORT, "rapport"), (_OPINION, "yttrande")])
def test_words_of_a_type_make_it_likely(text: str, kind: str) -> None:
    shares = kind_words.log_shares(fold(text * 8))
    assert max(shares, key=lambda type_: shares[type_]) == kind


def test_the_model_asks_as_scikit_learn_that_made_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = samples()
    content = learn(made)
    (tmp_path / "model.json").write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setattr(kind_words, "MODEL", tmp_path / "model.json")
    monkeypatch.setattr(kind_words, "_ENOUGH", 1)
    kind_words._loaded.cache_clear()
    try:
        shares = kind_words.log_shares(made[0].text)
    finally:
        kind_words._loaded.cache_clear()
    theirs = _fitted(made).predict_log_proba([made[0].text])[0]
    assert np.allclose(list(shares.values()), theirs, atol=0.02)
    assert content["right_of_documents_left_out"] == 1.0
    assert content["made_from"]["documents"] == 48


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
