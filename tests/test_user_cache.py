"""What is kept for the next run comes back whole, or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker import user_cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_is_fetched(folder: Path) -> None:
    assert user_cache.fetch("a") is None
    assert user_cache.keep("a", b"\x00body")
    assert bytes(user_cache.fetch("a") or b"") == b"\x00body"
    assert user_cache.keep("a", b"another")
    assert bytes(user_cache.fetch("a") or b"") == b"another"
    assert os.listdir(folder) == ["a"]


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: data[:-1] + b"!", lambda data: data[:10], lambda data: b""],
    ids=["cut", "changed", "only its head", "empty"],
)
def test_a_damaged_entry_is_none(folder: Path, damage) -> None:  # type: ignore[no-untyped-def]
    user_cache.keep("a", b"body")
    (folder / "a").write_bytes(damage((folder / "a").read_bytes()))
    assert user_cache.fetch("a") is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_what_others_may_write_is_not_trusted(folder: Path) -> None:
    user_cache.keep("a", b"body")
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "a").stat().st_mode & 0o077 == 0
    (folder / "a").chmod(0o666)
    assert user_cache.fetch("a") is None
    (folder / "a").chmod(0o600)
    assert user_cache.fetch("a") is not None
    folder.chmod(0o777)
    assert user_cache.fetch("a") is None
    assert not user_cache.keep("a", b"body")


def test_a_folder_that_cannot_be_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PLANCHECK_CACHE", str(tmp_path / "file" / "cache"))
    assert not user_cache.keep("a", b"body")
    assert user_cache.fetch("a") is None
    monkeypatch.setenv("PLANCHECK_CACHE", "")
    assert not user_cache.keep("a", b"body")
    assert user_cache.fetch("a") is None


def test_the_oldest_make_room(folder: Path) -> None:
    for age, name in enumerate(["old.x", "older.x", "new.y", "young.x"]):
        user_cache.keep(name, b"body")
        os.utime(folder / name, (0, 100 - age if name != "young.x" else 1000))
    user_cache.forget_the_oldest(".x", most=2)
    assert sorted(os.listdir(folder)) == ["new.y", "old.x", "young.x"]
