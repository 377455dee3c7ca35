"""For when goals hold where they stand: of all that a document tells of its goals' year, what weighs most there."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, zip_longest

from extract.pipes.goal_cell_heads import MEASURES, headed
from extract.pipes.goal_heads import head_lines
from extract.pipes.goal_owners import is_anothers
from extract.pipes.goal_sentences import is_heading_like, sentences
from extract.pipes.goal_terms import (
    CAPTION,
    GOALS,
    LABELLED,
    MENTIONS_GOALS,
    NUMBERED,
    announces,
    begins_with_label,
    is_aim,
    is_bare_goal_heading,
    is_goal_heading,
    is_year_alone,
    year_below,
)
from extract.pipes.goal_years import Said, aimed_at, said, year_of
from extract.pipes.sections import Line
from normalize.unicode import fold

# Of all goals: "Där inget annat sägs gäller de för 1980.", "Målen på nästa sida avser 2008."; of some: "Målen för skolan avser 2008."
_FOR_SOME = r"(?:for|inom|i)\s(?!(?:(?:ar|verksamhetsaret|budgetaret)\s)?(?:19|20)|(?:denna\s|den\shar\s)?[a-z]*(?:plan|program|dokument))"
_OTHERWISE = r"(?:(?:inget|inte|ej)\sannat|annat\s(?:inte|ej))\s[a-z]+"
_OF_ALL = re.compile(
    rf"\b[a-z]*{GOALS}\b.{{0,200}}\b{_OTHERWISE}|\b{_OTHERWISE}.{{0,200}}\b[a-z]*{GOALS}\b|(?<!som )\b[a-z]*{GOALS}\s(?!{_FOR_SOME})(?:\S+\s){{0,4}}?(?:galler|avser)\b"
    # said of what was named before, not "De stora siffrorna avser 2016 om inget annat sägs"
    rf"|^\W*(?:de|dessa)\sska(?:ll)?\s(?:alla\s)?(?:vara|ha)\s(?:uppfyllda|uppnadda|nadda|uppfyllts|uppnatts|natts)\b.{{0,80}}\b{_OTHERWISE}"
    rf"|\bgaller\s(?:de|dessa|samtliga|alla)\b(?!\s[a-z]+n[ae]\b)|^\W*(?:\d+\s|(?:dar|om|nar|savida|de|dessa|alla|samtliga)\s)*(?:(?:galler|avser)\b.*\b)?{_OTHERWISE}"
)
_IN_EACH = ("galler", "avser", "annat")  # of which each of them has one
_OF_SOME = re.compile(
    rf"\b[a-z]*{GOALS}\s(?:\S+\s){{0,4}}?(?:galler|avser)\b|\b(?:galler|avser)\b.{{0,200}}\b(?:[a-z]*{GOALS})\b"
)
# Behind them: "Målen ska vara uppfyllda senast den 31 december 2007.", "Nämnden antar ovanstående mål för 1998."
_OF_THOSE_ABOVE = re.compile(
    rf"^\W*(?:(?:samtliga|alla|dessa|ovanstaende|namndens|de\sovanstaende)\s)?(?:{GOALS})\s(?:ovan\s)?(?:ar\ssatta\sfor|ska(?:ll)?\s(?:alla\s)?(?:(?:vara|ha)\s(?:[a-z]+\s)?(?:uppfyllda|uppfyllts|uppnadda|uppnatts|nadda|natts|klara|klarats|forverkligade)|nas|uppnas|uppfyllas|klaras|galla))\b"
    rf"|\b(?:ovanstaende|redovisade|foreslagna|forelagda)\s(?:[a-z]+\s){{0,2}}?[a-z]*{GOALS}\b|\b[a-z]*{GOALS}\b[^.;]*\b(?:enligt|i\senlighet\smed)\s(?:ovan|denna\s|detta\s|(?:[a-z]+s\s)?(?:skrivelse|forslag|tjansteskrivelse))"
)
# Whose year it is: "målen för 2015", "mål för verksamheten 1995", "2015 års mål", "antog inför 2015 fem mål"; not
# "ett mål om 20 procent redan 2015".
_BEFORE_YEAR = r"(?:for|avser|galler|under|infor|verksamheten|[a-z]*ar(?:et)?)"
_GOALS_YEAR = re.compile(
    rf"\b[a-z]*{GOALS}\b[^.:;]*?\s{_BEFORE_YEAR}\s(?:[a-z]*ar(?:et)?\s)?(?:19|20)\d\d\b(?!-)"
    rf"|\b(?:19|20)\d\d\sars\s(?:[a-z]+\s){{0,2}}[a-z]*{GOALS}\b|\b(?:for|avser|under|infor)\s(?:[a-z]*ar(?:et)?\s)?(?:19|20)\d\d\b[^.;]*\b[a-z]*{GOALS}\b|\b[a-z]*{GOALS}\s(?:19|20)\d\d\b"
)
# "Nämndens mål 2021", heading a column.
_OF_YEAR = re.compile(rf"(?:[a-z]+s\s)?[a-z]*{GOALS}\s(?:for\s)?(?:ar\s)?(?:19|20)\d\d")
# Of goals before these: "De mål som gällde under 2021", "De gamla målen för 2010 har varit för många".
_OF_FORMER = re.compile(
    rf"\b(?:[a-z]*{GOALS}|de)\s(?:som\s)?(?:har\s|hittills\s|tidigare\s){{0,2}}(?:gallde|gallt)\b|\b(?:gamla|tidigare|forra|hittillsvarande|forutvarande|foregaende\s[a-z]+)\s[a-z]*{GOALS}\b"
)
# Under a goal the target that it is to reach: "Målvärde 2024: minst 40 %", "Målet för 2024 är 38 dagar".
_TARGET = re.compile(
    r"\bmal(?:varde[nt]?|niva[n]?|tal(?:et)?|et)?\s\(?(?:for\s|till\s)?(?:ar\s|helaret\s)?(?P<year>(?:19|20)\d\d)\)?\s?[:=–-]?\s(?:(?:ar|ska(?:ll)?|vara|satt|satts|till|hogst|minst|lagst|under|over|mer|mindre|an|max|omkring|cirka|ca|index|[a-z]ki|nmi)\.?\s){0,4}[<>≥≤]?\s?(?!(?:19|20)\d\d\b)\d"
)
_NAMES_GOALS = re.compile(rf"\b(?:[a-z]*{GOALS}|malupp[a-z]+)\b")
_NUMBER = re.compile(r"[a-z]*mal\s(?:nr\s)?\d{1,2}[.:]?")
_PARAGRAPH = re.compile(r"(?:[a-z]+\s)?§\s?\d+\b|\d+\s?§")
_SAYS_WHEN = re.compile(
    r"^(?:lopande|tills|langsikt|standigt)|\b(?:19|20)\d\d|\b[a-z]*ar(?:et|s|en)?\b|sikt\b|perioden?\b|tiden\b"
)
_SHORTEST_TEXT = 40  # characters of a cell
# How much it weighs: a heading or caption over goals, a sentence that opens them, one of all, one that mentions them.
_HEADS, _OPENS, _SETS, _MENTIONS, _BEHIND = 3.0, 3.0, 2.5, 2.0, 1.5
_TARGETS = 1.2  # a target under a goal; all that have the same year tell of the other goals as well
_RELATIVE = -0.5  # "nästa år"
# What a goal heading between says of the year by naming none, and a sentence that opens others.
_NEW_HEADING, _NEW_OPENING = -3.0, -1.0
_FADES, _MOST_FADED = 0.01, 1.4  # a line, in all
_FADES_IN_TABLE = 10.0  # times, from a caption upwards
_RIGHT_UNDER = 2  # lines
_NEAREST = 8  # tellings on each side


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of the goals' year in the line number `at`, and how much that weighs for goals behind and before it.

    `lasts`: it is told of all goals, whatever opens them; `of_list`: of the list right under it.
    """

    at: int
    said: Said
    ahead: float
    behind: float = 0.0
    lasts: bool = False
    of_list: bool = False


