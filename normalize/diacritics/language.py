"""How well a word fits after the two before it: trigrams with back-off, in memory-mapped tables."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from normalize.diacritics.artefact import Artefact

BITS = 21  # of a word's number: up to two million words
NATS_PER_STEP = 0.1  # of a stored cost: one byte reaches 25.5 nats

_MULTIPLIERS = (0x5851F42D4C957, 0x14057B7EF7677, 0x369DEA0F31A53)
_MASK = (1 << 62) - 1
_MEMORY = 400_000  # costs remembered, some 60 MB at most


def hash_keys(*words: NDArray[np.int64]) -> NDArray[np.int64]:
    """The hash of many pairs or triples at once, as ``LanguageModel`` computes it for one."""
    total = np.zeros(len(words[0]), np.uint64)
    for word, multiplier in zip(words, _MULTIPLIERS, strict=False):
        total += word.astype(np.uint64) * np.uint64(multiplier)
    total = (total ^ (total >> np.uint64(29))) * np.uint64(_MULTIPLIERS[0])
    return (total & np.uint64(_MASK)).astype(np.int64)


class LanguageModel:
    """Costs in nats of a word number given the two before it.

    Three kinds of costs are remembered, since a page asks for the same ones many times: of
    triples, of pairs, and of falling back from a triple to a pair.
    """

    def __init__(self, artefact: Artefact, longest: int = 3) -> None:
        """``longest`` is how many words a sequence has at most: 1 for no context at all."""
        self._longest = longest
        arrays = artefact.arrays
        self._word_cost = arrays["uni_cost"]
        self._word_bow = arrays["uni_bow"]
        self._pairs = (arrays["pair_check"], arrays["pair_cost"], arrays["pair_bow"])
        self._triples = (arrays["triple_check"], arrays["triple_cost"])
        self._memory: dict[int, float] = {}
        self._pair_memory: dict[int, int] = {}
        self._back_off: dict[int, int] = {}

    def cost(self, first: int, second: int, third: int) -> float:
        """-log P(third | first, second)."""
        key = (first << BITS | second) << BITS | third
        found = self._memory.get(key)
        if found is None:
            found = self._memory[key] = self._compute(first, second, third) * NATS_PER_STEP
        return found

    def costs(self, first: int, second: int, thirds: Sequence[int]) -> list[float]:
        """``cost`` of several words after the same two."""
        memory, start = self._memory, (first << BITS | second) << BITS
        found = []
        for third in thirds:
            cost = memory.get(start | third)
            found.append(self.cost(first, second, third) if cost is None else cost)
        return found

    def word_cost(self, word: int) -> float:
        """-log P(word), by itself."""
        return self._word_cost[word] * NATS_PER_STEP

    def _compute(self, first: int, second: int, third: int) -> int:
        if len(self._memory) > _MEMORY:
            for memory in (self._memory, self._pair_memory, self._back_off):
                memory.clear()
        if self._longest == 1:
            return int(self._word_cost[third])
        back_off = 0
        if self._longest > 2:
            check, costs = self._triples
            slot = _find(check, _hash(first, second, third))
            if slot >= 0:
                return costs[slot]
            key = first << BITS | second
            known = self._back_off.get(key)
            if known is None:
                slot = _find(self._pairs[0], _hash(first, second, None))
                known = self._back_off[key] = self._pairs[2][slot] if slot >= 0 else 0
            back_off = known
        key = second << BITS | third
        pair = self._pair_memory.get(key)
        if pair is None:
            slot = _find(self._pairs[0], _hash(second, third, None))
            pair = self._pairs[1][slot] if slot >= 0 else self._word_bow[second] + self._word_cost[third]
            self._pair_memory[key] = pair
        return back_off + pair


def _hash(first: int, second: int, third: int | None) -> int:
    total = first * _MULTIPLIERS[0] + second * _MULTIPLIERS[1]
    if third is not None:
        total += third * _MULTIPLIERS[2]
    total &= 0xFFFFFFFFFFFFFFFF
    return ((total ^ (total >> 29)) * _MULTIPLIERS[0]) & _MASK


def hash_word(word: str) -> int:
    """The hash of a spelling, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little") & _MASK


def find_word(check: memoryview, word: str) -> int:
    """The slot of a spelling in a table of words, or -1."""
    return _find(check, hash_word(word))


def _find(check: memoryview, key: int) -> int:
    """The slot of a key, or -1."""
    size = len(check)
    slot = (key >> 31) % size
    mark = (key & 0x7FFFFFFF) | 1
    while (found := check[slot]) != mark:
        if not found:
            return -1
        slot += 1
        if slot == size:
            slot = 0
    return slot
