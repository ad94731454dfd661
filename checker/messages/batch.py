"""What a run says besides the results: about its journal, and about limits that were given wrongly."""

TEXTS: dict[str, tuple[str, str]] = {
    "journal-busy": (
        "另一次检查正在使用这份进度记录，本次照常检查全部文件，但不记录进度。",
        "Another run is using this journal. This run checks all files and keeps no journal.",
    ),
    "journal-foreign": (
        "用来记录进度的文件里是别的内容，没有动它。本次照常检查全部文件，但不记录进度。",
        "The journal's file holds something else and was left alone. This run checks all files and keeps no journal.",
    ),
    "journal-lost": (
        "进度记录写不进去（{reason}）。检查照常进行，但中断后不能接着做。",
        "The journal cannot be written ({reason}). The run goes on but cannot be resumed.",
    ),
    "limit-unknown": (
        "没有这项限制：{setting}。应写成 名称=数值，名称可以是：{names}。",
        "No such limit: {setting}. Write name=value; the names are: {names}.",
    ),
    "limit-no-number": (
        "限制 {setting} 的值应是一个数字，例如 seconds=120、pages=1000。",
        "The limit {setting} needs a number, as in seconds=120 or pages=1000.",
    ),
    "limit-no-size": (
        "限制 {setting} 的值应是大小，例如 memory=2GB、file_size=100MB。",
        "The limit {setting} needs a size, as in memory=2GB or file_size=100MB.",
    ),
    "limit-too-small": (
        "限制 {setting} 太小，至少要 {least}。",
        "The limit {setting} is too small: it must be at least {least}.",
    ),
}
