"""What ends a run before its natural end. The text of each is the sentence for the user."""

from __future__ import annotations


class UsageError(Exception):
    """Arguments that make no sense: nothing was scored."""


class RulesError(Exception):
    """A rule set that cannot be used: nothing was scored."""


class OutputError(Exception):
    """The result could not be written."""


class Done(Exception):
    """Nothing more to do than to print this text (--help, --version)."""
