"""`plancheck rules ...`: look at a rule set, try it out, start one, hand it to schools."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.errors import RulesError, UsageError
from checker.cli.output import check_target, write_whole
from checker.cli.parsing import Arguments, Parser, nearest
from checker.cli.status import ExitStatus
from checker.cli.terminal import Terminal
from checker.messages import say
from checker.messages.rules import TEXTS
from checker.reports.clean import file_name

if TYPE_CHECKING:
    from checker.ruleset.building import Compiled

_USAGES = {
    "list": "list",
    "explain": "explain ID",
    "test": "test [ID...] [--coverage]",
    "try": "try ID FILE",
    "show": "show",
    "diff": "diff A B",
    "new": "new [FILE]",
    "schema": "schema",
    "doc": "doc [--output FILE.md|FILE.docx]",
}
_EXAMPLES = (
    "plancheck rules list",
    "plancheck rules explain finance.audit",
    "plancheck rules test --coverage --rules plancheck.yaml",
    "plancheck rules try congress.planned 工作计划.docx",
    "plancheck rules doc --output 评分细则.docx",
)


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Do one of the commands under `rules`; returns the exit status."""
    args = _parser(terminal).parse(argv)
    known = terminal.sentence("comma").join(_COMMANDS)
    if not args.paths:
        raise UsageError(_say(terminal, "no-command", known=known))
    name, *args.paths = args.paths
    if name not in _COMMANDS:
        near = nearest(name, _COMMANDS)
        told = _say(terminal, "unknown-command", word=file_name(name), known=known)
        raise UsageError(told + (_say(terminal, "near", near=near) if near else ""))
    return int(_COMMANDS[name](args, terminal))


def compiled_rules(named: str | None, terminal: Terminal, beside: str = ".") -> Compiled:
    """The rule set that is meant, with all that it was made from. Raises UsageError with every mistake in it."""
    from checker.ruleset.building import compile_rules
    from checker.ruleset.discovery import rules_beside
    from checker.ruleset.faults import RuleSetError
    from checker.ruleset.loading import rule_file

    try:
        return compile_rules(rule_file(named or rules_beside(beside)))
    except RuleSetError as error:
        raise RulesError(error.render(terminal.lang)) from None


def _list(args: Arguments, terminal: Terminal) -> int:
    from checker.ruletools.catalogue import listed

    _arguments("list", args, terminal, 0, 0)
    return _give(listed(compiled_rules(args.rules, terminal).ruleset, terminal.lang), args, terminal)


def _explain(args: Arguments, terminal: Terminal) -> int:
    from checker.ruletools.catalogue import explained

    _arguments("explain", args, terminal, 1, 20)
    compiled = compiled_rules(args.rules, terminal)
    rules = [_rule(name, compiled, terminal) for name in args.paths]
    return _give("\n".join(explained(compiled, rule, terminal.lang) for rule in rules), args, terminal)


def _test(args: Arguments, terminal: Terminal) -> int:
    from checker.ruletools.examples import run_examples, uncovered
    from checker.ruletools.testing import failed, told_coverage, told_trials

    compiled = compiled_rules(args.rules, terminal)
    rules = [_rule(name, compiled, terminal) for name in args.paths]
    trials = run_examples(compiled, rules, terminal.lang)
    lines = told_trials(trials, terminal.lang)
    lacking = uncovered(compiled) if args.coverage else []
    if args.coverage:
        lines += ["", *told_coverage(lacking, terminal.lang)]
    _give("\n".join(lines) + "\n", args, terminal)
    right = not lacking and not any(map(failed, trials))
    return ExitStatus.ACCEPTED if right else ExitStatus.NOT_ACCEPTED


def _try(args: Arguments, terminal: Terminal) -> int:
    from checker import documents
    from checker.messages.documents import tell_problem
    from checker.ruletools.tracing import trace

    _arguments("try", args, terminal, 2, 2)
    name, path = args.paths
    compiled = compiled_rules(args.rules, terminal, beside=path)
    rule = _rule(name, compiled, terminal)
    try:
        document = documents.read(path)
    except documents.ReadProblem as problem:
        values = {key: file_name(value) for key, value in {"path": path, **problem.values}.items()}
        terminal.tell(tell_problem(problem.code, values, terminal.lang))
        return ExitStatus.UNREADABLE
    return _give(trace(document, compiled.ruleset, rule, terminal.lang), args, terminal)


def _show(args: Arguments, terminal: Terminal) -> int:
    from checker.ruletools.showing import shown

    _arguments("show", args, terminal, 0, 0)
    return _give(shown(compiled_rules(args.rules, terminal), terminal.lang), args, terminal)


def _diff(args: Arguments, terminal: Terminal) -> int:
    from checker.ruletools.showing import differences

    _arguments("diff", args, terminal, 2, 2)
    before, after = (compiled_rules(name, terminal) for name in args.paths)
    lines = differences(before, after, terminal.lang)
    if not lines:
        return _give(_say(terminal, "diff-same") + "\n", args, terminal)
    names = {key: file_name(name) for key, name in zip("ab", args.paths, strict=True)}
    return _give("\n".join((_say(terminal, "diff-head", **names), *lines)) + "\n", args, terminal)


