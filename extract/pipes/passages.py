"""Passages of the head that may be the title: cells of its lines, wrapped ones joined again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from spacy.tokens import Doc

from extract.pages import Printed
from extract.pipes.blocks import cell_at, next_in_block, next_in_column
from extract.pipes.diarienummer import AFTER_TITLE, BEFORE_TITLE
from extract.pipes.head import STAMP, head_cells
from extract.pipes.sections import PARAGRAPH, Line, heading_kind
from extract.pipes.terms import BODIES, BODY, GENRE, NAME, TITLE, UNIT
from normalize.dates import find_dates
from normalize.months import MONTH
from normalize.names.lists import UNKNOWN, name_lists
from normalize.unicode import fold

_LONGEST_MARGIN, _PARAGRAPH_HEAD = 25, 5  # lines of a §: its margin's headings, and what else stands before its title
_MARGIN_WORDS, _MARGIN_HEADINGS = 3, 2  # of a line of the margin; so many one over the other are a margin
_LONGEST = 260  # characters
_LONGEST_RUN = 4  # lines
_MOST_BETWEEN = 3  # lines of other columns between two of a title's
_LABEL = re.compile(
    r"(?:ärende(?:mening|rubrik)?|ärendets rubrik|ärendet (?:avser|gäller)|saken|rubrik|angående|ang\.?|beträffande|betr\.?|avser|gäller|titel|dokumentnamn|ämne|ärendets namn|ärendebenämning|benämning|rubricering|rörande|dokument(?:ets )?titel|(?:beslutet|ansökan|skrivelsen|remissen) (?:avser|gäller))\s*(?::\s*|\Z)|(?:ärende(?:mening|rubrik|t (?:avser|gäller))?|saken|rubrik|titel|benämning)\s+(?-i:(?=[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
# What stands over other things in a form or a margin.
_FIELD = re.compile(
    r"(?:plats(?: och tid)?|(?:sammanträdes|besluts)?(?:datum|dag)|tid|paragraf|diarie(?:nummer|nr)|dnr|beteckning|handläggare|föredragande|justera[td]|sökande|mottagare|enhet|förvaltning|avdelning|kontor|delegat|"
    r"sida|sekretess|upprättad|dokumenttyp|ansvarig|kontakt(?:person)?|telefon|e-post|adress|er beteckning|vår beteckning|närvarande|beslutande|organ|instans)\s?:?",
    re.IGNORECASE,
)
_SHORT = "|".join(fold(short) for short in BODIES)
# A cell of the head that is no title: the folded cell matches a row as a whole, or begins like one.
_WHOLE = re.compile(
    rf"till|fran|(?:till\s|kopia\s|for\s)?(?:{BODY}|{UNIT}|{_SHORT})(?:,?\s(?:\(?(?:pks|ks|kf)\)?|\d+))?\.?"
    r"|(?:[a-z-]+\s){0,3}(?:kommun|kommuns?\s\w+|stad|lan|region|landsting)|region\s[a-z\s]+|i\s[a-z]+\slan"
    r"|(?:tjanste)?(?:skrivelse|utlatande)|missiv|yttrande|remissvar|delegations?beslut|beslut|(?:sammantrades)?protokoll|protokollsutdrag|forslag|kallelse"
    r"|skrivelse|rapport|datum|sida|(?:var|er)\sbeteckning|beteckning|diarienummer|dnr|handlaggare|sammantradesdatum|dokumenttyp|plan|mottagare|[\d .:/()-]+"
    r"|(?:tjanste|foredragnings)?-?\s?(?:pm|promemoria)|remissyttrande|tjanstemannaskrivelse|arbetsmaterial|utkast|remissversion|for\s(?:kannedom|beslut|information)|bildspel|minnesanteckningar|motesanteckningar|utdrag(?:\s(?:ur|fran)\s\w*protokoll\w*)?"
    r"|beslut\sfattat\s(?:pa|med)\s.*|beslut\s(?:pa|enligt|av)\sdelegat.*|anmalan\sav\sdelegat.*|information|presentation|bilaga(?:\s\d+)?|innehall(?:sforteckning)?|tjansteutlatande\s.*"
)
_BEGINS = re.compile(
    r"(?:dnr|diarie|arendenr|anmal[ds]s?\s(?:till|i|vid|den)\b|er[tar]?\s(?:d[nu]r|beteckning|ref|skrivelse|datum|remiss)|var[t]?\s(?:ref|beteckning)|telefon|tel\b|tfn|vxl|vaxel|fax|e-?post|epost|org\.?\s?nr"
    r"|besoksadress|besok\b|postadress|adress|box\s\d|sida\b|sid\b|blad\b|handlaggare|foredragande|ansvarig|datum|sammantrade|plats|tid(?:punkt)?\b(?!-)|kopia|till\s|www\.|http"
    r"|\d{3}\s?\d\d\s|paragraf|§|beslutande|bilaga\b|bilagor|delegat\b|delegation:|delegationspunkt|utskriven|faststalld|upprattad|antagen|godkand|version|dokument(?:typ|ansv|id)"
    r"|galler\b|ersatter\b|medlemmar\b|[a-z]*(?:ansvarig(?:\sfor\splanen)?|agare):|(?:utarbetad|sammanstalld|framtagen|faststallt|antaget|upprattat)\b|mal nr|narvarande|justera|forfattare|kontakt|beslutsdatum|nummer\b|lopnr|bankgiro|plusgiro|postgiro|organisationsnummer|reviderad|bestallare|protokoll\s(?:nr\s)?\d"
    r"|sekretess|instans|diarief|beslutsinstans|beslutsnr|internt|delegations?be|beslutsfattare|enhet\s|presentator|fran:|till:|narvarande|paragrafer)"
)
_CONTACT = re.compile(r"@|(?<!\d-)\b0\d{1,3}[ /-]\d{2,3}|\bwww\.|\b\d{3}\s\d\d\s[a-z]")
NAME_ALONE = re.compile(NAME)
_RULE = re.compile(r"\s*(?:[=_*~]\s?){5,}\s*|\s*(?:[-–—]\s?){5,}\s*")
_OPEN_END = re.compile(
    r"(?:\b(?:och|samt|för|av|i|till|med|på|vid|om|inom|mellan|från|över|angående|gällande|den|det|ny|nya|under|enligt|per|(?:för|under|från) år|eller|kv\.?)|[,–—/-])$",
    re.IGNORECASE,
)
_OPENS_DAY = re.compile(r"\b(?:per|den|till|från|före|efter|för)$", re.IGNORECASE)
_CODE = re.compile(r"[A-ZÅÄÖ]{2}|[Dd]nr|[Dd]iarie|[Ää]rende|[Bb]eteckning|\b[A-Z][a-z]{1,3}[ /]\d")
_SUSPENDED = re.compile(r"(?:och|samt|eller)\b")  # "Barn- och"
_YEARS = re.compile(
    r"(?:(?:med|och|för)\s)?(?:plan\s|år(?:en)?\s)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\.?"
)  # "plan 2018–2019"
# A period on a line of its own, in whatever type: "2011–2014", "januari–augusti 2014", "läsåret 1996/97".
_PERIOD = re.compile(
    rf"{_YEARS.pattern}|(?:(?:för|per|den|läsåret|tertial|kvartal|\d{{1,2}}\.?|{MONTH}[a-z]*\.?|[-–])\s?){{1,6}}\d{{4}}(?:[-–/]\d{{2,4}})?",
    re.IGNORECASE,
)
_LOGO = re.compile(r"[A-ZÅÄÖ]{1,3}")  # letters of a coat of arms beside the letterhead
_STAMPED = re.compile(r"\s(?:19|20)\d\d\s-\s?\d\d-\s?\d\d$|^(?:EXPEDIERAT|INKOM|ANKOM)\s+")  # over the title
# In the letters as they stand: "är" is a verb and "år" is none.
PROSE = re.compile(
    r"(?:[a-zåäö)]{4}|\d{4})\.\s[A-ZÅÄÖ]|\b(?:beslutar|föreslår|föreslås|godkänner|har|hade|ska|skall|är|var|blir|kan|behöver|inkommit|redovisar|beskriver|innebär|behandlade|avstyrker|tillstyrker|anser|bedömer|får|kommer|skulle|måste|bör|finns|ligger|kostar|ökar|minskar|ger|tar|har|hade|begärt|anfört|framgår|vi|jag)\b|\.$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b[\s–-]*")
_SAME_HEIGHT = 0.17  # difference of two lines' heights, as a share of the larger
_ALMOST_FULL = 45  # characters: a shorter line is not wrapped
_LARGE = 1.12  # times the usual line height


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that may be the title: `span` where it begins in the running text, `text` with what was wrapped joined.

    `height` is its line height in times the document's usual one, 0 where that is not known.
    """

    span: tuple[int, int]
    text: str
    height: float
    after_gap: bool = False
    before_gap: bool = False
    is_above_stamp: bool = False
    is_labelled: bool = False
    is_under_label: bool = False
    is_underlined: bool = False
    is_beside_others: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A printed line, or several of one height that were joined: its cells, and its line height in usual ones."""

    line: Line
    start: int
    end: int
    cells: list[tuple[int, str]]
    height: float
    after_gap: bool
    heights: Mapping[int, float] = field(default_factory=dict)  # of the cells, by where they begin

    def has(self, place: int) -> bool:
        """Whether the place is in the row."""
        return self.start <= place < self.end


def passages(doc: Doc, lines: Sequence[Line]) -> Iterator[Passage]:
    """Every cell of the lines that may be a title or a part of one, with what goes on under it."""
    rows = [row for line in lines for row in _rows(doc, line)]
    taken: set[int] = set()
    for index, row in enumerate(rows):
        if row.line.marker or _RULE.fullmatch(row.line.text):
            continue
        label_above = ""
        for column, (start, cell) in enumerate(row.cells):
            if start in taken:
                continue
            label = _LABEL.match(cell)
            if label and label.end() == len(cell):
                label_above = cell
                continue
            passage = _passage(
                start, cell, row, is_labelled=bool(label or label_above or _is_under(rows, index, column, _LABEL))
            )
            label_above = ""
            if passage:
                used: set[int] = set()
                # "Till" alone is a label, and a name goes on with a title.
                if not is_no_title(passage) or (" " in passage.text and not NAME_ALONE.match(passage.text)):
                    passage, used = _extended(passage, rows, index, doc._.printed)
                taken.update(used)
                yield replace(passage, is_under_label=_is_under(rows, index, column, _FIELD) or _is_beside(row, column))


def paragraph_passage(doc: Doc) -> Passage | None:
    """The heading of the first §: on its line, or on one of the next."""
    lines: Sequence[Line] = doc._.lines
    first = next((index for index, line in enumerate(lines) if PARAGRAPH.match(line.text)), None)
    if first is None:
        return None
    rows = [row for line in lines[first : first + _LONGEST_MARGIN] for row in _rows(doc, line)]
    # "Paragraf" over "§ 52": a field of the margin, under which no title stands.
    # "Plats | Brandstationen" is a row of a form, whose value stands beside it.
    over = lines[first - 1].cells if first else []
    label = over[0][1] if over else ""
    if _FIELD.fullmatch(label) and (len(over) == 1 or fold(label).startswith("paragraf")):
        return None
    has_heading = any(cell.strip() for _, cell in _after_number(rows[0]))
    margin = 0 if has_heading else _margin_read_first(rows)
    for index, row in enumerate(rows[margin : margin + _PARAGRAPH_HEAD], margin):
        for start, cell in _after_number(row):
            passage = _passage(start, cell, row)
            if passage and _FIELD.fullmatch(passage.text):
                return None  # the row of a form
            if passage and not is_no_title(passage):
                whole = _extended(passage, rows, index, doc._.printed)[0]
                return None if margin and PROSE.search(whole.text) else whole
    return None


def _margin_read_first(rows: Sequence[_Row]) -> int:
    """How many rows from the § on hold nothing but the headings of its margin, which a scan has read at once."""
    count = next((n for n, row in enumerate(rows) if n and len(row.line.text.split()) > _MARGIN_WORDS), len(rows))
    margin = [row.line for row in rows[1:count]]
    headings = sum(bool(heading_kind(line)[0] or _FIELD.fullmatch(line.text)) for line in margin)
    return count if headings >= _MARGIN_HEADINGS and count < len(rows) else 0


def _after_number(row: _Row) -> Iterator[tuple[int, str]]:
    """The row's cells without the § that it begins with."""
    number = PARAGRAPH.match(row.line.text) if row.start == row.line.start else None
    for start, cell in row.cells:
        skip = max(row.line.start + number.end() - start, 0) if number else 0
        yield start + min(skip, len(cell)), cell[skip:]


