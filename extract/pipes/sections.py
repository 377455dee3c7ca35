"""Component `diarium_sections`: the document's lines, each with its kind, grouped under their headings."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.deciding import DECIDED_SENTENCE, sentences
from extract.pipes.heading_names import kind_of_heading, kind_of_lead_in, known_heading
from extract.pipes.ruling import rules
from extract.pipes.terms import BODY, HEADING_KINDS, SENT_TO, TITLE, UNIT
from normalize.lines import LIST_ITEM
from normalize.unicode import fold

_LONGEST_HEADING = 100
_BODY_IN_FRONT = re.compile(rf"(?:{BODY}s?\s|[a-z]+ns\s|[a-z]+ts\s)+(?=\S)")
_PARAGRAPH_NUMBER = re.compile(r"(?:§\s?\d+|\d{1,2}(?:\.\d{1,2})*\.?)\s+")
_DAY_AFTER = re.compile(
    r"(?<=^exp)\s\d[\d/ .-]*$|(?<=^expedieras)\s\d[\d/ .-]*$|(?<=^expedierat)\s\d[\d/ .-]*$"
)  # "Exp 12/5 -94:"
_DAY_INSIDE = re.compile(r"(?<=[a-z.])\s(?:den\s)?\d[\d/ .:-]*(?:[a-z]{3,9}[ \d]*)?(?=\still$)")  # "Sänt 3/2 -87 till"
# "Arbetsutskottets förslag (KSAU § 96)", "Förslag till beslut, 2019-05-03".
_REFERENCE = re.compile(
    r"[\s,]*(?:\((?!for\s).*\)?|\b(?:[a-z]{2,5}\s)?§(?!.*\satt\s).*|(?:den\s)?(?:19|20)\d\d-\d\d(?:-\d\d)?(?:[\s,]*§(?!.*\satt\s).*|\W*))$"
)
_NO_HEADING = re.compile(r"[.,;!?]$|\b(?:besl(?:utar|utade|ot)|foresla[rs]|godkanner|(?:till|av)styrker|att)\b|[\t@]")
# "§ 31", "Kf § 97", "SN § 12": the heading of a protokoll's paragraph; "52 §" before a title, not before a law's name.
PARAGRAPH = re.compile(
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}\s?)?§\s?\d++(?!\s?(?:,|i\b|st\b))(?!\)? ?(?!forts|..?\b)[a-zåäö])"
    r"|\d{1,3}\s?§(?=\t|$|\s[A-ZÅÄÖ])(?! (?:PBL|PBF|LOU|MBL|KL|LSS|MB|LAS|OSL|TF|FL|LVU|LVM|BRL|LOA|JB|FB)\b)(?! \w*(?:lagen|balken|stadgan|förordningen|kungörelsen)\b)"
)
# Bodies and units in small letters: "Kopia till fritidsnämnden, hälsovårdsnämnden och revisorerna".
_IS_LIST = re.compile(
    rf"(?:{BODY}|{UNIT}|revisorer(?:na)?|akten|sokanden|klaganden|ledamoter(?:na)?|ersattare|(?:samtliga|berorda|alla|ovriga)\s[a-z-]+)(?:(?:,|\soch|\ssamt)\s(?!(?:som|dar|varvid|vilk|innan|efter|nar|for|att|sa|dock|med)\b)[a-z-]+(?:\s(?!(?:och|samt)\s)[a-z-]+){{0,5}})*"
)
# What stands beside a list of recipients: who signs, certifies or adjusts, who prepared the matter, what is enclosed.
SIGNING = re.compile(
    r"(?:ratt utdrag|vid protokollet|justera|just\.? sign|tillkannagiv|anslag|underskrift|signatur|bestyrk|betyga|intyga|foredragande|handlaggare|ansvarig|bilag|anmal(?:t|s|es|d|an)\b|datum\b|sign\b)"
)
# A list that begins on the line of its heading without a colon: "Exp. Gatukontoret", "Kopia för kännedom Villa AB".
_SENT_COPY = re.compile(
    r"(?:(?:exp\.?|expedierat|sant|skickat|delgivet) (?:den )?\d[\d/ .-]*(?:[a-z]{3,9} \d{4} )?till|exp\.?|(?:utdrag (?:av|ur) protokollet|protokollsutdrag(?:et)?) (?:delges|tillstalls|tillstalles|expedieras|sands|sandes|skickas)|kopi(?:a|or)(?: for kannedom)?|(?:(?:detta )?beslut(?:et)? |(?!overklag|skrivelse|ansok|anmal|faktur|blankett|handling|avgift)[a-z-]{3,}(?:et|en|na|an|ut) (?!meddelas))?(?:ska |skall |bor )?(?:delges|delgives|delgivs|expedieras|expedierat|skickas|sands|meddelas|tillstalls)|expediering|expedition|delgivning|sandlista|distributionslista|avskrift)[\s_]+(?:\([a-z +.&/]{2,20}\)\s)?(?=\S)"
)
# The same in short, where a "t" or "till" tells that what follows is a list: "Avskr t rektor Ek f k".
_SENT_SHORT = re.compile(
    r"(?:exp|avskr|avskrift|utdr|utdrag|kop|kopia|prot\.?\s?utdr|protokollsutdr)\.?\s(?:t|till)\b[.:]{0,2}\s+(?=\S)"
)
_BOXES = "[☐☒☑□✓✔✗"  # a form's choices
_STRAY = re.compile(r"^[1lI|!\]\[]\s+(?=[A-ZÅÄÖ])")  # a rule between the columns, read as a letter
_YEAR = re.compile(r"\s(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?\b")  # a heading's year: "Mål för 1995"
# In these sections short lines are the content: names, units.
LISTS = frozenset({"handlaggare", "recipients", "narvarande", "justering"})
_REMEMBERED = 4096  # lines: those of a long document
_MARGIN_CELLS = 3  # of a line with a heading in the margin, at most: "dens beslut ⇥ att ⇥ anta planen"
# Two cells of figures whose gap is too narrow to be seen: the second has a minus.
_TWO_FIGURES = re.compile(r"\s*([-–]?\d[\d .,]*?)\s+([-–]\d[\d .,]*?)\s*")
_ITEM_CELL = re.compile(r"\d{1,2}[.)]?|[a-zåäö][.)]|[-–•]")  # an item's number in a cell of its own
_MARGIN_LINES = 4  # of a heading in the margin
_COUNTED = re.compile(r"(\d{1,2})[.)]?\s+(?=[A-ZÅÄÖ])")  # a heading with its number
_LONGEST_COUNTED, _MOST_UNCOUNTED, _ITEMS_NEAR = 50, 3, 40  # characters; sections; lines of each
_SHORTEST_PROSE = 120  # characters
_LONGEST_MARGIN = 45  # characters
_LONGEST_ALONE = 30  # the same of a line with nothing beside it
_OF_BODY = re.compile(
    r"^(?:[a-z]+-\s(?:och|samt)\s|(?:tekniska|sociala|gemensamma|kommunala)\s)?[a-z]+s\s(?:[a-z]+s\s)?"
)  # "Barn- och skolnämndens"
SUSPENDED = re.compile(r"(?:och|samt|eller)\b")  # "Barn- och"
# What may stand in the margin, and what stands beside it.
_MARGIN_KINDS = frozenset({"forslag", "beslut", "bakgrund", "yrkanden", "beslutsgang", "reservation"})
_IN_MARGIN = re.compile(
    r"((?:[A-ZÅÄÖ][a-zåäö]+s\s)?(?:Förslag(?:\still\sbeslut)?|Beslut|Ärendet|Ärende|Bakgrund|Yrkanden?|Hemställan|Propositioner|Proposition|Beslutsgång|Omröstning|Votering"
    r"|Reservation(?:er)?)|BESLUT|FÖRSLAG(?:\sTILL\sBESLUT)?|YRKANDEN?|ÄRENDET?|BAKGRUND)(?:\t+\s*(?=\S+\s\S)|\s(?=(?:1[.)]|a\)|att)\s)|(?:(?<=Ärendet)|(?<=Bakgrund))\s(?=[A-ZÅÄÖ][a-zåäö]*\s\S+\s\S)|\s(?:[1lI|]\s)?(?=[A-ZÅÄÖ][\wåäö-]+\s(?:[\wåäö-]+\s){0,4}(?:\(\w+\)|beslutar|föreslår|beslöt|yrkar|reserverar|antar|godkänner|fastställer|uppdrar|beviljar|avslår|tillstyrker|avstyrker|beviljas|avslås|antas|godkänns|fastställs|bifalls|medges)\b))"
)
# The same where a scan has lost the gap, before any sentence that decides: "Beslut Parken skall heta Mjölnarparken.".
_DECIDES_BESIDE = re.compile(r"(Beslut|BESLUT)\s(?=[A-ZÅÄÖ]\S*\s)")
# What stands beside a margin's heading begins so: an item, a sentence.
_BEGINS = r"att\s|dels\s|(?:\d{1,2}|[a-zåäö])[.)]\s|[-–•*]\s|[A-ZÅÄÖ]"
_BEGINS_BESIDE = re.compile(_BEGINS)
# Words of the margin that a scan ran together with the text beside them: "Vad jag har Jag beviljar …".
_RUN_TOGETHER = re.compile(rf"[A-Za-zÅÄÖåäö]{{2,}}-?(?:\s[a-zåäö]{{2,}}){{0,2}}?(?=\s(?:{_BEGINS})|$)")
# A heading that its text goes on from: "Bakgrund. Föreningen har sökt bidrag.", "Yrkande – Eva Al (m) yrkar avslag".
_RUN_IN = re.compile(r"([A-ZÅÄÖ][A-Za-zÅÄÖåäö]+(?:\s[a-zåäö]+){0,3})(?:\.|\s[–—-])\s+(?=[A-ZÅÄÖ][\wåäö]+\s\S+\s\S)")


@dataclass(frozen=True)
class Line:
    """One line of the running text: `doc.text[start:end]`; `marker` is the length of its bullet or number.

    `empty_cells` are how many cells without text stand before and after it.
    """

    start: int
    end: int
    text: str
    folded: str
    after_gap: bool
    marker: int
    empty_cells: tuple[int, int] = (0, 0)

    @property
    def content(self) -> str:
        """The line without its bullet or number."""
        return self.text[self.marker :]

    @property
    def content_start(self) -> int:
        """Where `content` begins in the running text."""
        return self.start + self.marker

    @functools.cached_property
    def cells(self) -> list[tuple[int, str]]:
        """The line's cells, each with its offset in the running text."""
        if "\t" not in self.text:
            return [(self.start + len(self.text) - len(self.text.lstrip()), self.text.strip())]
        cells = []
        offset = self.start
        for cell in self.text.split("\t"):
            if ("-" in cell or "–" in cell) and (two := _TWO_FIGURES.fullmatch(cell)):
                cells += [(offset + two.start(number), two[number]) for number in (1, 2)]
            else:
                cells.append((offset + len(cell) - len(cell.lstrip()), cell.strip()))
            offset += len(cell) + 1
        return cells

    @property
    def all_cells(self) -> list[tuple[int, str]]:
        """`cells` with the empty ones before and after them."""
        before, after = self.empty_cells
        return [*((self.start, "") for _ in range(before)), *self.cells, *((self.end, "") for _ in range(after))]

    def cell(self, column: int) -> tuple[int, str]:
        """The cell in the column, with its offset: of a line without columns the line, else "" where it has none."""
        cells = self.cells
        return cells[min(column, len(cells) - 1)] if column < len(cells) or len(cells) == 1 else (self.start, "")


