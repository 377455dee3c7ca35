"""A process for documents, with limits: what goes past them costs one document one try."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TooLate
from multiprocessing.connection import wait as wait_for_end
from types import FrameType

from pebble import ProcessExpired, ProcessPool

from corpus.names import on_one_line
from corpus.settings import Limits
from corpus.worker import Result, Task, convert_one
from extract.pipeline import load

_TASKS_OF_A_PROCESS = 500  # then a fresh one takes over, so that what libraries leak does not add up
_GRACE = 120.0  # seconds past the limit, for starting and ending; then the pool itself is given up
_POLL = 0.5


class Slot:
    """One worker process at a time, in which documents are converted one after another.

    Each slot has a pool of its own, since Pebble's workers share one channel and one that is killed while it holds
    the channel would stop the others.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pool: ProcessPool | None = None
        self._stopped = threading.Event()

    def run(self, task: Task) -> Result:
        """Converts the document within the limits; a worker that dies or hangs is in the result."""
        if self._stopped.is_set():
            return Result("crashed", f"{on_one_line(task.path)}: stopped before it was begun")
        started = time.monotonic()
        try:
            self._pool = self._pool or self._new_pool()
            future = self._pool.schedule(convert_one, args=(task,), timeout=self._limits.seconds)
            return self._result(future, started)
        except TooLate:
            problem = f"took longer than {self._limits.seconds:g} s; run `diarium retry` with a higher --timeout"
            failed = Result("timed-out", f"{on_one_line(task.path)}: {problem}")
        except Exception as error:  # whatever ends a worker, also Pebble's own errors
            failed = Result("crashed", f"{on_one_line(task.path)}: its worker process died ({_how(error)})")
        self._discard()
        return Result(failed.cause, failed.message, seconds=round(time.monotonic() - started, 3))

    def stop(self) -> None:
        """Ends the worker at once; what it was doing is not done."""
        self._stopped.set()
        self._discard()

    def _result(self, future: "Future[Result]", started: float) -> Result:
        while not wait([future], timeout=_POLL).done:
            if self._stopped.is_set():
                raise InterruptedError
            if time.monotonic() - started > self._limits.seconds + _GRACE:
                raise TooLate
        return future.result()

    def _new_pool(self) -> ProcessPool:
        # A forked copy of a process with running threads can hang; the fork server has none and loads modules once.
        method = "forkserver" if sys.platform == "linux" else "spawn"
        context = multiprocessing.get_context(method)
        context.set_forkserver_preload(["__main__", "corpus.isolation"])
        # Dask's workers are daemons, which may have no children unless told otherwise; ours end with their parent.
        if multiprocessing.current_process().daemon:
            multiprocessing.current_process().daemon = False
        return ProcessPool(
            max_workers=1,
            max_tasks=_TASKS_OF_A_PROCESS,
            initializer=_begin,
            initargs=(self._limits.megabytes,),
            context=context,
        )

    def _discard(self) -> None:
        pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _how(error: Exception) -> str:
    code = error.exitcode if isinstance(error, ProcessExpired) else None
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}" if code is not None else on_one_line(f"{type(error).__name__}: {error}")


def _begin(megabytes: int) -> None:
    """Prepares a fresh worker process: its group, its end, its memory, its models."""
    if sys.platform != "win32":
        # A group of its own: Ctrl-C does not reach it, and Tesseract can be ended with it.
        os.setpgid(0, 0)
        signal.signal(signal.SIGTERM, _end_group)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(megabytes)
    load()


def _end_group(_number: int = 0, _frame: FrameType | None = None) -> None:
    os.killpg(0, signal.SIGKILL)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_end([parent.sentinel])
        if sys.platform == "win32":
            os._exit(1)
        _end_group()


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = megabytes << 20
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
