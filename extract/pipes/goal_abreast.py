"""Goals that stood side by side under a goal heading, in columns that a scan ran together.

Each line holds the next words of each column, and each column is read on from line to line by itself: of all ways to
part the lines the one that reads best, when it reads better than the lines do as they stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pipes.flowing import Flowed, flowing
from extract.pipes.goal_cells import SENTENCES
from extract.pipes.goal_heads import head_lines
from extract.pipes.goal_rows import is_whole
from extract.pipes.goal_terms import Candidate, announces, closes, is_goal_heading
from extract.pipes.goal_years import Said
from extract.pipes.printed_lines import as_printed
from extract.pipes.row_tokens import Token, last_token, tokens_of
from extract.pipes.sections import Line
from normalize.diacritics.fluency import may_be_name
from normalize.unicode import fold

# A word that can open a text, behind another; a bullet or number may stand before it.
_OPENS_AMID = re.compile(r"[\wåäö%).]\s(?:[•*«»+¢]\s|\d{1,2}[.)]?\s)?(?=[A-ZÅÄÖ][a-zåäö]*\s)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "2023", "Till och med 2023", "Senast år 2025", side by side.
_FOR_WHEN = re.compile(
    r"(?:(?:till och med|t\.?\s?o\.?\s?m\.?|till|senast|före(?: utgången av)?|(?:vid|till|i) (?:utgången|slutet) av|under|för|år)\s)*(?:19|20)\d\d\W*",
    re.I,
)
# Where things stand, below goals: "Närvaro 2022: 78 procent".
_STANDS = re.compile(r"\b(?:19|20)\d\d: ?\d")
_BULLETS = frozenset("•*«»+¢-")
# How things are to be, said without "ska": "Minst 75 procent är nöjda", "Självfinansieringsgraden ökar".
_SAYS_HOW = re.compile(
    r"^(?:minst|hogst|lagst|alla|samtliga|varje|ingen|inget|inga|fler|farre|noll|andelen|antalet)\b|\b(?:okar|minskar|drivs|[a-z]{3,}as)\b"
)
_LETTER = re.compile(r"\(?[a-h]\)")
_MOST_LINES = 14  # under the heading
_LONGEST_LINE = 150  # characters, as printed
_LONGEST = 330  # characters of lines that were joined
_FEWEST_WORDS = 3
_LONGEST_END = 6  # words
_MOST_COLUMNS = 3
_NEAR = 2  # lines
_MOST_AFTER = 4  # lines from the last one that holds two columns on
_GOALS = 0.75  # of the texts that the columns hold
_ALIKE = 0.05  # nats: of two ends that part the lines as well the later one
_COLUMN = 4.0  # nats, of a third column
_SURE = 4.0  # nats that side by side reads better


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines as printed that may hold columns, with their tokens, and the years that head the columns."""

    lines: Sequence[Line]
    tokens: Sequence[Sequence[Token]]
    years: Sequence[int]


def abreast(
    lines: Sequence[Line], above: Sequence[Said | None], line_starts: Sequence[int]
) -> tuple[list[Candidate], set[int]]:
    """The goals of columns under goal headings and sentences that say that goals follow, and where the lines that hold them begin.

    `above`: what stands over each line says of the year. `line_starts`: where the lines of the pages begin.
    """
    found: list[Candidate] = []
    taken: set[int] = set()
    for index, heading in enumerate(lines):
        if heading.start in taken or not (is_goal_heading(heading) or _says_that_follow(heading)):
            continue
        below = _below(lines, index + 1)
        run = _run(below, line_starts) if any(_OPENS_AMID.search(line.text) for line in below) else None
        texts = _best(run) if run else ()
        if run and _are_goals(texts, is_headed=bool(run.years)):
            first = next(at for at in range(index, len(lines)) if lines[at].end > texts[0].span[0])
            told = above[first]
            found += _candidates(texts, run.years, told)
            taken.update(line.start for line in below if line.start <= max(text.last for text in texts))
    return found, taken


def _says_that_follow(line: Line) -> bool:
    return line.text.endswith(":") and announces(line.folded)


def _below(lines: Sequence[Line], index: int) -> list[Line]:
    """The lines under the heading that may hold its columns."""
    below: list[Line] = []
    for at in range(index, min(index + _MOST_LINES, len(lines))):
        line = lines[at]
        if "\t" in line.text or len(line.text) > _LONGEST or is_goal_heading(line) or head_lines(lines, at):
            break
        if below and (closes(line) or announces(line.folded) or _STANDS.search(line.text)):
            break
        below.append(line)
    return below


def _run(below: Sequence[Line], line_starts: Sequence[int]) -> _Run | None:
    """The lines as printed from the first to the last that may hold two columns; None when they seem to hold one."""
    lines = [part for line in below for part in as_printed(line, line_starts)]
    tokens = list(map(_tokens, lines))
    heads = [at for at, line in enumerate(lines) if _heads_years(line)][:1]
    years = [int(year) for at in heads for year in _YEAR.findall(lines[at].text)]
    span = _span(lines, tokens, heads[0] + 1 if heads else 0)
    return _Run(lines[slice(*span)], tokens[slice(*span)], years) if span else None


