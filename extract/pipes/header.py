"""Component `diarium_header`: diarienummer, the document's date, the unit that sends it and the body it is put to."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.diarienummer import find_diarienummer
from extract.pipes.findings import Text, add
from extract.pipes.head import head_lines
from extract.pipes.number_codes import mended, settled
from extract.pipes.organ import find_organ
from extract.pipes.organ_names import is_short_for
from extract.pipes.own_date import own_date
from extract.pipes.sender import sender


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
        numbers = list(find_diarienummer(doc._.lines, head))
        doc._.date = own_date(doc, head)
        by = sender(doc._.lines, head, doc._.page_starts, doc._.printed, is_slides=doc._.type == "presentation")
        organ = find_organ(doc, head, numbers, by)
        if by:
            # A company that writes its name in full somewhere is so named, whatever its logotype says.
            name = organ.name if organ and is_short_for(by.name, organ.name) else by.name
            add(doc, "sender", (by.start, by.end), Text(name), 0.9)
        if organ:
            add(doc, "organ", organ.span, Text(organ.name), organ.confidence)
        names = [*([organ.name] if organ else []), *([by.name] if by and "forbund" in by.folded else [])]
        year = doc._.date.year if doc._.date else None
        for place, number in settled([(span, mended(doc.text[slice(*span)], names, year)) for span in numbers], names):
            add(doc, "diarienummer", place, Text(number), 0.97)
        return doc
