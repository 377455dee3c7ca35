"""`diarium convert`: files and folders -> records."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from corpus.convert import Outcome
from corpus.convert import convert as convert_all
from corpus.inputs import Inputs, NoInputError, find_inputs
from scripts.summary import Summary

SOME_FAILED = 3


def convert(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="IN...", help="Files, folders or globs of PDF, image and text files."),
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for the records; made when missing.")],
    jobs: Annotated[
        int,
        typer.Option("--jobs", min=1, help="Documents side by side; as many as there are cores."),
    ] = os.cpu_count() or 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for programs.")] = False,
) -> None:
    """Convert documents into records: OUT/records/<same path>.json.

    Exit code: 0 all well, 3 some files failed, 2 wrong usage.
    """
    messages = Console(stderr=True)
    try:
        found = find_inputs(inputs, out)
        out.mkdir(parents=True, exist_ok=True)
    except (NoInputError, OSError) as error:
        raise typer.BadParameter(str(error)) from error
    if not found.files:
        raise typer.BadParameter("nothing to convert in " + " ".join(inputs))
    started = time.monotonic()
    summary = Summary(out, skipped=[str(path) for path in found.skipped])
    for outcome in _with_progress(found, out, jobs, messages):
        summary.add(outcome)
        if outcome.error:
            messages.print(outcome.error, style="red", markup=False, highlight=False, soft_wrap=True)
    summary.seconds = time.monotonic() - started
    if as_json:
        typer.echo(json.dumps(summary.as_dict(), indent=2, ensure_ascii=False))
    else:
        Console().print(summary.table())
    if summary.failures:
        raise typer.Exit(SOME_FAILED)


def _with_progress(found: Inputs, out: Path, jobs: int, console: Console) -> Iterator[Outcome]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("documents", total=len(found.files))
        for outcome in convert_all(found.files, out, jobs=jobs):
            progress.advance(task)
            yield outcome
