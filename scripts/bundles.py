"""`diarium bundles`: how well bundles of handlingar are split into their documents."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from corpus.atomic import write_atomically
from extract.bundle import split as splitting
from extract.errors import DiariumError
from gold.bundle.make import KIND_FORMS
from gold.bundle.measure import fit, measure, provenance

_COLUMNS = {
    "kind": "Kind",
    "right": "Right",
    "wrong": "Wrong",
    "missed": "Missed",
    "precision": "P",
    "recall": "R",
    "f1": "F1",
    "singles": "Singles",
    "singles_split": "Split",
    "pages_per_second": "Pages/s",
}


class WhichSplit(StrEnum):
    """The documents measured on."""

    DEV = "dev"
    TEST = "test"


def bundles(
    split: Annotated[
        WhichSplit, typer.Option(help="The documents measured on; only report on test.")
    ] = WhichSplit.TEST,
    kind: Annotated[
        list[str] | None,
        typer.Option(help=f"One of {', '.join(KIND_FORMS)}; may be repeated, all when left out."),
    ] = None,
    learn: Annotated[
        bool, typer.Option("--learn", help="First learn the weights of the signals anew, from dev, and write them.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON, for programs.")] = False,
) -> None:
    """Measure how many beginnings of documents are found in bundles, and whether single documents are left whole."""
    messages = Console(stderr=True)
    if unknown := set(kind or ()) - set(KIND_FORMS):
        raise typer.BadParameter(f"{unknown.pop()}: is none of {', '.join(KIND_FORMS)}")
    kinds = [known for known in KIND_FORMS if not kind or known in kind]
    try:
        if learn:
            with messages.status("learning from bundles of the dev documents"):
                _write(provenance(fit(list(KIND_FORMS)), measure("dev", list(KIND_FORMS))))
        with messages.status(f"splitting bundles of the {split} documents"):
            rows = [found.as_dict() for found in measure(split.value, kinds)]
    except DiariumError as error:
        typer.echo(f"diarium bundles: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=1)) if as_json else Console().print(_table(rows))


def _write(weights: dict[str, Any]) -> None:
    path = Path(splitting.__file__).with_name(splitting.WEIGHTS)
    write_atomically(path, json.dumps(weights, ensure_ascii=False, indent=1) + "\n")
    splitting.load.cache_clear()


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(*_COLUMNS.values(), title="Beginnings of documents in bundles", title_justify="left")
    for row in rows:
        table.add_row(*(f"{row[name]:.3f}" if isinstance(row[name], float) else str(row[name]) for name in _COLUMNS))
    return table
