from __future__ import annotations

import random
from dataclasses import replace

import pytest

from checker.batch import BatchOptions, run
from checker.documents.limits import DEFAULT_LIMITS
from tests.documents.ooxml import zipped

LIMITS = replace(DEFAULT_LIMITS, seconds=60.0, memory=400 * 2**20)


def outcomes(report, folder):
    return [
        (document.path.removeprefix(f"{folder}/"), document.problem and document.problem.code)
        for document in report.documents
    ]


def members(count: int, **others: str | bytes) -> dict[str, str | bytes]:
    return {
        **{f"计划{number:03}.txt": f"某小学工会工作计划\n第{number}份" for number in range(count)},
        **others,
    }


def test_a_member_is_a_document_in_its_archives_place(tmp_path, ruleset):
    (tmp_path / "a.txt").write_text("某小学工会工作计划", encoding="utf-8")
    (tmp_path / "b.zip").write_bytes(
        zipped({"z.txt": "计划", "c.txt": "计划", "表.xlsx": "x", "~$z.txt": ""})
    )
    (tmp_path / "c.txt").write_text("某小学工会工作计划", encoding="utf-8")
    report = run([str(tmp_path)], ruleset)
    assert outcomes(report, tmp_path) == [
        ("a.txt", None),
        ("b.zip!/c.txt", None),
        ("b.zip!/z.txt", None),
        ("c.txt", None),
    ]
    assert report.not_checked == (f"{tmp_path}/b.zip!/表.xlsx",)


def test_an_archive_alone_and_without_workers_comes_to_the_same(tmp_path, ruleset):
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(members(5)))
    alone = run([str(path)], ruleset)
    assert len(alone.documents) == 5
    assert list(run([str(path)], ruleset, options=BatchOptions(isolate=False)).documents) == list(
        alone.documents
    )


def test_a_large_archive_is_shared_out_and_stays_in_order(tmp_path, ruleset):
    path = tmp_path / "all.zip"
    ballast = random.Random(1).randbytes(1_200_000)
    path.write_bytes(zipped(members(25, **{"ballast.bin": ballast})))
    for jobs in (1, 2, 4):
        told = []
        report = run([str(path)], ruleset, options=BatchOptions(jobs=jobs), on_progress=told.append)
        assert [name for name, _ in outcomes(report, tmp_path)] == [
            f"all.zip!/计划{n:03}.txt" for n in range(25)
        ]
        assert report.not_checked == (f"{path}!/ballast.bin",)
        assert (told[-1].done, told[-1].total) == (25, 25)


@pytest.mark.parametrize(
    ("order", "code"), [("SEGV", "crashed"), ("GREEDY", "memory"), ("HANG", "timeout"), ("REFUSED", "memory")]
)
def test_a_member_that_ends_its_worker_costs_that_member(obedient, tmp_path, ruleset, order, code):
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({**members(6), "计划002.txt": order, "计划005.txt": order}))
    limits = replace(LIMITS, seconds=0.7) if order == "HANG" else LIMITS
    report = run([str(path)], ruleset, options=BatchOptions(limits=limits, jobs=2))
    expected = {2: code, 5: code}
    assert outcomes(report, tmp_path) == [(f"all.zip!/计划{n:03}.txt", expected.get(n)) for n in range(6)]


def test_members_are_taken_from_the_journal_too(tmp_path, ruleset):
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(members(6)))
    options = BatchOptions(journal=tmp_path / "run.jsonl")
    first = list(run([str(path)], ruleset, options=options).documents)
    path.write_bytes(zipped({**members(6), "计划003.txt": "改过的计划"}))
    fresh = []
    second = run(
        [str(path)],
        ruleset,
        options=options,
        on_progress=lambda p: p.result and not p.resumed and fresh.append(p.result.path),
    )
    assert fresh == [f"{path}!/计划003.txt"]
    assert [one == other for one, other in zip(first, second.documents, strict=True)].count(False) == 1


def test_an_archive_that_cannot_be_opened_is_one_unreadable_document(tmp_path, ruleset):
    whole = zipped(members(3))
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "none.zip").write_bytes(zipped({}))
    report = run([str(tmp_path)], ruleset)
    assert outcomes(report, tmp_path) == [("cut.zip", "broken"), ("none.zip", "empty-archive")]
