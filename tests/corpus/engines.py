"""An engine that converts in this process, one document at a time, so that most tests start no other."""

from collections.abc import Callable

from corpus.engines import Done
from corpus.worker import Result, Task, convert_one


class Here:
    """Converts with `convert`, which a test may have fail."""

    def __init__(self, convert: Callable[[Task], Result] = convert_one) -> None:
        self._convert = convert
        self._tasks: list[Task] = []
        self.is_closed = False

    def room(self) -> int:
        return 2 - len(self._tasks)

    def submit(self, task: Task) -> None:
        self._tasks.append(task)

    def wait(self) -> list[Done]:
        task = self._tasks.pop(0)
        return [(task, self._convert(task))]

    def close(self) -> None:
        self.is_closed = True
