"""What a paragraph of a Word file says: every run that a person sees, once, and none that they do not."""

from __future__ import annotations

import pytest

from checker.documents import BlockKind
from tests.documents.ooxml import (
    W,
    blocks_of,
    docx_bytes,
    field,
    instruction,
    p,
    part,
    r,
    style,
    tbl,
    tc,
    texts,
    texts_of,
    tr,
)


def test_paragraphs_in_order_empty_ones_left_out() -> None:
    body = p("第一段") + p() + p("　 ") + p("第二", "段")
    blocks = blocks_of(docx_bytes(body))
    assert [(block.paragraph, block.text) for block in blocks] == [(1, "第一段"), (2, "第二段")]
    assert {block.page for block in blocks} == {None}


def test_white_space_at_the_ends_of_a_run_counts_only_where_preserved() -> None:
    body = '<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙</w:t></w:r></w:p>'
    assert texts(body) == ["甲 乙"]


def test_breaks_tabs_and_special_hyphens() -> None:
    signs = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:cr/><w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t>"
    assert texts(f"<w:p>{signs}<w:softHyphen/><w:t>月</w:t></w:r></w:p>") == ["甲\n乙\t丙\n3-4月"]


def test_page_break_begins_a_line_and_leaves_no_trace_at_the_ends() -> None:
    br = '<w:r><w:br w:type="page"/></w:r>'
    assert texts(f"{p(br)}{p(br, '甲', br, '乙', br)}") == ["甲\n乙"]


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [("Wingdings", "F0FE", "☑"), ("Wingdings", "00A8", "□"), ("Symbol", "F0B7", "•"), ("宋体", "2460", "①")],
)
def test_symbols_of_picture_fonts(font: str, char: str, shown: str) -> None:
    assert texts(p(f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>', "已完成")) == [f"{shown}已完成"]


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<w:hyperlink r:id="rId9">{r("内")}</w:hyperlink>',
        f'<w:smartTag w:element="x">{r("内")}</w:smartTag>',
        f'<w:customXml w:element="x">{r("内")}</w:customXml>',
        f'<w:fldSimple w:instr=" PAGE ">{r("内")}</w:fldSimple>',
        f"<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{r('内')}</w:sdtContent></w:sdt>",
        f'<w:ins w:id="1" w:author="a">{r("内")}</w:ins>',
        f'<w:moveTo w:id="1">{r("内")}</w:moveTo>',
        f'<w:bdo w:val="ltr">{r("内")}</w:bdo>',
        f'<w:hyperlink><w:ins w:id="1"><w:sdt><w:sdtContent>{r("内")}</w:sdtContent></w:sdt></w:ins></w:hyperlink>',
    ],
)
def test_runs_within_wrappers_are_read(wrapped: str) -> None:
    assert texts(p("前", wrapped, "后")) == ["前内后"]


def test_block_level_wrappers_are_opened() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}{tbl(tr('乙', '丙'))}</w:sdtContent></w:sdt>"
    body += f"<w:ins>{p('丁')}</w:ins><w:customXml>{p('戊')}</w:customXml>"
    assert texts(body) == ["甲", "乙 | 丙", "丁", "戊"]


def test_deleted_and_moved_away_text_is_out() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2">{r("移走")}</w:moveFrom>'
    assert texts(p("留", deleted, moved, "下")) == ["留下"]


def test_deleted_paragraph_mark_joins_the_lines_under_the_second_ones_properties() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    body = (
        p("第一", properties=mark)
        + p("第二", properties=mark)
        + p("第三", properties='<w:outlineLvl w:val="0"/>')
    )
    (block,) = blocks_of(docx_bytes(body + p("不相干")))[:1]
    assert (block.text, block.kind) == ("第一第二第三", BlockKind.HEADING)


def test_deleted_paragraph_leaves_the_next_one_as_it_is() -> None:
    gone = p(
        '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>', properties="<w:rPr><w:del/></w:rPr>"
    )
    assert texts(gone + tbl(tr("甲", "乙")) + gone + p("丙")) == ["甲 | 乙", "丙"]


def test_inserted_paragraph_mark_does_not_join() -> None:
    assert texts(p("甲", properties="<w:rPr><w:ins/></w:rPr>") + p("乙")) == ["甲", "乙"]


def test_former_properties_of_a_tracked_change_do_not_count() -> None:
    change = '<w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    run = r("正文", "<w:rPrChange><w:rPr><w:vanish/><w:b/></w:rPr></w:rPrChange>")
    (block,) = blocks_of(docx_bytes(p(run, properties=change)))
    assert (block.kind, block.bold, block.text) == (BlockKind.PARAGRAPH, False, "正文")


