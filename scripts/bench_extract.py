"""`diarium bench-extract`: how right Diarium is beside a plain pipeline of spaCy and dateparser."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from extract.errors import DiariumError
from gold import words
from gold.baseline import FIELDS
from gold.beside import pairs, totals
from gold.evaluate import KIND_FORMS, gold_cases

_CORES = os.cpu_count() or 1


def bench_extract(
    split: Annotated[Literal["dev", "test"], typer.Option("--split", help="Which labelled documents.")] = "test",
    cache: Annotated[Path, typer.Option("--cache", help="Folder where OCR results are kept.", file_okay=False)] = Path(
        "build/ocr-cache"
    ),
    jobs: Annotated[int, typer.Option("--jobs", help="Documents converted side by side.", min=1)] = _CORES,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON, for programs.")] = False,
) -> None:
    """Measure fields beside a plain pipeline of spaCy and dateparser: the same pages, the same labels, totals only.

    It needs the dependency group `bench`.
    """
    if importlib.util.find_spec("dateparser") is None:
        raise _refusal("needs dateparser, which is not installed: uv pip install --group bench")
    cases = gold_cases([split], list(KIND_FORMS))
    try:
        done = pairs(cases, jobs=jobs, cache=cache)
        messages = Console(stderr=True)
        rows = totals(track(done, "converting", total=len(cases), console=messages, transient=True))
    except DiariumError as error:
        raise _refusal(str(error)) from error
    if as_json:
        typer.echo(json.dumps({"split": split, "rows": rows}, indent=1, ensure_ascii=False))
    else:
        Console().print(_table(split, rows))


def _refusal(message: str) -> typer.Exit:
    typer.echo(f"diarium bench-extract: {message}", err=True)
    return typer.Exit(2)


def _table(split: str, rows: list[dict[str, Any]]) -> Table:
    table = Table(title=f"{words.SPLITS[split][0]}: F1 % (P, R) of Diarium, and under it of spaCy + dateparser")
    table.add_column("Field")
    for kind in KIND_FORMS:
        table.add_column(words.KINDS[kind][0])
    cells = {(row["field"], row["kind"]): row for row in rows}
    for name in FIELDS:
        found = [cells.get((name, kind)) for kind in KIND_FORMS]
        if any(found):
            table.add_row(
                name, *(f"{_shown(row['diarium'])}\n{_shown(row['baseline'])}" if row else "–" for row in found)
            )
    return table


def _shown(figures: dict[str, float | None]) -> str:
    f1, precision, recall = (
        "–" if figures[name] is None else words.percent(figures[name]) for name in ("f1", "precision", "recall")
    )
    return f"[bold]{f1}[/] [dim](P{precision} R{recall})[/]"
