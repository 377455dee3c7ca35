"""Component `diarium_decisions`: each proposed or taken decision as it stands."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.pipes.deciding import (
    AFTER_VOTE,
    ASKED_BY_OTHERS,
    ASSIGNS,
    ATT,
    COMMITTEE_ACTS,
    IN_REPORT,
    INVERTED,
    LEADS_IN,
    LISTS_OTHERS,
    NOTIFIES,
    OFFICE_PROPOSES,
    OPEN_SECTIONS,
    OPENS_OTHERS,
    OTHERS,
    PROPOSES,
    REQUESTS,
    SPEAKS_TO_READER,
    STATED,
    STATED_IN_CLAUSE,
    STATED_ON,
    TOLD,
    UNFINISHED,
    sentences,
    unstressed,
)
from extract.pipes.decision_items import Item, begins_decision, deciding_sentences, items
from extract.pipes.decision_lists import (
    OPEN_END,
    acts_below,
    last_sentence,
    leads_in,
    without_page_edges,
)
from extract.pipes.decision_parts import acts_apart, coordinated, first_of_list, numbered, rows_apart
from extract.pipes.decision_runs import beside, delegated, listed_with, orphaned, read_apart, runs_on
from extract.pipes.findings import Decision, Text, add, findings
from extract.pipes.matters import matters
from extract.pipes.minuted import minuted
from extract.pipes.own_body import is_own, own_body
from extract.pipes.sections import Line, Section
from extract.pipes.terms import MINUTES
from extract.record import DecisionKind
from normalize.unicode import fold

_KINDS: dict[str, DecisionKind] = {"forslag": "forslag", "beslut": "beslut"}
_LETTERS = frozenset({"yttrande", "beslut", "okand"})
_OPENS_LIST = re.compile(r"\b(?:att|[a-z]+ar|beslot|beslutade)\s?:?$")  # a heading that is a sentence's beginning
_DECIDING = frozenset({"beslut", "protokoll", "protokollsutdrag"})
_RUNNING = frozenset({"beslut", "protokollsutdrag"})
_CLOSED_SECTIONS = frozenset(
    {"yrkanden", "beslutsgang", "reservation", "narvarande", "justering", "recipients", "handlaggare"}
)
_NAMES_DECISION = re.compile(r"\bbeslut(?:et)?\s?:?$")  # a heading that leads in nothing
_HEADS_GOALS = re.compile(r"(?:[a-z]+\s){0,2}(?:[a-z]*mal|malen|malsattning\w*|inriktning\w*)\b")
# A list that begins on the line of its lead-in, or with a bare number.
_FIRST_ITEM = re.compile(r"\S\s(?:a\)|1[.)])\satt\s|^1[ \t](?=[A-ZÅÄÖa-zåäö]{3})")
_MOVED = frozenset({"yrkanden", "beslutsgang"})
_VOTED = re.compile(r"\bproposition(?:en|er)?\b|\b(?:finner|fann)\b")
_LATEST = 12  # items, among which one may be found twice
_MISSIVE = "tjansteskrivelse"
_STATES = re.compile(r"\b(?:till|av)styrker\b")
_DECIDES_ITSELF = re.compile(r"\bbesl(?:utar|utas|ot|ots|utade|utades)\b[^.]*\.?$")


@Language.factory("diarium_decisions", requires=["doc._.sections", "doc._.type"], assigns=["doc.spans"])
def make_decisions(nlp: Language, name: str) -> "Decisions":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Decisions()


class Decisions:
    """Finds att-satser and sentences that decide, in the sections that hold decisions."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `decisions`."""
        organ = own_body(doc._.lines, _organ(doc)) if doc._.type in MINUTES else None
        for matter in matters(doc):
            has_own = any(section.kind in _KINDS and any(items(section.lines)) for section in matter)
            for before, section in zip([None, *matter], matter, strict=False):
                if before is not None and before.kind is None and section.kind == "beslut" and _is_lead_in(section):
                    _add_before_list(doc, before)
                _add_section(doc, section, before, organ, has_own=has_own)
            if doc._.type in _RUNNING and not has_own:
                _add_run(doc, matter)
            if doc._.type in MINUTES and matter[0].kind == "paragraf" and not has_own:
                _add_minuted(doc, matter, organ)
            if doc._.type in MINUTES and any(_is_empty_decision(section) for section in matter):
                _add_read_apart(doc, matter)
            if doc._.type in _DECIDING:
                _add_listed_with(doc, matter)
        if doc._.type in _LETTERS and not doc.spans.get("decisions") and SPEAKS_TO_READER.search(doc.text):
            _add_notified(doc)
        return doc


