"""Converts one document, in a process of its own: takes a copy, reads it, writes its record whole."""

import errno
import hashlib
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from corpus.atomic import write_atomically
from corpus.names import on_one_line
from extract.errors import MissingTesseract, OcrKilled, UnreadableInput
from extract.pipeline import extract, read
from extract.record import Record
from extract.settings import DEFAULT, ReadSettings
from normalize.masking import MaskKind

OCR_CACHE = "ocr-cache"  # folder in OUT; may be deleted at any time
FIELDS = ("decisions", "goals", "budgets", "dates", "handlaggare", "recipients", "indicators")
_OUT_IS_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
_LONGEST_MESSAGE = 1000  # characters: a result must pass whole through a pipe, which takes 4 KB at once
_CHUNK = 1 << 20


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


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written: its path relative to OUT, its hash and its size."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a task: `cause` and `message` say why it failed, None when its outputs are written."""

    cause: str | None = None
    message: str | None = None
    seconds: float = 0.0
    outputs: tuple[Output, ...] = ()
    quality: float | None = None  # mean over the pages
    origins: Counter[str] = field(default_factory=Counter)  # pages by how they were read
    repairs: int = 0
    found: Counter[str] = field(default_factory=Counter)  # items by field of the record
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


def _convert(task: Task) -> Result:
    with _copy(task) as copy:
        # What OCR has read is kept for the next run, but for personal data that is to be covered.
        cache = None if task.masks else task.out / OCR_CACHE
        document = read(copy, replace(task.reading, cache=cache), masks=task.masks)
        record = extract(document, shown_path=task.shown, created=task.created)
    output = _write(task, record.to_json().encode())
    return Result(
        outputs=(output,),
        quality=_quality(record),
        origins=Counter(page.origin for page in record.pages),
        repairs=sum(len(page.repairs) for page in record.pages),
        found=Counter({name: len(getattr(record, name)) for name in FIELDS}),
        warnings=len(record.warnings),
        masked=Counter({str(kind): number for kind, number in document.masked.items()}),
    )


def _quality(record: Record) -> float | None:
    return sum(page.quality for page in record.pages) / len(record.pages) if record.pages else None


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


def _write(task: Task, content: bytes) -> Output:
    """Writes the record to a temporary name and renames it, so that no half file is ever seen.

    The temporary file lies in the run's own folder. That also fences off a worker that outlived its run: the next
    run has removed the folder, and the rename fails.
    """
    target = task.out / task.record
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
    return Output(task.record, hashlib.sha256(content).hexdigest(), len(content))


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
        case MissingTesseract() | OcrKilled():
            return ("crashed" if isinstance(error, OcrKilled) else "missing-tesseract"), f"{name}: {error}"
        case MemoryError():
            return (
                "out-of-memory",
                f"{name}: needs more memory than its limit; run `diarium retry` with a higher --memory",
            )
        case _:
            what = on_one_line(f"{type(error).__name__}: {error}")
            return "unforeseen", f"{name}: failed in an unforeseen way ({what}); please report it"
