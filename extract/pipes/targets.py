"""The figure that a goal names: `minst 85 %`, `högst 14 dagar`, `från 12 till 20`, `inom fyra veckor`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.record import Target
from normalize.amounts import parse_number
from normalize.unicode import fold

Direction = Literal["at_least", "at_most", "exactly"]


@dataclass(frozen=True, slots=True)
class TargetRule:
    """How a target is worded (folded); group `value`, and `unit` after it; `yes` is worded so."""

    direction: Direction
    pattern: str
    yes: str


_WORDS = ("noll", "ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv")
_UNIT = (
    r"%|procent(?:enheter)?|(?:arbets)?dag(?:ar)?|dygn|minut(?:er)?|sekund(?:er)?|timm(?:e|ar)|veck(?:a|or)|manad(?:er)?|ar|mnkr|mkr|tkr|kronor|kr|ton|kg|mwh|kwh|poang|grader|objekt|besok|bocker|elever|barn"
    r"|platser|bostader|foretag|personer|invanare|anstallda|ganger|gang|st"
)
_FIGURE = rf"(?P<value>\d[\d ]*(?:[,.]\d+)?|\b(?:en|{'|'.join(_WORDS)})\b)\s?(?P<unit>(?:{_UNIT})(?![a-z]))?"
_FROM = r"(?:fran\s\S+(?:\s(?:%|procent|veckor|dagar))?\s)?"
TARGETS = (
    TargetRule("at_most", rf"\b(?:inte|ej|ingen|inget|inga|aldrig)\b[^.]{{0,60}}?\b(?:overstiga|overskrida|mer an|fler an|langre an|mera an)\s{_FIGURE}", yes="Ingen ska vänta mer än 60 dagar"),
    TargetRule("at_least", rf"\b(?:inte|ej)\b[^.]{{0,40}}?\b(?:understiga|underskrida|mindre an|farre an)\s{_FIGURE}", yes="Soliditeten ska inte understiga 30 %"),
    TargetRule("at_most", rf"\b(?:hogst|max(?:imalt)?|under|understiga|mindre an|farre an|lagre an|kortare an|inom|inte fler an|(?:minska\w*|sjunk\w*|sank\w*|kort\w*|ner|ned) {_FROM}till(?: hogst)?)\s{_FIGURE}", yes="Kön ska minska från 40 till 20 elever"),
    TargetRule("at_least", rf"\b(?:minst|lagst|mer an|fler an|over|overstiga|hogre an|upp till|(?:oka\w*|stig\w*|hoj\w*|vaxa) (?:[a-z ]{{1,30}} )?{_FROM}(?:till|med)(?: minst)?|fran \d[\d ,]*(?: %)? till)\s{_FIGURE}", yes="Minst 85 % av eleverna når målen"),
    TargetRule("exactly", rf"\b(?:vara|uppga till|ar|hamna pa|ligga pa)\s{_FIGURE}", yes="Andelen legitimerade ska vara 100 %"),
)  # fmt: skip
_TARGETS = tuple((rule.direction, re.compile(rule.pattern)) for rule in TARGETS)
_YEAR = re.compile(r"(?:19|20)\d\d")


def target_of(text: str) -> Target | None:
    """The figure that the goal names.

    >>> target_of("Minst 85 % av eleverna når målen")
    Target(value=85.0, unit='%', direction='at_least')
    >>> target_of("Beslut ska fattas inom fyra veckor").value
    4.0
    """
    folded = fold(text)
    found = [
        (match.start("value"), match, direction) for direction, pattern in _TARGETS if (match := pattern.search(folded))
    ]
    # The first figure that is said; of two rules for the same, the one before in the table.
    for _, match, direction in sorted(found, key=lambda item: item[0]):
        value = match["value"].strip()
        unit = "%" if match["unit"] == "procent" else text[slice(*match.span("unit"))] if match["unit"] else None
        # "ska vara en attraktiv arbetsgivare" counts nothing.
        if unit or not (_YEAR.fullmatch(value) or value in ("en", "ett")):
            return Target(value=float(_number(value)), unit=unit, direction=direction)
    return None


def _number(value: str) -> Decimal:
    if value == "en":
        return Decimal(1)
    return Decimal(_WORDS.index(value)) if value in _WORDS else parse_number(value) or Decimal(0)
