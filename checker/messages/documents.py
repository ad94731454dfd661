"""Why a file could not be read, and what a person should know about one that could; each says what to do."""

from __future__ import annotations

from collections.abc import Mapping

from checker.messages import Lang, say

#: code of a ReadProblem -> (Chinese, English)
PROBLEMS: dict[str, tuple[str, str]] = {
    "missing": (
        "找不到这个文件：{path}。请检查文件名和所在文件夹。",
        "No such file: {path}. Check the name and the folder.",
    ),
    "empty": (
        "文件是空的（0 字节）。请让报送单位重新发送。",
        "The file is empty (0 bytes). Ask the school to send it again.",
    ),
    "no-content": (
        "文件能打开，但里面没有任何文字。请核对是否发错了文件。",
        "The file opens but holds no text at all. Check whether the right file was sent.",
    ),
    "permission": (
        "没有权限读取：{path}。文件可能正被其他程序打开，请关闭后再试，或检查文件的权限。",
        "No permission to read {path}. Close any program that has it open, or check the file's permissions.",
    ),
    "is-folder": (
        "{path} 是文件夹，不是文件。请给出文件夹里的文件。",
        "{path} is a folder, not a file. Name a file in it.",
    ),
    "cannot-open": (
        "打不开文件：{path}（{reason}）。请把它复制到本机硬盘后再试。",
        "Cannot open {path} ({reason}). Copy it to a local disk and try again.",
    ),
    "too-large": (
        "文件超过上限（{what} 超过 {limit}），没有读取。工作计划不会这么大，请核对文件。",
        "The file is over the limit ({what} over {limit}) and was not read. No work plan is that large.",
    ),
    "broken": (
        "文件已损坏，读不出来（{reason}）。请让报送单位用 Word 或 WPS 打开后另存一份再发送。",
        "The file is damaged and cannot be read ({reason}). Ask the school to save it anew and send that.",
    ),
    "encrypted": (
        "文件设了打开密码。PDF 可以用 --password 给出密码；其他文件请让报送单位取消密码后重新发送。",
        "The file needs a password to open. For a PDF give it with --password; else ask for a copy without one.",
    ),
    "old-word": (
        "这是 Word 95 或更早的文档，本机没有能读它的程序。请用 Word 或 WPS 打开后另存为 .docx，"
        "或安装 LibreOffice 后再试。",
        "A document of Word 95 or earlier, which nothing on this computer can read. Save it as .docx in Word or "
        "WPS, or install LibreOffice and try again.",
    ),
    "wrong-password": (
        "密码不对，文件打不开。请核对密码（注意大小写和全角半角）。",
        "The password is wrong. Check it (capitals, full-width characters).",
    ),
    "no-text": (
        '这是扫描件或图片，里面没有文字。要识别图片中的文字，请先安装识别组件：pip install "plancheck[ocr]"，'
        "或请报送单位发送 Word 原文件。",
        "This is a scan or a picture: it holds no text. To have its characters recognised install the extra, "
        'pip install "plancheck[ocr]", or ask for the Word file.',
    ),
    "garbled": (
        "PDF 的字体没有给出文字编码，取出来的是乱码，没有评分。请报送单位发送 Word 原文件，或重新导出 PDF；"
        '也可以安装识别组件后再试：pip install "plancheck[ocr]"。',
        "The fonts of this PDF do not tell which characters they show; its text is garbage and was not scored. Ask for "
        'the Word file or a new export, or install the extra: pip install "plancheck[ocr]".',
    ),
    "engine-broken": (
        '识别组件无法启动（{reason}）。请重新安装：pip install --force-reinstall "plancheck[ocr]"。',
        "The engine for scans does not start ({reason}). Install it again: "
        'pip install --force-reinstall "plancheck[ocr]".',
    ),
    "recognition-failed": (
        "图片中没有识别出文字。请核对图片是否清晰、方向是否正确，或请报送单位发送 Word 原文件。",
        "No text was recognised in the picture. See that it is sharp and upright, or ask for the Word file.",
    ),
    "unsupported": (
        "这是{kind}，不是能检查的文档。能读取：.docx .docm .dotx .doc .wps .rtf .odt .pdf .txt .md .html "
        ".mht .jpg .png 以及含有这些文件的 .zip。请另存为其中一种。",
        "This is {kind}, not a document that can be checked. Read are: .docx .docm .dotx .doc .wps .rtf .odt "
        ".pdf .txt .md .html .mht .jpg .png and .zip with any of these inside. Save it as one of them.",
    ),
    "unknown-packing": (
        "{path} 的压缩或加密方式无法识别（例如 AES 加密）。请先用压缩软件解压，再检查解压后的文件。",
        "{path} is packed or encrypted in a way that is not supported (AES, for one). Unpack it first.",
    ),
    "empty-archive": (
        "压缩包 {path} 里没有可检查的文档。",
        "The archive {path} holds no document that can be checked.",
    ),
    "is-archive": (
        "{path} 是压缩包。请直接检查这个压缩包，里面的每个文件会分别给出结果。",
        "{path} is an archive. Check the archive itself: each file in it gets its own result.",
    ),
    "special-file": (
        "{path} 不是普通文件（是管道、设备之类），没有读取。请给出文档文件。",
        "{path} is no ordinary file (but a pipe, a device or the like) and was not read. Name a document.",
    ),
    "closed-folder": (
        "打不开文件夹 {path}，里面的文件没有检查。请检查文件夹的权限后再试。",
        "Cannot look into the folder {path}; its files were not checked. Check the folder's permissions.",
    ),
    "timeout": (
        "检查这份文件超过 {limit} 秒，已停止。文件可能有问题，请另存一份再试；确需更长时间可用 --limit seconds=… 放宽。",
        "Checking took more than {limit} seconds and was stopped. Save the file anew, or allow --limit seconds=….",
    ),
    "memory": (
        "检查这份文件需要的内存超过 {limit} MB，已停止。工作计划不会这么大，请核对文件。",
        "Checking needed more than {limit} MB of memory and was stopped. No work plan is that large.",
    ),
    "crashed": (
        "读取这份文件时程序异常中止，文件很可能已损坏。请让报送单位另存一份再发送。其他文件不受影响。",
        "Reading this file made the program break down; it is most likely damaged. Ask for a fresh copy.",
    ),
    "internal": (
        "检查这份文件时程序内部出错（{reason}）。其他文件不受影响；请把这份文件反馈给软件维护者。",
        "plancheck failed on this file ({reason}). Other files are unaffected; please report it.",
    ),
}

