"""All hostile inputs in one folder, healthy plans between them: each comes to what it may, no plan is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.batch import BatchOptions, run
from checker.documents.limits import DEFAULT_LIMITS
from tests.hostile import makers
from tests.hostile.makers import READ

#: Less than in earnest, so that what is ended by a limit is ended soon.
LIMITS = replace(DEFAULT_LIMITS, seconds=30.0, memory=512 * 2**20)
HEALTHY = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("hostile")
    for one in makers.ALL:
        (made / one.name).write_bytes(one.make())
    for number in range(HEALTHY):
        kind = makers.WRITTEN[number % len(makers.WRITTEN)]
        (made / f"healthy-{number:02}.{kind}").write_bytes(makers.healthy(kind))
    return made


@pytest.fixture(scope="module")
def report(folder, ruleset):
    return run([str(folder)], ruleset, options=BatchOptions(limits=LIMITS, jobs=2))


@pytest.fixture(scope="module")
def outcomes(folder, report):
    """File name -> what came of it; of an archive's members, all."""
    found: dict[str, set[str]] = {}
    for document in report.documents:
        name = document.path.removeprefix(f"{folder}/").split("!/")[0]
        found.setdefault(name, set()).add(document.problem.code if document.problem else READ)
    return found


@pytest.mark.parametrize("one", makers.ALL, ids=lambda one: one.name)
def test_a_hostile_input_comes_to_what_it_may(outcomes, one):
    assert outcomes[one.name] <= one.outcomes, one.about


def test_no_healthy_plan_is_lost_beside_them(outcomes):
    healthy = {name: outcome for name, outcome in outcomes.items() if name.startswith("healthy-")}
    assert len(healthy) == HEALTHY
    assert set().union(*healthy.values()) == {READ}


def test_every_file_is_accounted_for(folder, report, outcomes):
    assert sorted(outcomes) == sorted(path.name for path in folder.iterdir())
    assert sum(report.summary.outcomes.values()) == len(report.documents)


def test_each_refusal_says_what_is_wrong(report):
    for document in report.documents:
        if document.problem is not None:
            assert len(document.problem.message) > 10
            assert "{" not in document.problem.message


def test_nothing_of_a_local_file_gets_into_a_report(report):
    for document in report.documents:
        for finding in document.findings:
            assert not any("root:" in evidence.text for evidence in finding.evidence)


def test_no_member_leaves_its_archive(folder, report):
    escaped = [document.path for document in report.documents if "escape.zip" in document.path]
    assert len(escaped) == 4
    for path in escaped:
        assert ".." not in path
        assert not (folder.parent / "escaped.txt").exists()
