"""The whole document as one running text: pages without their furniture, wrapped lines joined over page ends."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.pages import Page
from extract.pipes.terms import HEADING_KINDS
from normalize.lines import Joined, SourceLine, join
from normalize.unicode import fold

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
    first showing stays, since a letterhead says who writes.
    """
    page_lines = [_lines(page) for page in pages]
    returning = _returning(page_lines)
    seen: set[str] = set()
    kept: list[SourceLine] = []
    for lines in page_lines:
        edges = _edge_indexes(lines)
        for index, line in enumerate(lines):
            if index in edges:
                key = _key(line.text)
                if _is_furniture(line.text) or (key in returning and key in seen):
                    continue
                seen.add(key)
            kept.append(line)
    return join(_without_page_gaps(kept))


def _lines(page: Page) -> list[SourceLine]:
    lines = []
    start = 0
    for text in page.text.split("\n"):
        lines.append(SourceLine(page.number, start, text))
        start += len(text) + 1
    return lines


def _edge_indexes(lines: Sequence[SourceLine]) -> set[int]:
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    return {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}


def _returning(page_lines: Sequence[Sequence[SourceLine]]) -> set[str]:
    counts: Counter[str] = Counter()
    for lines in page_lines:
        edges = (lines[index].text for index in _edge_indexes(lines))
        # A § that a table of contents named before is no furniture, nor is the heading of a part of many a §.
        counts.update({_key(text) for text in edges if not text.lstrip().startswith("§") and not _is_heading(text)})
    return {key for key, count in counts.items() if count > 1 and count >= _RETURNING_SHARE * len(page_lines)}


def _is_heading(text: str) -> bool:
    folded = fold(text).strip(" :")
    return folded in HEADING_KINDS and folded not in _KINDS_OF_DOCUMENT


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
