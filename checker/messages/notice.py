"""The few lines that a reviewer sends to a school."""

TEXTS: dict[str, tuple[str, str]] = {
    "heading": ("【工作计划评审】{name}", "[Work plan review] {name}"),
    "score": (
        "《{title}》得分 {score} 分（满分 {max_score} 分），等级：{band}，{verdict}。",
        "“{title}”: {score} of {max_score} points, {band}, {verdict}.",
    ),
    "to-mend": ("请补充或修改以下 {count} 处：", "Please add or change {count} thing(s):"),
    "to-heed": ("重新写的时候请注意以下 {count} 处：", "Please heed {count} thing(s) when you write it:"),
    "item": ("{number}. {message}", "{number}. {message}"),
    "missing": ("（缺：{missing}）", " (missing: {missing})"),
    "cost": ("（{points} 分）", " ({points} points)"),
    "suggestion": ("   建议：{suggestion}", "   Suggested: {suggestion}"),
    "advice": ("另外建议：{advice}", "Also suggested: {advice}"),
    "remark": ("说明：{remark}", "Note: {remark}"),
    "nothing": ("各项内容齐全，没有需要补充的地方。", "Everything is there; nothing needs to be added."),
    "close-returned": (
        "请修改后重新报送。如对评审结果有疑问，欢迎随时联系。辛苦了，谢谢！",
        "Please send the plan again once it is changed. Do ask if anything is unclear. Thank you!",
    ),
    "close-misfit": (
        "请按要求另写一份报送。如对评审结果有疑问，欢迎随时联系。辛苦了，谢谢！",
        "Please send what was asked for. Do ask if anything is unclear. Thank you!",
    ),
    "close-accepted": (
        "计划已通过，以上意见供进一步完善。辛苦了，谢谢！",
        "The plan is accepted; the points above will make it better still. Thank you!",
    ),
    "close-complete": ("感谢您的认真准备！", "Thank you for the careful work!"),
    "unreadable": (
        "您报送的文件“{file}”没能读取：{problem}",
        "The file “{file}” could not be read: {problem}",
    ),
    "close-unreadable": (
        "麻烦您检查后重新发送一份，谢谢！",
        "Could you check the file and send it again? Thank you!",
    ),
    "none": ("没有文件。", "No documents."),
}
