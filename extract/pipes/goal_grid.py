"""Goals in tables without rules: the goals' columns are read downwards by where their words stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import median, median_low

from extract.pipes.findings import Placed
from extract.pipes.goal_cell_heads import CODE, headed, is_goal, is_number, target_years, year_column
from extract.pipes.goal_cells import MAY_END
from extract.pipes.goal_heads import is_head_like
from extract.pipes.goal_rows import is_whole
from extract.pipes.goal_terms import Candidate, ends_open, is_goal_heading
from extract.pipes.goal_years import Said, year_of
from extract.pipes.grid import Row, Word, beside_margin, cells_of, edges_of, ends_table, rows_at
from extract.pipes.sections import Line
from normalize.lines import is_divided
from normalize.unicode import fold

_MOST_HEADS, _MOST_ROWS = 4, 60  # lines
_MOST_LINES = 8  # of a cell
_FEWEST = 2  # goals of a table, columns
_MOST_TALL = 0.1  # of the lines: a scan's skew or specks make one so
_FAR = 1.6  # of the usual distance of two lines
_WIDE_GAP = 1.2  # of the pitch within a cell: more is a new row's
_LEAST_PITCH = 0.9  # of a word's height
_SPECKS = " :;.,|'"  # before a cell's text in a scan

# What speaks for it, or against it, that a line of a column begins a text of its own.
_GAP, _NO_GAP = 1.5, -1.5
_CAPITAL, _SMALL = 1.0, -2.0
_BESIDE, _ALONE = 1.0, -0.5
_AFTER_OPEN, _AFTER_FIGURE, _AFTER_WHOLE, _AFTER_OTHER = -2.0, -0.5, 1.5, 0.5


@dataclass(slots=True)
class _Text:
    """What a cell says, put together from the lines of its column; `beside` is what stands in its row's other columns."""

    lines: list[list[Word]]
    beside: dict[int, list[str]] = field(default_factory=dict)

    @property
    def bottom(self) -> float:
        return _bottom(self.lines[-1])

    @property
    def text(self) -> str:
        whole = ""
        for line in self.lines:
            text = " ".join(word.text for word in line)
            whole = whole[:-1] + text if is_divided(whole, text) else f"{whole} {text}".strip()
        return whole

    def of(self, column: int) -> str:
        """What stands in another column of its row."""
        return " ".join(self.beside.get(column, ()))


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's columns, what heads each, and the words of its lines by column."""

    names: list[str]
    rows: list[tuple[Row, dict[int, list[Word]]]]
    heads: list[Row]


def gridded(
    lines: Sequence[Line], above: Sequence[Said | None], placed: Placed, line_starts: Sequence[int]
) -> tuple[list[Candidate], set[int]]:
    """The goals of tables whose cells wrap without rules between them, and where the lines of those tables begin.

    `above`: what stands over each line says of the year. Where `placed` knows no place there are none.
    """
    found: list[Candidate] = []
    taken: set[int] = set()
    for index, line in enumerate(lines):
        may_head = "\t" in line.text and "mal" in line.folded and line.start not in taken and is_head_like(line.folded)
        table = _table(_below(lines, index), placed, line_starts) if may_head else None
        goals = list(_goals(table, above[index])) if table else []
        if table and len(goals) >= _FEWEST:
            found += goals
            taken.update(row.line for row in [*table.heads, *(row for row, _ in table.rows)])
    return found, taken


def _below(lines: Sequence[Line], index: int) -> list[Line]:
    """The lines that may belong to the table whose head begins here."""
    return [
        lines[index],
        *takewhile(lambda line: "\t" in line.text or not is_goal_heading(line), lines[index + 1 : index + _MOST_ROWS]),
    ]


def _table(lines: Sequence[Line], placed: Placed, line_starts: Sequence[int]) -> _Table | None:
    """The table under the head that the lines begin with; None where its cells are whole already or goals stand side by side."""
    rows = list(rows_at(lines, placed, line_starts))
    count = 1 + sum(1 for _ in takewhile(_is_head, rows[1:_MOST_HEADS]))
    heads = rows[:count]
    edges = edges_of(heads[0], []) if heads else []
    if len(edges) < _FEWEST:
        return None
    beside = [row for row in (beside_margin(row, edges) for row in rows[count:]) if row.words]
    body = _near(heads[-1], list(takewhile(lambda row: not ends_table(row, edges), beside)))
    edges = edges_of(heads[0], body)
    over = [cells_of(row, edges) for row in heads]
    names = [" ".join(word.text for cells in over for word in cells.get(at, ())) for at in range(len(edges))]
    columns = len(headed([(0, name) for name in names]))
    tall = sum(row.is_tall for row in [*heads, *body])
    if tall > _MOST_TALL * len(rows) or not 0 < columns < len(edges):
        return None
    return _Table(names, [(row, cells_of(row, edges)) for row in body], heads)


