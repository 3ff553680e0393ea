"""Which days of the settings are shown, and how far away they are."""

from dataclasses import replace
from datetime import datetime

import pytest

from automations.event.model import Schedule
from automations.flows.deadlines import Deadline, deadlines_of
from tests.planned_event import PLANNED, at


def shown(now: datetime) -> list[tuple[str, int, bool]]:
    return [(each.key, each.days, each.over) for each in deadlines_of(PLANNED, now)]


def test_the_last_that_passed_and_the_next_three() -> None:
    assert deadlines_of(PLANNED, at(11, 17)) == (
        Deadline("vote_opens", "11月16日（月）9:00", -1, over=True),
        Deadline("vote_closes", "11月20日（金）17:15", 3, over=False),
        Deadline("decide_by", "12月4日（金）", 17, over=False),
        Deadline("registration_closes", "12月11日（金）", 24, over=False),
    )


def test_before_everything_nothing_has_passed() -> None:
    assert [key for key, _, over in shown(at(9, 1)) if over] == []


def test_another_year_is_named() -> None:
    assert deadlines_of(PLANNED, at(12, 25))[-1].when == "令和9年1月29日（金）"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(11, 20, 17, 15), ("vote_closes", 0, False)),
        (at(11, 20, 17, 16), ("vote_closes", 0, True)),
        (at(12, 4, 23, 59), ("decide_by", 0, False)),
        (at(12, 5, 0, 0), ("decide_by", -1, True)),
    ],
)
def test_a_clock_ends_at_its_minute_and_a_day_at_midnight(
    now: datetime, expected: tuple[str, int, bool]
) -> None:
    assert expected in shown(now)


def test_without_an_award_its_days_are_not_shown() -> None:
    plain = replace(PLANNED, award=None, schedule=Schedule(entries_open=at(11, 1).date()))
    assert [each.key for each in deadlines_of(plain, at(9, 1))] == ["day"]
