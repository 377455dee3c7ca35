"""Finds the lines that name others than the officers of a document: at a meeting, in a list, for the other party."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from extract.pipes.people import POLITICAL, clean_title, names_in, title_before
from extract.pipes.recipient_forms import is_sure
from extract.pipes.sections import Line, Section
from extract.pipes.terms import BODY, HEADING_KINDS, UNIT
from normalize.unicode import fold

_MINUTES = re.compile(
    r"(?:vid protokollet|in fidem|justera(?:s|t|des|nde)\b|ratt utdra|(?:efter )?samrad(?: har)?(?: skett| hallits)? med\s?:?$|utdragsbestyrk|sekreterare\t)"
)
_LONGEST_ATTENDANCE = 25  # lines
_PARTY = re.compile(r"För\s[^\W\d][^.,:;\d]{3,50}")  # over who signs for it
_OWN_PARTY = re.compile(rf"\bkommun(?:en|s)?\b|\b(?:stad|landsting|region)\b|{UNIT}|{BODY}")
_LINES_OF_PARTY = 6


def of_meeting(lines: Sequence[Line]) -> set[int]:
    """Where the lines begin that say who was at a meeting and who signs its minutes, whatever kind the document is."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        kind = HEADING_KINDS.get(fold(line.cells[0][1]).strip(" :"))
        if _MINUTES.match(line.folded):
            found.update(one.start for one in [line, *takewhile(lambda below: not below.after_gap, lines[index + 1 :])])
        if kind in ("narvarande", "justering"):
            block = [
                line,
                *takewhile(lambda below: not below.after_gap, lines[index + 1 : index + _LONGEST_ATTENDANCE]),
            ]
            if kind == "narvarande" or any("justera" in one.folded or POLITICAL.search(one.folded) for one in block):
                found.update(one.start for one in block)
    return found


def of_recipients(sections: Sequence[Section]) -> set[int]:
    """Where persons with titles stand in lists of recipients: right under their heading."""
    listed: set[int] = set()
    for section in sections:
        if section.kind == "recipients":
            below = list(takewhile(lambda line: not line.after_gap, section.lines))
            signing = {one.start for pair in pairwise(below[1:]) if _signs(*pair) for one in pair}
            listed.update(line.start for line in below if "\t" not in line.text and _is_titled(line))
            listed -= signing
    return listed


def _signs(line: Line, below: Line) -> bool:
    """Whether a name alone stands over a title alone, as who signs: "Anna Ek" over "Förvaltningschef"."""
    names = names_in((line.start, line.text))
    is_name = len(names) == 1 and names[0].text == line.text
    return is_name and clean_title(below.text) == below.text and not is_sure(below.folded)


def of_other_party(lines: Sequence[Line]) -> set[int]:
    """Where the lines begin under which somebody signs an agreement for the other party: "För Ekby Tennisklubb"."""
    found: set[int] = set()
    heads = [index for index, line in enumerate(lines) if _PARTY.fullmatch(line.text)]
    own = [index for index in heads if _OWN_PARTY.search(lines[index].folded)]
    for index in set(heads) - set(own) if own else ():
        end = next((one for one in heads if one > index), len(lines))
        found.update(line.start for line in lines[index : min(end, index + _LINES_OF_PARTY)])
    return found


def _is_titled(line: Line) -> bool:
    """Whether the line is a title with a name or without: "Överinspektören Bo Ek"."""
    names = names_in((line.start, line.text))
    before = line.text[: names[0].start - line.start].strip() if len(names) == 1 and names[0].end == line.end else ""
    return clean_title(line.text) is not None or (before != "" and title_before(before) == before)
