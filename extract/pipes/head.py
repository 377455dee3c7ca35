"""What stands before a document's body: letterhead, date, numbers, title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.pages import Printed
from extract.pipes.blocks import next_in_column
from extract.pipes.sections import Line, Section
from extract.pipes.terms import NAME
from normalize.unicode import fold

_BODY_TEXT_KINDS = frozenset(
    {"paragraf", "forslag", "beslut", "bakgrund", "ekonomi", "underlag", "yrkanden", "beslutsgang"}
)
_LONGEST_HEAD = 40  # lines
_PROSE_LINE = 230  # characters; a longer line is running text, and no title is so long
_LONGEST_HEAD_LINE = 90  # characters; a longer one is prose
_LABELS_WITHIN = (
    r"Från|Till|Avsändare|Mottagare|Telefon(?:nummer)?|Tel|Tfn|E-post|Sida|Dnr|Diarie(?:nr|nummer)|Ärende(?:nr|nummer)|(?:Vår|Er) (?:beteckning|referens|ref)"
    r"|(?:Besluts|Sammanträdes|Vårt |Ert )?[Dd]atum|Handläggare|Sekretess|Bilagor|Kopia till|Version|Ersätter|Giltig(?:hetstid|\s[a-zåäö]+)"
    r"|(?:Antagen|Fastställd|Fastställt|Beslutad|Beslutat|Godkänd|Godkänt|Upprättad|Utarbetad|Framtagen|Reviderad|Sammanställd|Skriven)(?: av| i| datum)?"
    r"|(?:Antagande|Besluts)instans|Gäller(?: (?:för|från|till|fr\.o\.m\.|t\.o\.m\.)(?: och med| [a-zåäö]+)?)?"
    r"|(?:Dokument|Plan|Process|Innehålls)(?:ansvarig|typ|ägare|namn|slag)|Ansvarig"
)
# What stands in a cell of its own in a letterhead: labels, kinds of document, days, page numbers.
_OWN_CELL = re.compile(
    r"(?<!\S)(?:[Dd]atum|DATUM|(?:[Ss]ammanträdes|[Bb]esluts)(?:datum|dag)|[Dd]iarienummer|DIARIENUMMER|[Bb]eteckning|[Ss]ida|SIDA|[Bb]lad"
    r"|[Tt]jänste(?:skrivelse|utlåtande)|TJÄNSTE(?:SKRIVELSE|UTLÅTANDE)|[Pp]rotokollsutdrag|PROTOKOLLSUTDRAG|U(?:tdrag|TDRAG) (?:ur|UR|av|AV|från|FRÅN) (?:[A-ZÅÄÖa-zåäö]+ )?(?:[Ss]ammanträdes|SAMMANTRÄDES)?(?:[Pp]rotokoll|PROTOKOLL)|[Ss]ammanträdesprotokoll|SAMMANTRÄDESPROTOKOLL|PROTOKOLL"
    r"|[Dd]elegationsbeslut|DELEGATIONSBESLUT|(?:YTTRANDE|MISSIV|REMISSVAR)(?!\s(?:ÖVER|TILL|ANGÅENDE|AVSEENDE|BETRÄFFANDE|RÖRANDE|GÄLLANDE|OM|I|PÅ|MED|FRÅN|AV)\b)|(?<!\bper\s)(?<!\bden\s)(?<!\btill\s)(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\s?\(\d{1,2}\)|(?:[A-ZÅÄÖ][a-zåäö]*ansvarig|Handl(?:äggare)?\.?|Föredragande|Presentatör)\s?:)(?!\S)"
    # Labels that begin a cell when they stand within a line.
    rf"|(?<=\S\s)(?=(?:{_LABELS_WITHIN})\s?:|Till (?:[A-Za-zåäöÅÄÖ-]+\s){{0,3}}\S*(?:nämnden?|styrelsen|fullmäktige|utskottet)$)"
    # The municipality's name, which begins its letterhead: "HARVTRÄSKS KOMMUN Verksamhetsplan 2006".
    r"|^(?:[A-ZÅÄÖ]\S+\s){1,2}(?:KOMMUN|kommun|STAD|LANDSTING)(?=\s[A-ZÅÄÖ])"
    # What a scan makes of a rule or a gap between two cells.
    r"|(?<=\s)[~|¦_•]+\s?(?=[A-ZÅÄÖ])|(?<=\S)\s{3,}(?=\S)"
)
_TITLE_LABEL = re.compile(r"(?:arende|arendet|arendemening|rubrik)\s?(?::.*)?")
# What a letterhead names, folded: a year, a municipality, a body, a unit, a company.
_REGISTERED = re.compile(
    r"\d{4}|\b\w*(?:kommuns?|stad|lan|namnd\w*|styrelsen|fullmaktige|kontoret|forvaltning\w*|enheten|avdelningen|forbund\w*|ab|dnr|skrivelse|protokoll\w*|missiv|utlatande)\b"
)
_BARE_LABEL = re.compile(
    r"(?:dnr|diarienr|diarienummer|arendenr|beteckning|skrivelse|protokoll)\W*"
)  # beside its value
_STAMP_LINES = 2  # above its day
_LETTERHEAD_LINES = 1
_LONGEST_TITLE = 150  # characters
# "Inkom 1992-03-04", "Ink. 17 APR 1972", of folded text: a stamp that somebody else put there.
STAMP = re.compile(
    r"\b(?:ink(?:om(?:men|met)?|omst(?:datum)?)?|ankom(?:men|st)?|ank(?=\.?\s(?:den\s)?(?:(?:19|20)\d\d-|\d{1,2}[/.]\s?\d))|mottag(?:en|et)|registrerad)\b[.,:]?\s*(?:den\s)?-?\s?(?=\d|$)"
)
# A name that a narrow column divides: "Barn- och ⏎ skolnämnden", "Kommunstyrelsens ⏎ arbetsutskott", "Utbildnings- ⏎ nämnden".
_LEFT_OPEN = re.compile(
    r"(?:[a-zåäö]-|-,?\soch|(?:styrelsens|nämndens|fullmäktiges|utskottets|direktionens|förbundets))$"
)
_SUSPENDED = re.compile(r"(?:och|samt)\b")
_LONGEST_NAME, _MOST_NAME_LINES = 40, 3  # characters of a name's line; lines
_NAMED = re.compile(rf"{NAME}(?:,\s[a-zåäö]|$)")
_SPACED_OUT = re.compile(r"(?:\S{1,2}\s){4,}\S{1,2}")  # "D E L E G AT I O N S B E S L U T"


def head_lines(sections: Sequence[Section]) -> list[Line]:
    """The lines before the document's body begins."""
    head: list[Line] = []
    for section in sections:
        is_label = _labels_title(section) or _labels_document(section, head) or _labels_person(section)
        if section.kind in _BODY_TEXT_KINDS and not is_label:
            break
        head += ([section.heading] if section.heading else []) + section.lines
    is_margin = sum(section.heading is not None and not section.lines for section in sections[:4]) > 1
    if is_margin and not any(
        _REGISTERED.search(line.folded) and not _BARE_LABEL.fullmatch(line.folded) for line in head
    ):
        # No letterhead: a scan has read the headings in the margin before it.
        head = [line for section in sections for line in ([section.heading] if section.heading else []) + section.lines]
    prose = (index for index, line in enumerate(head) if len(line.text) > _PROSE_LINE and "\t" not in line.text)
    return head[: min(next(prose, _LONGEST_HEAD), _LONGEST_HEAD)]


