"""What a run says besides the results: about its journal, and about limits that were given wrongly."""

TEXTS: dict[str, tuple[str, str]] = {
    "journal-busy": (
        "另一次检查正在使用这份进度记录，本次照常检查全部文件，但不记录进度。",
        "Another run is using this journal. This run checks all files and keeps no journal.",
    ),
    "journal-lost": (
        "进度记录写不进去（{reason}）。检查照常进行，但中断后不能接着做。",
        "The journal cannot be written ({reason}). The run goes on but cannot be resumed.",
    ),
}
