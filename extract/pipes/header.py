"""Component `diarium_header`: diarienummer, the document's date, the unit that sends it and the body it is put to."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Text, add
from extract.pipes.sections import PARAGRAPH, Line, Section
from extract.pipes.sender import sender
from extract.pipes.terms import BODIES, BODY
from normalize.dates import find_dates
from normalize.unicode import fold

_BODY_TEXT_KINDS = frozenset(
    {"paragraf", "forslag", "beslut", "bakgrund", "ekonomi", "underlag", "yrkanden", "beslutsgang"}
)
_LONGEST_HEAD = 40  # lines
_LONGEST_HEAD_LINE = 90  # characters; a longer one is prose
# What stands in a cell of its own in a letterhead: labels, kinds of document, days, page numbers.
_OWN_CELL = re.compile(
    r"(?<!\S)(?:[Dd]atum|DATUM|[Ss]ammanträdes(?:datum|dag)|[Dd]iarienummer|DIARIENUMMER|[Bb]eteckning|[Ss]ida|SIDA|[Bb]lad"
    r"|[Tt]jänsteskrivelse|TJÄNSTESKRIVELSE|[Pp]rotokollsutdrag|PROTOKOLLSUTDRAG|[Ss]ammanträdesprotokoll|SAMMANTRÄDESPROTOKOLL|PROTOKOLL"
    r"|[Dd]elegationsbeslut|DELEGATIONSBESLUT|YTTRANDE|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\s?\(\d{1,2}\))(?!\S)"
)

# Rows: what a diary number looks like. The first group stands in front of it, the second is the number.
_LABEL = r"(?:dnr|diarienr|diarienummer|arendenr|arendenummer|arende\s?nr|diarie\s?nr)\.?:?\s*"
_NUMBERS = (
    r"[a-z]{2,5}[ /-]?(?:19|20)\d\d[/:.-]\s?\d{1,5}",  # KS 2018/109, KS/2019:334, KS-2023-00815, TK 2017-0456
    r"(?:19|20)\d\d[/:-][a-z]{2,5}[ :-]?\d{1,5}",  # 2015/KS0417
)
_LABELLED_ONLY = (
    r"[a-z]{2,5}[ /-]?\d\d[/:.-]\d{2,5}",  # Dnr KFN 96/0118
    r"\d\d\.\d{2,4}(?:-\d{2,4})?",  # Dnr 98.113-253
    r"(?:19|20)?\d\d[/:]\d{1,5}(?:[ -][a-z]{1,4}\b)?",  # Dnr 1998/145, Dnr 78/214
    r"\d{1,5}[/:](?:19|20)?\d\d(?:[ -][a-z]{1,4}\b)?",  # Dnr 214/78 KS
)
_NUMBER = re.compile(rf"(?<![\w/-])({'|'.join(_NUMBERS)})(?![\w/])")
_ANY_NUMBER = re.compile(rf"(?<![\w/-])({'|'.join((*_NUMBERS, *_LABELLED_ONLY))})(?![\w/])")
_LABEL_ALONE = re.compile(_LABEL + r"\s*")
_LABELLED = re.compile(rf"\b{_LABEL}({'|'.join((*_NUMBERS, *_LABELLED_ONLY))})(?![\w/])")
# Series of laws and inquiries, which are numbered like a diary.
_SERIES = frozenset(
    (
        "SOU",
        "SFS",
        "AFS",
        "BFS",
        "SOSFS",
        "HSLF",
        "NFS",
        "KSFS",
        "DS",
        "PROP",
        "BET",
        "SKR",
        "RSKR",
        "NJA",
        "RH",
        "EU",
        "EG",
    )
)
_SOMEONE_ELSES = re.compile(
    r"(?:\ber(?:t|a)?\s(?:dnr|beteckning|ref\w*|diarie\w*)|\b(?:sou|sfs|ds|prop|bet|skr|mal nr|org\.?\s?nr)\.?):?\s*[a-z0-9/: -]*$"
)

_TO = re.compile(rf"(?:(?:stalld\s)?till\s)?({BODY}|pks|ks|kf|ksau)")
_BODY_ALONE = re.compile(rf"({BODY})(?:,?\s(?:pks|ks|kf|i\s[a-z ]+))?")
_ADOPTED = re.compile(
    rf"(?:antagen|faststalld|antagits|antogs|godkand)\sav\s({BODY})|(?:rapport|information)\still\s({BODY})"
)
_PROPOSES_TO = re.compile(rf"foresl\w+\s(?:att\s)?({BODY})")
_DECIDES = re.compile(rf"({BODY})\s(?:beslutar|foreslas|beslot|beslutade|godkanner|antar|foreslar)")
_DELEGATION = re.compile(rf"delegat?(?:ion|erings?)\w*\s(?:\w+\s){{0,3}}?(?:fran|av|i)\s({BODY})|({BODY})s\sdelegation")


@Language.factory(
    "diarium_header",
    requires=["doc._.lines", "doc._.sections"],
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
        for start, end in _diarienummer(doc._.lines, head):
            add(doc, "diarienummer", (start, end), Text(doc.text[start:end]), 0.97)
        doc._.date = _date(head)
        if place := sender(head):
            add(doc, "sender", place, Text(doc.text[slice(*place)]), 0.9)
        if organ := _organ(doc, head):
            start, end, confidence = organ
            add(doc, "organ", (start, end), Text(full_name(doc.text[start:end])), confidence)
        return doc


def head_lines(sections: Sequence[Section]) -> list[Line]:
    """The lines before the document's body begins: letterhead, date, numbers, title."""
    head: list[Line] = []
    for section in sections:
        if section.kind in _BODY_TEXT_KINDS:
            break
        head += ([section.heading] if section.heading else []) + section.lines
    return head[:_LONGEST_HEAD]


