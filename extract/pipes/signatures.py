"""Finds those who sign a document as officers: a name with a title beside or under it, one or several side by side."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from extract.pipes.people import (
    LONGEST_SIGNATURE,
    POLITICAL,
    Cell,
    Found,
    Named,
    clean_title,
    is_person,
    may_hold_name,
    names_abreast,
    names_in,
    title_before,
)
from extract.pipes.preparing import label_of
from extract.pipes.sections import Line, heading_kind
from extract.pipes.terms import TITLE
from extract.pipes.title_lines import whole_cells
from extract.pipes.title_places import opening_titles, roles_in
from normalize.unicode import fold

_LINES_OF_SIGNATURE = 5
_LAST_LINES = 30
_FOR_ANOTHER = ("", "gm", "gm.", "genom", "e.u.", "e u", "enl uppdrag", "for", "i tjansten")
_CHAIR = re.compile(r"(?:ordf\.?|ordförande)\s?/\s?(?=[A-ZÅÄÖ])", re.IGNORECASE)
_UNDER_CHAIR = re.compile(r"(?:ordf\.?|ordförande)\s(?=[A-ZÅÄÖ])", re.IGNORECASE)  # where the other signs a line lower
_OTHERS_WORDS = re.compile(r"\s[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö]+")  # beside a name: "Beslutet anmäls"
_MOST_ABREAST = 4
_TWO = 2  # words that a name has at least


def signed(lines: Sequence[Line], titled: Set[str]) -> Iterator[Found]:
    """A name with an officer's title on its line or under it, near the end; elsewhere names over titles and nothing else.

    `titled` are those whose titles are known already, folded.
    """
    columns = {
        line.start: found
        for place in range(len(lines))
        for line, found in _in_columns(lines[place : place + 2 * _MOST_ABREAST])
    }
    yield from columns.values()
    for index, line in enumerate(lines):
        is_last = index >= len(lines) - _LAST_LINES
        if line.start in columns:
            continue
        if is_last and (over := _under_title(lines, index)):
            yield over
            continue
        is_lower = index > 0 and _is_name(lines[index - 1])
        for column, cell in enumerate(_without_chair(one, is_lower=is_lower) for one in line.cells):
            if len(cell[1]) > LONGEST_SIGNATURE or not may_hold_name(cell[1]):
                continue
            following = _without_list(lines[index + 1 : index + _LINES_OF_SIGNATURE])
            # A title alone under two names is the first one's, whose no other is known.
            others = names_in(line.cells[0]) if column else []
            is_second = others and not any(fold(name.text) in titled for name in others)
            below = whole_cells([later.cell(column) for later in following if not is_second or _is_second(later)])
            names = _signing(cell, below)
            if (
                not names
                or not (is_last or _is_stacked(names, cell, below))
                or not _is_begun(names[0], cell, lines[index - 1] if index else None)
            ):
                continue
            if len(names) > 1:
                yield from _side_by_side(names, cell, below, titled)
            elif not POLITICAL.search(fold(cell[1])):
                yield from _alone(names[0], cell, below)


def _without_chair(cell: Cell, *, is_lower: bool) -> Cell:
    """The cell without the politician who signs before the officer: "ordf. / Ingrid Ek".

    `is_lower`: the politician's name stands alone over the line, whose title may stand before the officer's name.
    """
    start, text = cell
    chair = _CHAIR.match(text) or (_UNDER_CHAIR.match(text) if is_lower else None)
    return (start + chair.end(), text[chair.end() :]) if chair else cell


def _is_second(line: Line) -> bool:
    """Whether the line may hold what is a second column's: it has several, or more than one title."""
    return len(line.cells) > 1 or any(line.empty_cells) or len(roles_in(line.text)) != 1


