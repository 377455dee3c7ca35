"""Which files there are to convert, and what their records are named after."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.names import as_text, on_one_line
from extract.readers import known_suffix


@dataclass(frozen=True, slots=True)
class Input:
    """A file to convert: `path` is absolute, `shown` its place under the input folder, and so under OUT/records."""

    path: str
    shown: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to convert, and what lies in the folders that is not read: other kinds, links to folders.

    `unlisted` says of each folder that could not be looked into why, and what to do.
    """

    files: tuple[Input, ...]
    skipped: tuple[str, ...]
    unlisted: tuple[str, ...]


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
    unlisted: list[str] = []
    for argument in arguments:
        paths = [argument] if os.path.lexists(argument) else sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not paths:
            raise NoInputError(f"{argument}: no such file or folder")
        for path in map(os.path.abspath, paths):
            if not Path(path).is_dir():
                named.setdefault(path, os.path.dirname(path))  # noqa: PTH120 - kept as text, 40,000 of them
                continue
            for file in _files_in(path, out, unlisted):
                if known_suffix(Path(file)) and not Path(file).is_dir():
                    named.setdefault(file, path)
                else:
                    skipped.append(file)
    return Inputs(tuple(_shown(named)), tuple(skipped), tuple(unlisted))


def _files_in(folder: str, out: Path, unlisted: list[str]) -> Iterable[str]:
    def note(error: OSError) -> None:
        problem = f"cannot be looked into ({error.strerror}); check that it is yours to read"
        unlisted.append(f"{on_one_line(str(error.filename))}: {problem}, then run the same command again")

    out = out.resolve()
    for root, folders, names in os.walk(folder, onerror=note):
        visible = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in visible if (Path(root) / name).is_symlink()]
        folders[:] = [name for name in visible if name not in links and (Path(root) / name).resolve() != out]
        files = sorted([*links, *(name for name in names if not name.startswith("."))])
        yield from (os.path.join(root, name) for name in files)  # noqa: PTH118 - kept as text


def _shown(named: dict[str, str]) -> Iterator[Input]:
    """Paths relative to the folder given; relative to the common one where two would be the same."""
    relatives = [_relative(file, base) for file, base in named.items()]
    if max(Counter(relatives).values(), default=1) > 1:
        common = os.path.commonpath(list(named.values()))
        relatives = [_relative(file, common) for file in named]
    return (Input(file, as_text(relative)) for file, relative in zip(named, relatives, strict=True))


def _relative(file: str, base: str) -> str:
    return Path(os.path.relpath(file, base)).as_posix()
