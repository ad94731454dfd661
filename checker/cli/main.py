"""From arguments to exit status: which command is meant, and what becomes of every exception."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from checker.cli.errors import Done, OutputError, RulesError, UsageError
from checker.cli.parsing import nearest, split_at_dashes
from checker.cli.registry import COMMANDS, DEFAULT_COMMAND, load
from checker.cli.status import ExitStatus
from checker.cli.terminal import Terminal
from checker.messages import Lang

_ASKS_FOR_HELP = frozenset({"help", "帮助", "/?", "-?"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run plancheck; return its exit status. No exception leaves here."""
    terminal = Terminal(Lang.ZH)
    try:
        words, terminal.debug = _without_flag(sys.argv[1:] if argv is None else argv, "--debug")
        words, terminal.lang = _without_lang(words, terminal)
        return _run(words, terminal)
    except UsageError as error:
        terminal.tell(terminal.sentence("usage-error", message=error))
        return ExitStatus.USAGE
    except OutputError as error:
        terminal.tell(str(error))
        return ExitStatus.OUTPUT
    except KeyboardInterrupt:
        terminal.say("interrupted")
        return ExitStatus.INTERRUPTED


def _run(words: list[str], terminal: Terminal) -> int:
    try:
        name, rest = _command(words)
        return int(load(name).run(rest, terminal))
    except Done as done:
        terminal.result(str(done))
        return ExitStatus.ACCEPTED
    except RulesError as error:
        terminal.tell(str(error))
        return ExitStatus.USAGE
    except (UsageError, OutputError):
        raise
    except Exception as error:
        return _internal(error, terminal)


def _internal(error: Exception, terminal: Terminal) -> int:
    """The last resort: a fault of ours is told in a sentence; --debug shows where it arose."""
    if terminal.debug:
        import traceback

        traceback.print_exc()
    terminal.say("internal", kind=type(error).__name__)
    return ExitStatus.INTERNAL


def _command(words: list[str]) -> tuple[str, list[str]]:
    """Which module runs, and its arguments. A command's name counts as the first word, one with dashes
    anywhere; a file that is called like a command is reached as ./read."""
    before, _ = split_at_dashes(words)
    if len(words) == 1 and words[0] in _ASKS_FOR_HELP and not os.path.lexists(words[0]):
        return DEFAULT_COMMAND, ["--help"]
    if before and before[0] in COMMANDS:
        return COMMANDS[before[0]], words[1:]
    for index, word in enumerate(before):
        if word.startswith("--") and word in COMMANDS:
            return COMMANDS[word], words[:index] + words[index + 1 :]
    return DEFAULT_COMMAND, words


def _without_flag(argv: Sequence[str], flag: str) -> tuple[list[str], bool]:
    before, after = split_at_dashes(argv)
    kept = [word for word in before if word != flag]
    return [*kept, *(["--", *after] if after else [])], len(kept) < len(before)


def _without_lang(argv: list[str], terminal: Terminal) -> tuple[list[str], Lang]:
    """The arguments without --lang, which may stand anywhere, and the language it names (Chinese)."""
    before, after = split_at_dashes(argv)
    kept, lang = [], Lang.ZH
    words = iter(before)
    for word in words:
        if word != "--lang" and not word.startswith("--lang="):
            kept.append(word)
            continue
        value = word[7:] if "=" in word else next(words, None)
        if value is None:
            raise UsageError(terminal.sentence("needs-value", option="--lang"))
        try:
            lang = Lang(value.lower())
        except ValueError:
            raise UsageError(
                terminal.sentence("bad-lang", word=value, near=nearest(value, tuple(Lang)))
            ) from None
    return [*kept, *(["--", *after] if after else [])], lang
