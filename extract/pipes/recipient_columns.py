"""Finds the columns that list recipients: under or beside a heading that has another column at its side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pipes.findings import Placed
from extract.pipes.hidden_lists import beside_left
from extract.pipes.people import Cell, clean_title, names_in
from extract.pipes.recipient_forms import KINDS_OF_DOCUMENT, LETTERHEAD_LINES, is_sure
from extract.pipes.recipient_items import chosen, goes_on_below, is_crossed
from extract.pipes.recipient_places import in_column, last_column, printed_lines, sends_in_last_column
from extract.pipes.sections import SIGNING, Line
from extract.pipes.terms import BODY, HEADING_KINDS, SENT_TO
from extract.pipes.title_places import roles_in
from normalize.unicode import fold

_TWO = 2  # columns
_LONGEST_HEADING = 4  # words
_LONGEST_COLUMN = 12  # lines
_LONGEST = 90  # a longer line is no recipient but the text that follows the list
_SENT_ON = re.compile(r"(?:19|20)\d\d-\d\d-\d\d\b")  # under "Expedierat" beside who certifies
# Beside a list of recipients stands who signs, who prepared the matter or what is enclosed.
_BESIDE = r"(?:betygar|bestyrks|intygar|protokollet|sekreterare|underskrift(?:er)?|foredragande|handlaggare|ansvarig|signatur|bilagor|bilaga)"
_RIGHT_HEADING = re.compile(rf"{_BESIDE}:?[ ](?:{SENT_TO.pattern})\s?:?$")
_BEFORE_SIGNING = re.compile(rf"\s?:?\s(?={SIGNING.pattern})")
# What begins a right column whose gap a scan lost.
RIGHT = re.compile(rf"\s(?={SIGNING.pattern}|(?:19|20)\d\d-\d\d)|(?<![\[(])\s(?={BODY}\s(?:19|20)\d\d-\d\d)")
# A form's choices: "Beslutet skickas till (sätt kryss) X Sökanden Akten X Länsstyrelsen".
_TO_CROSS = re.compile(rf"{SENT_TO.pattern}\s\([^)]*kryss[^)]*\)\s*")
# A heading in a cell that the list goes on in: "Delges (rek + mb) Ekby Hamn AB", "Kopia Kommunstyrelsen".
TO_CAPITAL = re.compile(
    r"(?:Delges|Delgivning|Kopi(?:a|or)|Exp\.?|Exp(?:edieras|ediering)|Utdrag|Avskrift|Sändlista|För kännedom|(?:Beslutet\s)?[Ss]kickas)(?:\s(?:till|för kännedom))*(?:\s\([^()]{2,20}\))?:?\s(?=[A-ZÅÄÖ])"
)
# The halves of a heading in the margin, which a scan ran together with the list beside it.
_HALF = re.compile(r"(?:beslutet|beslut|protokollet|protokollsutdrag|utdrag)\s(?:ska|skall|bor)\s(?=[a-z])")
_OTHER_HALF = re.compile(r"(?:skickas|sandas|sands|expedieras|delges|meddelas|lamnas)\s(?:till)?\s?:?\s?\S")


def columns(lines: Sequence[Line], placed: Placed) -> Iterator[list[Line]]:
    """Lists under or after a heading that stands beside another column."""
    for index, line in enumerate(lines):
        later = lines[index + 1 : index + 1 + _LONGEST_COLUMN]
        below = list(_rows_below(later, len(line.cells)))
        if "\t" in line.text and sends_in_last_column(line):
            yield last_column(lines[index + 1 :], line, placed)
            continue
        yield from _merged_columns(line, below)
        for column, (start, cell) in enumerate(line.cells) if "\t" in line.text else ():
            if column == 0 and below and _is_in_two_lines(cell, below[0]):
                yield [part(*line.cells[-1])]
            heading, rest = _headed(cell)
            if heading and not rest and not column and _lists_abreast(line):
                yield [part(*item) for item in chosen(line.cells[1:])]
            names_kind = fold(heading) in KINDS_OF_DOCUMENT and (index < LETTERHEAD_LINES or heading.isupper())
            is_remark = column > 0 and heading[:1].islower()  # "Ekby IF ⇥ 1 ⇥ för kännedom"
            if not heading or is_remark or names_kind or (column == 0 and not rest and not _labels(line.cells[1][1])):
                continue
            if rest:
                following = below[0] if below and column + 1 == len(line.cells) else None
                yield printed_lines(_wrapped(part(start + len(cell) - len(rest), rest), following), placed)
            else:
                beside = line.cells[column + 1] if column + 1 < len(line.cells) else None
                rows = below if beside else list(_rows_below(later, len(line.cells), beside_signers=True))
                own = in_column(rows, (start, cell), beside, placed)
                is_placed = placed(start, start + len(cell)) is not None  # then nothing of the left column is in them
                rights = [part(one.start, one.text) if is_placed else _right_of_signature(one) for one in own]
                yield [right for right in rights if right] if column else _firsts(own)


def _rows_below(lines: Sequence[Line], width: int, *, beside_signers: bool = False) -> Iterator[Line]:
    """The lines up to the first of more columns than the heads have; a form's boxes may be abreast.

    `beside_signers`: those who sign may be abreast before the list: "Bo Ek ⇥ Eva Lund ⇥ Revisorerna".
    """
    for line in lines:
        is_wide = len(line.cells) > max(width, _TWO) and not any(map(is_crossed, line.cells))
        if is_wide and not (beside_signers and all(map(_signs, line.cells[:-1]))):
            return
        yield line


def _signs(cell: Cell) -> bool:
    """Whether the cell holds nothing but a person's name, or a title."""
    names = names_in(cell)
    return (len(names) == 1 and names[0].text == cell[1]) or clean_title(cell[1]) == cell[1]


