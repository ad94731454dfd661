"""What is said about --review and --author."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "heading": ("人工复核", "Reviews by hand"),
    "opt-review": (
        "读入评分表（.xlsx）里填好的“人工复核”，重新计分；可以写几次",
        "apply the reviews filled in in a score sheet (.xlsx) and add up anew; may be repeated",
    ),
    "opt-author": ("退改通知和批注的署名", "who signs the notices and comments that go back"),
    "meta-name": ("姓名", "NAME"),
    "missing": ("找不到复核文件：{path}。", "No such review file: {path}."),
    "cannot-open": (
        "打不开复核文件“{path}”（{reason}）。如果它正在 Excel 里打开，请先保存并关闭。",
        "Cannot open {path} ({reason}). If it is open in Excel, save and close it first.",
    ),
    "not-a-workbook": (
        "“{path}”不是能读取的 .xlsx 文件。请用 plancheck 生成的评分表，在 Excel 或 WPS 里填好后存成 .xlsx。",
        "{path} is no .xlsx file that can be read. Fill in a score sheet that plancheck wrote and save it as .xlsx.",
    ),
    "no-review-columns": (
        "“{path}”里没有“人工复核”栏，或隐藏的编号栏被删掉了。请用 plancheck 生成的评分表。",
        "{path} has no Review column, or its hidden key columns are gone. Use a score sheet that plancheck wrote.",
    ),
    "would-lose": (
        "“{path}”里有填好的人工复核 {count} 条，不会覆盖。请把新的评分表写到另一个文件，并用 --review “{path}” 读入这些复核。",
        "{path} holds {count} review(s) and will not be overwritten. Write to another file, and give --review {path}.",
    ),
    "applied": ("已采用人工复核 {count} 条。", "{count} review(s) applied."),
    "unmatched": (
        "有 {count} 条人工复核没有对上这次的文件（文件已改动、不在本次范围，或规则已删除），没有计入："
        "{which}。新的评分表里另列一页保留。",
        "{count} review(s) match nothing in this run (document changed or absent, rule gone) and were not applied: "
        "{which}. A new score sheet keeps them on a sheet of their own.",
    ),
    "one": ("{school} {rule}", "{school} {rule}"),
    "and-more": (" 等", " and more"),
    "unknown-status": (
        "{path}，工作表“{sheet}”第 {row} 行（{school}）：人工复核填的“{text}”看不懂，没有采用。请填通过、部分或不通过。",
        "{path}, sheet {sheet}, row {row} ({school}): “{text}” is no review; fill in pass, partial or fail.",
    ),
    "contradiction": (
        "{path}，工作表“{sheet}”第 {row} 行（{school}）：同一份文件的同一项前面已填了别的结果，这里的“{text}”没有采用。",
        "{path}, sheet {sheet}, row {row} ({school}): “{text}” contradicts an earlier row and was not applied.",
    ),
    "no-keys": (
        "{path}，工作表“{sheet}”第 {row} 行（{school}）：隐藏的编号栏空了，不知道“{text}”指哪份文件，没有采用。",
        "{path}, sheet {sheet}, row {row} ({school}): the hidden keys are empty, “{text}” was not applied.",
    ),
    "two-reviewers": (
        "两份复核文件对 {school} 的“{rule}”意见不同，采用后一份：{path}。",
        "Two review files differ on {rule} of {school}; the later one counts: {path}.",
    ),
}
