"""Working on rule sets: their examples run, their verdicts traced, their text shown, compared and printed."""
