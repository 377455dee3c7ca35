"""The document's own day: each place where it may stand is a row, the surest first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc

from extract.pipes.head import STAMP, head_cells
from extract.pipes.sections import Line
from extract.pipes.terms import BODY, UNIT
from normalize.dates import Found, find_dates
from normalize.unicode import fold

_TOP_LINES = 40  # beside the head, in whose margin a date may stand
_LAST_LINES = 40  # that may hold the signatures' place and day
_TABLE_CELLS, _LETTERHEAD_LINES = 3, 10  # a day in a row of so many cells below so many lines is of a table
_MOST_LABELS, _LIKELY_YEARS = 8, 4  # words of a row of labels; years that a document names most
_LONGEST_DAY = 24  # characters
_LONGEST_MEETING = 7  # days; what lasts longer is the time that a plan or a grant is for
_LONGEST_LETTERHEAD = 110  # characters of a line that is no prose
# A day that the document speaks of: what stands before it, folded.
_ANOTHER_DAY = re.compile(
    r"(?:\b(?:per|senast|fore|efter|till och med|t\.?\s?o\.?\s?m\.?|fran och med|fr\.?\s?o\.?\s?m\.?|sedan|mellan|under|galler(?:\s[a-z]+)?|giltig\w*|ersatter\b[^.:]{0,60}|revide\w+|ses over|version\b.{0,60}|andra[dt]|[\w/.-]+,?\sdaterad"
    r"|er(?:t|a)?\s(?:datum|skrivelse|remiss|yttrande|brev|beteckning|ref\w*|begaran)|inkom\w*|ink|ankom\w*|mottag\w*|registrera\w*|justera\w*|justering\w*|anslag\w*|nedtas|uppsatt\w*|utskri\w*|expedier\w*|laga kraft"
    r"|skrivelse|remiss|yttrande|brev|begaran|ansokan|motion|protokoll|hamta\w*|uttag(?:et|na)?(?:\s(?:ur|fran)\s[a-z]+)?|bilaga|kopia)\b[\s:.,]*(?:den\s)?|/\s?)$"
)
_OWN_GROUND = re.compile(r"tjanste(?:skrivelse|utlatande)n?,?\s(?:daterad\s)?(?:den\s)?")
_WEEKDAY = r"(?:(?:man|tis|ons|tors|fre|lor|son)dag(?:en)?\s)?"


@dataclass(frozen=True, slots=True)
class DayRule:
    """What stands before a day in its cell, or in the label over or before the cell, folded; group by group in order.

    `is_meeting`: it is the document's own day in a protokoll, before all others; elsewhere a day of the body it goes to.
    """

    name: str
    before: str
    yes: tuple[str, ...]
    is_meeting: bool = False


# In order: the first row that fits says what the day is; days of an earlier row go before those of a later one.
RULES = (
    DayRule("adopted", r"(?:\b(?:antag|antogs|faststall|godkan|beslutad|beslutat|beslutades)(?:(?!\d{4}-\d\d)[^.]){0,70})$", ("Antagen av kommunfullmäktige ", "Fastställd: Styrelsen ")),
    DayRule("meeting", rf"(?:\b(?:sammantrad\w*|mote|motesdag|protokoll fort|behandla[st]|foredras|tas upp)\b[^.§]{{0,60}}|{BODY}[\s,:–-]+(?:i\s[a-z]+[\s,]+)?{_WEEKDAY}(?:den\s)?|^(?:.*\s)?(?:i|a|pa)\s[a-z ,-]{{2,60}}[\s,](?:man|tis|ons|tors|fre|lor|son)dag(?:en)?\s(?:den\s)?|^(?:(?:motes)?(?:tid|dag)|tidpunkt|nar|tid\soch\splats|plats\soch\stid|plats,\stid)\s?[:.]?\s" + _WEEKDAY + r"(?:den\s)?)$", ("Tid: torsdagen den ", "i Folkets hus i Berga torsdagen den ", "Sammanträdesdatum ", "Behandlas av styrelsen den ", "Kommunstyrelsen, tisdag ", "Nämnd och sammanträdesdag Socialnämnden "), is_meeting=True),
    DayRule("labelled", r"(?:\b(?:datum|daterad|upprattad|upprattat|beslutsdatum|beslutsdag|skrivelsedatum|utfardad|utfardat|framtagen)\s?:?\s?(?:den\s)?|^(?:tjansteskrivelse|tjansteutlatande|delegationsbeslut|yttrande|missiv|pm|(?:revisions|delars|slut)?rapport)\s)$", ("Datum: ", "Upprättad ", "TJÄNSTESKRIVELSE ")),
    DayRule("alone", r"^[^a-z\d]*(?:[a-z-]+(?:\s[a-z-]+)?,?\s)?(?:den\s)?" + _WEEKDAY + r"$", ("", "Berga den ", "Norra Berga ")),
    DayRule("in a letterhead", r"", ("Berga kommun Tekniska kontoret ",)),
)  # fmt: skip
_COMPILED = tuple((rule, re.compile(rule.before)) for rule in RULES)
# Which days go first (those "told" are of a sentence): in a document that is written on its day, in slides, and in a protokoll.
_ORDER = (
    "labelled",
    "alone",
    "in a letterhead",
    "signed",
    "adopted",
    "meeting",
    "by its weekday",
    "told of itself",
    "beside the text",
    "told",
)
_ORDER_OF_SLIDES = (
    "labelled",
    "alone",
    "in a letterhead",
    "meeting",
    "adopted",
    "signed",
    "by its weekday",
    "told of itself",
    "beside the text",
    "told",
)
_ORDER_OF_MEETINGS = (
    "meeting",
    "labelled",
    "alone",
    "in a letterhead",
    "adopted",
    "signed",
    "by its weekday",
    "told of itself",
    "beside the text",
    "told",
)
_ORDERS = {"protokoll": _ORDER_OF_MEETINGS, "protokollsutdrag": _ORDER_OF_MEETINGS, "presentation": _ORDER_OF_SLIDES}
# "Berga den 4 mars 1973", "Berga 2018-09-14" over the signatures: what stands before the day.
_PLACE = re.compile(r"[A-ZÅÄÖ][A-Za-zåäöÅÄÖ-]+(?:\s[A-ZÅÄÖ][A-Za-zåäöÅÄÖ-]+)?,?\s(?:[Dd]en\s)?")
_ADOPTED = re.compile(
    rf"(?:antagen|antaget|faststalld|faststallt|godkand|godkant)\s(?:av|i)\s(?:{BODY}|[a-z]*styrelsen)[\s,]+(?:den\s)?"
)
_ITSELF = r"(?:(?:denna|detta|ovanstaende)\s[a-z-]+|[a-z-]*(?:berattelsen|rapporten|redovisningen|planen|programmet|budgeten|bokslutet|styrkortet|policyn|riktlinjerna))"
_ADOPTS = r"(?:antagit|antog|godkant|godkande|faststallt|faststallde|beslutat\som|beslutade\som|avgivit)"
# "Nämnden har antagit berättelsen den 24 februari", "Planen antogs av styrelsen den 3 maj".
_ITSELF_ADOPTED = re.compile(
    rf"(?:{_ADOPTS}\s{_ITSELF}|{_ITSELF}\s(?:har\s|ar\s)?(?:antagits|antogs|antagen|godkants|godkandes|godkand|faststallts|faststalldes|faststalld))(?:\s(?:av|i|vid)\s[a-z -]{{3,60}})?\s(?:den\s)?$"
)
_ENDS_IN_THEIR = re.compile(r"\be(?:r|rt|ra|dert)\s(?:datum\s)?$")  # what a cut has left of "Ert datum"
_DECIDES = re.compile(r"antag|antog|godkan|faststall|beslutat|beslutade|avgivit")
_TOLD_LINES = 12
# In a box at the document's end, of its own day: "Beslutsdatum: 2022-04-26".
_LABEL_AT_END = re.compile(
    r"(?:besluts?datum|beslutsdag|datum(?:\sfor\s(?:beslut|beslutet|upprattande))?|dokument(?:ets\s)?datum|skrivelsedatum|upprattad|upprattat|daterad|utfardad|utfardat|framtagen|sammanstalld|beslut\sfattat|fattat)\s?:?\s?(?:den\s)?"
)
_ITS_MEETING = re.compile(r"(?:utdrag\s(?:ur|fran)\s)?(?:[a-z]+s)?protokoll(?:sutdrag)?\s(?:fran\s|den\s)?")
_TELLS = re.compile(r"\w\s(?:antogs|faststalldes|godkandes|beslutades)\b")  # a sentence, perhaps of another document
_OF_ADJUSTMENT = re.compile(
    r"(?:justering|justera|anslag|nedtag|uppsatt|tillkannag)"
)  # labels of the days after a meeting
_KIND_OF_DOCUMENT = re.compile(
    r"\W*(?:yttrande|protokoll|skrivelse|remissvar|brev|missiv|beslut|tjansteskrivelse|rapport)\W*"
)
_THEIRS = re.compile(r"^(?!.*(?<!ert )\bdatum\b).*\bert datum\b")
# What stands before a day in running text: five words in small letters, a verb, a point of a list, what goes on from above;
_PROSE = re.compile(
    r"(?:\b[a-zåäö-]+\s){5}|\b(?:[a-zåäö]{2,}(?:des|ade|kte)|har|är|var|blev|fick|kom|ska|skall|kan|som|att)\b|^[•*–]\s|^[a-zåäö]+\s"
)
# and after it: a word in small letters, another sentence, or a clause further on.
_SENTENCE = re.compile(
    r"\s?:\s|,?\s(?!(?:kl|klockan|nr|sid|sida|dnr|blad|bil|bilaga)\b)[a-zåäö]{2,}\b|[.;]\s[A-ZÅÄÖ][a-zåäö]+\s[a-zåäö]+(?:\s|$)|(?!,?\s§).*\s(?:[a-zåäö]{2,}\s){3}"
)
_NO_PLACE = re.compile(
    rf"{UNIT}|"
    r"(?:justera|tjansteskrivelse|tjansteutlatande|protokoll|sammantrad|datum|antag|faststall|beslut|facklig|inkom|anslag|nedtag|[a-z]+datum\b|[a-z]+dag\b|expedi|bilaga|underlag|skrivelse|yttrande|remiss|avtal|motion|besiktning|[a-z]*rapport|[a-z]*berattelse|[a-z]*bokslut|[a-z]*budget|[a-z]*plan\b|version|uppsatt|upprattad|nedtas|senast|utskri)"
)
# In a row of labels: those of days, and what stands beside them.
_LABELS_OF_DAYS = re.compile(r"\b(?:ert\s)?(?:[a-z]*datum|upprattad|upprattat|[a-z]+dag|inkom\w*|ankom\w*)\b")
_OTHER_LABELS = re.compile(
    r"\b(?:diarie\w*|dnr|arende(?:nummer|nr|beteckning)|beteckning|handlaggare|mottagare|sekretess|dokument(?:typ|namn)|sid[ao]r?|blad|enhet|avdelning|telefon|version|status)\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LABEL_IN_MARGIN = re.compile(r"(?:er(?:t)?\s)?[a-z]*(?:datum|dag)\s?:?")
# A line that says what the day under it is.
_LABEL_OVER = re.compile(
    r"\b(?:sammantrad\w*|datum|\w+(?:datum|dag)|dag|antag\w*|faststall\w*|ink|inkom\w*|ankom\w*|uppratta\w*|justera\w*|anslag\w*|giltig\w*|galler|revider\w*|ersatter|ert?)\b|\b(?:per|den|av|senast|fore|efter|till|fran|for)$"
)


def own_date(doc: Doc, head: Sequence[Line]) -> date | None:
    """The document's day: that of its letterhead, its signature, its adoption; else of the tjänsteskrivelse that it lists."""
    order = _ORDERS.get(doc._.type, _ORDER)
    days = [*_days_of_head(doc, head), *_signed(doc), *_labelled_at_end(doc), *_colophon(doc), *_told_at_end(doc)]
    best = min(days, key=lambda item: order.index(item[0]), default=None)
    return best[1] if best else _ground(doc.text)


