"""Dask's workers give the same records under the same ledger."""

from pathlib import Path

import pytest

from corpus.engines import DaskEngine, EngineLost
from corpus.settings import Limits, Settings
from corpus.soak.documents import hashes, make_letters
from extract.settings import ExtractSettings
from tests.corpus.runs import run, states

pytest.importorskip("distributed")


def test_dask_gives_the_same_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    make_letters(tmp_path / "in", 3)
    settings = Settings(extraction=ExtractSettings(0.8, ("extract.examples.fastigheter",)))
    run(tmp_path / "in", tmp_path / "here", settings=settings)
    outcomes = run(tmp_path / "in", tmp_path / "dask", engine=DaskEngine(None, 1, Limits()), settings=settings)
    assert states(outcomes) == {"done": 3}
    assert hashes(tmp_path / "dask" / "records") == hashes(tmp_path / "here" / "records")


def test_a_scheduler_that_is_not_there_is_named() -> None:
    with pytest.raises(EngineLost, match=r"tcp://127\.0\.0\.1:1 "):
        DaskEngine("tcp://127.0.0.1:1", 1, Limits(), patience=1)
