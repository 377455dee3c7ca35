"""Passages of columns that a reader ran together: of each line of print the piece that is the passage's own.

Where the boxes of words are not known, nothing tells the columns but the words. From every place at which a passage may
begin, the ways to read it on are priced by what parts words and what joins them (`extract.pipes.row_costs`), and the
cheapest are candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise

from extract.pipes import row_costs
from extract.pipes.goal_cells import closing
from extract.pipes.goal_passages import standing
from extract.pipes.goal_terms import LABELLED, NUMBERED, ends_open, is_label
from extract.pipes.printed_lines import as_printed
from extract.pipes.row_tokens import Token, joined, tokens_of
from extract.pipes.sections import Line, Section
from normalize.unicode import fold

# Chosen so that most labelled goals are among the candidates.
_BEGINS, _ENDS = 6, 4  # of a piece
_READINGS = 5  # that are read on
_OF_LENGTH = 3  # candidates of as many pieces from one place
_MOST_PIECES = 5
_MOST_BEGINNINGS = 12  # of a row
_PROSE_LINES, _PROSE_WIDTH = 3, 60  # lines, and characters of each on the whole
_WIDEST = 110  # characters of a piece
_LONGEST = 300  # characters
_FEWEST_WORDS = 3
_DEAREST = 9.0  # nats: what costs more is hardly a passage
_NO_CELL = -0.5  # nats: the least that what follows a piece costs


@dataclass(frozen=True, slots=True)
class Row:
    """A line of print with its tokens, and prices of them in nats.

    `within[i]`: that the tokens up to i stand in one cell. `parted[i]`: that one ends before token i, and another begins.
    `rest[i]`: the cheapest way to part the tokens from i on.
    """

    number: int
    section: int
    is_closed: bool  # the nearest heading over it closes goals
    begins_item: bool  # nothing above goes on in it
    line: Line
    tokens: Sequence[Token]
    within: Sequence[float]
    parted: Sequence[float]
    rest: Sequence[float]


@dataclass(frozen=True)
class Piece:
    """The tokens [first, end) of a row."""

    row: Row
    first: int
    end: int

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends in the running text, which has no hyphen where a line divides a word."""
        return self.row.tokens[self.first].start, min(self.last.end, self.row.line.end)

    @cached_property
    def text(self) -> str:
        """What it says."""
        start = self.row.line.start
        return self.row.line.text[self.row.tokens[self.first].start - start : self.last.end - start]

    @cached_property
    def length(self) -> int:
        """Its characters."""
        start, end = self.span
        return end - start

    @property
    def last(self) -> Token:
        """Its last token."""
        return self.row.tokens[self.end - 1]

    @property
    def pairs(self) -> list[float]:
        """The price of each of its tokens but the first after the one before, in nats."""
        within = self.row.within[self.first : self.end]
        return [after - before for before, after in pairwise(within)]

    @property
    def following(self) -> Token | None:
        """The token after it; None where it ends its line."""
        return self.row.tokens[self.end] if self.end < len(self.row.tokens) else None


