"""Counts letters in words: four-letter sequences, each order smoothed by the one below it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from normalize.diacritics.spelling import CODE, EDGE, NATS_PER_STEP, OTHER, SIZE


def learn(words: Iterable[str]) -> NDArray[np.uint8]:
    """Costs of a letter after three, in steps; each word counts once, for new words are wanted.

    Witten-Bell smoothing (1991): a context that was followed by many different letters leaves
    more to the shorter one.
    """
    sequence: list[int] = []
    for word in words:
        sequence += [EDGE] * 3
        sequence += [CODE.get(letter, OTHER) for letter in word]
        sequence.append(EDGE)
    codes = np.array(sequence, np.int64)
    probability = np.full(SIZE, 1.0 / SIZE)
    for order in (1, 2, 3, 4):
        index = np.zeros(len(codes) - 3, np.int64)
        for back in range(order - 1, -1, -1):
            index = index * SIZE + codes[3 - back : len(codes) - back]
        # Word starts are context, not text: a letter must not be predicted to be one.
        starts = (codes[3:] == EDGE) & (codes[2:-1] == EDGE)
        counts = np.bincount(index[~starts], minlength=SIZE**order).reshape(-1, SIZE)
        totals, kinds = counts.sum(1, keepdims=True), (counts > 0).sum(1, keepdims=True)
        weight = kinds / np.maximum(1, totals + kinds)
        weight[totals[:, 0] == 0] = 1.0
        lower = np.tile(probability.reshape(-1, SIZE), (SIZE**order // probability.size, 1))
        estimate = counts / np.maximum(1, totals) * (1.0 - weight) + weight * lower
        probability = estimate.reshape(-1)
    cost = -np.log(np.maximum(probability, 1e-9)) / NATS_PER_STEP
    steps: NDArray[np.uint8] = np.rint(cost).clip(0, 255).astype(np.uint8)
    return steps
