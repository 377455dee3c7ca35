"""Converts many documents: asks the ledger what is to do, hands it to an engine, notes what became of it."""

import errno
import hashlib
import os
import shutil
import sqlite3
import stat as stat_kinds
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from corpus.engines import Engine, EngineLost
from corpus.inputs import Input
from corpus.ledger import MEND, Claim, Ledger, LedgerError, Stat
from corpus.log import Log
from corpus.names import on_one_line
from corpus.settings import Settings
from corpus.worker import Result, Task, with_outputs

LOCK = ".lock"
_TEMPORARY = ".tmp"
_REMEDIES = MappingProxyType(
    {
        errno.ENOSPC: "free space",
        errno.EDQUOT: "free space",
        errno.EEXIST: "a file has this name; name a folder",
        errno.ENOTDIR: "a file is in its way; name another folder",
    }
)
_MAX_BYTES = 2_000_000_000  # PDF readers count offsets in 31 bits; a larger file is a disk image or a film


class RunError(Exception):
    """The run cannot go on; the message says why and what to do. What is done is kept, and running again goes on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input in this run; `state` as in the ledger, todo when it will be tried once more."""

    path: str
    shown: str
    state: str
    result: Result


class Conversion:
    """One run over OUT, to be used in a `with` block; until its end no other run may work there.

    `total` is how many documents are to do, `kept` how many of those given need nothing, `current` those handed out
    now. The order of calls is `plan` or `plan_retry`, then `outcomes`.
    """

    def __init__(self, out: Path, settings: Settings, engine_name: str, make_engine: Callable[[], Engine]) -> None:
        self._out = out.absolute()
        self._settings = settings
        self._engine_name = engine_name
        self._make_engine = make_engine
        self._closing = ExitStack()
        self._ending = "interrupted"
        self._is_exhausted = False
        self.total = 0
        self.kept = 0
        self.current: dict[int, str] = {}

    def __enter__(self) -> "Conversion":
        """Takes OUT.

        Raises:
            RunError: another run works there, or OUT cannot be written to.
        """
        with self._closing, _saying_what_to_do(self._out):
            self._out.mkdir(parents=True, exist_ok=True)
            self._closing.enter_context(_exclusive(self._out))
            # The temporary files of a run that was killed, and with them the way for its workers to write anything.
            shutil.rmtree(self._out / _TEMPORARY, ignore_errors=True)
            self._closing.callback(shutil.rmtree, self._out / _TEMPORARY, ignore_errors=True)
            (self._out / _TEMPORARY).mkdir()
            self._temporary = Path(tempfile.mkdtemp(dir=self._out / _TEMPORARY))
            self._log = Log(self._out)
            self._closing.callback(self._log.close)
            self._ledger = Ledger(self._out)
            self._closing.callback(self._ledger.close)
            self._fingerprint = self._settings.fingerprint()
            self._ledger.begin_run(self._engine_name, self._settings)
            self._closing = self._closing.pop_all()
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Ends the workers, notes the end, gives OUT back."""
        if isinstance(error, RunError):
            self._ending = f"stopped: {error}"
        with self._closing, suppress(sqlite3.Error, OSError):  # on a full disk the next run mends the ledger
            self._ledger.end_run(self._ending)
            self._log.write("end", run=self._ledger.run, ending=self._ending)

    def plan(self, inputs: Iterable[Input]) -> None:
        """Notes the inputs and finds what is to do: what is new, changed, left, or failed for what may pass."""
        with _saying_what_to_do(self._out):
            self._ledger.plan(inputs, self._fingerprint)
            self._planned()

    def plan_retry(self, cause: str | None) -> None:
        """Makes all failed inputs to do again, or those of one cause."""
        with _saying_what_to_do(self._out):
            self._ledger.plan_retry(cause)
            self._planned()

    def _planned(self) -> None:
        self.total = self._ledger.left()
        self.kept = self._ledger.kept()
        self._log.write("start", run=self._ledger.run, engine=self._engine_name, to_do=self.total)

    @property
    def run(self) -> int:
        """The run's number in the ledger."""
        return self._ledger.run

    def outcomes(self) -> Iterator[Outcome]:
        """Converts what is to do; yields each outcome as it comes.

        Raises:
            RunError: the run cannot go on.
        """
        with _saying_what_to_do(self._out):
            if self._ledger.left():
                engine = self._make_engine()
                self._closing.callback(engine.close)
                for outcome in self._converted(engine):
                    self._log_outcome(outcome)
                    yield outcome
            self._ending = "finished"

    def _converted(self, engine: Engine) -> Iterator[Outcome]:
        tasks: dict[int, Claim] = {}
        while True:
            yield from self._hand_out(engine, tasks)
            if tasks or not self._is_exhausted:
                for task, result in engine.wait():
                    yield self._settle(tasks.pop(task.id), result)
            elif not self._ledger.free_duplicates():
                return

    def _hand_out(self, engine: Engine, tasks: dict[int, Claim]) -> Iterator[Outcome]:
        """Gives the engine what it has room for; yields what needed no engine."""
        self._is_exhausted = False
        while engine.room() > 0:
            claim = self._ledger.claim()
            if claim is None:
                self._is_exhausted = True
                return
            prepared = self._prepare(claim)
            if isinstance(prepared, Outcome):
                yield prepared
                continue
            tasks[claim.id] = claim
            self.current[claim.id] = claim.shown
            engine.submit(prepared)

    def _prepare(self, claim: Claim) -> Task | Outcome:
        """The task, or the outcome where there is nothing to convert."""
        looked = _look_at(claim.path)
        if isinstance(looked, Result):
            return self._settle(claim, looked)
        stat, sha256 = looked
        created = self._ledger.note_content(claim, stat, sha256, self._fingerprint)
        if self._ledger.is_converted(claim, sha256, self._fingerprint):
            self._ledger.set_done(claim)
            return Outcome(claim.path, claim.shown, "unchanged", Result())
        original = self._ledger.original_of(claim, sha256, self._fingerprint)
        if original is not None:
            self._ledger.set_duplicate(claim, original)
            return Outcome(claim.path, claim.shown, "duplicate", Result())
        return Task(
            id=claim.id,
            path=claim.path,
            shown=claim.shown,
            record=claim.record,
            sha256=sha256,
            created=_created(created),
            out=self._out,
            temporary=self._temporary,
            masks=self._settings.masks,
            reading=self._settings.reading,
            extraction=self._settings.extraction,
        )

    def _settle(self, claim: Claim, result: Result) -> Outcome:
        self.current.pop(claim.id, None)
        if result.cause == "out-full":
            raise RunError(f"{result.message}, then run the same command again")
        result = with_outputs(result)
        state = self._ledger.set_result(claim, result)
        return Outcome(claim.path, claim.shown, state, result)

    def _log_outcome(self, outcome: Outcome) -> None:
        result = outcome.result
        self._log.write(
            "document",
            run=self._ledger.run,
            path=outcome.shown,
            state=outcome.state,
            cause=result.cause,
            message=result.message,
            seconds=result.seconds or None,
            pages=result.pages or None,
        )


