"""Names of WordprocessingML elements and attributes, as lxml writes them."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f"{{{WORD}}}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def w(name: str) -> str:
    """A WordprocessingML name."""
    return _W + name


BODY, P, R, T, TBL, TR, TC = w("body"), w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
PPR, RPR, TRPR, TCPR = w("pPr"), w("rPr"), w("trPr"), w("tcPr")
STYLE, NUM, NUM_ID, ILVL, OUTLINE = w("pStyle"), w("numPr"), w("numId"), w("ilvl"), w("outlineLvl")
BOLD, HIDDEN, RUN_STYLE = w("b"), w("vanish"), w("rStyle")
VAL, ID, TYPE = w("val"), w("id"), w("type")
SECTION = w("sectPr")
TEXT_BOX = w("txbxContent")
ALT_CHUNK = w("altChunk")
PICTURE = w("pict")
CONTROL, TAG = w("sdt"), w("tag")

#: tag of the content control in which plancheck puts its notice before a returned plan: no words of the school's
NOTICE = "plancheck:notice"

R_ID = f"{{{RELATIONSHIPS}}}id"
R_DIAGRAM = f"{{{RELATIONSHIPS}}}dm"
SPACE = _XML + "space"

MATH, MATH_PARAGRAPH, MATH_TEXT = _MATH + "oMath", _MATH + "oMathPara", _MATH + "t"
ALTERNATE, CHOICE, FALLBACK = (_COMPATIBILITY + name for name in ("AlternateContent", "Choice", "Fallback"))
TEXT_PATH = _VML + "textpath"
DRAWING_P, DRAWING_T = _DRAWING + "p", _DRAWING + "t"
DIAGRAM_IDS, DIAGRAM_POINT = _DIAGRAM + "relIds", _DIAGRAM + "pt"
