"""Words of the Markdown report."""

TEXTS: dict[str, tuple[str, str]] = {
    "counts": (
        "共 {documents} 份，已评分 {scored} 份，可以接收 {accepted} 份，无法读取 {unreadable} 份。",
        "{documents} document(s): {scored} scored, {accepted} accepted, {unreadable} unreadable.",
    ),
    "ruleset": ("规则：{title} {version}", "Rules: {title} {version}"),
    "documents": ("评分表", "Scores"),
    "frequent": ("最常见的问题", "Most frequent gaps"),
    "gaps": ("主要问题", "Gaps"),
    "unreadable": ("无法读取的文件", "Unreadable files"),
    "to-mend": ("需要修改", "To mend"),
    "all-rules": ("逐项得分", "Rule by rule"),
    "per-document": ("各份文件需要修改的地方", "What each document needs"),
    "nothing": ("没有需要修改的地方。", "Nothing to mend."),
    "none": ("没有文件。", "No documents."),
    "score": (
        "**{score}** / {max_score} 分 · {band} · {verdict}",
        "**{score}** / {max_score} points · {band} · {verdict}",
    ),
    "not-checked": ("未检查的其他文件", "Other files, not checked"),
}
