"""Ballots that do not count, and every reason why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING

from automations.rehearsal.ballots import TEST_VOTER, Ballot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from automations.rehearsal.ballots import Poll
    from automations.rehearsal.entries import Entry
    from automations.rehearsal.people import Person
    from automations.rehearsal.plan import Plan

_SECOND = timedelta(seconds=1)
_UNKNOWN_NUMBER = 90_001


def void(poll: Poll, plan: Plan, voters: Iterator[Person]) -> list[Ballot]:
    """Vote so that no choice is left, each time for another reason."""
    made = []
    for spoil in islice(cycle(_SPOILING), plan.all_void):
        ballots = (poll.ordinary(voter) for voter in voters)
        made.append(next(ballot for ballot in ballots if spoil(poll, ballot)))
    return made


def _only(poll: Poll, ballot: Ballot, entry: Entry | None) -> bool:
    if entry is None:
        return False
    ballot.marks = {entry.number: poll.marks(entry)}
    return True


def _of_own_section(poll: Poll, ballot: Ballot) -> bool:
    return _only(poll, ballot, poll.own(ballot))


def _of_own_work(poll: Poll, ballot: Ballot) -> bool:
    return _only(poll, ballot, poll.own_work(ballot))


def _withdrawn(poll: Poll, ballot: Ballot) -> bool:
    return _only(poll, ballot, next(entry for entry in poll.entries if entry.withdrawn))


def _exhibited(poll: Poll, ballot: Ballot) -> bool:
    return _only(poll, ballot, next(entry for entry in poll.entries if not entry.judged))


def _incomplete(_poll: Poll, ballot: Ballot) -> bool:
    for marks in ballot.marks.values():
        marks[-1] = None
    return True


def _overvoted(poll: Poll, ballot: Ballot) -> bool:
    first, second = poll.categories()
    poll.overvote(ballot, first)
    among = [entry for entry in poll.open_to(ballot, second) if entry.ranked]
    poll.choose(ballot, among, poll.contest.limit + 1)
    return True


_SPOILING: tuple[Callable[[Poll, Ballot], bool], ...] = (
    _of_own_section, _withdrawn, _incomplete, _exhibited, _overvoted, _of_own_work,
)  # fmt: skip
"""Each tells whether the voter could vote so at all."""


def replaced(poll: Poll, plan: Plan, last: Sequence[Ballot]) -> list[Ballot]:
    """Vote before one's last ballot; the first of these voters even twice, the next ended blank."""
    again = [ballot for ballot in last if not ballot.marks][:1]
    chosen = [last[1], last[1], *again]
    others = [ballot for ballot in last[2:] if ballot.marks]
    chosen += poll.rng.sample(others, plan.revoted - len(chosen))
    final: Mapping[str, Ballot] = {ballot.voter: ballot for ballot in last}
    made = []
    for ballot in chosen:
        earlier = _ordinary_of(poll, final[ballot.voter])
        if earlier.submitted > ballot.submitted:
            earlier.submitted, ballot.submitted = ballot.submitted, earlier.submitted
        made.append(earlier)
    return made


def _ordinary_of(poll: Poll, ballot: Ballot) -> Ballot:
    other = replace(ballot, submitted=next(poll.moments), marks={}, wide=False)
    for category in poll.categories():
        poll.choose(other, poll.open_to(other, category), 2)
    return other


def sent_twice(plan: Plan, valid: Sequence[Ballot]) -> list[Ballot]:
    """Press the button twice: the same marks in the same second.

    The marks are one object: whatever makes the tie at the cut changes both.
    """
    return [replace(ballot) for ballot in valid[-plan.sent_twice :]]


def in_conflict(poll: Poll, plan: Plan, voters: Iterator[Person]) -> list[Ballot]:
    """Send two ballots that differ in the same second: nobody but the voter knows which is meant.

    They name the strongest entries only, so that the answer cannot move the tie at the cut.
    """
    made = []
    for voter in islice(voters, plan.conflicts):
        meant, other = (replace(poll.ordinary(voter), marks={}) for _ in range(2))
        other.submitted, other.dropped = meant.submitted, True
        for ballot, size in ((meant, 2), (other, 1)):
            for category in poll.categories():
                among = [entry for entry in poll.open_to(ballot, category) if entry.ranked]
                among.sort(key=lambda entry: -entry.appeal)
                poll.choose(ballot, among[:size], size)
        made += [meant, other]
    return made


def outside(
    poll: Poll, plan: Plan, valid: Sequence[Ballot], voters: Iterator[Person]
) -> list[Ballot]:
    """Vote too late (one by a second, after a ballot in time, which counts) or too early."""
    late = [replace(_ordinary_of(poll, valid[2]), submitted=poll.contest.closes + _SECOND)]
    late += [
        poll.ordinary(voter, poll.contest.closes + poll.rng.randint(60, 7200) * _SECOND)
        for voter in islice(voters, plan.late - 1)
    ]
    early = [
        replace(_ordinary_of(poll, ballot), submitted=poll.contest.opens - (9 + number) * _SECOND)
        for number, ballot in enumerate(valid[3 : 3 + plan.early])
    ]
    return late + early


def unknown(poll: Poll, plan: Plan, staff: Sequence[Person]) -> list[Ballot]:
    """Vote with a number that is not on the roll."""
    guests = poll.rng.sample(staff, plan.unknown_voters)
    return [
        poll.ordinary(replace(guest, staff_number=f"{_UNKNOWN_NUMBER + number}"))
        for number, guest in enumerate(guests)
    ]


def tests(poll: Poll, plan: Plan, staff: Sequence[Person]) -> list[Ballot]:
    """Try the form out: first an hour before the vote opens, then while it runs."""
    testers = poll.rng.sample(staff, plan.tests)
    made = [poll.ordinary(replace(tester, staff_number=TEST_VOTER)) for tester in testers]
    made[0].submitted = poll.contest.opens - timedelta(hours=1)
    return made


def without_number(poll: Poll, plan: Plan, staff: Sequence[Person]) -> list[Ballot]:
    """Forget one's staff number."""
    voters = poll.rng.sample(staff, plan.without_number)
    return [poll.ordinary(replace(voter, staff_number="")) for voter in voters]
