"""Rule sets are input too: whatever stands in one, it is refused with a sentence, and nothing of it is run."""

from __future__ import annotations

import pytest

from checker.ruleset.faults import RuleSetError
from checker.ruleset.loading import load_ruleset
from checker.ruleset.shipped import rules_folder

SHIPPED = (rules_folder() / "school-union-plan.yaml").read_text(encoding="utf-8")
_LAUGHS = "a0: &a0 [哈]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

HOSTILE = {
    "aliases that unfold without end": _LAUGHS + SHIPPED,
    "an alias of itself": "id: &a [*a]\n",
    "a Python object": 'id: !!python/object/apply:os.system ["exit 1"]\n' + SHIPPED,
    "50,000 lists in each other": "id: " + "[" * 50_000 + "]" * 50_000,
    "50,000 mappings in each other": "id: " + "{a: " * 50_000 + "}" * 50_000,
    "brackets that are never closed": "[{" * 400_000,
    "more than a megabyte": SHIPPED + "\n# " + "x" * 1_100_000,
    "a rule set that extends itself": "extends: hostile.yaml\n",
    "a file of the system's": "extends: /etc/passwd\n",
    "a file above": "extends: ../../../../etc/passwd\n",
    "bytes that are no text": "\x00\x01\x02" * 100,
    "nothing": "",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_rule_set_is_refused_in_words(tmp_path, what):
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE[what], encoding="utf-8")
    with pytest.raises(RuleSetError) as refused:
        load_ruleset(path)
    assert refused.value.faults


def test_the_shipped_rule_set_as_a_file_elsewhere_is_not_refused(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(SHIPPED, encoding="utf-8")
    assert load_ruleset(path).rules
