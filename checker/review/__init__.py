"""A reviewer's own word: read back from a workbook that plancheck wrote, and put over what the rules judged.

    rulings, faults = read_workbook(data)       # reading.py: what was entered, and entries nobody can understand
    report = overrule(report, rulings, ruleset) # applying.py: findings, scores, bands and totals with it

A ruling is keyed by the document's text and the rule's id, so it holds for the same document under another name and
in later runs; one that matches nothing is kept in the report and in the next workbook.
"""

from checker.review.applying import overrule
from checker.review.reading import Fault, ReviewError, read_workbook

__all__ = ["Fault", "ReviewError", "overrule", "read_workbook"]