def test_hidden_text_is_out_by_run_by_style_and_by_paragraph_style() -> None:
    styles = style("Secret", rpr="<w:vanish/>", more='w:type="character"') + style("Note", rpr="<w:vanish/>")
    body = p(
        "可见",
        r("藏", "<w:vanish/>"),
        r("藏", '<w:rStyle w:val="Secret"/>'),
        r("也可见", '<w:vanish w:val="0"/>'),
    )
    body += p("整段藏", r("除此", '<w:vanish w:val="false"/>'), properties='<w:pStyle w:val="Note"/>')
    assert texts_of(docx_bytes(body, styles=styles)) == ["可见也可见", "除此"]


def test_hidden_paragraph_mark_runs_on() -> None:
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert texts(p("一、总体要求。", properties=mark) + p("坚持以人为本。") + p("下段")) == [
        "一、总体要求。坚持以人为本。",
        "下段",
    ]


def test_field_shows_its_result_not_its_code() -> None:
    nested = field(instruction(" MERGEFIELD 校名 "), r("育才"))
    outer = field(instruction(" IF ") + nested + instruction(' = "" "甲" "乙" '), r("乙"))
    assert texts(p("第", field(instruction(" PAGE "), r("3")), "页", outer)) == ["第3页乙"]


def test_field_over_several_paragraphs() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + instruction(" TOC ")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    assert texts(p(begin, "一、目标") + p("二、任务") + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p("正文")) == [
        "一、目标", "二、任务", "正文",
    ]  # fmt: skip