def _labels_document(section: Section, head: Sequence[Line]) -> bool:
    """Whether "BESLUT" says at the document's top what it is."""
    return section.kind == "beslut" and len(head) <= _LETTERHEAD_LINES and len(section.lines) > _LETTERHEAD_LINES


def _labels_person(section: Section) -> bool:
    """Whether the heading says what somebody named behind it answers for: "Ekonomi: Eva Ek, controller"."""
    return bool(section.lines) and section.kind != "paragraf" and _NAMED.match(section.lines[0].text) is not None


def _labels_title(section: Section) -> bool:
    """Whether "Ärende" stands over the title rather than over the text."""
    return (
        section.heading is not None
        and bool(_TITLE_LABEL.fullmatch(section.heading.folded))
        and bool(section.lines)
        and len(section.lines[0].text) <= _LONGEST_TITLE
        and not section.lines[0].text.endswith(".")
    )


def stamped_cells(lines: Sequence[Line]) -> frozenset[int]:
    """Where the cells begin that a stamp has put over its day: who received the document, and of what municipality."""
    stamped: set[int] = set()
    for index, line in enumerate(lines):
        if STAMP.search(line.folded):
            alone = len(line.cells) == 1
            column = next(
                place
                for place, (_, cell) in enumerate(line.cells)
                if STAMP.search(fold(cell)) or place + 1 == len(line.cells)
            )
            for above in lines[max(index - _STAMP_LINES, 0) : index]:
                if not alone or len(above.cells) > 1 or above is lines[index - 1] or above.text.isupper():
                    stamped.add(above.cells[column if len(above.cells) == len(line.cells) else -1][0])
    return frozenset(stamped)


def divided_names(lines: Sequence[Line], printed: Mapping[int, Printed]) -> Iterator[tuple[int, str]]:
    """The names that go on below in their column in small letters, each with where it begins; `printed` tells what stands below."""
    cells = {start: cell for line in lines for start, cell in line.cells}
    below = {
        start: rest[0]
        for line, after in pairwise(lines)
        for (start, _), rest in zip(line.cells, after.cells, strict=False)
        if len(line.cells) == len(after.cells) or start == line.start
    }
    for start, cell in cells.items():
        name, place = cell, start
        for _ in range(_MOST_NAME_LINES - 1):
            under = next_in_column(printed, place) if place in printed else below.get(place)
            rest = cells.get(under, "") if under is not None else ""
            if under is None or not _LEFT_OPEN.search(name) or len(name) > _LONGEST_NAME or not rest[:1].islower():
                break
            is_divided = name.endswith("-") and not _SUSPENDED.match(rest)
            name, place = f"{name[:-1]}{rest}" if is_divided else f"{name} {rest}", under
        if name != cell:
            yield start, name


def head_cells(line: Line) -> list[tuple[int, str]]:
    """The cells of a line of the head; where a scan lost their gaps, parted at what always stands in a cell of its own."""
    if "\t" in line.text or len(line.text) > _LONGEST_HEAD_LINE:
        return line.cells
    cuts = sorted({place for match in _OWN_CELL.finditer(line.text) for place in match.span()})
    ends = zip([0, *cuts], [*cuts, len(line.text)], strict=True)
    parts = [(start, line.text[start:end]) for start, end in ends if line.text[start:end].strip(" ~|¦_•")]
    return [(line.start + start + len(part) - len(part.lstrip()), part.strip()) for start, part in parts]


def unspaced(cell: str) -> str:
    """The cell, its letters closed up where it is spaced out.

    >>> unspaced("D E L E G AT I O N S B E S L U T"), unspaced("Till nämnden")
    ('DELEGATIONSBESLUT', 'Till nämnden')
    """
    return cell.replace(" ", "") if _SPACED_OUT.fullmatch(cell) else cell
