"""The tables of `corpus.db`: a plain SQLite file, one row an item, each with the place where it was read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlite_utils import Database

from extract.errors import DiariumError

NAME: Final = "corpus.db"
VERSION: Final = 4  # raised whenever a table or the words of the index change; an older file is made anew

# Where an item was read: `substr(pages.text, start + 1, end - start)` of its document and page is the passage.
_EVIDENCE: Final[dict[str, Any]] = {
    "page": int,
    "start": int,
    "end": int,
    "x0": float,  # box on the page, in PDF points from the top left; null for plain text
    "top": float,
    "x1": float,
    "bottom": float,
    "raw": str,  # what stood there before repair
    "confidence": float,
}

DOCUMENTS: Final[dict[str, Any]] = {
    "id": int,
    "path": str,  # of the source, relative to the input folder; for a part of a bundle with `#page=64`, where it begins
    "record": str,  # of the record, relative to OUT
    "sha256": str,  # of the source
    "first_page": int,  # of a part in its bundle; null for a source that is one document
    "media_type": str,
    "type": str,
    "title": str,
    "organ": str,
    "sender": str,
    "municipality": str,
    "date": str,
    "year": int,
    "set_for": int,  # the year that its title names, else `year`: a plan is decided the year before
    "pages": int,
    "quality": float,  # of its worst page
    "stamp": str,  # size and time of change of the record when it was read
}

# Rows of a document, in the order in which `corpus.rows` gives their values; `id` and `document` come first in each.
ITEMS: Final[dict[str, dict[str, Any]]] = {
    "pages": {"number": int, "origin": str, "quality": float, "width": float, "height": float, "text": str},
    "paragraphs": {"page": int, "start": int, "end": int},
    "decisions": {"text": str, "kind": str, **_EVIDENCE},
    "goals": {
        "text": str,
        "number": int,
        "area": str,
        "year": int,
        "target": float,
        "unit": str,
        "direction": str,
        **_EVIDENCE,
    },
    "budgets": {"text": str, "amount": float, "year": int, "kind": str, "subject": str, **_EVIDENCE},
    "dates": {"text": str, "start_date": str, "end_date": str, "role": str, "inferred_year": int, **_EVIDENCE},
    "people": {"name": str, "title": str, "unit": str, "folded": str, **_EVIDENCE},
    "diary_numbers": {"text": str, **_EVIDENCE},
    "recipients": {"text": str, **_EVIDENCE},
    "indicators": {"name": str, "period": str, "value": float, "unit": str, **_EVIDENCE},
}

# Bundles: their parts are the documents, they themselves hold nothing to search.
BUNDLES: Final[dict[str, Any]] = {"record": str, "sha256": str, "stamp": str}

# Goals that are the same through the years have the same line; `corpus.goals` fills it from `goals`.
LINES: Final[dict[str, Any]] = {"line": int, "goal": int, "confidence": float}

# Whose goals have changed since their lines were made: what an indexing that was stopped has left to the next.
UNTRACED: Final[dict[str, Any]] = {"owner": str}

_INDEXED: Final = (
    ("documents", "year"),
    ("documents", "sha256"),
    ("budgets", "amount"),
    ("budgets", "year"),
    ("goals", "year"),
    ("dates", "start_date"),
)

# Words as written, then their terms (`corpus.words.index_terms`). The texts themselves are in the other tables, so that
# this one is contentless: the file is a third smaller.
SEARCH_COLUMNS: Final = ("title", "fields", "body", "title_terms", "fields_terms", "body_terms")
_SEARCH: Final = (
    f"CREATE VIRTUAL TABLE search USING fts5({', '.join(SEARCH_COLUMNS)}, content='', "
    "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
)
# For each word how many documents have it; and the words by three letters, to find what was misspelt or misread.
_WORDS: Final = "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(search, col)"
_SPELLINGS: Final = "CREATE VIRTUAL TABLE spellings USING fts5(word, documents UNINDEXED, tokenize='trigram')"

_PARAGRAPH_TEXTS: Final = """
SELECT paragraphs.document, paragraphs.page, paragraphs.start, paragraphs.end,
       substr(pages.text, paragraphs.start + 1, paragraphs.end - paragraphs.start) AS text
FROM paragraphs JOIN pages ON pages.document = paragraphs.document AND pages.number = paragraphs.page
"""
_GOALS_BY_LINE: Final = """
SELECT goal_lines.line, goal_lines.confidence AS same_goal, goals.*, documents.path, documents.sha256,
       documents.first_page, documents.organ, documents.municipality, documents.date, documents.title,
       (SELECT group_concat(name, ', ') FROM
           (SELECT DISTINCT name FROM people WHERE document = documents.id)) AS people,
       coalesce(goals.year, documents.set_for) AS set_for
FROM goal_lines JOIN goals ON goals.id = goal_lines.goal JOIN documents ON documents.id = goals.document
"""


class NoCorpus(DiariumError):
    """There is no index to search; the message says how to make one."""


class BrokenCorpus(DiariumError):
    """The index cannot be used; the message says why and what to do."""


@contextmanager
def saying_what_to_do(path: Path) -> Iterator[None]:
    """Turns what SQLite says of the index at `path` into a `BrokenCorpus`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        remedy = "check that there is room, that it is yours, and that no other `diarium index` is at work; then again"
        raise BrokenCorpus(f"{path}: the index cannot be used ({error}); {remedy}") from error
    except sqlite3.Error as error:
        remedy = f"delete it and make it anew: diarium index {path.parent}"
        raise BrokenCorpus(f"{path}: the index is damaged ({error}); {remedy}") from error


def create(database: Database) -> None:
    """Makes all tables, indexes and views in an empty database."""
    database.table("documents").create(DOCUMENTS, pk="id", not_null={"path", "record"})
    database.table("documents").create_index(["path"], unique=True)
    database.table("bundles").create(BUNDLES, pk="record")
    for name, columns in ITEMS.items():
        database.table(name).create(
            {"id": int, "document": int, **columns}, pk="id", foreign_keys=[("document", "documents", "id")]
        )
        database.table(name).create_index(["document"])
    database.table("goal_lines").create(LINES, pk="goal")
    database.table("goal_lines").create_index(["line"])
    database.table("untraced").create(UNTRACED, pk="owner")
    for table, *columns_of_index in _INDEXED:
        database.table(table).create_index(columns_of_index)
    for statement in (_SEARCH, _WORDS, _SPELLINGS):
        database.execute(statement)
    database.create_view("paragraph_texts", _PARAGRAPH_TEXTS)
    database.create_view("goals_by_line", _GOALS_BY_LINE)
    database.execute(f"PRAGMA user_version = {VERSION:d}")
