"""Component `diarium_title`: the ärendemening."""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Text, add, findings
from extract.pipes.header import head_lines
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, NAME, TITLE, UNIT
from normalize.dates import find_dates
from normalize.unicode import fold

_FIRST_SLIDE = 6  # lines
_PARAGRAPH_HEADING = re.compile(r"§\s?\d+\s*[.:]?\s*")
_NUMBER_AFTER = re.compile(
    r"[\s(,]*(?:[Dd]nr|DNR|[Dd]iarienr|[Dd]iarienummer)\b.*$|\s*\(?[A-ZÅÄÖ]{2,5}[ /-](?:19|20)\d\d[/:-]\S*\)?\s*$"
)
_LABEL = re.compile(r"(?:ärende|ärendemening|rubrik|angående|ang\.?|beträffande|betr\.?)\s*:\s*", re.IGNORECASE)

# A cell of the head that is no title: the folded cell matches a row as a whole, or begins like one.
_WHOLE = re.compile(
    rf"(?:till\s)?(?:{BODY}|{UNIT}|pks|ks|kf)\.?"
    r"|(?:[a-z-]+\s){0,3}(?:kommun|kommuns?\s\w+|stad|lan|region)|region\s[a-z\s]+"
    r"|tjansteskrivelse|tjansteutlatande|missiv|yttrande|remissvar|delegationsbeslut|beslut|protokoll|sammantradesprotokoll|protokollsutdrag"
    r"|skrivelse|rapport|datum|sida|var beteckning|er beteckning|beteckning|diarienummer|dnr|handlaggare|sammantradesdatum|dokumenttyp|\d+"
)
_BEGINS = re.compile(
    r"(?:dnr|diarie|arendenr|er[tar]?\s|var[t]?\sref|telefon|tel\b|tfn|fax|e-?post|epost|org\.?\s?nr|besoksadress|postadress|box\s\d|sida\b"
    r"|handlaggare|foredragande|ansvarig|datum|sammantrade|plats|tid\b|kopia|till\s|www\.|http|\d{3}\s?\d\d\s|paragraf|beslutande|bilaga\b"
    r"|delegat|enligt\s|utskriven|faststalld|upprattad|antagen|version|diarie|dokument)"
)
_CONTACT = re.compile(r"@|\b0\d{1,3}[ -/]\d{2,3}|\bwww\.")
_NAME = re.compile(NAME)


@Language.factory("diarium_title", requires=["doc._.type", "doc._.date", "doc._.sections"], assigns=["doc.spans"])
def make_title(nlp: Language, name: str) -> "TitleFinder":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return TitleFinder()


class TitleFinder:
    """Finds the title, where the document's type puts it."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `title`."""
        match doc._.type:
            case "protokoll":
                _add_meeting(doc)
            case "presentation":
                if span := next((span for span, _ in _candidates(doc._.lines[:_FIRST_SLIDE])), None):
                    add(doc, "title", span, Text(doc.text[slice(*span)]), 0.85)
            case "protokollsutdrag":
                span = _paragraph_title(doc._.lines) or _head_title(doc)
                if span:
                    add(doc, "title", span, Text(doc.text[slice(*span)]), 0.93)
            case _:
                if span := _head_title(doc):
                    add(doc, "title", span, Text(doc.text[slice(*span)]), 0.9)
        return doc


def _add_meeting(doc: Doc) -> None:
    """A whole protokoll is named by its body and day."""
    organ = next(findings(doc, "organ"), None)
    if organ and doc._.date and isinstance(organ.value, Text):
        genitive = organ.value.text + ("" if organ.value.text.endswith("s") else "s")
        title = f"{genitive} sammanträdesprotokoll {doc._.date.isoformat()}"
        add(doc, "title", (organ.span.start_char, organ.span.end_char), Text(title), 0.95)


def _paragraph_title(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The heading of the first §: on its line, or on the next."""
    for index, line in enumerate(lines):
        number = _PARAGRAPH_HEADING.match(line.text)
        if not number:
            continue
        for candidate, skip in [
            (line, number.end()),
            *((later, 0) for later in lines[index + 1 : index + 4]),
        ]:
            text = _NUMBER_AFTER.sub("", candidate.text[skip:]).rstrip(" .\t")
            lead = len(text) - len(text.lstrip())
            if len(text.strip()) > 3 and not _is_no_title(text.strip()):
                return candidate.start + skip + lead, candidate.start + skip + len(text)
    return None


def _head_title(doc: Doc) -> tuple[int, int] | None:
    """The last thing in the head that is no address, number, name or date; one that says that it is the title goes first."""
    candidates = list(_candidates(head_lines(doc._.sections)))
    labelled = [span for span, is_labelled in candidates if is_labelled]
    if labelled:
        return labelled[0]
    return candidates[-1][0] if candidates else None


def _candidates(head: Sequence[Line]) -> Iterator[tuple[tuple[int, int], bool]]:
    for line in head:
        for start, cell in line.cells:
            label = _LABEL.match(cell)
            text = _NUMBER_AFTER.sub("", cell[label.end() :] if label else cell).rstrip(" .")
            offset = start + (label.end() if label else 0)
            if text and (label or not _is_no_title(text)) and len(text) < 250:
                yield (offset, offset + len(text)), bool(label)


def _is_no_title(text: str) -> bool:
    folded = fold(text)
    return bool(
        len(folded) < 4
        or _WHOLE.fullmatch(folded)
        or _BEGINS.match(folded)
        or _CONTACT.search(folded)
        or _NAME.fullmatch(text)
        or (TITLE.fullmatch(folded))
        or (_NAME.match(text) and TITLE.search(folded) and len(text) < 70)
        or _is_date(text)
        or not any(char.isalpha() for char in text)
    )


def _is_date(text: str) -> bool:
    return any(found.end - found.start > 0.6 * len(text) for found in find_dates(text))
