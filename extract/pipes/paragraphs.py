"""Component `diarium_paragraphs`: the §§ of a protokoll, each with its number, title and diarienummer."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.deciding import COMMITTEE_ACTS, sentences
from extract.pipes.findings import Paragraph, Text, add, findings
from extract.pipes.paragraph_forms import heads_column, other_heads, title_of_row
from extract.pipes.sections import PARAGRAPH, Line
from extract.pipes.stacked_heads import NUMBER_LINE, SHORT_END, Head, beginnings
from extract.pipes.tenses import PAST, folded_verbs
from extract.pipes.terms import MINUTES
from normalize.unicode import fold

_FEWEST_PRINTED = 2  # §§ at lines' beginnings, under which their numbers may stand elsewhere
_HEAD_LINES = 3  # so many lines under a § may hold its title and number
_LONGEST_TITLE = 250
_NUMBER = re.compile(r"\d+")
# "Taxa för slamtömning ........ 7", "Taxa för slamtömning . . . . 7": a line of a table of contents.
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|(?:·\s?){4,}|_{4,}")
_PAGE_TAIL = re.compile(r"\t\s*\d{1,3}(?:\s?[-–]\s?\d{1,3})?$")
_CONTINUED = re.compile(r"\(?(?:forts?\b\.?|fortsattning\b)")
_DNR = re.compile(r"\s*\(?\b(?:[Dd]nr|DNR|[Dd]iarienummer|[Dd]iarienr|[Ää]rendenr|ÄRENDE)\b.*$")
# "Dnr 31/84, 52/85" behind a §'s title, or on a line of its own under it.
_NUMBER_OF_DIARY = r"(?:(?<![a-zåäö])(?!och\s|samt\s|resp\s|dnr\s)[a-zåäö]{1,5}[ /-])?\d+(?:[/.:-]\d+)+(?:[ .]\d{3}\b)?"
_OF_DIARY = re.compile(_NUMBER_OF_DIARY, re.IGNORECASE)
_NUMBERS_OF_DIARY = rf"((?:{_NUMBER_OF_DIARY})(?:(?:,|\soch|\ssamt|;)\s(?:{_NUMBER_OF_DIARY}))*)"
_LABEL = r"\b(?:dnr|diarienr|diarienummer)\b[.:]*\s"
_LABELLED = re.compile(rf"{_LABEL}{_NUMBERS_OF_DIARY}\W*$")
_IN_BRACKETS = re.compile(rf"\({_LABEL}{_NUMBERS_OF_DIARY}\)")
# What an OCR makes of "§ 31" ("$ 31", "& 31.", "831"), taken for it only between its neighbours in number.
_MISREAD = re.compile(r"[$&8S95ß£§]{1,2}?[.:]?\s?(\d{1,3})\.?(?=\s|$)")
# Points of a head for the run that it stands in: as printed, with nothing under it, with its § misread.
_PRINTED, _EMPTY, _DOUBTFUL = 1.0, 0.4, 0.35
_LEAP, _LONGEST_LEAP = 0.3, 0.9  # for each number left out
# What heads the next page, where the § before it has ended: letterhead, number, date, body.
_RUNNING_HEAD = re.compile(
    r"\b(?:blad|sida|sid|protokoll|sammantradesprotokoll|sammantradesdatum)\b|\d\s?\(\s?\d|\d av \d"
)
_RUNNING_HEAD_LINES = 4
_SENTENCE = re.compile(r"(?:\S+\s){5,}.*\.")  # under a § without heading its text begins
_SENTENCES = re.compile(r"(?<!\b[A-ZÅÄÖ])(?<!\bm)(?<!\bkv)\.\s[A-ZÅÄÖ][a-zåäö]+\s(?:[a-zåäö]+\s){2}")
# "Patrik Ekdahl går igenom", "Bo Ek utses": who does something, or is to.
_DOES = re.compile(r"(?:[A-ZÅÄÖ][\w-]+\s){1,3}[a-zåäö]+(?:ar|er|år|ör|ses|äljs|nns)\s\S+\s\S")
_POINT = re.compile(r"(?:[a-zåäö]|\d{1,2})[/)]")
_FULL_LINE = 40  # characters
_FEWEST_UNTITLED = 3  # §§ whose text begins beside their numbers, in minutes without titles
_NO_TITLE = re.compile(
    r"(?:beslut|forslag till beslut|sammanfattning|arendebeskrivning|arendet|bakgrund|yrkanden?|paragrafen justeras.*|[a-z -]+s beslut|vid protokollet|justera[st].*|ratt utdrag.*)[ :.]*"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How minutes head their §§: whether with titles, and whether in a form's columns."""

    has_titles: bool = True
    is_form: bool = False


