"""A title that goes on in the lines below, and where it ends."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.pages import Printed
from extract.pipes.blocks import cell_at, next_in_block, next_in_column
from extract.pipes.diarienummer import BEFORE_TITLE
from extract.pipes.head import STAMP
from extract.pipes.head_rows import (
    BEGINS,
    LABEL,
    LARGE,
    LONGEST,
    NAME_ALONE,
    OPENS_MATTER,
    PROSE,
    RULE,
    YEAR,
    Passage,
    Row,
    alike,
    is_no_title,
)
from extract.pipes.heading_names import kind_of_heading
from extract.pipes.sections import PARAGRAPH, SUSPENDED, heading_kind
from extract.pipes.terms import BARE_GENRE, GENRE, TITLE
from normalize.dates import find_dates
from normalize.months import MONTH
from normalize.unicode import fold

_LONGEST_RUN = 4  # lines
_MOST_BETWEEN = 3  # lines of other columns between two of a title's
OPEN_END = re.compile(
    r"(?:\b(?:och|samt|för|av|i|till|med|på|vid|om|inom|mellan|från|över|angående|gällande|den|det|ny|nya|under|enligt|per|(?:för|under|från) år|eller|kv\.?|fastighet(?:en|erna)?|kvarteret|stadsäga(?:n)?|tomt(?:en|erna)?|byn|stadsdelen|nr|avseende|rörande|kring|bland|genom|utan|efter|mot|vars|som|att|ett|en|del av|(?:stadsdels|kommundels|distrikts|områdes)(?:nämnden?|förvaltningen?|kontoret)|rektorsområdet|skolområdet|kommundelen)|[,–—/-])$",
    re.IGNORECASE,
)
# A line in capitals that goes on with one above it: "HANDLINGSPROGRAM FÖR BIBLIOTEKEN ⏎ OCH LOKALERNA".
_GOES_ON = re.compile(
    r"(?:OCH|SAMT|FÖR|AV|I|TILL|MED|PÅ|VID|OM|INOM|MELLAN|FRÅN|ÖVER|ANGÅENDE|GÄLLANDE|AVSEENDE|RÖRANDE|ENLIGT|UNDER|EFTER|PER|M\.?\s?M\.?|(?:FR|T)\.?\s?O\.?\s?M\.?)\b"
)
_OPENS_DAY = re.compile(r"\b(?:per|den|till|från|före|efter|för)$", re.IGNORECASE)
# "Skola och förskola åren ⏎ BUN 2004–2006": a scan has read the margin's letters into the title's second line.
_OPENS_YEARS = re.compile(r"\b(?:åren?|året|perioden|läsåret|läsåren|budgetåret|verksamhetsåret)$", re.IGNORECASE)
_LOGO_BEFORE = re.compile(r"[A-ZÅÄÖ]{2,4}\s(?=(?:19|20)\d\d(?:[-–/]\d{2,4})?$)")
_YEARS = re.compile(
    r"(?:(?:med|och|för)\s)?(?:plan\s|år(?:en)?\s)?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\.?"
)  # "plan 2018–2019"
# A period on a line of its own, in whatever type: "2011–2014", "januari–augusti 2014", "läsåret 1996/97".
_PERIOD = re.compile(
    rf"{_YEARS.pattern}|(?:(?:för|per|den|läsåret|tertial|kvartal|\d{{1,2}}\.?|{MONTH}[a-z]*\.?|[-–])\s?){{1,6}}\d{{4}}(?:[-–/]\d{{2,4}})?",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?:för|avseende|per|om|över|till|i|inom)\s")
_DAY = re.compile(rf"(?:den\s)?\d{{1,2}}\.?\s{MONTH}", re.IGNORECASE)
# "avgiven av styrelsen den 11 mars 1992": under a title, and no part of it.
_DECIDED = re.compile(
    r"(?:avgiv|antag|godkän|faststäl|beslut|upprät|utarbet|framtag|sammanstäl|revid|utgiv|utfärd|framlag|förelag|överläm|redigera|skriv|författ|presenter|inläm|ingiv|behandla|tryck|publicera|date)[a-zåäö]*"
    r"\s(?:av|i|den|vid|på|genom|enligt|till|\d|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\s)"
)
_DOTTED = re.compile(r"[ÅÄÖÉÜ]")
_LONGEST_STAMP = 60  # characters
# What begins no title, no field and no heading: a bracket, a property's number, a year with what goes on after it.
_BEGINS_INSIDE = re.compile(r"\((?!\w{1,4}\)$)|\d{1,3}:\d{1,3}\b(?!-)|(?:19|20)\d\d(?:[-–/]\d{2,4})?\s(?=[a-zåäö(–])")
_ADDS = re.compile(r"[-–—]\s[a-zåäö]")  # "– synpunkter från nämnden", under what it is about
_OPENS_YEAR = re.compile(rf"\b{MONTH}[a-z]*\.?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b(?![-/.]\d)")
_ABBREVIATED = re.compile(
    r"(?:\bm\.\s?(?:m|fl)|\bf\.\s?d|\bo\.\s?(?:d|dyl)|\b(?:kv|nr|bl\.\s?a|t\.\s?o\.\s?m|fr\.\s?o\.\s?m))\.$"
)
# "inköp av Fastighetsavdelningen ⏎ begagnade moduler": a scan lost the gap before a unit's name, which no noun follows.
_UNIT_BETWEEN = re.compile(r"\s[A-ZÅÄÖ][a-zåäö]+(?:kontoret|förvaltningen|avdelningen|enheten|kansliet)$")
_WHOSE_MATTER = re.compile(r"(?:nämndens|styrelsens|förvaltningens|kontorets|utskottets)$")
_JOINS = re.compile(r"(?:och|samt|jämte|med|för|av|på|vid|till|om|mellan|inom|i)\b")
_AFTER_UNIT = re.compile(
    r"(?:och|samt|i|på|för|med|om|till|vid|inom|av|under|från|som|att|över|efter|mot|avseende|gällande|år)\b"
)
_ALMOST_FULL = 45  # characters: a shorter line is not wrapped


def extended(
    passage: Passage, rows: Sequence[Row], index: int, printed: Mapping[int, Printed]
) -> tuple[Passage, set[int]]:
    """The passage with the lines under it that go on with it, and where their cells begin."""
    used: set[int] = set()
    place, last = index, passage.span[1] - 1
    for _ in range(_LONGEST_RUN - 1):
        if place + 1 < len(rows) and RULE.fullmatch(rows[place + 1].line.text):
            return replace(passage, is_underlined=True), used
        cell = cell_at(printed, last)
        found = None if cell is None else _in_block(passage, rows, place, cell, printed)
        # Under "§ 63  Busslinjen Ormberg–" the next line may begin under the §.
        is_numbered = (
            PARAGRAPH.search(rows[place].line.text, 0, passage.span[0] - rows[place].line.start + 1) is not None
        )
        if found is None and (cell is None or is_numbered or OPEN_END.search(passage.text)):
            found = _continuation(passage, rows, place)
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
            is_above_stamp=below is not None and _is_stamp(below),
        ),
        used,
    )


def _is_stamp(row: Row) -> bool:
    """Whether the row tells when something came, and is no sentence that tells it."""
    text = row.line.text
    is_short = len(text) <= _LONGEST_STAMP and not PROSE.search(text.rstrip("."))
    return is_short and STAMP.search(fold(text)) is not None


@dataclass(frozen=True, slots=True)
class _Continuation:
    """A cell that goes on with a title: the number of its row, where it begins, what it says."""

    place: int
    start: int
    text: str
    is_whole_row: bool


def _joined(passage: Passage, found: _Continuation, rows: Sequence[Row]) -> Passage:
    following = rows[found.place + 1] if found.place + 1 < len(rows) else None
    addition = found.text.rstrip(" .") if following is None or following.after_gap else found.text
    text = passage.text
    unit = _UNIT_BETWEEN.search(text)
    if unit and addition[:1].islower() and not _AFTER_UNIT.match(addition) and OPEN_END.search(text[: unit.start()]):
        text = text[: unit.start()]
    is_divided = text.endswith("-") and addition[:1].islower() and text[-2:-1].isalpha()
    is_divided = is_divided and not SUSPENDED.match(addition)
    text = f"{text[:-1]}{addition}" if is_divided else f"{text}{' ' if text else ''}{addition}"
    # The evidence is the whole where it stands unbroken, else its first part.
    is_unbroken = found.is_whole_row and found.start - passage.span[1] <= 2 and not passage.is_beside_others
    end = found.start + len(addition) if is_unbroken else passage.span[1]
    return replace(passage, text=text, span=(passage.span[0], end))


def _continuation(passage: Passage, rows: Sequence[Row], place: int) -> _Continuation | None:
    """The cell below that goes on with the title, if one does."""
    row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else None
    if below is None or any(cell.endswith("-") and start + len(cell) < passage.span[0] for start, cell in row.cells):
        return None  # nothing is below, or it goes on with a divided word of the margin
    following = rows[place + 2] if place + 2 < len(rows) else None
    start, addition = below.cells[0]
    number = BEFORE_TITLE.match(fold(addition))
    if (logo := _LOGO_BEFORE.match(addition)) and _OPENS_YEARS.search(passage.text):
        return _Continuation(place + 1, start + logo.end(), addition[logo.end() :], is_whole_row=False)
    rest = addition[number.end() :] if number else ""
    if number and rest and (rest[0].islower() or OPEN_END.search(passage.text)):
        # "Dnr 33/73 olja och avfall": a scan has lost the gap after the margin.
        return _Continuation(place + 1, start + number.end(), rest, is_whole_row=False)
    if len(below.cells) == 1 and _goes_on(passage, row, below, following):
        return _Continuation(place + 1, start, addition, is_whole_row=True)
    if _tells_period(passage.text, addition):
        return _Continuation(place + 1, start, addition, is_whole_row=False)
    return _beside_columns(passage, rows, place)


def _in_block(
    passage: Passage, rows: Sequence[Row], place: int, cell: int, printed: Mapping[int, Printed]
) -> _Continuation | None:
    """What goes on with the title below its last cell: the next line of its block, or a period in other type."""
    start = next_in_column(printed, cell)
    number = next((n for n in range(place, len(rows)) if start is not None and rows[n].has(start)), None)
    if start is None or number is None:
        return None
    below = _alone(rows[number], start)
    text = below.cells[0][1]
    if passage.is_labelled and text[:1].isupper() and any(first < start for first, _ in rows[number].cells):
        return None  # what the next label of the form labels
    if not _tells_whose(passage.text, text) and not (_PERIOD.fullmatch(text) and not YEAR.search(passage.text)):
        then = next_in_block(printed, start)
        following = next((row for row in rows[number:] if then is not None and row.has(then)), None)
        upper = _alone(rows[place], passage.span[0])
        if next_in_block(printed, cell) is None or not _goes_on(passage, upper, below, following):
            return None
    return _Continuation(number, start, text, is_whole_row=len(rows[number].cells) == 1)


def _alone(row: Row, place: int) -> Row:
    """The cell that holds the place as a row of its own."""
    start, cell = next(((start, cell) for start, cell in reversed(row.cells) if start <= place), row.cells[0])
    height = row.heights.get(start, row.height)
    after_gap = row.after_gap and len(row.cells) == 1
    return replace(row, start=start, end=start + len(cell), cells=[(start, cell)], height=height, after_gap=after_gap)


def _beside_columns(passage: Passage, rows: Sequence[Row], place: int) -> _Continuation | None:
    """The next line of the title's column, which lines of other columns may part from it."""
    is_open = _is_open(passage.text)
    if not (is_open or (passage.is_beside_others and not is_no_title(passage))) or len(passage.text) > LONGEST / 2:
        return None
    is_first = len(rows[place].cells) == 1 or passage.span[0] < rows[place].cells[1][0]
    for number, other in enumerate(rows[place + 1 : place + 2 + _MOST_BETWEEN], place + 1):
        is_alone = len(other.cells) == 1
        for start, cell in other.cells if not is_alone or number > place + 1 else ():
            is_under = is_first and start == other.cells[0][0]
            is_end = _YEARS.fullmatch(cell) and is_under and not YEAR.search(passage.text)
            is_inside = (cell[0].islower() and not TITLE.fullmatch(fold(cell))) or (
                is_under and _BEGINS_INSIDE.match(cell) is not None
            )
            is_inside = is_inside and (is_open or not is_alone or _JOINS.match(cell) is not None)
            is_last = len(rows[place].cells) > 1 < len(other.cells) and start == other.cells[-1][0]
            is_under = is_under or (is_last and not is_first and _JOINS.match(cell) is not None)
            is_whose = is_under and _tells_whose(passage.text, cell)
            if is_end or is_whose or ((is_open or is_under) and is_inside and not heading_kind(other.line)[0]):
                return _Continuation(number, start, cell, is_whole_row=False)
        is_unit = is_alone and other.cells[0][1].istitle() and BARE_GENRE.fullmatch(fold(passage.text))
        if not is_unit and not is_no_title(Passage((other.start, other.end), other.cells[0][1], other.height)):
            break
    return None


