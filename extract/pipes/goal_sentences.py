"""Goals in running text: "Målen är att …, att …", sentences after one that announces them, and those that a measure follows."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, zip_longest

from extract.pipes.goal_openings import MAY_OPEN, ORDINAL, opening
from extract.pipes.goal_terms import (
    GOALS,
    MEASURED_BY,
    Candidate,
    announces,
    ends_open,
    is_aim,
    is_goal_heading,
    is_quantified,
    sets_up,
)
from extract.pipes.goal_years import Said, aimed_at, nearer, opened_for, said
from extract.pipes.sections import Line
from extract.pipes.terms import HEADING_KINDS
from normalize.unicode import fold

_BEGINS_ATT = re.compile(r"att\s+")
_FIRST_ATT = re.compile(r"(?:dels\s)?att\s")
# "…, och för nämnden som helhet att …"
_NEXT_ATT = re.compile(
    rf"(?:,?\s(?:samt|och|dels|medan)|[,;])\s+(?:dels\s)?(?:(?:for|inom|i|pa|hos)\s(?:[a-z-]+\s){{1,5}}?|(?:for\s)?(?:det|ett)\s{ORDINAL}\s(?:[a-z]*mal(?:et)?\s)?(?:(?:ar|galler|blir)\s)?)?att\s"
)
# Counted in the sentence: "att (1) alla barn ska få plats och (2) ingen grupp ska ha fler än 16".
_FIRST_COUNTED = re.compile(r"\(?[1a]\)\s")
_NEXT_COUNTED = re.compile(r"[,;]?\s(?:och\s|samt\s)?\(?[2-9b-h]\)\s(?:att\s)?")
_ENDS = re.compile(rf";(?!\s(?:for\s)?(?:det|ett)\s{ORDINAL}\s)|\smen\s")
# "… beslutade om tre finansiella mål: resultatet ska …, soliditeten ska … och …": counted, and told in one sentence.
_COUNTED = re.compile(
    rf"\b(?:foljande|tva|tre|fyra|fem|sex|sju|atta|nio|tio)\s(?:[a-z-]+a\s){{0,2}}(?:{GOALS}|riktmarken|riktpunkter|[a-z]*ambitioner|[a-z]*ataganden|[a-z]*loften)(?:\s[^\s.:]+){{0,5}}:\s(?=[a-z])"
    # Told of by the sentence before its colon, in whatever words: the clauses behind it say how things are to be.
    rf"|\b(?:{GOALS}|malet)(?:\s(?!nas\b|foljs\b|uppnas\b|uppfylls\b|mats\b|bidra)[^\s.:]+){{1,8}}:\s(?=[a-z])"
)
HOLDS = re.compile(
    r"\bgaller\s(?:(?:dessutom|ocksa|aven|vidare|darutover|fortsatt|sarskilt|framst|slutligen|darjamte)\s)?(?=att\s)"
)
_MOST_RUN_IN = 7  # words of a heading that its paragraph begins with: "Enhetsmål för resten av 2014."
_CLAUSE_END = re.compile(r",\s(?:(?:samt|och)\s)?|\s(?:samt|och)\s|;\s")
_SAYS_HOW = re.compile(r"\bska(?:ll)?\b")
# "För 2013 föreslås i stället att ingen ska vänta": what is proposed is the goal, not who proposes it.
_HELD = re.compile(r"(?:for|under|inom|till)\s(?:(?!ska\b|skall\b|att\b)[^\s,;:]+\s){2,8}?(?=att\s.*\bska)")
_ADDS = re.compile(r"\b(?:dessutom|ocksa|aven|darutover|vidare)\b")
# A year before the verb of the first holds for the others as well: "att kommunen under 1977 skall ta emot …, att varje …".
_YEAR_FIRST = re.compile(
    r"(?:(?!ska\b|skall\b)[^\s]+\s){0,6}?(?:under|ar|for|infor)\s(?:ar\s)?(?:19|20)\d\d\s(?=ska(?:ll)?\s)"
)
# "… och att ingen då skall behöva vänta": in the year that the goal before it names.
_THEN = re.compile(r"\b(?:da|vid\sdenna\stid(?:punkt)?|samma\sar)\b(?!,)")
_PAST = re.compile(r"\bskulle\b|\bhade\b")
# A word of two letters ends one where it is no abbreviation.
SENTENCE_GAP = re.compile(
    r"(?:(?<=[^\W\d_]{3}[.:!?])|(?<=\s[a-zåäö]{2}[.:!?])(?<!\s(?:kv|kl|nr|ca|fr|ev|tf|bl|pl|st|mm|dr)\.)|(?<=[\d%)][.:!?]))\s+(?=[A-ZÅÄÖ])"
)
# "… läsa i årskurs 1.", "… inom fas 2."
_TAKES_NUMBER = re.compile(
    r"(?:arskurs(?:erna)?|ak|klass|fas|steg|etapp|niva|punkt|mal|nr|kap|kl|prioritet|grupp|del|alternativ|bilaga|till|minst|hogst)"
)
_ITEM_NUMBER = re.compile(r"\s(\d{1,2})[.)]\s+(?=[A-ZÅÄÖ])")
_FEWEST_WORDS = 3
_ATT_BELOW = ("att ", "samt att ", "och att ")
_GOES_ON = ("pa sikt", "pa langre sikt", "vidare ", "dessutom ", "darutover ", "darjamte ")
_LINES_KEPT = 2048
_A_GAP = 2  # characters between two lines with an empty one between
_LONGEST_HEADING = 60  # characters


def sentences(line: Line) -> list[tuple[int, int]]:
    """Where each sentence of the line begins and ends, in characters from the line's start; its bullet is left out."""
    return list(_sentences(line.text, line.marker))


