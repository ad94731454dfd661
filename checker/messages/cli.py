"""What the command line says: its help, its errors, its progress."""

TEXTS: dict[str, tuple[str, str]] = {
    # how things are joined
    "comma": ("、", ", "),
    # errors of usage
    "usage-error": (
        "{message}\n用 plancheck --help 查看用法。",
        "{message}\nSee plancheck --help.",
    ),
    "no-paths": (
        "没有指定要检查的文件或文件夹。例如：plancheck 工作计划.docx",
        "Name a file or folder to check, for example: plancheck plan.docx",
    ),
    "unknown-option": ("没有“{option}”这个选项。", "There is no option {option}."),
    "unknown-option-near": (
        "没有“{option}”这个选项，是不是想写“{near}”？",
        "There is no option {option}. Did you mean {near}?",
    ),
    "wide-dash": (
        "“{word}”像是选项，但横线是全角的。请用半角的“--”。",
        "{word} looks like an option written with a wide dash. Use plain '--'.",
    ),
    "needs-value": ("选项 {option} 后面缺少内容。", "The option {option} needs a value."),
    "takes-no-value": ("选项 {option} 后面不带内容。", "The option {option} takes no value."),
    "bad-value": ("选项 {option} 的内容不对：{complaint}", "Wrong value for {option}: {complaint}"),
    "bad-choice": ("没有“{word}”。可选：{allowed}。", "{word} is none of: {allowed}."),
    "bad-choice-near": (
        "没有“{word}”，是不是“{near}”？可选：{allowed}。",
        "{word} is none of: {allowed}. Did you mean {near}?",
    ),
    "bad-number": (
        "“{word}”不行，请写 {least} 到 {most} 之间的数。",
        "{word} will not do: a number from {least} to {most} is needed.",
    ),
    "bad-whole": (
        "“{word}”不行，请写 {least} 到 {most} 之间的整数。",
        "{word} will not do: a whole number from {least} to {most} is needed.",
    ),
    "bad-lang": (
        "选项 --lang 的内容不对：没有“{word}”。可选：zh（中文）、en（英文）。",
        "Wrong value for --lang: {word} is none of zh, en.",
    ),
    "one-file": (
        "plancheck read 一次只看一个文件，给了 {count} 个。",
        "plancheck read shows one file at a time; {count} were given.",
    ),
    # nothing to check
    "nothing-found": (
        "没有找到可以检查的文件：{paths}。能检查的有 .docx .doc .wps .rtf .odt .pdf .txt .md .html 等。",
        "Nothing to check in {paths}. Checked are .docx .doc .wps .rtf .odt .pdf .txt .md .html and others.",
    ),
    # output
    "quote-name": (
        '没有“{word}”，但有“{near}”。名称里有空格，要用英文双引号括起来："{near}"',
        'There is no {word}, but there is "{near}": a name with spaces needs quotation marks.',
    ),
    "near-name": (
        "没有“{word}”，是不是想写“{near}”？",
        "There is no {word}. Did you mean {near}?",
    ),
    "of-file": ("{path}：{message}", "{path}: {message}"),
    "format-is-workbook": (
        "Excel 评分表要写成文件：--report 评分表.xlsx",
        "a workbook is a file: --report scores.xlsx",
    ),
    "format-is-letter": (
        "Word 文件给每校各写一份：--report-dir 退回",
        "Word files are written one a school: --report-dir returned",
    ),
    "resume-is-foreign": (
        "{path} 里是别的内容，不是进度记录，没有动它。请在 --resume 后面写一个新文件名，例如 进度.jsonl。",
        "{path} holds something else than a journal and was left alone. Name a new file after --resume.",
    ),
    "output-is-folder": (
        "不能写入 {path}：这是一个文件夹。请在 --output 后面写文件名。",
        "Cannot write {path}: it is a folder. Name a file after --output.",
    ),
    "output-no-folder": (
        "不能写入 {path}：文件夹 {folder} 不存在。请先建好文件夹，或换一个位置。",
        "Cannot write {path}: there is no folder {folder}. Make it first or choose another place.",
    ),
    "output-is-input": (
        "不能写入 {path}：这是要检查的文件，写入会把它覆盖。请换一个文件名。",
        "Will not write {path}: it is one of the documents to check. Choose another name.",
    ),
    "output-full": (
        "结果没有写成 {path}：磁盘空间不足。原有文件没有改动。请清理磁盘，或换一个位置再试。",
        "Could not write {path}: the disk is full. What was there is unchanged. Make room and try again.",
    ),
    "output-denied": (
        "结果没有写成 {path}：没有权限，或文件正被其他程序打开。请关闭该文件后再试，或换一个位置。",
        "Could not write {path}: no permission, or another program has it open. Close it and try again.",
    ),
    "output-failed": (
        "结果没有写成 {path}：{reason}。请换一个位置再试。",
        "Could not write {path}: {reason}. Choose another place.",
    ),
    "stdout-failed": (
        "结果没有输出完整：{reason}。请检查磁盘空间，或用 --output 写到别处。",
        "The output is not complete: {reason}. Check the disk, or use --output to write elsewhere.",
    ),
    "output-written": ("结果已写入 {path}。", "Written to {path}."),
    # the course of a run
    "progress": ("正在检查", "Checking"),
    "progress-line": ("已检查 {done}/{total} 个文件", "{done} of {total} files checked"),
    "interrupted": ("已按 Ctrl-C 中断。", "Interrupted."),
    "interrupted-partly": (
        "已按 Ctrl-C 中断：检查了 {done} 个文件，还有 {left} 个没有检查。以上只是已检查文件的结果。",
        "Interrupted: {done} files were checked, {left} were not. The results are those of the files checked.",
    ),
    "internal": (
        "程序内部出错（{kind}），这不是您的操作问题。请加上 --debug 再运行一次，把全部输出发给维护人员。",
        "plancheck failed ({kind}); this is not your fault. Run it again with --debug and report the output.",
    ),
    # help
    "usage": ("用法", "Usage"),
    "examples": ("示例", "Examples"),
    "help-check": (
        "检查学校工会工作计划：评分、定等级、指出缺少的内容和补充办法。文件夹会逐层查找。"
        "文件名恰好叫 read、rules、doctor 时，请写成 ./read。",
        "Check work plans of school unions: score, band, what is missing and how to mend it. Folders are "
        "searched in depth. A file that is really called read, rules or doctor is reached as ./read.",
    ),
    "help-read": (
        "显示 plancheck 从文件里读到的内容，一段一行。评审结果说缺少某项而您明明写了，就用它来核对。",
        "Show a document as plancheck sees it, a line a paragraph: the answer to 'why does it say missing?'.",
    ),
    "usage-check": ("plancheck 文件或文件夹... [选项]", "plancheck PATH... [options]"),
    "usage-read": ("plancheck read 文件 [--format json]", "plancheck read FILE [--format json]"),
    "usage-compare": ("plancheck --compare 旧 新", "plancheck --compare OLD NEW"),
    "usage-rules": ("plancheck rules list|explain|test|new|...", "plancheck rules list|explain|test|new|..."),
    "usage-doctor": ("plancheck doctor", "plancheck doctor"),
    "heading-report": ("报告", "Report"),
    "heading-checking": ("检查", "Checking"),
    "heading-general": ("其他", "General"),
    "meta-file": ("文件", "FILE"),
    "meta-format": ("格式", "NAME"),
    "meta-number": ("分数", "N"),
    "meta-count": ("个数", "N"),
    "meta-word": ("密码", "WORD"),
    "meta-limit": ("名称=值", "NAME=N"),
    "meta-sort": ("次序", "ORDER"),
    "opt-format": ("输出格式：{formats}（默认 terminal）", "output format: {formats} (default: terminal)"),
    "opt-output": (
        "写入文件，不显示在屏幕上；没有写 --format 时，格式看扩展名；绝不会覆盖送检的文件",
        "write to a file in place of the screen, without --format in the format that its extension names; "
        "never over a document to be checked",
    ),
    "opt-plain": ("纯文字报告，便于粘贴到微信或邮件", "plain text, fit to be pasted into a chat or a mail"),
    "opt-details": ("检查多个文件时，另附每个文件的报告", "for several files: each one's own report as well"),
    "opt-sort": (
        "多个文件的排列次序：score 分数、name 名称、band 等级、path 路径（默认 score，从高到低）",
        "order of several files: score, name, band, path (default: score, best first)",
    ),
    "opt-rules": ("使用另一个规则文件（YAML）", "judge by another rule file (YAML)"),
    "opt-min-score": (
        "本次检查的合格线，0 到 100（默认由规则文件规定，为 60）",
        "accept from this score on, 0 to 100, for this run (default: what the rule set says, 60)",
    ),
    "opt-password": ("打开加密文件的密码", "password of encrypted files"),
    "opt-jobs": (
        "同时检查几个文件（默认按处理器个数）",
        "files checked at a time (default: one a processor)",
    ),
    "opt-resume": (
        "进度记录文件：中断后再运行同样的命令，只检查剩下的和改过的文件",
        "a journal: after a break the same command checks only what is left or has changed",
    ),
    "opt-limit": (
        "每个文件的上限，可写多次，如 seconds=120、memory=2GB、pages=1000",
        "a limit for each file, repeatable: seconds=120, memory=2GB, pages=1000",
    ),
    "opt-lang": ("界面语言：zh 中文（默认）、en 英文", "language: zh (default) or en"),
    "opt-debug": ("程序出错时显示详细信息", "show where an internal error arose"),
    "opt-version": ("显示版本", "show the version"),
    "opt-help": ("显示本说明", "show this help"),
    "opt-read-format": ("输出格式：text（默认）、json", "output format: text (default), json"),
    "help-status": (
        "退出状态：0 全部接收；1 有文件被退回；2 用法或规则文件有误，没有评分；3 有文件读不出来；"
        "70 程序内部出错；74 结果写不出去；130 被 Ctrl-C 中断。",
        "Exit status: 0 all accepted; 1 some are not; 2 wrong usage or rule set, nothing scored; 3 some files "
        "could not be read; 70 internal error; 74 the result could not be written; 130 Ctrl-C.",
    ),
}

