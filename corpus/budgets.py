"""Sums of money by year and subject."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np

from corpus.query import Query, parse
from corpus.search import Searcher

RECENT: Final = 8  # years, by which subjects are ranked
_MOST_SUBJECTS: Final = 60
# Rows of tables that add up the others; with them every krona would be counted twice.
_TOTALS: Final = "('summa', 'totalt', 'total', 'netto', 'summa netto', 'summa kostnader', 'summa intäkter')"


@dataclass(frozen=True, slots=True)
class Subject:
    """What sums are for: kronor and number of sums by year."""

    name: str | None
    kronor: dict[int, float]
    mentions: dict[int, int]

    def total(self, years: Collection[int]) -> float:
        """Kronor of these years."""
        return sum(kronor for year, kronor in self.kronor.items() if year in years)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of the documents that were asked for: by year, and by subject and year, the largest of late first."""

    years: dict[int, float]
    subjects: tuple[Subject, ...]
    kinds: tuple[str, ...]
    mentions: int


def sums(searcher: Searcher, typed: str | Query = "", *, kind: str | None = None) -> Sums:
    """The sums in the documents for what was typed, of one kind (`budget`, `utfall`) or of all; in kronor."""
    query = parse(typed) if isinstance(typed, str) else typed
    with searcher.snapshot():
        where, values = f"year IS NOT NULL AND coalesce(lower(subject), '') NOT IN {_TOTALS}", []
        if query.clauses or query.filters:
            ids = searcher.ids(query)
            where += " AND document IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(np.asarray(ids).tolist()))
        kinds = searcher.connection.execute(f"SELECT DISTINCT kind FROM budgets WHERE {where}", values)  # noqa: S608
        found_kinds = tuple(sorted(row[0] for row in kinds))
        if kind:
            where += " AND kind = ?"
            values.append(kind)
        rows = searcher.connection.execute(
            f"SELECT lower(subject), year, sum(amount), count(*) FROM budgets WHERE {where} GROUP BY 1, 2",  # noqa: S608
            values,
        ).fetchall()
    years: dict[int, float] = {}
    subjects: dict[str | None, Subject] = {}
    for name, year, kronor, mentions in rows:
        years[year] = years.get(year, 0.0) + kronor
        subject = subjects.setdefault(name, Subject(name, {}, {}))
        subject.kronor[year], subject.mentions[year] = kronor, mentions
    recent = sorted(years)[-RECENT:]
    ranked = sorted(subjects.values(), key=lambda subject: -abs(subject.total(recent)))[:_MOST_SUBJECTS]
    mentions = sum(sum(subject.mentions.values()) for subject in subjects.values())
    return Sums(dict(sorted(years.items())), tuple(ranked), found_kinds, mentions)
