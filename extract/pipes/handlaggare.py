"""Component `diarium_handlaggare`: who prepared the document or signs it as an officer."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from rapidfuzz import fuzz
from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Person, add
from extract.pipes.head import head_lines
from extract.pipes.people import (
    POLITICAL,
    Cell,
    Named,
    clean_title,
    is_person,
    looks_like_person,
    names_abreast,
    names_in,
    open_title,
    roles_in,
    title_before,
)
from extract.pipes.preparing import ACTS, IN_SENTENCE, LABEL, LABELS, NO_LABEL, heads_columns
from extract.pipes.sections import Line, Section
from extract.pipes.terms import TITLE, UNIT
from normalize.unicode import fold

_UNIT = re.compile(UNIT)


_LINES_AFTER_LABEL = 6
_LINES_OF_SIGNATURE = 5
_LAST_LINES = 30
_HEAD_LINES = 14
_LONGEST_SIGNATURE = 90
_PROTOCOLS = ("protokoll", "protokollsutdrag")
_TWO = 2  # words that a name has at least
_SAME_NAME = 90  # of 100, rapidfuzz ratio of the folded names
_TELEPHONE = re.compile(
    r"(?:tfn|tel|telefon|direkt|mobil|e-?post)\b|\d{3,4}\s?[-–/]\s?\d|\S+@|\+46|0\d{1,3}[ -]\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A person at a place of the running text."""

    name: Named
    title: str | None
    unit: str | None
    confidence: float


@Language.factory("diarium_handlaggare", requires=["doc._.lines", "doc._.type"], assigns=["doc.spans"])
def make_handlaggare(nlp: Language, name: str) -> "HandlaggareFinder":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return HandlaggareFinder()


class HandlaggareFinder:
    """Finds officers by the place where they stand: under a label, in a sentence, in the head or in a signature."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `handlaggare`, each person once."""
        lines = doc._.lines
        is_protocol = doc._.type in _PROTOCOLS
        people = [*_labelled(lines, is_protocol=is_protocol), *_told(lines)]
        if not is_protocol:
            titled = {fold(person.name.text) for person in people if person.title}
            people += [
                *_signed(_without_recipients(doc._.sections, lines), titled),
                *_in_head(head_lines(doc._.sections)[:_HEAD_LINES]),
            ]
        for person in _each_once(people):
            name = person.name
            value = Person(name.text, person.title, person.unit)
            add(doc, "handlaggare", (name.start, name.end), value, person.confidence)
        return doc


def _without_recipients(sections: Sequence[Section], lines: Sequence[Line]) -> list[Line]:
    """The lines but for persons with titles in lists of recipients: what stands right under their heading."""
    listed: set[int] = set()
    for section in sections:
        if section.kind == "recipients":
            below = takewhile(lambda line: not line.after_gap, section.lines)
            listed.update(line.start for line in below if "\t" not in line.text and clean_title(line.text))
    return [line for line in lines if line.start not in listed]


def _each_once(people: Iterable[Found]) -> list[Found]:
    """Each person once, with a title from where one stands."""
    kept: list[Found] = []
    for person in people:
        if person.name.is_politician:
            continue
        place = next((place for place, other in enumerate(kept) if _is_same(person, other)), None)
        if place is None:
            kept.append(person)
        elif kept[place].title is None and person.title:
            kept[place] = replace(kept[place], title=person.title)
    return kept


def _is_same(person: Found, other: Found) -> bool:
    """Whether both are one person: names alike but for a misread letter, or one with initials."""
    words, others = fold(person.name.text).split(), fold(other.name.text).split()
    has_initial = min(len(words[0].strip(".")), len(others[0].strip("."))) == 1
    if has_initial and words[-1] == others[-1] and words[0][0] == others[0][0]:
        return True
    return fuzz.ratio(fold(person.name.text), fold(other.name.text)) >= _SAME_NAME