def _near(head: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows before a gap that is far wider than the one under the head or those between others: a page's foot stands beneath it."""
    gaps = [below.words[0].box.bottom - over.words[0].box.bottom for over, below in pairwise([head, *rows])]
    far = _FAR * median(gaps[: len(gaps) // 2 + 1]) if gaps else 0.0
    end = next((at for at, gap in enumerate(gaps) if gap > far and rows[at].after_gap), len(rows))
    return list(rows[:end])


def _is_head(row: Row) -> bool:
    return is_head_like(fold(" ".join(word.text for word in row.words)))


def _pitch(table: _Table) -> float | None:
    """How far apart the lines of one cell stand, in points, as those show that go on in lower case; None where none does."""
    pitches = []
    for at in range(len(table.names)):
        own = [(cells[at], row) for row, cells in table.rows if at in cells]
        pitches += [
            _bottom(below) - _bottom(over)
            for (over, _), (below, row) in pairwise(own)
            if below[0].text[0].islower() and not row.after_gap
        ]
    height = median(word.box.bottom - word.box.top for row, _ in table.rows for word in row.words)
    within = [pitch for pitch in pitches if pitch > _LEAST_PITCH * height]
    return median_low(within) if within else None


def _bottom(words: Sequence[Word]) -> float:
    """Where the words stand: in a scan, letters such as g and p make the boxes of some of them lower."""
    return median(word.box.bottom for word in words)


def _texts(table: _Table, column: int, pitch: float | None) -> list[_Text]:
    """The column's texts, each with what stands beside its lines."""
    texts: list[_Text] = []
    for _, cells in table.rows:
        own = cells.get(column)
        if own and (not texts or _begins(texts[-1], own, pitch, is_alone=len(cells) == 1)):
            texts.append(_Text([own]))
        elif own:
            texts[-1].lines.append(own)
        for at, words in cells.items() if texts else ():
            if at != column:
                texts[-1].beside.setdefault(at, []).extend(word.text for word in words)
    return texts


def _begins(before: _Text, words: Sequence[Word], pitch: float | None, *, is_alone: bool) -> bool:
    """Whether the words begin a text of their own, by all that speaks for it and against it."""
    first, so_far = words[0].text[0], before.text
    weight = 0.0
    if pitch is not None:
        weight += _GAP if _bottom(words) - before.bottom > _WIDE_GAP * pitch else _NO_GAP
    weight += _CAPITAL if first.isupper() or first.isdigit() else _SMALL
    weight += _ALONE if is_alone else _BESIDE
    if ends_open(so_far) and not MAY_END.search(so_far):
        weight += _AFTER_FIGURE if so_far[-1].isdigit() else _AFTER_OPEN
    else:
        weight += _AFTER_WHOLE if first.isupper() and is_whole(so_far) else _AFTER_OTHER
    return weight > 0


def _goals(table: _Table, above: Said | None) -> Iterator[Candidate]:
    """The goals of the columns that are headed so, each with the year that its row, its column or the targets name."""
    cells = [(0, name) for name in table.names]
    heads = headed(cells)
    filled = {at for _, row in table.rows for at in row}
    named = {at: year for at, year in heads.items() if at in filled}
    is_only = len(named) == 1
    # Nothing stands under the heading in the margin beside the table's head.
    beside = next((year for at, year in heads.items() if at not in filled and year), None)
    targets = target_years(cells, dict(heads)) if is_only else {}
    opening = beside or (above.year if above and is_only else None)
    years_at = year_column(cells)
    pitch = _pitch(table) if table.rows else None
    for at, own in named.items():
        for text in _texts(table, at, pitch):
            whole = text.text
            code = CODE.match(whole)
            goal = whole[code.end() if code else 0 :].lstrip(_SPECKS)
            if not _is_goal(text, goal):
                continue
            dated = year_of(text.of(years_at)) if years_at is not None else None
            year = dated or own or _aimed(text, targets, opening)
            told = Said(year) if year or not is_only else above
            first = text.lines[0]
            counts = (code[0].strip(" .:)") if code else "", text.of(at - 1))
            number = next((int(count) for count in counts if is_number(count)), None)
            yield Candidate(first[0].start + len(whole) - len(goal), first[-1].end, goal, number, None, told, 0.8)


def _is_goal(text: _Text, goal: str) -> bool:
    """Whether the text says something and has something beside it, or is whole by itself."""
    # A figure's unit may stand in the head.
    is_open = ends_open(goal) and not (goal[-1].isdigit() or MAY_END.search(goal))
    return is_goal(goal) and not is_open and bool(text.beside or is_whole(goal)) and len(text.lines) <= _MOST_LINES


def _aimed(text: _Text, targets: Mapping[int, int], opening: int | None) -> int | None:
    """The year of the goal's target: of several the first in which it has one; the only one where nothing above says more."""
    if len(set(targets.values())) > 1:
        aimed = [year for at, year in targets.items() if any(map(str.isalnum, text.of(at)))]
        return aimed[0] if aimed else opening
    return opening or next(iter(targets.values()), None)
