"""Columns of text whose lines a scan ran together, each read on from line to line by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise

from extract.pipes import row_costs
from extract.pipes.goal_cells import closing
from extract.pipes.row_tokens import Token, joined, row_number
from extract.pipes.sections import Line

_BEAM = 5  # readings of the lines so far
_SPLITS = 6  # of a line, for each of them
_GAP = 1.0  # nats less, of a text that a bullet, number or rule opens
_HEADING = 1.0  # nats, of a line of headings
_LONGEST_HEADING = 6  # tokens
_NUMBERED = 4.0  # nats, of what goes on after a number
_SENTENCE = 0.8  # nats, of one that follows another in its text
_ACRONYM = 0.8  # nats, of one amid a text
_AFTER_STOP = 2.5  # nats, of a small letter after a full stop
_COUNTED = 2.5  # nats, of what a figure counts where it stands on the next line
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


def flowing(lines: Sequence[Line], tokens: Sequence[Sequence[Token]], columns: int) -> list[Reading]:
    """After each line the best reading of all so far in so many columns."""
    states = [_State(0.0, (), (None,) * columns)]
    found: list[Reading] = []
    for line, own in zip(lines, tokens, strict=True):
        if own:
            reader = _Reader(line, own, columns)
            states = sorted((after for state in states for after in reader.after(state)), key=lambda one: one.cost)
            states = states[:_BEAM]
        found.append(min((_ended(state) for state in states), key=lambda reading: reading.cost))
    return found


def _ended(state: _State) -> Reading:
    """The state's reading when it ends there."""
    texts = [column.text for column in state.columns if column]
    cost = sum(closing("goal", text.text) for text in texts)
    return Reading(state.cost + cost, tuple(sorted([*state.done, *texts], key=lambda text: text.span)))


def _following(before: Token, token: Token) -> float:
    """What it costs that the tokens stand in one text, on the same line."""
    is_after_stop = before.text[-1] in ".!?"
    if token.kind == "capital" and not token.after_gap:
        if is_after_stop:
            return _SENTENCE
        if token.text[:2].isupper():
            return _ACRONYM
    return row_costs.within(token, before, "goal") + _AFTER_STOP * (is_after_stop and token.kind == "word")


class _Reader:
    """Gives one line's tokens to the columns."""

    def __init__(self, line: Line, tokens: Sequence[Token], columns: int) -> None:
        self._line, self._tokens, self._columns = line, tokens, columns
        self._is_numbered = row_number(line) is not None
        # What it costs that the tokens up to each one follow each other.
        self._within = [0.0]
        for before, token in pairwise(tokens):
            price = _following(before, token)
            self._within.append(self._within[-1] + price)
        self._plain = row_costs.together(tokens)

    def after(self, state: _State) -> Iterator[_State]:
        """The states after the line: its tokens in the columns, or all of them headings, or none of the columns'."""
        noise = row_costs.no_row(len(self._tokens)) + self._plain
        yield replace(state, cost=state.cost + noise)
        if self._may_head():
            ended = _ended(state)
            yield _State(ended.cost + _HEADING + self._plain, ended.texts, (None,) * self._columns)
        count = len(self._tokens)
        splits = combinations_with_replacement(range(count + 1), self._columns - 1)
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
                is_waiting = now is not None and closing("goal", now.text.text) > 0
                price += _UNFILLED * is_waiting
                continue
            price += self._within[end - 1] - self._within[first]
            price += min(self._begins(now, first), self._goes_on(now, first))
            if end < len(self._tokens):
                length = self._tokens[end - 1].end - self._tokens[first].start
                following = self._tokens[end]
                price += row_costs.leaves(self._tokens[end - 1], following, "goal", length, 0, is_fresh=now is None)
        return price

    def _begins(self, now: _Open | None, first: int) -> float:
        token = self._tokens[first]
        price = row_costs.begins(token, "goal", is_fresh=True) - (_GAP if token.after_gap else 0.0)
        return price + (closing("goal", now.text.text) if now else 0.0)

    def _goes_on(self, now: _Open | None, first: int) -> float:
        if now is None:
            return row_costs.NEVER
        token = self._tokens[first]
        price = row_costs.goes_on(token, now.last, "goal", now.length, now.length)
        is_counted = now.last.kind == "figure" and token.is_unit
        price -= _COUNTED if is_counted and (first == 0 or self._tokens[first - 1].kind != "figure") else 0.0
        return price + (_NUMBERED if token.after_gap or self._is_numbered else 0.0)

    def _with(self, state: _State, bounds: Sequence[int], price: float) -> _State:
        done, columns = list(state.done), list(state.columns)
        for column, (first, end) in enumerate(pairwise(bounds)):
            if first == end:
                continue
            now, own = columns[column], self._tokens[first:end]
            part = self._line.text[own[0].start - self._line.start : own[-1].end - self._line.start]
            if now is not None and self._goes_on(now, first) <= self._begins(now, first):
                text = replace(now.text, text=joined([now.text.text, part]), last=self._line.start)
            else:
                done += [now.text] if now else []
                text = Flowed(column, (own[0].start, own[-1].end), part, self._line.start)
            columns[column] = _Open(text, own[-1], own[-1].end - own[0].start)
        return _State(state.cost + price, tuple(done), tuple(columns))
