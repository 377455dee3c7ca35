"""The items of a list or section that holds decisions: att-satser, sentences that decide, what is right under them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.pipes.deciding import (
    CONDITION,
    DECIDED_SENTENCE,
    NO_DECISION,
    ON_CONDITIONS,
    PASSIVE_OR_INFINITIVE,
    TOLD_BEFORE,
    sentences,
)
from extract.pipes.decision_lists import (
    bullet,
    goes_on_below,
    is_att,
    is_prose,
    is_stray,
    last_line,
    last_sentence,
    leads_in,
    opens_only_list,
    without_page_edges,
)
from extract.pipes.decision_parts import coordinated, numbered, rows_apart
from extract.pipes.ruling import LEADS_IN_CONDITIONS, rules
from extract.pipes.sections import Line

# "… beslutar att 1. anta planen 2. uppdra åt …": numbers that begin items within a line.
_INLINE_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s(?=[a-zåäöA-ZÅÄÖ])")
# What a decision rests on, before who takes it: "Med stöd av punkt 4.6 i delegationsordningen,".
_GROUND = re.compile(
    r"(?:med stod av|jamlikt|enligt|i enlighet med|(?:med|under) hanvisning till|mot bakgrund av)\s[^.:;]*(?:(?<=\d)\.\d[^.:;]*)*,"
)
_OPENS_GOALS = re.compile(r"\bfoljande\s(?:[a-z]+\s)?[a-z]*(?:mal|malsattning\w*)\b[^.]*:$")
_PAGE_HEAD = 3  # lines
_LONGEST_CHAPTER = 60  # characters of a heading
_SENTENCE = re.compile(r"[A-ZÅÄÖ]\S+(?:\s\S+){3,}\.")
_JUSTIFIED = re.compile(r"(?:paragrafen|protokollet)\s(?:(?:ska|skall)\s)?(?:forklaras|justeras)\b")  # as an item


@dataclass(frozen=True, slots=True)
class Item:
    """A passage that decides or proposes."""

    start: int
    end: int
    confidence: float


def items(
    lines: Sequence[Line], *, only_listed: bool = False, any_verb: bool = False, conditions: bool = False
) -> Iterator[Item]:
    """The items of a section that holds decisions; `only_listed`: up to the first line that is no att-sats.

    `any_verb`: a sentence right under an item is one whatever it says; `conditions`: one under a gap too that rules.
    """
    lines = _up_to_chapter(without_page_edges(rows_apart(numbered(lines))))
    is_listing, taken, is_goals = only_listed, -1, False
    for index, line in enumerate(lines):
        is_goals = is_goals and not is_att(line) and not DECIDED_SENTENCE.match(line.folded)
        if index <= taken or is_goals:
            continue
        if leads_in(line, lines[index + 1 :]):
            is_listing = True
            yield from () if only_listed else deciding_sentences(line, line.end, until=last_sentence(line))
            continue
        skip = bullet(line)
        is_item = _is_item(line, lines[index - 1] if index else None)
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
            found = list(deciding_sentences(line, lines[last].end, any_verb=is_under, may_rule=may_rule))
        yield from found
        taken = last if found else taken
        is_goals = is_item and bool(_OPENS_GOALS.search(line.folded))


def _is_item(line: Line, above: Line | None) -> bool:
    """Whether the line is marked as an item or is an att-sats, and does not go on with the prose above it."""
    return bool(line.marker or is_att(line)) and not (above and is_prose(above, line))


def _up_to_chapter(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, up to a numbered heading that ends decisions without numbers: "1. Utgångspunkter"."""
    marked = next((index for index, line in enumerate(lines) if line.marker), 0)
    decides = any(DECIDED_SENTENCE.match(line.folded) for line in lines[:marked])
    return lines[:marked] if decides and _heads_chapter(lines[marked]) else lines


def _heads_chapter(line: Line) -> bool:
    is_numbered = line.after_gap and line.text[: line.marker].strip(" .)(").isdigit()
    is_heading = line.text[-1].isalnum() and len(line.text) <= _LONGEST_CHAPTER
    return is_numbered and is_heading and not begins_decision(line) and not rules(line.content)


def begins_decision(line: Line) -> bool:
    """Whether the line is an att-sats, or begins as what is decided does."""
    return is_att(line) or bool(PASSIVE_OR_INFINITIVE.match(line.folded[line.marker :]))


