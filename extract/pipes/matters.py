"""The matters of a document: the sections of each §, as they stood on paper."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from extract.pipes.deciding import ATT, LEADS_IN, PASSIVE_OR_INFINITIVE, TOLD, unstressed
from extract.pipes.decision_lists import ATTRIBUTE
from extract.pipes.findings import Finding, Paragraph, findings
from extract.pipes.ruling import LEADS_IN_CONDITIONS, rules
from extract.pipes.sections import LISTS, PARAGRAPH, Line, Section
from extract.pipes.terms import BODY
from normalize.unicode import fold

_FEWEST_STACKED = 2  # headings over one another with nothing under them
_MORE = re.compile(r"(?:[,;]|\bsamt|\boch)$")  # of an item that another follows
_LONGEST_MARGIN = 20  # characters
_PROSE = 60  # characters
_DECIDING = frozenset({"beslut", "forslag"})
_FEWEST_BESIDE = 4  # words beside a heading in the margin
_FEWEST_OF_TEXT = 2  # words
_NUMBERED = re.compile(r"^[\s.:–-]*(?:\(?[Dd]nr[.:]?\s[\w/.:-]*\d\)?)?[\s.:–-]*")
_MARGIN_HEAD = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}(?:,?\s[a-zåäö]+){0,2}(?:\s\d{1,2})?|[A-ZÅÄÖ]{4,}")
_LISTED = re.compile(r"(?:[,;·•].*){4,}|\d{3}\s\d\d\s[A-ZÅÄÖ]|@|www\.")  # names in a row, an address
# What parts a list of decisions: "I kommunstyrelsen", "Kommunfullmäktige för egen del", "Nämnden för egen del".
_SUBHEADING = re.compile(
    rf"(?:(?:forslag\s)?(?:i|till|for)\s)?(?:{BODY}|namnden|styrelsen|utskottet)(?:\s[a-z]+)?(?:\s(?:for\s(?:egen|sin)\sdel|beslutar|beslut))?\s?:?"
)


def matters(doc: Doc) -> Iterator[list[Section]]:
    """The sections of each §; of a document without §§, all."""
    sections = _unstacked(_within_pages(doc))
    return _by_paragraph(_at_paragraphs(doc, _with_conditions(_up_to_text(list(_under_subheadings(sections))))))


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
    is_empty_decision = False
    for section in sections:
        is_over_text = bool(stacked >= _FEWEST_STACKED and section.kind not in (None, *_DECIDING) and section.lines)
        # Under a bare "Beslut" the heading of a list of names is the margin's, and what stands under it is text.
        is_over_text = is_over_text or (is_empty_decision and section.kind in LISTS)
        is_empty_decision = section.kind in _DECIDING and not section.lines
        parts.append(replace(section, kind=None, heading=None) if is_over_text else section)
        is_bare = section.kind is not None and section.kind != "paragraf" and not section.lines
        stacked = stacked + 1 if is_bare else stacked if _is_rest_of_margin(section) else 0
    return parts


def _under_subheadings(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections; those whose headings part a list of decisions by bodies or matters are decisions like it."""
    kind: str | None = None  # of the list that may go on under headings
    listed: str | None = None  # of the numbered list, which goes on under any heading
    is_parted = False
    last = 0  # its last number
    is_open = False  # whether its last item says that another follows, which a page's foot may part from it
    for section in sections:
        if section.kind is not None:
            kind = section.kind if section.kind in _DECIDING else None
            is_parted = not section.lines
            listed, last = kind, max(map(_number, section.lines), default=0) if kind else 0
            yield section
        elif last and (place := _next_in_list(section.lines, last)) is not None:
            kind = listed
            yield replace(section, lines=section.lines[:place])
            yield Section(kind, None, section.lines[place:])
            last = max(map(_number, section.lines[place:]))
        elif kind and (is_parted or is_open or _names_body(section)) and _rules(section):
            is_parted = True
            yield replace(section, kind=kind)
        else:
            kind = None
            yield section
        is_open = bool(section.lines) and _MORE.search(section.lines[-1].folded) is not None


