"""Component `diarium_title`: the ärendemening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Text, add, findings
from extract.pipes.header import head_cells, head_lines
from extract.pipes.sections import PARAGRAPH, Line, Section
from extract.pipes.terms import BODY, NAME, TITLE, UNIT
from normalize.dates import find_dates
from normalize.unicode import fold

_FIRST_SLIDE = 6  # lines
_LONGEST = 220  # characters
_NUMBER_AFTER = re.compile(
    r"[\s(,]*(?:[Dd]nr|DNR|[Dd]iarienr|[Dd]iarienummer)\b.*$|\s*\(?(?<![A-ZÅÄÖ])[A-ZÅÄÖ]{2,5}[ /-](?:19|20)\d\d[/:-]\d\S*\)?\s*$"
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
# What titles are made of, folded; it tells them from names of organisations and places.
_TITLE_WORDS = re.compile(
    r"\b(?:svar pa|yttrande over|remiss\w*|motion\w*|medborgarforslag\w*|budget\w*|verksamhetsplan\w*|delarsrapport\w*|tidplan\w*|forslag\w*"
    r"|ansokan\w*|redovisning\w*|rapport\w*|forsaljning\w*|revider\w*|mal for|plan for|begaran|upphandling\w*|investering\w*|taxa\w*|taxor"
    r"|bidrag\w*|avtal\w*|inratt\w*|utbyggnad\w*|tillbyggnad\w*|ombyggnad\w*|reglemente\w*|riktlinjer|policy|program\w*|beslut om|godkannande"
    r"|utvardering\w*|uppfoljning\w*|delegation\w*|forordnande\w*|overklagande\w*|detaljplan\w*|oversiktsplan\w*|for \d{4})\b"
)
_PROSE = re.compile(r"\.$|\.\s[A-ZÅÄÖ]|\b(?:beslutar|foreslar|foreslas|godkanner|har|ska|skall)\b")
_LARGER = 1.12  # times the document's usual line height: set as a title
_CONTACT = re.compile(r"@|\b0\d{1,3}[ -/]\d{2,3}|\bwww\.")
_NAME = re.compile(NAME)


@Language.factory(
    "diarium_title", requires=["doc._.type", "doc._.date", "doc._.sections", "doc._.lines"], assigns=["doc.spans"]
)
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
                _add_best(doc, doc._.lines[:_FIRST_SLIDE], 0.85)
            case "protokollsutdrag" if span := _paragraph_title(doc._.sections):
                add(doc, "title", span, Text(doc.text[slice(*span)]), 0.93)
            case _:
                _add_best(doc, head_lines(doc._.sections), 0.9)
        return doc


def _add_best(doc: Doc, lines: Sequence[Line], confidence: float) -> None:
    candidates = list(_candidates(lines))
    if candidates:
        heights = doc._.line_heights
        usual = median(heights.values()) if heights else 0.0
        best = max(
            candidates, key=lambda candidate: candidate.points(heights.get(candidate.line.start, 0.0) > _LARGER * usual)
        )
        add(doc, "title", best.span, Text(doc.text[slice(*best.span)]), confidence)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A cell of the head that may be the title; `is_labelled`: "Ärende:" stands before it."""

    line: Line
    span: tuple[int, int]
    text: str
    is_labelled: bool
    is_last: bool  # before the body text

    def points(self, is_large: bool) -> tuple[int, int]:
        """How much speaks for it; of two alike the later one."""
        folded = fold(self.text)
        points = (
            8 * self.is_labelled
            + 4 * is_large
            + 2 * bool(_TITLE_WORDS.search(folded))
            + self.line.after_gap
            + (len(folded.split()) >= 3)
            + self.is_last
            - 5 * bool(_PROSE.search(folded if self.text.isupper() else self.text) or _PROSE.search(folded))
        )
        return points, -self.span[0]


def _add_meeting(doc: Doc) -> None:
    """A whole protokoll is named by its body and day."""
    organ = next(findings(doc, "organ"), None)
    if organ and doc._.date and isinstance(organ.value, Text):
        genitive = organ.value.text + ("" if organ.value.text.endswith("s") else "s")
        title = f"{genitive} sammanträdesprotokoll {doc._.date.isoformat()}"
        add(doc, "title", (organ.span.start_char, organ.span.end_char), Text(title), 0.95)


def _paragraph_title(sections: Sequence[Section]) -> tuple[int, int] | None:
    """The heading of the first §: on its line, or on the next."""
    for index, section in enumerate(sections):
        number = PARAGRAPH.match(section.heading.text) if section.kind == "paragraf" and section.heading else None
        if not section.heading or not number:
            continue
        below = [*section.lines, *(later.heading for later in sections[index + 1 :] if later.heading)][:3]
        for line, skip in [(section.heading, number.end()), *((line, 0) for line in below)]:
            text = _NUMBER_AFTER.sub("", line.text[skip:]).rstrip(" .\t")
            start = skip + len(text) - len(text.lstrip(" .:\t"))
            if not _is_no_title(line.text[start : skip + len(text)]):
                return line.start + start, line.start + skip + len(text)
    return None


def _candidates(head: Sequence[Line]) -> Iterator[_Candidate]:
    for line, following in zip_longest(head, head[1:]):
        if line.marker or (following and following.marker and line.after_gap):
            continue  # an item, or what heads a list
        for start, cell in head_cells(line):
            label = _LABEL.match(cell)
            skip = label.end() if label else 0
            text = _NUMBER_AFTER.sub("", cell[skip:]).rstrip(" .")
            if text and (label or not _is_no_title(text)) and len(text) < _LONGEST:
                span = (start + skip, start + skip + len(text))
                yield _Candidate(line, span, cell[skip:], bool(label), line is head[-1])


def _is_no_title(text: str) -> bool:
    folded = fold(text)
    return bool(
        len(folded.strip()) < 4
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
