"""Component `diarium_title`: the ärendemening.

Where a § or a meeting does not say it, every passage of the head that may be the title gets the points of the rows of
`CUES` that fit it, and the one with the most points is taken.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Text, add, findings
from extract.pipes.head import head_lines
from extract.pipes.head_rows import PROSE, YEAR, Passage, is_no_title
from extract.pipes.margin_run import margin_run
from extract.pipes.passages import paragraph_passage, passages
from extract.pipes.sections import Line, Section, heading_kind
from extract.pipes.terms import GENRE, GENRE_NOUNS
from extract.pipes.title_cues import Place, points
from normalize.unicode import fold

_FIRST_SLIDE = 12  # lines
_LONGEST_HEAD = 40  # lines
_LEAST_POINTS = -2.0
_PROSE_LINE = 150  # characters
_SENTENCE = 40  # characters
_BELOW_MARGIN = 12  # lines of a letterhead that a scan has read after the margin's headings
_NAME_WORDS = 3  # of a plan's own name, at least
_LARGER_NAME = 1.4  # times the height of the line that says what it is
_SAYS_FOR_WHAT = re.compile(r"\b(?:for|om|mot|kring)\s(?!\w*(?:namnd|styrels|forvaltning|kontor|aren?\b|\d))")
_ECHO_LETTERS, _STEM = 6, 6
_HEADER_LINES = 2
_GENRE_WORD = re.compile(rf"(?:{GENRE_NOUNS})\b")


@Language.factory(
    "diarium_title", requires=["doc._.type", "doc._.date", "doc._.sections", "doc._.lines"], assigns=["doc.spans"]
)
def make_title(nlp: Language, name: str) -> "TitleFinder":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return TitleFinder()


class TitleFinder:
    """Finds the title, where the document's type puts it."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `title`."""
        match doc._.type:
            case "protokoll":
                _add_meeting(doc)
            case "presentation":
                _add_best(doc, _first_slide(doc), 0.85)
            case "protokollsutdrag" if passage := paragraph_passage(doc):
                add(doc, "title", passage.span, Text(passage.text), 0.93)
            case _:
                _add_best(doc, _first_lines(doc), 0.9)
        return doc


def _add_meeting(doc: Doc) -> None:
    """A whole protokoll is named by its body and day."""
    organ = next(findings(doc, "organ"), None)
    if organ and doc._.date and isinstance(organ.value, Text):
        genitive = organ.value.text + ("" if organ.value.text.endswith("s") else "s")
        title = f"{genitive} sammanträdesprotokoll {doc._.date.isoformat()}"
        add(doc, "title", (organ.span.start_char, organ.span.end_char), Text(title), 0.95)


def _head(doc: Doc) -> list[Line]:
    """The head's lines; a § that was no heading's stands in the margin, and the head goes on below it."""
    sections: Sequence[Section] = doc._.sections
    return head_lines(
        [
            Section(None, section.heading, section.lines) if section.kind == "paragraf" else section
            for section in sections
        ]
    )


def _first_slide(doc: Doc) -> Sequence[Line]:
    starts = doc._.page_starts
    end = starts[1] if len(starts) > 1 else len(doc.text)
    return [line for line in doc._.lines[:_FIRST_SLIDE] if line.start < end]


def _first_lines(doc: Doc) -> Sequence[Line]:
    """The lines at the top of the first page: a scan may have read a letterhead after the headings of the text."""
    starts = doc._.page_starts
    page_end = starts[1] if len(starts) > 1 else len(doc.text)
    head = _head(doc)
    end = max(page_end, head[-1].end if head else 0)
    return [line for line in doc._.lines[:_LONGEST_HEAD] if line.start < end]


def _add_best(doc: Doc, lines: Sequence[Line], confidence: float) -> None:
    places = list(_places(doc, [passage for passage in passages(doc, lines) if not is_no_title(passage)]))
    best = max(places, key=lambda place: (points(place), -place.passage.span[0]), default=None)
    if best and points(best) >= _LEAST_POINTS:
        add(doc, "title", best.passage.span, Text(best.passage.text), confidence)


