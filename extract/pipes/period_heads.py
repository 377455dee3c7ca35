"""What the head of a table whose rows are periods says is measured, where its columns have lost their gaps or wrapped."""

import re
from collections.abc import Sequence

from extract.pages import Box
from extract.pipes.findings import Placed
from extract.pipes.row_tokens import joined, last_token
from extract.pipes.rows import MARKS
from extract.pipes.sections import Line
from normalize.diacritics.fluency import may_be_name, strangeness

# What ends a column's name: its unit.
_CLOSED = re.compile(r"(?:%|\)|,\s(?:st|ton|kg|km|m²|m³|dagar|dygn|veckor|timmar|minuter|antal|procent)\.?)$")
# A word that begins a name though it is no capital.
_BEGINS = re.compile(r"(?:antal|andel|varav|därav|\d[a-zåäö]\S*)$")
_BULLET = re.compile(r"\s*[•●▪*–-]\s")
_WORD = re.compile(r"[^\s_]+")


def names_in(head: str, below: Sequence[str], most: int) -> list[str]:
    """The names of the columns that the head is of, at most so many; `below` are the lines that it goes on with.

    >>> names_in("Till arbete eller Avbrott i SFI, % studier, %", [], 2)
    ['Till arbete eller studier, %', 'Avbrott i SFI, %']
    >>> names_in("Pågående ärenden Granskade", ["årsräkningar, %"], 3)
    ['Pågående ärenden', 'Granskade årsräkningar, %']
    """
    gap = "\t" in head
    names = [cell.strip() for cell in head.split("\t") if _is_name(cell)] if gap else _parted(head)
    if gap and len(names) < most:  # the gap between two of them is lost
        names = [name for cell in names for name in _parted(cell)]
    for line in below:
        more = [cell.strip() for cell in line.split("\t") if cell.strip()] if gap else _parted(line)
        if len(more) == len(names):
            names = [f"{name} {part}" for name, part in zip(names, more, strict=True)]
            continue
        for part in more:
            _go_on(names, part)
    while len(names) > most > 0 and not gap:
        names = _merged(names)
    return [name.strip(MARKS + ",") for name in names]


def names_by_place(head: Line, below: Sequence[Line], count: int, placed: Placed) -> list[str]:
    """The last `count` cells of the head, each with what stands under it in the lines below; none where no places are known."""
    cells = head.all_cells[-count:] if "\t" in head.text and count else ()
    if len(cells) != count or not cells:
        return []
    boxes = [placed(start, start + len(text)) for start, text in cells]
    under: list[list[str]] = [[text] for _, text in cells]
    for start, text in (cell for line in below for cell in line.cells if not line.marker):
        box = placed(start, start + len(text))
        if not box or not all(boxes):
            return []
        nearest = min(range(len(boxes)), key=lambda place: _apart(boxes[place], box))
        under[nearest].append(text)
    return [joined(parts).strip(MARKS + ",") for parts in under] if all(boxes) else []


def _apart(box: Box | None, other: Box) -> float:
    """How far the boxes stand from one above the other, in points; less than nothing where they do."""
    return max(box.x0, other.x0) - min(box.x1, other.x1) if box else 0.0


def _is_name(cell: str) -> bool:
    """Whether the cell is no empty one, and none of a list that stands beside the table."""
    return bool(cell.strip()) and not _BULLET.match(cell)


def _parted(text: str) -> list[str]:
    names: list[str] = []
    goes_on = False  # the last name is the rest of one before it
    for match in _WORD.finditer(text):
        word = match[0]
        if not names:
            names.append(word)
            continue
        is_closed = bool(_CLOSED.search(names[-1]))
        if _begins(names[-1], word) or (is_closed and word[0].isalpha()):
            if goes_on:
                _go_on(names, names.pop())
            goes_on = is_closed and word[0].islower() and not _BEGINS.match(word)
            names.append(word)
        else:
            names[-1] += f" {word}"
    if goes_on:
        _go_on(names, names.pop())
    return names


def _begins(name: str, word: str) -> bool:
    last = last_token(name)
    if _BEGINS.match(word):
        return not last.is_open
    # A capital behind "i" or "av" is that of a name, or of what is called by letters alone.
    return word[0].isupper() and not ((last.is_before_name or last.is_open) and may_be_name(word))


def _go_on(names: list[str], part: str) -> None:
    """Adds the part to the name that it goes on with best."""
    first = part.split(maxsplit=1)[0]
    fitting = [place for place, name in enumerate(names) if not _CLOSED.search(name)]
    if not fitting or _BEGINS.match(first):
        names.append(part)
        return
    best = min(reversed(fitting), key=lambda place: _price(names[place], first))
    names[best] += f" {part}"


def _price(name: str, word: str) -> float:
    last = last_token(name)
    return strangeness(last.text, word) - (10.0 if last.is_open else 0.0)


def _merged(names: Sequence[str]) -> list[str]:
    """The names, the two that go together best made one."""

    def price(place: int) -> float:
        closed = 10.0 if _CLOSED.search(names[place]) else 0.0
        return closed + strangeness(last_token(names[place]).text, names[place + 1].split(maxsplit=1)[0])

    best = min(range(len(names) - 1), key=price)
    return [*names[:best], f"{names[best]} {names[best + 1]}", *names[best + 2 :]]
