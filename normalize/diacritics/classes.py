"""Rare words by their endings: ``-ningar`` tells the words around it apart as well as any word.

A word that the text has seldom or never had says nothing by itself, but its ending says what
part of speech it is, and that is most of what its neighbours need to know.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 3  # letters of an ending


class Endings:
    """Numbers of the classes, counted on from those of the words."""

    def __init__(self, endings: Sequence[str], first: int) -> None:
        self._number = {ending: first + n for n, ending in enumerate(endings)}

    def of(self, word: str) -> int:
        """The class of a word: that of the longest of its endings that is one.

        >>> Endings(["", "ar", "gar"], 100).of("utredningar")
        102
        """
        for length in range(min(LONGEST, len(word) - 1), 0, -1):
            found = self._number.get(word[-length:])
            if found is not None:
                return found
        return self._number[""]
