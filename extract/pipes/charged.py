"""Reads who is charged with what in a table whose columns a scan ran together."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.pipes.people import Found, clean_title, names_in, title_before
from extract.pipes.sections import Line, heading_kind

_MOST_ROWS = 15
_LONGEST_ROW = 130  # characters
_OTHER_HEADS = (
    "aktivitet|aktiviteter|atgard|atgarder|insats|insatser|uppgift|moment|delmoment|mal|delmal|vad|vad vi gor|hur|nar|tid|tidpunkt|tidplan|start|slut|klar|klart|fardig|senast"
    "|datum|period|kostnad|budget|effekt|status|resultat|kommentar|anmarkning|uppfoljning|redovisas|tkr|mnkr|kr|nr"
)
# "Aktivitet Ansvarig Tid", "När Vad | Ansvarig": the heads of a table's columns, those who answer for the rows among them.
_HEAD = re.compile(
    rf"(?=.*\b(?:ansvarig[at]?|ansvar|handlaggare|utforare)\b)(?:(?:{_OTHER_HEADS}|ansvarig[at]?|ansvar|handlaggare|utforare|(?:19|20)\d\d)[ ,|:]*(?=\s|$)\s*){{2,7}}"
)


def charged(lines: Sequence[Line]) -> Iterator[Found]:
    """The officers with titles in the rows under such a head."""
    for index, head in enumerate(lines):
        if "\t" not in head.text and _HEAD.fullmatch(head.folded):
            for row in takewhile(_is_row, lines[index + 1 : index + 1 + _MOST_ROWS]):
                yield from _in_row(row)


def _is_row(line: Line) -> bool:
    is_sentence = line.text.endswith(".") and len(line.text) > _LONGEST_ROW / 2
    return len(line.text) <= _LONGEST_ROW and not is_sentence and not heading_kind(line)[0]


def _in_row(row: Line) -> Iterator[Found]:
    for name in names_in((row.start, row.text)):
        before, after = row.text[: name.start - row.start], row.text[name.end - row.start :]
        title = title_before(before) or (clean_title(after) if after.startswith(",") else None)
        if title:
            yield Found(name, title, None, 0.8)
