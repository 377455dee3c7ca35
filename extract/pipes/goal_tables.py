"""Goals in tables: the cells of the columns that are headed so, and the rows whose columns a scan ran together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extract.pipes.goal_heads import head_lines
from extract.pipes.goal_rows import is_whole, run_together, says_something
from extract.pipes.goal_sentences import sentences
from extract.pipes.goal_terms import GOALS, Candidate, announces, is_goal_heading, year_below
from extract.pipes.goal_years import Said, said, year_of
from extract.pipes.sections import Line
from normalize.lines import LIST_ITEM
from normalize.unicode import fold

# "Mål", "Nämndens mål 2017", "Fullmäktiges mål 2016–2019", "Målformulering"; not "Målvärde", "Måluppfyllelse".
_COLUMN = re.compile(
    r"(?:[a-z]+s\s|[a-z]+t\s|[a-z]+ska\s|nr\.?\s)?(?:[a-z]*mal|malformulering|formulering|malsattning)(?!\snr\b)(?:\s?\([a-z ]{2,20}\))?(?:\s(?:for\s)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?(?:\s?\S{1,2})?"
)
# A column of measures: beside it, "Mål 2022" heads the targets.
_MEASURES = re.compile(
    r"(?:indikator(?:er)?|nyckeltal|matt|matetal|styrtal|utgangs(?:lage|varde)|nulage|utfall|mats|sa\smats|malvarde|malniva)\b"
)
_TARGETS = re.compile(r"(?:malvarde|malniva|malsattning|maltal|mal)[a-z]*\b")
_YEAR_HEAD = re.compile(
    r"(?:galler\s)?(?:mal)?ar(?:tal)?|galler|(?:klart?|uppnatt|nas)(?:\s(?:senast|ar))?|senast|tidpunkt|tidsgrans|slutar|nar"
)
_CAPTION = re.compile(rf"(?:tabell|tab\.)\s\d+\b.*\b[a-z]*(?:{GOALS})\b")
_CODE = re.compile(r"(?:[A-ZÅÄÖ]{1,2}\d{1,2}|\d{1,2}(?:\.\d{1,2})*)[.:]?\s+(?=[A-ZÅÄÖ])")
_FEWEST_WORDS = 4
_FEWEST_CELLS = 2
_MOST_DIGITS = 2
_MOST_BETWEEN = 4  # lines amid a table that are none of its rows: its areas, a page's head
_LONGEST_DIVIDER = 60  # characters


def tabled(lines: Sequence[Line], written: date | None) -> tuple[list[Candidate], set[int]]:
    """The goals in tables, and where the lines of tables begin whose columns a scan ran together.

    Their year is their column's, else the targets', the caption's, or that of what stands above.
    """
    above = _told_above(lines, written)
    found, taken = run_together(lines, above)
    return [*_in_cells(lines, above), *found], taken


def _told_above(lines: Sequence[Line], written: date | None) -> list[Said | None]:
    """For each line what the nearest heading or sentence above it that opens goals says of their year."""
    told: list[Said | None] = []
    now: Said | None = None
    for index, line in enumerate(lines):
        # A caption stands over its table or, where it ends, under it.
        following = lines[index + 1] if index + 1 < len(lines) else None
        heads = following is not None and (_heads(following.cells) or head_lines(lines, index + 1))
        is_under = _CAPTION.match(line.folded) and not heads
        if "\t" not in line.text and not is_under and not head_lines(lines, index):
            if year_below(line) or is_goal_heading(line) or _CAPTION.match(line.folded):
                now = said(line.text, written)
            for start, end in sentences(line):
                if announces(line.folded[start:end]):
                    here = said(line.text[start:end], written)
                    now = now if here is None or (here.is_relative and now and now.year) else here
        told.append(now)
    return told


def _in_cells(lines: Sequence[Line], above: Sequence[Said | None]) -> Iterator[Candidate]:
    table: _Table | None = None
    for line, told in zip(lines, above, strict=True):
        cells = line.cells
        heads = _heads(cells)
        if heads:
            yield from table.found if table else ()
            opening = told.year if told and len(heads) == 1 else None
            targets = _target_years(cells, heads) if len(heads) == 1 else {}
            table = _Table(heads, targets, opening, len(cells), _year_column(cells))
        elif table is None:
            continue
        elif _CAPTION.match(line.folded):
            caption = said(line.text, None)
            yield from (replace(goal, year=caption.year if caption else goal.year) for goal in table.found)
            table = None
        elif not table.takes(cells):
            table.between += 1
            is_prose = len(cells) == 1 and len(line.text) > _LONGEST_DIVIDER and line.text.endswith(".")
            if is_prose or table.between > _MOST_BETWEEN:
                yield from table.found
                table = None
    yield from table.found if table else ()


@dataclass(slots=True)
class _Table:
    """A goal table: its goal columns and their years, those of its columns of targets, and what was found in it.

    `years_at` is the column that names each goal's year.

    `opening` is the year that what stands above it says, `between` counts the lines since its last row that are none.
    """

    columns: dict[int, int | None]
    targets: dict[int, int]
    opening: int | None
    width: int
    years_at: int | None = None
    between: int = 0
    found: list[Candidate] = field(default_factory=list)

    def takes(self, cells: Sequence[tuple[int, str]]) -> bool:
        """Reads the cells as a row, or as what goes on with the last row's goal; whether they were either."""
        if self._goes_on(cells):
            return True
        shift = self._shift(cells)
        if shift is None:
            return False
        self.found += self._goals(cells, shift)
        self.between = 0
        return True

    def _goes_on(self, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether the cells hold the rest of the last goal, which its column wrapped."""
        if not self.found or is_whole(self.found[-1].text):
            return False
        rest = next((cell for _, cell in cells[: max(self.columns) + 1] if cell[:1].islower()), None)
        if rest is None or any(_reads_as_goal(cell) and cell[:1].isupper() for _, cell in cells):
            return False
        self.found[-1] = replace(self.found[-1], text=f"{self.found[-1].text} {rest}")
        return True

    def _shift(self, cells: Sequence[tuple[int, str]]) -> int | None:
        """How many cells the row lacks before its goal, since the first spans several rows; None when it is no row."""
        missing, at = self.width - len(cells), max(self.columns)
        spans = missing == 1 and at > 0 and (min(self.columns) == 0 or _reads_as_goal(cells[at - 1][1]))
        if not spans and (at + 1 > len(cells) or len(cells) < _FEWEST_CELLS):
            return None
        goal = cells[at - 1 if spans else at][1]
        is_sure = missing == 0 or spans
        if LIST_ITEM.match(goal) or ((not is_sure or self.between) and not _reads_as_goal(goal)):
            return None
        return 1 if spans else 0

    def _goals(self, cells: Sequence[tuple[int, str]], shift: int) -> Iterator[Candidate]:
        aimed = [
            year
            for at, year in self.targets.items()
            if shift <= at < len(cells) + shift and any(map(str.isalnum, cells[at - shift][1]))
        ]
        # Of several years with targets, the first in which the goal has one; the only one where nothing above says more.
        several = aimed[0] if aimed and len(set(self.targets.values())) > 1 else None
        year = several or self.opening or next(iter(self.targets.values()), None)
        named = (
            year_of(cells[self.years_at - shift][1]) if self.years_at and self.years_at - shift < len(cells) else None
        )
        for index, own in self.columns.items():
            if index < shift or not _is_goal(cells[index - shift][1]):
                continue
            start, cell = cells[index - shift]
            code = _CODE.match(cell)
            skip = code.end() if code else 0
            beside = cells[index - shift - 1][1] if index - shift else ""
            number = int(beside) if beside.isdecimal() and len(beside) <= _MOST_DIGITS else None
            yield Candidate(start + skip, start + len(cell), cell[skip:], number, None, named or own or year, 0.85)


def _heads(cells: Sequence[tuple[int, str]]) -> dict[int, int | None]:
    """The goal columns of a table's head, each with its year; after a column of measures, "Mål 2022" heads the targets."""
    if len(cells) < _FEWEST_CELLS:
        return {}
    heads = [fold(cell) for _, cell in cells]
    end = next((index for index, head in enumerate(heads) if _MEASURES.match(head)), len(heads))
    return {index: year_of(head) for index, head in enumerate(heads[:end]) if _COLUMN.fullmatch(head)}


def _year_column(cells: Sequence[tuple[int, str]]) -> int | None:
    """The column that says for when each goal is set: "Gäller år", "Klart"."""
    return next((index for index, (_, cell) in enumerate(cells) if _YEAR_HEAD.fullmatch(fold(cell))), None)


def _target_years(cells: Sequence[tuple[int, str]], columns: dict[int, int | None]) -> dict[int, int]:
    """The columns of targets and their years: "Målvärde 2023"."""
    return {
        index: year
        for index, (_, cell) in enumerate(cells)
        if index not in columns and _TARGETS.match(fold(cell)) and (year := year_of(cell))
    }


def _reads_as_goal(cell: str) -> bool:
    return len(cell.split()) >= _FEWEST_WORDS and says_something(cell)


def _is_goal(cell: str) -> bool:
    """Whether the cell holds words, not a target: "högst 25"."""
    words = re.findall(r"[^\W\d_]{2,}", cell)
    return sum(map(str.isalpha, cell)) > len(cell) // 2 and len(words) > 1
