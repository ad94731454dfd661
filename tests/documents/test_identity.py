"""One text is one document, however its file is called and saved."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from checker.documents.identity import content_of
from checker.documents.model import Block, BlockKind, Document

PLAN = Document(
    path="a/plan.docx",
    format="docx",
    reader="docx",
    blocks=(
        Block(BlockKind.PARAGRAPH, "一、工作目标", paragraph=1),
        Block(BlockKind.TABLE_ROW, "3月 | 召开教代会", paragraph=2, cells=("3月", "召开教代会"), table=1),
        Block(BlockKind.HEADER, "实验小学工会", paragraph=3),
    ),
)


def with_text(index: int, text: str) -> Document:
    blocks = list(PLAN.blocks)
    blocks[index] = replace(blocks[index], text=text)
    return replace(PLAN, blocks=tuple(blocks))


def test_name_format_spaces_and_page_header_do_not_count() -> None:
    renamed = replace(PLAN, path="all.zip!/b.docx", format="doc", reader="LibreOffice")
    assert content_of(renamed) == content_of(PLAN)
    assert content_of(with_text(1, "3月\t召开 教代会")) == content_of(PLAN)
    assert content_of(with_text(2, "第 1 页")) == content_of(PLAN)


def test_one_changed_digit_is_another_document() -> None:
    assert content_of(with_text(1, "4月 | 召开教代会")) != content_of(PLAN)


def test_letters_and_digits_are_those_of_python() -> None:
    every = "".join(map(chr, range(0x110000)))
    document = replace(PLAN, blocks=(Block(BlockKind.PARAGRAPH, every, paragraph=1),))
    told = sha256("".join(filter(str.isalnum, every)).encode("utf-8", "surrogatepass")).hexdigest()
    assert content_of(document) == told[:32]
