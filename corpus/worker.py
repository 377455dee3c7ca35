"""Converts one file, in a process of its own: takes a copy, reads it, writes its record, or those of its parts."""

import errno
import hashlib
import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from corpus.atomic import write_atomically
from corpus.names import on_one_line
from extract.bundle.records import PART_NAME, records
from extract.doubtful import count
from extract.errors import MissingTesseract, OcrKilled, UnreadableInput
from extract.own import PipesError
from extract.pipeline import read
from extract.record import Record
from extract.settings import DEFAULT, EXTRACT_DEFAULT, ExtractSettings, ReadSettings
from normalize.masking import MaskKind

OCR_CACHE = "ocr-cache"  # folder in OUT; may be deleted at any time
FIELDS = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators")
_OUT_IS_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
_LONGEST_MESSAGE = 1000  # characters: a result must pass whole through a pipe, which takes 4 KB at once
_CHUNK = 1 << 20
_CAUSES: dict[type[Exception], str] = {
    MissingTesseract: "missing-tesseract",
    OcrKilled: "crashed",
    PipesError: "own-pipes",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One document to convert; `sha256` is what its content was when it was handed out."""

    id: int
    path: str
    shown: str
    record: str
    sha256: str
    created: datetime
    out: Path
    temporary: Path  # the run's own folder; when it is gone, so is the run, and nothing may be written
    masks: tuple[MaskKind, ...] = ()
    reading: ReadSettings = DEFAULT
    extraction: ExtractSettings = EXTRACT_DEFAULT


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written: its path relative to OUT, its hash and its size."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a task: `cause` and `message` say why it failed, None when its outputs are written.

    `parts` are the documents that a bundle was split into, 0 for a file that is one. Its outputs are many: they are
    sent as a file that lists them, `listed_in`, since a result must pass whole through a pipe.
    """

    cause: str | None = None
    message: str | None = None
    seconds: float = 0.0
    outputs: tuple[Output, ...] = ()
    listed_in: Path | None = None
    parts: int = 0
    quality: float | None = None  # mean over the pages
    origins: Counter[str] = field(default_factory=Counter)  # pages by how they were read
    repairs: int = 0
    found: Counter[str] = field(default_factory=Counter)  # items by field of the record
    doubtful: int = 0  # items set apart as less sure than asked for
    warnings: int = 0
    masked: Counter[str] = field(default_factory=Counter)

    @property
    def pages(self) -> int:
        """The pages read."""
        return sum(self.origins.values())


class _Failed(Exception):
    """The document cannot be converted now."""

    def __init__(self, cause: str, message: str) -> None:
        super().__init__(message)
        self.cause = cause


def convert_one(task: Task) -> Result:
    """Converts one document and writes its record; what goes wrong is in the result."""
    started = time.monotonic()
    try:
        result = _convert(task)
    except Exception as error:  # one document must not stop a night's run; the type is told
        cause, message = _why(task, error)
        result = Result(cause, message[:_LONGEST_MESSAGE])
    return replace(result, seconds=round(time.monotonic() - started, 3))


def with_outputs(result: Result) -> Result:
    """The result with the outputs that were listed in a file, which is taken away."""
    if result.listed_in is None:
        return result
    rows = json.loads(result.listed_in.read_text(encoding="utf-8"))
    result.listed_in.unlink()
    return replace(result, outputs=tuple(Output(*row) for row in rows), listed_in=None)


def _convert(task: Task) -> Result:
    with _copy(task) as copy:
        # What OCR has read is kept for the next run, but for personal data that is to be covered.
        cache = None if task.masks else task.out / OCR_CACHE
        document = read(copy, replace(task.reading, cache=cache), masks=task.masks)
        result, outputs = Result(), []
        made = records(document, task.record, shown_path=task.shown, created=task.created, settings=task.extraction)
        for path, record in made:
            outputs.append(_write(task, path, record.to_json().encode()))
            result = _counted(result, record)
    _sweep(task, outputs)
    pages = len(document.pages)
    return replace(
        result if len(outputs) > 1 else replace(result, outputs=tuple(outputs)),
        listed_in=_listed(task, outputs) if len(outputs) > 1 else None,
        quality=sum(page.quality for page in document.pages) / pages if pages else None,
        masked=Counter({str(kind): number for kind, number in document.masked.items()}),
    )


def _counted(result: Result, record: Record) -> Result:
    """The result with what the record holds."""
    return replace(
        result,
        parts=len(record.parts),
        origins=result.origins + Counter(page.origin for page in record.pages),
        repairs=result.repairs + sum(len(page.repairs) for page in record.pages),
        found=result.found + Counter({name: len(getattr(record, name)) for name in FIELDS}),
        doubtful=result.doubtful + count(record.doubtful),
        warnings=result.warnings + len(record.warnings),
    )


def _listed(task: Task, outputs: Sequence[Output]) -> Path:
    path = task.temporary / f"outputs-{task.id}.json"
    write_atomically(path, json.dumps([astuple(output) for output in outputs]))
    return path


def _sweep(task: Task, outputs: Sequence[Output]) -> None:
    """Takes away records of parts that an earlier try or run wrote for this file and that it does not have now."""
    folder = (task.out / task.record).with_suffix("")
    if not folder.is_dir() or folder.is_symlink():
        return
    current = {output.path for output in outputs}
    for path in folder.iterdir():
        if PART_NAME.fullmatch(path.name) and path.relative_to(task.out).as_posix() not in current:
            path.unlink()
    with suppress(OSError):  # it holds parts, or the records of a folder of the same name
        folder.rmdir()


@contextmanager
def _copy(task: Task) -> Iterator[Path]:
    """A copy of the original under a plain name, so that it cannot change or vanish while it is read."""
    folder = Path(tempfile.mkdtemp(dir=task.temporary))
    tempfile.tempdir = str(folder)  # for the libraries' own temporary files
    try:
        copy = folder / f"input{Path(task.shown).suffix}"
        if _copied(task.path, copy) != task.sha256:
            raise _Failed("changed", "changed while it was read; it is tried again")
        yield copy
    finally:
        tempfile.tempdir = None
        shutil.rmtree(folder, ignore_errors=True)


def _copied(source: str, target: Path) -> str:
    """Copies the file; returns the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    with target.open("wb") as copy:
        for chunk in _chunks(source):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _chunks(source: str) -> Iterator[bytes]:
    """The content of an original; a share that goes away while it is read may be back for the next run."""
    try:
        with Path(source).open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise _Failed(
            "not-accessible", f"cannot be read ({error.strerror}); check that it is there and yours"
        ) from error


def _write(task: Task, path: str, content: bytes) -> Output:
    """Writes a record to a temporary name and renames it, so that no half file is ever seen.

    The temporary file lies in the run's own folder. That also fences off a worker that outlived its run: the next
    run has removed the folder, and the rename fails.
    """
    target = task.out / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # A link among the folders of OUT could lead the record elsewhere.
        if target.parent.resolve().is_relative_to((task.out / "records").resolve()):
            write_atomically(target, content, temporary=task.temporary)
        else:
            raise _Failed("not-writable", f"a link leads its record out of OUT ({on_one_line(str(target.parent))})")
    except OSError as error:
        if error.errno in _OUT_IS_FULL:
            raise
        raise _Failed("not-writable", f"its record cannot be written ({error.strerror}); check OUT") from error
    return Output(path, hashlib.sha256(content).hexdigest(), len(content))


def _why(task: Task, error: Exception) -> tuple[str, str]:
    """The cause and the message, which names the original and not its copy."""
    name = on_one_line(task.path)
    for cause in (error, error.__cause__):
        if isinstance(cause, OSError) and cause.errno in _OUT_IS_FULL:
            return "out-full", f"{name}: no room for its record ({cause.strerror}); free space in {task.out}"
    match error:
        case _Failed():
            return error.cause, f"{name}: {error}"
        case UnreadableInput():
            return error.reason, f"{name}: {on_one_line(error.problem)}; {error.remedy}"
        case MissingTesseract() | OcrKilled() | PipesError():
            return _CAUSES[type(error)], f"{name}: {on_one_line(str(error))}"
        case MemoryError():
            return (
                "out-of-memory",
                f"{name}: needs more memory than its limit; run `diarium retry` with a higher --memory",
            )
        case _:
            what = on_one_line(f"{type(error).__name__}: {error}")
            return "unforeseen", f"{name}: failed in an unforeseen way ({what}); please report it"
