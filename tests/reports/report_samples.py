"""Reports made by hand for the tests of writers: schools, findings and texts written for this purpose.

`report(...)` gives a Report as a run over a folder would; `plan_document(...)` the document that its evidence
quotes. Nothing here goes through readers or rules, so that a writer's test fails for the writer only.
"""

from __future__ import annotations

from dataclasses import replace

from checker.documents.model import Block, BlockKind, Document
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

LONG_TITLE = (
    "主要工作任务与年度目标逐条对应并写明责任部门责任人完成时限以及检查办法的要求说明"  # 40 characters
)
assert len(LONG_TITLE) == 40

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

#: id, title, group, weight, severity, key
_RULES = [
    ("form.title", "标题写明单位、时段和文种", "格式规范", 2, _W, False),
    ("form.signoff", "落款有单位和日期", "格式规范", 2, _W, False),
    ("form.numbering", "编号连续不重复", "格式规范", 2, _W, False),
    ("residue.placeholder", "没有未填写的空白", "格式规范", 2, _E, False),
    ("residue.website", "没有网站文字", "格式规范", 2, _E, False),
    ("section.guidance", "有指导思想", "结构完整", 5, _E, True),
    ("section.goals", "有工作目标", "结构完整", 5, _E, True),
    ("section.tasks", "有主要工作", "结构完整", 6, _E, True),
    ("section.measures", "有措施保障", "结构完整", 4, _W, False),
    ("function.safeguard", "维护职能", "四项职能", 7, _E, False),
    ("function.participate", "参与职能", "四项职能", 6, _E, False),
    ("function.educate", "教育职能", "四项职能", 6, _E, False),
    ("function.build", "建设职能", "四项职能", 5, _E, False),
    ("congress.planned", "安排召开教代会", "民主管理", 12, _E, True),
    ("openness.published", "校务公开", "民主管理", 4, _W, False),
    ("finance.audit", "安排经费审查", "经费管理", 10, _E, True),
    ("schedule.present", "有逐月安排", "月度安排", 4, _E, True),
    ("schedule.coverage", "月度安排覆盖全期", "月度安排", 12, _E, False),
    ("women.work", "女教职工工作", "女教职工", 4, _W, False),
    ("currency.stale", "没有过时的提法", "格式规范", 0, _W, False),
    ("advice.figures", LONG_TITLE, "结构完整", 0, _I, False),
]

RULESET = RuleSetCard(
    id="school-union-plan",
    version="1.0",
    title="学校工会工作计划评审规则",
    rules=tuple(
        RuleCard(
            rule,
            title,
            group,
            weight,
            severity,
            "《中华人民共和国工会法》第七条" if weight > 5 else None,
            key,
        )
        for rule, title, group, weight, severity, key in _RULES
    ),
    bands=("优秀", "良好", "合格", "不合格"),
)

TITLE = "启明路小学工会2025年工作计划"
_LINES = [
    (BlockKind.HEADING, TITLE, None),
    (BlockKind.HEADING, "一、指导思想", 1),
    (
        BlockKind.PARAGRAPH,
        "以习近平新时代中国特色社会主义思想为指导，竭诚服务教职工，建设温暖的教工之家。",
        None,
    ),
    (BlockKind.HEADING, "二、工作目标", 1),
    (BlockKind.PARAGRAPH, "教职工体检参加率达到98%，提案答复率达到100%。", None),
    (BlockKind.HEADING, "三、主要工作", 1),
    (BlockKind.LIST_ITEM, "1. 三月召开教职工代表大会，审议学校工作报告和财务预算，征集并答复代表提案。", 1),
    (BlockKind.LIST_ITEM, "2. 走访慰问患病和退休教师，为全体会员续办互助保险。", 1),
    (BlockKind.LIST_ITEM, "3. 组织青年教师板书比赛，师徒结对二十对；第38个教师节表彰先进。", 1),
    (BlockKind.HEADING, "四、民主管理", 1),
    (BlockKind.PARAGRAPH, "校务公开栏每月更新一次，<b>重大事项</b>先听取教职工意见 & 建议。", None),
    (BlockKind.HEADING, "五、每月安排", 1),
]
_MONTH_ROWS = [
    (3, "召开教代会；三八节女教职工健步走"),
    (4, "板书比赛"),
    (5, "体检"),
    (6, "六一慰问教师子女"),
    (9, "教师节表彰"),
    (10, "退休教师座谈"),
    (11, "消防讲座"),
    (12, "送温暖走访"),
]


