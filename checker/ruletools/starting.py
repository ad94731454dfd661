"""`plancheck rules new`: a district's own rule file, begun with what it is most likely to change."""

from __future__ import annotations

from checker.values import Value


class Answers(Value):
    """What the person said. score: the one from which a plan is accepted."""

    base: str
    id: str
    title: str
    score: str


def started(answers: Answers) -> str:
    """The text of a new rule file: a few lines in force, the rest as remarks to uncomment."""
    return f"""\
# {answers.title}
# 写法说明：docs/rules.md。改完后用 plancheck rules test --rules 本文件 检查。
# 行首的 # 表示不起作用；要用哪一段，就去掉那一段每行开头的“# ”。
extends: {answers.base}
id: {_quoted(answers.id)}
version: "1"
title: {_quoted(answers.title)}

acceptance: {{min_score: {answers.score}}}

# 给一组词增加叫法：
# words:
#   教代会: {{add: [教工代表会]}}

# 只要求这些月份（不分全年、学期）：
# schedule:
#   required: [9, 10, 11, 12, 1]

# 不要的规则：
# drop: [form.numbering]

# 改分值、加规则。分值加起来不是 100 时，加上下面这一行，其余规则会按比例折算：
# rescale: true
# rules:
#   - {{id: finance.audit, weight: 8}}
#   - id: 心理健康
#     kind: topic
#     title: 教职工心理健康
#     group: functions
#     weight: 3
#     options:
#       levels:
#         present: [心理健康, 心理(咨询|辅导|疏导)]
#       unless: [学生～心理]
#     values: {{present: 1}}
#     message:
#       present: 安排了教职工心理健康工作
#       absent: 没有安排教职工心理健康工作
#     suggestion: 写上：每学期请心理教师为教职工做一次团体辅导。
#     examples:
#       pass: [请心理教师为全体教师做一次团体心理辅导。]
#       fail: [关心学生心理健康。]

# 豁免：
# waivers:
#   - school: 示范区第一小学
#     rule: women.work
#     reason: 全校没有女教职工
#     who: 区教育工会
#     until: 2026-12-31
"""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
