"""Goals in tables without rules, by where their words stand: each column is read downwards, each row from its own first line."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.pages import Box
from extract.pipes.goal_cell_heads import CODE, headed, is_goal, is_number, target_years, year_column
from extract.pipes.goal_cells import as_printed
from extract.pipes.goal_heads import is_head_like
from extract.pipes.goal_rows import is_whole
from extract.pipes.goal_terms import Candidate, ends_open, is_goal_heading
from extract.pipes.goal_years import Said, year_of
from extract.pipes.sections import Line
from normalize.lines import is_divided
from normalize.unicode import fold

Placed = Callable[[int, int], Box | None]

_WORD = re.compile(r"\S+")
_MOST_HEADS, _MOST_ROWS = 4, 60  # lines
_NEAR = 3.0  # points that words of one column may stand apart at their left edge
_WIDE_GAP = 1.08  # of the pitch within a cell: more is a new row's
_TALLEST = 0.8  # heights of a word: what stands further down is another line of a cell that is whole already
_PAGE_END = -20.0  # points: further up is another page
_FEWEST = 2  # goals of a table
_LONGEST = 90  # characters of what a scan may have joined of two cells
_LEAST_PITCH = 0.9  # of a word's height
_GAP = 1.5  # weight
_MOST_LINES = 8  # of a cell


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the running text and where it stands in points; `opens` a cell."""

    start: int
    end: int
    text: str
    box: Box
    opens: bool


@dataclass(slots=True)
class _Row:
    """A printed line's words, from the left; `line` is where the line of the running text begins that it belongs to."""

    line: int
    words: list[_Word]
    after_gap: bool
    is_prose: bool

    @property
    def bottom(self) -> float:
        return median(word.box.bottom for word in self.words)

    @property
    def is_tall(self) -> bool:
        """Whether a rule's cells were read whole, so that their lines stand one below the other."""
        bottoms = [word.box.bottom for word in self.words]
        return max(bottoms) - min(bottoms) > _TALLEST * min(word.box.bottom - word.box.top for word in self.words)

    def between(self, left: float, right: float) -> list[_Word]:
        """What stands in the column between the edges; nothing where what begins further to the left runs into it."""
        own = [word for word in self.words if left - _NEAR <= word.box.x0 < right - _NEAR]
        return own if own and (own[0].opens or own[0].box.x0 < left + _NEAR) else []


@dataclass(slots=True)
class _Text:
    """What a cell says, put together from the lines of its column; `beside` is what stands in its row's other columns."""

    lines: list[list[_Word]]
    bottom: float
    beside: list[_Word]

    @property
    def text(self) -> str:
        whole = ""
        for line in self.lines:
            text = " ".join(word.text for word in line)
            whole = whole[:-1] + text if is_divided(whole, text) else f"{whole} {text}".strip()
        return whole


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's left edge, the next one's, and what heads it."""

    left: float
    right: float
    name: str

    def of(self, words: Sequence[_Word]) -> list[str]:
        """What stands in the column of the words."""
        return [word.text for word in words if self.left - _NEAR <= word.box.x0 < self.right - _NEAR]


def gridded(
    lines: Sequence[Line], above: Sequence[Said | None], placed: Placed, line_starts: Sequence[int]
) -> tuple[list[Candidate], set[int]]:
    """The goals of tables whose cells wrap without rules between them, and where the lines of those tables begin.

    `above`: what stands over each line says of the year. Where `placed` knows no place there are none.
    """
    found: list[Candidate] = []
    taken: set[int] = set()
    for index, line in enumerate(lines):
        if line.start in taken or "\t" not in line.text or "mal" not in line.folded or not is_head_like(line.folded):
            continue
        rows = list(_rows(lines[index : index + _MOST_ROWS], placed, line_starts))
        heads = _heads(rows)
        columns = _columns(rows, heads)
        named = headed([(0, column.name) for column in columns]) if columns else {}
        # Goals side by side, each under a heading of its own, are no table.
        body = _body(rows[heads:], columns, min(named)) if 0 < len(named) < len(columns) else []
        goals = [] if any(row.is_tall for row in [*rows[:heads], *body]) else list(_goals(body, columns, named, above[index]))
        if len(goals) >= _FEWEST:
            found += goals
            taken.update(row.line for row in [*rows[:heads], *body])
    return found, taken


def _rows(lines: Sequence[Line], placed: Placed, line_starts: Sequence[int]) -> Iterator[_Row]:
    """The printed lines as far as they stand on one page and their places are known."""
    last = 0.0
    for line in lines:
        if line is not lines[0] and "\t" not in line.text and is_goal_heading(line):
            return
        for part in as_printed(line, line_starts):
            words = []
            for match in _WORD.finditer(part.text):
                start, end = part.start + match.start(), min(part.start + match.end(), part.end)
                box = placed(start, end)
                if box is None:
                    return
                words.append(_Word(start, end, match[0], box, not words or part.text[match.start() - 1] == "\t"))
            row = _Row(line.start, words, part.after_gap, "\t" not in line.text and len(line.text) > _LONGEST)
            if row.bottom - last < _PAGE_END:
                return
            last = row.bottom
            yield row


def _heads(rows: Sequence[_Row]) -> int:
    """How many of the lines are the table's head."""
    count = 1
    while count < min(_MOST_HEADS, len(rows)) and is_head_like(fold(" ".join(word.text for word in rows[count].words))):
        count += 1
    return count


