"""What a heading's name says that its section holds: proposals, decisions, recipients. Names and patterns are folded."""

import re

from rapidfuzz import fuzz, process

from extract.pipes.terms import BODY, HEADING_KINDS, SENT_TO, UNIT

_HEADING_SCORE = 91  # of 100, rapidfuzz ratio: one letter in a dozen may be wrong
_LONG_ENOUGH = 9  # letters: shorter words may be others, as "beslutad" is
# "Kommunstyrelsen beslutar", "Fritidskontoret föreslår att:": a lead-in that stands as a heading over its att-satser.
_LEAD_IN = re.compile(
    rf"(?:{BODY}|{UNIT}|pks|ks|kf|ksau|radet|namnden|styrelsen|utskottet|direktionen|jag|vi|undertecknad|rektorn?|delegaten|[a-z]+(?:chefen|direktoren|ledaren))"
    r"\s(?P<verb>beslutar|beslot|beslutade|foreslar|foreslas|hemstaller|tillstyrker)\b"
    rf"(?:\s(?:besluta|foresla|{BODY}|for\segen\sdel|foljande|darmed|darfor|dessutom|harmed))*(?:\s?att)?\s?:?"
)
# What a proposal or decision may be headed, whoever's it is and whoever it is put to.
_WHO = rf"(?:{BODY}|namnden|styrelsen|utskottet|radet|direktionen|kommunen|stamman|bolagsstamman|arsstamman)"
_TO_WHOM = rf"(?:\s(?:till|for|i)\s(?:{_WHO}s\s(?:beslut|stallningstagande|yttrande)|{_WHO}|beslut(?:smening)?|namndsbeslut|stallningstagande|yttrande|svar|remissvar|avgorande|arendet|egen\sdel))*"
_HEADS = (
    # Whose proposal is told, not made: "Motionärens förslag".
    ("bakgrund", re.compile(r"(?:beredningens|utredningens|utredarens|kommittens|betankandets|promemorians|remissens|landstingets|regionens|statens|regeringens|lansstyrelsens|motionar(?:ens|ernas)|motionens|forslagsstallar(?:ens|nas)|sokandens|foreningens|bolagets|exploatorens|[a-z]*verkets|[a-z]*departementets|myndighetens)\s(?:forslag(?:et)?|yrkande|hemstallan)")),
    ("forslag", re.compile(rf"(?:(?:tekniska\s|sociala\s)?[a-z]+s\s|(?:vart|mitt)\s)?(?:(?:besluts|tjanste|tjanstemanna|lednings|kontors|forvaltnings)?forslag(?:et)?|hemstallan){_TO_WHOM}(?:\soch\s(?:beslut|motivering))?")),
    # In plain language: "Vad jag har beslutat", "Så här beslutar vi".
    ("beslut", re.compile(r"(?:(?:vad|det|det\shar|sa\shar)\s)?(?:har\s)?(?:jag|vi|namnden|styrelsen|utskottet)\s(?:har\s)?beslutat|sa\shar\sbeslutar\s(?:jag|vi|namnden|styrelsen|utskottet)|(?:mitt|vart)\sbeslut")),
    ("beslut", re.compile(rf"(?:[a-z]+s\s)?(?:beslut(?:et)?|stallningstagande|avgorande|beslutsmening){_TO_WHOM}(?:\soch\s(?:motivering|skal))?")),
)  # fmt: skip


def kind_of_heading(name: str) -> str | None:
    """The kind of section that the folded heading names as a whole; None for none."""
    return HEADING_KINDS.get(name) or next((kind for kind, pattern in _HEADS if pattern.fullmatch(name)), None)


def kind_of_lead_in(name: str) -> str | None:
    """What a folded lead-in leads in: "valnamnden beslutar" decisions; None for no lead-in."""
    lead_in = _LEAD_IN.fullmatch(name)
    if not lead_in:
        return None
    return "forslag" if lead_in["verb"] not in ("beslutar", "beslot", "beslutade") else "beslut"


def known_heading(name: str) -> str | None:
    """The same of a heading in which a scan may have misread a letter, or that sends something to somebody."""
    if name in HEADING_KINDS:
        return HEADING_KINDS[name]
    if SENT_TO.fullmatch(name):
        return "recipients"
    if kind := next((kind for kind, pattern in _HEADS if pattern.fullmatch(name)), None):
        return kind
    found = (
        process.extractOne(name, HEADING_KINDS.keys(), scorer=fuzz.ratio, score_cutoff=_HEADING_SCORE)
        if len(name) >= _LONG_ENOUGH
        else None
    )
    return HEADING_KINDS[found[0]] if found else None
