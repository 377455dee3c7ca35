"""Lines of goals in `corpus.db`: made when it is indexed, read by number, word and year."""

import difflib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Final

from corpus.lineage import Wording, follow
from corpus.marking import Marker
from corpus.query import Query, parse
from corpus.search import Searcher

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


# Whose goals are followed: those of one municipality; of one body where a document names no municipality.
OWNER: Final = "coalesce(documents.municipality, documents.organ, '')"


def trace(connection: sqlite3.Connection, owners: Collection[str]) -> None:
    """Makes the lines of the goals of these owners anew."""
    rows = connection.execute(
        f"SELECT {OWNER}, goals.id, goals.document, coalesce(goals.year, documents.set_for), goals.text "  # noqa: S608
        "FROM goals JOIN documents ON documents.id = goals.document ORDER BY 1, 2"
    )
    for owner, group in groupby(rows, key=itemgetter(0)):
        if owner in owners:
            _trace_one(connection, [Wording(*row[1:]) for row in group])
    connection.execute("DELETE FROM goal_lines WHERE goal NOT IN (SELECT id FROM goals)")


def _trace_one(connection: sqlite3.Connection, wordings: Sequence[Wording]) -> None:
    # A line is called by the first of its goals, which no other line has.
    connection.executemany(
        "INSERT OR REPLACE INTO goal_lines (line, goal, confidence) VALUES (?, ?, ?)",
        [
            (min(wording.id for wording, _ in line.wordings), wording.id, sure)
            for line in follow(wordings)
            for wording, sure in line.wordings
        ],
    )


def goal_lines(
    searcher: Searcher, typed: str | Query = "", *, first: int | None = None, last: int | None = None
) -> list[GoalLine]:
    """The lines of goals with a wording that has the words, and with one from the year `first` to `last`.

    Filters (`organ:KS`, `kommun:granvik`) narrow the documents. The longest lines come first.
    """
    query = parse(typed) if isinstance(typed, str) else typed
    with searcher.lock:
        rows = searcher.connection.execute("SELECT * FROM goals_by_line ORDER BY line, set_for, document, id")
        lines = defaultdict(list)
        allowed = searcher.allowed(query)
        for row in rows:
            if allowed[row["document"]]:
                lines[row["line"]].append(row)
        found = [
            GoalLine(line, _with_changes([_goal(row) for row in members]))
            for line, members in lines.items()
            if _between(members, first, last) and _has_words(members, query)
        ]
    return sorted(found, key=lambda line: (-len({goal.year for goal in line.goals}), line.first_year or 0, line.id))


def _between(rows: Sequence[sqlite3.Row], first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    return any(row["set_for"] and (first or 0) <= row["set_for"] <= (last or 9999) for row in rows)


def _has_words(rows: Sequence[sqlite3.Row], query: Query) -> bool:
    """Whether one of the wordings has every clause of the query, and none has what is not wanted."""
    wanted = [Marker(Query((clause,))) for clause in query.wanted]
    unwanted = [Marker(Query((replace(clause, negated=False),))) for clause in query.clauses if clause.negated]
    texts = [f"{row['text']} {row['area'] or ''}" for row in rows]
    return any(all(marker.marks(text) for marker in wanted) for text in texts) and not any(
        marker.marks(text) for marker in unwanted for text in texts
    )


def _goal(row: sqlite3.Row) -> Goal:
    taken = {name: row[name] for name in Goal.__slots__ if name not in ("name", "year", "confidence", "changes")}
    return Goal(**taken, name=row["sha256"][:12], year=row["set_for"], confidence=row["same_goal"])


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
