"""Makes the model file: gathers, counts, learns, writes."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalize.diacritics import tokens
from normalize.diacritics.classes import LONGEST, Endings
from normalize.diacritics.lexicon import NATS_PER_STEP, NEVER
from normalize.diacritics.training import automaton, channel, language, lexicon, spelling
from normalize.diacritics.training.data import Material
from normalize.diacritics.training.sources import Sources

SPECIAL = (tokens.STOP, tokens.NUMBER, tokens.YEAR, "<unk>")
_MISREAD: dict[str, tuple[str, ...]] = {
    "å": ("d", "i", "ad", "di", "id"),
    "ä": ("d", "i", "e", "u", "ia", "ai", "ii", "ad", "da", "di", "id"),
    "ö": ("d", "i", "b", "s", "g"),
    "v": ("y",),
}
LEAST_SPELLING = 3e-9  # probability of the words that spelling is learnt from
SAFE_SHARE = 1e-3  # a word with no rival of this share of its probability is taken as read
RIVAL_SHARE = 1e-4  # of a word's probability: a rarer rival does not count
RIVAL_LEAST = 2e-8  # nor one rarer than this by itself
ALONE_COUNT = 8  # a word seen less often stands in the language model by its ending
ENDING_COUNT = 100  # running words that an ending must have
SEEN_ONCE_SHARE = 0.5  # of the words seen once stand for those never seen


def train(material: Material, sources: Sources) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The tables and arrays of a model, ready to write."""
    lines = material.text["train"] + material.extra
    streams = [tokens.words(line) for line in lines]
    counts = Counter(word for stream in streams for word in stream)
    words = lexicon.gather(counts, sources.frequencies, sources.forms, sources.terms)
    first, last = lexicon.learn_parts(words)
    entries = sorted(set(words) | set(first))
    alphabet = "".join(sorted({letter for word in entries for letter in word}))
    if len(alphabet) > 250:
        raise ValueError(f"{len(alphabet)} different letters in the words; 250 is the most")
    code = {letter: number for number, letter in enumerate(alphabet, 1)}
    order = sorted(entries, key=lambda word: [code[letter] for letter in word])
    arrays = automaton.build([[code[letter] for letter in word] for word in order])
    number = {word: n for n, word in enumerate(order)}
    arrays |= _word_arrays(order, words, first, last, lexicon.learn_case(lines))
    rival = _rivals(words)
    confusable = _confusable(order, words, rival)
    alone = [counts[word] >= (2 if unsure else ALONE_COUNT) for word, unsure in zip(order, confusable, strict=True)]
    arrays["word_known"] = arrays["word_known"] + np.array(alone, np.uint8) * arrays["word_known"]
    known = {word: n for word, n in number.items() if alone[n]}
    endings, places = _places(counts, known, len(order))
    unigram = _unigram(order, words, counts, places, len(endings))
    stops = [places[tokens.STOP]]
    stream = stops * 2 + [places[word] for words_of in streams for word in (*words_of, tokens.STOP)]
    marks = np.append(confusable, np.zeros(len(unigram) - len(order), bool))
    arrays |= language.learn(stream, unigram, marks)
    safe = [rival.get(word, 0.0) < words.get(word, 0.0) * SAFE_SHARE for word in order]
    arrays["word_safe"] = np.array(safe, np.uint8)
    arrays["letter_cost"] = spelling.learn(
        word for word, share in words.items() if share > LEAST_SPELLING and word.isalpha()
    )
    arrays |= language.word_table("foreign", sources.foreign)
    meta = {
        "alphabet": alphabet,
        "words": len(order),
        "endings": endings,
        "channel": channel.learn(channel.word_pairs(material.pairs["train"])),
    }
    return meta, arrays


def _word_arrays(
    order: list[str],
    words: dict[str, float],
    first: dict[str, float],
    last: dict[str, float],
    case: dict[str, int],
) -> dict[str, NDArray[Any]]:
    """What is known of each entry by its number."""
    return {
        "word_known": np.array([word in words for word in order], np.uint8),
        "part_first": np.array([_step(first.get(word)) for word in order], np.uint8),
        "part_last": np.array([_step(last.get(word)) for word in order], np.uint8),
        "word_case": np.array([case.get(word, 0) for word in order], np.uint8),
    }


def _step(probability: float | None) -> int:
    """A cost in steps, ``NEVER`` for none."""
    if not probability:
        return NEVER
    return min(NEVER - 1, round(-math.log(probability) / NATS_PER_STEP))


def _places(counts: Counter[str], known: dict[str, int], first: int) -> tuple[list[str], dict[str, int]]:
    """The endings worth a class, and the number in the language model of every word of the text."""
    special = {name: first + n for n, name in enumerate(SPECIAL)}
    ends: Counter[str] = Counter()
    for word, times in counts.items():
        if word not in known and word not in special:
            for length in range(1, min(LONGEST, len(word) - 1) + 1):
                ends[word[-length:]] += times
    endings = ["", *sorted(ending for ending, times in ends.items() if times >= ENDING_COUNT)]
    classes = Endings(endings, first + len(SPECIAL))
    own = known | special
    return endings, {word: own[word] if word in own else classes.of(word) for word in [*counts, *special]}


def _unigram(
    order: list[str], words: dict[str, float], counts: Counter[str], places: dict[str, int], endings: int
) -> NDArray[Any]:
    """P(word) by number, then the special ones, then the endings."""
    total = counts.total()
    once = sum(1 for times in counts.values() if times == 1)
    result = np.zeros(len(order) + len(SPECIAL) + endings)
    for word, times in counts.items():
        if places[word] >= len(order):
            result[places[word]] += times / total
    unknown = SEEN_ONCE_SHARE * once / total
    rest = 1.0 - unknown - sum(counts.get(name, 0) / total for name in SPECIAL)
    result[: len(order)] = [words.get(word, 1e-12) * rest for word in order]
    result[places["<unk>"]] = unknown
    return np.maximum(result, 1e-12)
