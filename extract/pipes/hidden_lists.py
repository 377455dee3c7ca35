"""Finds lists of recipients whose heading a scan has misread, or run together with another column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from extract.pipes.people import names_in
from extract.pipes.recipient_forms import KINDS_OF_DOCUMENT, LETTERHEAD_LINES, is_list, is_sure
from extract.pipes.sections import Line, heading_kind
from extract.pipes.terms import HEADING_KINDS, TITLE
from extract.pipes.title_places import opening_titles, roles_in
from normalize.lines import LIST_ITEM
from normalize.unicode import fold

_ALL_NAMES = [name for name, kind in HEADING_KINDS.items() if kind == "recipients"]
_NAMES = [name for name in _ALL_NAMES if len(name) > 5]
_SHORT_NAMES = tuple({name.rstrip("."): None for name in _ALL_NAMES if name.rstrip(".").isalpha()})
_SHORTEST_NAMES = ("exp",)  # of three letters: with one wrong, "kop" may be any word
_FEWEST_LETTERS = 3  # of a heading in one word, in which one letter may be wrong, before who is sure to be told
_MISREAD = 80  # of 100, rapidfuzz ratio, where recipients follow: two letters in a dozen may be wrong
_MOST_WRONG = 2  # letters of a heading alone on its line
_LETTERS_TO_ONE = 7  # so many letters have one wrong at most
_LONGEST_HEADING = 45  # characters
_LONGEST_COLUMN = 12  # lines
# What a heading begins with behind another column's words, where a sentence has no capital.
_BEGINS = re.compile(
    r"(?<=\S\s)(?=(?:Kopi(?:a|or)|Sändlista|Distributions?|Expedier\w+|Exp\b|Beslutet?|Protokollsutdrag|Utdrag|Avskrift|Delges|Delgivning|För\skännedom|Skickas|Underrättas)\b)"
)
_CAPITAL = re.compile(r"(?<=\s)[A-ZÅÄÖ]")
# A label in the left column with its number or day: "Diarienummer: IAN 2022-0041 Tryseras ridklubb".
_LABEL = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:\s[a-zåäö]+)?:\s")
_NUMBERS = re.compile(r"(?:[A-ZÅÄÖ]{2,5}[\s/-])?[^\s\d]*\d\S*(?:\s[^\s\d]*\d\S*)*")


def hidden_lists(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lists under headings that are misread, or stand behind another column's words on their line."""
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST_HEADING and ":" not in line.text and not _BEGINS.search(line.text):
            continue
        below = lines[index + 1 : index + 1 + _LONGEST_COLUMN]
        if (rest := _misread(line, below)) is not None:
            yield [*rest, *below]
        elif index < LETTERHEAD_LINES and line.folded.split()[-1] in KINDS_OF_DOCUMENT:
            continue
        elif "\t" not in line.text and (found := _behind(line)) is not None:
            yield found if found and not _is_open(found[0]) else [*found, *_right_column(below)]


