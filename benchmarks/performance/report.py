"""Tables of medians and ratios, for people and for the next measurement."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.performance.measuring import Sample

_WORSE = 1.3  # a ratio may drift by less than this on a busy machine
_BEGIN, _END = "<!-- measured: {} -->", "<!-- /measured: {} -->"


@dataclass(slots=True)
class Table:
    """One comparison: samples by contestant, the floor that they are set against, and what was wrong in answers."""

    name: str
    title: str
    floor: str
    samples: dict[str, Sample]
    answers: dict[str, str] = field(default_factory=dict)
    unit: str = "ms a file"

    @property
    def ratios(self) -> dict[str, float]:
        """Processor time as a multiple of the floor's."""
        base = self.samples[self.floor].cpu
        return {name: sample.cpu / base for name, sample in self.samples.items()}

    def text(self) -> str:
        """The table in Markdown."""
        ratios = self.ratios
        lines = [
            f"### {self.title}",
            "",
            f"| contestant | processor, {self.unit} | clock, {self.unit} | times the first line | answers |",
            "| --- | ---: | ---: | ---: | --- |",
        ]
        for name, sample in self.samples.items():
            ratio = f"{ratios[name]:.2f}" if ratios[name] < 10 else f"{ratios[name]:.0f}"
            told = self.answers.get(name, "–")
            lines.append(f"| {name} | {_shown(sample.cpu)} | {_shown(sample.clock)} | {ratio} | {told} |")
        return "\n".join([*lines, ""])


def compared(tables: Sequence[Table], figures: Path) -> list[str]:
    """What has become slower than the figures kept from the last measurement, as ratios to the floor."""
    if not figures.exists():
        return []
    kept = json.loads(figures.read_text(encoding="utf-8"))
    found = []
    for table in tables:
        for name, ratio in table.ratios.items():
            before = kept.get(table.name, {}).get(name)
            if before and name.startswith("plancheck") and ratio > _WORSE * before:
                found.append(f"slower: {table.title}, {name}: {ratio:.2f} times the floor, was {before:.2f}")
    return found


def write(tables: Sequence[Table], page: Path, figures: Path) -> None:
    """Put tables between their marks in a page and their ratios into the figures; others stay as they are."""
    kept = json.loads(figures.read_text(encoding="utf-8")) if figures.exists() else {}
    text = page.read_text(encoding="utf-8")
    for table in tables:
        kept[table.name] = {name: round(ratio, 3) for name, ratio in table.ratios.items()}
        text = _put(text, table.name, table.text())
    text = _put(text, "machine", machine())
    page.write_text(text, encoding="utf-8")
    figures.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine() -> str:
    """What was measured on."""
    import os

    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    ) if Path("/proc/cpuinfo").exists() else platform.processor()  # fmt: skip
    load = f", load {os.getloadavg()[0]:.0f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {time.strftime('%Y-%m')}{load}.\n"
    )


def _put(text: str, name: str, content: str) -> str:
    begin, end = _BEGIN.format(name), _END.format(name)
    before, found, rest = text.partition(begin)
    if not found:
        return f"{text.rstrip()}\n\n{begin}\n{content}{end}\n"
    return f"{before}{begin}\n{content}{end}{rest.partition(end)[2]}"


def _shown(milliseconds: float) -> str:
    return f"{milliseconds:.2f}" if milliseconds < 10 else f"{milliseconds:.0f}"