def _is_open(text: str) -> bool:
    """Whether the title's phrase is not at its end, where a unit's name of another column may stand behind it."""
    unit = _UNIT_BETWEEN.search(text)
    own = text[: unit.start()] if unit else text
    return bool(OPEN_END.search(text) or OPEN_END.search(own) or _WHOSE_MATTER.search(text))


def _tells_period(text: str, addition: str) -> bool:
    """Whether a report's name that has no year yet goes on with its period: "Delårsrapport" over "januari–augusti 2014"."""
    is_period = _PERIOD.fullmatch(addition) and not _DAY.match(addition)
    return bool(is_period) and not YEAR.search(text) and GENRE.match(fold(text)) is not None


def _tells_whose(text: str, addition: str) -> bool:
    """Whether a report's name that has no year yet goes on, in whatever type, with whose it is.

    That is its bare name ("Delårsrapport" over "för socialnämnden"), or one whose period comes with it.
    """
    folded = fold(text)
    is_open = BARE_GENRE.fullmatch(folded) or (GENRE.match(folded) and YEAR.search(addition))
    return bool(is_open) and _WHOSE.match(addition) is not None and not YEAR.search(text)


def _is_aside(text: str, row: Row, below: Row) -> bool:
    """Whether the row below tells who decided it, or after a gap, in no such type, whose it is, once the name has its year."""
    addition = below.cells[0][1]
    is_apart = below.after_gap and not (row.height and alike(row.height, below.height))
    is_whole = is_apart and YEAR.search(text) and GENRE.match(fold(text)) and not OPEN_END.search(text)
    return bool(_DECIDED.match(addition) or (is_whole and _WHOSE.match(addition)))


