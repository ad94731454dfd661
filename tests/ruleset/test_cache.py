"""A compiled rule set comes back from disk equal, and only when it surely belongs to the files as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.ruleset import cache, loading
from checker.ruleset.codec import pack, unpack

BASE = (loading.rules_folder() / f"{loading.DEFAULT}.yaml").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "rules.yaml"
    file.write_bytes(BASE)
    return file


def test_a_cached_rule_set_equals_the_one_compiled(folder: Path, rules: Path) -> None:
    compiled = loading.load_ruleset(rules)
    kept = cache.cached(rules)
    assert kept is not None
    assert pack(kept) == pack(compiled)  # patterns are compared by identity, their contents here


def test_a_changed_file_is_compiled_again(folder: Path, rules: Path) -> None:
    loading.load_ruleset(rules)
    rules.write_bytes(BASE.replace("学校工会工作计划评审规则, en".encode(), "改过的规则, en".encode()))
    assert loading.load_ruleset(rules).title.zh == "改过的规则"


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-20], lambda data: data[:40] + b"\xff" + data[41:], lambda data: b""]
)
def test_a_damaged_entry_is_ignored(folder: Path, rules: Path, damage) -> None:  # type: ignore[no-untyped-def]
    loading.load_ruleset(rules)
    (entry,) = folder.glob("*.ruleset")
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.cached(rules) is None
    assert loading.load_ruleset(rules).id == loading.DEFAULT


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_an_entry_that_others_may_write_is_ignored(folder: Path, rules: Path) -> None:
    loading.load_ruleset(rules)
    (entry,) = folder.glob("*.ruleset")
    assert entry.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0
    entry.chmod(0o666)
    assert cache.cached(rules) is None


def test_a_cache_that_cannot_be_written_stops_nothing(
    tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PLANCHECK_CACHE", str(tmp_path / "file" / "cache"))
    assert loading.load_ruleset(rules).id == loading.DEFAULT


def test_only_our_own_types_are_packed_and_unpacked() -> None:
    with pytest.raises(TypeError):
        pack(object())
    with pytest.raises(ValueError, match="os"):
        unpack((("os:system",), (1, 0, "true")))
    with pytest.raises(ValueError, match="load_ruleset"):
        unpack((("checker.ruleset.loading:load_ruleset",), (1, 0)))


def test_a_warm_start_imports_neither_yaml_nor_pydantic(folder: Path, rules: Path) -> None:
    loading.load_ruleset(rules)
    code = (
        "import sys; from checker.ruleset.loading import load_ruleset; "
        f"load_ruleset({str(rules)!r}); print(sorted({{'yaml', 'pydantic', 'hashlib'}} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ, check=True
    )
    assert done.stdout.strip() == "[]"
