"""Component `diarium_decisions`: each proposed or taken decision as it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.deciding import (
    ATT,
    COMMITTEE_ACTS,
    DECIDED_SENTENCE,
    LEADS_IN,
    NO_DECISION,
    NOTIFIES,
    OFFICE_PROPOSES,
    PASSIVE_OR_INFINITIVE,
    PROPOSES,
    SPEAKS_TO_READER,
    STATED,
    TOLD,
    sentences,
)
from extract.pipes.decision_parts import coordinated, rows_apart
from extract.pipes.findings import Decision, add
from extract.pipes.matters import matters
from extract.pipes.sections import Line, Section
from extract.record import DecisionKind
from normalize.unicode import fold

_KINDS: dict[str, DecisionKind] = {"forslag": "forslag", "beslut": "beslut"}
_LETTERS = frozenset({"yttrande", "beslut", "okand"})
_OPENS_LIST = re.compile(r"\b(?:att|[a-z]+ar|beslot|beslutade)\s?:?$")  # a heading that is a sentence's beginning
_DECIDING = frozenset({"beslut", "protokoll", "protokollsutdrag"})
_MINUTES = frozenset({"protokoll", "protokollsutdrag"})
# Sections whose text may decide without a heading that says so; what is asked for, voted on and noted never does.
_OPEN_SECTIONS = frozenset({None, "paragraf", "bakgrund", "ekonomi"})
_CLOSED_SECTIONS = frozenset(
    {"yrkanden", "beslutsgang", "reservation", "narvarande", "justering", "recipients", "handlaggare"}
)
# What a scan made of a bullet or number: "2 _ att", "~ att".
_BULLET = re.compile(r"(?:\d{1,2}|[a-z])?[^\w\s]?[\W_]{0,4}(?=att\s|dels\s)")
# "… beslutar att 1. anta planen 2. uppdra åt …": numbers that begin items within a line.
_INLINE_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s(?=[a-zåäöA-ZÅÄÖ])")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_UNFINISHED = re.compile(r"[^.!?:;]$")
_SAME_ATT = re.compile(r"\batt\b.*[^,;]\soch$")  # "anta att lokalerna skall kunna nås och ⏎ att andelen skall vara"
# "att uppdra åt fastighetschefen ⏎ att infordra anbud": who is asked to do what the next line says.
_ASKED = re.compile(
    r"\b(?:(?:uppdra(?:ga|r|s|ges)?|hemstalla)\s(?:at|hos)\s[^,;]*|(?:bemyndiga|anmoda|uppmana|befullmaktiga)\s[^,;]*|\bi uppdrag)(?<!\batt)$"
)
_MORE = re.compile(r"(?:,|\bsamt|\boch|\bdels)$")  # ends an item under which another stands
_PAGE_HEAD = 3  # lines
_ATTS = re.compile(r"\batt\b")
_TRANSITIVE = re.compile(
    r"\b(?:till|om|pa|for|av|med|genom|efter|anser|menar|innebar|framgar|visar|anfor|sager|konstaterar)$"
)
_SENTENCE = re.compile(r"[A-ZÅÄÖ]\S+(?:\s\S+){3,}\.")
_PROSE = 60  # characters; an "att" that begins the next line goes on with an unfinished line so long
_ENDS_IN_VERB = re.compile(r"\b(?:besluta|beslutar|hemstaller|hemstalla|foresla|foreslar)(?:\satt)?\s?:?$")
_TWO = 2  # cells; a row of more is a table's
_WORDS_OF_LEAD_IN = 24  # a longer line before a list is text


@dataclass(frozen=True, slots=True)
class _Item:
    """A passage that decides or proposes."""

    start: int
    end: int
    confidence: float


@Language.factory("diarium_decisions", requires=["doc._.sections", "doc._.type"], assigns=["doc.spans"])
def make_decisions(nlp: Language, name: str) -> "Decisions":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Decisions()


class Decisions:
    """Finds att-satser and sentences that decide, in the sections that hold decisions."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `decisions`."""
        for matter in matters(doc):
            has_own = any(section.kind in _KINDS and any(_items(section.lines)) for section in matter)
            for before, section in zip([None, *matter], matter, strict=False):
                if kind := _kind(section, before):
                    is_whole = (
                        kind == "beslut"
                        and doc._.type in _DECIDING
                        and not _OPENS_LIST.search(section.heading.folded if section.heading else "")
                    )
                    for item in _items(section.lines, any_verb=is_whole):
                        _add(doc, item, kind)
                elif section.kind not in _CLOSED_SECTIONS:
                    _add_listed(doc, section)
                    if not has_own and section.kind in _OPEN_SECTIONS:
                        _add_told(doc, section)
        if doc._.type in _LETTERS and not doc.spans.get("decisions") and SPEAKS_TO_READER.search(doc.text):
            _add_notified(doc)
        return doc


