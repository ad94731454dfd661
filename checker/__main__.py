"""`python -m checker` and the console script `plancheck`."""

from __future__ import annotations

import sys

from checker.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
