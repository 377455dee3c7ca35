"""`diarium train-words`: labelled documents -> models of which words make a type, a goal or a recipient likely."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from corpus.atomic import write_atomically
from extract.errors import DiariumError
from extract.pipes import kind_words
from extract.pipes.passage_words import MODELS
from extract.pipes.word_model import FOLDER
from gold.evaluate import gold_cases
from gold.word_models import KINDS, PASSAGES, learn, samples


def train_words(
    out: Annotated[Path, typer.Option("--out", help="Folder for the models.", file_okay=False)] = FOLDER,
) -> None:
    """Make the models of the words of types, goals and recipients, from train and dev in gold/, not test."""
    cases = gold_cases(["train", "dev"], ["digital", "ocr-text"])
    messages = Console(stderr=True)
    try:
        given = [samples(case) for case in track(cases, "reading", console=messages, transient=True)]
        for path, task in {kind_words.MODEL: KINDS, **dict.fromkeys(MODELS.values(), PASSAGES)}.items():
            with messages.status(f"learning {path.name}"):
                model = learn(task, [one for of_case in given for one in of_case[path]])
            write_atomically(out / path.name, json.dumps(model, ensure_ascii=False).replace('], "', '],\n"') + "\n")
            right = model["right_of_documents_left_out"]
            typer.echo(
                f"{out / path.name}: {len(model['words'])} words; alone right of {right:.1%} of documents left out"
            )
    except DiariumError as error:
        typer.echo(f"diarium train-words: {error}", err=True)
        raise typer.Exit(2) from error
    except ModuleNotFoundError as error:
        raise typer.BadParameter("needs scikit-learn, which is not installed: scripts/bootstrap installs it") from error
