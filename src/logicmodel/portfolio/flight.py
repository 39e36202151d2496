"""Tasks on an executor: few in flight, results in order, and a way on when a worker dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Final, Generic, TypeAlias, TypeVar

from attrs import define, field

Item = TypeVar("Item")
Result = TypeVar("Result")
Chunk: TypeAlias = tuple[Item, ...]

# Enough to keep many workers busy, few enough to keep memory bounded.
IN_FLIGHT: Final = 16


@define
class Flight(Generic[Item, Result]):
    """
    A task over many chunks of items, on an executor.

    Args:
        task: What to do with a chunk; it returns a result for each item.
        died: The result of an item that kills its worker.
        executor: The executor, or a function that makes one.
    """

    task: Callable[[Chunk[Item]], list[Result]]
    died: Callable[[Item], list[Result]]
    executor: Executor | Callable[[], Executor]
    pool: Executor = field(init=False)

    def over(self, chunks: Iterator[Chunk[Item]]) -> Iterator[list[Result]]:
        """
        Yield the results of each chunk, in order.

        Args:
            chunks: The chunks; they are taken as there is room in flight.

        Raises:
            BrokenExecutor: A worker died, and there is no function that makes another executor.
        """
        self.pool = self._started()
        waiting: deque[tuple[Chunk[Item], Future[list[Result]]]] = deque()
        try:
            for chunk in chunks:
                waiting.append((chunk, self._submitted(chunk)))
                if len(waiting) == IN_FLIGHT:
                    yield self._landed(waiting)
            while waiting:
                yield self._landed(waiting)
        finally:
            for _, future in waiting:
                future.cancel()
            self._stop()

    def _started(self) -> Executor:
        return self.executor if isinstance(self.executor, Executor) else self.executor()

    def _stop(self) -> None:
        """End the executor, unless it is the caller's."""
        if self.pool is not self.executor:
            self.pool.shutdown(wait=True, cancel_futures=True)

    def _restart(self) -> None:
        self._stop()
        self.pool = self._started()

    def _submitted(self, chunk: Chunk[Item]) -> Future[list[Result]]:
        try:
            return self.pool.submit(self.task, chunk)
        except BrokenExecutor as error:  # the result of an earlier chunk will say the same, and is handled first
            future: Future[list[Result]] = Future()
            future.set_exception(error)
            return future

    def _landed(self, waiting: deque[tuple[Chunk[Item], Future[list[Result]]]]) -> list[Result]:
        """Return the results of the oldest chunk."""
        chunk, future = waiting.popleft()
        try:
            return future.result()
        except BrokenExecutor:
            if self.pool is self.executor:
                raise
            results = self._alone(chunk)
            # A pool that breaks takes all chunks with it, so that those behind this one start again.
            for place, (behind, other) in enumerate(waiting):
                if not other.done() or other.exception() is not None:
                    waiting[place] = (behind, self._submitted(behind))
            return results

    def _alone(self, chunk: Chunk[Item]) -> list[Result]:
        """Try a chunk with nothing else in flight, and find by halves the item that kills its worker."""
        self._restart()
        try:
            return self.pool.submit(self.task, chunk).result()
        except BrokenExecutor:
            if len(chunk) == 1:
                self._restart()
                return self.died(chunk[0])
            half = len(chunk) // 2
            return [*self._alone(chunk[:half]), *self._alone(chunk[half:])]
