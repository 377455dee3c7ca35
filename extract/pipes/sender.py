"""Who sends the document: the unit in its letterhead, or the organisation whose own letterhead it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pipes.head import stamped_cells
from extract.pipes.people import names_in
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, UNIT
from normalize.unicode import fold

_LETTERHEAD_LINES = 8
_LONGEST_LINE = 90
_TOP_LINES = 40  # where a form's box may say the unit
# Rows, folded: units beside those of `UNIT` that stand alone in a letterhead.
_UNITS = (
    UNIT,
    r"(?:[a-z]+-,?\s(?:[a-z]+-,?\s)?och\s)?[a-z]*(?:tjansten|omsorgen|expeditionen|funktionen|sektionen|sektorn|sektor\s[a-z ,-]+|biblioteket|skolan|gymnasiet|museet|gruppen|verket)",
    r"(?:forvaltningen|kontoret|avdelningen|enheten|sektorn?|sektionen)\sfor\s[a-z ,-]{4,50}",
    r"(?!till\s|fran\s|av\s|for\s)(?:[a-z-]{3,}\s){1,2}(?:[a-z-]*(?:kansli(?:et)?|stab(?:en)?|forvaltning(?:en)?|kontor(?:et)?|avdelning(?:en)?|enhet(?:en)?))",
    r"(?:stads|kommun)(?:lednings)?(?:kansliet|kontoret|staben|ledningen)|stadens\s[a-z]+kontor|verksamheten\sfor\s[a-z ,-]+",
)
# Rows, folded: organisations that are no municipality's unit.
_ORGANISATIONS = (
    r"ab\s[a-z0-9&. -]+",
    r"[a-z-]+\s[a-z]+forbund|[a-z-]*forbundet\s[a-z -]{3,40}",
    r"[a-z0-9&. -]+\s(?:ab|aktiebolag|hb|ek\.?\s?for\.?|ekonomisk forening)(?:\s\(publ\))?",
    r"(?:stiftelsen|foreningen|bolaget|forbundet|samverkan|samordningsforbundet|kommunalforbundet|[a-z]*tjansten|[a-z]{3,}centrum|[a-z]+forbundet)\s[a-z -]{3,40}",
    r"[a-z -]{3,40}\s?(?:kommunalforbund|raddningstjanstforbund|samordningsforbund|kommunforbund|utvecklingscentrum|kompetenscentrum|regionforbund|centrum|forbundet|bolaget)",
    r"(?:kommunala\s|lokala\s)?(?:radet\sfor\s[a-z ,-]+|[a-z]+srad(?:et)?|pensionarsradet|handikapprad(?:et)?|tillganglighetsradet|brottsforebyggande\sradet|ungdomsradet)",
)
_SENDER = re.compile("|".join(f"(?:{row})" for row in _UNITS))
_ORGANISATION = re.compile("|".join(f"(?:{row})" for row in _ORGANISATIONS))
_UNIT_FIRST = re.compile(rf"(?:{UNIT})(?=\s)")
_MUNICIPALITY = re.compile(r"[a-z -]+\s(?:kommun|stad|kommuns|landsting)")
_LABEL = re.compile(
    r"(?:forvaltning/(?:avdelning|enhet|kontor)|forvaltning|avdelning|enhet|avsandare|fran|kontor|nod|verksamhet)\s?:?(?:\s+|$)"
)
_SAID = re.compile(
    r"[A-ZÅÄÖ][a-zåäö-]{4,}(?:ingen|skolan|tjänsten|service|verksamhet)"
)  # no usual name of a unit, but labelled
_NO_UNIT = frozenset(
    {"enhet", "avdelning", "forvaltning", "kontor", "avsandare", "enheten", "kontoret", "forvaltningen", "avdelningen"}
)
_PARTING = re.compile(
    r"\t|(?<=\bKOMMUN)\s|(?<=\b[Kk]ommun)\s(?=[A-ZÅÄÖ])|\s(?=(?:Förvaltning|Avdelning|Enhet|Kontor)(?:/\w+)?\s[A-ZÅÄÖ])|\s(?=(?:Inkom|INKOM|Ink\.|[ÄA]rende\w*)\b)|^\(\w\)\s|^[A-ZÅÄÖ]\s|^\W+(?=\w)|\s(?=(?:Sid\.?\s\d|Blad\b|Blankett\b))|\s[|·•–—i-]\s|\s(?=[A-ZÅÄÖ][a-zåäö]+\sden\s\d)|\s{3,}|,\s(?=[A-ZÅÄÖ])|\s(?=(?:19|20)\d\d-\d\d-\d\d)|\s(?=(?:Datum|Dnr|Diarien\w+|Delegations\w+|Handläggare|Mottagare|Telefon|Tfn|Sida|Tjänste\w+|TJÄNSTE\w+|Rapport|PROTOKOLL\w*|Besluts?\w*)\b)|\s(?=\d{1,3}\s?\(\d{1,3}\))"
)
_AUTHORITY = re.compile(
    r"(?:lansstyrelsen?|socialstyrelsen|[a-z-]*departementet|(?:bo|skol|trafik|vag|ban|naturvards)verket|[a-z-]+myndigheten|[a-z-]*domstolen)\b"
)
_NAMELESS = re.compile(
    r"[a-z]*(?:forbundet|stiftelsen|bolaget|tjansten)"
)  # of which place or for what the next line says
_KIND = re.compile(
    r"(?:tjanste|protokoll|sammantrad|beslut|delegation|yttrande|missiv|rapport|kallelse|verksamhet|delars|arsred)"
)
_IS_TEXT = re.compile(r"[a-z]{3,}\s[a-z]{2,}\s[a-z]{2,}|\b(?:har|foreslar|beslutar|ska|att|till|fran|av|om|efter)\b")


@dataclass(frozen=True, slots=True)
class Sender:
    """Where a name stands in the running text, and the name, whole where it is divided there."""

    start: int
    end: int
    name: str

    @property
    def folded(self) -> str:
        """The name in plain small letters."""
        return fold(self.name)


def sender(lines: Sequence[Line], head: Sequence[Line], *, is_slides: bool) -> Sender | None:
    """Who sends it: a unit before an organisation, the upper before the lower; on slides it may stand in their footer.

    `lines` are those of the document.
    """
    letterhead = [line for line in head[:_LETTERHEAD_LINES] if "\t" in line.text or len(line.text) <= _LONGEST_LINE]
    stamped = stamped_cells(head) | _units_of_authorities(letterhead)
    cells = [cell for line in letterhead for cell in _cells(line) if cell.start not in stamped]
    cells += _divided(letterhead)
    labelled = [cell for line in lines[:_TOP_LINES] for cell in _labelled(line)]
    footers = [cell for line in lines if "\t" in line.text for cell in _cells(line)] if is_slides else []
    for cell in [*labelled, *cells]:
        if cell in labelled and _SAID.fullmatch(cell.name):
            return cell
        if _SENDER.fullmatch(cell.folded) and cell.folded not in _NO_UNIT and not re.fullmatch(BODY, cell.folded):
            return cell
    for line in letterhead:
        begins = _UNIT_FIRST.match(line.folded)
        if (
            begins
            and begins[0] not in _NO_UNIT
            and not _IS_TEXT.search(line.folded[begins.end() :])
            and not names_in((0, line.text[: begins.end()]))
        ):
            return Sender(line.start, line.start + begins.end(), line.text[: begins.end()])
    organisation = next(
        (
            cell
            for cell in [*_named_below(letterhead), *cells]
            if _ORGANISATION.fullmatch(cell.folded) and not _MUNICIPALITY.fullmatch(cell.folded)
        ),
        None,
    )
    return organisation or next((cell for cell in footers if re.fullmatch(UNIT, cell.folded)), None)


def _labelled(line: Line) -> Iterator[Sender]:
    """What stands beside "Enhet" or "Förvaltning" in a form."""
    for (_, before), (start, cell) in pairwise(line.cells):
        if _LABEL.fullmatch(fold(before)):
            yield Sender(start, start + len(cell), cell)
    for start, cell in line.cells:
        label = _LABEL.match(fold(cell))
        if label and len(cell) <= _LONGEST_LINE:
            yield Sender(start + label.end(), start + len(cell), cell[label.end() :])


def _divided(letterhead: Sequence[Line]) -> Iterator[Sender]:
    """Names that a narrow column has divided: "Kultur- och fritids- ⏎ förvaltningen"."""
    for line, below in pairwise(letterhead):
        start, cell = line.cells[0]
        rest = below.cells[0][1]
        if cell.endswith("-") and rest[:1].islower():
            yield Sender(start, start + len(cell), f"{cell[:-1]}{rest}")


def _named_below(letterhead: Sequence[Line]) -> Iterator[Sender]:
    """Names whose second line says which: "RÄDDNINGSTJÄNSTFÖRBUNDET ⏎ VÄSTRA BERGA"."""
    for line, below in pairwise(letterhead):
        start, cell = line.cells[0]
        rest = next((part.name for part in _cells(below)), "")
        is_name = rest.isupper() and rest.replace(" ", "").replace("-", "").isalpha() and not _KIND.match(fold(rest))
        if cell.isupper() and _NAMELESS.fullmatch(fold(cell)) and is_name:
            yield Sender(start, start + len(cell), f"{cell} {rest}")


def _units_of_authorities(letterhead: Sequence[Line]) -> frozenset[int]:
    """Where the cells begin that stand under a state authority: they are in the address to which the document goes."""
    return frozenset(
        below.cells[-1][0] for line, below in pairwise(letterhead) if _AUTHORITY.match(fold(line.cells[-1][1]))
    )


def _cells(line: Line) -> Iterator[Sender]:
    """The parts of a line of the letterhead."""
    ends = [match.span() for match in _PARTING.finditer(line.text)]
    starts = [0, *(end for _, end in ends)]
    for start, end in zip(starts, [*(start for start, _ in ends), len(line.text)], strict=True):
        part = line.text[start:end]
        text = part.strip(" .,|·•:;")
        if label := _LABEL.match(fold(text)):
            text = text[label.end() :]
        if text:
            begin = line.start + start + part.index(text)
            yield Sender(begin, begin + len(text), text)
