"""The body that a document is put to, or that decides: the one with the most points of the places where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from extract.pipes.head import divided_names, head_cells, stamped_cells
from extract.pipes.organ_names import BodyNames, is_short_for
from extract.pipes.organ_rules import LABEL, RULES, STATEMENTS, OrganRule, Where
from extract.pipes.sections import Line
from extract.pipes.sender import Sender
from extract.pipes.terms import BODIES, BODY
from extract.record import DocumentType
from normalize.unicode import fold

_TOP_CELLS, _OPENING_LINES = 4, 12
_LOWER = 0.5  # of the points for what stands below those lines
_COMPILED = tuple((rule, re.compile(rule.pattern)) for rule in RULES)
_LABEL = re.compile(LABEL)
_BODY = re.compile(BODY)
_TO = re.compile(r"(?:(?:stalld|stallt|riktad)\s)?(?:till|mottagare|adressat)\s?:?")  # no table is so headed
_WHOLE_CELL = ("cell", "addressee", "top")
_LATER = 0.7  # of a row's points, for each body that it has found before
_REGISTERED_POINTS = 1.5
_ITS_SENDER_POINTS = 5.5
_OWN_BODY = re.compile(
    r"^(?:ab|stiftelsen)\s|\s(?:ab|aktiebolag|hb|ekonomisk forening)$"
)  # which decides what it writes
_LONGEST_ADDRESS = 3  # lines under the name
_POSTCODE = re.compile(r"(?:s-|se-)?\d{3}\s?\d{2}\s[a-z]{2,}")
_MUNICIPALITY = re.compile(r"\b(?:kommun|stad|landsting)\b")
_SHORT_HEAD_LINE = 120  # characters; a longer one is prose

Addressed = Literal["", "to", "other"]


@dataclass(frozen=True, slots=True)
class Organ:
    """The passage (start, end) that names the body, its name in full, and how sure the place makes us."""

    span: tuple[int, int]
    name: str
    confidence: float


def find_organ(doc: Doc, head: Sequence[Line], numbers: Sequence[tuple[int, int]], by: Sender | None) -> Organ | None:
    """The body; None where the document names none. `numbers`: where its diary numbers stand; `by`: who sends it."""
    stamped = stamped_cells(head)
    divided = dict(divided_names(head, doc._.printed))
    cells = [
        (start, fold(divided.get(start, doc.text[start : start + len(cell)])), whose)
        for start, cell, whose in _cells(head)
    ]
    cells.sort(key=lambda cell: cell[0] in stamped)
    text = BodyNames(doc, tuple(divided.values()))
    lower = head[_OPENING_LINES].start if len(head) > _OPENING_LINES else len(text.folded)
    points: defaultdict[str, float] = defaultdict(float)
    found: dict[str, Organ] = {}
    for rule, pattern in _COMPILED:
        if (rule.types and doc._.type not in rule.types) or doc._.type in rule.but:
            continue
        names: list[str] = []
        for span in _places(rule, pattern, _texts(rule.where, cells, head, text), doc._.type):
            passage, whole = doc.text[slice(*span)], divided.get(span[0], "")
            name = text.name(whole if len(whole) == len(passage) or _is_of(passage, whole) else passage)
            if name not in names:
                names.append(name)
                share = _LOWER if rule.where != "text" and span[0] >= lower else 1
                points[name] += rule.points * share * _LATER ** (len(names) - 1)
                if name not in found or found[name].confidence < rule.confidence:
                    found[name] = Organ(span, name, rule.confidence)
    registered = _registered(doc, numbers)
    if registered:
        points[registered.name] += _REGISTERED_POINTS
        found.setdefault(registered.name, registered)
    if by and doc._.type != "tjansteskrivelse" and _OWN_BODY.search(by.folded):
        points[by.name] += _ITS_SENDER_POINTS
        found.setdefault(by.name, Organ((by.start, by.end), by.name, 0.85))
    return found[_best(points)] if points else None


def _is_of(passage: str, whole: str) -> bool:
    """Whether the passage is the first line of the body's name: "Kommunstyrelsen" of "Kommunstyrelsens arbetsutskott"."""
    return whole.startswith(passage) and _BODY.fullmatch(fold(whole)) is not None


