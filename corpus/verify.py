"""Whether an archive and its records are still what the ledger says: every original unchanged, every output whole."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Literal

from corpus.ledger import reading
from corpus.names import as_text, on_one_line

Fault = Literal[
    "original-missing", "original-changed", "output-missing", "output-damaged", "output-outdated", "not-in-ledger"
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A file that was looked at; `fault` is None when all is well."""

    path: str
    fault: Fault | None = None


def count(out: Path) -> int:
    """How many files `verify` will look at, but for those that the ledger does not know.

    Raises:
        LedgerError: `out` has no ledger.
    """
    with reading(out) as db:
        number: int = db.execute(
            "SELECT (SELECT count(*) FROM inputs WHERE state IN ('done', 'duplicate')) + (SELECT count(*) FROM outputs)"
        ).fetchone()[0]
    return number


def verify(out: Path) -> Iterator[Finding]:
    """Reads every original that was converted and every output; nothing is changed.

    Raises:
        LedgerError: `out` has no ledger.
    """
    with reading(out) as db:
        yield from _originals(db)
        yield from _outputs(db, out)
        yield from _strangers(db, out)


def _originals(db: Connection) -> Iterator[Finding]:
    for row in db.execute("SELECT path, sha256 FROM inputs WHERE state IN ('done', 'duplicate') ORDER BY id"):
        path = os.fsdecode(row["path"])
        found = _sha256(path)
        if found is None:
            yield Finding(on_one_line(path), "original-missing")
        else:
            yield Finding(on_one_line(path), None if found == row["sha256"] else "original-changed")


def _outputs(db: Connection, out: Path) -> Iterator[Finding]:
    rows = db.execute(
        "SELECT outputs.*, inputs.sha256 AS content FROM outputs JOIN inputs ON inputs.id = outputs.input"
        " ORDER BY input"
    )
    for row in rows:
        path = on_one_line(row["path"])
        found = _sha256(str(out / row["path"]))
        if found is None:
            yield Finding(path, "output-missing")
        elif found != row["sha256"]:
            yield Finding(path, "output-damaged")
        else:
            # The original has changed since, and what it is now could not be converted.
            yield Finding(path, None if row["source"] == row["content"] else "output-outdated")


def _strangers(db: Connection, out: Path) -> Iterator[Finding]:
    for folder, _, names in os.walk(out / "records"):
        for name in names:
            path = (Path(folder) / name).relative_to(out).as_posix()
            # A name that is no text is none of ours, and no question to SQLite.
            is_text = as_text(path) == path
            if not (is_text and db.execute("SELECT 1 FROM outputs WHERE path = ?", (path,)).fetchone()):
                yield Finding(on_one_line(path), "not-in-ledger")


def _sha256(path: str) -> str | None:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
