"""Finds those who sign a document as officers: a name with a title beside or under it, one or several side by side."""

from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from extract.pipes.people import (
    LONGEST_SIGNATURE,
    POLITICAL,
    Cell,
    Found,
    Named,
    clean_title,
    names_abreast,
    names_in,
    roles_in,
    title_before,
)
from extract.pipes.preparing import label_of
from extract.pipes.sections import Line, heading_kind
from extract.pipes.terms import TITLE
from normalize.unicode import fold

_LINES_OF_SIGNATURE = 5
_LAST_LINES = 30
_FOR_ANOTHER = ("", "gm", "gm.", "genom", "e.u.", "e u", "enl uppdrag", "for", "i tjansten")
_TWO = 2  # words that a name has at least


def signed(lines: Sequence[Line], titled: Set[str]) -> Iterator[Found]:
    """A name with an officer's title on its line or under it, near the end; elsewhere names over titles and nothing else.

    `titled` are those whose titles are known already, folded.
    """
    for index, line in enumerate(lines):
        is_last = index >= len(lines) - _LAST_LINES
        for column, cell in enumerate(line.cells):
            following = _without_list(lines[index + 1 : index + _LINES_OF_SIGNATURE])
            # A title alone under two names is the first one's.
            below = [later.cell(column) for later in following if not column or len(later.cells) > 1 or "," in later.text]
            names = _signing(cell, below)
            if (
                not names
                or len(cell[1]) > LONGEST_SIGNATURE
                or not (is_last or _is_stacked(names, cell, below))
                or not _is_begun(names[0], cell, lines[index - 1] if index else None)
            ):
                continue
            if len(names) > 1:
                yield from _side_by_side(names, cell, below, titled)
            elif not POLITICAL.search(fold(cell[1])):
                yield from _alone(names[0], cell, below)


def _without_list(lines: Sequence[Line]) -> list[Line]:
    """The lines without a list of recipients, whose titles are no signer's; what has a column beside it may be."""
    before = list(takewhile(lambda line: heading_kind(line)[0] != "recipients", lines))
    return [*before, *(line for line in lines[len(before) + 1 :] if "\t" in line.text)]


def _signing(cell: Cell, below: Sequence[Cell]) -> list[Named]:
    """The names of a cell, of which there are as many as roles under it."""
    names = names_in(cell)
    roles = roles_in(below[0][1]) if below and len(cell[1].split()) >= 2 * _TWO else []
    return (names_abreast(cell, len(roles)) if len(roles) > max(len(names), 1) else []) or names


def _is_stacked(names: Sequence[Named], cell: Cell, below: Sequence[Cell]) -> bool:
    """Whether the cell holds names alone, and what is right under it titles alone."""
    is_alone = sum(len(name.text) + 1 for name in names) >= len(cell[1].strip(" /"))
    return is_alone and bool(below) and (any(roles_in(below[0][1])) or clean_title(below[0][1]) == below[0][1])


def _is_begun(name: Named, cell: Cell, above: Line | None) -> bool:
    """Whether the cell begins with the name, or with the title of who stands above: "Fastighetschef Ingvar Kjellén"."""
    before = cell[1][: name.start - cell[0]].strip(" /")
    is_others = above is not None and len(names := names_in((0, above.text))) == 1 and names[0].end == len(above.text)
    return fold(before) in _FOR_ANOTHER or (is_others and title_before(before) == before)


def _alone(name: Named, cell: Cell, below: Sequence[Cell]) -> Iterator[Found]:
    rest = cell[1][name.end - cell[0] :].strip(" ,.")
    label = label_of(rest) if rest else None
    is_ended = not rest or (label is not None and label.end() == len(rest))
    title = _title_under(below) if is_ended else clean_title(rest)
    if title:
        yield Found(name, title, None, 0.88)


def _title_under(below: Sequence[Cell]) -> str | None:
    """The title under a name, up to the next name; where two columns are merged, what stands before the other's name."""
    for start, cell in below:
        if len(cell) > LONGEST_SIGNATURE:
            return None
        names = names_in((start, cell))
        if names:
            roles = roles_in(cell[: names[0].start - start])
            return roles[0] if len(roles) > 1 else title_before(cell[: names[0].start - start])
        if title := clean_title(cell):
            return title
        if POLITICAL.search(fold(cell)):
            return None
    return None


def _side_by_side(names: Sequence[Named], cell: Cell, below: Sequence[Cell], titled: Set[str]) -> Iterator[Found]:
    """Those who sign on one line whose gaps a scan lost: "Marit Sjöåker Jörgen Dahlqvist" over "Kanslichef Kommunjurist"."""
    between = cell[1][names[0].end - cell[0] : names[1].start - cell[0]]
    if TITLE.search(fold(between)):
        titles: list[str | None] = [
            clean_title(cell[1][name.end - cell[0] : following.start - cell[0] if following else None])
            for name, following in zip(names, [*names[1:], None], strict=True)
        ]
    else:
        titles = next((roles for _, text in below[:2] if (roles := roles_in(text))), [])
        apart = [title for _, text in below if (title := clean_title(text)) == text.strip(" .")]
        titles = [*apart] if len(apart) == len(names) else titles  # each on a line of its own
    if len(titles) < len(names):
        names = [name for name in names if fold(name.text) not in titled]
    if len(titles) == len(names):
        yield from (Found(name, title, None, 0.8) for name, title in zip(names, titles, strict=True) if title)
