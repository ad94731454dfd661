"""What reports of a comparison say."""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("前后对比", "Before and after"),
    "page-title": ("{name} · 前后对比", "{name} · before and after"),
    # changes
    "fixed": ("已改好", "fixed"),
    "improved": ("有改进，仍未达到", "better, not yet met"),
    "still-missing": ("仍缺", "still missing"),
    "worsened": ("变差", "worse"),
    "newly-broken": ("新出现的问题", "newly broken"),
    "still-met": ("一直符合", "still met"),
    "not-compared": ("没有对比", "not compared"),
    # sections
    "section-broken": ("新出现或变差", "Newly broken or worse"),
    "section-still": ("仍需补充", "Still missing"),
    "section-fixed": ("已改好", "Fixed"),
    "counted": ("{title}（{count}）", "{title} ({count})"),
    "nothing-changed": ("各项要求没有变化。", "No requirement changed."),
    "from-to": ("{old} → {new}", "{old} → {new}"),
    "added": ("已补上：{things}", "now there: {things}"),
    "dropped": ("新缺：{things}", "now missing: {things}"),
    # scores
    "score-change": ("{old} → {new} 分（{change}）", "{old} → {new} ({change})"),
    "unreadable": ("无法读取", "unreadable"),
    "unreadable-now": ("新的一份无法读取：{problem}", "The new version cannot be read: {problem}"),
    "unreadable-before": ("原来的一份无法读取，没有可比的内容。", "The old version could not be read."),
    "band-change": ("等级：{old} → {new}", "Band: {old} → {new}"),
    # a run
    "runs": (
        "对比 {pairs} 份：提高 {better} 份，下降 {worse} 份，不变 {same} 份。",
        "{pairs} compared: {better} better, {worse} worse, {same} unchanged.",
    ),
    "requirements": (
        "各项要求：已改好 {fixed} 处，有改进 {improved} 处，仍缺 {still} 处，新出现或变差 {broken} 处。",
        "Requirements: {fixed} fixed, {improved} better, {still} still missing, {broken} newly broken or worse.",
    ),
    "acceptance": (
        "新达到可以接收 {newly} 份，不再可以接收 {no_longer} 份。",
        "{newly} newly accepted, {no_longer} no longer accepted.",
    ),
    "mean": ("平均分 {old} → {new}。", "Mean score {old} → {new}."),
    "only-old": ("只在原来一批（{count} 份）", "Only in the old run ({count})"),
    "only-new": ("只在新的一批（{count} 份）", "Only in the new run ({count})"),
    "other-rules": (
        "两批用的规则不同（{old}，{new}），分数不能直接相比。",
        "The two runs used different rules ({old}; {new}): scores do not compare directly.",
    ),
    "none": ("没有可以对比的文件。", "There was nothing to compare."),
    # columns
    "column-name": ("单位", "Unit"),
    "column-old-path": ("原来的文件", "Old file"),
    "column-new-path": ("新的文件", "New file"),
    "column-old": ("原来", "Old"),
    "column-new": ("现在", "New"),
    "column-change": ("变化", "Change"),
    "column-fixed": ("改好", "Fixed"),
    "column-still": ("仍缺", "Still"),
    "column-broken": ("新增", "Broken"),
    "column-rule": ("规则", "Rule"),
    "column-rule-id": ("规则编号", "Rule id"),
    "column-old-status": ("原来结果", "Old status"),
    "column-new-status": ("现在结果", "New status"),
    "column-old-points": ("原来得分", "Old points"),
    "column-new-points": ("现在得分", "New points"),
    "column-message": ("现在情况", "Finding now"),
    "column-suggestion": ("修改建议", "Suggestion"),
    "column-matched": ("配对依据", "Matched by"),
    "matched-only-pair": ("各只有一份", "only pair"),
    "matched-path": ("位置相同", "path"),
    "matched-name": ("文件名", "name"),
    "matched-content": ("内容", "content"),
    "matched-unit": ("单位", "unit"),
    # the notice for a chat
    "notice-heading": ("【工作计划复评】{name}", "[Work plan, second review] {name}"),
    "notice-score": (
        "《{title}》由 {old} 分变为 {new} 分（满分 {most} 分），等级：{band}，{verdict}。",
        "“{title}”: {old} points before, {new} of {most} now, {band}, {verdict}.",
    ),
    "notice-fixed": ("已改好 {count} 处，辛苦了：{titles}。", "{count} fixed, thank you: {titles}."),
    "notice-still": ("仍需补充 {count} 处：", "{count} still to be added:"),
    "notice-broken": ("这次新出现 {count} 处，请一并修改：", "{count} new, please mend these too:"),
    "notice-complete": ("需要补充的内容已全部补齐。", "Everything that was missing is there now."),
    # the command
    "usage": ("plancheck --compare 原来 现在", "plancheck --compare OLD NEW"),
    "purpose": (
        "对比两份计划，或同一批计划修改前后的两次结果：哪些改好了，哪些仍缺，哪些是新出现的问题。"
        "原来和现在都可以是文件、文件夹、压缩包，或以前用 --format json 存下的结果。",
        "Compare two versions of a plan, or two runs of a folder: what is fixed, what is still missing, what is newly "
        "broken. OLD and NEW are files, folders, archives, or JSON reports written earlier.",
    ),
    "opt-format": ("输出格式：{formats}", "output format: {formats}"),
    "opt-details": ("多份对比时列出每一份的变化", "with many plans: what changed in each of them"),
    "ending": (
        "退出状态：0 没有变差；1 有变差的地方（新出现的问题、不再可以接收）；2 用法有误；3 新的一批有文件无法读取。",
        "Exit status: 0 nothing is worse; 1 something is worse (newly broken, no longer accepted); 2 wrong usage; "
        "3 a document of the new run could not be read.",
    ),
    "two-paths": (
        "--compare 后面要给两个：原来的和现在的，给了 {count} 个。例如：plancheck --compare 初稿.docx 修改稿.docx",
        "--compare takes two: the old and the new; {count} were given. For example: "
        "plancheck --compare first.docx second.docx",
    ),
    "not-a-report": (
        "“{path}”不是 plancheck 用 --format json 写出的结果，不能对比。",
        "{path} is no report that plancheck wrote with --format json.",
    ),
    "not-readable": ("读不了：{path}（{reason}）。", "Cannot read {path} ({reason})."),
    "no-such-path": ("找不到：{path}。", "No such file or folder: {path}."),
    "heading-output": ("输出", "Output"),
    "opt-report": (
        "把对比写入文件，格式看扩展名：{extensions}；可以写几次",
        "write the comparison to a file; its extension says which: {extensions}; may be repeated",
    ),
}
