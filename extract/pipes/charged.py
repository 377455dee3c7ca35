"""Reads who is charged with what in a table whose columns a scan ran together."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from extract.pipes.people import Found, Named, clean_title, is_person, is_title_word, names_in, title_before
from extract.pipes.sections import Line, heading_kind
from extract.pipes.terms import NAME_WORD, TITLE
from normalize.names.lists import UNKNOWN, name_lists
from normalize.unicode import fold

_MOST_ROWS = 25
_MOST_CELLS = 2  # of more each column is read by itself
_LONGEST_SENTENCE = 65  # characters of what a full stop ends and is a row all the same
# What begins a title whose end a narrow column has put below.
_OPENING = re.compile(r",\s((?:bitr|vik|stf|tf|t\.\s?f|[1I]:e)\.?)(?=\s)")
_OTHER_HEADS = (
    "aktivitet|aktiviteter|atgard|atgarder|insats|insatser|uppgift|moment|delmoment|mal|delmal|vad|vad vi gor|hur|nar|tid|tidpunkt|tidplan|start|slut|klar|klart|fardig|senast"
    "|datum|period|kostnad|budget|effekt|status|resultat|kommentar|anmarkning|uppfoljning|redovisas|tkr|mnkr|kr|nr|omrade|delomrade|avsnitt|verksamhet|enhet|steg|handelse|tidsplan|perspektiv|matt|matetal|styrtal|nyckeltal|indikator|indikatorer|malvarde|malniva|utfall|nulage|bokslut|prognos"
)
_CHARGED = r"ansvarig[at]?|ansvar|handlaggare|utforare|vem"
# "Aktivitet Ansvarig Tid", "När Vad | Ansvarig": the heads of a table's columns, those who answer for the rows among them.
_HEAD = re.compile(
    rf"(?=.*\b(?:{_CHARGED})\b)(?:(?:{_OTHER_HEADS}|{_CHARGED}|(?:19|20)\d\d)(?=[\s,|:]|$)[\s,|:]*){{2,10}}"
)
_REACH = 130  # characters before a name that may hold its title
_IS_LAST = re.compile(rf"(?:{_CHARGED})\W*$")
_ROW_ENDS = " |.:;,"
_NAME_PART = re.compile(NAME_WORD)


def charged(lines: Sequence[Line]) -> Iterator[Found]:
    """The officers in the rows under such a head: with titles, or at the rows' ends where the head ends with theirs."""
    for index, head in enumerate(lines):
        if len(head.cells) <= _MOST_CELLS and _HEAD.fullmatch(head.folded):
            rows = list(takewhile(_is_row, lines[index + 1 : index + 1 + _MOST_ROWS]))
            for place in range(len(rows)):
                found = list(_in_row(rows[place : place + 2], is_last=bool(_IS_LAST.search(head.folded))))
                yield from found or _divided(rows[place : place + 3])


def _is_row(line: Line) -> bool:
    is_sentence = line.text.endswith(".") and len(line.text) > _LONGEST_SENTENCE
    return not is_sentence and not heading_kind(line)[0]


def _in_row(rows: Sequence[Line], *, is_last: bool) -> Iterator[Found]:
    """The officers of the first row; what a comma leaves open, another column beside it, goes on in the row below."""
    row, *below = rows
    end = row.start + len(row.text.rstrip(_ROW_ENDS))
    names = names_in((row.start, row.text))
    for name, following in zip_longest(names, names[1:]):
        at = name.start - row.start
        before = row.text[max(at - _REACH, 0) : at]
        after = row.text[name.end - row.start : following.start - row.start if following else None]
        title = None
        if after.startswith(","):
            title = _own(after, is_before_name=following is not None)
            title = title or (None if following else _title_below(after, below))
        title = title or title_before(before)
        if title or (is_last and before and name.end == end and is_person(name, (row.start, row.text))):
            yield Found(name, title, None, 0.8)


def _own(after: str, *, is_before_name: bool) -> str | None:
    """The title after a name's comma, unless it stands right before the next name."""
    title = clean_title(after)
    return None if title and is_before_name and after.strip(" ,") == title else title


def _title_below(after: str, below: Sequence[Line]) -> str | None:
    """The title that stands under the name, beside other columns: ", mars 2008 310 bibliotekschef"; with "bitr." after the name.

    It ends the row, or stands in the row below, which names nobody.
    """
    opening = _OPENING.match(after)
    is_rest = bool(below) and below[0].text[:1].islower() and not names_in((0, below[0].text))
    under = [below[0].text] if is_rest else []
    for text in (after[opening.end() if opening else 0 :], *under):
        if titles := list(TITLE.finditer(fold(text))):
            title = text[titles[-1].start() : titles[-1].end()]
            return f"{opening[1]} {title}" if opening else title
    return None


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
