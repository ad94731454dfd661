"""After a check: the waivers that were of no use, on stderr, so that they do not linger unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from checker.cli.parsing import Parser
    from checker.cli.registry import CheckRun
    from checker.cli.terminal import Terminal
    from checker.results import Report


def add_options(parser: Parser) -> None:
    """No options: waivers stand in the rule set."""


def prepare(args: Namespace, terminal: Terminal) -> None:
    """Nothing to look at beforehand."""


def finish(report: Report, run: CheckRun) -> Report:
    """Tell of each waiver that was not applied and why; the report is returned as it is."""
    if report.waivers:
        from checker.messages import say
        from checker.messages.rules import TEXTS
        from checker.results import WaiverState

        for waiver in report.waivers:
            if waiver.state is not WaiverState.APPLIED:
                values = {"school": waiver.school, "rule": waiver.rule, "until": waiver.until}
                run.terminal.tell(say(TEXTS, f"waiver-{waiver.state.value}", run.terminal.lang, **values))
    return report
