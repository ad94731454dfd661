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

from checker.batch.guard import TICK, Alarm, memory_of, settle_in
from checker.batch.protocol import Answer, Job, Lost, Task
from checker.batch.worker import answer_of_file

_FRESH, _KNOWN = b"F", b"K"
_KEY = 32


def can_fork() -> bool:
    """Whether a copy of this process is safe to run: on Linux, with one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def check_alone(task: Task, job: Job) -> Answer | Lost | None:
    """What comes of one file. None where it takes a pool to tell: an archive, or a child that died."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(task, job, there)
    os.close(there)
    try:
        sent = _watched(child, here, job)
    finally:
        os.close(here)
        with contextlib.suppress(OSError):
            os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if isinstance(sent, str):
        return Lost(task.index, 0, task.name, sent, last=True)
    kind, key, line = sent[:1], sent[1 : 1 + _KEY], sent[1 + _KEY :]
    if kind not in (_FRESH, _KNOWN):
        return None
    return Answer(task.index, 0, key if any(key) else b"", line if kind == _FRESH else None)


def _be_the_child(task: Task, job: Job, pipe: int) -> None:
    """Check, write the answer, end: nothing of the parent's is run on the way out."""
    try:
        settle_in(job.limits.memory)
        Alarm(job.limits.seconds).set()
        answer = answer_of_file(task, job)
        if answer is not None:
            kind, line = (_KNOWN, b"") if answer.line is None else (_FRESH, answer.line)
            with open(pipe, "wb", closefd=False) as out:
                out.write(kind + (answer.key or bytes(_KEY)) + line)
    finally:
        os._exit(0)


def _watched(child: int, pipe: int, job: Job) -> bytes | str:
    """What the child sends until it ends, or the code of the limit at which it was stopped."""
    end = time.monotonic() + job.limits.seconds
    received = bytearray()
    while True:
        if select.select([pipe], [], [], min(TICK, max(0.0, end - time.monotonic())))[0]:
            part = os.read(pipe, 1 << 20)
            if not part:
                return bytes(received)
            received += part
        elif time.monotonic() >= end:
            return "timeout"
        elif memory_of(child) > job.limits.memory:
            return "memory"