def _days_of_head(doc: Doc, head: Sequence[Line]) -> Iterator[tuple[str, date]]:
    """The days at the document's top with what they are; of the lines of its text only those that stand in a cell alone."""
    in_head = {line.start for line in head}
    lines = [line for line in doc._.lines if line.start in in_head]
    lines += [line for line in doc._.lines[:_TOP_LINES] if line.start not in in_head]
    second_page = doc._.page_starts[1] if len(doc._.page_starts) > 1 else len(doc.text)
    above: Line | None = None
    for number, line in enumerate(lines):
        is_head = line.start in in_head
        for kind, found, before, is_alone in _days_of_line(above, line):
            is_of_table = kind == "alone" and len(line.cells) >= _TABLE_CELLS and number >= _LETTERHEAD_LINES
            if is_of_table or not (is_head or is_alone):
                continue
            is_top = is_head and line.start < second_page
            if day := day_of(found):
                yield _weakened(kind, before, is_top=is_top), day
            elif is_top and (day := _by_weekday(found, doc.text)):
                yield "by its weekday", day
        above = line


def _days_of_line(above: Line | None, line: Line) -> Iterator[tuple[str, Found, str, bool]]:
    """Each day of a line that may be the document's: its kind, the day, what is printed before it, whether it is alone."""
    days = [(start, cell, found) for start, cell in head_cells(line) for found in find_dates(cell)]
    in_row = _labels_in_row(above, line, len(days))
    for number, (start, cell, found) in enumerate(days):
        of_row = in_row[number] if len(in_row) == len(days) else ""
        printed = line.text.rfind("\t", 0, start - line.start) + 1  # a scan may have lost the cells' gaps
        before = line.text[printed : start - line.start + found.start]
        label = _context(above, line, printed)
        kind = _kind_of("", "", of_row) if of_row else _kind_of(before, cell[found.end :], label)
        if kind:
            # In the margin beside the text: under its label, or alone.
            yield kind, found, before, not before.strip() and (bool(label) or not cell[found.end :].strip(" ."))


