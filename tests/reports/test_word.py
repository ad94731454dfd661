"""What goes back to a school in Word: looked at as raw XML, by python-docx, by LibreOffice and by plancheck itself."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from lxml import etree

from checker.checking import check_document
from checker.documents import read_bytes
from checker.messages import Lang
from checker.reading.model import Evidence
from checker.reports.around import Around
from checker.reports.options import ReportOptions
from checker.reports.word import returned, write_one
from checker.reports.word.cover import Letter
from checker.reports.word.markup import STRICT, TRANSITIONAL
from checker.results import DocumentResult, Overrule, RuleSetCard, Status
from checker.ruleset.loading import load_ruleset
from tests.documents.ooxml import docx_bytes, p, part, r, tbl, tc, tr
from tests.reports.office_samples import School, cards, report, scored
from tests.reports.report_samples import unreadable

LETTER = Letter("区教育工会", datetime(2026, 3, 9, 14, 30))
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="425"/><w:docGrid w:linePitch="312"/></w:sectPr>'
BODY = (
    p(r("青山小学工会2026年工作计划"))
    + p(r("一、指导思想"))
    + p(r("以习近平新时代中国特色社会主义思想为指导。"))
    + p(r("二、主要工作"))
    + tbl(tr(tc(p(r("三月"))), tc(p(r("召开教职工代表大会")))))
    + p(r("青山小学工会"))
)


def judged(*missing: tuple[str, int | None], partial: tuple[tuple[str, int], ...] = ()) -> DocumentResult:
    """A result whose findings fail at these blocks."""
    ruleset = cards()
    places = dict([*missing, *partial])
    result = scored(School("青山小学", "a.docx", tuple(dict(missing)), tuple(dict(partial))), ruleset)
    findings = tuple(
        replace(found, evidence=(Evidence("二、主要工作", places[found.rule]),) if places[found.rule] else ())
        if found.rule in places
        else found
        for found in result.findings
    )
    return replace(result, findings=findings, content=None)


def copied(result: DocumentResult, source: bytes) -> bytes:
    return returned(result, cards(), LETTER, source)[0]


def xml(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def marked(data: bytes, namespace: str = TRANSITIONAL) -> list[tuple[str, str]]:
    """The text of each comment's first line, and the text of the paragraph that it is anchored to."""
    root, comments = xml(data), xml(data, "word/comments.xml")
    w = {"w": namespace}
    found = []
    for comment in comments.iterfind("w:comment", w):
        number = comment.get(f"{{{namespace}}}id")
        for mark in ("commentRangeStart", "commentRangeEnd"):
            (start,) = root.xpath(f"//w:{mark}[@w:id='{number}']", namespaces=w)
        (reference,) = root.xpath(f"//w:commentReference[@w:id='{number}']", namespaces=w)
        paragraph = next(reference.iterancestors(f"{{{namespace}}}p"))
        assert start.getparent() is paragraph
        first = "".join(comment[0].itertext())
        found.append((first, "".join(paragraph.xpath(".//w:t/text()", namespaces=w))))
    return found


