"""`diarium train-words`: labelled documents -> models of which words make a type likely, and a goal."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from corpus.atomic import write_atomically
from extract.errors import DiariumError
from extract.pipes import goal_words, kind_words
from extract.pipes.word_model import FOLDER
from gold.evaluate import gold_cases
from gold.word_models import GOALS, KINDS, learn, samples


def train_words(
    out: Annotated[Path, typer.Option("--out", help="Folder for the two models.", file_okay=False)] = FOLDER,
) -> None:
    """Make the models that tell types and goals by their words, from train and dev in gold/; test is not read."""
    cases = gold_cases(["train", "dev"], ["digital", "ocr-text"])
    messages = Console(stderr=True)
    try:
        given = [samples(case) for case in track(cases, "reading", console=messages, transient=True)]
        kinds, goals = ([one for of_case in given for one in of_case[which]] for which in (0, 1))
        for name, task, learnt in ((kind_words.MODEL.name, KINDS, kinds), (goal_words.MODEL.name, GOALS, goals)):
            with messages.status(f"learning {name}"):
                model = learn(task, learnt)
            write_atomically(out / name, json.dumps(model, ensure_ascii=False).replace('], "', '],\n"') + "\n")
            right = model["right_of_documents_left_out"]
            typer.echo(f"{out / name}: {len(model['words'])} words; alone right of {right:.1%} of documents left out")
    except DiariumError as error:
        typer.echo(f"diarium train-words: {error}", err=True)
        raise typer.Exit(2) from error
    except ModuleNotFoundError as error:
        raise typer.BadParameter("needs scikit-learn, which is not installed: scripts/bootstrap installs it") from error
