"""Documents made wrong in every way that chance finds: bytes, zip members, XML, PDF objects, marks of text formats.

`mutate(data, others, rng)` gives one mutated input; the same `rng` state gives the same input, so that a number
is all it takes to make a finding again.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Mutator = Callable[[bytes, random.Random], bytes]

_NUMBERS = [
    b"-1",
    b"0",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"-2147483649",
    b"18446744073709551616",
    b"1e308",
]
_NUMBERS += [b"NaN", b"", b"9" * 400, b"0.0000001", b"\xef\xbc\x99"]
_TOKENS = [
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"<?xml?>",
    b"\x00",
    b"\xff\xfe",
]
_TOKENS += [
    b"{",
    b"}",
    b"\\bin99999 ",
    b"\\u-1?",
    b"\\'",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b")",
    b" R ",
    b"endobj",
    b"stream",
]
_TOKENS += [
    "一、".encode(),
    "\u202e".encode(),
    "\ud7ff\ue000".encode(),
    b"|" * 50,
    b"\t" * 50,
    b"\r\n\r\n",
    b"\xc3\x28",
    b"\x81",
]
_DIGITS = re.compile(rb"-?\d+(?:\.\d+)?")
_TAG = re.compile(rb"<[^<>]{1,400}>")
_ATTRIBUTE = re.compile(rb'="[^"<>]{0,200}"')
_REFERENCE = re.compile(rb"\b\d+ \d+ R\b")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_RTF_WORD = re.compile(rb"\\[a-z]+-?\d*")


def mutate(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """One to four changes of a kind that suits the format."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        if data.startswith(b"PK\x03\x04") and rng.random() < 0.8:
            data = _in_zip(data, rng)
        elif data.startswith(b"%PDF") and rng.random() < 0.7:
            data = _in_pdf(data, rng)
        elif data.startswith(b"{\\rtf") and rng.random() < 0.6:
            data = _at_matches(_RTF_WORD, data, rng)
        elif data.lstrip()[:1] == b"<" and rng.random() < 0.6:
            data = _in_markup(data, rng)
        elif rng.random() < 0.05 and others:
            data = _splice(data, rng.choice(others), rng)
        else:
            data = _in_bytes(data, rng)
    return data


def _in_bytes(data: bytes, rng: random.Random) -> bytes:
    return rng.choice((_flip, _overwrite, _cut_out, _repeat, _insert, _truncate, _swap))(data, rng)


def _place(data: bytes, rng: random.Random) -> int:
    """Anywhere; more often in the first bytes, where headers are."""
    reach = len(data) if rng.random() < 0.7 else min(len(data), 600)
    return rng.randrange(max(1, reach))


def _flip(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 16, 64))):
        if changed:
            changed[_place(data, rng)] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, rng: random.Random) -> bytes:
    at, length = _place(data, rng), rng.choice((1, 2, 4, 64))
    filling = rng.choice((b"\x00", b"\xff", b"\x7f", rng.randbytes(1))) * length
    return data[:at] + filling + data[at + length :]


def _cut_out(data: bytes, rng: random.Random) -> bytes:
    at = _place(data, rng)
    return data[:at] + data[at + rng.choice((1, 4, 100, 5_000)) :]


def _repeat(data: bytes, rng: random.Random) -> bytes:
    at, length = _place(data, rng), rng.choice((1, 8, 200, 4_000))
    return data[:at] + data[at : at + length] * rng.choice((2, 3, 100)) + data[at + length :]


def _insert(data: bytes, rng: random.Random) -> bytes:
    at = _place(data, rng)
    return data[:at] + rng.choice((*_TOKENS, rng.randbytes(20))) * rng.choice((1, 1, 5, 500)) + data[at:]


def _truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: _place(data, rng)]


def _swap(data: bytes, rng: random.Random) -> bytes:
    a, b = sorted((_place(data, rng), _place(data, rng)))
    return data[:a] + data[b:] + data[a:b]


def _splice(data: bytes, other: bytes, rng: random.Random) -> bytes:
    return data[: _place(data, rng)] + other[_place(other, rng) :]


def _at_matches(pattern: re.Pattern[bytes], data: bytes, rng: random.Random) -> bytes:
    """Some of what a pattern finds, replaced, repeated or left out."""
    spans = [match.span() for match in pattern.finditer(data)]
    if not spans:
        return _in_bytes(data, rng)
    for start, end in sorted(rng.sample(spans, min(len(spans), rng.choice((1, 2, 8)))), reverse=True):
        found = data[start:end]
        other = data[slice(*rng.choice(spans))]
        number = _DIGITS.sub(lambda _: rng.choice(_NUMBERS), found)
        data = data[:start] + rng.choice((b"", found * 2, found * 300, other, number, number)) + data[end:]
    return data


def _in_markup(data: bytes, rng: random.Random) -> bytes:
    pattern = rng.choice((_TAG, _TAG, _ATTRIBUTE, _DIGITS))
    if pattern is _ATTRIBUTE and rng.random() < 0.5:
        value = rng.choice((*_NUMBERS, *_TOKENS)).replace(b'"', b"")
        return _ATTRIBUTE.sub(lambda match: match[0] if rng.random() < 0.9 else b'="' + value + b'"', data)
    return _at_matches(pattern, data, rng)


def _in_zip(data: bytes, rng: random.Random) -> bytes:
    """One member changed inside, or the list of members; packed again with right sums, so that readers go in."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [
                (info.filename, packed.read(info)) for info in packed.infolist() if info.file_size < 10**7
            ]
    except Exception:  # damaged by an earlier change already
        return _in_bytes(data, rng)
    if not members:
        return _in_bytes(data, rng)
    number = rng.randrange(len(members))
    name, content = members[number]
    way = rng.random()
    if way < 0.06:
        del members[number]
    elif way < 0.1:
        members.append((name, members[rng.randrange(len(members))][1]))
    elif way < 0.14:
        members[number] = (
            rng.choice((name.upper(), "../" + name, name.replace("/", "\\"), "\x01", "名" * 90)),
            content,
        )
    else:
        main = [i for i, (each, _) in enumerate(members) if each.endswith(("document.xml", "content.xml"))]
        if main and rng.random() < 0.5:
            number = rng.choice(main)
            name, content = members[number]
        inside = _in_markup if content.lstrip()[:1] == b"<" and rng.random() < 0.8 else _in_bytes
        members[number] = (name, inside(content, rng))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for each, content in members:
            packed.writestr(each, content)
    return out.getvalue()


def _in_pdf(data: bytes, rng: random.Random) -> bytes:
    """Numbers, references and names of objects changed, or a stream's content under its compression."""
    way = rng.random()
    if way < 0.3:
        return _at_matches(_DIGITS, data, rng)
    if way < 0.5:
        return _at_matches(_REFERENCE, data, rng)
    if way < 0.6:
        return _at_matches(re.compile(rb"/[A-Za-z]+"), data, rng)
    streams = list(_STREAM.finditer(data))
    if not streams:
        return _in_bytes(data, rng)
    chosen = rng.choice(streams)
    try:
        content = zlib.decompress(chosen[1])
    except zlib.error:
        return data[: chosen.start(1)] + _in_bytes(chosen[1], rng) + data[chosen.end(1) :]
    changed = _at_matches(_DIGITS, content, rng) if rng.random() < 0.6 else _in_bytes(content, rng)
    return data[: chosen.start(1)] + zlib.compress(changed) + b"\n" + data[chosen.end(1) :]
