"""What speaks for a document's beginning on a page and what against it: a table, one row a signal.

A row says what it looks at and which way it may count; how much is learnt (`weights.json`, by `diarium bundles --fit`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from extract.bundle.facts import Facts, Number, returns
from extract.pipes.sections import PARAGRAPH, Line, heading_kind
from extract.pipes.terms import BODY, TITLE

Towards = Literal["start", "goes on"]
# What is hidden together in training, so that a document is found also where one kind of signal is missing.
Group = Literal["numbers", "head", "register", "end", "form"]

_CLOSING_LINES: Final = 12  # of a page, among which signatures and recipients stand
_SIGNATURE_LINES: Final = 6
_LONGEST_SIGNATURE: Final = 70
_SLIDE_WORDS: Final = 110
_LARGE: Final = 1.3  # of the page's usual letters
_SIZE: Final = 0.02  # share by which scans of one paper differ
_LETTERS: Final = 0.12  # share by which a page's usual letter varies within a document
_MARGIN: Final = 14.0  # points
_RUNNING: Final = 3  # of a page's first lines that may be its running head
_SPARSE, _FULL = 0.6, 0.88

_KIND = re.compile(
    r"protokollsutdrag|utdrag (?:ur|fran) (?:\w+ )?(?:sammantrades)?protokoll|(?:sammantrades)?protokoll\b|(?:\S+ )+sammantradesprotokoll"
    r"|protokoll fort vid|delegations?beslut|delegeringsbeslut|delegationsprotokoll|tjanstemannabeslut|ordforandebeslut"
    r"|beslut (?:pa|enligt|fattat (?:pa|med stod av)) delegat|yttrande\b|remissvar|remissyttrande|svar pa remiss|tjansteskrivelse"
    r"|tjansteutlatande|missiv\b|skrivelse\b|delarsrapport|delarsbokslut|arsredovisning|arsbokslut|bokslut|verksamhetsplan\b"
    r"|verksamhetsberattelse|uppfoljningsrapport|budget \d{4}|flerarsplan|mal och budget|utvardering|rapport\b|\S+rapport\b|tid(?:s)?plan\b"
    r"|internbudget|kallelse\b|(?:foredragnings|arende)lista\b|dagordning$|motion\b|medborgarforslag\b|interpellation\b|samradsredogorelse\b"
    r"|(?:\w+)?avtal$|overenskommelse\b|reglemente\b|policy\b|riktlinjer\b|bolagsordning$|taxa\b|ansokan\b|handlingsplan\b|strategi\b"
    r"|granskningsrapport|revisionsrapport|minnesanteckningar|samverkansprotokoll|tjansteanteckning|informationsarende|pm$|promemoria\b"
)  # fmt: skip
# What stands in the head of every page where letterheads return, and what on a first page alone.
_LABEL = re.compile(
    r"(?:datum|dnr|diarienr|diarienummer|beteckning|var beteckning|vart datum|arendenummer|beslutsdatum)\b"
)
_FIRST_LABEL = re.compile(
    r"(?:var )?(?:handlaggare|referens)\b|(?:er|ert) (?:beteckning|datum|referens)\b|mottagare\b"
    r"|stalld till\b|foredragande\b|dokument(?:typ|ansvarig)\b|faststalld av\b|kontaktperson\b|till:?$"
)
_TO = re.compile(rf"till:? ?(?:{BODY}|ks|kf|pks)")
_ADDRESSED = re.compile(rf"{BODY}|pks|\d{{3}} ?\d\d [a-z -]+")
_ATTACHMENT = re.compile(r"(?:till)?bilaga(?:[ :]*(?:nr )?[\da-z]{1,3})?[.:]?(?: till .*| [-–] .*|: .*)?|appendix.*")
_MEETING = re.compile(r"plats och tid\b|(?:tid|plats):|narvarande\b|beslutande\b|innehall(?:sforteckning)?$")
_GREETING = re.compile(r"(?:hej|till den det beror|basta? [a-z -]+|hej [a-z -]+)[!,.]?|angaende .+")
_FAREWELL = re.compile(
    r"(?:med )?(?:basta |vanliga? )halsning(?:ar)?\b|hogaktningsfullt|vid protokollet\b|enligt uppdrag\b"
)
_CHAPTER = re.compile(r"(?:kapitel )?\d{1,2}(?:\.\d{1,2}){0,3}\.? +[^\W\d]")
_PARAGRAPH_NUMBER = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.:!?;)\"”]$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A page and those around it; `before`, `earlier` and `after` are the nearest ones that are not blank.

    `registered` are the diarienummer of the last page before it that had any in its head.
    """

    page: Facts
    before: Facts
    earlier: Facts | None
    after: Facts | None
    has_blank_before: bool
    registered: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signal:
    """A row: `value` is 1 where the signal is seen, 0 where not, between where in part."""

    name: str
    towards: Towards
    group: Group
    value: Callable[[Turn], float]


