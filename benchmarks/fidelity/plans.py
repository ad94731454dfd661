"""Work plans whose every paragraph, number, heading and cell is known, as Word files."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field

_UNITS = ("育才小学", "向阳中学", "清河实验学校", "东风路幼儿园", "第三十七中学")
_PARTS = ("指导思想", "工作目标", "主要工作", "工作措施", "组织保障", "经费安排")
_WHAT = (
    "维护教职工合法权益",
    "推进校务公开",
    "组织岗位练兵",
    "关心女教职工",
    "落实经费审查",
    "听取职工意见",
    "慰问困难职工",
    "开展师德教育",
)
_HOW = (
    "每月检查一次落实情况",
    "由工会委员会分工负责",
    "及时向教职工公布结果",
    "建立台账并存档备查",
    "纳入年度考核内容",
    "邀请教师代表参加",
)
_WHO = ("工会主席", "组织委员", "女工委员", "经审委员", "宣传委员")
_PAGES = 4


@dataclass(slots=True)
class Truth:
    """What a plan says. Paragraphs are (automatic number or "", text) in order, the text of a heading too."""

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    headings: dict[str, int] = field(default_factory=dict)  # text -> level
    cells: list[str] = field(default_factory=list)
    edges: list[str] = field(default_factory=list)


class _Writer:
    """One plan, written by python-docx, with a numbering of its own: 一、 （一） 1. ①"""

    def __init__(self, seed: int) -> None:
        import docx
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        self.random = random.Random(seed)
        self.seed = seed
        self.count = 0
        self.truth = Truth()
        self.document = docx.Document()
        formats = (
            ("chineseCounting", "%1、"),
            ("chineseCounting", "（%2）"),
            ("decimal", "%3."),
            ("decimalEnclosedCircle", "%4"),
        )
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(formats)
        )
        numbering = self.document.part.numbering_part.element
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
        )
        self.counts = [0, 0, 0, 0]

    def sentence(self) -> str:
        """A sentence that occurs once in the plan: its count is in it."""
        self.count += 1
        parts = self.random.sample(_WHAT, 2) + self.random.sample(_HOW, 2)
        return f"第{self.seed}校第{self.count}项：{parts[0]}，{parts[2]}；{parts[1]}，{parts[3]}。"

    def paragraph(self, text: str, level: int | None = None, heading: int | None = None) -> None:
        """A paragraph, numbered at a level from 0, as a heading of a level from 1."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        style = f"Heading {heading}" if heading else None
        paragraph = self.document.add_paragraph(style=style)
        half = len(text) // 2
        paragraph.add_run(text[:half])
        paragraph.add_run(text[half:]).bold = heading is None and self.random.random() < 0.3
        label = ""
        if level is not None:
            numbering = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(numbering))
            label = self._next(level)
        if heading:
            self.truth.headings[text] = heading
        self.truth.paragraphs.append((label, text))

    def _next(self, level: int) -> str:
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (3 - level)
        count = self.counts[level]
        chinese = "一二三四五六七八九十"
        return (
            f"{chinese[(count - 1) % 10]}、",
            f"（{chinese[(count - 1) % 10]}）",
            f"{count}.",
            chr(0x2460 + count - 1),
        )[level]

    def table(self) -> None:
        """A year's schedule: a cell over three columns, cells merged down, two lines in a cell."""
        rows = [("时间", "工作内容", "负责人")] + [
            (f"{month}月", f"{month}月{self.sentence()}", f"{self.random.choice(_WHO)}{month}")
            for month in range(1, 13)
        ]
        table = self.document.add_table(rows=len(rows) + 1, cols=3)
        table.style = "Table Grid"
        title = f"第{self.seed}校全年工作安排表"
        table.rows[0].cells[0].merge(table.rows[0].cells[2]).text = title
        self.truth.cells.append(title)
        for row, texts in zip(table.rows[1:], rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
                self.truth.cells.append(text)
        merged = table.cell(2, 2).merge(table.cell(3, 2))
        gone = self.truth.cells.index(rows[2][2])
        merged.text = rows[1][2]
        del self.truth.cells[gone]

    def write(self) -> tuple[bytes, Truth]:
        unit = _UNITS[self.seed % len(_UNITS)]
        section = self.document.sections[0]
        section.header.paragraphs[0].text = f"{unit}工会文件第{self.seed}号"
        section.footer.paragraphs[0].text = f"共{_PAGES}页之第{self.seed}册"
        self.truth.edges += [section.header.paragraphs[0].text, section.footer.paragraphs[0].text]
        self.paragraph(f"{unit}工会{2020 + self.seed % 6}年工作计划（{self.seed}）")
        for part in _PARTS:
            self.paragraph(f"{part}（{self.seed}-{len(self.truth.headings)}）", 0, 1)
            self.paragraph(self.sentence())
            for _ in range(2):
                self.paragraph(f"{self.random.choice(_WHAT)}（{self.seed}-{len(self.truth.headings)}）", 1, 2)
                for _ in range(2):
                    self.paragraph(self.sentence() + self.sentence(), 2)
                    self.paragraph(self.sentence(), 3)
        self.table()
        self.paragraph(f"{unit}工会委员会，第{self.seed}份")
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue(), self.truth


def plan(seed: int) -> tuple[bytes, Truth]:
    """A Word file of about four pages and what it says. The same for the same seed."""
    return _Writer(seed).write()
