"""Passages in other languages, which are left alone: ``for the`` is not ``för the``."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.diacritics.artefact import Artefact
from normalize.diacritics.language import NATS_PER_STEP, find_word

# Words by which a passage gives itself away; a block without any is not looked at further.
_TELLTALE = (
    "the of and to with by from this that which be is are was shall will or its their "
    "der die und das des von zu mit für auf les et la le dans pour une los las del "
    "on ei että sekä"
)
TELLTALE = frozenset(_TELLTALE.split())
SWITCH_COST = 6.0  # nats for each border between Swedish and another language
UNKNOWN_START, UNKNOWN_LETTER = 6.0, 2.2  # nats for a word that no list has, and its letters


class Foreign:
    """Costs of words in the commonest other languages of Swedish archives."""

    def __init__(self, artefact: Artefact) -> None:
        self._check = artefact.arrays["foreign_check"]
        self._cost = artefact.arrays["foreign_cost"]

    def cost(self, word: str) -> float:
        """-log P(word) in small letters, in the language where it is commonest."""
        slot = find_word(self._check, word)
        if slot >= 0:
            return self._cost[slot] * NATS_PER_STEP
        return UNKNOWN_START + UNKNOWN_LETTER * len(word)

    def passages(self, words: Sequence[str], swedish: Sequence[float]) -> list[bool]:
        """For each word whether it stands in a foreign passage.

        ``swedish`` is what each word costs as (repaired) Swedish.  Words that are the same in
        every language, such as numbers and stops, are empty strings.
        """
        totals = (0.0, SWITCH_COST)
        back: list[tuple[bool, bool]] = []
        for word, native in zip(words, swedish, strict=True):
            other = self.cost(word) if word else native
            stay, leave = totals[0], totals[1] + SWITCH_COST
            enter, remain = totals[0] + SWITCH_COST, totals[1]
            back.append((leave < stay, remain <= enter))
            totals = (min(stay, leave) + native, min(enter, remain) + other)
        state = totals[1] < totals[0]
        found = []
        for from_foreign_if_native, from_foreign_if_other in reversed(back):
            found.append(state)
            state = from_foreign_if_other if state else from_foreign_if_native
        return found[::-1]
