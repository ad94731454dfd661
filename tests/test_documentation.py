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
    """A folder that holds what the commands name: plans, an earlier draft, folders of plans."""
    samples = ROOT / "samples"
    plan = samples / "东篱小学工会2026年工作计划.docx"
    for name in ("工作计划.docx", "初稿.docx", "修改稿.docx"):
        shutil.copy(plan, tmp_path / name)
    for name in ("2026年计划", "2026年计划（修改后）"):
        (tmp_path / name).mkdir()
        shutil.copy(plan, tmp_path / name)
        shutil.copy(samples / "柳林村小学.txt", tmp_path / name)
    shutil.copytree(samples / "safety", tmp_path / "samples" / "safety")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_shown_run(desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    # one after the other, as a reader tries them: a workbook is written before it is read back
    shown = commands()
    assert len(shown) >= 15, "hardly any commands found: the search itself is broken"
    for command in shown:
        status = main(shlex.split(command)[1:])
        out, err = capfd.readouterr()
        assert status in ENDS_WELL, f"{command} ended with {status}: {err}"
        assert out or err, f"{command} said nothing"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
