"""The whole document as one running text: pages without their furniture, wrapped lines joined over page ends."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.hanging import hanging
from extract.pages import Page
from extract.pipes.terms import HEADING_KINDS
from normalize.dates import find_dates
from normalize.lines import Joined, SourceLine, join
from normalize.months import MONTH
from normalize.unicode import fold

_HEAD_LINES = 8  # of the first page, empty ones among them, that hold its letterhead
_EDGE_LINES = 4  # furniture stands among so many lines at a page's top and bottom
_RETURNING_SHARE = 0.5  # of the pages: what returns on fewer is a table's head or a slide's title
_PAGE_NUMBER = re.compile(
    r"""\s*(?:
        (?:sida|sid\.?|s\.)\s*\d+(?:\s*(?:\(\d+\)|av\s*\d+|/\s*\d+))?
      | \d{1,3}\s*\(\s*\d{1,3}\s*\)
      | [-–]\s*\d{1,3}\s*[-–]
      | \d{1,3}
    )\s*""",
    re.VERBOSE,
)
_KINDS_OF_DOCUMENT = frozenset({"protokollsutdrag", "utdrag", "beslut", "delegationsbeslut"})  # in a letterhead
# What a page header adds to what heads the first page: "Vårnäs kommun – Kommunstyrelsen 2016-05-03 Sida 2".
_HEADER_WORDS = frozenset({"sida", "sid", "blad", "av", "forts", "sammantradesdatum", "datum", "nr"})
# What heads a list or table with its year, on each slide anew: "Mål 2018".
_TITLES = frozenset({"mal", "budget", "bokslut", "prognos", "plan", "utfall"})
_LONGEST_HEADER = 90  # characters
_FIGURES_ABREAST = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\s*[-–+]?\d[\d ,]*(?:%|[a-zåäö]{1,9}|\(\d+ %\))?\W*")
# Nothing but the names of periods and kinds of sums, which head a table's columns.
_COLUMN_HEAD = re.compile(
    rf"\W*(?:1\s)?(?:(?:tertial|kvartal|halvår|helår|utfall|budget|prognos|plan|bokslut|avvikelse|{MONTH}[a-z]*|tkr|mnkr|mkr|kkr)\b[\s\d.–|_‘'-]*)+\W*",
    re.IGNORECASE,
)
_YEARS_ABREAST = re.compile(r"\b(?:19|20)\d\d\b(?!\s?[-–/.:])\D.*(?<![-–/.\d])(?:19|20)\d\d\b(?![-–/.])")
# What a letterhead has at a page's foot and a recipient's address has not; each is counted once.
_CONTACTS = re.compile(
    r"postadress|besok(?:sadress)?\b|\btel(?:efon|ex)?\b|\btfn\b|telefax|\bfax\b|postgiro|bankgiro|plusgiro|\borg\.?\s?nr"
    r"|\be-post\b|@|\bwww\.|\bvaxel\b|\bvx\b"
)
_FEWEST_CONTACTS = 2
_PROSE = re.compile(r"(?:\b[a-zåäö]{2,}\s){3}")  # words in a row in small letters
_SIGNATURES = (
    "justerandes sign",
    "justerandens sign",
    "utdragsbestyrkande",
    "ordforandens sign",
    "justerares sign",
)


def flow(pages: Sequence[Page]) -> Joined:
    """The document's running text, which leads back to its pages.

    Page numbers and signature strips are left out, and so is what returns at the top or bottom of further pages; its
    first showing stays, since a letterhead says who writes, one at the foot after all pages' text.
    """
    page_lines = [_lines(page) for page in pages]
    returning = _returning(page_lines)
    seen: set[tuple[bool, str]] = set()
    head_words: set[str] = set()
    kept: list[SourceLine] = []
    feet: list[SourceLine] = []
    for number, lines in enumerate(page_lines, start=1):
        foot = _contact_foot(lines) if number < len(page_lines) else range(0)
        columns = _figure_columns(lines)
        edges = {index: sides for index, sides in _edges(lines).items() if index not in columns}
        top = frozenset([index for index, line in enumerate(lines) if line.text.strip()][:_EDGE_LINES])
        for index, line in enumerate(lines):
            if index in edges:
                keys = {(is_top, _key(line.text)) for is_top in edges[index]}
                if keys & returning & seen:
                    continue
                is_again = _is_furniture(line.text) or _repeats_head(line.text, head_words)
                # At the bottom a day is a signature's, though it be known.
                if is_again and not _tells_day(line.text, kept if index in top else ()):
                    continue
                seen |= keys
            (feet if index in foot else kept).append(line)
        head_words = head_words or {word for line in lines[:_HEAD_LINES] for word in _words(line.text)}
    return join([*_without_page_gaps(kept), *feet])


def _lines(page: Page) -> list[SourceLine]:
    lines = []
    start = 0
    hung = hanging(page)
    for text in page.text.split("\n"):
        lines.append(SourceLine(page.number, start, text, hung.get(start, 0)))
        start += len(text) + 1
    return lines


def _edges(lines: Sequence[SourceLine]) -> dict[int, list[bool]]:
    """The lines at a page's top and bottom, each with the edges it stands at: True is the top."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    edges: dict[int, list[bool]] = {index: [True] for index in filled[:_EDGE_LINES]}
    for index in filled[-_EDGE_LINES:]:
        edges.setdefault(index, []).append(False)
    return edges


