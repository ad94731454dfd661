"""CSV with one row a finding: see checker.reports.csv_table."""

from __future__ import annotations

from checker.reports.csv_table import write_findings as write

__all__ = ["write"]
