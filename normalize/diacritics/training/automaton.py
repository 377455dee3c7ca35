"""Builds the word automaton: a minimal acyclic automaton laid out as a double array.

Words that end alike share their ends, so half a million words take a few megabytes.  Each
transition carries how many words come before it, which numbers the words in sorted order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_TRIES = 20  # places tried for a node before the search starts further on

Node = tuple[bool, tuple[tuple[int, int], ...]]  # is a word's end; (letter code, node number)


class _Builder:
    """Daciuk's incremental construction from sorted words."""

    def __init__(self) -> None:
        self.register: dict[Node, int] = {}
        self.nodes: list[Node] = []
        # The path of the last word: for each depth its end mark and finished children.
        self.path: list[tuple[list[bool], list[tuple[int, int]]]] = [([False], [])]
        self.last: tuple[int, ...] = ()

    def add(self, word: tuple[int, ...]) -> None:
        common = 0
        for a, b in zip(self.last, word, strict=False):
            if a != b:
                break
            common += 1
        self._close(common)
        for _ in word[common:]:
            self.path.append(([False], []))
        self.path[-1][0][0] = True
        self.last = word

    def finish(self) -> int:
        self._close(0)
        return self._number(*self.path[0])

    def _close(self, depth: int) -> None:
        while len(self.path) > depth + 1:
            number = self._number(*self.path.pop())
            self.path[-1][1].append((self.last[len(self.path) - 1], number))

    def _number(self, final: list[bool], children: list[tuple[int, int]]) -> int:
        node = (final[0], tuple(children))
        if node not in self.register:
            self.register[node] = len(self.nodes)
            self.nodes.append(node)
        return self.register[node]


def build(words: Iterable[Sequence[int]]) -> dict[str, NDArray[Any]]:
    """Arrays of the automaton for sorted words of letter codes (1 and up).

    ``trie_label[b + c]`` is ``c`` where the state with base ``b`` has a transition on ``c``;
    ``trie_target`` is twice the next state's base, plus 1 where a word ends there;
    ``trie_skip`` is how many words of the state come before the transition.
    """
    builder = _Builder()
    for word in words:
        builder.add(tuple(word))
    root = builder.finish()
    nodes = builder.nodes
    base = _place(nodes, root)
    counts = [0] * len(nodes)
    for number, (final, children) in enumerate(nodes):  # children are numbered before parents
        counts[number] = final + sum(counts[child] for _, child in children)
    size = max(base) + 256
    label = np.zeros(size, np.uint8)
    target = np.zeros(size, np.uint32)
    skip = np.zeros(size, np.uint32)
    for number, (final, children) in enumerate(nodes):
        before = int(final)
        for code, child in children:
            slot = base[number] + code
            label[slot] = code
            target[slot] = 2 * base[child] + nodes[child][0]
            skip[slot] = before
            before += counts[child]
    return {"trie_label": label, "trie_target": target, "trie_skip": skip}


def _place(nodes: list[Node], root: int) -> list[int]:
    """A base for every node, so that no two transitions share a slot and no two nodes a base.

    Nodes with many children go first; the single ones fill the gaps they leave.
    """
    used_slot = bytearray(64 * len(nodes) + 1024)
    used_base = bytearray(len(used_slot))
    base = [0] * len(nodes)
    used_base[0] = 1  # the root
    for code, _ in nodes[root][1]:
        used_slot[code] = 1
    start, size = 1, 0
    order = sorted((n for n in range(len(nodes)) if n != root), key=lambda n: -len(nodes[n][1]))
    for number in order:
        codes = [code for code, _ in nodes[number][1]]
        if not codes:  # the one dead end: any unused base serves
            base[number] = used_base.index(0)
            used_base[base[number]] = 1
            continue
        if len(codes) != size:
            start, size = 1, len(codes)
        slot, tries = used_slot.index(0, start), 0
        while not _fits(slot - codes[0], codes, used_slot, used_base):
            slot = used_slot.index(0, slot + 1)
            tries += 1
        start = slot if tries > MOST_TRIES else start
        base[number] = slot - codes[0]
        used_base[base[number]] = 1
        for code in codes:
            used_slot[base[number] + code] = 1
    return base


def _fits(candidate: int, codes: list[int], used_slot: bytearray, used_base: bytearray) -> bool:
    """Whether a node with these transitions may have this base."""
    if candidate <= 0 or used_base[candidate]:
        return False
    return all(not used_slot[candidate + code] for code in codes)