@dataclass(slots=True)
class Section:
    """A heading and the lines under it; `kind` is a row of `terms.HEADINGS`, None for a heading of another kind."""

    kind: str | None
    heading: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the section ends in the running text."""
        last = self.lines[-1] if self.lines else self.heading
        return last.end if last else 0


@Language.factory("diarium_sections", assigns=["doc._.lines", "doc._.sections"])
def make_sections(nlp: Language, name: str) -> "Sections":  # noqa: ARG001 - spaCy passes both to every factory
    """Factory for `nlp.add_pipe`."""
    return Sections()


class Sections:
    """Divides the document into lines and sections."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.lines` and `doc._.sections`."""
        doc._.lines = tuple(lines_of(doc.text))
        doc._.sections = tuple(group(doc._.lines))
        return doc


def lines_of(text: str) -> Iterator[Line]:
    """The non-empty lines of the text."""
    offset = 0
    after_gap = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = offset + raw.index(stripped)
            marker = LIST_ITEM.match(stripped)
            is_item = marker is not None and "\t" not in stripped[: marker.end()]
            yield Line(
                start,
                start + len(stripped),
                stripped,
                fold(stripped),
                after_gap,
                marker.end() if is_item and marker else 0,
                (raw[: start - offset].count("\t"), raw[start - offset + len(stripped) :].count("\t")),
            )
        after_gap = not stripped
        offset += len(raw) + 1


