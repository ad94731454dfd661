"""What people would use instead, kept warm in an environment of its own: `python peers.py NAME FILE...`.

Each line on its standard input asks for one round over the files; it answers with a line of JSON: processor and
clock milliseconds a file, and for each file the names of the sections that the peer says are missing.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SECTIONS = ("指导思想", "工作目标", "工作措施")
Check = Callable[[str], list[str]]


def gongwen() -> Check:
    """Its own rules for work plans; of our sections it knows the one for goals."""
    from engine.core.document.parser import parse_docx
    from engine.core.rules.engine import RuleEngine

    engine = RuleEngine()

    def check(path: str) -> list[str]:
        issues = engine.check(parse_docx(path), "work_plan")
        return ["工作目标"] if any("目标" in issue.name for issue in issues) else []

    return check


def doc_checker() -> Check:
    """A profile that requires the sections."""
    from doc_checker.core.parser import DocumentParser
    from doc_checker.core.profile_loader import ProfileLoader
    from doc_checker.core.rule_engine import RuleEngine

    folder = Path(tempfile.mkdtemp())
    listed = "".join(f"      - {section}\n" for section in SECTIONS)
    text = f"name: plan\nversion: '1'\ndescription: plans\nrules:\n  structure:\n    required_sections:\n{listed}"
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    engine, parser = RuleEngine(ProfileLoader(folder).load("plan")), DocumentParser()

    def check(path: str) -> list[str]:
        result = engine.run_analyzers(parser.parse(path))
        told = "".join(
            issue.message for part in result.checks for issue in part.issues if issue.severity == "error"
        )
        return [section for section in SECTIONS if section in told]

    return check


def pdfplumber() -> Check:
    """Text and tables; says of no section that it is missing."""
    import pdfplumber as library

    def check(path: str) -> list[str]:
        with library.open(path) as document:
            text = "".join(page.extract_text() or "" for page in document.pages)
            for page in document.pages:
                page.extract_tables()
        return [section for section in SECTIONS if section not in text]

    return check


PEERS = {"gongwen-skill": gongwen, "academic-document-checker": doc_checker, "pdfplumber": pdfplumber}


def main() -> None:
    logging.disable(logging.CRITICAL)
    answers, sys.stdout = sys.stdout, sys.stderr
    check, files = PEERS[sys.argv[1]](), sys.argv[2:]
    for _ in sys.stdin:
        begun, used = time.perf_counter(), time.process_time()
        missing = [check(file) for file in files]
        used, taken = time.process_time() - used, time.perf_counter() - begun
        told = {"cpu": 1000 * used / len(files), "clock": 1000 * taken / len(files), "missing": missing}
        print(json.dumps(told), file=answers, flush=True)


if __name__ == "__main__":
    main()
