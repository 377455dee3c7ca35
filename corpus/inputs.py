"""Which files there are to convert, and what their records are named after."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.names import as_text
from extract.readers import known_suffix


@dataclass(frozen=True, slots=True)
class Input:
    """A file to convert: `path` is absolute, `shown` its place under the input folder, and so under OUT/records."""

    path: str
    shown: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to convert, and those in the folders that Diarium does not read."""

    files: tuple[Input, ...]
    skipped: tuple[str, ...]


class NoInputError(Exception):
    """Nothing there to convert; the message says what was looked for."""


def find_inputs(arguments: Sequence[str], out: Path) -> Inputs:
    """The files that the arguments name: files, folders (searched whole, but for `out` and hidden files) and globs.

    Links to files are files; links to folders are not followed, since they may lead round in a circle.

    Raises:
        NoInputError: an argument names nothing.
    """
    named: dict[str, str] = {}  # file, and the folder that its record's path is relative to
    skipped: list[str] = []
    for argument in arguments:
        paths = [argument] if os.path.lexists(argument) else sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not paths:
            raise NoInputError(f"{argument}: no such file or folder")
        for path in map(os.path.abspath, paths):
            if not Path(path).is_dir():
                named.setdefault(path, os.path.dirname(path))  # noqa: PTH120 - kept as text, 40,000 of them
                continue
            for file in _files_in(path, out):
                if known_suffix(Path(file)):
                    named.setdefault(file, path)
                else:
                    skipped.append(file)
    return Inputs(tuple(_shown(named)), tuple(skipped))


def _files_in(folder: str, out: Path) -> Iterable[str]:
    out = out.resolve()
    for root, folders, names in os.walk(folder):
        visible = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in visible if (Path(root) / name).resolve() != out]
        yield from (os.path.join(root, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118


def _shown(named: dict[str, str]) -> Iterator[Input]:
    """Paths relative to the folder given; relative to the common one where two would be the same."""
    relatives = [_relative(file, base) for file, base in named.items()]
    if max(Counter(relatives).values(), default=1) > 1:
        common = os.path.commonpath(list(named.values()))
        relatives = [_relative(file, common) for file in named]
    return (Input(file, as_text(relative)) for file, relative in zip(named, relatives, strict=True))


def _relative(file: str, base: str) -> str:
    return Path(os.path.relpath(file, base)).as_posix()
