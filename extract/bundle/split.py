"""Where in a file each of its documents begins."""

import functools
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.bundle.facts import Facts, Number, facts_of
from extract.bundle.signals import SIGNALS, Turn
from extract.pages import Page

WEIGHTS: Final = "weights.json"
_STAMPED: Final = 0.8  # of a file's pages: a number on so many that counts them all is stamped on the file
_LEAST_STAMPED, _LEAST_OTHERS = 3, 2  # pages


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt: a weight for each signal by name, what stands against a start without any, and two limits.

    A document begins where the probability is `likely` or more, if the file has one place where it is `sure` or more:
    a file is left whole unless one beginning in it is beyond doubt.
    """

    signals: dict[str, float]
    base: float
    likely: float
    sure: float


@dataclass(frozen=True, slots=True)
class Part:
    """A document in a file: its pages, counted from 1, and how sure it is that it begins and ends there, 0 to 1."""

    first: int
    last: int
    confidence: float


@functools.cache
def load() -> Weights:
    """The weights that were learnt."""
    values = json.loads(resources.files("extract.bundle").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return Weights(values["signals"], values["base"], values["likely"], values["sure"])


def parts(pages: Sequence[Page], weights: Weights | None = None) -> list[Part]:
    """The documents that the pages hold, in order; one when the pages are one document.

    An attachment with a first page of its own is a document of its own. A blank page belongs to the document before it.
    """
    if not pages:
        return []
    weights = weights or load()
    chances = starts(pages, weights)
    if max(chances[1:], default=0.0) < weights.sure:
        return [Part(1, len(pages), round(1.0 - max(chances[1:], default=0.0), 4))]
    begins = [index for index, chance in enumerate(chances) if index == 0 or chance >= weights.likely]
    ends = [*begins[1:], len(pages)]
    return [Part(first + 1, end, _sureness(chances, first, end)) for first, end in zip(begins, ends, strict=True)]


def _sureness(chances: Sequence[float], first: int, end: int) -> float:
    """How sure a part is: of the decisions on its pages and on the next one, the least sure counts."""
    within = [1.0 - chance for chance in chances[first + 1 : end]]
    return round(min([chances[first], *chances[end : end + 1], *within]), 4)


def starts(pages: Sequence[Page], weights: Weights) -> list[float]:
    """For each page how probable it is that a document begins there; 1 for the first, 0 for blank ones."""
    chances = [0.0] * len(pages)
    chances[0] = 1.0
    for index, seen in observed(pages):
        total = weights.base + sum(
            weights.signals[signal.name] * value for signal, value in zip(SIGNALS, seen, strict=True)
        )
        chances[index] = 1.0 / (1.0 + math.exp(-total))
    return chances


def observed(pages: Sequence[Page]) -> Iterator[tuple[int, npt.NDArray[np.float64]]]:
    """For each page after the first that is written on: its index, and the values of all signals."""
    for index, turn in _turns(_without_stamps([facts_of(page) for page in pages])):
        yield index, np.array([float(signal.value(turn)) for signal in SIGNALS])


def _turns(facts: Sequence[Facts]) -> Iterator[tuple[int, Turn]]:
    written = [index for index, page in enumerate(facts) if not page.is_blank]
    registered: frozenset[str] = frozenset()
    for place, index in enumerate(written[1:], start=1):
        before = facts[written[place - 1]]
        registered = before.diarienummer or registered
        yield (
            index,
            Turn(
                page=facts[index],
                before=before,
                earlier=facts[written[place - 2]] if place > 1 else None,
                after=facts[written[place + 1]] if place + 1 < len(written) else None,
                has_blank_before=written[place - 1] != index - 1,
                registered=registered,
            ),
        )


def _without_stamps(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The pages without the numbers of a series that counts the whole file, where there are others beside it.

    A bundle is often stamped "64 (212)" beside the numbers of its documents. A series without others may as well be
    that of one long document.
    """
    series: dict[tuple[int, bool], set[int]] = {}
    for index, page in enumerate(facts):
        for number in page.numbers:
            series.setdefault(_series(number, index), set()).add(index)
    stamped = {key for key, places in series.items() if len(places) >= max(_STAMPED * len(facts), _LEAST_STAMPED)}
    others = {index for key, places in series.items() if key not in stamped and key[1] for index in places}
    if not stamped or len(others) < _LEAST_OTHERS:
        return facts
    return [
        replace(page, stamps=frozenset(number for number in page.numbers if _series(number, index) in stamped))
        for index, page in enumerate(facts)
    ]


def _series(number: Number, index: int) -> tuple[int, bool]:
    """What the numbers of one series have in common: how far they are from the pages' places, and their form."""
    return number.number - index, number.line is None
