"""Many files: found, isolated from each other, checked in parallel, taken up again after a break.

report = run(["plans/"], ruleset, options=BatchOptions(journal=Path("run.jsonl")))
for result in report.documents: ...          # read one at a time: flat memory, whatever the number
"""

from __future__ import annotations

from checker.batch.limiting import LimitError, parse_limits
from checker.batch.options import BatchOptions, Interrupted, Progress
from checker.batch.run import run

__all__ = ["BatchOptions", "Interrupted", "LimitError", "Progress", "parse_limits", "run"]