def _misread(line: Line, below: Sequence[Line]) -> list[Line] | None:
    """What stands behind a misread heading on its line, where recipients follow; else None.

    >>> from extract.pipes.sections import lines_of
    >>> [_misread(line, [])[0].text for line in lines_of("Avskritt til: Skolstyrelsen, Lönekontoret")]
    ['Skolstyrelsen, Lönekontoret']
    """
    name, colon, after = line.folded.partition(":")
    name, after = name.strip(), after.strip()
    if not name or not line.text[0].isupper() or len(name) > _LONGEST_HEADING or heading_kind(line)[0]:
        return None
    if (rest := _behind_short(line)) is not None:
        return [rest]
    if colon and after:
        is_near = process.extractOne(name, _NAMES, scorer=fuzz.ratio, score_cutoff=_MISREAD) is not None
        is_list_behind = is_near and (_first_is_sure(after) or is_list(after))
        return [_part(line, line.end - len(after))] if is_list_behind else None
    if not below or not is_sure(below[0].folded):
        return None
    most = min(len(name) // _LETTERS_TO_ONE, _MOST_WRONG)
    near = process.extractOne(name, _NAMES, scorer=Levenshtein.distance, score_cutoff=most)
    return [] if near else None


def _behind_short(line: Line) -> Line | None:
    """What stands behind a heading in one misread word: "Expr Kommunstyrelsen", "Exo: Sökanden, Akten"."""
    word = line.text.split(maxsplit=1)[0]
    name = fold(word).strip(".:;,")
    if len(name) < _FEWEST_LETTERS or not line.text[len(word) + 1 :][:1].isupper():
        return None
    names = _SHORT_NAMES if len(name) > _FEWEST_LETTERS else _SHORTEST_NAMES
    if not process.extractOne(name, names, scorer=Levenshtein.distance, score_cutoff=1):
        return None
    after = line.folded[len(word) :].strip()
    return _part(line, line.end - len(after)) if is_sure(after) or _first_is_sure(after) else None


def _behind(line: Line) -> list[Line] | None:
    """What follows a heading behind other words of the line; None where none stands there."""
    if heading_kind(line)[0] == "recipients":
        return None
    for begins in _BEGINS.finditer(line.text):
        tail = _part(line, line.start + begins.start())
        kind, rest = heading_kind(tail)
        if kind != "recipients":
            continue
        if rest is None:
            return []
        if ":" in tail.text[: rest.start - tail.start] or _first_is_sure(rest.folded) or is_list(rest.folded):
            return [rest]
    return None


def _first_is_sure(folded: str) -> bool:
    """Whether the first of those between commas is called as recipients are."""
    return is_sure(re.split(r"[,;]\s", folded, maxsplit=1)[0].strip(" ."))


def _is_open(line: Line) -> bool:
    """Whether the list goes on below: it is one name, or ends with a comma."""
    return line.text.endswith((",", ";")) or not re.search(r"[,;]\s", line.text)


def _right_column(lines: Sequence[Line]) -> list[Line]:
    """The lines without what stands in the left column; none over a gap that nothing else of the left column follows."""
    found: list[Line] = []
    for line in takewhile(lambda one: heading_kind(one)[0] in (None, "handlaggare"), lines):
        own = beside_left(line)
        if own is None:
            continue
        if found and line.after_gap and own is line and not is_sure(line.folded):
            break
        found.append(own)
    return found


def beside_left(line: Line) -> Line | None:
    r"""The line without the label, name or title that its left column has; None where it has nothing else.

    >>> from extract.pipes.sections import lines_of
    >>> text = "Dnr: KS 2022-0041 Ekby ridklubb\nBo Ek, kanslist Fritidsnämnden\nekonomichef"
    >>> [own.text if (own := beside_left(line)) else None for line in lines_of(text)]
    ['Ekby ridklubb', 'Fritidsnämnden', None]
    """
    label = _LABEL.match(line.text)
    begin = label.end() if label else 0
    numbers = _NUMBERS.match(line.text, begin) if label else None
    names = names_in((line.start + begin, line.text[begin:]))
    end = numbers.end() if numbers else 0
    if not numbers and names and names[0].start == line.start + begin:
        abreast = takewhile(lambda pair: pair[1].start <= pair[0].end + 1, pairwise(names))
        end = max((second.end for _, second in abreast), default=names[0].end) - line.start
    title = TITLE.search(line.folded, end) if end and not numbers else None
    if title and not line.folded[end : title.start()].strip(" ,"):
        end = title.end()
    elif not end and (titles := opening_titles(line.text)):
        left = [titles[0], *takewhile(lambda title: title[0].islower(), titles[1:])]
        last = line.text.index(left[-1]) + len(left[-1])
        end = last if _is_beside(line, last) else 0
    if not end:
        return None if TITLE.match(line.folded) and roles_in(line.text) else line
    right = _CAPITAL.search(line.text, end)
    return _part(line, line.start + right.start()) if right else None


def _is_beside(line: Line, end: int) -> bool:
    """Whether the title that ends there stands in the left column: in small letters, or before who is sure to be told."""
    return line.text[0].islower() or is_sure(line.folded[end:].strip())


def _part(line: Line, start: int) -> Line:
    text = line.text[start - line.start :]
    marker = LIST_ITEM.match(text)
    return Line(start, line.end, text, fold(text), after_gap=False, marker=marker.end() if marker else 0)
