"""Goals on slides and in boxes that stand side by side: each column's texts, put together from its lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extract.pages import Box
from extract.pipes.findings import Placed
from extract.pipes.goal_lists import is_area
from extract.pipes.goal_rows import is_whole
from extract.pipes.goal_terms import (
    MEASURED_BY,
    Candidate,
    announces,
    is_goal_heading,
    is_label,
    is_perspective,
    says_for_when,
)
from extract.pipes.goal_years import Said, said
from extract.pipes.printed_lines import as_printed
from extract.pipes.row_tokens import last_token
from extract.pipes.sections import Line, heading_kind
from normalize.diacritics.fluency import may_be_name
from normalize.lines import LIST_ITEM, is_divided
from normalize.unicode import fold

_NEAR = 6  # lines between a goal heading and the columns under it
_GAP = 2.1  # heights from one line's top to the next one's: more parts two texts
_FEWEST_LINES = 3
_FEWEST_WORDS = 3
_MOST_HEAD_WORDS = 4
_FIGURE = 0.34  # letters of a figure or period, at most
_LETTERS = 0.5  # of a text's characters
_SMALLEST = 0.25  # of the longest column's characters
# What most goals say of whom or how much.
_AIMS = re.compile(
    r"\b(?:ska|skall|minst|hogst|lagst|senast|alla|samtliga|varje|ingen|inget|inga|fler|farre|mer|mindre|battre|okar?|minskar?|noll|hela|inom)\b|\b(?:under|over)\s\d"
)
_DECIDES = re.compile(r"\b(?:foreslas|foreslar|beslutar|beslot|hemstaller)\b")
_SENTENCE_END = re.compile(r"[.!?:][\"”')]*$")
_NUMBER = re.compile(r"(\d{1,2})[.)]?\s")
_NUMBER_BEFORE = re.compile(r"\d{1,2}\s(?=[A-ZÅÄÖ][a-zåäö])")
_NUMBERED_HEAD = re.compile(r"(?:[A-ZÅÄÖa-zåäö]*[Mm]ål|Åtagande)\s(?:nr\s)?(\d{1,2})\s?[.:]?")
# Where things stood: "Andel kvinnor 2022: 31 procent".
_VALUE = re.compile(r"[^:]*\w: (?:ca |cirka )?[-–]?\d[\d ,.]*(?:%|[^\W\d_]+)?(?:/[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Where:
    """Where the running text stands: `placed` tells a passage's box, `cards` the card of a line that begins at an offset.

    `page_starts` and `line_starts`: where pages begin in it, and the lines of the pages.
    """

    placed: Placed
    cards: Mapping[int, tuple[int, int]]
    page_starts: Sequence[int]
    line_starts: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a line: where it begins in the running text, what it says, and where it stands in points."""

    start: int
    text: str
    box: Box


@dataclass(slots=True)
class _Text:
    """A text of a column, put together from its cells."""

    cells: list[_Cell]

    @property
    def text(self) -> str:
        whole = self.cells[0].text
        for cell in self.cells[1:]:
            whole = whole[:-1] + cell.text if is_divided(whole, cell.text) else f"{whole} {cell.text}"
        return whole


