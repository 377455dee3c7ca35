"""Component `diarium_header`: diarienummer, the document's date, the unit that sends it and the body it is put to."""

import re
from collections.abc import Sequence
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.diarienummer import find_diarienummer
from extract.pipes.findings import Text, add
from extract.pipes.head import head_lines
from extract.pipes.organ import find_organ
from extract.pipes.sections import Line
from extract.pipes.sender import sender
from normalize.dates import Found, find_dates
from normalize.unicode import fold

# "per den 31 augusti", "senast 2019-05-01": a day that the document speaks of.
_ANOTHER_DAY = re.compile(
    r"\b(?:per|senast|fore|till och med|t\.?\s?o\.?\s?m\.?|fran och med|fr\.?\s?o\.?\s?m\.?|galler|er skrivelse|ert? datum|inkom\w*)\s(?:den\s)?$"
)
_OWN_GROUND = re.compile(r"tjanste(?:skrivelse|utlatande)n?,?\s(?:daterad\s)?(?:den\s)?")
_LONGEST_DAY = 24  # characters


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
        doc._.date = _date(head, doc.text)
        if place := sender(head):
            add(doc, "sender", place, Text(doc.text[slice(*place)]), 0.9)
        if organ := find_organ(doc, head):
            add(doc, "organ", organ.span, Text(organ.name), organ.confidence)
        return doc


def _date(head: Sequence[Line], text: str) -> date | None:
    """The first day of the head that is its own; else that of the tjänsteskrivelse which it lists as its ground."""
    for line in head:
        for found in find_dates(line.text):
            if not _ANOTHER_DAY.search(line.folded[: found.start]) and (day := _day(found)):
                return day
    for match in _OWN_GROUND.finditer(fold(text)):
        for found in find_dates(text[match.end() : match.end() + _LONGEST_DAY]):
            if found.start <= 1 and (day := _day(found)):
                return day
    return None


def _day(found: Found) -> date | None:
    span = found.span(found.year) if found.year and found.precision == "day" else None
    return span[0] if span else None
