"""`diarium train-kinds`: labelled documents -> a model of which words make a type likely."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from corpus.atomic import write_atomically
from extract.errors import DiariumError
from extract.pipes.kind_words import MODEL
from gold.evaluate import gold_cases
from gold.kind_words import learn, sample


def train_kinds(
    out: Annotated[Path, typer.Option("--out", help="The model file.", dir_okay=False)] = MODEL,
) -> None:
    """Make the model that tells types by their words, from train and dev in gold/. No test document is read."""
    cases = gold_cases(["train", "dev"], ["digital", "ocr-text"])
    try:
        samples = [
            found
            for case in track(cases, "reading", console=Console(stderr=True), transient=True)
            if (found := sample(case))
        ]
        model = learn(samples)
    except DiariumError as error:
        typer.echo(f"diarium train-kinds: {error}", err=True)
        raise typer.Exit(2) from error
    except ModuleNotFoundError as error:
        raise typer.BadParameter("needs scikit-learn, which is not installed: scripts/bootstrap installs it") from error
    write_atomically(out, json.dumps(model, ensure_ascii=False).replace('], "', '],\n"') + "\n")
    right = model["right_of_documents_left_out"]
    typer.echo(f"{out}: {len(model['words'])} words; alone right of {right:.1%} of documents left out")
