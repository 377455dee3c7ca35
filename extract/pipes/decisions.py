"""Component `diarium_decisions`: each proposed or taken decision as it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.pipes.deciding import (
    AFTER_VOTE,
    ASKED_BY_OTHERS,
    ATT,
    COMMITTEE_ACTS,
    CONDITION,
    DECIDED_SENTENCE,
    IN_REPORT,
    INVERTED,
    LEADS_IN,
    LISTS_OTHERS,
    NO_DECISION,
    NOTIFIES,
    OFFICE_PROPOSES,
    ON_CONDITIONS,
    OPEN_SECTIONS,
    OTHERS,
    PASSIVE_OR_INFINITIVE,
    PROPOSES,
    REQUESTS,
    SPEAKS_TO_READER,
    STATED,
    TOLD,
    UNFINISHED,
    sentences,
    unstressed,
)
from extract.pipes.decision_lists import (
    acts_below,
    bullet,
    goes_on_below,
    is_prose,
    is_stray,
    last_line,
    last_sentence,
    leads_in,
    opens_only_list,
    without_page_edges,
)
from extract.pipes.decision_parts import coordinated, rows_apart
from extract.pipes.decision_runs import delegated, orphaned, runs_on
from extract.pipes.findings import Decision, Text, add, findings
from extract.pipes.matters import matters
from extract.pipes.minuted import minuted
from extract.pipes.own_body import is_own
from extract.pipes.ruling import LEADS_IN_CONDITIONS, rules
from extract.pipes.sections import Line, Section
from extract.record import DecisionKind
from normalize.unicode import fold

_KINDS: dict[str, DecisionKind] = {"forslag": "forslag", "beslut": "beslut"}
_LETTERS = frozenset({"yttrande", "beslut", "okand"})
_OPENS_LIST = re.compile(r"\b(?:att|[a-z]+ar|beslot|beslutade)\s?:?$")  # a heading that is a sentence's beginning
_DECIDING = frozenset({"beslut", "protokoll", "protokollsutdrag"})
_RUNNING = frozenset({"beslut", "protokollsutdrag"})
_MINUTES = frozenset({"protokoll", "protokollsutdrag"})
_CLOSED_SECTIONS = frozenset(
    {"yrkanden", "beslutsgang", "reservation", "narvarande", "justering", "recipients", "handlaggare"}
)
# "… beslutar att 1. anta planen 2. uppdra åt …": numbers that begin items within a line.
_INLINE_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s(?=[a-zåäöA-ZÅÄÖ])")
_HEADS_GOALS = re.compile(r"(?:[a-z]+\s){0,2}(?:[a-z]*mal|malen|malsattning\w*|inriktning\w*)\b")
_OPENS_GOALS = re.compile(r"\bfoljande\s(?:[a-z]+\s)?[a-z]*(?:mal|malsattning\w*)\b[^.]*:$")
_PAGE_HEAD = 3  # lines
_SENTENCE = re.compile(r"[A-ZÅÄÖ]\S+(?:\s\S+){3,}\.")
_LATEST = 12  # items, among which one may be found twice
_MISSIVE = "tjansteskrivelse"
_STATES = re.compile(r"\b(?:till|av)styrker\b")
_JUSTIFIED = re.compile(r"(?:paragrafen|protokollet)\s(?:(?:ska|skall)\s)?(?:forklaras|justeras)\b")  # as an item
_DECIDES_ITSELF = re.compile(r"\bbesl(?:utar|utas|ot|ots|utade|utades)\b[^.]*$")


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
                if before is not None and before.kind is None and section.kind == "beslut" and _is_lead_in(section):
                    _add_before_list(doc, before)
                _add_section(doc, section, before, has_own=has_own)
            if doc._.type in _RUNNING and not has_own:
                _add_run(doc, matter)
            if doc._.type in _MINUTES and matter[0].kind == "paragraf" and not has_own:
                _add_minuted(doc, matter)
        if doc._.type in _LETTERS and not doc.spans.get("decisions") and SPEAKS_TO_READER.search(doc.text):
            _add_notified(doc)
        return doc


def _add_section(doc: Doc, section: Section, before: Section | None, *, has_own: bool) -> None:
    """The section's decisions; `has_own`: some section of its matter is headed as a decision and holds one."""
    if kind := _kind(section, before):
        is_whole = kind == "beslut" and doc._.type in _DECIDING and not _opens_list(section)
        for item in _items(section.lines, any_verb=is_whole, conditions=doc._.type == "beslut"):
            _add(doc, item, kind)
    elif section.kind not in _CLOSED_SECTIONS:
        _add_listed(doc, section)
        if section.kind in OPEN_SECTIONS and (not has_own or _is_statement(doc)):
            _add_told(doc, section)
    elif doc._.type in _MINUTES and not has_own:
        _add_after_vote(doc, section)


