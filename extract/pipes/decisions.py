"""Component `diarium_decisions`: each proposed or taken decision as it stands."""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.findings import Decision, add
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, UNIT
from extract.record import DecisionKind
from normalize.unicode import fold

# Who decides or proposes, and the verb that says so, folded.
_SUBJECT = rf"(?:{BODY}|{UNIT}|pks|ks|kf|ksau|namnden|styrelsen|utskottet|radet|kontoret|forvaltningen|kommunen|jag|[a-z]+(?:chefen|direktoren|ordforanden)|rektorn?)"
_VERBS = (
    "beslutar|foreslar|foreslas|godkanner|antar|tillstyrker|avstyrker|avslar|faststaller|uppdrar|utser|lagger|beviljar|upphaver|avger"
    "|noterar|bifaller|medger|overlamnar|forordnar|staller sig bakom|anser|forelagger|overlater|hemstaller|rekommenderar|remitterar"
    "|aterremitterar|bordlagger|beslot|beslutade"
)
_PLACE = r"(?:\s(?:for egen del|dessutom|darutover|ocksa|vidare|darmed|i [a-z ]{3,30}))?"
_DECIDES = re.compile(rf"{_SUBJECT}{_PLACE}\s(?:{_VERBS})\b")
_TOLD = re.compile(r"(?:beslot|beslutade)\b")
_PROPOSES = re.compile(
    rf"\b(?:foreslar?|foreslas|foresla|hemstall(?:er|a)|rekommenderar)\s(?:\S+\s){{0,2}}?(?:{BODY}|kommunstyrelsen|att)|\bhos kommunstyrelsen\b"
)
_LEAD_IN = re.compile(
    r".*\b(?:beslutar|besluta|foreslas|foreslar|beslutat|beslutade|beslot|rekommenderas|hemstaller)\b[^.]{0,40}?(?::|\batt:?)?"
)
_ATT = re.compile(r"att\s")
_KINDS: dict[str, DecisionKind] = {"forslag": "forslag", "beslut": "beslut"}
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
# Sections whose text may decide without a heading that says so, by type of document.
_MINUTES = frozenset({"protokoll", "protokollsutdrag"})
_OPEN_SECTIONS = frozenset({None, "paragraf", "bakgrund"})


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
            if kind:
                for start, end, confidence in _items(section.lines):
                    _add(doc, (start, end), kind, confidence)
            elif section.kind in _OPEN_SECTIONS and (doc._.type in _MINUTES or doc._.type == "yttrande"):
                for line in section.lines:
                    if _DECIDES.match(line.folded) and not (_TOLD.search(line.folded) and section.kind == "bakgrund"):
                        for start, end, confidence in _deciding_sentences(line):
                            _add(doc, (start, end), "beslut", confidence - 0.1)
        return doc


def _add(doc: Doc, span: tuple[int, int], kind: DecisionKind, confidence: float) -> None:
    """What is put to another body is a proposal, also among one's own decisions."""
    proposes = _PROPOSES.search(fold(doc.text[slice(*span)])[:120])
    add(doc, "decisions", span, Decision("forslag" if proposes else kind), confidence)


def _items(lines: Sequence[Line]) -> Iterator[tuple[int, int, float]]:
    for index, line in enumerate(lines):
        folded = line.folded[line.marker :]
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _opens_list(folded, following):
            continue
        if line.marker or _ATT.match(folded):
            yield line.content_start, line.end, 0.93
        elif _DECIDES.match(folded):
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
