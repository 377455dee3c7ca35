"""Finds documents: the literal reading of a query first, then the folded one, then what is spelt nearly alike."""

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np
from rapidfuzz import fuzz, process

from corpus import columns, matching
from corpus.columns import Columns, Ids, Mask
from corpus.marking import Marker, Snippet
from corpus.query import Query, every_word, parse
from corpus.schema import NAME, VERSION, NoCorpus
from corpus.words import STOPWORDS

Order = Literal["relevance", "newest", "oldest"]

# How much a word counts in the title, the goals and decisions, and the body; as written, and in another form.
_WEIGHTS: Final = "8.0, 4.0, 1.0, 4.0, 2.0, 0.5"
_RANKED: Final = 3_000  # documents that are ranked by all their words; of more, those with them in title or fields
_ENOUGH: Final = 10  # documents found, below which words spelt nearly alike are looked for too
_MOST_SOME: Final = 50  # documents that have only some of the words
_SPELLINGS: Final = 6  # words spelt nearly alike, for one word
_LIKENESS: Final = 78.0  # of 100
_SHORTEST_ALIKE: Final = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, and the passage that shows why."""

    id: int
    name: str  # by which it is cited: the first twelve digits of its file's hash
    path: str
    type: str
    title: str | None
    organ: str | None
    municipality: str | None
    date: str | None
    year: int | None
    pages: int
    snippet: Snippet | None


@dataclass(frozen=True, slots=True)
class Found:
    """The documents of a page of results, how many there are in all, and how many by year, organ and so on.

    `alike` are words that were looked for because they are spelt nearly like those of the query; `loosened` are fields
    that no document has so, whose values were looked for in the texts instead.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, dict[str, int]]
    alike: tuple[str, ...] = ()
    loosened: tuple[str, ...] = ()


