"""`diarium train`: text and aligned pairs -> a repair model."""

from pathlib import Path
from typing import Annotated

import typer

from normalize.diacritics.repair import MODEL
from normalize.diacritics.training.run import run


def train(
    data: Annotated[
        Path,
        typer.Option(
            help="Folder with *pairs*.jsonl[.gz] (truth and ocr_eng or read), *.txt[.gz] (a paragraph a line) "
            "and *train*.tsv[.gz] (a token a line).",
            exists=True,
            file_okay=False,
        ),
    ],
    out: Annotated[Path, typer.Option(help="The model file; its card is written beside it.")] = MODEL,
    dictionary: Annotated[
        Path | None, typer.Option(help="A hunspell dictionary (sv_SE.dic) with its .aff beside it.", exists=True)
    ] = None,
) -> None:
    """Make the å ä ö repair model from your own text and scans. Needs the dependency group `bench`."""
    card = run(data, out, dictionary, lambda message: typer.echo(message, err=True))
    typer.echo(f"{out}: {card['bytes'] / 1e6:.1f} MB in {card['seconds']} s; figures in {out.with_suffix('.json')}")
