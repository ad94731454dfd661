"""Reports made by hand for the tests of writers: known values, every status, no reading involved."""

from __future__ import annotations

from dataclasses import replace

from checker.reading.model import Evidence
from checker.results import (
    DocumentResult,
    Facts,
    Finding,
    Outcome,
    Problem,
    Report,
    RuleCard,
    RuleSetCard,
    Severity,
    Status,
    summarise,
)

_RULES: tuple[tuple[str, str, str, float, bool], ...] = (
    ("form.title", "标题写明单位、时间和文种", "格式规范", 2, False),
    ("form.signoff", "落款有单位和日期", "格式规范", 2, False),
    ("form.numbering", "序号连续，不重不漏", "格式规范", 2, False),
    ("residue.placeholder", "没有留空和模板痕迹", "格式规范", 4, False),
    ("section.guidance", "有指导思想", "结构完整", 5, False),
    ("section.goals", "有工作目标", "结构完整", 5, False),
    ("section.tasks", "有主要工作", "结构完整", 6, False),
    ("section.measures", "有工作措施", "结构完整", 4, False),
    ("function.safeguard", "维护职工合法权益", "四项职能", 7, True),
    ("function.participate", "组织职工参与民主管理", "四项职能", 6, True),
    ("function.educate", "教育职工提高素质", "四项职能", 6, True),
    ("function.build", "动员职工参加建设", "四项职能", 5, True),
    ("congress.planned", "安排召开教代会", "民主管理", 12, True),
    ("openness.published", "安排校务公开", "民主管理", 4, False),
    ("finance.audit", "安排经费审查", "经费管理", 10, True),
    ("schedule.present", "有逐月安排", "月度安排", 6, False),
    ("schedule.coverage", "每个月都有安排", "月度安排", 10, True),
    ("women.work", "安排女教职工工作", "女教职工", 4, False),
    ("currency.stale", "引用的会议和提法不过时", "提醒", 0, False),
)
RULESET = RuleSetCard(
    id="school-union-plan",
    version="1.0",
    title="学校工会工作计划评审规则",
    rules=tuple(
        RuleCard(id, title, group, weight, Severity.ERROR, None, key)
        for id, title, group, weight, key in _RULES
    ),
    bands=("优秀", "良好", "合格", "不合格"),
)
_SCHOOL_YEAR = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)


def passed(rule: str, max_points: float, number: int) -> Finding:
    evidence = Evidence(
        f"（{number}）按照工作要求做好这一项的具体安排，责任到人，按月检查。",
        number,
        None,
        None,
        "三、主要工作",
    )
    return Finding(
        rule,
        "present",
        Status.PASS,
        max_points,
        max_points,
        Severity.ERROR,
        "符合要求",
        "",
        None,
        (evidence,),
    )


