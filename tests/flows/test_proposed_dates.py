"""Proposed dates: working days in an order that 診断 has nothing to say about, for any event."""

from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.event.loading import event_of_text
from automations.event.model import Event
from automations.flows.diagnosis.dates import Appointed, appointed, odd_deadlines, out_of_order
from automations.flows.preparing import NewEvent, new_settings
from automations.flows.proposed_dates import proposed_dates
from automations.flows.working_days import is_working_day
from automations.tables.places import Place

DAYS = st.dates(date(1951, 1, 1), date(2198, 12, 31))
CHOSEN = {"basics.day", "schedule.judging"}
"""The day of the event is a person's choice, and the judging is on that day."""


def here(path: str) -> Place:
    return Place(path)


def proposed(day: date) -> Event:
    return event_of_text(new_settings(NewEvent("みなと市×DX展", "みなと市", day), Path()))


def dates(day: date) -> tuple[Appointed, ...]:
    return appointed(proposed(day))


@pytest.mark.parametrize(
    ("day", "opens", "closes", "decide_by"),
    [
        ("2027-12-24", "2027-11-29T09:00:00", "2027-12-03T17:15:00", "2027-12-10"),
        # スポーツの日 on a Monday, 勤労感謝の日 on a Friday
        ("2026-11-02", "2026-10-13T09:00:00", "2026-10-16T17:15:00", "2026-10-23"),
        ("2029-12-10", "2029-11-19T09:00:00", "2029-11-22T17:15:00", "2029-11-30"),
        # Too few days at the turn of the year to vote, then to approve.
        ("2026-01-21", "2025-12-22T09:00:00", "2025-12-26T17:15:00", "2026-01-09"),
        ("2026-01-14", "2025-12-22T09:00:00", "2025-12-26T17:15:00", "2026-01-09"),
    ],
)
def test_a_vote_takes_a_week_and_its_approval_the_next(
    day: str, opens: str, closes: str, decide_by: str
) -> None:
    found = proposed_dates(date.fromisoformat(day))
    assert [found[key] for key in ("opens", "closes", "decide_by")] == [opens, closes, decide_by]


def test_every_date_is_proposed_but_those_of_the_decision() -> None:
    found = proposed(date(2027, 12, 24))
    assert found.approval.decide_by == date(2027, 12, 10)
    assert (found.approval.decided, found.approval.number) == (None, "")
    assert {each.path for each in dates(date(2027, 12, 24))} == {
        "schedule.entries_open",
        "schedule.entries_close",
        "award.vote.opens",
        "award.vote.closes",
        "basics.day",
        "schedule.report_by",
        "schedule.registration_opens",
        "schedule.registration_closes",
        "approval.decide_by",
        "schedule.judging",
    }


@given(DAYS)
def test_every_proposed_date_is_a_working_day(day: date) -> None:
    closed = [each.path for each in dates(day) if not is_working_day(each.day)]
    assert [path for path in closed if path not in CHOSEN] == []


@given(DAYS)
def test_the_diagnosis_finds_nothing_about_the_proposed_dates(day: date) -> None:
    found = dates(day)
    assert [str(each) for each in out_of_order(found, here)] == []
    assert [str(each) for each in odd_deadlines(found, here)] == []


@given(DAYS)
def test_between_the_end_of_the_vote_and_the_event_there_is_time_to_decide(day: date) -> None:
    found = proposed_dates(day)
    days = [datetime.fromisoformat(found[key]).date() for key in ("decided", "opens", "closes")]
    days += [date.fromisoformat(found[key]) for key in ("decide_by", "day")]
    assert all(earlier < later for earlier, later in pairwise(days))
