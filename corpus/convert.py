"""Converts many documents: hands each to a worker process, writes its record whole, counts what was found."""

import multiprocessing
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from corpus.inputs import Input
from extract.errors import DiariumError
from extract.pipeline import extract, load, read
from extract.record import Record

FIELDS = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: `error` says why it failed, None when its record is written."""

    input: Input
    error: str | None = None
    origins: Counter[str] = field(default_factory=Counter)  # pages by how they were read
    repairs: int = 0
    found: Counter[str] = field(default_factory=Counter)  # items by field of the record
    warnings: int = 0


def convert(inputs: Sequence[Input], out: Path, *, jobs: int) -> Iterator[Outcome]:
    """Converts the inputs into `out`, `jobs` side by side; yields each outcome as it comes.

    A document that fails does not stop the rest. Originals are only read.
    """
    if jobs == 1 or len(inputs) == 1:
        yield from (convert_one(item, out) for item in inputs)
        return
    # Spawned, since a forked copy of a process with running threads can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(inputs)), mp_context=context, initializer=load) as pool:
        running = {pool.submit(convert_one, item, out): item for item in inputs}
        for future in as_completed(running):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield Outcome(
                    running[future],
                    error=f"{running[future].path}: a worker process died; convert this file by itself",
                )


def convert_one(item: Input, out: Path) -> Outcome:
    """Converts one input and writes its record."""
    try:
        record = extract(read(item.path), shown_path=str(item.relative))
        write_atomically(out / item.record, record.to_json())
    except DiariumError as error:
        return Outcome(item, error=str(error))
    except Exception as error:  # one document must not stop a night's run; the type is told
        return Outcome(
            item,
            error=f"{item.path}: failed in an unforeseen way ({type(error).__name__}: {error}); please report it",
        )
    return _outcome(item, record)


def _outcome(item: Input, record: Record) -> Outcome:
    return Outcome(
        item,
        origins=Counter(page.origin for page in record.pages),
        repairs=sum(len(page.repairs) for page in record.pages),
        found=Counter({name: len(getattr(record, name)) for name in FIELDS}),
        warnings=len(record.warnings),
    )


def write_atomically(path: Path, text: str) -> None:
    """Writes the text as UTF-8 to a temporary name beside `path` and renames it, so that no half file is ever seen.

    Raises:
        OSError: the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".diarium-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
