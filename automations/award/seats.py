"""What becomes of an entry at the seats, and the one reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What became of an entry; the value is its key among the words of ``config/award.toml``."""

    FINALIST = "finalist"
    OUT = "out"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Seat:
    """The verdict on one entry and the one reason for it.

    ``of_category``: a seat that the category's minimum gave, whatever the others scored.
    ``barred``: out whatever the seats: knocked out, or beyond the maximum of its category or
    section; nobody who is in stands above it by score alone. ``knocked_out``: it fell short of a
    threshold, so it never moves up.
    """

    verdict: Verdict
    reason: str
    of_category: bool = False
    barred: bool = False
    knocked_out: bool = False
