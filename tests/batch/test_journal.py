from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace

import psutil
import pytest

from checker.batch import BatchOptions, Progress, run
from checker.batch import journal as journal_module
from checker.documents.limits import DEFAULT_LIMITS
from checker.messages import Lang
from checker.reports.formats import writer
from checker.reports.options import ReportOptions


class Watch:
    """Counts what a run checked itself, what it took from the journal, and what it warned of."""

    def __init__(self) -> None:
        self.fresh: list[str] = []
        self.resumed: list[str] = []
        self.warnings: list[str] = []

    def __call__(self, progress: Progress) -> None:
        if progress.warning is not None:
            self.warnings.append(progress.warning)
        elif progress.result is not None:
            names = self.resumed if progress.resumed else self.fresh
            names.append(progress.result.path.rsplit("/", 1)[-1])


@pytest.fixture
def checked(tmp_path, ruleset):
    """Run with a journal; returns (report, what was done)."""

    def check(folder, rules=ruleset, **options):
        watch = Watch()
        chosen = BatchOptions(journal=tmp_path / "run.jsonl", **options)
        return run([str(folder)], rules, options=chosen, on_progress=watch), watch

    return check


def as_json(report) -> str | bytes:
    return writer("json")(report, ReportOptions())


def test_a_second_run_checks_nothing_and_says_the_same(plans, checked):
    folder = plans(12)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 word/document.xml, cut short")
    (folder / "empty.txt").touch()
    first, done = checked(folder)
    assert len(done.fresh) == 14
    second, done = checked(folder)
    assert done.fresh == []
    assert as_json(second) == as_json(first)


def test_only_what_is_new_or_changed_by_content_is_checked(plans, checked):
    folder = plans(5)
    checked(folder)
    (folder / "plan001.txt").write_text("改过的计划", encoding="utf-8")
    (folder / "plan002.txt").touch()  # a new time is no change
    (folder / "plan003.txt").rename(folder / "renamed.txt")  # a name can say what a file is
    (folder / "plan009.txt").write_text("新来的计划", encoding="utf-8")
    (folder / "plan004.txt").unlink()
    report, done = checked(folder)
    assert sorted(done.fresh) == ["plan001.txt", "plan009.txt", "renamed.txt"]
    assert sorted(done.resumed) == ["plan000.txt", "plan002.txt"]
    assert len(report.documents) == 5


@pytest.mark.parametrize(
    "change",
    [{"lang": Lang.EN}, {"limits": replace(DEFAULT_LIMITS, pages=7)}, {"rules": "other"}],
    ids=["language", "a limit of content", "rule set"],
)
def test_other_rules_or_settings_check_everything_anew(plans, checked, ruleset, change):
    folder = plans(3)
    checked(folder)
    if "rules" in change:
        change = {"rules": replace(ruleset, acceptance=replace(ruleset.acceptance, min_score=99))}
    _, done = checked(folder, **change)
    assert len(done.fresh) == 3


def test_what_took_too_long_is_tried_again_and_nothing_else(obedient, plans, checked):
    folder = plans(3)
    (folder / "slow.txt").write_text("HANG", encoding="utf-8")
    _, done = checked(folder, limits=replace(DEFAULT_LIMITS, seconds=0.5))
    assert len(done.fresh) == 4
    (folder / "slow.txt").write_text("now in good order", encoding="utf-8")
    report, done = checked(
        folder, limits=replace(DEFAULT_LIMITS, seconds=50)
    )  # more time is no other setting
    assert done.fresh == ["slow.txt"]
    assert report.summary.outcomes == {"scored": 4, "unreadable": 0}


def test_a_file_that_could_not_be_opened_is_tried_again(plans, tmp_path, ruleset):
    folder = plans(1)
    missing = folder / "missing.txt"
    options = BatchOptions(journal=tmp_path / "run.jsonl")
    first = run([str(missing)], ruleset, options=options)
    assert first.documents[0].problem.code == "missing"
    missing.write_text("来了", encoding="utf-8")
    assert run([str(missing)], ruleset, options=options).documents[0].problem is None


@pytest.mark.parametrize("cut", [1, 2, 90, 300])
def test_a_line_cut_short_costs_that_document_only(plans, checked, tmp_path, cut):
    folder = plans(6)
    first = as_json(checked(folder, jobs=1)[0])
    journal = tmp_path / "run.jsonl"
    journal.write_bytes(journal.read_bytes()[:-cut])
    second, done = checked(folder)
    assert len(done.fresh) == 1
    assert as_json(second) == first
    _, done = checked(folder)  # the new line does not hang on to the cut one
    assert done.fresh == []


def test_damaged_and_foreign_lines_are_passed_over(plans, checked, tmp_path):
    folder = plans(4)
    first = as_json(checked(folder, jobs=1)[0])
    journal = tmp_path / "run.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"scored", b"scared")
    lines.insert(0, b"\x00\xff not JSON at all\n")
    lines.insert(2, b'{"key":"","crc":"00000000","result":[]}\n')
    journal.write_bytes(b"".join(lines))
    second, done = checked(folder)
    assert len(done.fresh) == 1
    assert as_json(second) == first


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + bytes(99), "名单\n张三\n".encode(), b'{"schema_version": "1"}\n']
)
def test_a_file_that_is_no_journal_is_left_alone(plans, checked, tmp_path, content):
    (tmp_path / "run.jsonl").write_bytes(content)
    report, watch = checked(plans(2))
    assert len(report.documents) == len(watch.fresh)
    assert [warning for warning in watch.warnings if "没有动它" in warning]
    assert (tmp_path / "run.jsonl").read_bytes() == content


