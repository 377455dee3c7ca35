"""Whether the body that a sentence names is the one whose minutes these are: what another decides is told."""

import re

from rapidfuzz import fuzz

from extract.pipes.terms import BODIES, BODY
from normalize.unicode import fold

_SHORT = {fold(short): fold(name) for short, name in BODIES.items()}
_GENERIC = re.compile(r"(?:namnd|styrelse|utskott|direktion|fullmaktige|radet|presidi)")
_NAMED = re.compile(rf"(?:{BODY}|{'|'.join(_SHORT)}|namnden|styrelsen|utskottet|radet|presidiet|direktionen)\b")
_UNNAMED = frozenset({"namnden", "styrelsen", "utskottet", "radet", "presidiet", "direktionen", "fullmaktige"})
_SAME = 80  # of 100: letters that a scan has lost


def is_own(folded: str, organ: str | None) -> bool:
    """Whether the body named first in the folded sentence may be `organ`; True where nobody or no body is named.

    >>> is_own("kommunstyrelsen anser", "Kommunfullmäktige"), is_own("styrelsen antar", "Skolstyrelsen")
    (False, True)
    >>> is_own("namnden avslar", "Socialnämnden"), is_own("styrelsen antar", "Ekby Bostads AB")
    (True, True)
    """
    named = _NAMED.match(folded)
    if named is None or not organ:
        return True
    own, name = fold(organ), _SHORT.get(named[0], named[0])
    own_kinds, kinds = _GENERIC.findall(own), _GENERIC.findall(name)
    if not own_kinds or not kinds:
        return True
    if own_kinds[-1] != kinds[-1]:
        return False
    return name in _UNNAMED or fuzz.partial_ratio(name, own) >= _SAME