def _add_section(doc: Doc, section: Section, before: Section | None, organ: str | None, *, has_own: bool) -> None:
    """The section's decisions; `has_own`: some section of its matter is headed as a decision and holds one."""
    if kind := _kind(section, before):
        is_whole = kind == "beslut" and doc._.type in _DECIDING and not _opens_list(section)
        for item in items(section.lines, any_verb=is_whole, conditions=doc._.type == "beslut"):
            _add(doc, item, kind)
    elif section.kind not in _CLOSED_SECTIONS:
        _add_listed(doc, section)
        if section.kind in OPEN_SECTIONS and (not has_own or _is_statement(doc)):
            _add_told(doc, section, organ)
    elif doc._.type in MINUTES and not has_own:
        _add_after_vote(doc, section, organ)
        voted = next((index for index, line in enumerate(section.lines) if _VOTED.search(line.folded)), None)
        if section.kind in _MOVED and voted is not None:
            # A list below the vote, whose heading is lost.
            _add_listed(doc, replace(section, heading=None, lines=section.lines[voted:]))


def _add_before_list(doc: Doc, section: Section) -> None:
    """What a body decides right above its list of att-satser, where the heading over both was read elsewhere."""
    last = section.lines[-1] if section.lines else None
    if last and COMMITTEE_ACTS.match(last.folded) and not TOLD.search(last.folded) and last.text.endswith("."):
        for item in deciding_sentences(last, last.end):
            _add(doc, item, "beslut")


def _is_statement(doc: Doc) -> bool:
    """Whether the document says what a body thinks of what another asked, whatever it is called."""
    return doc._.type == "yttrande" or (doc._.type == "okand" and bool(_STATES.search(doc.text)))


def _add_after_vote(doc: Doc, section: Section, organ: str | None) -> None:
    """A paragraph below what was moved and voted on that says what the body decides, without a heading of its own."""
    for before, line in zip([None, *section.lines], section.lines, strict=False):
        begins = line.after_gap or before is None or before.text.endswith(".")
        if begins and AFTER_VOTE.match(line.folded) and is_own(line.folded, organ):
            for item in deciding_sentences(line, line.end):
                _add(doc, replace(item, confidence=0.75), "beslut")


def _kind(section: Section, before: Section | None) -> DecisionKind | None:
    """What the section's items are; a lead-in right under "Förslag till beslut" leads in proposals."""
    kind = _KINDS.get(section.kind or "")
    if kind == "beslut" and _is_lead_in(section) and before is not None and before.kind == "forslag":
        return "forslag"
    return kind


def _is_lead_in(section: Section) -> bool:
    heading = section.heading.folded if section.heading else ""
    return bool(LEADS_IN.search(heading)) and not _NAMES_DECISION.search(heading)


def _add(doc: Doc, item: Item, kind: DecisionKind) -> None:
    """What is put to another body is a proposal, also among one's own decisions."""
    found = doc.spans.get("decisions", ())
    if any(found[place].start_char == item.start for place in range(max(len(found) - _LATEST, 0), len(found))):
        return
    proposes = PROPOSES.search(fold(doc.text[item.start : item.end])[:120])
    add(doc, "decisions", (item.start, item.end), Decision("forslag" if proposes else kind), item.confidence)


def _opens_list(section: Section) -> bool:
    """Whether the heading is a sentence's beginning, and what stands under it goes on with it."""
    first = section.lines[0] if section.lines else None
    is_sentence = first is not None and not first.marker and not ATT.match(first.folded) and first.text[0].isupper()
    return not is_sentence and bool(_OPENS_LIST.search(section.heading.folded if section.heading else ""))


def _heading(section: Section) -> str:
    return section.heading.folded if section.heading else ""


def _organ(doc: Doc) -> str | None:
    return next((item.value.text for item in findings(doc, "organ") if isinstance(item.value, Text)), None)


