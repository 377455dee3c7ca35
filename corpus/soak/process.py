"""Runs `diarium convert` as users do, in a process of its own that can be killed."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psutil

_COMMAND = (sys.executable, "-c", "from scripts.cli import main; main()", "convert")
# One time for all records, so that runs can be compared byte by byte.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}


def start(source: Path, out: Path, *options: str) -> "subprocess.Popen[bytes]":
    """A conversion that has been started."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [*_COMMAND, str(source), "--out", str(out), *options],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish(source: Path, out: Path, *options: str) -> dict[str, object]:
    """Runs a conversion to its end; returns its summary, with its exit code and what it wrote to stderr."""
    process = start(source, out, "--json", *options)
    stdout, stderr = process.communicate()
    summary: dict[str, object] = json.loads(stdout) if stdout else {}
    return {**summary, "exit_code": process.returncode, "stderr": stderr.decode(errors="replace")}


def workers(parent: int) -> list[psutil.Process]:
    """The processes that work for a conversion, and those that work for them: its grandchildren."""
    try:
        process = psutil.Process(parent)
        helpers = {child.pid for child in process.children()}
        return [child for child in process.children(recursive=True) if child.pid not in helpers]
    except psutil.NoSuchProcess:
        return []


def memory(processes: Sequence[psutil.Process]) -> float:
    """The largest resident memory among the processes, in megabytes."""
    largest = 0
    for process in processes:
        try:
            largest = max(largest, process.memory_info().rss)
        except psutil.NoSuchProcess:
            continue
    return round(largest / 2**20, 1)
