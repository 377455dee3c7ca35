"""What tells one cell of a row from the next where the gap between them is lost: each sign of it has its price, in nats."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pipes.row_tokens import CLOSING, Token
from normalize.diacritics.fluency import may_be_name, strangeness

ROOM = 0.85  # of a column's width: a line of a cell that is shorter has room for another word
NEVER = 99.0  # nats
_WIDE = 1.15  # of a column's width: more is another column's
_NOISE, _MOST_NOISE = 1.1, 12.0  # nats a token, and the whole line
_SHORTEST, _SHORT = 14, 2.0  # characters of a goal's first line, nats of a shorter one
_UNSEEN = 0.4  # nats, of two words in a cell that no text is known to have side by side
_RULE = 0.6  # nats, of a rule read as "I" or "i"
# Within a cell's line, in nats: over a rule, another sentence, a figure, a year or figure after "ska", "minst" before a
# figure after an open word and after another, a name, another capital, a verdict.
_GAP, _SENTENCE, _FIGURE, _SHALL_FIGURE, _AIMS_OPEN, _AIMS = 3.5, 2.5, 3.0, 2.0, 1.2, 2.0
_NAME, _CAPITAL, _VERDICT = 0.8, 3.0, 2.0
# From a cell's line to its next, in nats: after an open word, where the line had room for the word, a name, another
# capital, a figure.
_OPEN, _HAD_ROOM, _NEXT_NAME, _NEXT_CAPITAL, _NEXT_FIGURE = 1.5, 3.0, 2.5, 3.5, 3.0
# From a cell to the one beside it, in nats: at all, at a rule, after an open word with room for more and without, after
# a rule read as a letter, after "minst" before a figure.
_LEAVES, _AT_RULE, _OPEN_ROOM, _OPEN_FULL, _ENDS_IN_RULE, _ENDS_IN_AIM = 0.6, 1.0, 2.5, 0.5, 1.5, 3.0
_YEAR = 4  # figures
_EMPTY = {"area": 0.0, "goal": 4.0, "words": 1.5, "value": 1.5}  # on a row's first line
# A cell seldom begins so, by the kind of its first token.
_BEGINS = {"capital": -0.5, "figure": 2.5, "verdict": 1.5, "word": 5.0, "dash": 1.0, "sign": 4.0}
_NEXT_SENTENCE = 0.3  # nats, of what is remarked of a goal in several
_CLASH = 2.0  # nats, of words that no text has side by side
_LATE = 2.5  # nats, of a cell that begins below the row's first line


def together(tokens: Sequence[Token]) -> float:
    """The price, zero or less, of the pairs among the tokens that go together in any text."""
    return sum(min(strangeness(before.text, token.text), 0.0) for before, token in pairwise(tokens))


def no_row(count: int) -> float:
    """The price of taking a line of so many tokens for none of the columns'."""
    return min(_NOISE * count + 1.5, _MOST_NOISE)


def left_out(token: Token) -> float:
    """The price of taking the token for dirt."""
    if token.is_rule:
        return _RULE
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
    gap = _GAP if token.after_gap else 0.0
    if token.text in CLOSING or before.text in '("“':
        return 0.0
    gap += _SENTENCE if before.text == "." and kind == "goal" else 0.0
    if token.kind == "figure":
        hangs = before.governs and (len(token.text) == _YEAR or not before.is_shall)
        return gap + (0.0 if hangs else _SHALL_FIGURE if before.governs else _FIGURE)
    if token.kind in ("dash", "sign"):
        return gap + (2.5 if token.kind == "dash" else 0.5)
    strange = strangeness(before.text, token.text)
    price = strange + (_UNSEEN if strange >= 0 else 0.0) + gap + (1.5 if kind == "area" else 0.0)
    price += _CLASH if _clash(before, token) else 0.0
    if token.aims:
        price += _AIMS_OPEN if before.is_open else _AIMS
    if kind == "words" and before.text == "." and token.is_capital:
        return price + _NEXT_SENTENCE
    if token.is_capital:
        price += _NAME if before.is_before_name and may_be_name(token.text) else _CAPITAL
    return price + (_VERDICT if token.kind == "verdict" else 0.0)


def begins(token: Token, kind: str, *, is_fresh: bool) -> float:
    """The price of the token as the first of a cell of words; `is_fresh`: on the row's first line."""
    late = 0.0 if is_fresh else 6.0 if kind == "area" else _LATE
    price = 3.0 if token.kind == "word" and kind == "words" else _BEGINS[token.kind]
    return late + price + (2.0 if kind != "words" and token.kind != "capital" else 0.0)


def _clash(before: Token, token: Token) -> bool:
    """Whether no text has the words side by side: two prepositions, the same word twice."""
    return (before.is_preposition and token.is_preposition) or (before.text == token.text and token.kind == "word")


def goes_on(token: Token, before: Token, kind: str, length: int, width: int) -> float:
    """The price of the token as what wraps to the next line of a cell after `before`, whose line is `length` long."""
    if kind == "words" and before.text == "." and (token.is_capital or token.kind == "figure"):
        return _NEXT_SENTENCE
    price = strangeness(before.text, token.text) if token.kind in ("word", "capital", "verdict") else 0.5
    price += _UNSEEN if price >= 0 else 0.0
    price += _CLASH if _clash(before, token) else 0.0
    if before.is_open:
        price -= 0.5 if before.text == "," else _OPEN
    if length + 1 + len(token.text) < width * ROOM:
        price += _HAD_ROOM
    if token.is_capital:
        price += _NEXT_NAME if before.is_before_name and may_be_name(token.text) else _NEXT_CAPITAL
    if token.kind == "figure" and not before.governs:
        price += _NEXT_FIGURE
    price += 1.5 if token.kind in ("dash", "sign") and not (token.text == "(" and kind == "words") else 0.0
    price += 3.0 if before.text in ".!?" else 0.0
    return price + (2.0 if kind == "area" else 0.0)


def leaves(last: Token, following: Token, kind: str, length: int, width: int, *, is_fresh: bool) -> float:
    """The price of a cell's line that ends with `last`, `length` characters long, though the row's line goes on."""
    price = _LEAVES - (_AT_RULE if following.after_gap else 0.0)
    price += _ENDS_IN_AIM if last.aims else _ENDS_IN_RULE if last.is_rule and last.kind != "word" else 0.0
    price += _SHORT if kind == "goal" and is_fresh and length < _SHORTEST else 0.0
    if kind == "value" or not last.is_open:
        return price
    return price + (_OPEN_ROOM if length + 1 + len(following.text) < width * ROOM else _OPEN_FULL)


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