#: code of a Note -> (Chinese, English)
NOTES: dict[str, tuple[str, str]] = {
    "other-reader": (
        "常用的读取方式读不了这个文件，已改用 {reader} 读取。",
        "The usual reader could not open this file; it was read by {reader}.",
    ),
    "text-only": (
        "文件结构有损坏，只读出了文字，自动编号、样式和修订没有读出。请另存为 .docx 后再检查。",
        "The file's structure is damaged: only its bare text was read, without automatic numbers, styles or "
        "revisions. Save it as .docx and check again.",
    ),
    "part-unread": (
        "文档里嵌入的另一个文件（{name}）读不出来，这部分没有检查。请打开文件核对。",
        "A file embedded in the document ({name}) could not be read and was not checked. Open it and look.",
    ),
    "wrong-extension": (
        "文件名说是 {named}，内容其实是 {actual}，已按内容读取。",
        "Named {named} but is {actual}; read as what it is.",
    ),
    "doubtful-encoding": (
        "文字编码不能完全确定，已按 {chosen} 读取（也可能是 {rival}）。如有乱码，请另存为 Word 再检查。",
        "The text encoding is in doubt: read as {chosen} (or {rival}?). If it looks wrong, save as Word.",
    ),
    "recognised": (
        "第 {pages} 页是图片，文字由程序识别（平均可信度 {confidence}），可能有错字，请人工核对原件。",
        "Page {pages} is a picture: its text was recognised (mean confidence {confidence}) and may have errors. "
        "Compare with the original.",
    ),
    "recognised-layer": (
        "这是扫描件，文字来自扫描软件的识别结果，可能有错字，请人工核对原件。",
        "This is a scan whose text was recognised by the scanner and may have errors. Compare with the original.",
    ),
    "pages-not-read": (
        '注意：第 {pages} 页是图片，没有读取，结果不完整。要识别图片中的文字，请先安装：pip install "plancheck[ocr]"。',
        "Attention: page {pages} is a picture and was not read, so the result is incomplete. To have it recognised "
        'install the extra: pip install "plancheck[ocr]".',
    ),
    "pages-garbled": (
        "注意：第 {pages} 页的字体没有给出文字编码，没有读取，结果不完整。请核对原件，或请报送单位发送 Word 原文件。",
        "Attention: the fonts of page {pages} do not tell their characters; it was not read and the result is "
        "incomplete. Look at the original or ask for the Word file.",
    ),
    "garbled-part": (
        "第 {pages} 页有一些文字的字体没有给出编码，这些文字可能不对，请核对原件。",
        "Some fonts on page {pages} do not tell their characters; these may be wrong. Compare with the original.",
    ),
    "borders-not-read": (
        "第 {pages} 页的表格边框是虚线，没能按边框分出单元格，请核对原件。",
        "Tables on page {pages} have dashed borders that could not be followed. Compare with the original.",
    ),
    "lost-characters": (
        "有 {count} 个字符无法识别，显示为“\ufffd”。请核对原文。",
        "{count} characters could not be decoded and are shown as '\ufffd'. Compare with the original.",
    ),
}

