"""Goals whose place a sentence tells: "I rutorna står nämndens mål", "Varje avsnitt inleds med målen"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.pipes.goal_lines import Part
from extract.pipes.goal_sentences import aims, all_aims, sentences
from extract.pipes.goal_terms import GOALS, MENTIONS_GOALS, Candidate, closes, is_label
from extract.pipes.goal_years import Said, said
from extract.pipes.sections import Line

# Boxes and type that the text has lost, or what each part begins with.
_PLACE = re.compile(
    r"\b(?:i\s(?:de\s|den\s|en\s|var\s)?(?:[a-z]+\s)?(?:text)?(?:rut|ram)(?:a|an|or|orna|en|ar|arna)|inramad[e]?|inrutad[e]?|kursiv(?:a|t|erad[e]?|\sstil|\stext)?|fet(?:\sstil|stil|\stext|a\sbokstaver)|fetstilt[a]?|med\sfarg"
    r"|(?:inleder|inleds|borjar|forst|overst|inledningsvis)\b[^.]{0,40}\b(?:varje|vart|respektive|avsnitten|kapitlen|rubrikerna|sidorna)"
    r"|(?:varje|vart|respektive)\s(?:avsnitt|kapitel|omrade|rubrik|verksamhet(?:somrade)?|sida)\b[^.]{0,30}\b(?:inleds|borjar|forst|overst))\b"
)
_OTHER = re.compile(rf"\b(?:hur|varfor|beskriv[a-z]*|uppfoljning[a-z]*|exempel)\b[^.]*\b(?:{GOALS})\b|\b(?:nas|uppnas|foljs\supp)\b")
_FEWEST = 2


def placed(parts: Sequence[Part]) -> Iterator[Candidate]:
    """The goals that the later parts begin with, where a sentence says that they stand there; two at least."""
    found: list[Candidate] = []
    is_told, told = False, None
    for part in parts:
        if is_told and part.kind is None and part.heading and not closes(part.heading):
            found += _first_of(part, told)
        for sentence in _that_place(part.lines):
            is_told, told = True, said(sentence, None)
    if len(found) >= _FEWEST:
        yield from found


def _that_place(lines: Sequence[Line]) -> Iterator[str]:
    """The sentences that say where goals stand."""
    for line in lines:
        if "mal" in line.folded and _PLACE.search(line.folded):
            for start, end in sentences(line):
                folded = line.folded[start:end]
                if _PLACE.search(folded) and MENTIONS_GOALS.search(folded) and not _OTHER.search(folded):
                    yield line.text[start:end]


def _first_of(part: Part, told: Said | None) -> Iterator[Candidate]:
    """The goals that the part begins with: lines that say how things are to be, and the sentences that the next begins with."""
    area = part.heading.text.rstrip(" :") if part.heading else None
    lines = [line for line in part.lines if "\t" not in line.text and not is_label(line)]
    first = list(takewhile(all_aims, lines))
    for line in lines[: len(first) + 1]:
        yield from aims(line, area, told, 0.65)
