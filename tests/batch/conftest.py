from __future__ import annotations

import faulthandler
import os
import signal
import time
from pathlib import Path

import pytest

from checker import load_ruleset
from checker.batch import worker

PLAN = "某某小学工会2025年工作计划\n一、指导思想\n以学习贯彻党的二十大精神为指导。\n二、主要工作\n三月 召开教代会。\n"


@pytest.fixture(scope="session")
def ruleset():
    return load_ruleset()


@pytest.fixture
def plans(tmp_path):
    """Make a folder of small plans, each a little different."""

    def make(count: int, folder: str = "plans") -> Path:
        made = tmp_path / folder
        made.mkdir(exist_ok=True)
        for number in range(count):
            (made / f"plan{number:03}.txt").write_text(f"{PLAN}第{number}份\n", encoding="utf-8")
        return made

    return make


@pytest.fixture
def obedient(monkeypatch):
    """Workers that do what a file's text tells them, in the place where a native library would."""
    read = worker.read_bytes

    def obey(data, name, limits, **more):
        faulthandler.disable()  # the crashes are meant
        text = data.decode("utf-8", "replace")
        if "HANG" in text:
            time.sleep(60)
        if "SEGV" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "ABORT" in text:
            os.abort()
        if "LEAVE" in text:
            os._exit(7)
        if "GREEDY" in text:
            return [bytearray(2**24) for _ in range(1000)]
        if "SLOWLY" in text:
            hoard = []
            while True:
                hoard.append(os.urandom(2**20))
        if "REFUSED" in text:
            raise MemoryError
        if "RAISE" in text:
            raise AssertionError("a fault of ours")
        return read(data, name, limits, **more)

    monkeypatch.setattr(worker, "read_bytes", obey)
