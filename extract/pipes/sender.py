"""Who sends the document: the unit in its letterhead, or the organisation whose own letterhead it is."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from extract.pages import Printed
from extract.pipes.head import divided_names, stamped_cells, unspaced
from extract.pipes.people import names_in
from extract.pipes.sections import Line, heading_kind
from extract.pipes.terms import BODY, UNIT
from normalize.unicode import fold

_LETTERHEAD_LINES = 8
_LONGEST_LINE = 90
_TOP_LINES = 40  # where a form's box may say the unit
_UNIT_FOR = r"(?:forvaltning(?:en)?|kontor(?:et)?|avdelning(?:en)?|enhet(?:en)?|sektorn?|sektion(?:en)?|stab(?:en)?)\sfor\s[a-z ,-]{4,50}"
UNIT_FOR = re.compile(_UNIT_FOR)
# Rows, folded: units beside those of `UNIT` that stand alone in a letterhead.
_UNITS = (
    UNIT,
    r"(?:[a-z]+-,?\s(?:[a-z]+-,?\s)?och\s)?[a-z]*(?:tjansten|omsorgen|expeditionen|funktionen|sektionen|sektorn|sektor\s[a-z ,-]+|biblioteket|skolan|gymnasiet|museet|gruppen|verket)",
    _UNIT_FOR,
    r"(?!till\s|fran\s|av\s|for\s)(?:[a-z-]{3,}\s){1,2}(?:[a-z-]*(?:kansli(?:et)?|stab(?:en)?|forvaltning(?:en)?|kontor(?:et)?|avdelning(?:en)?|enhet(?:en)?))",
    r"(?:stadsdels|kommundels|distrikts|omrades)(?:forvaltning(?:en)?|kontor(?:et)?)(?:\s[a-z-]+){1,2}",
    r"(?:stads|kommun)(?:lednings)?(?:kansliet|kontoret|staben|ledningen)|stadens\s[a-z]+kontor|verksamheten\sfor\s[a-z ,-]+",
)
# Rows, folded: organisations that are no municipality's unit.
_ORGANISATIONS = (
    r"ab\s[a-z0-9&. -]+|(?:bostads|fastighets|industri|energi|renhallnings|kraft|parkerings|hamn|kommunala)\s?(?:ab|aktiebolaget)\s[a-z -]+|[a-z]*aktiebolaget\s[a-z -]+",
    r"[a-z-]+\s[a-z]+forbund(?:\sfor\s[a-z ,-]{4,50})?|(?:[a-z]+-\s(?:och|samt)\s)?[a-z-]*forbundet\s[a-z –—-]{3,40}",
    r"[a-z0-9&. -]+\s(?:ab|aktiebolag|hb|ek\.?\s?for\.?|ekonomisk forening)(?:\s\(publ\))?",
    r"(?:stiftelsen|foreningen|bolaget|forbundet|samverkan|samordningsforbundet|kommunalforbundet|[a-z]*tjansten|[a-z]{3,}centrum|[a-z]+forbundet)\s[a-z –-]{3,40}",
    r"[a-z -]{3,40}\s?(?:kommunalforbund|raddningstjanstforbund|samordningsforbund|kommunforbund|utvecklingscentrum|kompetenscentrum|regionforbund|centrum|forbundet|bolaget)",
    r"(?:kommunala\s|lokala\s)?(?:radet\sfor\s[a-z ,-]+|[a-z]+srad(?:et)?|pensionarsradet|handikapprad(?:et)?|tillganglighetsradet|brottsforebyggande\sradet|ungdomsradet)",
)
# What a unit without a word for it looks after; it is one under or beside the municipality's name: "Vård och omsorg".
_AREA = (
    r"(?:barn|utbildning|skola|forskola|larande|bildning|vard|omsorg|aldreomsorg|aldre|kultur|fritid|idrott|turism|samhallsbyggnad|stadsbyggnad|samhalle|teknik|service|miljo|bygg|plan|mark|vatten|avlopp|avfall|renhallning|lokaler|inkop|kansli"
    r"|individ|familj|arbete|arbetsmarknad|naringsliv|utveckling|tillvaxt|ekonomi|personal|park|natur|gata|trafik|fastighet|kommunikation|stod|kost|raddning|integration|klimat|digitalisering"
    r"|exploatering|strategi|unga|ungdom|halsa|valfard|trygghet|forebyggande|bibliotek|ledning|administration|upphandling|juridik|hr|it)"
)
AREAS = re.compile(
    rf"{_AREA}(?:,?\s{_AREA}){{0,2}}(?:\soch\s{_AREA})?|tekniska\sverken|(?:gatu|el|energi|vatten|hamn)verket"
)
_SENDER = re.compile("|".join(f"(?:{row})" for row in _UNITS))
_ORGANISATION = re.compile("|".join(f"(?:{row})" for row in _ORGANISATIONS))
_UNIT_FIRST = re.compile(rf"(?:{UNIT})(?=\s|$)")
_MUNICIPALITY = re.compile(r"[a-z -]+\s(?:kommun|stad|kommuns|landsting)")
_MUNICIPAL = ("kommun", "stad", "landsting")
_LABEL = re.compile(
    r"(?:forvaltning/(?:avdelning|enhet|kontor)|forvaltning|avdelning|enhet|avsandare|utfardare|utfardat\sav|utstallare|fran|kontor|nod|verksamhet)\s?:?(?:\s+|$)"
)
_OVER_UNIT = re.compile(r"(?:forvaltning(?:/[a-z]+)?|avdelning|enhet|avsandare|utfardare|utstallare)\s?:?")
_SAID = re.compile(
    r"[A-ZÅÄÖ][a-zåäö-]{4,}(?:ingen|skolan|tjänsten|service|verksamhet)"
)  # no usual name of a unit, but labelled
_NO_UNIT = frozenset(
    {"enhet", "avdelning", "forvaltning", "kontor", "avsandare", "enheten", "kontoret", "forvaltningen", "avdelningen"}
)
_HEADS_COLUMN = re.compile(r"(?:datum|diarienummer|diarienr|dnr|handlaggare|sida|arende|beteckning|telefon)\b")
# Labels whose gaps a scan lost, and the unit under the last of them behind another's day or number.
_ENDS_IN_LABEL = re.compile(r"\s(?:forvaltning|avdelning|enhet|avsandare)$")
_ENDS_IN_UNIT = re.compile(rf"(?<=\d\s){UNIT}$")
# Who adopted it, beside a unit: "Skolkontoret Fastställd av nämnden 2018-03-04".
_ADOPTED_BESIDE = re.compile(
    r"\s(?:Antagen|Antaget|Beslutad|Fastställd|Fastställt|Godkänd|Godkänt|Reviderad|Upprättad)\b"
)
_FIELD = re.compile(r"(?:datum|diarienummer|diarienr|dnr|handlaggare|beteckning)\s?:?")  # a label in a line of its own
# In a page's foot: "Ekby kommun, Kultur och fritid ⇥ sida 1 av 2".
_FOOT_OF_AREA = re.compile(
    rf"(?:[a-z-]+\s){{1,3}}(?:kommun|stad),\s(?P<area>{AREAS.pattern})\s(?:sid(?:a|an)?\.?\s?\d|\d{{1,3}}\s?(?:/|av|\()\s?\d)"
)
_PARTING = re.compile(
    r"\t|(?:(?<=nämnden)|(?<=tyrelsen)|(?<=NÄMNDEN)|(?<=TYRELSEN))\s(?=[A-ZÅÄÖ])|\s(?=[A-ZÅÄÖ][a-zåäö]*(?:departementet|styrelsen|verket|myndigheten)\b)|\s(?=Org\.?\s?nr|ett\s(?:bolag|företag)\b)|(?<=\bKOMMUN)\s|(?<=\bLANDSTING)\s|(?<=\bSTAD)\s|(?<=\b[Kk]ommun)\s(?=[A-ZÅÄÖ])|\s(?=(?:Förvaltning|Avdelning|Enhet|Kontor)(?:/\w+)?\s[A-ZÅÄÖ])|\s(?=(?:Inkom|INKOM|Ink\.|[ÄA]rende\w*)\b)|^\(\w\)\s|^[A-ZÅÄÖ]\s|^\W+(?=\w)|\s(?=(?:Sid\.?\s\d|Blad\b|Blankett\b))|\s[|·•–—i-]\s|\s(?=[A-ZÅÄÖ][a-zåäö]+\sden\s\d)|\s{3,}|,\s(?=[A-ZÅÄÖ])|\s(?=(?:19|20)\d\d-\d\d-\d\d)|\s(?=(?:Datum|Dnr|Diarien\w+|Delegations\w+|DELEGATION\w*|Utdrag|UTDRAG|Handläggare|Mottagare|Telefon|Tfn|Sida|Tjänste\w+|TJÄNSTE\w+|Rapport|PROTOKOLL\w*|Besluts?\w*)\b)|\s(?=\d{1,3}\s?\(\d{1,3}\))|\s(?=[A-ZÅÄÖ]{1,4}[ /-]?(?:19|20)?\d\d[/:.-]\d)|^(?!av\s|om\s|på\s|i\s|hos\s|vid\s|och\s)[a-z]{1,3}\s(?=[A-ZÅÄÖ])"
)
# The state's authorities, courts and regions, folded: to whom municipalities write.
_AUTHORITY = re.compile(
    r"(?:landsting(?:et|ets\s[a-z]+)|region(?:en|ens\s[a-z]+)|lansstyrelsen?|(?:social|rikspolis|polis|skoloverstyrelsen?|arbetsmarknads|domstols|kriminalvards|konkurrens|bostads|skogs|skogsvards)styrelsen?|(?<![a-z-])[a-z-]*departementet|regeringen|riksdagen"
    r"|(?:bo|skol|trafik|vag|ban|naturvards|migrations|lantmateri|luftfarts|sjofarts|tele|post|doman|livsmedels|lakemedels|konsument|skatte|riksskatte|raddnings|arbetsmarknads|invandrar|statens\s[a-z]+|plan)verket"
    r"|riksantikvarieambetet|lantmaterimyndigheten|(?<![a-z-])[a-z-]+myndigheten|(?<![a-z-])[a-z-]*(?:domstolen|tingsratt(?:en)?|hovratten|kammarratten|lansratten|forvaltningsratten)|(?:skol|energimarknads|datasky?dds?|data|el)inspektionen"
    r"|statens\s[a-z]+|sveriges\skommuner|svenska\skommunforbundet|kommunforbundet|lanstrafiken|arbetsformedlingen|forsakringskassan|lan(?:sarbets|sskol|sbostads|tbruks)namnden|sjofartsinspektionen|yrkesinspektionen|koncessionsnamnden)\b"
)
_APPLIES = re.compile(r"(?:sokande|klagande|byggherre|adressat|mottagare|motpart|arende|till)\b")  # a form's label
_IN_EVERY_FOOT = re.compile(
    r"[a-z -]+\s(?:kommun|stad|kommuns|landsting)|(?:sid(?:a|an)?\.?\s?)?\d{1,3}\s?(?:/|av|\()\s?\d{1,3}\)?"
)
_PAGE_NUMBER = re.compile(r"(?:sid(?:a|an)?\.?\s?)?\d{1,3}\s?(?:/|av|\()\s?\d{1,3}\)?")
_POSTCODE = re.compile(r"\b(?:s-|se-)?\d{3}\s?\d{2}\s[a-z]{2,}")
_LONGEST_ADDRESS = 4  # lines under the authority's name
# What stands beside a unit in a letterhead's foot: address, telephone, web.
_CONTACT = re.compile(
    r"\b\d{3}\s?\d{2}\s[a-z]{3,}|@|\bwww\.|\b(?:tel(?:efon)?|tfn|vaxel|fax|postadress|besoksadress|org\.?\s?nr|bankgiro|plusgiro|postgiro|bg|pg)\b|\b0\d{1,3}\s?[-/]\s?\d{2,3}\s?\d\d"
)
_NAMELESS = re.compile(
    r"[a-z]*(?:forbundet|stiftelsen|bolaget|tjansten)"
)  # of which place or for what the next line says
_KIND = re.compile(
    r"(?:tjanste|protokoll|sammantrad|beslut|delegation|yttrande|missiv|rapport|kallelse|verksamhet|delars|arsred)"
)
# Words in a row that are no names, of text as written.
_IS_TEXT = re.compile(
    r"\b[a-zåäö]{2,}\s[a-zåäö]{2,}\s[a-zåäö]{2,}|\b(?:har|får|föreslår|beslutar|ska|skall|att|till|från|av|om|efter)\b"
)
_VERB = re.compile(r"\b(?:har|hade|får|fick|ska|skall|är|var|blir|blev|kan|vill)\b")
_OF_MATTER = re.compile(r"\b(?:till|av|om|fran|angaende)\s")  # "Upplåtelse av kajplats till Berga Rökeri HB"
_COMPANY_FIRST = re.compile(r"(?:[A-ZÅÄÖ0-9&][\w&.-]*\s(?:och\s|&\s|i\s)?){1,4}(?:AB|Aktiebolag|AKTIEBOLAG|HB)\b")
# A form's label before a unit in the middle of a line: "Dnr 12/77 Från: Skolkontoret".
_LABEL_WITHIN = re.compile(
    r"(?:(?<=\s)|^)(?:Förvaltning(?:/\w+)?|FÖRVALTNING|Avdelning|AVDELNING|Enhet|ENHET|Kontor|KONTOR|Avsändare|AVSÄNDARE|Från|FRÅN)\s?:?\s+(?=[A-ZÅÄÖ])"
)
# Of a förvaltning: "Trafikenheten", "Avdelningen Stöd och förebyggande".
_LOWER_UNIT = re.compile(
    r"(?:enheten|avdelningen|sektionen|gruppen)\s.*|.*(?:enheten?|sektionen?|gruppen|avdelning(?:en)?)$"
)
_SIGN_BETWEEN = re.compile(r"\t|\s[·•|]\s|\s[-–—*]\s.*\s[-–—*]\s")  # between the parts of a long line in a letterhead
# "Skrivelse till nämnden från VA-avdelningen, 3 april 2025".
_FROM_UNIT = re.compile(
    rf"(?:[a-z]*skrivelse|missiv|[a-z]*rapport|[a-z]*redovisning|pm|promemoria|underlag|[a-z]*berattelse)\b[^.:;]{{0,60}}?\sfran\s(?P<unit>{UNIT})(?=[.,]|\s\d|\sden\s|$)"
)
_UNIT_AND_PART = re.compile(rf"({UNIT}),\s[a-z]")  # "Samhällsbyggnadsförvaltningen, mark och hamn"
_BEGINS_OPEN = re.compile(r"[A-ZÅÄÖ][a-zåäö]+-(?:,\s[a-zåäö]+-)?\soch(?=\s|$)")  # "Vård- och", a name's first line
_LOWER_END = re.compile(r"[a-zåäö]+(?:förvaltningen|kontoret|omsorgen|avdelningen|enheten|tjänsten)(?=\s|$)")
_SIDE = re.compile(
    r"\s(?:(?:Norr|Söder|Öster|Väster|Nord|Syd|Öst|Väst|Centrum|City|Innerstaden)|(?:Norra|Södra|Östra|Västra|Inre|Yttre|Övre|Nedre)\s[A-ZÅÄÖ][a-zåäö]+)(?=$|\s\d|,)"
)
_LOCAL_UNIT = re.compile(r"^(?:stadsdels|kommundels|distrikts|omrades)(?:forvaltning(?:en)?|kontor(?:et)?)$")
_PLACE_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:[ -][A-ZÅÄÖ][a-zåäö]+)?")
# Where a meeting was, who was there, where its minutes were signed.
_OF_MEETING = re.compile(
    r"(?:plats|tid\b|tid och plats|lokal\b|sammantradesplats|motesplats|narvarande|beslutande|ovriga|justering|att justera|utses|underskrift)"
)
_NAMES_DOCUMENT = re.compile(r"\b[a-z]*(?:protokoll|beslut|delegation|skrivelse|kallelse)")
_GOES_ON = re.compile(r"(?:för|i|och)\s")  # the second line of a name
_ENDS_OPEN = re.compile(r"\b(?:till|av|från|med|om|åt)$")  # so that the next line is no letterhead
# Points of a candidate, by where it stands.
_LABELLED, _IN_LETTERHEAD, _BEGINS_LINE, _UNDER_NAME, _IN_FOOT, _RETURNS = 8.0, 6.0, 5.0, 4.5, 4.0, 3.5
_ORGANISATION_POINTS, _COMPANY_POINTS, _IN_OWN_FOOT = 1.5, 1.2, 1.1
_FEWEST_BESIDE = 2  # parts of a foot beside the organisation's name
_OWN_CONTACT = re.compile(r"\b(?:tel(?:efon)?|tfn|vaxel|fax|org\.?\s?nr|bankgiro|plusgiro|postgiro)\b")
_LOWER_SHARE = 0.43  # of these points that a förvaltning's enhet has: any förvaltning comes before it
_MISREAD_BAR = re.compile(r"[Il!1]\s(?=[A-ZÅÄÖ])")  # "BERGA KOMMUN | SKOLKONTORET"
_SPACED_FIRST = re.compile(r"((?:\S{1,2}\s){5,}\S{1,2}(?!\S))(?:\s+|$)")  # "B E R G A K O M M U N Skolkontoret"
_LETTERS = re.compile(r"[\d\W]+")
_NAMES_UNIT = re.compile(r"kontor|forvaltning|avdelning|enhet|sekretariat|kansli|stab|byra|kommunal utveckling")
_LONGEST_LIST = 8  # lines
_FOOT_LINES, _LONGEST_FOOT = 4, 160  # lines of a page; characters of a line


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


def sender(
    lines: Sequence[Line],
    head: Sequence[Line],
    page_starts: Sequence[int],
    printed: Mapping[int, Printed],
    *,
    is_slides: bool,
) -> Sender | None:
    """Who sends it: a form's "Enhet" before the letterhead's unit, this before one in the foot, an organisation last.

    `lines` are those of the document, `page_starts` where its pages begin in the running text, `printed` where the first page's cells stand. Of a förvaltning and its enhet the förvaltning, else the upper before the lower.
    """
    letterhead = [
        line
        for line in head[:_LETTERHEAD_LINES]
        if (len(line.text) <= _LONGEST_LINE or _SIGN_BETWEEN.search(line.text)) and not _OF_MEETING.match(line.folded)
    ]
    others = stamped_cells(head) | _address_of_authority(lines[:_TOP_LINES])
    best, most = None, 0.0
    for found, points in (
        *_of_form(lines[:_TOP_LINES], head),
        *_of_letterhead(letterhead, divided_names(head, printed)),
        *_of_foot(lines, page_starts, is_slides=is_slides),
        *_under_municipality(lines),
        *_in_margin(lines),
        *_organisations(letterhead),
        *_organisations_in_foot(lines),
    ):
        is_theirs = found.start in others or bool(_AUTHORITY.match(found.folded) or _APPLIES.match(found.folded))
        worth = points * (_LOWER_SHARE if _LOWER_UNIT.match(found.folded) else 1)
        if worth > most and not is_theirs:
            best, most = found, worth
    return best


def _of_form(lines: Sequence[Line], head: Sequence[Line]) -> Iterator[tuple[Sender, float]]:
    """What stands beside "Enhet" or "Avsändare", in the head also below it, or whom a line under the title says it is from."""
    for cell in [*(cell for line in lines for cell in _labelled(line)), *_under_label(head)]:
        if _is_unit(cell) or _SAID.fullmatch(cell.name) or AREAS.fullmatch(cell.folded):
            yield cell, _LABELLED
        elif part := _UNIT_AND_PART.match(cell.folded):
            yield Sender(cell.start, cell.start + part.end(1), cell.name[: part.end(1)]), _LABELLED
    for line in lines:
        if told := _FROM_UNIT.match(line.folded):
            start, end = told.span("unit")
            yield Sender(line.start + start, line.start + end, line.text[start:end]), _BEGINS_LINE
        for label in _LABEL_WITHIN.finditer(line.text):
            if unit := _UNIT_FIRST.match(line.folded[label.end() :]):
                start, end = label.end(), label.end() + unit.end()
                found = Sender(line.start + start, line.start + end, line.text[start:end])
                if _is_unit(found):
                    yield found, _LABELLED


def _under_label(lines: Sequence[Line]) -> Iterator[Sender]:
    """What stands below "Enhet" or "Avsändare" in a form."""
    for line, below in pairwise(lines):
        for (_, label), (start, cell) in zip(line.cells, below.cells, strict=False):
            if _OVER_UNIT.fullmatch(fold(label)):
                yield Sender(start, start + len(cell), cell)
        is_merged = "\t" not in line.text + below.text and len(line.text) <= _LONGEST_LINE
        if is_merged and _ENDS_IN_LABEL.search(line.folded) and (unit := _ENDS_IN_UNIT.search(below.folded)):
            yield Sender(below.start + unit.start(), below.end, below.text[unit.start() :])


def _of_letterhead(letterhead: Sequence[Line], divided: Iterable[tuple[int, str]]) -> Iterator[tuple[Sender, float]]:
    """Units that stand alone in a cell of it or in the lines of its margin, or begin one of its lines."""
    cells = [cell for line in letterhead for cell in _cells(line)]
    in_margin = (Sender(start, start + len(name.split()[0]), name) for start, name in divided)
    for cell in [*_divided(letterhead), *in_margin, *cells]:
        if _is_unit(cell):
            yield cell, _IN_LETTERHEAD
    for before, cell in pairwise(cells):
        if _MUNICIPALITY.fullmatch(before.folded) and AREAS.fullmatch(cell.folded):
            yield cell, _BEGINS_LINE
    for line in letterhead:
        begins = _UNIT_FIRST.match(line.folded)
        rest = line.text[begins.end() :] if begins else ""
        if begins and (_ADOPTED_BESIDE.match(rest) or not _IS_TEXT.search(rest)):
            found = Sender(line.start, line.start + begins.end(), line.text[: begins.end()])
            if _is_unit(found) and not names_in((0, found.name)):
                yield found, _BEGINS_LINE


def _of_foot(lines: Sequence[Line], page_starts: Sequence[int], *, is_slides: bool) -> Iterator[tuple[Sender, float]]:
    """Units in the foot: beside an address, at a page's end beside something else, in a line that returns on slides."""
    returning = Counter(_LETTERS.sub("", line.folded) for line in lines)
    ends = _page_ends(lines, page_starts)
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST_FOOT or not _NAMES_UNIT.search(line.folded):
            continue
        has_contact = _CONTACT.search(line.folded) is not None and not _IS_TEXT.search(line.text)
        returns = is_slides and ("\t" in line.text or returning[_LETTERS.sub("", line.folded)] > 1)
        parts = list(_cells(line))
        following = [below.folded for below in lines[index + 1 : index + 1 + _FOOT_LINES]]
        beside = [part.folded for part in parts] if len(parts) > 1 else following
        in_foot = index in ends and any(_CONTACT.search(text) or _IN_EVERY_FOOT.fullmatch(text) for text in beside)
        in_foot = in_foot or (len(parts) > 1 and any(map(_PAGE_NUMBER.fullmatch, following[:1])))
        for cell in parts if has_contact or returns or in_foot else []:
            unit = re.match(UNIT, cell.folded)
            if (
                unit
                and not _is_told(lines, index)
                and cell.name[0].isupper()
                and unit[0] not in _NO_UNIT
                and (has_contact or returns or unit[0] == cell.folded)
            ):
                end = unit.end() + _end_of_side(cell.name[unit.end() :])
                found = Sender(cell.start, cell.start + end, cell.name[:end])
                yield found, _IN_FOOT if has_contact else _RETURNS