def _labelled(lines: Sequence[Line], *, is_protocol: bool) -> Iterator[Found]:
    """Name and title beside or under "Handläggare", in the same column."""
    for index, line in enumerate(lines):
        for column, (_, cell) in enumerate(line.cells):
            label = _label(cell)
            rule = LABELS[int((label.lastgroup or "").removeprefix("rule"))] if label else None
            if not label or not rule or (is_protocol and not rule.in_protocols):
                continue
            rest = cell[label.end() :]
            if rest and label[0].rstrip(" :").endswith(" av") and not names_in((0, rest)):
                continue  # "Fastställd av kommunfullmäktige"
            if not rest and len(line.cells) > 2 and (rows := _rows_under(lines[index + 1 :], len(line.cells))):
                found = [person for row in rows for person in _beside_each_other(row.cells[column])]
            else:
                found = list(_of_block(_block(lines[index:], column, label), is_merged=label.start() > 0 and not rest))
            for person in found:
                title = _title_beside(lines[index : index + 2], cell[: label.start()], person)
                yield replace(person, title=title, confidence=rule.confidence)


def _block(lines: Sequence[Line], column: int, label: re.Match[str]) -> list[Cell]:
    """What stands beside a label in the first of the lines, and under it."""
    line = lines[0]
    start, cell = line.cells[column]
    rest = cell[label.end() :]
    below = [_cell_in(later, column) for later in lines[1 : 1 + _LINES_AFTER_LABEL]]
    beside = (start + label.end(), "" if heads_columns(fold(rest)) else rest)
    next_cell = [line.cells[column + 1]] if column + 1 < len(line.cells) and not rest else []
    return [beside, *next_cell, *below]


def _title_beside(lines: Sequence[Line], before: str, person: Found) -> str | None:
    """The title of who is labelled in the first of the lines after another column's words, or whose name ends in a comma.

    "Bo Ek Föredragande: Jörgen Wu" over "kommunchef säkerhetssamordnare"; or alone in a cell of the next line.
    """
    others = names_in((0, before))
    roles = roles_in(lines[-1].text) if others else []
    if len(roles) == len(others) + 1:
        return roles[-1]
    if person.title or not lines[0].text.endswith(","):
        return person.title
    titles = [title for _, cell in lines[-1].cells if (title := clean_title(cell))]
    return titles[0] if len(titles) == 1 else None


def _rows_under(lines: Sequence[Line], width: int) -> list[Line]:
    """The rows of a table under its head, which has so many columns."""
    return list(takewhile(lambda line: len(line.cells) == width, lines))


def _label(cell: str) -> re.Match[str] | None:
    """The label that the cell begins with; or that follows what stands in another column, or ends with a colon."""
    folded = fold(cell)
    for label in LABEL.finditer(folded):
        before = cell[: label.start()]
        has_colon = label[0].rstrip().endswith(":")
        is_other = heads_columns(fold(before)) or bool(names_in((0, before)))
        if not (
            label.start() == 0
            or (is_other and (has_colon or label.end() == len(folded)))
            or (cell[label.start()].isupper() and _begins_with_officer(cell[label.end() :]))
        ):
            continue
        return None if NO_LABEL.search(folded) else label
    return None


def _begins_with_officer(text: str) -> bool:
    names = names_in((0, text))
    return bool(names) and (names[0].start == 0 or title_before(text[: names[0].start]) is not None)


def _cell_in(line: Line, column: int) -> Cell:
    cells = line.cells
    return cells[min(column, len(cells) - 1)] if column < len(cells) or len(cells) == 1 else (line.start, "")


def _of_block(cells: Sequence[Cell], *, is_merged: bool) -> Iterator[Found]:
    """Who is named in the cells of a block; where two columns are merged, what stands before the name is the other's.

    After the first only those who have a title beside or under their names.
    """
    is_begun = False
    for index, (start, cell) in enumerate(cells):
        if index and _label(cell):
            return
        names = names_in((start, cell))
        before = cell[: names[0].start - start] if names else cell
        if is_begun and before.strip() and not _goes_on(before):
            return
        if not names or (before and not _may_follow(before, is_merged=is_merged)):
            continue
        person = _of_cell(cells, index, names, is_merged=is_merged)
        if is_begun and (person is None or person.title is None):
            return
        if person:
            is_begun = True
            yield person
            yield from _others_of((start, cell), names[1:])


