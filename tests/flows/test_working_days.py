"""Days on which offices are open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.flows.working_days import is_working_day, working_day_by, working_day_from


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2027, 12, 24), date(2027, 12, 24)),  # a Friday
        (date(2027, 12, 25), date(2027, 12, 24)),  # Saturday
        (date(2027, 12, 26), date(2027, 12, 24)),  # Sunday
        (date(2027, 11, 23), date(2027, 11, 22)),  # 勤労感謝の日, a Tuesday
        (date(2027, 3, 22), date(2027, 3, 19)),  # 振替休日, a Monday behind Sunday's 春分の日
        (date(2026, 9, 22), date(2026, 9, 18)),  # 国民の休日, between two holidays
        (date(2028, 1, 3), date(2027, 12, 28)),  # the whole turn of the year
        (date(2027, 12, 29), date(2027, 12, 28)),
        (date(2028, 1, 4), date(2028, 1, 4)),
    ],
)
def test_what_is_due_on_a_closed_day_is_due_before_it(day: date, due: date) -> None:
    assert working_day_by(day) == due


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_it_is_the_last_working_day_up_to_the_day(day: date) -> None:
    due = working_day_by(day)
    assert is_working_day(due)
    between = (day - due).days
    assert not any(is_working_day(due + timedelta(days=n)) for n in range(1, between + 1))


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_it_is_the_first_working_day_from_the_day(day: date) -> None:
    first = working_day_from(day)
    assert is_working_day(first)
    assert not any(is_working_day(day + timedelta(days=n)) for n in range((first - day).days))
