"""Component `diarium_dates`: every date, with the year inferred where none is written."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.date_years import YearFinder
from extract.pipes.findings import DateMention, add
from extract.pipes.month_heads import join_cells, join_heads
from extract.pipes.office_days import with_office_days
from extract.record import DateRole
from normalize.dates import Found, find_dates
from normalize.unicode import fold

# What returns each year is no date: "i november varje år", "varje år i april".
_RETURNS_AFTER = re.compile(
    r"(?:\s(?:och|samt|respektive)\s(?:den\s)?[\w/ ]{3,20}?)?\s(?:(?:varje|vartannat|alla|respektive|vart)\s(?:ar|vinter|sommar)\b|brukar\b)|\sarligen\b"
)
_RETURNS_BEFORE = re.compile(
    r"\b(?:varje ar|arligen|vartannat ar)\b(?:(?!\b(?:och|samt|men)\s[a-z]+(?:en|et|an|na)?\s[a-z]{3,})[^.;:,\n])*$"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SECOND_PAGE, _EDGE_LINES, _LONGEST_EDGE = 2, 3, 70  # a page's number; lines; characters
_TOP = 600  # characters of a letterhead
_OF_HEADERS = frozenset(
    {"sida", "sid", "blad", "av", "datum", "forts", "fortsattning", "sammantradesdatum", "dnr", "diarienummer"}
)
_RETURN_REACH = 60  # characters

# Rows: what the words before a date say of it.
_ROLES: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    ("senast", re.compile(r"(?:senast|fore|innan|till och med|t\.o\.m\.|tom|fram till)\s(?:fredagen\s|mandagen\s)?(?:den\s)?$")),
    ("per", re.compile(r"\bper\s(?:den\s)?$")),
    ("inkommen", re.compile(r"(?:inkom\w*|ankom\w*|registrerad\w*)\W{1,3}(?:den\s|till\s\w+\s)?$")),
    ("beslut", re.compile(r"(?:beslut\w*|beslot)\s(?:(?:den|fattat|av den)\s)?$")),
    ("sammantrade", re.compile(r"(?:sammantrad\w*|mote[t]?|sammantradesdatum|\bks|\bkf|\bksau|\bau|\bpks)\W{1,3}(?:den\s|hallet\s(?:den\s)?)?$")),
)  # fmt: skip


@Language.factory(
    "diarium_dates",
    requires=["doc._.sections", "doc._.date", "doc.spans"],
    assigns=["doc.spans"],
)
def make_dates(nlp: Language, name: str) -> "Dates":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Dates()


class Dates:
    """Finds dates and infers their years."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `dates`."""
        text, folded = doc.text, fold(doc.text)
        found = join_cells(text, join_heads(text, list(find_dates(text))))
        years = YearFinder(doc, found)
        for item, told in with_office_days(text, found, doc._.date):
            year, confidence = (item.year or told, 0.98) if item.year or told else years.infer(item)
            span = item.span(year) if year else None
            exists = _exists(item, year)
            if (
                (year is None and exists)
                or _is_page_number(text, doc._.page_starts, item)
                or _heads_page_again(text, doc, item, span)
                or _returns(item, folded)
            ):
                continue
            if span:
                years.note(item, span[0])
            mention = _mention(item, span, folded)
            add(doc, "dates", (item.start, item.end), mention, confidence if exists else 0.9)
        return doc


def _is_page_number(text: str, starts: Sequence[int], item: Found) -> bool:
    """Whether "2/2" ends the last line of the second of two pages."""
    page = bisect_right(starts, item.start)
    after = text[item.end : starts[page] if page < len(starts) else len(text)]
    return text[item.start : item.end] == f"{page}/{len(starts)}" and not after.strip()


def _heads_page_again(text: str, doc: Doc, item: Found, span: tuple[date, date] | None) -> bool:
    """Whether a later page's header or footer says a day once more: the document's own, or that of a line which returns."""
    starts = doc._.page_starts
    page = bisect_right(starts, item.start)
    if page < _SECOND_PAGE or span is None or not item.year:
        return False
    end = starts[page] if page < len(starts) else len(text)
    line_start, line_end = text.rfind("\n", 0, item.start) + 1, text.find("\n", item.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    is_top = text[starts[page - 1] : line_start].count("\n") <= _EDGE_LINES
    is_bottom = not text[line_start + len(line) : end].strip()
    if len(line) > _LONGEST_EDGE or not (is_top or is_bottom):
        return False
    day, before = text[item.start : item.end], text[: starts[page - 1]]
    if day not in before:
        return False
    if span[0] != doc._.date:
        return _has_its_words(line, day, before)
    # At a page's end it may be a signature's, unless it stands there among the same words.
    return _is_of_top(line, before) if is_top else _is_among_its_words(line, day, before)


def _is_of_top(line: str, before: str) -> bool:
    """Whether at least half of the line's words stand in the document's top, so that it is a header and no heading."""
    words = set(_WORD.findall(fold(line)))
    return 2 * len(words & set(_WORD.findall(fold(before[:_TOP])))) >= len(words - _OF_HEADERS)


def _has_its_words(line: str, day: str, before: str) -> bool:
    """Whether a line of the text before is the same but for the page's number."""
    words = _WORD.findall(fold(line))
    return any(words == _WORD.findall(fold(other)) for other in before.split("\n") if day in other)


def _is_among_its_words(line: str, day: str, before: str) -> bool:
    """Whether a line of the text before has the day with at least half of this line's words, or this line has none."""
    words = set(_WORD.findall(fold(line.replace(day, ""))))
    others = (set(_WORD.findall(fold(other))) for other in before.split("\n") if day in other)
    return any(2 * len(words & other) >= len(words) for other in others)


def _returns(item: Found, folded: str) -> bool:
    """Whether the date is of every year, not of one."""
    if item.year:
        return False
    after, before = folded[item.end : item.end + _RETURN_REACH], folded[max(0, item.start - _RETURN_REACH) : item.start]
    return bool(_RETURNS_AFTER.match(after) or _RETURNS_BEFORE.search(before))


def _exists(item: Found, year: int | None) -> bool:
    # 2000 was a leap year: a day that it lacks does not exist in any year.
    return item.span(year or 2000) is not None


def _mention(item: Found, span: tuple[date, date] | None, folded: str) -> DateMention:
    before = folded[max(0, item.start - 40) : item.start]
    return DateMention(
        start=span[0] if span else None,
        end=span[1] if span else None,
        precision=item.precision,
        inferred_year=item.year is None and span is not None,
        role=next((role for role, pattern in _ROLES if pattern.search(before)), None),
    )
