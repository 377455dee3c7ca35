"""The lines as goals are read from them: headings in the margin stand alone, what a column wraps is whole again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pipes.goal_lists import marker_kind
from extract.pipes.goal_sentences import sentences
from extract.pipes.goal_terms import (
    AIM_FIGURE,
    LABELLED,
    MENTIONS_GOALS,
    NUMBERED,
    announces,
    asks_on,
    ends_open,
    is_aim,
    is_goal_heading,
    names_aims,
    sets_up,
)
from extract.pipes.sections import Line, Section, heading_kind, is_heading
from normalize.lines import LIST_ITEM
from normalize.unicode import fold

# "Kund ⇥ Målen för kundområdet gäller hela planperioden …": a heading in the margin, its text beside it.
# How far a goal is reached, which may stand beside its number: "Mål 3", a gap, and "Delvis uppfyllt".
VERDICT_ALONE = re.compile(
    r"(?:(?:delvis|ej|inte|helt|annu|nastan|i stort sett)\s)*(?:uppfyll(?:t|s|d|da|es)|uppna(?:s|tt|dd|dda|ddes)|na(?:s|tt|dd|dda|ddes))"
)
_LABEL_OF_GOAL = re.compile(r"(?:[a-z]+mal|mal)\s(?:nr\s)?\d{1,2}[a-z]?[.:]?")
_BESIDE_COUNT = re.compile(r"\d{1,2}\t(?P<text>[^\W\d][^\t]+)")
_IN_MARGIN = re.compile(
    r"(?=(?:[^\t\d]|(?<=\s)(?:19|20)\d\d(?=\t)){2,40}\t)[A-ZÅÄÖ][\w,./ -]*\w\t+(?P<text>\s*(?:[^\t]{40,}|[•●■▪*–-]\s[^\t]{20,}))"
)
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_STOPPED = re.compile(r"(?:[Mm]ål|MÅL|\s(?:19|20)\d\d)\.$")
_CONTINUES = re.compile(r"(?:Forts|forts|FORTS)\.?\s?(?:av\s|från\s)?§\s?\d+\t+\s*(?=\S)")
# "Så mäter vi: …", of whose "Så" a scan has made signs.
_BROKEN_SO = re.compile(r"(?:[§$&5S]\S?|Sa)\s?(?=\s(?:gör|mäter|följer|når|arbetar|vet)\svi\b)")
# "Hemhjälp 3. Antalet vårdbiträden …"
_BESIDE_NUMBER = re.compile(
    r"(?P<name>(?!Mål|Delmål|Effektmål|Inriktningsmål|Tabell|Punkt)[A-ZÅÄÖ][a-zåäö-]{3,}(?: (?:och )?[a-zåäö-]{3,}){0,2}) (?=\d{1,2}\. [A-ZÅÄÖ])"
)
# "Mål 5. Verksamheten ryms i ramen. Mål 6. Alla …": boxes that a scan ran together.
_NUMBERED_BESIDE = re.compile(r"[.!?]\s+(?=(?:[A-ZÅÄÖ][a-zåäö]+)?[Mm]ål \d{1,2}[.:] [A-ZÅÄÖ])")
_WANTS_FIGURE = re.compile(r"\b(?:fran|till|minst|hogst|lagst|under|over|inom|an)$")
_SENTENCE_END = re.compile(r"[.!?:;][\"”')]*$")
_SHORTEST_CELL = 12  # characters
_LONGEST_ITEM = 300
_MOST_LABEL_WORDS = 3  # of a row of the table beside a list
_SHORT_HEADING = 40  # characters
_MARGIN_CELLS = 2  # the heading and what stands beside it
_FULL_LINE = 45  # characters
_HEADING_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-H]\.)\s+")
# "2. MÅL", "4. Nämndens mål 2009", "B. Mål att nå under 1988"
_HEADING = re.compile(r"[A-ZÅÄÖ][^\t]{1,70}[^\s.,;:!?]")
# Bullets that a scan has read as a letter, and so joined the items: "m minst … m svinnet … m alla".
_JOINED = re.compile(r"([b-hj-zB-HJ-Z=»¢©®]) (?=[^\W\d_]{2})")
# Beside items, a bullet that was read as something else: "m år 2012 skall …", "~att …"; "i" is a word.
_STRAY = re.compile(r"(?:[a-hj-z]|[^\w\s\"”(]{1,2})\s+(?=[^\W\d_]{2})|[^\w\s\"”(]{1,2}(?=att\s)")
# A bullet that a scan has read as the same sign line after line: "I Alla barn", "1 Andelen elever"; no list counts so.
_BULLET_READ = re.compile(
    r"(?P<sign>\d{1,2}|[^\W_a-zåäö]|[Il|!\]\[_#=^m])\s+(?=[A-ZÅÄÖ][a-zåäö])|(?P<mark>[|!\]\[_#=^~])\s+(?=[a-zåäö])"
)
_COUNTED = re.compile(r"(\d{1,2})\s+(?=[A-ZÅÄÖ][a-zåäö])")
# "Mal2  Antalet", "Malå Alla", "Mål 5 _— Parken": a number that a scan ran together with "Mål", or parted from its goal by a stroke.
_COUNT_READ = re.compile(
    r"M[aåä]l\s?(?:(?P<digits>\d{1,2})|(?P<letter>[lI|åäöSZB]))[.:]?\s+(?:[_—–|=-]+\s+)?(?=[A-ZÅÄÖ])"
)
_LETTER_COUNTS = {"l": 1, "I": 1, "|": 1, "å": 4, "ä": 4, "ö": 6, "S": 5, "Z": 2, "B": 8}
_FEWEST_COUNTED = 2
_NEAR = 3  # lines
_LIKE_A_STROKE = str.maketrans("1l|![]", "IIIIII")
_MOST_AREA_WORDS = 5  # of a numbered heading between items
_FIGURES = 0.34  # share of a cell's characters; a cell with more is a figure, no text


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines of the running text, those of margins and columns parted and joined anew, numbered headings without number."""
    return list(_headed(_with_bullets(list(_parted(_over_gaps(_counted(lines)))))))


