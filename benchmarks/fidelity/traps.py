"""The traps of Word files that lose text, repeat it, or show what no page shows: one small file each."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.documents.ooxml import (
    abstract,
    docx_bytes,
    field,
    instruction,
    level,
    num,
    numbered,
    p,
    part,
    r,
    style,
    tbl,
    tc,
    tr,
    zipped,
)


class Trap(NamedTuple):
    """Passed by a reader whose text has `shown` in this order, each as often as here, and nothing of `not_shown`.

    White space is left aside, but for `lines`, which have to be lines of their own.
    """

    name: str
    data: bytes
    shown: tuple[str, ...]
    not_shown: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def passed(self, text: str) -> bool:
        flat = re.sub(r"\s+", "", text)
        at = 0
        for piece in self.shown:
            bare = re.sub(r"\s+", "", piece)
            at = flat.find(bare, at)
            if at < 0 or flat.count(bare) != self.shown.count(piece):
                return False
            at += len(bare)
        lines = {line.strip() for line in text.split("\n")}
        return lines.issuperset(self.lines) and not any(piece in flat for piece in self.not_shown)


_OFFICIAL = abstract(
    0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
) + num(1, 0)
_BOX = "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
_OLD_BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
_GRID = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"


def _formats() -> tuple[bytes, tuple[str, ...]]:
    formats = (
        "chineseCounting",
        "ideographTraditional",
        "decimalEnclosedCircle",
        "chineseLegalSimplified",
        "ideographZodiac",
        "decimalFullWidth",
    )
    numbering = "".join(abstract(at, level(0, form, "%1")) for at, form in enumerate(formats))
    numbering += "".join(num(at + 1, at) for at in range(len(formats)))
    body = "".join(numbered(f"文{at}", at + 1) for at in range(len(formats)))
    return docx_bytes(body, numbering=numbering), ("一文0", "甲文1", "①文2", "壹文3", "子文4", "１文5")


def _control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _strict() -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx_bytes(p("严格格式")))) as packed:
        files = {name: packed.read(name).decode() for name in packed.namelist()}
    old, new = "http://schemas.openxmlformats.org/{}/2006/", "http://purl.oclc.org/ooxml/{}/"
    for name, text in files.items():
        for kind in ("wordprocessingml", "officeDocument"):
            text = text.replace(old.format(kind), new.format(kind))
        files[name] = text
    return zipped(dict(files))


def _with(kind: str, root: str, inner: str, body: str, name: str) -> bytes:
    return docx_bytes(body, parts={f"word/{name}": part(root, inner)}, related={"rId7": (kind, name)})


def traps() -> list[Trap]:
    """All of them, in the order of the report."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    heading = style(
        "1", name="heading 1", ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    )
    deleted = '<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    edges = '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/></w:sectPr>'
    footer = '<w:sectPr><w:footerReference w:type="default" r:id="rId7"/></w:sectPr>'
    note = f'<w:footnote w:id="2">{p("脚注")}</w:footnote>'
    formats, shown = _formats()
    rows = tr("留", "下") + tr("删去", "一行", properties='<w:del w:id="1"/>')
    return [
        Trap("automatic numbers in levels", docx_bytes("".join(numbered(f"文{at}", 1, at) for at in (0, 1, 2)), numbering=_OFFICIAL), ("一、文0", "（一）文1", "1.文2")),
        Trap("number from a heading style", docx_bytes(p("目标", properties='<w:pStyle w:val="1"/>'), numbering=_OFFICIAL, styles=heading), ("一、目标",)),
        Trap("Chinese number formats", formats, shown),
        Trap("content control, block", docx_bytes(_control(p("控件"))), ("控件",)),
        Trap("content control, run", docx_bytes(p("前", _control(r("控件")), "后")), ("前控件后",)),
        Trap("content control, cell", docx_bytes(tbl(_GRID, tr(_control(tc("控件")), "乙"))), ("控件", "乙")),
        Trap("content control, row", docx_bytes(tbl(_GRID, _control(tr("控件", "乙")))), ("控件", "乙")),
        Trap("text box with a fallback", docx_bytes(p("锚", f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{_BOX.format(p("框内"))}</mc:Choice><mc:Fallback>{_OLD_BOX.format(p("框内"))}</mc:Fallback></mc:AlternateContent></w:r>')), ("框内",)),
        Trap("text box in VML", docx_bytes(p("锚", f"<w:r>{_OLD_BOX.format(p('框内'))}</w:r>")), ("框内",)),
        Trap("insertion and deletion", docx_bytes(p("前", deleted, f'<w:ins w:id="2">{r("新增")}</w:ins>', "后")), ("前新增后",), ("删去",)),
        Trap("moved text", docx_bytes(p("甲", f'<w:moveFrom w:id="1">{r("移动")}</w:moveFrom>') + p("乙", f'<w:moveTo w:id="2">{r("移动")}</w:moveTo>')), ("甲", "乙移动")),
        Trap("deleted paragraph mark", docx_bytes(p("上半句", properties="<w:rPr><w:del/></w:rPr>") + p("下半句")), (), (), ("上半句下半句",)),
        Trap("cell over columns", docx_bytes(tbl(_GRID, tr(tc("合并", properties='<w:gridSpan w:val="2"/>')), tr("甲", "乙"))), ("合并", "甲", "乙")),
        Trap("cell over rows", docx_bytes(tbl(_GRID, tr(tc("合并", properties='<w:vMerge w:val="restart"/>'), "甲"), tr(tc("", properties="<w:vMerge/>"), "乙"))), ("合并", "甲", "乙")),
        Trap("row that begins further right", docx_bytes(tbl(_GRID, tr("甲", "乙"), tr("丙", properties='<w:gridBefore w:val="1"/>'))), ("甲", "乙", "丙")),
        Trap("nested table", docx_bytes(tbl(_GRID, tr(tc(p("外"), tbl(_GRID, tr("里甲", "里乙")), p()), "旁"))), ("外", "里甲", "里乙", "旁")),
        Trap("page header", _with("header", "w:hdr", p("页眉"), p("正文") + edges, "header1.xml"), ("页眉",)),
        Trap("page footer", _with("footer", "w:ftr", p("页脚"), p("正文") + footer, "footer1.xml"), ("页脚",)),
        Trap("footnote", _with("footnotes", "w:footnotes", note, p("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'), "footnotes.xml"), ("正文", "脚注")),
        Trap("hidden text", docx_bytes(p("可见", r("隐藏", "<w:vanish/>"), "文字")), ("可见文字",), ("隐藏",)),
        Trap("line break", docx_bytes(p("甲", "<w:r><w:br/></w:r>", "乙")), (), (), ("甲", "乙")),
        Trap("tab, hyphen, symbol", docx_bytes(p("<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>4</w:t></w:r>", '<w:r><w:tab/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "完")), ("3-4☑完",)),
        Trap("field with code", docx_bytes(p("第", field(instruction(" PAGE "), r("3")), "页")), ("第3页",), ("PAGE",)),
        Trap("simple field", docx_bytes(p("第", f'<w:fldSimple w:instr=" PAGE ">{r("3")}</w:fldSimple>', "页")), ("第3页",)),
        Trap("hyperlink", docx_bytes(p("见", f'<w:hyperlink w:anchor="a">{r("附件一")}</w:hyperlink>', "。")), ("见附件一。",)),
        Trap("smart tag and custom XML", docx_bytes(p("在", f'<w:smartTag w:element="x"><w:customXml w:element="y">{r("育才小学")}</w:customXml></w:smartTag>', "。")), ("在育才小学。",)),
        Trap("strict file", _strict(), ("严格格式",)),
        Trap("macro file (.docm)", docx_bytes(p("正文"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"), ("正文",)),
        Trap("template (.dotx)", docx_bytes(p("正文"), main_type=office + "template.main+xml"), ("正文",)),
        Trap("embedded object", docx_bytes(p("前", f"<w:r><w:object><v:shape><v:textbox><w:txbxContent>{p('图标')}</w:txbxContent></v:textbox></v:shape></w:object></w:r>", "后")), ("前后",), ("图标",)),
        Trap("embedded HTML (altChunk)", docx_bytes(p("前") + '<w:altChunk r:id="rId7"/>' + p("后"), parts={"word/a.html": "<html><head><meta charset='utf-8'></head><body><p>嵌入</p></body></html>"}, related={"rId7": ("aFChunk", "a.html")}), ("前", "嵌入", "后")),
        Trap("comment", _with("comments", "w:comments", f'<w:comment w:id="0">{p("批注")}</w:comment>', p("正文", '<w:r><w:commentReference w:id="0"/></w:r>'), "comments.xml"), ("正文",), ("批注",)),
        Trap("missing numbering and styles", docx_bytes(numbered("正文", 1), related={"rId1": ("numbering", "numbering.xml"), "rId2": ("styles", "styles.xml")}), ("正文",)),
        Trap("relationship to NULL (WPS)", docx_bytes(p("正文"), related={"rId1": ("image", "NULL"), "rId2": ("header", "NULL")}), ("正文",)),
        Trap("tracked rows", docx_bytes(tbl(_GRID, rows)), ("留", "下"), ("删去", "一行")),
        Trap("main part of another name", docx_bytes(p("正文"), main="word/document2.xml"), ("正文",)),
    ]  # fmt: skip