def group(lines: Sequence[Line]) -> list[Section]:
    """The lines under their headings; what stands before the first heading is the first section."""
    sections = [Section(None, None)]
    taken = 0  # so many lines are a heading in the margin, and what stands beside it
    for index, line in enumerate(lines):
        if index < taken:
            continue
        beside = lines[index : index + _MARGIN_LINES]
        if margin := _in_lines_of_margin(beside) or _in_words_of_margin(beside):
            sections.append(margin)
            taken = index + len(margin.lines)
            margin.lines = [one for one in margin.lines if one.text]
            continue
        kind, rest = heading_kind(line)
        following = lines[index + 1] if index + 1 < len(lines) else None
        if kind and not (index and _goes_on(lines[index - 1], line)):
            sections.append(Section(kind, line))
            if rest:
                sections[-1].lines.append(rest)
        elif _counts_on(sections, line) or (is_heading(line, following) and not _is_in_list(sections[-1], following)):
            sections.append(Section(None, line))
        else:
            sections[-1].lines.append(line)
    return sections


def _is_in_list(section: Section, following: Line | None) -> bool:
    """Whether what reads as a heading is an item: of a list of people or recipients, which running text ends.

    Under officers a line right above running text heads it; of recipients it may be the last.
    """
    if section.kind not in LISTS:
        return False
    heads_text = section.kind == "handlaggare" and following is not None and _is_prose(following)
    return not heads_text and not any(map(_is_prose, section.lines[-_ITEMS_NEAR:]))


