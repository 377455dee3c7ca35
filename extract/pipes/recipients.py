"""Component `diarium_recipients`: those to whom the decision or document is sent."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Text, add
from extract.pipes.head import head_cells, head_lines
from extract.pipes.sections import Line, Section
from extract.pipes.terms import NAME, TITLE
from normalize.unicode import fold

_LONGEST = 90  # a longer line is no recipient but the text that follows the list
_PARTS = re.compile(r"[,;]\s+(?![^()]*\))")
_NAME = re.compile(NAME)
_TO = re.compile(r"[Tt]ill\s+")
_AUTHORITY = re.compile(
    r"(?:[a-z]*departementet|lansstyrelsen|[a-z]*ratten|[a-z]+verket|[a-z]*myndigheten|[a-z]*inspektionen|[a-z]*styrelsen|riksdagens [a-z]+"
    r"|regeringskansliet|kommunstyrelsen)(?:\s(?:i|for)\s[a-z ]+)?(?:\s[a-z]+s lan)?"
)
_HEAD_CELL = re.compile(r"\d{4}-\d\d-\d\d|\d+\s?\(\d+\)|\d{1,3}|[Bb]lad.*|[Ss]ida.*")
_NO_RECIPIENT = re.compile(r"§|^\d+$|\bsida\b|sign\w*$|^_+$|^handlaggare|[a-z]\.\s[a-z]")


@Language.factory("diarium_recipients", requires=["doc._.sections", "doc._.type"], assigns=["doc.spans"])
def make_recipients(nlp: Language, name: str) -> "Recipients":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Recipients()


class Recipients:
    """Finds recipients in the sections that list them."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `recipients`, each once."""
        seen: set[str] = set()
        listed = [item for section in doc._.sections if section.kind == "recipients" for item in _listed(section)]
        asked = list(_who_asked(head_lines(doc._.sections))) if doc._.type == "yttrande" else []
        for start, text in [*asked, *listed]:
            if text.lower() not in seen:
                seen.add(text.lower())
                add(doc, "recipients", (start, start + len(text)), Text(text), 0.92)
        return doc


def _who_asked(head: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The authority that a yttrande is addressed to, in its head."""
    for line in head:
        for start, cell in head_cells(line):
            label = _TO.match(cell)
            name = cell[label.end() :] if label else cell
            if _AUTHORITY.fullmatch(fold(name)):
                yield start + len(cell) - len(name), name
                return


def _listed(section: Section) -> Iterator[tuple[int, str]]:
    # A scan's text may have a gap after every line; then a gap does not end the list.
    has_gaps = len(section.lines) > 1 and section.lines[1].after_gap
    for line, following in zip_longest(section.lines, section.lines[1:]):
        is_apart = line.after_gap and line is not section.lines[0] and (not has_gaps or _is_signature(line, following))
        if len(line.text) > _LONGEST or _NO_RECIPIENT.search(line.folded) or is_apart or _is_letterhead(line):
            return
        if "\t" in line.text:
            yield from ((start, cell.strip(" .,;")) for start, cell in line.cells if cell.strip(" .,;"))
        else:
            yield from _parts(line)


def _is_signature(line: Line, following: Line | None) -> bool:
    """Whether the line signs the document: a unit in capitals, or names with titles under them."""
    signs = following is not None and not following.after_gap and bool(TITLE.search(following.folded))
    return line.text.isupper() or signs or bool(TITLE.search(line.folded) and _NAME.match(line.text))


def _is_letterhead(line: Line) -> bool:
    """Whether the line is a page's head that returned: a date or page number stands in a cell of its own."""
    return any(_HEAD_CELL.fullmatch(cell) for _, cell in line.cells[1:])


def _parts(line: Line) -> Iterator[tuple[int, str]]:
    offset = line.content_start
    for part in _split(line.content):
        text = part.strip(" .,;")
        if text:
            yield offset + part.index(text), text
        offset += len(part)


def _split(text: str) -> list[str]:
    """The parts of an enumeration on one line, their separators kept so that offsets stay."""
    ends = [match.end() for match in _PARTS.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