def _goes_on(text: str) -> bool:
    """Whether a block of officers goes on with what stands in it beside names: a title, a unit, a telephone number."""
    return bool(
        title_before(text) == text.strip() or clean_title(text) or _UNIT.fullmatch(fold(text)) or _TELEPHONE.match(text)
    )


def _of_cell(cells: Sequence[Cell], index: int, names: Sequence[Named], *, is_merged: bool) -> Found | None:
    """The person named first in the cell, with the title beside, under or over the name."""
    start, cell = cells[index]
    name = names[0]
    rest = cell[name.end - start : names[1].start - start if len(names) > 1 else None]
    title = (
        (None if is_merged else title_before(cell[: name.start - start]))
        or clean_title(rest)
        or (open_title(rest) if rest.startswith(",") else None)
        or _title_below(cells[index + 1 : index + 3])
        or (_title_below(cells[index - 1 : index]) if not is_merged and index else None)
    )
    is_alone = not rest.strip(" ,.") and name.start == start and index < 2
    if title or is_person(name, (start, cell)) or (is_alone and looks_like_person(name)):
        return Found(name, title, _unit_below(cells[index + 1 : index + 4]), 0.95)
    return None


def _others_of(cell: Cell, names: Sequence[Named]) -> Iterator[Found]:
    """Who is named after the first on a line: "Text: Pia Lind, utredare. Ekonomi: Bo Ek, ekonom."."""
    start, text = cell
    for name, following in zip_longest(names, names[1:]):
        title = clean_title(text[name.end - start : following.start - start if following else None])
        if title:
            yield Found(name, title, None, 0.85)


def _beside_each_other(cell: Cell) -> Iterator[Found]:
    """The person of a table's cell: "Rektor Torvald Ek", "Torvald Ek, rektor", "Torvald Ek"."""
    start, text = cell
    for name in names_in(cell)[:1]:
        title = title_before(text[: name.start - start]) or clean_title(text[name.end - start :])
        if title or (name.start == start and is_person(name, cell)):
            yield Found(name, title, None, 0.85)


def _may_follow(before: str, *, is_merged: bool) -> bool:
    """Whether a name may come after this on the line of a block: after a title, or after the other column's words."""
    return is_merged or title_before(before) is not None or not re.search(r"[a-zåäö]{3}", before)


def _title_below(cells: Sequence[Cell]) -> str | None:
    titles = (clean_title(cell) for start, cell in cells if not names_in((start, cell)) and not _label(cell))
    return next((title for title in titles if title), None)


def _unit_below(cells: Sequence[Cell]) -> str | None:
    return next((cell for _, cell in cells if _UNIT.fullmatch(fold(cell))), None)


def _told(lines: Sequence[Line]) -> Iterator[Found]:
    """Who is named in a sentence as the one who prepared the matter."""
    for line, following in zip_longest(lines, lines[1:]):
        for lead in IN_SENTENCE.finditer(line.folded):
            start, rest = line.start + lead.end(), line.text[lead.end() :]
            if not rest and following:
                start, rest = following.start, following.text
            elif not lead.start() and len(line.text) < _LONGEST_SIGNATURE:
                continue  # a label
            yield from _named_first(start, rest)
        yield from _acting(line)


def _acting(line: Line) -> Iterator[Found]:
    """Who puts the matter forward: "Föreningskonsulent Leila Öberg föredrar ärendet."."""
    for name in names_in((line.start, line.text)) if ACTS.search(line.folded) else ():
        if ACTS.match(line.folded, name.end - line.start):
            title = title_before(line.text[: name.start - line.start])
            yield from [Found(name, title, None, 0.9)] if title else []


def _named_first(start: int, text: str) -> Iterator[Found]:
    """The person with whom a passage begins: "fastighetschef Bror Åkerblad", "Tor Wik, strateg. I den …"."""
    names = names_in((start, text))
    before = text[: names[0].start - start] if names else text
    title = title_before(before)
    if names and (title or not before.strip()):
        after = re.split(r"[.;(]|\s(?:och|samt)\s", text[names[0].end - start :], maxsplit=1)[0]
        yield Found(names[0], title or clean_title(after), None, 0.9)


