"""Words beside the running text: a frequency list, a dictionary, other languages."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path

from normalize.diacritics.training.hunspell import word_forms

# Languages of passages found in Swedish archives, and how many of their words to know.
FOREIGN = {"en": 25_000, "de": 5_000, "fr": 5_000, "fi": 5_000, "es": 5_000}

_DATA = Path(__file__).parents[2] / "data"
LISTS = (_DATA / "municipal_terms.txt", _DATA / "places.txt")


@dataclass(frozen=True, slots=True)
class Sources:
    """Word frequencies, a dictionary's forms, municipal terms and places, the words of other languages."""

    frequencies: dict[str, float]
    forms: list[str]
    terms: list[str]
    foreign: dict[str, float]


def read_sources(dictionary: Path | None) -> Sources:
    """What wordfreq and a hunspell dictionary know; without a dictionary, wordfreq alone."""
    wordfreq = importlib.import_module("wordfreq")
    foreign: dict[str, float] = {}
    for language, most in FOREIGN.items():
        for word in wordfreq.top_n_list(language, most):
            if word.isalpha():
                frequency = wordfreq.word_frequency(word, language)
                foreign[word] = max(foreign.get(word, 0.0), frequency)
    return Sources(
        frequencies=dict(wordfreq.get_frequency_dict("sv", wordlist="best")),
        forms=list(word_forms(dictionary)) if dictionary else [],
        terms=[term for path in LISTS for term in read_terms(path)],
        foreign=foreign,
    )


def read_terms(path: Path) -> list[str]:
    """Words of a list; lines that begin with # are headings."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("#")).replace("-", " ").split()
