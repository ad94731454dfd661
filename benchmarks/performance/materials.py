"""Plans to measure with, each known to have or to lack certain sections: .docx, .pdf, .txt."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

from benchmarks.performance.peers import SECTIONS

#: the sections' words under a heading, and what stands in every plan besides
_UNDER = {
    "指导思想": "以党的教育方针为指导，紧紧围绕学校中心工作，团结动员全体教职工，服务大局，服务职工。",
    "工作目标": "教职工满意率达到百分之九十五，困难教职工慰问覆盖率达到百分之百，争创区级先进教工之家。",
    "工作措施": "加强领导，落实责任，工会委员分工到人，每月检查，期末总结，保证各项工作按时完成。",
}
_WORK = (
    "维护教职工合法权益，落实劳动合同和集体协商制度，办好教工食堂",
    "召开教职工代表大会，听取学校工作报告和财务报告，征集并答复提案",
    "组织岗位练兵和青年教师教学比武，开展师徒结对活动",
    "学习劳动模范先进事迹，开展师德师风教育和读书活动",
    "慰问生病住院和家庭困难的教职工，办理职工互助保障",
    "规范工会经费收支管理，由经费审查委员会审查预算和决算",
    "保护女教职工特殊权益，举办健康讲座和插花活动",
    "推进校务公开，及时公布评优评先和职称评定结果",
)
_WHO = ("工会主席", "组织委员", "女工委员", "经审委员", "宣传委员")

Plan = tuple[list[tuple[str, str]], frozenset[str]]  # (kind, text) in order, the sections it lacks


def plan(seed: int, *, length: int = 4_000) -> Plan:
    """Paragraphs of one plan of about so many characters ("title", "heading", "text", "row"), and what it lacks."""
    chance = random.Random(seed)
    lacks = frozenset(section for section in SECTIONS if chance.random() < 0.3)
    parts = [("title", f"第{seed}实验小学工会2026年工作计划")]
    numbers = iter("一二三四五六")

    def section(name: str) -> None:
        parts.append(("heading", f"{next(numbers)}、{name}"))
        parts.append(("text", _UNDER[name]))

    for name in ("指导思想", "工作目标"):
        if name not in lacks:
            section(name)
    parts.append(("heading", f"{next(numbers)}、主要工作"))
    count, written = 0, 0
    while written < length - 1_000:
        count += 1
        sentences = "；".join(chance.sample(_WORK, 3))
        text = f"{count}.{sentences}。由{chance.choice(_WHO)}负责，做好记录，第{count}项材料存档备查。"
        parts.append(("text", text))
        written += len(text)
    if "工作措施" not in lacks:
        section("工作措施")
    parts.append(("heading", f"{next(numbers)}、月份工作安排"))
    parts.append(("row", "月份|工作内容|负责人"))
    parts += [("row", f"{month}月|{chance.choice(_WORK)}|{chance.choice(_WHO)}") for month in range(1, 13)]
    parts += [("text", f"第{seed}实验小学工会委员会"), ("text", "2026年1月10日")]
    return parts, lacks


def docx(seed: int, path: Path) -> frozenset[str]:
    """Write a plan as Word does: heading styles, runs with fonts, a ruled table. Returns what it lacks."""
    import docx as library
    from docx.oxml.ns import qn
    from docx.shared import Pt

    parts, lacks = plan(seed)
    document = library.Document()
    table = None
    for kind, text in parts:
        if kind == "row":
            if table is None:
                table = document.add_table(rows=0, cols=3, style="Table Grid")
            for cell, words in zip(table.add_row().cells, text.split("|"), strict=True):
                cell.text = words
            continue
        paragraph = document.add_paragraph(style={"title": "Title", "heading": "Heading 1"}.get(kind))
        for at in range(0, len(text), 40):  # Word breaks a paragraph into runs where it was edited
            run = paragraph.add_run(text[at : at + 40])
            run.font.size, run.font.name = Pt(14), "仿宋_GB2312"
            run.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    document.save(str(path))
    return lacks


def pdf(sources: list[Path], soffice: str) -> list[Path]:
    """The Word files printed to PDF by LibreOffice."""
    folder = sources[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    return [source.with_suffix(".pdf") for source in sources]


def text(seed: int, length: int = 1_800) -> str:
    """A plan as plain text."""
    return "\n".join(words.replace("|", "\t") for _, words in plan(seed, length=length)[0])
