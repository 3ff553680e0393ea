"""A reception desk: what it knows, and what happens when somebody stands before it.

It says what happened as values; how that is shown is the job's. Nothing here takes the event's
lock: a desk is open all day, and results are counted meanwhile.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from automations.event.model import Event
from automations.flows.event_folder import EventFolder
from automations.flows.reception_log import DeskLog, Kept
from automations.flows.tickets import issued
from automations.people.canonical import body_key, staff_number_key
from automations.registration.checkin_search import Finder
from automations.registration.checkins import (
    Act,
    CheckIn,
    Fate,
    Standing,
    Typed,
    joined_by,
    standing,
    ticket_of,
)
from automations.registration.rules import Kind
from automations.registration.tickets import Ticket

_SESSION_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_HALF_A_DAY = timedelta(hours=12)
Who = Ticket | Typed


@dataclass(frozen=True, slots=True)
class Received:
    """Somebody was received, or ``corrected``; ``kept`` tells where that is recorded."""

    who: Who
    kept: Kept
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Already:
    """Somebody was received before; ``here``: at this desk."""

    who: Ticket
    entry: CheckIn
    here: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """The reception of somebody was taken back; ``left``: that of another desk, which stands."""

    who: Who
    kept: Kept
    left: CheckIn | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are there, by all desks.

    ``walk_ins`` are among the others; nobody has looked yet whether they are registered.
    """

    people: int
    kinds: Mapping[str, int]
    walk_ins: int


def new_session() -> str:
    """Return a name for a sitting that no other sitting has."""
    return "".join(secrets.choice(_SESSION_LETTERS) for _ in range(8))