def _end_of_side(rest: str) -> int:
    """How far a part of the town that a unit is named for reaches: "Socialförvaltningen" with " Söder", " Norra Hamn"."""
    side = _SIDE.match(rest)
    return side.end() if side else 0


def _under_municipality(lines: Sequence[Line]) -> Iterator[tuple[Sender, float]]:
    """Units under the municipality's name, wherever a scan has read the letterhead or its foot stands."""
    for line, below in pairwise(lines):
        if len(line.text) > _LONGEST_LINE or not any(word in line.folded for word in _MUNICIPAL):
            continue
        if not _MUNICIPALITY.fullmatch(fold(line.cells[0][1])):
            continue
        start, cell = below.cells[0]
        unit = Sender(start, start + len(cell), cell)
        if cell[0].isupper() and (_is_unit(unit) or AREAS.fullmatch(unit.folded)):
            yield unit, _UNDER_NAME


def _in_margin(lines: Sequence[Line]) -> Iterator[tuple[Sender, float]]:
    """A unit over the labels of a margin beside the text, and an area beside the municipality in a page's foot."""
    for line, below in pairwise(lines[:_TOP_LINES]):
        unit = Sender(line.start, line.end, line.text)
        if _FIELD.fullmatch(below.folded) and line.text[0].isupper() and _is_unit(unit):
            yield unit, _UNDER_NAME
    for line in lines:
        if area := _FOOT_OF_AREA.match(line.folded):
            start, end = area.span("area")
            yield Sender(line.start + start, line.start + end, line.text[start:end]), _RETURNS


