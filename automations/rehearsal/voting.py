"""The whole vote: every ballot, in the order in which the form received them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from automations.rehearsal import odd_ballots
from automations.rehearsal.ballots import Ballot, Poll
from automations.rehearsal.valid_ballots import valid_ballots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from random import Random

    from automations.rehearsal.contest import Contest
    from automations.rehearsal.entries import Entry
    from automations.rehearsal.people import Person
    from automations.rehearsal.plan import Plan

_OFFICE_HOURS = 8 * 3600 + 15 * 60  # seconds from opening to closing time of each day
_TYPED_WIDE_EVERY = 160


def ballots_of(
    rng: Random, plan: Plan, contest: Contest, entries: Sequence[Entry], staff: Sequence[Person]
) -> list[Ballot]:
    """Write every ballot, in the order in which the form received them."""
    poll = Poll(rng, contest, entries, _moments(rng, contest, plan.ballots))
    voters = iter(_drawn(rng, entries, staff))
    valid = valid_ballots(poll, plan, voters)
    blank = [replace(poll.ordinary(voter), marks={}) for voter in islice(voters, plan.blank)]
    last = valid + blank + odd_ballots.void(poll, plan, voters)
    everything = [
        *last,
        *odd_ballots.replaced(poll, plan, last),
        *odd_ballots.sent_twice(plan, valid),
        *odd_ballots.in_conflict(poll, plan, voters),
        *odd_ballots.outside(poll, plan, valid, voters),
        *odd_ballots.unknown(poll, plan, staff),
        *odd_ballots.tests(poll, plan, staff),
        *odd_ballots.without_number(poll, plan, staff),
    ]
    everything.sort(key=lambda ballot: (ballot.submitted, ballot.voter, ballot.dropped))
    for ballot in [each for each in everything if each.voter.isdigit()][::_TYPED_WIDE_EVERY]:
        ballot.wide = True
    return everything


def _drawn(rng: Random, entries: Sequence[Entry], staff: Sequence[Person]) -> list[Person]:
    """Draw who votes; those whose choices are doubted in a rare way are among the first."""
    drawn = rng.sample(staff, len(staff))
    rare = [
        person
        for person in drawn
        if any(e.ranked and person.staff_number in e.team and not e.is_of(person.sections)
               for e in entries)
    ]  # fmt: skip
    rare += [person for person in drawn if person.section in {e.partner for e in entries}][:1]
    return [drawn[0], *rare, *(person for person in drawn[1:] if person not in rare)]


def _moments(rng: Random, contest: Contest, ballots: int) -> Iterator[datetime]:
    days = (contest.closes - contest.opens).days + 1
    for second in rng.sample(range(days * _OFFICE_HOURS), max(3000, 2 * ballots)):
        day, clock = divmod(second, _OFFICE_HOURS)
        yield contest.opens + timedelta(days=day, seconds=clock)
