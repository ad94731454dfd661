"""The general linters with twelve words to look for: each file is told of the words that it lacks."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

WORDS = (
    "指导思想", "工作目标", "主要工作", "工作措施", "组织保障", "月度安排",
    "维护职能", "建设职能", "参与职能", "教育职能", "经费审查", "教职工代表大会",
)  # fmt: skip
_TEXTLINT_RULE = """
const words = %s;
module.exports = context => ({ [context.Syntax.Document](node) {
  const text = context.getSource(node);
  for (const word of words) if (!text.includes(word)) context.report(node, new context.RuleError("absent " + word));
} });
"""
_MARKDOWNLINT_RULE = """
const words = %s;
module.exports = { names: ["absent"], description: "absent words", tags: ["plan"], parser: "none",
  function: (params, onError) => {
    const text = params.lines.join("\\n");
    for (const word of words) if (!text.includes(word)) onError({ lineNumber: 1, detail: "absent " + word });
  } };
"""


def textlint(node_modules: Path, folder: Path, work: Path) -> list[str]:
    """The command that has textlint look through the .txt of a folder."""
    rules = work / "rules"
    rules.mkdir()
    (rules / "absent.js").write_text(_TEXTLINT_RULE % json.dumps(WORDS), encoding="utf-8")
    program = str(node_modules / ".bin" / "textlint")
    return [program, "--no-textlintrc", "--rulesdir", str(rules), "--plugin", "@textlint/text", "-f", "json",
            f"{folder}/*.txt"]  # fmt: skip


def markdownlint(node_modules: Path, folder: Path, work: Path) -> list[str]:
    """The command that has markdownlint-cli2 look through .md copies of the .txt of a folder; run it in `work`."""
    copies = work / "copies"
    copies.mkdir()
    for file in folder.glob("*.txt"):
        (copies / f"{file.stem}.md").write_bytes(file.read_bytes())
    (work / "absent.cjs").write_text(_MARKDOWNLINT_RULE % json.dumps(WORDS), encoding="utf-8")
    config = {
        "customRules": ["./absent.cjs"],
        "config": {"default": False, "absent": True},
        "noProgress": True,
    }
    (work / ".markdownlint-cli2.jsonc").write_text(json.dumps(config), encoding="utf-8")
    return [str(node_modules / ".bin" / "markdownlint-cli2"), "copies/*.md"]


def told(command: list[str], folder: Path) -> int:
    """How many absent words a linter reports."""
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False)
    return (run.stdout + run.stderr).count("absent words") or (run.stdout + run.stderr).count('"absent ')


def truth(folder: Path) -> int:
    """How many there are."""
    texts = (file.read_text(encoding="utf-8") for file in folder.glob("*.txt"))
    return sum(word not in text for text in texts for word in WORDS)
