"""Goals in tables whose head is read but whose columns a scan ran together: the rows' cells under the head's goals."""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.pipes.goal_heads import Table, figures_of, head_lines, table_of, with_heads_apart
from extract.pipes.goal_rows import LABELLED_BETWEEN, MOST_OTHERS, is_whole
from extract.pipes.goal_terms import Candidate, announces, closes, ends_open, is_goal_heading, is_label
from extract.pipes.goal_years import Said
from extract.pipes.printed_lines import as_printed
from extract.pipes.row_cells import Layout, ParsedRow, rows_of
from extract.pipes.row_tokens import last_token, values_in
from extract.pipes.sections import Line
from normalize.unicode import fold

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"[^\W\d_]{3,}\.$")
SENTENCES = re.compile(r"[^\W\d_]{3,}\.\s[A-ZÅÄÖ]")
# What heads other tables: years side by side, a unit of money.
_OTHER_TABLE = re.compile(
    r"^[^\d]*(?:\b(?:19|20)\d\d\b\W+){2,}(?:(?:19|20)\d\d)?\W*$|^[^\d]*\b(?:tkr|mnkr|mkr)\b[^\d]*$|(?:19|20)\d\d\W+(?:19|20)\d\d\W+(?:19|20)\d\d"
)
# What is said of a verdict behind it.
_REMARK = re.compile(
    r"(?:uppnatt|uppfyll[td]|natt|nadd|nas|uppnas|uppfylls|ja|nej|delvis|gront?|gult?|rott?|inte|ej)\.\s[a-z]"
)
# "… ämnet som de undervisar i", "läckorna ska bli färre": what else no text ends with may end these.
MAY_END = re.compile(
    r"\b(?:[a-zåäö]{3,}ar|behöver|söker|begär|får) (?:den|det|dem)$|\b(?:som|de|att)\b.*\s(?:i|på|av|om|för|med|till|över|från|hos|vid)$|\b(?:bli|blir|vara|är)\s(?:fler|färre)$"
)
# "Antalet läckor ska minska till högst 20": what is counted stands before it.
_COUNTS = re.compile(
    r"\b(?:[Aa]ntal(?:et)?|[Ii]ndex|[A-ZÅÄÖa-zåäö]+(?:arna|orna|erna|index))\b.*\s(?:till|minst|högst)\s\d+$"
)
# A verb that says what is done: "Felanmälningar besvaras", "Förvaltningen miljödiplomeras".
_IS_DONE = re.compile(r"\b[^\W\d_]{3,}[ae]s\b")
# "… ska få en egen", "… ska vara en attraktiv": a noun follows.
_WANTS_NOUN = re.compile(
    r"\b(?:en|ett|sin|sitt|sina)\s(?:[a-z]+(?:ivt?|igt?|iskt?|ellt?|uellt?)|egen|eget|egna|god|gott|goda|trygg|tryggt|stor|stort|ny|nytt|hog|hogt|lag|lagt|sund|sunt|jamn|jamnt)$"
)
# A measure's unit: "… skolbibliotek, %".
_UNIT_ENDS = re.compile(
    r",\s(?:%|procent|st|antal|dagar|timmar|minuter|kr|tkr|kronor|index|median)$|[^\W\d]\s?%$|[^\W\d]\smin\.?$"
)
_SHALL = re.compile(r"\bska(?:ll)?\b")
_FEWEST_ROWS = 2
# What each goal is measured by, in a column of its own that names itself.
_MEASURE_BESIDE = re.compile(r"\w\s(?=M[äa]ts(?: genom| med)?:|M[åa]tt:|M[äa]tetal:|Indikator(?:er)?:|Nyckeltal:)")
_BESIDE_MEASURES = Table(
    (None,), None, has_measures=True, has_targets=False, has_officers=False, columns=("goal", "words")
)
_NEAR = 8  # lines
# Cells of figures beside each other: "79 % 84 %", "2,4 % 1,7 %", "11 16".
_FIGURES_BESIDE = re.compile(r"(?:\d\s?%|\d,\d+|\b\d{1,2})\s+(?:minst |högst )?(?:\d+,\d+|\d+\s?%|\d{1,2}\b)")
_OPEN, _UNSAID, _DONE, _OPEN_WORDS = 2.5, 2.0, 0.5, 1.5  # nats
_FEWEST_WORDS = 3
_FEWEST_COLUMNS = 2
_LONGEST_ROW = 320  # characters
_LONGEST_NUMBER = 3  # characters
_MOST_LINES = 40  # of a table
_LAYOUTS = (("goal",), ("goal", "words"))  # of a head that names its columns of figures alone