def _kind(section: Section, before: Section | None) -> DecisionKind | None:
    """What the section's items are; a lead-in right under "Förslag till beslut" leads in proposals."""
    kind = _KINDS.get(section.kind or "")
    if kind == "beslut" and _is_lead_in(section) and before is not None and before.kind == "forslag":
        return "forslag"
    return kind


def _is_lead_in(section: Section) -> bool:
    return section.heading is not None and bool(LEADS_IN.search(section.heading.folded))


def _add(doc: Doc, item: _Item, kind: DecisionKind) -> None:
    """What is put to another body is a proposal, also among one's own decisions."""
    proposes = PROPOSES.search(fold(doc.text[item.start : item.end])[:120])
    add(doc, "decisions", (item.start, item.end), Decision("forslag" if proposes else kind), item.confidence)


def _add_listed(doc: Doc, section: Section) -> None:
    """Att-satser under a lead-in that stands in running text: "Kontoret får hemställa"."""
    lines = [*([section.heading] if section.heading else []), *section.lines]
    for index, line in enumerate(lines):
        if _leads_in(line, lines[index + 1 : index + 2]) and not TOLD.search(line.folded):
            if doc._.type == "rapport" and "rekommend" in line.folded:
                return  # an auditor's advice
            kind: DecisionKind = "beslut" if re.search(r"\bbesl(?:utar|ot|utade)\b[^.]*$", line.folded) else "forslag"
            items = list(_items(lines[index + 1 :], only_listed=True))
            for item in items:
                _add(doc, replace(item, confidence=item.confidence - 0.05), kind)
            if items:
                return


def _add_told(doc: Doc, section: Section) -> None:
    """Sentences that decide, in a matter without a heading that says so."""
    is_minutes = doc._.type in _MINUTES
    for index, line in enumerate(section.lines):
        for begin, end in sentences(line.text):
            start = max(begin, line.marker)
            folded = line.folded[start:end]
            if TOLD.search(folded) or folded.endswith(":"):
                continue
            stop = line.start + end if end < len(line.text) else _end_of_sentence(section.lines[index:])
            if (is_minutes and COMMITTEE_ACTS.match(folded) and section.kind != "ekonomi") or (
                doc._.type == "yttrande" and STATED.match(folded)
            ):
                _add(doc, _Item(line.start + start, stop, 0.8), "beslut")
            elif not is_minutes and OFFICE_PROPOSES.match(folded):
                _add(doc, _Item(line.start + start, stop, 0.75), "forslag")


def _add_notified(doc: Doc) -> None:
    """What a letter tells that a body decided: "Nämnden beslutade den 21 maj, § 68, att avslå ditt förslag."."""
    for section in doc._.sections:
        for line in section.lines if section.kind in _OPEN_SECTIONS else ():
            for start, end in sentences(line.text):
                if NOTIFIES.match(line.folded[start:end]):
                    _add(doc, _Item(line.start + start, line.start + end, 0.6), "beslut")


