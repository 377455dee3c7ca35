"""Kills conversions and their workers at random moments and looks whether anything is lost, doubled or different."""

import random
import shutil
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psutil

from corpus.ledger import NAME as LEDGER
from corpus.log import NAME as LOG
from corpus.soak import process
from corpus.soak.documents import hashes, make_letters

_MOST_RESUMES = 20  # after the last kill; one is enough unless a document was hit three times in one run
_PATIENCE = 120.0  # seconds; a run that says nothing for so long hangs


def kills(folder: Path, *, documents: int, count: int, jobs: int, seed: int = 7) -> dict[str, Any]:
    """Figures of `count` kills over runs of `documents` documents; lost, doubled and different must be none."""
    source, calm, out = folder / "in", folder / "calm", folder / "out"
    make_letters(source, documents, pdfs=documents // 10, scans=documents // 30)
    originals = hashes(source)
    process.finish(source, calm, "--jobs", str(jobs))
    expected = hashes(calm / "records")
    killer = _Killer(random.Random(seed), documents)  # noqa: S311 - nothing secret
    faults: Counter[str] = Counter()
    runs = 0
    while killer.killed.total() < count:
        shutil.rmtree(out, ignore_errors=True)
        killer.harass(source, out, jobs, count)
        for _ in range(_MOST_RESUMES):
            if process.finish(source, out, "--jobs", str(jobs))["exit_code"] == 0:
                break
        faults += _faults(out, expected, documents)
        runs += 1
    return {
        "documents": documents,
        "killed": dict(killer.killed),
        "whole_runs_compared": runs,
        "lost": faults["lost"],
        "doubled": faults["doubled"],
        "different": faults["different"],
        "left_over_files": faults["left over"],
        "hangs": killer.hangs,
        "originals_changed": originals != hashes(source),
    }


class _Killer:
    """Kills a conversion's parent or one of the processes below it, after so many documents that chance decides."""

    def __init__(self, chance: random.Random, documents: int) -> None:
        self._chance = chance
        self._most_between = max(2, documents // 12)
        self.killed: Counter[str] = Counter()
        self.hangs = 0

    def harass(self, source: Path, out: Path, jobs: int, count: int) -> None:
        """Runs the conversion, killing and resuming, until it comes to its end or the kills are used up."""
        while self.killed.total() < count:
            run = process.start(source, out, "--jobs", str(jobs), "--quiet")
            while run.poll() is None and self.killed.total() < count:
                self._wait(run, out / LOG)
                self._kill(run)
            if run.poll() is None:
                run.kill()
            run.communicate()
            if run.returncode >= 0:
                return

    def _wait(self, run: "subprocess.Popen[bytes]", log: Path) -> None:
        """Until some more lines stand in the log, and a moment more."""
        if self._chance.random() < 0.2:  # anywhere, also while it starts
            with suppress(subprocess.TimeoutExpired):
                run.wait(self._chance.uniform(0, 5))
            return
        target = _lines(log) + self._chance.randrange(1, self._most_between)
        deadline = time.monotonic() + _PATIENCE
        while run.poll() is None and _lines(log) < target:
            if time.monotonic() > deadline:
                self.hangs += 1
                run.kill()
                return
            time.sleep(0.002)
        time.sleep(self._chance.uniform(0, 0.03))

    def _kill(self, run: "subprocess.Popen[bytes]") -> None:
        if run.poll() is not None:
            return
        below = process.workers(run.pid)
        if below and self._chance.random() < 0.5:
            victim = self._chance.choice(below)
            with suppress(psutil.NoSuchProcess):
                name = "tesseract" if victim.name() == "tesseract" else "worker"
                victim.kill()
                self.killed[name] += 1
        else:
            run.kill()
            run.wait()
            self.killed["parent"] += 1


def _lines(log: Path) -> int:
    try:
        return log.read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


def _faults(out: Path, expected: dict[str, str], documents: int) -> Counter[str]:
    found = hashes(out / "records")
    faults = Counter(
        {
            "lost": len(expected.keys() - found.keys()),
            "doubled": len(found.keys() - expected.keys()),
            "different": sum(found[path] != expected[path] for path in expected.keys() & found.keys()),
            "left over": sum(1 for path in out.rglob("*") if path.name.startswith(".diarium") or path.name == ".tmp"),
        }
    )
    with closing(sqlite3.connect(out / LEDGER)) as db:
        done = db.execute("SELECT count(*) FROM inputs WHERE state = 'done'").fetchone()[0]
        outputs = db.execute("SELECT count(*) FROM outputs").fetchone()[0]
    faults["lost"] += documents - done
    faults["doubled"] += max(0, outputs - documents)
    return faults
