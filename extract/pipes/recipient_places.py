"""Where a list of recipients goes on: in its heading's column of the page, and over a page's end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.pages import Box
from extract.pipes.findings import Placed
from extract.pipes.people import Cell, names_in
from extract.pipes.recipient_forms import begins_foot, ends_list, is_sure, is_told
from extract.pipes.sections import Line, heading_kind
from extract.pipes.terms import HEADING_KINDS, SENT_TO, TITLE
from normalize.unicode import fold

_GAP = 0.9  # heights of the heading between two lines of a list: more parts what stands under it
_FOOT_LINES = 5  # at most, of a page's foot and of the next one's head
_HEAD_LINES = 6
_LONGEST_REST = 12  # lines of a list's end
_LONGEST = 70  # characters of an officer with a name or a place
_LONGEST_NAME = 5  # words
_POSTCODE = re.compile(r"\d{3}\s?\d\d\s")  # a letterhead's address
_MINUTED = re.compile(r"(?:§|nr|paragraf|arende)\b|§|arende[a-z ]*$")
_SIGNED = re.compile(r"(?:vid protokollet|justera|utdragsbestyrk|sekreterare|underskrift)")
_WORD = re.compile(r"\S+")
_WHERE = re.compile(r"\s(?:vid|i|pa|for)\s")


def in_column(lines: Sequence[Line], heading: Cell, beside: Cell | None, placed: Placed) -> list[Line]:
    """The lines without what stands wholly left of the heading, or under the heading beside it, on its page.

    Where `placed` does not know the heading's place, the lines are left as they are.
    """
    box = _box(heading, placed)
    if box is None:
        return list(lines)
    limit = _box(beside, placed) if beside else None
    kept: list[Line] = []
    bottom = box.bottom
    for line in lines:
        cells = [cell for cell in line.cells if cell[1]]
        own = [(cell, at) for cell in cells if _is_under(at := _box(cell, placed), box, limit)]
        if len(own) == len(cells):
            kept.append(line)
        elif own:
            (start, _), (last, end) = own[0][0], own[-1][0]
            text = line.text[start - line.start : last + len(end) - line.start]
            top = own[0][1].top if own[0][1] else bottom
            gap = top - bottom > _GAP * (box.bottom - box.top)
            kept.append(
                replace(line, start=start, end=start + len(text), text=text, folded=fold(text), after_gap=gap, marker=0)
            )
        bottom = max((at.bottom for _, at in own if at), default=bottom)
    return kept


def sends_in_last_column(heads: Line) -> bool:
    """Whether the line heads minutes in columns, the last for those who are told: "§ ⇥ Ärende och beslut ⇥ Expedierat"."""
    *others, (_, last) = heads.cells
    is_sent = HEADING_KINDS.get(fold(last).strip(" :.")) == "recipients" or SENT_TO.fullmatch(fold(last).strip(" :"))
    return bool(is_sent) and any(_MINUTED.match(fold(text)) for _, text in others)


def last_column(lines: Sequence[Line], heads: Line, placed: Placed) -> list[Line]:
    """What stands in the last of the heads' columns under it on its page."""
    box = _box(heads.cells[-1], placed)
    own: list[Line] = []
    for line in lines:
        if _SIGNED.match(line.folded) or line.text == heads.text or (box and _is_above(line, box, placed)):
            break
        start, text = line.all_cells[-1]
        at = _box((start, text), placed) if box and text else None
        is_last = len(line.all_cells) == len(heads.cells) if box is None else at and at.x0 > box.x0 - _height(box)
        if is_last and any(map(str.isalpha, text)):
            cell = Line(start, start + len(text), text, fold(text), after_gap=False, marker=0)
            own += printed_lines(cell, placed)
    return own


def beside_margin(lines: Sequence[Line], heading: Cell, placed: Placed) -> list[Line]:
    """What stands under a heading in the right margin, where the text of the page goes on beside it; else empty."""
    box = _box(heading, placed)
    first = _box(lines[0].cells[0], placed) if box and lines else None
    if box is None or first is None or first.x1 > box.x0:
        return []
    own: list[Line] = []
    for line in lines:
        if _is_above(line, box, placed):
            break
        at = _box((line.start, line.text), placed)
        if at and at.x0 > box.x0 - _height(box):
            own.append(replace(line, after_gap=False))
    return own


