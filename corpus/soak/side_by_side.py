"""One worker, two, two of Dask: how fast, and whether the records are the same; and a Dask worker killed."""

import json
import random
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil

from corpus.soak import process
from corpus.soak.documents import hashes, make_letters

_PATIENCE = 60.0  # seconds until the scheduler has written where it is


def engines(folder: Path, *, documents: int) -> dict[str, Any]:
    """Seconds of a conversion of `documents` scans by each engine, as ratios, and whether the records are the same."""
    source = folder / "in"
    make_letters(source, documents, scans=documents)
    seconds, records = {}, {}
    for name, options in {
        "local_1": ("--jobs", "1"),
        "local_2": ("--jobs", "2"),
        "dask_2": ("--engine", "dask", "--jobs", "2"),
    }.items():
        out = folder / name
        summary = process.finish(source, out, *options)
        seconds[name] = float(str(summary["seconds"]))
        records[name] = hashes(out / "records")
    return {
        "scans": documents,
        "seconds": seconds,
        "local_2_to_1": round(seconds["local_1"] / seconds["local_2"], 2),
        "dask_2_to_local_1": round(seconds["local_1"] / seconds["dask_2"], 2),
        "records": len(records["local_1"]),
        "identical": records["local_1"] == records["local_2"] == records["dask_2"],
    }


def dask_killed(folder: Path, *, documents: int, count: int) -> dict[str, Any]:
    """Figures of a conversion by two Dask workers of which one after another is killed and replaced, `count` times."""
    source, calm, out = folder / "in", folder / "calm", folder / "out"
    make_letters(source, documents, scans=documents // 10)
    process.finish(source, calm)
    expected = hashes(calm / "records")
    with ExitStack() as stack:
        cluster = _Cluster(stack, folder)
        run = process.start(source, out, "--engine", "dask", "--scheduler", cluster.address(), "--quiet")
        killed = cluster.kill_workers(run, count)
        _, stderr = run.communicate()
    found = hashes(out / "records")
    return {
        "documents": documents,
        "workers_killed": killed,
        "exit_code": run.returncode,
        "lost": len(expected.keys() - found.keys()),
        "doubled": len(found.keys() - expected.keys()),
        "different": sum(found[path] != expected[path] for path in expected.keys() & found.keys()),
        "stderr": stderr.decode(errors="replace")[-500:],
    }


class _Cluster:
    """A Dask scheduler and two workers, each a process as on an office PC."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack = stack
        self._file = folder / "scheduler.json"
        self._folder = folder / "dask"
        self._start("dask_scheduler", "--port", "0", "--no-dashboard")
        self._workers = [self._start_worker() for _ in range(2)]

    def address(self) -> str:
        """Where the scheduler listens."""
        deadline = time.monotonic() + _PATIENCE
        while not self._file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address: str = json.loads(self._file.read_text())["address"]
        return address

    def kill_workers(self, run: "subprocess.Popen[bytes]", count: int) -> int:
        """Kills a worker at random moments and starts another; returns how many were killed while the run went on."""
        chance = random.Random(5)  # noqa: S311 - nothing secret
        killed = 0
        while killed < count and run.poll() is None:
            time.sleep(chance.uniform(3, 8))
            if run.poll() is None:
                worker = self._workers.pop(0)
                for part in psutil.Process(worker.pid).children(recursive=True):
                    part.kill()
                worker.kill()
                worker.wait()
                killed += 1
                self._workers.append(self._start_worker())
        return killed

    def _start_worker(self) -> "subprocess.Popen[bytes]":
        return self._start("dask_worker", "--nthreads", "1", "--local-directory", str(self._folder), "--no-dashboard")

    def _start(self, program: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--scheduler-file", str(self._file), *options]
        started = subprocess.Popen(  # noqa: S603 - our own command
            command, env=process.ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._stack.callback(_end, started)
        return started


def _end(started: "subprocess.Popen[bytes]") -> None:
    if started.poll() is None:
        started.terminate()
        try:
            started.wait(10)
        except subprocess.TimeoutExpired:
            started.kill()
