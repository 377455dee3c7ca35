"""Lines of goals in `corpus.db`: made when it is indexed, read by number, word and year."""

import difflib
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from corpus.marking import Marker
from corpus.names import document_name
from corpus.query import Query, parse
from corpus.search import Searcher

_MEMBERS: Final = (
    "SELECT goal_lines.line, goals.document, coalesce(goals.year, documents.set_for), goals.text FROM goal_lines "
    "JOIN goals ON goals.id = goal_lines.goal JOIN documents ON documents.id = goals.document"
)
_OF_DOCUMENTS: Final = "WHERE goals.document IN (SELECT value FROM json_each(?))"
_WORTH_COMPARING: Final = 0.5  # of the words and gaps; with less in common the old wording and the new one stand whole
_TOKEN: Final = re.compile(r"\s+|[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a wording: `same` as in the wording before, `new`, or `gone` from it."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as one document has it, where it stands there, and how sure it belongs to its line."""

    document: int
    name: str  # of the document, by which it is cited
    path: str
    title: str | None
    organ: str | None
    municipality: str | None
    year: int | None
    number: int | None
    area: str | None
    text: str
    target: float | None
    unit: str | None
    direction: str | None
    date: str | None  # of the document
    people: str | None  # who prepared it
    page: int
    start: int
    end: int
    confidence: float
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalLine:
    """The same goal through the years, the earliest wording first."""

    id: int
    goals: tuple[Goal, ...]

    @property
    def first_year(self) -> int | None:
        """The first year that it is set for."""
        return min(self._years, default=None)

    @property
    def last_year(self) -> int | None:
        """The last year that it is set for."""
        return max(self._years, default=None)

    @property
    def _years(self) -> list[int]:
        return [goal.year for goal in self.goals if goal.year]


def goal_lines(
    searcher: Searcher, typed: str | Query = "", *, first: int | None = None, last: int | None = None
) -> list[GoalLine]:
    """The lines of goals with a wording that has the words, and with one from the year `first` to `last`.

    Filters (`organ:KS`, `kommun:granvik`) narrow the documents. Those that were set in most years come first.
    """
    query = parse(typed) if isinstance(typed, str) else typed
    return read_lines(searcher, query, find_lines(searcher, query, first=first, last=last))


def find_lines(searcher: Searcher, query: Query, *, first: int | None = None, last: int | None = None) -> list[int]:
    """The numbers of these lines, for showing a page of them: `read_lines` reads no more than it is asked for."""
    sql, values = f"SELECT * FROM ({_MEMBERS})", []  # noqa: S608 - a constant
    with searcher.snapshot():
        allowed = searcher.allowed(query)
        if query.wanted:  # only lines with a document that has one of the words in its goals
            sql += f" WHERE line IN (SELECT line FROM ({_MEMBERS} {_OF_DOCUMENTS}))"  # noqa: S608 - constants
            values.append(json.dumps(searcher.with_fields(query).tolist()))
        members = [_Member(*row) for row in searcher.connection.execute(sql, values)]
    lines: dict[int, list[_Member]] = defaultdict(list)
    for member in members:
        if allowed[member.document]:
            lines[member.line].append(member)
    fits = _Wanted(query)
    found = [line for line, members in lines.items() if _between(members, first, last) and fits(members)]
    return sorted(found, key=lambda line: _rank(line, lines[line]))


def read_lines(searcher: Searcher, query: Query, lines: Sequence[int]) -> list[GoalLine]:
    """The lines with these numbers, in this order, each with its wordings in the documents that the filters allow."""
    with searcher.snapshot():
        allowed = searcher.allowed(query)
        rows = searcher.connection.execute(
            "SELECT * FROM goals_by_line WHERE line IN (SELECT value FROM json_each(?)) ORDER BY set_for, document, id",
            (json.dumps(list(lines)),),
        )
        goals: dict[int, list[Goal]] = {line: [] for line in lines}
        for row in rows:
            if allowed[row["document"]]:
                goals[row["line"]].append(_goal(row))
    return [GoalLine(line, _with_changes(members)) for line, members in goals.items()]


class _Member(NamedTuple):
    line: int
    document: int
    year: int | None
    text: str


def _rank(line: int, members: Sequence[_Member]) -> tuple[int, int, int]:
    years = {member.year for member in members if member.year}
    return -len(years), min(years, default=0), line


def _between(members: Sequence[_Member], first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    return any(member.year and (first or 0) <= member.year <= (last or 9999) for member in members)


class _Wanted:
    """Whether one wording of a line has every clause of a query, and none has what is not wanted."""

    def __init__(self, query: Query) -> None:
        self._wanted = [Marker(Query((clause,))) for clause in query.wanted]
        self._unwanted = [
            Marker(Query((replace(clause, negated=False),))) for clause in query.clauses if clause.negated
        ]

    def __call__(self, members: Sequence[_Member]) -> bool:
        return any(all(marker.marks(member.text) for marker in self._wanted) for member in members) and not any(
            marker.marks(member.text) for marker in self._unwanted for member in members
        )


def _goal(row: sqlite3.Row) -> Goal:
    taken = {name: row[name] for name in Goal.__slots__ if name not in ("name", "year", "confidence", "changes")}
    return Goal(
        **taken, name=document_name(row["sha256"], row["first_page"]), year=row["set_for"], confidence=row["same_goal"]
    )


def _with_changes(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    before: Goal | None = None
    found = []
    for goal in goals:
        found.append(replace(goal, changes=compare(before.text, goal.text)) if before else goal)
        before = goal
    return tuple(found)


def compare(before: str, after: str) -> tuple[Change, ...]:
    """What changed from one wording to the next, word by word.

    >>> [(change.kind, change.text) for change in compare("Minst 80 % nöjda", "Minst 85 % nöjda")]
    [('same', 'Minst '), ('gone', '80'), ('new', '85'), ('same', ' % nöjda')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < _WORTH_COMPARING:
        return Change(before, "gone"), Change(after, "new")
    changes = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            changes.append(Change("".join(new[c:d]), "same"))
            continue
        if a < b:
            changes.append(Change("".join(old[a:b]), "gone"))
        if c < d:
            changes.append(Change("".join(new[c:d]), "new"))
    return tuple(changes)
