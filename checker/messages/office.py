"""What the Excel workbook and the Word copies say, and what is said of a reviewer's own entries."""

from __future__ import annotations

from checker.messages import Lang, say

#: sheets of the workbook
SHEETS: dict[str, tuple[str, str]] = {
    "scores": ("评分表", "Scores"),
    "months": ("月度覆盖", "Months"),
    "findings": ("问题清单", "Findings"),
    "passes": ("通过依据", "Passes"),
    "rules": ("规则统计", "Rules"),
    "unreadable": ("无法读取", "Unreadable"),
    "unmatched": ("未对上的复核", "Unmatched reviews"),
}

#: headings of columns
COLUMNS: dict[str, tuple[str, str]] = {
    "number": ("序号", "No."),
    "school": ("学校", "School"),
    "score": ("总分", "Score"),
    "band": ("等级", "Band"),
    "accepted": ("结论", "Verdict"),
    "gaps": ("主要缺项", "Main gaps"),
    "remarks": ("评分说明", "Remarks"),
    "path": ("文件", "File"),
    "group": ("类别", "Group"),
    "rule": ("评审项目", "Rule"),
    "status": ("机器判定", "Judged"),
    "points": ("得分", "Points"),
    "message": ("情况", "Finding"),
    "evidence": ("原文依据", "Evidence"),
    "place": ("位置", "Place"),
    "review": ("人工复核", "Review"),
    "reason": ("复核说明", "Review note"),
    "by": ("复核人", "Reviewer"),
    "suggestion": ("修改建议", "Suggestion"),
    "source": ("政策依据", "Source"),
    "period": ("计划时段", "Period"),
    "coverage": ("已安排/应安排", "Covered of required"),
    "weight": ("满分", "Points"),
    "pass": ("通过", "Pass"),
    "partial": ("部分", "Partial"),
    "fail": ("不通过", "Fail"),
    "not-applicable": ("不适用", "N/A"),
    "rate": ("通过率", "Pass rate"),
    "count": ("份数", "Documents"),
    "problem": ("原因和处理办法", "Reason and what to do"),
    "code": ("代码", "Code"),
}

#: statuses in the words of the 人工复核 column
STATUSES: dict[str, tuple[str, str]] = {
    "pass": ("通过", "pass"),
    "partial": ("部分", "partial"),
    "fail": ("不通过", "fail"),
    "not-applicable": ("不适用", "n/a"),
}

#: what else reviewers write for a status
SYNONYMS: dict[str, tuple[str, ...]] = {
    "pass": ("通过", "符合", "合格", "已有", "pass", "passed", "ok"),
    "partial": ("部分", "部分通过", "部分符合", "基本符合", "partial"),
    "fail": ("不通过", "不符合", "不合格", "未通过", "没有", "fail", "failed"),
}

EXCEL: dict[str, tuple[str, str]] = {
    "scores-title": ("{ruleset}　评分表", "{ruleset}: scores"),
    "scores-facts": (
        "共 {documents} 份：已评 {scored} 份，无法读取 {unreadable} 份。{bands}　规则版本 {version}",
        "{documents} documents: {scored} scored, {unreadable} unreadable. {bands}  Rules {version}",
    ),
    "scores-legend": (
        "颜色：绿＝通过，黄＝部分，红＝不通过，灰＝不适用。“复”表示人工复核改判，光标停在格上可看说明。",
        "Green: pass, yellow: partial, red: fail, grey: not applicable. “R”: overruled by a reviewer (see note).",
    ),
    "band-count": ("{band} {count}", "{band} {count}"),
    "group-points": ("{group}（{points} 分）", "{group} ({points})"),
    "rule-points": ("{rule}\n{points}分", "{rule}\n({points})"),
    "points-of": ("/{maximum}", "/{maximum}"),
    "points-of-reviewed": ("/{maximum}复", "/{maximum}R"),
    "accepted": ("接收", "accepted"),
    "returned": ("退改", "returned"),
    "unread": ("无法读取", "unreadable"),
    "and-more": ("；另有 {count} 项", "; {count} more"),
    "nothing-scored": ("没有可评分的文件。", "No document could be scored."),
    "nothing-found": ("没有问题。", "No findings."),
    "no-passes": ("没有通过的项目。", "Nothing passed."),
    "nothing-unread": ("所有文件都读取成功。", "Every document could be read."),
    "months-title": ("月度覆盖", "Months covered"),
    "months-legend": (
        "✓ 月度安排里有　○ 只在正文里提到　缺 应安排而没有　空白 不要求",
        "✓ in the schedule  ○ in the text only  – required and missing  blank: not required",
    ),
    "month-listed": ("✓", "✓"),
    "month-prose": ("○", "○"),
    "month-missing": ("缺", "–"),
    "month": ("{month}月", "{month}"),
    "covered-of": ("/{required}", "/{required}"),
    "months-required": ("应安排的学校", "Schools required"),
    "months-covered": ("已安排的学校", "Schools covered"),
    "months-share": ("已安排比例", "Share covered"),
    "findings-title": ("问题清单", "Findings"),
    "passes-title": ("通过依据", "What passed, and why"),
    "review-how": (
        "不同意机器判定的，在“人工复核”栏选“通过／部分／不通过”，在“复核说明”栏写明理由，保存后重新评分："
        "plancheck 文件夹 --review 本文件.xlsx --report 新文件.xlsx",
        "To overrule a finding choose pass, partial or fail under “Review”, say why in “Review note”, save, and "
        "score again: plancheck FOLDER --review THIS.xlsx --report NEW.xlsx",
    ),
    "review-choose": (
        "请选：通过、部分、不通过；不改判则留空。",
        "Choose pass, partial or fail; leave blank to agree.",
    ),
    "rules-title": ("规则统计", "Rules"),
    "bands-title": ("等级分布", "Bands"),
    "chart-rules": ("各项目通过情况（份数）", "Documents by rule and status"),
    "chart-bands": ("等级分布（份数）", "Documents by band"),
    "unreadable-title": ("无法读取的文件", "Unreadable documents"),
    "skipped-title": ("未检查的文件（不是文档）", "Files not checked (not documents)"),
    "unmatched-title": (
        "以下人工复核在这次的文件里没有对上（文件已改动、不在本次检查范围，或规则已删除），未计入评分，原样保留。",
        "These reviews match nothing in this run (document changed or absent, rule gone): kept, not applied.",
    ),
    "missing-list": ("缺：{items}", "missing: {items}"),
    "page-footer": ("第 &P 页，共 &N 页", "Page &P of &N"),
}

