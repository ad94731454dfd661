from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.batch import finding
from checker.batch.finding import find


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def names(search):
    return [found.name for found in search.files]


def test_a_folder_gives_its_documents_by_path_and_names_the_rest(tmp_path):
    make(
        tmp_path,
        "b.docx",
        "a/z.PDF",
        "a/c/d.txt",
        "a.wps",
        "photo.jpg",
        "table.xlsx",
        "README",
        "old.docx.bak",
    )
    search = find([str(tmp_path)])
    base = f"{tmp_path.as_posix()}/"
    assert [name.removeprefix(base) for name in names(search)] == [
        "a.wps", "a/c/d.txt", "a/z.PDF", "b.docx", "photo.jpg",
    ]  # fmt: skip
    assert [name.removeprefix(base) for name in search.not_checked] == [
        "README",
        "old.docx.bak",
        "table.xlsx",
    ]


def test_the_systems_own_files_are_passed_over_in_silence(tmp_path):
    make(
        tmp_path,
        "~$plan.docx",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "__MACOSX/._plan.docx",
        ".~lock.plan.docx#",
    )
    search = find([str(tmp_path)])
    assert (search.files, search.not_checked) == ([], [])


def test_a_file_given_by_name_is_checked_whatever_it_is_called(tmp_path):
    make(tmp_path, "~$plan.docx", "plan", "table.xlsx")
    given = [str(tmp_path / name) for name in ("~$plan.docx", "plan", "table.xlsx", "missing.docx")]
    assert names(find(given)) == given


def test_each_file_is_checked_once(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    given = [str(tmp_path / "b.txt"), str(tmp_path), f"{tmp_path}/./a.txt", f"{tmp_path}/"]
    assert [Path(name).name for name in names(find(given))] == ["b.txt", "a.txt"]


def test_paths_are_shown_as_given_with_slashes(tmp_path, monkeypatch):
    make(tmp_path, "plans/a.txt")
    monkeypatch.chdir(tmp_path)
    assert names(find(["plans"])) == ["plans/a.txt"]
    assert names(find(["plans/"])) == ["plans/a.txt"]
    assert names(find(["./plans/a.txt"])) == ["plans/a.txt"]
    assert names(find(["."])) == ["plans/a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_to_folders_are_named_and_not_entered(tmp_path):
    make(tmp_path, "in/a.txt", "elsewhere/secret.txt")
    inside = tmp_path / "in"
    (inside / "loop").symlink_to(inside)
    (inside / "out").symlink_to(tmp_path / "elsewhere")
    (inside / "linked.txt").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    (inside / "circle.docx").symlink_to("circle.docx")
    search = find([str(inside)])
    assert [Path(name).name for name in names(search)] == ["a.txt", "circle.docx", "linked.txt"]
    assert [Path(name).name for name in search.not_checked] == ["loop", "out"]


@pytest.mark.skipif(os.name == "nt", reason="a link to a folder, given by name")
def test_a_link_to_a_folder_given_by_name_is_searched(tmp_path):
    make(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [Path(name).name for name in names(find([str(tmp_path / "link")]))] == ["a.txt"]


def test_a_folder_that_cannot_be_looked_into_stands_among_the_files(tmp_path, monkeypatch):
    make(tmp_path, "a.txt", "closed/b.txt", "z.txt")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(finding.os, "scandir", refuse)
    assert [Path(name).name for name in names(find([str(tmp_path)]))] == ["a.txt", "closed", "z.txt"]


def test_hundreds_of_folders_in_each_other_are_no_trouble(tmp_path):
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(600):  # far deeper than one path may be long
            os.mkdir("子目录")
            os.chdir("子目录")
        Path("plan.txt").write_bytes(b"x")
    finally:
        os.chdir(here)
    search = find([str(tmp_path)])
    assert len(search.files) == 1  # the folder whose path is too long for the system to open


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_names_that_are_no_utf8_are_shown_as_the_gbk_they_most_likely_are(tmp_path):
    raw = os.path.join(os.fsencode(tmp_path), "工会计划.txt".encode("gbk"))
    with open(raw, "wb") as file:
        file.write(b"x")
    with open(os.path.join(os.fsencode(tmp_path), b"\xff\xff.txt"), "wb") as file:
        file.write(b"x")
    found = find([str(tmp_path)]).files
    shown = [Path(one.name).name for one in found]
    assert "工会计划.txt" in shown
    for name in shown:
        name.encode("utf-8")
    assert all(Path(one.file).is_file() for one in found)


def test_control_characters_stay_in_the_name_for_the_writers_to_escape(tmp_path):
    make(tmp_path, "a\nb.txt", "c\x1b[31m.txt")
    assert [Path(name).name for name in names(find([str(tmp_path)]))] == ["a\nb.txt", "c\x1b[31m.txt"]
