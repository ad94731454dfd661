from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from checker import load_ruleset
from checker.batch import BatchOptions, run, worker
from checker.documents.limits import DEFAULT_LIMITS

PLAN = "某某小学工会2025年工作计划\n一、指导思想\n以学习贯彻党的二十大精神为指导。\n二、主要工作\n三月 召开教代会。\n"
LIMITS = replace(DEFAULT_LIMITS, seconds=1.0, memory=400 * 2**20)


def plans(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"plan{number:03}.txt").write_text(f"{PLAN}第{number}份\n", encoding="utf-8")
    return folder


def codes(report):
    return {
        document.path.rsplit("/", 1)[-1]: document.problem and document.problem.code
        for document in report.documents
    }


@pytest.fixture
def misbehaving(monkeypatch):
    """Workers that do what a file's text tells them, in the place where a native library would."""
    read = worker.read_bytes

    def obey(data, name, limits, **more):
        text = data.decode("utf-8", "replace")
        if "HANG" in text:
            time.sleep(60)
        if "SEGV" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "ABORT" in text:
            os.abort()
        if "LEAVE" in text:
            os._exit(7)
        if "GREEDY" in text:
            return [bytearray(2**24) for _ in range(1000)]
        if "SLOWLY" in text:
            hoard = []
            while True:
                hoard.append(os.urandom(2**20))
        if "RAISE" in text:
            raise AssertionError("a fault of ours")
        return read(data, name, limits, **more)

    monkeypatch.setattr(worker, "read_bytes", obey)


def test_documents_come_by_path_in_the_order_given(tmp_path):
    folder = plans(tmp_path / "b", 20)
    single = plans(tmp_path / "a", 1) / "plan000.txt"
    report = run([str(folder), str(single)], load_ruleset())
    expected = [*sorted(map(str, folder.iterdir())), str(single)]
    assert [document.path for document in report.documents] == expected
    assert report.summary.outcomes == {"scored": 21, "unreadable": 0}


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("HANG", "timeout"),
        ("SEGV", "crashed"),
        ("ABORT", "crashed"),
        ("LEAVE", "crashed"),
        ("GREEDY", "memory"),
        ("SLOWLY", "memory"),
        ("RAISE", "internal"),
    ],
)
def test_what_kills_a_worker_costs_one_file_and_no_other(misbehaving, tmp_path, order, code):
    folder = plans(tmp_path, 30)
    (folder / "plan015.txt").write_text(order, encoding="utf-8")
    limits = LIMITS if order == "HANG" else replace(LIMITS, seconds=60)
    report = run([str(folder)], load_ruleset(), options=BatchOptions(limits=limits, jobs=2))
    bad = codes(report)
    assert bad.pop("plan015.txt") == code
    assert set(bad.values()) == {None}
    assert len(bad) == 29