class TestComments:
    def test_each_at_the_paragraph_that_its_finding_is_about(self) -> None:
        result = judged(
            ("women.work", 4), ("section.goals", 1), ("finance.budget", 6), partial=(("congress.timed", 5),)
        )
        assert dict(marked(copied(result, docx_bytes(BODY + SECTION)))) == {
            "【1】工作目标（扣 5 分）": "青山小学工会2026年工作计划",
            "【2】女教职工工作（扣 4 分）": "二、主要工作",
            "【3】预算和经费制度（扣 3 分）": "青山小学工会",
            "【4】教代会写明时间（扣 1.5 分）": "三月",  # a table row: its first cell
        }

    def test_one_without_a_place_is_at_the_title(self) -> None:
        result = judged(("women.work", None))
        assert [place for _, place in marked(copied(result, docx_bytes(p() + BODY)))] == [
            "青山小学工会2026年工作计划"
        ]

    def test_a_pass_gets_none(self) -> None:
        assert marked(copied(judged(), docx_bytes(BODY + SECTION))) == []

    def test_further_places_of_one_finding_refer_to_the_first(self) -> None:
        result = judged(("residue.placeholder", 3))
        findings = tuple(
            replace(f, evidence=tuple(Evidence("XX", n) for n in (1, 3, 3, 4)))
            if f.rule == "residue.placeholder"
            else f
            for f in result.findings
        )
        found = marked(copied(replace(result, findings=findings), docx_bytes(BODY)))
        assert [place for _, place in found] == [
            "青山小学工会2026年工作计划",
            "以习近平新时代中国特色社会主义思想为指导。",
            "二、主要工作",
        ]

    def test_text_author_and_date_as_python_docx_reads_them(self) -> None:
        data = copied(judged(("finance.audit", 4)), (docx_bytes(BODY + SECTION)))
        (comment,) = python_docx.Document(BytesIO(data)).comments
        assert comment.author == "区教育工会"
        assert comment.timestamp is not None
        assert comment.timestamp.strftime("%Y-%m-%d %H:%M") == "2026-03-09 14:30"
        assert comment.text.split("\n") == [
            "【1】经费审查（扣 5 分）",
            "没有安排经费审查",
            "建议：在相应部分补写“经费审查”，写明时间、负责人和做法。",
            "依据：《学校教职工代表大会规定》（教育部令第32号）",
        ]

    def test_inside_a_text_box_the_paragraph_around_it_is_marked(self) -> None:
        box = (
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>"
        )
        data = copied(judged(("women.work", 2)), docx_bytes(p(r("题")) + p(box, r("框外")) + p(r("末"))))
        start = xml(data).find(f".//{{{TRANSITIONAL}}}commentRangeStart")
        assert start is not None
        assert not list(start.iterancestors(f"{{{TRANSITIONAL}}}txbxContent"))

    def test_comments_that_were_there_stay(self) -> None:
        old = '<w:comment w:id="7" w:author="校长"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
        body = '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>题目</w:t></w:r><w:commentRangeEnd w:id="7"/>' \
            '<w:r><w:commentReference w:id="7"/></w:r></w:p>' + BODY  # fmt: skip
        source = docx_bytes(
            body,
            parts={"word/comments.xml": part("w:comments", old)},
            related={"rId9": ("comments", "comments.xml")},
        )
        data = copied(judged(("women.work", 1)), source)
        assert dict(marked(data))["请核对"] == "题目"
        ids = [c.get(f"{{{TRANSITIONAL}}}id") for c in xml(data, "word/comments.xml")]
        assert ids == ["7", "8"]
        with ZipFile(BytesIO(data)) as package:
            assert len(package.namelist()) == len(set(package.namelist()))

    def test_an_overruled_finding_says_so(self) -> None:
        result = judged(("women.work", 4))
        failed = next(f for f in result.findings if f.rule == "women.work")
        ruled = replace(
            failed, status=Status.PASS, points=4.0, message="人工复核：不通过改为通过。", suggestion="",
            overruled=Overrule(failed, Status.PASS, "附件里有", "李老师"),
        )  # fmt: skip
        findings = tuple(ruled if f.rule == "women.work" else f for f in result.findings)
        data = copied(replace(result, findings=findings), docx_bytes(BODY))
        assert marked(data) == []
        assert "通过（复核）" in "".join(xml(data).itertext())


