"""The matters of a document: the sections of each §, as they stood on paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from extract.pipes.findings import Paragraph, findings
from extract.pipes.sections import Section

_FEWEST_STACKED = 2  # headings over one another with nothing under them
_LONGEST_MARGIN = 20  # characters


def matters(doc: Doc) -> Iterator[list[Section]]:
    """The sections of each §; of a document without §§, all."""
    return _by_paragraph(_at_paragraphs(doc, _unstacked(_within_pages(doc))))


def _within_pages(doc: Doc) -> Sequence[Section]:
    """The sections; those of a presentation end with the slide that they begin on."""
    sections: Sequence[Section] = doc._.sections
    if doc._.type != "presentation":
        return sections
    starts = [*doc._.page_starts, len(doc.text)]
    ends = [
        next((end for end in starts if section.heading and end > section.heading.start), len(doc.text))
        for section in sections
    ]
    parts = []
    for section, end in zip(sections, ends, strict=True):
        own = [line for line in section.lines if line.start < end]
        parts.append(Section(section.kind, section.heading, own))
        if len(own) < len(section.lines):
            parts.append(Section(None, None, section.lines[len(own) :]))
    return parts


def _unstacked(sections: Sequence[Section]) -> list[Section]:
    """The sections; of headings that an OCR read before the texts beside them, the last heads none of those."""
    parts: list[Section] = []
    stacked = 0
    for section in sections:
        is_over_text = stacked >= _FEWEST_STACKED and section.kind is not None and section.lines
        parts.append(replace(section, kind=None, heading=None) if is_over_text else section)
        is_bare = section.kind is not None and section.kind != "paragraf" and not section.lines
        stacked = stacked + 1 if is_bare else stacked if _is_rest_of_margin(section) else 0
    return parts


def _is_rest_of_margin(section: Section) -> bool:
    """Whether the section is but the second line of a heading in the margin: "Propositions-" over "ordning"."""
    text = " ".join(line.text for line in section.lines)
    return len(section.lines) <= 1 and len(text) <= _LONGEST_MARGIN


def _at_paragraphs(doc: Doc, sections: Sequence[Section]) -> Iterator[Section]:
    """The sections, divided where the text of a § begins whose number stands elsewhere."""
    starts = _starts_elsewhere(doc)
    for section in sections:
        if section.heading and section.heading.start in starts:
            section = replace(section, kind="paragraf")
        bounds = [index for index, line in enumerate(section.lines) if line.start in starts] + [len(section.lines)]
        yield replace(section, lines=section.lines[: bounds[0]])
        for index, end in pairwise(bounds):
            yield Section("paragraf", section.lines[index], section.lines[index + 1 : end])


def _starts_elsewhere(doc: Doc) -> set[int]:
    found = ((item.span.start_char, item.value) for item in findings(doc, "paragraphs"))
    return {value.start for number, value in found if isinstance(value, Paragraph) and value.start != number}


def _by_paragraph(sections: Iterable[Section]) -> Iterator[list[Section]]:
    matter: list[Section] = []
    for section in sections:
        if section.kind == "paragraf" and matter:
            yield matter
            matter = []
        matter.append(section)
    yield matter
