"""Writes a file so that nobody ever sees half of it."""

import os
import uuid
from pathlib import Path


def write_atomically(path: Path, content: str | bytes, *, temporary: Path | None = None) -> None:
    """Writes the content (text as UTF-8) under a temporary name in the folder `temporary`, else beside, and renames it.

    Raises:
        OSError: a folder cannot be written to, or there is no room.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    half = (temporary or path.parent) / f".diarium-{uuid.uuid4().hex}.tmp"
    try:
        with half.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
