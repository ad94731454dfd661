"""`python -m checker` and the console script `plancheck`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

# what a start makes stays to the end: looking it through for garbage again and again costs a tenth of a short run
gc.set_threshold(50_000)

from checker.cli.main import main as run  # noqa: E402
from checker.regexes import keep_new  # noqa: E402


def main() -> NoReturn:
    """Do what the command line says and end the process with its exit status.

    It ends here and now, as mypy's does: Python would first take apart every object of the run, which costs another tenth
    of a short one. Whatever must be finished is finished where it was begun, by `with`; only what follows is left.
    """
    status = run()
    keep_new()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # broken, closed, or none at all
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
