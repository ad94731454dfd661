"""RTF read token by token: what each group and control word does to the text a person sees.

Automatic numbers need no counting: writers put them, as shown, into \\listtext (or the older \\pntext).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.documents.limits import Limits
from checker.documents.lines import Line, blocks_of, bounded
from checker.documents.model import BlockKind, Document
from checker.documents.problems import ReadProblem
from checker.documents.rtf.fonts import Font, FontTable, code_page, decode
from checker.documents.rtf.story import CellShape, ParagraphLook, Story
from checker.documents.rtf.styles import StyleSheet
from checker.documents.rtf.tokens import Token, tokens
from checker.documents.rtf.words import BOXES, EDGES, LABELS, PAGES, SHOWN, SIGNS, STYLE_KINDS, UNSEEN
from checker.documents.symbols import symbol
from checker.values import Value, field

_DEEPEST = 5_000  # groups in groups


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The document of an .rtf. Raises ReadProblem: broken, too-large, no-content."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise ReadProblem("broken", reason="{\\rtf")
    reader = _Reader(limits)
    for token in tokens(data):
        reader.feed(token)
    return Document(path, "rtf", "rtf", blocks_of(bounded(reader.lines(), limits)))


class _State(Value, frozen=False):
    """What a group inherits from the one around it."""

    story: Story
    destination: str = ""  # "", "label", "skip", "fonttbl", "stylesheet"
    opens: str = ""  # the destination that begins with this very group
    font: int = -1
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1  # \uc: how many characters after a \u stand in for it
    script: str = ""  # the kind of writing that the words to come are about
    row_around: _RowShape | None = None  # kept while the shape of a nested row is told

    def inner(self) -> _State:
        """The state in which a group within this one begins."""
        copy = _State(self.story, self.destination)
        copy.font, copy.bold, copy.hidden, copy.deleted = self.font, self.bold, self.hidden, self.deleted
        copy.fallback, copy.script = self.fallback, self.script
        return copy


class _RowShape(Value, frozen=False):
    """A row as \\trowd and what follows it define it; the flags are of the cell to come."""

    cells: list[CellShape] = field(default_factory=list)
    left: int = 0
    from_left: bool = False
    from_above: bool = False


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._tables, self._rows = [0], [0]
        self._body = self._new_story()
        self._state = _State(self._body)
        self._stack: list[_State] = []
        self._look = ParagraphLook()
        self._looks: list[ParagraphLook] = []  # of the stories around the current one
        self._row = _RowShape()
        self._bytes: list[str] = []
        self._skip = 0  # characters that stand in for the last \u
        self._starred = False
        self._default = "cp1252"
        self._default_font = -1
        self._fonts = FontTable()
        self._styles = StyleSheet()
        self._endnotes: list[Line] = []
        self._edges: list[tuple[BlockKind, str, list[Line]]] = []
        self._first_pages = self._facing_pages = False

    def lines(self) -> Iterator[Line]:
        """All lines, once every token has been fed: body, endnotes, headers, footers."""
        self._flush()
        yield from self._body.finish(self._look)
        yield from self._endnotes
        for kind in (BlockKind.HEADER, BlockKind.FOOTER):
            seen: set[str] = set()
            for found, pages, lines in self._edges:
                shown = self._facing_pages if pages == "l" else self._first_pages if pages == "f" else True
                for line in lines if found is kind and shown else ():
                    if line.text not in seen:
                        seen.add(line.text)
                        yield line

    def feed(self, token: Token) -> None:
        """Take the next token."""
        kind = token.kind
        if kind in ("text", "byte"):
            self._text(token.value)
            return
        if kind == "symbol":
            self._symbol(token.value)
            return
        if token.value != "u":
            self._skip = 0
        if kind != "word" or token.value not in ("loch", "hich", "dbch"):
            self._flush()
        if kind == "{":
            if len(self._stack) >= _DEEPEST:
                raise ReadProblem("too-large", what="xml_depth", limit=_DEEPEST)
            self._stack.append(self._state)
            self._state = self._state.inner()
            self._starred = False
        elif kind == "}":
            self._close()
        else:
            self._word(token.value, token.number)

    # text

    def _text(self, value: str) -> None:
        if self._skip:
            passed = min(self._skip, len(value))
            self._skip -= passed
            value = value[passed:]
        if value:
            self._bytes.append(value)

    def _symbol(self, value: str) -> None:
        if value == "*":
            self._starred = True
            return
        if value in "\\{}":
            self._text(value)
            return
        self._flush()
        if value in "\r\n":
            self._word("par", None)
        else:
            self._show({"~": "\xa0", "_": "-"}.get(value, ""))

    def _flush(self) -> None:
        """Decode the bytes gathered so far; two of them may be one character, so they are kept together."""
        if not self._bytes:
            return
        data = "".join(self._bytes)
        self._bytes.clear()
        destination = self._state.destination
        if destination == "skip":
            return
        if destination == "fonttbl":
            self._fonts.named(self._state.font, data.partition(";")[0])
        elif destination == "stylesheet":
            self._styles.named(decode(data, Font(), self._default).partition(";")[0])
        else:
            self._show(decode(data, self._fonts.at(self._state.font), self._default))

    def _show(self, text: str) -> None:
        state = self._state
        if state.hidden or state.deleted or not text:
            return
        if state.destination == "label":
            state.story.label.append(text)
        elif state.destination == "":
            state.story.add(text, state.bold)

    # groups

    def _close(self) -> None:
        closed = self._state
        if not self._stack:
            return  # more closing braces than opening ones: the rest is read all the same
        self._state = self._stack.pop()
        if closed.row_around is not None:
            self._row = closed.row_around
        if closed.story is not self._state.story:
            lines = closed.story.finish(self._look)
            self._look = self._looks.pop()
            self._keep(closed.opens, lines)

    def _keep(self, opens: str, lines: list[Line]) -> None:
        """Put the lines of a story where they belong."""
        if opens in EDGES:
            kind, pages = EDGES[opens]
            self._edges.append((kind, pages, list(_as(lines, kind))))
        elif opens == "endnote":
            self._endnotes.extend(_as(lines, BlockKind.FOOTNOTE))
        else:
            self._state.story.after.extend(_as(lines, BlockKind.FOOTNOTE) if opens == "footnote" else lines)

    def _open_story(self, opens: str) -> None:
        self._state.story = self._new_story()
        self._state.opens = opens
        self._state.destination = ""
        self._looks.append(self._look)
        self._look = ParagraphLook()

    def _new_story(self) -> Story:
        return Story(self._limits, self._tables, self._rows)

    # control words

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        starred, self._starred = self._starred, False
        if state.destination == "skip":
            return
        if (starred and word not in SHOWN and word not in STYLE_KINDS) or word in UNSEEN:
            state.destination = "skip"
        elif word in ("fonttbl", "stylesheet"):
            state.destination = word
        elif state.destination == "fonttbl":
            state.font = self._fonts.word(state.font, word, number or 0)
        elif state.destination == "stylesheet":
            self._style_word(word, number or 0)
        elif word in LABELS:
            state.destination = "label"
        elif word == "footnote" or word in BOXES or word in EDGES:
            self._open_story(word)
        elif word == "nesttableprops":
            state.row_around = self._row
        elif word == "ftnalt" and state.opens == "footnote":
            state.opens = "endnote"
        elif word == "u":
            self._unicode(number or 0)
        elif word in SIGNS:
            self._show(SIGNS[word])
        elif self._character_word(word, number) or state.destination != "":
            return
        elif not self._paragraph_word(word, number):
            self._row_word(word, number)

    def _character_word(self, word: str, number: int | None) -> bool:
        """A word that concerns characters, in labels too; whether it is one."""
        state, is_on = self._state, number != 0
        match word:
            case "b":
                state.bold = is_on
            case "ab" if state.script == "dbch":  # of East Asian text; else of Arabic and Hebrew
                state.bold = is_on
            case "loch" | "hich" | "dbch" | "rtlch" | "ltrch":
                state.script = word
            case "v":
                state.hidden = is_on
            case "deleted":
                state.deleted = is_on
            case "f":
                state.font = number or 0
            case "uc":
                state.fallback = max(number or 0, 0)
            case "plain":
                state.bold = state.hidden = state.deleted = False
                state.font = self._default_font
            case "deff":
                state.font = self._default_font = number or 0
            case "ansicpg" | "mac" | "pc" | "pca":
                self._default = code_page(PAGES.get(word, number or 1252))
            case _:
                return False
        return True

    def _paragraph_word(self, word: str, number: int | None) -> bool:
        """A word that concerns paragraphs or the whole document; whether it is one."""
        look, value = self._look, number or 0
        match word:
            case "par" | "sect":
                self._end_paragraph()
            case "pard":
                self._look = ParagraphLook()
            case "s":
                look.outline = self._styles.outline(value)
            case "outlinelevel":
                look.outline = value if 0 <= value < 9 else None
            case "ilvl":
                look.list_level = min(max(value, 0), 8)
            case "intbl":
                look.nesting = max(look.nesting, 1)
            case "itap":
                look.nesting = max(value, 0)
            case "titlepg":
                self._first_pages = True
            case "facingp":
                self._facing_pages = True
            case _:
                return False
        return True

    def _row_word(self, word: str, number: int | None) -> None:
        """A word that concerns rows and cells."""
        story, look, value = self._state.story, self._look, number or 0
        match word:
            case "trowd":
                self._row = _RowShape()
            case "trleft":
                self._row.left = value
            case "clmrg":
                self._row.from_left = True
            case "clvmrg":
                self._row.from_above = True
            case "cellx":
                self._row.cells.append(CellShape(value, self._row.from_left, self._row.from_above))
                self._row.from_left = self._row.from_above = False
            case "cell":
                story.end_cell(look, 1)
            case "row":
                story.end_row(1, self._row.cells, self._row.left)
            case "nestcell":
                story.end_cell(look, look.nesting)
            case "nestrow":
                story.end_row(max(look.nesting, 2), [], 0)

    def _style_word(self, word: str, number: int) -> None:
        """A word of the style sheet."""
        if word in STYLE_KINDS:
            self._state.destination = "skip"  # only paragraph styles are of use here
        elif word == "u":
            self._styles.named(chr(number & 0xFFFF))
            self._skip = self._state.fallback
        else:
            self._styles.word(word, number)

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF
        name = self._fonts.at(self._state.font).name
        self._show(symbol(code, name) if 0xF020 <= code <= 0xF0FF else chr(code))
        self._skip = self._state.fallback

    def _end_paragraph(self) -> None:
        state = self._state
        if state.deleted or (state.hidden and state.story.is_empty):
            if state.story.is_empty:
                state.story.label.clear()
            return  # the mark is not seen: what follows stands on the same line
        state.story.end_paragraph(self._look)


def _as(lines: Iterable[Line], kind: BlockKind) -> Iterator[Line]:
    return (Line(kind, line.text, line.number, bold=line.bold) for line in lines)
