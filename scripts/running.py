"""What `convert` and `retry` share: their options, the progress of a run, and how it ends."""

import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from corpus.convert import Conversion, Outcome, RunError
from corpus.engines import DaskEngine, Engine, LocalEngine
from corpus.inputs import Inputs
from corpus.names import on_one_line
from corpus.schema import BrokenCorpus, NoCorpus
from corpus.settings import Limits, Settings
from corpus.status import failures_of
from extract import own
from extract.pipeline import load
from scripts.index import NOT_FINISHED, SOME_FAILED, index_with_progress
from scripts.summary import Summary

INTERRUPTED = 130

EngineName = Literal["local", "dask"]
Out = Annotated[Path, typer.Option("--out", help="Folder for the records; made when missing.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="Documents side by side; as many as there are cores.")]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="This machine, or the workers of a Dask scheduler.")]
Scheduler = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", help="The Dask scheduler, as tcp://host:8786; without it a few workers start here."
    ),
]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds that a document may take.")]
Memory = Annotated[int, typer.Option(min=256, help="Megabytes that a document may take.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print neither progress nor summary.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for programs.")]
CORES = os.cpu_count() or 1
LIMITS = Limits()
NOTHING = Inputs((), (), ())


def engine_maker(engine: EngineName, scheduler: str | None, jobs: int, limits: Limits) -> Callable[[], Engine]:
    """What makes the engine that the options name.

    Raises:
        BadParameter: an address without its engine.
    """
    if scheduler and engine != "dask":
        raise typer.BadParameter("--scheduler goes with --engine dask")
    if engine == "dask":
        return lambda: DaskEngine(scheduler, jobs, limits)
    return lambda: LocalEngine(jobs, limits)


def check_pipes(settings: Settings) -> None:
    """Looks whether the modules of components can be used, before any document is read.

    Raises:
        BadParameter: one cannot be used.
    """
    pipes = settings.extraction.pipes
    try:
        if own.modules(pipes):
            load(pipes)
    except own.PipesError as error:
        raise typer.BadParameter(str(error)) from error


def run(
    conversion: Conversion,
    plan: Callable[[Conversion], None],
    out: Path,
    *,
    quiet: bool,
    as_json: bool,
    found: Inputs = NOTHING,
    index: bool = False,
) -> None:
    """Runs the conversion to its end, indexes what it wrote when `index`, and prints what it came to.

    `found` tells what of the folders is not converted.

    Raises:
        Exit: with the code that tells how it ended, unless all went well.
    """
    messages = Console(stderr=True, quiet=quiet)
    summary = Summary(out, skipped=list(found.skipped))
    for problem in found.unlisted:
        _say_problem(problem, messages)
    started = time.monotonic()
    signal.signal(signal.SIGTERM, _interrupt)  # what schedulers send before they kill
    try:
        with conversion:
            plan(conversion)
            _follow(conversion, summary, messages)
            summary.failures = [*found.unlisted, *failures_of(out, conversion.run)]
            if index:
                with suppress(NoCorpus):  # no document could be converted, and the summary says so
                    summary.failures += index_with_progress(out, messages).unreadable
    except (RunError, BrokenCorpus) as error:
        typer.echo(f"diarium: {error}", err=True)
        raise typer.Exit(NOT_FINISHED) from error
    except KeyboardInterrupt:
        _say_interrupted(messages)
    summary.seconds = time.monotonic() - started
    if as_json:
        typer.echo(json.dumps(summary.as_dict(), indent=2, ensure_ascii=False))
    elif not quiet:
        Console().print(summary.table())
    if summary.failures:
        raise typer.Exit(SOME_FAILED)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _say_interrupted(messages: Console) -> NoReturn:
    messages.print("Interrupted. Run the same command again to go on where it stopped.", highlight=False)
    raise typer.Exit(INTERRUPTED) from None


def _follow(conversion: Conversion, summary: Summary, messages: Console) -> None:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    summary.unchanged = conversion.kept
    started = time.monotonic()
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as progress:
        shown = progress.add_task("documents", total=conversion.total, now="")
        for outcome in conversion.outcomes():
            summary.add(outcome)
            _say_failure(outcome, messages)
            pace = summary.pages / max(time.monotonic() - started, 0.001)
            current = ", ".join(on_one_line(Path(name).name) for name in list(conversion.current.values())[:3])
            now = f"{pace:.1f} pages/s, {summary.failed} failed; {current}"
            progress.update(shown, advance=outcome.state != "todo", now=now)


def _say_failure(outcome: Outcome, messages: Console) -> None:
    if outcome.result.message:
        again = "; it is tried again" if outcome.state == "todo" else ""
        message = f"{outcome.result.message}{again}"
        _say_problem(message, messages)


def _say_problem(problem: str, messages: Console) -> None:
    messages.print(problem, style="red", markup=False, highlight=False, soft_wrap=True)