@Language.factory("diarium_paragraphs", requires=["doc._.lines", "doc._.type", "doc.spans"], assigns=["doc.spans"])
def make_paragraphs(nlp: Language, name: str) -> "Paragraphs":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Paragraphs()


class Paragraphs:
    """Finds where each § begins and ends, what it is called and how it is registered."""

    def __call__(self, doc: Doc) -> Doc:
        """Adds `paragraphs`."""
        if doc._.type not in MINUTES:
            return doc
        lines: Sequence[Line] = doc._.lines
        numbers = {doc.text[item.span.start_char : item.span.end_char] for item in findings(doc, "diarienummer")}
        heads = _heads(lines)
        begun = beginnings(lines, heads)
        starts = [begun.get(head.index, head.index) for head in heads]
        beside = [_begins_text(lines[head.index : head.index + 2], head.after) for head in heads]
        style = Style(
            has_titles=beside.count(True) < max(_FEWEST_UNTITLED, len(heads) / 2),
            is_form=any(map(heads_column, lines)),
        )
        for head, start, end in zip(heads, starts, [*starts[1:], len(lines)], strict=False):
            own = _without_running_head(lines[start:end], doc._.page_starts)
            is_stacked = start != head.index
            _add_labelled(doc, own, numbers)
            registered = [*(_stacked_numbers(lines, head, numbers) if is_stacked else ()), *_registered(own, numbers)]
            value = Paragraph(
                head.number,
                _title(own, 0 if is_stacked or head.start else head.after, numbers, style),
                tuple(registered),
                own[0].start,
                own[-1].end,
            )
            confidence = 0.8 if head.is_misread or is_stacked else 0.95
            place = lines[head.index].start
            add(doc, "paragraphs", (place + head.start, place + head.after), value, confidence)
        return doc


def _heads(lines: Sequence[Line]) -> list[Head]:
    """The lines that begin a §: of those that look so, the longest run whose numbers rise.

    So a head that returns on the next page and a law cited at a line's start fall out, and so does a table of
    contents without leaders, since nothing stands under its lines.
    """
    looks = [head for index, line in enumerate(lines) if (head := _head(index, line))]
    if sum(not head.is_misread for head in looks) < _FEWEST_PRINTED:
        looks = other_heads(lines) or looks
    best: list[tuple[float, int | None]] = []  # of the runs that end at a head: points, and the head before it
    for place, head in enumerate(looks):
        before = max(
            (earlier for earlier in range(place) if looks[earlier].number < head.number),
            key=lambda earlier: (best[earlier][0] - _leap(looks[earlier], head), -earlier),
            default=None,
        )
        gain = best[before][0] - _leap(looks[before], head) if before is not None else 0.0
        is_empty = place + 1 < len(looks) and looks[place + 1].index == head.index + 1
        points = _DOUBTFUL if head.is_misread else _EMPTY if is_empty else _PRINTED
        best.append((points + max(gain, 0.0), before if gain > 0 else None))
    run: list[Head] = []
    last = max(range(len(best)), key=lambda place: (best[place][0], -place), default=None)
    while last is not None:
        run.insert(0, looks[last])
        last = best[last][1]
    return run if any(not head.is_misread for head in run) else []


def _head(index: int, line: Line) -> Head | None:
    """The § that the line may begin."""
    if match := PARAGRAPH.match(line.text):
        number, is_misread = int(_NUMBER.findall(match[0])[-1]), False
    elif match := _MISREAD.match(line.text):
        number, is_misread = int(match[1]), True
        rest = line.text[match.end() :].lstrip(" \t–-")
        if rest and not (rest[0].isupper() and "\t" not in rest and rest[-1] not in ".,"):
            return None
    else:
        return None
    return None if _is_listed(line, match.end()) else Head(index, number, match.end(), is_misread)


def _leap(head: Head, following: Head) -> float:
    """What speaks against `following` coming next: §§ are numbered without gaps."""
    left_out = following.number - head.number - 1
    if left_out and (head.is_misread or following.is_misread):
        return _PRINTED
    return min(_LEAP * left_out, _LONGEST_LEAP)


def _without_running_head(lines: Sequence[Line], page_starts: Sequence[int]) -> Sequence[Line]:
    """The lines without what heads the page that they end on, when nothing else of them stands there."""
    last = lines[-1].start
    page = page_starts[bisect_right(page_starts, last) - 1] if page_starts else 0
    head = [line for line in lines if line.start >= page]
    is_running = len(head) <= _RUNNING_HEAD_LINES and any(
        _RUNNING_HEAD.search(line.folded) or heads_column(line) for line in head
    )
    return lines[: len(lines) - len(head)] if is_running and len(head) < len(lines) else lines


