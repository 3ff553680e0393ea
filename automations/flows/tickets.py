"""受付番号 of an event: those that were given, and giving them to whoever has none yet."""

from __future__ import annotations

from datetime import datetime

from automations.flows.event_folder import EventFolder
from automations.ledger import tickets as ledger
from automations.registration.register import Roster
from automations.registration.tickets import Ticket, numbered


def issued(folder: EventFolder) -> tuple[Ticket, ...]:
    """Return every ticket given so far, by number, as it was when numbers were last given.

    Raises `InputUnfit` if a record is damaged or missing, or `PermissionRefused`.
    """
    return ledger.given(folder.restricted)


def issue(folder: EventFolder, roster: Roster, at: datetime) -> tuple[Ticket, ...]:
    """Give numbers to registrants without one, record what is new and return all tickets.

    The caller holds the event's lock. Raises as `issued` does, or `OutputNotWritten`.
    """
    tickets = foreseen(folder, roster)
    ledger.record(folder.restricted, tickets, at)
    return tickets


def foreseen(folder: EventFolder, roster: Roster) -> tuple[Ticket, ...]:
    """Return the tickets as `issue` would give them, and record nothing."""
    return numbered(roster.registrants, roster.rows, issued(folder))