def _counted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; where a scan has run "Mål" together with its number, line after line, they stand apart again."""
    read = {
        at: match for at, line in enumerate(lines) if line.text[:1] == "M" and (match := _COUNT_READ.match(line.text))
    }
    # One that ends in letters may be a word.
    if len(read) < _FEWEST_COUNTED or not any(match["digits"] for match in read.values()):
        return lines
    return [_with_count(line, read[at]) if at in read else line for at, line in enumerate(lines)]


def _with_count(line: Line, match: re.Match[str]) -> Line:
    """The line with "Mål" and its number as they were written; what follows keeps its place, for which the text must have room."""
    count = f"Mål {match['digits'] or _LETTER_COUNTS[match['letter']]}. "
    text = count + line.text[match.end() :]
    start = line.start + match.end() - len(count)
    return line if start < 0 else replace(line, start=start, text=text, folded=fold(text), marker=len(count))


def _over_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines; a sentence that a scan has divided by a gap is whole: it goes on in lower case without having ended."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        is_rest = line.after_gap and line.text[0].islower()
        if before and ((is_rest and _is_unfinished(before, line)) or _is_figure_of(before, line)):
            text = before.text + " " * (line.start - before.end) + line.text
            whole[-1] = replace(before, end=line.end, text=text, folded=fold(text))
        else:
            whole.append(line)
    return whole


def _is_figure_of(line: Line, following: Line) -> bool:
    """Whether the following line begins with the figure that the line wants: "… ska öka från" over "41 till 50 %"."""
    wants = following.text[0].isdigit() and not following.marker and _WANTS_FIGURE.search(line.folded)
    return bool(wants) and is_aim(line.folded) and "\t" not in line.text + following.text


def _is_unfinished(line: Line, following: Line) -> bool:
    """Whether the line is running text that the following one, in lower case, goes on with."""
    is_text = not following.marker and "\t" not in line.text + following.text and len(line.text) >= _FULL_LINE
    says = is_aim(line.folded) or MENTIONS_GOALS.search(line.folded)
    return bool(is_text and says) and line.text[-1] not in ".:;!?" and not following.folded.startswith("att ")


@dataclass(slots=True)
class Part(Section):
    """A section with the parts of its heading's number, 0 where it has none: 2 for "3.1 Mål"."""

    depth: int = 0


