"""Every plancheck command that the documentation shows in a ```console block runs as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from checker.cli.main import main
from checker.cli.status import ExitStatus

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")])
ENDS_WELL = {ExitStatus.ACCEPTED, ExitStatus.NOT_ACCEPTED, ExitStatus.UNREADABLE}


def commands() -> list[str]:
    """The commands shown, each once, in the order of the pages."""
    blocks = [
        block
        for page in PAGES
        for block in re.findall(r"^ *```console\n(.*?)^ *```", page.read_text("utf-8"), re.M | re.S)
    ]
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return list(dict.fromkeys(line for line in lines if line.startswith("plancheck ")))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds what the commands name: a plan, an earlier draft of it, a folder of plans, samples."""
    samples = ROOT / "samples"
    shutil.copytree(samples, tmp_path / "samples")
    shutil.copytree(samples, tmp_path / "2026年计划", ignore=shutil.ignore_patterns("*.py"))
    shutil.copy(samples / "东篱小学工会2026年工作计划.docx", tmp_path / "工作计划.docx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", commands())
def test_a_command_shown_runs(command: str, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status = main(shlex.split(command)[1:])
    out, err = capfd.readouterr()
    assert status in ENDS_WELL, f"{command} ended with {status}: {err}"
    assert out or any(flag in command for flag in ("--output", "--report"))


def test_the_guide_shows_commands() -> None:
    assert len(commands()) >= 5, "no commands found: the search itself is broken"
