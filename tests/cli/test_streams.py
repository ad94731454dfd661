"""Standard output as schedulers, containers and pipes hand it over: closed, without a buffer, full, a pipe by name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli.status import ExitStatus

PLAN = "青山小学2026年工会工作计划\n一、主要工作\n1、三月召开教代会。\n青山小学工会\n2026年1月5日\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def _shell(words: str, plan: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = f'"{sys.executable}" -m checker {words}'
    known = {**os.environ, "PLAN": str(plan), **environment}
    return subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", env=known, timeout=60)


@posix
def test_a_closed_standard_output_is_told_and_does_not_stop_a_file_from_being_written(plan: Path) -> None:
    ran = _shell('"$PLAN" >&-', plan)
    assert (ran.returncode, "Traceback" in ran.stderr) == (ExitStatus.OUTPUT, False)
    target = plan.with_name("结果.json")
    ran = _shell(f'"$PLAN" --output "{target}" >&-', plan)
    assert ran.returncode in (ExitStatus.ACCEPTED, ExitStatus.NOT_ACCEPTED)
    assert target.read_text(encoding="utf-8").startswith("{")


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no full device")
@pytest.mark.parametrize("words", ["--help", "--version", '"$PLAN"', '"$PLAN" --format json', "rules schema"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told_whatever_was_to_be_printed(plan: Path, words: str, unbuffered: str) -> None:
    ran = _shell(f"{words} > /dev/full", plan, PYTHONUNBUFFERED=unbuffered)
    assert (ran.returncode, "Traceback" in ran.stderr) == (ExitStatus.OUTPUT, False)


@posix
def test_without_a_buffer_nothing_is_lost_on_the_way_into_a_small_pipe(plan: Path) -> None:
    whole = _shell('"$PLAN" --format html', plan).stdout
    slow = _shell('"$PLAN" --format html | cat', plan, PYTHONUNBUFFERED="1").stdout
    assert len(whole) > 20_000
    assert slow == whole


@posix
def test_a_pipe_named_as_the_output_is_written_to(plan: Path) -> None:
    ran = _shell('"$PLAN" --format json --output /dev/stdout | cat', plan)
    assert ran.stdout.startswith("{")


@posix
def test_an_empty_value_is_a_value_that_is_missing(plan: Path) -> None:
    for words in ('"$PLAN" --rules ""', '"$PLAN" --output=', '"$PLAN" --report-dir ""'):
        assert _shell(words, plan).returncode == ExitStatus.USAGE


@posix
def test_output_is_not_called_like_a_document_that_no_format_writes(plan: Path) -> None:
    for name in ("结果.docx", "结果.pdf"):
        ran = _shell(f'"$PLAN" --output "{plan.with_name(name)}"', plan)
        assert ran.returncode == ExitStatus.USAGE
        assert ".xlsx" in ran.stderr
        assert not plan.with_name(name).exists()
