"""How far a conversion is: figures from the ledger, also while a run is going on."""

import time
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection, Row
from typing import Any

from filelock import FileLock, Timeout

from corpus.causes import again
from corpus.convert import LOCK
from corpus.ledger import reading
from corpus.names import on_one_line

_SHOWN = 5  # of the slowest and of the most doubtful


@dataclass(frozen=True, slots=True)
class Status:
    """What the ledger says. Times in seconds; `seconds_left` is None before a run has converted anything."""

    is_running: bool
    ending: str | None  # of the last run
    states: dict[str, int]
    pages: int
    pages_per_second: float | None
    seconds_left: float | None
    failures: tuple[dict[str, Any], ...]
    slowest: tuple[dict[str, Any], ...]
    most_doubtful: tuple[dict[str, Any], ...]
    current: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The status as JSON values, with stable keys."""
        return {
            "running": self.is_running,
            "last_run": self.ending,
            "documents": self.states,
            "pages": self.pages,
            "pages_per_second": self.pages_per_second,
            "seconds_left": self.seconds_left,
            "failures": list(self.failures),
            "slowest": list(self.slowest),
            "most_doubtful": list(self.most_doubtful),
            "current": list(self.current),
        }


def status(out: Path) -> Status:
    """The status of the conversion into `out`.

    Raises:
        LedgerError: `out` has no ledger.
    """
    with reading(out) as db:
        is_running = _is_locked(out)
        states = dict.fromkeys(("todo", "running", "done", "failed", "duplicate"), 0)
        states |= {
            row["state"]: row["n"] for row in db.execute("SELECT state, count(*) AS n FROM inputs GROUP BY state")
        }
        last = db.execute("SELECT * FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        pace = _pace(db, last, is_running=is_running)
        left = states["todo"] + states["running"]
        return Status(
            is_running=is_running,
            ending=None if is_running or last is None else last["ending"] or "killed",
            states=states,
            pages=db.execute("SELECT ifnull(sum(pages), 0) FROM inputs WHERE state = 'done'").fetchone()[0],
            pages_per_second=pace and round(pace[1], 2),
            seconds_left=round(left / pace[0], 1) if pace else None,
            failures=tuple(_failures(db)),
            slowest=_documents(db, "seconds", "seconds DESC"),
            most_doubtful=_documents(db, "quality", "quality"),
            current=tuple(row["shown"] for row in db.execute("SELECT shown FROM inputs WHERE state = 'running'")),
        )


def failures_of(out: Path, run: int) -> list[str]:
    """The messages of the documents that this run was given and that have failed, also those of earlier tries."""
    with reading(out) as db:
        rows = db.execute("SELECT message FROM inputs WHERE state = 'failed' AND run = ? ORDER BY id", (run,))
        return [row["message"] for row in rows]


def _pace(db: Connection, run: Row | None, *, is_running: bool) -> tuple[float, float] | None:
    """Documents and pages a second in the last run."""
    if run is None:
        return None
    row = db.execute(
        "SELECT count(*) AS documents, ifnull(sum(pages), 0) AS pages, max(finished) AS last FROM inputs"
        " WHERE finished_run = ? AND state IN ('done', 'failed')",
        (run["id"],),
    ).fetchone()
    if not row["documents"]:
        return None
    seconds = max((time.time() if is_running else row["last"]) - run["started"], 0.001)
    return row["documents"] / seconds, row["pages"] / seconds


def _failures(db: Connection) -> list[dict[str, Any]]:
    rows = db.execute(
        "SELECT cause, count(*) AS n, min(message) AS example FROM inputs WHERE state = 'failed'"
        " GROUP BY cause ORDER BY n DESC, cause"
    )
    return [
        {"cause": row["cause"], "count": row["n"], "again": again(row["cause"]).value, "example": row["example"]}
        for row in rows
    ]


def _documents(db: Connection, column: str, order: str) -> tuple[dict[str, Any], ...]:
    rows = db.execute(
        f"SELECT shown, record, pages, {column} AS figure FROM inputs"  # noqa: S608 - both are this module's words
        f" WHERE state = 'done' AND {column} IS NOT NULL ORDER BY {order}, id LIMIT ?",
        (_SHOWN,),
    )
    return tuple(
        {
            "path": on_one_line(row["shown"]),
            "record": row["record"],
            "pages": row["pages"],
            column: round(row["figure"], 4),
        }
        for row in rows
    )


def _is_locked(out: Path) -> bool:
    lock = FileLock(out / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return True
    except OSError:  # an OUT that may only be read
        return False
    lock.release()
    return False
