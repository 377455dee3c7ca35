"""Makes the model file: gathers, counts, learns, writes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from normalize.diacritics import tokens
from normalize.diacritics.lexicon import NATS_PER_STEP, NEVER
from normalize.diacritics.training import automaton, channel, language, lexicon, spelling
from normalize.diacritics.training.data import Material
from normalize.diacritics.training.sources import Sources

UNKNOWN = "<unk>"
SPECIAL = (tokens.STOP, tokens.NUMBER, tokens.YEAR, UNKNOWN)
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
SEEN_ONCE_SHARE = 0.5  # of the words seen once stand for those never seen


def train(material: Material, sources: Sources) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The tables and arrays of a model, ready to write."""
    lines = material.text["train"] + material.extra
    streams = [tokens.words(line) for line in lines]
    listed = {word.lower() for word in (*sources.frequencies, *sources.forms, *sources.terms)}.union(*streams)
    streams += [_of_document(line, listed) for line in material.documents]
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
    case = lexicon.learn_case(lines)
    names = lexicon.rare_names(case, (*sources.forms, *sources.terms), counts)
    arrays |= _word_arrays(order, words, first, last, case)
    rival = _rivals(words)
    unigram = _unigram(order, words, counts)
    stream = _numbers(streams, number, {word for word, times in counts.items() if times > 1} - names)
    arrays |= language.learn(stream, unigram, _confusable(order, words, rival))
    safe = [rival.get(word, 0.0) < words.get(word, 0.0) * SAFE_SHARE for word in order]
    arrays["word_safe"] = np.array(safe, np.uint8)
    arrays["word_rare_name"] = np.array([word in names for word in order], np.uint8)
    arrays["letter_cost"] = spelling.learn(
        word for word, share in words.items() if share > LEAST_SPELLING and word.isalpha()
    )
    arrays |= language.word_table("foreign", sources.foreign)
    meta = {
        "alphabet": alphabet,
        "words": len(order),
        "channel": channel.learn(channel.word_pairs(material.pairs["train"])),
    }
    return meta, arrays


def _of_document(line: str, listed: Collection[str]) -> list[str]:
    """The line's words; those that are not listed are unknown, as the names of other documents will be."""
    return [word if word in listed or word in SPECIAL else UNKNOWN for word in tokens.words(line)]


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


def _unigram(order: list[str], words: dict[str, float], counts: Counter[str]) -> NDArray[Any]:
    """P(word) by number, the special ones last."""
    total = counts.total()
    once = sum(1 for times in counts.values() if times == 1)
    special = {name: counts.get(name, 0) / total for name in SPECIAL}
    special[UNKNOWN] = SEEN_ONCE_SHARE * once / total
    rest = 1.0 - sum(special.values())
    plain = [words.get(word, 1e-12) * rest for word in order]
    return np.array(plain + [special[name] for name in SPECIAL])


def _rivals(words: dict[str, float]) -> dict[str, float]:
    """For each word the probability of the commonest other word that may be read the same."""
    groups: dict[str, list[str]] = {}
    for word in words:
        for reading in _readings(word):
            groups.setdefault(reading, []).append(word)
    rival: dict[str, float] = {}
    for group in groups.values():
        for word in group:
            top = max((words[other] for other in group if other != word), default=0.0)
            rival[word] = max(rival.get(word, 0.0), top)
    return rival


def _confusable(order: list[str], words: dict[str, float], rival: dict[str, float]) -> NDArray[np.bool_]:
    """Which numbers have a rival worth telling from them by context.

    Only sequences with such a word can decide anything, so no others are kept.
    """
    marks = []
    for word in order:
        one, other = words.get(word, 0.0), rival.get(word, 0.0)
        marks.append(min(one, other) > max(RIVAL_LEAST, max(one, other) * RIVAL_SHARE))
    return np.array(marks + [False] * len(SPECIAL))


def _readings(word: str) -> set[str]:
    """How a word is commonly read: folded, and with one marked letter read as another sign."""
    folded = word.translate(lexicon.FOLDED)
    found = {word, folded}
    for place, letter in enumerate(word):
        for sign in _MISREAD.get(letter, ()):
            found.add(folded[:place] + sign + folded[place + 1 :])
        if letter in "åäö":  # lost altogether
            found.add(folded[:place] + folded[place + 1 :])
    return found


def _numbers(streams: Iterable[list[str]], number: dict[str, int], used: Collection[str]) -> list[int]:
    """The text as word numbers; words other than those whose use it shows stand for the unknown."""
    special = {name: len(number) + n for n, name in enumerate(SPECIAL)}
    stop, unknown = special[tokens.STOP], special[UNKNOWN]
    numbers = {word: n for word, n in number.items() if word in used} | special
    result = [stop, stop]
    for stream in streams:
        result.extend(numbers.get(word, unknown) for word in stream)
        result.append(stop)
    return result
