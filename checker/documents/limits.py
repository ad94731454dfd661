"""How much of a file plancheck is willing to take in. What passes a limit is unreadable, never a crash."""

from __future__ import annotations

from checker.values import Value

MEGABYTE = 1024 * 1024


class Limits(Value):
    """Bounds that every reader keeps. A yearly plan has a few pages; these allow a hundred times that.

    Sizes in bytes, times in seconds.
    """

    file_size: int = 50 * MEGABYTE
    unpacked_size: int = 400 * MEGABYTE  # of all members of a zip container together
    member_ratio: int = 200  # unpacked : packed, asked of members over 16 MB only
    members: int = 5_000
    archive_depth: int = 3
    xml_depth: int = 256
    xml_elements: int = 2_000_000  # of one part; the tree of so many takes about 300 MB
    pages: int = 500
    table_rows: int = 20_000
    blocks: int = 100_000
    characters: int = 3_000_000
    seconds: float = 60.0
    memory: int = 1024 * MEGABYTE


DEFAULT_LIMITS = Limits()
