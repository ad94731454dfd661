"""How a long run is going, on stderr: a bar at a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

from checker.cli.terminal import Terminal
from checker.reports.clean import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from checker.batch import Progress

_FEWEST_FOR_A_BAR = 2
_SECONDS_BETWEEN_LINES = 10.0


class Course:
    """Follows a run; give `tell` to it as its callback, inside a `with` block.

    A run over one file shows nothing. Warnings are said whatever else is shown.
    """

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._next_line = time.monotonic() + _SECONDS_BETWEEN_LINES

    def __enter__(self) -> Course:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, progress: Progress) -> None:
        """Show where the run stands."""
        if progress.warning is not None:
            self._terminal.tell(one_line(progress.warning))
        elif progress.total < _FEWEST_FOR_A_BAR:
            return
        elif self._terminal.progress_wanted:
            self._advance(progress)
        elif progress.done < progress.total and time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + _SECONDS_BETWEEN_LINES
            self._terminal.say("progress-line", done=progress.done, total=progress.total)

    def _advance(self, progress: Progress) -> None:
        if self._bar is None:
            self._bar = _bar()
            self._task = self._bar.add_task(self._terminal.sentence("progress"), total=progress.total)
            self._bar.start()
        if self._task is not None:
            self._bar.update(self._task, completed=progress.done, total=progress.total)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Bar(*columns, console=Console(stderr=True), transient=True)
