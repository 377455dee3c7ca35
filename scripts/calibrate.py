"""`diarium calibrate`: fits confidence to the labelled documents of train and dev."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from corpus.atomic import write_atomically
from extract.confidence import WEIGHTS, Calibration
from extract.errors import DiariumError
from gold.confidence import FIRST_SIGHT, Sample, first_sight, first_sight_file, samples
from gold.confidence import calibrate as fit
from gold.evaluate import KIND_FORMS, gold_cases

_CORES = os.cpu_count() or 1


def calibrate(
    out: Annotated[Path, typer.Option("--out", help="File for the weights.", dir_okay=False)] = WEIGHTS,
    cache: Annotated[Path, typer.Option("--cache", help="Folder where OCR results are kept.", file_okay=False)] = Path(
        "build/ocr-cache"
    ),
    jobs: Annotated[int, typer.Option("--jobs", help="Documents converted side by side.", min=1)] = _CORES,
    new: Annotated[
        list[str] | None,
        typer.Option(
            "--first-sight",
            metavar="NAME",
            help="A train or dev document that no rule was tuned on: keep its verdicts.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print weights and errors as JSON, for programs.")] = False,
) -> None:
    """Fit how sure fields are to train and dev in gold/, after rules have changed; shows the error on others.

    No test document is read. Label new documents and name them with --first-sight before anybody looks at their output.
    """
    cases = gold_cases(["train", "dev"], list(KIND_FORMS))
    if unknown := set(new or ()) - {case.name for case in cases}:
        raise typer.BadParameter(f"no train or dev document in gold/ is called {', '.join(sorted(unknown))}")
    messages = Console(stderr=True)
    found: list[Sample] = []
    try:
        done = samples(cases, jobs=jobs, cache=cache)
        for group in track(done, "converting", total=len(cases), console=messages, transient=True):
            found += group
    except DiariumError as error:
        typer.echo(f"diarium calibrate: {error}", err=True)
        raise typer.Exit(2) from error
    first = [sample for sample in first_sight() if sample.document not in (new or ())]
    first += [sample for sample in found if sample.document in (new or ())]
    if new:
        write_atomically(FIRST_SIGHT, first_sight_file(first))
    calibration = fit(found, first)
    content = calibration.model_dump_json(indent=2) + "\n"
    write_atomically(out, content)
    if as_json:
        typer.echo(content, nl=False)
    else:
        Console().print(_table(calibration, first))


def _table(calibration: Calibration, found: list[Sample]) -> Table:
    title = "Documents at first sight: mean distance between confidence and share right, in points of 100"
    table = Table(title=title, title_justify="left")
    table.add_column("Fields")
    for column in ("Items", "Right %", "As the rules say", "Calibrated, left out of the fit"):
        table.add_column(column, justify="right")
    for name, error in calibration.out_of_fold_error.items():
        group = [sample for sample in found if name in ("all", sample.kind, sample.signals.group)]
        right = sum(sample.is_right for sample in group) / len(group)
        figures = (100 * right, 100 * calibration.uncalibrated_error[name], 100 * error)
        table.add_row(name, str(len(group)), *(f"{figure:.1f}" for figure in figures))
    return table