def _first_of_many(turn: Turn) -> bool:
    return any(number.number == 1 and number.line is None for number in turn.page.numbers)


def _first_bare(turn: Turn) -> bool:
    return not _first_of_many(turn) and any(number.number == 1 for number in turn.page.numbers)


def _follows(number: Number, before: Facts) -> bool:
    return any(
        number.number == last.number + 1 and number.total == last.total and _stands_alike(number, last)
        for last in before.numbers
    )


def _stands_alike(number: Number, last: Number) -> bool:
    """Whether two numbers are of one series: both labelled, or bare beside the same words."""
    if number.line is None or last.line is None:
        return number.line is last.line
    return number.line == last.line or returns([number.line], [last.line])


def _counts_on(turn: Turn) -> bool:
    return any(number.number > 1 and _follows(number, turn.before) for number in turn.page.numbers)


def _counts_anew(turn: Turn) -> bool:
    labelled = [number for number in turn.page.numbers if number.line is None]
    return bool(
        labelled
        and any(number.line is None for number in turn.before.numbers)
        and not any(_follows(number, turn.before) for number in labelled)
    )


def _counts_within(turn: Turn) -> bool:
    """Whether the number says that pages came before, though the page before does not have the one below it."""
    return not _counts_on(turn) and any(number.number > 1 and number.total is not None for number in turn.page.numbers)


def _last_was_last(turn: Turn) -> bool:
    return any(number.number == number.total for number in turn.before.numbers)


def _last_owes(turn: Turn) -> bool:
    return any(number.total is not None and number.number < number.total for number in turn.before.numbers)


def _next_is_second(turn: Turn) -> bool:
    return turn.after is not None and any(
        number.number == 2 and (number.line is None or _bare_first(number, turn.page)) for number in turn.after.numbers
    )


def _bare_first(second: Number, page: Facts) -> bool:
    return any(number.number == 1 and _stands_alike(second, number) for number in page.numbers)


def _kinds(facts: Facts) -> set[str]:
    return {cell for cell in facts.head_cells if _KIND.match(cell)}


def _names_kind(turn: Turn) -> bool:
    return bool(_kinds(turn.page)) and not returns(list(_kinds(turn.page)), list(_kinds(turn.before)))


def _labels(facts: Facts) -> set[str]:
    return {match[0] for cell in facts.head_cells if (match := _LABEL.match(cell))}


def _is_registered(turn: Turn) -> bool:
    return bool(_labels(turn.page) - _labels(turn.before))


def _is_first(turn: Turn) -> bool:
    return any(_FIRST_LABEL.match(cell) for cell in turn.page.head_cells)


def _is_put_to(turn: Turn) -> bool:
    return any(_TO.fullmatch(cell) or _GREETING.fullmatch(cell) for cell in turn.page.head_cells)


def _is_addressed(turn: Turn) -> bool:
    """Whether a body or postal address stands in the head and not in that of the page before, as in a letterhead."""
    return any(_ADDRESSED.fullmatch(cell) for cell in set(turn.page.head_cells) - set(turn.before.head_cells))


def _other_number(turn: Turn) -> bool:
    return bool(turn.page.diarienummer) and not turn.page.diarienummer & turn.registered


