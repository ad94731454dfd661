from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace

import psutil
import pytest

from checker.batch import BatchOptions, Interrupted, run
from checker.documents.limits import DEFAULT_LIMITS
from checker.messages import Lang

LIMITS = replace(DEFAULT_LIMITS, seconds=60.0, memory=400 * 2**20)
IMPATIENT = replace(LIMITS, seconds=1.0)


def codes(report):
    """File name -> problem code, None where the document was scored."""
    return {
        document.path.rsplit("/", 1)[-1]: document.problem and document.problem.code
        for document in report.documents
    }


def test_documents_come_in_the_order_given_and_a_folders_by_path(plans, ruleset):
    folder, other = plans(20), plans(1, "another")
    report = run([str(folder), str(other / "plan000.txt")], ruleset)
    expected = [*sorted(map(str, folder.iterdir())), str(other / "plan000.txt")]
    assert [document.path for document in report.documents] == expected
    assert report.summary.outcomes == {"scored": 21, "unreadable": 0}


def test_with_and_without_workers_the_results_are_the_same(plans, ruleset):
    folder = plans(12)
    (folder / "empty.txt").touch()
    alone = run([str(folder)], ruleset, options=BatchOptions(isolate=False))
    for jobs in (1, 2, 5):
        together = run([str(folder)], ruleset, options=BatchOptions(jobs=jobs))
        assert list(together.documents) == list(alone.documents)
        assert together.summary == alone.summary


def test_nothing_to_check_is_an_empty_report(tmp_path, ruleset):
    report = run([str(tmp_path)], ruleset)
    assert list(report.documents) == []
    assert report.summary.outcomes == {"scored": 0, "unreadable": 0}


@pytest.mark.parametrize(
    ("order", "code", "limits"),
    [
        ("HANG", "timeout", IMPATIENT),
        ("SEGV", "crashed", LIMITS),
        ("ABORT", "crashed", LIMITS),
        ("LEAVE", "crashed", LIMITS),
        ("GREEDY", "memory", LIMITS),
        ("SLOWLY", "memory", LIMITS),
        ("RAISE", "internal", LIMITS),
    ],
)
@pytest.mark.parametrize("together", [True, False], ids=["in a batch", "alone"])
def test_a_file_that_breaks_its_worker_costs_that_file_and_no_other(
    obedient, plans, ruleset, order, code, limits, together
):
    folder = plans(30 if together else 1)
    bad = folder / "plan000.txt"
    bad.write_text(order, encoding="utf-8")
    report = run([str(folder)], ruleset, options=BatchOptions(limits=limits, jobs=2))
    found = codes(report)
    assert found.pop(bad.name) == code
    assert set(found.values()) <= {None}
    assert len(found) == (29 if together else 0)


def test_many_bad_files_in_one_hand_are_each_found(obedient, plans, ruleset):
    folder = plans(16)
    expected = dict.fromkeys((path.name for path in folder.iterdir()), None)
    for number, (order, code) in enumerate(
        [("SEGV", "crashed"), ("GREEDY", "memory"), ("SEGV", "crashed"), ("RAISE", "internal")] * 2
    ):
        (folder / f"plan{number:03}.txt").write_text(order, encoding="utf-8")
        expected[f"plan{number:03}.txt"] = code
    assert codes(run([str(folder)], ruleset, options=BatchOptions(limits=LIMITS, jobs=1))) == expected


def test_the_sentence_names_the_limit_in_the_language_asked_for(obedient, plans, ruleset):
    folder = plans(1)
    (folder / "plan000.txt").write_text("HANG", encoding="utf-8")
    english = BatchOptions(limits=IMPATIENT, lang=Lang.EN)
    assert "1 seconds" in run([str(folder)], ruleset, options=english).documents[0].problem.message
    assert (
        "超过 1 秒"
        in run([str(folder)], ruleset, options=BatchOptions(limits=IMPATIENT)).documents[0].problem.message
    )


def test_a_worker_killed_from_outside_changes_nothing(plans, ruleset):
    folder = plans(60)
    undisturbed = run([str(folder)], ruleset)

    def kill_one(progress):
        if progress.done in (5, 45):  # far enough apart to hit another file
            psutil.Process().children()[-1].kill()

    disturbed = run([str(folder)], ruleset, options=BatchOptions(jobs=2), on_progress=kill_one)
    assert list(disturbed.documents) == list(undisturbed.documents)


def test_a_library_that_prints_disturbs_no_output(plans, ruleset, monkeypatch, capfd):
    from checker.batch import worker

    read = worker.read_bytes

    def chatter(*args, **more):
        os.write(1, b"noise")
        os.write(2, b"noise")
        return read(*args, **more)

    monkeypatch.setattr(worker, "read_bytes", chatter)
    run([str(plans(3))], ruleset)
    run([str(plans(3) / "plan000.txt")], ruleset)
    assert capfd.readouterr() == ("", "")


def test_progress_begins_before_the_first_document_and_counts_to_the_end(plans, ruleset):
    told = []
    run([str(plans(9))], ruleset, on_progress=told.append)
    assert [progress.done for progress in told] == list(range(10))
    assert {progress.total for progress in told} == {9}
    assert told[0].result is None
    assert {progress.result.path[-11:] for progress in told[1:]} == {f"plan{n:03}.txt" for n in range(9)}


def test_ctrl_c_gives_what_is_done_so_far_and_leaves_no_process(plans, ruleset):
    folder = plans(50)

    def interrupt(progress):
        if progress.done == 10:
            os.kill(os.getpid(), signal.SIGINT)

    before = set(psutil.Process().children(recursive=True))
    with pytest.raises(Interrupted) as caught:
        run([str(folder)], ruleset, options=BatchOptions(jobs=2), on_progress=interrupt)
    report = caught.value.report
    assert 10 <= len(report.documents) < 50
    assert len(report.documents) + caught.value.left == 50
    assert report.summary.outcomes["scored"] == len(report.documents)
    assert not {p for p in psutil.Process().children(recursive=True) if p.is_running()} - before


def test_results_are_read_when_asked_for_and_by_any_index(plans, ruleset):
    report = run([str(plans(6))], ruleset)
    documents = report.documents
    assert documents[-1].path.endswith("plan005.txt")
    assert [d.path for d in documents[1:3]] == [documents[1].path, documents[2].path]
    assert documents[0].findings == next(iter(documents)).findings
    assert {document.outcome.value for document in report.scored} == {"scored"}
    with pytest.raises(IndexError):
        documents[6]


@pytest.mark.skipif(sys.platform != "linux", reason="only a fork begins with its parent's data")
def test_a_worker_has_its_whole_memory_whatever_the_calling_program_holds(plans, ruleset):
    held = bytearray(400 * 2**20)  # never touched: it counts as data and takes no memory
    options = BatchOptions(limits=replace(LIMITS, memory=256 * 2**20), jobs=2)
    report = run([str(plans(3))], ruleset, options=options)
    assert len(held) > options.limits.memory
    assert set(codes(report).values()) == {None}
