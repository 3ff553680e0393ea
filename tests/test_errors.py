"""Exit codes are a contract: schedulers read nothing else."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations import errors
from automations.errors import ExpectedFailure, InputUnfit, most_severe

CODES = {
    "RunInProgress": 11,
    "DecisionNeeded": 20,
    "InputUnfit": 65,
    "ServiceUnavailable": 69,
    "OutputNotWritten": 73,
    "TryAgain": 75,
    "PermissionRefused": 77,
    "SettingsWrong": 78,
}
BY_SEVERITY = [70, 78, 77, 73, 69, 75, 65, 2, 20, 11, 10, 0]


def test_every_failure_has_the_code_of_the_contract() -> None:
    assert {each.__name__: each.exit_code for each in ExpectedFailure.__subclasses__()} == CODES


def test_the_table_at_the_top_says_the_same() -> None:
    drawn = re.findall(r"^`(\w+)` +(\d+) ", errors.__doc__ or "", re.MULTILINE)
    assert {name: int(code) for name, code in drawn} == CODES


@pytest.mark.parametrize(("worse", "better"), list(itertools.pairwise(BY_SEVERITY)))
def test_the_most_severe_code_wins(worse: int, better: int) -> None:
    assert most_severe([better, worse]) == worse


@given(st.lists(st.sampled_from(BY_SEVERITY), min_size=1))
def test_order_and_repetition_do_not_matter(codes: list[int]) -> None:
    assert most_severe(codes) == most_severe(sorted(codes * 2)) == min(codes, key=BY_SEVERITY.index)


@given(st.lists(st.sampled_from(BY_SEVERITY)), st.sampled_from([1, 3, 99, -9, 137]))
def test_an_unknown_code_is_a_failure(codes: list[int], unknown: int) -> None:
    assert most_severe([*codes, unknown]) == unknown


def test_nothing_happened_is_done() -> None:
    assert most_severe([]) == 0


def test_a_failure_speaks_in_sentences() -> None:
    failure = InputUnfit("一つ目。", "二つ目。")
    assert failure.sentences == ("一つ目。", "二つ目。")
    assert str(failure) == "一つ目。\n二つ目。"
