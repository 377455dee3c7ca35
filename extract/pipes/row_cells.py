"""Rows whose columns a scan ran together, parted again: of all ways to part their lines the one that reads best.

Each line of a row holds some words of each of its cells, one cell after the other, and the next line goes on with those
that are not at their end. What tells the cells apart is weighed together: capitals open cells, figures stand in columns
of their own, a word follows the one before it in its cell as words do in Swedish, and nothing wraps before its column ends.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.pipes import row_costs
from extract.pipes.row_tokens import CLOSING, Token, joined, last_token, row_number, tokens_in, tokens_of, values_in
from extract.pipes.sections import Line

Closing = Callable[[str, str], float]

_BEAMS = (2, 4)  # readings of the lines so far
_READINGS = 3  # of one line, for each of them
_WAYS = 10  # to read a line as far as one of its tokens
_WIDEST = 1.15  # of the usual width of a column's cells: a wider one is none of them
_TWO = 2  # columns of goals
_AHEAD = (
    0.5  # of what it costs that a cell ends as it stands: paid where its line ends, and given back where it goes on
)
_PARTED = 1.5  # nats, of what stands on both sides of a rule
_WIDE = 0.7  # nats a word beyond a column's width
_PASSED = 1.2  # nats, of a line that adds nothing to the goal
_WHOLE, _COMPLETE = 1.0, 2.0  # nats, of adding to a goal that is whole, and to one that ends in how much
_COUNTED_OUT = re.compile(r"\d\s?(?:%|[^\W\d_]+)$")  # "… ska understiga 4 procent"
_MORE = 1.8  # nats, of figures in a row's first line for which it has no columns
_MOST_MORE = 8.0  # nats, of figures that a row has room for no more
_COUNTED = 1.0  # nats less, of a unit below a figure that has none
_AFTER_GAP, _AFTER_NUMBER = 1.5, 4.0  # nats, of a row that goes on below a gap, and with a number
_FEWER = 1.0  # nats, of fewer figures than there are columns
_MARGIN = 6.0  # nats
_HEADING = 1.5  # nats, of a heading amid the rows
_LONGEST_HEADING = 6  # tokens


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns from the left: the kind of each, "area", "goal", "words" or "value", and their widths in characters.

    Columns of figures and verdicts that stand side by side are one "value"; `figures` is how many a row has at most.
    `closing` tells what it costs that a cell of a kind ends as it stands; of two bodies' goals the first is a "theme".
    """

    columns: tuple[str, ...]
    figures: int
    closing: Closing
    widths: tuple[int, ...] = ()

    @property
    def ends(self) -> tuple[str, ...]:
        """The kinds that the columns' cells end as."""
        if self.columns.count("goal") < _TWO:
            return self.columns
        first = self.columns.index("goal")
        return (*self.columns[:first], "theme", *self.columns[first + 1 :])


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row: the texts of its cells, where the first part of each begins and ends, its number and its lines' starts."""

    cells: tuple[str, ...]
    spans: tuple[tuple[int, int] | None, ...]
    number: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """The rows read so far, the last of them open; `lengths` are those of the last line of each of its cells."""

    cost: float
    done: tuple[ParsedRow, ...]
    row: ParsedRow | None
    lengths: tuple[int, ...] = ()


class _Way(NamedTuple):
    """How the tokens of a line so far are given to the columns: (column, index of the token) for each one taken."""

    cost: float
    taken: tuple[tuple[int, int], ...]
    first: int = -1  # of the tokens in the last cell


def rows_of(lines: Sequence[Line], layout: Layout) -> tuple[tuple[ParsedRow, ...], float]:
    """The rows that the lines read best as, in order, and what that reading costs in nats.

    Lines that are none of the table's belong to no row.
    """
    parsed = [(line, tokens_of(line)) for line in lines]
    rows: tuple[ParsedRow, ...] = ()
    cost = 0.0
    for beam in _BEAMS:  # the second time knowing how wide the columns are
        layout = replace(layout, widths=_widths(rows, len(layout.columns)))
        states = [_State(0.0, (), None)]
        for line, tokens in parsed:
            states = _after(states, line, tokens, layout)[:beam] if tokens else states
        cost, best = min(((_whole_cost(state, layout), state) for state in states), key=lambda pair: pair[0])
        rows = (*best.done, best.row) if best.row else best.done
    return rows, cost


