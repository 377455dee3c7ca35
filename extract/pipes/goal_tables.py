"""Goals in tables: the cells of the columns that are headed so, and the rows whose columns a scan ran together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from extract.pipes.findings import Placed
from extract.pipes.goal_abreast import abreast
from extract.pipes.goal_cell_heads import (
    CODE,
    MEASURES,
    TARGETS,
    headed,
    is_goal,
    is_number,
    target_years,
    with_told,
    year_column,
)
from extract.pipes.goal_cell_parts import MARK, holds_bullets, parts_of_cell
from extract.pipes.goal_cells import under_heads
from extract.pipes.goal_grid import gridded
from extract.pipes.goal_rows import is_whole, run_together, says_something
from extract.pipes.goal_terms import (
    CAPTION,
    GOALS,
    Candidate,
    is_aim,
    is_goal_heading,
    says_for_when,
)
from extract.pipes.goal_years import Said, said, year_of
from extract.pipes.sections import Line
from normalize.lines import LIST_ITEM
from normalize.unicode import fold

_BOX = re.compile(rf"{GOALS}\s\d{{1,2}}[.:]?")
_FIGURE = re.compile(r"(?:[a-z]+\s)?[-–+±]?\d[\d ,.:]*(?:\s?[a-z%/²³]+)?|[-–—]")
_WANTS_FIGURE = re.compile(r"\b(?:fran|till|minst|hogst|lagst|med|under|over|inom|an)$")
_SENTENCE_ENDS = (".", "!", "?")
_FEWEST_WORDS = 4
_FEWEST_CELLS = 2
_MOST_BETWEEN = 4  # lines amid a table that are none of its rows: its areas, a page's head
_LONGEST_DIVIDER = 60  # characters
_EDGE = 0.6  # word heights from a cell's left edge, within which its lines begin


def tabled(
    lines: Sequence[Line], above: Sequence[Said | None], placed: Placed, line_starts: Sequence[int] = ()
) -> tuple[list[Candidate], set[int], set[int]]:
    """The goals in tables, and where the lines begin of tables and of columns of goals that a scan ran together.

    `above`: what stands over each line says of the year. `placed` tells where a passage stands, `line_starts` where the lines of the pages begin in the running text. The goals' year is their column's, else the targets', the caption's, or that of what stands above.
    """
    placed_goals, gone = gridded(lines, above, placed, line_starts)
    kept = [(line, told) for line, told in zip(lines, above, strict=True) if line.start not in gone]
    lines, above = [line for line, _ in kept], [told for _, told in kept]
    parted, taken = under_heads(lines, above, line_starts)
    left = [(line, told) for line, told in zip(lines, above, strict=True) if line.start not in taken]
    beside, columns = abreast([line for line, _ in left], [told for _, told in left], line_starts)
    left = [(line, told) for line, told in left if line.start not in columns]
    found, more = run_together([line for line, _ in left], [told for _, told in left])
    return [*placed_goals, *_in_cells(lines, above, placed), *parted, *beside, *found], gone | taken | more, columns


def _in_cells(lines: Sequence[Line], above: Sequence[Said | None], placed: Placed) -> Iterator[Candidate]:
    table: _Table | None = None
    past: _Table | None = None
    for before, line, told in zip([None, *lines], lines, above, strict=False):
        cells = line.cells
        heads = headed(cells) or _years_abreast(cells, before, placed)
        if not heads and (targets := _unnamed(cells, before)):
            yield from table.found if table else ()
            table = _Table({0: None}, targets, None, len(cells) + 1, placed)
        elif heads:
            yield from table.found if table else ()
            heads = with_told(heads, cells, before)
            opening = told.year if told and (len(heads) == 1 or _are_boxes(cells)) else None
            table = _Table(heads, target_years(cells, heads), opening, len(cells), placed, year_column(cells))
        elif table is None:
            yield from past.rows_on(line) if past else ()
        elif CAPTION.match(line.folded):
            caption = said(line.text, None)
            yield from (replace(goal, told=caption or goal.told) for goal in table.found)
            table = None
        elif not table.takes(line):
            table.between += 1
            table.is_divided = table.between == 1 and len(cells) == 1
            is_prose = len(cells) == 1 and len(line.text) > _LONGEST_DIVIDER and line.text.endswith(".")
            if is_prose or table.between > _MOST_BETWEEN:
                yield from table.found
                past, table = table, None
    yield from table.found if table else ()


@dataclass(slots=True)
class _Table:
    """A goal table: its goal columns and their years, those of its columns of targets, and what was found in it.

    `years_at` is the column that names each goal's year. `is_numbered`: before the head's first column stands one of numbers.

    `opening` is the year that what stands above it says, `between` counts the lines since its last row that are none,
    `abreast` the goals of that row; `is_divided`: an area's name is all that stands since.
    """

    columns: dict[int, int | None]
    targets: dict[int, int]
    opening: int | None
    width: int
    placed: Placed
    years_at: int | None = None
    is_numbered: bool = False
    between: int = 0
    abreast: int = 0
    is_divided: bool = False
    found: list[Candidate] = field(default_factory=list)

    def takes(self, line: Line) -> bool:
        """Reads the line as a row, or as what goes on with the last row's goals; whether it was either."""
        cells = line.cells
        if not self.found and len(cells) == self.width + 1 and (is_number(cells[0][1]) or self._has_area(cells)):
            self._number()
        if self._goes_on(line):
            return True
        shift = self._shift(line)
        # A text that stands alone is in the margin or below the table, where no empty cell is before it.
        if shift is None or (len(cells) < _FEWEST_CELLS and not line.empty_cells[0]):
            return False
        before = len(self.found)
        self.found += self._goals(cells, shift)
        self.abreast = len(self.found) - before
        self.between, self.is_divided = 0, False
        return True

    def rows_on(self, line: Line) -> list[Candidate]:
        """The goals of a row farther down that the table goes on with: as many cells, an aim, and figures beside it."""
        cells = line.cells
        if not self.found or len(cells) != self.width or line.empty_cells[0]:
            return []
        own = [is_aim(fold(cells[at][1])) and is_whole(cells[at][1]) for at in self.columns]
        return list(self._goals(cells, 0)) if all(own) and any(map(_is_figure, cells[max(self.columns) + 1 :])) else []

    def _has_area(self, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether an area stands before the goals of a row whose head names columns of goals alone."""
        (_, area), *goals = cells
        is_all_goals = len(self.columns) == self.width > 1
        return is_all_goals and not _reads_as_goal(area) and all(_reads_as_goal(goal) for _, goal in goals)

    def _number(self) -> None:
        """Makes room for a column of numbers or areas that the head does not name."""
        self.columns = {at + 1: year for at, year in self.columns.items()}
        self.targets = {at + 1: year for at, year in self.targets.items()}
        self.years_at = None if self.years_at is None else self.years_at + 1
        self.width, self.is_numbered = self.width + 1, True

    def _goes_on(self, line: Line) -> bool:
        """Whether the cells hold the rest of the last row's goals, which their columns wrapped."""
        rests = self._rests(line)
        if not rests or any(_reads_as_goal(cell) and cell[:1].isupper() for _, cell in line.cells):
            return False
        for at, rest in rests.items():
            self.found[at] = replace(self.found[at], text=f"{self.found[at].text} {rest}")
        return True

    def _rests(self, line: Line) -> dict[int, str]:
        """What the line may add to which of the goals found: to each of a row that holds nothing else, or to the last."""
        if self.abreast == self.width == len(self.columns):
            row = range(len(self.found) - self.abreast, len(self.found))
            rests = {at: cell for at, (_, cell) in zip(row, line.all_cells, strict=False) if cell}
            ends = any(self.found[at].text.endswith(_SENTENCE_ENDS) or not rests[at][0].islower() for at in rests)
            return {} if ends else rests
        # In the first column small letters go on with what is above them, whole as it seems.
        is_first = set(self.columns) == {int(self.is_numbered)} and not (
            line.empty_cells[0] or line.after_gap or self.between
        )
        is_sure = is_first and bool(self.found) and not self.found[-1].text.endswith(_SENTENCE_ENDS)
        if not self.found or (is_whole(self.found[-1].text) and not (is_sure and line.cells[0][1][:1].islower())):
            return {}
        goes_on = partial(_goes_on_with, self.found[-1].text)
        rest = next((cell for _, cell in line.cells[: max(self.columns) + 1] if goes_on(cell)), None)
        return {len(self.found) - 1: rest} if rest else {}

    def _shift(self, line: Line) -> int | None:
        """How many cells the row lacks before its goal, since the first spans several rows; None when it is no row."""
        cells = line.cells
        missing, at = self.width - len(cells), max(self.columns)
        if line.empty_cells[0] > at:
            return None  # the goal's own cell is empty: a further measure of the one above
        is_placed = 0 < missing <= at and line.empty_cells[0] == missing
        spans = missing == 1 and at > 0 and (min(self.columns) == 0 or _reads_as_goal(cells[at - 1][1]))
        shift = missing if is_placed or spans else 0
        if not shift and (at + 1 > len(cells) or len(cells) < _FEWEST_CELLS):
            return None
        goal = cells[at - shift][1]
        # Below an area's name a row is told by its figures.
        is_full = missing == 0 and self.is_divided and all(map(_is_figure, cells[at + 1 : -1]))
        is_sure = is_placed or ((missing == 0 or spans) and not self.between) or is_full
        is_item = LIST_ITEM.match(goal) and not CODE.match(goal) and not holds_bullets(goal)
        if is_item or not (is_sure or _reads_as_goal(goal)):
            return None
        # Of a wide table a row that lacks most cells is another's, but where it says how things are to be.
        if not is_placed and 2 * len(cells) < self.width and not is_aim(fold(goal)):
            return None
        return shift

    def _goals(self, cells: Sequence[tuple[int, str]], shift: int) -> Iterator[Candidate]:
        aimed = [
            year
            for at, year in self.targets.items()
            if shift <= at < len(cells) + shift and any(map(str.isalnum, cells[at - shift][1]))
        ]
        # Of several years with targets, the first in which the goal has one; the only one where nothing above says more.
        several = aimed[0] if aimed and len(set(self.targets.values())) > 1 else None
        year = several or self.opening or next(iter(self.targets.values()), None)
        years_at = self.years_at - shift if self.years_at else -1
        named = year_of(cells[years_at][1]) if 0 <= years_at < len(cells) else None
        for index, own in self.columns.items():
            if index < shift or not is_goal(cells[index - shift][1]):
                continue
            beside = cells[index - shift - 1][1] if index - shift else ""
            # Beside another body's goals the targets are those of the last column's.
            is_own = bool(self.opening) or index == max(self.columns)
            told = named or own or (year if is_own else None)
            said_of = Said(told) if told or not is_own else None
            yield from self._of_cell(cells[index - shift], beside, said_of)

    def _of_cell(self, cell: tuple[int, str], beside: str, told: Said | None) -> Iterator[Candidate]:
        """The goals of a cell, one or several under one another; the only one's number may stand in the cell `beside`."""
        start, text = cell
        parts = parts_of_cell(text, partial(_begins_line, self.placed, cell))
        for first, last in parts:
            code = MARK.match(text, first, last)
            skip = code.end() if code else first
            counts = (beside if len(parts) == 1 else "", code[0].strip(" .:)") if code else "")
            number = next((int(count) for count in counts if is_number(count)), None)
            yield Candidate(start + skip, start + last, text[skip:last], number, None, told, 0.85)


def _begins_line(placed: Placed, cell: tuple[int, str], at: int) -> bool | None:
    """Whether a line begins amid the cell there, at its left edge; None where no place is known."""
    start, text = cell
    here, whole = placed(start + at, start + at + 1), placed(start, start + len(text))
    return None if here is None or whole is None else here.x0 - whole.x0 < _EDGE * (here.bottom - here.top)


def _goes_on_with(goal: str, cell: str) -> bool:
    """Whether the cell may hold the rest of the goal: small letters, or the figure that it wants ("… ska öka från")."""
    return cell[:1].islower() or (cell[:1].isdigit() and _WANTS_FIGURE.search(fold(goal)) is not None)


def _is_figure(cell: tuple[int, str]) -> bool:
    """Whether the cell holds a figure, perhaps with its unit and direction, or a dash."""
    return bool(_FIGURE.fullmatch(fold(cell[1])))


def _years_abreast(cells: Sequence[tuple[int, str]], above: Line | None, placed: Placed) -> dict[int, int | None]:
    """The columns under a goal heading that say for when their goals are set: "Till och med 2023", "Senast 2025".

    None where places are known: by them columns are read downwards, as they may wrap.
    """
    heads = [fold(cell) for _, cell in cells]
    is_head = len(heads) >= _FEWEST_CELLS and above is not None and is_goal_heading(above)
    is_head = is_head and all(says_for_when(head) and not head.isdecimal() for head in heads)
    start, first = cells[0]
    is_head = is_head and placed(start, start + len(first)) is None
    return {index: year_of(head) for index, head in enumerate(heads)} if is_head else {}


def _unnamed(cells: Sequence[tuple[int, str]], above: Line | None) -> dict[int, int]:
    """The columns of targets of a table right under a goal heading, whose head leaves the goals' own column unnamed."""
    heads = [fold(cell) for _, cell in cells]
    is_head = len(heads) >= _FEWEST_CELLS and above is not None and "\t" not in above.text and is_goal_heading(above)
    is_head = is_head and all(MEASURES.match(head) or TARGETS.match(head) for head in heads)
    return {at + 1: year for at, year in target_years(cells, {}).items()} if is_head else {}


def _are_boxes(cells: Sequence[tuple[int, str]]) -> bool:
    """Whether each cell is the head of one goal: "Mål 1" beside "Mål 2"."""
    return all(_BOX.fullmatch(fold(cell)) for _, cell in cells)


def _reads_as_goal(cell: str) -> bool:
    return len(cell.split()) >= _FEWEST_WORDS and says_something(cell)
