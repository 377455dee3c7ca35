"""Whether the body that a sentence names is the one whose minutes these are: what another decides is told."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from extract.pipes.deciding import MEETING
from extract.pipes.sections import PARAGRAPH, Line
from extract.pipes.terms import BODIES, BODY
from normalize.unicode import fold

_SHORT = {fold(short): fold(name) for short, name in BODIES.items()}
_GENERIC = re.compile(
    r"(?:namnd|styrelse|utskott|direktion|fullmaktige|radet|presidi|grupp|kommitte|kommission|klubb|delegation|stamma|mote)"
)
_UNNAMED = frozenset({"namnden", "styrelsen", "utskottet", "radet", "presidiet", "direktionen", "fullmaktige"})
_NAMED = re.compile(rf"(?:{BODY}|{'|'.join(_SHORT)}|{'|'.join(sorted(_UNNAMED))}|{MEETING})\b")
_MEETING = re.compile(MEETING)
_SAME = 80  # of 100: letters that a scan has lost
# What a body does at its own meeting, as its minutes say; with a day it is told of another.
_ACTS = re.compile(
    r"(?:^|[.:\t]\s?)(?P<body>[a-z-]+)\s(?:beslutar|beslutade|beslot|noterar|noterade|godkanner|godkande|uppdrar|uppdrog|antecknar|antecknade|utser|utsag|avslar|avslog|beviljar|beviljade|antar|antog)\b(?!\s(?:den\s)?\d)"
)
_HEAD_LINES = 12
_OFTEN = 2


def own_body(lines: Sequence[Line], organ: str | None) -> str | None:
    """The body whose minutes these are: `organ` where it acts in them, else the one that does and is named above, or often."""
    acting = Counter(match["body"] for line in lines for match in _ACTS.finditer(line.folded))
    bodies = Counter({body: count for body, count in acting.items() if _NAMED.fullmatch(body)})
    if not bodies or any(is_own(body, organ) for body in bodies):
        return organ
    body, count = bodies.most_common(1)[0]
    head = takewhile(lambda line: not PARAGRAPH.match(line.text), lines[:_HEAD_LINES])
    is_above = any(body in line.folded for line in head)
    is_often = count >= _OFTEN and (body in _UNNAMED or _MEETING.fullmatch(body))
    return body if is_above or is_often else organ


def is_own(folded: str, organ: str | None) -> bool:
    """Whether the body named first in the folded sentence may be `organ`; True where nobody or no body is named.

    >>> is_own("kommunstyrelsen anser", "Kommunfullmäktige"), is_own("styrelsen antar", "Skolstyrelsen")
    (False, True)
    >>> is_own("namnden avslar", "Socialnämnden"), is_own("styrelsen antar", "Ekby Bostads AB")
    (True, True)
    >>> is_own("dratselkammaren tar", "Socialnämnden"), is_own("gruppen antar", "Samverkansgruppen")
    (False, True)
    """
    named = _NAMED.match(folded)
    if named is None:
        return True
    own, name = fold(organ or ""), _SHORT.get(named[0], named[0])
    own_kinds, kinds = _GENERIC.findall(own), _GENERIC.findall(name)
    if not own_kinds:
        return not _MEETING.fullmatch(name)
    if kinds and own_kinds[-1] != kinds[-1]:
        return False
    return name in _UNNAMED or fuzz.partial_ratio(name, own) >= _SAME
