"""受付番号 as they were given: one file for each time numbers were given or what they tell changed.

``記録/受付番号/<n>-<letters>.json``: n counts from 1, the letters are those of its content, so that
what two copies of the folder recorded apart can lie side by side. Of each number the last file
that tells of it holds; the others stay as they were.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from automations.ledger.numbered import NAME, Kind, add, damages, records
from automations.registration.tickets import Ticket

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from automations.tables.problems import Problem

__all__ = ["FOLDER", "NAME", "damaged", "given", "record"]

FOLDER = "受付番号"


def given(root: Path) -> tuple[Ticket, ...]:
    """Return every ticket as it holds now, by number; ``root`` is the restricted folder.

    Raises `InputUnfit` naming every record that is damaged or missing, or `PermissionRefused`.
    """
    latest = {_key(each): each for issue in records(root, _KIND) for each in issue.items}
    return tuple(latest[key] for key in sorted(latest))


def record(root: Path, tickets: Sequence[Ticket], at: datetime) -> bool:
    """Record what is new among ``tickets``, given at ``at`` (zone-aware); tell if anything is.

    The caller holds the event's lock.

    Raises:
        InputUnfit: what was given earlier cannot be read.
        PermissionRefused, OutputNotWritten: nothing was recorded.
    """
    issues = records(root, _KIND)
    held = {_key(each): each for issue in issues for each in issue.items}
    new = [each for each in tickets if held.get(_key(each)) != each]
    if not new:
        return False
    number = max((each.number for each in issues), default=0) + 1
    add(root, _KIND, [asdict(each) for each in new], at, number)
    return True


def damaged(root: Path) -> list[Problem]:
    """Return what keeps the records from being read; raises `PermissionRefused`."""
    return damages(root, _KIND)


def _ticket(content: Mapping[str, Any]) -> Ticket:
    return Ticket(**{**content, "known_by": tuple(content["known_by"])})


def _key(ticket: Ticket) -> tuple[int, str]:
    return ticket.number, ticket.signature


_KIND = Kind(FOLDER, "tickets", _ticket, "ticket_record_damaged", "ticket_record_missing")
