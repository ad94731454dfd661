"""What is wrong with a rule file is told at once, with its place, and with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.messages import Lang
from checker.ruleset.building import compile_rules
from checker.ruleset.faults import RuleSetError
from tests.ruleset.conftest import BASE, Write, faults_of


def test_the_small_rule_set_is_right(write: Write) -> None:
    assert faults_of(write()) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column", "near"),
    [
        ("weight: 60", "wieght: 60", "unknown-key", 23, 5, "weight"),
        ("    title: 教代会\n", "", "missing-rule-key", 19, 9, None),
        ("weight: 60", 'weight: "60"', "wrong-type", 23, 13, None),
        ("weight: 60", "weight: 160", "too-big", 23, 13, None),
        ("group: work\n    weight: 60", "group: wrok\n    weight: 60", "unknown-group", 22, 12, "work"),
        ("kind: topic", "kind: topics", "unknown-kind", 20, 11, "topic"),
        ("id: goals", "id: congress", "duplicate-id", 30, 9, None),
        ("      levels:", "      level:", "unknown-key", 25, 7, "levels"),
        ("召开…<教代会>", "召开…<教代>", "pattern-unknown-list", 26, 20, None),
        ("召开…<教代会>", "(召开|举行…<教代会>", "pattern-gap-in-group", 26, 23, None),
        ("召开…<教代会>", "…", "pattern-without-words", 26, 16, None),
        ("named: 0.5}", "namd: 0.5}", "unknown-value", 29, 23, "named"),
        (", named: 0.5}", "}", "value-without-share", 29, 13, None),
        ("[教代会, 教职工大会]", '[教代会, "“”"]', "empty-word", 17, 14, None),
        ("[教代会, 教职工大会]", "[教代会, 教职工|教工大会]", "word-with-sign", 17, 14, None),
        ("least: 0}", "least: 10}", "bands-floor", 13, 24, None),
        ("第一学期: [9", "第一学其: [9", "unknown-period", 10, 29, "第一学期"),
        ("[9, 10]", "[9, 13]", "too-big", 10, 39, None),
        ("[少代会]", "[少代会, <教代会>]", "word-swallowed", 17, 14, None),
        ("id: small", "id: small\nid: big", "duplicate-key", 2, 1, None),
        ("title: 小规则集", "title： 小规则集", "wide-colon", 2, 6, None),
        ("  - id: goals", "\t- id: goals", "syntax-tab", 30, 1, None),
        ("words:", "words: &all", "alias", 16, 8, None),
        ("title: 小规则集", "title: !!python/name:os.system 小规则集", "tag", 2, 8, None),
    ],
)
def test_one_mistake(
    write: Write, old: str, new: str, code: str, line: int, column: int, near: str | None
) -> None:
    found = {fault.code: fault for fault in faults_of(write((old, new)))}
    assert code in found, list(found)
    fault = found[code]
    assert (fault.place.line, fault.place.column, fault.nearest) == (line, column, near)


def test_all_mistakes_in_one_go_in_the_order_of_the_file(write: Write) -> None:
    file = write(
        ("weight: 60", "wieght: 60"), ("kind: section", "kind: sektion"), ("least: 0}", "least: zero}")
    )
    assert [fault.code for fault in faults_of(file)] == [
        "wrong-type", "weights-under", "unknown-key", "unknown-kind",
    ]  # fmt: skip


def test_the_mark_stands_under_the_mistake_past_wide_characters(write: Write) -> None:
    with pytest.raises(RuleSetError) as caught:
        compile_rules(write(("召开…<教代会>", "召开…<教代>")))
    _, shown, mark = caught.value.render().split("\n")[:3]
    before = shown[: shown.index("<教代>")]
    assert mark.rstrip("^") == "".join(
        "|" if char == "|" else "\u3000" if ord(char) > 0x2E80 else " " for char in " " * 5 + before[5:]
    )


def test_english_where_it_is_asked_for(write: Write) -> None:
    with pytest.raises(RuleSetError) as caught:
        compile_rules(write(("weight: 60", "wieght: 60")))
    english = caught.value.render(Lang.EN)
    assert "Unknown key 'wieght'. Did you mean 'weight'?" in english
    assert "Nothing was checked." in english
    assert "是不是想写“weight”" in caught.value.render()


def test_weights_that_do_not_add_up_are_told_with_the_sum_of_each_group(write: Write) -> None:
    (fault,) = faults_of(write(("weight: 40", "weight: 45")))
    assert fault.code == "weights-over"
    assert "105 分" in fault.sentence()
    assert "多了 5 分" in fault.sentence()


def test_a_pattern_that_its_own_exception_swallows(write: Write) -> None:
    (fault,) = faults_of(write(("[少代会]", "[少代会, 教代, 大会]")))[:1]
    assert fault.code == "word-swallowed"
    codes = {fault.code for fault in faults_of(write(("[少代会]", "[少代会, 召开]")))}
    assert codes == {"pattern-dead"}


def test_an_exception_that_only_narrows_is_right(write: Write) -> None:
    assert faults_of(write(("[少代会]", "[学生教代会, 家长…教职工大会]"))) == []


def test_a_rule_that_no_example_fires(write: Write) -> None:
    examples = "    options: {names: [工作目标]}\n    examples: {pass: [组织读书。], fail: [组织体检。]}\n"
    (fault,) = faults_of(write(("    options: {names: [工作目标]}\n", examples)))
    assert (fault.code, fault.place.line) == ("never-fires", 36)


def test_a_version_or_word_of_digits_needs_no_quotation_marks(write: Write) -> None:
    assert faults_of(write(("id: small", "id: small\nversion: 2026"), ("[教代会,", "[教代会, 2026,"))) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\xff\xfe" * 9, "encoding"),
        (b"id: a\x07b\n", "character"),
        (b"- a\n- b\n", "not-a-mapping"),
        (b"a: [" * 200, "too-deep"),
        (b"a: '" + b"x" * 40, "syntax-quote"),
        (b"a: 1\n" * 300_000, "too-large"),
        (b"a: &x [1]\nb: *x\n", "alias"),
    ],
)
def test_what_is_no_rule_file_at_all(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "rules.yaml"
    file.write_bytes(content)
    assert code in {fault.code for fault in faults_of(file)}


def test_a_missing_file_names_the_rule_sets_that_are_there(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "nowhere.yaml")
    assert fault.code == "missing-file"
    assert "school-safety-plan" in fault.sentence()


def test_a_folder_in_place_of_a_file_is_told_to_be_one(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path)
    assert fault.code == "is-folder"
    assert f"{tmp_path.as_posix()}/plancheck.yaml" in fault.sentence()


def test_a_file_saved_by_an_old_notepad_is_read(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_bytes(BASE.encode("gb18030"))
    assert faults_of(file) == []


@pytest.mark.parametrize(
    ("words", "patterns", "code"),
    [
        (3_000, 1, "too-many-words"),
        (10, 3_000, "rule-too-large"),
        (1_500, 1_500, "unfolds-too-far"),
    ],
)
def test_lists_and_patterns_may_not_multiply(write: Write, words: int, patterns: int, code: str) -> None:
    many = ", ".join(f"词{number}" for number in range(words))
    uses = ", ".join(f'"第{number}次<教代会>"' for number in range(patterns))
    file = write(("[教代会, 教职工大会]", f"[{many}]"), ("[少代会]", f"[{uses}]"))
    assert code in {fault.code for fault in faults_of(file)}
