"""Goals whose place a sentence tells: "I rutorna står nämndens mål", "Varje avsnitt inleds med målen"."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.goal_lines import Part
from extract.pipes.goal_sentences import aims, all_aims, is_heading_like, sentences
from extract.pipes.goal_terms import GOALS, MENTIONS_GOALS, Candidate, closes, is_aim, is_label
from extract.pipes.goal_years import said
from extract.pipes.sections import Line

# Boxes and type that the text has lost, or what each part begins with.
_PLACE = re.compile(
    r"\b(?:i\s(?:de\s|den\s|en\s|var\s)?(?:[a-z]+\s)?(?:text)?(?:rut|ram)(?:a|an|or|orna|en|ar|arna)|inramad[e]?|inrutad[e]?|kursiv(?:a|t|erad[e]?|\sstil|\stext)?|fet(?:\sstil|stil|\stext|a\sbokstaver)|fetstilt[a]?|med\sfarg"
    r"|(?:inleder|inleds|borjar|forst|overst|inledningsvis)\b[^.]{0,40}\b(?:varje|vart|respektive|avsnitten|kapitlen|rubrikerna|sidorna)"
    r"|(?:varje|vart|respektive)\s(?:avsnitt|kapitel|omrade|rubrik|verksamhet(?:somrade)?|sida)\b[^.]{0,30}\b(?:inleds|borjar|forst|overst))\b"
)
_OTHER = re.compile(
    rf"\b(?:hur|varfor|beskriv[a-z]*|uppfoljning[a-z]*|exempel)\b[^.]*\b(?:{GOALS})\b|\b(?:nas|uppnas|foljs\supp)\b"
)
_FEWEST = 2


def placed(parts: Sequence[Part]) -> Iterator[Candidate]:
    """The goals that the later parts begin with, where a sentence says that they stand there; two at least."""
    found: list[Candidate] = []
    is_told, told, area = False, None, None
    for line in (line for part in parts if part.kind is None for line in _lines_of(part)):
        if is_heading_like(line) and not is_aim(line.folded):
            area = None if closes(line) else line.text.rstrip(" :")
        elif is_told and area and "\t" not in line.text and not is_label(line):
            goals = list(aims(line, area, told, 0.65))
            found += goals
            area = area if goals and all_aims(line) else None
        for sentence in _that_place(line):
            is_told, told = True, said(sentence, None)
    if len(found) >= _FEWEST:
        yield from found


def _lines_of(part: Part) -> list[Line]:
    return [*([part.heading] if part.heading else []), *part.lines]


def _that_place(line: Line) -> Iterator[str]:
    """The sentences of the line that say where goals stand."""
    for start, end in sentences(line) if "mal" in line.folded and _PLACE.search(line.folded) else ():
        folded = line.folded[start:end]
        if _PLACE.search(folded) and MENTIONS_GOALS.search(folded) and not _OTHER.search(folded):
            yield line.text[start:end]
