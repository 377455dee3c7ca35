"""Gives a repaired word the capitals of the word as read."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

SHOUT = 2  # a word mostly written in capitals (``AI``, ``FN``)

_MEMORY = 50_000  # words remembered


@lru_cache(_MEMORY)
def restore(read: str, written: str, usual: int, *, capital: bool, shouting: bool = False) -> str:
    """``written`` (small letters) with capitals.

    ``usual`` is how the word mostly stands inside sentences; ``capital`` whether its first
    letter is one; ``shouting`` whether its neighbours are all capitals.  A capital that was
    read for another letter inside the word says nothing.

    >>> restore("Oversyn", "översyn", 0, capital=True)
    'Översyn'
    >>> restore("Gver", "över", 0, capital=False)
    'över'
    >>> restore("FULLMAKTIGE", "fullmäktige", 0, capital=True)
    'FULLMÄKTIGE'
    """
    letters = [sign for sign in read if sign.isalpha()]
    shouted = len(letters) > 1 and all(letter.isupper() for letter in letters)
    if (shouted and (shouting or len(written) > 2)) or (usual == SHOUT and not read.islower()):
        return written.upper()
    result = list(written)
    for op in Levenshtein.opcodes(read.lower(), written):
        if op.tag == "equal":
            result[op.dest_start : op.dest_end] = read[op.src_start : op.src_end]
    result[0] = result[0].upper() if capital else result[0].lower()
    return "".join(result)
