"""How well one word follows another in Swedish, by the word pairs of the model that repairs text."""

from __future__ import annotations

from functools import cache, lru_cache

from normalize.diacritics import artefact
from normalize.diacritics.language import LanguageModel
from normalize.diacritics.repair import MODEL, lexicon

_UNKNOWN = 0.3  # nats, of a pair with a word that the model does not know
_WORST, _BEST = 3.0, -4.0


@cache
def _pairs() -> LanguageModel:
    return LanguageModel(artefact.load(MODEL), 2)


@lru_cache(1 << 16)
def strangeness(before: str, word: str) -> float:
    """How much dearer the word is after the one before it than by itself, in nats: below zero where they go together.

    >>> strangeness("ska", "vara") < 0 < strangeness("arbetsplats", "andel")
    True
    """
    numbers = lexicon()
    first, second = numbers.number(before.lower()), numbers.number(word.lower())
    if first < 0 or second < 0 or numbers.is_rare_name(first) or numbers.is_rare_name(second):
        return _UNKNOWN
    model = _pairs()
    return min(max(model.cost(first, first, second) - model.word_cost(second), _BEST), _WORST)


@lru_cache(1 << 14)
def may_be_name(word: str) -> bool:
    """Whether the word, in capitals, may be a name: Swedish mostly writes it so, or does not know it.

    >>> may_be_name("Göteborg"), may_be_name("Andelen")
    (True, False)
    """
    number = lexicon().number(word.lower())
    return number < 0 or lexicon().case(number) > 0