class Desk:
    """One sitting at one PC; ``opened`` is the pattern of its entries: PC, session, clock."""

    def __init__(
        self, folder: EventFolder, tickets: Sequence[Ticket], log: DeskLog, opened: CheckIn,
        now: Callable[[], datetime],
    ) -> None:  # fmt: skip
        self.finder = Finder(tickets)
        self._folder = folder
        self._event: Event = folder.event
        self._log, self._opened, self._now = log, opened, now
        self._entries: dict[str, CheckIn] = {}
        self._correction = 0
        self._sequence = 0
        self._standing: Standing | None = None

    @property
    def waiting(self) -> int:
        """Count the entries that are not on the share yet."""
        return self._log.waiting

    @property
    def clock(self) -> datetime:
        """What the PC's clock shows."""
        return self._now()

    def state_clock(self, right: datetime | None) -> int:
        """Take note of the right time; None: the clock is right. Return the correction, seconds."""
        if right is not None:
            shown = self._now().replace(second=0, microsecond=0)
            ahead = (right - shown + _HALF_A_DAY) % (2 * _HALF_A_DAY) - _HALF_A_DAY
            self._correction = int(ahead.total_seconds())
        return self._correction

    def look(self) -> None:
        """See what the other desks did meanwhile, and send what waits here."""
        news = self._log.news()
        self._log.send()
        self._learn(news)

    def renew(self) -> bool:
        """See whether numbers were given since the desk was opened; tell whether there are any."""
        tickets = self._log.ask(partial(issued, self._folder))
        if tickets is None or tickets == self.finder.tickets.all:
            return False
        self.finder, self._standing = Finder(tickets), None
        return True

    def is_there(self, ticket: Ticket) -> bool:
        """Tell whether the person of a ticket was received by any desk that was seen."""
        return ticket in self._now_standing.received

    def receive(self, ticket: Ticket) -> Received | Already:
        """Receive the person of a ticket, unless that was done before."""
        if entry := self._now_standing.received.get(ticket):
            return Already(ticket, entry, entry.session == self._opened.session)
        return Received(ticket, self._record(Act.RECEIVED, ticket=ticket))

    def walk_in(self, who: Typed) -> Received:
        """Receive somebody without a number."""
        return Received(who, self._record(Act.WALK_IN, who=who))

    def correct_last(self, who: Typed) -> Received | None:
        """Let other words hold of the last walk-in of this desk; None if there is none."""
        last = self.last_walk_in
        if last is None:
            return None
        kept = self._record(Act.CORRECTED, who=who, about=last[0].name)
        return Received(who, kept, corrected=True)

    @property
    def last_walk_in(self) -> tuple[CheckIn, Typed] | None:
        """The last walk-in of this desk, and what holds of it."""
        own = [pair for pair in self._now_standing.walk_ins.items()
               if pair[0].session == self._opened.session]  # fmt: skip
        return max(own, key=lambda pair: pair[0].sequence, default=None)

    def undo(self, ticket: Ticket | None = None) -> Undone | None:
        """Take back whom this desk received last, or the person of a ticket wherever it was.

        None if there is nothing to take back.
        """
        entry = self._last() if ticket is None else self._now_standing.received.get(ticket)
        if entry is None:
            return None
        who = self._who(entry)
        about = [each for each in self._entries.values()
                 if each is entry or self._is_again(each, ticket)]  # fmt: skip
        kept = [self._record(Act.UNDONE, about=each.name) for each in about]
        left = self._now_standing.received.get(who) if isinstance(who, Ticket) else None
        return Undone(who, max(kept, key=lambda each: each.value), left)

    def counts(self) -> Counts:
        """Count who is there by all desks that were seen."""
        now = self._now_standing
        walk_ins = len(now.walk_ins) + sum(not each.valid for each in now.received)
        there = self._there
        return Counts(len(there), Counter(map(self.kind_of, there)), walk_ins)

    def bodies(self) -> Sequence[tuple[str, int]]:
        """Count who is there from each body but the host, the largest first."""
        spelt: dict[str, Counter[str]] = {}
        for each in self._there:
            if self.kind_of(each) != _HOST and (key := body_key(each.body)):
                spelt.setdefault(key, Counter())[each.body] += 1
        found = ((min(names, key=lambda each: (-names[each], each)), names.total())
                 for _, names in sorted(spelt.items()))  # fmt: skip
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def kind_of(self, who: Who) -> str:
        """Return what is said of somebody's kind, or what the rest tells."""
        if who.kind:
            return who.kind
        hosts = {body_key(each) for each in self._hosts}
        of_host = body_key(who.body) in hosts if who.body else staff_number_key(who.staff_number)
        return _HOST if of_host else Kind.EXTERNAL.value

    def close(self) -> int:
        """Send what waits, trying hard; return how many entries could not be sent."""
        self._log.send(last=True)
        return self._log.waiting

    @property
    def _there(self) -> list[Who]:
        return [*self._now_standing.received, *self._now_standing.walk_ins.values()]

    @property
    def _hosts(self) -> Sequence[str]:
        return self._event.registration.host_bodies if self._event.registration else ()

    @property
    def _now_standing(self) -> Standing:
        if self._standing is None:
            self._standing = standing(self._entries.values(), self.finder.tickets)
        return self._standing

    def _learn(self, entries: Sequence[CheckIn]) -> None:
        for each in entries:
            if each.name not in self._entries:
                self._entries[each.name] = each
                known = self._standing
                self._standing = known and joined_by(known, each, self.finder.tickets)

    def _record(
        self, act: Act, *, ticket: Ticket | None = None, who: Typed | None = None, about: str = ""
    ) -> Kept:
        self._sequence += 1
        number, code = (ticket.number, ticket.code) if ticket else (0, "")
        entry = CheckIn(self._opened.pc, self._opened.session, self._sequence, act, self._now(),
                        self._correction, number, code, about, who or Typed())  # fmt: skip
        kept = self._log.add(entry)
        self._learn([entry])
        return kept

    def _last(self) -> CheckIn | None:
        """Return what this desk did last of all that still stands."""
        fates, here = self._now_standing.fates.items(), self._opened.session
        own = [each for each, fate in fates if fate in _STANDS and each.session == here]
        return max(own, key=lambda each: each.sequence, default=None)

    def _who(self, entry: CheckIn) -> Who:
        if entry.act is Act.WALK_IN:
            return self._now_standing.walk_ins[entry]
        found = ticket_of(entry, self.finder.tickets)
        return found or entry.typed

    def _is_again(self, entry: CheckIn, ticket: Ticket | None) -> bool:
        """Tell whether an entry received the person of a ticket a second time."""
        again = self._now_standing.fates[entry] is Fate.AGAIN
        return ticket is not None and again and ticket_of(entry, self.finder.tickets) == ticket


_HOST = Kind.HOST.value
_STANDS = frozenset({Fate.ARRIVED, Fate.AGAIN})