def head_cells(line: Line) -> list[tuple[int, str]]:
    """The cells of a line of the head; where a scan lost their gaps, parted at what always stands in a cell of its own."""
    if "\t" in line.text or len(line.text) > _LONGEST_HEAD_LINE:
        return line.cells
    cuts = sorted({place for match in _OWN_CELL.finditer(line.text) for place in match.span()})
    ends = zip([0, *cuts], [*cuts, len(line.text)], strict=True)
    parts = [(start, line.text[start:end]) for start, end in ends if line.text[start:end].strip()]
    return [(line.start + start + len(part) - len(part.lstrip()), part.strip()) for start, part in parts]


def full_name(passage: str) -> str:
    """The body's name in full, as the record has it.

    >>> full_name("KSAU"), full_name("socialnämnden"), full_name("kommunstyrelsens arbetsutskott")
    ('Kommunstyrelsens arbetsutskott', 'Socialnämnden', 'Kommunstyrelsens arbetsutskott')
    """
    name = BODIES.get(passage.upper(), passage)
    if fold(name) in ("fullmaktige", "kommunfullmaktige"):
        return BODIES["KF"]
    if name.isupper():
        name = name.lower()
    return name[0].upper() + name[1:]


def _diarienummer(lines: Sequence[Line], head: Sequence[Line]) -> Iterator[tuple[int, int]]:
    in_head = {line.start for line in head}
    seen: set[str] = set()
    for line, above in zip(lines, [None, *lines], strict=False):
        own = line.start in in_head or PARAGRAPH.match(line.text)
        for column, (offset, cell) in enumerate(line.cells):
            folded = fold(cell)
            # "Dnr" may head its column.
            label = above.cells[column][1] + " " if above and own and column < len(above.cells) else ""
            is_headed = bool(_LABEL_ALONE.fullmatch(fold(label)))
            pattern = _ANY_NUMBER if is_headed else _NUMBER
            for match in [*_LABELLED.finditer(folded), *pattern.finditer(folded)]:
                start, end = match.span(1)
                number = re.sub(r"\s", "", cell[start:end])
                if number in seen or not _is_own(
                    cell, match, is_alone=len(match[0]) >= len(cell) - 2, in_head=bool(own)
                ):
                    continue
                seen.add(number)
                yield offset + start, offset + end


def _is_own(cell: str, match: re.Match[str], *, is_alone: bool, in_head: bool) -> bool:
    """Whether the number is the document's own: in its head or alone in a cell, no law's and nobody else's."""
    code = "".join(char for char in match[1] if char.isalpha())
    written = cell[slice(*match.span(1))]
    if code and (code.upper() in _SERIES or not "".join(char for char in written if char.isalpha()).isupper()):
        return False
    return (in_head or is_alone) and not _SOMEONE_ELSES.search(fold(cell)[: match.start(1)])


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


def _organ(doc: Doc, head: Sequence[Line]) -> tuple[int, int, float] | None:
    """The body, and how sure the place where it stands makes us."""
    if addressed := _addressed(head):
        return *addressed, 0.97
    if alone := _cell(head, _BODY_ALONE):
        return *alone, 0.95
    folded = fold(doc.text)
    for pattern, confidence in ((_DELEGATION, 0.9), (_ADOPTED, 0.85), (_PROPOSES_TO, 0.85), (_DECIDES, 0.85)):
        if match := pattern.search(folded):
            group = 1 if match[1] else 2
            return *match.span(group), confidence
    return None


def _addressed(head: Sequence[Line]) -> tuple[int, int] | None:
    for line in head:
        for start, cell in head_cells(line):
            match = _TO.fullmatch(fold(cell).rstrip(" .,"))
            if match and match.start(1):
                return start + match.start(1), start + match.end(1)
    return None
