"""The run's log: OUT/log.jsonl, one JSON object a line, added to by each run."""

import json
from datetime import UTC, datetime
from pathlib import Path

NAME = "log.jsonl"


class Log:
    """An open log; each line is written as it comes, so that a killed run's is whole but for its last."""

    def __init__(self, out: Path) -> None:
        self._file = (out / NAME).open("a", encoding="utf-8", buffering=1)

    def write(self, event: str, **fields: object) -> None:
        """Adds a line with the time, the event and its fields; those that are None are left out."""
        known = {name: value for name, value in fields.items() if value is not None}
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **known}
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
