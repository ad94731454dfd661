"""Contestants measured side by side: rounds by turns (A B C, A B C, ...), medians of processor and clock time.

Processor time is what is compared: on a machine that others use too, the clock tells more of them than of us.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """Milliseconds of one round, for each file of it."""

    cpu: float
    clock: float


Round = Callable[[], Sample]


def by_turns(contestants: dict[str, Round], rounds: int) -> dict[str, Sample]:
    """The median of each contestant's rounds; a first round of all is not counted."""
    samples: dict[str, list[Sample]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, run in contestants.items():
            sample = run()
            if number:
                samples[name].append(sample)
    return {
        name: Sample(median(sample.cpu for sample in taken), median(sample.clock for sample in taken))
        for name, taken in samples.items()
    }


def here(work: Callable[[], object], files: int) -> Round:
    """A round of something done in this process."""

    def run() -> Sample:
        clock, cpu = time.perf_counter(), time.process_time()
        work()
        cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
        return Sample(1000 * cpu / files, 1000 * clock / files)

    return run


def command(words: Sequence[str], files: int = 1, *, folder: Path | None = None) -> Round:
    """A round of a program, from start to exit, with all that it starts. It may exit with a status."""

    def run() -> Sample:
        clock, before = time.perf_counter(), _children()
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=folder)
        cpu, clock = _children() - before, time.perf_counter() - clock
        return Sample(1000 * cpu / files, 1000 * clock / files)

    return run


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Warm:
    """A peer that runs on in an environment of its own and does a round when it is asked (see peers.py)."""

    def __init__(self, python: Path, name: str, files: Sequence[Path]) -> None:
        script = Path(__file__).with_name("peers.py")
        self._process = subprocess.Popen(
            [str(python), str(script), name, *map(str, files)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self.missing: list[list[str]] = []

    def __call__(self) -> Sample:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            sys.exit(f"{self._process.args!r} ended")
        told: dict[str, Any] = json.loads(line)
        self.missing = told["missing"]
        return Sample(told["cpu"], told["clock"])

    def end(self) -> None:
        self._process.communicate()
