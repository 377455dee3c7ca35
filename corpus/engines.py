"""Where documents are converted: on this machine, or by the workers of a Dask scheduler; the calls are the same."""

import importlib
import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from corpus.isolation import Slot
from corpus.names import on_one_line
from corpus.settings import Limits
from corpus.worker import Result, Task

Done = tuple[Task, Result]
_POLL = 1.0


class Engine(Protocol):
    """Converts documents; one thread calls it."""

    def room(self) -> int:
        """How many documents it takes now; it asks for a few more than it has workers, so that none waits."""
        ...

    def submit(self, task: Task) -> None:
        """Takes a document."""
        ...

    def wait(self) -> list[Done]:
        """What is done, at least one unless nothing was going on for a second.

        Raises:
            EngineLost: the workers cannot be reached any more.
        """
        ...

    def close(self) -> None:
        """Ends the workers at once."""
        ...


class EngineLost(Exception):
    """The scheduler cannot be reached; the message says which."""


class LocalEngine:
    """Worker processes on this machine, each looked after by a thread."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self._pending = 0
        self._slots = [Slot(limits) for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._work, args=(slot,), daemon=True) for slot in self._slots]
        for thread in self._threads:
            thread.start()

    def room(self) -> int:
        """How many documents it takes now: one waits for each that is worked on."""
        return 2 * len(self._slots) - self._pending

    def submit(self, task: Task) -> None:
        """Takes a document."""
        self._pending += 1
        self._tasks.put(task)

    def wait(self) -> list[Done]:
        """What is done."""
        done: list[Done] = []
        try:
            done.append(self._done.get(timeout=_POLL))
            while True:
                done.append(self._done.get_nowait())
        except queue.Empty:
            self._pending -= len(done)
            return done

    def close(self) -> None:
        """Ends the workers at once."""
        for _ in self._slots:
            self._tasks.put(None)
        stopping = [threading.Thread(target=slot.stop, daemon=True) for slot in self._slots]
        for thread in stopping:
            thread.start()
        for thread in stopping:
            thread.join()

    def _work(self, slot: Slot) -> None:
        while task := self._tasks.get():
            self._done.put((task, slot.run(task)))


_of_thread = threading.local()


def run_here(task: Task, limits: Limits) -> Result:
    """Converts a document on a Dask worker, in a process of its own beside it."""
    slot: Slot | None = getattr(_of_thread, "slot", None)
    # A worker outlives the run; the next run's limits and modules of components may be others.
    if slot is None or _of_thread.run != task.temporary:
        if slot is not None:
            slot.stop()
        slot, _of_thread.run = Slot(limits), task.temporary
        _of_thread.slot = slot
    return slot.run(task)


class DaskEngine:
    """The workers of a Dask scheduler, which may come and go; without an address, a few on this machine."""

    def __init__(self, scheduler: str | None, jobs: int, limits: Limits, *, patience: float = 30) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")  # an optional extra, without types
        except ImportError as error:
            raise EngineLost("--engine dask needs Dask: pip install 'diarium[dask]'") from error
        # Its tracebacks of lost connections say less than `EngineLost` and the outcomes do.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._limits = limits
        self._cluster: Any = None
        try:
            if scheduler is None:
                self._cluster = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
            self._client: Any = distributed.Client(scheduler or self._cluster, timeout=patience)
        except OSError as error:
            raise EngineLost(
                f"the Dask scheduler {scheduler} cannot be reached ({error}); check its address"
            ) from error
        self._done: queue.SimpleQueue[tuple[Task, Any]] = queue.SimpleQueue()
        self._pending = 0
        self._threads = jobs
        self._counted = 0.0

    def room(self) -> int:
        """How many documents it takes now: as many wait as are worked on, by the workers there are."""
        if time.monotonic() - self._counted > _POLL:
            self._threads = sum(self._client.nthreads().values())
            self._counted = time.monotonic()
        return 2 * self._threads - self._pending

    def submit(self, task: Task) -> None:
        """Takes a document."""
        self._pending += 1
        future = self._client.submit(run_here, task, self._limits, pure=False)
        future.add_done_callback(_putter(self._done, task))

    def wait(self) -> list[Done]:
        """What is done."""
        done: list[Done] = []
        try:
            while True:
                task, future = self._done.get(timeout=0 if done else _POLL)
                self._pending -= 1
                done.append((task, self._result(task, future)))
        except queue.Empty:
            if not done and self._client.status != "running":
                raise EngineLost("the Dask scheduler has gone; run the same command again when it is back") from None
            return done

    def close(self) -> None:
        """Leaves the scheduler, which forgets what was not done."""
        self._client.close()
        if self._cluster:
            self._cluster.close()

    def _result(self, task: Task, future: Any) -> Result:  # noqa: ANN401 - Dask has no types
        try:
            result: Result = future.result()
        except Exception as error:  # a worker that died again and again with this document
            problem = f"its Dask worker died ({type(error).__name__}: {error}); look whether the file is whole"
            return Result("crashed", on_one_line(f"{task.path}: {problem}")[:1000])
        return result


def _putter(done: "queue.SimpleQueue[tuple[Task, Any]]", task: Task) -> Callable[[Any], None]:
    return lambda future: done.put((task, future))
