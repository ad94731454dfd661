"""--output: refused before anything is scored, or written whole, or told why not."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import output
from checker.cli.errors import OutputError, UsageError
from checker.cli.output import check_target, write_whole
from checker.cli.terminal import Terminal
from checker.messages import Lang


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(Lang.ZH)


class TestTarget:
    def test_a_new_name_beside_the_plans_is_fine(self, tmp_path: Path, terminal: Terminal) -> None:
        (tmp_path / "甲.txt").write_text("计划", encoding="utf-8")
        check_target(str(tmp_path / "结果.txt"), [str(tmp_path)], terminal)

    def test_a_result_outside_the_folder_may_be_replaced(self, tmp_path: Path, terminal: Terminal) -> None:
        (tmp_path / "计划").mkdir()
        (tmp_path / "结果.txt").write_text("旧", encoding="utf-8")
        check_target(str(tmp_path / "结果.txt"), [str(tmp_path / "计划")], terminal)

    @pytest.mark.parametrize("way", [os.link, os.symlink])
    def test_a_link_to_a_plan_is_the_plan(
        self, way: Callable[[Path, Path], None], tmp_path: Path, terminal: Terminal
    ) -> None:
        plan = tmp_path / "甲.txt"
        plan.write_text("计划", encoding="utf-8")
        way(plan, tmp_path / "结果.json")
        with pytest.raises(UsageError, match="要检查的文件"):
            check_target(str(tmp_path / "结果.json"), [str(plan)], terminal)

    def test_a_plan_below_the_folder_is_submitted(self, tmp_path: Path, terminal: Terminal) -> None:
        (tmp_path / "深").mkdir()
        (tmp_path / "深" / "甲.docx").write_bytes(b"PK")
        with pytest.raises(UsageError, match="要检查的文件"):
            check_target(str(tmp_path / "深" / "甲.docx"), [str(tmp_path)], terminal)

    def test_a_folder_is_no_target(self, tmp_path: Path, terminal: Terminal) -> None:
        with pytest.raises(UsageError, match="这是一个文件夹"):
            check_target(str(tmp_path), [], terminal)

    def test_paths_that_do_not_exist_protect_nothing(self, tmp_path: Path, terminal: Terminal) -> None:
        (tmp_path / "结果.txt").write_text("旧", encoding="utf-8")
        check_target(str(tmp_path / "结果.txt"), [str(tmp_path / "没有.docx")], terminal)


class TestWriting:
    @pytest.mark.parametrize(
        ("number", "sentence"),
        [
            (errno.ENOSPC, "磁盘空间不足。原有文件没有改动。"),
            (errno.EACCES, "没有权限，或文件正被其他程序打开。"),
            (errno.EIO, "请换一个位置再试。"),
        ],
    )
    def test_what_went_wrong_is_told(
        self, number: int, sentence: str, tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(path: object, data: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(output, "write_atomically", fail)
        with pytest.raises(OutputError, match=sentence):
            write_whole(str(tmp_path / "结果.json"), "{}", terminal)

    def test_a_disk_that_is_full(self, terminal: Terminal) -> None:
        if not os.path.exists("/dev/full"):
            pytest.skip("this system has no /dev/full")
        with pytest.raises(OutputError, match="磁盘空间不足"):
            write_whole("/dev/full", "{}", terminal)

    def test_a_name_that_is_no_text_stays_valid_json(self, tmp_path: Path, terminal: Terminal) -> None:
        write_whole(str(tmp_path / "a.json"), '{"path": "\udcb0.txt"}', terminal)
        assert (tmp_path / "a.json").read_bytes() == b'{"path": "\\udcb0.txt"}'
