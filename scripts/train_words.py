"""`diarium train-words`: labelled documents -> models of the words of types, and of the words and places of goals."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from corpus.atomic import write_atomically
from extract.errors import DiariumError
from extract.pipeline import analysed, read
from extract.pipes import goal_worded, goal_words, kind_words
from extract.pipes.word_model import FOLDER
from gold import goal_model
from gold.evaluate import Case, file_of, gold_cases
from gold.goal_model import Reading, reading
from gold.labels import load_label
from gold.word_models import GOALS, KINDS, READ_AS, SPLITS, Sample, kind_sample, learn


def train_words(
    out: Annotated[Path, typer.Option("--out", help="Folder for the three models.", file_okay=False)] = FOLDER,
) -> None:
    """Make the models that tell types and goals by words and places, from train and dev in gold/; test is not read."""
    cases = gold_cases(SPLITS, READ_AS)
    messages = Console(stderr=True)
    try:
        given = [_samples(case) for case in track(cases, "reading", console=messages, transient=True)]
        kinds = [sample for samples, _ in given for sample in samples]
        readings = [one for _, one in given]
        goals = [sample for one in readings for sample in one.samples]
        for name, task, learnt in ((kind_words.MODEL.name, KINDS, kinds), (goal_words.MODEL.name, GOALS, goals)):
            with messages.status(f"learning {name}"):
                model = learn(task, learnt)
            _write(out / name, model)
            right = model["right_of_documents_left_out"]
            typer.echo(f"{out / name}: {len(model['words'])} words; alone right of {right:.1%} of documents left out")
        with messages.status(f"learning {goal_worded.MODEL.name}"):
            model = goal_model.learn(readings)
        _write(out / goal_worded.MODEL.name, model)
        right = model["of_documents_left_out"]
        typer.echo(
            f"{out / goal_worded.MODEL.name}: {len(model['trees'])} trees; of documents left out"
            f" precision {right['precision']:.1%}, recall {right['recall']:.1%}"
        )
    except DiariumError as error:
        typer.echo(f"diarium train-words: {error}", err=True)
        raise typer.Exit(2) from error
    except ModuleNotFoundError as error:
        raise typer.BadParameter("needs scikit-learn, which is not installed: scripts/bootstrap installs it") from error


def _samples(case: Case) -> tuple[list[Sample], Reading]:
    """What there is to learn from a case: of its type, and of its goals."""
    label = load_label(case.labels)
    doc = analysed(read(file_of(case)))[1]
    return kind_sample(case.name, doc, label), reading(case.name, doc, label)


def _write(path: Path, model: dict[str, Any]) -> None:
    text = json.dumps(model, ensure_ascii=False)
    write_atomically(path, text.replace('], "', '],\n"').replace('}, {"', '},\n{"') + "\n")
