"""Judges by its form whether a line belongs to a list of recipients."""

import functools
import re
from collections.abc import Sequence

from extract.pipes.people import names_in
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, TITLE, TITLE_HEAD, UNIT

_LONGEST = 90  # characters; a longer line is no recipient but the text that follows the list
_REMEMBERED = 2048  # texts, which rule after rule asks for
_LONGEST_SURE = 200  # of a name with what follows it: a longer text is never read for one
KINDS_OF_DOCUMENT = frozenset({"protokollsutdrag", "utdrag"})  # what also heads lists of recipients
LETTERHEAD_LINES = 5
_FEWEST, _MOST_UNSURE = 3, 0.5
_COMMA = re.compile(r"[,;|·•]\s|\s[+~*»«°–—-]\s|[\[(][Xx][\])]")  # or a form's boxes
_HEAD_CELL = re.compile(r"\d{4}-\d\d-\d\d|\d+\s?\(\d+\)|\d{1,3}|[Bb]lad.*|[Ss]ida.*")
_HEAD_LINE = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{1,3}\s?\(\d{1,3}\)|\bsid(?:a\b|\.?\s\d).*|\bdnr\b.*|\bblad\b.*|protokoll|datum)$|^(?:protokoll|sammantrades|org\.?\s?nr|postadress|besoksadress|box\s\d)"
)
# What ends a list: a §, a number, a signature strip, a label, a sentence, a day, a telephone number, an address.
_NO_RECIPIENT = re.compile(
    r"(?<!, )§(?![^(]*\))|^\d+$|\bsida\b|sign\w*$|^sign\s?[.:]|^_+$|^for\s(?!kannedom|atgard)|^(?:enligt uppdrag|med vanlig|vanliga halsningar|i tjansten|pa uppdrag|dag som ovan|ratt utdraget|ratt avskrivet|bestyrks|exp\b|handlaggare|foredragande|bilag\w+|justera\w*|ordforande|sekreterare|besok\s?:|(?:tel|tfn|telefon|telefax|fax)\b[.:]?\s?\d|vid protokollet|underskrift\w*|postadress|besoksadress|informationsklass|org\.?\s?nr)\b"
    r"|\b(?:ska|skall|har|anmals|anmales|anmalt|beslutar|foreslar|hemstaller|anser|yrkar|bedomer|framgar|innebar|bestyrk(?:e?s|er)|betygar|intyga[rs]|beslutade|overklaga\w*|rostar)\b|^\d{4}-\d\d-\d\d|\b\d{2,4}\s?-\s?\d{2,3}\s\d{2}|www\.|\borg\.?\s?n(?:r|ummer)\b|^att\s|^(?:ansokan|motion|framstallan|skrivelse|anhallan|begaran|forslag|information|redovisning)\s(?:om|till|fran|angaende)\b|\bkan\s[a-z]+s\b|^(?:remissvar|yttrande\s(?:over|om|med)|svar\spa|angaende|ang)\b|^(?:paragrafen|protokollet|anslag|anslaget|anslagits|anslagen|justerad|justerat|justering)\b|\b(?:uppsatt|nedtas|nedtages|nedtaget)\b|\b(?:plus|post|bank)giro\b"
)
# A sentence ends and another begins; after an abbreviation ("avd. för mark", "Mek. Verkstad") none does.
_SENTENCES = re.compile(r"[a-zåäö]{5,}\.\s[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö]")
# What recipients are called: bodies, units and authorities, those whom a matter concerns, officers; associations and companies.
_OFFICES = rf"(?:{BODY}|{UNIT}|(?:(?:norra|sodra|vastra|ostra|mellersta|centrala|gamla|nya)\s)?(?:[a-z]+-\s(?:och|samt)\s)?[a-z-]*(?:myndigheten|verket|styrelsen|inspektionen|sektionen|centralen|roteln|delegationen|kommitten|beredningen|ambetet|utskottet|radet|presidie[t]?|gruppen|revisionen|tjansten|kassan|domstolen|ratten|polisen|landstinget|regionen|sektion|expedition(?:en)?|bibliotek(?:et|en)|musee(?:t|rna)|skol(?:an|orna)))"
_CONCERNED = (
    rf"(?:(?:samtliga|berorda|alla|ovriga)\s[a-z-]+(?:(?:,|\soch)?\s[a-z-]+){{0,3}}|[a-z -]*(?:{TITLE_HEAD})(?:e?n|na|erna)|(?:kommunens\s|forbundets\s|bolagets\s|lekmanna)?revisor(?:er|erna)|akten|diariet|arkivet|pressen"
    r"|s[oa]kande(?:na?)?|klagande(?:n|na)?|motionar(?:en|erna)|forslagsstallar(?:en|na)|(?:fastighets|mark|tomt|djur|vag)agar(?:en|e|na)|grannar(?:na)?|vardnadshavar(?:en|e|na)|hyresgast(?:en|erna)|arrendator(?:n|erna)"
    r"|ledamoter(?:na)?|(?:de\s)?(?:ut|ny|in)?(?:sedda|valda|kallade)(?:\s[a-z]+)?|(?:de\s)?fackliga\s[a-z]+|[a-z-]*(?:omradena|enheterna|forvaltningarna|namnderna|skolorna|bolagen|forbunden|avdelningarna|kontoren|organisationerna))"
)
_ASSOCIATIONS = r"(?:\S+@\S+|[a-z0-9 .&-]+\s(?:ab|hb|kb|if|ik|bk|sk|ff|fk|fc|gk|rk|gif)|[a-z -]*(?:forening(?:en|ar|arna)?|forbund(?:et)?|klubb(?:en)?|samfallighet(?:en)?|bolag(?:et)?|kommun(?:en)?|region(?:en)?|avdelning(?:en)?|kansli))"
# Named after what they are: "Räddningstjänsten Söderåsen", "Hyresgästföreningen Ekby"; or ending so: "Norra sameby".
_NAMED = (
    r"(?:(?:region|landstinget)\s[a-z]+|[a-z-]*(?:foreningen|forbundet|klubben|stiftelsen|tjansten|samfalligheten|bolaget|kooperativet|forsamlingen|sallskapet|gillet|forskolan|skolan|kyrkan)\s[a-z. &-]{2,40}"
    r"|[a-z -]*(?:sameby|byalag|byarad|allians|foraldrarad|foreningsrad|gille|sallskap|vanner|stiftelse|forsamling|pastorat|sparbank)|kommunens\s[a-z]+)"
)
_DETAIL = r"(?:\s(?:i|for|pa|vid|av)\s[a-z ]+|/[a-z-]{2,20})?(?:,\s.{1,50}|\s\(.{1,40}\))?"
# What is sure to be a recipient, also where a scan's gap parts it from the list.
_RECIPIENT = re.compile(
    rf"(?:{_OFFICES}|{_CONCERNED}|[a-z-]+s\s(?:[a-z-]+\s)?{_OFFICES}|{_ASSOCIATIONS}|{_NAMED}){_DETAIL}"
)
# What begins another in one line: no association, which may be named after what it is ("Trafikbolaget Nord AB").
_BEGINS = re.compile(rf"(?:{_OFFICES}|{_CONCERNED})(?=$|[\s,;.(])")