@dataclass(frozen=True)
class Woven:
    """A passage put together of pieces; `price` is what that costs beyond parting each line by itself, in nats.

    `below` is the line under its last piece; None where the section ends.
    """

    pieces: tuple[Piece, ...]
    text: str
    folded: str
    price: float
    below: Row | None

    @cached_property
    def start(self) -> tuple[int, int]:
        """The row and the token that it begins with."""
        return self.pieces[0].row.number, self.pieces[0].first

    @cached_property
    def width(self) -> int:
        """The characters of its longest piece."""
        return max(piece.length for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Reading:
    price: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return joined([piece.text for piece in self.pieces])


def woven(sections: Sequence[Section], line_starts: Sequence[int]) -> list[Woven]:
    """The candidates in order of their places; `line_starts` is where the lines of all pages begin."""
    rows = list(_rows(sections, line_starts))
    reader = _Reader(rows)
    return [
        one
        for row in rows
        for first in [at for at in range(len(row.tokens)) if _may_begin(row, at)][:_MOST_BEGINNINGS]
        for one in reader.read(row, first)
    ]


def _rows(sections: Sequence[Section], line_starts: Sequence[int]) -> Iterator[Row]:
    number, is_after_prose = 0, False
    for place in standing(sections):
        printed = list(as_printed(place.line, line_starts)) if "\t" not in place.line.text else []
        if _is_prose(place.line, len(printed)):
            is_after_prose = True
            continue
        for one in printed:
            label = NUMBERED.match(one.folded) or LABELLED.match(one.folded)
            own = _without_label(one, label.end()) if label else one
            if len(own.text) <= _LONGEST and (tokens := tokens_of(own)):
                begins_item = bool(label or own.marker) or is_label(own) or is_after_prose
                yield _row((number, place.section, place.is_closed, begins_item), own, tokens)
                number, is_after_prose = number + 1, False


def _is_prose(line: Line, count: int) -> bool:
    """Whether the line is a paragraph of full lines, so many of print, that ends in a full stop: no table's rows."""
    return count >= _PROSE_LINES and line.text.endswith(".") and len(line.text) >= _PROSE_WIDTH * count


def _without_label(line: Line, length: int) -> Line:
    """The line without its label of so many characters: "Mål 2. Alla ska …"."""
    return replace(line, start=line.start + length, text=line.text[length:], folded=line.folded[length:], marker=0)


def _row(place: tuple[int, int, bool, bool], line: Line, tokens: Sequence[Token]) -> Row:
    inside = [row_costs.within(token, before, "goal") for before, token in pairwise(tokens)]
    parted = [0.0, *(_parted(before, token) for before, token in pairwise(tokens))]
    rest = [0.0] * (len(tokens) + 1)
    for at in range(len(tokens) - 2, -1, -1):
        rest[at] = rest[at + 1] + min(inside[at], parted[at + 1])
    return Row(*place, line, tokens, [0.0, *accumulate(inside)], parted, rest)


def _parted(before: Token, token: Token) -> float:
    begins = max(row_costs.begins(token, "words", is_fresh=True), _NO_CELL)
    return row_costs.leaves(before, token, "goal", 0, 0, is_fresh=False) + begins


def _may_begin(row: Row, first: int) -> bool:
    token = row.tokens[first]
    return token.is_capital and (first == 0 or token.after_gap or row.tokens[first - 1].kind != "capital")


class _Reader:
    """Puts the pieces of rows together."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._known: dict[tuple[int, int], list[tuple[float, Piece]]] = {}

    def read(self, row: Row, first: int) -> Iterator[Woven]:
        """The candidates that begin with the row's token."""
        readings = [_Reading(price, (piece,)) for price, piece in self._pieces(row, first)]
        seen = {row.line.text}
        for length in range(1, _MOST_PIECES + 1):
            number = row.number + length
            below = self._rows[number] if number < len(self._rows) else None
            below = below if below and below.section == row.section and not below.begins_item else None
            for price, _, text, reading in _cheapest(readings):
                if price < _DEAREST and text not in seen and _may_be_passage(text):
                    seen.add(text)
                    yield Woven(reading.pieces, text, fold(text).strip(" .;"), price, below)
            if below is None or length == _MOST_PIECES:
                return
            after = (next_ for reading in readings for next_ in self._read_on(reading, below, is_first=first == 0))
            readings = sorted(after, key=lambda reading: reading.price)[:_READINGS]

    def _read_on(self, reading: _Reading, row: Row, *, is_first: bool) -> Iterator[_Reading]:
        """The likeliest ways to go on in the row; what stands first in its line stands first in the next."""
        last, width = reading.pieces[-1], max(piece.length for piece in reading.pieces)
        begins = []
        for first in range(1 if is_first else len(row.tokens)):
            token = row.tokens[first]
            if first == 0 or not token.is_value or last.last.governs:
                price = row_costs.goes_on(token, last.last, "goal", last.length, width)
                begins.append((price + _before(row, first), price, first))
        found = [
            (reading.price + on + price, first, piece.end, piece)
            for _, on, first in sorted(begins)[:_BEGINS]
            for price, piece in self._pieces(row, first)
        ]
        for price, _, _, piece in sorted(found, key=lambda one: one[:3])[:_ENDS]:
            yield _Reading(price, (*reading.pieces, piece))

    def _pieces(self, row: Row, first: int) -> list[tuple[float, Piece]]:
        """The likeliest pieces that begin with the token, with what the row costs beyond its cheapest parting."""
        known = self._known.get((row.number, first))
        if known is None:
            known = self._known[row.number, first] = list(_likeliest(row, first))
        return known


def _before(row: Row, first: int) -> float:
    """What the tokens before cost when one begins a piece."""
    if not first:
        return 0.0
    plain = min(row.parted[first], row.within[first] - row.within[first - 1])
    return row.rest[0] - row.rest[first] + row.parted[first] - plain


def _likeliest(row: Row, first: int) -> Iterator[tuple[float, Piece]]:
    found = []
    before = _before(row, first) - row.within[first] - row.rest[0]
    for end in range(first + 1, len(row.tokens) + 1):
        after = row.parted[end] + row.rest[end] if end < len(row.tokens) else 0.0
        found.append((before + row.within[end - 1] + after, end))
        if row.tokens[end - 1].end - row.tokens[first].start > _WIDEST:
            break
    for price, end in sorted(found)[:_ENDS]:
        yield price, Piece(row, first, end)


def _cheapest(readings: Sequence[_Reading]) -> list[tuple[float, int, str, _Reading]]:
    """The readings that cost least when they end there."""
    texts = [reading.text for reading in readings]
    prices = [one.price + closing("goal", text) for one, text in zip(readings, texts, strict=True)]
    return sorted(zip(prices, range(len(readings)), texts, readings, strict=True))[:_OF_LENGTH]


def _may_be_passage(text: str) -> bool:
    is_long = len(text) <= _LONGEST and len(text.split()) >= _FEWEST_WORDS
    return is_long and not (ends_open(text) or "?" in text or text.endswith(":"))
