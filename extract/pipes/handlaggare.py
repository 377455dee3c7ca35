"""Component `diarium_handlaggare`: who prepared the document or signs it as an officer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.acting import told
from extract.pipes.charged import charged
from extract.pipes.enumerated import enumerated, running
from extract.pipes.findings import Person, add
from extract.pipes.head import head_lines
from extract.pipes.initials import by_initials
from extract.pipes.letterheads import in_head
from extract.pipes.margin_run import is_in_margin, margin_run
from extract.pipes.officer_worded import worded
from extract.pipes.other_names import of_meeting, of_other_party, of_recipients
from extract.pipes.people import (
    LONGEST_SIGNATURE,
    Cell,
    Found,
    Named,
    clean_title,
    is_person,
    looks_like_person,
    names_in,
    open_title,
    title_before,
)
from extract.pipes.preparing import (
    LABELS,
    OF_OTHERS,
    TELEPHONE,
    breaks_in_name,
    further_labels,
    heads_columns,
    label_of,
    title_below,
    without_number,
)
from extract.pipes.recipient_forms import is_sure
from extract.pipes.same_person import each_once, in_full, is_same
from extract.pipes.sections import Line, heading_kind
from extract.pipes.signatures import signed
from extract.pipes.tasks import by_task
from extract.pipes.terms import UNIT
from extract.pipes.title_lines import whole_cells
from extract.pipes.title_places import as_written, roles_in, title_elsewhere
from normalize.names.lists import UNKNOWN, name_lists
from normalize.unicode import fold

_UNIT = re.compile(UNIT)
_LINES_AFTER_LABEL = 6
_FEWEST_COLUMNS = 2  # more than so many are a table's
_MOST_TABLE_LINES = 40
_TWO = 2  # labels, or who is named under them
_MOST_WRAPPED = 3  # further lines of a row
_HEAD_LINES = 14
_CERTIFIED = re.compile(r"\b(?:bestyrk|intyga|betyga|vid protokollet|justera)")
_NUMBER = re.compile(r"(?:nr|nummer)\b", re.IGNORECASE)
_CARE_OF = re.compile(r"c\s?/\s?o\b", re.IGNORECASE)  # of an address
_PROTOCOLS = ("protokoll", "protokollsutdrag")


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
        people = [] if is_protocol else list(charged(lines))  # whose titles a table's rows give best
        people += [*_labelled(lines, is_protocol=is_protocol), *told(lines)]
        if not is_protocol:
            others = of_meeting(lines) | of_recipients(doc._.sections) | of_other_party(lines)
            head = head_lines(doc._.sections)[:_HEAD_LINES]
            people += in_head([line for line in head if line.start not in others])
            titled = {fold(person.name.text) for person in people if person.title}
            own = [line for line in lines if line.start not in others]
            people += by_task(own)
            people += by_initials(own)
            people += signed(own, titled)
            # Who is found by a rule has the title that the rule gives, or none.
            likely = worded(lines, doc._.sections, doc._.type, others)
            people += [person for person in likely if not any(is_same(person, other) for other in people)]
        for person in each_once(people):
            name = in_full(person.name, lines)
            title = person.title or title_elsewhere(lines, name)
            value = Person(name.text, as_written(title) if title else None, person.unit)
            add(doc, "handlaggare", (name.start, name.end), value, person.confidence)
        return doc


def _labelled(lines: Sequence[Line], *, is_protocol: bool) -> Iterator[Found]:
    """Name and title beside or under "Handläggare", in the same column."""
    for index, line in enumerate(lines):
        for column, (start, cell) in enumerate(line.cells):
            label = label_of(cell)
            rule = LABELS[int((label.lastgroup or "").removeprefix("rule"))] if label else None
            if not label or not rule or (is_protocol and not rule.in_protocols):
                continue
            rest = cell[label.end() :]
            if several := _under_labels(lines[index : index + 3], column, rest):
                yield from (replace(person, confidence=rule.confidence) for person in several)
                continue
            is_of_body = label[0].rstrip(" :").endswith(" av") and not breaks_in_name(rest)
            if rest and (is_of_body or _NUMBER.match(rest)) and not names_in((0, rest)):
                continue  # "Fastställd av kommunfullmäktige", "Delegat nr 73/2015"
            is_table = not rest and (
                len(line.cells) > _FEWEST_COLUMNS or _are_named(lines[index + 1 : index + 3], column)
            )
            found = list(_in_rows(lines[index + 1 :], len(line.cells), column)) if is_table else []
            found = found or _several(lines[index:], _where(line, column, len(rest)))
            if not found:
                is_merged = (
                    label.start() > 0
                    and (not rest or heads_columns(fold(rest)))
                    and not cell[: label.start()].rstrip().endswith(".")
                )
                block = _block(lines[index:], column, label)
                found = list(_of_block(_last_named(block) if is_merged and not rest else block, is_merged=is_merged))
            if not found and label[0] == line.folded:
                found = _divided(lines[index + 1 :])
                found = found or (_apart(lines[index + 1 :]) if _is_read_apart(lines, index) else [])
            for person in found:
                place = next((at for at in range(index, len(lines)) if person.name.start < lines[at].end), index)
                before = cell[: label.start()] if place == index else ""
                title = _title_beside(lines[place : place + 2], before, person)
                yield replace(person, title=title, confidence=rule.confidence)
            for end in () if is_protocol else further_labels(cell, label.end()):
                yield from (one for one in enumerated(running(lines[index:], start + end)) if _is_sure(one, cell))


def _is_sure(person: Found, cell: str) -> bool:
    return person.title is not None or is_person(person.name, (0, cell))


def _are_named(rows: Sequence[Line], column: int) -> bool:
    """Whether the rows, two or more, each have two cells and begin the column's with a name."""
    cells = [row.cells[column] for row in rows if len(row.cells) == _FEWEST_COLUMNS]
    return len(cells) == _TWO and all([name.start for name in names_in(cell)][:1] == [cell[0]] for cell in cells)