def _firsts(lines: Sequence[Line]) -> list[Line]:
    """The first cell of each line; of a form's boxes those that a cross chooses."""
    crossed = [cell for line in lines for cell in line.cells if is_crossed(cell)]
    return [part(*cell) for cell in crossed or (line.cells[0] for line in lines)]


def _merged_columns(line: Line, below: Sequence[Line]) -> Iterator[list[Line]]:
    """The list of a heading that a scan ran together with what stands beside it."""
    if len(line.text) <= _LONGEST and _RIGHT_HEADING.search(line.folded):
        yield [own for later in below if (own := _right_of_signature(later))]
    elif _heads_left(line) and not (below and _SENT_ON.match(below[0].text)):
        yield [_left_of_signature(later) for later in below]
    elif _ends_in_heading(line):
        yield list(below)
    elif below and (half := _HALF.match(line.folded)) and _OTHER_HALF.match(below[0].folded):
        yield [part(line.start + half.end(), line.text[half.end() :])]


def _heads_left(line: Line) -> bool:
    """Whether the line begins with a heading over recipients, and ends with one over what stands beside them."""
    is_short = "\t" not in line.text and len(line.text) <= _LONGEST
    beside = _BEFORE_SIGNING.search(line.folded) if is_short else None
    heading = line.folded[: beside.start()] if beside else ""
    return bool(SENT_TO.fullmatch(heading)) or HEADING_KINDS.get(heading) == "recipients"


def _is_in_two_lines(cell: str, below: Line) -> bool:
    """Whether the cell begins a heading that the cell below ends, the list beside both: "Beslutet ska ⏎ skickas till"."""
    both = fold(f"{cell} {below.cells[0][1]}").strip(" :")
    return "\t" in below.text and bool(SENT_TO.fullmatch(both))


def _headed(cell: str) -> tuple[str, str]:
    """The heading over recipients that the cell begins with, and what follows it in the cell; "" where there is none."""
    heading, _, rest = cell.partition(":")
    name = fold(heading).strip(" :.")
    if SENT_TO.fullmatch(name) or HEADING_KINDS.get(name) == "recipients":
        return heading, rest.lstrip()
    opening = _TO_CROSS.match(fold(cell)) or TO_CAPITAL.match(cell)
    return (cell[: opening.end()], cell[opening.end() :]) if opening else ("", "")


def _lists_abreast(line: Line) -> bool:
    """Whether the cells beside a heading are recipients, or a form's choices of them."""
    others = line.cells[1:]
    return len(others) > 1 and (chosen(others) != others or all(is_sure(fold(cell)) for _, cell in others))


def _labels(cell: str) -> bool:
    """Whether the cell beside is a heading too, so that each has a column under it."""
    return HEADING_KINDS.get(fold(cell).strip(" :.")) is not None or bool(SIGNING.match(fold(cell)))


def part(start: int, text: str) -> Line:
    """A part of the line; whether a gap is above it is not known, since it may be the other column's."""
    return Line(start, start + len(text), text, fold(text), after_gap=False, marker=0)


def _wrapped(item: Line, following: Line | None) -> Line:
    """The end of a line with what goes on with it in the next: small letters, after an open end, no other column."""
    if following is None or following.after_gap or "\t" in following.text:
        return item
    is_wrapped = following.text[:1].islower() or goes_on_below(item, following)
    return part(item.start, f"{item.text} {following.text}") if is_wrapped else item


def _left_of_signature(line: Line) -> Line:
    """What stands before the name of who signs or certifies in the right column, whose gap a scan lost."""
    start, text = line.cells[0]
    ends = [
        match.start()
        for match in RIGHT.finditer(fold(text))
        if text[match.end()].isupper() or text[match.end()].isdigit()
    ]
    ends += [
        name.start - start
        for name in names_in((start, text))
        if name.start > start and "," not in text[: name.start - start]
    ]
    left = text[: min(ends, default=len(text))].strip()
    before, _, last = left.rpartition(" ")
    is_beside = last[:1].isupper() if ends else bool(clean_title(last))  # where it was signed, or a title
    return part(start, before if is_beside and is_sure(fold(before)) else left)


def _ends_in_heading(line: Line) -> bool:
    """Whether a heading stands after the titles of who signs on the left: "förbundschef ekonom Sändlista"."""
    words = line.text.split()
    for count in range(1, min(_LONGEST_HEADING, len(words))):
        before, heading = " ".join(words[:-count]), fold(" ".join(words[-count:])).strip(" :")
        if HEADING_KINDS.get(heading) == "recipients" and roles_in(before):
            return True
    return False


def _right_of_signature(line: Line) -> Line | None:
    """The line's right column: after the tab, else beside the name or title of who signs on the left; None without one."""
    own = replace(line, start=line.cells[-1][0], text=line.cells[-1][1]) if "\t" in line.text else beside_left(line)
    return part(own.start, own.text) if own else None