def _on_conditions(line: Line) -> Iterator[Item]:
    """The line, where it decides beside leading in conditions: "Jag medger dispens på följande villkor:"."""
    if ON_CONDITIONS.match(line.folded):
        yield Item(line.start, line.end, 0.8)


def _only_decides(line: Line) -> bool:
    """Whether a paragraph of its own tells and argues nothing beside what it rules."""
    return all(rules(line.text[start:end]) for start, end in sentences(line.text))


def _is_other(line: Line, folded: str, *, is_item: bool) -> bool:
    """Whether the line is a table's row, a goal ("Mål 3."), or something else that stands among decisions."""
    is_row = "\t" in line.text and not is_item and not DECIDED_SENTENCE.match(folded)
    first = folded[: _first_sentence(line.text[len(line.text) - len(folded) :])]
    is_none = bool(NO_DECISION.search(first)) and not (line.marker and _JUSTIFIED.match(folded))
    is_none = is_none or (not is_item and _GROUND.fullmatch(line.folded) is not None)
    return is_row or "mal" in line.folded[: line.marker] or is_none


def _first_sentence(text: str) -> int:
    return next(sentences(text))[1]


def _numbered(line: Line, skip: int, end: int) -> Iterator[Item]:
    """The item, or the items that are numbered within its line."""
    numbers = list(_INLINE_NUMBER.finditer(line.text, skip))
    own = line.text[:skip].strip(" .)(\t")
    starts = [
        match for count, match in enumerate(numbers, int(own) + 1 if own.isdigit() else 2) if int(match[1]) == count
    ]
    if not starts or line.marker == 0:
        yield from _own_sentence(line, skip, end)
        return
    begins = [skip, *(match.end() for match in starts)]
    ends = [*(match.start() for match in starts), end - line.start]
    for begin, stop in zip(begins, ends, strict=True):
        text = line.text[begin:stop] if stop <= len(line.text) else line.text[begin:]
        yield Item(
            line.start + begin, line.start + (begin + len(text.rstrip()) if stop <= len(line.text) else stop), 0.9
        )


def _own_sentence(line: Line, skip: int, end: int) -> Iterator[Item]:
    """The item without what a scan or a full line ran it together with: another decision, or "Detta beslut har …"."""
    for start, stop in [place for place in sentences(line.text) if place[0] > skip]:
        folded = line.folded[start:stop]
        is_next = (
            rules(line.text[start:]) and ":" not in line.text[skip:start]
        )  # a colon opens a list of the item's own
        is_none = bool(NO_DECISION.search(folded))
        if DECIDED_SENTENCE.match(folded) or is_none or is_next:
            yield Item(line.start + skip, line.start + len(line.text[:start].rstrip()), 0.9)
            if not is_none:
                yield Item(line.start + start, end, 0.85)
            return
    yield Item(line.start + skip, end, 0.93)


def deciding_sentences(
    line: Line, end: int, *, any_verb: bool = False, may_rule: bool = False, until: int | None = None
) -> Iterator[Item]:
    """The sentences that decide, or any; of "X beslutar att 1. anta … 2. uppdra …" the numbered ones."""
    for start, stop in sentences(line.text):
        if until is not None and start >= until:
            return
        folded = line.folded[start:stop]
        if LEADS_IN_CONDITIONS.match(folded) or NO_DECISION.search(folded) or TOLD_BEFORE.match(folded):
            continue
        place = line.start + stop if stop < len(line.text) else end
        numbers = list(_INLINE_NUMBER.finditer(line.text, start, stop))
        if DECIDED_SENTENCE.match(folded) and len(numbers) > 1 and [int(match[1]) for match in numbers[:2]] == [1, 2]:
            ends = [*(match.start() for match in numbers[1:]), stop]
            for match, last in zip(numbers, ends, strict=True):
                text = line.text[match.end() : last].rstrip()
                yield Item(line.start + match.end(), line.start + match.end() + len(text), 0.85)
        elif DECIDED_SENTENCE.match(folded):
            parts = coordinated(line.text[start:stop])
            for begin, last in parts[:-1]:
                yield Item(line.start + start + begin, line.start + start + last, 0.85)
            yield Item(line.start + start + (parts[-1][0] if parts else 0), place, 0.85 if parts else 0.9)
        elif (
            PASSIVE_OR_INFINITIVE.match(folded)
            or (any_verb and _SENTENCE.fullmatch(line.text[start:stop]))
            or (may_rule and line.text[start].isupper() and rules(line.text[start:stop]))
        ):
            yield Item(line.start + start, place, 0.75)
