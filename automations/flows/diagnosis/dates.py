"""日程: do the dates follow each other, and is a deadline on a day and at a time people expect?

Dates are named by the path of their setting, and called by that setting's label. What cannot hold
at all is refused by `automations.event.consistency`; here is what is merely unlikely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import jpholiday

from automations.event.model import Event
from automations.flows.diagnosis.checks import words
from automations.flows.working_days import is_working_day
from automations.tables.describing import describe
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_day, japanese_time

PlaceOf = Callable[[str], Place]

_DAY = "basics.day"
_OPENS, _CLOSES = "award.vote.opens", "award.vote.closes"

# What follows what; of those that are not set, the others still follow each other.
_ORDERS = (
    (
        "schedule.entries_open",
        "schedule.entries_close",
        _OPENS,
        _CLOSES,
        _DAY,
        "schedule.report_by",
    ),
    ("schedule.registration_opens", "schedule.registration_closes", _DAY, "schedule.report_by"),
    ("approval.decided", _OPENS),
    # Not before the day of the event itself: some announce the finalists there, and judge later.
    (_CLOSES, "approval.decide_by", "schedule.judging", "schedule.report_by"),
)
_DEADLINES = (
    "schedule.entries_close",
    "schedule.registration_closes",
    _CLOSES,
    "approval.decide_by",
    "schedule.report_by",
)
_FAR = timedelta(days=366)
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Appointed:
    """A date that the settings name: ``path`` of the setting, what it is called, when it is."""

    path: str
    label: str
    when: date

    @property
    def day(self) -> date:
        """The day on the event's own clock."""
        return self.when.date() if isinstance(self.when, datetime) else self.when

    @property
    def words(self) -> str:
        """The day, with its time where the settings have one."""
        return (
            japanese_time(self.when) if isinstance(self.when, datetime) else japanese_day(self.when)
        )


def appointed(event: Event) -> tuple[Appointed, ...]:
    """Return every date of the settings that people plan by; those not set are left out."""
    labels = {each.path: each.label for each in describe(Event)}
    paths = dict.fromkeys(path for order in _ORDERS for path in order)
    found = ((path, _value(event, path)) for path in paths)
    return tuple(
        Appointed(path, labels[path], when) for path, when in found if isinstance(when, date)
    )


def _value(event: Event, path: str) -> object:
    found: object = event
    for name in path.split("."):
        found = getattr(found, name, None)
    return found


def out_of_order(dates: Sequence[Appointed], place_of: PlaceOf) -> Iterator[Problem]:
    """Name each date that comes before the one it should follow; each pair once."""
    by_path = {each.path: each for each in dates}
    pairs = dict.fromkeys(
        pair for order in _ORDERS for pair in pairwise(path for path in order if path in by_path)
    )
    for first, second in pairs:
        earlier, later = by_path[first], by_path[second]
        labels = {"earlier": earlier.label, "later": later.label}
        if _before(later.when, earlier.when):
            days = {"earlier_day": earlier.words, "later_day": later.words}
            yield problem("dates_reversed", place_of(second), **labels, **days)
        elif (first, second) == (_OPENS, _CLOSES) and later.when == earlier.when:
            yield problem("dates_same", place_of(second), **labels, day=later.words)


def _before(one: date, other: date) -> bool:
    """Compare to the second where both have a time, else by the day."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    days = [each.date() if isinstance(each, datetime) else each for each in (one, other)]
    return days[0] < days[1]


def odd_deadlines(dates: Sequence[Appointed], place_of: PlaceOf) -> Iterator[Problem]:
    """Name deadlines on days when nobody answers or at midnight, and dates of another year."""
    event_day = next(each.day for each in dates if each.path == _DAY)
    for each in dates:
        about = {"label": each.label, "day": japanese_day(each.day)}
        place = place_of(each.path)
        if abs(each.day - event_day) > _FAR:
            yield problem("date_far", place, event_day=japanese_day(event_day), **about)
        if each.path in _DEADLINES and (closed := closed_for(each.day)):
            yield problem("date_closed", place, closed=closed, **about)
        if each.path == _CLOSES and _at_midnight(each.when):
            yield problem("date_midnight", place, label=each.label, moment=each.words)


def _at_midnight(when: date) -> bool:
    return isinstance(when, datetime) and when.time() == time()


def closed_for(day: date) -> str:
    """Say why public offices are closed on a day, or ""."""
    if is_working_day(day):
        return ""
    said = words("deadlines")
    weekdays = {_SATURDAY: said["saturday"], _SUNDAY: said["sunday"]}
    return str(jpholiday.is_holiday_name(day) or weekdays.get(day.weekday(), said["year_end"]))
