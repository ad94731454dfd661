"""HTML pages parsed as the standard says: whole, closed to the network, nothing of a document taken for markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from importlib.resources import files

import html5lib
import pytest
from lxml import etree

from checker.documents.model import Block, BlockKind, Document
from checker.messages import Lang
from checker.reading.model import Evidence
from checker.reports import html
from checker.reports.around import Around
from checker.reports.html import batch_page, plan_page
from checker.reports.html.returned import write_one
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Overrule, Report, Ruling, Status, WaiverState, WaiverUse
from tests.reports.report_samples import (
    LONG_TITLE,
    RULESET,
    TITLE,
    district,
    plan_document,
    report,
    scored,
    unreadable,
)

ZH = Lang.ZH
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&amp;<b>"


def parsed(page: str) -> etree._Element:
    """The page's tree; html5lib in strict mode raises on any mistake in the markup."""
    parser = html5lib.HTMLParser(
        strict=True, tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False
    )
    return parser.parse(page).getroot()


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def has_class(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def plan(
    result: DocumentResult | None = None, document: Document | None = None, **more: str
) -> etree._Element:
    made = report(result or scored())
    return parsed(plan_page(made, made.documents[0], ZH, document=document or plan_document(), **more))


def every_kind_of_page() -> list[str]:
    one = report(scored())
    return [
        plan_page(one, one.documents[0], ZH, document=plan_document()),
        plan_page(one, one.documents[0], ZH),
        html.write(report(unreadable()), ReportOptions()),
        batch_page(district(), ZH),
        batch_page(district(), Lang.EN, links={}),
        batch_page(report(), ZH),
        batch_page(report(unreadable("a.doc"), unreadable("b.doc")), ZH),
    ]


@pytest.mark.parametrize("page", every_kind_of_page())
def test_a_page_stands_alone_and_allows_only_its_own_style_and_script(page: str) -> None:
    tree = parsed(page)
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none';")
    for name in ("style", "script"):
        (content,) = tree.xpath(f"//{name}/text()")
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//@src | //link | //iframe | //form[@action] | //@style")
    assert not [name for name in tree.xpath("//@*/..") if any(key.startswith("on") for key in name.attrib)]
    assert not re.search(r"url\(|@import|https?:", page)


@pytest.mark.parametrize("page", every_kind_of_page())
def test_ids_are_unique_and_every_link_inside_a_page_leads_somewhere(page: str) -> None:
    tree = parsed(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in tree.xpath("//a/@href[starts-with(., '#')]"):
        assert target[1:] in ids
    for names in tree.xpath("//@aria-labelledby | //@aria-controls"):
        assert set(names.split()) <= set(ids)


@pytest.mark.parametrize("page", every_kind_of_page())
def test_a_page_says_its_language_title_and_main_part(page: str) -> None:
    tree = parsed(page)
    assert tree.get("lang") in ("zh-CN", "en")
    assert words(tree.find("head/title"))
    assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
    for field in tree.xpath("//input | //select"):
        assert field.get("aria-label") or field.getparent().tag == "label"
    for picture in tree.xpath("//svg"):
        assert picture.get("aria-hidden") == "true"  # what it shows is said in words beside it


class TestPlan:
    def test_evidence_is_marked_where_it_stands(self) -> None:
        tree = plan()
        (mark,) = tree.xpath(f"//mark[{has_class('s-fail')}]")
        assert words(mark) == "第38个教师节表彰先进。"
        assert mark.getparent().get("data-n") == "9"
        (chip,) = tree.xpath(f"//a[{has_class('chip')} and {has_class('s-fail')}]")
        card = tree.xpath(f"//*[@id='{chip.get('href')[1:]}']")[0]
        assert "没有过时的提法" in words(card)
        assert "没有过时的提法" in chip.get("aria-label")

    def test_each_piece_of_evidence_can_be_reached_from_its_finding_and_back(self) -> None:
        tree = plan()
        links = tree.xpath(f"//ul[{has_class('proofs')}]//a")
        assert len(links) == sum(len(finding.evidence) for finding in scored().findings)
        for link in links:
            (target,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
            card = link.xpath(f"ancestor::li[{has_class('card')}]")[0]
            assert target.get("href") == f"#{card.get('id')}"

    def test_what_is_missing_is_told_at_the_heading_where_it_belongs(self) -> None:
        (note,) = plan().xpath(f"//p[{has_class('belongs')} and contains(., '安排经费审查')]")
        assert words(note.getprevious()) == "四、民主管理"
        assert "此处应补充" in words(note)

    def test_what_fits_no_heading_asks_for_a_new_section(self) -> None:
        tree = plan()
        (note,) = tree.xpath(f"//p[{has_class('belongs')} and contains(., '有措施保障')]")
        assert "请另起一节" in words(note)
        assert not tree.xpath(
            f"//mark[contains(., '{TITLE}') and {has_class('s-fail')}]"
        )  # the title is not at fault

    def test_the_whole_text_is_there_once_with_tables_as_tables(self) -> None:
        document = plan_document()
        tree = plan(document=document)
        (paper,) = tree.xpath("//article")
        for chip in paper.xpath(f".//a[{has_class('chip')}] | .//p[{has_class('belongs')}]"):
            for child in list(chip):
                chip.remove(child)
            chip.text = ""
        shown = "".join("".join(paper.itertext()).split())
        for block in document.blocks:
            for part in block.cells or (block.text,):
                assert shown.count("".join(part.split())) >= 1, part
        assert len(paper.xpath(".//tr")) == 9
        assert words(paper.xpath(".//tr[2]/td[1]")[0]) == "3月"

    def test_what_is_to_mend_stands_first_and_costs_most_first(self) -> None:
        titles = [
            words(name)
            for name in plan().xpath(f"//section[{has_class('g-to-mend')}]//h4/span[@class='name']")
        ]
        assert titles == ["安排经费审查", "有措施保障", "月度安排覆盖全期", "没有过时的提法"]

    def test_months_are_told_in_words_too(self) -> None:
        months = plan().xpath(f"//ol[{has_class('strip')}]/li")
        assert len(months) == 12
        assert [number for number, month in enumerate(months, 1) if "缺少" in words(month)] == [1, 2, 7, 8]

    def test_markup_in_a_document_stays_text(self) -> None:
        hostile = replace(scored(path=f"{HOSTILE}.docx", unit=HOSTILE), remarks=(HOSTILE,), notes=(HOSTILE,))
        block = Block(BlockKind.PARAGRAPH, HOSTILE, 1)
        found = replace(
            hostile.findings[0],
            message=HOSTILE,
            suggestion=HOSTILE,
            missing=(HOSTILE,),
            evidence=(Evidence(HOSTILE, 1),),
        )
        hostile = replace(hostile, findings=(found,))
        page = plan_page(report(hostile), hostile, ZH, document=Document("x", "docx", "docx", (block,)))
        tree = parsed(page)
        assert not tree.xpath("//img | //b[not(ancestor::section) and not(ancestor::p)]")
        assert len(tree.xpath("//script")) == 1
        assert HOSTILE in "".join(tree.xpath("//article")[0].itertext())

    def test_control_characters_do_not_reach_the_page(self) -> None:
        block = Block(BlockKind.PARAGRAPH, "甲\x00乙\x1b[31m\ud800丙", 1)
        page = plan_page(report(scored()), scored(), ZH, document=Document("x", "txt", "text", (block,)))
        page.encode("utf-8")
        assert not re.search("[\x00\x1b\ud800]", page)

    def test_without_a_text_the_evidence_is_quoted_and_nothing_is_linked(self) -> None:
        made = report(scored())
        tree = parsed(plan_page(made, made.documents[0], ZH))
        assert not tree.xpath("//article")
        assert not tree.xpath(f"//ul[{has_class('proofs')}]//a")
        assert "第38个教师节表彰先进" in words(tree.xpath("//main")[0])

    def test_evidence_that_the_text_has_no_place_for_is_quoted_without_a_link(self) -> None:
        block = Block(BlockKind.PARAGRAPH, TITLE, 1)
        tree = plan(document=Document("x", "txt", "text", (block,)))  # the file changed since it was checked
        links = tree.xpath(f"//ul[{has_class('proofs')}]//a/@href")
        assert links
        assert all(tree.xpath(f"//*[@id='{link[1:]}']") for link in links)
        assert tree.xpath(f"//ul[{has_class('proofs')}]//q[contains(., '教职工代表大会')]")

    def test_a_plan_without_gaps_says_so(self) -> None:
        tree = plan(scored(faults=()))
        assert "没有需要修改的地方" in words(tree.xpath("//main")[0])
        assert not tree.xpath(f"//section[{has_class('g-to-mend')}]")

    def test_a_file_that_could_not_be_read_tells_why_and_shows_no_score(self) -> None:
        tree = parsed(html.write(report(unreadable()), ReportOptions()))
        assert "打开密码" in words(tree.xpath("//main")[0])
        assert not tree.xpath(f"//*[{has_class('ring')}]")

    def test_pages_of_the_file_are_told_where_they_begin(self) -> None:
        tree = plan(document=plan_document(pages=30))
        assert [words(p) for p in tree.xpath(f"//p[{has_class('page-begins')}]")][:2] == [
            "第 2 页",
            "第 3 页",
        ]

    def test_a_way_back_to_the_batch(self) -> None:
        assert plan(back="index.html").xpath("//nav/a/@href") == ["index.html"]
        assert not plan().xpath("//nav")


class TestBatch:
    def test_one_row_a_plan_in_each_table_and_a_section(self) -> None:
        tree = parsed(batch_page(district(24), ZH))
        for table in ("scores", "matrix", "months"):
            assert len(tree.xpath(f"//table[{has_class(table)}]/tbody/tr")) == 24
        assert len(tree.xpath("//details[@class='one']")) == 24

    def test_rows_stand_in_the_order_asked_for(self) -> None:
        def scores(sort: str) -> list[float]:
            tree = parsed(batch_page(district(24), ZH, sort=sort))
            return [float(cell) for cell in tree.xpath("//table[@class='scores']//td[@data-v][1]/@data-v")]

        assert scores("score") == sorted(scores("score"), reverse=True)
        assert scores("path") != scores("score")

    def test_the_overview_counts_what_the_summary_counts(self) -> None:
        batch = district(24)
        tiles = [words(dd) for dd in parsed(batch_page(batch, ZH)).xpath("//dl//dd")]
        assert tiles[0] == str(len(batch.documents))
        assert re.match(r"\d+", tiles[1])[0] == str(batch.summary.accepted)
        assert tiles[3] == "2"
        bins = parsed(batch_page(batch, ZH)).xpath("//ol[@class='columns-chart']/li/span[@class='c-count']")
        assert sum(int(words(count) or 0) for count in bins) == len(batch.scored)

    def test_the_matrix_says_status_and_points_of_every_rule(self) -> None:
        tree = parsed(batch_page(report(scored(), scored("b.docx", "青石中学", ())), ZH))
        (row,) = tree.xpath("//table[@class='matrix']//tr[contains(., '启明路')]")
        cells = dict(zip((rule.id for rule in RULESET.rules), row.findall("td")[1:], strict=True))
        assert words(cells["finance.audit"]) == "✗0"
        assert words(cells["schedule.coverage"]) == "◐8"
        assert words(cells["congress.planned"]) == "✓12"
        assert words(cells["residue.website"]) == "–"
        headings = [words(th) for th in tree.xpath(f"//table[@class='matrix']//th[{has_class('up')}]")]
        assert LONG_TITLE in headings

    def test_the_months_count_the_plans_that_lack_them(self) -> None:
        tree = parsed(batch_page(report(scored(), scored("b.docx", "青石中学", ())), ZH))
        assert [words(td) for td in tree.xpath("//tr[@class='heat']/td")] == [
            "1", "1", "0", "0", "0", "0", "1", "1", "0", "0", "0", "0", "4",
        ]  # fmt: skip

    def test_rows_carry_the_rules_that_they_lack_for_the_filter(self) -> None:
        tree = parsed(batch_page(report(scored(), scored("b.docx", "青石中学", ())), ZH))
        ids = [rule.id for rule in RULESET.rules]
        gaps = {
            words(row.find("th/a")): row.get("data-gaps")
            for row in tree.xpath("//table[@class='scores']/tbody/tr")
        }
        lacking = {ids[int(index)] for index in gaps["启明路小学工会"].split()}
        assert lacking == {"section.measures", "finance.audit", "schedule.coverage", "currency.stale"}
        assert gaps["青石中学"] == ""

    def test_links_lead_to_the_plans_own_pages_and_sections_are_left_out(self) -> None:
        tree = parsed(
            batch_page(report(scored("a.docx"), scored("b.docx")), ZH, links={"a.docx": "dir/a%20b.html"})
        )
        assert tree.xpath("//table[@class='scores']//a/@href") == ["dir/a%20b.html"]
        assert not tree.xpath("//details[@class='one']")

    def test_files_that_could_not_be_read_and_other_kinds_are_listed(self) -> None:
        tree = parsed(batch_page(district(4), ZH))
        assert "无法打开1.doc" in words(tree.xpath("//*[@id='panel-unreadable']")[0])
        assert "照片.heic" in words(tree.xpath("//*[@id='panel-other']")[0])

    def test_nothing_and_nothing_readable(self) -> None:
        assert "没有找到" in words(parsed(batch_page(report(), ZH)).xpath("//main")[0])
        tree = parsed(batch_page(report(unreadable("a.doc"), unreadable("b.doc")), ZH))
        assert "没有一份文件能读取" in words(tree.xpath("//main")[0])
        assert not tree.xpath("//table[@class='scores']")
        assert len(tree.xpath("//table[@class='plain']/tbody/tr")) == 2

    def test_markup_in_names_stays_text(self) -> None:
        tree = parsed(batch_page(report(scored(HOSTILE, HOSTILE), unreadable(HOSTILE)), ZH))
        assert not tree.xpath("//img")
        assert len(tree.xpath("//script")) == 1

    def test_three_hundred_schools_stay_light(self) -> None:
        page = batch_page(district(300), ZH)
        assert len(page.encode()) < 1_500_000
        linked = batch_page(district(300), ZH, links={})
        assert len(linked.encode()) < 1_000_000

    def test_a_reviewers_word_is_shown_in_every_place_where_its_finding_is(self) -> None:
        document = scored()
        audit = next(f for f in document.findings if f.rule == "finance.audit")
        ruled = replace(
            audit, status=Status.PASS, points=10, overruled=Overrule(audit, Status.PASS, "附件里有审查报告")
        )
        findings = tuple(ruled if f is audit else f for f in document.findings)
        made = report(replace(document, findings=findings), scored("b.docx"))
        batch = parsed(batch_page(made, ZH))
        (cell,) = batch.xpath("//table[@class='matrix']//td[sup]")
        assert words(cell) == "✓10审"
        own = parsed(plan_page(made, made.documents[0], ZH))
        assert "附件里有审查报告（规则原判：不符合）" in words(own.xpath("//p[@class='overruled']")[0])

    def test_rulings_that_match_nothing_and_waivers_have_lists(self) -> None:
        ruling = Ruling("0" * 32, "finance.audit", Status.PASS, "口头说明", None, "不在这批的学校")
        waiver = WaiverUse(
            "启明路小学", "finance.audit", "新建校", "区工会", "2026-08-31", WaiverState.UNUSED
        )
        made = replace(report(scored(), scored("b.docx")), unmatched=(ruling,), waivers=(waiver,))
        tree = parsed(batch_page(made, ZH))
        assert "不在这批的学校 · 安排经费审查 · 口头说明" in words(
            tree.xpath("//*[@id='panel-unmatched']")[0]
        )
        assert "新建校" in words(tree.xpath("//*[@id='panel-waivers']")[0])
        assert [words(tab) for tab in tree.xpath("//button[@role='tab']")][3:] == [
            "豁免（1）",
            "未对上的复核（1）",
        ]

    def test_sections_are_left_out_where_a_browser_would_choke_on_them(self) -> None:
        page = batch_page(report(*(scored(f"{n}.docx", f"第{n}小学", ()) for n in range(1001))), ZH)
        assert '<details class="one"' not in page
        assert "--report-dir" in page
        assert 'href="#plan-' not in page

    def test_english(self) -> None:
        assert "Most frequent gaps" in words(parsed(batch_page(district(6), Lang.EN)).xpath("//main")[0])


def test_one_document_gets_its_own_page_and_a_folder_of_one_a_table() -> None:
    one: Report = report(scored())
    assert parsed(html.write(one, ReportOptions())).xpath("//h2[@id='h-findings']")
    assert parsed(html.write(one, ReportOptions(table=True))).xpath("//table[@class='scores']")


def test_returned_pages_are_made_for_what_was_read() -> None:
    made = report(scored("a.docx"), unreadable("b.docx"))
    around = Around(
        document=lambda path: plan_document(path), stems={"a.docx": "a", "b.docx": "b"}, index="index.html"
    )
    first = write_one(made, made.documents[0], ReportOptions(), around)
    assert first is not None
    assert first.name == "a.html"
    assert "<article" in str(first.content)
    assert write_one(made, made.documents[1], ReportOptions(), around) is None


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_has_the_contrast_that_wcag_aa_asks_for(scheme: int) -> None:
    css = files("checker.reports.html").joinpath("templates", "base.css").read_text(encoding="utf-8")
    colours = {}
    for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", css.split(":root {")[1 + scheme]):
        colours[name] = "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value
    for surface in ("bg", "surface", "raised"):
        for ink in ("ink", "muted", "accent"):
            assert _contrast(colours[ink], colours[surface]) >= 4.5, (ink, surface)
    for status in ("pass", "partial", "fail", "na", "accent"):
        assert _contrast(colours[status], colours[f"{status}-soft"]) >= 4.5, status
        assert _contrast(colours[status], colours["surface"]) >= 4.5, status
