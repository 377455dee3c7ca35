"""`diarium calibrate`: fits confidence to the labelled dev documents."""

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
from gold.confidence import Sample, samples
from gold.confidence import calibrate as fit
from gold.evaluate import KIND_FORMS, gold_cases

_CORES = os.cpu_count() or 1


def calibrate(
    out: Annotated[Path, typer.Option("--out", help="File for the weights.", dir_okay=False)] = WEIGHTS,
    cache: Annotated[Path, typer.Option("--cache", help="Folder where OCR results are kept.", file_okay=False)] = Path(
        "build/ocr-cache"
    ),
    jobs: Annotated[int, typer.Option("--jobs", help="Documents converted side by side.", min=1)] = _CORES,
    as_json: Annotated[bool, typer.Option("--json", help="Print weights and errors as JSON, for programs.")] = False,
) -> None:
    """Fit how sure fields are to the dev documents in gold/, after rules have changed; shows the error on unseen ones.

    No test document is read.
    """
    cases = gold_cases(["dev"], list(KIND_FORMS))
    messages = Console(stderr=True)
    found: list[Sample] = []
    try:
        done = samples(cases, jobs=jobs, cache=cache)
        for group in track(done, "converting", total=len(cases), console=messages, transient=True):
            found += group
    except DiariumError as error:
        typer.echo(f"diarium calibrate: {error}", err=True)
        raise typer.Exit(2) from error
    calibration = fit(found)
    content = calibration.model_dump_json(indent=2) + "\n"
    write_atomically(out, content)
    if as_json:
        typer.echo(content, nl=False)
    else:
        Console().print(_table(calibration, found))


def _table(calibration: Calibration, found: list[Sample]) -> Table:
    table = Table(title="Mean distance between confidence and share right, in points of 100", title_justify="left")
    table.add_column("Fields")
    for column in ("Items", "Right %", "As the rules say", "Calibrated, left out of the fit"):
        table.add_column(column, justify="right")
    for name, error in calibration.out_of_fold_error.items():
        group = [sample for sample in found if name in ("all", sample.kind, sample.signals.group)]
        right = sum(sample.is_right for sample in group) / len(group)
        figures = (100 * right, 100 * calibration.uncalibrated_error[name], 100 * error)
        table.add_row(name, str(len(group)), *(f"{figure:.1f}" for figure in figures))
    return table
