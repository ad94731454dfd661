"""RTF as Word, WPS, WordPad and LibreOffice write it."""

from __future__ import annotations

import pytest

from checker.documents import DEFAULT_LIMITS, Block, Limits, ReadProblem, read_bytes, rtf


def blocks(
    body: str, head: str = r"\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
) -> tuple[Block, ...]:
    data = f"{{\\rtf1{head} {body}}}".encode("latin-1")
    return rtf.read(data, "plan.rtf", DEFAULT_LIMITS).blocks


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def gbk(text: str) -> str:
    """Chinese as WPS and old Word write it: a \\'hh a byte above 7F, ASCII bytes as they are."""
    return "".join(
        chr(byte) if byte < 0x80 and chr(byte) not in "\\{}" else f"\\'{byte:02x}"
        for byte in text.encode("gb18030")
    )


def test_double_bytes_of_chinese() -> None:
    assert texts(gbk("育才小学工会工作计划") + r"\par " + gbk("亖丂") + r"\par") == [
        "育才小学工会工作计划",
        "亖丂",
    ]
    assert "丂".encode("gb18030")[1] < 0x80  # its second byte is an ASCII letter or sign


def test_fonts_say_the_code_page_of_their_text() -> None:
    head = r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}}"
    big5 = "".join(f"\\'{byte:02x}" for byte in "計畫".encode("big5"))
    assert [block.text for block in blocks(rf"\f1 {gbk('计划')}{{\f2 {big5}}}\f0\'e9\par", head)] == [
        "计划計畫é"
    ]


def test_unicode_with_stand_ins() -> None:
    assert texts(r"\uc1\u24037?\uc2\u20250\'b9\'a4\uc0\u35745\u21010\uc1\par") == ["工会计划"]
    assert texts(r"\u-10179?\u-8663?\u-28743?\par") == ["😩边"]


def test_numbers_stand_as_they_were_shown() -> None:
    body = rf"{{\listtext\pard\plain {gbk('一、')}}}\ls1\ilvl0 {gbk('目标')}\par"
    body += rf"\pard{{\pntext\f0 1.\tab}}{{\*\pn\pnlvlbody\pndec{{\pntxta.}}}}{gbk('任务')}\par\pard {gbk('正文')}\par"
    assert [(block.text, block.number, block.kind.value, block.level) for block in blocks(body)] == [
        ("一、目标", "一、", "list-item", 1), ("1. 任务", "1.", "list-item", 1), ("正文", None, "paragraph", None),
    ]  # fmt: skip


def test_bullets_of_symbol_fonts() -> None:
    head = r"\ansi{\fonttbl{\f0\fcharset134 SimSun;}{\f3\fcharset2 Symbol;}{\f4\fcharset2 Wingdings;}}"
    body = r"{\listtext\f3\'b7\tab}A\par{\listtext\f4\'6c\tab}B\par{\listtext\f3\u-3913?\tab}C\par"
    assert [block.text for block in blocks(body, head)] == ["• A", "● B", "• C"]


def test_headings_by_level_and_by_style() -> None:
    sheet = r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2\sbasedon1\outlinelevel1 Mine;}{\s3\sbasedon2 Own;}{\*\cs9 heading 3;}}"
    body = (
        sheet
        + r"\pard\s1 A\par\pard\s2 B\par\pard\s3 C\par\pard\outlinelevel4 D\par\pard\s1\outlinelevel9 E\par\pard F\par"
    )
    assert [(block.text, block.level) for block in blocks(body)] == [
        ("A", 1),
        ("B", 2),
        ("C", 2),
        ("D", 5),
        ("E", None),
        ("F", None),
    ]


def test_hidden_and_deleted_text_is_out() -> None:
    assert texts(r"A{\v secret}B\v gone\v0 C{\deleted old}D{\revised new}\par") == ["ABCDnew"]
    assert texts(r"A{\deleted\par}B\par C\par") == ["AB", "C"]


def test_fields_notes_and_things_that_must_not_leak() -> None:
    body = r"P {\field{\*\fldinst PAGE}{\fldrslt 3}} of 9{\*\bkmkstart x}{\*\bkmkend x}{\pict\wmetafile8 0100}{\object{\*\objdata 01}{\result OBJ}}"
    body += r"{\*\atnid AB}{\*\atnauthor Mr}\chatn{\*\annotation remark}{\footnote\pard note one\par}{\footnote\ftnalt end note}{\xe index}\par Q\par"
    assert [(block.kind.value, block.text) for block in blocks(body)] == [
        ("paragraph", "P 3 of 9"), ("footnote", "note one"), ("paragraph", "Q"), ("footnote", "end note"),
    ]  # fmt: skip


