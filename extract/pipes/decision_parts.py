"""Parts of lines and sentences that are one decision each: cells of a row, coordinated att-satser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pipes.deciding import ATT, DECIDED_SENTENCE, LEADS_IN, PASSIVE_OR_INFINITIVE
from extract.pipes.ruling import ACTOR
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, UNIT
from normalize.lines import LIST_ITEM
from normalize.unicode import fold

_TWO = 2  # columns
# "att anta planen, att avslå motionen samt att uppdra åt kontoret att återkomma": where a further att-sats begins.
_FURTHER = re.compile(r"(?:,\s(?:samt\s|och\s|dels\s)?|\s(?:samt|och|dels)\s)(?=att\s)")
# What "beslutar" leads in, and after a comma any act is one of those decided; "att gälla från", "att täckas med" say more of the last.
_INFINITIVE = re.compile(r"att\s(?!(?:galla|utga|vara|bli|ha|kunna|komma|finnas|inga)\b)[a-z]{2,}a\b")
# "…, avstyrker nämnden taxan samt föreslår nämnden": each verb with its body is a decision of its own.
_ACT_OF_BODY = re.compile(
    rf"\b(?:tillstyrker|avstyrker|foreslar|hemstaller|beslutar|forordar|begar)\s(?=(?:{BODY}|namnden|styrelsen|utskottet|kommunen)\b)"
)
_LEADS_FURTHER = re.compile(r"att\s(?:[^\s,]+\s){1,3}?(?:besluta|beslutar|foreslar|hemstaller)\s(?=att\s)")
_LEADS_ON = re.compile(r"\b(?:besluta|foresla|hemstalla|begara|anhalla|yttra|uttala)\W*$")
_DOER = re.compile(rf"\b{ACTOR}\s$")
_BETWEEN = re.compile(r"(?:[,;\s]|\b(?:samt|och|dels|ock|[a-h]\)|\d\))(?=\W*$))+$")
_FIRST = re.compile(r"\b(?=att\s)")
# A number or bullet in a column of its own.
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]?|[a-z][.)]|[-–—•·▪■●○→►*])")
# A bullet, or a stressed "a t t", within a line.
_BULLET_WITHIN = re.compile(
    r"(?<=\S)(?<!dels)(?<!ock)\s(?=[•▪■●○]\s\S|[aå] t ?t\s|[aå]t t\s|(?:[oO0°öÖ]{1,2}|[—–]|\d{1,2}[.)]|[a-h]\))\s?att\s)"
)
# A number without a stop that begins an item where others follow it: "1 Avtal tecknas", "2 Medlen anvisas".
_BARE_NUMBER = re.compile(r"(\d{1,2})[ \t]+(?!(?:st|kap|kr|kronor|mkr|tkr|procent)\b)(?=[A-ZÅÄÖa-zåäö]{2,}\s\S)")
# A box of a form, ticked or not, before a choice that is a sentence's beginning.
_BOX = re.compile(r"(?:(?<=\s)|^)(?:(?P<ticked>[Xx×✗✓✔☒☑]|[\[(][Xx][\])])|[☐□]|\[\s?\]|\(\s?\))\s(?=[A-ZÅÄÖ][a-zåäö])")
_STRAY = re.compile(r"[1lI|]\s(?=[A-ZÅÄÖ])")  # what a scan made of a bullet
_CONTACT = re.compile(r"@|\bwww\.")  # a page's foot, whose dots part no items
_SHORTEST_ITEM = 3  # words
# Whoever decides, or a "dels", in the margin, with the "att" at its end or beside it: "Nämnden att ⇥ upphäva riktlinjerna".
_IN_MARGIN = re.compile(
    rf"(?:(?:{BODY}|{UNIT}|namnden|styrelsen|direktionen|utskottet)(?:\s(?:beslutar|foreslar|foreslas|hemstaller))?|beslutar|foreslar|foreslas|dels(?:\s(?:ock|och))?)(?:\s(?=att\t)|:?\t+\s?(?=att\s))"
)


def rows_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; of a row whose cells are items each cell, of a margin and its item the item, of bullets each."""
    for line in lines:
        if chosen := _ticked(line):
            yield from chosen
        elif _BULLET_WITHIN.search(line.text) and not _CONTACT.search(line.folded):
            yield from _bullets_apart(line)
        elif "\t" not in line.text:
            yield line
        elif margin := _IN_MARGIN.match(line.folded):
            yield _from(line, margin.end())
        elif len(line.cells) == _TWO and _NUMBER.fullmatch(line.cells[0][1]) and _is_long(line.cells[1][1]):
            yield replace(line, marker=line.cells[1][0] - line.start)
        else:
            cells = [_cell(start, text) for start, text in line.cells]
            yield from cells if all(map(_is_item, cells)) else [line]


def _ticked(line: Line) -> list[Line]:
    """Of a form's choices the ticked ones; empty where the line is none: "☒ Ansökan bifalles ☐ Ansökan avslås"."""
    boxes = list(_BOX.finditer(line.text)) if _BOX.match(line.text) or "\t" in line.text else []
    if not any(box["ticked"] for box in boxes):
        return []
    ends = [*(box.start() for box in boxes[1:]), len(line.text)]
    choices = [
        (box, line.text[box.end() : end].partition("\t")[0].rstrip()) for box, end in zip(boxes, ends, strict=True)
    ]
    cells = [
        _cell(line.start + box.end(), text)
        for box, text in choices
        if box["ticked"] and PASSIVE_OR_INFINITIVE.match(fold(text))
    ]
    return [
        replace(cell, start=cell.start - 2, text=f"x {cell.text}", folded=f"x {cell.folded}", marker=2)
        for cell in cells
    ]