def _goes_on(passage: Passage, row: Row, below: Row, following: Row | None) -> bool:
    """Whether the title goes on in the row below, which has no other cell."""
    text, addition = passage.text, below.cells[0][1]
    # A question on a slide, and what it is about.
    is_asked = text.endswith("?") and not row.height and not below.after_gap and GENRE.match(fold(addition))
    has_year_below = _OPENS_YEAR.search(text) and _YEAR_FIRST.match(addition) and not below.after_gap
    is_in_bracket = text.count("(", 1) > text.count(")") and not passage.is_beside_others
    if is_asked or has_year_below or is_in_bracket:
        return True
    ends = text.endswith(".") and not _ABBREVIATED.search(text)
    is_listed = below.line.marker and not _is_added(row, below, following)
    is_labelled = addition[:1].isupper() and LABEL.match(addition) is not None
    is_over = is_labelled or is_listed or len(text) + len(addition) > LONGEST or ends
    if is_over or _is_aside(text, row, below) or _begins_anew(passage, below):
        return False
    if _YEARS.fullmatch(addition) and not addition[0].islower():
        return not YEAR.search(text) or bool(OPEN_END.search(text))
    are_large = min(row.height, below.height) > LARGE
    is_number = len(text) >= _ALMOST_FULL and re.match(r"\d+(?:,|:\d)", addition)  # "kv. Berga ⏎ 3, Norra området"
    goes_on = addition[:1].islower() or (text.isupper() and _goes_on_in_capitals(addition))
    goes_on = goes_on or (not below.after_gap and _BEGINS_INSIDE.match(addition) is not None)
    goes_on = goes_on or bool(below.line.marker)
    begins_inside = goes_on or bool(OPEN_END.search(text)) or bool(is_number)
    # In a scan the height of a line of large print goes by its letters.
    if row.height and not _same_type(row, below, passage) and not (are_large and begins_inside):
        return False
    if are_large:
        return begins_inside or addition[:1].isdigit() or (not below.after_gap and len(text) >= _ALMOST_FULL / 2)
    is_rest = _is_rest(text, below, following) or (_is_in_capitals(passage, below) and _is_last(following))
    return not (below.after_gap and addition.endswith(".")) if begins_inside else is_rest