@pytest.mark.parametrize("begun", [b"", b"{", b'{"key":"ab'])
def test_a_journal_killed_at_its_first_line_is_taken_up(plans, checked, tmp_path, begun):
    (tmp_path / "run.jsonl").write_bytes(begun)
    _, first = checked(plans(2))
    _, second = checked(plans(2))
    assert first.warnings == second.fresh == []
    assert second.resumed


def test_each_line_is_json(plans, checked, tmp_path):
    checked(plans(3))
    lines = (tmp_path / "run.jsonl").read_text(encoding="utf-8").splitlines()
    assert [set(json.loads(line)) for line in lines] == [{"key", "crc", "result"}] * 3


def test_a_journal_in_the_folder_is_not_taken_for_one_of_its_files(plans, ruleset):
    folder = plans(2)
    options = BatchOptions(journal=folder / "run.txt")
    for _ in range(2):
        report = run([str(folder)], ruleset, options=options)
        assert len(report.documents) == 2
        assert report.not_checked == ()


_RUN = """
import os, signal, sys
from pathlib import Path
from checker import load_ruleset
from checker.batch import BatchOptions, Interrupted, run
import psutil
def stop(progress):
    if progress.done == int(sys.argv[3]):
        print(*(child.pid for child in psutil.Process().children(recursive=True)), flush=True)
        os.kill(os.getpid(), getattr(signal, sys.argv[4]))
run([sys.argv[1]], load_ruleset(), options=BatchOptions(journal=Path(sys.argv[2]), jobs=2), on_progress=stop)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_killed_in_the_middle_and_taken_up_again_the_result_is_that_of_an_undisturbed_run(
    plans, checked, tmp_path, ruleset
):
    folder = plans(40)
    undisturbed = as_json(run([str(folder)], ruleset))
    journal = tmp_path / "run.jsonl"
    for after in (7, 15):  # twice in a row; the second has 7 from the first
        killed = subprocess.run(
            [sys.executable, "-c", _RUN, str(folder), str(journal), str(after), "SIGKILL"],
            capture_output=True,
            text=True,
        )
        assert killed.returncode == -signal.SIGKILL
        for worker in map(int, killed.stdout.split()):
            if psutil.pid_exists(worker):
                psutil.Process(worker).wait(timeout=30)  # no worker outlives its parent
    report, done = checked(folder)
    assert len(done.resumed) >= 15
    assert len(done.fresh) == 40 - len(done.resumed)
    assert as_json(report) == undisturbed


def test_two_runs_with_one_journal_do_not_harm_each_other(plans, checked, tmp_path, ruleset):
    folder = plans(8)
    inner: list[Watch] = []

    def start_another(progress):
        if progress.done == 3:
            watch = Watch()
            inner.append(watch)
            second = run(
                [str(folder)],
                ruleset,
                options=BatchOptions(journal=tmp_path / "run.jsonl"),
                on_progress=watch,
            )
            assert len(second.documents) == 8

    first = run(
        [str(folder)],
        ruleset,
        options=BatchOptions(journal=tmp_path / "run.jsonl"),
        on_progress=start_another,
    )
    assert len(inner[0].warnings) == 1
    assert "另一次检查" in inner[0].warnings[0]
    assert len(inner[0].fresh) == 8
    assert len(first.documents) == 8
    _, done = checked(folder)
    assert done.fresh == []


def test_a_journal_that_cannot_be_opened_is_said_and_the_run_goes_on(plans, tmp_path, ruleset):
    watch = Watch()
    (tmp_path / "taken").touch()
    options = BatchOptions(journal=tmp_path / "taken" / "run.jsonl")
    report = run([str(plans(3))], ruleset, options=options, on_progress=watch)
    assert len(report.documents) == 3
    assert len(watch.warnings) == 1


def test_a_full_disk_ends_the_journal_and_not_the_run(plans, checked, monkeypatch):
    write = journal_module.Shelf.add

    def fills_up(self, line):
        if hasattr(self.stream, "fileno") and self.end > 3_000:
            try:
                self.stream.fileno()
            except OSError:  # in memory there is room
                return write(self, line)
            raise OSError(28, "No space left on device")
        return write(self, line)

    folder = plans(10)
    monkeypatch.setattr(journal_module.Shelf, "add", fills_up)
    report, done = checked(folder)
    assert len(report.documents) == 10
    assert len({document.path for document in report.documents}) == 10
    assert len(done.warnings) == 1
    assert "No space left" in done.warnings[0]
    monkeypatch.undo()
    report, done = checked(folder)
    assert 1 <= len(done.resumed) < 10
    assert len(report.documents) == 10


def test_a_file_is_made_for_many_results_only(plans, ruleset, monkeypatch):
    made = []
    temporary = journal_module._temporary

    def counted():
        made.append(temporary())
        return made[-1]

    monkeypatch.setattr(journal_module, "_temporary", counted)
    few = run([str(plans(4))], ruleset)
    assert len(list(few.documents)) == 4
    assert made == []
    monkeypatch.setattr(journal_module, "_IN_MEMORY", 10_000)
    many = run([str(plans(12))], ruleset)
    assert len({document.path for document in many.documents}) == 12  # from memory and from the file
    assert len(made) == 1
    assert made[0].seek(0, os.SEEK_END) > 0
