"""How Swedish a spelling looks: what an unknown word, a name say, costs letter by letter."""

from __future__ import annotations

from typing import NamedTuple

from normalize.diacritics.artefact import Artefact
from normalize.diacritics.channel import Channel

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäöéü"
OTHER = len(ALPHABET) + 1  # any other sign
EDGE = 0  # before and after a word
SIZE = len(ALPHABET) + 2
NATS_PER_STEP = 0.1
CODE = {letter: number for number, letter in enumerate(ALPHABET, 1)}

BUDGET = 3.0  # nats that one confusion may cost in a word that nothing else is known of
WIDTH = 8  # spellings kept at each letter


class Spelling(NamedTuple):
    """A way to spell what was read, and what it costs."""

    written: str
    channel: float
    letters: float


class Spellings:
    """Costs of letters by the three before them."""

    def __init__(self, artefact: Artefact) -> None:
        self._table = artefact.arrays["letter_cost"]

    def cost(self, word: str) -> float:
        """-log P(word), in nats, its end included."""
        table, total, context = self._table, 0, 0
        for letter in word:
            place = context * SIZE + CODE.get(letter, OTHER)
            total += table[place]
            context = place % SIZE**3
        return (total + table[context * SIZE + EDGE]) * NATS_PER_STEP

    def variants(self, read: str, channel: Channel) -> list[Spelling]:
        """The likeliest spellings of a word that no list has, by the common confusions."""
        moves = channel.moves(read, BUDGET)
        places: list[list[tuple[float, float, str]]] = [[] for _ in range(len(read) + 1)]
        places[0].append((0.0, 0.0, ""))
        for place in range(len(read)):
            for total, channel_cost, so_far in sorted(places[place])[:WIDTH]:
                for width, written, cost, _ in moves[place]:
                    added = self._continue(so_far, written) + cost
                    spelt = (total + added, channel_cost + cost, so_far + written)
                    places[place + width].append(spelt)
        return [
            Spelling(written, channel_cost, self.cost(written))
            for _, channel_cost, written in sorted(places[-1])[:WIDTH]
        ]

    def _continue(self, so_far: str, letters: str) -> float:
        """Nats for more letters after those so far."""
        total = 0
        for letter in letters:
            context = 0
            for before in so_far[-3:]:
                context = context * SIZE + CODE.get(before, OTHER)
            total += self._table[context * SIZE + CODE.get(letter, OTHER)]
            so_far += letter
        return total * NATS_PER_STEP