def _in_columns(lines: Sequence[Line]) -> list[tuple[Line, Found]]:
    """Those who sign side by side and were read one after the other: first all names, then as many titles."""
    alone = [
        (line, name)
        for line in takewhile(_is_name, lines[:_MOST_ABREAST])
        for name in names_in((line.start, line.text))
    ]
    below = lines[len(alone) : 2 * len(alone)]
    if len(alone) < _TWO or not below:
        return []
    titles: Sequence[str | None] = roles_in(below[0].text)  # on one line, if the second begins with a small letter
    if len(titles) != len(alone):
        titles = [line.text for line in below if clean_title(line.text) == line.text]
    if len(titles) != len(alone) or not all(titles):
        return []
    return [(line, Found(name, title, None, 0.85)) for (line, name), title in zip(alone, titles, strict=True)]


def _is_name(line: Line) -> bool:
    names = names_in((line.start, line.text))
    return len(names) == 1 and names[0].text == line.text and not names[0].is_politician


def _under_title(lines: Sequence[Line], index: int) -> Found | None:
    """Who signs under or after a title: "Skolchefen" over "Eva Lund", "Skolchef Eva Lund"; a line that holds nothing else."""
    line = lines[index]
    names = names_in((line.start, line.text))
    if (
        len(names) != 1
        or names[0].end != line.end
        or not line.after_gap
        or not is_person(names[0], (line.start, line.text))
    ):
        return None
    before = line.text[: names[0].start - line.start].strip()
    if before:
        return Found(names[0], before, None, 0.8) if title_before(before) == before else None
    above, over = lines[index - 1] if index else None, lines[index - 2] if index > 1 else None
    is_titled = index + 1 < len(lines) and clean_title(lines[index + 1].text) is not None
    is_others = over is not None and bool(names_in((over.start, over.text)))
    if above is None or is_titled or is_others or clean_title(above.text) != above.text:
        return None
    return Found(names[0], above.text, None, 0.75)


def _without_list(lines: Sequence[Line]) -> list[Line]:
    """The lines without a list of recipients, whose titles are no signer's; what has a column beside it may be."""
    before = list(takewhile(lambda line: heading_kind(line)[0] != "recipients", lines))
    return [*before, *(line for line in lines[len(before) + 1 :] if "\t" in line.text)]


def _signing(cell: Cell, below: Sequence[Cell]) -> list[Named]:
    """The names of a cell, of which there are as many as roles under it."""
    names = names_in(cell)
    roles = roles_in(below[0][1]) if below and len(cell[1].split()) >= 2 * _TWO else ()
    # So many names as roles; of more words than a name has the names of two, the second's role being lost.
    count = len(roles) if len(roles) > max(len(names), 1) else _TWO if roles and not names else 0
    return (names_abreast(cell, count) if count else []) or names


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
    is_under = bool(below) and clean_title(below[0][1]) == below[0][1] and is_person(name, cell)
    # Beside the name another column's words may stand: "Eva Lund Beslutet anmäls i nämnden".
    title = _title_under(below) if is_ended else clean_title(rest) or (_title_under(below) if is_under else None)
    if not title and below and is_person(name, cell) and _OTHERS_WORDS.match(cell[1], name.end - cell[0]):
        title = next(iter(opening_titles(below[0][1])), None)
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
        titles: Sequence[str | None] = [
            clean_title(cell[1][name.end - cell[0] : following.start - cell[0] if following else None])
            for name, following in zip(names, [*names[1:], None], strict=True)
        ]
    else:
        titles = next((roles for _, text in below[:2] if (roles := roles_in(text))), ())
        apart = [title for _, text in below if (title := clean_title(text)) == text.strip(" .")]
        titles = [*apart] if len(apart) == len(names) else titles  # each on a line of its own
        if len(titles) != len(names) and below and len(opening := opening_titles(below[0][1])) == len(names):
            titles = opening
    if len(titles) == 1 and "/" in between:
        names = names[:1]  # the other has typed it
    if len(titles) == 1 and not any(fold(name.text) in titled or name.is_politician for name in names):
        names = names[:1]  # what stands alone under several is the first one's
    if len(titles) < len(names):
        names = [name for name in names if fold(name.text) not in titled]
    if len(titles) == len(names):
        yield from (Found(name, title, None, 0.8) for name, title in zip(names, titles, strict=True) if title)
