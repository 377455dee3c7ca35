"""Builds `corpus.db` from the records of a converted folder, and keeps it up to date.

The file is plain SQLite: Datasette, DuckDB, pandas and R open it as it is.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from sqlite_utils import Database

from corpus import schema
from corpus.rows import Row, Rows, field_texts, rows, search_row
from corpus.schema import NAME, NoCorpus, saying_what_to_do
from corpus.tracing import OWNER, trace
from extract.record import Record

_BATCH: Final = 500  # documents a transaction: enough to be fast, few enough to lose nothing much when stopped
_SEARCHED: Final = ", ".join(schema.SEARCH_COLUMNS)
_PATIENCE: Final = 30.0  # seconds to wait for those who read it
_SPELLED: Final = 3  # letters of the shortest word that may be misspelt


@dataclass(slots=True)
class Indexed:
    """What `index` did, in documents; `unreadable` names records that are none, and why."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    unreadable: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    path: str  # relative to OUT
    stamp: str


def index(out: Path, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Indexed:
    """Brings `out/corpus.db` up to date with `out/records`: new and changed records are read, those gone are taken out.

    `progress` is told how many of the records to read are done, and how many there are.

    Raises:
        NoCorpus: there are no records.
        BrokenCorpus: the file cannot be written, or is damaged.
    """
    found = list(_records(out))
    if not found:
        raise NoCorpus(f"{out / 'records'}: no records; convert a folder first: diarium convert FOLDER --out {out}")
    with saying_what_to_do(out / NAME), closing(_open_for_writing(out / NAME)) as database:
        return _update(database, out, found, progress)


def _records(out: Path) -> Iterator[_Found]:
    for path in sorted(path for path in (out / "records").rglob("*.json") if path.is_file()):
        state = path.stat()
        yield _Found(path.relative_to(out).as_posix(), f"{state.st_size}:{state.st_mtime_ns}")


def _open_for_writing(path: Path) -> Database:
    """The database, made anew when there is none or one of another version."""
    if path.exists():
        database = Database(sqlite3.connect(path, timeout=_PATIENCE))
        if database.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
            return _tuned(database)
        database.close()
        path.unlink()
    database = _tuned(Database(sqlite3.connect(path, timeout=_PATIENCE)))
    with database.conn:
        schema.create(database)
    return database


def _tuned(database: Database) -> Database:
    # A power cut loses the last batch at most, which the next run adds again.
    for pragma in ("synchronous = NORMAL", "cache_size = -65536", "temp_store = MEMORY"):
        database.execute(f"PRAGMA {pragma}").fetchall()
    return database


def _update(database: Database, out: Path, found: list[_Found], progress: Callable[[int, int], None]) -> Indexed:
    known: dict[str, tuple[int | None, str]] = {
        row[0]: (row[1], row[2])
        for row in database.execute(
            "SELECT record, id, stamp FROM documents UNION ALL SELECT record, NULL, stamp FROM bundles"
        )
    }
    todo = [record for record in found if known.get(record.path, (None, ""))[1] != record.stamp]
    gone = sorted(known.keys() - {record.path for record in found})
    result = Indexed(removed=len(gone), unchanged=len(found) - len(todo))
    connection = database.conn
    with connection:
        owners: set[str] = set()  # whose goals have changed
        for path in gone:
            owners |= _remove(connection, path, known[path][0])
        _note(connection, owners)
    reading = iter(todo)
    done = 0
    while batch := list(islice(reading, _BATCH)):
        with connection:
            owners = set()
            for record in batch:
                owners |= _put(connection, out, record, known.get(record.path), result)
            _note(connection, owners)
        done += len(batch)
        progress(done, len(todo))
    _finish(database)
    return result


def _note(connection: sqlite3.Connection, owners: Collection[str]) -> None:
    """Notes whose lines of goals are to be made anew, together with the change itself, so that none is forgotten."""
    connection.executemany("INSERT OR IGNORE INTO untraced VALUES (?)", [(owner,) for owner in owners])


def _put(
    connection: sqlite3.Connection, out: Path, record: _Found, known: tuple[int | None, str] | None, result: Indexed
) -> set[str]:
    """Reads a record into the database; returns whose goals it changed."""
    try:
        read = Record.model_validate_json((out / record.path).read_bytes())
    except (ValidationError, OSError) as error:
        reason = str(error).splitlines()[0]
        result.unreadable.append(f"{out / record.path}: no record of this version ({reason}); convert its source again")
        return set()
    owners: set[str] = set()
    if known:
        owners = _remove(connection, record.path, known[0])
        result.changed += 1
    else:
        result.added += 1
    if read.parts:  # its parts are the documents
        connection.execute(_insertion("bundles", 3), (record.path, read.source.sha256, record.stamp))
        return owners
    identifier = _insert(connection, rows(read, record.path, record.stamp), known[0] if known else None)
    return owners | {_owner(connection, identifier)}


def _insert(connection: sqlite3.Connection, row: Rows, identifier: int | None) -> int:
    # A document that is indexed again keeps its number, by which it is cited.
    cursor = connection.execute(_insertion("documents", len(schema.DOCUMENTS)), (identifier, *row.document))
    inserted = int(cursor.lastrowid or 0)
    for table, values in row.items.items():
        if values:
            connection.executemany(
                _insertion(table, len(schema.ITEMS[table]) + 2), [(None, inserted, *item) for item in values]
            )
    connection.execute(
        f"INSERT INTO search (rowid, {_SEARCHED}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - columns of the schema
        (inserted, *row.search),
    )
    return inserted


def _owner(connection: sqlite3.Connection, identifier: int) -> str:
    query = f"SELECT {OWNER} FROM documents WHERE id = ?"  # noqa: S608 - a constant
    return str(connection.execute(query, (identifier,)).fetchone()[0])


def _insertion(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - a table of the schema


def _remove(connection: sqlite3.Connection, record: str, identifier: int | None) -> set[str]:
    """Takes a document, or a bundle that has no number, out; returns whose goals it changes."""
    if identifier is not None:
        return {_remove_document(connection, identifier)}
    connection.execute("DELETE FROM bundles WHERE record = ?", (record,))
    return set()


def _remove_document(connection: sqlite3.Connection, identifier: int) -> str:
    """Takes a document out and returns whose it was; the contentless index must be told the words that it was given."""
    owner = _owner(connection, identifier)
    title = connection.execute("SELECT title FROM documents WHERE id = ?", (identifier,)).fetchone()[0]
    items = {table: _item_rows(connection, table, identifier) for table in schema.ITEMS}
    pages = [str(row[-1]) for row in items["pages"]]
    connection.execute(
        f"INSERT INTO search (search, rowid, {_SEARCHED}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - as above
        (identifier, *search_row(title, field_texts(items), pages)),
    )
    for table in schema.ITEMS:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (identifier,))  # noqa: S608 - a table of the schema
    connection.execute("DELETE FROM documents WHERE id = ?", (identifier,))
    return owner


def _item_rows(connection: sqlite3.Connection, table: str, identifier: int) -> list[Row]:
    query = f"SELECT * FROM {table} WHERE document = ? ORDER BY id"  # noqa: S608 - a table of the schema
    return [tuple(row[2:]) for row in connection.execute(query, (identifier,))]


def _finish(database: Database) -> None:
    """Brings up to date what is made of all documents: lines of goals, and the list of words."""
    owners = {row[0] for row in database.execute("SELECT owner FROM untraced")}
    if not owners:
        return
    with database.conn:
        trace(database.conn, owners)
        database.execute("DELETE FROM untraced")
        database.execute("DELETE FROM spellings")
        database.execute(
            "INSERT INTO spellings (word, documents) SELECT term, doc FROM vocabulary "
            "WHERE col = 'body' AND length(term) >= ? AND term NOT GLOB '*[0-9]*'",
            (_SPELLED,),
        )
    database.execute("PRAGMA optimize").fetchall()
