"""`scripts/soak`: proves what `diarium convert` promises, on this machine. No verb, since it needs the dev group."""

import json
import tempfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.settings import Limits
from corpus.soak.broken import broken, fuzz
from corpus.soak.kills import kills
from corpus.soak.scale import scale
from corpus.soak.side_by_side import dask_killed, engines


class Part(StrEnum):
    """A part of the soak."""

    KILLS = "kills"
    BROKEN = "broken"
    FUZZ = "fuzz"
    SCALE = "scale"
    ENGINES = "engines"
    DASK_KILLED = "dask-killed"


def soak(
    part: Annotated[list[Part] | None, typer.Option(help="Only this part; may be repeated.")] = None,
    *,
    documents: Annotated[int, typer.Option(min=10, help="Documents of the runs that are killed.")] = 300,
    kill: Annotated[int, typer.Option(min=1, help="How many times the parent or a worker is killed.")] = 200,
    mutants: Annotated[int, typer.Option(min=0, help="Mutated files beside the hostile ones.")] = 100,
    fuzz_minutes: Annotated[float, typer.Option(min=0, help="Minutes of mutated files on the readers.")] = 10,
    many: Annotated[int, typer.Option(min=50, help="Small documents, for overhead, memory and restart.")] = 10_000,
    scans: Annotated[int, typer.Option(min=4, help="Scans that the engines are compared on.")] = 60,
    jobs: Annotated[int, typer.Option(min=1, help="Workers.")] = 2,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds that a hostile document may take.")] = 20,
    memory: Annotated[int, typer.Option(min=256, help="Megabytes that a hostile document may take.")] = 1024,
) -> None:
    """Kill, break, flood and compare conversions; prints the figures as JSON, each part on stderr when it is done."""
    limits = Limits(seconds=timeout, megabytes=memory)
    parts: dict[Part, Callable[[Path], dict[str, Any]]] = {
        Part.KILLS: lambda folder: kills(folder, documents=documents, count=kill, jobs=jobs),
        Part.BROKEN: lambda folder: broken(folder, mutants=mutants, jobs=jobs, limits=limits),
        Part.FUZZ: lambda folder: fuzz(folder, minutes=fuzz_minutes, jobs=jobs, limits=limits),
        Part.SCALE: lambda folder: scale(folder, few=many // 10, many=many, jobs=jobs),
        Part.ENGINES: lambda folder: engines(folder, documents=scans),
        Part.DASK_KILLED: lambda folder: dask_killed(folder, documents=documents, count=max(1, kill // 50)),
    }
    figures = {}
    for name, measure in parts.items():
        if part and name not in part:
            continue
        with tempfile.TemporaryDirectory(prefix="diarium-soak-") as folder:
            figures[name] = measure(Path(folder))
        typer.echo(f"{name}: {json.dumps(figures[name], ensure_ascii=False)}", err=True)
    typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    typer.run(soak)
