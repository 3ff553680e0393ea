"""What can go wrong between a client and the service, and when it is to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from threading import Lock

from automations.rehearsal.sheets_server.exchange import Asked


class Kind(Enum):
    """A fault; the value says what the client sees, and whether the request took effect."""

    RESET_BEFORE = "connection reset, not done"
    RESET_AFTER = "connection reset, done"
    TIMEOUT_BEFORE = "no answer, not done"
    TIMEOUT_AFTER = "no answer, done"
    INTERNAL_BEFORE = "500, not done"
    INTERNAL_AFTER = "500, done"
    GATEWAY_BEFORE = "502 as a page, not done"
    GATEWAY_AFTER = "502 as a page, done"
    UNAVAILABLE_BEFORE = "503, not done"
    UNAVAILABLE_AFTER = "503, done"
    TOO_MANY = "429, not done"
    EXPIRED = "401, not done"
    CUT_OFF = "answer cut off in the middle, done"
    GARBAGE = "answer is not JSON, done"
    EMPTY = "200 without a body, done"
    TOO_LONG = "content-length says more than comes, done"
    TOO_SHORT = "content-length says less than comes, done"
    SLOW = "a late answer, done"
    LATE = "connection reset, done only after further requests"
    TWICE_FIRST = "done twice, the first answer"
    TWICE_LAST = "done twice, the last answer"


class Sort(Enum):
    """Requests as quotas and faults tell them apart."""

    READ = "read"
    WRITE = "write"
    TOKEN = "token"  # noqa: S105 - a sort of request, no secret


def sort_of(asked: Asked) -> Sort:
    """Return what sort of request it is."""
    if asked.path == "/token" or asked.path.startswith("/computeMetadata/"):
        return Sort.TOKEN
    return Sort.WRITE if asked.is_write else Sort.READ


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that strikes ``times`` requests from the ``nth`` (from 1) on.

    ``of``: only requests of that sort are counted, all of them if None. ``further``: how many
    further requests a late one waits for; ``seconds``: how long a slow or missing answer takes.
    """

    kind: Kind
    nth: int = 1
    of: Sort | None = None
    times: int = 1
    further: int = 1
    seconds: float = 30.0

    def strikes(self, count: int) -> bool:
        """Tell whether it strikes the request that is the ``count``-th (from 1) of its sort."""
        return self.nth <= count < self.nth + self.times


@dataclass(slots=True)
class FaultPlan:
    """The faults to come; requests are counted from the time the plan was given them.

    >>> plan = FaultPlan()
    >>> plan.strike(Fault(Kind.TOO_MANY, nth=2, of=Sort.READ))
    >>> read = Asked("GET", "/v4/spreadsheets/x")
    >>> [fault and fault.kind.name for fault in (plan.next_for(read), plan.next_for(read))]
    [None, 'TOO_MANY']
    """

    _faults: list[tuple[Fault, list[int]]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def strike(self, *faults: Fault) -> None:
        """Plan faults; each counts requests from now on."""
        with self._lock:
            self._faults += [(fault, [0]) for fault in faults]

    def clear(self) -> None:
        """Forget every fault."""
        with self._lock:
            self._faults.clear()

    def next_for(self, asked: Asked) -> Fault | None:
        """Count a request; return the fault that strikes it."""
        sort, struck = sort_of(asked), None
        with self._lock:
            for fault, count in self._faults:
                if fault.of in {None, sort}:
                    count[0] += 1
                    struck = struck or (fault if fault.strikes(count[0]) else None)
        return struck