def _decided(doc: Doc, matter: Sequence[Section]) -> list[Span]:
    """The decisions found in the matter."""
    first = next(
        (line.start for section in matter for line in (section.heading, *section.lines) if line), matter[-1].end
    )
    return [span for span in doc.spans.get("decisions", ()) if first <= span.start_char < matter[-1].end]


def _add_run(doc: Doc, matter: Sequence[Section]) -> None:
    """What stands beside the sentences found and rules too, in a matter whose heading is lost."""
    lines = [
        line
        for section in matter
        if section.kind in OPEN_SECTIONS
        for line in (section.heading, *section.lines)
        if line
    ]
    found = [(span.start_char, span.end_char) for span in doc.spans.get("decisions", ())]
    for start, end in runs_on(lines, found):
        _add(doc, Item(start, end, 0.65), "beslut")


def _add_minuted(doc: Doc, matter: Sequence[Section], organ: str | None) -> None:
    """What a § decides in the past or passive, where no heading says that it decides: all, or what follows a list."""
    if not _decided(doc, matter):
        for item in items(orphaned([line for section in matter for line in section.lines]), only_listed=True):
            _add(doc, replace(item, confidence=0.7), "beslut")
    known = [span.start_char for span in _decided(doc, matter)]
    for start, end in minuted(matter, min(known, default=None), organ):
        if not any(start < span.end_char and span.start_char < end for span in _decided(doc, matter)):
            _add(doc, Item(start, end, 0.7), "beslut")
    ends = [span.end_char for span in _decided(doc, matter) if COMMITTEE_ACTS.match(fold(span.text))]
    for start, end in beside(_open_lines(matter), ends):
        _add(doc, Item(start, end, 0.65), "beslut")


def _is_empty_decision(section: Section) -> bool:
    return section.kind == "beslut" and not section.lines


def _add_read_apart(doc: Doc, matter: Sequence[Section]) -> None:
    """The numbered decisions of a § whose heading a scan has read with those over it in the margin."""
    if not _decided(doc, matter):
        for item in items(read_apart(_open_lines(matter)), only_listed=True):
            _add(doc, replace(item, confidence=0.7), "beslut")


def _add_listed_with(doc: Doc, matter: Sequence[Section]) -> None:
    """What stands in one numbered list with a decision found, where the heading over the list is lost."""
    found = {span.start_char for span in _decided(doc, matter)}
    for start, end in listed_with(_open_lines(matter), found):
        _add(doc, Item(start, end, 0.65), "beslut")


def _open_lines(matter: Sequence[Section]) -> list[Line]:
    return [line for section in matter if section.kind in OPEN_SECTIONS for line in section.lines]


def _add_listed(doc: Doc, section: Section) -> None:
    """Att-satser under a lead-in that stands in running text: "Kontoret får hemställa"."""
    may_lead = section.heading and section.kind in (None, "paragraf")  # "Underlag för beslut" does not
    lines = without_page_edges([*([section.heading] if section.heading and may_lead else []), *section.lines])
    if any(map(_FIRST_ITEM.search, (line.text for line in lines))):
        lines = numbered(list(rows_apart(lines)))
    taken = 0
    for index, line in enumerate(lines):
        folded = unstressed(line.folded[last_sentence(line) :])
        if line.start < taken or not leads_in(line, lines[index + 1 :]):
            continue
        if (TOLD.search(folded) and doc._.type != "yttrande") or LISTS_OTHERS.search(folded):
            continue
        # In an agreement the parties decide nothing.
        is_agreed = "parterna" in folded and doc._.type not in MINUTES
        if is_agreed or OPENS_OTHERS.match(lines[index + 1].folded):
            continue
        if ASKED_BY_OTHERS.match(folded) or (
            _HEADS_GOALS.match(_heading(section)) and not begins_decision(lines[index + 1])
        ):
            continue
        if doc._.type == "rapport" and "rekommend" in folded:
            return  # an auditor's advice
        acts = doc._.type == "yttrande" and acts_below(line, lines[index + 1 :])
        decides = acts or _DECIDES_ITSELF.search(folded) or not (LEADS_IN.search(folded) or doc._.type not in _DECIDING)
        kind: DecisionKind = "beslut" if decides else "forslag"
        own = first_of_list(line.text)
        first = [Item(line.start + own, line.end, 0.8)] if own is not None else []
        for item in [*first, *items(lines[index + 1 :], only_listed=True)]:
            _add(doc, replace(item, confidence=item.confidence - 0.05), kind)
            taken = item.end