def _columns(rows: Sequence[_Row], heads: int) -> list[_Column]:
    """The columns that the head names, none where a cell of the table holds several lines."""
    first = [word for word in rows[0].words if word.opens] if rows else []
    if len(first) < _FEWEST:
        return []
    starts = [word.box.x0 for row in rows[heads:] for word in row.words if word.opens]
    edges = []
    for at, word in enumerate(first):
        own = [other for other in rows[0].words if word.box.x0 <= other.box.x0 < (first[at + 1].box.x0 if at + 1 < len(first) else 9999)]
        before = edges[-1] + _NEAR if edges else 0.0
        inside = [x for x in starts if before < x < own[-1].box.x1 and sum(abs(x - y) < _NEAR for y in starts) > 1]
        inside = [x for x in inside if not at or x > first[at - 1].box.x1]
        edges.append(min([word.box.x0, *inside]))
    bounds = list(zip(edges, [*edges[1:], float("inf")], strict=True))
    words = [word for row in rows[:heads] for word in row.words]
    names = [" ".join(word.text for word in words if left - _NEAR <= word.box.x0 < right - _NEAR) for left, right in bounds]
    return [_Column(left, right, name) for (left, right), name in zip(bounds, names, strict=True)]


def _body(rows: Sequence[_Row], columns: Sequence[_Column], at: int) -> list[_Row]:
    """The rows of the table: it ends at text that runs over its columns, or that stands alone below a gap."""
    body: list[_Row] = []
    for row in rows:
        first, last = row.words[0], row.words[-1]
        is_alone = sum(word.opens for word in row.words) == 1
        aligned = [word for word in row.words[1:] if any(abs(word.box.x0 - other.left) < _NEAR for other in columns)]
        runs_over = is_alone and first.box.x0 < columns[at].right - _NEAR < last.box.x0
        runs_over = runs_over and (row.is_prose or not aligned)
        if runs_over or (is_alone and row.after_gap and first.text[:1].isupper()):
            break
        body.append(row)
    return body


def _pitch(rows: Sequence[_Row], columns: Sequence[_Column]) -> float | None:
    """How far apart the lines of one cell stand, in points, as those show that go on in lower case; None where none does."""
    pitches = []
    for column in columns:
        own = [(words[0], row) for row in rows if (words := row.between(column.left, column.right))]
        pitches += [
            below.box.bottom - over.box.bottom
            for (over, _), (below, row) in pairwise(own)
            if below.text[0].islower() and not row.after_gap
        ]
    height = median(word.box.bottom - word.box.top for row in rows for word in row.words)
    return min((pitch for pitch in pitches if pitch > _LEAST_PITCH * height), default=None)


def _texts(rows: Sequence[_Row], column: _Column, pitch: float | None) -> list[_Text]:
    """The column's texts, each with what stands beside its lines."""
    texts: list[_Text] = []
    for row in rows:
        own = row.between(column.left, column.right)
        beside = [word for word in row.words if word not in own]
        if own and (not texts or _begins(texts[-1], own, beside, pitch)):
            texts.append(_Text([own], own[0].box.bottom, beside))
        elif texts:
            texts[-1].beside += beside
            if own:
                texts[-1].lines.append(own)
                texts[-1].bottom = own[0].box.bottom
    return texts


def _begins(before: _Text, words: Sequence[_Word], beside: Sequence[_Word], pitch: float | None) -> bool:
    """Whether the words begin a text of their own, by all that speaks for it and against it."""
    first = words[0].text
    gap = words[0].box.bottom - before.bottom
    weight = 0.0 if pitch is None else _GAP if gap > _WIDE_GAP * pitch else -_GAP
    weight += 1.0 if first[0].isupper() or first[0].isdigit() else -2.0
    weight += 1.0 if beside else -0.5
    weight += 0.5 if not ends_open(before.text) else -0.5 if before.text[-1].isdigit() else -2.0
    return weight > 0


def _goals(
    rows: Sequence[_Row], columns: Sequence[_Column], named: Mapping[int, int | None], above: Said | None
) -> Iterator[Candidate]:
    """The goals of the columns that are headed so, each with the year that its column, its row or the targets name."""
    if not rows:
        return
    cells = [(0, column.name) for column in columns]
    targets = set(target_years(cells, dict(named)).values()) if len(named) == 1 else set()
    years_at = year_column(cells)
    opening = above.year if above and len(named) == 1 else None
    pitch = _pitch(rows, columns)
    for at, own in named.items():
        for text in _texts(rows, columns[at], pitch):
            whole = text.text
            code = CODE.match(whole)
            said = whole[code.end() :] if code else whole
            is_open = ends_open(said) and not said[-1].isdigit()  # a figure's unit may stand in the head
            if not is_goal(said) or is_open or not (text.beside or is_whole(said)) or len(text.lines) > _MOST_LINES:
                continue
            dated = columns[years_at].of(text.beside) if years_at is not None else ()
            year = year_of(" ".join(dated)) or own or opening or (min(targets) if targets else None)
            first = text.lines[0]
            counts = [code[0].strip(" .:)") if code else "", *(columns[at - 1].of(text.beside) if at else ())]
            number = next((int(count) for count in counts if is_number(count)), None)
            yield Candidate(first[0].start + len(whole) - len(said), first[-1].end, said, number, None, year, 0.8)
