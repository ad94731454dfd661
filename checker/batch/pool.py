"""Warm worker processes that can be killed: a hang, a crash or a memory blow-up costs one file and no other.

Each worker has a few files in hand, so that it never waits, and answers for each one alone, so that the parent
knows which file a dead worker was at. The rest of its hand goes to another. A worker that died without our doing
is given a second chance with the same file (something else may have killed it); a file that kills twice is "crashed".

concurrent.futures and pebble were measured against this (benchmarks/folders.py): the first cannot kill, the second
loses a whole chunk with one hang or pays for each file's trip alone, and neither watches memory.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from checker.batch.alone import can_fork
from checker.batch.guard import TICK, memory_of, own_memory
from checker.batch.protocol import READY, Answer, Begun, Beside, Event, Finished, Job, Lost, Message, Task
from checker.batch.worker import serve
from checker.values import replace

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

HAND = 8  # files a worker has in hand at most
_STARTS = 3  # workers that may die before their first word, one after another


class CannotStart(RuntimeError):
    """Worker processes die before they begin: the system forbids them, or the installation is broken."""


class Pool:
    """Workers for one run. Use as a context manager: leaving it ends them, the busy ones by force."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._wanted = workers
        self._workers: list[_Worker] = []
        self._todo: deque[Task] = deque()
        self._suspects: set[Task] = set()  # their worker died once
        self._failed_starts = 0
        self._context: Any = get_context(_start_method())

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.dismiss()
        self._workers.clear()

    def add(self, tasks: Iterable[Task]) -> None:
        """More files to check; also while answers are being taken."""
        self._todo.extend(tasks)

    def answers(self) -> Iterator[Event]:
        """What comes of the files, in the order in which it comes. Raises CannotStart."""
        while self._todo or any(worker.hand for worker in self._workers):
            self._feed()
            busy = {worker.connection: worker for worker in self._workers if worker.hand}
            ready = wait(list(busy), timeout=TICK)
            for connection in ready:
                yield from self._take(busy[connection])  # type: ignore[index]
            for connection, worker in busy.items():
                if connection not in ready:
                    yield from self._watch(worker)

    def _feed(self) -> None:
        if not self._todo:
            return
        while len(self._workers) < min(self._wanted, len(self._todo) + len(self._workers)):
            self._workers.append(self._start())
        for worker in self._workers:
            room = HAND - len(worker.hand)
            # smaller hands towards the end, so that all end together
            share = max(1, len(self._todo) // (2 * self._wanted))
            if len(worker.hand) <= HAND // 2:
                worker.give([self._todo.popleft() for _ in range(min(room, share, len(self._todo)))])

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        forks = self._context.get_start_method() == "fork"
        others = (here, *(worker.connection for worker in self._workers)) if forks else ()
        process = self._context.Process(target=serve, args=(there, self._job, others), daemon=True)
        process.start()
        there.close()
        return _Worker(process, here)

    def _take(self, worker: _Worker) -> Iterator[Event]:
        """All that a worker has sent by now."""
        try:
            while worker.connection.poll():
                message: Any = worker.connection.recv()
                worker.since, worker.peak = time.monotonic(), 0
                if message == READY:
                    worker.is_ready, self._failed_starts = True, 0
                else:
                    yield from self._note(worker, message)
        except (EOFError, OSError):
            yield from self._bury(worker)

    def _note(self, worker: _Worker, message: Message) -> Iterator[Event]:
        """Keep in mind what a worker is at, and pass on what it has to say."""
        if isinstance(message, Begun):
            worker.at = message
            return
        if isinstance(message, Finished) or (isinstance(message, Answer) and message.last):
            worker.at = None
            self._suspects.discard(worker.hand.popleft())
        elif isinstance(
            message, Answer | Beside
        ):  # a member is done: whoever takes the archive up goes on behind it
            worker.at = None
            worker.hand[0] = replace(worker.hand[0], first=message.member + 1)
        yield message

    def _bury(self, worker: _Worker) -> Iterator[Lost]:
        """Find out what a worker that is gone died of, and what becomes of its hand."""
        self._workers.remove(worker)
        status = worker.end()
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise CannotStart(f"exit status {status}")
        elif status != 0 and worker.hand:  # 0: it was tired, and left in order
            yield from self._blame(worker, _cause(status, worker.peak, self._job.limits.memory))
        self._todo.extendleft(reversed(worker.hand))

    def _blame(self, worker: _Worker, code: str) -> Iterator[Lost]:
        """A worker died at the first in its hand; in an archive the member is to blame, and the rest goes on."""
        task, at = worker.hand.popleft(), worker.at
        if code == "crashed" and task not in self._suspects:
            again = replace(task, first=at.member if at else task.first)
            self._suspects.add(again)
            self._todo.appendleft(again)
            return
        self._suspects.discard(task)
        if at is None:
            yield Lost(task.index, task.first, task.name, code, last=True)
        else:
            yield Lost(task.index, at.member, at.name, code, last=False)
            self._todo.appendleft(replace(task, first=at.member + 1))

    def _watch(self, worker: _Worker) -> Iterator[Lost]:
        """Kill a worker that takes more time or memory than a document may have."""
        if not worker.is_ready:
            return
        taken = time.monotonic() - worker.since
        if taken > self._job.limits.seconds:
            code = "timeout"
        elif taken > TICK:  # a document in good order is done by then, and never measured
            worker.peak = max(worker.peak, memory_of(worker.pid) - self._shared())
            if worker.peak <= self._job.limits.memory:
                return
            code = "memory"
        else:
            return
        self._workers.remove(worker)
        worker.kill()
        yield from self._blame(worker, code)
        self._todo.extendleft(reversed(worker.hand))

    def _shared(self) -> int:
        """Bytes that a forked worker seems to have and shares with this process."""
        return own_memory() if self._context.get_start_method() == "fork" else 0


class _Worker:
    """The parent's end of a worker: its process, its pipe, and what it has in hand."""

    __slots__ = ("at", "connection", "hand", "is_ready", "peak", "process", "since")

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.hand: deque[Task] = deque()
        self.at: Begun | None = None  # the member, where the first in hand is an archive
        self.is_ready = False
        self.since = time.monotonic()
        self.peak = 0

    @property
    def pid(self) -> int:
        pid = self.process.pid
        assert pid is not None
        return pid

    def give(self, tasks: list[Task]) -> None:
        if not self.hand:
            self.since = time.monotonic()
        self.hand.extend(tasks)
        with contextlib.suppress(OSError):  # it died meanwhile: found out when its answers are taken
            self.connection.send(tasks)

    def kill(self) -> None:
        """End it and what it started (LibreOffice) at once."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)
        self.process.kill()
        self.end()

    def end(self) -> int:
        """Close its pipe and wait for its end; the exit status."""
        self.connection.close()
        self.process.join()
        status = self.process.exitcode
        return status if status is not None else -1

    def dismiss(self) -> None:
        if self.hand:
            self.kill()
            return
        with contextlib.suppress(OSError):
            self.connection.send(None)
        self.process.join(1)
        self.kill()


def _cause(status: int, peak: int, limit: int) -> str:
    """What a worker died of. A library that is refused memory ends in a crash: near the limit that was it."""
    if hasattr(signal, "SIGALRM") and status == -signal.SIGALRM:
        return "timeout"
    return "memory" if peak > 0.8 * limit else "crashed"


def _start_method() -> str:
    """fork is fast and shares what is loaded, and is safe only on Linux in a process with one thread."""
    if sys.platform != "linux":
        return "spawn"
    return "fork" if can_fork() else "forkserver"
