"""The single transferable vote (単記移譲式), exact, round by round.

- Quota: floor(votes / (seats + 1)) + 1 (Droop), fixed in the first round.
- Who reaches the quota is elected. The largest surplus is passed on first, by all of the entry's
  ballots, each worth surplus / votes of what it was (weighted inclusive Gregory). The fractions are
  exact; once their common denominator has more than 4,000 binary digits, values are rounded down
  to it.
- If there is no surplus, the entry with the fewest votes is eliminated, one a round.
- When no more are left than there are seats, all of them are elected.
- Entries to which a ballot gives one place share it in equal parts.
- Equal votes: what the latest earlier round in which they differ says. Then the published lots, if
  the event's chain of tie rules has them. Without lots there is no chance in it: then the number of
  1st places, of 2nd, and so on; entries alike in all that are treated alike: eliminated together,
  or left equal where seats would run out, so that the chain of tie rules, and in the end a person,
  decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction

from automations.award.counting.parcels import Parcels

Breaker = Callable[[int], tuple[int, ...]]
"""What else tells equal votes apart, by index of the entry: more is better."""


class Event(Enum):
    """What happened in a round; the value is its key among the words of ``config/award.toml``."""

    ELECTED = "elected"
    SURPLUS = "surplus"
    ELIMINATED = "eliminated"
    REST_ELECTED = "rest_elected"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Round:
    """The votes of the entries still in the count, what happened then, and to whom (indexes).

    ``exhausted``: votes that no longer name anybody. ``broken``: equal votes were told apart.
    """

    votes: Mapping[int, Fraction]
    exhausted: Fraction
    events: tuple[tuple[Event, tuple[int, ...]], ...]
    broken: bool = False


@dataclass(slots=True)
class Count:
    """One count; ``places`` says how the entries came out, from 1, equals on the better place.

    ``continuing``: the indexes of the entries still in it; all of them at first.
    """

    parcels: Parcels
    seats: int
    breaker: Breaker
    continuing: list[int]
    quota: Fraction = Fraction(0)
    elected: list[list[int]] = field(default_factory=list)
    eliminated: list[list[int]] = field(default_factory=list)
    surplus: list[int] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)

    @property
    def free(self) -> int:
        """Return how many seats are left."""
        return self.seats - sum(map(len, self.elected))

    @property
    def places(self) -> Mapping[int, int]:
        """Return the place of each entry: elected first, then who stayed longest."""
        found: dict[int, int] = {}
        place = 1
        for group in (*self.elected, *reversed(self.eliminated)):
            found |= dict.fromkeys(group, place)
            place += len(group)
        return found

    def run(self) -> None:
        """Count until every seat is taken or equal votes leave it to a person."""
        whole = sum(self.parcels.votes().values(), Fraction(0))
        self.quota = Fraction(whole // (self.seats + 1) + 1)
        while self.continuing:
            self._round()

    def _round(self) -> None:
        held = self.parcels.votes()
        votes = {
            one: held.get(one, Fraction(0)) for one in sorted((*self.continuing, *self.surplus))
        }
        self.rounds.append(Round(votes, self.parcels.exhausted, ()))
        reached = [one for one in self.continuing if votes[one] >= self.quota]
        if reached and self.free >= len(reached):
            self._elect(reached, Event.ELECTED)
            self.surplus += [one for one in reached if votes[one] > self.quota]
        if not self.free:
            self._close()
        elif len(self.continuing) <= self.free:
            self._elect(self.continuing, Event.REST_ELECTED)
        elif self.surplus:
            self._pass_on(votes)
        else:
            self._eliminate()

    def _elect(self, chosen: Sequence[int], event: Event) -> None:
        self.elected += self._in_order(chosen)
        self.continuing = [one for one in self.continuing if one not in chosen]
        self._note(event, chosen)

    def _pass_on(self, votes: Mapping[int, Fraction]) -> None:
        """Pass on the largest surplus; of equals that nothing tells apart, all at once."""
        largest = self._in_order(self.surplus)[0]
        self.surplus = [one for one in self.surplus if one not in largest]
        for one in largest:
            self.parcels.devalue(one, (votes[one] - self.quota) / votes[one])
        self._note(Event.SURPLUS, largest, self.surplus)
        self.parcels.move(largest, self.continuing)

    def _eliminate(self) -> None:
        lowest = self._in_order(self.continuing)[-1]
        rest = [one for one in self.continuing if one not in lowest]
        if len(rest) < self.free:
            self._leave_equal(rest, lowest)
            return
        self.continuing = rest
        self.eliminated.append(lowest)
        self._note(Event.ELIMINATED, lowest, rest)
        self.parcels.move(lowest, rest)

    def _leave_equal(self, better: Sequence[int], equal: list[int]) -> None:
        """Stop where only some of equals could be elected: who has more votes than they is."""
        if better:
            self._elect(better, Event.REST_ELECTED)
        self.continuing = []
        self.eliminated.append(equal)
        self._note(Event.EQUAL, equal)

    def _close(self) -> None:
        """Put those who are left in order: they are next in line."""
        self.eliminated += reversed(self._in_order(self.continuing))
        self.continuing = []

    def _in_order(self, some: Sequence[int]) -> list[list[int]]:
        """Group entries by votes, most first, equals told apart as far as the rules can."""
        votes = {one: self._history(one)[:1] for one in some}
        if len(set(votes.values())) == len(votes):
            return [[one] for one in sorted(some, key=votes.__getitem__, reverse=True)]
        keys = {one: (self._history(one), self.breaker(one)) for one in some}
        groups: dict[object, list[int]] = {}
        for one in sorted(some, key=keys.__getitem__, reverse=True):
            groups.setdefault(keys[one], []).append(one)
        return [sorted(group) for group in groups.values()]

    def _history(self, one: int) -> tuple[Fraction, ...]:
        """Return its votes, from the latest round back to the first."""
        return tuple(each.votes[one] for each in reversed(self.rounds))

    def _note(self, event: Event, who: Sequence[int], others: Sequence[int] = ()) -> None:
        """Record what happened; ``others`` might have been taken instead."""
        last = self.rounds[-1]
        level = {last.votes[one] for one in who} & {last.votes[one] for one in others}
        told = (*last.events, (event, tuple(sorted(who))))
        self.rounds[-1] = replace(last, events=told, broken=last.broken or bool(level))
