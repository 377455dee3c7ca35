"""What is known of a passage put together of pieces, besides its words: how it was cut out, and what it stands among."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extract.pipes import row_costs
from extract.pipes.goal_cells import closing
from extract.pipes.goal_contexts import share_likely
from extract.pipes.goal_passages import LONGEST, Passage
from extract.pipes.row_tokens import Token
from extract.pipes.tree_model import NO_OTHER, mean
from extract.pipes.woven_lines import Piece, Woven
from normalize.diacritics.fluency import strangeness

_KINDS = ("word", "capital", "verdict", "figure", "dash", "sign")
_NONE = -1  # stands for there being no token
_NEAR = 12  # rows before and after that may be of the same table
_FREE = 5.0  # nats that stand for there being nothing to price
_BEST_NEAR = 4


@dataclass(frozen=True)
class Context:
    """A candidate, its log-odds by words, and those of what begins where it begins, stands near it and is in its line.

    `rivals` are the other candidates that begin where it begins, `near` the best of each place near it that stands in its
    line as it does, `widths` how wide the likely ones near it are, in characters, `plain` the passages of its first line.
    """

    one: Woven
    odds: float
    rivals: Sequence[tuple[Woven, float]]
    near: Sequence[float]
    widths: Sequence[int]
    plain: float
    likely: float  # share of the document's passages that are likely goals
    best: float  # of the document's passages

    @cached_property
    def others(self) -> Sequence[Token]:
        """The tokens of its rows that are none of its own."""
        return [
            token for one in self.one.pieces for token in (*one.row.tokens[: one.first], *one.row.tokens[one.end :])
        ]

    @cached_property
    def wraps(self) -> Sequence[tuple[Piece, Piece]]:
        """Its pieces, each with the next."""
        return list(pairwise(self.one.pieces))

    @cached_property
    def prices(self) -> Sequence[float]:
        """What going on from each line to the next costs, in nats."""
        width = self.one.width
        return [row_costs.goes_on(_first(after), one.last, "goal", one.length, width) for one, after in self.wraps]

    @cached_property
    def room(self) -> Sequence[float]:
        """How far each line but the last would reach with the next one's first word, of the longest."""
        return [(one.length + 1 + len(_first(after).text)) / self.one.width for one, after in self.wraps]

    @cached_property
    def beyond(self) -> Mapping[int, float]:
        """The log-odds beyond its own of the best rival of fewer pieces (-1), as many (0) and more (1)."""
        count = len(self.one.pieces)
        found: dict[int, float] = {}
        for other, odds in self.rivals:
            sign = (len(other.pieces) > count) - (len(other.pieces) < count)
            found[sign] = max(found.get(sign, NO_OTHER), odds - self.odds)
        return found


def _mean_of_wraps(context: Context) -> float:
    found = [strangeness(one.last.text, _first(after).text) for one, after in context.wraps]
    return sum(found) / len(found) if found else -_FREE


