"""Ballots that count: some lose single choices or a category, but none of them all."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.rehearsal.ballots import Ballot, Poll
    from automations.rehearsal.people import Person
    from automations.rehearsal.plan import Plan


def valid_ballots(poll: Poll, plan: Plan, voters: Iterator[Person]) -> list[Ballot]:
    """Vote validly; the figures of the plan say how many lose what."""
    ballots = [poll.ordinary(voter) for voter in islice(voters, plan.valid_ballots)]
    ballots[0].submitted = poll.contest.closes  # to the second: still in time
    at_work = _at_work_first(poll, ballots[1:])
    for ballot in at_work[: plan.own_entry]:
        _choose_own_work(poll, ballot)
    rest = iter(_own_first(poll, at_work[plan.own_entry :]))
    for ballot in islice(rest, plan.own_section):
        _choose_own(poll, ballot)
    for ballot in islice(rest, plan.overvoted):
        poll.overvote(ballot, poll.rng.choice(poll.categories()))
    rich = (ballot for ballot in rest if len(poll.ranked_choices(ballot)) > 1)
    for ballot in islice(rich, plan.incomplete):
        _spoil(poll, ballot, None)
    for ballot in islice(rich, plan.out_of_scale):
        _spoil(poll, ballot, poll.contest.marks.stop)
    return ballots


def _at_work_first(poll: Poll, ballots: Sequence[Ballot]) -> list[Ballot]:
    """Order: who works on another section's entry, who works on one of the own, the others."""

    def distance(ballot: Ballot) -> int:
        work = poll.own_work(ballot)
        return 2 if work is None else int(work.is_of(ballot.sections))

    return sorted(ballots, key=distance)


def _own_first(poll: Poll, ballots: Sequence[Ballot]) -> list[Ballot]:
    """Order: voters with an entry of a second section or a joint one, of their own, the others."""

    def distance(ballot: Ballot) -> int:
        own = poll.own(ballot)
        return 2 if own is None else int(own.section == ballot.section)

    ordered = sorted(ballots, key=distance)
    second = [each for each in ordered if distance(each) == 0 and len(each.sections) > 1][:2]
    joint = [each for each in ordered if distance(each) == 0 and len(each.sections) == 1][:2]
    return [*second, *joint, *(each for each in ordered if distance(each))]


def _choose_own(poll: Poll, ballot: Ballot) -> None:
    """Add an entry of the voter's own section, within the limit, beside others that count."""
    if own := poll.own(ballot):
        _leave_room(poll, ballot)
        ballot.marks[own.number] = poll.marks(own)


def _choose_own_work(poll: Poll, ballot: Ballot) -> None:
    """Add the entry that the voter works on, within the limit, beside others that count."""
    if own := poll.own_work(ballot):
        _leave_room(poll, ballot)
        ballot.marks[own.number] = poll.marks(own)


def _leave_room(poll: Poll, ballot: Ballot) -> None:
    for category in poll.categories():
        among = [entry for entry in poll.open_to(ballot, category) if entry.ranked]
        poll.choose(ballot, among, poll.contest.limit - 1)


def _spoil(poll: Poll, ballot: Ballot, mark: int | None) -> None:
    """Leave one mark of one choice empty, or off the scale."""
    entry = poll.rng.choice(poll.ranked_choices(ballot))
    ballot.marks[entry.number][poll.rng.randrange(len(poll.contest.weights))] = mark
