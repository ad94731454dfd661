"""Arguments, with every word said in the user's language.

Every message and the help are ours (Chinese characters are two columns wide). What would be left for a library to do
is a loop, and most runs check one file: argparse and what it imports would take as long as reading the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import SimpleNamespace

from checker.cli.errors import Done, UsageError
from checker.messages import Lang, say
from checker.messages.cli import TEXTS
from checker.reports.cells import pad, width, wrap
from checker.reports.clean import one_line
from checker.values import Value

HELP_WIDTH = 80
_OPTION_COLUMN = 26


class Arguments(SimpleNamespace):
    """What was asked for: `paths`, and each option by its name with _ for -."""


class BadValue(ValueError):
    """What an option's type raises for a value it cannot take. Its text says why."""


class _Option(Value):
    """convert: None for a switch, which takes no value."""

    name: str
    convert: Callable[[str], object] | None
    repeated: bool


class Parser:
    """The options of one command.

    usage     lines such as "plancheck PATH..."
    purpose   one sentence
    examples  near the end of the help: what is typed and what for, which may be left out
    ending    a paragraph after them
    """

    def __init__(
        self,
        lang: Lang,
        *,
        usage: Sequence[str],
        purpose: str,
        examples: Sequence[str | tuple[str, str]] = (),
        ending: str = "",
    ) -> None:
        self.lang = lang
        self._usage, self._purpose, self._ending = usage, purpose, ending
        self._examples = [(example, "") if isinstance(example, str) else example for example in examples]
        self._help: list[tuple[str, str] | str] = []
        self._options: dict[str, _Option] = {}
        self._defaults: dict[str, object] = {}

    def heading(self, text: str) -> None:
        """Options added from here on stand under this heading in the help."""
        self._help.append(text)

    def option(
        self, flag: str, *, help: str, metavar: str | None = None, type: Callable[[str], object] = str,
        default: object = None, repeated: bool = False,
    ) -> None:  # fmt: skip
        """Declare an option. With a metavar it takes a value, without it is a switch; repeated: a list.

        type: makes the value of the word; raises BadValue.
        """
        name = flag.strip("-").replace("-", "_")
        self._options[flag] = _Option(name, None if metavar is None else type, repeated)
        self._defaults[name] = False if metavar is None else default
        self._help.append((f"{flag} {metavar}" if metavar else flag, help))

    def general_options(self, *more: str) -> None:
        """What every command knows, last in its help: --lang and --debug (taken off before this parser sees
        the arguments), --help, and on demand --version."""
        self.heading(self._say("heading-general"))
        self._help.append(("--lang zh|en", self._say("opt-lang")))
        for flag in more:
            self.option(flag, help=self._say(f"opt-{flag[2:]}"))
        self._help.append(("--debug", self._say("opt-debug")))
        self._help.append(("-h, --help", self._say("opt-help")))

    def parse(self, argv: Sequence[str]) -> Arguments:
        """The arguments; `paths` are those that belong to no option, in their order.

        Raises UsageError, or Done where --help is among them.
        """
        before, after = split_at_dashes(argv)
        if "--help" in before or "-h" in before:
            raise Done(self.help())
        args = Arguments(**self._defaults, paths=[])
        words = iter(before)
        for word in words:
            if _is_flag(word):
                self._take(word, words, args)
            else:
                args.paths.append(word)
        args.paths += after
        return args

    def _take(self, word: str, following: Iterator[str], args: Arguments) -> None:
        """Set what one option asks for; its value is behind a "=" or the word that follows."""
        flag, equals, value = word.partition("=")
        option = self._options.get(flag)
        if option is None:
            raise UsageError(self._unknown(flag))
        if option.convert is None:
            if equals:
                raise UsageError(self._say("takes-no-value", option=flag))
            setattr(args, option.name, True)
            return
        if not equals:
            value = next(following, "")
        if not value or (not equals and _is_flag(value)):  # also "", a script's variable that was never set
            raise UsageError(self._say("needs-value", option=flag))
        try:
            taken = option.convert(value)
        except BadValue as error:
            raise UsageError(self._say("bad-value", option=flag, complaint=error)) from None
        if option.repeated:
            taken = [*(getattr(args, option.name) or ()), taken]
        setattr(args, option.name, taken)

    def choice(self, names: Iterable[str]) -> Callable[[str], str]:
        """A type for an option that takes one of some words."""
        allowed = tuple(names)

        def convert(word: str) -> str:
            if word in allowed:
                return word
            guess = nearest(word, allowed)
            code = "bad-choice-near" if guess else "bad-choice"
            raise BadValue(
                self._say(code, word=one_line(word), near=guess, allowed=self._say("comma").join(allowed))
            )

        return convert

    def number(self, least: float, most: float, *, whole: bool = False) -> Callable[[str], float]:
        """A type for an option that takes a number within bounds."""

        def convert(word: str) -> float:
            try:
                value: float = int(word) if whole else float(word)
            except ValueError:
                value = float("nan")
            if not least <= value <= most:
                code = "bad-whole" if whole else "bad-number"
                raise BadValue(self._say(code, word=one_line(word), least=f"{least:g}", most=f"{most:g}"))
            return value

        return convert

    def help(self) -> str:
        """The help text, at most 80 columns wide."""
        lines = [self._say("usage")]
        lines += [f"  {line}" for line in self._usage]
        lines += ["", *wrap(self._purpose, HELP_WIDTH)]
        for entry in self._help:
            lines += ["", entry] if isinstance(entry, str) else _option_lines(*entry)
        if self._examples:
            lines += ["", self._say("examples")]
            column = max(width(typed) for typed, _ in self._examples) + 3
            lines += [f"  {pad(typed, column)}{meant}".rstrip() for typed, meant in self._examples]
        if self._ending:
            lines += ["", *wrap(self._ending, HELP_WIDTH)]
        return "\n".join(lines) + "\n"

    def _unknown(self, flag: str) -> str:
        known = [*self._options, "--help", "--lang", "--debug"]
        guess = nearest(flag, known)
        if len(flag) == 2 and flag != "--":  # -o, as other programs have it
            begun = [name for name in known if name.startswith(f"-{flag}")]
            guess = begun[0] if len(begun) == 1 else None
        code = "unknown-option-near" if guess else "unknown-option"
        return self._say(code, option=one_line(flag), near=guess)

    def _say(self, code: str, **values: object) -> str:
        return say(TEXTS, code, self.lang, **values)


def split_at_dashes(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """Arguments before and after "--"; those after it are paths, whatever they look like."""
    if "--" not in argv:
        return list(argv), []
    at = list(argv).index("--")
    return list(argv[:at]), list(argv[at + 1 :])


def _is_flag(word: str) -> bool:
    """Whether a word is meant for an option and neither for a path ("-", standard input's name) nor for a number."""
    return len(word) > 1 and word[0] == "-" and not word[1:].replace(".", "", 1).isdecimal()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches

    by_folded = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def _option_lines(flags: str, text: str) -> list[str]:
    """An option and its explanation in two columns; long options push the explanation to the next line."""
    indent = " " * _OPTION_COLUMN
    lines = wrap(text, HELP_WIDTH - _OPTION_COLUMN)
    first = f"  {flags}"
    if width(first) > _OPTION_COLUMN - 2:
        return [first, *(indent + line for line in lines)]
    return [pad(first, _OPTION_COLUMN) + lines[0], *(indent + line for line in lines[1:])]