def _best(points: Mapping[str, float]) -> str:
    """The name with the most points, those of the shorter names that mean the same body among them, in its full form."""
    total = dict(points)
    for name in points:
        total[name] += sum(
            points[short] for short in points if short != name and is_short_for(short, name, points[name])
        )
    return max(total, key=lambda name: total[name])


def _places(
    rule: OrganRule, pattern: re.Pattern[str], texts: Iterator[tuple[int, str, Addressed]], kind: DocumentType
) -> Iterator[tuple[int, int]]:
    """Where the row's bodies stand, (start, end) in the running text."""
    for offset, folded, addressed in texts:
        if (addressed and kind in STATEMENTS) or (rule.hint and not re.search(rule.hint, folded)):
            continue
        whole = pattern.fullmatch(folded) if rule.where in _WHOLE_CELL else None
        for match in [whole] if whole else [] if rule.where in _WHOLE_CELL else pattern.finditer(folded):
            group = next(index for index, text in enumerate(match.groups(), 1) if text)
            yield offset + match.start(group), offset + match.end(group)


def _cells(head: Sequence[Line]) -> Iterator[tuple[int, str, Addressed]]:
    """The head's cells: offset, folded text, and what says that it is an addressee: "Till" above or before it, another label, an address under it."""
    above: list[tuple[int, str]] = []
    addressed = _over_postcode(head)
    for line in head:
        cells = head_cells(line)
        before = ""
        for column, (offset, cell) in enumerate(cells):
            folded = fold(cell)
            label = before or (above[column][1] if column < len(above) else "")
            is_labelled = _LABEL.fullmatch(fold(label)) or offset in addressed
            yield offset, folded, "to" if _TO.fullmatch(fold(label)) else "other" if is_labelled else ""
            before = folded if _LABEL.fullmatch(folded) else ""
        above = cells


def _over_postcode(head: Sequence[Line]) -> frozenset[int]:
    """Where the cells begin that an address stands under, unless they are under the municipality's name in its letterhead."""
    places: set[int] = set()
    for index, line in enumerate(head):
        under = head[index + 1 : index + 1 + _LONGEST_ADDRESS]
        for column, (offset, _) in enumerate(line.cells):
            is_own = index > 0 and not line.after_gap and _MUNICIPALITY.search(head[index - 1].folded)
            beside = (fold(below.cells[column][1]) for below in under if column < len(below.cells))
            if not is_own and index and any(_POSTCODE.match(text) for text in beside):
                places.add(offset)
    return frozenset(places)


def _texts(
    where: Where, cells: Sequence[tuple[int, str, Addressed]], head: Sequence[Line], text: BodyNames
) -> Iterator[tuple[int, str, Addressed]]:
    match where:
        case "cell":
            yield from cells
        case "addressee":
            yield from (cell for cell in cells if cell[2] == "to")
        case "top":
            yield from cells[:_TOP_CELLS]
        case "line" | "opening":
            lines = head if where == "line" else head[:_OPENING_LINES]
            short = (line for line in lines if len(line.text) <= _SHORT_HEAD_LINE)
            yield from ((line.start, line.folded.replace("\t", " "), "") for line in short)
        case "pair":
            for line, below in pairwise(head):
                yield line.start, text.folded[line.start : below.end].replace("\t", " "), ""
        case "text":
            yield from ((start, text.folded[start:end], "") for start, end in text.passages)


def _registered(doc: Doc, numbers: Sequence[tuple[int, int]]) -> Organ | None:
    """The body whose diary the document's number is of."""
    for span in numbers:
        letters = "".join(char for char in doc.text[slice(*span)] if char.isalpha()).upper()
        if letters in BODIES:
            return Organ(span, BODIES[letters], 0.75)
    return None
