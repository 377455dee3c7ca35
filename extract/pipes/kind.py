"""Component `diarium_kind`: what type of document it is."""

import re
from collections import Counter
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.header import head_cells, head_lines
from extract.pipes.sections import PARAGRAPH
from extract.pipes.terms import BODY
from extract.record import DocumentType
from normalize.unicode import fold

_RETURNING_LINES = 2  # so many short lines that return: slides, whose titles do
_SHORTEST_TITLE = 25


@dataclass(frozen=True, slots=True)
class KindRule:
    """A document whose head (its lines before the body text, folded) has a line that `pattern` begins is of `type`."""

    type: DocumentType
    pattern: str


# In order: the first that matches decides.
RULES = (
    KindRule("protokollsutdrag", r"protokollsutdrag|utdrag (?:ur|fran) (?:\w+ )?(?:sammantrades)?protokoll"),
    KindRule("protokoll", r"(?:sammantrades)?protokoll\b|(?:\S+ )+sammantradesprotokoll|protokoll fort vid"),
    KindRule("beslut", r"delegations?beslut|delegeringsbeslut|delegationsprotokoll|beslut (?:pa|enligt|fattat (?:pa|med stod av)) delegat|tjanstemannabeslut|ordforandebeslut"),
    KindRule("yttrande", r"yttrande\b|remissvar|remissyttrande|svar pa remiss"),
    KindRule("tjansteskrivelse", r"tjansteskrivelse|tjansteutlatande|missiv\b|skrivelse\b"),
    KindRule(
        "rapport",
        r"delarsrapport|delarsbokslut|arsredovisning|arsbokslut|bokslut|verksamhetsplan\b|verksamhetsberattelse|kvalitetsrapport|tertialrapport"
        r"|uppfoljningsrapport|budget \d{4}|flerarsplan|mal och budget|utvardering|rapport\b|\S+rapport\b|tidplan\b|tidsplan\b|internbudget",
    ),
)  # fmt: skip
_COMPILED = tuple((rule.type, re.compile(rule.pattern)) for rule in RULES)
_TO_BODY = re.compile(rf"till\s(?:{BODY}|ks|kf)\.?")
_DELEGATED = re.compile(r"\b(?:pa|enligt|med stod av)\s(?:\w+\s){0,3}delegat?(?:ion|ering)")


@Language.factory("diarium_kind", requires=["doc._.lines", "doc._.sections"], assigns=["doc._.type"])
def make_kind(nlp: Language, name: str) -> "KindFinder":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return KindFinder()


class KindFinder:
    """Tells the document's type."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.type`."""
        doc._.type = _type(doc)
        return doc


def _type(doc: Doc) -> DocumentType:
    named = _named(doc)
    if doc._.is_landscape or (named in (None, "rapport") and _returning_lines(doc) >= _RETURNING_LINES):
        return "presentation"
    kinds = {section.kind for section in doc._.sections}
    if named == "protokoll" and "narvarande" not in kinds and _paragraphs(doc) <= 1:
        return "protokollsutdrag"
    if named is None or named == "rapport":
        addressed = any(_TO_BODY.fullmatch(line.folded) for line in head_lines(doc._.sections))
        if addressed or "forslag" in kinds:
            return "tjansteskrivelse"
    if named is None and "beslut" in kinds and any(_DELEGATED.search(line.folded) for line in doc._.lines):
        return "beslut"
    return named or "okand"


def _named(doc: Doc) -> DocumentType | None:
    cells = [fold(cell) for line in head_lines(doc._.sections) for _, cell in head_cells(line)]
    return next(
        (type_ for type_, pattern in _COMPILED if any(pattern.match(cell.strip()) for cell in cells)),
        None,
    )


def _paragraphs(doc: Doc) -> int:
    return sum(bool(PARAGRAPH.match(line.text)) for line in doc._.lines)


def _returning_lines(doc: Doc) -> int:
    lines = Counter(line.folded[line.marker :] for line in doc._.lines if not line.text.endswith((".", ",")))
    return sum(count > 1 and len(text) >= _SHORTEST_TITLE for text, count in lines.items())
