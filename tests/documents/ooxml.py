"""Word files for tests, written part by part, so that a test shows the very XML it is about."""

from __future__ import annotations

import io
import zipfile

from checker.documents import DEFAULT_LIMITS, Block, Limits, docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def docx_bytes(
    body: str,
    *,
    styles: str | None = None,
    numbering: str | None = None,
    parts: dict[str, str | bytes] | None = None,
    related: dict[str, tuple[str, str]] | None = None,
    main: str = "word/document.xml",
    main_type: str = MAIN_TYPE,
    prolog: str = PROLOG,
) -> bytes:
    """A Word file with this body.

    styles, numbering   the inside of w:styles and w:numbering
    parts               other parts by name, e.g. "word/header1.xml"
    related             relationship id -> (last word of its type, target), of the main part
    """
    folder, _, base = main.rpartition("/")
    links = dict(related or {})
    files: dict[str, str | bytes] = {
        main: f"{prolog}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    }
    if styles is not None:
        files[f"{folder}/styles.xml"] = f"{PROLOG}<w:styles {NAMESPACES}>{styles}</w:styles>"
        links["rIdStyles"] = ("styles", "styles.xml")
    if numbering is not None:
        files[f"{folder}/numbering.xml"] = f"{PROLOG}<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
        links["rIdNumbering"] = ("numbering", "numbering.xml")
    files["[Content_Types].xml"] = (
        f'{PROLOG}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{main_type}"/></Types>'
    )
    files["_rels/.rels"] = relationships({"rId1": ("officeDocument", main)})
    files[f"{folder}/_rels/{base}.rels"] = relationships(links)
    files |= parts or {}
    return zipped(files)


def relationships(links: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'{PROLOG}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def part(root: str, inner: str) -> str:
    """Another part: part("w:hdr", p("页眉"))."""
    return f"{PROLOG}<{root} {NAMESPACES}>{inner}</{root}>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no XML is made a run of its own."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def numbered(text: str, num_id: int, ilvl: int = 0, properties: str = "") -> str:
    return p(
        text, properties=f'{properties}<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num_id}"/></w:numPr>'
    )


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs and tables; plain text is made a paragraph."""
    inner = "".join(item if item.startswith("<") else p(item) for item in content) or p()
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith(("<w:tc>", "<w:sdt>")) else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def level(ilvl: int, number_format: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def style(
    style_id: str,
    *,
    name: str = "",
    based_on: str = "",
    ppr: str = "",
    rpr: str = "",
    more: str = 'w:type="paragraph"',
) -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style {more} w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>{based}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def blocks_of(data: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[Block, ...]:
    return docx.read(data, "plan.docx", limits).blocks


def texts_of(data: bytes) -> list[str]:
    return [block.text for block in blocks_of(data)]


def texts(body: str) -> list[str]:
    """The texts of the blocks of a file with this body."""
    return texts_of(docx_bytes(body))


def field(code: str, result: str | None, begin: str = "") -> str:
    """A field of runs: its code (`instruction`, or fields within it), the result shown, what stands in its begin mark."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r>'
        f'{code}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def instruction(text: str) -> str:
    """A run of a field's code."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"