FEATURES: dict[str, Callable[[Context], float]] = {
    "words": lambda context: context.odds,
    "words of fewer pieces": lambda context: context.beyond.get(-1, NO_OTHER),
    "words of as many pieces": lambda context: context.beyond.get(0, NO_OTHER),
    "words of more pieces": lambda context: context.beyond.get(1, NO_OTHER),
    "price": lambda context: context.one.price,
    "price of rivals": lambda context: min((other.price for other, _ in context.rivals), default=_FREE) - context.one.price,
    "price of wraps": lambda context: sum(context.prices),
    "dearest wrap": lambda context: max(context.prices, default=-_FREE),
    "dearest pair": lambda context: max((price for piece in context.one.pieces for price in piece.pairs), default=-_FREE),
    "price of the line below": lambda context: _below(context.one),
    "price of its end": lambda context: closing("goal", context.one.text),
    "strangest gap": lambda context: min(_gaps(context.one), default=_FREE),
    "mean of wraps": _mean_of_wraps,
    "pieces": lambda context: len(context.one.pieces),
    "count of words": lambda context: context.one.text.count(" ") + 1,
    "width": lambda context: context.one.width,
    "width of others": lambda context: median(context.widths) / context.one.width if context.widths else 0.0,
    "last line": lambda context: context.one.pieces[-1].length / context.one.width,
    "shortest line": lambda context: min((one.length for one, _ in context.wraps), default=context.one.width) / context.one.width,
    "least room": lambda context: min(context.room, default=2.0),
    "most room": lambda context: max(context.room, default=2.0),
    "token before": lambda context: _kind(_before(context.one.pieces[0])),
    "token after": lambda context: _kind(context.one.pieces[-1].following),
    "token below": lambda context: _kind(context.one.below.tokens[0] if context.one.below else None),
    "other tokens": lambda context: len(context.others),
    "values among them": lambda context: sum(token.is_value for token in context.others) / max(len(context.others), 1),
    "item": lambda context: bool(context.one.pieces[0].row.line.marker),
    "stop": lambda context: context.one.text.endswith("."),
    "passages of its line": lambda context: context.plain,
    "best near": lambda context: max(context.near, default=NO_OTHER),
    "mean near": lambda context: mean(sorted(context.near)[-_BEST_NEAR:]),
    "likely in document": lambda context: context.likely,
    "best of document": lambda context: context.best,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """The document's passages that stand in one piece, and their log-odds by words."""

    passages: Sequence[Passage]
    odds: Sequence[float]


def features(
    found: Sequence[Woven], odds: Sequence[float], beside: Beside, asked: Sequence[int] | None = None
) -> NDArray[np.float32]:
    """A row for each candidate of the document, or for those asked for, a column for each of `FEATURES`; the odds are by words."""
    rows = [[float(of(one)) for of in FEATURES.values()] for one in contexts(found, odds, beside, asked)]
    return np.array(rows, np.float32).reshape(len(rows), len(FEATURES))


def contexts(
    found: Sequence[Woven], odds: Sequence[float], beside: Beside, asked: Sequence[int] | None = None
) -> list[Context]:
    """The context of each candidate of the document, or of those asked for."""
    by_start: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        by_start[one.start].append(index)
    best_of_row: defaultdict[int, list[int]] = defaultdict(list)
    for (row, _), those in by_start.items():
        best_of_row[row].append(max(those, key=lambda index: odds[index]))
    plain = _Plain(beside)
    likely = share_likely(beside.odds)
    best = max(beside.odds, default=NO_OTHER)
    near_of: dict[tuple[int, int], list[int]] = {}
    made = []
    for index in range(len(found)) if asked is None else asked:
        one = found[index]
        place = one.start[0], len(one.pieces)
        if place not in near_of:
            rows = range(place[0] - _NEAR, place[0] + _NEAR + 1)
            others = (row for row in rows if not 0 <= row - place[0] < place[1])
            near_of[place] = [other for row in others for other in best_of_row.get(row, ())]
        near = near_of[place]
        made.append(
            Context(
                one,
                odds[index],
                [(found[other], odds[other]) for other in by_start[one.start] if other != index],
                [odds[other] for other in near if (found[other].start[1] == 0) == (one.start[1] == 0)],
                [found[other].width for other in near if odds[other] > 0 and len(found[other].pieces) > 1],
                plain.best(one.pieces[0].row.line.start, one.pieces[0].row.line.end),
                likely,
                best,
            )
        )
    return made


class _Plain:
    """The log-odds of passages by where they stand."""

    def __init__(self, beside: Beside) -> None:
        self._spans = [(*passage.span, one) for passage, one in zip(beside.passages, beside.odds, strict=True)]
        self._starts = [first for first, _, _ in self._spans]
        self._known: dict[int, float] = {}

    def best(self, start: int, end: int) -> float:
        """The best of those that share characters with the line."""
        if start not in self._known:
            near = self._spans[bisect_left(self._starts, start - LONGEST) : bisect_left(self._starts, end)]
            shared = (odds for _, last, odds in near if start < last)
            self._known[start] = max(shared, default=NO_OTHER)
        return self._known[start]


def _first(piece: Piece) -> Token:
    return piece.row.tokens[piece.first]


def _before(piece: Piece) -> Token | None:
    return piece.row.tokens[piece.first - 1] if piece.first else None


def _kind(token: Token | None) -> int:
    return _KINDS.index(token.kind) if token else _NONE


def _below(one: Woven) -> float:
    """What going on to the line below would cost, in nats."""
    last = one.pieces[-1]
    return row_costs.goes_on(one.below.tokens[0], last.last, "goal", last.length, one.width) if one.below else _FREE


def _gaps(one: Woven) -> list[float]:
    """How strange the token behind each piece but the last is after it, in nats."""
    return [strangeness(piece.last.text, piece.following.text) for piece in one.pieces[:-1] if piece.following]
