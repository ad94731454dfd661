"""Whatever bytes come: a document or a ReadProblem, nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.documents import ReadProblem, expand, read_bytes
from tests.documents.sheets import sheets, write

PLAN = "育才小学工会工作计划\n一、指导思想\n月份\t工作\n三月\t慰问\n"


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("计划.txt", PLAN)
        packed.writestr("内.zip", b"PK\x05\x06" + bytes(18))
    return buffer.getvalue()


FILES = {
    "plan.txt": PLAN.encode("gb18030"),
    "plan.md": f"# {PLAN}".encode(),
    "plan.html": f"<meta charset=gbk><ol><li>{PLAN}<table><tr><td>1<td>2</table>".encode("gbk"),
    "plan.mht": f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{PLAN}".encode(),
    "plan.pdf": sheets(lambda canvas: write(canvas, PLAN.split("\n"))),
    "plan.zip": _zip(),
}


def read_all(data: bytes, name: str) -> None:
    for source in expand(data, name):
        if source.data is not None:
            try:
                document = read_bytes(source.data, source.path)
            except ReadProblem:
                continue
            assert document.blocks
            "".join(block.text for block in document.blocks).encode()  # no half of a character is left


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_damaged_file_ends_in_a_document_or_a_problem(name: str, data: st.DataObject) -> None:
    whole = FILES[name]
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(broken)))
    read_all(bytes(broken[:end]), name)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.binary(min_size=1, max_size=400), name=st.sampled_from([*FILES, "plan", "plan.doc"]))
def test_noise_ends_in_a_document_or_a_problem(data: bytes, name: str) -> None:
    read_all(data, name)
