"""What is said about --report and --report-dir."""

TEXTS: dict[str, tuple[str, str]] = {
    "heading": ("报告文件（可以同时生成几种）", "Report files (several at once)"),
    "opt-report": (
        "把报告写入文件，格式看扩展名：{extensions}；可以写几次",
        "write a report to a file; its extension says which: {extensions}; may be repeated",
    ),
    "opt-report-dir": (
        "给每份文件各写一份退回给学校的评审结果，放在这个文件夹",
        "write what each school gets back into this folder",
    ),
    "meta-folder": ("文件夹", "FOLDER"),
    "unknown-extension": (
        "“{name}”的扩展名不认识。可以用：{extensions}。",
        "The extension of {name} is not known. Known are {extensions}.",
    ),
    "dir-is-file": ("“{path}”是文件，不是文件夹。", "{path} is a file, not a folder."),
    "dir-in-input": (
        "结果文件夹“{path}”在送审文件夹里面，下次检查会把结果当成送审文件。请放到别处。",
        "The folder {path} lies inside a folder that is checked; the next run would take results for submitted "
        "files. Choose another place.",
    ),
    "dir-failed": ("不能建立文件夹“{path}”：{reason}", "Cannot make the folder {path}: {reason}"),
    "dir-written": ("已写入 {count} 个文件：{path}", "{count} file(s) written to {path}"),
}
