"""The days that an event's settings name: when they are, and how long it is till then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from automations.event.model import Event
from automations.tables.rendering import japanese_day, japanese_time

_SHOWN_PAST, _SHOWN_AHEAD = 1, 3


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of the settings.

    ``key`` is what `config/menu.toml` knows it by, ``when`` the day in words, ``days`` how many
    nights are left: 0 on the day itself, negative afterwards. ``over``: the moment has passed,
    which may be on the very day.
    """

    key: str
    when: str
    days: int
    over: bool


def deadlines_of(event: Event, now: datetime) -> tuple[Deadline, ...]:
    """Return the latest day that has passed and the next ones to come, in their order.

    ``now`` is zone-aware, on the event's own clock.
    """
    named = sorted(_named(event), key=lambda each: _end_of(each[1], now.tzinfo))
    every = [_deadline(key, moment, now) for key, moment in named]
    past = [each for each in every if each.over]
    ahead = [each for each in every if not each.over]
    return (*past[-_SHOWN_PAST:], *ahead[:_SHOWN_AHEAD])


def is_over(moment: date, now: datetime) -> bool:
    """Tell whether a moment has passed; a day without a clock lasts until midnight."""
    return _end_of(moment, now.tzinfo) < now


def short_day(moment: date, today: date) -> str:
    """Return a day, with its clock if it has one; its year only where it is another.

    >>> short_day(datetime(2026, 12, 4, 17, 15), date(2026, 11, 1))
    '12月4日（金）17:15'
    >>> short_day(date(2027, 1, 8), date(2026, 11, 1))
    '令和9年1月8日（金）'
    """
    whole = japanese_time(moment) if isinstance(moment, datetime) else japanese_day(moment)
    return whole.partition("年")[2] if moment.year == today.year else whole


def _named(event: Event) -> Iterator[tuple[str, date]]:
    planned = event.schedule
    vote = event.award.vote if event.award else None
    days = (
        ("entries_open", planned.entries_open if vote else None),
        ("entries_close", planned.entries_close if vote else None),
        ("registration_opens", planned.registration_opens),
        ("registration_closes", planned.registration_closes),
        ("vote_opens", vote.opens if vote else None),
        ("vote_closes", vote.closes if vote else None),
        ("decide_by", event.approval.decide_by if vote else None),
        ("judging", planned.judging if vote else None),
        ("day", event.basics.day),
        ("report_by", planned.report_by),
    )
    yield from ((key, moment) for key, moment in days if moment is not None)


def _end_of(moment: date, zone: tzinfo | None) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(23, 59, 59), zone)


def _deadline(key: str, moment: date, now: datetime) -> Deadline:
    local = moment.astimezone(now.tzinfo) if isinstance(moment, datetime) else moment
    day = local.date() if isinstance(local, datetime) else local
    today = now.date()
    return Deadline(key, short_day(local, today), (day - today).days, is_over(moment, now))
