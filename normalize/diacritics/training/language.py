"""Counts word sequences and smooths them: interpolated Kneser-Ney, pruned, in a hash table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalize.diacritics.language import BITS, NATS_PER_STEP, hash_keys, hash_word

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]

LEAST_PAIRS = 1  # times a sequence must have been seen
LEAST_TRIPLES = 2
LOAD = 0.75  # of the hash table


@dataclass(frozen=True, slots=True)
class _Order:
    """N-grams of one order: packed keys, their counts, and the packed keys of their contexts."""

    keys: Ids
    counts: Ids

    @property
    def contexts(self) -> Ids:
        return self.keys >> BITS


def learn(stream: Sequence[int], unigram: Floats, confusable: NDArray[np.bool_]) -> dict[str, NDArray[Any]]:
    """Hash tables of pairs and triples of word numbers.

    ``unigram`` is P(word) for every number; ``confusable`` marks the words that have a rival:
    sequences without one decide nothing and are pruned, as are rare ones.  What is pruned goes
    back to the shorter context.
    """
    ids = np.asarray(stream, np.int64)
    mask, both = (1 << BITS) - 1, (1 << (2 * BITS)) - 1
    pair_keys = ids[:-1] << BITS | ids[1:]
    triples = _count(pair_keys[:-1] << BITS | ids[2:])
    pairs_raw = _count(pair_keys)
    # Kneser-Ney: a pair counts by how many different words it follows.
    pairs = _Order(pairs_raw.keys, _lookup(_count(triples.keys & both), pairs_raw.keys, 1))
    rival = [confusable[pairs.keys >> BITS], confusable[pairs.keys & mask]]
    kept_pairs = (rival[0] | rival[1]) & (pairs_raw.counts >= LEAST_PAIRS)
    p_pair, bow_word = _smooth(pairs, unigram[pairs.keys & mask], kept_pairs)
    bow_by_word = np.ones(len(unigram))
    bow_by_word[bow_word[0]] = bow_word[1]
    lower = _pair_probability(pairs.keys[kept_pairs], p_pair[kept_pairs], bow_by_word, unigram)
    rivals = [confusable[triples.keys >> shift & mask] for shift in (2 * BITS, BITS, 0)]
    often = triples.counts >= LEAST_TRIPLES
    kept_triples = often & (rivals[0] | rivals[1] | rivals[2])
    p_triple, bow_pair = _smooth(triples, lower(triples.keys & both), kept_triples)
    return _tables(
        unigram,
        bow_by_word,
        (pairs.keys[kept_pairs], p_pair[kept_pairs]),
        bow_pair,
        (triples.keys[kept_triples], p_triple[kept_triples]),
    )


def word_table(name: str, words: dict[str, float]) -> dict[str, NDArray[Any]]:
    """A hash table of spellings with their costs, not in the automaton."""
    spelt = sorted(words)
    slots, check = _place(np.array([hash_word(word) for word in spelt], np.int64))
    costs = _steps(np.array([words[word] for word in spelt]))
    return {f"{name}_check": check, f"{name}_cost": _scatter(slots, costs, len(check))}


def _count(keys: Ids) -> _Order:
    unique, counts = np.unique(keys, return_counts=True)
    return _Order(unique, counts.astype(np.int64))


def _lookup(order: _Order, keys: Ids, default: int) -> Ids:
    where = np.searchsorted(order.keys, keys).clip(max=len(order.keys) - 1)
    return np.where(order.keys[where] == keys, order.counts[where], default)


def _smooth(order: _Order, lower: Floats, kept: NDArray[np.bool_]) -> tuple[Floats, tuple[Ids, Floats]]:
    """P(last word | context) of each n-gram, and the weight each context gives to the shorter one.

    Discounts after Chen and Goodman (1998): one each for n-grams seen once, twice and more.
    """
    counts = order.counts
    n = [float((counts == times).sum()) or 1.0 for times in (1, 2, 3, 4)]
    y = n[0] / (n[0] + 2 * n[1])
    discounts = np.array([0.0] + [max(0.1, k - (k + 1) * y * n[k] / n[k - 1]) for k in (1, 2, 3)])
    contexts, group = np.unique(order.contexts, return_inverse=True)
    totals = np.bincount(group, weights=counts)
    discount = discounts[np.minimum(counts, 3)]
    gamma = np.bincount(group, weights=discount) / totals
    probability = (counts - discount) / totals[group] + gamma[group] * lower
    left = 1.0 - np.bincount(group, weights=np.where(kept, probability, 0.0))
    left_lower = 1.0 - np.bincount(group, weights=np.where(kept, lower, 0.0))
    back_off = np.clip(left, 1e-6, 1.0) / np.clip(left_lower, 1e-6, 1.0)
    return probability, (contexts, back_off.clip(1e-6, 1.0))


def _pair_probability(keys: Ids, values: Floats, bow: Floats, unigram: Floats) -> Any:  # noqa: ANN401
    def lookup(wanted: Ids) -> Floats:
        backed: Floats = bow[wanted >> BITS] * unigram[wanted & ((1 << BITS) - 1)]
        if not len(keys):
            return backed
        where = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
        found: Floats = np.where(keys[where] == wanted, values[where], backed)
        return found

    return lookup


def _tables(
    unigram: Floats,
    bow_by_word: Floats,
    pairs: tuple[Ids, Floats],
    bow_pair: tuple[Ids, Floats],
    triples: tuple[Ids, Floats],
) -> dict[str, NDArray[Any]]:
    """The arrays of the model file, costs in steps of ``NATS_PER_STEP``."""
    where = np.searchsorted(bow_pair[0], pairs[0]).clip(max=len(bow_pair[0]) - 1)
    bow = np.where(bow_pair[0][where] == pairs[0], bow_pair[1][where], 1.0)
    mask = (1 << BITS) - 1
    pair_hash = hash_keys(pairs[0] >> BITS, pairs[0] & mask)
    triple_hash = hash_keys(triples[0] >> (2 * BITS), triples[0] >> BITS & mask, triples[0] & mask)
    pair_slots, pair_check = _place(pair_hash)
    triple_slots, triple_check = _place(triple_hash)
    return {
        "uni_cost": _steps(unigram),
        "uni_bow": _steps(bow_by_word),
        "pair_check": pair_check,
        "pair_cost": _scatter(pair_slots, _steps(pairs[1]), len(pair_check)),
        "pair_bow": _scatter(pair_slots, _steps(bow), len(pair_check)),
        "triple_check": triple_check,
        "triple_cost": _scatter(triple_slots, _steps(triples[1]), len(triple_check)),
    }


def _steps(probability: Floats) -> NDArray[np.uint8]:
    cost = -np.log(np.clip(probability, 1e-30, 1.0)) / NATS_PER_STEP
    return np.rint(cost).clip(0, 255).astype(np.uint8)


def _place(hashes: Ids) -> tuple[Ids, NDArray[np.uint32]]:
    """Slots by open addressing, and the table of check values (0: empty)."""
    size = int(len(hashes) / LOAD) + 8
    check = np.zeros(size, np.uint32)
    slots = np.zeros(len(hashes), np.int64)
    starts = (hashes >> 31) % size
    marks = (hashes & 0x7FFFFFFF) | 1
    taken = bytearray(size)
    for number, start in enumerate(starts.tolist()):
        slot = start
        while taken[slot]:
            slot = slot + 1 if slot + 1 < size else 0
        taken[slot] = 1
        slots[number] = slot
    check[slots] = marks
    return slots, check


def _scatter(slots: Ids, values: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    table: NDArray[np.uint8] = np.zeros(size, np.uint8)
    table[slots] = values
    return table
