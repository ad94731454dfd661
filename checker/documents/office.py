"""LibreOffice as a converter, where it is installed: its own profile, no macros, no links fetched, killed in time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class ConversionFailed(Exception):
    """LibreOffice is not installed, did not end in time, or made no file."""


def find() -> str | None:
    """The LibreOffice program of this machine; None where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.path.exists(place)), None)


def convert(data: bytes, suffix: str, target: str, *, seconds: float) -> bytes:
    """A file's content in another format, e.g. from ".doc" to "docx". Raises ConversionFailed."""
    program = find()
    if program is None:
        raise ConversionFailed("not installed")
    with tempfile.TemporaryDirectory(prefix="plancheck-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source, profile, out = home / f"in{suffix}", home / "profile", home / "out"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", target, "--outdir", str(out), str(source),
        ]  # fmt: skip
        _run(command, seconds)
        made = out / f"in.{target.partition(':')[0]}"
        if not made.exists():
            raise ConversionFailed("no file was made")
        return made.read_bytes()


def _run(command: list[str], seconds: float) -> None:
    """Run to the end, or end the program and all that it started."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=sys.platform != "win32"
        )
    except OSError as error:
        raise ConversionFailed(str(error)) from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ConversionFailed(f"no result within {seconds:.0f} s") from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":  # soffice.com starts soffice.bin: the whole tree has to go
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
