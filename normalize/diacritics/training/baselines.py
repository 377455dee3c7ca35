"""What other tools make of the same pages: SymSpell with wordfreq, and hunspell."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W_]+")
EDITS = 2  # letters that SymSpell may change in a word
SCALE = 1e9  # SymSpell wants counts, wordfreq has shares
DICTIONARY = "sv_SE"


class MissingToolError(Exception):
    """A tool to compare with is not installed; the message says how to get it."""


def symspell() -> Callable[[str], str]:
    """The nearest and most frequent word of wordfreq for every word; unknown words are kept.

    Raises:
        MissingToolError: symspellpy or wordfreq is not installed.
    """
    try:
        library: Any = importlib.import_module("symspellpy")
        wordfreq: Any = importlib.import_module("wordfreq")
    except ModuleNotFoundError as error:
        raise MissingToolError(f"{error.name} is missing: uv pip install --group bench") from error
    speller = library.SymSpell(max_dictionary_edit_distance=EDITS, prefix_length=7)
    for word, frequency in wordfreq.get_frequency_dict("sv", wordlist="best").items():
        speller.create_dictionary_entry(word, int(frequency * SCALE))

    @cache
    def correct(word: str) -> str:
        if word.isdecimal():
            return word
        found = speller.lookup(word.lower(), library.Verbosity.TOP, max_edit_distance=EDITS, include_unknown=True)
        return _case(word, found[0].term)

    return lambda text: _WORD.sub(lambda match: correct(match[0]), text)


def hunspell() -> Callable[[str], str]:
    """Hunspell's first suggestion for every word it does not know; each distinct word is asked for once.

    Raises:
        MissingToolError: the program hunspell or its Swedish dictionary is not installed.
    """
    command = shutil.which("hunspell")
    if command is None:
        raise MissingToolError("hunspell is missing. Debian: apt install hunspell hunspell-sv")
    process = subprocess.Popen(  # noqa: S603 - found above
        [command, "-a", "-d", DICTIONARY, "-i", "utf-8"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    asked, answers = process.stdin, process.stdout
    if asked is None or answers is None or not answers.readline():  # its first line names the program
        raise MissingToolError(f"hunspell has no dictionary {DICTIONARY}. Debian: apt install hunspell-sv")

    @cache
    def correct(word: str) -> str:
        asked.write(f"^{word}\n")
        asked.flush()
        answer = answers.readline().rstrip("\n")
        while answer and answers.readline() != "\n":
            pass
        # "& f6r 3 1: för, fr, far" is a word with suggestions; any other answer has none.
        return answer.split(": ", 1)[1].split(", ")[0] if answer.startswith("&") else word

    return lambda text: _WORD.sub(lambda match: correct(match[0]), text)


PEERS: dict[str, Callable[[], Callable[[str], str]]] = {"SymSpell + wordfreq": symspell, "hunspell": hunspell}


def _case(read: str, written: str) -> str:
    """The capitals of the word as read."""
    if read.isupper() and len(read) > 1:
        return written.upper()
    return written.capitalize() if read[:1].isupper() else written