def plan_document(path: str = "plans/启明路小学.docx", pages: int = 0) -> Document:
    """The plan that the sample findings quote; `pages` adds that many pages of further paragraphs."""
    blocks = [
        Block(kind, text, index, level=level) for index, (kind, text, level) in enumerate(_LINES, start=1)
    ]
    for row, (month, work) in enumerate(
        [("月份", "工作内容"), *((f"{m}月", w) for m, w in _MONTH_ROWS)], start=len(blocks) + 1
    ):
        blocks.append(Block(BlockKind.TABLE_ROW, f"{month} | {work}", row, cells=(month, work), table=1))
    for page in range(pages):
        for part in range(12):
            text = (
                f"第{page + 1}页第{part + 1}条，各年级组认真落实本条工作，按时报送活动小结并保存过程材料，由年级组长负责。"
                * 2
            )
            blocks.append(Block(BlockKind.PARAGRAPH, text, len(blocks) + 1, page=page + 1))
    blocks.append(Block(BlockKind.PARAGRAPH, "启明路小学工会\n2025年2月20日", len(blocks) + 1))
    blocks.append(Block(BlockKind.FOOTER, "第1页", len(blocks) + 1))
    return Document(path, "docx", "docx", tuple(blocks))


def _quote(text: str, paragraph: int, heading: str | None = None) -> Evidence:
    return Evidence(text, paragraph=paragraph, heading=heading)


#: rule -> what a pass of the sample plan stands on
_PROOF = {
    "form.title": (_quote(TITLE, 1),),
    "form.signoff": (_quote("2025年2月20日", 21),),
    "section.guidance": (_quote("一、指导思想", 2),),
    "section.goals": (
        _quote("二、工作目标", 4),
        _quote("教职工体检参加率达到98%，提案答复率达到100%。", 5, "二、工作目标"),
    ),
    "section.tasks": (_quote("三、主要工作", 6),),
    "function.safeguard": (_quote("2. 走访慰问患病和退休教师，为全体会员续办互助保险。", 8, "三、主要工作"),),
    "function.participate": (_quote("征集并答复代表提案。", 7, "三、主要工作"),),
    "function.educate": (_quote("…师徒结对二十对；", 9, "三、主要工作"),),
    "function.build": (_quote("3. 组织青年教师板书比赛，师徒结对二十对；", 9, "三、主要工作"),),
    "congress.planned": (
        _quote(
            "1. 三月召开教职工代表大会，审议学校工作报告和财务预算，征集并答复代表提案。", 7, "三、主要工作"
        ),
    ),
    "openness.published": (
        _quote("校务公开栏每月更新一次，<b>重大事项</b>先听取教职工意见 & 建议。", 11, "四、民主管理"),
    ),
    "schedule.present": (_quote("五、每月安排", 12),),
    "women.work": (_quote("3月 | 召开教代会；三八节女教职工健步走", 14, "五、每月安排"),),
}

#: rule -> (value, status, share of the points, message, suggestion, evidence, missing)
_FAULTS: dict[str, tuple[str, Status, float, str, str, tuple[Evidence, ...], tuple[str, ...]]] = {
    "section.measures": ("absent", Status.FAIL, 0, "没有措施保障部分", "六、保障措施：成立以工会主席为组长的工作小组，分工到人，每季度检查一次。", (_quote(TITLE, 1),), ()),
    "finance.audit": ("absent", Status.FAIL, 0, "没有安排经费审查", "工会经费独立核算，十二月由经费审查委员会审查全年收支，并向会员大会报告。", (_quote("四、民主管理", 10),), ()),
    "schedule.coverage": ("gaps", Status.PARTIAL, 8 / 12, "月度安排缺少 1月、2月、7月、8月", "请补上缺少月份的工作。", (_quote("五、每月安排", 12),), ("1", "2", "7", "8")),
    "currency.stale": ("found", Status.FAIL, -2, "有过时的提法：第38个教师节是 2022 年", "改为第41个教师节。", (_quote("第38个教师节表彰先进。", 9, "三、主要工作"),), ()),
    "advice.figures": ("partial", Status.PARTIAL, 0, "部分工作没有写责任人", "可在每月安排后写明责任人。", (_quote("5月 | 体检", 16, "五、每月安排"),), ()),
    "congress.planned": ("absent", Status.FAIL, 0, "没有提到教代会", "三月召开教职工代表大会，审议学校工作报告。", (_quote("四、民主管理", 10),), ()),
    "section.goals": ("unheaded", Status.PARTIAL, 0.5, "有目标但没有单列标题", "二、工作目标：写出可以检查的数字。", (_quote("教职工体检参加率达到98%，", 5),), ()),
}  # fmt: skip