def _is_added(row: Row, below: Row, following: Row | None) -> bool:
    """Whether a dash in the title's type adds to it, and lists nothing: "– synpunkter från nämnden"."""
    is_one = not (following and following.line.marker) and alike(row.height, below.height)
    return is_one and not below.after_gap and _ADDS.match(below.line.text) is not None


def _goes_on_in_capitals(addition: str) -> bool:
    """Whether the line begins with a small word in capitals, and is no sentence that "I" begins."""
    return _GOES_ON.match(addition) is not None and " ".join(addition.split()[:2]).isupper()


def _same_type(row: Row, below: Row, passage: Passage) -> bool:
    """Whether both lines are of one type size; in a scan a ring or dots make a line of capitals higher."""
    addition = below.cells[0][1]
    are_capitals = passage.text.isupper() and addition.isupper() and not below.after_gap
    is_dotted = [bool(_DOTTED.search(text)) for text in (passage.text, addition)]
    return alike(row.height, below.height) or (are_capitals and is_dotted[0] != is_dotted[1])


def _is_rest(text: str, below: Row, following: Row | None) -> bool:
    """Whether the row is the last, shorter line of what filled the line above."""
    addition = below.cells[0][1]
    is_short = not addition.endswith(".") and len(addition) <= len(text) + 10
    return len(text) >= _ALMOST_FULL and _is_last(following) and is_short and not below.after_gap