def grouped(lines: Sequence[Line]) -> list[Part]:
    """The lines under their headings: a goal heading is one wherever it stands, a line that goals follow or stand in none."""
    sections = [Part(None, None)]
    for numbered, following in zip(lines, [*lines[1:], None], strict=False):
        number = None if numbered.marker else _HEADING_NUMBER.match(numbered.text)
        line = (
            _without(numbered, number.end()) if number and _HEADING.fullmatch(numbered.text, number.end()) else numbered
        )
        line = _without_stop(line)
        opens = _opens_goals(line)
        kind, rest = (None, None) if opens else heading_kind(line)
        says = announces(line.folded) or sets_up(line.folded) or len(sentences(line)) > 1
        says = says or (line.text.endswith(":") and is_aim(line.folded))  # "Nämnden ska under 2003 nå följande:"
        is_none = says or NUMBERED.match(line.folded) or LABELLED.match(line.folded)
        if kind or opens or asks_on(line) or (not is_none and is_heading(line, following)):
            depth = number[0].rstrip(". ").count(".") + 1 if number else 0
            sections.append(Part(kind, line, [rest] if rest else [], depth))
        else:
            sections[-1].lines.append(numbered)
    return sections


def _without_stop(line: Line) -> Line:
    """The line; a heading for goals, as typewriters set them, without its full stop: "Mål för 1992."."""
    if not (line.after_gap and _STOPPED.search(line.text) and len(line.text) < _SHORT_HEADING):
        return line
    plain = replace(line, text=line.text[:-1], folded=line.folded[:-1])
    return plain if _opens_goals(plain) else line


def _opens_goals(line: Line) -> bool:
    is_short = line.after_gap or len(line.text) < _SHORT_HEADING
    is_text = line.marker or "\t" in line.text or not line.text[0].isupper()
    return is_short and not is_text and is_goal_heading(line) and (not announces(line.folded) or names_aims(line))


def _parted(lines: Sequence[Line]) -> Iterator[Line]:
    index = 0
    while index < len(lines):
        line = _with_so(_without_continuation(lines[index]))
        index += 1
        if counted := _beside_number(lines, index - 1):
            index += len(counted) - 1
            yield _joined_beside_number(counted)
        elif "\t" not in line.text:
            yield from _without_margin(line)
        elif _LABEL_OF_GOAL.fullmatch(fold(line.cells[0][1])) and VERDICT_ALONE.fullmatch(fold(line.cells[-1][1])):
            yield _line(line.start, line.cells[0][1], after_gap=line.after_gap)
        elif margin := _IN_MARGIN.fullmatch(line.text):
            heading, _, _ = line.text.partition("\t")
            end, content = line.end, line.text[margin.start("text") :].strip()
            start = line.start + line.text.index(content)
            if index < len(lines) and (rest := _rest_of_margin(line, lines[index])):
                heading, content = f"{heading.rstrip()} {rest[0]}", f"{content} {rest[1]}"
                end = lines[index].end
                index += 1
            while index < len(lines) and _wraps(content, lines[index]):
                content, end = f"{content} {lines[index].text}", lines[index].end
                index += 1
            yield _line(line.start, heading.rstrip(), after_gap=True)
            yield _line(start, content, after_gap=False, end=end)
        elif _begins_in_column(line) or (index < len(lines) and _begins_in_column(lines[index])):
            run = _column_run(lines, index)
            yield from _items(lines[index - 1 : run])
            index = run
        elif index + 1 < len(lines) and _begins_in_column(lines[index + 1]):
            yield _line(line.start, line.cells[0][1], after_gap=True)
        else:
            yield line