def _is_listed(line: Line, after: int) -> bool:
    """Whether the line stands in a table of contents, or says that a § goes on."""
    return bool(
        _LEADER.search(line.text)
        or _PAGE_TAIL.search(line.text)
        or _CONTINUED.match(line.folded[after:].lstrip(" .,\t"))
    )


def _add_labelled(doc: Doc, lines: Sequence[Line], numbers: set[str]) -> None:
    """Adds the numbers behind "Dnr" in the §'s head that are not among the document's yet."""
    for line in lines[: 1 + _HEAD_LINES]:
        label = _LABELLED.search(line.folded) or _IN_BRACKETS.search(line.folded)
        is_head = line is lines[0] or (line is lines[1] and not any(map(str.isalpha, lines[0].text)))
        if label and (is_head or not label.start()):
            for match in _OF_DIARY.finditer(line.text, *label.span(1)):
                start = line.start + match.start()
                if not any(match[0] in number for number in numbers):
                    add(doc, "diarienummer", (start, start + len(match[0])), Text(match[0]), 0.9)
                    numbers.add(match[0])


def _stacked_numbers(lines: Sequence[Line], head: Head, numbers: set[str]) -> Iterator[tuple[int, int]]:
    """The diarienummer on the head's own line, and on the next when it holds nothing else."""
    below = lines[head.index + 1 : head.index + 2]
    own = [lines[head.index], *(line for line in below if NUMBER_LINE.fullmatch(line.text))]
    return _registered(own, numbers)


def _title(lines: Sequence[Line], after: int, numbers: set[str], style: Style) -> tuple[int, int] | None:
    """The first passage of the §'s head that is neither a number nor a heading: on its line, or under it."""
    for line, skip in [(lines[0], after), *((line, 0) for line in lines[1 : 1 + _HEAD_LINES])]:
        for start, cell in line.cells:
            begin = max(skip - (start - line.start), 0)
            own = _DNR.sub("", cell[begin:])
            if line is lines[0] and _is_text(own, lines[1:], style):
                return None
            is_row = style.is_form or not PARAGRAPH.match(lines[0].text)
            own = title_of_row(own) if is_row and own == cell[begin:] else own
            text = _without_number(own.rstrip(" .\t"), numbers)
            begin += len(text) - len(text.lstrip(" .:–-|"))
            text = text.strip(" .:–-|\t")
            if line is not lines[0] and _SENTENCE.fullmatch(line.text):
                return None
            if _is_title(text):
                return start + begin, start + begin + len(text)
    return None


def _begins_text(lines: Sequence[Line], after: int) -> bool:
    """Whether the text of the § stands beside its number, which ends at `after` in the first line."""
    beside = lines[0].text[after:].lstrip(" .:–-\t").partition("\t")[0]
    return _is_text(_DNR.sub("", beside), lines[1:], Style())


def _is_text(text: str, below: Sequence[Line], style: Style) -> bool:
    """Whether the passage is text of the §, not a title: "§ 11 Ordföranden avslutade mötet.".

    Text is sentences, which may go on below; in minutes without titles a full stop tells.
    """
    text = text.strip(" :–-\t").lstrip(".– ")
    if not text or style.is_form:
        return False
    if _SENTENCES.search(text):
        return True
    rest = below[0] if below and not _POINT.match(below[0].text) else None
    if rest and not rest.after_gap and not rest.marker and "\t" not in rest.text and not rest.text[0].isupper():
        text = f"{text} {rest.text}"
        return _ends_sentence(text) or len(list(sentences(text))) > 1
    if rest and not rest.after_gap and len(text) > _FULL_LINE and PAST.is_in(folded_verbs(text)):
        return True
    if not _ends_sentence(text):
        return False
    does = _DOES.match(text) or COMMITTEE_ACTS.match(fold(text))
    return bool(does) or PAST.is_in(folded_verbs(text)) or not style.has_titles


def _ends_sentence(text: str) -> bool:
    return text.endswith(".") and not SHORT_END.search(text)


def _without_number(text: str, numbers: set[str]) -> str:
    """The heading without the diarienummer that ends it, when it has other words."""
    number = next((number for number in numbers if text.endswith(" " + number)), "")
    return text.removesuffix(number).rstrip(" ,.(")


def _is_title(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 3 and len(text) < _LONGEST_TITLE and not _NO_TITLE.fullmatch(fold(text))


def _registered(lines: Sequence[Line], numbers: set[str]) -> Iterator[tuple[int, int]]:
    """The document's diarienummer that stand in the §'s head."""
    for line in lines[: 1 + _HEAD_LINES]:
        places = ((line.text.find(number), number) for number in numbers)
        for place, number in sorted(places):
            if place >= 0:
                yield line.start + place, line.start + place + len(number)