def under_heads(
    lines: Sequence[Line], above: Sequence[Said | None], line_starts: Sequence[int]
) -> tuple[list[Candidate], set[int]]:
    """The goals of the tables whose heads are read, and where the lines of those tables begin.

    `above`: what stands over each line says of the year. `line_starts`: where the lines of the pages begin.
    """
    if not line_starts:
        return [], set()  # rows are told apart by their lines
    lines, above = with_heads_apart(lines, above)
    found: list[Candidate] = []
    taken: set[int] = set()
    index = 0
    while index < len(lines):
        first = index
        heads = head_lines(lines, index)
        table = table_of(heads) if heads else _BESIDE_MEASURES if _are_beside_measures(lines, index) else None
        index += len(heads) or (table is None)
        if table and "value" not in table.columns:
            table = _with_figures(table, lines[index : index + _NEAR])
        if table is None or len(table.columns) < _FEWEST_COLUMNS:
            continue
        end = next((at for at in range(index, len(lines)) if _ends(lines, at, table)), len(lines))
        end = min(end, index + _MOST_LINES)
        rows = [line for line in lines[index:end] if not LABELLED_BETWEEN.match(line.folded)]
        told = {line.start: said for line, said in zip(lines[index:end], above[index:end], strict=True)}
        parts = [(part, told[line.start]) for line in rows for part in as_printed(line, line_starts)]
        figures = figures_of(heads) if heads else 0
        goals, last = _of_table([part for part, _ in parts], [told for _, told in parts], table, figures)
        starts = [line.start for line in rows if line.start <= last]
        found += goals
        taken.update([head.start for head in heads if starts], starts)
        index = max(end, first + 1)
    return found, taken


def _with_figures(table: Table, below: Sequence[Line]) -> Table:
    """The table with a column of figures behind its goals and measures, where its rows hold such that the head does not name."""
    figures = sum(bool(_FIGURES_BESIDE.search(line.text)) for line in below)
    if figures < _FEWEST_ROWS or "goal" not in table.columns:
        return table
    end = table.columns.index("goal") + 1
    end += table.columns[end : end + 1] == ("words",)
    return replace(table, columns=(*table.columns[:end], "value"))


def _are_beside_measures(lines: Sequence[Line], index: int) -> bool:
    """Whether goals begin here that stand, without a head, beside what each is measured by."""
    near = lines[index : index + _NEAR]
    if ":" not in near[0].text or not _MEASURE_BESIDE.search(near[0].text):
        return False
    goes_on = any(_MEASURE_BESIDE.search(line.text) for line in near[1:])
    return goes_on and not _ends(lines, index, _BESIDE_MEASURES)


def _ends(lines: Sequence[Line], index: int, table: Table) -> bool:
    """Whether the table ends before the line; where words stand behind its figures, they may be sentences."""
    line = lines[index]
    if "value" not in table.columns:
        is_heading = is_label(line) or closes(line) or is_goal_heading(line) or announces(line.folded)
        is_text = (
            line.after_gap and SENTENCES.search(line.content) and not _SHALL.search(line.folded.partition(". ")[0])
        )
        return (
            is_heading
            or bool(is_text)
            or "\t" in line.text
            or len(line.text) > _LONGEST_ROW
            or bool(head_lines(lines, index))
        )
    has_remarks = "words" in table.columns[table.columns.index("value") :]
    is_remark = _REMARK.search(line.folded) or (has_remarks and values_in(line.content.partition(". ")[0]))
    is_prose = announces(line.folded) or (SENTENCES.search(line.content) and not is_remark)
    is_item = line.marker and not (line.text[0].isdigit() and line.marker <= _LONGEST_NUMBER)
    is_item = is_item and not values_in(line.content)
    is_long = "\t" in line.text or len(line.text) > _LONGEST_ROW
    is_other = _OTHER_TABLE.search(line.folded) or is_goal_heading(line)
    return bool(is_prose or is_item or is_long or is_other) or bool(head_lines(lines, index))


def _of_table(
    lines: Sequence[Line], above: Sequence[Said | None], table: Table, figures: int
) -> tuple[list[Candidate], int]:
    """The goals of the rows that the lines under a head make, and where the last line that they take begins."""
    rows = _near(_best(lines, table, figures), lines)
    columns = [at for at, kind in enumerate(rows[0][1]) if kind == "goal"] if rows else []
    said = {line.start: told for line, told in zip(lines, above, strict=True)}
    kept = [row for row, _ in rows if any(_is_goal(row, at, columns) for at in columns)]
    if "value" not in table.columns:  # no figures tell rows from text
        kept = [row for row in kept if row.number or _SHALL.search(row.cells[columns[0]])]
        kept = kept if len(kept) >= _FEWEST_ROWS else []
    goals = [goal for row in kept for goal in _goals(row, columns, table, said[row.lines[0]])]
    last = max((start for row in kept for start in row.lines), default=-1)
    return goals, last