def is_of_goals(sentence: str) -> bool:
    """Whether the sentence (folded) tells of its goals, or of some, for when they hold.

    >>> is_of_goals("dar inget annat sags galler de for 1980."), is_of_goals("beloppen avser 2016.")
    (True, False)
    """
    return any(map(sentence.__contains__, _IN_EACH)) and bool(_OF_ALL.search(sentence) or _OF_SOME.search(sentence))


class Tellings:
    """What the lines of a document tell of its goals' year; `written` is the document's date.

    Of the lines that begin in `title` one that does not name goals says nothing of them: "Styrkort 2015".
    """

    def __init__(self, lines: Sequence[Line], written: date | None, title: Collection[int] = ()) -> None:
        self._starts = [line.start for line in lines]
        self._tellings: list[Telling] = []
        costs = [0.0] * len(lines)
        for at, (line, following) in enumerate(zip_longest(lines, lines[1:])):
            is_other = line.start in title and year_below(line) is not None
            if is_other or ("\t" not in line.text and _is_head(lines, at)):
                continue
            # Right under what says so already, "Mål" heads a column or a part.
            is_told = bool(self._tellings) and at - self._tellings[-1].at <= _RIGHT_UNDER and is_bare_goal_heading(line)
            costs[at] = 0.0 if is_told else _cost(line)
            if _SAYS_WHEN.search(line.folded) and not (NUMBERED.match(line.folded) or LABELLED.match(line.folded)):
                is_over = following is not None and _heads_table(lines, at + 1)
                self._tellings += _told(at, line, written, is_over=is_over)
        self._tellings = _with_targets(self._tellings, lines)
        self._lasting = [telling for telling in self._tellings if telling.lasts]
        self._costs = list(accumulate(costs, initial=0.0))
        self._heads = list(accumulate((is_heading_like(line) and "\t" not in line.text for line in lines), initial=0))
        self._parts = list(accumulate(bool(_PARAGRAPH.match(line.folded)) for line in lines))

    def of(self, start: int, *, in_passing: bool = False) -> Said | None:
        """What is told of a goal that begins there; of one told `in_passing`, only what is told of all goals."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        middle = bisect_right(self._tellings, at, key=_place)
        near = [] if in_passing else self._tellings[max(middle - _NEAREST, 0) : middle + _NEAREST]
        lasting = self._lasting[max(bisect_right(self._lasting, at, key=_place) - 1, 0) :][:_NEAREST]
        weighed = [(self._weight(telling, at), telling.at, telling) for telling in (*near, *lasting)]
        weight, _, best = max(weighed, key=lambda telling: telling[:2], default=(0.0, 0, None))
        return best.said if best and weight > 0 else None

    def _weight(self, telling: Telling, at: int) -> float:
        """How much the telling weighs for a goal in the line `at`."""
        if self._parts[at] != self._parts[telling.at]:
            return 0.0
        faded = min(abs(at - telling.at) * _FADES, _MOST_FADED)
        if at < telling.at:
            return telling.behind - faded * (_FADES_IN_TABLE if telling.of_list else 1.0)
        if telling.of_list and not telling.behind and self._heads[at + 1] > self._heads[telling.at + 1]:
            return 0.0
        opened = 0.0 if telling.lasts else self._costs[at + 1] - self._costs[telling.at + 1] - faded
        return telling.ahead + opened + _RELATIVE * telling.said.is_relative


def _place(telling: Telling) -> int:
    return telling.at


def _is_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a table's head begins here; "Nämndens mål för 2019" may stand over one, as does what stands over cells."""
    if at + 1 < len(lines) and "\t" in lines[at + 1].text:
        return False
    heads = head_lines(lines, at)
    return bool(heads) and not (
        len(heads) > 1 and is_goal_heading(heads[0]) and year_of(heads[0].text) and not head_lines(heads[:1], 0)
    )