def _labels_in_row(above: Line | None, line: Line, days: int) -> list[str]:
    """The labels of the line's days, so many, in the line above, where a scan has lost the gaps between cells, folded; one for each."""
    if above is None or "\t" in above.text + line.text or any(map(str.isdigit, above.text)):
        return []
    labels = _LABELS_OF_DAYS.findall(above.folded)
    is_row = labels and _OTHER_LABELS.search(above.folded) and len(above.folded.split()) <= _MOST_LABELS
    return labels if is_row and len(labels) == days else []


def _by_weekday(found: Found, text: str) -> date | None:
    """The day in the year that the document names most, where its weekday is printed and right: "tisdag 24 september"."""
    if found.year or found.weekday is None:
        return None
    for year, _ in Counter(map(int, _YEAR.findall(text))).most_common(_LIKELY_YEARS):
        span = found.span(year)
        if span and span[0] == span[1] and span[0].weekday() == found.weekday:
            return span[0]
    return None


def _weakened(kind: str, before: str, *, is_top: bool) -> str:
    """The kind, or a weaker one: of a sentence, perhaps on another document; of a day alone in the text, perhaps a table's."""
    if kind == "adopted" and _TELLS.search(fold(before)):
        return "told"
    return "beside the text" if kind == "alone" and not is_top else kind


