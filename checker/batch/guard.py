"""What holds a worker within its limits from the inside; the parent's watch (checker.batch.pool) is the outside.

Memory: the system refuses more than the limit, which Python meets as MemoryError and a native library as it can.
Time: an alarm that nobody catches ends the process even in native code, and even when the parent is gone.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys

TICK = 0.25  # seconds between two looks at a worker that says nothing
GRACE = 2.0  # seconds: the parent acts first, with a better word for it


def settle_in(memory: int) -> None:
    """Make this process a worker: a group of its own (Ctrl-C is the parent's), nothing to say, memory bounded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        with contextlib.suppress(OSError):
            os.setsid()
    _hush()
    bound_memory(memory)


def bound_memory(memory: int) -> None:
    """Let this process have `memory` bytes of data beyond what it was forked with, and no more.

    Without effect where the system has no such limit.
    """
    if sys.platform == "win32":
        return  # watched by the parent
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no image of the process on the disk
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        memory += held_data()
        limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def held_data() -> int:
    """Bytes of data that this process has by now: a forked one has all of its parent's. 0 where nobody can say."""
    try:
        with open("/proc/self/status", "rb") as status:
            line = next(line for line in status if line.startswith(b"VmData:"))
        return int(line.split()[1]) * 1024
    except (OSError, StopIteration, ValueError):
        return 0


class Alarm:
    """Ends this process some time after a document was begun, if it is not set anew before."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds + 2 * GRACE
        self._works = hasattr(signal, "setitimer")
        if self._works:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def set(self) -> None:
        if self._works:
            signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def clear(self) -> None:
        if self._works:
            signal.setitimer(signal.ITIMER_REAL, 0)


def memory_of(pid: int) -> int:
    """Bytes that a process and those it started have in memory now; 0 where it is gone."""
    import psutil  # here: a run in which nothing takes long never needs it

    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.Error:
        return 0
    used = 0
    for member in family:
        with contextlib.suppress(psutil.Error):
            used += member.memory_info().rss
    return used


def own_memory() -> int:
    """Bytes that this process has in memory, which those it forks seem to have too."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def _hush() -> None:
    """Send what libraries print nowhere: standard output is the report's, standard error the progress's."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        with contextlib.suppress(OSError):
            os.dup2(nowhere, stream)
    os.close(nowhere)