def _is_prose(line: Line) -> bool:
    return len(line.text) >= _SHORTEST_PROSE and line.text.endswith(".") and ". " in line.text and "\t" not in line.text


def _counts_on(sections: Sequence[Section], line: Line) -> bool:
    """Whether the line has the number after the last heading's, and is no item: "1. Beslut" over "2. Bakgrund och behov"."""
    number = _COUNTED.match(line.text)
    if not number or len(line.text) > _LONGEST_COUNTED or not line.text[-1].isalpha() or "\t" in line.text:
        return False
    own, name = f"{int(number[1]) - 1}", line.text[number.end() :]
    near = sections[-_MOST_UNCOUNTED:]
    counts = [_COUNTED.match(section.heading.text) if section.heading else None for section in near]
    told = [(at, count[1]) for at, count in enumerate(counts) if count]
    if not told or told[-1][1] != own or DECIDED_SENTENCE.match(fold(name)) or rules(name):
        return False
    if sections[-1].lines and sections[-1].lines[-1].text.endswith(":"):
        return False
    items = (_COUNTED.match(one.text) for section in near[told[-1][0] :] for one in section.lines[-_ITEMS_NEAR:])
    return not any(item and item[1] == own for item in items)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether the line is but the end of a sentence: "… under förutsättning av fullmäktiges ⏎ beslut"."""
    is_open = len(above.text) > _LONGEST_MARGIN and above.text[-1].isalpha() and "\t" not in above.text
    return is_open and line.text[0].islower() and not line.marker


def _in_lines_of_margin(lines: Sequence[Line]) -> Section | None:
    """The section under a heading that stands in the margin in some lines: "Kommunstyrelsens ⇥ att …" over "förslag ⇥ att …"."""
    text = ""
    for count, line in enumerate(lines, 1):
        start, first = line.cells[0]
        is_alone = len(line.cells) == 1 and len(first) <= _LONGEST_ALONE  # with nothing beside
        if not (is_alone or 1 < len(line.cells) <= _MARGIN_CELLS) or (text and not first[:1].islower()):
            return None
        text = text[:-1] + first if text.endswith("-") and not SUSPENDED.match(first) else f"{text} {first}".strip()
        name = fold(text)
        kind = (
            kind_of_heading(name) or kind_of_lead_in(name) or kind_of_heading(_OF_BODY.sub("", name, count=1))
            if count > 1
            else None
        )
        if kind in _MARGIN_KINDS and any(len(one.cells) > 1 for one in lines[:count]):
            heading = Line(lines[0].start, start + len(first), text, name, lines[0].after_gap, marker=0)
            return Section(kind, heading, [_content(one) for one in lines[:count]])
        if len(text) > _LONGEST_MARGIN:
            return None
    return None


def _in_words_of_margin(lines: Sequence[Line]) -> Section | None:
    """The same where a scan has lost the gap: "Nämndens 1. Planen antas." over "beslut 2. Motionen avslås."."""
    if len(lines) == 1 or not lines[1].text[0].islower() or not lines[0].text[0].isupper():
        return None
    name = ""
    beside: list[Line] = []
    for line in lines:
        words = _RUN_TOGETHER.match(line.text)
        if words is None or "\t" in line.text or (name and not words[0][0].islower()):
            return None
        rest = line.text[words.end() :].lstrip()
        name = name[:-1] + words[0] if name.endswith("-") else f"{name} {words[0]}".strip()
        kind = kind_of_heading(fold(name)) or kind_of_lead_in(fold(name)) if " " in name or beside else None
        beside += [_from(line, rest)] if rest else []
        if kind in _MARGIN_KINDS and beside and line is not lines[0]:
            heading = Line(lines[0].start, lines[0].start, name, fold(name), lines[0].after_gap, marker=0)
            return Section(kind, heading, beside)
    return None


def _from(line: Line, text: str) -> Line:
    """The end of the line that the text is."""
    marker = LIST_ITEM.match(text)
    start = line.end - len(text)
    return Line(start, line.end, text, fold(text), after_gap=False, marker=marker.end() if marker else 0)


def _content(line: Line) -> Line:
    """What stands beside a heading in the margin, if anything."""
    start = line.cells[1][0] if len(line.cells) > 1 else line.end
    text = line.text[start - line.start :]
    marker = LIST_ITEM.match(text)
    return Line(start, line.end, text, fold(text), after_gap=False, marker=marker.end() if marker else 0)


@functools.lru_cache(_REMEMBERED)  # several components ask it of each line
def heading_kind(line: Line) -> tuple[str | None, Line | None]:
    """The kind that the line's heading names, and what follows the heading on the same line."""
    if PARAGRAPH.match(line.text):
        return "paragraf", None
    if beside := _beside(line) or _listed_beside(line):
        return beside
    if _is_no_heading(line) or (line.marker and not line.text[0].isalnum()):
        return None, None
    if led_in := kind_of_lead_in(line.folded):
        return led_in, None
    folded, rest = line.folded, None
    head, colon, tail = line.folded.partition(":")
    if colon and tail.strip():
        folded = head
        start = line.start + len(head) + 1 + len(tail) - len(tail.lstrip())
        text = line.text[start - line.start :]
        rest = Line(start, line.end, text, fold(text), after_gap=False, marker=0)
    name = _PARAGRAPH_NUMBER.sub("", _DAY_INSIDE.sub("", folded.strip(" :–-")), count=1)
    name = _REFERENCE.sub("", _DAY_AFTER.sub("", name))
    if len(name) > 60 or len(folded) > _LONGEST_HEADING:
        return _unmarked(line)
    kind = None if "(" in name else known_heading(name) or _known_of_body(name)
    return (kind, rest) if kind else _unmarked(line)