def _new(args: Arguments, terminal: Terminal) -> int:
    from checker.ruleset.shipped import DEFAULT, shipped
    from checker.ruletools.starting import Answers, started

    _arguments("new", args, terminal, 0, 1)
    known = shipped()
    asking = sys.stdin is not None and sys.stdin.isatty()

    def ask(code: str, default: str, **values: str) -> str:
        if not asking:
            return default
        terminal.tell(f"{_say(terminal, code, **values)} [{default}]")
        return sys.stdin.readline().strip() or default

    path = args.paths[0] if args.paths else ask("new-file", "plancheck.yaml")
    if Path(path).exists():
        raise UsageError(_say(terminal, "new-exists", path=file_name(path)))
    base = args.extends or ask("new-base", DEFAULT, known=terminal.sentence("comma").join(known))
    compiled_rules(base, terminal)
    stem = "my-rules" if Path(path).stem == "plancheck" else Path(path).stem
    answers = Answers(
        base=base,
        id=ask("new-id", stem),
        title=ask("new-title", compiled_rules(base, terminal).ruleset.title.zh),
        score=ask("new-score", "60"),
    )
    check_target(path, [], terminal)
    write_whole(path, started(answers), terminal)
    compiled_rules(path, terminal)
    terminal.tell(_say(terminal, "new-done", path=file_name(path)))
    return ExitStatus.ACCEPTED


def _schema(args: Arguments, terminal: Terminal) -> int:
    from checker.ruletools.editor_schema import as_text

    _arguments("schema", args, terminal, 0, 0)
    return _give(as_text(terminal.lang), args, terminal)


def _doc(args: Arguments, terminal: Terminal) -> int:
    from checker.ruletools.handbook import as_markdown, handbook

    _arguments("doc", args, terminal, 0, 0)
    parts = handbook(compiled_rules(args.rules, terminal), terminal.lang)
    if args.output and args.output.lower().endswith(".docx"):
        from checker.ruletools.handbook_word import as_word

        return _give(as_word(parts), args, terminal)
    return _give(as_markdown(parts), args, terminal)


_COMMANDS: dict[str, Callable[[Arguments, Terminal], int]] = {
    "list": _list,
    "explain": _explain,
    "test": _test,
    "try": _try,
    "show": _show,
    "diff": _diff,
    "new": _new,
    "schema": _schema,
    "doc": _doc,
}


def _give(content: str | bytes, args: Arguments, terminal: Terminal) -> int:
    """To the file that --output names, else to the screen."""
    if args.output:
        check_target(args.output, [], terminal)
        write_whole(args.output, content, terminal)
        terminal.tell(_say(terminal, "written", path=file_name(args.output)))
    elif isinstance(content, str):
        terminal.result(content)
    return ExitStatus.ACCEPTED


def _rule(name: str, compiled: Compiled, terminal: Terminal) -> str:
    """The id of the rule that a person named: by its id, by its title, or by characters that one title alone has in
    that order (经审: 经费审查)."""
    rules = compiled.ruleset.rules
    if any(rule.id == name for rule in rules):
        return name
    titled = [rule for rule in rules if rule.title.zh == name] or [
        rule for rule in rules if name in rule.title.zh
    ] or [rule for rule in rules if _stands_in(name, rule.title.zh)]  # fmt: skip
    if len(titled) == 1:
        return titled[0].id
    near = nearest(name, [rule.id for rule in rules])
    if titled:
        near = terminal.sentence("comma").join(
            f"{rule.id} {rule.title.in_(terminal.lang)}" for rule in titled
        )
    told = _say(terminal, "unknown-rule", word=file_name(name))
    told += _say(terminal, "near", near=near) if near else ""
    raise UsageError(told + _say(terminal, "see-list"))


def _stands_in(name: str, title: str) -> bool:
    """Whether a title has the characters of a name in their order."""
    rest = iter(title)
    return all(char in rest for char in name)


def _arguments(name: str, args: Arguments, terminal: Terminal, least: int, most: int) -> None:
    if not least <= len(args.paths) <= most:
        raise UsageError(_say(terminal, "arguments", usage=_USAGES[name]))


def _say(terminal: Terminal, code: str, **values: object) -> str:
    return say(TEXTS, code, terminal.lang, **values)


def _parser(terminal: Terminal) -> Parser:
    parser = Parser(
        terminal.lang,
        usage=[f"plancheck rules {usage}" for usage in _USAGES.values()],
        purpose=_say(terminal, "purpose"),
        examples=_EXAMPLES,
        ending="\n".join(f"{name}: {_say(terminal, f'cmd-{name}')}" for name in _USAGES),
    )
    parser.heading(terminal.sentence("heading-report"))
    parser.option("--rules", metavar=_say(terminal, "meta-rules"), help=_say(terminal, "opt-rules"))
    parser.option("--output", metavar=_say(terminal, "meta-file"), help=_say(terminal, "opt-output"))
    parser.option("--coverage", help=_say(terminal, "opt-coverage"))
    parser.option("--extends", metavar=_say(terminal, "meta-id"), help=_say(terminal, "opt-extends"))
    parser.general_options()
    return parser
