"""Goals that stood side by side under a goal heading, in columns that a scan ran together or that share their lines.

Each line holds the next words of each column, and each column is read on from line to line by itself: of all ways to
part the lines the one that reads best, when it reads better than the lines do as they stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.pipes.flowing import Flowed, flowing
from extract.pipes.goal_cells import as_printed
from extract.pipes.goal_heads import head_lines
from extract.pipes.goal_rows import is_whole
from extract.pipes.goal_terms import Candidate, announces, closes, ends_open, is_goal_heading
from extract.pipes.goal_years import Said, said
from extract.pipes.row_tokens import Token, tokens_of
from extract.pipes.sections import Line
from normalize.unicode import fold

# What stands beside a goal in a column of its own: "Mäts genom: enkät", "Ansvarig: rektor".
_BESIDE = re.compile(
    r"(?<=\S\s)(?:M[äa]ts|M[åa]tt(?:et)?|M[äa]tetal|Indikator(?:er)?|Nyckeltal|M[åa]lv[äa]rde|Ansvar(?:ig)?|S[åa] (?:h[äa]r )?m[äa]ter vi|Uppf[öo]ljning)\b[^.:]{0,12}:"
)
# A word that can open a text, after one that can end one; a bullet or number before it, or a rule.
_APART = re.compile(r"[\wåäö%).]\s(?:[•*«»+¢]\s|\d{1,2}[.)]?\s)?(?=[A-ZÅÄÖ][a-zåäö]*\s)|\t")
_NUMBER = re.compile(r"(?:19|20)\d\d")
_BULLETS = frozenset("•*«»+¢-")
_SAYS_HOW = re.compile(
    r"^(?:minst|hogst|lagst|alla|samtliga|varje|ingen|inget|inga|fler|farre|noll|andelen|antalet)\b|\b(?:okar|minskar|drivs|[a-z]{3,}as)\b"
)
_MOST_LINES = 14  # printed, under the heading
_LONGEST_LINE = 150  # characters, printed
_LONGEST = 330  # characters, joined
_FEWEST_WORDS = 3
_MOST_COLUMNS = 3
_SURE = 3.0  # nats that side by side reads better


@dataclass(frozen=True, slots=True)
class _Run:
    """The lines under a goal heading as printed, with their tokens; `labelled`: labels open the right column."""

    lines: Sequence[Line]
    tokens: Sequence[Sequence[Token]]
    labelled: bool


def abreast(
    lines: Sequence[Line], line_starts: Sequence[int], written: date | None
) -> tuple[list[Candidate], set[int]]:
    """The goals of columns under goal headings, and where the lines that hold them begin."""
    found: list[Candidate] = []
    taken: set[int] = set()
    for index, heading in enumerate(lines):
        if "\t" in heading.text or heading.start in taken or not is_goal_heading(heading):
            continue
        below = _below(lines, index + 1)
        if not any(_APART.search(line.text) for line in below):
            continue
        run = _run(below, line_starts)
        goals, last = _goals(run, said(heading.text, written), written) if run else ([], -1)
        if goals:
            found += goals
            taken.update(line.start for line in below if line.start <= last)
    return found, taken


def _below(lines: Sequence[Line], index: int) -> list[Line]:
    """The lines under the heading that may hold its columns."""
    below: list[Line] = []
    for at in range(index, min(index + _MOST_LINES, len(lines))):
        line = lines[at]
        if len(line.text) > _LONGEST or is_goal_heading(line) or head_lines(lines, at):
            break
        if below and (closes(line) or announces(line.folded)):
            break
        below.append(line)
    return below


def _run(below: Sequence[Line], line_starts: Sequence[int]) -> _Run | None:
    """The lines as printed; None when none of them may hold two columns."""
    lines = [part for line in below for part in as_printed(line, line_starts)][:_MOST_LINES]
    labelled = sum(bool(_BESIDE.search(line.text)) for line in lines) > 1
    if any(len(line.text) > _LONGEST_LINE for line in lines):
        return None
    return _Run(lines, [_tokens(line, labelled=labelled) for line in lines], labelled)


def _tokens(line: Line, *, labelled: bool) -> Sequence[Token]:
    """The line's tokens without bullets and numbers of items; what they, a rule or a label opens stands after a gap."""
    plain = replace(line, text=line.text.replace("\t", "|").lstrip("•*+- ").rjust(len(line.text)))
    label = _BESIDE.search(line.text) if labelled else None
    kept: list[Token] = []
    tokens = tokens_of(plain)
    opens = False
    for at, token in enumerate(tokens):
        following = tokens[at + 1 : at + 3]
        is_number = token.kind == "figure" and len(token.text.rstrip(".")) == 1 and following
        is_number = is_number and kept and following[0].kind == "capital" and not kept[-1].governs
        if token.text in _BULLETS or is_number:
            opens = True
            continue
        is_label = label is not None and token.start == line.start + label.start()
        kept.append(replace(token, after_gap=token.after_gap or opens or is_label))
        opens = False
    return kept


def _goals(run: _Run, told: Said | None, written: date | None) -> tuple[list[Candidate], int]:
    """The goals of the columns that the run reads best as, and where the last line that they take begins."""
    plain = flowing(run.lines, run.tokens, ("goal",))
    kinds = [("goal", "words")] if run.labelled else [("goal",) * count for count in range(2, _MOST_COLUMNS + 1)]
    best: tuple[float, Sequence[Flowed]] = (_SURE, ())
    for columns in kinds:
        for alone, beside in zip(plain, flowing(run.lines, run.tokens, columns), strict=True):
            if alone.cost - beside.cost > best[0] and beside.texts:
                best = (alone.cost - beside.cost, beside.texts)
    texts = [text for text in best[1] if text.column == 0 or not run.labelled]
    goals = [text for text in texts if len(text.text.split()) >= _FEWEST_WORDS and not ends_open(text.text)]
    says_how = sum(is_whole(text.text) or bool(_SAYS_HOW.search(fold(text.text))) for text in goals)
    is_beside = run.labelled or len({text.column for text in goals}) > 1
    if len(goals) < 2 or 2 * says_how < len(goals) or not is_beside:
        return [], -1
    years = list(_years(run, told, written))
    return [
        Candidate(*text.span, text.text, None, None, years[text.column] if text.column < len(years) else told.year if told else None, 0.6)
        for text in goals
    ], max(text.last for text in best[1])


def _years(run: _Run, told: Said | None, written: date | None) -> Iterator[int]:
    """The years that head the columns."""
    for line in run.lines:
        years = _NUMBER.findall(line.text)
        if len(years) > 1 and not _NUMBER.sub("", line.text).strip():
            yield from map(int, years)
            return
