"""Patterns of the second run: the same as `re` makes them, without `re` making them."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import regexes, user_cache

PATTERNS: list[tuple[str | bytes, int]] = [
    (r"第(?P<n>[一二三四五六七八九十百]+|\d+)(?:部分|章|篇)[:、, ]?", 0),
    (r"(?<=[一-鿿])[x×](?=[一-鿿])(?!光|射线)", 0),
    (r"(a)|(?P<b>b)(?P<c>c)?", re.IGNORECASE),
    ("# a comment\n [。;!?]+ $", re.VERBOSE | re.MULTILINE),
    (rb"<w:(?P<name>\w+)", 0),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("PLANCHECK_CACHE", str(tmp_path / "cache"))
    new_run()
    yield tmp_path / "cache"
    new_run()


def new_run() -> None:
    regexes._known.cache_clear()
    regexes._new.clear()


def first_run() -> None:
    for pattern, flags in PATTERNS:
        regexes.compiled(pattern, flags)
    regexes.keep_new()
    new_run()


def test_the_second_run_gets_equal_patterns_without_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    first_run()
    monkeypatch.setattr(re, "compile", None)
    got = [regexes.compiled(pattern, flags) for pattern, flags in PATTERNS]
    assert got == wanted  # patterns are equal where the code for the matcher is
    assert [pattern.groupindex for pattern in got] == [pattern.groupindex for pattern in wanted]
    assert got[0].fullmatch("第三章、")["n"] == "三"  # type: ignore[index]
    assert regexes._new == set()


def test_one_that_is_not_kept_yet_is_compiled_and_added() -> None:
    first_run()
    assert regexes.compiled("[甲乙丙丁]+").fullmatch("甲丁")
    regexes.keep_new()
    new_run()
    assert regexes._known().keys() == {*PATTERNS, ("[甲乙丙丁]+", 0)}


def test_a_wrong_pattern_is_refused_as_ever() -> None:
    with pytest.raises(re.error):
        regexes.compiled("[一")
    regexes.keep_new()  # and is nothing to stumble over at the end
    assert regexes._known() == {}


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda made_by, codes: (("3.99", *made_by[1:]), codes),  # another Python wrote it
        lambda made_by, codes: (
            made_by,
            {key: (code[0], b"\xff" * 8, *code[2:]) for key, code in codes.items()},
        ),
        lambda made_by, codes: codes,
    ],
    ids=["of another Python", "no code that a matcher takes", "of another form"],
)
def test_an_entry_of_no_use_costs_nothing_but_time(spoilt) -> None:  # type: ignore[no-untyped-def]
    first_run()
    body = user_cache.fetch(regexes._ENTRY)
    assert body is not None
    user_cache.keep(regexes._ENTRY, marshal.dumps(spoilt(*marshal.loads(body))))
    for pattern, flags in PATTERNS:
        assert regexes.compiled(pattern, flags) == re.compile(pattern, flags)
    regexes.keep_new()
    new_run()
    for pattern, flags in PATTERNS:
        assert regexes.compiled(pattern, flags) == re.compile(pattern, flags)
    assert regexes._new == set()  # it was mended


def test_an_entry_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "_MOST", len(PATTERNS))
    first_run()
    regexes.compiled("[甲乙丙丁]+")
    regexes.keep_new()
    new_run()
    assert regexes._known().keys() == {("[甲乙丙丁]+", 0)}


def test_where_nothing_can_be_kept_all_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANCHECK_CACHE", "")
    first_run()
    assert regexes.compiled("[甲乙丙丁]+").fullmatch("甲丁")


def test_a_check_compiles_none_of_its_own_patterns_twice(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(
        "东风小学工会2026年工作计划\n一、教代会\n三月召开教代会。", encoding="utf-8"
    )
    code = (
        "import sys, checker.regexes as regexes; from checker.cli.main import main; main(['plan.txt']); "
        "print(len(regexes._new), file=sys.stderr)"
    )
    new = []
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, env=os.environ, check=False
        )
        new.append(int(ran.stderr.split()[-1]))
    assert new[0] > 100
    assert new[1] == 0
