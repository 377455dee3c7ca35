"""Letter-spaced print that a reader took for many words ("Ve rksa m h ets p l an") made words again."""

import re
from functools import lru_cache
from math import inf

from extract.words import WORDS_OF_A_LETTER
from normalize.diacritics import Edit
from normalize.diacritics.repair import lexicon

_RUN = re.compile(r"(?<![^\s])[^\W\d_]{1,4}(?: [^\W\d_]{1,4}){2,}(?![^\s.,:;)])")
_YEAR = re.compile(r"(?<![\d \t][ \t])(?<!\d)(?:1 9|2 0) \d \d(?! ?\d)")
_LONGEST_PIECE = 2.8  # letters on average: prose has five
_LETTERS = 1.3  # letters on average of what is nothing but letters
_SHORTEST, _SHORTEST_OF_LETTERS, _LONGEST = 7, 5, 40  # letters of a word made whole
_FEWEST_PIECES = 3
_NAME, _NAME_LETTER = 15.0, 4.0  # nats: a name that no list has, and each of its letters
_UNKNOWN = 18.0  # nats: a piece that is no word
_SPACED = 2.0  # nats for each gap closed: how much likelier words side by side are than gaps in one
_CONFIDENCE = 0.9
_REMEMBERED = 10_000  # runs of pieces


def close_up(text: str) -> tuple[str, tuple[Edit, ...]]:
    """The text with its letter-spaced words made whole, and what was changed; places are those of the text returned.

    A run of short pieces is one word where Swedish has it and it is likelier than the pieces as words of their own. A
    year is made whole where words are.

    >>> close_up("Ve rksa m h ets p l an 2 0 1 9")[0], close_up("så har vi det nu i dag")[0]
    ('Verksamhetsplan 2019', 'så har vi det nu i dag')
    """
    found = [found for run in _RUN.finditer(text) for found in _words(text, *run.span())]
    if found:
        found = sorted([*found, *(year.span() for year in _YEAR.finditer(text))])
    parts: list[str] = []
    edits: list[Edit] = []
    done = length = 0
    for start, end in found:
        whole = text[start:end].replace(" ", "")
        length += start - done + len(whole)
        parts += [text[done:start], whole]
        edits.append(Edit(length - len(whole), length, text[start:end], whole, _CONFIDENCE, None))
        done = end
    return "".join([*parts, text[done:]]), tuple(edits)


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words stand that the run of pieces is to be made into: the likeliest way to part it.

    Names that no list has are made whole beside words that the lists have; where letters are left over, nothing is.
    """
    places = [(start + match.start(), start + match.end()) for match in re.finditer(r"\S+", text[start:end])]
    pieces = [text[left:right] for left, right in places]
    best: list[tuple[float, int]] = [(0.0, 0)]  # cost of the pieces so far, and how many of them the last word takes
    for last in range(1, len(pieces) + 1):
        firsts = range(max(last - _LONGEST, 0), last)  # more pieces make no word
        ways = ((best[first][0] + _cost(tuple(pieces[first:last])), last - first) for first in firsts)
        best.append(min(ways))
    words: list[tuple[int, int]] = []
    last = len(pieces)
    while last:
        words.append((last - best[last][1], last))
        last = words[-1][0]
    words.reverse()
    whole = [(first, last) for first, last in words if last - first > 1]
    is_left_over = any(last - first == 1 and _is_stray(pieces[first]) for first, last in words)
    is_known = any(_number("".join(pieces[first:last])) >= 0 for first, last in whole)
    return [(places[first][0], places[last - 1][1]) for first, last in whole] if is_known and not is_left_over else []


def _is_stray(piece: str) -> bool:
    return len(piece) == 1 and piece.lower() not in WORDS_OF_A_LETTER


def _number(word: str) -> int:
    return lexicon().number(word.lower())


@lru_cache(maxsize=_REMEMBERED)
def _cost(pieces: tuple[str, ...]) -> float:
    """How unlikely the pieces are as one word, in nats; infinite where they make none."""
    word = "".join(pieces)
    number = _number(word)
    if len(pieces) == 1:
        return lexicon().cost(number) if number >= 0 else _UNKNOWN
    are_letters = len(word) <= _LETTERS * len(pieces)
    shortest = _SHORTEST_OF_LETTERS if are_letters else _SHORTEST
    if len(pieces) < _FEWEST_PIECES or not shortest <= len(word) <= _LONGEST:
        return inf
    if len(word) > _LONGEST_PIECE * len(pieces) or not (word.isupper() or word[1:].islower()):
        return inf
    if number < 0:
        return _NAME + _NAME_LETTER * len(word) if are_letters else inf
    return lexicon().cost(number) + _SPACED * (len(pieces) - 1)