def _context(above: Line | None, line: Line, place: int) -> str:
    """The label over the cell at `place` or before it, or the line above where this one goes on with it; folded."""
    cells, column = line.cells, line.text[:place].count("\t")
    if column:
        return fold(cells[column - 1][1])
    over = above.cells if above else []
    label = fold(over[column][1]) if column < len(over) and (len(over) == len(cells) or len(cells) == 1) else ""
    # Alone under a label in the margin beside the text.
    if len(cells) == 1 < len(over) and _LABEL_IN_MARGIN.fullmatch(last := fold(over[-1][1])):
        return last
    return label if _LABEL_OVER.search(label) else ""


def _kind_of(printed: str, after: str, context: str) -> str | None:
    """The row of `RULES` that the day is of, by what is printed before and after it; None for a day of something else."""
    before = fold(printed).strip(" (")
    if (
        len(before) > _LONGEST_LETTERHEAD
        or _OF_ADJUSTMENT.match(context)
        or _THEIRS.search(context)
        or STAMP.search(f"{before or context} 1")
    ):
        return None
    before = f"{before} " if before else ""
    if _ITS_MEETING.fullmatch(before):
        return "meeting"
    label = f"{context} {before}" if context and not _KIND_OF_DOCUMENT.fullmatch(context) else before
    if _ANOTHER_DAY.search(before) or _ANOTHER_DAY.search(label):
        return None
    for rule, pattern in _COMPILED:
        text = before if rule.name in ("alone", "in a letterhead") else label
        is_else = rule.name == "alone" and bool(after.strip(" .,)") or _NO_PLACE.match(before))
        is_else = is_else or (
            rule.name == "in a letterhead"
            and (_PROSE.search(printed) is not None or _SENTENCE.match(after) is not None)
        )
        if pattern.search(text) and not is_else:
            return rule.name
    return None


