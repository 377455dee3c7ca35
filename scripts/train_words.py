"""`diarium train-words`: labelled documents -> models of the words of types, and of words and places of some fields."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from spacy.tokens import Doc

from corpus.atomic import write_atomically
from extract.errors import DiariumError
from extract.pipeline import analysed, load, read
from extract.pipes import (
    goal_contexts,
    goal_worded,
    goal_woven,
    kind_words,
    officer_candidates,
    officer_worded,
    passage_words,
    recipient_candidates,
    recipient_worded,
    woven_contexts,
)
from extract.pipes.word_model import FOLDER
from gold.evaluate import Case, file_of, gold_cases
from gold.goal_readings import goal_reading
from gold.labels import Label, load_label
from gold.officer_readings import officer_reading
from gold.recipient_readings import recipient_reading
from gold.tree_models import Reading
from gold.tree_models import learn as learn_trees
from gold.word_models import GOALS, KINDS, OFFICERS, READ_AS, RECIPIENTS, SPLITS, Sample, Task, kind_sample
from gold.word_models import learn as learn_words
from gold.woven_readings import woven_reading


@dataclass(frozen=True, slots=True)
class Field:
    """A field told by words and places: what a document shows of it, what is learnt, and the two models' files."""

    reading: Callable[[str, Doc, Label], Reading]
    task: Task
    words: Path
    features: Iterable[str]
    trees: Path


FIELDS = (
    Field(goal_reading, GOALS, passage_words.GOALS, goal_contexts.FEATURES, goal_worded.MODEL),
    Field(woven_reading, GOALS, passage_words.GOALS, woven_contexts.FEATURES, goal_woven.MODEL),
    Field(
        recipient_reading, RECIPIENTS, passage_words.RECIPIENTS, recipient_candidates.FEATURES, recipient_worded.MODEL
    ),
    Field(officer_reading, OFFICERS, officer_worded.WORDS, officer_candidates.FEATURES, officer_worded.MODEL),
)


def train_words(
    out: Annotated[Path, typer.Option("--out", help="Folder for the eight models.", file_okay=False)] = FOLDER,
) -> None:
    """Make the models that tell types and some fields by words and places, from train and dev in gold/."""
    cases = gold_cases(SPLITS, READ_AS)
    messages = Console(stderr=True)
    try:
        given = [_read(case) for case in track(cases, "reading", console=messages, transient=True)]
        kinds = [sample for samples, _ in given for sample in samples]
        with messages.status(f"learning {kind_words.MODEL.name}"):
            _learn_words(out / kind_words.MODEL.name, KINDS, kinds)
        for index, field in enumerate(FIELDS):
            readings = [of_fields[index] for _, of_fields in given]
            with messages.status(f"learning {field.words.name} and {field.trees.name}"):
                if field.words not in [other.words for other in FIELDS[:index]]:
                    _learn_words(
                        out / field.words.name, field.task, [one for reading in readings for one in reading.samples]
                    )
                _learn_trees(out / field.trees.name, field, readings)
    except DiariumError as error:
        typer.echo(f"diarium train-words: {error}", err=True)
        raise typer.Exit(2) from error
    except ModuleNotFoundError as error:
        raise typer.BadParameter("needs scikit-learn, which is not installed: scripts/bootstrap installs it") from error


def _read(case: Case) -> tuple[list[Sample], list[Reading]]:
    """What there is to learn from a case: of its type, and of each field."""
    label = load_label(case.labels)
    # What the models are for need not run, so that they need not be there.
    with load().select_pipes(disable=["diarium_goals", "diarium_recipients", "diarium_handlaggare"]):
        doc = analysed(read(file_of(case)))[1]
    return kind_sample(case.name, doc, label), [field.reading(case.name, doc, label) for field in FIELDS]


def _learn_words(path: Path, task: Task, given: Sequence[Sample]) -> None:
    model = learn_words(task, given)
    _write(path, model)
    right = model["right_of_documents_left_out"]
    typer.echo(f"{path}: {len(model['words'])} words; alone right of {right:.1%} of documents left out")


def _learn_trees(path: Path, field: Field, readings: Sequence[Reading]) -> None:
    model = learn_trees(field.task, field.features, readings)
    _write(path, model)
    right = model["of_documents_left_out"]
    typer.echo(
        f"{path}: {len(model['trees'])} trees; of documents left out"
        f" precision {right['precision']:.1%}, recall {right['recall']:.1%}"
    )


def _write(path: Path, model: dict[str, Any]) -> None:
    text = json.dumps(model, ensure_ascii=False)
    write_atomically(path, text.replace('], "', '],\n"').replace('}, {"', '},\n{"') + "\n")
