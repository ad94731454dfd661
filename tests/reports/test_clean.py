"""What a stranger's file says must not move the cursor, change colours or turn the writing round."""

from __future__ import annotations

import unicodedata

import pytest

from checker.reports.clean import file_name, one_line


@pytest.mark.parametrize(
    ("unsafe", "shown"),
    [
        ("\x1b[31m红", "\\x1b[31m红"),
        ("\x9b2J", "\\x9b2J"),
        ("\x07", "\\x07"),
        ("a\u202etxt.exe", "a\\u202etxt.exe"),
        ("\u2066甲\u2069", "\\u2066甲\\u2069"),
        ("a\u2028b", "a\\u2028b"),
        ("\udcb0", "\ufffd"),
    ],
)
def test_what_disturbs_a_terminal_is_written_out(unsafe: str, shown: str) -> None:
    assert file_name(unsafe) == shown
    assert one_line(unsafe) == shown


def test_no_control_character_of_unicode_gets_through() -> None:
    controls = "".join(
        chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cs", "Zl", "Zp")
    )
    assert not set(file_name(controls)) & set(controls)
    assert not (set(one_line(controls)) - {" "}) & set(controls)


def test_bidirectional_controls_do_not_get_through() -> None:
    turning = [chr(code) for code in range(0x110000)
               if unicodedata.bidirectional(chr(code)) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")]  # fmt: skip
    assert len(turning) == 9
    assert not set(file_name("".join(turning))) & set(turning)


def test_text_becomes_one_line() -> None:
    assert one_line("  东风小学\n工会\t工作　计划\r\n") == "东风小学 工会 工作 计划"


def test_ordinary_text_stays_as_it_is() -> None:
    assert one_line("《工会法》第45条：100% “审查”") == "《工会法》第45条：100% “审查”"
    assert file_name("计划/2026 年  定稿.docx") == "计划/2026 年  定稿.docx"