def _end_of_sentence(lines: Sequence[Line]) -> int:
    """Where the sentence ends that the first line ends with; it may go on in lower case under a line of two columns."""
    first, *below = lines
    if not below or not _UNFINISHED.search(first.text) or not below[0].text[0].islower() or "\t" in below[0].text:
        return first.end
    return below[0].start + next(sentences(below[0].text))[1]


def _items(lines: Sequence[Line], *, only_listed: bool = False, any_verb: bool = False) -> Iterator[_Item]:
    """The items of a section that holds decisions; `only_listed`: up to the first line that is no att-sats.

    `any_verb`: a sentence right under an item is one whatever it says.
    """
    lines = [line for line in rows_apart(lines) if not _PAGE_NUMBER.fullmatch(line.text)]
    is_listing = only_listed
    taken = -1
    for index, line in enumerate(lines):
        if index <= taken:
            continue
        skip = _bullet(line)
        folded = line.folded[skip:]
        if _leads_in(line, lines[index + 1 : index + 2]):
            is_listing = True
            continue
        is_item = bool(line.marker or ATT.match(folded)) and not (index and _is_prose(lines[index - 1], line))
        if only_listed and not is_item:
            if taken >= 0 and _goes_on_below(lines[taken], lines[index + 1 : index + 1 + _PAGE_HEAD]):
                continue
            return
        is_row = "\t" in line.text and not is_item and not DECIDED_SENTENCE.match(folded)
        if is_row or NO_DECISION.search(folded):
            continue
        if is_item or (is_listing and PASSIVE_OR_INFINITIVE.match(folded)):
            taken = _last(lines, index)
            yield from _numbered(line, skip, lines[taken].end)
        else:
            is_under = any_verb and (index == 0 or (taken == index - 1 and not line.after_gap))
            taken_before, taken = taken, _last(lines, index)
            found = list(_sentences(line, lines[taken].end, any_verb=is_under))
            yield from found
            taken = taken if found else taken_before


def _goes_on_below(line: Line, following: Sequence[Line]) -> bool:
    """Whether the list is unfinished and goes on under a page's foot and head."""
    return bool(_MORE.search(line.folded)) and any(ATT.match(below.folded) for below in following)


def _is_prose(before: Line, line: Line) -> bool:
    """Whether the line's "att" goes on with a sentence: "Förslagsställarna hänvisar till ⏎ att ungdomar …"."""
    is_open = not before.marker and not ATT.match(before.folded) and len(before.text) > _PROSE
    return is_open and not line.marker and not line.after_gap and bool(_TRANSITIVE.search(before.folded))


def _bullet(line: Line) -> int:
    """How much of the line is its bullet or number."""
    after = line.marker
    match = _BULLET.match(line.folded, after)
    return match.end() if match else after


def _last(lines: Sequence[Line], index: int) -> int:
    """The last line of the item that `lines[index]` begins: what follows unfinished, in lower case, goes on with it."""
    while index + 1 < len(lines):
        line, below = lines[index], lines[index + 1]
        if ATT.match(below.folded) and not below.marker and _goes_on(line, below):
            index += 1
            continue
        if below.marker or "\t" in below.text or ATT.match(below.folded) or not _UNFINISHED.search(line.text):
            break
        is_open = line.text.count("(") > line.text.count(")")
        goes_on = is_open or below.text[0].islower() or (below.text[0].isdigit() and not below.after_gap)
        if not goes_on or line.text.endswith(","):
            break
        index += 1
    return index


def _goes_on(line: Line, below: Line) -> bool:
    """Whether the att-sats below is part of what the line decides."""
    is_asked = bool(_ASKED.search(line.folded)) and not below.after_gap and len(_ATTS.findall(line.folded)) == 1
    return is_asked or (bool(_SAME_ATT.search(line.folded)) and not _decides(below))


def _decides(line: Line) -> bool:
    """Whether the att-sats decides, rather than says what is decided: "att andelen skall vara högst 0,5 %"."""
    return bool(PASSIVE_OR_INFINITIVE.match(ATT.sub("", line.folded, count=1)))


