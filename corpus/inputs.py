"""Which files there are to convert, and where their records go."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extract.readers import known_suffix


@dataclass(frozen=True, slots=True)
class Input:
    """A file to convert; `relative` is its place under the input folder, and so under OUT/records."""

    path: Path
    relative: PurePosixPath

    @property
    def record(self) -> PurePosixPath:
        """Where its record goes, relative to OUT; the input's suffix is kept, so that b.pdf and b.txt never collide."""
        return PurePosixPath("records", *self.relative.parts[:-1], self.relative.name + ".json")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to convert, and those in the folders that Diarium does not read."""

    files: tuple[Input, ...]
    skipped: tuple[Path, ...]


class NoInputError(Exception):
    """Nothing there to convert; the message says what was looked for."""


def find_inputs(arguments: Sequence[str], out: Path) -> Inputs:
    """The files that the arguments name: files, folders (searched whole, but for `out` and hidden files) and globs.

    Raises:
        NoInputError: an argument names nothing.
    """
    named: list[tuple[Path, Path]] = []  # file, and the folder that its record's path is relative to
    skipped: list[Path] = []
    for argument in arguments:
        paths = (
            [Path(argument)]
            if Path(argument).exists()
            else [Path(match) for match in sorted(glob.glob(argument, recursive=True))]  # noqa: PTH207 - the pattern may be absolute
        )
        if not paths:
            raise NoInputError(f"{argument}: no such file or folder")
        for path in paths:
            if path.is_dir():
                files = list(_files_in(path, out))
                named += [(file, path) for file in files if known_suffix(file)]
                skipped += [file for file in files if not known_suffix(file)]
            else:
                named.append((path, path.parent))
    return Inputs(tuple(_without_collisions(named)), tuple(skipped))


def _files_in(folder: Path, out: Path) -> Iterable[Path]:
    out = out.resolve()
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (Path(root) / name).resolve() != out
        )
        yield from (Path(root) / name for name in sorted(names) if not name.startswith("."))


def _without_collisions(named: Sequence[tuple[Path, Path]]) -> list[Input]:
    """Records' paths relative to the folder given; relative to the common one where two would be the same."""
    unique = list({file.resolve(): (file, base) for file, base in named}.values())
    relatives = [file.relative_to(base) for file, base in unique]
    if max(Counter(relatives).values(), default=1) > 1:
        common = Path(os.path.commonpath([file.resolve().parent for file, _ in unique]))
        relatives = [file.resolve().relative_to(common) for file, _ in unique]
    return [
        Input(file, PurePosixPath(relative.as_posix())) for (file, _), relative in zip(unique, relatives, strict=True)
    ]
