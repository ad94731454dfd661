"""Text in terminal columns: widths as a terminal has them, lines that fit and break where Chinese may break."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.messages import cli, documents, reports
from checker.reports.cells import fold, pad, shorten, shorten_middle, width, wrap

_TEXTS = st.text(alphabet="工会计划，。“”（）、：；！？《》abc XYZ 019 .-_/—…·√×□■", max_size=120)


class TestWidth:
    def test_every_message_is_as_wide_as_rich_says(self) -> None:
        tables = (cli.TEXTS, documents.PROBLEMS, documents.NOTES, documents.KINDS, reports.TEXTS)
        sentences = [sentence for table in tables for pair in table.values() for sentence in pair]
        lines = [line for sentence in sentences for line in sentence.splitlines()]
        assert [text for text in lines if width(text) != cell_len(text)] == []

    @pytest.mark.parametrize(
        ("text", "columns"), [("abc", 3), ("工会", 4), ("“3月”", 5), ("ｅ", 2), ("e\u0301", 1), ("", 0)]
    )
    def test_known_widths(self, text: str, columns: int) -> None:
        assert width(text) == columns == cell_len(text)


class TestWrap:
    def test_chinese_breaks_anywhere_but_before_closing_marks(self) -> None:
        assert wrap("审查工会经费，公布结果。", 12) == ["审查工会经", "费，公布结", "果。"]

    def test_an_opening_mark_goes_to_the_next_line(self) -> None:
        assert wrap("依据《工会法》", 6) == ["依据", "《工会", "法》"]

    def test_words_and_numbers_stay_whole(self) -> None:
        assert wrap("请用 --password 给出密码", 14) == ["请用", "--password 给", "出密码"]

    def test_a_word_wider_than_the_line_is_cut(self) -> None:
        assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]

    def test_lines_of_the_text_stay_lines(self) -> None:
        assert wrap("甲\n乙", 20) == ["甲", "乙"]

    @given(_TEXTS, st.integers(4, 60))
    @example("0·！！", 4)  # marks that all want to follow the one before, and have no room to
    def test_nothing_is_lost_and_every_line_fits(self, text: str, columns: int) -> None:
        lines = wrap(text, columns)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(width(line) <= columns for line in lines)


class TestFitting:
    def test_a_text_that_fits_is_left_alone(self) -> None:
        assert shorten("工会计划", 8) == shorten_middle("工会计划", 8) == "工会计划"

    def test_a_cut_is_shown(self) -> None:
        assert shorten("工会计划书", 8) == "工会计…"
        assert shorten_middle("东风小学工会工作计划.docx", 16) == "东风小学…划.docx"

    @given(_TEXTS, st.integers(2, 40))
    def test_cut_texts_fit(self, text: str, columns: int) -> None:
        assert width(shorten(text, columns)) <= columns
        assert width(shorten_middle(text, columns)) <= columns
        assert all(width(line) <= columns for line in fold(text, columns))
        assert "".join(fold(text, columns)) == text

    def test_padding_counts_columns(self) -> None:
        assert pad("工会", 6) == "工会  "
        assert pad("3", 4, right=True) == "   3"
        assert pad("工会计划", 6) == "工会计划"