def _beside_number(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """The lines of a text that a number counts which stands beside its first line, or its second; none where it is another.

    A number is set beside the middle of its text: "Matsvinnet ska vara under 40" over "7", a gap, and "gram per portion".
    """
    first = lines[index]
    count = 1
    if "\t" not in first.text:
        second = lines[index + 1] if index + 1 < len(lines) else None
        goes_on = second and (beside := _BESIDE_COUNT.fullmatch(second.text)) and beside["text"][0].islower()
        if not goes_on or first.marker or not is_aim(first.folded) or _SENTENCE_END.search(first.text):
            return ()
        if _WANTS_FIGURE.search(first.folded):
            return ()  # the number is the figure
        count = 2
    elif not (beside := _BESIDE_COUNT.fullmatch(first.text)) or not _begins_goal(beside["text"]):
        return ()
    while index + count < len(lines) and lines[index + count].text[0].islower():
        if not _wraps(lines[index + count - 1].text, lines[index + count]):
            break
        count += 1
    return lines[index : index + count] if count > 1 else ()


def _begins_goal(text: str) -> bool:
    """Whether the text may be a goal's first line, and no area's name."""
    return text[0].isupper() and len(text.split()) > _MOST_LABEL_WORDS


def _joined_beside_number(lines: Sequence[Line]) -> Line:
    """The lines as one, the number before its first or left out of its second: it counts, and says nothing."""
    first, *others = (_BESIDE_COUNT.fullmatch(line.text) for line in lines)
    rest = [other["text"] if other else line.text for other, line in zip(others, lines[1:], strict=True)]
    text = " ".join([lines[0].text.replace("\t", " "), *rest])
    joined = _line(lines[0].start, text, after_gap=lines[0].after_gap, end=lines[-1].end)
    return replace(joined, marker=first.start("text")) if first else joined


def _without_continuation(line: Line) -> Line:
    """The line without "forts § 84" in its margin, which says that the page goes on with what stood on the last."""
    match = _CONTINUES.match(line.text)
    return _line(line.start + match.end(), line.text[match.end() :], after_gap=False) if match else line


def _with_so(line: Line) -> Line:
    """The line; a label that it begins with is whole again, and its signs are no bullet."""
    match = _BROKEN_SO.match(line.text) if " vi" in line.text else None
    if not match:
        return line
    text = f"Så{line.text[match.end() :]}"
    # What follows keeps its offsets.
    start = max(line.start + match.end() - len("Så"), 0)
    return replace(line, start=start, text=text, folded=fold(text), marker=0)


def _rest_of_margin(line: Line, following: Line) -> tuple[str, str] | None:
    """What a heading in the margin and the text beside it go on with in the line below: "Vad vi vill nå nästa", "år"."""
    cells = [cell.strip() for _, cell in following.cells]
    is_other = following.after_gap or following.marker or _SENTENCE_END.search(line.text)
    if is_other or len(cells) != _MARGIN_CELLS or len(cells[0]) > _SHORT_HEADING:
        return None
    if not (cells[0][:1].islower() or _A_YEAR.fullmatch(cells[0])):
        return None
    return cells[0], cells[1]


def _without_margin(line: Line) -> Iterator[Line]:
    """The line; a heading in the margin that a scan ran together with the item beside it stands alone, and so do goals side by side."""
    if _NUMBERED_BESIDE.search(line.text) and NUMBERED.match(line.folded):
        starts = [0, *(match.end() for match in _NUMBERED_BESIDE.finditer(line.text)), len(line.text)]
        for start, end in pairwise(starts):
            yield _line(line.start + start, line.text[start:end].rstrip(), after_gap=line.after_gap and not start)
        return
    if (joined := _JOINED.match(line.text)) and line.text.count(f" {joined[1]} "):
        starts = [0, *(match.start() + 1 for match in re.finditer(rf" {re.escape(joined[1])} (?=\w)", line.text))]
        for start, end in pairwise([*starts, len(line.text)]):
            item = _line(line.start + start, line.text[start:end].rstrip(), after_gap=line.after_gap and not start)
            yield replace(item, marker=joined.end())
        return
    margin = _BESIDE_NUMBER.match(line.text)
    if not margin or line.marker or not is_aim(line.folded):
        yield line
        return
    yield _line(line.start, margin["name"], after_gap=True)
    yield _line(line.start + margin.end(), line.text[margin.end() :], after_gap=False)


def _with_bullets(lines: Sequence[Line]) -> list[Line]:
    """The lines; goals that numbers without a stop count are items, and so are neighbours that begin with the same stroke."""
    signs = [None if line.marker or "\t" in line.text else _BULLET_READ.match(line.text) for line in lines]
    read = [(sign["sign"] or sign["mark"]).translate(_LIKE_A_STROKE) if sign else None for sign in signs]
    items = []
    for index, (line, sign) in enumerate(zip(lines, signs, strict=True)):
        is_item = sign and read[index] in (*read[max(index - 1, 0) : index], *read[index + 1 : index + 2])
        items.append(replace(line, marker=sign.end()) if sign and (is_item or _counts(lines, index)) else line)
    return items


def _counts(lines: Sequence[Line], index: int) -> bool:
    """Whether the line's number is one of a row that counts goals: "3 Andelen nöjda ska öka" near a "2" or "4"."""
    number, content = _COUNTED.match(lines[index].text), lines[index].folded
    if not number or not (is_aim(content) or AIM_FIGURE.search(content)):
        return False
    near = [*lines[max(index - _NEAR, 0) : index], *lines[index + 1 : index + 1 + _NEAR]]
    others = {int(other[1]) for line in near if (other := _COUNTED.match(line.text))}
    return bool({int(number[1]) - 1, int(number[1]) + 1} & others)


def _headed(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; one that a number makes look like an item is a heading where no other number stands beside it."""
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        number = _HEADING_NUMBER.match(line.text)
        beside = any(other is not None and other.marker and other.text[0].isdigit() for other in (before, after))
        beside_items = (
            after and after.marker and ((before and before.marker) or line.text[1:2] == " " or line.text[1:5] == "att ")
        )
        stray = _STRAY.match(line.text) if beside_items else None
        content = line.text[number.end() :] if number else ""
        plain = _without(line, number.end()) if number and content else line
        stands_out = (line.after_gap and not is_aim(plain.folded)) or is_goal_heading(plain)
        if number and not beside and stands_out and _HEADING.fullmatch(content):
            yield replace(line, marker=0)
        elif number and _is_area_over(plain, after):
            yield plain
        elif stray and not line.marker:
            yield replace(line, marker=stray.end())
        else:
            yield line


def _is_area_over(plain: Line, after: Line | None) -> bool:
    """Whether a numbered line, here without its number, names what the items under it are about, which are counted otherwise."""
    is_over = after is not None and after.marker and marker_kind(after) != "digit"
    is_name = _HEADING.fullmatch(plain.text) and len(plain.text.split()) <= _MOST_AREA_WORDS
    return bool(is_over and is_name and not is_aim(plain.folded))


def _without(line: Line, number: int) -> Line:
    """The line without the number of so many characters that it begins with."""
    text = line.text[number:]
    return replace(line, start=line.start + number, text=text, folded=fold(text), marker=0)


def _wraps(so_far: str, line: Line) -> bool:
    return not (line.after_gap or line.marker or "\t" in line.text or _SENTENCE_END.search(so_far))


def _begins_in_column(line: Line) -> bool:
    """Whether a bulleted text stands in a column beside other cells, itself no short one."""
    return "\t" in line.text and any(_is_item(cell) for _, cell in line.cells[:2])


def _is_item(cell: str) -> bool:
    marker = LIST_ITEM.match(cell)
    content = cell[marker.end() :] if marker else ""
    return len(content) >= _SHORTEST_CELL and sum(map(str.isdigit, content)) <= _FIGURES * len(content)


def _column_run(lines: Sequence[Line], index: int) -> int:
    """Where the lines end that stand abreast, from this on: at a line without cells that no item goes on with."""
    while index < len(lines):
        line = lines[index]
        is_abreast = "\t" in line.text or line.marker or line.text[0].islower()
        if not is_abreast and not (len(line.text) < _SHORTEST_CELL * 2 and not line.after_gap):
            return index
        if line.after_gap and "\t" not in line.text and not line.text[0].islower():
            return index
        index += 1
    return index


def _items(lines: Sequence[Line]) -> Iterator[Line]:
    """The items in the columns of lines that stand abreast, the first column's first; a column's other cells are left out."""
    for column in range(min(max(len(line.cells) for line in lines), 2)):
        cells = [(*line.cells[column], len(line.cells)) for line in lines if column < len(line.cells)]
        item: tuple[int, str] | None = None
        first, width, above, has_begun = 0, 0, "", False
        for start, cell, abreast in cells:
            if _is_item(cell):
                if item:
                    yield _item(item, first)
                elif above and not has_begun:
                    # What heads the column.
                    yield _line(start, above, after_gap=True, end=start)
                has_begun = True
                item, first, width = (start, cell), start + len(cell), abreast
            elif (
                item
                and (cell[:1].islower() or cell.startswith("%") or (abreast == width and ends_open(item[1])))
                and not _SENTENCE_END.search(item[1])
                and len(item[1]) < _LONGEST_ITEM
            ):
                item = (item[0], f"{item[1]} {cell}")
            elif item and len(cell.split()) > _MOST_LABEL_WORDS:
                yield _item(item, first)
                item = None
            above = cell
        if item:
            yield _item(item, first)


def _item(item: tuple[int, str], end: int) -> Line:
    return _line(item[0], item[1], after_gap=False, end=end)


def _line(start: int, text: str, *, after_gap: bool, end: int | None = None) -> Line:
    marker = LIST_ITEM.match(text)
    return Line(
        start, start + len(text) if end is None else end, text, fold(text), after_gap, marker.end() if marker else 0
    )
