"""docs/rules.md: every policy there is, and examples whose numbers the product computes."""

from enum import Enum

import pytest

from automations.award.rules import COUNTINGS
from tests.docs.rule_examples import PAGE, Example, every_policy, examples, expected, found

EXAMPLES = examples()
SELECTION = frozenset(
    {
        "単記移譲式-1", "得点が満点の線%に満たない-1", "評価基準の平均が満点の線%に満たない-1",
        "過半数が線の点以下を付けた-1", "線の点に満たない評点が一つでもある-1",
        "選んだ人数が線に満たない-1", "枠-2", "上位の点や順位の数を順に比べる-1",
        "素点の合計が高い-1", "応募が早い-1", "費用が低い-1", "公表した種による抽選-1",
    }
)  # fmt: skip
"""Examples of the selection, whose new policies are still to come."""


def marked(example: Example) -> object:
    """Mark an example that waits for the selection."""
    waits = pytest.mark.xfail(reason="the new policies of the selection are still to come")
    return pytest.param(example, marks=waits if str(example) in SELECTION else (), id=str(example))


@pytest.mark.parametrize("example", list(map(marked, EXAMPLES)))
def test_an_example_comes_to_what_the_page_says(example: Example) -> None:
    assert expected(example), "an example that says no outcome proves nothing"
    assert found(example) == expected(example)


@pytest.mark.parametrize("policy", every_policy(), ids=lambda each: f"{each}")
def test_every_policy_has_a_heading_or_stands_in_an_example(policy: Enum) -> None:
    text = PAGE.read_text(encoding="utf-8")
    settings = "\n".join(each.text("設定") for each in EXAMPLES)
    assert f"\n### {policy.value}\n" in text or f"={policy.value}" in settings


def test_every_way_of_counting_has_an_example() -> None:
    used = {each.heading for each in EXAMPLES}
    named = {counting.value for countings in COUNTINGS.values() for counting in countings}
    assert named <= used
