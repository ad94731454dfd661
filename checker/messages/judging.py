"""What judging says besides the rule set's own texts."""

TEXTS: dict[str, tuple[str, str]] = {
    "not-applicable": (
        "本项不适用于这份文件，分值已分摊到同组其他项。",
        "Does not apply to this document; its points are shared out over its group.",
    ),
    "waived": (
        "已豁免：{reason}（批准：{who}，有效期至 {until}），不计分。检查所见：{finding}",
        "Waived: {reason} (by {who}, until {until}); not counted. Found: {finding}",
    ),
    "waivers": (
        "有 {count} 项按豁免不计分，分值已分摊到同组其他项。",
        "{count} rule(s) waived; their points are shared out over their groups.",
    ),
    "deducted": (
        "因引用过时内容等扣 {points} 分。",
        "{points} points deducted for stale references and the like.",
    ),
}