def _under_labels(lines: Sequence[Line], column: int, rest: str) -> list[Found]:
    """Those who are named under labels whose gaps a scan lost: "Delegat Handläggare" over "Bo Ek, VA-chef Eva Lund".

    A title may head its column: "Upprättad av Förvaltningschef" over the same; who stands under a politician's is none.
    The title of the first may be before the name.
    """
    second = label_of(rest) if rest else None
    is_label = second is not None and second.start() == 0
    heads = () if is_label or names_in((0, rest)) else roles_in(rest)
    count = _TWO if is_label else 1 + len(heads)
    if count < _TWO or len(lines) < _TWO:
        return []
    start, text = lines[1].cell(column)
    names = names_in((start, text))
    before = text[: names[0].start - start].strip() if names else ""
    if len(names) != count or (before and title_before(before) != before):
        return []
    ends = [name.start - start for name in names[1:]]
    rests = [text[name.end - start : end] for name, end in zip_longest(names, ends)]
    titles: Sequence[str | None] = [clean_title(one) if one.startswith(",") else None for one in rests]
    if heads:
        titles = [titles[0], *(own or head for own, head in zip(titles[1:], heads, strict=True))]
    elif not any(titles) and not before and len(lines) > _TWO:
        below = roles_in(lines[2].cell(column)[1])
        titles = below if len(below) == len(names) else titles
    titles = [before or titles[0], *titles[1:]]
    if not all(title or is_person(name, (start, text)) for name, title in zip(names, titles, strict=True)):
        return []
    are_officers = [True, *(head is not None for head in heads)] if heads else [True] * count
    return [
        Found(name, title, None, 0.85)
        for name, title, is_officer in zip(names, titles, are_officers, strict=True)
        if is_officer
    ]


