"""Finds officers in sentences that say what they did: "Föreningskonsulent Leila Öberg föredrar ärendet."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pipes.enumerated import MOST_LINES, enumerated, parted, running
from extract.pipes.people import Found, Named, clean_title, is_person, names_in, title_before
from extract.pipes.preparing import ACTS, ACTS_FIRST, IN_SENTENCE, PAPER_OF, TOOK_PART, says_more
from extract.pipes.sections import PARAGRAPH, Line
from extract.pipes.title_places import opening_titles
from normalize.unicode import fold

_TITLE_BETWEEN = re.compile(r",\s([^,.]{3,50}),(?=\s)")  # between a name and its verb
_MATTER = re.compile(
    r"\s+(?:ärendet|beslutet|planen|rapporten)?(?:\s(?:har|är))?\s*$", re.IGNORECASE
)  # before the verb
_OF_OTHERS = re.compile(r",\s[A-ZÅÄÖ][^,.]{2,40},")  # whom somebody else has sent: "Eva Ek, Samköp Norr, deltagit"
_LONGEST_HEAD = 40  # characters of a cell that is no sentence
_LONGEST_OVER = 12  # characters of the next line: "… upprättat 2008-02-29" over "av controller Bo Ek"
# After a title: "vd och föredragande", "skolchef (föredragande)".
_AND_PUTS_FORWARD = re.compile(r"(?:\s(?:och|tillika|samt)|,|\s\()\s?foredragande\b")
_PUTS_FORWARD = re.compile(r"\s?(?:har\s)?foredr")  # so sure that no title is needed


def told(lines: Sequence[Line]) -> Iterator[Found]:
    """Who is named in a sentence as the one who prepared the matter."""
    for index, line in enumerate(lines):
        yield from _attending(line)
        if paper := PAPER_OF.match(line.folded):
            authors = enumerated((line.start + paper.end(), line.text[paper.end() :]))
            yield from (one for one in authors if one.title or is_person(one.name, (line.start, line.text)))
        more = says_more(line.folded)
        for lead in IN_SENTENCE.finditer(line.folded):
            if lead.start() in more:
                continue
            yield from _beside(line, lead)
            if lead.end() == len(line.text) and index + 1 < len(lines):
                following = lines[index + 1]
                yield from enumerated(running(lines[index + 1 :], following.start))
            else:
                yield from enumerated(running(lines[index:], line.start + lead.end()))
        for start, cell in line.cells[:-1]:
            if len(cell) > _LONGEST_HEAD:
                yield from _acting([replace(line, start=start, end=start + len(cell), text=cell, folded=fold(cell))])
        yield from _acting(lines[index : index + MOST_LINES])


def _attending(line: Line) -> Iterator[Found]:
    """Who is said among those present to put the matters forward: "Eva Lund, vd och föredragande, Bo Ek, ekonom"."""
    for puts in _AND_PUTS_FORWARD.finditer(line.folded):
        start = line.text.rfind(",", 0, puts.start())
        name = next((name for name in names_in((line.start, line.text)) if name.end == line.start + start), None)
        title = clean_title(line.text[start + 1 : puts.start()])
        if name and title:
            yield Found(name, title, None, 0.9)


def _beside(line: Line, lead: re.Match[str]) -> Iterator[Found]:
    """Who signs beside what another did, where a scan ran both together: "Eva Ek Ärendet har beretts av rektor jurist Bo Al"."""
    before = _MATTER.sub("", line.text[: lead.start()])
    names = names_in((line.start, before))
    titles = opening_titles(line.text[lead.end() :]) if len(names) == 1 and names[0].text == before else []
    if len(titles) > 1:
        yield Found(names[0], titles[0], None, 0.75)


def _acting(lines: Sequence[Line]) -> Iterator[Found]:
    """Who puts the matter forward in the first line: "Föreningskonsulent Leila Öberg föredrar ärendet."."""
    end = lines[0].end
    start, text = running(lines, lines[0].cells[-1][0])
    line = replace(lines[0], start=start, end=start + len(text), text=text, folded=fold(text))
    for verb in ACTS_FIRST.finditer(line.folded, 0, end - start + _LONGEST_OVER):
        if start + verb.start() < end:
            begin = verb.end() + (line.folded[verb.end() : verb.end() + 1] == " ")
            yield from (one for one in enumerated((start + begin, text[begin:])) if one.title)
    names = names_in((line.start, line.text))
    took_part = TOOK_PART.search(line.folded) if names else None
    for index, name in enumerate(names):
        place = name.end - line.start
        beside = _TITLE_BETWEEN.match(line.text, place)
        after = clean_title(beside[1]) if beside else None
        acts = ACTS.match(line.folded, place)
        if not acts and beside and after:
            acts = ACTS.match(line.folded, beside.end())
        takes_part = took_part and took_part.start() < place < took_part.end()
        if acts or (takes_part and not _OF_OTHERS.match(line.text, place)):
            is_alone = not index or _OF_OTHERS.match(line.text, names[index - 1].end - line.start)
            if not is_alone and (with_them := _before(names[index - 1], name, line)):
                yield with_them
            title = title_before(line.text[: name.start - line.start]) or after
            before = PARAGRAPH.sub("", line.text[: name.start - line.start], count=1)
            begins = not before.strip() and is_person(name, (line.start, line.text))
            is_sure = title or (begins and acts and _PUTS_FORWARD.match(acts[0]))
            yield from [Found(name, title, None, 0.9)] if is_sure else []


def _before(name: Named, following: Named, line: Line) -> Found | None:
    """Who is named before another who acts too: "VA-chef Bo Ek och ekonom Eva Lund"."""
    titles = parted(line.text[name.end - line.start : following.start - line.start])
    title = title_before(line.text[: name.start - line.start]) or (titles[0] if titles else None)
    return Found(name, title, None, 0.9) if titles and title else None
