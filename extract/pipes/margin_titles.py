"""A § whose heading stands under its number in the margin, beside the text: "§ 47" over "Försäljning av ⏎ Berga skola"."""

from collections.abc import Iterator, Mapping, Sequence

from extract.pages import Printed
from extract.pipes.blocks import next_in_block, next_in_column
from extract.pipes.head_rows import FIELD, PROSE, Passage, Row, is_no_title
from extract.pipes.sections import SUSPENDED, heading_kind
from extract.pipes.terms import HEADING_KINDS
from normalize.unicode import fold

_WIDTH = 36  # characters of a margin's line, at most
_FULL = 40  # characters of a line of the text beside it, at least
_SEARCHED = 14  # lines below the number
_FEWEST_WORDS = 2


def margin_title(beside: Passage, rows: Sequence[Row], printed: Mapping[int, Printed]) -> Passage | None:
    """The heading under the number that the first row begins with, where what stands `beside` it is the text; else None."""
    is_text = PROSE.search(beside.text) is not None
    if printed:
        block = _heading(_column(rows, printed)) if is_text else []
    else:
        below = rows[1 : 1 + _SEARCHED]
        block = _heading(_narrow(below)) if is_text or _is_resumed(rows[0], below) else []
    if not block:
        return None
    text = block[0][1]
    for _, line in block[1:]:
        is_divided = text.endswith("-") and line[:1].islower() and not SUSPENDED.match(line)
        text = f"{text[:-1]}{line}" if is_divided else f"{text} {line}"
    start, first = block[0]
    return Passage((start, start + len(first)), text.rstrip(" .:"), 0.0) if len(text.split()) >= _FEWEST_WORDS else None


def _narrow(rows: Sequence[Row]) -> Iterator[tuple[int, str, bool]]:
    """The short lines below, each with whether a gap parts it from the one above."""
    for row in rows:
        if len(row.cells) > 1 or len(row.line.text) > _WIDTH or (heading_kind(row.line)[0] and not row.line.marker):
            return
        yield row.start, row.cells[0][1], row.after_gap


def _column(rows: Sequence[Row], printed: Mapping[int, Printed]) -> Iterator[tuple[int, str, bool]]:
    """The cells under the number on the page, each with whether a gap parts it from the one above."""
    cells = {start: cell for row in rows for start, cell in row.cells}
    place = rows[0].cells[0][0]
    for _ in range(_SEARCHED):
        below = next_in_column(printed, place)
        if below is None or len(cells.get(below, "")) > _WIDTH or below not in cells:
            return
        yield below, cells[below], next_in_block(printed, place) != below
        place = below


def _heading(lines: Iterator[tuple[int, str, bool]]) -> list[tuple[int, str]]:
    """The first lines of a block that no label and no number in the diary begins."""
    block: list[tuple[int, str]] = []
    for start, text, after_gap in lines:
        folded = fold(text).strip(" :")
        is_other = folded in HEADING_KINDS or FIELD.fullmatch(text) or is_no_title(Passage((start, start), text, 0.0))
        if block and (after_gap or (is_other and text[:1].isupper())):
            break
        if folded in HEADING_KINDS:
            return []  # the text's own headings begin
        if block or not is_other:
            block.append((start, text))
    return block if block and block[0][1][:1].isupper() else []


def _is_resumed(first: Row, below: Sequence[Row]) -> bool:
    """Whether the text beside the number goes on, within a sentence, below lines of the margin that a scan has read first."""
    following = next((row.line.text for row in below if len(row.line.text) >= _FULL), "")
    between = below[0].line.text if below else ""
    ends_open = first.line.text[-1:].isalpha() or first.line.text.endswith(",")
    return (
        len(first.line.text) >= _FULL
        and ends_open
        and following[:1].islower()
        and not following.startswith("att ")
        and between[:1].isupper()
    )