REVIEW: dict[str, tuple[str, str]] = {
    "overruled": ("人工复核：{was}改为{now}。", "Reviewed: {was} changed to {now}."),
    "confirmed": ("人工复核：维持{now}。", "Reviewed: {now} confirmed."),
    "reason": ("理由：{reason}。", "Reason: {reason}."),
    "by": ("（{by}）", " ({by})"),
    "judged": ("机器判定：{message}", " Judged: {message}"),
    "remark": (
        "人工复核：{rule}由{was}改为{now}{reason}。",
        "Reviewed: {rule} changed from {was} to {now}{reason}.",
    ),
    "because": ("（{reason}）", " ({reason})"),
    "noted": ("{message}（复核说明：{reason}）", "{message} (review note: {reason})"),
}

WORD: dict[str, tuple[str, str]] = {
    "control": ("评审意见（plancheck）", "Review (plancheck)"),
    "title-returned": ("退改通知", "Returned for revision"),
    "title-accepted": ("评审意见", "Review"),
    "to": ("{school}：", "To {school}:"),
    "judged": (
        "你单位报送的《{title}》已按《{ruleset}》（{version} 版）评审，",
        "Your plan “{title}” was reviewed by “{ruleset}” (version {version}): ",
    ),
    "score": ("得 {score} 分（满分 100 分），等级为“{band}”", "{score} points of 100, “{band}”"),
    "verdict-returned": ("，现退回修改。", ". It is returned for revision."),
    "verdict-accepted": ("，予以接收。", ". It is accepted."),
    "ask-returned": (
        "请按下列意见补充、修改后重新报送。",
        "Please revise it as listed below and send it again.",
    ),
    "ask-misfit": (
        "请按要求另写一份报送，写的时候请注意下列各项。",
        "Please send what was asked for; heed what is listed below when you write it.",
    ),
    "ask-accepted": (
        "下列意见供进一步完善时参考。",
        "The following may help to improve it.",
    ),
    "follows-copy": (
        "意见前的编号与后附文稿中批注的编号一致。",
        " The numbers are those of the comments in the text.",
    ),
    "follows-converted": (
        "意见前的编号与后附文稿中批注的编号一致；后附文稿由你单位的文件转换而来，版式以原文件为准。",
        " The numbers are those of the comments in the text, which was converted from your file.",
    ),
    "follows-lost": (
        "原文件在评审以后有改动或已损坏，没有附上带批注的文稿，请按所写的位置对照原文。",
        " The file was changed or damaged after the review, so no commented copy follows.",
    ),
    "rules": ("一、评分情况", "1. Scores"),
    "todo": ("二、需要补充和修改的内容（{count} 项）", "2. What to add or mend ({count})"),
    "nothing": ("二、各项要求全部满足，没有需要修改的内容。", "2. Every requirement is met."),
    "head-group": ("类别", "Group"),
    "head-rule": ("评审项目", "Rule"),
    "head-of": ("满分", "Of"),
    "head-points": ("得分", "Points"),
    "head-status": ("判定", "Result"),
    "reviewed": ("（复核）", " (reviewed)"),
    "item": ("{title}（{cost}）：", "{title} ({cost}): "),
    "comment": ("{title}（{cost}）", "{title} ({cost})"),
    "costs": ("扣 {points} 分", "{points} points"),
    "costs-nothing": ("不扣分", "no points"),
    "where": ("位置：", "Where: "),
    "suggestion": ("建议：", "Suggestion: "),
    "source": ("依据：", "Source: "),
    "same": (
        "{title}：这里也是同一个问题，见前面的批注。",
        "{title}: the same again, see the comment above.",
    ),
    "date": ("{year} 年 {month} 月 {day} 日", "{year}-{month:02d}-{day:02d}"),
    "file-returned": ("{stem}_退改通知", "{stem}_returned"),
    "file-accepted": ("{stem}_评审意见", "{stem}_review"),
    "author": ("plancheck 评审", "plancheck review"),
}


def status_word(status: str, lang: Lang) -> str:
    """A status in the words of the 人工复核 column."""
    return say(STATUSES, status, lang)