def _best(lines: Sequence[Line], table: Table, figures: int) -> list[tuple[ParsedRow, tuple[str, ...]]]:
    """The rows, each with the columns, of the layout that reads best."""
    named = table.columns
    counts = Counter(count for line in lines if (count := values_in(line.text)) > 1)
    figures = max(figures, counts.most_common(1)[0][0] if counts else 0)
    options = (named,) if "goal" in named else tuple((*start, *named) for start in _LAYOUTS)
    read = [(columns, rows_of(lines, Layout(columns, figures, closing))) for columns in options]
    columns, (rows, _) = min(read, key=lambda option: option[1][1])
    return [(row, columns) for row in rows]


def _near(
    rows: Sequence[tuple[ParsedRow, tuple[str, ...]]], lines: Sequence[Line]
) -> list[tuple[ParsedRow, tuple[str, ...]]]:
    """The rows before so many lines that are none of the table's that it has ended."""
    places = {line.start: at for at, line in enumerate(lines)}
    near: list[tuple[ParsedRow, tuple[str, ...]]] = []
    end = -1
    for row, columns in rows:
        goals = [cell for kind, cell in zip(columns, row.cells, strict=True) if kind == "goal"]
        if places[row.lines[0]] - end - 1 > MOST_OTHERS or any(map(SENTENCES.search, goals)):
            break
        near.append((row, columns))
        end = places[row.lines[-1]]
    last = max((at for at, (row, columns) in enumerate(near) if _has_figures(row, columns)), default=len(near))
    return near[: last + 1]


def _has_figures(row: ParsedRow, columns: Sequence[str]) -> bool:
    """Whether figures or verdicts stand beside the row's goals."""
    return any(values_in(cell) for kind, cell in zip(columns, row.cells, strict=True) if kind == "value")


def _is_goal(row: ParsedRow, at: int, columns: Sequence[int]) -> bool:
    """Whether the cell is a goal: it says something of something, or is the name of one, with figures beside it."""
    text = row.cells[at]
    beside = any(values_in(cell) for other, cell in enumerate(row.cells) if other not in columns)
    if not text or (ends_open(text) and not (beside and MAY_END.search(text)) and not _COUNTS.search(text)):
        return False
    if _SENTENCE_END.search(text) and not (beside or row.number):
        return False
    if len(columns) > 1 and at == columns[0]:  # another body's, which need be no sentence
        return beside or is_whole(text)
    return (
        is_whole(text)
        or bool(_COUNTS.search(text))
        or bool(beside and MAY_END.search(text))
        or (beside and bool(_IS_DONE.search(text)) and len(text.split()) >= _FEWEST_WORDS)
    )


def _goals(row: ParsedRow, columns: Sequence[int], table: Table, said: Said | None) -> Iterator[Candidate]:
    beside = " ".join(cell for at, cell in enumerate(row.cells) if at not in columns)
    own = _YEAR.search(beside) if table.has_years else None
    for number, at in enumerate(columns):
        span = row.spans[at]
        if not span or not _is_goal(row, at, columns):
            continue
        is_last = at == columns[-1]
        named = table.years[min(number, len(table.years) - 1)]
        opening = said.year if said else None
        year = int(own[0]) if own and is_last else named or ((opening or table.target) if is_last else None)
        # Another body's goals, beside the row's own, have the year that their own column names.
        told = Said(year) if year or not is_last else said
        yield Candidate(*span, row.cells[at], row.number if is_last else None, None, told, 0.6)


@functools.lru_cache(4096)
def closing(kind: str, text: str) -> float:
    """What it costs, in nats, that a cell of a kind, "goal", "theme", "words" or "value", ends so."""
    if kind not in ("goal", "theme", "words") or not text:
        return 0.0
    is_open = (ends_open(text) or last_token(text).is_open) and not MAY_END.search(text)
    if kind != "words":
        is_open = (is_open and not _COUNTS.search(text)) or bool(
            _WANTS_NOUN.search(fold(text)) or _UNIT_ENDS.search(text)
        )
    if kind != "goal" or is_open:
        return 0.0 if not is_open else _OPEN_WORDS if kind == "words" else _OPEN
    if is_whole(text) or _COUNTS.search(text):
        return 0.0
    return _DONE if _IS_DONE.search(text) else _UNSAID