def _is_no_heading(line: Line) -> bool:
    # A table's row, or the end of a sentence: "reserverar sig mot ⏎ beslutet."
    return ("\t" in line.text and ":" not in line.text) or (line.text[0].islower() and line.text.endswith((".", ",")))


def _beside(line: Line) -> tuple[str, Line] | None:
    """A heading in the margin, its text beside it: "Beslut ⇥ Socialnämnden beslutar"; a scan may have lost the gap."""
    match = _IN_MARGIN.match(line.text) or _RUN_IN.match(line.text)
    kind = HEADING_KINDS.get(fold(match[1])) if match else None
    is_row = len(line.cells) == 2 or (len(line.cells) == _MARGIN_CELLS and _ITEM_CELL.fullmatch(line.cells[1][1]))
    if match is None and is_row and (named := _in_margin(line)):
        return named, _content(line)
    if match is None and (run_in := _DECIDES_BESIDE.match(line.text)) and _decides(line.text[run_in.end() :]):
        return HEADING_KINDS[fold(run_in[1])], _from(line, line.text[run_in.end() :])
    if not match or kind not in _MARGIN_KINDS or len(line.cells) > 2:
        return None
    rest = line.text[match.end() :]
    start = line.start + match.end()
    return kind, Line(start, line.end, rest, fold(rest), after_gap=False, marker=0)