def _span(lines: Sequence[Line], tokens: Sequence[Sequence[Token]], top: int) -> tuple[int, int] | None:
    """Where the lines from `top` on begin and end that may hold columns; None when they seem to hold one."""
    # After "i" and "av" a name may stand: only where no line is surer do such lines count.
    unsure = [at for at in range(top, len(lines)) if _is_apart(tokens[at], is_sure=False)]
    apart = [at for at in unsure if not top and _is_apart(tokens[at], is_sure=True)] or unsure
    if not apart:
        return None
    first, last = apart[0], apart[-1] + 1
    for at in reversed(unsure[: unsure.index(first)]):
        first = at if first - at <= _NEAR else first
    while last < min(apart[-1] + _MOST_AFTER, len(lines)) and _may_end(lines[last]):
        last += 1
    figures = [at for at in range(first, last) if _has_figures_beside(tokens[at])]
    if top and figures and figures[0] > first:
        last, figures = figures[0], []  # another table's
    rows = range(first, last)
    items = sum(bool(lines[at].marker) and at not in apart for at in rows)
    is_other = items > 1 or len(figures) > 1 or any(_is_other(lines[at]) for at in rows)
    return None if is_other else (first, last)


def _has_figures_beside(tokens: Sequence[Token]) -> bool:
    """Whether figures stand side by side as columns of them do, units and signs left out."""
    plain = [token for token in tokens if token.kind != "sign" and not token.is_unit]
    return any(one.is_value and two.is_value for one, two in pairwise(plain))


def _may_end(line: Line) -> bool:
    """Whether the line may hold the ends of texts."""
    is_short = len(line.text.split()) <= _LONGEST_END and not line.marker and line.text[-1] != "."
    return line.text[0].islower() or is_short


def _is_other(line: Line) -> bool:
    """Whether the line is a paragraph's, or an item of a list with letters, which holds no columns."""
    return len(line.text) > _LONGEST_LINE or bool(_LETTER.match(line.text))


def _tokens(line: Line) -> Sequence[Token]:
    """The line's tokens without the bullets and numbers of items, after which a gap stands."""
    plain = replace(line, text=line.text.lstrip("•*+- ").rjust(len(line.text)))
    tokens = tokens_of(plain)
    kept: list[Token] = []
    opens = False
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        is_number = token.kind == "figure" and len(token.text.rstrip(".")) == 1 and following is not None
        if token.text in _BULLETS or (
            is_number and following and following.kind == "capital" and kept and not kept[-1].governs
        ):
            opens = True
            continue
        kept.append(replace(token, after_gap=token.after_gap or opens))
        opens = False
    return kept


def _is_apart(tokens: Sequence[Token], *, is_sure: bool) -> bool:
    """Whether a text seems to begin amid the line."""
    return any(
        token.kind == "capital"
        and (
            token.after_gap
            or not (_may_precede(before, is_sure=is_sure) or token.text[:2].isupper() or may_be_name(token.text))
        )
        for before, token in pairwise(tokens)
    )


def _may_precede(token: Token, *, is_sure: bool) -> bool:
    """Whether a capital may follow the token within one text."""
    return (is_sure and token.is_before_name) or token.text[-1] in ".!?:" or token.kind == "capital"


def _best(run: _Run) -> Sequence[Flowed]:
    """The texts of the columns that the run reads best as; none when it reads as well as it stands."""
    alone = flowing(run.lines, run.tokens, 1)
    best: tuple[float, Sequence[Flowed]] = (_SURE, ())
    for columns in [len(run.years)] if run.years else range(2, _MOST_COLUMNS + 1):
        for plain, beside in zip(alone, flowing(run.lines, run.tokens, columns), strict=True):
            gain = plain.cost - beside.cost - _COLUMN * (columns - 2)
            if gain > best[0] - _ALIKE and beside.texts:
                best = (max(gain, best[0]), beside.texts)
    return best[1]


def _are_goals(texts: Sequence[Flowed], *, is_headed: bool) -> bool:
    """Whether the texts of at least two columns are goals, nearly all of them; `is_headed`: by when they are to be reached."""
    goals = [text for text in texts if _is_goal(text.text)]
    says_how = [text for text in goals if is_headed or is_whole(text.text) or _SAYS_HOW.search(fold(text.text))]
    return len({text.column for text in says_how}) > 1 and len(says_how) >= _GOALS * len(texts)


def _is_goal(text: str) -> bool:
    is_other = last_token(text).is_open or SENTENCES.search(text)
    return text[0].isupper() and len(text.split()) >= _FEWEST_WORDS and not is_other


def _candidates(texts: Sequence[Flowed], years: Sequence[int], told: Said | None) -> list[Candidate]:
    return [
        Candidate(
            *text.span, text.text, None, None, Said(years[text.column]) if text.column < len(years) else told, 0.6
        )
        for text in texts
        if _is_goal(text.text)
    ]


def _heads_years(line: Line) -> bool:
    """Whether the line holds the years that head the columns, and nothing else."""
    # The ways to part a line grow with its columns' number.
    return 1 < len(_YEAR.findall(line.text)) <= _MOST_COLUMNS and not _FOR_WHEN.sub("", line.text).strip()
