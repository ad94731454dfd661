"""What a file is, told by its content; its name settles only what that leaves open (txt or md)."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from checker.documents import decoding
from checker.regexes import compiled
from checker.values import Value

if TYPE_CHECKING:
    from checker.documents.packed import Packed

#: format -> the extensions that people give it. Whatever has none of these is "another kind".
EXTENSIONS: dict[str, tuple[str, ...]] = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "doc": (".doc", ".dot"),
    "wps": (".wps", ".wpt"),
    "rtf": (".rtf",),
    "odt": (".odt", ".ott"),
    "pdf": (".pdf",),
    "txt": (".txt", ".text"),
    "md": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "mht": (".mht", ".mhtml"),
    "jpg": (".jpg", ".jpeg"),
    "png": (".png",),
    "zip": (".zip",),
}

#: Every extension that is checked, in lower case.
KNOWN_EXTENSIONS = frozenset(extension for group in EXTENSIONS.values() for extension in group)

#: Formats that a reader exists for; "zip" is opened by checker.documents.archive.
READABLE = frozenset(EXTENSIONS) - {"zip"}

_SKIPPED_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1f\x8b", "gz"),
    (b"MZ", "exe"),
)
_MAIN_PARTS = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"vnd.ms-word.document.macroEnabled.main+xml", "docx"),
    (b"vnd.ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"spreadsheetml.", "xlsx"),
    (b"vnd.ms-excel.", "xlsx"),
    (b"presentationml.", "pptx"),
    (b"vnd.ms-powerpoint.", "pptx"),
)
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted-office"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_HTML = compiled(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|style|script|div|table|p|h\d|span|font|center)"
    rb"[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = compiled(
    rb"<\?mso-application\s+progid=\"Word\.Document\"|schemas\.microsoft\.com/office/word/2003/wordml"
)
_FLAT_ODT = compiled(rb"<office:document\b")
_MAIL_HEADER = compiled(
    rb"\s*(?:From|To|Subject|Date|MIME-Version|Content-Type|Message-ID|Snapshot-Content-Location|X-[\w-]+):",
    re.I,
)
_TELLING_NAME = compiled(rb"word/document\.xml|META-INF/manifest\.xml|content\.xml|OFD\.xml")
_ODD = compiled("[\x00-\x08\x0e-\x19\x1b-\x1f\ufffd]")  # what no text has many of
_HEAD = 4096


class Sniffed(Value):
    """What a file is: of READABLE, "zip", "empty", or another kind's name ("xlsx", "rar", "unknown", ...).

    packed  the zip file that was opened to tell, for who reads on in it; None for other files and damaged ones
    """

    format: str
    wrong_extension: bool = False
    packed: Packed | None = None


def sniff(data: bytes, name: str) -> Sniffed:
    """Tell what the bytes are. `name` may be a path. Never raises; a damaged container is still named."""
    extension = extension_of(name)
    packed = _opened(data)
    found = _by_content(data, extension, packed)
    fitting = EXTENSIONS.get(found, ())
    wrong = bool(extension) and found in EXTENSIONS and extension not in fitting
    return Sniffed(found, wrong, packed)


def extension_of(name: str) -> str:
    """The extension in lower case with its dot, "" for none: the dot in "2024.3 计划" begins no extension."""
    base = re.split(r"[\\/]", name)[-1]
    stem, dot, extension = base.rpartition(".")
    return f".{extension.lower()}" if dot and stem and re.fullmatch(r"[A-Za-z0-9]{1,8}", extension) else ""


def is_skipped(name: str) -> bool:
    """Whether a file is the system's own (a lock file, .DS_Store, Thumbs.db): passed over in silence."""
    parts = re.split(r"[\\/]", name)
    base = parts[-1].lower()
    return base.startswith(("~$", "._", ".~")) or base in _SKIPPED_NAMES or "__MACOSX" in parts


def _opened(data: bytes) -> Packed | None:
    if not data.startswith(_ZIP_MAGIC):
        return None
    from checker.documents.packed import Packed  # here: most other formats need nothing of it

    try:
        return Packed(data)
    except Exception:  # a damaged container
        return None


def _by_content(data: bytes, extension: str, packed: Packed | None) -> str:
    if not data:
        return "empty"
    head = data[:_HEAD]
    if head.startswith(_ZIP_MAGIC):
        return _zip_kind(data, extension, packed)
    if head.startswith(_OLE_MAGIC):
        kind = _ole_kind(data, extension)
        return "wps" if kind == "doc" and extension in EXTENSIONS["wps"] else kind
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    for magic, kind in _MAGIC:
        if bare.startswith(magic) and (kind not in ("bmp", "exe") or b"\x00" in head):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in (b"heic", b"heix", b"mif1", b"msf1") else "video"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _text_kind(data, extension)


def _zip_kind(data: bytes, extension: str, packed: Packed | None) -> str:
    try:
        stated = None if packed is None else _stated_kind(packed)
    except Exception:  # a damaged member
        stated = packed = None
    if stated is not None:
        return stated
    is_damaged = packed is None
    if packed is not None:
        names = set(packed.names())
    else:  # the names in it still tell
        names = {name.decode() for name in _TELLING_NAME.findall(data[:1_000_000])}
    if any(re.match(r"word/document\d*\.xml", name, re.I) for name in names):
        return "docx"
    if "OFD.xml" in names:
        return "ofd"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "odt"
    if is_damaged and not names:  # what it was meant to be is what its name says
        return next((kind for kind in ("docx", "odt") if extension in EXTENSIONS[kind]), "zip")
    return "zip"


def _stated_kind(packed: Packed) -> str | None:
    """What an office file says of itself."""
    names = packed.names()
    if "[Content_Types].xml" in names:
        types = packed.start("[Content_Types].xml", 1 << 20)
        for part, kind in _MAIN_PARTS:
            if part in types:
                return kind
    return _open_document(packed.start("mimetype", 200)) if "mimetype" in names else None


def _open_document(mimetype: bytes) -> str | None:
    if not mimetype.startswith(b"application/"):
        return None
    kind = mimetype.strip()
    if b"opendocument.text" in kind:
        return "odt"
    if b"opendocument" in kind:
        return "ods" if b"spreadsheet" in kind else "odp" if b"presentation" in kind else "other-office"
    return "epub" if b"epub" in kind else None


def _ole_kind(data: bytes, extension: str) -> str:
    import olefile  # here: most files need none of it

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            for stream, kind in _OLE_STREAMS:
                if container.exists(stream):
                    return kind
    except Exception:  # damaged: the names of its streams stand in the file all the same
        for stream, kind in _OLE_STREAMS:
            if stream.encode("utf-16-le") in data:
                return kind
    # its directory is lost: what it was meant to be is what its name says
    return "doc" if extension in (*EXTENSIONS["doc"], *EXTENSIONS["wps"]) else "other-office"


def _text_kind(data: bytes, extension: str) -> str:
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8")
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _WORD_XML.search(head):
        return "word-xml"
    if _HTML.match(head):
        return "html"
    if _FLAT_ODT.search(head):
        return "flat-odt"
    if _MAIL_HEADER.match(head) and re.search(rb"^mime-version:", head, re.I | re.M):
        return "mht"
    if not _is_text(data):
        return "unknown"
    return "md" if extension in EXTENSIONS["md"] else "txt"


def _is_text(data: bytes) -> bool:
    text = decoding.decode(data[:6_000]).text
    odd = len(_ODD.findall(text))
    return odd <= len(text) * 0.02 or decoding.ordinary(text) > 0.3
