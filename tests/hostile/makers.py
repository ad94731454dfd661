"""Hostile and broken inputs, made by script: what strangers send, by malice, by accident, or by a bad disk.

`ALL` lists them; each says what may come of it: problem codes, or READ where a careful reader may get through.
The same list feeds the tests and the table in docs/reliability.md (benchmarks/hostile.py).
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

READ = "read"
BROKEN = frozenset({"broken"})
LARGE = frozenset({"too-large"})
REFUSED = frozenset({"broken", "too-large"})
ANY = frozenset(
    {
        READ,
        "broken",
        "too-large",
        "no-content",
        "unsupported",
        "encrypted",
        "no-text",
        "garbled",
        "empty-archive",
    }
)
#: where a limit of time or memory may be what ends it
AT_A_LIMIT = frozenset({READ, "broken", "too-large", "no-content", "no-text", "timeout", "memory", "crashed"})

SENTENCE = "一、主要工作：三月召开教代会，听取学校工作报告。"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass(frozen=True, slots=True)
class Hostile:
    """One input: its file name, how it is made, and what may come of it."""

    name: str
    make: Callable[[], bytes]
    outcomes: frozenset[str]
    about: str


ALL: list[Hostile] = []


def hostile(
    name: str, about: str, *outcomes: str | frozenset[str]
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """List a maker of an input. outcomes: codes, or sets of them."""

    def listed(make: Callable[[], bytes]) -> Callable[[], bytes]:
        allowed = frozenset().union(*({o} if isinstance(o, str) else o for o in outcomes))
        ALL.append(Hostile(name, make, allowed, about))
        return make

    return listed


# -- containers ---------------------------------------------------------------------------------------------


def docx(body: str | bytes, *, prologue: str = "", **parts: bytes) -> bytes:
    """A Word document of a body's XML; prologue: what stands before the root element."""
    inner = body if isinstance(body, bytes) else body.encode("utf-8")
    document = f"{_XML}{prologue}<w:document {_W}><w:body>".encode() + inner + b"</w:body></w:document>"
    return deflated(
        {
            "[Content_Types].xml": (
                f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                'wordprocessingml.document.main+xml"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                'officeDocument" Target="word/document.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": document,
            **parts,
        }
    )


def odt(body: str, *, prologue: str = "") -> bytes:
    """An OpenDocument text of a body's XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = (
        f"{_XML}{prologue}<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    manifest = f'{_XML}<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return deflated(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )


def deflated(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return out.getvalue()


def pdf(objects: dict[int, str | bytes], root: int = 1, *, version: str = "1.7") -> bytes:
    """A PDF of numbered objects, with a right cross-reference table."""
    out = bytearray(f"%PDF-{version}\n".encode())
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += (
            f"{number} 0 obj\n".encode()
            + (content if isinstance(content, bytes) else content.encode())
            + b"\nendobj\n"
        )
    start, size = len(out), max(places) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    out += f"trailer\n<< /Size {size} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, extra: str = "", *, compress: bool = True) -> bytes:
    data = zlib.compress(content) if compress else content
    how = "/Filter /FlateDecode " if compress else ""
    return f"<< {how}{extra} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"


def one_page(
    content: bytes, resources: str = "/Font << /F1 5 0 R >>", box: str = "0 0 595 842", **more: bytes
) -> bytes:
    """A PDF of one page; more: further objects, as o6=..., o7=..."""
    return pdf(
        {
            1: _CATALOG,
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources << {resources} >> >>",
            4: stream(content),
            5: _FONT,
            **{int(name[1:]): each for name, each in more.items()},
        }
    )


def paragraph(text: str = SENTENCE) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


# -- whole documents to damage ------------------------------------------------------------------------------


def healthy(kind: str) -> bytes:
    """A small document in good order, of each format that can be written by hand."""
    lines = [
        "某某小学工会2025年工作计划",
        "一、指导思想",
        "以学习贯彻党的二十大精神为指导。",
        SENTENCE,
        "某某小学工会",
        "2025年2月20日",
    ]
    html = (
        "<html><head><meta charset='utf-8'></head><body>"
        + "".join(f"<p>{line}</p>" for line in lines)
        + "</body></html>"
    )
    match kind:
        case "docx":
            return docx("".join(map(paragraph, lines)))
        case "odt":
            return odt("".join(f"<text:p>{line}</text:p>" for line in lines))
        case "pdf":
            return one_page(
                b"BT /F1 12 Tf 50 700 Td (School union work plan 2025) Tj 0 -20 Td (March: congress) Tj ET"
            )
        case "rtf":
            coded = "\\par ".join(
                "".join(f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in line) for line in lines
            )
            return ("{\\rtf1\\ansi\\ansicpg936 " + coded + "}").encode()
        case "html":
            return html.encode()
        case "mht":
            head = (
                "From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
            )
            return (head + "Content-Type: text/html; charset=utf-8\r\n\r\n" + html + "\r\n--b--\r\n").encode()
        case "zip":
            return deflated(
                {"计划.txt": "\n".join(lines).encode(), "b.docx": docx("".join(map(paragraph, lines)))}
            )
        case "md":
            return ("# " + "\n\n".join(lines)).encode()
    return "\n".join(lines).encode()


WRITTEN = ("docx", "odt", "pdf", "rtf", "html", "mht", "zip", "md", "txt")


# -- zip bombs ----------------------------------------------------------------------------------------------


@hostile("bomb-flat.docx", "zip bomb, flat: 64 MB of spaces in document.xml", LARGE)
def _bomb_flat() -> bytes:
    return docx(b" " * (64 * 2**20))


@hostile("bomb-flat.odt", "zip bomb, flat: 64 MB in content.xml", LARGE)
def _bomb_flat_odt() -> bytes:
    return odt(" " * (64 * 2**20))


@hostile("bomb-many-parts.docx", "zip bomb: 30 parts of 15 MB, each under the ratio's threshold", REFUSED)
def _bomb_parts() -> bytes:
    part = b" " * (15 * 2**20)
    return docx(paragraph(), **{f"word/extra{number}.xml": part for number in range(30)})


@hostile("bomb-flat.zip", "zip bomb in an archive: one member of 256 MB of zeros", LARGE)
def _bomb_zip() -> bytes:
    return deflated({"计划.txt": bytes(256 * 2**20)})


@hostile("bomb-nested.zip", "zip bomb, nested: six archives in each other, 16 copies a level", LARGE)
def _bomb_nested() -> bytes:
    inner = deflated({"计划.txt": bytes(2**24)})
    for _ in range(5):
        inner = deflated({f"{number}.zip": inner for number in range(16)})
    return inner


def overlapping(member: str, content: bytes, count: int) -> bytes:
    """An archive whose directory names one and the same packed content many times."""
    base = deflated({member: content})
    end = base.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", base[end + 12 : end + 20])
    entry = base[start : start + size]
    tail = bytearray(base[end:])
    struct.pack_into("<HHII", tail, 8, count, count, size * count, start)
    return base[:start] + entry * count + bytes(tail)


@hostile("bomb-overlapping.zip", "zip bomb, overlapping: 4,000 entries of the same 8 MB", REFUSED)
def _bomb_overlapping() -> bytes:
    return overlapping("计划.txt", b"\n" * (8 * 2**20), 4_000)


@hostile("bomb-members.zip", "an archive of 60,000 members", LARGE)
def _bomb_members() -> bytes:
    return overlapping("a.txt", b"x", 60_000)


# -- XML ----------------------------------------------------------------------------------------------------

_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a0 "哈">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    + "]>"
)
_QUADRATIC = f'<!DOCTYPE d [<!ENTITY a "{"哈" * 100_000}">]>'
_EXTERNAL = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@hostile("laughs.docx", "billion laughs in document.xml", BROKEN)
def _laughs() -> bytes:
    return docx(paragraph("&a10;"), prologue=_LAUGHS)


@hostile("laughs.odt", "billion laughs in content.xml", BROKEN)
def _laughs_odt() -> bytes:
    return odt("<text:p>&a10;</text:p>", prologue=_LAUGHS)


@hostile("quadratic.docx", "a long entity quoted 20,000 times", BROKEN)
def _quadratic() -> bytes:
    return docx(paragraph("&a;" * 20_000), prologue=_QUADRATIC)


@hostile("external.docx", "an external entity that names a local file", BROKEN)
def _external() -> bytes:
    return docx(paragraph("&a;"), prologue=_EXTERNAL)


@hostile("external.odt", "an external entity that names a local file", BROKEN)
def _external_odt() -> bytes:
    return odt("<text:p>&a;</text:p>", prologue=_EXTERNAL)


_DEEP = 100_000


@hostile("deep.docx", "100,000 content controls in each other", REFUSED)
def _deep() -> bytes:
    return docx("<w:sdt><w:sdtContent>" * _DEEP + paragraph() + "</w:sdtContent></w:sdt>" * _DEEP)


@hostile("deep-tables.docx", "3,000 tables in each other", REFUSED | {READ})
def _deep_tables() -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * 3_000 + paragraph() + "</w:tc></w:tr></w:tbl>" * 3_000)


@hostile("deep.odt", "100,000 sections in each other", REFUSED)
def _deep_odt() -> bytes:
    return odt("<text:section>" * _DEEP + f"<text:p>{SENTENCE}</text:p>" + "</text:section>" * _DEEP)


@hostile("deep.html", "100,000 <div> in each other", REFUSED | {READ})
def _deep_html() -> bytes:
    return ("<html><body>" + "<div>" * _DEEP + SENTENCE + "</div>" * _DEEP).encode()


@hostile("unclosed.html", "100,000 elements that are never closed", REFUSED | {READ})
def _unclosed_html() -> bytes:
    return ("<html><body>" + "<b><i><table><tr><td>" * 20_000 + SENTENCE).encode()


@hostile("deep.rtf", "100,000 groups in each other", REFUSED | {READ, "no-content"})
def _deep_rtf() -> bytes:
    return ("{\\rtf1 " + "{" * _DEEP + "work plan" + "}" * _DEEP + "}").encode()


@hostile("deep.md", "100,000 quotations in each other", REFUSED | {READ, "no-content"})
def _deep_md() -> bytes:
    return (">" * _DEEP + SENTENCE + "\n" + "".join("  " * n + "- x\n" for n in range(800))).encode()


@hostile("deep.mht", "10,000 multiparts in each other", REFUSED | {READ, "no-content", "unsupported"})
def _deep_mht() -> bytes:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(10_000))
    return ("From: x\r\nMIME-Version: 1.0\r\n" + parts + "Content-Type: text/html\r\n\r\n<p>x</p>").encode()


@hostile("empty-paragraphs.docx", "three million empty paragraphs in a small file", REFUSED | {"no-content"})
def _empty_paragraphs() -> bytes:
    return docx("<w:p/>" * 3_000_000)


@hostile(
    "attributes.docx",
    "an element of 200,000 attributes and a name of a million letters",
    REFUSED | {READ, "no-content"},
)
def _attributes() -> bytes:
    many = " ".join(f'a{n}="1"' for n in range(200_000))
    return docx(f"<w:p {many}/><w:{'n' * 1_000_000}/>" + paragraph())


@hostile("numbers.docx", "levels, spans and indents beyond all bounds", ANY)
def _numbers() -> bytes:
    odd = ("-1", "99999999999999999999", "", "x", "NaN", "1e9")
    rows = "".join(
        f'<w:tr><w:trPr><w:gridBefore w:val="{n}"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{n}"/></w:tcPr>{paragraph()}</w:tc></w:tr>'
        for n in odd
    )
    properties = "".join(
        f'<w:p><w:pPr><w:outlineLvl w:val="{n}"/><w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{n}"/></w:numPr>'
        f'<w:ind w:left="{n}"/></w:pPr><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>'
        for n in odd
    )
    return docx(f"<w:tbl>{rows}</w:tbl>{properties}")


# -- size ---------------------------------------------------------------------------------------------------

_ROWS = 50_000


@hostile("rows.docx", "a table of 50,000 rows", LARGE | {READ})
def _rows() -> bytes:
    row = f"<w:tr><w:tc>{paragraph('三月')}</w:tc><w:tc>{paragraph('教代会')}</w:tc></w:tr>"
    return docx(f"<w:tbl>{row * _ROWS}</w:tbl>")


@hostile("rows.odt", "a table of 50,000 rows", LARGE | {READ})
def _rows_odt() -> bytes:
    cell = "<table:table-cell><text:p>三月</text:p></table:table-cell>"
    return odt(f"<table:table>{f'<table:table-row>{cell * 2}</table:table-row>' * _ROWS}</table:table>")


@hostile("repeated.odt", "one cell and one row that say they stand two billion times", ANY)
def _repeated_odt() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="2000000000"><text:p>三月</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="2000000000">{cell}</table:table-row>'
    return odt(f'<table:table>{row}</table:table><text:p>x<text:s text:c="2000000000"/></text:p>')


@hostile("rows.html", "a table of 50,000 rows", LARGE | {READ})
def _rows_html() -> bytes:
    return ("<html><body><table>" + "<tr><td>三月</td><td>教代会</td></tr>" * _ROWS + "</table>").encode()


@hostile("spans.html", "a cell that spans a billion columns and rows", ANY)
def _spans_html() -> bytes:
    return f"<html><body><table><tr><td colspan=1000000000 rowspan=1000000000>{SENTENCE}</td></tr></table>".encode()


@hostile("rows.txt", "a table of 50,000 rows in plain text", LARGE | {READ})
def _rows_txt() -> bytes:
    return ("月份\t工作\n" + "三月\t召开教代会\n" * _ROWS).encode()


@hostile("rows.rtf", "a table of 50,000 rows", LARGE | {READ})
def _rows_rtf() -> bytes:
    row = "\\trowd\\cellx2000\\cellx4000 March\\cell congress\\cell\\row\n"
    return ("{\\rtf1\\ansi " + row * _ROWS + "}").encode()


@hostile("one-line.txt", "one line of 300,000 characters", READ)
def _one_line() -> bytes:
    return (SENTENCE * (300_000 // len(SENTENCE))).encode()


@hostile(
    "digits.txt",
    "400,000 digits, spaces and brackets: food for patterns that try again and again",
    LARGE | {READ, "no-content"},
)
def _digits() -> bytes:
    return (
        "1" * 100_000 + " " * 100_000 + "（" * 50_000 + "一、" * 25_000 + "\n" + "2025年1月" * 12_500
    ).encode()


@hostile("lines.txt", "a million short lines", LARGE)
def _lines() -> bytes:
    return ("一、工作\n" * 1_000_000)[: 2_900_000 * 3].encode()


@hostile("characters.txt", "four million characters", LARGE)
def _characters() -> bytes:
    return ("工会工作计划。\n" * 500_000 + "x").encode()


@hostile("bytes.txt", "a file of 51 MB", LARGE)
def _bytes() -> bytes:
    return b"a" * (51 * 2**20)


# -- PDF ----------------------------------------------------------------------------------------------------


@hostile("pages.pdf", "10,000 pages", LARGE)
def _pages() -> bytes:
    count = 10_000
    objects: dict[int, str | bytes] = {
        1: _CATALOG,
        4: stream(b"BT /F1 12 Tf 50 700 Td (plan) Tj ET"),
        5: _FONT,
    }
    kids = " ".join(f"{number} 0 R" for number in range(10, 10 + count))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
    for number in range(10, 10 + count):
        objects[number] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
        )
    return pdf(objects)


_FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << {} >> >>"


@hostile("self.pdf", "a form that draws itself", AT_A_LIMIT)
def _self_reference() -> bytes:
    body = b"BT /F1 12 Tf 50 700 Td (plan) Tj ET /X Do"
    return one_page(
        body, "/XObject << /X 6 0 R >> /Font << /F1 5 0 R >>", o6=stream(body, _FORM.format("/X 6 0 R"))
    )


@hostile("forms.pdf", "24 forms, each drawing the next one twice: 16 million drawings", AT_A_LIMIT)
def _forms() -> bytes:
    more = {
        f"o{n}": stream(b"/X Do /X Do BT /F1 12 Tf 50 700 Td (x) Tj ET", _FORM.format(f"/X {n + 1} 0 R"))
        for n in range(6, 30)
    }
    more["o30"] = stream(b"BT /F1 12 Tf 50 700 Td (plan) Tj ET", _FORM.format(""))
    return one_page(b"/X Do", "/XObject << /X 6 0 R >>", **more)


@hostile("page-loop.pdf", "a page tree that holds itself", AT_A_LIMIT)
def _page_loop() -> bytes:
    return pdf(
        {
            1: _CATALOG,
            2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            3: "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>",
        }
    )


@hostile("count.pdf", "a page tree that claims two billion pages", AT_A_LIMIT)
def _count() -> bytes:
    return pdf(
        {
            1: _CATALOG,
            2: "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>",
            3: "<< /Type /Page /Parent 2 0 R >>",
        }
    )


@hostile("brackets.pdf", "100,000 arrays in each other", AT_A_LIMIT)
def _brackets() -> bytes:
    return one_page(b"[" * _DEEP + b"]" * _DEEP + b" TJ", o6=b"[" * _DEEP + b"]" * _DEEP)


@hostile("bomb.pdf", "a content stream of 300 MB, packed a thousandfold", AT_A_LIMIT)
def _bomb_pdf() -> bytes:
    return one_page(b"0 0 m 1 1 l S\n" * (300 * 2**20 // 14))


@hostile("pieces.pdf", "a page of 20,000 pieces of text, each in its place", AT_A_LIMIT)
def _pieces() -> bytes:
    rng = random.Random(1)
    drawn = b"\n".join(
        b"1 0 0 1 %d %d Tm (x) Tj" % (rng.randrange(595), rng.randrange(842)) for _ in range(20_000)
    )
    return one_page(b"BT /F1 8 Tf " + drawn + b" ET")


@hostile("rulings.pdf", "a page of 60,000 lines crossing each other", AT_A_LIMIT)
def _rulings() -> bytes:
    lines = b"\n".join(
        b"%d.%d 0 m %d.%d 842 l S 0 %d.%d m 595 %d.%d l S" % ((n % 595, n % 10) * 2 + (n % 842, n % 10) * 2)
        for n in range(30_000)
    )
    return one_page(b"BT /F1 12 Tf 50 700 Td (plan) Tj ET " + lines)


@hostile("box.pdf", "a page as large as numbers go, and none", AT_A_LIMIT)
def _box() -> bytes:
    return one_page(
        b"BT /F1 12 Tf 50 700 Td (plan) Tj 1e38 0 0 1e38 1e38 -1e38 Tm (plan) Tj ET",
        box="-1e38 -1e38 1e38 1e38",
    )


# where the engine for scans is installed, it looks at the page and says that it cannot make anything of it
@hostile("image.pdf", "a picture that claims 100,000 by 100,000 points", AT_A_LIMIT | {"recognition-failed"})
def _image() -> bytes:
    return one_page(
        b"595 0 0 842 0 0 cm /I Do",
        "/XObject << /I 6 0 R >>",
        o6=stream(
            b"\x00" * 1000,
            "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        ),
    )


# -- pictures, old formats, archives ------------------------------------------------------------------------


@hostile(
    "picture.png", "a picture of 60,000 by 60,000 points in 400 KB", AT_A_LIMIT | {"unsupported", "no-text"}
)
def _picture() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    side = 60_000
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


@hostile("binary.rtf", "binary data that claims four billion bytes, and a million characters by number", ANY)
def _binary_rtf() -> bytes:
    return (
        b"{\\rtf1\\ansi plan \\bin4294967295 x"
        + b"\\u24037?" * 200_000
        + b"\\uc99999999 \\'zz\\u-99999999999?}"
    )


@hostile(
    "ring.doc",
    "an OLE container whose sector chain is a ring",
    frozenset({"broken", "unsupported", "no-content"}),
)
def _ring() -> bytes:
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIIII", header, 40, 0, 1, 1, 0, 4096, 2, 1, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack(
        "<128I", 0xFFFFFFFD, 2, 1, *[0xFFFFFFFF] * 125
    )  # sectors 1 and 2 follow each other for ever
    entry = bytearray(128)
    name = "WordDocument".encode("utf-16-le") + b"\0\0"
    entry[: len(name)] = name
    struct.pack_into("<HBB", entry, 64, len(name), 2, 1)
    struct.pack_into("<III", entry, 68, 1, 0, 1)
    struct.pack_into("<II", entry, 116, 1, 0x7FFFFFFF)
    return bytes(header) + table + bytes(entry) * 4 + bytes(entry) * 4


@hostile("escape.zip", "members called ../../x, /etc/x and C:\\x", READ)
def _escape() -> bytes:
    text = healthy("txt")
    return deflated(
        {
            "../../escaped.txt": text,
            "/tmp/escaped.txt": text,
            "C:\\escaped.txt": text,
            "..\\..\\escaped.txt": text,
        }
    )


@hostile("names.zip", "members of 300 characters, with line feeds, escapes, and right-to-left marks", READ)
def _names() -> bytes:
    text = healthy("txt")
    return deflated(
        {"长" * 300 + ".txt": text, "a\nb\x1b[2J.txt": text, "计\u202etxt.exe.txt": text, "=1+1.txt": text}
    )


@hostile("gbk.zip", "member names in GBK, unmarked", READ)
def _gbk() -> bytes:
    data = deflated({"XXXXXXXX.txt": healthy("txt")})
    return data.replace(b"XXXXXXXX", "工会计划".encode("gbk"))


@hostile("encrypted.zip", "a member under a password", "encrypted")
def _encrypted() -> bytes:
    data = bytearray(deflated({"计划.txt": healthy("txt")}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


@hostile("depth.zip", "an archive in an archive, six deep", READ, "too-large")
def _depth() -> bytes:
    inner = healthy("zip")
    for _ in range(6):
        inner = deflated({"内.zip": inner})
    return inner


@hostile("nothing.zip", "an archive of nothing", "empty-archive")
def _nothing() -> bytes:
    return deflated({})


# -- damage, by kind of file --------------------------------------------------------------------------------


def _list_damaged() -> None:
    for kind in WRITTEN:
        for share in (1, 10, 50, 90, 99):
            hostile(f"cut-{share}.{kind}", f"the first {share} % of a document", ANY)(
                lambda kind=kind, share=share: (whole := healthy(kind))[: max(1, len(whole) * share // 100)]
            )
        for number in range(5):
            hostile(f"flipped-{number}.{kind}", "20 bits flipped", ANY)(
                lambda kind=kind, number=number: flipped(healthy(kind), number)
            )
        hostile(f"nothing.{kind}" if kind != "zip" else "zero.zip", "0 bytes", "empty")(bytes)
        other = "pdf" if kind != "pdf" else "docx"
        hostile(f"wrong-{kind}.{other}", f"{kind} under the name of {other}", READ)(
            lambda kind=kind: healthy(kind)
        )
    for kind in ("docx", "pdf", "doc", "rtf", "txt", "html", "odt", "zip"):
        hostile(f"program.{kind}", "a program under the name of a document", "unsupported", "broken")(
            lambda: b"MZ\x90\x00" + random.Random(3).randbytes(5_000)
        )
        hostile(f"noise.{kind}", "noise", "unsupported", "broken")(lambda: random.Random(4).randbytes(20_000))
        hostile(f"zeros.{kind}", "a megabyte of zeros", "unsupported", "broken", "no-content")(
            lambda: bytes(2**20)
        )


def flipped(data: bytes, seed: int) -> bytes:
    """A document with 20 of its bits turned over."""
    rng, changed = random.Random(seed), bytearray(data)
    for _ in range(20):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


_list_damaged()