def is_no_title(passage: Passage) -> bool:
    """Whether the passage is a name, a unit, a date, a label or another thing that heads are made of."""
    text = passage.text
    folded = fold(text)
    if passage.is_labelled:
        return len(folded.strip()) < 4
    return bool(
        len(folded.strip()) < 4
        or _WHOLE.fullmatch(folded)
        or _BEGINS.match(folded)
        or _CONTACT.search(folded)
        or is_listed_name(text.rstrip(" ,"))
        or TITLE.fullmatch(folded)
        or (NAME_ALONE.match(text) and TITLE.search(folded))
        or any(found.end - found.start > 0.6 * len(text) for found in find_dates(text))
        or sum(map(str.isalpha, text)) < 0.5 * len(_YEAR.sub("", text))
    )


def is_listed_name(text: str) -> bool:
    """Whether the text is a person's name, one of whose words the lists have.

    >>> is_listed_name("Sven-Göran Blom"), is_listed_name("Lägesbild Södra Berga")
    (True, False)
    """
    if not NAME_ALONE.fullmatch(text):
        return False
    first, *others = text.split()
    names = name_lists()
    return names.first_name(first) < UNKNOWN or any(names.listed_surname(word) < UNKNOWN for word in others)


def _rows(doc: Doc, line: Line) -> Iterator[_Row]:
    """The line, parted again where a line of another height was joined to it."""
    heights: dict[int, float] = doc._.line_heights
    printed: dict[int, Printed] = doc._.printed
    usual = median(heights.values()) if heights else 0.0
    if not usual:
        yield _Row(line, line.start, line.end, _cells(line.start, head_cells(line), line), 0.0, line.after_gap)
        return
    begins = [offset for offset in sorted(heights) if line.start <= offset < line.end] or [line.start]
    runs: list[tuple[int, float]] = []
    for offset in begins:
        height = heights.get(offset, usual)
        if not runs or (
            "\t" not in line.text and not _alike(height, runs[-1][1]) and max(height, runs[-1][1]) > _LARGE * usual
        ):
            runs.append((offset, height))
    for number, ((start, height), end) in enumerate(
        zip(runs, [*(offset for offset, _ in runs[1:]), line.end], strict=True)
    ):
        text = line.text[start - line.start : end - line.start].rstrip()
        cells = _cells(line.start, head_cells(line), line) if len(runs) == 1 else [(start, text)]
        sizes = {place: printed[place].height / usual for place, _ in cells if place in printed}
        yield _Row(line, start, start + len(text), cells, height / usual, line.after_gap and not number, sizes)