def _same_number(turn: Turn) -> bool:
    return bool(turn.page.diarienummer & turn.registered)


def _other_day(turn: Turn) -> bool:
    return bool(turn.page.dates) and not turn.page.dates & turn.before.dates


def _is_attachment(turn: Turn) -> bool:
    return any(_ATTACHMENT.fullmatch(cell) for line in turn.page.lines[:3] for _, cell in _folded_cells(line))


def _folded_cells(line: Line) -> list[tuple[int, str]]:
    return [(start, line.folded[start - line.start :][: len(cell)].strip()) for start, cell in line.cells]


def _opens_meeting(turn: Turn) -> bool:
    return any(_MEETING.match(cell) for cell in turn.page.head_cells)


def _tops(*pages: Facts | None) -> list[str]:
    return [line for page in pages if page for line in page.top]


def _feet(*pages: Facts | None) -> list[str]:
    return [line for page in pages if page for line in page.foot]


def _head_returns(turn: Turn) -> bool:
    return returns(turn.page.top[:_RUNNING], _tops(turn.before, turn.earlier))


def _head_ends(turn: Turn) -> bool:
    """Whether a head that stood on the two pages before is gone, from this page and the next; slides share titles."""
    if _slide_on(turn):
        return False
    stood = turn.earlier is not None and returns(turn.before.top[:_RUNNING], turn.earlier.top)
    return stood and not returns(turn.before.top[:_RUNNING], _tops(turn.page, turn.after))


def _head_begins(turn: Turn) -> bool:
    """Whether this page and the next have a head that the page before has not."""
    if _slide_on(turn):
        return False
    lasts = turn.after is not None and returns(turn.page.top[:_RUNNING], turn.after.top)
    return lasts and not _head_returns(turn)


def _foot_returns(turn: Turn) -> bool:
    return returns(turn.page.foot, _feet(turn.before, turn.earlier))


def _foot_ends(turn: Turn) -> bool:
    stood = turn.earlier is not None and returns(turn.before.foot, turn.earlier.foot)
    return stood and not returns(turn.before.foot, _feet(turn.page, turn.after))


def _foot_begins(turn: Turn) -> bool:
    lasts = turn.after is not None and returns(turn.page.foot, turn.after.foot)
    return lasts and not _foot_returns(turn)


def _signed(turn: Turn) -> bool:
    lines = turn.before.body(turn.earlier)[-_SIGNATURE_LINES:]
    return any(
        len(cell) < _LONGEST_SIGNATURE and TITLE.search(cell) and not _SENTENCE_END.search(cell)
        for line in lines
        for _, cell in _folded_cells(line)
    )


def _sent_off(turn: Turn) -> bool:
    lines = turn.before.lines[-_CLOSING_LINES:]
    return any(heading_kind(line)[0] == "recipients" for line in lines)


def _bids_farewell(turn: Turn) -> bool:
    return any(_FAREWELL.match(line.folded) for line in turn.before.lines[-_SIGNATURE_LINES:])


def _ends_sparse(turn: Turn) -> bool:
    """Whether the page before is left empty below, and the pages beside it are not: slides all are."""
    beside = max(turn.page.fullness, turn.earlier.fullness if turn.earlier else 0.0)
    return not turn.before.is_wide and turn.before.fullness < _SPARSE <= beside


def _ends_full(turn: Turn) -> bool:
    return not turn.before.is_wide and turn.before.fullness > _FULL


def _mid_sentence(turn: Turn) -> bool:
    first = next(iter(turn.page.body(turn.before)), None)
    return first is not None and first.content[:1].islower()


def _next_chapter(turn: Turn) -> bool:
    first = next(iter(turn.page.body(turn.before)), None)
    return first is not None and bool(_CHAPTER.match(first.folded))


def _paragraphs(facts: Facts) -> list[int]:
    heads = (PARAGRAPH.match(line.text) for line in facts.lines)
    return [int(_PARAGRAPH_NUMBER.findall(match[0])[-1]) for match in heads if match]


def _paragraph_follows(turn: Turn) -> bool:
    before, own = _paragraphs(turn.before), _paragraphs(turn.page)
    return bool(before and own) and own[0] in (before[-1], before[-1] + 1)


