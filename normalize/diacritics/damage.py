"""Is this text damaged at all?  Judged block by block, since half a page may be clean.

An OCR without Swedish never writes å, ä or ö, and Swedish prose never does without them for
long: they are 5.6 % of its letters.  So a block that has them is clean and left alone.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# é at the end (idé, kommitté, à la) is Swedish; elsewhere it is a misread ö, as is a 6 among letters.
_STRANGE = re.compile(r"é(?=[^\W\d_]{2})|[a-zé][&46@][a-zé]|\b[&46][a-zé]{2}")
LONG_TEXT = 300  # characters, in which an OCR would have left a stranger sign

_MARKED = "åäöÅÄÖ"

CLEAN_SHARE = 0.004  # of å ä ö among the characters: above it a block was read by a reader of Swedish
LONG_BLOCK = 150  # characters without å ä ö that are odd in Swedish (1 in 5,000 clean blocks)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page between blank lines that may be damaged."""

    start: int
    end: int


def suspects(text: str) -> list[Block]:
    """Blocks that may be damaged; none for clean Swedish.

    A short block says little by itself and goes with its page: it is suspect only where the
    page as a whole is.
    """
    if not text:
        return []
    page_clean = _share(text) > CLEAN_SHARE
    found = []
    start = 0
    for end in [*(match.start() for match in _BLANK_LINE.finditer(text)), len(text)]:
        block = text[start:end]
        if (len(block) >= LONG_BLOCK or not page_clean) and _share(block) <= CLEAN_SHARE:
            found.append(Block(start, end))
        start = end
    return found


def only_marks(text: str) -> bool:
    """Whether the text lost its marks and nothing else: a to å and o to ö, never é or 6.

    So texts come out of old systems and e-mail; an OCR leaves stranger signs on every page.
    """
    return len(text) >= LONG_TEXT and not _STRANGE.search(text)


def _share(text: str) -> float:
    return sum(map(text.count, _MARKED)) / max(1, len(text))


def odds(strange: int, plausible: int, right: int) -> float:
    """Log odds that a text is damaged, by its Swedish words.

    ``strange`` words are no words as read and would be repaired, ``plausible`` ones would be
    repaired though they are words as read, ``right`` ones stay.  Right words say little: a clean
    text as long without a single å, ä or ö is as unlikely as so many words left undamaged.
    """
    return strange * _STRANGE_ODDS + plausible * _PLAUSIBLE_ODDS + right * _RIGHT_ODDS


# Shares of words on damaged pages, and (guessed high, from names and foreign words) on clean ones.
_STRANGE_ODDS = math.log(0.15 / 0.001)
_PLAUSIBLE_ODDS = math.log(0.12 / 0.01)
_RIGHT_ODDS = math.log(0.92)