def _add_before_list(doc: Doc, section: Section) -> None:
    """What a body decides right above its list of att-satser, where the heading over both was read elsewhere."""
    last = section.lines[-1] if section.lines else None
    if last and COMMITTEE_ACTS.match(last.folded) and not TOLD.search(last.folded) and last.text.endswith("."):
        for item in _sentences(last, last.end):
            _add(doc, item, "beslut")


def _is_statement(doc: Doc) -> bool:
    """Whether the document says what a body thinks of what another asked, whatever it is called."""
    return doc._.type == "yttrande" or (doc._.type == "okand" and bool(_STATES.search(doc.text)))


def _add_after_vote(doc: Doc, section: Section) -> None:
    """A paragraph below what was moved and voted on that says what the body decides, without a heading of its own."""
    for before, line in zip([None, *section.lines], section.lines, strict=False):
        begins = line.after_gap or before is None or before.text.endswith(".")
        if begins and AFTER_VOTE.match(line.folded) and is_own(line.folded, _organ(doc)):
            for item in _sentences(line, line.end):
                _add(doc, replace(item, confidence=0.75), "beslut")


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
    first = next(line.start for section in matter for line in (section.heading, *section.lines) if line)
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
        _add(doc, _Item(start, end, 0.65), "beslut")


def _add_minuted(doc: Doc, matter: Sequence[Section]) -> None:
    """What a § decides in the past or passive, where no heading says that it decides: all, or what follows a list."""
    if not _decided(doc, matter):
        for item in _items(orphaned([line for section in matter for line in section.lines]), only_listed=True):
            _add(doc, replace(item, confidence=0.7), "beslut")
    known = [span.start_char for span in _decided(doc, matter)]
    for start, end in minuted(matter, min(known, default=None), _organ(doc)):
        if not any(start < span.end_char and span.start_char < end for span in _decided(doc, matter)):
            _add(doc, _Item(start, end, 0.7), "beslut")


def _add_listed(doc: Doc, section: Section) -> None:
    """Att-satser under a lead-in that stands in running text: "Kontoret får hemställa"."""
    may_lead = section.heading and section.kind in (None, "paragraf")  # "Underlag för beslut" does not
    lines = without_page_edges([*([section.heading] if section.heading and may_lead else []), *section.lines])
    taken = 0
    for index, line in enumerate(lines):
        folded = unstressed(line.folded[last_sentence(line) :])
        if line.start < taken or not leads_in(line, lines[index + 1 :]):
            continue
        if (TOLD.search(folded) and doc._.type != "yttrande") or LISTS_OTHERS.search(folded):
            continue
        if ASKED_BY_OTHERS.match(folded) or (_HEADS_GOALS.match(_heading(section)) and not _is_decision(lines[index + 1])):
            continue
        if doc._.type == "rapport" and "rekommend" in folded:
            return  # an auditor's advice
        acts = doc._.type == "yttrande" and acts_below(line, lines[index + 1 :])
        decides = acts or _DECIDES_ITSELF.search(folded) or not (LEADS_IN.search(folded) or doc._.type not in _DECIDING)
        kind: DecisionKind = "beslut" if decides else "forslag"
        for item in _items(lines[index + 1 :], only_listed=True):
            _add(doc, replace(item, confidence=item.confidence - 0.05), kind)
            taken = item.end