class Searcher:
    """An opened `corpus.db`; threads may share it."""

    def __init__(self, path: Path) -> None:
        """Opens `path`, a `corpus.db` or the folder that holds one.

        Raises:
            NoCorpus: there is none, or it is of another version.
        """
        self.path = path / NAME if path.is_dir() else path
        if not self.path.is_file():
            raise NoCorpus(f"{self.path}: no index; make one: diarium index {self.path.parent}")
        self.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self.connection.row_factory = sqlite3.Row
        if self.connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            raise NoCorpus(f"{self.path}: an index of another version; make it anew: diarium index {self.path.parent}")
        self.lock = threading.RLock()
        self._columns: tuple[int, Columns] | None = None

    @property
    def columns(self) -> Columns:
        """The fields of all documents, read again when the file has changed."""
        version = self.connection.execute("PRAGMA data_version").fetchone()[0]
        if self._columns is None or self._columns[0] != version:
            self._columns = (version, columns.load(self.connection))
        return self._columns[1]

    def search(self, typed: str | Query, *, limit: int = 20, offset: int = 0, order: Order = "relevance") -> Found:
        """The documents for what was typed, `limit` of them after the first `offset`."""
        query = parse(typed) if isinstance(typed, str) else typed
        with self.lock:
            ids, near = self._find(query, self.allowed(query))
            loosened: tuple[str, ...] = ()
            if not len(ids) and (looser := query.with_fields_as_words()):
                ids, near = self._find(looser, self.allowed(looser))
                if len(ids):
                    query, loosened = looser, query.texts_of_fields
            if order != "relevance" or not query.wanted:
                ids = self.columns.order_by_day(ids)[:: -1 if order == "oldest" else 1]
            marker = Marker(query, near)
            hits = tuple(self._hit(int(identifier), marker) for identifier in ids[offset : offset + limit])
            return Found(hits, len(ids), self.columns.count(ids), near, loosened)

    def ids(self, query: Query) -> Ids:
        """The ids of all documents for a query, the best first."""
        with self.lock:
            return self._find(query, self.allowed(query))[0]

    def with_fields(self, query: Query) -> Ids:
        """The documents with one of the words of the query in their goals, decisions, diary numbers or officers."""
        return self._ids(matching.any_folded(query, ("fields",)), self.columns.exists)

    def allowed(self, query: Query) -> Mask:
        """Which documents the filters of the query let through, by id."""
        with self.lock:
            return columns.keep(self.columns, query.filters, self.connection)

    def _find(self, query: Query, allowed: Mask) -> tuple[Ids, tuple[str, ...]]:
        """All documents, the best first, and the words spelt nearly alike that were looked for."""
        if not query.wanted:
            ids = np.flatnonzero(allowed)
            unwanted = self._ids(matching.negated(query), allowed) if query.clauses else ids[:0]
            return ids[~np.isin(ids, unwanted)], ()
        strict, loose = matching.literal(query), matching.folded(query)
        found = self._ranked(query, matching.literal, allowed)
        more = self._ids(loose, allowed)
        if len(more) > len(found):
            only = self._rank(f"({loose}) NOT ({strict})", allowed) if len(more) <= _RANKED else more
            found = _joined(found, only, more)
        if len(found) >= _ENOUGH:
            return found, ()
        return self._find_more(query, allowed, found)

    def _find_more(self, query: Query, allowed: Mask, found: Ids) -> tuple[Ids, tuple[str, ...]]:
        near = {word: self._near(word) for word in every_word(query)}
        words = tuple(dict.fromkeys(other for others in near.values() for other in others))
        found = _joined(found, self._rank(matching.alike(query, near.__getitem__), allowed))
        if len(found) < _ENOUGH and len(query.wanted) > 1:
            found = _joined(found, self._rank(matching.some(query, near.__getitem__), allowed)[:_MOST_SOME])
        return found, words

    def _ranked(self, query: Query, read: "matching.Reading", allowed: Mask) -> Ids:
        """All documents for one reading of the query; of very many, those with the words in title or fields first."""
        every = self._ids(read(query), allowed)
        if len(every) <= _RANKED:
            return self._rank(read(query), allowed) if len(every) else every
        prominent = self._ids(read(query, ("title",)), allowed)
        if len(prominent) < _RANKED:
            prominent = self._rank(read(query, ("title",)), allowed)
        return _joined(prominent, self.columns.order_by_day(every))

    def _ids(self, expression: str, allowed: Mask) -> Ids:
        rows = self.connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,))
        ids = np.fromiter((row[0] for row in rows), dtype=np.int64)
        return ids[allowed[ids]]

    def _rank(self, expression: str, allowed: Mask) -> Ids:
        rows = self.connection.execute(
            f"SELECT rowid, bm25(search, {_WEIGHTS}) FROM search WHERE search MATCH ?",  # noqa: S608 - a constant
            (expression,),
        ).fetchall()
        ids = np.array([row[0] for row in rows], dtype=np.int64)
        scores = np.array([row[1] for row in rows])
        kept = allowed[ids]
        return ids[kept][np.argsort(scores[kept], kind="stable")]

    def _near(self, word: str) -> tuple[str, ...]:
        """Words of the archive that are spelt nearly like this one, the nearest first."""
        if len(word) < _SHORTEST_ALIKE or word in STOPWORDS or not word.isalpha():
            return ()
        pieces = " OR ".join(f'"{word[place : place + 3]}"' for place in range(len(word) - 2))
        query = "SELECT word FROM spellings WHERE spellings MATCH ? ORDER BY bm25(spellings) LIMIT 300"
        candidates = [row[0] for row in self.connection.execute(query, (pieces,)) if row[0] != word]
        found = process.extract(word, candidates, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_SPELLINGS)
        return tuple(other for other, _, _ in found)

    def _hit(self, identifier: int, marker: Marker) -> Hit:
        row = self.connection.execute("SELECT * FROM documents WHERE id = ?", (identifier,)).fetchone()
        fields = {name: row[name] for name in Hit.__slots__ if name not in ("name", "snippet")}
        return Hit(**fields, name=row["sha256"][:12], snippet=marker.snippet(self.page_texts(identifier)))

    def page_texts(self, identifier: int) -> list[tuple[int, str]]:
        """The pages of a document: number and text."""
        query = "SELECT number, text FROM pages WHERE document = ? ORDER BY number"
        return [(row[0], row[1]) for row in self.connection.execute(query, (identifier,))]


def _joined(*groups: Sequence[int] | Ids) -> Ids:
    """The documents of all groups, each where it comes first."""
    every = np.concatenate([np.asarray(group, dtype=np.int64) for group in groups])
    _, first = np.unique(every, return_index=True)
    return every[np.sort(first)]