def _in_head(head: Sequence[Line]) -> Iterator[Found]:
    """A name in the letterhead with a title before it, or with title or telephone under it."""
    for index, line in enumerate(head):
        for column, (start, cell) in enumerate(line.cells):
            names = names_in((start, cell))
            if len(names) != 1 or len(cell) > _LONGEST_SIGNATURE or POLITICAL.search(fold(cell)):
                continue
            name = names[0]
            before, rest = cell[: name.start - start], cell[name.end - start :]
            if _label(cell):
                continue
            title = title_before(before) if before else clean_title(rest)
            below = [_cell_in(later, column) for later in head[index + 1 : index + 3]]
            if title or (not before and _is_block(rest, below) and is_person(name, (start, cell))):
                yield Found(name, title or _title_below(below), None, 0.85)


def _is_block(rest: str, below: Sequence[Cell]) -> bool:
    """Whether what follows a name in the head is what follows an officer's: initials, a title, a telephone number."""
    return rest.startswith("/") or any(clean_title(cell) or _TELEPHONE.match(cell) for _, cell in below[:1])


def _signed(lines: Sequence[Line], titled: Set[str]) -> Iterator[Found]:
    """A name with an officer's title on its line or under it, near the end; elsewhere names over titles and nothing else.

    `titled` are those whose titles are known already, folded.
    """
    for index, line in enumerate(lines):
        is_last = index >= len(lines) - _LAST_LINES
        for column, cell in enumerate(line.cells):
            below = [_cell_in(later, column) for later in lines[index + 1 : index + _LINES_OF_SIGNATURE]]
            names = _signing(cell, below)
            if (
                not names
                or len(cell[1]) > _LONGEST_SIGNATURE
                or not (is_last or _is_stacked(names, cell, below))
                or not _is_begun(names[0], cell, lines[index - 1] if index else None)
            ):
                continue
            if len(names) > 1:
                yield from _side_by_side(names, cell, below, titled)
            elif not POLITICAL.search(fold(cell[1])):
                yield from _alone(names[0], cell, below)


def _signing(cell: Cell, below: Sequence[Cell]) -> list[Named]:
    """The names of a cell, of which there are as many as roles under it."""
    names = names_in(cell)
    roles = roles_in(below[0][1]) if below and len(cell[1].split()) >= 2 * _TWO else []
    return names_abreast(cell, len(roles)) if len(roles) > max(len(names), 1) else names


def _is_stacked(names: Sequence[Named], cell: Cell, below: Sequence[Cell]) -> bool:
    """Whether the cell holds names alone, and what is right under it titles alone."""
    is_alone = sum(len(name.text) + 1 for name in names) >= len(cell[1].strip(" /"))
    return is_alone and bool(below) and (any(roles_in(below[0][1])) or clean_title(below[0][1]) == below[0][1])


def _is_begun(name: Named, cell: Cell, above: Line | None) -> bool:
    """Whether the cell begins with the name, or with the title of who stands above: "Fastighetschef Ingvar Kjellén"."""
    before = cell[1][: name.start - cell[0]].strip(" /")
    is_others = above is not None and len(names := names_in((0, above.text))) == 1 and names[0].end == len(above.text)
    return not before or (is_others and title_before(before) == before)


def _alone(name: Named, cell: Cell, below: Sequence[Cell]) -> Iterator[Found]:
    rest = cell[1][name.end - cell[0] :].strip(" ,.")
    label = _label(rest) if rest else None
    is_ended = not rest or (label is not None and label.end() == len(rest))
    title = _title_under(below) if is_ended else clean_title(rest)
    if title:
        yield Found(name, title, None, 0.88)


def _title_under(below: Sequence[Cell]) -> str | None:
    """The title under a name, up to the next name; where two columns are merged, what stands before the other's name."""
    for start, cell in below:
        if len(cell) > _LONGEST_SIGNATURE:
            return None
        names = names_in((start, cell))
        if names:
            return title_before(cell[: names[0].start - start]) if names[0].start > start else None
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
    if len(titles) < len(names):
        names = [name for name in names if fold(name.text) not in titled]
    if len(titles) == len(names):
        yield from (Found(name, title, None, 0.8) for name, title in zip(names, titles, strict=True) if title)
