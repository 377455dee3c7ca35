"""Where in a document's text the fields stand that were found right, found wrong, or missed."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.record import Evidence, Page
from gold.evaluate import Result
from gold.score import FieldScore, Item

Verdict = Literal["wrong", "missed", "partly", "right"]

SEVERITY: tuple[Verdict, ...] = ("wrong", "missed", "partly", "right")  # of marks that overlap, the first one shows

# Fields that score the same items again and ask for more.
_STRICTER = {
    "goals": ("goals with year",),
    "sums": ("sums with year", "sums with kind"),
    "handlaggare": ("handlaggare with title",),
    "decisions": ("paragraphs' decisions",),
    "paragraphs": ("paragraphs in full",),
}
_VARIANTS = {variant for variants in _STRICTER.values() for variant in variants}


@dataclass(frozen=True, slots=True)
class Finding:
    """An item of a field as it was judged; `partly` is an item that is right but for its year, kind, title or place."""

    field: str
    verdict: Verdict
    shown: str
    expected: str | None = None  # what the label says, where it is not what was found
    printed: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding at its place in a page's text."""

    start: int
    end: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `opening` are those that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The gravest verdict of its marks."""
        verdicts = {mark.finding.verdict for mark in self.marks}
        return next((verdict for verdict in SEVERITY if verdict in verdicts), None)


def judged(result: Result) -> list[Finding]:
    """Every item found or missed, each once, by field."""
    return [
        finding
        for field, score in result.fields.items()
        if field not in _VARIANTS
        for finding in _judged(
            field, score, [result.fields[name] for name in _STRICTER.get(field, ()) if name in result.fields]
        )
    ]


def _judged(field: str, score: FieldScore, stricter: Sequence[FieldScore]) -> Iterator[Finding]:
    # The fields of a record share its evidence objects, so an item is known by its evidence.
    faulty = {id(item.evidence) for variant in stricter for item in variant.wrong}
    for item, expected in score.right:
        if id(item.evidence) in faulty:
            yield _finding(field, "partly", item, expected.shown)
        else:
            yield _finding(field, "right", item)
    yield from (_finding(field, "wrong", item) for item in score.wrong)
    yield from (_finding(field, "missed", item) for item in score.missed)


def _finding(field: str, verdict: Verdict, item: Item, expected: str | None = None) -> Finding:
    return Finding(field, verdict, item.shown, expected, item.printed, item.evidence)


def marks(findings: Iterable[Finding], pages: Sequence[Page]) -> dict[int, list[Mark]]:
    """The marks of each page by its number, in order; a missed item is marked where its text stands, if it does."""
    placed: dict[int, list[Mark]] = {page.number: [] for page in pages}
    missed = []
    for finding in findings:
        if finding.evidence:
            placed[finding.evidence.page].append(Mark(finding.evidence.start, finding.evidence.end, finding))
        elif finding.verdict == "missed" and finding.printed:
            missed.append(finding)
    for finding in missed:
        for page, mark in _places(finding, pages):
            if not any(_clash(mark, other) for other in placed[page]):
                placed[page].append(mark)
                break
    return {page: sorted(found, key=lambda mark: (mark.start, -mark.end)) for page, found in placed.items()}


def _places(finding: Finding, pages: Sequence[Page]) -> Iterator[tuple[int, Mark]]:
    pattern = re.compile(r"\s+".join(map(re.escape, (finding.printed or "").split())), re.IGNORECASE)
    for page in pages:
        yield from ((page.number, Mark(*found.span(), finding)) for found in pattern.finditer(page.text))


def _clash(one: Mark, other: Mark) -> bool:
    return one.finding.field == other.finding.field and one.start < other.end and one.end > other.start


def segments(text: str, found: Sequence[Mark]) -> list[Segment]:
    """The text in stretches, each with the marks that lie over it."""
    edges = sorted({0, len(text), *(edge for mark in found for edge in (mark.start, mark.end))})
    return [
        Segment(
            text=text[start:end],
            marks=tuple(mark for mark in found if mark.start <= start and mark.end >= end),
            opening=tuple(mark for mark in found if mark.start == start and mark.end >= end),
        )
        for start, end in itertools.pairwise(edges)
    ]
