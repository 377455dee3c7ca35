"""The FTS5 tables of the index: which documents an expression finds, how well, and words spelt nearly alike."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process

from corpus.columns import Ids
from corpus.words import FOLDED, STOPWORDS

# How much a word counts in the title, the goals and decisions, and the body; as written, and in another form.
_WEIGHTS: Final = "8.0, 4.0, 1.0, 4.0, 2.0, 0.5"
_SPELLINGS: Final = 6  # words spelt nearly alike, for one word
_CANDIDATES: Final = 300  # words with most letters in common, that are compared
_LIKENESS: Final = 78.0  # of 100
_SHORTEST_ALIKE: Final = 4
_LONG: Final = 8  # letters of a word of which either half has three right ones together, though one is wrong
_COMMON: Final = 0.002  # share of the documents that have a word which is no misspelling
_FEW: Final = 20  # documents that may have a misspelling, in a small archive


class FullText:
    """Asks the FTS5 tables of an opened index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ids(self, expression: str) -> Ids:
        """All documents that an expression finds, in no order."""
        # One string of numbers is read five times as fast as a row each.
        query = "SELECT group_concat(rowid) FROM search WHERE search MATCH ?"
        found = self._connection.execute(query, (expression,)).fetchone()[0]
        return np.fromstring(found, dtype=np.int64, sep=",") if found else np.zeros(0, dtype=np.int64)

    def ranked(self, expression: str, among: Ids) -> Ids:
        """Those of the documents that an expression finds, the best first."""
        rows = self._connection.execute(
            # The plus keeps FTS5 from looking for each document by itself.
            f"SELECT rowid, bm25(search, {_WEIGHTS}) AS score FROM search WHERE search MATCH ? "  # noqa: S608 - a constant
            "AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY score, rowid",
            (expression, json.dumps(among.tolist())),
        )
        return np.array([row[0] for row in rows.fetchall()], dtype=np.int64)

    def folding_adds(self, stem: str, plain: str) -> bool:
        """Whether documents have a word that is another without å ä ö than `stem`, but the same as `plain`."""
        with_marks = self._documents_with(FOLDED + plain, "body_terms")
        if stem == plain:
            return with_marks > 0
        as_typed = self._documents_with(stem, "body_terms")
        return self._documents_with(plain, "body_terms") > 0 or with_marks > as_typed

    def near(self, word: str) -> tuple[str, ...]:
        """Words of the archive that are spelt nearly like this one, the nearest first; none for a common word."""
        if len(word) < _SHORTEST_ALIKE or word in STOPWORDS or not word.isalpha():
            return ()
        newest = self._connection.execute("SELECT max(id) FROM documents").fetchone()[0] or 0
        if self._documents_with(word, "body") > max(_FEW, _COMMON * newest):
            return ()
        query = f"SELECT word FROM spellings WHERE spellings MATCH ? ORDER BY rank LIMIT {_CANDIDATES}"  # noqa: S608
        rows = self._connection.execute(query, (_pieces(word),))
        candidates = [row[0] for row in rows if row[0] != word]
        found = process.extract(word, candidates, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_SPELLINGS)
        return tuple(other for other, _, _ in found)

    def _documents_with(self, term: str, column: str) -> int:
        query = "SELECT doc FROM vocabulary WHERE term = ? AND col = ?"
        row = self._connection.execute(query, (term, column)).fetchone()
        return int(row[0]) if row else 0


def _pieces(word: str) -> str:
    """Words with three letters together of this one: of either half, of a long word."""
    middle = len(word) // 2
    halves = (word[: middle + 1], word[middle - 1 :]) if len(word) >= _LONG else (word,)
    return " AND ".join(f"({_any(half)})" for half in halves)


def _any(part: str) -> str:
    pieces: Sequence[str] = [part[place : place + 3] for place in range(len(part) - 2)]
    return " OR ".join(f'"{piece}"' for piece in pieces)
