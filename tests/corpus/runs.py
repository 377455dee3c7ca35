"""Runs conversions for the tests."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from corpus.convert import Conversion, Outcome
from corpus.engines import Engine
from corpus.inputs import find_inputs
from corpus.ledger import NAME
from corpus.settings import Settings
from tests.corpus.engines import Here


def run(source: Path, out: Path, *, engine: Engine | None = None, settings: Settings | None = None) -> list[Outcome]:
    """Converts a folder; its outcomes."""
    with Conversion(out, settings or Settings(), "local", lambda: engine or Here()) as conversion:
        conversion.plan(find_inputs([str(source)], out).files)
        return list(conversion.outcomes())


def states(outcomes: list[Outcome]) -> Counter[str]:
    """How many outcomes there are of each state."""
    return Counter(outcome.state for outcome in outcomes)


def rows(out: Path) -> dict[str, dict[str, Any]]:
    """The ledger's inputs by the name that is shown."""
    with closing(sqlite3.connect(out / NAME)) as db:
        db.row_factory = sqlite3.Row
        return {row["shown"]: dict(row) for row in db.execute("SELECT * FROM inputs")}