def _with_targets(tellings: Sequence[Telling], lines: Sequence[Line]) -> list[Telling]:
    """The tellings, with what targets under goals say of the year."""
    found = [
        (at, match) for at, line in enumerate(lines) if "mal" in line.folded and (match := _TARGET.search(line.folded))
    ]
    years = {int(match["year"]) for _, match in found}
    ahead = _TARGETS if len(years) == 1 else 0.0
    told = [Telling(at, Said(int(match["year"])), ahead, _TARGETS, of_list=True) for at, match in found]
    return sorted([*tellings, *told], key=_place)


def _heads_table(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is the head of a table of goals."""
    return "mal" in lines[at].folded and bool(headed(lines[at].cells) or head_lines(lines, at))


def _cost(line: Line) -> float:
    """What the line takes from what was told before it, by opening goals."""
    if "\t" in line.text:
        return 0.0
    opens = is_goal_heading(line) and not _NUMBER.fullmatch(line.folded)
    return _NEW_HEADING * opens or _NEW_OPENING * announces(line.folded[slice(*sentences(line)[-1])])


def _told(at: int, line: Line, written: date | None, *, is_over: bool) -> Iterator[Telling]:
    """What the line tells; `is_over`: a table's head stands under it."""
    if "\t" in line.text:
        # Text beside text, or beside a § in the margin; what heads a table's column is said of that alone.
        texts = [cell for _, cell in line.cells if len(cell) >= _SHORTEST_TEXT]
        yield from (telling for text in texts for telling in _in_text(at, text, written))
        title = line.text.partition("\t")[2] if _PARAGRAPH.match(line.folded) else ""
        heads = title if MENTIONS_GOALS.search(fold(title)) else _heads_of_columns(line.cells)
        if told := said(heads, written):
            yield Telling(at, told, _HEADS)
        return
    is_when = is_year_alone(line) and not line.text.isdecimal()  # a figure alone is the rest of a column's head
    is_caption = CAPTION.match(line.folded) is not None
    is_mentioned = is_heading_like(line) and _NAMES_GOALS.search(line.folded) and not MEASURES.search(line.folded)
    if year_below(line) or is_when or is_goal_heading(line) or is_mentioned or is_caption:
        told = None if is_anothers(line.folded) else said(line.text, written)
        # A caption may stand under its table.
        is_under = is_caption and not is_over
        yield from (
            (Telling(at, told, _MENTIONS if is_under else _HEADS, _HEADS * is_under, of_list=is_under),) if told else ()
        )
    elif is_over and is_heading_like(line) and not begins_with_label(line.folded) and (year := year_of(line.text)):
        yield Telling(at, Said(year), _HEADS)  # not "Utfall 2012: 81 %" of the goal before
    else:
        for start, end in sentences(line):
            yield from _in_text(at, line.text[start:end], written)


def _heads_of_columns(cells: Sequence[tuple[int, str]]) -> str:
    """What cells say of which each heads a column of goals of a year, or what the first says in the margin of a head; else ""."""
    texts = [text for _, text in cells]
    are_of_year = [_OF_YEAR.fullmatch(fold(text)) is not None for text in texts]
    is_beside_head = are_of_year[0] and fold(texts[1]) == "mal"
    return " ".join(texts) if all(are_of_year) else texts[0] if is_beside_head else ""


def _in_text(at: int, text: str, written: date | None) -> Iterator[Telling]:
    """What a sentence tells, each of its parts between semicolons by itself."""
    for part in text.split(";"):
        is_by_then = _OF_THOSE_ABOVE.search(fold(part)) is not None
        if told := said(part, written) or (aimed_at(part, written) if is_by_then else None):
            yield from _in_sentence(at, fold(part), told)


def _in_sentence(at: int, sentence: str, told: Said) -> Iterator[Telling]:
    """What the sentence (folded), which says so of the year, tells of goals."""
    if is_anothers(sentence) or _OF_FORMER.search(sentence):
        return
    if _OF_ALL.search(sentence):
        yield Telling(at, told, _SETS, _BEHIND, lasts=True)
    elif (announces(sentence) and (sentence.endswith(":") or not is_aim(sentence))) or _OF_SOME.search(sentence):
        yield Telling(at, told, _OPENS, of_list=sentence.endswith(":"))
    elif is_behind := bool(_OF_THOSE_ABOVE.search(sentence)) or _GOALS_YEAR.search(sentence):
        yield Telling(at, told, _MENTIONS, _BEHIND if is_behind is True else 0.0)
