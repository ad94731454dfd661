"""Arguments: paths and options in any order, values checked, the nearest known word named."""

from __future__ import annotations

import pytest

from checker.cli.errors import Done, UsageError
from checker.cli.parsing import Parser, nearest
from checker.messages import Lang
from checker.reports.cells import width


@pytest.fixture
def parser() -> Parser:
    parser = Parser(
        Lang.ZH,
        usage=["plancheck 文件..."],
        purpose="检查。",
        examples=[("plancheck 计划.docx", "检查"), "plancheck 计划"],
        ending="完。",
    )
    parser.heading("检查")
    parser.option("--format", metavar="格式", type=parser.choice(("json", "plain")), help="输出格式")
    parser.option("--least", metavar="分数", type=parser.number(0, 100), help="最低分" * 30)
    parser.option("--report", metavar="文件", repeated=True, help="另存报告")
    parser.option("--plain", help="纯文字")
    parser.general_options()
    return parser


class TestPaths:
    def test_options_may_stand_between_paths(self, parser: Parser) -> None:
        args = parser.parse(["甲.txt", "--format", "json", "乙.txt", "--plain", "丙.txt"])
        assert args.paths == ["甲.txt", "乙.txt", "丙.txt"]
        assert (args.format, args.plain) == ("json", True)

    def test_after_two_dashes_all_are_paths(self, parser: Parser) -> None:
        assert parser.parse(["甲.txt", "--", "--plain", "-x"]).paths == ["甲.txt", "--plain", "-x"]

    def test_a_dash_alone_and_a_number_are_paths(self, parser: Parser) -> None:
        assert parser.parse(["-", "-2026", ""]).paths == ["-", "-2026", ""]

    def test_none_is_left_to_the_command_to_judge(self, parser: Parser) -> None:
        assert parser.parse([]).paths == []


class TestOptions:
    def test_repeated_ones_gather(self, parser: Parser) -> None:
        assert parser.parse(["--report", "a", "--report=b"]).report == ["a", "b"]

    def test_beginnings_of_names_are_no_names(self, parser: Parser) -> None:
        with pytest.raises(UsageError, match="是不是想写“--format”"):
            parser.parse(["--form", "json"])

    def test_an_unknown_one_like_none(self, parser: Parser) -> None:
        with pytest.raises(UsageError, match=r"^没有“--xyzzy”这个选项。$"):
            parser.parse(["--xyzzy=3"])

    def test_a_switch_takes_no_value(self, parser: Parser) -> None:
        with pytest.raises(UsageError, match="选项 --plain 后面不带内容"):
            parser.parse(["--plain=yes"])

    @pytest.mark.parametrize("words", [["--report"], ["--report", "--plain"], ["甲.txt", "--report", "-x"]])
    def test_an_option_is_no_value_of_another(self, parser: Parser, words: list[str]) -> None:
        with pytest.raises(UsageError, match="选项 --report 后面缺少内容"):
            parser.parse(words)

    def test_a_value_may_begin_and_look_as_it_likes(self, parser: Parser) -> None:
        assert parser.parse(["--report=-x", "--report", "-", "--report", "a=b"]).report == [
            "-x", "-", "a=b"
        ]  # fmt: skip

    @pytest.mark.parametrize("words", [["--least="], ["--least", ""], ["--report=", "a"]])
    def test_an_empty_value_is_one_that_is_missing(self, parser: Parser, words: list[str]) -> None:
        with pytest.raises(UsageError, match="后面缺少内容"):
            parser.parse(words)

    def test_the_last_one_counts_and_none_is_the_default(self, parser: Parser) -> None:
        assert parser.parse(["--format=json", "--format", "plain"]).format == "plain"
        args = parser.parse([])
        assert (args.format, args.least, args.report, args.plain) == (None, None, None, False)

    def test_a_number_below_zero_is_told_as_a_number(self, parser: Parser) -> None:
        with pytest.raises(UsageError, match="请写 0 到 100 之间的数"):
            parser.parse(["--least", "-1"])

    @pytest.mark.parametrize("value", ["-1", "100.1", "nan", "inf", "六"])
    def test_numbers_out_of_bounds(self, parser: Parser, value: str) -> None:
        with pytest.raises(UsageError, match="请写 0 到 100 之间的数"):
            parser.parse([f"--least={value}"])

    @pytest.mark.parametrize("value", ["0", "100", "59.5"])
    def test_numbers_within(self, parser: Parser, value: str) -> None:
        assert parser.parse(["--least", value]).least == float(value)

    def test_control_characters_do_not_come_back(self, parser: Parser) -> None:
        with pytest.raises(UsageError) as caught:
            parser.parse(["--format", "\x1b[31m"])
        assert "\x1b" not in str(caught.value)


class TestHelp:
    def test_in_two_columns_within_80(self, parser: Parser) -> None:
        with pytest.raises(Done) as caught:
            parser.parse(["--least", "--help"])
        lines = str(caught.value).splitlines()
        assert "  --format 格式           输出格式" in lines
        assert max(map(width, lines)) <= 80
        assert lines[-1] == "完。"

    def test_every_option_is_named(self, parser: Parser) -> None:
        for flag in ("--format", "--least", "--report", "--plain", "--lang", "--debug", "-h, --help"):
            assert flag in parser.help()


@pytest.mark.parametrize(("word", "found"), [("--fromat", "--format"), ("JSON", "json"), ("zzz", None)])
def test_nearest(word: str, found: str | None) -> None:
    assert nearest(word, ["--format", "json", "--plain"]) == found
