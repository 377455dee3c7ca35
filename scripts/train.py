"""`diarium train`: text and aligned pairs -> a repair model."""

import re
from pathlib import Path
from typing import Annotated

import typer

from extract.errors import DiariumError
from extract.pipeline import read
from gold.evaluate import Case, file_of, gold_cases
from normalize.diacritics.repair import MODEL
from normalize.diacritics.training.run import run

_DIVIDED = re.compile(r"(?<=[a-zåäö])-\n(?=[a-zåäö])")


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
    gold: Annotated[
        bool, typer.Option("--gold", help="Learn also from the texts of the train documents in gold/.")
    ] = False,
) -> None:
    """Make the å ä ö repair model from your own text and scans. Needs the dependency group `bench`."""
    try:
        documents = [_lines(case) for case in gold_cases(["train"], ["digital"])] if gold else []
    except DiariumError as error:
        typer.echo(f"diarium train: {error}", err=True)
        raise typer.Exit(2) from error
    card = run(data, out, dictionary, lambda message: typer.echo(message, err=True), documents)
    typer.echo(f"{out}: {card['bytes'] / 1e6:.1f} MB in {card['seconds']} s; figures in {out.with_suffix('.json')}")


def _lines(case: Case) -> list[str]:
    """The document's lines, table cells apart, that have a letter; a word that a line's end divides is whole."""
    texts = (_DIVIDED.sub("", page.text) for page in read(file_of(case)).pages)
    lines = [line for text in texts for line in re.split(r"[\n\t]", text)]
    return [line for line in lines if any(map(str.isalpha, line))]