def _cells(start: int, cells: list[tuple[int, str]], line: Line) -> list[tuple[int, str]]:
    # A stray letter that a scan put before a line is no cell.
    kept = [(offset, cell) for offset, cell in cells if len(cell) > 1 or cell.isalnum()] or [(start, line.text)]
    return kept[1:] if len(kept) > 1 and _LOGO.fullmatch(kept[0][1]) else kept


def _passage(start: int, cell: str, row: _Row, *, is_labelled: bool = False) -> Passage | None:
    """The cell without its label and the diary number before or after it."""
    label = _LABEL.match(cell)
    skip = label.end() if label else 0
    if (number := BEFORE_TITLE.match(fold(cell[skip:]))) and _CODE.search(cell[skip : skip + number.end()]):
        skip += number.end()
    after = AFTER_TITLE.search(fold(cell[skip:]))
    if after and not _CODE.search(cell[skip + after.start() :]):
        after = None  # "med plan 2018–2019"
    text = cell[skip : skip + after.start()] if after else cell[skip:]
    skip += len(text) - len(text.lstrip(" .:–-—|!'‘’\t"))
    text = text.strip(" :–—|!'‘’\t").removeprefix("- ")
    if stamp := _STAMPED.search(text):
        skip += stamp.end() if not stamp.start() else 0
        text = _STAMPED.sub("", text)
    text = text.lstrip(".- ")
    if text.endswith(".") and not re.search(r"\b\w{1,2}\.$", text):
        text = text[:-1] if text.count(".") > 1 or len(text) < _LONGEST / 2 else text
    if not text or len(text) > _LONGEST:
        return None
    return Passage(
        (start + skip, start + skip + len(text)),
        text,
        row.heights.get(start, row.height),
        after_gap=row.after_gap,
        is_labelled=is_labelled,
        is_beside_others=len(row.cells) > 1,
    )


