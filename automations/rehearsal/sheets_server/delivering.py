"""How an answer comes back over a wire that faults strike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from automations.rehearsal.sheets_server.exchange import Answered, answered_html
from automations.rehearsal.sheets_server.faults import Fault, Kind
from automations.rehearsal.sheets_server.model import ApiError
from automations.rehearsal.sheets_server.quotas import exceeded
from automations.rehearsal.sheets_server.refusals import refused
from automations.rehearsal.sheets_server.tokens import unauthenticated

_NOT_DONE = {
    Kind.RESET_BEFORE,
    Kind.TIMEOUT_BEFORE,
    Kind.INTERNAL_BEFORE,
    Kind.GATEWAY_BEFORE,
    Kind.UNAVAILABLE_BEFORE,
    Kind.TOO_MANY,
    Kind.EXPIRED,
    Kind.LATE,
}
_INTERNAL = ApiError(500, "INTERNAL", "Internal error encountered.")
_UNAVAILABLE = ApiError(503, "UNAVAILABLE", "The service is currently unavailable.")
_GATEWAY = answered_html(
    502,
    "Server Error",
    "The server encountered a temporary error and could not complete your request. "
    "Please try again in 30 seconds.",
)
_INSTEAD = {
    Kind.INTERNAL_BEFORE: refused(_INTERNAL),
    Kind.INTERNAL_AFTER: refused(_INTERNAL),
    Kind.GATEWAY_BEFORE: _GATEWAY,
    Kind.GATEWAY_AFTER: _GATEWAY,
    Kind.UNAVAILABLE_BEFORE: refused(_UNAVAILABLE),
    Kind.UNAVAILABLE_AFTER: refused(_UNAVAILABLE),
    Kind.TOO_MANY: refused(exceeded("Read")),
    Kind.EXPIRED: refused(unauthenticated()),
    Kind.GARBAGE: Answered(200, b"\x1f\x8b\x08 <!-- {[ not what was asked for"),
    Kind.EMPTY: Answered(200),
}
"""Answers that stand in the place of the true one."""
_NOTHING = Answered(0)


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes over the wire: after ``wait`` seconds, ``answered``, or None for a reset.

    ``declared``: the content-length that is told, None for the true one; ``kept``: how many bytes
    of the body come before the connection ends, None for all.
    """

    answered: Answered | None
    wait: float = 0
    declared: int | None = None
    kept: int | None = None


def delivered(fault: Fault | None, do: Callable[[], Answered]) -> Sent:
    """Do a request as often as the fault lets it be done, and return what comes back."""
    if fault is None:
        return Sent(do())
    first = _NOTHING if fault.kind in _NOT_DONE else do()
    if fault.kind is Kind.TWICE_LAST:
        return Sent(do())
    if fault.kind is Kind.TWICE_FIRST:
        do()
    return _sent(fault, first)


def _sent(fault: Fault, answered: Answered) -> Sent:
    length = len(answered.body)
    manners = {
        Kind.RESET_BEFORE: Sent(None),
        Kind.RESET_AFTER: Sent(None),
        Kind.LATE: Sent(None),
        Kind.TIMEOUT_BEFORE: Sent(None, wait=fault.seconds),
        Kind.TIMEOUT_AFTER: Sent(None, wait=fault.seconds),
        Kind.SLOW: Sent(answered, wait=fault.seconds),
        Kind.CUT_OFF: Sent(answered, kept=length // 2),
        Kind.TOO_LONG: Sent(answered, declared=length + 64),
        Kind.TOO_SHORT: Sent(answered, declared=length // 2),
    }
    return manners.get(fault.kind) or Sent(_INSTEAD.get(fault.kind, answered))