def _is_read_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a scan has read the label with others of the margin, before what stands beside them."""
    first, end = margin_run(lines)
    return first <= index < end or is_in_margin(lines, index)


def _where(line: Line, column: int, rest: int) -> int:
    """Where those whom a label names begin: with what is left of its cell, or with the last cell, beside it; else 0."""
    if column + 1 == len(line.cells):
        return line.end - rest
    return line.cells[-1][0] if not rest and column + 2 == len(line.cells) else 0


def _several(lines: Sequence[Line], start: int) -> list[Found]:
    """Those who are named one after the other from the offset on, where they are several or the line breaks in a name."""
    end = lines[0].end
    found = enumerated(running(lines, start)) if lines[0].start < start < end else []
    is_broken = bool(found) and found[0].name.start < end < found[0].name.end
    return found if is_broken or len(found) > 1 else []


def _divided(lines: Sequence[Line]) -> list[Found]:
    """The officer whose name a narrow column divides: "Karl-Göran" over "Widlund" over a title."""
    is_first = bool(lines) and name_lists().first_name(lines[0].text) < UNKNOWN
    return enumerated(running(lines, lines[0].start))[:1] if is_first else []


def _apart(lines: Sequence[Line]) -> list[Found]:
    """The first officer who has a line alone: what stands beside a label of the margin that a scan read apart from it."""
    for above, line in pairwise(lines):
        # Under a recipient stands another, under "Rätt utdraget bestyrks" who certifies.
        is_others = is_sure(above.folded) or _CERTIFIED.search(above.folded)
        may_be = len(line.text) <= LONGEST_SIGNATURE and not is_others
        officers = enumerated((line.start, line.text)) if may_be else []
        if len(officers) == 1 and (title := officers[0].title):
            before = line.text[: officers[0].name.start - line.start].strip(" ,")
            after = line.text[officers[0].name.end - line.start :].strip(" ,.")
            if (before, after) in ((title, ""), ("", title)):
                return officers
    return []


def _block(lines: Sequence[Line], column: int, label: re.Match[str]) -> list[Cell]:
    """What stands beside a label in the first of the lines, and under it."""
    line = lines[0]
    start, cell = line.cells[column]
    rest = cell[label.end() :]
    below = [later.cell(column) for later in lines[1 : 1 + _LINES_AFTER_LABEL]]
    beside = (start + label.end(), "" if heads_columns(fold(rest)) else rest)
    next_cell = [line.cells[column + 1]] if column + 1 < len(line.cells) and not rest else []
    return whole_cells([beside, *next_cell, *below])


def _last_named(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a block under a head that ends with the label, from the last name on in the first that has names.

    Under "Sökande Handläggare" the applicant is named first.
    """
    place = next((place for place, cell in enumerate(cells) if names_in(cell)), 0)
    named = names_in(cells[place]) if cells else []
    if len(named) < 2:
        return list(cells)
    start, text = cells[place]
    return [*cells[:place], (named[-1].start, text[named[-1].start - start :]), *cells[place + 1 :]]


def _title_beside(lines: Sequence[Line], before: str, person: Found) -> str | None:
    """The title of who is labelled in the first of the lines after another column's words, or whose name ends in a comma.

    "Bo Ek Föredragande: Jörgen Wu" over "kommunchef säkerhetssamordnare"; or alone in a cell of the next line.
    """
    others = names_in((0, before))
    beside = lines[0].text[person.name.end - lines[0].start :] if person.name.end < lines[0].end else ""
    for roles in (roles_in(lines[-1].text), roles_in(beside)) if others else ():
        if len(roles) == len(others) + 1:
            return roles[-1]
    if person.title or not lines[0].text.endswith(","):
        return person.title
    titles = [title for _, cell in lines[-1].cells if (title := clean_title(cell))]
    return titles[0] if len(titles) == 1 else None


def _in_rows(lines: Sequence[Line], width: int, column: int) -> Iterator[Found]:
    """Who is named in the column of a table that has so many; the lines are those under its head.

    A name that the last column divides goes on in the line below.
    """
    table = list(takewhile(_is_of_table, lines[:_MOST_TABLE_LINES]))
    for place, row in enumerate(table):
        if len(row.cells) != width:
            continue
        found = list(_beside_each_other(row.cells[column : column + 2]))
        if not found and column + 1 == width:
            wrapped = takewhile(lambda line: len(line.cells) < width, table[place + 1 : place + 1 + _MOST_WRAPPED])
            found = list(_of_pieces([row.cells[column], *(below.cells[-1] for below in wrapped)]))
        yield from found


def _of_pieces(pieces: Sequence[Cell]) -> Iterator[Found]:
    """The officer with a title whom a cell names whose lines are the pieces."""
    text = ""
    places: list[int] = []  # of each letter of the text in the running text
    for start, piece in pieces:
        joint = "" if not text or text.endswith("-") else " "
        text += joint + piece
        places += [start] * len(joint) + [*range(start, start + len(piece))]
    for one in _beside_each_other([(0, text)]):
        if one.title:
            name = one.name
            yield replace(one, name=name._replace(start=places[name.start], end=places[name.end - 1] + 1))


def _is_of_table(line: Line) -> bool:
    """Whether the line may be one of a table's, whose cells may be wrapped: no long text, no heading."""
    return not heading_kind(line)[0] and (len(line.cells) > 1 or len(line.text) <= LONGEST_SIGNATURE)


