"""Titles of officers that a narrow column divides: "Sektorschef äldreomsorg och" over "hälso- och sjukvård"."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.people import Cell, may_hold_name

_LONGEST = 60  # characters of a line of such a column
_OPEN = re.compile(r"(?:\b(?:och|samt|för|inom|vid|på|i|av|med|tillika)|[a-zåäö]-|/)$")
_FEWEST_LETTERS = 3


def whole_cells(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a column, those that end within a phrase together with the next, which goes on in small letters.

    >>> whole_cells([(0, "Sektorschef äldreomsorg och"), (30, "hälso- och sjukvård"), (50, "Tfn 12")])
    [(0, 'Sektorschef äldreomsorg och hälso- och sjukvård'), (50, 'Tfn 12')]
    """
    return list(_joined(cells))


def _joined(cells: Sequence[Cell]) -> Iterator[Cell]:
    rest = iter(cells)
    for start, text in rest:
        whole = text
        while len(whole) <= 2 * _LONGEST and _OPEN.search(whole) and (following := next(rest, None)):
            if not _goes_on(following[1]):
                yield start, whole
                start, whole = following
                continue
            whole = _with(whole, following[1])
        yield start, whole


def _goes_on(text: str) -> bool:
    letters = text[:_FEWEST_LETTERS]
    return letters.isalpha() and letters.islower() and len(text) <= _LONGEST and not may_hold_name(text)


def _with(text: str, following: str) -> str:
    is_divided = text.endswith("-") and not following.startswith(("och ", "samt "))
    return text[:-1] + following if is_divided else f"{text} {following}"
