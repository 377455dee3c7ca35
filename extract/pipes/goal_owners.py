"""Whose goals a sentence or heading tells of: the document's own bodies', or another's, which are told in passing."""

import re

# Authorities of the state and others outside the municipality; "vattenverket", "elverket" are its own.
_AUTHORITY = (
    r"(?:riksdag|regering|stat|landsting|lansstyrelse|socialstyrelse|arbetsmarknadsstyrelse|rikspolisstyrelse|lansskolnamnd|lansarbetsnamnd|skoloverstyrelse"
    r"|(?:vag|trafik|naturvards|skol|bo|ban|sjofarts|luftfarts|livsmedels|jordbruks|plan|invandrar|konsument|arbetsmiljo|migrations|pensions|lantmateri|statistik)verk"
    r"|(?:energi|folkhalso|kollektivtrafik|stralsakerhets|upphandlings|kemikalie|skol)(?:myndighet|inspektion)|kemikalieinspektion|riksantikvarieambete|kulturrad"
    r"|lanstrafik|polis(?:myndighet)?|forsakringskassa|arbetsformedling)"
)
_ENDING = r"(?:en|et|n|t|ar|er)?s?"
# Who asks for something: an applicant, a motionär, an association.
_ASKS = r"(?:sokanden?|foreningen|[a-z]+foreningen|klubben|stiftelsen|motionar(?:en|erna)|forslagsstallaren|exploatoren|entreprenoren|leverantoren|eu|fn)s?"
_ANOTHERS = re.compile(
    rf"\b(?:{_AUTHORITY}{_ENDING}|{_ASKS})\b"
    r"|\b(?:i|enligt)\s(?:den\s|det\s|en\s|sin\s|foreningens\s|foretagets\s|bolagets\s)?(?:motionen|ansokan|ansokningen|medborgarforslaget|betankandet|propositionen|remissen|promemorian|regleringsbrevet)\b"
    r"|\bi\s(?:grannkommun[a-z]*|andra\skommuner|flera\skommuner)\b"
    r"|\b(?:nationell[at]?|statlig[at]?|global[at]?|internationell[at]?|regional[at]?|(?:transport|energi|kultur|alkohol|narkotika|jamstalldhets|handikapp|integrations|skol|miljo|bostads|trafik)politiska)\s(?:[a-z-]+\s)?[a-z]*mal(?:en|et)?\b"
)
_BODY = (
    r"(?:vi|[a-z-]*(?:namnden|kontoret|forvaltningen|kommunen|staden|kommunens|fullmaktige|direktionen|enheten|avdelningen|bolaget)"
    r"|[a-z-]*(?<!lans)(?<!social)(?<!marknads)(?<!polis)styrelsen)"
)
_SETS = r"(?:har|satter|satt|staller|stallt|anger|antar|antagit|foreslar|valjer|valt|beslutat|faststaller|faststallt|vill|bor|lagger)"
_OWN = re.compile(rf"\b(?:{_BODY}\s{_SETS}|{_SETS}\s(?:[a-z]+\s)?{_BODY})\b|\b(?:varat|vara|vart)\s(?:egn?a?\s)?mal\b")
# What a body's own goals are set by: "utifrån de nationella målen", "med länsstyrelsens underlag som grund".
_GROUND = re.compile(
    r"\b(?:utifran|utgangspunkt\s(?:i|fran)|utgar\sfran|linje\smed|enlighet\smed|bygger\spa|stod\sav|bidrar?\still|koppl[a-z]+\still|(?:brutit|brutits|bryts|bryter)\sne[dr]|bakgrund\sav|vid\ssidan\sav|utover|forutom|samrad\smed|samverkan\smed|tillsammans\smed|pa\suppdrag\sav)\s[^,.:;]{0,40}"
)
_HEADING = re.compile(
    rf"(?:[a-z-]+\s){{0,2}}?(?:{_AUTHORITY}{_ENDING}(?<=s)|nationell[at]?|statlig[at]?|global[at]?|(?:eu|fn)[:-]?s?)\s?(?:[a-z-]+\s){{0,3}}?[a-z]*mal(?:en|et)?\b"
)
_HAS_SET = re.compile(
    rf"(?:[a-z-]+\s)?{_AUTHORITY}{_ENDING}\s(?:har\s)?(?:antog|antagit|satt|satte|beslutat|beslutade|faststallt|faststallde|stallt|formulerat)\b"
)


def are_anothers(folded: str) -> bool:
    """Whether the heading (folded) names another's goals.

    >>> are_anothers("riksdagens mal for kulturen"), are_anothers("mal for trafiken i regionen")
    (True, False)
    """
    return "mal" in folded and bool(_HEADING.match(folded) or _HAS_SET.match(folded))


def is_anothers(folded: str) -> bool:
    """Whether the text (folded), which names goals, tells of another's and not of what the document's own bodies set.

    >>> is_anothers("vagverkets mal ar"), is_anothers("med riksdagens mal som grund har namnden satt som mal")
    (True, False)
    """
    return (
        bool(_ANOTHERS.search(folded)) and bool(_ANOTHERS.search(_GROUND.sub(" ", folded))) and not _OWN.search(folded)
    )
