"""What overviews count beyond the summary."""

from __future__ import annotations

from checker.reports import figures
from tests.reports.report_samples import RULESET, report, scored, unreadable


def test_scores_fall_into_bins_and_the_full_score_into_the_last() -> None:
    documents = (scored(), scored(faults=()), scored(), unreadable())
    counts = {(b.low, b.high): b.count for b in figures.spread(documents)}
    assert counts.pop((70, 80)) == 2
    assert counts.pop((90, 100)) == 1
    assert set(counts.values()) == {0}


def test_the_median_of_nothing_is_none() -> None:
    assert figures.median_score((unreadable(),)) is None
    assert figures.median_score((scored(), scored(faults=()))) == 89.5


def test_months_count_only_where_they_are_required() -> None:
    documents = report(scored(), scored(faults=()), unreadable()).documents
    counts = {count.month: (count.required, count.missing) for count in figures.month_counts(documents)}
    assert counts[1] == (2, 1)
    assert counts[3] == (2, 0)


def test_points_by_group_add_up_and_keep_the_rule_sets_order() -> None:
    groups = figures.group_scores(scored(), RULESET.rules)
    assert [group.title for group in groups][:3] == ["格式规范", "结构完整", "四项职能"]
    money = next(group for group in groups if group.title == "经费管理")
    assert (money.points, money.max_points) == (0, 10)
