"""`plancheck doctor`: which rules are used and why, which readers are there, what is wrong."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from checker.cli.parsing import Parser
from checker.cli.status import ExitStatus
from checker.cli.terminal import Terminal
from checker.messages import Lang, say
from checker.messages.rules import TEXTS

#: (what it serves, the distribution that does it, whether a check can do without, hint where absent)
_PACKAGES = (
    ("what-docx", "lxml", False, "pip-hint"),
    ("what-pdf", "pypdfium2", False, "pip-hint"),
    ("what-doc", "msdoc2docx", False, "pip-hint"),
    ("what-scan", "rapidocr-onnxruntime", True, "ocr-hint"),
    ("what-xlsx", "XlsxWriter", False, "pip-hint"),
    ("what-words", "ahocorasick-rs", False, "pip-hint"),
    ("what-traditional", "opencc", False, "pip-hint"),
)


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Say how plancheck is set up here; status 2 where its rules are wrong, 1 where something else is."""
    parser = Parser(
        terminal.lang, usage=[terminal.sentence("usage-doctor")], purpose=_say("cmd-doctor", terminal)
    )
    parser.option("--rules", metavar=_say("meta-rules", terminal), help=_say("opt-rules", terminal))
    parser.general_options()
    args = parser.parse(argv)
    from checker import __version__

    lines = [
        _say(
            "doctor-version",
            terminal,
            version=__version__,
            python=platform.python_version(),
            system=_system(),
        )
    ]
    told, wrong = _rules(args.rules, args.paths[0] if args.paths else ".", terminal)
    lines += ["", *told]
    lines += ["", *_cache(terminal), "", _say("doctor-readers", terminal), *_readers(terminal)]
    ill = sum(line.lstrip().startswith("✗") for line in lines)
    lines += ["", _say("doctor-ill", terminal, count=ill) if ill else _say("doctor-well", terminal)]
    terminal.result("\n".join(lines) + "\n")
    return ExitStatus.USAGE if wrong else ExitStatus.NOT_ACCEPTED if ill else ExitStatus.ACCEPTED


def _system() -> str:
    return f"{platform.system()} {platform.release()}"


def _rules(named: str | None, beside: str, terminal: Terminal) -> tuple[list[str], bool]:
    """Which rule set a check from here would use and why; whether it is wrong."""
    from checker.ruleset.discovery import rules_beside
    from checker.ruleset.faults import RuleSetError
    from checker.ruleset.loading import load_ruleset

    found = None if named else rules_beside(beside)
    if named:
        why = _say("doctor-why-asked", terminal)
    elif found:
        why = _say("doctor-why-found", terminal, path=found)
    else:
        why = _say("doctor-why-default", terminal)
    try:
        ruleset = load_ruleset(named or found)
    except RuleSetError as error:
        return [why, _say("doctor-rules-wrong", terminal), error.render(terminal.lang)], True
    title = ruleset.title.in_(terminal.lang)
    told = _say(
        "doctor-rules", terminal, title=title, id=ruleset.id, version=ruleset.version,
        count=len(ruleset.rules), origin=ruleset.origin,
    )  # fmt: skip
    return [told, why], False


def _cache(terminal: Terminal) -> Iterator[str]:
    from checker.user_cache import cache_folder

    folder = cache_folder()
    if folder is None:
        yield _say("doctor-no-cache", terminal, reason=_say("doctor-no-home", terminal))
        return
    place = folder if folder.exists() else _first_existing(folder)
    if os.access(place, os.W_OK):
        yield _say("doctor-cache", terminal, folder=folder)
    else:
        reason = _say("doctor-not-written", terminal, folder=folder)
        yield _say("doctor-no-cache", terminal, reason=reason)


def _first_existing(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _readers(terminal: Terminal) -> Iterator[str]:
    for what, package, optional, hint in _PACKAGES:
        name = _say(what, terminal)
        advice = _say(hint, terminal, package=package)
        try:
            yield _say("doctor-there", terminal, what=name, by=f"{package} {version(package)}")
        except PackageNotFoundError:
            code = "doctor-optional" if optional else "doctor-absent"
            yield _say(code, terminal, what=name, by=package, hint=advice)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    name = _say("what-doc", terminal)
    if office:
        yield _say("doctor-there", terminal, what=name, by=office)
    else:
        yield _say(
            "doctor-optional", terminal, what=name, by="LibreOffice", hint=_say("soffice-hint", terminal)
        )


def _say(code: str, terminal: Terminal, **values: object) -> str:
    lang: Lang = terminal.lang
    return say(TEXTS, code, lang, **values)