def _contact_foot(lines: Sequence[SourceLine]) -> range:
    """Where a page's letterhead stands at its foot: what a sentence or list that goes on over the page must pass by."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()][-_EDGE_LINES:]
    contacts = {index: found for index in filled if (found := _CONTACTS.findall(fold(lines[index].text)))}
    first = min(contacts, default=len(lines))
    is_prose = any(_PROSE.search(line.text) for line in lines[first:])
    if is_prose or len({contact for found in contacts.values() for contact in found}) < _FEWEST_CONTACTS:
        return range(0)
    above = max((index for index, line in enumerate(lines[:first]) if line.text.strip()), default=-1)
    return range(above + 1, len(lines))  # with the gap over it, which parts it from what it then follows


def _figure_columns(lines: Sequence[SourceLine]) -> set[int]:
    """Where numbers stand one over the other, with what heads them, or years side by side: a table, no page number."""
    heads = {
        index
        for index, line in enumerate(lines)
        if _YEARS_ABREAST.search(line.text) or _COLUMN_HEAD.fullmatch(line.text) or _is_row(line.text)
    }
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    numbers = [index for index in filled if _FIGURE.fullmatch(lines[index].text)]
    pairs = set(pairwise(filled))
    heads |= _amid_figures(lines, filled, numbers)
    return heads | {index for pair in pairwise(numbers) if pair in pairs for index in pair}


def _amid_figures(lines: Sequence[SourceLine], filled: Sequence[int], numbers: Sequence[int]) -> set[int]:
    """Where a number stands amid a page's text as other figures do, as on slides' cards: no page's number."""
    told = [index for index in numbers if not _PAGE_NUMBER.fullmatch(lines[index].text)]
    bare = [index for index in numbers if lines[index].text.strip().isdigit() and index not in (filled[0], filled[-1])]
    return set(bare) if told or len(bare) > _FIGURES_ABREAST else set()


def _is_row(text: str) -> bool:
    """Whether figures stand side by side in cells of the line: a table's row."""
    return sum(bool(_FIGURE.fullmatch(cell)) for cell in text.split("\t")) >= _FIGURES_ABREAST


def _returning(page_lines: Sequence[Sequence[SourceLine]]) -> set[tuple[bool, str]]:
    """What returns at the same edge of pages: a body that heads the first may be a recipient at the last one's foot."""
    counts: Counter[tuple[bool, str]] = Counter()
    for lines in page_lines:
        edges = ((lines[index].text, sides) for index, sides in _edges(lines).items())
        # A § that a table of contents named before is no furniture, nor is the heading of a part of many a §.
        edges = ((text, sides) for text, sides in edges if not text.lstrip().startswith("§") and not _is_heading(text))
        counts.update({(is_top, _key(text)) for text, sides in edges for is_top in sides})
    return {key for key, count in counts.items() if count > 1 and count >= _RETURNING_SHARE * len(page_lines)}


def _is_heading(text: str) -> bool:
    folded = fold(text).strip(" :")
    return folded in HEADING_KINDS and folded not in _KINDS_OF_DOCUMENT


def _repeats_head(text: str, head_words: set[str]) -> bool:
    """Whether a line at a later page's edge says nothing but what heads the first page, with its page or date."""
    words = _words(text)
    return (
        len(text) <= _LONGEST_HEADER
        and not text.lstrip().startswith("§")
        and any(map(str.isdigit, text))
        and bool(words & head_words)
        and words <= head_words | _HEADER_WORDS
        and not words <= _TITLES
    )


def _tells_day(text: str, known: Sequence[SourceLine]) -> bool:
    """Whether the line has a day, in words or with its year, that no known line has: "Bestyrks 2007-05-03"."""
    days = (text[found.start : found.end] for found in find_dates(text) if found.year or found.rule == "day_month")
    return any(not any(day in line.text for line in known) for day in days)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _key(text: str) -> str:
    return re.sub(r"\d+|\s+", "", fold(text))


def _is_furniture(text: str) -> bool:
    folded = fold(text)
    return bool(_PAGE_NUMBER.fullmatch(folded)) or any(sign in folded for sign in _SIGNATURES)


def _without_page_gaps(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines without the empty ones at a page's end and start, so that a sentence can go on over the page."""
    kept: list[SourceLine] = []
    for line, after in zip(lines, _next_written_pages(lines), strict=True):
        before = kept[-1].page if kept else None
        if line.text.strip() or before == after:
            kept.append(line)
    return kept


def _next_written_pages(lines: Sequence[SourceLine]) -> list[int | None]:
    """For each line the page of the next one that is not empty, itself included."""
    pages: list[int | None] = []
    for line in reversed(lines):
        pages.append(line.page if line.text.strip() else (pages[-1] if pages else None))
    return pages[::-1]
