"""Why a file could not be read, and what a person should know about one that could. Each says what to do next."""

from __future__ import annotations

#: code of a ReadProblem -> (Chinese, English)
PROBLEMS: dict[str, tuple[str, str]] = {
    "missing": ("找不到这个文件：{path}。请检查文件名和所在文件夹。", "No such file: {path}. Check the name and the folder."),
    "empty": ("文件是空的（0 字节）。请让报送单位重新发送。", "The file is empty (0 bytes). Ask the school to send it again."),
}

#: code of a Note -> (Chinese, English)
NOTES: dict[str, tuple[str, str]] = {
    "wrong-extension": ("文件名说是 {named}，内容其实是 {actual}，已按内容读取。", "Named {named} but is {actual}; read as what it is."),
}