def plan(path: str = "计划/清溪镇中心小学2026—2027学年工会工作计划.docx") -> DocumentResult:
    """A plan of the school year with an absence, a half-met rule, two months short, residue and a cap."""
    findings = [passed(rule, points, index + 4) for index, (rule, _, _, points, _) in enumerate(_RULES)]
    changed = {
        "finance.audit": {
            "value": "absent",
            "status": Status.FAIL,
            "points": 0.0,
            "message": "没有写经费审查的安排",
            "suggestion": "本学期末由经费审查委员会审查本年度工会经费收支情况，向会员代表大会报告并公布审查结果，接受会员监督。",
            "source": "《中华人民共和国工会法》（2021年修正）第四十五条",
            "evidence": (Evidence("（五）加强工会自身建设", 31, None, None, "三、主要工作"),),
        },
        "congress.planned": {
            "value": "mentioned",
            "status": Status.PARTIAL,
            "points": 6.0,
            "message": "提到教代会，但没有安排召开的时间和议题",
            "suggestion": "三月召开教职工代表大会，审议学校工作报告，征集并答复代表提案。",
            "source": "《学校教职工代表大会规定》（教育部令第32号）",
            "evidence": (Evidence("进一步落实教代会各项职权", 17, None, None, "（二）推进民主管理"),),
        },
        "schedule.coverage": {
            "value": "gaps",
            "status": Status.PARTIAL,
            "points": 8.0,
            "message": "要求的 10 个月中有 2 个月没有安排：2月、11月",
            "suggestion": "在逐月安排中补上 2月、11月 的工作。",
            "missing": ("2", "11"),
            "evidence": (Evidence("九月：庆祝教师节，组织新教师座谈。", 40, None, None, "四、逐月安排"),),
        },
        "residue.placeholder": {
            "value": "found",
            "status": Status.FAIL,
            "points": 0.0,
            "message": "有没填的空：20xx年",
            "suggestion": "把“20xx年”改成实际年份。",
            "evidence": (Evidence("20xx年全区教育工会工作会议精神", 6, None, None, "一、指导思想"),),
        },
        "currency.stale": {
            "value": "found",
            "status": Status.FAIL,
            "points": 0.0,
            "message": "第40个教师节是2024年，与计划年份不符",
            "suggestion": "核对届次，改为“第42个教师节”。",
            "evidence": (Evidence("九月庆祝第40个教师节", 41, None, None, "四、逐月安排"),),
        },
        "women.work": {
            "value": "not-applicable",
            "status": Status.NOT_APPLICABLE,
            "points": 0.0,
            "max_points": 0.0,
            "message": "本项不适用于这份文件，分值已分摊到同组其他项。",
            "evidence": (),
        },
    }
    found = tuple(replace(finding, **changed.get(finding.rule, {})) for finding in findings)  # type: ignore[arg-type]
    return DocumentResult(
        path=path,
        outcome=Outcome.SCORED,
        reader="docx",
        notes=("文件名说是 .doc，内容其实是 Word 文档（.docx），已按内容读取。",),
        reading=Facts(
            "清溪镇中心小学2026—2027学年工会工作计划", "清溪镇中心小学工会", "2026年8月28日", "union-plan", 2026,
            "school-year", _SCHOOL_YEAR, (1, 3, 4, 5, 9, 10, 12), (6, 7),
        ),
        score=78.0,
        band="合格",
        accepted=True,
        findings=found,
        remarks=("没有安排经费审查，总分最高 79 分。",),
    )  # fmt: skip


def perfect(path: str = "计划/实验幼儿园.pdf") -> DocumentResult:
    """A plan of the year with everything right."""
    year = tuple(range(1, 13))
    return DocumentResult(
        path=path,
        outcome=Outcome.SCORED,
        reader="pdfium",
        reading=Facts("工会工作计划", "实验幼儿园工会", None, "union-plan", 2026, "year", year, year, ()),
        score=100.0,
        band="优秀",
        accepted=True,
        findings=tuple(
            passed(rule, points, index + 2) for index, (rule, _, _, points, _) in enumerate(_RULES)
        ),
    )


def summary_only(path: str = "计划/东湖中学总结.txt") -> DocumentResult:
    """A summary in place of a plan: many points, and still sent back."""
    given = plan(path)
    assert given.reading is not None
    return replace(
        given,
        reader="txt (gb18030)",
        reading=replace(given.reading, doc_type="union-summary", period="year", months=(), prose_months=(),
                        required_months=tuple(range(1, 13))),
        band="不合格",
        accepted=False,
        remarks=("交来的是工作总结，不是工作计划，定为不合格。",),
    )  # fmt: skip


def unreadable(path: str = "计划/西山小学.pdf") -> DocumentResult:
    message = "文件设了打开密码。请用 --password 给出密码，或让报送单位取消密码后重新发送。"
    return DocumentResult(path=path, outcome=Outcome.UNREADABLE, problem=Problem("encrypted", message))


def report(*documents: DocumentResult, not_checked: tuple[str, ...] = ()) -> Report:
    return Report(RULESET, documents, summarise(documents), not_checked)
