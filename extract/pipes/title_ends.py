"""What goes on with an officer's title after its main word, and what ends it. Patterns match folded text."""

import re

from extract.pipes.terms import BODY, TITLE, TITLE_HEAD, UNIT
from normalize.unicode import fold

# Where two columns are merged, what a title runs into: "utredare Sammanträde 2010-02-24", "kamrer Org.nr".
_OTHER_COLUMN = re.compile(
    rf"\s+(?:handlaggare$|(?:er|ert|var|vart)\s(?:ref|bet|dat|dnr)\w*.*|{BODY}|{UNIT}|sammantrade\w*|org\.?\s?nr\.?|bankgiro|postgiro|plusgiro|besoks?\w*|postadress|samtliga|revisor(?:erna|n)|\W*[(\[<{{].*)(?![a-z-])"
)
_ITS_UNIT = re.compile(rf",\s(?:{UNIT}|{BODY})$")  # "enhetschef kultur och fritid, Kulturförvaltningen"
# What goes on with a title after its main word: what it is for, fields of work, another title.
_FIELD = (
    r"(?:[a-z]+-,?\s(?:[a-z]+-,?\s)?(?:och|samt)\s)?[a-z-]*(?:omsorg|vard|stod|service|tjanst|halsa|skola|skolan|fritidshem|forskoleklass|distrikt|distriktet|omrade|omradet|region|gymnasium|gymnasiet|utbildning|fritid|idrott|kultur|bibliotek|turism|museum|miljo|klimat|bygg|byggnad|plan|mark|exploatering"
    r"|gata|park|natur|trafik|teknik|drift|anlaggning|underhall|fastighet|fastigheter|lokal|lokaler|kost|maltid|stad|va|vatten|avlopp|avfall|energi|el|ekonomi|redovisning|inkop|upphandling|personal|lon|hr|it"
    r"|data|digitalisering|kansli|kommunikation|information|ledning|utveckling|kvalitet|samhallsbyggnad|samhalle|naringsliv|arbetsmarknad|integration|sakerhet|beredskap|raddning|familj|individ|barn|unga|aldre"
    r"|funktionshinder|funktionsnedsattning|ungdom|juridik|overformyndare|myndighet|forebyggande|administration|projekt|verksamhet"
    r"|assistans|bistand|boende|bostad|bygglov|demokrati|forening|forsorjning|innovation|livsmedel|lss|missbruk|mottagning|pedagogik|psykiatri|rehabilitering|sysselsattning|tillsyn|trygghet|vuxen)"
    r"(?:(?<=tjanst)er|(?<=omsorg)en|(?<=vard)en|(?<=stod)et|(?<=verksamhet)en|(?<=psykiatri)n|(?<=boende)t|(?<=bistand)et|(?<=assistans)en)?"
)
# Of which part, or what kind of it: "norra distriktet", "daglig verksamhet", "ekonomiskt bistånd".
_PART_OF = r"(?:norra|sodra|ostra|vastra|centrala|inre|yttre|mellersta|[a-z]{2,}(?:igt?|iskt?|bart?|[ai]lt?|ivt?|art|[ai]ll?)|sarskilt|[a-z]{3,}ande)\s"
_JOINS = r"(?:\s(?:och|samt|&)\s|,\s(?:och\s)?|\s?/\s?|\s)"
_OWN_WORDS = re.compile(
    rf"(?:{_JOINS}(?:{_PART_OF})?{_FIELD}(?![a-z-])|(?:\s(?:och|samt|tillika)\s|,\s|\s?/\s?)(?:{TITLE_HEAD})(?![a-z-]))*(?:,?\s(?!pa\suppdrag\b|i\ssamrad\b|i\ssamarbete\b|med\s(?:hjalp|stod|bistand)\b|for\s(?:kannedom|beslut)\b)(?:for|vid|i|pa|inom|med|av|till|hos)\s.*)?"
)
OF_FIELD = re.compile(
    rf"(?:,\s)?(?:{_PART_OF})?{_FIELD}(?:{_JOINS}(?:{_PART_OF})?{_FIELD})*(?![a-z-])"
)  # of "Enhetschef, trafik och park"
_ONE_OR_TWO = re.compile(
    r"[ /,-]{1,2}(?!(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|senast)\b)(?:[a-zåäö]{2,}\s(?:och|samt)\s)?[a-zåäö]{4,}"
)


def own_end(title: str, head: int) -> int:
    """Where the title ends whose main word ends at `head`: its unit, or another column's words, may follow.

    >>> ["Enhetschef, trafik och park"[: own_end("Enhetschef, trafik och park", 10)], "kamrer, Drift AB"[: own_end("kamrer, Drift AB", 6)]]
    ['Enhetschef, trafik och park', 'kamrer']
    """
    folded = fold(title)
    found = (_OTHER_COLUMN.match(folded, head), _ITS_UNIT.search(folded, head))
    ends = [match.start() for match in found if match]
    own = _OWN_WORDS.match(folded, head)
    is_field = OF_FIELD.fullmatch(folded, head) is not None and title[head:].islower()
    if folded.startswith(",", head) and not TITLE.search(folded, head) and not is_field:
        ends.append(head)  # its unit follows
    rest = folded[own.end() :] if own else ""
    if own and rest and not (_ONE_OR_TWO.fullmatch(title, own.end()) and not TITLE.search(rest)):
        ends.append(own.end())
    return min(ends, default=len(title))