def _signed(doc: Doc) -> Iterator[tuple[str, date]]:
    """Place and day over the signatures."""
    for above, line in pairwise(doc._.lines[-_LAST_LINES:]):
        for _, cell in line.cells:
            place = _PLACE.match(cell)
            found = next((item for item in find_dates(cell) if item.start <= place.end()), None) if place else None
            if not found or _NO_PLACE.match(fold(cell)) or _goes_on(above, line):
                continue
            rest = cell[found.end :].strip(" .")
            if (not rest or _PLACE.match(rest)) and (day := day_of(found)):
                yield "signed", day


def _colophon(doc: Doc) -> Iterator[tuple[str, date]]:
    """The day of adoption in a line of its own at the end: "Fastställd av skolstyrelsen 1987-05-20, § 62."."""
    for line in doc._.lines[-_LAST_LINES:]:
        found = next(find_dates(line.text), None) if _ADOPTED.match(line.folded) else None
        if found and _ADOPTED.fullmatch(fold(line.text[: found.start])) and (day := day_of(found)):
            yield "adopted", day


def _labelled_at_end(doc: Doc) -> Iterator[tuple[str, date]]:
    """The day in a box or line of its own at the end, behind its label or in the cell after it."""
    for line in doc._.lines[-_LAST_LINES:]:
        cells = head_cells(line)
        for (_, before), (start, cell) in pairwise([(0, ""), *cells]):
            found = next(find_dates(cell), None)
            if not found or cell[found.end :].strip(" .") or _ENDS_IN_THEIR.search(line.folded[: start - line.start]):
                continue
            label = fold(cell[: found.start]) or fold(before)
            if _LABEL_AT_END.fullmatch(label) and (day := day_of(found)):
                yield "signed", day


def _told_at_end(doc: Doc) -> Iterator[tuple[str, date]]:
    """The day on which, as its first or last lines tell, the body or an officer adopted the document itself."""
    at_top = [line for line in doc._.lines[:_TOLD_LINES] if line.start < doc._.lines[-_LAST_LINES:][0].start]
    for line in [*at_top, *doc._.lines[-_LAST_LINES:]]:
        for found in find_dates(line.text) if _DECIDES.search(line.folded) else ():
            if _ITSELF_ADOPTED.search(line.folded[: found.start]) and (day := day_of(found)):
                yield "told of itself", day


def _goes_on(above: Line, line: Line) -> bool:
    return not (line.after_gap or above.marker) and above.text[-1:].isalpha() and len(above.text) > _LONGEST_DAY


def _ground(text: str) -> date | None:
    for match in _OWN_GROUND.finditer(fold(text)):
        for found in find_dates(text[match.end() : match.end() + _LONGEST_DAY]):
            if found.start <= 1 and (day := day_of(found)):
                return day
    return None


def day_of(found: Found) -> date | None:
    """The day, where it is one with its year, or the first of a few."""
    span = found.span(found.year) if found.year and found.precision == "day" else None
    return span[0] if span and (span[1] - span[0]).days < _LONGEST_MEETING else None
