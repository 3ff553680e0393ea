"""How many requests a minute the service allows each user; off unless asked for."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from automations.rehearsal.sheets_server.model import JSON, ApiError

PROJECT = "1022633223728"
_MINUTE = 60.0
_HELP: JSON = {
    "@type": "type.googleapis.com/google.rpc.Help",
    "links": [
        {
            "description": "Request a higher quota limit.",
            "url": "https://cloud.google.com/docs/quotas/help/request_increase",
        }
    ],
}


@dataclass(slots=True)
class Quotas:
    """``reads`` and ``writes`` a minute for each user; ``clock`` in seconds.

    What is refused counts for nothing.
    """

    reads: int = 60
    writes: int = 60
    clock: Callable[[], float] = time.monotonic
    _seen: dict[tuple[str, str], deque[float]] = field(default_factory=dict)

    def spend(self, user: str, *, write: bool) -> None:
        """Count a request of a user, or refuse it: 429."""
        what, limit = ("Write", self.writes) if write else ("Read", self.reads)
        now, seen = self.clock(), self._seen.setdefault((user, what), deque())
        while seen and now - seen[0] >= _MINUTE:
            seen.popleft()
        if len(seen) >= limit:
            raise exceeded(what, limit)
        seen.append(now)


def exceeded(what: str, limit: int = 60) -> ApiError:
    """Return the refusal of one request too many; ``what``: ``Read`` or ``Write``."""
    words = (
        f"Quota exceeded for quota metric '{what} requests' and limit '{what} requests per minute "
        f"per user' of service 'sheets.googleapis.com' for consumer 'project_number:{PROJECT}'."
    )
    return ApiError(429, "RESOURCE_EXHAUSTED", words, [_information(what, limit), _HELP])


def _information(what: str, limit: int) -> JSON:
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "quota_limit": f"{what}RequestsPerMinutePerUser",
            "quota_limit_value": str(limit),
            "quota_location": "global",
            "quota_metric": f"sheets.googleapis.com/{what.lower()}_requests",
            "consumer": f"projects/{PROJECT}",
            "service": "sheets.googleapis.com",
        },
    }