def _is_told(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is in a list of recipients whose heading stands right over it."""
    for line in reversed(lines[max(index - _LONGEST_LIST, 0) : index + 1]):
        if heading_kind(line)[0] == "recipients":
            return True
        if line.after_gap:
            return False
    return False


def _page_ends(lines: Sequence[Line], page_starts: Sequence[int]) -> frozenset[int]:
    """Which lines are the last of a page that another follows."""
    starts = [line.start for line in lines]
    breaks = [bisect_left(starts, start) for start in page_starts if start]
    return frozenset(index for after in breaks for index in range(max(after - _FOOT_LINES, 0), after))


def _organisations(letterhead: Sequence[Line]) -> Iterator[tuple[Sender, float]]:
    """Organisations whose own letterhead it is."""
    after_open = {below.start for line, below in pairwise(letterhead) if _ENDS_OPEN.search(line.text)}
    own = [line for line in letterhead if line.start not in after_open and not line.text[0].islower()]
    named = [cell for cell in _named_below(letterhead) if cell.start not in after_open]
    for cell in [*named, *(cell for line in own for cell in _cells(line))]:
        if (
            _ORGANISATION.fullmatch(cell.folded)
            and not _NAMES_DOCUMENT.search(cell.folded)
            and not _MUNICIPALITY.fullmatch(cell.folded)
            and not _OF_MATTER.search(cell.folded)
            and not _VERB.search(cell.name)
        ):
            yield cell, _ORGANISATION_POINTS
    for line in own:
        if company := _COMPANY_FIRST.match(line.text):
            yield Sender(line.start, line.start + company.end(), company[0]), _COMPANY_POINTS


def _organisations_in_foot(lines: Sequence[Line]) -> Iterator[tuple[Sender, float]]:
    """Organisations before their own address and telephone: "Berga Energi AB · Box 12 · Tfn 0250-55 90 00"."""
    for line in lines:
        if len(line.text) > _LONGEST_FOOT or not _OWN_CONTACT.search(line.folded):
            continue
        first, *others = _cells(line)
        is_own = len(others) >= _FEWEST_BESIDE and first.start == line.start and first.name[0].isupper()
        if is_own and _ORGANISATION.fullmatch(first.folded) and not _MUNICIPALITY.fullmatch(first.folded):
            yield first, _IN_OWN_FOOT


def _is_unit(cell: Sender) -> bool:
    return (
        _SENDER.fullmatch(cell.folded) is not None
        and cell.folded not in _NO_UNIT
        and not _HEADS_COLUMN.match(cell.folded)
        and not re.fullmatch(BODY, cell.folded)
    )


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
    """Names that a narrow column has divided: "Kultur- och fritids- ⏎ förvaltningen", "Plan- och ⏎ miljökontoret"."""
    for line, below in pairwise(letterhead):
        for (start, cell), (_, rest) in product(line.cells, below.cells):
            if rest[:1].islower() and (cell.endswith("-") or cell.endswith((" och", ","))):
                for end in dict.fromkeys((rest, rest.split()[0])):  # a scan may have lost the gap after it
                    joined = cell[:-1] + end if cell.endswith("-") else f"{cell} {end}"
                    yield Sender(start, start + len(cell), joined)
        begins, ends = _BEGINS_OPEN.match(line.text), _LOWER_END.match(below.text)
        if begins and ends and begins.end() < len(line.text):  # a scan has lost the gaps
            yield Sender(line.start, line.start + begins.end(), f"{begins[0]} {ends[0]}")


def _named_below(letterhead: Sequence[Line]) -> Iterator[Sender]:
    """Names whose second line says which or for what: "RÄDDNINGSTJÄNSTFÖRBUNDET ⏎ VÄSTRA BERGA"."""
    for line, below in pairwise(letterhead):
        start, cell = line.cells[0]
        rest = next((part.name for part in _cells(below)), "")
        is_name = rest.isupper() and rest.replace(" ", "").replace("-", "").isalpha() and not _KIND.match(fold(rest))
        if _NAMELESS.fullmatch(fold(cell)) and is_name:
            yield Sender(start, start + len(cell), f"{cell} {rest if cell.isupper() else rest.title()}")
        name = next((part for part in _cells(line)), None)
        if name and _LOCAL_UNIT.search(name.folded) and _PLACE_NAME.fullmatch(rest):
            yield Sender(name.start, name.end, f"{name.name} {rest}")
        if name and name.folded.endswith("forbund") and _GOES_ON.match(rest):
            yield Sender(name.start, name.end, f"{name.name} {rest}")


def _address_of_authority(lines: Sequence[Line]) -> frozenset[int]:
    """Where the cells begin that stand under a state authority: they are in the address to which the document goes."""
    theirs: set[int] = set()
    for index, line in enumerate(lines):
        if not _AUTHORITY.search(line.folded):
            continue
        named = [part.start for part in _cells(line) if _AUTHORITY.match(part.folded)]
        for column, (start, cell) in enumerate(line.cells):
            if any(start <= place <= start + len(cell) for place in named):
                theirs |= _address(lines[index + 1 : index + 1 + _LONGEST_ADDRESS], column)
    return frozenset(theirs)


def _address(lines: Sequence[Line], column: int) -> set[int]:
    """Where the cells of the column begin, down to the postcode; of the first line only where no postcode follows."""
    cells = [line.cells[min(column, len(line.cells) - 1)] for line in lines]
    end = next((index for index, (_, cell) in enumerate(cells) if _POSTCODE.search(fold(cell))), 0)
    return {start for start, _ in cells[: end + 1]}


def _cells(line: Line) -> Iterator[Sender]:
    """The parts of a line of the letterhead; the letters of a spaced-out one closed up."""
    ends = [match.span() for match in _PARTING.finditer(line.text)]
    if spaced := _SPACED_FIRST.match(line.text):
        ends = [(spaced.end(1), spaced.end()), *(span for span in ends if span[0] >= spaced.end())]
    starts = [0, *(end for _, end in ends)]
    for start, end in zip(starts, [*(start for start, _ in ends), len(line.text)], strict=True):
        part = line.text[start:end]
        text = part.strip(" .,|·•:;").lstrip("–—- ")
        if label := _LABEL.match(fold(text)) or _MISREAD_BAR.match(text):
            text = text[label.end() :]
        if text:
            begin = line.start + start + part.index(text)
            yield Sender(begin, begin + len(text), unspaced(text))
