"""Passages of the head that may be the title: cells of its lines, wrapped ones joined again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from extract.pipes.head_rows import (
    FIELD,
    LABEL,
    NAME_ALONE,
    PROSE,
    RULE,
    Passage,
    Row,
    is_in_address,
    is_letterhead,
    is_no_title,
    passage_of,
    rows_of,
)
from extract.pipes.margin_run import margin_run
from extract.pipes.margin_titles import margin_title
from extract.pipes.sections import PARAGRAPH, Line, heading_kind
from extract.pipes.terms import BODY
from extract.pipes.title_wraps import extended
from normalize.unicode import fold

_LONGEST_MARGIN, _PARAGRAPH_HEAD = 25, 5  # lines of a §: its margin's headings, and what else stands before its title
_GAP = re.compile(r"\t|\s{2,}")
_CONTINUED = re.compile(r"\(?(?:forts?\b|fortsattning\b|se\s(?:aven\s)?(?:[a-z]+\s)?§)")  # "forts. från § 31"
# What heads the column beside the matter's in a form, and what a scan that lost its gaps put behind the matter.
_OTHER_LABEL = re.compile(rf"(?:till|mottagare|adressat|instans|{FIELD.pattern})\s?:?", re.IGNORECASE)
_BODY_BEHIND = re.compile(rf"\s(?:{BODY})$")
_MARGIN_WORDS, _MARGIN_HEADINGS = 3, 2  # of a line of the margin; so many one over the other are a margin


def passages(doc: Doc, lines: Sequence[Line]) -> Iterator[Passage]:
    """Every cell of the lines that may be a title or a part of one, with what goes on under it."""
    rows = _without_logos([row for line in lines for row in rows_of(doc, line)])
    taken: set[int] = set()
    first, end = margin_run(lines)
    margin = {line.start for line in lines[first:end]}
    for index, row in enumerate(rows):
        if row.line.start in margin:
            continue
        is_numbered = PARAGRAPH.match(row.line.text) is not None and row.start == row.line.start
        if (row.line.marker and not is_numbered) or RULE.fullmatch(row.line.text) or is_letterhead(row.cells):
            continue
        label_above = ""
        for column, (start, cell) in enumerate(_after_number(row) if is_numbered else row.cells):
            label = LABEL.match(cell)
            if label and (label.end() == len(cell) or _OTHER_LABEL.fullmatch(cell, label.end())):
                label_above = cell
                continue
            if start in taken:
                continue
            text = _without_addressee(cell, rows[index - 1].line.text) if index else cell
            passage = passage_of(
                start, text, row, is_labelled=bool(label or label_above or _is_under(rows, index, column, LABEL))
            )
            label_above = ""
            if passage:
                used: set[int] = set()
                # "Till" alone is a label, and a name goes on with a title.
                if not is_no_title(passage) or (" " in passage.text and not NAME_ALONE.match(passage.text)):
                    passage, used = extended(passage, rows, index, doc._.printed)
                taken.update(used)
                yield replace(
                    passage,
                    is_under_label=_is_under(rows, index, column, FIELD) or _is_beside(row, column),
                    is_in_address=is_in_address(rows, index, start),
                )


def _without_logos(rows: Sequence[Row]) -> list[Row]:
    """The rows without a municipality's name that a scan has read a word a row, before what stands beside: "Berga ⏎ kommun"."""
    kept = list(rows)
    for index, (row, below) in enumerate(pairwise(rows)):
        (start, cell), (under, rest) = row.cells[0], below.cells[0]
        name, _, own = cell.partition(" ")
        kind, _, then = rest.partition(" ")
        if row.height or kind not in ("kommun", "stad") or not own[:1].isupper() or not name.istitle():
            continue
        kept[index] = replace(row, cells=[(start + len(name) + 1, own), *row.cells[1:]])
        cells = [(under + len(kind) + 1, then)] if then else []
        kept[index + 1] = replace(below, cells=[*cells, *below.cells[1:]])
    return [row for row in kept if row.cells]


