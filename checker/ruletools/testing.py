"""What `plancheck rules test` says of the examples it tried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.messages import Lang, say
from checker.messages.rules import TEXTS
from checker.results import Status
from checker.ruletools.examples import Trial


def told_trials(trials: Sequence[Trial], lang: Lang = Lang.ZH) -> list[str]:
    """Lines: each example that came out otherwise with what was seen of it, then the sum."""
    if not trials:
        return [say(TEXTS, "test-none", lang)]
    wrong = [trial for trial in trials if failed(trial)]
    changed = [trial for trial in trials if trial.wrong and trial.inherited]
    right = len(trials) - len(wrong) - len(changed)
    lines = [line for trial in wrong for line in _told(trial, lang)]
    if changed:
        lines.append(say(TEXTS, "test-changed", lang, count=len(changed)))
        lines += [f"  {line}" for trial in changed for line in _told(trial, lang)]
    if wrong:
        return [*lines, say(TEXTS, "test-failed", lang, wrong=len(wrong), right=right)]
    rules = len({trial.rule for trial in trials})
    return [*lines, say(TEXTS, "test-passed", lang, count=right, rules=rules)]


def failed(trial: Trial) -> bool:
    """Whether an example of the file itself came out otherwise than it says."""
    return bool(trial.wrong) and not trial.inherited


def told_coverage(lacking: Iterable[tuple[str, str]], lang: Lang = Lang.ZH) -> list[str]:
    """Lines naming the rules that lack examples."""
    told = [say(TEXTS, f"uncovered-{what}", lang, rule=rule) for rule, what in lacking]
    if not told:
        return [say(TEXTS, "covered", lang)]
    return [say(TEXTS, "uncovered", lang, count=len(told)), *(f"  {line}" for line in told)]


def _told(trial: Trial, lang: Lang) -> list[str]:
    joint = "；" if lang is Lang.ZH else "; "
    what = joint.join(
        say(TEXTS, f"test-{code}", lang, wanted=_status(wanted, lang), got=_status(got, lang))
        for code, wanted, got in trial.wrong
    )
    code = "test-other" if trial.inherited else "test-wrong"
    lines = [say(TEXTS, code, lang, place=trial.place, rule=trial.rule, what=what)]
    lines.append(say(TEXTS, "test-text", lang, text=" / ".join(trial.text.strip().split("\n"))[:90]))
    seen = "；".join(one.text for one in trial.finding.evidence)
    if seen:
        lines.append(say(TEXTS, "test-found", lang, evidence=seen[:120]))
    return lines


def _status(text: str, lang: Lang) -> str:
    """A status in words, with the value behind it as it is: "fail (absent)"."""
    status, _, rest = text.partition(" ")
    if status not in set(Status):
        return text
    return f"{say(TEXTS, f'status-{status}', lang)}{' ' if rest else ''}{rest}"
