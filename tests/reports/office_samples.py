"""Made-up runs for the tests of Excel and Word: schools, findings and totals that look like a district's."""

from __future__ import annotations

from dataclasses import dataclass

from checker.reading.model import Evidence
from checker.results import (
    DocumentResult,
    Facts,
    Finding,
    Outcome,
    Report,
    RuleCard,
    RuleSetCard,
    Severity,
    Status,
    summarise,
)
from tests.reports.report_samples import unreadable

#: id, title, group, weight, key, what to say where it is missing
RULES: tuple[tuple[str, str, str, float, bool, str], ...] = (
    ("form.title", "标题写明单位、时段和“工会工作计划”", "格式规范", 2, False, "标题没有写明时段"),
    ("form.signoff", "落款单位和日期", "格式规范", 2, False, "没有落款日期"),
    ("form.numbering", "层次序数连续", "格式规范", 2, False, "序号“五”之后是“七”"),
    ("residue.placeholder", "没有模板空白", "格式规范", 3, False, "留有模板空白“XX学校”"),
    ("residue.website", "没有网站文字", "格式规范", 1, False, "留有网站文字“小编”"),
    ("section.guidance", "指导思想", "结构完整", 5, False, "没有写指导思想"),
    ("section.goals", "工作目标", "结构完整", 5, False, "没有写工作目标"),
    ("section.tasks", "主要工作", "结构完整", 6, True, "没有“主要工作”一节"),
    ("section.measures", "工作措施、分工与保障", "结构完整", 4, False, "没有写工作措施"),
    ("function.safeguard", "维护职能", "四项职能", 7, False, "没有安排维护职工权益的具体工作"),
    ("function.participate", "参与职能", "四项职能", 6, False, "没有安排民主参与的具体工作"),
    ("function.educate", "教育职能", "四项职能", 6, False, "没有安排职工教育的具体工作"),
    ("function.build", "建设职能", "四项职能", 5, False, "没有安排建功立业的具体工作"),
    ("congress.planned", "安排召开教代会", "民主管理", 6, True, "没有安排召开教代会"),
    ("congress.timed", "教代会写明时间", "民主管理", 3, False, "教代会没有写明时间"),
    ("congress.content", "教代会写明议题", "民主管理", 3, False, "教代会没有写明议题"),
    ("openness.published", "校务公开", "民主管理", 4, False, "没有安排校务公开"),
    ("finance.audit", "经费审查", "经费管理", 5, True, "没有安排经费审查"),
    ("finance.budget", "预算和经费制度", "经费管理", 3, False, "没有提到预算或经费制度"),
    ("finance.published", "经费收支向会员公布", "经费管理", 2, False, "没有安排向会员公布经费收支"),
    ("schedule.present", "有逐月安排", "月度安排", 4, True, "没有逐月的工作安排"),
    ("schedule.coverage", "月份齐全", "月度安排", 10, True, "缺 7月、8月"),
    ("schedule.owners", "写明负责人和时间", "月度安排", 2, False, "月度安排没有写负责人"),
    ("women.work", "女教职工工作", "女教职工", 4, False, "没有安排女教职工工作"),
    ("currency.stale", "没有引用过时内容", "格式规范", 0, False, "“第39个教师节”是2023年"),
)  # fmt: skip
SOURCE = "《学校教职工代表大会规定》（教育部令第32号）"
BANDS = ("优秀", "良好", "合格", "不合格")


def cards(rules: tuple[RuleCard, ...] | None = None) -> RuleSetCard:
    """The rule set that judged."""
    ordered = sorted(RULES, key=lambda rule: [r[2] for r in RULES].index(rule[2]))
    made = rules or tuple(
        RuleCard(rule, title, group, weight, Severity.WARNING, SOURCE, key)
        for rule, title, group, weight, key, _ in ordered
    )
    return RuleSetCard("school-union-plan", "1.0", "学校工会工作计划评审规则", made, BANDS)


def finding(rule: RuleCard, status: Status, paragraph: int = 3) -> Finding:
    """A finding of a rule with a status."""
    missing_text = next((row[5] for row in RULES if row[0] == rule.id), f"没有{rule.title}")
    share = {Status.PASS: 1.0, Status.PARTIAL: 0.5}.get(status, 0.0)
    applies = status is not Status.NOT_APPLICABLE
    return Finding(
        rule=rule.id,
        value={Status.PASS: "headed", Status.PARTIAL: "named"}.get(status, "absent"),
        status=status,
        points=round(rule.weight * share, 1),
        max_points=rule.weight if applies else 0.0,
        severity=rule.severity,
        message=missing_text if status in (Status.FAIL, Status.PARTIAL) else f"写了{rule.title}",
        suggestion=f"在相应部分补写“{rule.title}”，写明时间、负责人和做法。" if share < 1 else "",
        source=rule.source,
        evidence=(Evidence(f"二、{rule.title}：三月组织实施。", paragraph, heading="二、主要工作"),),
    )


@dataclass(frozen=True)
class School:
    """What is to be said of one made-up school."""

    name: str
    path: str
    failing: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    months: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)
    prose_months: tuple[int, ...] = ()


def scored(school: School, ruleset: RuleSetCard) -> DocumentResult:
    """A school's result: what is named fails, the rest passes."""
    findings = tuple(
        finding(
            rule,
            Status.FAIL
            if rule.id in school.failing
            else Status.PARTIAL
            if rule.id in school.partial
            else Status.PASS,
            paragraph=3 + index,
        )
        for index, rule in enumerate(ruleset.rules)
    )
    score = round(sum(found.points for found in findings), 1)
    band = BANDS[0 if score >= 90 else 1 if score >= 80 else 2 if score >= 60 else 3]
    return DocumentResult(
        path=school.path,
        outcome=Outcome.SCORED,
        reader="docx",
        reading=Facts(
            title=f"{school.name}工会2025年工作计划",
            unit=school.name,
            signed_on="2025年2月20日",
            doc_type="union-plan",
            year=2025,
            period="year",
            required_months=tuple(range(1, 13)),
            months=school.months,
            prose_months=school.prose_months,
        ),
        score=score,
        band=band,
        accepted=score >= 60,
        findings=findings,
        remarks=("没有安排经费审查，总分最高 79 分。",) if "finance.audit" in school.failing else (),
        content=f"{abs(hash(school.path)):032x}"[:32],
    )


def report(
    documents: tuple[DocumentResult, ...], ruleset: RuleSetCard | None = None, **more: object
) -> Report:
    """A run of these results."""
    return Report(ruleset or cards(), documents, summarise(documents), **more)  # type: ignore[arg-type]


def district(count: int = 12) -> Report:
    """A district of some schools, each lacking something else, one of which cannot be read."""
    rules = [row[0] for row in RULES]
    schools = [
        School(
            name=f"{'青松梅兰竹菊桃李杏桂'[index % 10]}山{'第' + str(index // 10 + 1) if index >= 10 else ''}"
            f"{('小学', '中学', '幼儿园', '职业技术学校')[index % 4]}",
            path=f"plans/{index + 1:03d}-工会计划.docx",
            failing=tuple(rules[(index * 7 + step * 5) % len(rules)] for step in range(index % 6)),
            partial=tuple(rules[(index * 3 + step * 4) % len(rules)] for step in range(index % 4)),
            months=tuple(month for month in range(1, 13) if (month * (index + 3)) % 7),
            prose_months=(7,) if index % 3 == 0 else (),
        )
        for index in range(count)
    ]
    ruleset = cards()
    return report(
        (*(scored(school, ruleset) for school in schools), unreadable("plans/加密的计划.docx")), ruleset
    )
