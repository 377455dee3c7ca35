"""Learns what the OCR turns each letter into, from aligned pairs of written and read words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from normalize.diacritics.channel import INITIAL
from normalize.diacritics.training.data import Pair

Piece = tuple[str, str]  # written letters (0 to 2), what was read for them (0 to 2)

# Shapes of a confusion: a letter for a letter, one read as two, two as one, lost, added.
SHAPES = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
ROUNDS = 4  # of alignment and counting; the counts no longer move after three
LEAST = 2  # times a confusion must be seen
FLOOR = 13.0  # nats: nothing rarer is kept
MARKED = "åäö"
UNSEEN = 0.05  # of what å, ä and ö are read as, left for readings not learnt
UNSEEN_DOUBLE = 0.1  # of those, two signs for one letter
LOOKS_LIKE = {"å": "aAd&4ieé", "ä": "aAd&4ieé", "ö": "oOé6GdS@i"}
# Readings too rare to learn from few pages, in nats.
KNOWN: dict[Piece, float] = {
    ("i", "i1"): 8.0,
    ("i", "1i"): 8.0,
    ("i", "ii"): 8.5,
    ("m", "rn"): 8.5,
    ("rn", "m"): 9.0,
    ("l", "1"): 7.5,
    ("l", "I"): 7.5,
    ("l", "|"): 8.0,
    ("f", "£"): 7.0,
}

_SIGNS = re.compile(r"(?:[^\W_]|[&@£|\[{!\]}])+")
_SWEDISH = re.compile(r"[a-zåäöé0-9&]*")
_CHUNK = re.compile(r"\S+?(?:-(?=\w)|(?=\s|$))")


def word_pairs(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Written and read words that stand in the same place, right ones included."""
    for pair in pairs:
        written, read = _CHUNK.findall(pair.truth), _CHUNK.findall(pair.read)
        for op in Levenshtein.opcodes(written, read):
            left = written[op.src_start : op.src_end]
            right = read[op.dest_start : op.dest_end]
            if len(left) == len(right):
                yield from zip(left, right, strict=True)


