"""Which encoding a text is in."""

from __future__ import annotations

import pytest

from checker.documents.decoding import Decoded, decode

SHORT = "工会工作计划"
PLAIN = "一、坚持每学期召开一次教职工代表大会，认真听取和审议学校工作报告。"
TRADITIONAL = "一、堅持每學期召開一次教職工代表大會，認真聽取和審議學校工作報告。"


@pytest.mark.parametrize("text", [SHORT, PLAIN, TRADITIONAL, PLAIN * 300])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_is_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_big5_is_told_from_gbk() -> None:
    assert decode(TRADITIONAL.encode("big5")).text == TRADITIONAL


def test_traditional_text_in_gbk_is_no_big5() -> None:
    assert decode(TRADITIONAL.encode("gbk")).text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_character_cut_off_at_the_end_is_let_go(encoding: str) -> None:
    whole = (PLAIN * 3).encode(encoding)
    decoded = decode(whole[:-1])
    assert decoded.text == (PLAIN * 3)[:-1]
    assert decoded.lost == 0


def test_a_clear_choice_is_not_doubted_and_an_unclear_one_is() -> None:
    assert decode(PLAIN.encode("gb18030")).rival is None
    assert decode("女模女模".encode("gbk")).rival is not None


def test_gbk_pairs_that_pass_as_utf_8_are_read_as_chinese() -> None:
    data = "女模".encode("gbk") * 2  # each byte pair is valid UTF-8 too, for letters nobody writes here
    assert data.decode("utf-8") != "女模" * 2
    assert decode(data).text == "女模" * 2


def test_a_bad_byte_in_utf_8_costs_one_character() -> None:
    data = PLAIN.encode()
    decoded = decode(data[:30] + b"\xff" + data[30:])
    assert decoded.text == PLAIN[:10] + "\ufffd" + PLAIN[10:]
    assert decoded.lost == 1


def test_plain_ascii_is_sure() -> None:
    assert decode(b"Union plan\r\n2024") == Decoded("Union plan\r\n2024", "utf-8")
