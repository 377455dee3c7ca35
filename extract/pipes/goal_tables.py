"""Goals in tables: the cells of the columns that are headed so, and the rows whose columns a scan ran together."""

import re
from collections.abc import Iterator, Sequence

from extract.pipes.goal_terms import Candidate, year_of
from extract.pipes.sections import Line
from normalize.unicode import fold

# "Mål", "Nämndens mål 2017", "Målformulering"; not "Målvärde", "Måluppfyllelse", "Utfall mål".
_COLUMN = re.compile(
    r"(?:[a-z]+s\s|[a-z]+t\s|[a-z]+ska\s|nr\.?\s)?(?:[a-z]*mal|malformulering|malsattning)(?:\s(?:for\s)?(?:19|20)\d\d)?"
)
_OTHER_HEADS = r"(?:malvarde[nt]?|malniva|matt|matetal|mats(?:\sgenom)?|indikator(?:er)?|nyckeltal|utfall|nulage|bedomning|ansvarig|aktivitet(?:er)?|status|prognos|resultat|kommentar)"
# The head of a goal table whose gaps are lost: "Mål Målvärde Mått".
_HEAD = re.compile(
    rf"(?:[a-z]+s\s)?(?:[a-z]*mal)(?:\s(?:19|20)\d\d)?(?=.*\b{_OTHER_HEADS})(?:[\s|]+(?:{_OTHER_HEADS}|tertial\s?\d?|(?:19|20)\d\d|\d))+"
)
_TARGETS = re.compile(r"(?:malvarde|malniva|malsattning|maltal|mal)[a-z]*\b")
_AIMS = re.compile(r"\b(?:ska|skall|har|ar|minska[rs]?|oka[rs]?|kan|far|erbjuds|erbjuder|ges|nar|klarar|kanner)\b")
# Where a goal's row goes on with its target's or its outcome's column.
_NEXT_CELL = re.compile(
    r"\s_*[|]|(?<!\bar)(?<!\bpa)(?<!\btill)(?<!\bmed)(?<!\bvara)\s(?=(?:(?:minst|hogst|lagst|under|over|max|mer an|mindre an)\s)?\d+(?:,\d+)?\s?(?:%|procent|st\b|dagar|kwh|minuter|veckor|manader|poang|elever|tkr|mnkr)|[-–]\s)"
)
_ENDS_OPEN = re.compile(r"\b(?:ska|skall|ar|att|i|och|for|av|med|till|pa|de|den|en|ett|som|kommunens|kunna|vara)$")
# Prose, or another table's head.
_ENDS_TABLE = re.compile(r"\.\s[a-z]|\w{3,}\.$|(?:19|20)\d\d\W+(?:19|20)\d\d|\b(?:tkr|mnkr|kronor)\b")
_FEWEST_WORDS = 4
_MOST_BETWEEN = 4  # lines amid a table that are none of its rows: its areas, a page's head
_LONGEST = 160


def tabled(lines: Sequence[Line], heading_years: Sequence[tuple[int, int | None]]) -> Iterator[Candidate]:
    """The goals in tables; their year is their column's, else that of the heading above, given as (offset, year)."""
    yield from _in_cells(lines, heading_years)
    yield from _run_together(lines, heading_years)


def _year_above(line: Line, heading_years: Sequence[tuple[int, int | None]]) -> int | None:
    above = [year for start, year in heading_years if start < line.start]
    return above[-1] if above else None


def _in_cells(lines: Sequence[Line], heading_years: Sequence[tuple[int, int | None]]) -> Iterator[Candidate]:
    columns: dict[int, int | None] = {}
    width = between = 0
    for line in lines:
        cells = line.cells
        heads = {index: year_of(cell) for index, (_, cell) in enumerate(cells) if _COLUMN.fullmatch(fold(cell))}
        if len(cells) > 1 and heads:
            above = (_year_above(line, heading_years) or _year_of_targets(cells)) if len(heads) == 1 else None
            columns, width, between = {index: year or above for index, year in heads.items()}, len(cells), 0
        elif columns and _is_row(cells, columns, width, is_far=between > 0):
            # A cell that spans several rows is written beside the first of them alone.
            shift = width - len(cells)
            for index, year in columns.items():
                if index >= shift and _is_goal(cells[index - shift][1]):
                    start, cell = cells[index - shift]
                    yield Candidate(start, start + len(cell), None, None, year, 0.85)
        elif columns:
            between += 1
            columns = columns if between <= _MOST_BETWEEN else {}


def _year_of_targets(cells: Sequence[tuple[int, str]]) -> int | None:
    """The one year that heads the table's targets: "Målvärde 2023"."""
    years = {year for _, cell in cells if _TARGETS.match(fold(cell)) and (year := year_of(cell))}
    return years.pop() if len(years) == 1 else None


def _is_row(cells: Sequence[tuple[int, str]], columns: dict[int, int | None], width: int, *, is_far: bool) -> bool:
    """Whether the cells are a row of the table; after other lines only when it reads as a goal."""
    may_span = len(columns) > 1 and min(columns) == 0
    if len(cells) != width and not (may_span and len(cells) == width - 1):
        return False
    goal = cells[max(columns) - (width - len(cells))][1]
    return not is_far or (len(goal.split()) >= _FEWEST_WORDS and bool(_AIMS.search(fold(goal))))


def _is_goal(cell: str) -> bool:
    return sum(map(str.isalpha, cell)) > len(cell) // 2


def _run_together(lines: Sequence[Line], heading_years: Sequence[tuple[int, int | None]]) -> Iterator[Candidate]:
    """Rows under a head whose gaps are lost: what stands before the target is the goal, where it is whole."""
    is_open = False
    for line in lines:
        if "\t" in line.text or line.marker:
            is_open = False
        elif _HEAD.fullmatch(line.folded.replace("_", " ")):
            is_open = True
        elif _ENDS_TABLE.search(line.folded) or len(line.text) > _LONGEST:
            is_open = False
        elif is_open and (match := _NEXT_CELL.search(line.folded)):
            end = match.start()
            goal = line.folded[:end].rstrip(" |_")
            if _AIMS.search(goal) and not _ENDS_OPEN.search(goal) and len(goal.split()) >= _FEWEST_WORDS:
                yield Candidate(line.start, line.start + len(goal), None, None, _year_above(line, heading_years), 0.6)
