"""The ballots: what voters chose, and every way in which a ballot goes wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING

from automations.rehearsal.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from automations.rehearsal.contest import Contest
    from automations.rehearsal.people import Person
    from automations.rehearsal.plan import Plan

_SECOND = timedelta(seconds=1)
_OFFICE_HOURS = 8 * 3600 + 15 * 60  # seconds from opening to closing time of each day
_UNKNOWN_NUMBER = 90_001
_TYPED_WIDE_EVERY = 160
_MARK_WEIGHTS = ((1, 3, 8, 6, 2), (1, 2, 6, 8, 4), (0, 1, 5, 8, 7))  # of marks 1 to 5
_SIZES, _SIZE_WEIGHTS = (0, 1, 2, 3), (1, 2, 3, 7)  # of choices in a category


@dataclass(slots=True)
class Ballot:
    """One row of the voting form.

    ``marks`` is keyed by entry number and holds one mark a criterion (None: left empty). The
    tie at the cut is made by changing marks, which is why a ballot is not frozen. ``wide``:
    the voter typed full-width digits.
    """

    voter: str
    section: str
    sections: frozenset[str]
    submitted: datetime
    marks: dict[int, list[int | None]]
    wide: bool = False


@dataclass(slots=True)
class Poll:
    """Makes ballots; ``moments`` are seconds of the window, each used once."""

    rng: Random
    contest: Contest
    entries: Sequence[Entry]
    moments: Iterator[datetime]
    characters: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def ordinary(self, voter: Person, submitted: datetime | None = None) -> Ballot:
        """Vote as the form asks: at most the limit, all criteria, no entry of one's own."""
        moment = submitted or next(self.moments)
        ballot = Ballot(voter.staff_number, voter.section, voter.sections, moment, {})
        while not any(entry.number in ballot.marks for entry in self.entries if entry.ranked):
            for category in self.categories():
                size = self.rng.choices(_SIZES, _SIZE_WEIGHTS)[0]
                self.choose(ballot, self.open_to(ballot, category), size)
        return ballot

    def categories(self) -> list[str]:
        """Return the categories in their order."""
        return [name for name, _ in self.contest.minimum]

    def open_to(self, ballot: Ballot, category: str) -> list[Entry]:
        """Return the entries of a category that the voter has reason to choose."""
        return [
            entry
            for entry in self.entries
            if entry.category == category
            and entry.section not in ballot.sections
            and (entry.withdrawn is None or ballot.submitted < entry.withdrawn)
        ]

    def choose(self, ballot: Ballot, among: Sequence[Entry], size: int) -> None:
        """Replace the choices in the category of ``among`` by ``size`` of them."""
        category = among[0].category
        for entry in self.entries:
            if entry.category == category:
                ballot.marks.pop(entry.number, None)
        left, chosen = list(among), list[Entry]()
        while len(chosen) < size:
            chosen += self.rng.choices(left, [entry.appeal for entry in left])
            left.remove(chosen[-1])
        for entry in sorted(chosen, key=lambda each: each.number):
            ballot.marks[entry.number] = self.marks(entry)

    def marks(self, entry: Entry) -> list[int | None]:
        """Mark an entry on every criterion, as well as it is thought of on each."""
        if entry.number not in self.characters:
            kinds = range(len(_MARK_WEIGHTS))
            self.characters[entry.number] = tuple(
                self.rng.choice(kinds) for _ in self.contest.weights
            )
        return [
            self.rng.choices(self.contest.marks, _MARK_WEIGHTS[kind])[0]
            for kind in self.characters[entry.number]
        ]

    def ranked_choices(self, ballot: Ballot) -> list[Entry]:
        """Return the chosen entries that take part to the end."""
        return [entry for entry in self.entries if entry.ranked and entry.number in ballot.marks]


def ballots_of(
    rng: Random, plan: Plan, contest: Contest, entries: Sequence[Entry], staff: Sequence[Person]
) -> list[Ballot]:
    """Write every ballot, in the order in which the form received them."""
    poll = Poll(rng, contest, entries, _moments(rng, contest))
    voters = iter(rng.sample(staff, len(staff)))
    valid = _valid(poll, plan, voters)
    blank = [replace(poll.ordinary(voter), marks={}) for voter in islice(voters, plan.blank)]
    void = _void(poll, plan, voters)
    last = valid + blank + void
    everything = [
        *last,
        *_replaced(poll, plan, last, {ballot.voter: ballot for ballot in last}),
        *_outside(poll, plan, valid, voters),
        *_unknown(poll, plan, staff),
    ]
    everything.sort(key=lambda ballot: (ballot.submitted, ballot.voter))
    for ballot in everything[::_TYPED_WIDE_EVERY]:
        ballot.wide = True
    return everything


def _moments(rng: Random, contest: Contest) -> Iterator[datetime]:
    days = (contest.closes - contest.opens).days + 1
    for second in rng.sample(range(days * _OFFICE_HOURS), 3000):
        day, clock = divmod(second, _OFFICE_HOURS)
        yield contest.opens + timedelta(days=day, seconds=clock)


