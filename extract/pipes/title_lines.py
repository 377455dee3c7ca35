"""Titles of officers that a narrow column divides: "Sektorschef äldreomsorg och" over "hälso- och sjukvård"."""

import re
from collections.abc import Sequence

from extract.pipes.people import Cell, may_hold_name

_LONGEST, _LONGEST_WHOLE = 60, 120  # characters of a line of such a column, and of lines put together
_OPEN = re.compile(r"(?:\b(?:och|samt|för|inom|vid|på|i|av|med|tillika)|[a-zåäö]-|/)$")
_FEWEST_LETTERS = 3


def whole_cells(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a column, those that end within a phrase together with the next, which goes on in small letters.

    >>> whole_cells([(0, "Sektorschef äldreomsorg och"), (30, "hälso- och sjukvård"), (50, "Tfn 12")])
    [(0, 'Sektorschef äldreomsorg och hälso- och sjukvård'), (50, 'Tfn 12')]
    """
    whole: list[Cell] = []
    for start, text in cells:
        is_open = bool(whole) and len(whole[-1][1]) <= _LONGEST_WHOLE and _OPEN.search(whole[-1][1])
        if is_open and _goes_on(text):
            whole[-1] = (whole[-1][0], _with(whole[-1][1], text))
        else:
            whole.append((start, text))
    return whole


def _goes_on(text: str) -> bool:
    letters = text[:_FEWEST_LETTERS]
    return letters.isalpha() and letters.islower() and len(text) <= _LONGEST and not may_hold_name(text)


def _with(text: str, following: str) -> str:
    is_divided = text.endswith("-") and not following.startswith(("och ", "samt "))
    return text[:-1] + following if is_divided else f"{text} {following}"
