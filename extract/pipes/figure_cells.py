"""Whether a table's cell holds a figure, and which."""

import re
from decimal import Decimal

from extract.pipes.periods import DAY, YEAR
from normalize.amounts import parse_number
from normalize.figures import UNIT

_NUMBER = r"[-–]?\s?(?:\d{1,6}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+)(?:[,.]\d+|:\d\d)?"
# What may stand before a cell's figure: the index that it is one of, or that it is rough.
_BEFORE_FIGURE = r"(?:NKI|NMI|NRI|HME|SKI|AVI|MMI|index|ca\.?|cirka|drygt|knappt|omkring)"
# A cell's unit, where it says one itself: "84 sekunder", "97 objekt", "38,4 MWh per person"; not the rest of a date.
_CELL_UNIT = rf"(?:{UNIT}|(?!(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|tertial|kvartal|halv|kap|§)[a-z]*\b)[^\W\d_]\S*(?:\sper\s\S+)?)"
_CELL = re.compile(rf"\+?(?:{_BEFORE_FIGURE}\s)?(?P<number>{_NUMBER})\s?{_CELL_UNIT}?(?:\s?\([^)]*\))?", re.IGNORECASE)
# A year, which heads a column, and what it may have with it: "2005 beräknad".
_PERIOD_CELL = re.compile(
    rf"{YEAR.pattern}(?:\s(?:beräkn|berakn|prel|budget|prognos|utfall|plan|förslag|forslag|bokslut|rev)\S*)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\(.*$")
_EMPTY_CELL = re.compile(r"[-–—.=_]*")


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure that is no year."""
    return bool(_CELL.fullmatch(cell)) and not _PERIOD_CELL.fullmatch(cell) and not DAY.fullmatch(cell)


def is_empty(cell: str) -> bool:
    """Whether a cell holds nothing, or the dash that stands for nothing."""
    return bool(_EMPTY_CELL.fullmatch(cell))


def figure_in(cell: str) -> tuple[int, Decimal | None]:
    """How many of the cell's characters are not said in brackets behind, and the number that they are; None when they are none.

    >>> figure_in("38,4 MWh (39,1)")
    (8, Decimal('38.4'))
    """
    bare = _ASIDE.sub("", cell)
    number = _CELL.fullmatch(bare)
    return len(bare), parse_number(re.sub(r":(?=\d\d$)", ",", number["number"])) if number else None
