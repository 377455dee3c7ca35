"""Puts the goals of the index into lines, when it is made."""

import sqlite3
from collections.abc import Collection, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from corpus.lineage import Wording, follow

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
