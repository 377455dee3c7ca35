"""Converts hostile and mutated files and looks whether each has an end and a reason."""

import random
import shutil
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from corpus.ledger import NAME as LEDGER
from corpus.settings import Limits
from corpus.soak import process
from corpus.soak.documents import hashes
from corpus.soak.hostile import make_hostile, make_mutants

_FINE = (0, 3)  # exit codes of a run that came to its end
_BATCH = 200


def broken(folder: Path, *, mutants: int, jobs: int, limits: Limits) -> dict[str, Any]:
    """Figures of a conversion of the hostile corpus, with a reason for each that failed."""
    source, out, beside = folder / "in", folder / "out", folder / "beside"
    files = make_hostile(source, mutants)
    beside.mkdir()
    started = time.monotonic()
    summary = process.finish(source, out, *_options(jobs, limits))
    figures = _figures(out, limits)
    return {
        "files_made": files,
        **figures,
        "exit_code": summary["exit_code"],
        "run_crashed": summary["exit_code"] not in _FINE,
        "seconds": round(time.monotonic() - started, 1),
        "written_outside_out": sorted({path.name for path in folder.iterdir()} - {"in", "out", "beside"})
        + [path.name for path in beside.iterdir()],
    }


def fuzz(folder: Path, *, minutes: float, jobs: int, limits: Limits) -> dict[str, Any]:
    """Figures of conversions of mutated files for so many minutes; those that end a worker are kept in `folder`."""
    chance = random.Random(23)  # noqa: S311 - nothing secret
    started = time.monotonic()
    causes: Counter[str] = Counter()
    files = crashes = hangs = without_reason = 0
    while time.monotonic() - started < minutes * 60:
        source, out = folder / "in", folder / "out"
        make_mutants(source, _BATCH, chance)
        crashes += process.finish(source, out, *_options(jobs, limits))["exit_code"] not in _FINE
        figures = _figures(out, limits)
        causes.update(figures["by_cause"])
        files += figures["files_in_ledger"]
        hangs += figures["past_the_limit"]
        without_reason += figures["without_end"] + figures["without_reason"]
        _keep_killers(source, out, folder / "killers")
        shutil.rmtree(source)
        shutil.rmtree(out)
    return {
        "minutes": minutes,
        "files": files,
        "by_cause": dict(causes),
        "runs_crashed": crashes,
        "past_the_limit": hangs,
        "without_reason": without_reason,
    }


def _options(jobs: int, limits: Limits) -> tuple[str, ...]:
    return ("--jobs", str(jobs), "--timeout", str(limits.seconds), "--memory", str(limits.megabytes))


def _figures(out: Path, limits: Limits) -> dict[str, Any]:
    with closing(sqlite3.connect(out / LEDGER)) as db:

        def number(where: str) -> int:
            return int(db.execute(f"SELECT count(*) FROM inputs WHERE {where}").fetchone()[0])  # noqa: S608

        causes = db.execute("SELECT cause, count(*) FROM inputs WHERE state = 'failed' GROUP BY cause ORDER BY 2 DESC")
        return {
            "files_in_ledger": number("1"),
            "converted": number("state = 'done'"),
            "duplicates": number("state = 'duplicate'"),
            "failed": number("state = 'failed'"),
            "by_cause": dict(causes.fetchall()),
            "without_end": number("state IN ('todo', 'running')"),
            "without_reason": number("state = 'failed' AND (cause IS NULL OR message IS NULL)"),
            # Ending a worker that does not listen takes Pebble three seconds.
            "past_the_limit": number(f"seconds > {limits.seconds + 10}"),
            "longest_seconds": db.execute("SELECT max(seconds) FROM inputs").fetchone()[0],
            "records": len(hashes(out / "records")),
        }


def _keep_killers(source: Path, out: Path, kept: Path) -> None:
    """Keeps the files that crashed a worker, hung or failed in an unforeseen way, to be looked at."""
    with closing(sqlite3.connect(out / LEDGER)) as db:
        rows = db.execute("SELECT shown, cause FROM inputs WHERE cause IN ('crashed', 'timed-out', 'unforeseen')")
        for shown, cause in rows.fetchall():
            kept.mkdir(exist_ok=True)
            shutil.copy(source / shown, kept / f"{cause}-{len(list(kept.iterdir()))}-{shown}")