def _is_under(rows: Sequence[_Row], index: int, column: int, label: re.Pattern[str]) -> bool:
    """Whether nothing but the label stands above the cell, and what it labels is not beside it."""
    above = rows[index - 1].cells if index else []
    if column >= len(above) or not label.fullmatch(above[column][1]):
        return False
    return label is not _LABEL or column + 1 == len(above) or _is_of_form(rows[index - 1], above[column + 1])


def _is_of_form(row: _Row, beside: tuple[int, str]) -> bool:
    """Whether the cell is a label, a day or a name, and no title."""
    start, cell = beside
    return is_no_title(Passage((start, start + len(cell)), cell, row.height))


def _is_beside(row: _Row, column: int) -> bool:
    return column > 0 and _FIELD.fullmatch(row.cells[column - 1][1]) is not None


def _extended(
    passage: Passage, rows: Sequence[_Row], index: int, printed: Mapping[int, Printed]
) -> tuple[Passage, set[int]]:
    """The passage with the lines under it that go on with it, and where their cells begin."""
    used: set[int] = set()
    place, last = index, passage.span[1] - 1
    for _ in range(_LONGEST_RUN - 1):
        if place + 1 < len(rows) and _RULE.fullmatch(rows[place + 1].line.text):
            return replace(passage, is_underlined=True), used
        cell = cell_at(printed, last)
        if cell is None:
            found = _continuation(passage, rows, place)
        else:
            found = _in_block(passage, rows, place, cell, printed)
        if found is None:
            break
        passage = _joined(passage, found, rows)
        place, last = found.place, found.start + len(found.text) - 1
        used.add(found.start)
    below = rows[place + 1] if place + 1 < len(rows) else None
    return (
        replace(
            passage,
            before_gap=below is None or below.after_gap,
            is_above_stamp=below is not None and STAMP.search(fold(below.line.text)) is not None,
        ),
        used,
    )


