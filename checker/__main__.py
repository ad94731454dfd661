"""`python -m checker` and the console script `plancheck`."""

from __future__ import annotations

import gc
import sys

# what a start makes stays to the end: looking it through for garbage again and again costs a tenth of a short run
gc.set_threshold(50_000)

from checker.cli.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
