"""Real files of other formats, made by LibreOffice from a Word file; skipped where it is not installed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.documents import office

_FILTERS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf", "docx": "docx"}


@pytest.fixture(scope="session")
def saved_as() -> Callable[[bytes, str], bytes]:
    """A Word file as LibreOffice saves it in another format; each is made once."""
    if office.find() is None:
        pytest.skip("LibreOffice is not installed")
    made: dict[tuple[bytes, str], bytes] = {}

    def save(data: bytes, extension: str) -> bytes:
        key = (data, extension)
        if key not in made:
            made[key] = office.convert(data, ".docx", _FILTERS[extension], seconds=120)
        return made[key]

    return save