class TestOriginal:
    def test_every_other_part_is_copied_byte_for_byte(self) -> None:
        source = docx_bytes(
            BODY + SECTION,
            parts={"word/media/a.png": b"\x89PNG", "word/header1.xml": part("w:hdr", p(r("眉")))},
        )
        data = copied(judged(("women.work", 4)), source)
        changed = {
            "word/document.xml",
            "word/comments.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        }
        with ZipFile(BytesIO(source)) as before, ZipFile(BytesIO(data)) as after:
            for name in set(before.namelist()) - changed:
                assert after.read(name) == before.read(name)
            assert set(after.namelist()) - set(before.namelist()) <= {
                "word/comments.xml",
                "word/_rels/document.xml.rels",
            }

    def test_its_body_is_the_same_but_for_the_marks(self) -> None:
        rich = (
            p(r("有格式", "<w:b/>"), '<w:ins w:id="3" w:author="甲"><w:r><w:t>加</w:t></w:r></w:ins>')
            + BODY
            + SECTION
        )
        before, after = (
            xml(docx_bytes(rich)),
            xml(copied(judged(("women.work", 3), ("section.goals", 5)), docx_bytes(rich))),
        )
        w = f"{{{TRANSITIONAL}}}"
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for mark in list(after.iter(w + tag)):
                parent = mark.getparent()
                assert parent is not None
                parent.remove(mark)
                if tag == "commentReference":  # its run held nothing else
                    holder = parent.getparent()
                    assert holder is not None
                    holder.remove(parent)
        body = after.find(w + "body")
        assert body is not None
        front = list(body)[:2]
        assert [element.tag for element in front] == [w + "sdt", w + "p"]
        for element in front:
            body.remove(element)
        for number in list(after.iter(w + "pgNumType")):
            number.getparent().remove(number)  # type: ignore[union-attr]
        assert etree.tostring(after, method="c14n") == etree.tostring(before, method="c14n")

    def test_read_again_it_is_the_same_plan(self) -> None:
        source = docx_bytes(BODY + SECTION)
        data = copied(judged(("women.work", 4), ("congress.planned", 1)), source)
        assert read_bytes(data, "a.docx").blocks == read_bytes(source, "a.docx").blocks

    def test_returned_once_more_it_has_one_cover(self) -> None:
        once = copied(judged(("women.work", 4)), docx_bytes(BODY + SECTION))
        twice = copied(judged(("women.work", 4)), once)
        assert "".join(xml(twice).itertext()).count("评分情况") == 1
        assert len(xml(twice).findall(f".//{{{TRANSITIONAL}}}sectPr")) == 2

    @pytest.mark.parametrize("kind", ['<w:type w:val="continuous"/>', '<w:type w:val="oddPage"/>', ""])
    def test_its_first_page_is_still_a_page_of_its_own_and_page_one(self, kind: str) -> None:
        section = f'<w:sectPr>{kind}<w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="425"/></w:sectPr>'
        root = xml(copied(judged(), docx_bytes(BODY + section)))
        first, own = root.iter(f"{{{TRANSITIONAL}}}sectPr")
        assert own.find(f"{{{TRANSITIONAL}}}type") is None
        assert [etree.QName(child).localname for child in own] == ["pgSz", "pgNumType", "cols"]
        assert first.find(f"{{{TRANSITIONAL}}}headerReference") is None

    def test_another_text_under_the_same_name_gets_the_notice_alone(self) -> None:
        judged_text = docx_bytes(BODY)
        result = check_document(read_bytes(judged_text, "a.docx"), load_ruleset())
        card = load_ruleset().card(Lang.ZH)
        commented, _ = returned(result, card, LETTER, judged_text)
        alone, _ = returned(result, card, LETTER, docx_bytes(p(r("后来换成的另一份文件"))))
        assert "word/comments.xml" in ZipFile(BytesIO(commented)).namelist()
        text = "".join(xml(alone).itertext())
        assert "后来换成" not in text
        assert "没有附上带批注的文稿" in text

    def test_a_package_that_word_cannot_open_gets_the_notice_alone(self) -> None:
        with ZipFile(BytesIO(docx_bytes(BODY))) as package:
            kept = {name: package.read(name) for name in package.namelist() if name != "[Content_Types].xml"}
        held = BytesIO()
        with ZipFile(held, "w") as package:
            for name, content in kept.items():
                package.writestr(name, content)
        assert read_bytes(held.getvalue(), "a.docx").blocks
        assert "没有附上带批注的文稿" in "".join(
            xml(copied(judged(("women.work", 4)), held.getvalue())).itertext()
        )

    @pytest.mark.parametrize(
        "odd",
        [
            f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{r('并到下一段')}</w:p>",
            f"<w:sdt><w:sdtPr><w:tag w:val='学校的'/></w:sdtPr><w:sdtContent>{p(r('控件里'))}</w:sdtContent></w:sdt>",
            f"<w:p><w:hyperlink>{r('链接')}</w:hyperlink><w:fldSimple w:instr='PAGE'>{r('1')}</w:fldSimple></w:p>",
            f"<w:moveFrom>{p(r('移走'))}</w:moveFrom><w:moveTo>{p(r('移来'))}</w:moveTo>",
            tbl(tr(tc(p(r("外")), tbl(tr(tc(p(r("内"))))), p()))),
            f"<w:p><w:pPr>{SECTION}</w:pPr>{r('第一节完')}</w:p>",
        ],
    )
    def test_odd_structures_read_again_as_they_were(self, odd: str) -> None:
        source = docx_bytes(p(r("题目")) + odd + p(r("末段")) + SECTION)
        blocks = read_bytes(source, "a.docx").blocks
        ruleset = cards()
        result = judged(*((rule.id, 1 + nth % len(blocks)) for nth, rule in enumerate(ruleset.rules)))
        assert read_bytes(copied(result, source), "a.docx").blocks == blocks


class TestKindsOfFile:
    def test_strict_files_get_strict_comments(self) -> None:
        with ZipFile(BytesIO(docx_bytes(BODY + SECTION))) as package:
            files = {name: package.read(name) for name in package.namelist()}
        held = BytesIO()
        with ZipFile(held, "w") as package:
            for name, content in files.items():
                content = content.replace(TRANSITIONAL.encode(), STRICT.encode()).replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                )
                package.writestr(name, content)
        data = copied(judged(("women.work", 4)), held.getvalue())
        assert [place for _, place in marked(data, STRICT)] == ["二、主要工作"]
        rels = xml(data, "word/_rels/document.xml.rels")
        assert rels[-1].get("Type") == "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        assert read_bytes(data, "a.docx").blocks == read_bytes(held.getvalue(), "a.docx").blocks

    @pytest.mark.parametrize(
        ("kind", "extension"),
        [
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", ".docx"),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ".dotx"),
            ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
            ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
        ],
    )
    def test_the_name_ends_as_word_insists(self, kind: str, extension: str) -> None:
        assert returned(judged(), cards(), LETTER, docx_bytes(BODY, main_type=kind))[1] == extension

    def test_other_formats_get_the_notice_with_pages_or_lines(self) -> None:
        result = replace(judged(("women.work", 4)), reader="pdfium", path="a.pdf")
        findings = tuple(
            replace(f, value="named", evidence=(Evidence("女教职工", 9, page=2),))
            if f.rule == "women.work"
            else f
            for f in result.findings
        )
        data, extension = returned(replace(result, findings=findings), cards(), LETTER, b"%PDF-1.7")
        text = "".join(xml(data).itertext())
        assert extension == ".docx"
        assert "第 2 页" in text
        assert "批注" not in text
        assert python_docx.Document(BytesIO(data)).element.body is not None


