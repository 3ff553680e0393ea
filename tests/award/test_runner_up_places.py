"""No runner-up stands before another by the number of its entry alone."""

import shutil
from pathlib import Path

import pytest

from automations.award.explaining_selection import selection_steps
from automations.award.notices import notices
from automations.award.runner_up_places import runner_up_places
from automations.flows.event_folder import open_event
from tests.flows.counting import decided

CASE = Path(__file__).parents[1] / "golden/finalists/runners_up_with_ties"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An event with equals among its runners-up."""
    for part in ("inputs", "settings"):
        shutil.copytree(CASE / part, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_equals_share_a_place(folder: Path) -> None:
    award, rules = decided(folder).award, open_event(folder).event.award
    assert award
    assert rules
    assert runner_up_places(award, rules) == {2: 1, 3: 2, 4: 2}


def test_equals_are_told_that_they_share_it(folder: Path) -> None:
    award, rules = decided(folder).award, open_event(folder).event.award
    assert award
    assert rules
    told = [
        [line for step in selection_steps(each, award, rules) for line in step.lines]
        for each in award.outcomes
    ]
    assert [[line for line in lines if line.startswith("次点")] for lines in told] == [
        [],
        ["次点1番目です。"],
        ["次点2番目です（ほかに1件が同じ順です）。"],
        ["次点2番目です（ほかに1件が同じ順です）。"],
        [],
    ]
    _, others = notices(award, {}, rules, "")
    assert [row[6] for row in others.rows] == [
        "非選出（次点1位）", "非選出（次点2位）", "非選出（次点2位）", "非選出",
    ]  # fmt: skip