def _number(line: Line) -> int:
    """The number that begins the att-sats; 0 for none."""
    number = line.text[: line.marker].strip(" .)(")
    return int(number) if number.isdigit() and ATT.match(line.folded[line.marker :]) else 0


def _next_in_list(lines: Sequence[Line], last: int) -> int | None:
    """Where a numbered list of att-satser goes on that a heading within one of them has parted."""
    return next((index for index, line in enumerate(lines) if _number(line) == last + 1), None)


def _names_body(section: Section) -> bool:
    return section.heading is not None and _SUBHEADING.fullmatch(section.heading.folded) is not None


def _rules(section: Section) -> bool:
    """Whether what stands first under the heading rules, or is an item of a list that does."""
    first = section.lines[0] if section.lines else None
    if section.heading is None or first is None or TOLD.search(first.folded):
        return False
    folded = first.folded[first.marker :]
    return bool(ATT.match(folded) or PASSIVE_OR_INFINITIVE.match(folded)) or rules(first.content)


def _up_to_text(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections; one of names ends where prose begins, a decision where the margin names what comes next."""
    for before, section in zip([None, *sections], sections, strict=False):
        if section.kind in LISTS and before is not None and _is_title_of(before, section):
            yield replace(section, lines=[])
            yield Section(None, None, section.lines)
            continue
        is_list, decides = section.kind in LISTS, section.kind in _DECIDING
        is_beside = decides and _stands_in_margin(section)
        places = [
            place
            for place, line in enumerate(section.lines)
            if (is_list and _is_prose(line)) or (decides and (line.after_gap or is_beside) and _is_beside_heading(line))
        ]
        place = next((place for place in places if place or is_list), len(section.lines))
        yield replace(section, lines=section.lines[:place])
        if place < len(section.lines):
            yield Section(None, None, section.lines[place:])


def _is_title_of(number: Section, section: Section) -> bool:
    """Whether the heading of the section is a §'s title, right under its bare number, and what stands under it text."""
    heading = number.heading.text.strip() if number.heading and not number.lines else ""
    first = section.lines[0] if section.lines else None
    return bool(PARAGRAPH.fullmatch(heading)) and first is not None and _is_sentence(first)


def _is_sentence(line: Line) -> bool:
    is_whole = line.text[0].isupper() and line.text.endswith((".", ":")) and "\t" not in line.text
    return is_whole and len(line.text) > _PROSE and not _LISTED.search(line.text)


def _is_prose(line: Line) -> bool:
    """Whether the line is text, or heads it, rather than a name, an address or a list of them."""
    if line.after_gap and line.text[: line.marker].strip(" .)").isdigit():
        return True  # "2. Skolskjutsar": under the list of those present the matters are numbered
    return line.after_gap and _is_sentence(line)


def _stands_in_margin(section: Section) -> bool:
    """Whether the section's heading stands in a cell of its own, beside the text."""
    heading = section.heading
    return heading is not None and ("\t" in heading.text or len(heading.text) != heading.end - heading.start)


def _is_beside_heading(line: Line) -> bool:
    """Whether a heading in the margin begins the line: "Skäl ⇥ Enligt lagen …"; a margin's word within a name is none."""
    if len(line.cells) != _FEWEST_STACKED:
        return False
    (_, head), (_, text) = line.cells
    is_head = _MARGIN_HEAD.fullmatch(head) is not None and not ATT.match(fold(text))
    return is_head and not LEADS_IN.search(fold(head)) and len(text.split()) >= _FEWEST_BESIDE


def _is_rest_of_margin(section: Section) -> bool:
    """Whether the section is but the second line of a heading in the margin: "Propositions-" over "ordning"."""
    lines = [*([section.heading] if section.heading else []), *section.lines]
    return section.kind is None and sum(len(line.text) for line in lines) <= _LONGEST_MARGIN


def _with_conditions(sections: Iterable[Section]) -> list[Section]:
    """The sections, their sentences whole; conditions under a heading of their own belong to the decision above."""
    parts: list[Section] = []
    for section in sections:
        lines = _whole_sentences(section.lines)
        is_condition = section.kind is None and section.heading and LEADS_IN_CONDITIONS.match(section.heading.folded)
        if parts and parts[-1].kind in _DECIDING and is_condition and section.heading:
            parts[-1] = replace(parts[-1], lines=[*parts[-1].lines, section.heading, *lines])
        else:
            parts.append(replace(section, lines=lines))
    return parts


def _whole_sentences(lines: Sequence[Line]) -> list[Line]:
    """The lines; one whose "att" goes on with running text is joined to it: "anser att den dyrare är ⏎ att föredra"."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        if above and ATT.match(line.folded) and _is_open_prose(above) and not line.after_gap and not line.marker:
            gap = " " * (line.start - above.end)
            text = f"{above.text}{gap}{line.text}"
            whole[-1] = replace(above, end=line.end, text=text, folded=fold(text))
        else:
            whole.append(line)
    return whole


def _is_open_prose(line: Line) -> bool:
    """Whether the line ends within a sentence that leads in nothing."""
    is_item = bool(line.marker or ATT.match(line.folded))
    is_prose = len(line.text) > _PROSE and "\t" not in line.text and line.text[-1].isalpha()
    return is_prose and not is_item and not LEADS_IN.search(unstressed(line.folded))


def _at_paragraphs(doc: Doc, sections: Sequence[Section]) -> Iterator[Section]:
    """The sections, divided where the text of a § begins whose number stands elsewhere."""
    starts = {item.value.start: item for item in findings(doc, "paragraphs") if isinstance(item.value, Paragraph)}
    for section in sections:
        heads = [section.heading] if section.heading and section.heading.start in starts else []
        bounds = [index for index, line in enumerate(section.lines) if line.start in starts] + [len(section.lines)]
        lines = section.lines[: bounds[0]]
        if heads:
            lines = _with_text_beside(heads[0], starts[heads[0].start], lines)
        yield replace(section, kind="paragraf" if heads else section.kind, lines=lines)
        for index, end in pairwise(bounds):
            head = section.lines[index]
            lines = _with_text_beside(head, starts[head.start], section.lines[index + 1 : end])
            yield Section("paragraf", head, lines)


def _with_text_beside(heading: Line, found: Finding, lines: list[Line]) -> list[Line]:
    """The lines of a §, first the text that stands on its heading's line behind the number, title and diarienummer."""
    title = found.value.title if isinstance(found.value, Paragraph) else None
    after = title[1] if title else found.span.end_char
    cell = max(heading.text[max(after - heading.start, 0) :].split("\t"), key=len)
    text = _NUMBERED.sub("", cell, count=1)
    rest = lines[0] if lines else None
    goes_on = rest is not None and not (rest.after_gap or rest.marker or rest.text[0].isupper())
    goes_on = goes_on and rest is not None and (not ATT.match(rest.folded) or bool(ATTRIBUTE.match(rest.folded)))
    is_begun = not title or goes_on
    is_text = len(text.split()) >= _FEWEST_OF_TEXT and text[0].isupper() and (text[-1] in ".:," or is_begun)
    if not is_text or after > heading.end:
        return lines
    start = heading.start + heading.text.index(cell, max(after - heading.start, 0)) + len(cell) - len(text)
    first = Line(start, start + len(text), text, fold(text), after_gap=heading.after_gap, marker=0)
    if goes_on and rest and "\t" not in rest.text:
        whole = text + " " * (rest.start - first.end) + rest.text
        return [replace(first, end=rest.end, text=whole, folded=fold(whole)), *lines[1:]]
    return [first, *lines]


def _by_paragraph(sections: Iterable[Section]) -> Iterator[list[Section]]:
    matter: list[Section] = []
    for section in sections:
        if section.kind == "paragraf" and matter:
            yield matter
            matter = []
        matter.append(section)
    yield matter
