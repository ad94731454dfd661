"""One file at the terminal: checked in a child of its own, under the same limits as in a batch, without its costs.

A fork and a pipe are all it needs, so nothing of multiprocessing is loaded: that would take longer than the check.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable

from checker.batch.guard import TICK, Alarm, memory_of, settle_in
from checker.batch.protocol import Answer, Job, Lost, Task
from checker.batch.worker import answer_of_file
from checker.documents.limits import Limits
from checker.regexes import keep_new

_FRESH, _KNOWN = b"F", b"K"
_KEY = 32
_FIRST_LOOK = 1.0  # seconds: most files are done by then, and what looks at memory need not be loaded


def can_fork() -> bool:
    """Whether a copy of this process is safe to run: on Linux, with one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def check_alone(task: Task, job: Job) -> Answer | Lost | None:
    """What comes of one file. None where it takes a pool to tell: an archive, or a child that died."""
    sent = run_alone(lambda: _sent(task, job), job.limits)
    if isinstance(sent, str):
        return Lost(task.index, 0, task.name, sent, last=True)
    kind, key, line = sent[:1], sent[1 : 1 + _KEY], sent[1 + _KEY :]
    if kind not in (_FRESH, _KNOWN):
        return None
    return Answer(task.index, 0, key if any(key) else b"", line if kind == _FRESH else None)


def run_alone(work: Callable[[], bytes], limits: Limits) -> bytes | str:
    """What a piece of work gives, done in a child of its own: nothing (b"") where the child died, the code of the
    limit ("timeout", "memory") at which it was stopped. Ask `can_fork` before."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(work, limits, there)
    os.close(there)
    try:
        return _watched(child, here, limits)
    finally:
        os.close(here)
        with contextlib.suppress(OSError):
            os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _sent(task: Task, job: Job) -> bytes:
    answer = answer_of_file(task, job)
    if answer is None:
        return b""
    kind, line = (_KNOWN, b"") if answer.line is None else (_FRESH, answer.line)
    return kind + (answer.key or bytes(_KEY)) + line


def _be_the_child(work: Callable[[], bytes], limits: Limits, pipe: int) -> None:
    """Work, write what comes of it, end: nothing of the parent's is run on the way out."""
    try:
        settle_in(limits.memory)
        Alarm(limits.seconds).set()
        with open(pipe, "wb", closefd=False) as out:
            out.write(work())
        keep_new()
    finally:
        os._exit(0)


def _watched(child: int, pipe: int, limits: Limits) -> bytes | str:
    """What the child sends until it ends, or the code of the limit at which it was stopped."""
    end = time.monotonic() + limits.seconds
    tick = _FIRST_LOOK
    received = bytearray()
    while True:
        if select.select([pipe], [], [], min(tick, max(0.0, end - time.monotonic())))[0]:
            part = os.read(pipe, 1 << 20)
            if not part:
                return bytes(received)
            received += part
        elif time.monotonic() >= end:
            return "timeout"
        elif memory_of(child) > limits.memory:
            return "memory"
        else:
            tick = TICK
