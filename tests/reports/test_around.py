"""Names of the files that a school gets back."""

from __future__ import annotations

import pytest

from checker.reports.around import stems
from tests.reports.report_samples import report, scored


def names(*paths: str) -> list[str]:
    return list(stems(report(*(scored(path) for path in paths))).values())


def test_a_name_is_that_of_the_submitted_file() -> None:
    assert names("报送/启明路小学（定稿）.docx") == ["启明路小学（定稿）"]


def test_no_two_names_are_alike_capital_letters_aside() -> None:
    made = names("a/计划.docx", "b/计划.pdf", "c/PLAN.docx", "d/plan.docx", "e/计划_2.txt")
    assert made == ["计划", "计划_2", "PLAN", "plan_2", "计划_2_2"]


def test_the_overview_keeps_its_name() -> None:
    assert names("index.docx", "Index.txt") == ["index_2", "Index_3"]


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("all.zip!/甲.docx", "甲"),
        ('甲:乙*?"<>|.docx', "甲_乙_"),
        ("CON.docx", "_CON"),
        ("com1.txt", "_com1"),
        ("...docx", "_"),
        ("甲. .docx", "甲"),
        ("长" * 300 + ".docx", "长" * 60),
        ("坏\udcff名.docx", "坏_名"),
        ("..", "_"),
    ],
)
def test_a_name_fits_every_system(path: str, stem: str) -> None:
    assert names(path) == [stem]