def _add_told(doc: Doc, section: Section, organ: str | None) -> None:
    """Sentences that decide, in a matter without a heading that says so."""
    own = {fold(item.span.text) for group in ("organ", "sender") for item in findings(doc, group)}
    is_statement = _is_statement(doc)
    for index, line in enumerate(section.lines):
        below = section.lines[index + 1 :]
        is_decided = False  # by the sentence before on the line
        for begin, end in sentences(line.text):
            start = max(begin, line.marker)
            if is_statement and (reason := STATED_IN_CLAUSE.search(line.folded, start, end)):
                start = reason.end()
            folded = line.folded[start:end]
            if is_decided and ASSIGNS.match(folded):
                _add(doc, Item(line.start + start, line.start + end, 0.7), "beslut")
                continue
            is_decided = False
            if (
                TOLD.search(folded)
                or (OTHERS.match(folded) and not folded.startswith(tuple(own)))
                or (is_statement and STATED_ON.match(folded) and not folded.startswith(tuple(own)))
                or folded.endswith((":", " att", " besluta"))
                or (end == len(line.text) and leads_in(line, below))
            ):
                continue
            if told := _told(doc, section, line.text[start:end], organ, is_statement=is_statement):
                stop = line.start + end if end < len(line.text) else _end_of_sentence(section.lines[index:])
                kind, confidence = told
                _add_parts(doc, Item(line.start + start, stop, confidence), line.text[start:end], kind)
                is_decided = doc._.type == "rapport"


def _told(
    doc: Doc, section: Section, text: str, organ: str | None, *, is_statement: bool
) -> tuple[DecisionKind, float] | None:
    """What the sentence is, if it decides or proposes, and how sure that is; `is_statement`: in a document that says what a body thinks."""
    folded, is_minutes = fold(text), doc._.type in MINUTES
    is_taken = is_minutes and section.kind != "ekonomi" and COMMITTEE_ACTS.match(folded)
    if (is_taken and is_own(folded, organ)) or (is_statement and STATED.match(folded)):
        return "beslut", 0.8
    if not is_minutes and (OFFICE_PROPOSES.match(folded) or REQUESTS.match(folded)):
        return "forslag", 0.75
    if doc._.type == "beslut" and delegated(text):
        return "beslut", 0.7
    if INVERTED.match(folded) or (doc._.type == "rapport" and IN_REPORT.match(folded)):
        return "forslag" if doc._.type == _MISSIVE else "beslut", 0.7
    return None


def _add_parts(doc: Doc, sentence: Item, text: str, kind: DecisionKind) -> None:
    """The sentence, or each of what it decides: `text` is what of it stands on its first line."""
    parts = acts_apart(text) or coordinated(text) or [(0, len(text))]
    for first, last in parts[:-1]:
        place = sentence.start + first, sentence.start + last
        _add(doc, Item(*place, sentence.confidence - 0.05), kind)
    _add(doc, replace(sentence, start=sentence.start + parts[-1][0]), kind)


def _add_notified(doc: Doc) -> None:
    """What a letter tells that a body decided: "Nämnden beslutade den 21 maj, § 68, att avslå ditt förslag."."""
    for section in doc._.sections:
        for line in section.lines if section.kind in OPEN_SECTIONS else ():
            for start, end in sentences(line.text):
                if NOTIFIES.match(line.folded[start:end]):
                    _add(doc, Item(line.start + start, line.start + end, 0.6), "beslut")


def _end_of_sentence(lines: Sequence[Line]) -> int:
    """Where the sentence ends that the first line ends with; it may go on under a line of two columns."""
    first, *below = lines
    if not below or below[0].marker or not UNFINISHED.search(first.text) or "\t" in below[0].text:
        return first.end
    is_parted = bool(OPEN_END.search(first.text)) and (not below[0].after_gap or below[0].text[0].isdigit())
    if not (below[0].text[0].islower() or is_parted):
        return first.end
    return below[0].start + next(sentences(below[0].text))[1]
