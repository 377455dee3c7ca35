"""Gathers the words that Swedish has, and how it makes new ones out of them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalize.diacritics.tokens import split

_PLAIN = re.compile(r"[a-zA-Zß-öø-žÀ-ÖØ-Þ]+$")  # Latin letters
_IN_TEXT = re.compile(r"[0-9&a-zß-öø-ž]+$")  # and "co2", "r&d"
FOLDED = str.maketrans("åäöéèüáàó", "aaoeeuaao")

# Shares of the probability of a word, by where it is known from.
SHARE_TEXT = 0.95
SHARE_FREQUENCY = 0.045
SHARE_DICTIONARY = 0.005
TERM = 1e-6  # probability, at least, of a word of the list of municipal terms

SHORTEST_PART = 3  # letters of a part of a compound
COMPOUND_ROUNDS = 3
WORD_SHARE = 0.3  # of a last part's probability that comes of its being a common word
LEAST_WORD = 2e-7  # probability of a word that may be a last part though none was seen
FEW_OF_NAME = 20  # times: a name no more common is told from others by how common it is, not by its context
LEAST_FIRST, LEAST_LAST = 2.0, 1.0  # words that a part must be expected in
RARER = 30.0  # a folded spelling this much rarer than the real one is a slip, not a word


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with their probabilities, and the parts that compounds are made of."""

    words: dict[str, float]  # P(word)
    first: dict[str, float]  # P(first or middle part)
    last: dict[str, float]  # P(last part)
    case: dict[str, int]  # 1 mostly capitalised, 2 mostly in capitals


def gather(
    text: Counter[str], frequencies: dict[str, float], dictionary: Iterable[str], terms: Iterable[str]
) -> dict[str, float]:
    """P(word) from counted text, a list of frequencies, a dictionary's forms and municipal terms."""
    forms = {form.lower() for form in dictionary if _PLAIN.match(form)}
    text = Counter({word: n for word, n in text.items() if _IN_TEXT.match(word)})
    listed = {word: f for word, f in frequencies.items() if _PLAIN.match(word)}
    listed = dict(_without_slips(listed, text, forms))
    total, listed_total = text.total(), sum(listed.values())
    known = dict.fromkeys(forms, SHARE_DICTIONARY / max(1, len(forms)))
    for word, times in text.items():
        known[word] = known.get(word, 0.0) + SHARE_TEXT * times / total
    for word, frequency in listed.items():
        known[word] = known.get(word, 0.0) + SHARE_FREQUENCY * frequency / listed_total
    for word in map(str.lower, terms):
        known[word] = max(known.get(word, 0.0), TERM)
    return known


def _without_slips(listed: dict[str, float], text: Counter[str], forms: set[str]) -> Iterator[tuple[str, float]]:
    """Listed words less those typed without their dots (``kommunfullmaktige``)."""
    marked: dict[str, float] = {}
    for word, frequency in listed.items():
        if (folded := word.translate(FOLDED)) != word:
            marked[folded] = max(marked.get(folded, 0.0), frequency)
    for word in [*text, *forms]:
        if (folded := word.translate(FOLDED)) != word:
            marked.setdefault(folded, 0.0)
    for word, frequency in listed.items():
        slip = word in marked and word not in text and word not in forms
        if not slip or frequency > RARER * marked[word] > 0:
            yield word, frequency


def learn_parts(words: dict[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """P(first part) and P(last part) of compounds, from the known words that divide in two.

    Expectation maximisation over every division into a part that begins many words and a known
    word; types count, not tokens, for it is new words that are wanted.
    """
    long = [word for word in words if 2 * SHORTEST_PART <= len(word) <= 30]
    starts: Counter[str] = Counter()
    for word in long:
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if word[cut:] in words:
                starts[word[:cut]] += 1
    usable = {start for start, times in starts.items() if times >= 3}
    first = {start: float(starts[start]) for start in usable}
    last: dict[str, float] = {}
    for _ in range(COMPOUND_ROUNDS):
        new_first: dict[str, float] = {}
        new_last: dict[str, float] = {}
        for word in long:
            cuts = [
                (word[:cut], word[cut:])
                for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
                if word[:cut] in first and word[cut:] in words
            ]
            weights = [first[a] * last.get(b, 1e-9 if last else 1.0) for a, b in cuts]
            scale = sum(weights)
            for (a, b), weight in zip(cuts, weights, strict=True):
                new_first[a] = new_first.get(a, 0.0) + weight / scale
                new_last[b] = new_last.get(b, 0.0) + weight / scale
        first = _normal({part: n for part, n in new_first.items() if n >= LEAST_FIRST})
        last = _normal({part: n for part, n in new_last.items() if n >= LEAST_LAST})
    likely = {w: p for w, p in words.items() if p > LEAST_WORD and len(w) > SHORTEST_PART}
    whole = sum(likely.values())
    return first, {
        word: (1 - WORD_SHARE) * last.get(word, 0.0) + WORD_SHARE * likely.get(word, 0.0) / whole
        for word in last.keys() | likely.keys()
    }


def _normal(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()}


def learn_case(lines: Iterable[str]) -> dict[str, int]:
    """Words that stand mostly with a capital (1) or in capitals (2) inside sentences."""
    seen: dict[str, list[int]] = {}
    for line in lines:
        inside = False
        for token in split(line):
            if token.kind == "word" and inside:
                shape = 0 if token.text.islower() else 2 if _shouted(token.text) else 1
                seen.setdefault(token.text.lower(), [0, 0, 0])[shape] += 1
            inside = token.kind != "stop"
    case = {word: max((0, 1, 2), key=counts.__getitem__) for word, counts in seen.items()}
    return {word: shape for word, shape in case.items() if shape}


def _shouted(word: str) -> bool:
    return word.isupper() and len(word) > 1


def rare_names(case: dict[str, int], listed: Iterable[str], text: Counter[str]) -> set[str]:
    """Names that the text has seldom: words with a capital in it, or that the lists write with one and it has not."""
    spelt = set(listed)
    names = {word for word, shape in case.items() if shape == 1}
    names |= {word.lower() for word in spelt if word.istitle() and word.lower() not in spelt and not text[word.lower()]}
    return {name for name in names if text[name] <= FEW_OF_NAME}


def cost(probability: float) -> float:
    """Nats."""
    return -math.log(probability)
