"""Component `diarium_header`: diarienummer, the document's date, the unit that sends it and the body it is put to."""

import re
from collections.abc import Sequence
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.diarienummer import find_diarienummer
from extract.pipes.findings import Text, add
from extract.pipes.head import head_cells, head_lines
from extract.pipes.organ import find_organ
from extract.pipes.sections import Line
from extract.pipes.terms import UNIT
from normalize.dates import find_dates
from normalize.unicode import fold

_UNIT_ALONE = re.compile(rf"({UNIT})")


@Language.factory(
    "diarium_header",
    requires=["doc._.lines", "doc._.sections", "doc._.type"],
    assigns=["doc._.date", "doc.spans"],
)
def make_header(nlp: Language, name: str) -> "Header":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Header()


class Header:
    """Finds how the document is registered."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `diarienummer`, `sender`, `organ`; sets `doc._.date`."""
        head = head_lines(doc._.sections)
        for start, end in find_diarienummer(doc._.lines, head):
            add(doc, "diarienummer", (start, end), Text(doc.text[start:end]), 0.97)
        doc._.date = _date(head)
        if sender := _cell(head, _UNIT_ALONE):
            add(doc, "sender", sender, Text(doc.text[slice(*sender)]), 0.9)
        if organ := find_organ(doc, head):
            add(doc, "organ", organ.span, Text(organ.name), organ.confidence)
        return doc


def _date(head: Sequence[Line]) -> date | None:
    for line in head:
        for found in find_dates(line.text):
            span = found.span(found.year or 1)
            if found.year and found.precision == "day" and span:
                return span[0]
    return None


def _cell(head: Sequence[Line], pattern: re.Pattern[str]) -> tuple[int, int] | None:
    for line in head:
        for start, cell in head_cells(line):
            if pattern.fullmatch(fold(cell)):
                return start, start + len(cell)
    return None
