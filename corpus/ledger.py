"""The ledger of OUT: which inputs there are, what became of each, and what was written for it."""

import os
import socket
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final, Literal, Self

from pydantic import ValidationError

from corpus.causes import MAX_TRIES, Again, again
from corpus.inputs import Input
from corpus.names import collision_key, mark_of, record_name
from corpus.settings import Settings
from corpus.worker import Result

NAME = "ledger.sqlite"
VERSION = 1
MEND: Final = "put a copy of it back, or move it away and convert again, which makes every record anew"
State = Literal["todo", "running", "done", "failed", "duplicate"]


class LedgerError(Exception):
    """The ledger cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Stat:
    """What tells a changed file from an unchanged one without reading it."""

    size: int
    mtime_ns: int
    ctime_ns: int

    @classmethod
    def of(cls, found: os.stat_result) -> Self:
        """The part of a stat result that counts."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class Claim:
    """An input that is to be converted now."""

    id: int
    path: str
    shown: str
    record: str


class Ledger:
    """The ledger, open for writing."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._db = _connect(out / NAME)
        self.run = 0

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def begin_run(self, engine: str, settings: Settings) -> None:
        """Notes a new run. What an earlier one left running is to do again, and costs it no try."""
        with self._transaction():
            self.release()
            self._db.execute("UPDATE runs SET ending = 'killed' WHERE ending IS NULL")
            cursor = self._db.execute(
                "INSERT INTO runs (started, engine, host, pid, settings) VALUES (?, ?, ?, ?, ?)",
                (time.time(), engine, socket.gethostname(), os.getpid(), settings.model_dump_json()),
            )
            self.run = cursor.lastrowid or 0

    def end_run(self, ending: str) -> None:
        """Notes how the run ended."""
        with self._transaction():
            self.release()
            self._db.execute("UPDATE runs SET ended = ?, ending = ? WHERE id = ?", (time.time(), ending, self.run))

    def release(self) -> None:
        """Gives back what was handed out and is not done; it costs no try."""
        self._db.execute("UPDATE inputs SET state = 'todo', tries = tries - 1 WHERE state = 'running'")

    def plan(self, inputs: Iterable[Input], fingerprint: str) -> None:
        """Notes the inputs of this run, and which of them are to do: new, changed, or failed for what may pass."""
        with self._transaction():
            for item in inputs:
                stat = _stat(item.path)
                row = self._db.execute("SELECT * FROM inputs WHERE path = ?", (os.fsencode(item.path),)).fetchone()
                if row is None:
                    self._add(item, stat)
                else:
                    self._plan_known(row, stat, fingerprint)
            self._free_duplicates()

    def free_duplicates(self) -> bool:
        """Makes duplicates to do whose original no longer has their content; returns whether there are any."""
        with self._transaction():
            return self._free_duplicates() > 0

    def _free_duplicates(self) -> int:
        cursor = self._db.execute(
            "UPDATE inputs SET state = 'todo', tries = 0 WHERE state = 'duplicate' AND NOT EXISTS"
            " (SELECT 1 FROM inputs AS original WHERE original.id = inputs.duplicate_of AND original.fresh"
            " AND original.sha256 = inputs.sha256 AND original.settings = inputs.settings"
            " AND original.state != 'duplicate' AND ifnull(original.cause, '') != 'not-accessible')"
        )
        return cursor.rowcount

    def plan_retry(self, cause: str | None) -> int:
        """Makes the failed inputs to do again, those of one cause or all; returns how many."""
        with self._transaction():
            cursor = self._db.execute(
                "UPDATE inputs SET state = 'todo', tries = 0, run = ?"
                " WHERE state = 'failed' AND cause = ifnull(?, cause)",
                (self.run, cause),
            )
        return cursor.rowcount

    def left(self) -> int:
        """How many inputs are to do."""
        count: int = self._db.execute("SELECT count(*) FROM inputs WHERE state = 'todo'").fetchone()[0]
        return count

    def kept(self) -> int:
        """How many inputs of this run need nothing, since an earlier one has settled them."""
        count: int = self._db.execute(
            "SELECT count(*) FROM inputs WHERE run = ? AND state != 'todo'", (self.run,)
        ).fetchone()[0]
        return count

    def claim(self) -> Claim | None:
        """The next input that is to do, those never tried first; it is running from now on."""
        row = self._db.execute(
            "UPDATE inputs SET state = 'running', tries = tries + 1, run = ? WHERE id ="
            " (SELECT id FROM inputs WHERE state = 'todo' ORDER BY tries, id LIMIT 1) RETURNING *",
            (self.run,),
        ).fetchone()
        return Claim(row["id"], os.fsdecode(row["path"]), row["shown"], row["record"]) if row else None

    def note_content(self, claim: Claim, stat: Stat, sha256: str, fingerprint: str) -> float:
        """Notes what a claimed input holds now; returns when this content was first tried with these settings."""
        row = self._db.execute(
            "UPDATE inputs SET size = :size, mtime_ns = :mtime_ns, ctime_ns = :ctime_ns, sha256 = :sha256,"
            " created = CASE WHEN sha256 IS :sha256 AND settings IS :settings THEN created ELSE :now END,"
            " settings = :settings, fresh = 1 WHERE id = :id RETURNING created",
            {
                "size": stat.size,
                "mtime_ns": stat.mtime_ns,
                "ctime_ns": stat.ctime_ns,
                "sha256": sha256,
                "settings": fingerprint,
                "now": float(int(time.time())),
                "id": claim.id,
            },
        ).fetchone()
        return float(row["created"])

    def is_converted(self, claim: Claim, sha256: str, fingerprint: str) -> bool:
        """Whether its outputs are there and were made from this content with these settings."""
        rows = self._outputs(claim.id)
        return bool(rows) and all(
            row["source"] == sha256 and row["settings"] == fingerprint and self._is_there(row) for row in rows
        )

    def original_of(self, claim: Claim, sha256: str, fingerprint: str) -> int | None:
        """Another input with the same content that stands for this one; None when this one has outputs of its own.

        Their suffixes must be the same too, since they decide how a file is read.
        """
        if self._outputs(claim.id):
            return None
        rows = self._db.execute(
            "SELECT id, shown FROM inputs WHERE sha256 = ? AND settings = ? AND id != ? AND fresh"
            " AND state != 'duplicate' AND ifnull(cause, '') != 'not-accessible' ORDER BY id",
            (sha256, fingerprint, claim.id),
        )
        suffix = Path(claim.shown).suffix.lower()
        return next((row["id"] for row in rows if Path(row["shown"]).suffix.lower() == suffix), None)

    def set_done(self, claim: Claim) -> None:
        """Notes that what was written before is still right."""
        self._finish(claim.id, "done", Result(), keep_figures=True)

    def set_duplicate(self, claim: Claim, original: int) -> None:
        """Notes that another input stands for this one."""
        self._finish(claim.id, "duplicate", Result(), duplicate_of=original)

    def set_result(self, claim: Claim, result: Result) -> State:
        """Notes what became of a conversion; returns its state: todo when it is tried again in this run."""
        if result.cause is None:
            self._finish(claim.id, "done", result)
            return "done"
        tries: int = self._db.execute("SELECT tries FROM inputs WHERE id = ?", (claim.id,)).fetchone()[0]
        state: State = "todo" if again(result.cause) is Again.AT_ONCE and tries < MAX_TRIES else "failed"
        self._finish(claim.id, state, result)
        return state

    def _finish(
        self, number: int, state: State, result: Result, *, duplicate_of: int | None = None, keep_figures: bool = False
    ) -> None:
        with self._transaction():
            self._db.execute(
                "UPDATE inputs SET state = ?, cause = ?, message = ?, duplicate_of = ?, finished = ?, finished_run = ?"
                " WHERE id = ?",
                (state, result.cause, result.message, duplicate_of, time.time(), self.run, number),
            )
            if keep_figures:
                return
            self._db.execute(
                "UPDATE inputs SET seconds = ?, pages = ?, quality = ?, warnings = ? WHERE id = ?",
                (result.seconds, result.pages, result.quality, result.warnings, number),
            )
            if (
                result.outputs
            ):  # what was written before and is no more, as parts of a bundle that is split otherwise now
                self._db.execute("DELETE FROM outputs WHERE input = ?", (number,))
            self._db.executemany(
                "INSERT OR REPLACE INTO outputs SELECT id, ?, ?, ?, sha256, settings FROM inputs WHERE id = ?",
                [(output.path, output.sha256, output.bytes, number) for output in result.outputs],
            )

    def _add(self, item: Input, stat: Stat | None) -> None:
        moved = self._moved(item, stat)
        if moved is not None:
            self._db.execute(
                "UPDATE inputs SET path = ?, run = ?, state = 'todo', tries = 0, fresh = 0 WHERE id = ?",
                (os.fsencode(item.path), self.run, moved),
            )
            return
        record = record_name(item.shown)
        if self._db.execute("SELECT 1 FROM inputs WHERE record_key = ?", (collision_key(record),)).fetchone():
            record = record_name(item.shown, mark=mark_of(item.path))
        self._db.execute(
            "INSERT INTO inputs (path, shown, record, record_key, size, state, run) VALUES (?, ?, ?, ?, ?, 'todo', ?)",
            (os.fsencode(item.path), item.shown, record, collision_key(record), stat and stat.size, self.run),
        )

    def _moved(self, item: Input, stat: Stat | None) -> int | None:
        """The same file in another place, where it is no longer: the archive was moved, or mounted elsewhere."""
        rows = self._db.execute(
            "SELECT id, path FROM inputs WHERE shown = ? AND size = ? AND mtime_ns = ?",
            (item.shown, stat and stat.size, stat and stat.mtime_ns),
        )
        return next((row["id"] for row in rows if not os.path.lexists(os.fsdecode(row["path"]))), None)

    def _plan_known(self, row: sqlite3.Row, stat: Stat | None, fingerprint: str) -> None:
        known = Stat(row["size"], row["mtime_ns"], row["ctime_ns"]) if row["mtime_ns"] is not None else None
        changed = stat != known or row["settings"] != fingerprint
        if self._is_to_do(row, changed=changed):
            keeps_tries = not changed and row["cause"] and again(row["cause"]) is Again.FEW_TIMES
            tries = row["tries"] if keeps_tries else 0
            self._db.execute(
                "UPDATE inputs SET state = 'todo', tries = ?, fresh = fresh AND ?, run = ? WHERE id = ?",
                (tries, not changed, self.run, row["id"]),
            )
        else:
            self._db.execute("UPDATE inputs SET run = ? WHERE id = ?", (self.run, row["id"]))

    def _is_to_do(self, row: sqlite3.Row, *, changed: bool) -> bool:
        if changed or row["state"] == "todo":
            return True
        if row["state"] == "done":
            return not all(self._is_there(output) for output in self._outputs(row["id"]))
        if row["state"] == "duplicate":
            return False
        when = again(row["cause"])
        return when in (Again.NEXT_RUN, Again.AT_ONCE) or (when is Again.FEW_TIMES and row["tries"] < MAX_TRIES)

    def _outputs(self, number: int) -> list[sqlite3.Row]:
        return self._db.execute("SELECT * FROM outputs WHERE input = ?", (number,)).fetchall()

    def _is_there(self, output: sqlite3.Row) -> bool:
        """Whether the output is there in its size; `verify` looks at its content."""
        try:
            return bool((self._out / output["path"]).stat().st_size == output["bytes"])
        except OSError:
            return False

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


@contextmanager
def reading(out: Path) -> Iterator[sqlite3.Connection]:
    """The ledger for looking only, also while a run is going on.

    Raises:
        LedgerError: OUT has none, or it cannot be read.
    """
    path = out / NAME
    if not path.is_file():
        raise LedgerError(f"{out}: no ledger of a conversion; name the folder that `diarium convert --out` was given")
    try:
        with closing(_connect_to_read(path)) as db:
            yield db
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: the ledger cannot be read ({error}); {MEND}") from error


def _connect_to_read(path: Path) -> sqlite3.Connection:
    uri = path.resolve().as_uri()
    db = sqlite3.connect(f"{uri}?mode=ro", uri=True)
    try:
        _check_version(db, path)
    except sqlite3.OperationalError:  # WAL needs a file beside, which a medium that may only be read cannot have
        db.close()
        db = sqlite3.connect(f"{uri}?immutable=1", uri=True)
        _check_version(db, path)
    db.row_factory = sqlite3.Row
    return db


def last_settings(out: Path) -> Settings:
    """The settings of the last run into `out`.

    Raises:
        LedgerError: it has had none, or it was of another version of Diarium.
    """
    with reading(out) as db:
        row = db.execute("SELECT settings FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        raise LedgerError(f"{out}: nothing was converted into it yet; convert a folder first")
    try:
        return Settings.model_validate_json(row["settings"])
    except ValidationError as error:
        raise LedgerError(f"{out}: converted by another version of Diarium; run `diarium convert` again") from error


def _connect(path: Path) -> sqlite3.Connection:
    is_new = not path.exists()
    db = sqlite3.connect(path, isolation_level=None, timeout=30)
    db.row_factory = sqlite3.Row
    # Where the file system has no shared memory, as on some network shares, SQLite says so and keeps its old journal.
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    if is_new or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        db.executescript(
            f"BEGIN;\n{resources.files('corpus').joinpath('ledger.sql').read_text(encoding='utf-8')}\nCOMMIT;"
        )
    _check_version(db, path)
    return db


def _check_version(db: sqlite3.Connection, path: Path) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise LedgerError(f"{path}: made by another version of Diarium ({version}); convert into a new folder")


def _stat(path: str) -> Stat | None:
    try:
        return Stat.of(Path(path).stat())
    except OSError:
        return None