def _of_block(cells: Sequence[Cell], *, is_merged: bool) -> Iterator[Found]:
    """Who is named in the cells of a block; where two columns are merged, what stands before the name is the other's.

    After the first only those who have a title beside or under their names.
    """
    is_begun = False
    for index, (start, cell) in enumerate(cells):
        if index and label_of(cell):
            return
        names = names_in((start, cell))
        before = cell[: names[0].start - start] if names else cell
        if is_begun and before.strip() and not _goes_on(before):
            return
        if not names or (before and not _may_follow(before, is_merged=is_merged)) or _CARE_OF.match(before):
            continue
        several = enumerated((start, cell)) if len(names) > 1 and not is_merged else []
        if len(several) > 1 and all(one.title for one in several):
            is_begun = True
            yield from several
            continue
        person = _of_cell(cells, index, names, is_merged=is_merged)
        if is_begun and (person is None or person.title is None):
            return
        if person:
            is_begun = True
            yield person
            yield from _others_of(cells[index : index + 2], names[1:])


def _goes_on(text: str) -> bool:
    """Whether a block of officers goes on with what stands in it beside names: a title, a unit, a telephone number."""
    return not OF_OTHERS.search(fold(text)) and bool(
        title_before(text) == text.strip() or clean_title(text) or _UNIT.fullmatch(fold(text)) or TELEPHONE.match(text)
    )


def _of_cell(cells: Sequence[Cell], index: int, names: Sequence[Named], *, is_merged: bool) -> Found | None:
    """The person named first in the cell, with the title beside, under or over the name."""
    start, cell = cells[index]
    name = names[0]
    rest = cell[name.end - start : names[1].start - start if len(names) > 1 else None]
    title = (
        (None if is_merged else title_before(cell[: name.start - start]))
        or clean_title(rest)
        or clean_title(without_number(rest))
        or (open_title(rest) if rest.startswith(",") else None)
        or title_below(cells[index + 1 : index + 3])
        or (title_below(cells[index - 1 : index]) if not is_merged and index else None)
        or (title_before(rest) if TELEPHONE.match(rest.strip(" ,")) else None)
        or (title_before(cells[index + 1][1]) if rest.strip() == "," and index + 1 < len(cells) else None)
    )
    is_alone = not rest.strip(" ,.") and name.start == start and index < 2
    has_telephone = index + 1 < len(cells) and bool(TELEPHONE.match(cells[index + 1][1]))
    if title or is_person(name, (start, cell)) or (is_alone and (looks_like_person(name) or has_telephone)):
        return Found(name, title, _unit_below(cells[index + 1 : index + 4]), 0.95)
    return None


def _others_of(cells: Sequence[Cell], names: Sequence[Named]) -> Iterator[Found]:
    """Who is named after the first in a cell: "Text: Pia Lind, utredare. Ekonomi: Bo Ek, ekonom.", the last title perhaps below."""
    start, text = cells[0]
    for name, following in zip_longest(names, names[1:]):
        rest = text[name.end - start : following.start - start if following else None]
        title = clean_title(rest) or (clean_title(cells[-1][1]) if rest.strip() == "," else None)
        if title:
            yield Found(name, title, None, 0.85)


def _beside_each_other(cells: Sequence[Cell]) -> Iterator[Found]:
    """The person of a table's cell: "Rektor Torvald Ek", "Torvald Ek, rektor", "Torvald Ek"; the title perhaps in the next."""
    cell, *others = cells
    start, text = cell
    for name in names_in(cell)[:1]:
        after = text[name.end - start :] or next((other for _, other in others if clean_title(other) == other), "")
        title = title_before(text[: name.start - start]) or clean_title(after)
        if title or (name.start == start and is_person(name, cell)):
            yield Found(name, title, None, 0.85)


def _may_follow(before: str, *, is_merged: bool) -> bool:
    """Whether a name may come after this on the line of a block: after a title, or after the other column's words."""
    is_unit = _UNIT.fullmatch(fold(before).strip(" ,/"))
    return is_merged or bool(is_unit) or title_before(before) is not None or not re.search(r"[a-zåäö]{3}", before)


def _unit_below(cells: Sequence[Cell]) -> str | None:
    return next((cell for _, cell in cells if _UNIT.fullmatch(fold(cell))), None)
