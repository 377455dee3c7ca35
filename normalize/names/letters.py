"""How a name is spelt: what a name that no list has costs, letter by letter."""

from collections import Counter
from collections.abc import Collection
from math import log

_ORDER = 4  # letters that are looked at together: of 3 to 6, what foretells names not learnt from best
_EDGE = "^"
_SIGNS = 40  # that a name may be written with


class Letters:
    """Counts of letters by those before them in names, each order smoothed by the one below it.

    Witten-Bell smoothing (1991): letters that many different ones follow leave more to fewer of them.
    """

    def __init__(self, names: Collection[str]) -> None:
        """Learns from names in small letters; each counts once, for it is new names that are judged."""
        written = [_EDGE * (_ORDER - 1) + name + _EDGE for name in names]
        self._found: Counter[str] = Counter()
        self._followed: Counter[str] = Counter()
        for length in range(1, _ORDER + 1):
            self._found.update(word[end - length : end] for word in written for end in range(_ORDER, len(word) + 1))
        for run, times in self._found.items():
            self._followed[run[:-1]] += times
        self._kinds = Counter(run[:-1] for run in self._found)

    def cost(self, name: str) -> float:
        """-log P(name), in nats, its end included; `name` is in small letters."""
        written = _EDGE * (_ORDER - 1) + name + _EDGE
        return -sum(log(self._likelihood(written[end - _ORDER : end])) for end in range(_ORDER, len(written) + 1))

    def _likelihood(self, run: str) -> float:
        """P(last letter | those before it)."""
        likelihood = 1.0 / _SIGNS
        for start in range(len(run) - 1, -1, -1):
            before = run[start:-1]
            if followed := self._followed[before]:
                kinds = self._kinds[before]
                likelihood = (self._found[run[start:]] + kinds * likelihood) / (followed + kinds)
        return likelihood