def _valid(poll: Poll, plan: Plan, voters: Iterator[Person]) -> list[Ballot]:
    """Vote validly; some ballots lose single choices or a category, but never all of them."""
    ballots = [poll.ordinary(voter) for voter in islice(voters, plan.valid_ballots)]
    ballots[0].submitted = poll.contest.closes  # to the second: still in time
    rest = iter(_own_first(poll, ballots[1:]))
    for ballot in islice(rest, plan.own_section):
        _choose_own(poll, ballot)
    for ballot in islice(rest, plan.overvoted):
        _overvote(poll, ballot, poll.rng.choice(poll.categories()))
    rich = (ballot for ballot in rest if len(poll.ranked_choices(ballot)) > 1)
    for ballot in islice(rich, plan.incomplete):
        _spoil(poll, ballot, None)
    for ballot in islice(rich, plan.out_of_scale):
        _spoil(poll, ballot, poll.contest.marks.stop)
    return ballots


def _own_first(poll: Poll, ballots: Sequence[Ballot]) -> list[Ballot]:
    """Order: voters with an entry of their second section, then of their own, then the others."""

    def distance(ballot: Ballot) -> int:
        homes = {entry.section for entry in poll.entries if entry.ranked} & ballot.sections
        return 2 if not homes else int(ballot.section in homes)

    ordered = sorted(ballots, key=distance)
    second = [ballot for ballot in ordered if distance(ballot) == 0][:2]
    return second + [ballot for ballot in ordered if distance(ballot)]


def _own(poll: Poll, ballot: Ballot) -> Entry:
    return next(e for e in poll.entries if e.ranked and e.section in ballot.sections)


def _choose_own(poll: Poll, ballot: Ballot) -> None:
    """Add an entry of the voter's own section, within the limit, beside others that count."""
    own = _own(poll, ballot)
    for category in poll.categories():
        among = [entry for entry in poll.open_to(ballot, category) if entry.ranked]
        poll.choose(ballot, among, poll.contest.limit - 1)
    ballot.marks[own.number] = poll.marks(own)


def _overvote(poll: Poll, ballot: Ballot, category: str) -> None:
    """Go over the limit in one category; the other keeps a choice that counts."""
    for each in poll.categories():
        among = [entry for entry in poll.open_to(ballot, each) if entry.ranked]
        size = poll.contest.limit + poll.rng.randint(1, 2) if each == category else 2
        poll.choose(ballot, among, size)


def _spoil(poll: Poll, ballot: Ballot, mark: int | None) -> None:
    """Leave one mark of one choice empty, or off the scale."""
    entry = poll.rng.choice(poll.ranked_choices(ballot))
    ballot.marks[entry.number][poll.rng.randrange(len(poll.contest.weights))] = mark


def _void(poll: Poll, plan: Plan, voters: Iterator[Person]) -> list[Ballot]:
    """Vote so that no choice is left, each time for another reason."""
    withdrawn = next(entry for entry in poll.entries if entry.withdrawn)
    exhibited = next(entry for entry in poll.entries if not entry.judged)
    homes = {entry.section for entry in poll.entries if entry.ranked}
    made = []
    for reason in islice(cycle(range(5)), plan.all_void):
        voter = next(each for each in voters if reason or each.section in homes)
        ballot = poll.ordinary(voter)
        if reason == 0:
            ballot.marks = {(own := _own(poll, ballot)).number: poll.marks(own)}
        elif reason == 1:
            ballot.marks = {withdrawn.number: poll.marks(withdrawn)}
        elif reason == 2:  # noqa: PLR2004 - the third of five reasons
            for marks in ballot.marks.values():
                marks[-1] = None
        elif reason == 3:  # noqa: PLR2004 - the fourth of five reasons
            ballot.marks = {exhibited.number: poll.marks(exhibited)}
        else:
            _overvote(poll, ballot, poll.categories()[0])
            _overvote_too(poll, ballot)
        made.append(ballot)
    return made


def _overvote_too(poll: Poll, ballot: Ballot) -> None:
    category = poll.categories()[1]
    among = [entry for entry in poll.open_to(ballot, category) if entry.ranked]
    poll.choose(ballot, among, poll.contest.limit + 1)


def _replaced(
    poll: Poll, plan: Plan, last: Sequence[Ballot], final: dict[str, Ballot]
) -> list[Ballot]:
    """Vote before one's last ballot; the first of these voters even twice, the next ended blank."""
    again = [ballot for ballot in last if not ballot.marks][:1]
    chosen = [last[1], last[1], *again]
    others = [ballot for ballot in last[2:] if ballot.marks]
    chosen += poll.rng.sample(others, plan.revoted - len(chosen))
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


def _outside(
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


def _unknown(poll: Poll, plan: Plan, staff: Sequence[Person]) -> list[Ballot]:
    """Vote with a number that is not on the roll."""
    guests = poll.rng.sample(staff, plan.unknown_voters)
    return [
        poll.ordinary(replace(guest, staff_number=f"{_UNKNOWN_NUMBER + number}"))
        for number, guest in enumerate(guests)
    ]