@functools.lru_cache(_LINES_KEPT)
def _sentences(text: str, marker: int) -> tuple[tuple[int, int], ...]:
    numbers = _numbers(text, marker)
    counted = {number.end() for number in numbers}
    stops = [gap for gap in SENTENCE_GAP.finditer(text, marker) if gap.end() not in counted]
    gaps = sorted(gap.span() for gap in (*stops, *numbers))
    begins, ends = [marker, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    return tuple(zip(begins, ends, strict=True))


def _numbers(text: str, marker: int) -> list[re.Match[str]]:
    """The numbers, 1 and on, of items that follow each other in the text: "… följande: 1. Alla ska trivas 2. Ingen ska vänta"."""
    found: list[re.Match[str]] = []
    for number in _ITEM_NUMBER.finditer(text, marker):
        before = text[marker : number.start()].rstrip().rpartition(" ")[2]
        is_opened = bool(found) or not before or before[-1] in ".:"
        if int(number[1]) == len(found) + 1 and is_opened and not _TAKES_NUMBER.fullmatch(fold(before)):
            found.append(number)
    return found if len(found) > 1 else []


def in_sentences(lines: Sequence[Line], above: Said | None, written: date | None) -> Iterator[Candidate]:
    """The goals that the sentences of the lines name; `above`: what stands over them says of the year."""
    for index, line in enumerate(lines):
        if MAY_OPEN.search(line.folded):
            yield from _of_paragraph(_with_att(lines, index), above, written)


def _with_att(lines: Sequence[Line], index: int) -> Line:
    """The line at the index with those below that go on with its "att", a line for each att-sats, or with "Vidare"."""
    whole = lines[index]
    for following in islice(lines, index + 1, None):
        if (
            following.start > whole.end + _A_GAP
            or "\t" in whole.text + following.text
            or not _is_next(whole, following)
        ):
            break
        gap = " " * (following.start - whole.end)
        whole = replace(
            whole,
            end=following.end,
            text=f"{whole.text}{gap}{following.text}",
            folded=f"{whole.folded}{gap}{following.folded}",
        )
    return whole


def _is_next(line: Line, following: Line) -> bool:
    """Whether the sentences of the line go on on the next."""
    if not following.folded.startswith(_ATT_BELOW):
        return following.folded.startswith(_GOES_ON) and line.text.endswith(".") and not following.marker
    if line.folded.endswith((" och", " samt")):
        return True
    # Behind a comma go on the att-satser that the sentence has begun.
    is_begun = line.text[-1] not in ".,;!?" or (line.text[-1] == "," and " att " in line.folded)
    return is_begun and not line.folded.startswith("att ")


def _of_paragraph(line: Line, above: Said | None, written: date | None) -> Iterator[Candidate]:
    """The goals of one paragraph: what a sentence says of the year holds for those after it."""
    told, is_on, is_announced = above, False, False
    for start, end in sentences(line):
        sentence, opens = line.folded[start:end], opening(line, start, end)
        if is_on and HEADING_KINDS.get(sentence.partition(" ")[0]):
            return  # "Yrkande Eva Al (c): …" on the line of a page that has lost its gaps
        if opens:
            here = line.folded[start:opens]
            told, is_on = nearer(told, opened_for(here, written)), True
            yield from parts_of(line, opens, told)
        elif announces(sentence) or sets_up(sentence) or _is_run_in(line, start, end):
            told, is_on, is_announced = said(line.text[start:end], written) or above, True, True
        elif counted := _COUNTED.search(sentence):
            year = said(line.text[start : start + counted.end()], written) or above
            yield from _clauses(line, start + counted.end(), end, year)
        elif is_on and (holds := HOLDS.search(sentence)):
            yield from parts_of(line, start + holds.end(), said(sentence[: holds.end()], written) or told)
        elif is_announced and (inner := _HELD.match(sentence)):
            yield from parts_of(line, start + inner.end(), said(inner[0], written) or told)
        elif (is_announced or (is_on and _goes_on(sentence))) and is_aim(sentence):
            for span in pieces(line, start, end):
                yield held(line, span, None, told if is_announced or _ADDS.search(sentence) else above, 0.75)
        else:
            is_on = is_announced = False


def pieces(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """Where the parts of a sentence begin and end that semicolons divide, when each says how things are to be; else the whole."""
    stops = [match.start() for match in re.finditer(r";\s", line.folded[:end]) if match.start() > start]
    spans = list(zip([start, *(stop + 2 for stop in stops)], [*stops, end], strict=True))
    return spans if all(is_aim(line.folded[slice(*span)]) for span in spans) else [(start, end)]


def _goes_on(sentence: str) -> bool:
    """Whether the sentence (folded) adds a goal to those before it."""
    return bool(_ADDS.search(sentence)) or is_quantified(sentence)


def aims(line: Line, area: str | None, told: Said | None, confidence: float) -> Iterator[Candidate]:
    """The sentences that the line begins with, as far as each says how things are to be."""
    for start, end in sentences(line) if "\t" not in line.text else ():
        if not is_aim(line.folded[start:end]):
            return
        if opens := opening(line, start, end, is_timely=told is not None):
            yield from (
                replace(goal, area=area) for goal in parts_of(line, opens, said(line.folded[start:opens], None) or told)
            )
        else:
            yield held(line, (start, end), area, told, confidence)


def all_aims(line: Line) -> bool:
    """Whether each sentence of the line says how things are to be, and opens nothing."""
    return (
        "\t" not in line.text
        and not line.text.endswith(":")
        and not ends_open(line.text)
        and all(is_aim(line.folded[start:end]) for start, end in sentences(line))
    )


def measured(lines: Sequence[Line], area: str | None, told: Said | None) -> Iterator[Candidate]:
    """The sentences that a sentence follows which says how they are measured: that makes them goals."""
    run: list[Candidate] = []
    for line in lines:
        for start, end in sentences(line) if "\t" not in line.text else ():
            sentence = line.folded[start:end]
            if MEASURED_BY.match(sentence):
                yield from run
            if is_aim(sentence):
                run.append(held(line, (start, end), area, told, 0.7))
            elif not is_heading_like(line):
                run = []


def att_clauses(lines: Sequence[Line], told: Said | None) -> Iterator[Candidate]:
    """The goals of lines that each begin with "att", as far as they say how things are to be."""
    for line in lines:
        clause = line.folded.removeprefix("att ")
        if clause == line.folded or not (is_aim(clause) or is_quantified(clause)):
            return
        yield from parts_of(line, 0, told)


def is_heading_like(line: Line) -> bool:
    """Whether the line is short and no sentence: what stands over a passage, not in it."""
    return not line.marker and line.text[0].isupper() and is_short(line)


def is_short(line: Line) -> bool:
    """Whether the line is no longer than a heading and ends as one."""
    return len(line.text) < _LONGEST_HEADING and line.text[-1] not in ".:;,"


def _is_run_in(line: Line, start: int, end: int) -> bool:
    """Whether the sentence is a heading that the paragraph begins with."""
    text = line.text[start:end].rstrip(".")
    is_short = end < len(line.text) and len(text.split()) <= _MOST_RUN_IN
    return is_short and is_goal_heading(replace(line, text=text, folded=fold(text)))


def _clauses(line: Line, start: int, end: int, told: Said | None) -> Iterator[Candidate]:
    """The goals of "tre mål: A ska …, B ska … och C ska …"; none where a clause does not say how things are to be."""
    cuts = [start]
    for match in _CLAUSE_END.finditer(line.folded, start, end):
        if _SAYS_HOW.search(line.folded, cuts[-1], match.start()) and _SAYS_HOW.search(line.folded, match.end(), end):
            cuts += [match.start(), match.end()]
    cuts.append(len(line.text[:end].rstrip(".,")))
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        if is_aim(line.folded[first:last]):
            yield held(line, (first, last), None, told, 0.75)


def _end_of(line: Line, start: int) -> int:
    """Where the sentence or clause ends that goes on at `start`; a dot within it is an abbreviation's."""
    end = next((end for _, end in sentences(line) if end > start), len(line.text))
    ends = _ENDS.search(line.folded, start, end)
    return ends.start() if ends else len(line.text[:end].rstrip("."))


def parts_of(line: Line, start: int, told: Said | None) -> Iterator[Candidate]:
    """The goals of "att …, att … samt att …", up to the sentence's end."""
    end = _end_of(line, start)
    first = _FIRST_ATT.match(line.folded, start)
    if first is None:
        return
    year_first = _YEAR_FIRST.match(line.folded, first.end(), end)
    told = told or (said(year_first[0], None) if year_first else None)
    counted = _FIRST_COUNTED.match(line.folded, first.end())
    following = _NEXT_COUNTED if counted else _NEXT_ATT
    parts = [counted or first, *following.finditer(line.folded, first.end(), end)]
    for part, after in zip_longest(parts, parts[1:]):
        stop = after.start() if after else end
        content = line.text[part.end() : stop].rstrip(" ,")
        for tail in (" och", " samt"):
            content = content.removesuffix(tail)
        if len(content.split()) >= _FEWEST_WORDS and not _PAST.search(line.folded[part.end() : stop]):
            told = told or _then(line, first.end(), part.end(), stop)
            yield held(line, (part.end(), part.end() + len(content)), None, told, 0.8)


def _then(line: Line, first: int, start: int, end: int) -> Said | None:
    """The year that the clauses before this one name, when it says that it is for then as well."""
    return aimed_at(line.text[first:start], None) if start > first and _THEN.search(line.folded, start, end) else None


def held(line: Line, span: tuple[int, int], area: str | None, told: Said | None, confidence: float) -> Candidate:
    """What the line says from the one to the other place as a goal, without its "att"."""
    start, end = span
    begins = _BEGINS_ATT.match(line.folded, start, end)
    start = begins.end() if begins else start
    text = line.text[start:end]
    return Candidate(line.start + start, line.start + end, text.rstrip(","), None, area, told, confidence)
