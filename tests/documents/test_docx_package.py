"""The container around a Word file: its kinds, its parts, its damages, and files made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from checker.documents import DEFAULT_LIMITS, BlockKind, Limits, ReadProblem, docx, read_bytes
from tests.documents.ooxml import (
    MAIN_TYPE,
    NAMESPACES,
    PROLOG,
    R,
    W,
    abstract,
    blocks_of,
    docx_bytes,
    level,
    num,
    numbered,
    p,
    part,
    r,
    relationships,
    style,
    tbl,
    texts_of,
    tr,
    zipped,
)


def problem_of(data: bytes, limits: Limits = DEFAULT_LIMITS) -> ReadProblem:
    with pytest.raises(ReadProblem) as problem:
        blocks_of(data, limits)
    return problem.value


def shown(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks_of(data)]


@pytest.mark.parametrize(
    ("name", "main_type"),
    [
        ("plan.docx", MAIN_TYPE),
        ("plan.docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("plan.dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("macros.docx", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    ],
)
def test_documents_templates_and_macros(name: str, main_type: str) -> None:
    document = read_bytes(docx_bytes(p("工作计划"), main_type=main_type), name)
    assert (document.format, document.reader, document.blocks[0].text) == ("docx", "docx", "工作计划")


def test_strict_files_are_read_like_transitional_ones() -> None:
    body = numbered("文", 1) + p("目标", properties='<w:pStyle w:val="A"/>') + tbl(tr("甲", "乙"))
    data = docx_bytes(
        body + '<w:sectPr><w:headerReference w:type="default" r:id="rId8"/></w:sectPr>',
        numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0),
        styles=style("A", ppr='<w:outlineLvl w:val="0"/>'),
        parts={"word/header1.xml": part("w:hdr", p("页眉"))},
        related={"rId8": ("header", "header1.xml")},
    )
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    strict = zipped(
        {
            name: content.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
                R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            for name, content in files.items()
        }
    )
    assert (
        b"2006/main" not in zipfile.ZipFile(io.BytesIO(strict)).read("word/styles.xml").split(b"xmlns:mc")[0]
    )
    assert shown(strict) == shown(data) == [
        ("list-item", "一、文"), ("heading", "目标"), ("table-row", "甲 | 乙"), ("header", "页眉"),
    ]  # fmt: skip


@pytest.mark.parametrize("main", ["word/document2.xml", "content/plan.xml", "Word/Document.XML"])
def test_main_part_wherever_it_stands(main: str) -> None:
    assert texts_of(docx_bytes(p("正文"), main=main, styles="")) == ["正文"]


def test_main_part_without_the_list_of_relationships() -> None:
    data = docx_bytes(p("正文"), parts={"_rels/.rels": "no xml at all"}, main="word/document9.xml")
    assert texts_of(data) == ["正文"]


def test_other_prefixes_and_default_namespaces() -> None:
    inner = f'<document xmlns="{W}"><body><p><r><t>正文</t></r></p></body></document>'
    other = f'<x:document xmlns:x="{W}"><x:body><x:p><x:r><x:t>正文</x:t></x:r></x:p></x:body></x:document>'
    for xml in (inner, other, other.replace("<x:doc", "<?xml version='1.0' encoding='UTF-16'?><x:doc", 1)):
        encoded = xml.encode("utf-16" if "UTF-16" in xml else "utf-8")
        assert texts_of(docx_bytes("", parts={"word/document.xml": encoded})) == ["正文"]


def test_styles_and_numbers_under_a_default_namespace() -> None:
    styles = f'<styles xmlns="{W}" xmlns:w="{W}"><style w:type="paragraph" w:styleId="A"><pPr><outlineLvl w:val="1"/></pPr></style></styles>'
    data = docx_bytes(
        p("目标", properties='<w:pStyle w:val="A"/>'), styles="", parts={"word/styles.xml": styles}
    )
    assert blocks_of(data)[0].level == 2


def test_targets_that_are_missing_or_null_as_in_files_of_wps() -> None:
    links = {
        "rId1": ("image", "NULL"), "rId2": ("styles", "NULL"), "rId3": ("numbering", "gone.xml"),
        "rId4": ("header", "NULL"), "rId5": ("footnotes", "NULL"), "rId6": ("settings", "NULL"),
    }  # fmt: skip
    body = numbered("文", 1) + p(r("注"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    body += (
        '<w:sectPr><w:headerReference w:type="even" r:id="rId4"/><w:footerReference r:id="rId77"/></w:sectPr>'
    )
    assert texts_of(docx_bytes(body, related=links)) == ["文", "注"]


def test_absolute_targets_and_backslashes_in_names() -> None:
    files = {
        "_rels/.rels": relationships({"rId1": ("officeDocument", "/word/document.xml")}),
        "word\\document.xml": f"{PROLOG}<w:document {NAMESPACES}><w:body>{p('正文')}</w:body></w:document>",
    }
    assert texts_of(zipped(files)) == ["正文"]


# page headers and footers, notes


def edges(section: str, settings: str = "", **texts: str) -> list[tuple[str, str]]:
    parts, links = {}, {"rIdSettings": ("settings", "settings.xml")}
    for key, text in texts.items():
        kind = "header" if key.startswith("h") else "footer"
        parts[f"word/{key}.xml"] = part("w:hdr" if kind == "header" else "w:ftr", text)
        links[key] = (kind, f"{key}.xml")
    parts["word/settings.xml"] = part("w:settings", settings)
    return shown(docx_bytes(p("正文") + section, parts=parts, related=links))


def test_headers_and_footers_come_last_and_are_marked() -> None:
    section = '<w:sectPr><w:footerReference w:type="default" r:id="f1"/><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    assert edges(section, h1=p("育才小学") + tbl(tr("甲", "乙")), f1=p("第1页")) == [
        ("paragraph", "正文"), ("header", "育才小学"), ("header", "甲 | 乙"), ("footer", "第1页"),
    ]  # fmt: skip


def test_header_of_several_sections_is_told_once() -> None:
    reference = '<w:headerReference w:type="default" r:id="{}"/>'
    middle = p("一节", properties=f"<w:sectPr>{reference.format('h1')}</w:sectPr>")
    last = f"<w:sectPr>{reference.format('h2')}</w:sectPr>"
    assert edges(middle + last, h1=p("育才小学"), h2=p("育才小学") + p("附件")) == [
        ("paragraph", "正文"), ("paragraph", "一节"), ("header", "育才小学"), ("header", "附件"),
    ]  # fmt: skip


def test_headers_of_first_and_even_pages_only_where_in_use() -> None:
    references = '<w:headerReference w:type="first" r:id="h1"/><w:headerReference w:type="even" r:id="h2"/>'
    kept = {"h1": p("首页"), "h2": p("双页")}
    assert edges(f"<w:sectPr>{references}</w:sectPr>", **kept) == [("paragraph", "正文")]
    assert edges(f"<w:sectPr>{references}<w:titlePg/></w:sectPr>", "<w:evenAndOddHeaders/>", **kept) == [
        ("paragraph", "正文"), ("header", "首页"), ("header", "双页"),
    ]  # fmt: skip


def test_footnotes_after_their_paragraph_endnotes_after_the_body() -> None:
    foot = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="3"/></w:r>'
    data = docx_bytes(
        p("甲", end, foot)
        + p("乙")
        + tbl(tr(p("丙", foot.replace("2", "4")), "丁").replace("<w:tr><w:p>", "<w:tr><w:tc><w:p>")),
        parts={
            "word/footnotes.xml": part(
                "w:footnotes",
                f'<w:footnote w:type="separator" w:id="0">{p("——")}</w:footnote>'
                f'<w:footnote w:id="2">{p("脚注")}</w:footnote><w:footnote w:id="4">{p("表注")}</w:footnote>',
            ),
            "word/endnotes.xml": part("w:endnotes", f'<w:endnote w:id="3">{p("尾注")}</w:endnote>'),
        },
        related={"a": ("footnotes", "footnotes.xml"), "b": ("endnotes", "endnotes.xml")},
    )
    assert shown(data)[:3] == [("paragraph", "甲"), ("footnote", "脚注"), ("paragraph", "乙")]
    assert shown(data)[-1] == ("footnote", "尾注")
    assert ("footnote", "表注") in shown(data)


def test_footnote_of_a_paragraph_without_text() -> None:
    data = docx_bytes(
        p('<w:r><w:footnoteReference w:id="2"/></w:r>'),
        parts={"word/footnotes.xml": part("w:footnotes", f'<w:footnote w:id="2">{p("脚注")}</w:footnote>')},
        related={"a": ("footnotes", "footnotes.xml")},
    )
    assert shown(data) == [("footnote", "脚注")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "chunk.html",
            "<html><head><meta charset='utf-8'><title>x</title></head><body><p>嵌入的一段</p></body></html>",
        ),
        ("chunk.txt", "嵌入的一段"),
        ("chunk.docx", docx_bytes(p("嵌入的一段"))),
        ("chunk.rtf", rb"{\rtf1\ansi\uc0\u23884\u20837\u30340\u19968\u27573\par}"),
    ],
)
def test_embedded_documents_are_read_in_their_place(name: str, content: str | bytes) -> None:
    data = docx_bytes(
        p("前") + '<w:altChunk r:id="rId9"/>' + p("后"),
        parts={f"word/{name}": content},
        related={"rId9": ("aFChunk", name)},
    )
    assert texts_of(data) == ["前", "嵌入的一段", "后"]


def test_tables_of_an_embedded_document_are_numbered_on() -> None:
    data = docx_bytes(
        tbl(tr("甲", "乙")) + '<w:altChunk r:id="rId9"/>' + tbl(tr("戊", "己")),
        parts={"word/x.docx": docx_bytes(tbl(tr("丙", "丁")))},
        related={"rId9": ("aFChunk", "x.docx")},
    )
    assert [(block.cells[0], block.table) for block in blocks_of(data)] == [("甲", 1), ("丙", 2), ("戊", 3)]


def test_embedded_document_that_cannot_be_read_or_holds_itself() -> None:
    related = {"rId9": ("aFChunk", "x.docx")}
    inner = docx_bytes(p("内"))
    for _ in range(6):
        inner = docx_bytes(
            p("层") + '<w:altChunk r:id="rId9"/>', parts={"word/x.docx": inner}, related=related
        )
    assert 1 <= texts_of(inner).count("层") <= 6
    broken = docx_bytes(
        p("前") + '<w:altChunk r:id="rId9"/>', parts={"word/x.docx": b"PK\x03\x04"}, related=related
    )
    document = docx.read(broken, "plan.docx", DEFAULT_LIMITS)
    assert [block.text for block in document.blocks] == ["前"]
    assert [note.code for note in document.notes] == ["part-unread"]


# damages


def test_damaged_containers() -> None:
    whole = docx_bytes(p("工作计划" * 500))
    assert problem_of(whole[: len(whole) // 2]).code == "broken"
    assert problem_of(b"PK\x03\x04").code == "broken"
    assert problem_of(zipped({"word/other.xml": "<a/>"})).code == "broken"
    assert problem_of(docx_bytes("<w:p><w:r>")).code == "broken"
    at = whole.index(b"word/document.xml") + 60
    assert problem_of(whole[:at] + b"\xff" * 40 + whole[at + 40 :]).code == "broken"


def test_document_without_any_text() -> None:
    assert problem_of(docx_bytes(p())).code == "no-content"


def test_damaged_styles_are_said_to_be() -> None:
    for styles in ('<w:style w:styleId="A"><w:name></w:style>', '<w:style w:styleId="A"><w:name/>'):
        data = docx_bytes(p("文", properties='<w:pStyle w:val="A"/>'), styles=styles)
        assert problem_of(data).code == "broken"


def test_damaged_numbers_matter_only_to_a_document_that_has_numbers() -> None:
    damaged = num(1, 0) + '<w:abstractNum w:abstractNumId="0"><w:lvl></w:abstractNum>'
    assert texts_of(docx_bytes(p("目标"), numbering=damaged)) == ["目标"]
    assert problem_of(docx_bytes(numbered("目标", 1), numbering=damaged)).code == "broken"


def test_zip_encryption_is_told() -> None:
    data = bytearray(docx_bytes(p("正文")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert problem_of(bytes(data)).code == "encrypted"


# files made to do harm


def test_document_types_and_entities_are_refused() -> None:
    bomb = '<!DOCTYPE w:document [<!ENTITY a "工作"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    body = p(r("&b;&c;"))
    for prolog in (bomb, f"{PROLOG}<!-- <w:document> -->{bomb}"):
        assert problem_of(docx_bytes(body, prolog=prolog)).code == "broken"


def test_deep_nesting_ends_in_a_problem() -> None:
    for open_tag, close_tag in (("<w:ins>", "</w:ins>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")):
        problem = problem_of(docx_bytes(open_tag * 5_000 + p("深") + close_tag * 5_000))
        assert (problem.code, problem.values["what"]) == ("too-large", "xml_depth")


def test_ruby_within_ruby_takes_no_exponential_time() -> None:
    deep = r("拼")
    for _ in range(60):
        deep = f"<w:r><w:ruby><w:rubyBase>{deep}{r('音')}</w:rubyBase></w:ruby></w:r>"
    assert texts_of(docx_bytes(p(deep))) == ["拼" + "音" * 60]


def test_sizes_are_judged_before_unpacking() -> None:
    big = zipped({"word/document.xml": b"<a>" + b" " * 20_000_000 + b"</a>", "_rels/.rels": "<a/>"})
    assert problem_of(big).values["what"] == "member_ratio"
    assert (
        problem_of(docx_bytes(p("文" * 1000)), Limits(unpacked_size=1000)).values["what"] == "unpacked_size"
    )
    assert (
        problem_of(docx_bytes(p("文"), parts={f"x{n}": "" for n in range(50)}), Limits(members=40)).values[
            "what"
        ]
        == "members"
    )
    assert problem_of(docx_bytes(p() * 3_000), Limits(xml_elements=2_000)).values["what"] == "xml_elements"


def test_text_without_measure_is_refused() -> None:
    assert problem_of(docx_bytes(p("文" * 50) * 3), Limits(characters=100)).values["what"] == "characters"
    assert problem_of(docx_bytes(p("文") * 30), Limits(blocks=20)).values["what"] == "blocks"


@pytest.mark.parametrize(
    "styles",
    [
        "<w:style w:styleId " * 60_000,
        '<w:style w:styleId="A" w:x="' + "default " * 200_000 + '"/>',
        'default w:styleId="A" ' * 100_000,
        'default w:styleId="A"> ' * 100_000,
    ],
)
def test_styles_that_begin_and_never_end_take_no_square_time(styles: str) -> None:
    # minutes, for a search that looks on to the end, or back to the beginning, from each of them
    assert texts_of(docx_bytes(p("文", properties='<w:pStyle w:val="A"/>'), styles=styles)) == ["文"]


def test_a_hundred_styles_are_found_however_they_are_written() -> None:
    outline = '<w:outlineLvl w:val="1"/>'
    styles = "".join(style(f"S{n}", ppr=outline) for n in range(100)) + style("q", ppr=outline).replace(
        'w:styleId="q"', "w:styleId = 'q'"
    )
    names = [*(f"S{n}" for n in range(100)), "q", "none"]
    data = docx_bytes("".join(p("目标", properties=f'<w:pStyle w:val="{n}"/>') for n in names), styles=styles)
    assert [block.level for block in blocks_of(data)] == [2] * 101 + [None]


def test_member_that_lies_about_its_size_is_not_unpacked_beyond_it() -> None:
    data = bytearray(docx_bytes(p("文" * 5_000)))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 100)  # the declared size of the first member
    assert problem_of(bytes(data)).code in ("broken", "too-large")


def test_kinds_of_blocks_are_those_of_the_model() -> None:
    assert {block.kind for block in blocks_of(docx_bytes(p("正文")))} == {BlockKind.PARAGRAPH}
