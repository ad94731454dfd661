"""What becomes of faults, of Ctrl-C and of a language named anywhere; and what a start must not load."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from checker.cli import main as main_module
from checker.cli.main import main
from checker.cli.status import ExitStatus, status_of
from checker.results import DocumentResult, Outcome
from tests.reports.report_samples import report, scored, unreadable

#: what one file of text or of Word can be checked and reported without
HEAVY = {
    "asyncio",
    "dataclasses",  # compiles six functions a class; see checker.values
    "docx",
    "email",
    "importlib.metadata",
    "jieba",
    "jinja2",
    "logging",
    "multiprocessing",
    "olefile",
    "opencc",
    "openpyxl",
    "pdfplumber",
    "psutil",
    "pydantic",
    "pypdfium2",
    "rich",
    "subprocess",
    "tempfile",
    "uuid",
    "xlsxwriter",
    "yaml",
}


class TestFaultsOfOurs:
    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Broken:
            @staticmethod
            def run(argv: list[str], terminal: object) -> int:
                raise ZeroDivisionError("a secret of the code")

        monkeypatch.setattr(main_module, "load", lambda name: Broken)

    def test_a_sentence_and_a_status_of_their_own(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["计划.docx"]) == ExitStatus.INTERNAL == 70
        out, err = capsys.readouterr()
        assert out == ""
        assert "程序内部出错（ZeroDivisionError），这不是您的操作问题。" in err
        assert "Traceback" not in err

    def test_debug_shows_where(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["计划.docx", "--debug"]) == ExitStatus.INTERNAL
        assert "Traceback" in capsys.readouterr().err

    def test_in_english(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["--lang", "en", "plan.docx"])
        assert "plancheck failed (ZeroDivisionError)" in capsys.readouterr().err


class TestInterrupt:
    def test_ctrl_c_in_a_command(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        class Interrupted:
            @staticmethod
            def run(argv: list[str], terminal: object) -> int:
                raise KeyboardInterrupt

        monkeypatch.setattr(main_module, "load", lambda name: Interrupted)
        assert main(["计划.docx"]) == ExitStatus.INTERRUPTED == 130
        assert capsys.readouterr().err == "已按 Ctrl-C 中断。\n"

    @pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
    def test_ctrl_c_in_a_run_prints_what_is_done(self, tmp_path: Path) -> None:
        """The signal comes after the second of three files."""
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text("东风小学工会工作计划", encoding="utf-8")
        script = tmp_path / "run.py"
        script.write_text(
            "import os, signal, sys\n"
            "import checker.batch as batch\n"
            "run = batch.run\n"
            "def stop(progress):\n"
            "    if progress.done == 2:\n"
            "        os.kill(os.getpid(), signal.SIGINT)\n"
            "batch.run = lambda *a, on_progress, **k: run(*a, on_progress=stop, **k)\n"
            "from checker.cli.main import main\n"
            "if __name__ == '__main__':\n"
            "    sys.exit(main(sys.argv[1:]))\n",
            encoding="utf-8",
        )
        ran = subprocess.run(
            [sys.executable, str(script), str(tmp_path), "--jobs", "1"], capture_output=True, timeout=60,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        assert ran.returncode == 130, ran.stderr.decode()
        assert "评分 2 份" in ran.stdout.decode()
        assert "已按 Ctrl-C 中断：检查了 2 个文件，还有 1 个没有检查。" in ran.stderr.decode()


class TestStatus:
    @pytest.mark.parametrize(
        ("documents", "status"),
        [
            ((scored(),), ExitStatus.ACCEPTED),
            (
                (scored(), DocumentResult("a", Outcome.SCORED, score=10, accepted=False)),
                ExitStatus.NOT_ACCEPTED,
            ),
            ((scored(), unreadable()), ExitStatus.UNREADABLE),
            (
                (DocumentResult("a", Outcome.SCORED, score=10, accepted=False), unreadable()),
                ExitStatus.UNREADABLE,
            ),
            ((), ExitStatus.USAGE),
        ],
        ids=[
            "all accepted",
            "one sent back",
            "one unreadable",
            "unreadable goes before sent back",
            "nothing",
        ],
    )
    def test_of_a_report(self, documents: tuple[DocumentResult, ...], status: ExitStatus) -> None:
        assert status_of(report(*documents)) is status


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a run of plancheck imports from start to exit, in its child as well."""
    code = "from checker.__main__ import main; main()"
    command = [sys.executable, "-X", "importtime", "-c", code, *arguments]
    ran = subprocess.run(command, capture_output=True, cwd=cwd, timeout=60, encoding="utf-8")
    assert ran.stdout, ran.stderr
    return set(re.findall(r"^import time:.*\| +(\S+)$", ran.stderr, re.MULTILINE))


class TestStart:
    """A check of one file is mostly start-up: what it does not need it must not load."""

    @pytest.fixture
    def plans(self, tmp_path: Path) -> Path:
        lines = ["东风小学工会2026年工作计划", "一、教代会", "三月召开教代会。"]
        (tmp_path / "plan.txt").write_text("\n".join(lines), encoding="utf-8")
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(tmp_path / "plan.docx"))
        return tmp_path

    @pytest.mark.parametrize(
        "look", [("--format", "json"), (), ("--plain",)], ids=["json", "terminal", "plain"]
    )
    @pytest.mark.parametrize("file", ["plan.txt", "plan.docx"])
    def test_one_file_loads_nothing_heavy(self, plans: Path, file: str, look: tuple[str, ...]) -> None:
        loaded_by(file, *look, cwd=plans)  # the first run of all compiles the rule set
        loaded = loaded_by(file, *look, cwd=plans)
        assert "checker.judging" in loaded  # the child's modules are among them
        assert loaded & HEAVY == set()

    def test_what_one_format_needs_another_does_without(self, plans: Path) -> None:
        loaded_by("plan.txt", cwd=plans)
        assert loaded_by("plan.txt", cwd=plans) & {"lxml", "lxml.etree", "zipfile", "inspect"} == set()

    def test_help_loads_nothing_of_a_check(self, plans: Path) -> None:
        assert loaded_by("--help", cwd=plans) & HEAVY == set()

    def test_reading_does_without_word_boundaries(self, plans: Path) -> None:
        assert "jieba" not in loaded_by("read", "plan.txt", cwd=plans)