def _add_told(doc: Doc, section: Section) -> None:
    """Sentences that decide, in a matter without a heading that says so."""
    is_minutes = doc._.type in _MINUTES
    organ = _organ(doc)
    own = {fold(item.span.text) for group in ("organ", "sender") for item in findings(doc, group)}
    for index, line in enumerate(section.lines):
        below = section.lines[index + 1 :]
        for begin, end in sentences(line.text):
            start = max(begin, line.marker)
            folded = line.folded[start:end]
            if (
                TOLD.search(folded)
                or (OTHERS.match(folded) and not folded.startswith(tuple(own)))
                or folded.endswith((":", " att", " besluta"))
                or (end == len(line.text) and leads_in(line, below))
            ):
                continue
            stop = line.start + end if end < len(line.text) else _end_of_sentence(section.lines[index:])
            is_taken = is_minutes and section.kind != "ekonomi" and COMMITTEE_ACTS.match(folded)
            if (is_taken and is_own(folded, organ)) or (_is_statement(doc) and STATED.match(folded)):
                _add(doc, _Item(line.start + start, stop, 0.8), "beslut")
            elif not is_minutes and (OFFICE_PROPOSES.match(folded) or REQUESTS.match(folded)):
                _add(doc, _Item(line.start + start, stop, 0.75), "forslag")
            elif doc._.type == "beslut" and delegated(line.text[start:end]):
                _add(doc, _Item(line.start + start, stop, 0.7), "beslut")
            elif INVERTED.match(folded) or (doc._.type == "rapport" and IN_REPORT.match(folded)):
                _add(doc, _Item(line.start + start, stop, 0.7), "forslag" if doc._.type == _MISSIVE else "beslut")


def _add_notified(doc: Doc) -> None:
    """What a letter tells that a body decided: "Nämnden beslutade den 21 maj, § 68, att avslå ditt förslag."."""
    for section in doc._.sections:
        for line in section.lines if section.kind in OPEN_SECTIONS else ():
            for start, end in sentences(line.text):
                if NOTIFIES.match(line.folded[start:end]):
                    _add(doc, _Item(line.start + start, line.start + end, 0.6), "beslut")


def _end_of_sentence(lines: Sequence[Line]) -> int:
    """Where the sentence ends that the first line ends with; it may go on in lower case under a line of two columns."""
    first, *below = lines
    if not below or not UNFINISHED.search(first.text) or not below[0].text[0].islower() or "\t" in below[0].text:
        return first.end
    return below[0].start + next(sentences(below[0].text))[1]