#: at the end of the help: what is typed and what for, each in (Chinese, English)
EXAMPLES_CHECK: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (("plancheck 工作计划.docx", "plancheck plan.docx"), ("检查一个文件", "check one file")),
    (("plancheck 2026年计划", "plancheck plans"), ("检查一个文件夹", "check a folder")),
    (
        ("plancheck 2026年计划 --sort name --details", "plancheck plans --sort name --details"),
        ("按名称排列，并附每份的报告", "by name, with each one's report"),
    ),
    (
        ("plancheck 2026年计划 --report 评分表.xlsx", "plancheck plans --report scores.xlsx"),
        ("另存 Excel 评分表", "a score sheet for Excel besides"),
    ),
    (
        ("plancheck 工作计划.docx --plain", "plancheck plan.docx --plain"),
        ("便于粘贴到微信的报告", "a report to paste into a chat"),
    ),
    (("plancheck read 工作计划.docx", "plancheck read plan.docx"), ("看看读到了什么", "what was read of it")),
)

EXAMPLES_READ: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (("plancheck read 工作计划.docx", "plancheck read plan.docx"), ("一段一行", "a line a paragraph")),
    (
        ("plancheck read 全部.zip!/甲校.pdf", "plancheck read all.zip!/a.pdf"),
        ("压缩包里的文件", "a file in an archive"),
    ),
    (
        ("plancheck read 工作计划.pdf --format json", "plancheck read plan.pdf --format json"),
        ("供程序使用", "for programs"),
    ),
)