@dataclass(slots=True)
class _Run:
    """Lines under a goal heading that stand side by side, by column; `above` is what is said of the year over them, `area` the heading right above."""

    above: Said | None
    area: str | None = None
    columns: list[list[_Cell]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def takes(self, cells: Sequence[_Cell]) -> bool:
        """Puts each cell under those that it stands under; not where one of them bridges two columns."""
        under = [
            [column for column in self.columns if any(_overlap(cell, other) for other in column)] for cell in cells
        ]
        if any(len(columns) > 1 for columns in under):
            return False
        for cell, columns in zip(cells, under, strict=True):
            if columns:
                columns[0].append(cell)
            else:
                self.columns.append([cell])
        self.columns.sort(key=lambda column: column[0].box.x0)
        return True


def _is_other(line: Line) -> bool:
    return "\t" not in line.text and (is_goal_heading(line) or bool(heading_kind(line)[0]))


def _opens(line: Line) -> bool:
    """Whether the line, or what stands beside its heading in the margin, says that goals follow."""
    if "\t" not in line.text and is_goal_heading(line):
        return True
    last = line.cells[-1][1]
    return last.endswith(":") and announces(fold(last))


def _is_figure(cell: _Cell) -> bool:
    return sum(map(str.isalpha, cell.text)) <= _FIGURE * len(cell.text) and not _SENTENCE_END.search(cell.text)


def _overlap(cell: _Cell, other: _Cell) -> bool:
    return cell.box.x0 < other.box.x1 and other.box.x0 < cell.box.x1


def columned(
    lines: Sequence[Line],
    above: Sequence[Said | None],
    where: Where,
    written: date | None,
    *,
    known: Sequence[int] = (),
) -> tuple[list[Candidate], set[int]]:
    """The goals that stand in columns under a goal heading, or a sentence that says that goals follow, and where the lines of those columns begin.

    `above`: what stands over each line says of the year. `known` is where the goals of tables begin, which are no columns of texts. Where no place is known there are no columns.
    """
    found: list[Candidate] = []
    taken: set[int] = set()
    is_card = any("styrkort" in line.folded for line in lines)
    heading: int | None = None
    series: tuple[int, Said | None] | None = None  # where cards with goals ended, and what is said of their year
    page = index = 0
    while index < len(lines):
        line = lines[index]
        run = None
        if (here := bisect_right(where.page_starts, line.start)) != page:
            page, heading = here, None
        is_side = is_card and "\t" in line.text and all(is_perspective(fold(cell)) for _, cell in line.cells)
        heading = index if is_side else heading
        in_card = line.start in where.cards
        if in_card and (above_cards := _above_cards(lines, index, where, heading, series, is_card=is_card)):
            told = [year for over in lines[above_cards[0] : index] if (year := said(over.cells[-1][1], written))]
            run = _cards(lines[index:], where, told[-1] if told else above_cards[1] or above[index])
            over = lines[index - 1] if index else line
            if run and over.start not in where.cards and is_area(over) and not _opens(over):
                run.area = over.text.rstrip(" :")
        elif _opens(line):
            heading = index
        elif not in_card and "\t" not in line.text and ((line.marker and _AIMS.search(line.folded)) or _is_other(line)):
            heading = None
        elif not in_card and "\t" in line.text and heading is not None and index - heading <= _NEAR:
            end = where.page_starts[page] if page < len(where.page_starts) else lines[-1].end
            told = [year for over in lines[heading:index] if (year := said(over.cells[-1][1], written))]
            below = [line for line in lines[index:] if line.start < end]
            run = _run(below, where, told[-1] if told else above[index])
        is_table = run and not in_card and any(run.starts[0] <= start <= run.starts[-1] for start in known)
        goals = [] if run is None or is_table else list((_card_goals if in_card else _goals)(run, written))
        if run and goals:
            found += goals
            taken.update(run.starts)
            heading = None
            index += len(run.starts)
            series = (index, run.above) if in_card else None
        else:
            heading = index if in_card and _opens(line) else heading
            index += 1
    return found, taken


def _above_cards(
    lines: Sequence[Line],
    index: int,
    where: Where,
    heading: int | None,
    series: tuple[int, Said | None] | None,
    *,
    is_card: bool,
) -> tuple[int, Said | None] | None:
    """Where what heads the cards that begin with the line begins, and what is known of their year; None for a line amid them, and where nothing says that they hold goals."""
    before = lines[index - 1] if index else None
    if before and where.cards.get(before.start) == where.cards[lines[index].start]:
        return None
    if before and is_card and before.start not in where.cards and is_perspective(before.folded):
        return index - 1, Said(None)
    if heading is not None and index - heading <= _NEAR and lines[heading].start not in where.cards:
        return heading, None
    if _NUMBERED_HEAD.fullmatch(lines[index].text):
        return max(index - 1, 0), None
    if series and index - series[0] <= _NEAR:
        between = lines[series[0] : index]
        return (
            None if any(_is_other(line) and not is_perspective(line.folded) for line in between) else (index, series[1])
        )
    return None


def _cells(line: Line, placed: Placed) -> list[_Cell] | None:
    """The line's cells of words or figures, the signs of a status left out; None where their place is not known."""
    cells = []
    for start, text in line.cells:
        if any(map(str.isalnum, text)):
            box = placed(start, start + len(text))
            if box is None:
                return None
            cells.append(_Cell(start, text, box))
    return cells


def _cards(lines: Sequence[Line], where: Where, above: Said | None) -> _Run | None:
    """The first lines, card by card; None where one of them heads goals itself, or stands in a table."""
    run = _Run(above)
    cards: dict[tuple[int, int], list[_Cell]] = {}
    for line in lines:
        card = where.cards.get(line.start)
        if card is None:
            break
        if _opens(line) and not (_NUMBERED_HEAD.fullmatch(line.text) or line.text.endswith(":")):
            return None
        for part in as_printed(line, where.line_starts):
            cells = [cell for cell in _cells(part, where.placed) or () if not _VALUE.fullmatch(cell.text)]
            cells = [cell for cell in cells if not (len(cells) > 1 and _is_figure(cell))]
            if len(cells) > 1:
                return None
            cards.setdefault(card, []).extend(cells)
        run.starts.append(line.start)
    run.columns = list(filter(None, cards.values()))
    return run if len(run.columns) > 1 else None


def _run(lines: Sequence[Line], where: Where, above: Said | None) -> _Run | None:
    """The first lines that leave the same gutters free; None when they are too few or stand in one column."""
    run = _Run(above)
    for line in lines:
        cells = _cells(line, where.placed)
        figures = sum(map(_is_figure, cells or ())) if run.starts else 0
        if cells is None or figures > 1 or _is_other(line) or not run.takes(cells):
            break
        run.starts.append(line.start)
    return run if len(run.starts) >= _FEWEST_LINES and len(run.columns) > 1 else None


def _texts(cells: Sequence[_Cell]) -> list[_Text]:
    """The column's texts: a bullet, a gap, or a line that had room for the next word ends the one before."""
    texts: list[_Text] = []
    right = max(cell.box.x1 for cell in cells)
    for cell in cells:
        before = texts[-1].cells[-1] if texts else None
        if before is None or _begins(before, cell, right):
            texts.append(_Text([cell]))
        else:
            texts[-1].cells.append(cell)
    return texts


def _begins(before: _Cell, cell: _Cell, right: float) -> bool:
    height = before.box.bottom - before.box.top
    if LIST_ITEM.match(cell.text) or cell.box.top - before.box.top > _GAP * height:
        return True
    if cell.text[0].islower():
        return False
    first = cell.text.split()[0]
    word = (cell.box.x1 - cell.box.x0) * len(first) / len(cell.text)
    has_room = before.box.x1 + word + height / 2 < right
    # Amid a text a capital is a name's, or stands behind a word that no text ends with.
    opens = first.istitle() and not (may_be_name(first) or last_token(before.text).is_open)
    return has_room or opens or bool(_SENTENCE_END.search(before.text)) or says_for_when(fold(before.text))


def _goals(run: _Run, written: date | None) -> Iterator[Candidate]:
    """The goals of the columns: of all where each holds texts that say how things are to be, else of lists among them."""
    if any(all(map(_is_figure, cells)) for cells in run.columns):
        return  # sums beside areas
    columns = [_parts_of(_texts(cells)) for cells in run.columns]
    sizes = [sum(len(text.text) for text in column.statements) for column in columns]
    statements = [text for column in columns for text in column.statements]
    are_alike = min(sizes) >= _SMALLEST * max(sizes) and all(column.is_of_aims() for column in columns)
    # Between items other texts tell of them.
    is_list = 2 * sum(map(_is_item, statements)) > len(statements)
    for column in columns:
        items = [text for text in column.statements if _is_item(text)]
        if any(_DECIDES.search(fold(text.text)) for text in column.texts):
            continue
        if are_alike or (len(items) > 1 and _are_aims(items)):
            yield from column.goals(run.above, written, only_items=is_list or not are_alike)


def _card_goals(run: _Run, written: date | None) -> Iterator[Candidate]:
    """The goals of the cards under a goal heading, when at least every other says how things are to be."""
    cards = [_parts_of(_texts(cells)) for cells in run.columns]
    cards = [replace(card, statements=_without_explanations(card.statements)) for card in cards if not card.is_labelled]
    of_aims = sum(card.is_of_aims() for card in cards)
    if not of_aims or 2 * of_aims < len(cards) or any(_DECIDES.search(fold(t.text)) for c in cards for t in c.texts):
        return
    for card in cards:
        for goal in card.goals(run.above, written, only_items=any(map(_is_item, card.statements))):
            yield replace(goal, area=goal.area or run.area)


def _without_explanations(statements: Sequence[_Text]) -> list[_Text]:
    """The statements, but for those below a goal that tell of it: they say no aim, or end with a stop as it does not."""
    aims = [bool(_AIMS.search(fold(text.text))) for text in statements]
    stops = [text.text.endswith(".") for text in statements]
    return [
        text
        for at, text in enumerate(statements)
        if _is_item(text) or not any(aims[:at]) or (aims[at] and not (stops[at] and not stops[0]))
    ]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's texts: what heads it, the texts under that, and those among them that say something."""

    head: _Text | None
    texts: Sequence[_Text]
    statements: Sequence[_Text]

    @property
    def is_labelled(self) -> bool:
        """Whether its head says that it holds no goals, but what is done or measured."""
        return self.head is not None and _is_label(self.head.text)

    def is_of_aims(self) -> bool:
        """Whether its head says for when, or its texts say how things are to be."""
        return (self.head is not None and says_for_when(fold(self.head.text))) or _are_aims(self.statements)

    def goals(self, above: Said | None, written: date | None, *, only_items: bool) -> Iterator[Candidate]:
        told = said(self.head.text, written) if self.head else None
        area = self.head.text.rstrip(" :") if self.head and told is None else None
        is_other = False
        for text in self.texts:
            if text.text.endswith(":") and (year := said(text.text, written)):
                told = year
            elif _is_head(text):
                area, is_other = text.text.rstrip(" :"), _is_label(text.text)
            elif text in self.statements and not is_other and (not only_items or _is_item(text)):
                number = _NUMBERED_HEAD.fullmatch(area) if area else None
                goal = _goal(text, None if number else area, told or above)
                yield replace(goal, number=int(number[1])) if number else goal


def _parts_of(texts: Sequence[_Text]) -> _Column:
    head = texts[0] if len(texts) > 1 and _is_head(texts[0]) else None
    body = texts[1:] if head else texts
    return _Column(head, body, [text for text in body if _is_statement(text)])


def _are_aims(texts: Sequence[_Text]) -> bool:
    return 2 * sum(bool(_AIMS.search(fold(text.text))) for text in texts) >= len(texts) > 0


def _is_item(text: _Text) -> bool:
    return bool(LIST_ITEM.match(text.text))


def _is_head(text: _Text) -> bool:
    """Whether the text heads a column or a part of it: a year, or a few words that are no sentence."""
    is_short = len(text.text.split()) <= _MOST_HEAD_WORDS and text.text[-1] not in ".,;"
    return is_short and not (LIST_ITEM.match(text.text) or is_whole(text.text))


def _is_statement(text: _Text) -> bool:
    """Whether the text says something, and does not tell how a goal is measured or how it went."""
    folded = fold(text.text)
    is_other = MEASURED_BY.match(folded) or _is_label(folded.partition(":")[0] + ":")
    is_value = _VALUE.fullmatch(text.text)
    words = len(text.text.split())
    letters = sum(map(str.isalpha, text.text))
    return (
        not (is_other or is_value or text.text.endswith(":"))
        and words >= _FEWEST_WORDS
        and letters > _LETTERS * len(text.text)
    )


def _is_label(text: str) -> bool:
    return is_label(Line(0, len(text), text, fold(text), after_gap=False, marker=0))


def _goal(text: _Text, area: str | None, told: Said | None) -> Candidate:
    whole, first = text.text, text.cells[0]
    marker = LIST_ITEM.match(whole) or _NUMBER_BEFORE.match(whole)
    skip = marker.end() if marker else 0
    number = _NUMBER.match(whole)
    return Candidate(
        first.start + skip,
        first.start + len(first.text),
        whole[skip:],
        int(number[1]) if number else None,
        area,
        told.year if told else None,
        0.75,
    )
