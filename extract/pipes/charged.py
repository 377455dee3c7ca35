"""Reads who is charged with what in a table whose columns a scan ran together."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.pipes.people import Found, Named, clean_title, is_person, is_title_word, names_in, title_before
from extract.pipes.sections import Line, heading_kind
from extract.pipes.terms import NAME_WORD, TITLE
from normalize.names.lists import UNKNOWN, name_lists

_MOST_ROWS = 25
_MOST_CELLS = 2  # of more each column is read by itself
_LONGEST_ROW = 130  # characters
_OTHER_HEADS = (
    "aktivitet|aktiviteter|atgard|atgarder|insats|insatser|uppgift|moment|delmoment|mal|delmal|vad|vad vi gor|hur|nar|tid|tidpunkt|tidplan|start|slut|klar|klart|fardig|senast"
    "|datum|period|kostnad|budget|effekt|status|resultat|kommentar|anmarkning|uppfoljning|redovisas|tkr|mnkr|kr|nr|omrade|delomrade|avsnitt|verksamhet|enhet|steg|handelse|tidsplan"
)
_CHARGED = r"ansvarig[at]?|ansvar|handlaggare|utforare|vem"
# "Aktivitet Ansvarig Tid", "När Vad | Ansvarig": the heads of a table's columns, those who answer for the rows among them.
_HEAD = re.compile(rf"(?=.*\b(?:{_CHARGED})\b)(?:(?:{_OTHER_HEADS}|{_CHARGED}|(?:19|20)\d\d)[ ,|:]*(?=\s|$)\s*){{2,7}}")
_IS_LAST = re.compile(rf"(?:{_CHARGED})\W*$")
_ROW_ENDS = " |.:;,"
_NAME_PART = re.compile(NAME_WORD)


def charged(lines: Sequence[Line]) -> Iterator[Found]:
    """The officers in the rows under such a head: with titles, or at the rows' ends where the head ends with theirs."""
    for index, head in enumerate(lines):
        if len(head.cells) <= _MOST_CELLS and _HEAD.fullmatch(head.folded):
            rows = list(takewhile(_is_row, lines[index + 1 : index + 1 + _MOST_ROWS]))
            for place, row in enumerate(rows):
                found = list(_in_row(row, is_last=bool(_IS_LAST.search(head.folded))))
                yield from found or _divided(rows[place : place + 3])


def _is_row(line: Line) -> bool:
    is_sentence = line.text.endswith(".") and len(line.text) > _LONGEST_ROW / 2
    return len(line.text) <= _LONGEST_ROW and not is_sentence and not heading_kind(line)[0]


def _in_row(row: Line, *, is_last: bool) -> Iterator[Found]:
    end = row.start + len(row.text.rstrip(_ROW_ENDS))
    for name in names_in((row.start, row.text)):
        before, after = row.text[: name.start - row.start], row.text[name.end - row.start :]
        title = title_before(before) or (clean_title(after) if after.startswith(",") else None)
        if title or (is_last and before and name.end == end and is_person(name, (row.start, row.text))):
            yield Found(name, title, None, 0.8)


def _divided(rows: Sequence[Line]) -> Iterator[Found]:
    """Whose name a narrow column divides: "Studierektor Ingegärd 1 okt." over "Hjelm"; what is a row's own has no title."""
    row = rows[0]
    for first in _NAME_PART.finditer(row.text):
        title = title_before(row.text[: first.start()])
        if title is None or name_lists().first_name(first[0]) == UNKNOWN:
            continue
        for below in takewhile(lambda row: not TITLE.search(row.folded), rows[1:]):
            last = _surname(below)
            if last and not names_in((below.start, below.text)):
                text = f"{first[0]} {last[0]}"
                yield Found(Named(row.start + first.start(), below.start + last.end(), text, False), title, None, 0.7)
                return


def _surname(row: Line) -> re.Match[str] | None:
    """The last word of the row that may be a surname alone: no title, and no first name after one."""
    words = _NAME_PART.finditer(row.text)
    may_be = [one for one in words if not is_title_word(one[0]) and title_before(row.text[: one.start()]) is None]
    return may_be[-1] if may_be else None