def _places(doc: Doc, candidates: Sequence[Passage]) -> list[Place]:
    if not candidates:
        return []
    tallest = max(passage.height for passage in candidates)
    head_end = _head_end(doc, candidates)
    end = max((passage.span[1] for passage in candidates if passage.span[0] <= head_end), default=head_end)
    said = _stems(fold(doc.text[end:]))
    registered = min((item.span.end_char for item in findings(doc, "diarienummer")), default=end)
    named = _named(candidates, doc)
    headers = _headers(doc, [passage for passage in candidates if passage.span[0] <= head_end])
    return [
        Place(
            passage,
            fold(passage.text),
            passage.height,
            tallest,
            max(
                (other.height for other in candidates if other is not passage and other.span[0] <= head_end),
                default=0.0,
            ),
            is_first=passage is candidates[0],
            is_last=passage.span[0] <= head_end
            and (index + 1 == len(candidates) or candidates[index + 1].span[0] > head_end),
            is_in_body=passage.span[0] > head_end,
            is_below_registration=passage.span[0] > registered,
            is_over_genre=index == named,
            is_under_name=index == named + 1 > 0,
            is_header=passage.span[0] in headers,
            ends_sentence=doc.text[passage.span[1] : passage.span[1] + 1] == ".",
            echo=_echo(fold(passage.text), said),
            above=_above(candidates, index, doc),
            type=doc._.type,
        )
        for index, passage in enumerate(candidates)
    ]


def _head_end(doc: Doc, candidates: Sequence[Passage]) -> int:
    """Where the text begins: at its first heading or prose; a matter's label begins none, nor do a margin's headings."""
    lines: Sequence[Line] = doc._.lines
    first, begin = margin_run(lines)
    head = _head(doc)
    end = head[-1].end if head else 0
    prose = next((line.start for line in lines if len(line.text) >= _PROSE_LINE and "\t" not in line.text), end)
    if 0 < begin < len(lines) and end <= lines[begin].start and prose > lines[first].start:
        below = lines[begin : begin + _BELOW_MARGIN]
        ends = (line.start - 1 for line in below if line.start >= prose or heading_kind(line)[0] or _is_sentence(line))
        return next(ends, below[-1].end)
    labelled = (passage.span[0] for passage in candidates if passage.is_labelled and passage.span[0] < prose)
    return max(min(end, prose), *labelled, 0)


def _is_sentence(line: Line) -> bool:
    return line.text.endswith(".") and len(line.text) >= _SENTENCE


def _headers(doc: Doc, head: Sequence[Passage]) -> frozenset[int]:
    """Where a report's page header begins: in its first lines, what a line of the head below says in its own words."""
    first = doc._.lines[:_HEADER_LINES]
    if doc._.type != "rapport" or not first:
        return frozenset()
    headers = [
        passage for passage in head if passage.span[0] < first[-1].end and _GENRE_WORD.search(fold(passage.text))
    ]
    return frozenset(
        header.span[0]
        for header in headers
        for other in head
        if other.span[0] > header.span[1]
        and other.height >= header.height
        and _GENRE_WORD.search(fold(other.text))
        and _says_again(fold(other.text), fold(header.text))
    )


def _says_again(folded: str, header: str) -> bool:
    words = _stems(folded)
    return bool(words) and 2 * len(words & _stems(header)) >= len(words)


def _stems(folded: str) -> set[str]:
    return {word[:_STEM] for word in folded.split() if len(word) >= _ECHO_LETTERS}


def _named(candidates: Sequence[Passage], doc: Doc) -> int:
    """Which is a plan's own name, the next what it is: "Levande öar året om" over "Program för skärgården"; -1 if none.

    In print the name is much the larger.
    """
    if doc._.type not in ("rapport", "presentation", "okand"):
        return -1
    return next((number for number, pair in enumerate(pairwise(candidates)) if _is_named(*pair, doc)), -1)


def _is_named(name: Passage, genre: Passage, doc: Doc) -> bool:
    # With its year the genre is a title itself; on slides what is said first is.
    is_whole = YEAR.search(genre.text) and genre.text[:1].isupper() and doc._.type != "presentation"
    is_whole = is_whole and not _SAYS_FOR_WHAT.search(fold(genre.text))
    says_genre = GENRE.match(fold(genre.text)) and not is_whole
    is_next = not doc.text[name.span[1] : genre.span[0]].strip(" .\n") and (genre.after_gap or name.after_gap)
    is_next = is_next and name.height >= _LARGER_NAME * genre.height
    is_free = is_next and len(name.text.split()) >= _NAME_WORDS and not name.is_beside_others
    is_name = not GENRE.match(fold(name.text)) and not name.is_labelled and not PROSE.search(name.text)
    return bool(says_genre) and is_free and (is_name or name.text.endswith("?"))


def _above(candidates: Sequence[Passage], index: int, doc: Doc) -> str:
    """The passage that nothing parts from this one, folded."""
    above, own = candidates[index - 1], candidates[index]
    return fold(above.text) if index and not doc.text[above.span[1] : own.span[0]].strip(" .\n") else ""


def _echo(folded: str, said: set[str]) -> float:
    words = [word[:_STEM] for word in re.findall(r"[a-z]+", folded) if len(word) >= _ECHO_LETTERS]
    return sum(word in said for word in words) / len(words) if words else 0.0