def test_signs_and_line_breaks() -> None:
    assert texts(r"A\line B\tab C\emdash D\~E\_F\-G\ldblquote H\rdblquote\{x\}\par") == [
        "A\nB\tC—D\xa0E-FG“H”{x}"
    ]


def test_text_box_once_after_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt\pard one\par two\par}}{\shprslt\pard one\par}}"
    assert texts(rf"\pard before {box}after\par next\par") == ["before after", "one", "two", "next"]


def test_headers_and_footers_in_use() -> None:
    edges = r"{\header\pard all\par}{\headerf\pard first\par}{\footerl\pard left\par}{\footer\pard foot\par}"
    assert [(block.kind.value, block.text) for block in blocks(edges + r"body\par")] == [
        ("paragraph", "body"), ("header", "all"), ("footer", "foot"),
    ]  # fmt: skip
    assert [block.text for block in blocks(rf"\facingp\titlepg {edges}body\par")] == [
        "body",
        "all",
        "first",
        "left",
        "foot",
    ]


def table_row(*cells: tuple[int, str], more: str = "") -> str:
    shape = "".join(f"\\cellx{right}" for right, _ in cells)
    return rf"\trowd{more}{shape}" + "".join(rf"\pard\intbl {text}\cell" for _, text in cells) + r"\row "


def test_rows_and_cells() -> None:
    body = (
        r"before\par"
        + table_row((1000, "A"), (2000, ""), (3000, r"C\par D"))
        + r"\pard after\par"
        + table_row((1000, "E"))
    )
    assert [(block.kind.value, block.text, block.cells, block.table) for block in blocks(body)] == [
        ("paragraph", "before", (), None),
        ("table-row", "A |  | C\nD", ("A", "", "C\nD"), 1),
        ("paragraph", "after", (), None),
        ("table-row", "E", ("E",), 2),
    ]


def test_wide_cells_keep_later_ones_under_their_headings() -> None:
    body = (
        table_row((1000, "a"), (2000, "b"), (3000, "c"))
        + table_row((2015, "ab"), (3000, "c"))
        + table_row((1000, "a"), (2990, "bc"))
    )
    assert [block.cells for block in blocks(body)] == [("a", "b", "c"), ("ab", "", "c"), ("a", "bc")]


def test_merged_cells_once() -> None:
    down = r"\trowd\clvmrg\cellx1000\cellx2000\pard\intbl hidden\cell B\cell\row "
    across = r"\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000\pard\intbl A\cell\cell C\cell\row "
    assert [block.cells for block in blocks(table_row((1000, "A"), (2000, "B")) + down)] == [
        ("A", "B"),
        ("", "B"),
    ]
    assert [block.cells for block in blocks(across)] == [("A", "", "C")]


def test_nested_table_stands_in_its_cell() -> None:
    inner = r"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx300\cellx600\nestrow}{\nonesttables\par}"
    body = rf"\trowd\cellx1000\cellx2000\pard\intbl\itap1 A\par {inner}\pard\intbl\itap1\cell\pard\intbl B\cell\row \pard end\par"
    assert texts(body) == ["A\nx | y | B", "end"]


def test_embedded_binary_data_are_passed_over() -> None:
    assert texts(r"A{\*\blob\bin5 }}}}}}B\par") == ["AB"]
    assert texts(r"A\bin3 {{{B\par") == ["AB"]


@pytest.mark.parametrize(
    "damage",
    [
        r"A\par}}}}B\par",
        r"{{{{A\par B\par",
        "A\\par B\\par\\'",
        r"A\par B\cell",
        r"\row\row A\par\nestrow B\par",
    ],
)
def test_damaged_files_keep_their_text(damage: str) -> None:
    assert [text.strip() for text in texts(damage)] == ["A", "B"]


def test_what_ends_in_a_problem() -> None:
    def code(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
        with pytest.raises(ReadProblem) as problem:
            rtf.read(data, "plan.rtf", limits)
        return problem.value.code

    assert code(b"no rtf") == "broken"
    assert code(b"{\\rtf1\\ansi}") == "no-content"
    assert code(b"{\\rtf1" + b"{" * 100_000 + b"A") == "too-large"
    rows = b"{\\rtf1 " + b"\\trowd\\cellx1\\intbl A\\cell\\row " * 20 + b"}"
    assert code(rows, Limits(table_rows=10)) == "too-large"
    assert code(b"{\\rtf1 " + b"A\\par " * 30 + b"}", Limits(blocks=20)) == "too-large"


def test_rtf_that_is_named_doc_is_read_with_a_note() -> None:
    document = read_bytes(rb"{\rtf1 A\par}", "plan.doc")
    assert (document.format, [note.code for note in document.notes]) == ("rtf", ["wrong-extension"])
