"""What tells one cell of a row from the next where the gap between them is lost: each sign of it has its price, in nats."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pipes.row_tokens import CLOSING, Token
from normalize.diacritics.fluency import may_be_name, strangeness

ROOM = 0.85  # of a column's width: a line of a cell that is shorter has room for another word
NEVER = 99.0  # nats
_WIDE = 1.15  # of a column's width: more is another column's
_NOISE, _MOST_NOISE = 1.1, 12.0  # nats a token, and the whole line
_SHORTEST = 14  # characters of a goal's first line
# A cell seldom begins so, by the kind of its first token.
_UNSEEN = 0.4  # nats, of two words in a cell that no text is known to have side by side
_EMPTY = {"area": 0.0, "goal": 4.0, "words": 1.5, "value": 1.5}  # on a row's first line
_BEGINS = {"capital": -0.5, "figure": 2.5, "verdict": 1.5, "word": 5.0, "dash": 1.0, "sign": 4.0}


def together(tokens: Sequence[Token]) -> float:
    """The price, zero or less, of the pairs among the tokens that go together in any text."""
    return sum(min(strangeness(before.text, token.text), 0.0) for before, token in pairwise(tokens))


def no_row(count: int) -> float:
    """The price of taking a line of so many tokens for none of the columns'."""
    return min(_NOISE * count + 1.5, _MOST_NOISE)


def left_out(token: Token) -> float:
    """The price of taking the token for dirt."""
    if token.is_rule:
        return 0.6
    return 0.3 if token.kind == "sign" and token.text not in "%().," else 7.0


def among_values(token: Token, before: Token | None) -> float:
    """The price of the token in a column of figures and verdicts."""
    if token.is_value:
        return 0.4 if before and before.governs else -0.6
    if token.text in CLOSING or token.text in "(+±":
        return 0.0
    if token.is_unit:
        return 0.2
    if token.is_direction:
        return 0.0 if token.aims else 1.0
    return 0.3 if token.goes_on and before and before.kind == "verdict" else 4.0


def within(token: Token, before: Token, kind: str) -> float:
    """The price of the token in the same cell of words, on the same line, as the one before it."""
    gap = 3.5 if token.after_gap else 0.0
    if token.text in CLOSING or before.text in '("“':
        return 0.0
    if token.kind == "figure":
        return gap + (0.0 if before.governs else 3.0)
    if token.kind in ("dash", "sign"):
        return gap + (2.5 if token.kind == "dash" else 0.5)
    strange = strangeness(before.text, token.text)
    price = strange + (_UNSEEN if strange >= 0 else 0.0) + gap + (1.5 if kind == "area" else 0.0)
    if token.aims:
        price += 1.2 if before.is_open else 2.0
    if token.kind == "capital":
        price += 0.8 if before.is_before_name and may_be_name(token.text) else 3.0
    return price + (2.0 if token.kind == "verdict" else 0.0)


def begins(token: Token, kind: str, *, is_fresh: bool) -> float:
    """The price of the token as the first of a cell of words; `is_fresh`: on the row's first line."""
    late = 0.0 if is_fresh else 6.0 if kind == "area" else 2.5
    price = 3.0 if token.kind == "word" and kind == "words" else _BEGINS[token.kind]
    return late + price + (2.0 if kind != "words" and token.kind != "capital" else 0.0)


def goes_on(token: Token, before: Token, kind: str, length: int, width: int) -> float:
    """The price of the token as what wraps to the next line of a cell after `before`, whose line is `length` long."""
    price = strangeness(before.text, token.text) if token.kind in ("word", "capital", "verdict") else 0.5
    price += _UNSEEN if price >= 0 else 0.0
    if before.is_open:
        price -= 0.5 if before.text == "," else 1.5
    elif length + 1 + len(token.text) < width * ROOM:
        price += 3.0
    if token.kind == "capital":
        price += 2.5 if before.is_before_name and may_be_name(token.text) else 3.5
    if token.kind == "figure" and not before.governs:
        price += 3.0
    price += 1.5 if token.kind in ("dash", "sign") else 0.0
    price += 3.0 if before.text in ".!?" else 0.0
    return price + (2.0 if kind == "area" else 0.0)


def leaves(last: Token, following: Token, kind: str, length: int, width: int, *, is_fresh: bool) -> float:
    """The price of a cell's line that ends with `last`, `length` characters long, though the row's line goes on."""
    price = 0.6 - (1.0 if following.after_gap else 0.0)
    price += 3.0 if last.aims else 1.5 if last.is_rule else 0.0
    price += 2.0 if kind == "goal" and is_fresh and length < _SHORTEST else 0.0
    if kind == "value" or not last.is_open:
        return price
    return price + (2.5 if length + 1 + len(following.text) < width * ROOM else 0.5)


def is_too_wide(length: int, width: int) -> bool:
    """Whether a cell's line is longer than its column is wide, where that is known."""
    return 0 < width * _WIDE < length


def passed(columns: tuple[str, ...], last: int, column: int) -> float:
    """The price of the columns that a row's first line leaves empty between two others."""
    between = columns[last + 1 : column]
    if last < 0 and between[:1] == ("area",) and columns[column] == "goal" and columns.count("goal") > 1:
        return 1.0 if "goal" in between else 2.0  # the first goal spans the rows of its area
    if last < 0 and "goal" in between:
        return 1.5 if columns[column] == "goal" else NEVER
    return sum(_EMPTY[kind] for kind in between)