_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,5}")  # a union, a party, a body
_TOLD = re.compile(r"\(f[aoe6]r\s")
BOX = re.compile(r"[\[({|]\s?[Xx×_1lI]?\s?[\])}|]\s*(?=[A-ZÅÄÖ])|[☐☒☑□]")  # a form's, as scans read it too
_FOR = re.compile(r"for\s(?:kannedom|atgard|verkstallighet)\s?:?\s\S")


@functools.lru_cache(_REMEMBERED)
def is_sure(text: str) -> bool:
    """Whether the folded text is called as recipients are.

    >>> [is_sure(text) for text in ("sokanden", "lansstyrelsen, naturvardsenheten", "ofylld konstgrasmatta")]
    [True, True, False]
    """
    return len(text) <= _LONGEST_SURE and bool(_RECIPIENT.fullmatch(text))


@functools.lru_cache(_REMEMBERED)
def begins_sure(text: str) -> bool:
    """Whether the folded text begins with an office or those concerned."""
    return bool(_BEGINS.match(text[:_LONGEST_SURE]))


def is_list(text: str) -> bool:
    """Whether the folded text enumerates recipients: three or more between commas, half of them called as such.

    >>> is_list("fackliga organisationer, rektorerna, elevradet"), is_list("per ek, eva lund, bo ax")
    (True, False)
    """
    items = [item.strip(" .") for item in re.split(r"[,;]\s", text)]
    return len(items) >= _FEWEST and sum(not is_sure(item) for item in items) <= _MOST_UNSURE * len(items)


