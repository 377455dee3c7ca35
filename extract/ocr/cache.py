"""What was read on page images before: kept in a folder, by image, settings and versions of the readers."""

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

from extract.ocr.seen import Area, Pixels, Seen


class Cache:
    """The words of page images under a folder; entries are written whole, so that runs may share it."""

    def __init__(self, folder: Path, readers: str) -> None:
        """`readers` names what decides the words beside the image: settings and versions."""
        self._folder = folder
        self._readers = readers

    def get(self, image: Pixels, dpi: float) -> list[Seen] | None:
        """The words of the image, None when they are not kept or the entry is damaged."""
        try:
            rows = json.loads(zlib.decompress(self._path(image, dpi).read_bytes()))
        except (OSError, ValueError, zlib.error):
            return None
        return [Seen(text, Area(*area), confidence, line, other) for text, area, confidence, line, other in rows]

    def put(self, image: Pixels, dpi: float, words: Sequence[Seen]) -> None:
        """Keeps the words of the image; a cache that cannot be written is none, and no fault of the page."""
        path = self._path(image, dpi)
        content = zlib.compress(json.dumps([astuple(word) for word in words], ensure_ascii=False).encode())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError:
            return

    def _path(self, image: Pixels, dpi: float) -> Path:
        digest = hashlib.sha256(f"{self._readers} {dpi:.3f} {image.shape} ".encode())
        digest.update(image.tobytes())
        name = digest.hexdigest()
        return self._folder / name[:2] / name[2:]
