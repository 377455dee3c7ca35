"""Finds officers by the part of the work that stands before them: "Ekonomi: Bo Ek, controller", and under "Ansvariga"."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.enumerated import MOST_LINES, enumerated, running
from extract.pipes.people import Cell, Found, clean_title, names_in, title_before
from extract.pipes.preparing import OF_OTHERS
from extract.pipes.sections import Line
from extract.pipes.terms import HEADING_KINDS
from normalize.unicode import fold

_TASK = re.compile(r"[A-ZÅÄÖ][\wåäö-]{2,}(?:(?:,|\soch|\s&|\s/)?\s[a-zåäö-]{2,}){0,3}:\s*(?=\S)")
# Over a list of those who answer for each part.
_HEADING = re.compile(
    r"(?:(?:de\s)?ansvariga?(?:\s(?:tjansteman|tjanstepersoner|chefer|personer))?|(?:projekt|arbets|styr|lednings|redaktions)grupp(?:en)?"
    r"|projektorganisation|redaktion|medverkande|handlaggare|kontaktpersoner|planen har arbetats fram av)(?:\s(?:for|i|har bestatt av)(?:\s[a-z]+){0,4})?\s?:?"
)
_MOST_ROWS = 25
_NO_TASKS = frozenset({"recipients", "narvarande", "justering", "yrkanden", "reservation"})


def by_task(lines: Sequence[Line]) -> Iterator[Found]:
    """The officers, each with a title, whom a label names whatever it calls their task, or a heading over a list of them."""
    for index, line in enumerate(lines):
        if ":" in line.text:
            yield from _labelled(lines[index : index + MOST_LINES])
        if _HEADING.fullmatch(line.folded):
            yield from _listed(lines[index + 1 : index + 1 + _MOST_ROWS])


def _labelled(lines: Sequence[Line]) -> list[Found]:
    """Those whom the label that begins the first line names, each with a title."""
    line = lines[0]
    task = _TASK.match(line.text)
    name = line.folded[: task.end()].strip(" :") if task else ""
    if not task or HEADING_KINDS.get(name) in _NO_TASKS or OF_OTHERS.search(name):
        return []
    found = enumerated(running(lines, line.start + task.end()))
    return found if all(one.title for one in found) else []


def _listed(rows: Sequence[Line]) -> Iterator[Found]:
    """The officers of the rows, up to the first that names none."""
    for row in rows:
        found = next((one for place in range(len(row.cells)) if (one := _in_row(row.cells, place))), None)
        if found is None:
            return
        yield found


def _in_row(cells: Sequence[Cell], place: int) -> Found | None:
    """Who is named in a row's cell with the title before or after the name, or in the next cell."""
    start, text = cells[place]
    names = names_in((start, text))
    if len(names) != 1:
        return None
    before, after = text[: names[0].start - start], text[names[0].end - start :].strip(" ,")
    beside = cells[place + 1][1] if not after and place + 1 < len(cells) else after
    title = title_before(before) or (clean_title(beside) if beside else None)
    is_whole = title is not None and fold(title) in (fold(before).strip(), fold(beside).strip(" ()."))
    return Found(names[0], title, None, 0.85) if is_whole or (title and len(cells) == 1) else None
