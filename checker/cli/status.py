"""How plancheck ends, for scripts and schedulers. docs/json.md lists the same."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.results import Report


class ExitStatus(IntEnum):
    """0 to 3 are the contract's; 70 and 74 are named as in BSD's sysexits.h, 130 as shells do for Ctrl-C."""

    ACCEPTED = 0  # every document was read and accepted
    NOT_ACCEPTED = 1
    USAGE = 2  # wrong usage or a broken rule set: nothing was scored
    UNREADABLE = 3  # at least one document could not be read; goes before NOT_ACCEPTED
    INTERNAL = 70  # a fault of plancheck itself
    OUTPUT = 74  # scored, but the result could not be written
    INTERRUPTED = 130


def status_of(report: Report) -> ExitStatus:
    """The exit status that a report asks for. Nothing to check at all is wrong usage."""
    total, summary = len(report.documents), report.summary
    if not total:
        return ExitStatus.USAGE
    if summary.outcomes["unreadable"]:
        return ExitStatus.UNREADABLE
    return ExitStatus.ACCEPTED if summary.accepted == total else ExitStatus.NOT_ACCEPTED
