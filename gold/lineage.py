"""How well goals are followed through the years: pairwise precision, recall and F1 against labelled lines."""

import itertools
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

from gold.score import Counts

FOLDER = Path(__file__).parent / "lineage"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A goal as a document of its year has it, and the line that it belongs to."""

    id: int
    year: int
    number: int
    area: str
    text: str
    line: int


def labelled(name: str) -> list[Labelled]:
    """The labelled goals of a set, `dev` or `test`."""
    rows = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [Labelled(id=place, **row) for place, row in enumerate(rows)]


def score_lines(found: Iterable[Iterable[int]], truth: Iterable[Labelled]) -> Counts:
    """Pairs of goals in one line: right, wrong, missed; `found` are lines of ids.

    >>> goals = [Labelled(n, 2014, 1, "", "", line) for n, line in enumerate((1, 1, 2))]
    >>> score_lines([[0, 1], [2]], goals)
    Counts(right=1, wrong=0, missed=0)
    """
    lines: dict[Hashable, list[int]] = defaultdict(list)
    for goal in truth:
        lines[goal.line].append(goal.id)
    have, want = _pairs(found), _pairs(lines.values())
    return Counts(len(have & want), len(have - want), len(want - have))


def _pairs(lines: Iterable[Iterable[int]]) -> set[tuple[int, int]]:
    return {pair for line in lines for pair in itertools.combinations(sorted(line), 2)}
