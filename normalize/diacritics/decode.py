"""Finds the best reading of a run of words, and how sure each word of it is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from normalize.diacritics.candidates import Candidate
from normalize.diacritics.language import LanguageModel

BEHIND = 10.0  # nats that a history may be behind the best and be kept

_Path = tuple[Candidate, "_Path | None"]


def best(words: Sequence[Sequence[Candidate]], model: LanguageModel, stop: int) -> list[Candidate]:
    """The likeliest candidate at each place, judged by the two words before and those after."""
    states: dict[tuple[int, int], tuple[float, _Path | None]] = {(stop, stop): (0.0, None)}
    for options in words:
        if len(options) == 1 and len(states) == 1:
            ((_, second),) = states
            ((total, path),) = states.values()
            states = {(second, options[0].context): (total, (options[0], path))}
            continue
        following: dict[tuple[int, int], tuple[float, _Path | None]] = {}
        numbers = [option.context for option in options]
        for (first, second), (total, path) in states.items():
            for option, fit in zip(options, model.costs(first, second, numbers), strict=True):
                cost = total + option.cost + fit
                key = (second, option.context)
                known = following.get(key)
                if known is None or cost < known[0]:
                    following[key] = (cost, (option, path))
        if len(following) > 1:
            limit = min(value[0] for value in following.values()) + BEHIND
            following = {key: value for key, value in following.items() if value[0] <= limit}
        states = following
    node = min(states.values(), key=lambda item: item[0])[1]
    chosen: list[Candidate] = []
    while node is not None:
        chosen.append(node[0])
        node = node[1]
    return chosen[::-1]


def rivals(
    options: Sequence[Candidate],
    before: Sequence[int],
    after: Sequence[int],
    model: LanguageModel,
) -> list[tuple[float, Candidate]]:
    """Each candidate's share of the probability, its neighbours taken as read; likeliest first."""
    first, second = before
    third, fourth = after
    costs = [
        option.cost
        + model.cost(first, second, option.context)
        + model.cost(second, option.context, third)
        + model.cost(option.context, third, fourth)
        for option in options
    ]
    least = min(costs)
    weights = [math.exp(least - cost) for cost in costs]
    total = sum(weights)
    shares = [(weight / total, option) for weight, option in zip(weights, options, strict=True)]
    return sorted(shares, key=lambda row: -row[0])
