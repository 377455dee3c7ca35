"""Goals on slides and in boxes that stand side by side: each column's texts, put together from its lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extract.pipes.findings import Placed
from extract.pipes.goal_column_texts import (
    AIMS,
    NUMBERED_HEAD,
    VALUE,
    Cell,
    Text,
    are_aims,
    is_figure,
    is_item,
    parts_of,
    texts_of,
)
from extract.pipes.goal_lists import is_area
from extract.pipes.goal_terms import (
    Candidate,
    announces,
    is_goal_heading,
    is_perspective,
)
from extract.pipes.goal_years import Said
from extract.pipes.printed_lines import as_printed
from extract.pipes.sections import Line, heading_kind
from normalize.unicode import fold

_NEAR = 6  # lines between a goal heading and the columns under it
_FEWEST_LINES = 3
_SMALLEST = 0.25  # of the longest column's characters
_DECIDES = re.compile(r"\b(?:foreslas|foreslar|beslutar|beslot|hemstaller)\b")


@dataclass(frozen=True, slots=True)
class Where:
    """Where the running text stands: `placed` tells a passage's box, `cards` the card of a line that begins at an offset.

    `page_starts` and `line_starts`: where pages begin in it, and the lines of the pages.
    """

    placed: Placed
    cards: Mapping[int, tuple[int, int]]
    page_starts: Sequence[int]
    line_starts: Sequence[int]


@dataclass(slots=True)
class _Run:
    """Lines under a goal heading that stand side by side, by column; `above` is what is said of the year over them, `area` the heading right above."""

    above: Said | None
    area: str | None = None
    columns: list[list[Cell]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def takes(self, cells: Sequence[Cell]) -> bool:
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


def _overlap(cell: Cell, other: Cell) -> bool:
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
        if is_card and "\t" in line.text and all(is_perspective(fold(cell)) for _, cell in line.cells):
            heading = index
        in_card = line.start in where.cards
        if in_card and (over := _above_cards(lines, index, where, heading, series, is_card=is_card)):
            told = above[index] or over[1]
            run = _cards(lines[index:], where, told, lines[index - 1] if index else None)
        elif _opens(line):
            heading = index
        elif not in_card and _ends_columns(line):
            heading = None
        elif not in_card and "\t" in line.text and heading is not None and index - heading <= _NEAR:
            run = _run(lines[index:], where, above[index])
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


def _ends_columns(line: Line) -> bool:
    """Whether a goal stands in the line by itself, or another heading: what stands below is not under the goal heading."""
    return "\t" not in line.text and (bool(line.marker and AIMS.search(line.folded)) or _is_other(line))


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
    if NUMBERED_HEAD.fullmatch(lines[index].text):
        return max(index - 1, 0), None
    if series and index - series[0] <= _NEAR:
        between = lines[series[0] : index]
        return (
            None if any(_is_other(line) and not is_perspective(line.folded) for line in between) else (index, series[1])
        )
    return None


def _cells(line: Line, placed: Placed) -> list[Cell] | None:
    """The line's cells of words or figures, the signs of a status left out; None where their place is not known."""
    cells = []
    for start, text in line.cells:
        if any(map(str.isalnum, text)):
            box = placed(start, start + len(text))
            if box is None:
                return None
            cells.append(Cell(start, text, box))
    return cells


def _cards(lines: Sequence[Line], where: Where, above: Said | None, over: Line | None) -> _Run | None:
    """The first lines, card by card, with the area that the line over them names.

    None where one of them heads goals itself, or stands in a table.
    """
    is_headed = over is not None and over.start not in where.cards and is_area(over) and not _opens(over)
    run = _Run(above, over.text.rstrip(" :") if over and is_headed else None)
    cards: dict[tuple[int, int], list[Cell]] = {}
    for line in lines:
        card = where.cards.get(line.start)
        if card is None:
            break
        heads_goals = _opens(line) and not AIMS.search(line.folded)
        if heads_goals and not (NUMBERED_HEAD.fullmatch(line.text) or line.text.endswith(":")):
            return None
        for part in as_printed(line, where.line_starts):
            cells = [cell for cell in _cells(part, where.placed) or () if not VALUE.fullmatch(cell.text)]
            cells = [cell for cell in cells if not (len(cells) > 1 and is_figure(cell))]
            if len(cells) > 1:
                return None
            cards.setdefault(card, []).extend(cells)
        run.starts.append(line.start)
    run.columns = list(filter(None, cards.values()))
    return run if len(run.columns) > 1 else None


def _run(lines: Sequence[Line], where: Where, above: Said | None) -> _Run | None:
    """The first lines that leave the same gutters free; None when they are too few or stand in one column."""
    run = _Run(above)
    page = bisect_right(where.page_starts, lines[0].start)
    end = where.page_starts[page] if page < len(where.page_starts) else lines[-1].end
    for line in lines:
        if line.start >= end:
            break
        cells = _cells(line, where.placed)
        figures = sum(map(is_figure, cells or ())) if run.starts else 0
        if cells is None or figures > 1 or _is_other(line) or not run.takes(cells):
            break
        run.starts.append(line.start)
    return run if len(run.starts) >= _FEWEST_LINES and len(run.columns) > 1 else None


def _goals(run: _Run, written: date | None) -> Iterator[Candidate]:
    """The goals of the columns: of all where each holds texts that say how things are to be, else of lists among them."""
    if any(all(map(is_figure, cells)) for cells in run.columns):
        return  # sums beside areas
    columns = [parts_of(texts_of(cells)) for cells in run.columns]
    sizes = [sum(len(text.text) for text in column.statements) for column in columns]
    statements = [text for column in columns for text in column.statements]
    are_alike = min(sizes) >= _SMALLEST * max(sizes) and all(column.is_of_aims() for column in columns)
    # Between items other texts tell of them.
    is_list = 2 * sum(map(is_item, statements)) > len(statements)
    for column in columns:
        items = [text for text in column.statements if is_item(text)]
        if any(_DECIDES.search(fold(text.text)) for text in column.texts):
            continue
        if are_alike or (len(items) > 1 and are_aims(items)):
            yield from column.goals(run.above, written, only_items=is_list or not are_alike)


def _card_goals(run: _Run, written: date | None) -> Iterator[Candidate]:
    """The goals of the cards under a goal heading, when at least every other says how things are to be."""
    cards = [parts_of(texts_of(cells)) for cells in run.columns]
    cards = [replace(card, statements=_without_explanations(card.statements)) for card in cards if not card.is_labelled]
    of_aims = sum(card.is_of_aims() for card in cards)
    if not of_aims or 2 * of_aims < len(cards) or any(_DECIDES.search(fold(t.text)) for c in cards for t in c.texts):
        return
    for card in cards:
        for goal in card.goals(run.above, written, only_items=any(map(is_item, card.statements))):
            yield replace(goal, area=goal.area or run.area)


def _without_explanations(statements: Sequence[Text]) -> list[Text]:
    """The statements, but for those below a goal that tell of it: they say no aim, or end with a stop as it does not."""
    aims = [bool(AIMS.search(fold(text.text))) for text in statements]
    stops = [text.text.endswith(".") for text in statements]
    return [
        text
        for at, text in enumerate(statements)
        if is_item(text) or not any(aims[:at]) or (aims[at] and not (stops[at] and not stops[0]))
    ]
