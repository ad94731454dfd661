"""Which modules stand behind the command line. Adding a command or an option is one line here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from checker.values import Value

if TYPE_CHECKING:
    from checker.cli.parsing import Arguments, Parser
    from checker.cli.terminal import Terminal
    from checker.documents.limits import Limits
    from checker.reports.options import ReportOptions
    from checker.results import Report
    from checker.ruleset.model import RuleSet

#: `plancheck NAME ...` -> the module that runs it; whatever is no name here is a path to check
COMMANDS: dict[str, str] = {
    "read": "checker.cli.read",
    "--compare": "checker.cli.compare",
    "rules": "checker.cli.rules",
    "doctor": "checker.cli.doctor",
}

#: what runs where no command is named
DEFAULT_COMMAND = "checker.cli.check"

#: modules that add options to the check command, in the order in which they work on the report
STEPS: tuple[str, ...] = ("checker.cli.reviewing", "checker.cli.reporting")


class Command(Protocol):
    """A module in COMMANDS."""

    def run(self, argv: Sequence[str], terminal: Terminal) -> int:
        """Do what the arguments (without the command's own name) ask; return the exit status.

        Raises UsageError for arguments that make no sense, Done for --help.
        """


class CheckRun(Value):
    """What a step may want to know of the run that made the report."""

    args: Arguments
    ruleset: RuleSet
    options: ReportOptions
    limits: Limits
    terminal: Terminal


class Step(Protocol):
    """A module in STEPS."""

    def add_options(self, parser: Parser) -> None:
        """Declare the options under a heading of their own (`parser.heading`)."""

    def prepare(self, args: Arguments, terminal: Terminal) -> None:
        """Refuse, before anything is scored, what cannot be done. Raises UsageError."""

    def finish(self, report: Report, run: CheckRun) -> Report:
        """Do the step's part: write a file, or return another report (a reviewer's overrules). Does nothing
        and returns the report as it is where its options are not given."""


def load(name: str) -> Any:
    """A module of this registry, imported now."""
    from importlib import import_module

    return import_module(name)