def learn(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Costs in nats, -log P(read | written): ``costs[read][written]``, read letters with case."""
    counted = Counter(pairs)
    weights: dict[Piece, float] = {}
    counts: Counter[Piece] = Counter()
    damaged = [(w, r, n) for (w, r), n in counted.items() if w != r and _alike(w, r)]
    initial = _count_initials(damaged)
    for _ in range(ROUNDS):
        counts = Counter()
        for written, read, times in damaged:
            for piece in _align_trimmed(written, read, weights):
                counts[piece] += times
        for (written, read), times in counted.items():
            if written == read:
                for letter in written:
                    small = letter.lower()
                    counts[small, small] += times
        weights = _costs(counts)
    table: dict[str, dict[str, float]] = {}
    for (written_piece, read_piece), cost in sorted((_spread(weights, counts) | initial).items()):
        table.setdefault(read_piece, {})[written_piece] = round(cost, 3)
    return table


def _count_initials(damaged: Iterable[tuple[str, str, int]]) -> dict[Piece, float]:
    """Costs of what a small å, ä or ö is read as where a word begins, written ``^å``."""
    counts: Counter[Piece] = Counter()
    for written, read, times in damaged:
        if written[:1] in MARKED and read[1:2] == written[1:2]:
            counts[INITIAL + written[0], read[0]] += times
    totals: Counter[str] = Counter()
    for (written, _), times in counts.items():
        totals[written] += times
    return {
        (written, read): -math.log(times / totals[written])
        for (written, read), times in counts.items()
        if times >= LEAST and _SIGNS.fullmatch(read)
    }


def _alike(written: str, read: str) -> bool:
    """Whether two words in the same place are the same word, damaged."""
    return Levenshtein.distance(written, read) <= max(1, len(written) // 2)


def _align_trimmed(written: str, read: str, weights: dict[Piece, float]) -> list[Piece]:
    """As ``align``, sparing the work on the letters that both ends share."""
    longest = min(len(written), len(read))
    head = next((n for n in range(longest) if written[n] != read[n]), longest)
    longest -= head
    tail = next((n for n in range(longest) if written[-1 - n] != read[-1 - n]), longest)
    middle = align(written[head : len(written) - tail], read[head : len(read) - tail], weights)
    same = (written[:head] + written[len(written) - tail :]).lower()
    return middle + [(letter, letter) for letter in same]


def align(written: str, read: str, weights: dict[Piece, float]) -> list[Piece]:
    """The cheapest way to read ``read`` for ``written``, piece by piece, in small letters.

    >>> align("för", "foér", {})
    [('f', 'f'), ('ö', 'oé'), ('r', 'r')]
    """
    rows, columns = len(written) + 1, len(read) + 1
    best = [[math.inf] * columns for _ in range(rows)]
    back: list[list[Piece | None]] = [[None] * columns for _ in range(rows)]
    best[0][0] = 0.0
    for i in range(rows):
        for j in range(columns):
            if best[i][j] == math.inf:
                continue
            for a, b in SHAPES:
                if i + a < rows and j + b < columns:
                    piece = _piece(written[i : i + a], read[j : j + b])
                    cost = best[i][j] + (weights.get(piece) or _guess(piece))
                    if cost < best[i + a][j + b]:
                        best[i + a][j + b], back[i + a][j + b] = cost, piece
    pieces: list[Piece] = []
    i, j = rows - 1, columns - 1
    while (step := back[i][j]) is not None:
        pieces.append(step)
        i, j = i - len(step[0]), j - len(step[1])
    return pieces[::-1]


def _piece(written: str, read: str) -> Piece:
    """A piece in small letters, but for a capital read where a small letter was written.

    The scanner takes a dotted small letter for a capital chiefly where a word begins.
    """
    if written.isupper() or not read[:1].isupper():
        return written.lower(), read.lower()
    return written.lower(), read.lower() if written.lower() == read.lower() else read


def _guess(piece: Piece) -> float:
    """A first cost, before any counts."""
    written, read = piece
    if written == read:
        return 0.01
    if any(letter in "åäöé" for letter in written):
        return 1.5 if len(written) == len(read) else 3.0 if len(written) == 1 else 3.5
    return 6.0 if len(written) == len(read) == 1 else 7.0


def _costs(counts: Counter[Piece]) -> dict[Piece, float]:
    """-log P(read | written) for each piece; an added letter per letter written."""
    totals: Counter[str] = Counter()
    for (written, _), times in counts.items():
        totals[written[:1]] += times
    letters = sum(times for written, times in totals.items() if written)
    return {
        piece: max(1e-4, -math.log(times / (totals[piece[0][:1]] if piece[0] else letters)))
        for piece, times in counts.items()
    }


def _spread(weights: dict[Piece, float], counts: Counter[Piece]) -> dict[Piece, float]:
    """Costs worth keeping, with a floor for what other scanners and founts may do.

    The pages learnt from hold few founts; ``UNSEEN`` says what share of all å, ä and ö is left
    for readings that are rare or never seen in them.  Two signs (``id``, ``éd``, ``&r``) come
    of one blot, so any two signs may stand side by side.
    """
    kept = {
        piece: cost
        for piece, cost in weights.items()
        if cost <= FLOOR
        and counts[piece] >= LEAST
        and _SWEDISH.fullmatch(piece[0])
        and _SIGNS.fullmatch("".join(piece))
    }
    for letter, signs in LOOKS_LIKE.items():
        single = -math.log(UNSEEN / len(signs))
        double = -math.log(UNSEEN * UNSEEN_DOUBLE / len(signs) ** 2)
        floors = dict.fromkeys(signs, single)
        floors |= {a + b: double for a in signs for b in signs.lower()}
        for read, floor in floors.items():
            kept[letter, read] = min(kept.get((letter, read), FLOOR), floor)
    return kept | {piece: min(kept.get(piece, FLOOR), cost) for piece, cost in KNOWN.items()}
