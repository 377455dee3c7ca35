"""Goals that stand one under the other in one cell of a table: numbered, with bullets, or each from the cell's edge on."""

import re
from collections.abc import Callable
from itertools import pairwise

from extract.pipes.goal_cell_heads import CODE
from extract.pipes.goal_rows import is_whole
from extract.pipes.goal_terms import is_aim
from normalize.unicode import fold

_SIGNS = "-–—•*·▪■●○◦»›►▸"
# What a goal in a cell begins with: "N1", "2.1", "a)", a bullet.
MARK = re.compile(rf"{CODE.pattern}|[a-h]\)\s+|[{_SIGNS}]\s+(?=[A-ZÅÄÖ])")
_COUNTED = re.compile(r"(?:(?<=\s)|^)(?:(?P<number>\d{1,2})(?:[.)]|(?=\s))|(?P<letter>[a-h])\))\s(?=[A-ZÅÄÖ])")
_BULLET = re.compile(rf"(?:(?<=\s)|^)(?P<sign>[{_SIGNS}])\s(?=[A-ZÅÄÖ])")
_CAPITAL = re.compile(r"(?<=[^\W_]\s)(?=[A-ZÅÄÖ][a-zåäö]*\s)|(?<=[.%)]\s)(?=[A-ZÅÄÖ][a-zåäö]*\s)")
_FEWEST_WORDS = 3
_LONGEST = 2000  # characters of a cell; a longer one is a page that has lost its lines


def parts_of_cell(text: str, begins_line: Callable[[int], bool | None]) -> list[tuple[int, int]]:
    """Where the cell's goals begin and end in its text, each with the number or bullet before it.

    `begins_line` says of an offset whether a line of the cell begins there; None where no place is known.
    """
    cuts = _counted(text) or _with_bullets(text) or _stacked(text, begins_line)
    spans = list(pairwise([0, *cuts, len(text)]))
    if any(len(text[start:end].split()) < _FEWEST_WORDS for start, end in spans):
        return [(0, len(text))]
    return [(start, start + len(text[start:end].rstrip(" ,;"))) for start, end in spans]


def holds_bullets(text: str) -> bool:
    """Whether the cell holds several texts, each behind the same bullet."""
    return bool(_with_bullets(text))


def _counted(text: str) -> list[int]:
    """Where the second and each further goal begins, of those that are counted from the cell's beginning on."""
    cuts: list[int] = []
    last: int | None = None
    for match in _COUNTED.finditer(text):
        count = int(match["number"]) if match["number"] else ord(match["letter"])
        if last is None and match.start():
            return []
        if last is not None and count != last + 1:
            continue  # a figure of the goal's own
        cuts += [match.start()] if last is not None else []
        last = count
    return cuts


def _with_bullets(text: str) -> list[int]:
    found = list(_BULLET.finditer(text))
    if len(found) < 2 or found[0].start() or len({match["sign"] for match in found}) > 1:
        return []
    return [match.start() for match in found[1:]]


def _stacked(text: str, begins_line: Callable[[int], bool | None]) -> list[int]:
    """Where a goal begins under one that is whole: at a line's beginning, and both say how things are to be."""
    cuts: list[int] = []
    for match in _CAPITAL.finditer(text) if len(text) <= _LONGEST else ():
        if begins_line(match.start()) is False:
            continue
        before, after = text[cuts[-1] if cuts else 0 : match.start()].rstrip(), text[match.start() :]
        if _says_how(before) and _says_how(after):
            cuts.append(match.start())
    return cuts


def _says_how(text: str) -> bool:
    return is_aim(fold(text)) and is_whole(text)
