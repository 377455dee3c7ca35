"""`diarium train-names`: sentences with marked names -> a model that knows names of people."""

from pathlib import Path
from typing import Annotated

import typer

from extract.names.model import MODEL
from extract.names.training import train


def train_names(
    data: Annotated[
        Path,
        typer.Option(
            help="Folder with *ner_train*.tsv[.gz] and *ner_test*.tsv[.gz]: a token and PER, ORG, LOC, MISC or 0 on a "
            "line, an empty line after each sentence.",
            exists=True,
            file_okay=False,
        ),
    ],
    out: Annotated[Path, typer.Option(help="The model file; its card is written beside it.")] = MODEL,
    epochs: Annotated[int, typer.Option(help="Times that each sentence is shown.", min=1)] = 8,
) -> None:
    """Make the model that tells names of people from other words."""
    try:
        card = train(data, out, epochs=epochs, say=lambda message: typer.echo(message, err=True))
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error), param_hint="--data") from error
    people = card["measured_on_test"]["people"]["clean"]["f1"]
    typer.echo(f"{out}: {card['bytes'] / 1e6:.1f} MB in {card['seconds']} s; names of people F1 {people:.3f}")
