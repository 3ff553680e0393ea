"""Never more often than allowed, never for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stamina

from automations.books.google.pacing import Limits, Pace, Patience, patiently
from automations.books.google.telling import say, told_by
from automations.books.google.trouble import NOT_SHARED, OUT_OF_ORDER, QUOTA, Stumbled
from tests.passing_time import PassingTime


def test_in_any_minute_no_more_pass_than_the_limit() -> None:
    clock = PassingTime()
    pace = Pace(clock, a_minute=3)
    sent: list[float] = []
    for _ in range(8):
        pace.wait()
        sent.append(clock.now())
        clock.sleep(5)
    assert sent == [0, 5, 10, 60, 65, 70, 120, 125]


def test_a_pause_for_the_pace_is_said() -> None:
    clock, said = PassingTime(), list[str]()
    pace = Pace(clock, a_minute=1)
    with told_by(said.append):
        pace.wait()
        clock.sleep(17.5)
        pace.wait()
    assert said == ["Googleの利用回数の上限を守るため、43秒待っています"]


def test_who_is_slow_enough_never_waits() -> None:
    clock, said = PassingTime(), list[str]()
    pace = Pace(clock, a_minute=2)
    with told_by(said.append):
        for _ in range(5):
            pace.wait()
            clock.sleep(30)
    assert (clock.now(), said) == (150, [])


@pytest.mark.parametrize("certain_only", [False, True])
def test_what_may_have_been_done_is_repeated_only_if_that_does_no_harm(
    *, certain_only: bool
) -> None:
    patience = Patience(PassingTime(), 180, certain_only)
    assert patience(Stumbled(OUT_OF_ORDER)) is not certain_only
    assert patience(Stumbled(QUOTA)) is True
    assert patience(Stumbled(NOT_SHARED)) is False
    assert patience(ValueError()) is False


def test_tries_are_counted_and_time_runs_out() -> None:
    clock = PassingTime()
    twice = Patience(clock, 180, certain_only=False)
    assert [twice(Stumbled(replace(QUOTA, tries=3))) for _ in range(3)] == [True, True, False]
    short = Patience(clock, 10, certain_only=False)
    clock.sleep(10)
    assert short(Stumbled(QUOTA)) is False


def test_the_last_failure_is_what_the_caller_gets() -> None:
    tried: list[int] = []

    def ask() -> str:
        tried.append(1)
        raise Stumbled(QUOTA)

    with stamina.set_testing(True, attempts=9, cap=True), pytest.raises(Stumbled) as met:
        patiently(ask, Patience(PassingTime(), 180, certain_only=True))
    assert met.value.trouble is QUOTA
    assert len(tried) == 9


def test_one_request_never_gets_more_time_than_is_left() -> None:
    limits = Limits()
    assert limits.of_one(180) == (10, 60)
    assert limits.of_one(7) == (7, 7)
    assert limits.of_one(-3) == (1, 1)


def test_lines_go_to_the_innermost_listener_and_to_nobody_without_one() -> None:
    outer, inner = list[str](), list[str]()
    with told_by(outer.append):
        with told_by(inner.append):
            say("一")
        say("二")
    say("三")
    assert (outer, inner) == (["二"], ["一"])