class TestCover:
    def text(
        self, result: DocumentResult, ruleset: RuleSetCard | None = None, letter: Letter = LETTER
    ) -> str:
        return "\n".join(
            "".join(paragraph.itertext())
            for paragraph in xml(returned(result, ruleset or cards(), letter)[0]).iter(f"{{{TRANSITIONAL}}}p")
        )

    def test_says_score_band_and_what_to_add(self) -> None:
        failing = tuple(
            rule.id for rule in cards().rules if rule.group in ("四项职能", "民主管理", "月度安排")
        )
        text = self.text(scored(School("青山小学", "a.docx", failing), cards()))
        assert text.startswith("\n退改通知\n青山小学：\n")
        assert "得 44 分（满分 100 分），等级为“不合格”，现退回修改。" in text
        assert "二、需要补充和修改的内容（11 项）" in text
        assert text.index("【1】月份齐全（扣 10 分）") < text.index("【2】维护职能（扣 7 分）")
        assert text.endswith("区教育工会\n2026 年 3 月 9 日")

    def test_a_good_plan_gets_an_opinion_and_no_list(self) -> None:
        text = self.text(scored(School("青山小学", "a.docx"), cards()))
        assert text.startswith("\n评审意见\n")
        assert "各项要求全部满足" in text
        assert "【" not in text

    def test_what_was_sent_in_place_of_a_plan_is_to_be_replaced_by_one(self) -> None:
        card = replace(cards(), doc_types=("union-plan",))
        plan = scored(School("青山小学", "a.docx", ("section.goals",)), cards())
        assert plan.reading is not None
        summary = replace(plan, accepted=False, reading=replace(plan.reading, doc_type="union-summary"))
        assert "请按要求另写一份报送" in self.text(summary, card)
        assert "补充、修改后重新报送" in self.text(replace(plan, accepted=False), card)

    def test_control_characters_do_not_break_it(self) -> None:
        result = scored(School("甲\x0b\x00\ud800校", "a.docx", ("women.work",)), cards())
        assert "甲\ufffd\ufffd\ufffd校：" in self.text(result)

    def test_english(self) -> None:
        letter = replace(LETTER, lang=Lang.EN)
        assert "It is accepted." in self.text(scored(School("青山小学", "a.docx"), cards()), letter=letter)