def _other_size(turn: Turn) -> bool:
    sizes = (turn.page.width, turn.page.height, turn.before.width, turn.before.height)
    width, height, last_width, last_height = sizes
    if not (width and height and last_width and last_height):
        return False
    return abs(width / last_width - 1) > _SIZE or abs(height / last_height - 1) > _SIZE


def _slide_on(turn: Turn) -> bool:
    """Whether both are slides of one size; in plain text, pages of few words."""
    if turn.page.width is None and turn.before.width is None:
        return max(len(page.text.split()) for page in (turn.page, turn.before)) < _SLIDE_WORDS
    return turn.page.is_wide and turn.before.is_wide and not _other_size(turn)


def _titled_large(turn: Turn) -> bool:
    return not turn.page.is_wide and (turn.page.opening or 0.0) > _LARGE


def _other_letters(turn: Turn) -> bool:
    letters, last = turn.page.letters, turn.before.letters
    return bool(letters and last) and not _other_origin(turn) and abs((letters or 0) / (last or 1) - 1) > _LETTERS


def _other_margin(turn: Turn) -> bool:
    margin, last = turn.page.margin, turn.before.margin
    return margin is not None and last is not None and abs(margin - last) > _MARGIN


def _other_origin(turn: Turn) -> bool:
    return (turn.page.origin == "ocr") != (turn.before.origin == "ocr")


SIGNALS: Final = (
    Signal("has page number 1 of its kind", "start", "numbers", _first_of_many),
    Signal("has a bare 1", "start", "numbers", _first_bare),
    Signal("page number goes on", "goes on", "numbers", _counts_on),
    Signal("page number begins anew", "start", "numbers", _counts_anew),
    Signal("page number says that pages came before", "goes on", "numbers", _counts_within),
    Signal("page before was its document's last", "start", "numbers", _last_was_last),
    Signal("page before says that more come", "goes on", "numbers", _last_owes),
    Signal("page after is a second", "start", "numbers", _next_is_second),
    Signal("names its kind", "start", "register", _names_kind),
    Signal("has labels of a register", "start", "register", _is_registered),
    Signal("has labels of a first page", "start", "register", _is_first),
    Signal("is put to a body or greets", "start", "register", _is_put_to),
    Signal("has an address", "start", "register", _is_addressed),
    Signal("has another diarienummer", "start", "register", _other_number),
    Signal("has the same diarienummer", "goes on", "register", _same_number),
    Signal("has another day", "start", "register", _other_day),
    Signal("is headed Bilaga", "start", "register", _is_attachment),
    Signal("opens a meeting or a contents list", "start", "register", _opens_meeting),
    Signal("head returns", "goes on", "head", _head_returns),
    Signal("head has ended", "start", "head", _head_ends),
    Signal("head begins", "start", "head", _head_begins),
    Signal("foot returns", "goes on", "head", _foot_returns),
    Signal("foot has ended", "start", "head", _foot_ends),
    Signal("foot begins", "start", "head", _foot_begins),
    Signal("page before is signed", "start", "end", _signed),
    Signal("page before says to whom it is sent", "start", "end", _sent_off),
    Signal("page before bids farewell", "start", "end", _bids_farewell),
    Signal("page before ends early", "start", "end", _ends_sparse),
    Signal("page before is full", "goes on", "end", _ends_full),
    Signal("begins within a sentence", "goes on", "end", _mid_sentence),
    Signal("begins with a numbered chapter", "goes on", "end", _next_chapter),
    Signal("§ follows on §", "goes on", "end", _paragraph_follows),
    Signal("begins in large letters", "start", "form", _titled_large),
    Signal("has another size", "start", "form", _other_size),
    Signal("slide after slide", "goes on", "form", _slide_on),
    Signal("has other letters", "start", "form", _other_letters),
    Signal("has another margin", "start", "form", _other_margin),
    Signal("is read otherwise than the page before", "start", "form", _other_origin),
    Signal("comes after a blank page", "start", "form", lambda turn: turn.has_blank_before),
)  # fmt: skip
