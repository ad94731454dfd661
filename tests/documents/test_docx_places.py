"""Which paragraph of the XML a block is: exact, whatever stands between."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from checker.documents import DEFAULT_LIMITS, docx
from checker.documents.docx.places import places
from tests.documents.ooxml import W, docx_bytes, p, part, r, tbl, tc, tr

TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData>"
    "<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def placed(data: bytes) -> list[tuple[str, str | None]]:
    """Each block's text, and the text of the paragraph it is said to be."""
    with ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    paragraphs = [
        "".join(t.text or "" for run in element.iter(f"{{{W}}}r") for t in run.iterchildren(f"{{{W}}}t"))
        for element in root.iter(f"{{{W}}}p")
    ]
    blocks = docx.read(data, "x.docx", DEFAULT_LIMITS).blocks
    found = places(data, DEFAULT_LIMITS)
    assert len(found) == len(blocks)
    return [
        (block.text, None if place is None else paragraphs[place])
        for block, place in zip(blocks, found, strict=True)
    ]


@pytest.mark.parametrize(
    "body",
    [
        p(r("一")) + p() + p(r("二")),
        f"<w:sdt><w:sdtContent>{p(r('一'))}</w:sdtContent></w:sdt>" + p(r("二")),
        p(r("一")) + f"<w:del>{p(r('删'))}</w:del>" + p(r("二")),
        p("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>") + p(r("二")),
    ],
)
def test_empty_deleted_and_wrapped_paragraphs_do_not_shift_it(body: str) -> None:
    for text, paragraph in placed(docx_bytes(body)):
        assert text == paragraph


def test_a_text_box_is_found_in_the_branch_that_is_shown() -> None:
    data = docx_bytes(p(r("一")) + p(TEXT_BOX) + p(r("二")))
    assert [(text, place) for text, place in placed(data)] == [("一", "一"), ("框内", "框内"), ("二", "二")]
    assert places(data, DEFAULT_LIMITS) == (0, 2, 4)


def test_a_row_is_at_its_first_paragraph_with_text() -> None:
    row = tr(tc(p()), tc(p(r("三月")), p(r("续"))), tc(p(r("召开教代会"))))
    assert places(docx_bytes(p(r("前")) + tbl(row) + p(r("后"))), DEFAULT_LIMITS) == (0, 2, 5)


def test_paragraphs_of_a_frame_are_told_apart() -> None:
    data = docx_bytes(tbl(tr(tc(p(r("一")), p(r("二"))))))
    assert placed(data) == [("一", "一"), ("二", "二")]


def test_notes_are_where_they_are_referred_to_and_page_edges_are_nowhere() -> None:
    data = docx_bytes(
        p(r("正文"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(r("后"))
        + '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/></w:sectPr>',
        parts={
            "word/footnotes.xml": part("w:footnotes", f'<w:footnote w:id="2">{p(r("注"))}</w:footnote>'),
            "word/header1.xml": part("w:hdr", p(r("眉"))),
        },
        related={"rIdF": ("footnotes", "footnotes.xml"), "rIdH": ("header", "header1.xml")},
    )  # fmt: skip
    assert placed(data) == [("正文", "正文"), ("注", "正文"), ("后", "后"), ("眉", None)]