class TestReturnedFiles:
    def test_names_and_signature_follow_the_options(self) -> None:
        result = scored(School("青山小学", "交来/计划.docx", ("women.work",)), cards())
        around = Around(data=lambda path: None, stems={"交来/计划.docx": "计划_2"})
        file = write_one(report((result,)), result, ReportOptions(author="王老师"), around)
        assert file is not None
        assert file.name == "计划_2_评审意见.docx"
        assert "王老师" in "".join(xml(bytes(file.content)).itertext())  # type: ignore[arg-type]

    def test_none_for_what_could_not_be_read(self) -> None:
        result = unreadable("a.docx")
        assert write_one(report((result,)), result, ReportOptions(), Around()) is None


Convert = Callable[[bytes, str, str], Path]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """What LibreOffice makes of a file: (content, its extension, the extension wanted) -> the new file."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def convert(data: bytes, extension: str, wanted: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        source = folder / f"a.{extension}"
        source.write_bytes(data)
        subprocess.run(
            [program, "--headless", profile, "--convert-to", wanted, "--outdir", str(folder), str(source)],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return folder / f"a.{wanted}"

    return convert


def test_libreoffice_opens_it_with_all_comments_and_pages(converted: Convert) -> None:
    long_plan = p(r("青山小学工会2026年工作计划")) + "".join(
        p(r(f"{n}. " + "组织教职工学习。" * 60)) for n in range(60)
    )
    findings = (("women.work", 30), ("section.goals", 1), ("finance.audit", 60))
    data = copied(judged(*findings), docx_bytes(long_plan + SECTION))
    opened = etree.parse(converted(data, "docx", "fodt"))
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    notes = opened.findall(f".//{{{office}}}annotation")
    creators = {note.findtext("{http://purl.org/dc/elements/1.1/}creator") for note in notes}
    assert (len(notes), creators) == (3, {"区教育工会"})
    text = "".join(opened.getroot().itertext())
    assert "评分情况" in text
    assert text.count("组织教职工学习。") == 60 * 60


def test_a_doc_comes_back_as_the_docx_from_which_it_was_read(converted: Convert) -> None:
    source = converted(docx_bytes(BODY + SECTION), "docx", "doc").read_bytes()
    read = read_bytes(source, "plan.doc")
    rules = load_ruleset()
    data, extension = returned(check_document(read, rules), rules.card(Lang.ZH), LETTER, source)
    assert extension == ".docx"
    assert [block.text for block in read_bytes(data, "a.docx").blocks] == [
        block.text for block in read.blocks
    ]
    assert marked(data)
    assert "转换而来" in "".join(xml(data).itertext())
