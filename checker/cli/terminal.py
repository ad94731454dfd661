"""The two streams: what is said where, in which encoding, with or without colour."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from checker.cli.errors import OutputError
from checker.messages import Lang, say
from checker.messages.cli import TEXTS

NARROWEST, WIDEST = 60, 120


class Terminal:
    """Where results (stdout) and everything else (stderr) go.

    Text that a stream's encoding does not know is shown as "?", never an error: a Chinese Windows console
    is GBK.
    """

    def __init__(self, lang: Lang, *, debug: bool = False) -> None:
        self.lang = lang
        self.debug = debug
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        sys.stdout = _buffered(sys.stdout)
        self.is_terminal = _is_terminal(sys.stdout)
        self.progress_wanted = _is_terminal(sys.stderr)
        self.colour = _colour_wanted(self.is_terminal) and _ansi_works(self.is_terminal)
        is_utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
        self.unicode = is_utf8 and (self.is_terminal or self.colour)
        self.width = _width(self.is_terminal)

    def result(self, text: str | Iterable[str], *, utf8: bool = False) -> None:
        """Print a result, at once or piece by piece. utf8: whatever the console's encoding is (JSON has only this
        one). A reader who has had enough (`| head`) ends it quietly.

        Raises OutputError where the stream takes no more (a full disk behind a redirection).
        """
        for piece in (text,) if isinstance(text, str) else text:
            if not self._printed(piece, utf8):
                return
        self._printed("", utf8, flush=True)

    def _printed(self, piece: str, utf8: bool, *, flush: bool = False) -> bool:
        if sys.stdout is None:  # closed by whoever started this, as schedulers and pythonw do
            raise OutputError(self.sentence("stdout-failed", reason=os.strerror(errno.EBADF)))
        try:
            if utf8:
                # a file name that is no valid text keeps its odd bytes as JSON escapes
                sys.stdout.buffer.write(piece.encode("utf-8", "backslashreplace"))
            else:
                sys.stdout.write(piece)
            if flush:
                sys.stdout.flush()
        except OSError as error:
            _hang_up()
            # EINVAL is how Windows calls a pipe whose reader is gone
            if error.errno not in (errno.EPIPE, errno.EINVAL):
                raise OutputError(self.sentence("stdout-failed", reason=error.strerror)) from None
            return False
        return True

    def tell(self, sentence: str) -> None:
        """Say something that is not the result."""
        if sys.stderr is None:
            return
        with suppress(OSError):  # nobody may listen on stderr: the exit status still speaks
            print(sentence, file=sys.stderr, flush=True)

    def say(self, code: str, **values: object) -> None:
        """Say a sentence of checker.messages.cli."""
        self.tell(say(TEXTS, code, self.lang, **values))

    def sentence(self, code: str, **values: object) -> str:
        """A sentence of checker.messages.cli in the user's language."""
        return say(TEXTS, code, self.lang, **values)

    def pick(self, pair: tuple[str, str]) -> str:
        """The one of a (Chinese, English) pair that the user reads."""
        return pair[1] if self.lang is Lang.EN else pair[0]


def _buffered(stream: TextIO) -> TextIO:
    """The same stream with a buffer, which PYTHONUNBUFFERED takes away: without one a write may end half way, and no
    error tells of it."""
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(stream.buffer, io.RawIOBase):
        return stream
    return open(stream.fileno(), "w", encoding=stream.encoding, errors="replace", closefd=False)


def _hang_up() -> None:
    """What is still buffered for a broken stream must not raise again when the interpreter ends."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _colour_wanted(is_terminal: bool) -> bool:
    """https://no-color.org, and FORCE_COLOR for terminals behind a pipe."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def _ansi_works(is_terminal: bool) -> bool:
    """Windows consoles understand escape codes only once they are told to; old ones never."""
    if sys.platform != "win32" or not is_terminal:
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    handle = kernel.GetStdHandle(-11)
    mode = ctypes.c_ulong()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return "ANSICON" in os.environ or "WT_SESSION" in os.environ
    return bool(kernel.SetConsoleMode(handle, mode.value | 4))


def _width(is_terminal: bool) -> int:
    if not is_terminal and "COLUMNS" not in os.environ:
        return 80
    from shutil import get_terminal_size  # here: it comes with all of shutil

    return min(WIDEST, max(NARROWEST, get_terminal_size((80, 24)).columns))