def printed_lines(line: Line, placed: Placed) -> list[Line]:
    """The lines that a cell has on the page, of which a table's reader made one; the line itself where it is one there."""
    begins: list[int] = []
    bottom = 0.0
    for word in _WORD.finditer(line.text):
        box = placed(line.start + word.start(), line.start + word.end())
        if box is None:
            return [line]
        if not begins or (box.top + box.bottom) / 2 > bottom:
            begins.append(word.start())
            bottom = box.bottom
    parts = [line.text[begin:end].strip() for begin, end in pairwise([*begins, len(line.text)])]
    if len(parts) == 1:
        return [line]
    starts = (line.start + begin for begin in begins)
    return [
        Line(at, at + len(part), part, fold(part), after_gap=False, marker=0)
        for at, part in zip(starts, parts, strict=True)
    ]


def _is_above(line: Line, box: Box, placed: Placed) -> bool:
    """Whether the line stands higher up than the box: on the next page."""
    at = _box(line.cells[0], placed)
    return at is not None and at.bottom < box.top


def _height(box: Box) -> float:
    return box.bottom - box.top


def _box(cell: Cell, placed: Placed) -> Box | None:
    return placed(cell[0], cell[0] + len(cell[1]))


def _is_under(at: Box | None, heading: Box, beside: Box | None) -> bool:
    """Whether what stands at `at` is in the heading's column; what is higher up is on another page."""
    if at is None or at.top < heading.top:
        return True
    return at.x1 > heading.x0 and (beside is None or at.x0 < beside.x0 - (heading.bottom - heading.top))


def over_page(lines: Sequence[Line], last: Line, page_starts: Sequence[int], own: set[str]) -> list[Line]:
    """The end of the list on the next page, whose last line on its own page is `last`; empty where none is there.

    Between the two stands no more than a page's foot and a page's head; what goes on is called as recipients are, and
    is none of `own`, the folded names that a letterhead has.
    """
    start = next((start for start in page_starts if start > last.start), None)
    if start is None or sum(last.end < line.start < start for line in lines) > _FOOT_LINES:
        return []
    following = [_first_cell(line) for line in lines if line.start >= start][: _HEAD_LINES + _LONGEST_REST]
    sure = next((index for index, line in enumerate(following) if line.folded not in own and _is_called(line)), None)
    # In capitals a head says what the document is: "PROTOKOLLSUTDRAG".
    if sure is None or any(heading_kind(line)[0] and not line.text.isupper() for line in following[:sure]):
        return []
    first = sure
    while first and not following[first].after_gap and _may_be_one(following[first - 1], own):
        first -= 1
    run = list(_run(following[first:])) if first <= _HEAD_LINES else []
    return [] if (run and begins_foot(run)) or any(_POSTCODE.match(line.text) for line in run) else run


def _run(lines: Sequence[Line]) -> Iterator[Line]:
    for index, line in enumerate(lines):
        if (index and line.after_gap) or heading_kind(line)[0] or (ends_list(line) and not _POSTCODE.match(line.text)):
            return
        yield line


def _is_called(line: Line) -> bool:
    """Whether the line is called as recipients are, and is no unit or body in a page's head."""
    if line.text.isupper():
        return False
    title = TITLE.match(line.folded)
    is_officer = title and (_WHERE.match(line.folded, title.end()) or names_in((line.start, line.text)))
    return is_sure(line.folded) or ((bool(is_officer) or is_told(line)) and len(line.text) <= _LONGEST)


def _may_be_one(line: Line, own: set[str]) -> bool:
    """Whether a line over one that is sure may be another: a short name, no cell of a page's head."""
    is_name = line.text[:1].isupper() and not line.text.isupper() and len(line.text.split()) <= _LONGEST_NAME
    has_figure = any(map(str.isdigit, line.text))
    return is_name and not has_figure and "\t" not in line.text and not _is_head(line, own)


def _is_head(line: Line, own: set[str]) -> bool:
    return line.folded in own or ends_list(line) or heading_kind(line)[0] is not None


def _first_cell(line: Line) -> Line:
    if "\t" not in line.text or line.empty_cells[0]:
        return line
    start, text = line.cells[0]
    return replace(line, start=start, end=start + len(text), text=text, folded=fold(text))