def _look_at(path: str) -> tuple[Stat, str] | Result:
    """What the file is now and the SHA-256 of its content, or why it cannot be read."""
    name = on_one_line(path)
    try:
        found = Path(path).stat()
        if not stat_kinds.S_ISREG(found.st_mode):
            return Result("not-a-file", f"{name}: is no file but a pipe, device or folder; leave it out")
        if found.st_size > _MAX_BYTES:
            problem = f"has more than {_MAX_BYTES // 1_000_000_000} GB"
            return Result("too-large", f"{name}: {problem}; split it, or leave it out")
        with Path(path).open("rb") as file:
            return Stat.of(found), hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        return Result("not-accessible", f"{name}: {problem}; check that it is there and yours to read")


def _created(first_tried: float) -> datetime:
    """The record's `created`: SOURCE_DATE_EPOCH where it is set, as reproducible builds have it."""
    return datetime.fromtimestamp(float(os.environ.get("SOURCE_DATE_EPOCH", first_tried)), UTC)


@contextmanager
def _exclusive(out: Path) -> Iterator[None]:
    lock = FileLock(out / LOCK, timeout=2)  # `status` tries it too, for a moment
    try:
        lock.acquire()
    except Timeout as error:
        raise RunError(f"{out}: another run is converting into it; wait for its end or stop it") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _saying_what_to_do(out: Path) -> Iterator[None]:
    """Turns what OUT's file system refuses into a `RunError`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise RunError(
            f"{out}: the ledger cannot be written ({error}); check that there is room and that it is yours,"
            " then run the same command again"
        ) from error
    except sqlite3.Error as error:
        raise RunError(f"{out}: the ledger is damaged ({error}); {MEND}") from error
    except (EngineLost, LedgerError) as error:
        raise RunError(str(error)) from error
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "check that it is yours to write")
        raise RunError(f"{out}: cannot be written ({error.strerror or error}); {remedy}") from error
