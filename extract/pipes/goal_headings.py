"""Headings of a plan that are its goals themselves: a sentence before counts them, or each says how things are to be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.pipes.goal_lines import Part
from extract.pipes.goal_lists import statement
from extract.pipes.goal_sentences import sentences
from extract.pipes.goal_terms import (
    GOALS,
    MENTIONS_GOALS,
    Candidate,
    closes,
    is_aim,
    is_goal_heading,
    is_label,
    is_state,
    names_aims,
)
from extract.pipes.goal_years import Said, said
from extract.pipes.sections import Line

_NUMBERS = {word: number for number, word in enumerate(("tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio"), 2)}  # fmt: skip
# "Planen har fyra mål.", "Målen för 2020 är tre."; not "två av tre mål", "hade fem mål".
_COUNT = re.compile(
    rf"(?<!\bav\s)(?<!\bhade\s)\b(?P<before>{'|'.join(_NUMBERS)}|[2-9])\s(?:[a-z-]+a\s){{0,2}}(?:{GOALS})\b|\b(?:{GOALS})\b(?:\s[^\s.:]+){{0,4}}?\sar\s(?P<after>{'|'.join(_NUMBERS)}|[2-9])\b"
)
_FEWEST, _FEWEST_UNCOUNTED = 2, 3
_FEWEST_WORDS = 3
_FURTHEST = 40  # parts that counted goals may be spread over
_ACTS = re.compile(r"^(?:vi|[a-z-]*(?:namnden|styrelsen|kontoret|forvaltningen|enheten))\sska|^(?:sa|detta|det\shar)\b")


def headed(parts: Sequence[Part]) -> Iterator[Candidate]:
    """The headings that are goals, for the year that the sentence which counts them says."""
    is_told, past = False, 0
    for index, part in enumerate(parts):
        count = _counted(part.lines)
        is_told = is_told or count is not None or any(_mentions(line) for line in part.lines)
        if not is_told or index < past:
            continue
        run = _run(parts, index + 1)
        past = index + 1 + len(run)
        counted = run[: count[0]] if count and len(run) >= count[0] else []
        # Of counted headings every other may be put in any way.
        if count and counted and 2 * sum(map(_says_how, counted)) >= len(counted):
            yield from (statement(heading, None, count[1]) for heading in counted)
        elif count and (numbered := _numbered(parts, index, count[0])):
            yield from (statement(line, None, count[1]) for line in numbered)
        elif len(run) >= _FEWEST_UNCOUNTED and all(map(_says_how, run)):
            yield from (statement(heading, None, None) for heading in run)


def _numbered(parts: Sequence[Part], first: int, count: int) -> list[Line]:
    """The lines from a part on that are numbered from one to `count`, each saying how things are to be, whatever stands between."""
    found: list[Line] = []
    for line in (line for at in range(first, min(first + _FURTHEST, len(parts))) for line in parts[at].lines):
        is_next = line.marker and line.text[: line.marker].strip().rstrip(".)") == str(len(found) + 1)
        if is_next and _says_how(replace(line, folded=line.folded[line.marker :])):
            found.append(line)
            if len(found) == count:
                return found
    return []


def _counted(lines: Sequence[Line]) -> tuple[int, Said | None] | None:
    """How many goals the lines say that there are, and for when."""
    for line in lines:
        for start, end in sentences(line) if _mentions(line) else ():
            if match := _COUNT.search(line.folded, start, end):
                word = match["before"] or match["after"]
                return _NUMBERS.get(word) or int(word), said(line.text[start:end], None)
    return None


def _run(parts: Sequence[Part], first: int) -> list[Line]:
    """The headings, two at least, from a part on that may each be a goal, at one depth, with text under them."""
    later = (parts[at] for at in range(first, len(parts)))
    same = takewhile(lambda part: part.kind is None and part.depth == parts[first].depth and _may_be(part), later)
    run = [part.heading for part in same if part.heading]
    return run if len(run) >= _FEWEST else []


def _may_be(part: Part) -> bool:
    heading = part.heading
    if heading is None or not part.lines or "\t" in heading.text or len(heading.text.split()) < _FEWEST_WORDS:
        return False
    is_other = is_label(heading) or closes(heading) or is_goal_heading(heading) or names_aims(heading)
    return not is_other and not _mentions(heading) and not _ACTS.search(heading.folded)


def _mentions(line: Line) -> bool:
    return "mal" in line.folded and bool(MENTIONS_GOALS.search(line.folded))


def _says_how(heading: Line) -> bool:
    return is_aim(heading.folded) or is_state(heading.folded)
