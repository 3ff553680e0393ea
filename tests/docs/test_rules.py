"""docs/rules.md: every policy there is, and examples whose numbers the product computes."""

from enum import Enum

import pytest

from automations.award.rules import COUNTINGS
from tests.docs import judging_examples
from tests.docs.rule_examples import PAGE, Example, every_policy, examples, expected, found

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
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


JUDGED = judging_examples.examples()


@pytest.mark.parametrize("example", JUDGED, ids=str)
def test_an_example_of_a_judging_comes_to_what_the_page_says(example: Example) -> None:
    told = judging_examples.expected(example)
    assert told, "an example that says no outcome proves nothing"
    assert judging_examples.found(example) == told


@pytest.mark.parametrize("policy", judging_examples.policies(), ids=lambda each: f"{each}")
def test_every_policy_of_the_judging_stands_in_its_chapter(policy: Enum) -> None:
    chapter = PAGE.read_text(encoding="utf-8").partition("\n## 審査\n")[2]
    assert policy.value in chapter