@dataclass(frozen=True, slots=True)
class _Continuation:
    """A cell that goes on with a title: the number of its row, where it begins, what it says."""

    place: int
    start: int
    text: str
    is_whole_row: bool


def _joined(passage: Passage, found: _Continuation, rows: Sequence[_Row]) -> Passage:
    following = rows[found.place + 1] if found.place + 1 < len(rows) else None
    addition = found.text.rstrip(" .") if following is None or following.after_gap else found.text
    is_divided = passage.text.endswith("-") and addition[:1].islower() and passage.text[-2:-1].isalpha()
    is_divided = is_divided and not _SUSPENDED.match(addition)
    text = f"{passage.text[:-1]}{addition}" if is_divided else f"{passage.text}{' ' if passage.text else ''}{addition}"
    # The evidence is the whole where it stands unbroken, else its first part.
    is_unbroken = found.is_whole_row and found.start - passage.span[1] <= 2 and not passage.is_beside_others
    end = found.start + len(addition) if is_unbroken else passage.span[1]
    return replace(passage, text=text, span=(passage.span[0], end))


def _continuation(passage: Passage, rows: Sequence[_Row], place: int) -> _Continuation | None:
    """The cell below that goes on with the title, if one does."""
    row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    if below is None or any(cell.endswith("-") and start + len(cell) < passage.span[0] for start, cell in row.cells):
        return None  # nothing is below, or it goes on with a divided word of the margin
    following = rows[place + 2] if place + 2 < len(rows) else None
    start, addition = below.cells[0]
    number = BEFORE_TITLE.match(fold(addition))
    if number and _OPEN_END.search(passage.text) and addition[number.end() :][:1].islower():
        # "Dnr 33/73 olja och avfall": a scan has lost the gap after the margin.
        return _Continuation(place + 1, start + number.end(), addition[number.end() :], is_whole_row=False)
    if len(below.cells) == 1 and _goes_on(passage, row, below, following):
        return _Continuation(place + 1, start, addition, is_whole_row=True)
    return _beside_columns(passage, rows, place)


def _in_block(
    passage: Passage, rows: Sequence[_Row], place: int, cell: int, printed: Mapping[int, Printed]
) -> _Continuation | None:
    """What goes on with the title below its last cell: the next line of its block, or a period in other type."""
    start = next_in_column(printed, cell)
    number = next((n for n in range(place, len(rows)) if start is not None and rows[n].has(start)), None)
    if start is None or number is None:
        return None
    below = _alone(rows[number], start)
    text = below.cells[0][1]
    if not (_PERIOD.fullmatch(text) and not _YEAR.search(passage.text)):
        then = next_in_block(printed, start)
        following = next((row for row in rows[number:] if then is not None and row.has(then)), None)
        upper = _alone(rows[place], passage.span[0])
        if next_in_block(printed, cell) is None or not _goes_on(passage, upper, below, following):
            return None
    return _Continuation(number, start, text, is_whole_row=len(rows[number].cells) == 1)


