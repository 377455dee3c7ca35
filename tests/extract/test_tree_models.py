"""Trees learnt of words and places say what scikit-learn's own say, and know what is asked of them."""

import json
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from extract.pipes import tree_model
from extract.pipes.goal_contexts import FEATURES, features
from extract.pipes.goal_passages import passages
from extract.pipes.sections import group, lines_of
from gold.tree_models import Reading, fitted_trees, learn, learnt_from
from gold.word_models import GOALS, Sample
from normalize.unicode import fold
from scripts.train_words import FIELDS, Field

_AIMS = ("Alla ska trivas", "Ingen ska vänta länge", "Minst 80 % ska vara nöjda", "Fler elever ska kunna simma")
_TALK = ("Köket var stängt.", "Bussen kom inte i tid.", "Nämnden möttes i maj.", "Kön växte.", "Taket läckte igen.")


def readings() -> list[Reading]:
    """Sixty documents, each a list of goals, in every fifth of none, and a paragraph of talk."""
    made = []
    for number in range(60):
        listed = "\n".join(f"- {goal}" for goal in (*_AIMS, *_AIMS)[number % 3 : number % 3 + 2 + number % 4])
        text = f"Mål\n\n{listed}\n\nNuläge\n\n{_TALK[number % 5]} {_TALK[number % 4]} Det blev {number} dagar."
        sections = list(group(list(lines_of(text))))
        found = passages(sections)
        answers = [passage.line.marker > 0 and number % 5 > 0 for passage in found]
        texts = [passage.folded for passage in found]
        samples = [Sample("", text, "goal" if one else "else") for text, one in zip(texts, answers, strict=True)]
        samples.append(Sample("", fold(_AIMS[0]), "goal"))
        made.append(Reading(f"ort-{number}", samples, texts, answers, partial(features, sections, found)))
    return made


def test_the_trees_say_what_scikit_learn_that_made_them_says(tmp_path: Path) -> None:
    given = readings()
    rows, answers, _ = learnt_from(GOALS, given)
    theirs = fitted_trees(rows, answers).decision_function(rows)
    (tmp_path / "model.json").write_text(json.dumps(learn(GOALS, FEATURES, given)), encoding="utf-8")
    ours = tree_model.load(tmp_path / "model.json").scores(rows)
    assert len(set(theirs.round(2).tolist())) > len(_AIMS)
    assert np.allclose(ours, theirs, atol=0.01)
    assert ours[answers].mean() > ours[~answers].mean()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.trees.stem)
def test_a_model_was_made_of_the_features_that_are_asked_for(field: Field) -> None:
    assert json.loads(field.trees.read_text(encoding="utf-8"))["features"] == list(field.features)
