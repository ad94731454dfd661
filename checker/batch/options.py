"""What a run is told, and what it tells while it goes on."""

from __future__ import annotations

import os
from pathlib import Path

from checker.batch import record
from checker.documents.limits import DEFAULT_LIMITS, Limits
from checker.messages import Lang
from checker.results import DocumentResult, Report
from checker.values import Value


class BatchOptions(Value):
    """How a run goes about its files.

    jobs      worker processes; None: one a core
    journal   where the run writes down what is done, and from where an earlier run is taken up; None: not kept
    isolate   False: everything in this process, with no limit on time and memory (debugging; no child processes)
    """

    lang: Lang = Lang.ZH
    limits: Limits = DEFAULT_LIMITS
    jobs: int | None = None
    journal: Path | None = None
    password: str | None = None
    isolate: bool = True

    @property
    def workers(self) -> int:
        """How many worker processes that makes."""
        return max(1, self.jobs if self.jobs is not None else available_cores())


class Progress(Value):
    """Where a run stands: told once before the first document, after each, and at an archive's end.

    done     documents finished, of `total` known by now (an archive's members come to be known on the way)
    line     the document just finished (see `result`), if that is what is told
    resumed  whether it was taken from the journal of an earlier run
    warning  a sentence for the person, in place of a document
    """

    done: int
    total: int
    line: bytes | None = None
    resumed: bool = False
    warning: str | None = None

    @property
    def result(self) -> DocumentResult | None:
        """The document just finished, unpacked only for those who ask."""
        return record.load(self.line) if self.line is not None else None


class Interrupted(KeyboardInterrupt):
    """Ctrl-C in the middle of a run: `report` holds the documents done, `left` counts the files that were not."""

    def __init__(self, report: Report, left: int) -> None:
        super().__init__()
        self.report = report
        self.left = left


def available_cores() -> int:
    """Cores this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