def _alone(row: _Row, place: int) -> _Row:
    """The cell that holds the place as a row of its own."""
    start, cell = next(((start, cell) for start, cell in reversed(row.cells) if start <= place), row.cells[0])
    height = row.heights.get(start, row.height)
    after_gap = row.after_gap and len(row.cells) == 1
    return replace(row, start=start, end=start + len(cell), cells=[(start, cell)], height=height, after_gap=after_gap)


def _beside_columns(passage: Passage, rows: Sequence[_Row], place: int) -> _Continuation | None:
    """The next line of the title's column, which lines of other columns may part from it."""
    is_open = bool(_OPEN_END.search(passage.text))
    if not (is_open or passage.is_beside_others) or len(passage.text) > _LONGEST / 2:
        return None
    is_first = len(rows[place].cells) == 1 or passage.span[0] < rows[place].cells[1][0]
    for number, other in enumerate(rows[place + 1 : place + 2 + _MOST_BETWEEN], place + 1):
        for start, cell in other.cells if len(other.cells) > 1 else ():
            is_under = is_first and start == other.cells[0][0]
            is_end = _YEARS.fullmatch(cell) and is_under and not _YEAR.search(passage.text)
            if is_end or ((is_open or is_under) and cell[0].islower() and not heading_kind(other.line)[0]):
                return _Continuation(number, start, cell, is_whole_row=False)
        if not is_no_title(Passage((other.start, other.end), other.cells[0][1], other.height)):
            break
    return None


def _goes_on(passage: Passage, row: _Row, below: _Row, following: _Row | None) -> bool:
    """Whether the title goes on in the row below, which has no other cell."""
    text, addition = passage.text, below.cells[0][1]
    if text.count("(") > text.count(")"):
        return True
    if below.line.marker or len(text) + len(addition) > _LONGEST or text.endswith(".") or _begins_anew(passage, below):
        return False
    if _YEARS.fullmatch(addition) and not addition[0].islower():
        return not _YEAR.search(text)
    if text.isupper() and not addition.isupper() and addition[0].islower() and not _OPEN_END.search(text):
        return False  # a subtitle in small letters
    are_large = min(row.height, below.height) > _LARGE
    is_number = len(text) >= _ALMOST_FULL and re.match(r"\d+(?:,|:\d)", addition)  # "kv. Berga ⏎ 3, Norra området"
    begins_inside = addition[:1].islower() or bool(_OPEN_END.search(text)) or bool(is_number)
    # In a scan the height of a line of large print goes by its letters.
    if row.height and not _alike(row.height, below.height) and not (are_large and begins_inside):
        return False
    if are_large:
        return begins_inside or addition[:1].isdigit() or (not below.after_gap and len(text) >= _ALMOST_FULL / 2)
    return not (below.after_gap and addition.endswith(".")) if begins_inside else _is_rest(text, below, following)


def _is_rest(text: str, below: _Row, following: _Row | None) -> bool:
    """Whether the row is the last, shorter line of what filled the line above."""
    addition = below.cells[0][1]
    is_end = following is None or following.after_gap or bool(heading_kind(following.line)[0])
    is_short = not addition.endswith(".") and len(addition) <= len(text) + 10
    return len(text) >= _ALMOST_FULL and is_end and is_short and not below.after_gap


def _begins_anew(passage: Passage, below: _Row) -> bool:
    """Whether the row is a heading, or a thing of a letterhead; years, or what a preposition announces, may end a title."""
    if heading_kind(below.line)[0]:
        return True
    addition = below.cells[0][1]
    if _YEARS.fullmatch(addition) or addition[:1].islower():
        return False
    if _OPENS_DAY.search(passage.text) and (found := next(find_dates(addition), None)) and found.start == 0:
        return False
    if below.after_gap and GENRE.match(fold(addition)):
        return True  # "Levande öar året om", over "Program för skärgården"
    if (
        _OPEN_END.search(passage.text)
        and not below.after_gap
        and addition[0].isalpha()
        and not _BEGINS.match(fold(addition))
    ):
        return False  # "Verksamhetsplan för ⏎ Regionförbundet Berga"
    return is_no_title(Passage((below.start, below.end), addition, below.height))


def _alike(height: float, other: float) -> bool:
    return abs(height - other) <= _SAME_HEIGHT * max(height, other)