def _is_last(following: Row | None) -> bool:
    """Whether a gap or a heading of the text follows on a row, whose following one this is."""
    return following is None or following.after_gap or bool(heading_kind(following.line)[0])


def _is_in_capitals(passage: Passage, below: Row) -> bool:
    """Whether both are in capitals, as a title's lines are, with no gap between them."""
    is_long = len(passage.text) >= _ALMOST_FULL / 2 and not is_no_title(passage)
    return is_long and passage.text.isupper() and below.cells[0][1].isupper() and not below.after_gap


def _begins_anew(passage: Passage, below: Row) -> bool:
    """Whether the row is a heading, or a thing of a letterhead; years, or what a preposition announces, may end a title."""
    addition = below.cells[0][1]
    # "Levande öar året om", over "Program för skärgården".
    is_subtitle = below.after_gap and addition[:1].isupper() and GENRE.match(fold(addition)) is not None
    is_subtitle = is_subtitle and not (passage.text.isupper() and OPEN_END.search(passage.text))
    is_answer = addition[:1].isupper() and OPENS_MATTER.match(fold(addition)) and not OPEN_END.search(passage.text)
    is_answer = is_answer and not passage.text.isupper()
    refers = addition.startswith("(") and BEGINS.match(fold(addition[1:]))  # "(Er remiss 1989-08-21)"
    is_other = is_subtitle or is_answer or refers or STAMP.search(fold(addition))
    is_heading = heading_kind(below.line)[0] or kind_of_heading(fold(addition))
    if is_heading or is_other or addition.endswith("!"):  # "Hej Anna!"
        return True
    are_capitals = passage.text.isupper() and addition.isupper()
    is_inside = _BEGINS_INSIDE.match(addition) or (are_capitals and _goes_on_in_capitals(addition))
    if _YEARS.fullmatch(addition) or (is_inside and not below.after_gap):
        return False
    # An officer's in the column beside it, or a subtitle in small letters under a title in capitals.
    if addition[:1].islower():
        is_officers = passage.is_beside_others and TITLE.fullmatch(fold(addition)) is not None
        is_own = passage.text.isupper() and not _tells_whose(passage.text, addition)
        return is_officers or (is_own and not OPEN_END.search(passage.text))
    if _OPENS_DAY.search(passage.text) and (found := next(find_dates(addition), None)) and found.start == 0:
        return False
    if (
        OPEN_END.search(passage.text)
        and (not below.after_gap or (not below.height and len(passage.text) >= _ALMOST_FULL))
        and addition[0].isalpha()
        and not BEGINS.match(fold(addition))
        and not (NAME_ALONE.match(addition) and TITLE.search(fold(addition)))
    ):
        return False  # "Verksamhetsplan för ⏎ Regionförbundet Berga"
    return is_no_title(Passage((below.start, below.end), addition, below.height))