def numbered(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that bare numbers from 1 on begin are items, and so is a decision behind a misread bullet."""
    found: dict[int, int] = {}
    strays: dict[int, int] = {}
    for index, line in enumerate(lines):
        own = line.text[: line.marker].strip(" .)")
        number = _BARE_NUMBER.match(line.text)
        if own == str(len(found) + 1):
            found[index] = line.marker
        if line.marker:
            continue
        if number and int(number[1]) == len(found) + 1:
            found[index] = number.end()
        stray = _STRAY.match(line.text)
        if stray and DECIDED_SENTENCE.match(line.folded, stray.end()):
            strays[index] = stray.end()
    markers = found if len(found) >= _TWO else strays
    return [replace(line, marker=markers.get(index, line.marker)) for index, line in enumerate(lines)]


def _bullets_apart(line: Line) -> Iterator[Line]:
    """Each item of a list that a form's box has run together: "Villkor: • Stängt kl. 23. • Borta i maj."."""
    starts = [0, *(match.end() for match in _BULLET_WITHIN.finditer(line.text))]
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        yield replace(_cell(line.start + start, line.text[start:end].rstrip()), after_gap=line.after_gap and not start)


def _from(line: Line, start: int) -> Line:
    return replace(line, start=line.start + start, text=line.text[start:], folded=line.folded[start:], marker=0)


def _is_long(text: str) -> bool:
    return len(text.split()) >= _SHORTEST_ITEM and _decides(fold(text))


def _cell(start: int, text: str) -> Line:
    marker = LIST_ITEM.match(text)
    return Line(start, start + len(text), text, fold(text), after_gap=False, marker=marker.end() if marker else 0)


def _is_item(cell: Line) -> bool:
    """Whether the cell is an att-sats, or a numbered decision."""
    folded = cell.folded[cell.marker :]
    return bool(ATT.match(folded) or (cell.marker and PASSIVE_OR_INFINITIVE.match(folded)))


def coordinated(text: str) -> list[tuple[int, int]]:
    """Where the att-satser begin and end that the sentence's verb leads in; none where there is but one.

    >>> text = "Nämnden beslutar att anta planen samt att avslå motionen."
    >>> [text[start:end] for start, end in coordinated(text)]
    ['att anta planen', 'att avslå motionen.']
    >>> coordinated("Nämnden beslutar att ge kontoret i uppdrag att utreda frågan samt att lämna en rapport.")
    []
    """
    folded = fold(text)
    first = _FIRST.search(folded)
    if first and (further := _LEADS_FURTHER.match(folded, first.start())):
        first = _FIRST.search(folded, further.end())
    lead_in = LEADS_IN.search(folded[: first.start()].rstrip()) if first else None
    if not first or not lead_in or not (_decides(folded[first.start() :]) or _INFINITIVE.match(folded, first.start())):
        return []
    starts, ends = [first.start()], []
    for match in _FURTHER.finditer(folded, first.end()):
        # An "och att" after a second "att" goes on with what that one says.
        is_inner = "," not in match[0] and len(_FIRST.findall(folded[starts[-1] : match.start()])) > 1
        is_next = "," in match[0] and _INFINITIVE.match(folded, match.end())
        if not is_inner and (is_next or _decides(folded[match.end() :])):
            ends.append(match.start())
            starts.append(match.end())
    return list(zip(starts, [*ends, len(text)], strict=True)) if ends else []


def first_of_list(text: str) -> int | None:
    """Where the att-sats begins that stands on the line of its lead-in, with others under it.

    >>> text = "Nämnden beslöt att antaga förslaget,"
    >>> text[first_of_list(text) :]
    'att antaga förslaget,'
    """
    folded = fold(text)
    first = _FIRST.search(folded)
    if not first or not folded.endswith((",", ";", "samt")) or not LEADS_IN.search(folded[: first.start()].rstrip()):
        return None
    decides = _decides(folded[first.start() :]) or _INFINITIVE.match(folded, first.start())
    return first.start() if decides and not _LEADS_ON.search(folded) else None


def acts_apart(text: str) -> list[tuple[int, int]]:
    """Where what a body does begins and ends in a sentence that names it behind each verb; none where it does but one thing.

    >>> text = "Av dessa skäl tillstyrker nämnden planen, avstyrker nämnden taxan samt föreslår nämnden en utredning."
    >>> [text[start:end] for start, end in acts_apart(text)]
    ['tillstyrker nämnden planen', 'avstyrker nämnden taxan', 'föreslår nämnden en utredning.']
    """
    folded = fold(text)
    starts = [match.start() for match in _ACT_OF_BODY.finditer(folded)]
    if len(starts) < _TWO or _DOER.search(folded, 0, starts[0]):  # "Kontoret föreslår nämnden": put to it
        return []
    ends = [len(_BETWEEN.sub("", text[:start])) for start in starts[1:]]
    return list(zip(starts, [*ends, len(text)], strict=True))


def _decides(folded: str) -> bool:
    words = ATT.sub("", folded, count=1)
    return bool(PASSIVE_OR_INFINITIVE.match(words) or DECIDED_SENTENCE.match(words))
