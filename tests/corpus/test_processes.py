"""Worker processes: whatever a document does to one, the run goes on."""

import random
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import pytest

from corpus.engines import LocalEngine
from corpus.isolation import Slot
from corpus.settings import Limits, Settings
from corpus.soak.documents import make_letters
from corpus.soak.hostile import FILES, make_mutants
from corpus.worker import Task
from tests.corpus.runs import rows, run, states


def task(path: Path, out: Path) -> Task:
    (out / "tmp").mkdir(parents=True, exist_ok=True)
    return Task(1, str(path), path.name, f"records/{path.name}.json", "", datetime.now(UTC), out, out / "tmp")


def test_a_document_that_hangs_or_kills_its_worker_costs_itself_only(tmp_path: Path) -> None:
    make_letters(tmp_path / "in", 4)
    for name in ("self-drawing.pdf", "one-line.txt"):
        (tmp_path / "in" / name).write_bytes(FILES[name]())
    out = tmp_path / "out"
    outcomes = run(tmp_path / "in", out, engine=LocalEngine(2, Limits(seconds=4, megabytes=1024)))
    assert states(outcomes)["done"] == 4
    found = rows(out)
    for name in ("self-drawing.pdf", "one-line.txt"):
        assert found[name]["cause"] in {"crashed", "timed-out", "out-of-memory"}
        assert "; " in found[name]["message"]


def test_a_stopped_slot_begins_nothing(tmp_path: Path) -> None:
    slot = Slot(Limits())
    slot.stop()
    assert slot.run(task(tmp_path / "a.txt", tmp_path / "out")).cause == "crashed"


def test_every_mutated_file_has_an_end_and_a_reason(tmp_path: Path) -> None:
    make_mutants(tmp_path / "in", 30, random.Random(99))
    out = tmp_path / "out"
    run(tmp_path / "in", out, engine=LocalEngine(2, Limits(seconds=20, megabytes=2048)))
    found = rows(out).values()
    assert len(found) == 30
    assert {row["state"] for row in found} <= {"done", "failed", "duplicate"}
    assert all(row["cause"] and row["message"] for row in found if row["state"] == "failed")


def test_settings_tell_what_changes_records() -> None:
    assert Settings(masks=("phone", "email")) == Settings(masks=("email", "phone"))
    assert Settings().fingerprint() == Settings().fingerprint() != Settings(masks=("phone",)).fingerprint()


def test_a_newer_reading_library_converts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Settings().fingerprint()
    known = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == "pypdfium2" else known(name))
    assert Settings().fingerprint() != before
