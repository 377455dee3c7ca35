"""`diarium report`: how right Diarium is, field by field."""

import json
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from corpus.atomic import write_atomically
from extract.errors import DiariumError
from gold import tables
from gold.evaluate import KIND_FORMS, Case, Result, evaluate, gold_cases, own_cases
from gold.labels import REPORTED, load_split
from gold.layouts import LAYOUTS, relaid
from gold.summary import Change, compare, load_baseline, summarise

_COLUMNS = (
    TextColumn("converting"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
    TextColumn("left"),
    TimeRemainingColumn(),
)
_CORES = os.cpu_count() or 1
WORSE = 1
NOT_DONE = 2


Splits = Annotated[
    list[str] | None, typer.Option("--split", help="train, dev or test; may be repeated, the last two when left out.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help=f"One of {', '.join(KIND_FORMS)}; may be repeated, all when left out."),
]
InLayout = Annotated[
    str | None,
    typer.Option(
        "--layout", help=f"The same documents in other type: {', '.join(LAYOUTS)}. Fields should be right as before."
    ),
]
Gold = Annotated[
    Path | None,
    typer.Option(
        "--gold",
        help="Your own sample instead: labels/NAME.json, documents/NAME.pdf and, where known, truth/NAME.txt.",
        exists=True,
        file_okay=False,
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", help="An earlier report.json: shows what changed.", exists=True, dir_okay=False),
]
Margin = Annotated[
    float, typer.Option("--margin", help="How far an F1, of 1, may fall below the baseline's.", min=0, max=1)
]
Out = Annotated[Path, typer.Option("--out", help="Folder for report.json and report.html.")]
Jobs = Annotated[
    int, typer.Option("--jobs", help="Documents converted side by side; as many as there are cores.", min=1)
]
Json = Annotated[bool, typer.Option("--json", help="Print the figures as JSON, for programs.")]


def report(
    *,
    split: Splits = None,
    kind: Kinds = None,
    layout: InLayout = None,
    gold: Gold = None,
    baseline: Baseline = None,
    margin: Margin = 0.01,
    out: Out = Path("build/report"),
    jobs: Jobs = _CORES,
    as_json: Json = False,
) -> None:
    """Report how right Diarium is: convert labelled documents, score every field, write report.json and report.html.

    Ends with 1 when an F1 fell by more than the margin since the baseline.
    """
    if gold and (split or kind or layout):
        raise _refusal("--split, --kind and --layout are for the project's own gold documents, not for --gold")
    html = _html()
    try:
        cases = own_cases(gold) if gold else _gold_cases(split, kind, layout)
        before = load_baseline(baseline) if baseline else None
        results, seconds = _evaluate(cases, jobs)
    except DiariumError as error:
        raise _refusal(str(error)) from error
    summary = summarise(results)
    changes = compare(summary, before) if before else None
    figures = json.dumps(summary, ensure_ascii=False, indent=1) + "\n"
    write_atomically(out / "report.json", figures)
    write_atomically(out / "report.html", html(results, summary, changes))
    if as_json:
        typer.echo(figures, nl=False)
    else:
        _print(summary, changes)
    typer.echo(f"{len(results)} conversions in {seconds:.0f} s; the report is {out / 'report.html'}", err=True)
    if any(change.gain < -margin for change in changes or ()):
        raise typer.Exit(WORSE)


def _refusal(message: str) -> typer.Exit:
    typer.echo(f"diarium report: {message}", err=True)
    return typer.Exit(NOT_DONE)


def _html() -> Any:  # noqa: ANN401 - the function of a module that may be missing
    try:
        from gold.report import html  # noqa: PLC0415 - what it needs is an extra
    except ModuleNotFoundError as error:
        raise _refusal(f"needs {error.name}, which is not installed: pip install 'diarium[report]'") from error
    return html


def _gold_cases(splits: Sequence[str] | None, kinds: Sequence[str] | None, layout: str | None) -> list[Case]:
    for given, known in ((splits, list(load_split())), (kinds, list(KIND_FORMS)), (layout and [layout], list(LAYOUTS))):
        if unknown := set(given or ()) - set(known):
            raise _refusal(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    cases = gold_cases(splits or REPORTED, [kind for kind in KIND_FORMS if not kinds or kind in kinds])
    return [replace(case, source=relaid(case.source, layout)) if layout and case.source else case for case in cases]


def _evaluate(cases: Sequence[Case], jobs: int) -> tuple[list[Result], float]:
    started = time.monotonic()
    with Progress(*_COLUMNS, console=Console(stderr=True), transient=True) as progress:
        results = list(progress.track(evaluate(cases, jobs=jobs), total=len(cases)))
    return results, time.monotonic() - started


def _print(summary: dict[str, Any], changes: Sequence[Change] | None) -> None:
    console = Console()
    for table in tables.field_tables(summary):
        console.print(table)
    console.print(tables.text_table(summary))
    console.print(tables.calibration_table(summary))
    if changes:
        console.print(tables.change_table(changes))
        for line in tables.flips(changes):
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    elif changes is not None:
        console.print("Since the baseline nothing changed.")
