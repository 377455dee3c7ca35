"""What documents are counted and narrowed by, in memory: an array a field counts 100,000 documents in a moment."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.query import Field, Filter
from corpus.words import fold
from normalize.unicode import in_swedish_order

Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]

_OF_DOCUMENTS: Final[tuple[Field, ...]] = ("organ", "type", "municipality")
MOST_VALUES: Final = 50  # of a facet that are counted; years are all
FACETS: Final[tuple[Field, ...]] = ("year", "organ", "type", "municipality", "person")


@dataclass(frozen=True, slots=True)
class _Names:
    """A field's values: `values[codes[n]]` is that of `documents[n]`; `plain` are the values without marks."""

    values: list[str]
    plain: list[str]
    documents: Ids
    codes: NDArray[np.int32]

    def documents_with(self, text: str) -> Ids:
        """The documents whose value is the text, or else begins with it, or else holds it; marks and case aside."""
        wanted = fold(text)
        for fits in (str.__eq__, str.startswith, str.__contains__):
            if places := [place for place, value in enumerate(self.plain) if fits(value, wanted)]:
                return self.documents[np.isin(self.codes, places)]
        return self.documents[:0]

    def count(self, chosen: Mask) -> dict[str, int]:
        """How many of the chosen documents have each value, the most frequent first, and no more than `MOST_VALUES`."""
        counts = np.bincount(self.codes[chosen[self.documents]], minlength=len(self.values))
        order = np.argsort(-counts, kind="stable")[:MOST_VALUES]
        return {self.values[place]: int(counts[place]) for place in order if counts[place]}


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of all documents, by document id."""

    exists: Mask
    year: NDArray[np.int32]  # 0: none
    day: NDArray[np.int32]  # 20180605; the year alone where there is no date
    names: dict[Field, _Names]
    sums: tuple[Ids, NDArray[np.float64]]  # documents and kronor, side by side

    def order_by_day(self, ids: Ids) -> Ids:
        """The documents, newest first."""
        return ids[np.lexsort((ids, -self.day[ids]))]

    def count(self, ids: Ids) -> dict[str, dict[str, int]]:
        """How many of the documents have each value, by facet; years in order, other values the most frequent first."""
        years, numbers = np.unique(self.year[ids], return_counts=True)
        counts = {"year": {str(year): int(n) for year, n in zip(years, numbers, strict=True) if year}}
        chosen = np.zeros(len(self.exists), dtype=bool)
        chosen[ids] = True
        return counts | {field: names.count(chosen) for field, names in self.names.items()}


def load(connection: sqlite3.Connection) -> Columns:
    """Reads the fields of all documents."""
    rows = connection.execute("SELECT id, year, date, organ, type, municipality FROM documents").fetchall()
    size = max((row[0] for row in rows), default=0) + 1
    ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    exists = np.zeros(size, dtype=bool)
    exists[ids] = True
    year, day = np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
    year[ids] = [row[1] or 0 for row in rows]
    day[ids] = [int(row[2].replace("-", "")) if row[2] else (row[1] or 0) * 10_000 for row in rows]
    names = {
        field: _names([(row[0], row[place]) for row in rows if row[place]])
        for place, field in enumerate(_OF_DOCUMENTS, start=3)
    }
    names["person"] = _names(connection.execute("SELECT DISTINCT document, name FROM people").fetchall())
    return Columns(exists, year, day, names, _sums(connection))


def _sums(connection: sqlite3.Connection) -> tuple[Ids, NDArray[np.float64]]:
    # One string of numbers is read five times as fast as a row each.
    query = "SELECT group_concat(document || ' ' || amount, ' ') FROM budgets"
    numbers = np.fromstring(connection.execute(query).fetchone()[0] or "", dtype=np.float64, sep=" ").reshape(-1, 2)
    return numbers[:, 0].astype(np.int64), numbers[:, 1]


def _names(pairs: Sequence[tuple[int, str]]) -> _Names:
    # In alphabetical order, so that values that are as frequent stand so.
    values = sorted({value for _, value in pairs}, key=in_swedish_order)
    places = {value: place for place, value in enumerate(values)}
    codes = np.fromiter((places[value] for _, value in pairs), dtype=np.int32, count=len(pairs))
    documents = np.fromiter((document for document, _ in pairs), dtype=np.int64, count=len(pairs))
    return _Names(values, [fold(value) for value in values], documents, codes)


def keep(columns: Columns, filters: Iterable[Filter], connection: sqlite3.Connection) -> Mask:
    """Which documents every filter lets through, by id."""
    mask = columns.exists.copy()
    for wanted in filters:
        found = _matching(columns, wanted, connection)
        mask &= ~found if wanted.negated else found
    return mask


def _matching(columns: Columns, wanted: Filter, connection: sqlite3.Connection) -> Mask:
    if wanted.field == "year":
        low, high = wanted.low or 1, wanted.high if wanted.high is not None else np.inf
        return np.asarray((columns.year >= low) & (columns.year <= high))
    if wanted.field in columns.names:
        return _mask(columns, columns.names[wanted.field].documents_with(wanted.text))
    if wanted.field == "amount":
        documents, amounts = columns.sums
        low, high = (-np.inf if wanted.low is None else wanted.low), (np.inf if wanted.high is None else wanted.high)
        return _mask(columns, documents[(amounts >= low) & (amounts <= high)])
    query = "SELECT document, text FROM diary_numbers WHERE text LIKE '%' || ? || '%' ESCAPE '\\'"
    found = connection.execute(query, (wanted.text.translate({ord(sign): f"\\{sign}" for sign in "%_\\"}),))
    return _mask(columns, [row[0] for row in found])


def _mask(columns: Columns, documents: Sequence[int] | Ids) -> Mask:
    mask = np.zeros(len(columns.exists), dtype=bool)
    mask[np.asarray(documents, dtype=np.int64)] = True
    return mask
