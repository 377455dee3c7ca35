"""Finds documents: the literal reading of a query first, then the folded one, then what is spelt nearly alike.

Each step is taken only where the one before found too little; nobody reads on after three thousand documents.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np

from corpus import columns, matching
from corpus.columns import Columns, Ids, Mask
from corpus.fulltext import FullText
from corpus.marking import Marker, Snippet
from corpus.names import document_name
from corpus.query import Clause, Query, every_word, parse
from corpus.schema import NAME, VERSION, NoCorpus, saying_what_to_do
from corpus.words import fold, stem

Order = Literal["relevance", "newest", "oldest"]

_PATIENCE: Final = 30.0  # seconds that a question waits for `diarium index` to have written
_RANKED: Final = 3_000  # documents that are ranked by all their words; of more, those with them in title or fields
_ENOUGH: Final = 3  # documents found, below which words spelt nearly alike are looked for too
_MOST_SOME: Final = 50  # documents that have only some of the words


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, and the passage that shows why."""

    id: int
    name: str  # by which it is cited: the first twelve digits of its file's hash, and its first page in a bundle
    path: str  # of its file; of a part of a bundle with `#page=` and the page of the file on which it begins
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
            BrokenCorpus: it is damaged, or cannot be read now.
        """
        self.path = path if path.is_file() or path.name == NAME else path / NAME
        if not self.path.is_file():
            raise NoCorpus(f"{self.path}: no index; make one: diarium index {self.path.parent}")
        uri = f"{self.path.resolve().as_uri()}?mode=ro"
        self.connection = sqlite3.connect(uri, uri=True, check_same_thread=False, timeout=_PATIENCE)
        self.connection.row_factory = sqlite3.Row
        with saying_what_to_do(self.path):
            version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        if version != VERSION:
            raise NoCorpus(f"{self.path}: an index of another version; make it anew: diarium index {self.path.parent}")
        self.lock = threading.RLock()
        self._text = FullText(self.connection)
        self._columns: tuple[int, Columns] | None = None

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """The index as it is now, for one thread, though `diarium index` may be writing to it."""
        with self.lock:
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.rollback()

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
        with self.snapshot():
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
        with self.snapshot():
            return self._find(query, self.allowed(query))[0]

    def with_fields(self, query: Query) -> Ids:
        """The documents with one of the words of the query in their goals, decisions, diary numbers or officers."""
        return self._ids(matching.any_folded(query, ("fields",)), self.columns.exists)

    def allowed(self, query: Query) -> Mask:
        """Which documents the filters of the query let through, by id."""
        with self.snapshot():
            return columns.keep(self.columns, query.filters, self.connection)

    def _find(self, query: Query, allowed: Mask) -> tuple[Ids, tuple[str, ...]]:
        """All documents, the best first, and the words spelt nearly alike that were looked for."""
        if not query.wanted:
            ids = np.flatnonzero(allowed)
            unwanted = self._ids(matching.negated(query), allowed) if query.clauses else ids[:0]
            return ids[~np.isin(ids, unwanted)], ()
        found = self._literal(query, allowed)
        if len(found) <= _RANKED and self._folding_adds(query):
            strict, loose = matching.literal(query), matching.folded(query)
            more = self._ids(f"({loose}) NOT ({strict})", allowed)
            found = _joined(found, self._text.ranked(loose, more) if len(more) <= _RANKED else more)
        if len(found) >= _ENOUGH:
            return found, ()
        return self._find_more(query, allowed, found)

    def _find_more(self, query: Query, allowed: Mask, found: Ids) -> tuple[Ids, tuple[str, ...]]:
        """What is spelt nearly alike, and then what has only some of the words, after what was found."""
        near = {word: self._text.near(word) for word in every_word(query)}
        words = tuple(dict.fromkeys(other for others in near.values() for other in others))
        found = _joined(found, self._best(matching.alike(query, near.__getitem__), allowed))
        rare = self._rare(query, allowed)
        if len(found) < _ENOUGH and len(query.wanted) > 1 and rare:
            unwanted = tuple(clause for clause in query.clauses if clause.negated)
            some = matching.some(Query((*rare, *unwanted)), near.__getitem__)
            found = _joined(found, self._best(some, allowed)[:_MOST_SOME])
        return found, words

    def _rare(self, query: Query, allowed: Mask) -> list[Clause]:
        """The clauses that tell documents apart."""
        wanted = [(clause, matching.literal(Query((clause,)))) for clause in query.wanted]
        return [clause for clause, expression in wanted if len(self._ids(expression, allowed)) <= _RANKED]

    def _literal(self, query: Query, allowed: Mask) -> Ids:
        """All documents, ranked by all their words; of very many, those with the words in title or fields are."""
        every = self._ids(matching.literal(query), allowed)
        if len(every) <= _RANKED:
            return self._text.ranked(matching.literal(query), every) if len(every) else every
        for columns_ in (matching.PROMINENT, ("title",)):
            prominent = self._ids(matching.literal(query, columns_), allowed)
            if len(prominent) <= _RANKED:
                prominent = self._text.ranked(matching.literal(query, columns_), prominent)
                break
        return _joined(prominent, self.columns.order_by_day(every))

    def _folding_adds(self, query: Query) -> bool:
        for term in (term for clause in query.wanted for term in clause.terms):
            if term.prefix:
                return True
            if len(term.words) == 1:
                stemmed = stem(term.words[0])
                if self._text.folding_adds(stemmed, fold(stemmed)):
                    return True
        return False

    def _best(self, expression: str, allowed: Mask) -> Ids:
        ids = self._ids(expression, allowed)
        return self._text.ranked(expression, ids) if len(ids) <= _RANKED else self.columns.order_by_day(ids)

    def _ids(self, expression: str, allowed: Mask) -> Ids:
        ids = self._text.ids(expression)
        return ids[allowed[ids]]

    def _hit(self, identifier: int, marker: Marker) -> Hit:
        row = self.connection.execute("SELECT * FROM documents WHERE id = ?", (identifier,)).fetchone()
        fields = {name: row[name] for name in Hit.__slots__ if name not in ("name", "snippet")}
        return Hit(
            **fields,
            name=document_name(row["sha256"], row["first_page"]),
            snippet=marker.snippet(self.page_texts(identifier)),
        )

    def page_texts(self, identifier: int) -> list[tuple[int, str]]:
        """The pages of a document: number and text."""
        query = "SELECT number, text FROM pages WHERE document = ? ORDER BY number"
        return [(row[0], row[1]) for row in self.connection.execute(query, (identifier,))]


def _joined(*groups: Sequence[int] | Ids) -> Ids:
    """The documents of all groups, each where it comes first."""
    every = np.concatenate([np.asarray(group, dtype=np.int64) for group in groups])
    _, first = np.unique(every, return_index=True)
    return every[np.sort(first)]