def _leads_in(line: Line, following: Sequence[Line]) -> bool:
    """Whether the line only leads in: "Kommunstyrelsen beslutar att" with the items under it."""
    is_long = len(line.text.split()) > _WORDS_OF_LEAD_IN and not _ENDS_IN_VERB.search(line.folded)
    is_listed = bool(line.marker) and not _ENDS_IN_VERB.search(line.folded) and not line.text.endswith(":")
    is_row = len(line.cells) > _TWO and any(cell[0].isdigit() for _, cell in line.cells[1:] if cell)
    if not following or is_row or is_long or is_listed or line.text.endswith(".") or ATT.match(line.folded):
        return False
    below = following[0]
    is_list = bool(below.marker or ATT.match(below.folded[_bullet(below) :]))
    is_open = bool(re.search(r"(?:\batt|:)$", line.folded)) and bool(PASSIVE_OR_INFINITIVE.match(below.folded))
    return (is_list or is_open) and bool(LEADS_IN.search(line.folded[line.marker :]))


def _numbered(line: Line, skip: int, end: int) -> Iterator[_Item]:
    """The item, or the items that are numbered within its line."""
    numbers = list(_INLINE_NUMBER.finditer(line.text, skip))
    starts = [match for count, match in enumerate(numbers, 2) if int(match[1]) == count]
    if not starts or line.marker == 0:
        yield from _own_sentence(line, skip, end)
        return
    begins = [skip, *(match.end() for match in starts)]
    ends = [*(match.start() for match in starts), end - line.start]
    for begin, stop in zip(begins, ends, strict=True):
        text = line.text[begin:stop] if stop <= len(line.text) else line.text[begin:]
        yield _Item(
            line.start + begin, line.start + (begin + len(text.rstrip()) if stop <= len(line.text) else stop), 0.9
        )


def _own_sentence(line: Line, skip: int, end: int) -> Iterator[_Item]:
    """The item without what a scan or a full line ran it together with: another decision, or "Detta beslut har …"."""
    for start, _ in [place for place in sentences(line.text) if place[0] > skip]:
        folded = line.folded[start:]
        if DECIDED_SENTENCE.match(folded) or NO_DECISION.match(folded):
            yield _Item(line.start + skip, line.start + len(line.text[:start].rstrip()), 0.9)
            if not NO_DECISION.match(folded):
                yield _Item(line.start + start, end, 0.85)
            return
    yield _Item(line.start + skip, end, 0.93)


def _sentences(line: Line, end: int, *, any_verb: bool = False) -> Iterator[_Item]:
    """The sentences that decide, or any; of "X beslutar att 1. anta … 2. uppdra …" the numbered ones."""
    for start, stop in sentences(line.text):
        folded = line.folded[start:stop]
        place = line.start + stop if stop < len(line.text) else end
        numbers = list(_INLINE_NUMBER.finditer(line.text, start, stop))
        if DECIDED_SENTENCE.match(folded) and len(numbers) > 1 and [int(match[1]) for match in numbers[:2]] == [1, 2]:
            ends = [*(match.start() for match in numbers[1:]), stop]
            for match, last in zip(numbers, ends, strict=True):
                text = line.text[match.end() : last].rstrip()
                yield _Item(line.start + match.end(), line.start + match.end() + len(text), 0.85)
        elif DECIDED_SENTENCE.match(folded):
            parts = coordinated(line.text[start:stop])
            for begin, last in parts[:-1]:
                yield _Item(line.start + start + begin, line.start + start + last, 0.85)
            yield _Item(line.start + start + (parts[-1][0] if parts else 0), place, 0.85 if parts else 0.9)
        elif not NO_DECISION.search(folded) and (
            PASSIVE_OR_INFINITIVE.match(folded) or (any_verb and _SENTENCE.fullmatch(line.text[start:stop]))
        ):
            yield _Item(line.start + start, place, 0.75)
