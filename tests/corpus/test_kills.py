"""A run that is interrupted or killed loses nothing."""

import signal
import time
from pathlib import Path

from corpus.soak import process
from corpus.soak.documents import make_letters
from corpus.soak.kills import kills
from corpus.status import status
from tests.corpus.runs import run, states


def test_ctrl_c_ends_within_seconds_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    make_letters(source, 400)
    # Tests that run in the background may have been told to ignore it, and so would what they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    started = process.start(source, out, "--jobs", "2")
    while not (out / "log.jsonl").exists() or b'"done"' not in (out / "log.jsonl").read_bytes():
        assert started.poll() is None, started.communicate()
        time.sleep(0.01)
    started.send_signal(signal.SIGINT)
    before = time.monotonic()
    _, stderr = started.communicate(timeout=60)
    assert started.returncode == 130
    assert b"Run the same command again" in stderr
    assert time.monotonic() - before < 30  # seconds, on a machine that is busy with other tests
    left = status(out).states["todo"]
    assert 0 < left < 400
    assert states(run(source, out))["done"] == left


def test_a_kill_loses_nothing(tmp_path: Path) -> None:
    figures = kills(tmp_path, documents=20, count=1, jobs=1)
    assert sum(figures["killed"].values()) == 1
    assert {name: figures[name] for name in ("lost", "doubled", "different", "left_over_files", "hangs")} == {
        "lost": 0,
        "doubled": 0,
        "different": 0,
        "left_over_files": 0,
        "hangs": 0,
    }