def paragraph_passage(doc: Doc) -> Passage | None:
    """The heading of the first §: on its line, or on one of the next."""
    lines: Sequence[Line] = doc._.lines
    first = next((index for index, line in enumerate(lines) if _number_end(line) is not None), None)
    if first is None:
        return None
    rows = [row for line in lines[first : first + _LONGEST_MARGIN] for row in rows_of(doc, line)]
    # "Paragraf" over "§ 52": a field of the margin, under which no title stands.
    # "Plats | Brandstationen" is a row of a form, whose value stands beside it.
    over = lines[first - 1].cells if first else []
    label = over[0][1] if over else ""
    if FIELD.fullmatch(label) and (len(over) == 1 or fold(label).startswith("paragraf")):
        return None
    margin = 0 if _beside_number(rows[0]) else _margin_read_first(rows)
    for index, row in enumerate(rows[margin : margin + _PARAGRAPH_HEAD], margin):
        for start, cell in _after_number(row):
            passage = passage_of(start, cell, row)
            if passage and FIELD.fullmatch(passage.text) and not margin:
                return None  # the row of a form
            if passage and not is_no_title(passage) and not _CONTINUED.match(fold(passage.text)):
                whole = extended(passage, rows, index, doc._.printed)[0]
                if index == 0 and (in_margin := margin_title(whole, rows, doc._.printed)):
                    return in_margin
                return None if margin and PROSE.search(whole.text) else whole
    return None


def _number_end(line: Line) -> int | None:
    """How far into the line its § reaches, which begins it or stands behind days, pages and names of bodies."""
    if number := PARAGRAPH.match(line.text):
        return number.end()
    number = next(PARAGRAPH.finditer(line.text), None)
    rest = line.text[number.end() :].strip(" .:–-\t") if number else ""
    if number is None or not (line.text[number.start() - 1] in " \t" and (not rest or rest[0].isupper())):
        return None
    before = [cell for cell in _GAP.split(line.text[: number.start()]) if cell.strip()]
    return number.end() if all(is_no_title(Passage((0, 0), cell.strip(), 0.0)) for cell in before) else None


def _beside_number(row: Row) -> bool:
    """Whether a title stands beside the §, and not only its number in the diary."""
    passages_beside = (passage_of(start, cell, row) for start, cell in _after_number(row))
    return any(
        passage
        and (FIELD.fullmatch(passage.text) or not (is_no_title(passage) or _CONTINUED.match(fold(passage.text))))
        for passage in passages_beside
    )


def _margin_read_first(rows: Sequence[Row]) -> int:
    """How many rows from the § on hold nothing but the headings in its margin, which a scan has read at once."""
    count = next((n for n, row in enumerate(rows) if n and len(row.line.text.split()) > _MARGIN_WORDS), len(rows))
    margin = [row.line for row in rows[1:count]]
    headings = sum(bool(heading_kind(line)[0] or FIELD.fullmatch(line.text)) for line in margin)
    return count if headings >= _MARGIN_HEADINGS and count < len(rows) else 0


def _after_number(row: Row) -> Iterator[tuple[int, str]]:
    """The row's cells without the § that it begins with."""
    end = _number_end(row.line) if row.start == row.line.start else None
    for start, cell in row.cells:
        skip = max(row.line.start + end - start, 0) if end else 0
        yield start + min(skip, len(cell)), cell[skip:]


def _is_under(rows: Sequence[Row], index: int, column: int, label: re.Pattern[str]) -> bool:
    """Whether nothing but the label stands above the cell, and what it labels is not beside it."""
    above = rows[index - 1].cells if index else []
    if column >= len(above):
        return False
    text = above[column][1]
    if label is LABEL and (first := LABEL.match(text)) and _OTHER_LABEL.fullmatch(text, first.end()):
        return True
    if not label.fullmatch(text):
        return False
    return label is not LABEL or column + 1 == len(above) or _is_of_form(rows[index - 1], above[column + 1])


def _without_addressee(cell: str, above: str) -> str:
    """The cell without the body behind it, where a scan lost the gaps of a form: under "Ärendemening Till"."""
    label = LABEL.match(above)
    if label and _OTHER_LABEL.fullmatch(above, label.end()) and (body := _BODY_BEHIND.search(fold(cell))):
        return cell[: body.start()]
    return cell


def _is_of_form(row: Row, beside: tuple[int, str]) -> bool:
    """Whether the cell is a label, a day or a name, and no title."""
    start, cell = beside
    return is_no_title(Passage((start, start + len(cell)), cell, row.height))


def _is_beside(row: Row, column: int) -> bool:
    return column > 0 and FIELD.fullmatch(row.cells[column - 1][1]) is not None
