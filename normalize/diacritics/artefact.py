"""The model file: named arrays one after another, memory-mapped, so that loading costs nothing.

Layout: 8 bytes magic, 8 bytes header length, a JSON header (arrays by name: type, offset,
length; and small tables under ``meta``), padding, then the arrays, each on an 8-byte boundary.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"DIARIUM1"
_ALIGN = 8


@dataclass(frozen=True, slots=True)
class Artefact:
    """An opened model file; arrays are views into the mapped file, read without copying."""

    meta: Mapping[str, Any]
    arrays: Mapping[str, memoryview]


def write(path: Path, meta: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Writes a model file; the same content gives the same bytes."""
    table, offset = {}, 0
    for name, array in arrays.items():
        table[name] = {"type": array.dtype.char, "offset": offset, "bytes": array.nbytes}
        offset += array.nbytes + (-array.nbytes) % _ALIGN
    header = json.dumps({"arrays": table, "meta": meta}, ensure_ascii=False).encode()
    header += b" " * (-len(header) % _ALIGN)
    temporary = path.with_suffix(".part")
    with temporary.open("wb") as file:
        file.write(MAGIC + len(header).to_bytes(8, "little") + header)
        for array in arrays.values():
            data = np.ascontiguousarray(array).tobytes()
            file.write(data + b"\0" * (-len(data) % _ALIGN))
    temporary.replace(path)


def load(path: Path) -> Artefact:
    """Maps a model file; raises ``ValueError`` when it is not one."""
    with path.open("rb") as file:
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if bytes(mapped[:8]) != MAGIC:
        raise ValueError(f"{path} is not a repair model; make one with `diarium train`")
    size = int.from_bytes(mapped[8:16], "little")
    header = json.loads(bytes(mapped[16 : 16 + size]))
    start = 16 + size
    arrays = {
        name: mapped[start + row["offset"] : start + row["offset"] + row["bytes"]].cast(row["type"])
        for name, row in header["arrays"].items()
    }
    return Artefact(header["meta"], arrays)
