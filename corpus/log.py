"""The run's log: OUT/log.jsonl, one JSON object a line, added to by each run."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

NAME = "log.jsonl"


class Log:
    """An open log; each line is written as it comes, so that a killed run's is whole but for its last."""

    def __init__(self, out: Path) -> None:
        path = out / NAME
        is_cut = path.exists() and path.stat().st_size > 0 and not _tail(path).endswith(b"\n")
        self._file = path.open("a", encoding="utf-8", buffering=1)
        if is_cut:  # the last line of a run that was killed; the next must not be glued to it
            self._file.write("\n")

    def write(self, event: str, **fields: object) -> None:
        """Adds a line with the time, the event and its fields; those that are None are left out."""
        known = {name: value for name, value in fields.items() if value is not None}
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **known}
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read()
