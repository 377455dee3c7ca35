"""Component `diarium_decisions`: each proposed or taken decision as it stands."""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Decision, add
from extract.pipes.sections import Line, Section
from extract.pipes.terms import BODY
from extract.record import DecisionKind

_LEAD_IN = re.compile(
    rf"(?:.*\b(?:beslutar|besluta|foreslas|foreslar|foreslas besluta|beslutat|beslutade|rekommenderas)\b.*?(?::|\batt:?|besluta|beslutar)?|{BODY})$"
)
_DECIDES = re.compile(
    rf"(?:{BODY}|[a-z]+(?:chefen|direktoren|ordforanden|rektorn?)|jag)\b.{{0,60}}?\b(?:beslutar|foreslas?|godkanner|antar|foreslar|tillstyrker|avslar|faststaller)\b"
)
_ATT = re.compile(r"att\s")
_PAST = re.compile(r"\b(?:beslutade|beslot|foreslog)\b")
_KINDS: dict[str, DecisionKind] = {"forslag": "forslag", "beslut": "beslut"}
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_PARAGRAPH = re.compile(r"§\s?\d+")


@Language.factory("diarium_decisions", requires=["doc._.sections", "doc._.type"], assigns=["doc.spans"])
def make_decisions(nlp: Language, name: str) -> "Decisions":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Decisions()


class Decisions:
    """Finds att-satser and sentences that decide, in the sections that hold decisions."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `decisions`."""
        for section in doc._.sections:
            kind = _KINDS.get(section.kind or "")
            if kind is None:
                continue
            for start, end, confidence in _items(list(_content(section))):
                add(doc, "decisions", (start, end), Decision(kind), confidence)
        return doc


def _content(section: Section) -> Iterator[Line]:
    """The section's lines up to the next §."""
    for line in section.lines:
        if _PARAGRAPH.match(line.text):
            return
        yield line


def _items(lines: Sequence[Line]) -> Iterator[tuple[int, int, float]]:
    for index, line in enumerate(lines):
        folded = line.folded[line.marker :]
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _opens_list(folded, following):
            continue
        if line.marker or _ATT.match(folded):
            yield line.content_start, line.end, 0.93
        elif _DECIDES.match(folded) and not _PAST.search(folded):
            yield from _deciding_sentences(line)


def _opens_list(folded: str, following: Line | None) -> bool:
    """Whether the line only leads in: "Kommunstyrelsen beslutar att" with the items under it."""
    if following is None or not (following.marker or _ATT.match(following.folded)):
        return False
    return bool(_LEAD_IN.fullmatch(folded)) and not folded.endswith(".") and not _ATT.match(folded)


def _deciding_sentences(line: Line) -> Iterator[tuple[int, int, float]]:
    start = 0
    for end in [*(match.start() for match in _END_OF_SENTENCE.finditer(line.text)), len(line.text)]:
        sentence = line.folded[start:end].strip()
        if _DECIDES.match(sentence):
            begin = line.start + start + len(line.text[start:end]) - len(line.text[start:end].lstrip())
            yield begin, line.start + end, 0.9
        start = end