_LONGEST_NAME = 5  # words
_MUNICIPALITY = re.compile(r"(?:[a-z-]+\s){1,3}(?:kommun|stad)\b|(?:region|landstinget)\s[a-z]+")
_CONTACT = re.compile(
    r"\b(?:besok|post|besoksadress|postadress|tel|tfn|telefon|telefax|fax|e-?post|(?:plus|post|bank)giro|pg|bg)\b|\borg\.?\s?n|@|www\."
)
_ADDRESS_LABEL = re.compile(
    r"(?:(?:Besöks|Post|Leverans|Faktura|E-post|Webb)adress|Tjänsteställe|Telefon|Telefax|Tel|Tfn|Fax|Växel|Hemsida|Org\.?\s?nr|Bankgiro|Plusgiro|Postgiro)\s?:"
)
_FOOT_LINES = 6
_POSTAL_TOWN = re.compile(r"\b\d{3}\s?\d\d\s+[A-ZÅÄÖ]")
_REACHED = re.compile(r"\b(?:tel|tfn|telefon|vaxel|fax|e-?post|besok)\b|\btel(?=\d)|@|\bwww|\.se\b|\d-\d{3}")
_BETWEEN = re.compile(r"\s[|·•+~*»«°–—-]{1,2}\s")
_CHAIRMAN = re.compile(r"[a-z]+s\sordforande(?!.*\(for\s)")


def begins_foot(lines: Sequence[Line]) -> bool:
    """Whether the page's foot begins here: the municipality, and how it is reached."""
    first, *below = lines[:_FOOT_LINES]
    # No foot is "Ekby kommun, socialnämnden (för kännedom)".
    is_of_other = "," in first.text and not any(map(str.isdigit, first.text))
    return (
        not is_told(first)
        and not is_of_other
        and bool(_MUNICIPALITY.match(first.folded))
        and any(_CONTACT.search(line.folded) for line in below)
    )


def is_foot(line: Line) -> bool:
    """Whether the line is a page's foot: signs between an address and how its owner is reached."""
    return bool(
        _POSTAL_TOWN.search(line.text) and _BETWEEN.search(line.text) and _REACHED.search(line.folded)
    ) and not is_told(line)


def signs_as_chairman(line: Line, below: Line | None) -> bool:
    """Whether a chairman's title stands over the name of who signs: "Styrelsens ordförande" over "Eva Lund"."""
    return (
        below is not None
        and bool(_CHAIRMAN.match(line.folded))
        and [one.text for one in names_in((0, below.text))] == [below.text]
    )


def is_apart(line: Line, *, has_gaps: bool) -> bool:
    """Whether a gap parts the line from the list over it; `has_gaps`: a scan's text has one after every line."""
    if _CHAIRMAN.match(line.folded):
        return True
    is_name = len(line.text.split()) <= _LONGEST_NAME or bool(_COMMA.search(line.text)) or "(" in line.text
    return not goes_on(line) and not (has_gaps and is_name)


def goes_on(line: Line) -> bool:
    """Whether a line after a gap is still an item of the list: by its bullet, what it is called, or that somebody is told."""
    is_called = is_sure(line.folded) or bool(_ACRONYM.fullmatch(line.text)) or _is_officer(line)
    return bool(line.marker) or is_told(line) or is_called or bool(BOX.match(line.text))


def is_told(line: Line) -> bool:
    """Whether the line says what it is sent for: "(för kännedom)", which scans read "(får kännedom)"."""
    return bool(_TOLD.search(line.folded) or _FOR.match(line.folded))


def _is_officer(line: Line) -> bool:
    """Whether the line is an officer's title and name, and perhaps more: "Kurator Eva Lund", "Advokat Bo Ek, ombud"."""
    title = TITLE.match(line.folded)
    name = next(iter(names_in((line.start, line.text))), None) if title else None
    return title is not None and name is not None and name.start == line.start + title.end() + 1


def ends_list(line: Line) -> bool:
    """Whether the line is none of the list over it: a page's head, a label, a strip for signatures, text."""
    is_head = any(_HEAD_CELL.fullmatch(cell) for _, cell in line.cells[1:]) or bool(_HEAD_LINE.search(line.folded))
    has_address = is_foot(line) or any(_ADDRESS_LABEL.match(cell) for _, cell in line.cells)
    return (
        (len(line.text) > _LONGEST and not _COMMA.search(line.text))
        or has_address
        or is_head
        or bool(_NO_RECIPIENT.search(line.folded))
        or bool(_SENTENCES.search(line.text))
    )