def _widths(rows: Sequence[ParsedRow], count: int) -> tuple[int, ...]:
    """How wide the columns are, in characters, at least: as the widest of their cells' first lines."""
    lengths = [sorted(span[1] - span[0] for row in rows if (span := row.spans[at])) for at in range(count)]
    most = [_WIDEST * column[len(column) // 2] if column else 0 for column in lengths]
    return tuple(
        max((length for length in column if length <= limit), default=0)
        for column, limit in zip(lengths, most, strict=True)
    )


def _whole_cost(state: _State, layout: Layout) -> float:
    """What the state costs when its row ends there; some of it is paid ahead."""
    return state.cost + (1 - _AHEAD) * _ending(state.row, layout)


def _ending(row: ParsedRow | None, layout: Layout) -> float:
    return sum(map(layout.closing, layout.ends, row.cells)) if row else 0.0


def _after(states: Sequence[_State], line: Line, tokens: Sequence[Token], layout: Layout) -> list[_State]:
    """The best states after the line: it opens a row, goes on with the one that is open, or is none of the table's."""
    count = len(layout.columns)
    empty = ParsedRow(("",) * count, (None,) * count, row_number(line), ())
    fresh = _readings(tokens, empty, (0,) * count, layout)
    plain = row_costs.together(tokens)
    noise = row_costs.no_row(len(tokens)) + plain
    goes_on = (_AFTER_GAP if line.after_gap else 0.0) + (_AFTER_NUMBER if empty.number else 0.0)
    found: list[_State] = []
    for state in states:
        ended = _whole_cost(state, layout)
        done = (*state.done, state.row) if state.row else state.done
        for way in fresh:
            found.append(_State(ended + way.cost, done, *_with(empty, line, tokens, way)))
        if state.row:
            for way in _readings(tokens, state.row, state.lengths, layout):
                more = _with(state.row, line, tokens, way, state.lengths)
                found.append(_State(state.cost + way.cost + goes_on, state.done, *more))
        found.append(replace(state, cost=state.cost + noise))
        if _may_head(tokens):
            found.append(_State(ended + _HEADING + plain, done, None))
    return sorted(found, key=lambda state: state.cost)


def _may_head(tokens: Sequence[Token]) -> bool:
    is_short = len(tokens) <= _LONGEST_HEADING and tokens[0].kind == "capital"
    return is_short and all(token.kind in ("word", "capital") or token.text in ",-" for token in tokens)


def _with(
    row: ParsedRow, line: Line, tokens: Sequence[Token], way: _Way, before: Sequence[int] = ()
) -> tuple[ParsedRow, tuple[int, ...]]:
    """The row with the line's words, and how long the last line of each of its cells is."""
    cells, spans = list(row.cells), list(row.spans)
    lengths = list(before) or [0] * len(cells)
    for column in dict.fromkeys(column for column, _ in way.taken):
        own = [tokens[at] for other, at in way.taken if other == column]
        cells[column] = joined([*filter(None, [cells[column]]), _printed(line, own)])
        spans[column] = spans[column] or (own[0].start, own[-1].end)
        lengths[column] = own[-1].end - own[0].start
    return ParsedRow(tuple(cells), tuple(spans), row.number, (*row.lines, line.start)), tuple(lengths)


def _printed(line: Line, tokens: Sequence[Token]) -> str:
    """What the line says from the first of the tokens to the last, without what was left out between them."""
    text = line.text[tokens[0].start - line.start : tokens[-1].end - line.start]
    return text if len(tokens_in(text)) == len(tokens) else joined([token.text for token in tokens])


def _readings(tokens: Sequence[Token], row: ParsedRow, lengths: Sequence[int], layout: Layout) -> list[_Way]:
    """The cheapest ways to give the line's words to the row's cells, from the left."""
    reader = _Reader(tokens, row, tuple(lengths), layout)
    ways = [way for way in reader.ways() if way.taken]
    if reader.is_fresh:
        ways = [way for way in ways if any(layout.columns[column] == "goal" for column, _ in way.taken)]
    ways = [way._replace(cost=way.cost + reader.closing(way)) for way in ways]
    return sorted(ways, key=lambda way: way.cost)[:_READINGS]


class _Reader:
    """Finds the ways to give one line's words to the cells of a row."""

    def __init__(self, tokens: Sequence[Token], row: ParsedRow, lengths: tuple[int, ...], layout: Layout) -> None:
        self._tokens, self._row, self._lengths, self._layout = tokens, row, lengths, layout
        self._last = [last_token(cell) if cell else None for cell in row.cells]
        self._ends = layout.ends
        self._needs = list(map(layout.closing, self._ends, row.cells))
        self._goal = layout.columns.index("goal")
        self._values = sum(
            values_in(cell) for kind, cell in zip(layout.columns, row.cells, strict=True) if kind == "value"
        )
        values = [last for kind, last in zip(layout.columns, self._last, strict=True) if kind == "value"]
        self._ends_in_figure = any(last is not None and last.kind == "figure" for last in values)
        self.is_fresh = not any(row.cells)
        self._prices: dict[tuple[int, int, int], float] = {}
        self._closing: dict[tuple[int, int, int], float] = {}

    def ways(self) -> list[_Way]:
        """The ways that are cheapest for where their last cell begins and ends."""
        ways = [_Way(0.0, ())]
        for at, token in enumerate(self._tokens):
            following: dict[tuple[int, int, int], _Way] = {}
            opens = [self._opens(at, token, column) for column in range(len(self._layout.columns))]
            best = math.inf
            for way in ways:
                for option in self._options(way, at, token, opens, best + _MARGIN):
                    best = min(best, option.cost)
                    column, last = option.taken[-1] if option.taken else (-1, -1)
                    key = (column, option.first, last)
                    if key not in following or option.cost < following[key].cost:
                        following[key] = option
            ways = sorted(following.values(), key=lambda way: way.cost)[:_WAYS]
            ways = [way for way in ways if way.cost < ways[0].cost + _MARGIN]
        return ways

    def _options(self, way: _Way, at: int, token: Token, opens: Sequence[float], limit: float) -> Iterator[_Way]:
        """The token left out, in the last cell, or the first of another, where that costs less than `limit`."""
        if (cost := way.cost + row_costs.left_out(token)) < limit:
            yield _Way(cost, way.taken, way.first)
        column, last = way.taken[-1] if way.taken else (-1, -1)
        leaving = 0.0
        if column >= 0:
            if (cost := way.cost + self._stays(way, at, column)) < limit:
                yield _Way(cost, (*way.taken, (column, at)), way.first)
            if token.text in CLOSING:
                return
            leaving = self._leaves(way, token, column, last)
        for other in range(column + 1, len(self._layout.columns)):
            cost = way.cost + leaving + opens[other]
            if self.is_fresh:
                cost += row_costs.passed(self._layout.columns, column, other)
            elif column < 0 and other > self._goal:
                cost += _PASSED
            if cost < min(limit, row_costs.NEVER):
                yield _Way(cost, (*way.taken, (other, at)), at)

    def _stays(self, way: _Way, at: int, column: int) -> float:
        token, last = self._tokens[at], way.taken[-1][1]
        kind, before = self._layout.columns[column], self._tokens[last]
        if kind == "value":
            return row_costs.among_values(token, before)
        length = token.end - self._tokens[way.first].start
        width = self._layout.widths[column] or (0 if self.is_fresh else self._lengths[column])
        is_parted = self._tokens[at - 1].is_rule and last < at - 1
        price = self._prices.get((last, at, column))
        if price is None:
            price = self._prices[last, at, column] = row_costs.within(token, before, kind)
        price += _PARTED if is_parted else 0.0
        return price + (_WIDE if row_costs.is_too_wide(length, width) else 0.0)

    def _leaves(self, way: _Way, token: Token, column: int, last: int) -> float:
        kind, end = self._layout.columns[column], self._tokens[last]
        length, width = end.end - self._tokens[way.first].start, self._layout.widths[column]
        return self.closing(way) + row_costs.leaves(end, token, kind, length, width, is_fresh=self.is_fresh)

    def closing(self, way: _Way) -> float:
        """What it costs that the last cell of the line ends as it stands."""
        column, last = way.taken[-1]
        if self._layout.columns[column] == "value":
            return 0.0
        known = self._closing.get((column, way.first, last))
        if known is not None:
            return known
        own = (self._tokens[at].text for other, at in way.taken if other == column)
        text = joined([*filter(None, [self._row.cells[column]]), *own])
        price = self._closing[column, way.first, last] = _AHEAD * self._layout.closing(self._ends[column], text)
        return price

    def _opens(self, at: int, token: Token, column: int) -> float:
        """What it costs that the token is the first of the line in the column."""
        kind, before = self._layout.columns[column], self._last[column]
        if kind == "value":
            return self._opens_values(at, token)
        if before is None:
            return row_costs.begins(token, kind, is_fresh=self.is_fresh)
        goes_on = row_costs.goes_on(token, before, kind, self._lengths[column], self._layout.widths[column])
        whole = 0.0
        if kind == "goal" and not self._needs[column]:
            whole = _COMPLETE if _COUNTED_OUT.search(self._row.cells[column]) else _WHOLE
        return goes_on - _AHEAD * self._needs[column] + whole

    def _opens_values(self, at: int, token: Token) -> float:
        price = row_costs.among_values(token, None) - (0.4 if token.kind in ("figure", "verdict") else 0.0)
        count = sum(one.is_value for one in self._tokens[at:])
        if self.is_fresh:
            is_first = token.is_value or token.aims
            figures = sum(one.kind in ("figure", "dash") for one in self._tokens[at:])
            price += _FEWER * (count < self._layout.figures) + _MORE * (figures > self._layout.figures)
            return price + (0.0 if is_first else 2.0)
        price -= _COUNTED if token.is_unit and self._ends_in_figure else 0.0
        return price + min(_MOST_MORE, 3.0 * max(0, self._values + count - self._layout.figures) if count else 0.0)
