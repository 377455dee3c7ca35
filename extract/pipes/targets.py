"""The figure that a goal names: `minst 85 %`, `högst 14 dagar`, `från 12 till 20`."""

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
    """How a target is worded (folded); group `value`, and `unit` after it."""

    direction: Direction
    pattern: str


_FIGURE = r"(?P<value>\d[\d ]*(?:[,.]\d+)?)\s?(?P<unit>%|procent|dagar|dygn|minuter|timmar|veckor|manader|mnkr|tkr|kr|ton|kg|kwh|poang|elever|platser|bostader|st)?"
TARGETS = (
    TargetRule("at_least", rf"(?:minst|lagst|mer an|over|overstiga|fran \d[\d,]* till|oka\w* (?:fran .{{0,20}} )?(?:till|med)|upp till|hogre an)\s{_FIGURE}"),
    TargetRule("at_most", rf"(?:hogst|max(?:imalt)?|under|understiga|mindre an|lagre an|minska\w* (?:fran .{{0,20}} )?till|inom)\s{_FIGURE}"),
    TargetRule("exactly", rf"\b(?:vara|uppga till|ar)\s{_FIGURE}"),
)  # fmt: skip
_TARGETS = tuple((rule.direction, re.compile(rule.pattern)) for rule in TARGETS)


def target_of(text: str) -> Target | None:
    """The figure that the goal names.

    >>> target_of("Minst 85 % av eleverna når målen")
    Target(value=85.0, unit='%', direction='at_least')
    """
    folded = fold(text)
    for direction, pattern in _TARGETS:
        if match := pattern.search(folded):
            value = parse_number(match["value"].strip()) or Decimal(0)
            unit = "%" if match["unit"] == "procent" else match["unit"]
            if not unit and re.fullmatch(r"(?:19|20)\d\d", match["value"].strip()):
                continue
            return Target(value=float(value), unit=unit, direction=direction)
    return None
