"""What the scanner turns letters into: for each sign read, what may have been written, at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

LETTERS = frozenset("åäö")
MARKS_LOST = frozenset(zip("aaoAAO", "åäöåäö", strict=True))
INITIAL = "^"  # before a small letter that begins a word
NEVER = 99.0
LOST_COST = 1.0  # nats more than it is found; nothing on the page shows a lost letter


NO_CODE = 255  # of a letter that no word has


class Option(NamedTuple):
    """A way to read the page at one place: ``width`` signs for ``written``."""

    width: int
    written: str
    cost: float


# An option as the searches take it: width, letters, cost, and the letters' codes in the automaton.
# A plain tuple, which Python unpacks twice as fast as a named one.
Move = tuple[int, str, float, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Channel:
    """Costs in nats by signs read, then by letters written (small letters)."""

    table: Mapping[str, Mapping[str, float]]
    code: Mapping[str, int] = field(default_factory=dict)  # of letters, in the automaton
    strangeness: float = 0.0  # nats added to all that is not the loss of a mark
    memory: dict[tuple[str, str, bool, float], list[Move]] = field(default_factory=dict)

    def moves(self, read: str, budget: float) -> list[list[Move]]:
        """For each place in ``read`` the ways to read it that cost no more than ``budget``.

        Costs are of what the *written* letter turns into, so that reading ``a`` for ``a`` is
        nearly free and ``a`` for ``å`` costs little where nearly every å is read so.  A capital
        stands for itself; whether it stands for a small letter is for ``capital_cost``.
        """
        return [
            self._remembered(read[place], read[place + 1 : place + 2], place == 0, budget) for place in range(len(read))
        ]

    def capital_cost(self, sign: str, written: str) -> float:
        """What it costs that a capital was read for this small letter at the start of a word."""
        row = self.table.get(sign, {})
        return min(row.get(INITIAL + written, NEVER), row.get(written, NEVER)) + self.strangeness

    def _remembered(self, sign: str, following: str, first: bool, budget: float) -> list[Move]:
        key = (sign, following, first, budget)
        found = self.memory.get(key)
        if found is None:
            found = self.memory[key] = [
                (*option, tuple(self.code.get(letter, NO_CODE) for letter in option.written))
                for option in self._at(sign, following, first, budget)
            ]
        return found

    def _at(self, sign: str, following: str, first: bool, budget: float) -> list[Option]:
        """Options for a sign, alone or with the one that follows it."""
        small = sign.lower()
        found = {small: self.table.get(small, {}).get(small, 0.0)}
        for key in {sign, small}:
            for written, cost in self.table.get(key, {}).items():
                letters = written
                if first and written.startswith(INITIAL) and sign != small:
                    letters = written[1:]
                if letters and letters[0] != INITIAL:
                    found[letters] = min(cost, found.get(letters, NEVER))
        options = [Option(1, written, cost) for written, cost in found.items()]
        pair = self.table.get(sign + following, {}) if following else {}
        options += [Option(2, written, cost) for written, cost in pair.items() if written]
        if sign == small or not first:
            options += self._lost(small)
        if self.strangeness:
            options = [self._estranged(sign, option) for option in options]
        return [option for option in options if option.cost <= budget or option.written == small]

    def _estranged(self, sign: str, option: Option) -> Option:
        """Dearer, if more than a mark was lost."""
        if option.written == sign.lower() or (sign, option.written) in MARKS_LOST:
            return option
        return option._replace(cost=option.cost + self.strangeness)

    def _lost(self, small: str) -> list[Option]:
        """Letters that left nothing on the page, before the sign at hand."""
        return [
            Option(1, letter + small, cost + LOST_COST)
            for letter, cost in self.table.get("", {}).items()
            if letter in LETTERS
        ]


def marks_only(table: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The rows for letters that lost their marks, and nothing else."""
    return {
        read: {written: cost for written, cost in row.items() if written == read or (read, written) in MARKS_LOST}
        for read, row in table.items()
    }
