"""Text beside a heading in the margin, whose sentence goes on on the next line, put together with it.

Yrkande     Rune Al (c) yrkar att anslaget höjs med 15.000
            kronor utöver förslaget.
"""

from collections.abc import Collection, Sequence

from extract.pipes.sections import Line
from normalize.lines import ends_sentence
from normalize.unicode import fold

_HEADING_WORDS = 4  # in the margin, at most
_TEXT_WORDS = 5  # beside it, at least


def whole_sentences(lines: Sequence[Line], taken: Collection[int]) -> list[Line | None]:
    """For each line the one whose sentences it holds: with what goes on below, None where it goes on itself.

    Lines `taken` by tables stay as they are.
    """
    told: list[Line | None] = list(lines)
    for index in range(len(lines) - 1):
        line, below = lines[index], lines[index + 1]
        if index not in taken and index + 1 not in taken and _goes_on(line, below):
            told[index], told[index + 1] = _together(line, below), None
    return told


def _goes_on(line: Line, below: Line) -> bool:
    if "\t" not in line.text or below.after_gap or "\t" in below.text or not below.text[0].islower():
        return False
    heading, _, text = line.text.partition("\t")
    is_text = "\t" not in text and len(text.split()) >= _TEXT_WORDS and len(heading.split()) <= _HEADING_WORDS
    return is_text and not below.marker and not ends_sentence(text)


def _together(line: Line, below: Line) -> Line:
    """The cell beside the margin and the line below, each character at its place."""
    start = line.start + line.text.index("\t") + 1
    text = line.text[start - line.start :].ljust(below.start - start) + below.text
    return Line(start, below.end, text, fold(text), line.after_gap, marker=0)
