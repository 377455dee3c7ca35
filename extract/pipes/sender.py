"""Who sends the document: the unit in its letterhead, or the organisation whose own letterhead it is."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.people import names_in
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, UNIT
from normalize.unicode import fold

_LETTERHEAD_LINES = 8
_LONGEST_LINE = 90
# Rows, folded: units beside those of `UNIT` that stand alone in a letterhead.
_UNITS = (
    UNIT,
    r"(?:[a-z]+-,?\s(?:[a-z]+-,?\s)?och\s)?[a-z]*(?:tjansten|omsorgen|funktionen|sektionen|sektorn|sektor\s[a-z ,-]+|biblioteket|skolan|gymnasiet|museet|gruppen|verket)",
    r"(?:forvaltningen|kontoret|avdelningen|enheten|sektorn?|sektionen)\sfor\s[a-z ,-]{4,50}",
    r"(?:stads|kommun)(?:lednings)?(?:kansliet|kontoret|staben|ledningen)|stadens\s[a-z]+kontor|verksamheten\sfor\s[a-z ,-]+",
)
# Rows, folded: organisations that are no municipality's unit.
_ORGANISATIONS = (
    r"[a-z0-9&. -]+\s(?:ab|aktiebolag|hb|ek\.?\s?for\.?|ekonomisk forening)(?:\s\(publ\))?",
    r"(?:stiftelsen|foreningen|bolaget|forbundet|samverkan|samordningsforbundet|kommunalforbundet|[a-z]*tjansten|[a-z]+forbundet)\s[a-z -]{3,40}",
    r"[a-z -]{3,40}\s?(?:kommunalforbund|raddningstjanstforbund|samordningsforbund|kommunforbund|utvecklingscentrum|kompetenscentrum|regionforbund|centrum|forbundet|bolaget)",
    r"(?:kommunala\s|lokala\s)?(?:radet\sfor\s[a-z ,-]+|[a-z]+srad(?:et)?|pensionarsradet|handikapprad(?:et)?|tillganglighetsradet|brottsforebyggande\sradet|ungdomsradet)",
)
_SENDER = re.compile("|".join(f"(?:{row})" for row in _UNITS))
_ORGANISATION = re.compile("|".join(f"(?:{row})" for row in _ORGANISATIONS))
_UNIT_FIRST = re.compile(rf"(?:{UNIT})(?=\s)")
_MUNICIPALITY = re.compile(r"[a-z -]+\s(?:kommun|stad|kommuns|landsting)")
_LABEL = re.compile(
    r"(?:forvaltning/avdelning|forvaltning/enhet|forvaltning|avdelning|enhet|avsandare|fran|kontor|nod|verksamhet)\s?:?\s+"
)
_PARTING = re.compile(
    r"\t|\s[|·•–—i-]\s|\s(?=[A-ZÅÄÖ][a-zåäö]+\sden\s\d)|\s{3,}|,\s(?=[A-ZÅÄÖ])|\s(?=(?:19|20)\d\d-\d\d-\d\d)|\s(?=(?:Datum|Dnr|Diarien\w+|Delegations\w+|Handläggare|Mottagare|Telefon|Tfn|Sida|Tjänste\w+|TJÄNSTE\w+|Rapport|PROTOKOLL\w*|Besluts?\w*)\b)|\s(?=\d{1,3}\s?\(\d{1,3}\))"
)
_IS_TEXT = re.compile(r"[a-z]{3,}\s[a-z]{2,}\s[a-z]{2,}|\b(?:har|foreslar|beslutar|ska|att|till|fran|av|om|efter)\b")


def sender(head: Sequence[Line]) -> tuple[int, int] | None:
    """Where the sender stands in the running text: a unit before an organisation, the upper before the lower."""
    letterhead = [line for line in head[:_LETTERHEAD_LINES] if "\t" in line.text or len(line.text) <= _LONGEST_LINE]
    cells = [cell for line in letterhead for cell in _cells(line)]
    alone = next((place for place, cell in cells if _SENDER.fullmatch(cell) and not re.fullmatch(BODY, cell)), None)
    if alone:
        return alone
    for line in letterhead:
        begins = _UNIT_FIRST.match(line.folded)
        if begins and not _IS_TEXT.search(line.folded[begins.end() :]) and not names_in((0, line.text[: begins.end()])):
            return line.start, line.start + begins.end()
    return next(
        (place for place, cell in cells if _ORGANISATION.fullmatch(cell) and not _MUNICIPALITY.fullmatch(cell)), None
    )


def _cells(line: Line) -> Iterator[tuple[tuple[int, int], str]]:
    """The parts of a line of the letterhead: their places, and what they say, folded."""
    ends = [match.span() for match in _PARTING.finditer(line.text)]
    starts = [0, *(end for _, end in ends)]
    for start, end in zip(starts, [*(start for start, _ in ends), len(line.text)], strict=True):
        part = line.text[start:end]
        text = part.strip(" ,|·•:;")
        if label := _LABEL.match(fold(text)):
            text = text[label.end() :]
        if text:
            begin = line.start + start + part.index(text)
            yield (begin, begin + len(text)), fold(text)