#: what a file is, for people: format or kind -> (Chinese, English)
KINDS: dict[str, tuple[str, str]] = {
    "docx": ("Word 文档（.docx）", "a Word document (.docx)"),
    "doc": ("Word 97-2003 文档（.doc）", "a Word 97-2003 document (.doc)"),
    "wps": ("WPS 文字文档（.wps）", "a WPS Writer document (.wps)"),
    "rtf": ("RTF 文档", "an RTF document"),
    "odt": ("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"),
    "pdf": ("PDF 文档", "a PDF document"),
    "txt": ("纯文本", "plain text"),
    "md": ("Markdown 文本", "Markdown text"),
    "html": ("网页（HTML）", "a web page (HTML)"),
    "mht": ("单文件网页（MHT）", "a saved web page (MHT)"),
    "jpg": ("JPEG 图片", "a JPEG picture"),
    "png": ("PNG 图片", "a PNG picture"),
    "zip": ("ZIP 压缩包", "a ZIP archive"),
    "rar": ("RAR 压缩包", "a RAR archive"),
    "7z": ("7z 压缩包", "a 7z archive"),
    "gz": ("GZ 压缩包", "a GZ archive"),
    "xlsx": ("Excel 表格（.xlsx）", "an Excel workbook (.xlsx)"),
    "xls": ("Excel 表格（.xls）", "an Excel workbook (.xls)"),
    "ods": ("OpenDocument 表格", "an OpenDocument spreadsheet"),
    "pptx": ("演示文稿（.pptx）", "a presentation (.pptx)"),
    "ppt": ("演示文稿（.ppt）", "a presentation (.ppt)"),
    "odp": ("OpenDocument 演示文稿", "an OpenDocument presentation"),
    "ofd": ("OFD 版式文档", "an OFD document"),
    "epub": ("EPUB 电子书", "an EPUB book"),
    "word-xml": ("Word 2003 XML 文档", "a Word 2003 XML document"),
    "flat-odt": ("单文件 OpenDocument 文档（.fodt）", "a flat OpenDocument text (.fodt)"),
    "other-office": ("其他办公软件的文件", "another office program's file"),
    "gif": ("GIF 图片", "a GIF picture"),
    "bmp": ("BMP 图片", "a BMP picture"),
    "tiff": ("TIFF 图片", "a TIFF picture"),
    "webp": ("WebP 图片", "a WebP picture"),
    "heic": ("HEIC 图片（苹果手机照片）", "a HEIC picture (iPhone photo)"),
    "video": ("视频或音频", "a video or sound file"),
    "exe": ("程序", "a program"),
    "unknown": ("无法识别的文件", "a file of unknown kind"),
}

#: what a limit is about -> (Chinese, English)
MEASURES: dict[str, tuple[str, str]] = {
    "file_size": ("字节数", "bytes"),
    "pages": ("页数", "pages"),
    "characters": ("字数", "characters"),
    "blocks": ("段落数", "paragraphs"),
    "pixels": ("图片像素数", "pixels"),
    "members": ("压缩包内文件数", "files in the archive"),
    "unpacked_size": ("解压后的字节数", "unpacked bytes"),
    "member_ratio": ("压缩比", "compression ratio"),
    "archive_depth": ("压缩包层数", "archives within archives"),
    "xml_depth": ("内部结构层数", "levels of its inner structure"),
    "xml_elements": ("内部结构元素数", "parts of its inner structure"),
    "table_rows": ("表格行数", "table rows"),
}


def tell_problem(code: str, values: Mapping[str, str], lang: Lang = Lang.ZH) -> str:
    """The sentence of a ReadProblem: what is wrong and what to do."""
    return say(PROBLEMS, code, lang, **_in_words(values, lang))


def tell_note(code: str, values: Mapping[str, str], lang: Lang = Lang.ZH) -> str:
    """The sentence of a Note; its values may be given as `dict(note.values)`."""
    return say(NOTES, code, lang, **_in_words(values, lang))


def _in_words(values: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """Kinds of file are named in words, all other values stand as they are."""
    words = dict(values)
    for key, table in (("kind", KINDS), ("actual", KINDS), ("what", MEASURES)):
        if words.get(key) in table:
            words[key] = say(table, words[key], lang)
    return words