def _in_margin(line: Line) -> str | None:
    """The kind that the first cell names, where a text stands beside it: "Nämndens beslut ⇥ 1. Planen antas."."""
    (_, heading), *_, (_, beside) = line.cells
    name = fold(heading)
    if led_in := kind_of_lead_in(name):
        return led_in
    if not _BEGINS_BESIDE.match(beside) or " " not in beside:
        return None
    kind = kind_of_heading(name) or kind_of_heading(_OF_BODY.sub("", name, count=1))
    return kind if kind in _MARGIN_KINDS else None


def _decides(text: str) -> bool:
    """Whether the text is whole sentences of which the first decides: "Parken skall heta Mjölnarparken."."""
    return text.endswith(".") and bool(DECIDED_SENTENCE.match(fold(text)) or rules(text[: next(sentences(text))[1]]))


def _listed_beside(line: Line) -> tuple[str, Line] | None:
    """A list of recipients in the column beside its heading: "Expedieras till ⇥ Motionärerna"."""
    (_, heading), *others = line.cells
    name = fold(heading).strip(" :")
    if len(others) != 1 or not (SENT_TO.fullmatch(name) or HEADING_KINDS.get(name.rstrip(".")) == "recipients"):
        return None
    start, text = others[0]
    if HEADING_KINDS.get(fold(text).strip(" :")) or SIGNING.match(fold(text)):
        return None
    return "recipients", Line(start, line.end, text, fold(text), after_gap=False, marker=0)


def _unmarked(line: Line) -> tuple[str | None, Line | None]:
    """A list of recipients that begins on its heading's line: "Beslutet skickas till Kommunfullmäktige"."""
    heading = SENT_TO.match(line.folded)
    rest = line.text[heading.end() :].lstrip(" :") if heading else ""
    if not heading and (heading := _SENT_COPY.match(line.folded)):
        rest = line.text[heading.end() :]
    elif not rest and (short := _SENT_SHORT.match(line.folded)):
        rest = line.text[short.end() :]
        return "recipients", Line(line.end - len(rest), line.end, rest, fold(rest), after_gap=False, marker=0)
    rest = _STRAY.sub("", rest)
    if heading and (not rest or SENT_TO.fullmatch(fold(rest).strip(" :"))):  # or another beside it
        return "recipients", None
    if heading and (rest[:1].isupper() or rest[0] in _BOXES or _IS_LIST.fullmatch(fold(rest).rstrip(" ."))):
        start = line.end - len(rest)
        return "recipients", Line(start, line.end, rest, fold(rest), after_gap=False, marker=0)
    return None, None


def _known_of_body(name: str) -> str | None:
    """The kind of a heading with a body in front; a body "för kännedom" is who is told."""
    own = _BODY_IN_FRONT.sub("", name, count=1)
    return None if own.startswith("for ") else known_heading(own)


def is_heading(line: Line, following: Line | None) -> bool:
    """Whether the line looks like a heading: short, after a gap, no sentence, and with something under it."""
    if following is None or not line.after_gap or line.marker or len(line.text) > _LONGEST_HEADING:
        return False
    if _NO_HEADING.search(line.folded) or not line.text[0].isupper():
        return False
    if following.text[0].islower() and DECIDED_SENTENCE.match(line.folded):
        return False  # "Nämnden fastställer budgeten enligt ⏎ avsnitt 3."
    plain = _YEAR.sub("", line.text)
    return sum(char.isalpha() for char in plain) > 0.6 * len(plain) and not _is_signature(line)


def _is_signature(line: Line) -> bool:
    return "," in line.text and bool(TITLE.search(line.folded.split(",", 1)[1]))
