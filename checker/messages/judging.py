"""What judging says besides the rule set's own texts."""

TEXTS: dict[str, tuple[str, str]] = {
    "not-applicable": (
        "本项不适用于这份文件，分值已分摊到同组其他项。",
        "Does not apply to this document; its points are shared out over its group.",
    ),
    "deducted": (
        "因引用过时内容等扣 {points} 分。",
        "{points} points deducted for stale references and the like.",
    ),
}
