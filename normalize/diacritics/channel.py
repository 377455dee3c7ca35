"""What the scanner turns letters into: for each sign read, what may have been written, at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

LETTERS = "åäö"
NEVER = 99.0
LOST_COST_LEAST = 4.0  # nats; nothing on the page shows a lost letter


class Option(NamedTuple):
    """A way to read the page at one place: ``width`` signs for ``written``."""

    width: int
    written: str
    cost: float


@dataclass(frozen=True, slots=True)
class Channel:
    """Costs in nats by signs read, then by letters written (small letters)."""

    table: Mapping[str, Mapping[str, float]]

    def options(self, read: str, budget: float) -> list[list[Option]]:
        """For each place in ``read`` the options that cost no more than ``budget``.

        Costs are of what the *written* letter turns into, so that reading ``a`` for ``a`` is
        nearly free and ``a`` for ``å`` costs little where nearly every å is read so.  A capital
        stands for itself; whether it stands for a small letter is for ``capital_cost``.
        """
        return [self._at(read, place, budget) for place in range(len(read))]

    def capital_cost(self, sign: str, written: str) -> float:
        """What it costs that a capital was read for this small letter at the start of a word."""
        row = self.table.get(sign, {})
        return min(row.get("^" + written, NEVER), row.get(written, NEVER))

    def _at(self, read: str, place: int, budget: float) -> list[Option]:
        sign = read[place]
        small = sign.lower()
        found = {small: self.table.get(small, {}).get(small, 0.0)}
        for key in {sign, small}:
            for written, cost in self.table.get(key, {}).items():
                if not written:
                    continue
                if place == 0 and written[0] == "^" and sign != small:
                    written = written[1:]  # noqa: PLW2901
                if written[0] != "^" and cost <= budget and cost < found.get(written, NEVER):
                    found[written] = cost
        options = [Option(1, written, cost) for written, cost in found.items()]
        pair = read[place : place + 2]
        if len(pair) == 2:
            options += [
                Option(2, written, cost) for written, cost in self.table.get(pair, {}).items() if cost <= budget
            ]
        return options + self._lost(small, budget)

    def _lost(self, small: str, budget: float) -> list[Option]:
        """Letters that left nothing on the page, before the sign at hand."""
        return [
            Option(1, letter + small, max(cost, LOST_COST_LEAST))
            for letter in LETTERS
            if (cost := self.table.get("", {}).get(letter, NEVER)) <= budget
        ]
