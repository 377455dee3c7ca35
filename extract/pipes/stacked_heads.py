"""§§ whose numbers an OCR read before their texts, as the margin that they stand in: where the text of each begins.

`§ 31 | § 32 Dnr 44/91 | § 33` over one another, then all three texts: each begins with a line that looks like a title.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extract.pipes.deciding import LEADS_IN
from extract.pipes.sections import SIGNING, Line, heading_kind, is_heading
from extract.pipes.terms import NAME, TITLE

_FEWEST = 2  # heads one over the other
_REGISTERED = re.compile(r"\b(?:dnr|diarie(?:nr|nummer)|arendenr)\b")
# A number on a line of its own: "Dnr 44/91", "VN 5/85", "1991/0044-805".
NUMBER_LINE = re.compile(
    r"\W*(?:(?:dnr|diarie(?:nr|nummer)|arendenr)\b.*|(?:[a-zåäö]{1,5}\s)?\d+[/.:-]\d+[\d /.:-]*)", re.IGNORECASE
)
_DNR_TAIL = re.compile(r"[\s(,]*\b(?:[Dd]nr|DNR|[Dd]iarie(?:nr|nummer))\b.*$")
SHORT_END = re.compile(r"\s(?:m\.?\s?m|m\.?\s?fl|etc)\.$")
_NAMED = re.compile(rf"(?:\S+\s)?{NAME}(?:\s\([A-Za-z]+\))?")
_FOLLOWS_TITLE = re.compile(r"(?:\S+\s){4,}")  # words enough for a sentence
_LONGEST_ROW = 90  # characters; what is longer is text
_PARTY = re.compile(r"\((?:[a-zåäö]{1,4})\)", re.IGNORECASE)
_FIGURES = re.compile(r"(?:\D*\d){2,}\D{0,3}$")  # a table's row ends in figures


@dataclass(frozen=True, slots=True)
class Head:
    """A line that a § begins: its place among the lines, its number, and where that begins and ends in the line."""

    index: int
    number: int
    after: int
    is_misread: bool
    start: int = 0


def beginnings(lines: Sequence[Line], heads: Sequence[Head]) -> dict[int, int]:
    """Index of a stacked head's line -> index of the line that the text of its § begins with."""
    found: dict[int, int] = {}
    for stack, end in _stacks(lines, heads):
        bare = [head for head in stack if _is_bare(lines[head.index], head.after)]
        titles = _titles(lines[stack[-1].index + 1 : end], len(bare))
        if len(titles) == len(bare):
            found |= {head.index: stack[-1].index + 1 + title for head, title in zip(bare, titles, strict=True)}
    return found


def _stacks(lines: Sequence[Line], heads: Sequence[Head]) -> Iterator[tuple[list[Head], int]]:
    """The heads that stand one over the other, a bare one among them, and where the lines end that may be theirs."""
    stack: list[Head] = []
    for head, following in zip_longest(heads, heads[1:]):
        end = following.index if following else len(lines)
        stack.append(head)
        is_over_another = end < len(lines) and all(
            NUMBER_LINE.fullmatch(line.text) for line in lines[head.index + 1 : end]
        )
        if is_over_another:
            continue
        if len(stack) >= _FEWEST and any(_is_bare(lines[one.index], one.after) for one in stack[:-1]):
            yield stack, end
        stack = []


def _is_bare(line: Line, after: int) -> bool:
    return not any(map(str.isalpha, _DNR_TAIL.sub("", line.text[after:])))


def _titles(lines: Sequence[Line], count: int) -> list[int]:
    """Of the lines the so many likeliest titles, in order; fewer when there are not so many."""
    scores = {index: score for index in range(len(lines)) if (score := _likeness(lines, index)) is not None}
    return sorted(sorted(scores, key=lambda index: (-scores[index], index))[:count])


def _likeness(lines: Sequence[Line], index: int) -> float | None:
    """How much the line looks like a §'s title: higher is likelier; None when it is none."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    if sum(other.text == line.text for other in lines) > 1:
        return None  # of a page's head or foot
    title = SHORT_END.sub("", _DNR_TAIL.sub("", line.text))
    if _REGISTERED.search(line.folded):
        title = title.rstrip(" .")
    plain = Line(line.start, line.start + len(title), title, line.folded[: len(title)], line.after_gap or not index, 0)
    if not title or following is None or line.marker or not is_heading(plain, following):
        return None
    if heading_kind(line)[0] or LEADS_IN.search(line.folded) or SIGNING.match(line.folded):
        return None
    score = 0.0
    if _REGISTERED.search(line.folded) or NUMBER_LINE.fullmatch(following.text):
        score += 2
    if _FOLLOWS_TITLE.match(following.text) and not _FIGURES.search(following.text):
        score += 1
    if not index or _ends_matter(lines[index - 1]):
        score += 0.5
    is_row = _FIGURES.search(following.text) and len(following.text) < _LONGEST_ROW
    if _FIGURES.search(title) or is_row:
        score -= 1  # a table's head
    if _NAMED.fullmatch(title) or _PARTY.search(title) or TITLE.match(line.folded):
        score -= 2  # of the list of those present
    return score


def _ends_matter(line: Line) -> bool:
    """Whether a §'s text may end so: a sentence, or those whom it is sent to."""
    return line.text.endswith(".") or ":" in line.text
