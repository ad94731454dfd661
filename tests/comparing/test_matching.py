"""Which document of the old run is taken for which of the new one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.comparing.matching import match, plain_name
from checker.comparing.model import MatchedBy
from checker.reading.model import Evidence
from checker.results import DocumentResult
from tests.reports.report_samples import scored, unreadable


def document(
    path: str, unit: str | None = None, content: str | None = None, words: str = ""
) -> DocumentResult:
    """A result whose only quotation is `words`, so that it is like no other by chance."""
    made = scored(path, unit)
    evidence = (Evidence(words, 1),) if words else ()
    findings = (replace(made.findings[0], evidence=evidence),)
    return replace(made, findings=findings, content=content)


def pairs(old: list[DocumentResult], new: list[DocumentResult]) -> dict[str, tuple[str, MatchedBy]]:
    return {pair.new.path: (pair.old.path, pair.matched_by) for pair in match(old, new).pairs}


def test_two_single_documents_are_versions_whatever_their_names() -> None:
    assert pairs([document("a/初稿.docx")], [document("b/完全不同.pdf")]) == {
        "b/完全不同.pdf": ("a/初稿.docx", MatchedBy.ONLY_PAIR)
    }


def test_the_same_place_below_two_folders() -> None:
    old = [document("旧/一组/计划.docx"), document("旧/二组/计划.docx")]
    new = [document("新/一组/计划.docx"), document("新/二组/计划.docx")]
    assert pairs(old, new) == {
        "新/一组/计划.docx": ("旧/一组/计划.docx", MatchedBy.PATH),
        "新/二组/计划.docx": ("旧/二组/计划.docx", MatchedBy.PATH),
    }


def test_a_file_that_moved_is_known_by_its_text_then_by_its_name() -> None:
    old = [document("旧/甲.docx", content="1"), document("旧/乙.docx", content="2"), document("旧/x/丙.docx")]
    new = [
        document("新/改名.docx", content="1"),
        document("新/y/乙.docx", content="3"),
        document("新/z.docx"),
    ]
    assert pairs(old, new) == {
        "新/改名.docx": ("旧/甲.docx", MatchedBy.CONTENT),
        "新/y/乙.docx": ("旧/乙.docx", MatchedBy.NAME),
    }


def test_marks_of_a_version_and_another_kind_of_file_are_looked_through() -> None:
    old = [document("旧/启明路小学.doc"), document("旧/青石中学.docx")]
    new = [document("新/启明路小学（修改稿）.docx"), document("新/青石中学v2.pdf")]
    assert pairs(old, new) == {
        "新/启明路小学（修改稿）.docx": ("旧/启明路小学.doc", MatchedBy.NAME),
        "新/青石中学v2.pdf": ("旧/青石中学.docx", MatchedBy.NAME),
    }


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("启明路小学（修改稿）.docx", "启明路小学"),
        ("启明路小学_最终版 (1).docx", "启明路小学"),
        ("(修改)启明路小学.txt", "启明路小学"),
        ("启明路小学-2.docx", "启明路小学"),
        ("第38中学.docx", "第38中学"),  # a number that belongs to the name
        ("2025年计划.docx", "2025年计划"),
        ("附件1.docx", "附件1"),
        ("创新学校.docx", "创新学校"),
        ("v2.docx", None),
    ],
)
def test_plain_names(name: str, plain: str | None) -> None:
    assert plain_name(f"任何/{name}") == plain


def test_schools_told_apart_by_a_number_are_not_mixed_up() -> None:
    old = [document("旧/第38中学.docx", "第38中学"), document("旧/第12中学.docx", "第12中学")]
    new = [document("新/第39中学.docx", "第39中学"), document("新/第12中学.docx", "第12中学")]
    assert pairs(old, new) == {"新/第12中学.docx": ("旧/第12中学.docx", MatchedBy.PATH)}


def test_the_only_plans_of_a_unit_belong_together_but_not_two_of_them() -> None:
    old = [document("旧/1.docx", "甲小学"), document("旧/2.docx", "乙小学"), document("旧/3.docx", "乙小学")]
    new = [document("新/a.docx", "甲小学"), document("新/b.docx", "乙小学")]
    found = match(old, new)
    assert [(p.old.path, p.new.path, p.matched_by) for p in found.pairs] == [
        ("旧/1.docx", "新/a.docx", MatchedBy.UNIT)
    ]
    assert [d.path for d in found.only_old] == ["旧/2.docx", "旧/3.docx"]
    assert [d.path for d in found.only_new] == ["新/b.docx"]


LONG = "三月召开教职工代表大会审议学校工作报告和财务预算征集并答复代表提案"


def test_nearly_the_same_words_belong_together() -> None:
    old = [
        document("旧/1.docx", words=LONG),
        document("旧/2.docx", words="组织青年教师板书比赛师徒结对二十对"),
    ]
    new = [
        document("新/a.docx", words=LONG + "全体教师参加"),
        document("新/b.docx", words="完全另外的一份计划书内容"),
    ]
    assert pairs(old, new) == {"新/a.docx": ("旧/1.docx", MatchedBy.CONTENT)}


def test_a_copy_of_another_schools_plan_is_no_version_of_it() -> None:
    old = [document("旧/1.docx", "甲小学", words=LONG), document("旧/2.docx", "乙小学")]
    new = [document("新/a.docx", "丙小学", words=LONG), document("新/b.docx", "丁小学")]
    assert pairs(old, new) == {}


def test_what_could_not_be_read_is_matched_by_its_place() -> None:
    old = [unreadable("旧/甲.docx"), document("旧/乙.docx")]
    new = [document("新/甲.docx"), document("新/丙.docx")]
    assert pairs(old, new) == {"新/甲.docx": ("旧/甲.docx", MatchedBy.PATH)}


def test_no_document_is_in_two_pairs_and_none_is_lost() -> None:
    old = [document(f"旧/{n}.docx", f"第{n % 7}小学", str(n % 5), LONG[n:]) for n in range(20)]
    new = [document(f"新/{n}号.docx", f"第{n % 6}小学", str(n % 4), LONG[n % 9 :]) for n in range(17)]
    found = match(old, new)
    assert len({id(p.old) for p in found.pairs}) == len({id(p.new) for p in found.pairs}) == len(found.pairs)
    assert len(found.pairs) + len(found.only_old) == 20
    assert len(found.pairs) + len(found.only_new) == 17
