"""Waiting ends at the stated second, and does not begin where nothing is in the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from automations.waiting import attempts
from tests.passing_time import PassingTime


def test_the_first_attempt_is_made_at_once() -> None:
    clock = PassingTime()
    next(attempts(20.0, clock))
    assert clock.time == 0.0


def test_pauses_grow_and_stay_short_enough_to_go_on_soon() -> None:
    clock = PassingTime()
    assert [round(clock.time, 3) for _ in attempts(4.0, clock)] == [
        0.0,
        0.1,
        0.3,
        0.7,
        1.5,
        2.5,
        3.5,
        4.0,
    ]


@given(st.floats(0.0, 1_000.0))
def test_the_last_attempt_is_made_when_the_time_is_over(seconds: float) -> None:
    clock = PassingTime()
    made = sum(1 for _ in attempts(seconds, clock))
    assert made >= 1
    assert abs(clock.time - seconds) < 1e-6
