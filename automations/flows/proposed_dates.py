"""The dates that new settings propose, counted from the event's day; organisers change them.

Each is a working day, and what begins or ends at the turn of a week does so on its first or last
working day: a vote that ended on a Sunday would surprise people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from automations.flows.working_days import is_working_day, working_day_by

# How long before the event each of them lies.
_ENTRIES_OPEN, _ENTRIES_CLOSE = timedelta(days=84), timedelta(days=49)
_REGISTRATION_OPENS, _REGISTRATION_CLOSES = timedelta(days=56), timedelta(days=10)
_RULES_DECIDED, _VOTE, _APPROVED = (timedelta(days=days) for days in (35, 21, 14))
_REPORTED = timedelta(days=30)  # after the event
_WEEK = timedelta(days=7)
_MONDAY_TO_FRIDAY = 5
_LEAST_TO_VOTE = 3  # working days
_RULES_AT, _OPENS_AT, _CLOSES_AT, _JUDGING_AT = time(15), time(9), time(17, 15), time(14)


def proposed_dates(day: date) -> dict[str, str]:
    """Return the dates for an event on ``day``, as the settings write them, by their names."""
    vote = _open_days(day - _VOTE, -_WEEK, _LEAST_TO_VOTE)
    dates: Mapping[str, date] = {
        "day": day,
        "entries_open": _open_days(day - _ENTRIES_OPEN, -_WEEK)[0],
        "entries_close": _open_days(day - _ENTRIES_CLOSE, -_WEEK)[-1],
        "registration_opens": _open_days(day - _REGISTRATION_OPENS, -_WEEK)[0],
        "registration_closes": _open_days(day - _REGISTRATION_CLOSES, -_WEEK)[-1],
        "decided": datetime.combine(working_day_by(day - _RULES_DECIDED), _RULES_AT),
        "opens": datetime.combine(vote[0], _OPENS_AT),
        "closes": datetime.combine(vote[-1], _CLOSES_AT),
        # Later where a week is closed, or the approval would fall into the vote.
        "decide_by": _open_days(day - _APPROVED, _WEEK)[-1],
        "judging": datetime.combine(day, _JUDGING_AT),
        "report_by": _open_days(day + _REPORTED, _WEEK)[-1],
    }
    return {name: each.isoformat() for name, each in dates.items()}


def _open_days(day: date, step: timedelta, least: int = 1) -> tuple[date, ...]:
    """Return the working days of a day's week; if there are too few, of the next by ``step``."""
    monday = day - timedelta(days=day.weekday())
    week = (monday + timedelta(days=each) for each in range(_MONDAY_TO_FRIDAY))
    found = tuple(each for each in week if is_working_day(each))
    return found if len(found) >= least else _open_days(day + step, step, least)