def test_field_without_end_does_not_swallow_the_rest() -> None:
    assert texts(
        p("前", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', instruction(" PAGE "), "后") + p("下段")
    ) == ["前后", "下段"]


def test_old_form_fields_show_their_values() -> None:
    box = field(
        instruction(" FORMCHECKBOX "),
        None,
        '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>',
    )
    empty = field(
        instruction(" FORMCHECKBOX "),
        None,
        '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>',
    )
    entries = '<w:listEntry w:val="上学期"/><w:listEntry w:val="下学期"/>'
    choice = field(
        instruction(" FORMDROPDOWN "),
        None,
        f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>',
    )
    text = field(instruction(" FORMTEXT "), r("育才小学"), "<w:ffData><w:textInput/></w:ffData>")
    assert texts(p(box, "是", empty, "否", choice, text)) == ["☒是☐否下学期育才小学"]


def test_encircled_and_glossed_characters_of_word() -> None:
    circled = field(instruction(r" EQ \o\ac(○,2) "), None)
    glossed = field(instruction(r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(pīn),拼)'), None)
    assert texts(p(circled, glossed, "音")) == ["②拼音"]


def test_ruby_keeps_its_base_only() -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('pīn')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>"
    assert texts(p(ruby, "音")) == ["拼音"]


def test_content_control_check_box() -> None:
    box = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent>"
    assert texts(p(f"{box}{r('☒')}</w:sdtContent></w:sdt>", "已读")) == ["☒已读"]


def test_formula_keeps_its_characters() -> None:
    assert texts(p("共", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "次")) == ["共x+1次"]


def text_box(inner: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"


def drawing(inner: str) -> str:
    return f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing>"


def vml(inner: str) -> str:
    return (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def either(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_box_is_read_once_after_its_paragraph() -> None:
    boxes = either(drawing(text_box(p("框一") + p("框二"))), vml(p("框一") + p("框二")))
    assert texts(p("锚", boxes, "点") + p("下段")) == ["锚点", "框一", "框二", "下段"]


def test_text_box_of_old_word() -> None:
    assert texts(p("锚点", f"<w:r>{vml(p('框'))}</w:r>") + p("下段")) == ["锚点", "框", "下段"]


def test_several_and_nested_text_boxes_keep_their_order() -> None:
    inner = p("外", either(drawing(text_box(p("里"))), vml(p("里"))))
    group = f"<wpg:wgp>{text_box(p('一'))}{text_box(p('二'))}</wpg:wgp>"
    assert texts(p(either(drawing(group), ""), either(drawing(text_box(inner)), ""))) == [
        "一",
        "二",
        "外",
        "里",
    ]


def test_alternative_of_an_unknown_kind_falls_back() -> None:
    assert texts(p(either("<w:t>新</w:t>", "<w:t>旧</w:t>", "future9"))) == ["旧"]


def test_text_box_in_a_cell_belongs_to_the_cell() -> None:
    assert texts(tbl(tr(tc(p("甲", either(drawing(text_box(p("框"))), ""))), "乙"))) == ["甲\n框 | 乙"]


def test_word_art_and_diagram_are_seen() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="工作计划"/></v:shape></w:pict></w:r>'
    points = "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for text in ("主席", "委员")
    )
    data = docx_bytes(
        p("锚", art) + p("<w:r>" + drawing('<dgm:relIds r:dm="rId7"/>') + "</w:r>"),
        parts={"word/diagrams/data1.xml": part("dgm:dataModel", f"<dgm:ptLst>{points}</dgm:ptLst>")},
        related={"rId7": ("diagramData", "diagrams/data1.xml")},
    )
    assert texts_of(data) == ["锚", "工作计划", "主席", "委员"]


def test_embedded_object_and_comment_do_not_leak() -> None:
    ole = f"<w:r><w:object>{r('对象')}<v:shape><v:textbox><w:txbxContent>{p('图')}</w:txbxContent></v:textbox></v:shape></w:object></w:r>"
    marks = (
        '<w:commentRangeStart w:id="0"/>',
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    data = docx_bytes(
        p(ole, marks[0], "正文", marks[1]),
        parts={"word/comments.xml": part("w:comments", f'<w:comment w:id="0">{p("批注")}</w:comment>')},
        related={"rId5": ("comments", "comments.xml")},
    )
    assert texts_of(data) == ["正文"]


def test_bold_when_every_visible_run_is() -> None:
    styles = style("Strong", rpr="<w:b/>", more='w:type="character"') + style("Head", rpr="<w:b/>")
    bold = "<w:b/>"
    body = (
        p(r("全", bold), r(" "), r("黑", bold))
        + p(r("半", bold), "黑")
        + p(r("样", '<w:rStyle w:val="Strong"/>'))
    )
    body += p("段", properties='<w:pStyle w:val="Head"/>') + p(
        r("反", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="Head"/>'
    )
    body += p(r("两样相消", '<w:rStyle w:val="Strong"/>'), properties='<w:pStyle w:val="Head"/>')
    assert [block.bold for block in blocks_of(docx_bytes(body, styles=styles))] == [
        True,
        False,
        True,
        True,
        False,
        False,
    ]


def test_headings_by_style_by_name_and_by_level() -> None:
    styles = (
        style("1", name="heading 1", ppr='<w:outlineLvl w:val="0"/>')
        + style("Mine", based_on="1")
        + style("Flat", based_on="1", ppr='<w:outlineLvl w:val="9"/>')
        + style("H2", name="heading 2")
    )
    body = "".join(p(name, properties=f'<w:pStyle w:val="{name}"/>') for name in ("1", "Mine", "Flat", "H2"))
    body += p("直接", properties='<w:outlineLvl w:val="2"/>') + p("正文")
    blocks = blocks_of(docx_bytes(body, styles=styles))
    assert [(block.kind.value, block.level) for block in blocks] == [
        ("heading", 1), ("heading", 1), ("paragraph", None), ("heading", 2), ("heading", 3), ("paragraph", None),
    ]  # fmt: skip


def test_heading_styles_are_known_without_their_part() -> None:
    data = docx_bytes(
        p("目标", properties='<w:pStyle w:val="Heading2"/>'), related={"rId1": ("styles", "NULL")}
    )
    (block,) = blocks_of(data)
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_default_paragraph_style_counts() -> None:
    styles = style("Normal", rpr="<w:b/>", more='w:type="paragraph" w:default="1"')
    (block,) = blocks_of(docx_bytes(p("正文"), styles=styles))
    assert block.bold


def test_styles_far_down_in_a_large_part_and_in_utf_16() -> None:
    filler = "".join(style(f"Filler{index}", rpr="<w:sz w:val='21'/>") for index in range(1000))
    late = filler + style("Late", based_on="Base") + style("Base", ppr='<w:outlineLvl w:val="1"/>')
    body = p("目标", properties='<w:pStyle w:val="Late"/>')
    wide = f'<?xml version="1.0" encoding="UTF-16"?><w:styles xmlns:w="{W}">{late}</w:styles>'.encode(
        "utf-16"
    )
    for data in (docx_bytes(body, styles=late), docx_bytes(body, styles="", parts={"word/styles.xml": wide})):
        assert [(block.kind.value, block.level) for block in blocks_of(data)] == [("heading", 2)]


def test_style_based_on_itself_ends() -> None:
    assert texts_of(
        docx_bytes(p("正文", properties='<w:pStyle w:val="A"/>'), styles=style("A", based_on="A"))
    ) == ["正文"]
