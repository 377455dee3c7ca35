"""Columns of text whose lines a scan ran together, each read on from line to line by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise

from extract.pipes import row_costs
from extract.pipes.goal_cells import closing
from extract.pipes.row_tokens import Token, joined, row_number
from extract.pipes.sections import Line
from normalize.diacritics.fluency import strangeness

_BEAM = 5  # readings of the lines so far
_SPLITS = 6  # of a line, for each of them
_NOISE, _MOST_NOISE = 1.1, 12.0  # nats a word of a line that is none of the columns', and the whole line
_HEADING = 1.0  # nats, of a line of headings
_LONGEST_HEADING = 6  # tokens
_NEXT = 1.5  # nats, of another text in a column of words
_NUMBERED = 4.0  # nats, of what goes on after a number
_UNFILLED = 0.8  # nats, of a text that waits for its end where its line is empty


@dataclass(frozen=True, slots=True)
class Flowed:
    """A text of a column: where its first part stands, and where its last line begins."""

    column: int
    span: tuple[int, int]
    text: str
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lines so far read best as, and what that costs in nats."""

    cost: float
    texts: tuple[Flowed, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """A column's text as far as it was read, its last token and how long its last line is."""

    text: Flowed
    last: Token
    length: int


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    done: tuple[Flowed, ...]
    columns: tuple[_Open | None, ...]


def flowing(lines: Sequence[Line], tokens: Sequence[Sequence[Token]], kinds: Sequence[str]) -> list[Reading]:
    """After each line the best reading of all so far in columns of these kinds, "goal" or "words", from the left."""
    states = [_State(0.0, (), (None,) * len(kinds))]
    found: list[Reading] = []
    for line, own in zip(lines, tokens, strict=True):
        if own:
            reader = _Reader(line, own, kinds)
            states = sorted((after for state in states for after in reader.after(state)), key=lambda one: one.cost)
            states = states[:_BEAM]
        found.append(min((_ended(state, kinds) for state in states), key=lambda reading: reading.cost))
    return found


def _ended(state: _State, kinds: Sequence[str]) -> Reading:
    """The state's reading when it ends there."""
    texts = [column.text for column in state.columns if column]
    cost = sum(closing(kinds[text.column], text.text) for text in texts)
    return Reading(state.cost + cost, tuple(sorted([*state.done, *texts], key=lambda text: text.span)))


class _Reader:
    """Gives one line's tokens to the columns."""

    def __init__(self, line: Line, tokens: Sequence[Token], kinds: Sequence[str]) -> None:
        self._line, self._tokens, self._kinds = line, tokens, kinds
        self._is_numbered = row_number(line) is not None
        # What it costs that the tokens up to each one follow each other.
        self._within = [0.0]
        for before, token in pairwise(tokens):
            self._within.append(self._within[-1] + row_costs.within(token, before, "goal"))
        self._plain = sum(min(strangeness(before.text, token.text), 0.0) for before, token in pairwise(tokens))

    def after(self, state: _State) -> Iterator[_State]:
        """The states after the line: its tokens in the columns, or all of them headings, or none of the columns'."""
        noise = min(_NOISE * len(self._tokens) + 1.5, _MOST_NOISE) + self._plain
        yield replace(state, cost=state.cost + noise)
        if self._may_head():
            ended = _ended(state, self._kinds)
            yield _State(ended.cost + _HEADING + self._plain, ended.texts, (None,) * len(self._kinds))
        count = len(self._tokens)
        splits = combinations_with_replacement(range(count + 1), len(self._kinds) - 1)
        options = [(self._price(state, (0, *split, count)), split) for split in splits]
        for price, split in sorted(options)[:_SPLITS]:
            yield self._with(state, (0, *split, count), price)

    def _may_head(self) -> bool:
        is_short = len(self._tokens) <= _LONGEST_HEADING and self._tokens[0].kind in ("capital", "figure")
        return is_short and all(
            token.kind in ("word", "capital") or token.text in ",-" or len(token.text) == 4 for token in self._tokens
        )

    def _price(self, state: _State, bounds: Sequence[int]) -> float:
        price = 0.0
        for column, (first, end) in enumerate(pairwise(bounds)):
            now = state.columns[column]
            if first == end:
                is_waiting = now is not None and closing(self._kinds[column], now.text.text) > 0
                price += _UNFILLED * is_waiting
                continue
            price += self._within[end - 1] - self._within[first]
            price += min(self._begins(now, first, column), self._goes_on(now, first, column))
            if end < len(self._tokens):
                length = self._tokens[end - 1].end - self._tokens[first].start
                following = self._tokens[end]
                price += row_costs.leaves(
                    self._tokens[end - 1], following, "goal", length, 0, is_fresh=now is None
                )
        return price

    def _begins(self, now: _Open | None, first: int, column: int) -> float:
        kind, token = self._kinds[column], self._tokens[first]
        price = row_costs.begins(token, kind, is_fresh=True) - (1.0 if token.after_gap else 0.0)
        if kind == "words":
            price = _NEXT if now else 0.0 if token.after_gap else row_costs.NEVER
        return price + (closing(kind, now.text.text) if now else 0.0)

    def _goes_on(self, now: _Open | None, first: int, column: int) -> float:
        if now is None:
            return row_costs.NEVER
        token = self._tokens[first]
        price = row_costs.goes_on(token, now.last, "goal", now.length, now.length)
        is_opened = token.after_gap and "\t" not in self._line.text
        return price + (_NUMBERED if is_opened or (first == 0 and self._is_numbered) else 0.0)

    def _with(self, state: _State, bounds: Sequence[int], price: float) -> _State:
        done, columns = list(state.done), list(state.columns)
        for column, (first, end) in enumerate(pairwise(bounds)):
            if first == end:
                continue
            now, own = columns[column], self._tokens[first:end]
            part = self._line.text[own[0].start - self._line.start : own[-1].end - self._line.start]
            if now is not None and self._goes_on(now, first, column) <= self._begins(now, first, column):
                text = replace(now.text, text=joined([now.text.text, part]), last=self._line.start)
            else:
                done += [now.text] if now else []
                text = Flowed(column, (own[0].start, own[-1].end), part, self._line.start)
            columns[column] = _Open(text, own[-1], own[-1].end - own[0].start)
        return _State(state.cost + price, tuple(done), tuple(columns))
