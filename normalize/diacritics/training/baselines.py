"""What other tools make of the same pages: SymSpell with wordfreq, and hunspell."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W_]+")
EDITS = 2  # letters that SymSpell may change in a word
SCALE = 1e9  # SymSpell wants counts, wordfreq has shares


def symspell() -> Callable[[str], str]:
    """The nearest and most frequent word of wordfreq for every word; unknown words are kept."""
    library: Any = importlib.import_module("symspellpy")
    frequencies = importlib.import_module("wordfreq").get_frequency_dict("sv", wordlist="best")
    speller = library.SymSpell(max_dictionary_edit_distance=EDITS, prefix_length=7)
    for word, frequency in frequencies.items():
        speller.create_dictionary_entry(word, int(frequency * SCALE))

    @cache
    def correct(word: str) -> str:
        if word.isdecimal():
            return word
        found = speller.lookup(word.lower(), library.Verbosity.TOP, max_edit_distance=EDITS, include_unknown=True)
        return _case(word, found[0].term)

    return lambda text: _WORD.sub(lambda match: correct(match[0]), text)


def hunspell(dictionary: Path) -> Callable[[str], str]:
    """Hunspell's first suggestion for every word it does not know."""
    library: Any = importlib.import_module("spylls.hunspell")
    speller = library.Dictionary.from_files(str(dictionary.with_suffix("")))

    @cache
    def correct(word: str) -> str:
        if speller.lookup(word):
            return word
        return str(next(iter(speller.suggest(word)), word))

    return lambda text: _WORD.sub(lambda match: correct(match[0]), text)


def _case(read: str, written: str) -> str:
    """The capitals of the word as read."""
    if read.isupper() and len(read) > 1:
        return written.upper()
    return written.capitalize() if read[:1].isupper() else written