USUAL_FAULTS = ("section.measures", "finance.audit", "schedule.coverage", "currency.stale", "advice.figures")


def finding(rule: RuleCard, faults: tuple[str, ...]) -> Finding:
    """What the rule found: the sample fault if it is among `faults`, else a pass with its proof."""
    if rule.id in faults and rule.id in _FAULTS:
        value, status, share, message, suggestion, evidence, missing = _FAULTS[rule.id]
        points = share if share < 0 else round(rule.weight * share, 1)
        return Finding(
            rule.id,
            value,
            status,
            points,
            rule.weight,
            rule.severity,
            message,
            suggestion,
            rule.source,
            evidence,
            missing,
        )
    if rule.id == "residue.website":
        return Finding(
            rule.id, "not-applicable", Status.NOT_APPLICABLE, 0, 0, rule.severity, "本项不适用于这份文件", ""
        )
    return Finding(
        rule.id, "present", Status.PASS, rule.weight, rule.weight, rule.severity,
        f"{rule.title}：符合", "", rule.source, _PROOF.get(rule.id, ()),
    )  # fmt: skip


def scored(
    path: str = "plans/启明路小学.docx",
    unit: str | None = "启明路小学工会",
    faults: tuple[str, ...] = USUAL_FAULTS,
    ruleset: RuleSetCard = RULESET,
) -> DocumentResult:
    """One plan's result; its score is what its findings add up to, capped at 79 without a finance audit."""
    findings = tuple(finding(rule, faults) for rule in ruleset.rules)
    score = round(
        sum(f.points for f in findings) + 2, 1
    )  # the rule that does not apply gives its points away
    capped = "finance.audit" in faults or "congress.planned" in faults
    score = max(0.0, min(score, 79.0) if capped else score)
    band = next(b for b, least in zip(ruleset.bands, (90, 80, 60, 0), strict=True) if score >= least)
    gaps = "schedule.coverage" in faults
    facts = Facts(
        title=f"{unit or ''}2025年工作计划", unit=unit, signed_on="2025-02-20", doc_type="union-plan", year=2025, period="year",
        required_months=tuple(range(1, 13)), months=(3, 4, 5, 6, 9, 10, 11, 12) if gaps else tuple(range(1, 13)), prose_months=(3,),
    )  # fmt: skip
    remarks = ("没有安排经费审查，总分最高 79 分。",) if "finance.audit" in faults else ()
    return DocumentResult(
        path, Outcome.SCORED, None, "docx", (), facts, score, 100, band, score >= 60, findings, remarks
    )


def unreadable(path: str = "plans/加密.docx") -> DocumentResult:
    return DocumentResult(
        path, Outcome.UNREADABLE, Problem("encrypted", "文件设了打开密码。请让报送单位取消密码后重新发送。")
    )


def report(
    *documents: DocumentResult, ruleset: RuleSetCard = RULESET, not_checked: tuple[str, ...] = ()
) -> Report:
    return Report(ruleset, documents, summarise(documents), not_checked)


def district(schools: int = 24, unreadable_files: int = 2) -> Report:
    """A district's batch: schools of many scores, some files that could not be read."""
    rules = list(_FAULTS)
    documents: list[DocumentResult] = []
    for index in range(schools):
        faults = tuple(
            rule for position, rule in enumerate(rules) if (index * 7 + position * 5) % (3 + position) < 2
        )
        if index % 6 == 0:
            faults = ()
        if index % 11 == 10:  # a thin plan: nearly everything is missing
            document = scored(f"plans/第{index + 1:03d}中学.docx", f"第{index + 1}中学工会", tuple(rules))
            findings = tuple(_absent(f) if n % 2 else f for n, f in enumerate(document.findings))
            total = round(max(0.0, sum(f.points for f in findings)), 1)
            documents.append(replace(document, findings=findings, score=total, band="不合格", accepted=False))
            continue
        unit = f"第{index + 1}小学工会"
        if index == 3:
            unit = "江南新区实验教育集团第二附属外国语学校（滨江校区）工会委员会"
        documents.append(scored(f"plans/{index + 1:03d}_{unit}.docx", unit, faults))
    documents += [unreadable(f"plans/无法打开{index + 1}.doc") for index in range(unreadable_files)]
    return report(*documents, not_checked=("plans/照片.heic",) if unreadable_files else ())


def _absent(finding: Finding) -> Finding:
    if finding.status is not Status.PASS:
        return finding
    return replace(
        finding,
        value="absent",
        status=Status.FAIL,
        points=0,
        message=f"没有找到：{finding.rule}",
        suggestion="请补上这一部分。",
    )