def _items(
    lines: Sequence[Line], *, only_listed: bool = False, any_verb: bool = False, conditions: bool = False
) -> Iterator[_Item]:
    """The items of a section that holds decisions; `only_listed`: up to the first line that is no att-sats.

    `any_verb`: a sentence right under an item is one whatever it says; `conditions`: one under a gap too that rules.
    """
    lines = without_page_edges(rows_apart(lines))
    is_listing, taken, is_goals = only_listed, -1, False
    for index, line in enumerate(lines):
        is_goals = is_goals and not _is_att(line) and not DECIDED_SENTENCE.match(line.folded)
        if index <= taken or is_goals:
            continue
        if leads_in(line, lines[index + 1 :]):
            is_listing = True
            yield from () if only_listed else _sentences(line, line.end, until=last_sentence(line))
            continue
        skip = bullet(line)
        is_item = bool(line.marker or ATT.match(line.folded[skip:])) and not (
            index and is_prose(lines[index - 1], line)
        )
        if taken < 0 and ((is_listing and is_stray(line)) or (is_item and opens_only_list(lines[index:]))):
            continue
        if only_listed and not is_item:
            if taken >= 0 and goes_on_below(lines[taken], lines[index + 1 : index + 1 + _PAGE_HEAD]):
                continue
            return
        if _is_other(line, line.folded[skip:], is_item=is_item):
            continue
        if not is_item and LEADS_IN_CONDITIONS.match(line.folded) and index + 1 < len(lines):
            yield from _on_conditions(line)
            taken = index if line.text.endswith(":") else taken
            continue
        last = last_line(lines, index)
        if is_item or (is_listing and PASSIVE_OR_INFINITIVE.match(line.folded[skip:])):
            found = list(_numbered(line, skip, lines[last].end))
        else:
            is_near = not line.after_gap or (conditions and bool(CONDITION.match(line.folded)))
            is_under = any_verb and (index == 0 or (taken == index - 1 and is_near))
            may_rule = not only_listed and taken == index - 1 and (not line.after_gap or _only_decides(line))
            found = list(_sentences(line, lines[last].end, any_verb=is_under, may_rule=may_rule))
        yield from found
        taken = last if found else taken
        is_goals = is_item and bool(_OPENS_GOALS.search(line.folded))


def _is_att(line: Line) -> bool:
    return bool(ATT.match(line.folded[bullet(line) :]))


def _is_decision(line: Line) -> bool:
    return _is_att(line) or bool(PASSIVE_OR_INFINITIVE.match(line.folded[line.marker :]))


def _on_conditions(line: Line) -> Iterator[_Item]:
    """The line, where it decides beside leading in conditions: "Jag medger dispens på följande villkor:"."""
    if ON_CONDITIONS.match(line.folded):
        yield _Item(line.start, line.end, 0.8)


def _only_decides(line: Line) -> bool:
    """Whether a paragraph of its own tells and argues nothing beside what it rules."""
    return all(rules(line.text[start:end]) for start, end in sentences(line.text))


def _is_other(line: Line, folded: str, *, is_item: bool) -> bool:
    """Whether the line is a table's row, a goal ("Mål 3."), or something else that stands among decisions."""
    is_row = "\t" in line.text and not is_item and not DECIDED_SENTENCE.match(folded)
    first = folded[: _first_sentence(line.text[len(line.text) - len(folded) :])]
    is_none = bool(NO_DECISION.search(first)) and not (line.marker and _JUSTIFIED.match(folded))
    return is_row or "mal" in line.folded[: line.marker] or is_none


def _first_sentence(text: str) -> int:
    return next(sentences(text))[1]


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
    for start, stop in [place for place in sentences(line.text) if place[0] > skip]:
        folded = line.folded[start:stop]
        is_next = (
            rules(line.text[start:]) and ":" not in line.text[skip:start]
        )  # a colon opens a list of the item's own
        is_none = bool(NO_DECISION.search(folded))
        if DECIDED_SENTENCE.match(folded) or is_none or is_next:
            yield _Item(line.start + skip, line.start + len(line.text[:start].rstrip()), 0.9)
            if not is_none:
                yield _Item(line.start + start, end, 0.85)
            return
    yield _Item(line.start + skip, end, 0.93)


def _sentences(
    line: Line, end: int, *, any_verb: bool = False, may_rule: bool = False, until: int | None = None
) -> Iterator[_Item]:
    """The sentences that decide, or any; of "X beslutar att 1. anta … 2. uppdra …" the numbered ones."""
    for start, stop in sentences(line.text):
        if until is not None and start >= until:
            return
        folded = line.folded[start:stop]
        if LEADS_IN_CONDITIONS.match(folded) or NO_DECISION.search(folded):
            continue
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
        elif (
            PASSIVE_OR_INFINITIVE.match(folded)
            or (any_verb and _SENTENCE.fullmatch(line.text[start:stop]))
            or (may_rule and line.text[start].isupper() and rules(line.text[start:stop]))
        ):
            yield _Item(line.start + start, place, 0.75)
