"""How the cost of a document and of a restart grows with their number."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import psutil

from corpus.convert import Conversion
from corpus.engines import Done
from corpus.inputs import find_inputs
from corpus.ledger import LedgerError
from corpus.settings import Settings
from corpus.soak import process
from corpus.soak.documents import make_letters
from corpus.status import status
from corpus.worker import Result, Task


class _Nothing:
    """An engine that converts nothing, so that what is left is the ledger, the log and the hashing of inputs."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def room(self) -> int:
        return 4 - len(self._done)

    def submit(self, task: Task) -> None:
        self._done.append((task, Result()))

    def wait(self) -> list[Done]:
        done, self._done = self._done, []
        return done

    def close(self) -> None:
        self._done.clear()


def scale(folder: Path, *, few: int, many: int, jobs: int) -> dict[str, Any]:
    """Figures of a conversion of `many` small documents: overhead, memory after `few` and after `many`, restart."""
    source = folder / "in"
    make_letters(source, many)
    return {
        "documents": many,
        "overhead_ms_per_document": _overhead(source, folder / "empty"),
        **_memory(source, folder / "out", few, many, jobs),
        **_restart(source, folder / "out", jobs),
    }


def _overhead(source: Path, out: Path) -> float:
    """Milliseconds a document of everything but its conversion: finding, hashing, ledger, log."""
    started = time.monotonic()
    inputs = find_inputs([str(source)], out).files
    with Conversion(out, Settings(), "local", _Nothing) as conversion:
        conversion.plan(inputs)
        for _ in conversion.outcomes():
            pass
    return round((time.monotonic() - started) * 1000 / len(inputs), 3)


def _memory(source: Path, out: Path, few: int, many: int, jobs: int) -> dict[str, Any]:
    """Resident megabytes of the parent and of the largest worker when `few` and when nearly all documents are done."""
    started = time.monotonic()
    run = process.start(source, out, "--jobs", str(jobs), "--quiet")
    figures: dict[str, Any] = {}
    marks = [few, many - many // 50]
    while run.poll() is None and marks:
        time.sleep(0.2)
        if _done(out) >= marks[0]:
            mark = few if len(marks) == 2 else many
            figures[f"parent_mb_at_{mark}"] = process.memory([psutil.Process(run.pid)])
            figures[f"worker_mb_at_{mark}"] = process.memory(process.workers(run.pid))
            marks.pop(0)
    run.communicate()
    return {**figures, "exit_code": run.returncode, "run_seconds": round(time.monotonic() - started, 1)}


def _done(out: Path) -> int:
    try:
        return status(out).states["done"]
    except (LedgerError, sqlite3.OperationalError):  # it is just being made
        return 0


def _restart(source: Path, out: Path, jobs: int) -> dict[str, Any]:
    started = time.monotonic()
    summary = process.finish(source, out, "--jobs", str(jobs))
    total = time.monotonic() - started
    return {
        "restart_seconds": round(total, 2),
        "restart_seconds_without_start_of_python": summary["seconds"],
        "restart_converted": summary["documents"],
    }
