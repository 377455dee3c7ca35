"""Heads of columns in two rows whose gaps, or whose line end, a scan has lost: first the kinds, then the period of each.

mnkr Budget jan- Utfall jan- Budget Prognos Avvikelse aug 2013 aug 2013 helår 2013 helår 2013 helår
"""

import re
from itertools import pairwise

from extract.pipes.periods import DIFFERENCE, plain
from normalize.months import MONTH

_MONTH = rf"{MONTH}[a-z]*\.?"
_KIND = re.compile(
    rf"\b((?:[a-z]*budget|utfall|prognos|helarsprognos|bokslut|redovisning|redovisat|plan|forslag|ram|netto|av[vw]+ikelse|differens|diff|forandring)\b)(?:\s({_MONTH}|helar|del|hel)\s?-(?=\s|$))?"
)
# What stands under a kind; "lar" is the end of a misread "helår".
_PERIOD = re.compile(
    rf"(?:\b{_MONTH}\s?-\s?{_MONTH}\s|\b{_MONTH}\s|\b(?:hel|del)ar\s|\bt\d\s?|\b(?:tertial|kvartal)\s\d\s)?(?:19|20)\d\d\b|\b(?:hel|del)ar(?:et)?\b|\b{_MONTH}\s?-\s?{_MONTH}\b"
)
_FEWEST = 3
_MOST_ELSE = 12  # characters between the periods that are none: what a scan makes of one


def merged_heads(text: str, width: int) -> list[str]:
    """The heads of `width` columns, each kind with its period; empty when the text does not name so many of both.

    What differs from column to column may lack its period.

    >>> merged_heads("tkr Budget jan- Utfall jan- Prognos Avvikelse aug 2013 aug 2013 helår 2013 helår", 4)
    ['budget jan-aug 2013', 'utfall jan-aug 2013', 'prognos helar 2013', 'avvikelse helar']
    >>> merged_heads("Budget Utfall Avvikelse 2013 2013", 3), merged_heads("Budget 2013 Utfall 2013 Avvikelse", 3)
    (['budget 2013', 'utfall 2013', 'avvikelse'], [])
    """
    folded = plain(text)
    kinds = list(_KIND.finditer(folded)) if width >= _FEWEST else []
    if len(kinds) != width:
        return []
    behind = folded[kinds[-1].end() :]
    periods = [found[0].strip() for found in _PERIOD.finditer(behind)]
    between = "".join(folded[one.end() : other.start()] for one, other in pairwise(kinds))
    if between.strip() or len(re.sub(r"[\W_]", "", _PERIOD.sub("", behind))) > _MOST_ELSE:
        return []
    taking = [place for place, kind in enumerate(kinds) if not DIFFERENCE.match(kind[1])]
    places = list(range(width)) if len(periods) == width else taking
    if len(periods) != len(places):
        return []
    told = dict(zip(places, periods, strict=True))
    return [f"{kind[0].strip()} {told.get(place, '')}".replace("- ", "-").strip() for place, kind in enumerate(kinds)]
