"""Open a reception desk: the event, the numbers that were given, what all desks did so far."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from automations.errors import SettingsWrong
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.reception_desk import Desk, new_session
from automations.flows.reception_log import DeskLog, spool_of
from automations.flows.share import Share
from automations.flows.tickets import issued
from automations.ledger.check_ins import begin, file_name, folder_of
from automations.ledger.storage import writing
from automations.registration.checkins import Act, CheckIn
from automations.replacing import make_restricted_folder
from automations.tables.places import Place
from automations.tables.problems import problem


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk ready to receive; ``left``: entries that this PC still had to write through."""

    desk: Desk
    event_name: str
    pc: str
    left: int


def open_desk(root: Path, now: Callable[[], datetime] | None = None, pc: str = "") -> Opened:
    """Open a desk for the event in ``root``.

    Args:
        root: the event's folder.
        now: this PC's clock; by default the system's, in the event's zone.
        pc: the name of this PC; by default what the system calls it.

    Raises:
        SettingsWrong: the settings cannot be used, or the event has no registrations.
        InputUnfit: the numbers that were given cannot be read.
        PermissionRefused, OutputNotWritten: the records cannot be written.
    """
    folder = open_event(root)
    if folder.event.registration is None:
        raise SettingsWrong(problem("reception_without_registration", Place(root.resolve().name)))
    clock = now or (lambda: datetime.now(folder.zone))
    log, opened = _begun(folder, clock(), pc or platform.node() or "PC")
    left = log.send_what_was_left()
    desk = Desk(folder, issued(folder), log, opened, clock)
    desk.look()
    return Opened(desk, folder.event.basics.name, opened.pc, left)


def _begun(folder: EventFolder, at: datetime, pc: str) -> tuple[DeskLog, CheckIn]:
    root = folder.restricted
    with writing(root, folder_of(root)):
        make_restricted_folder(root)
        begin(root)
    opened = CheckIn(pc, new_session(), 0, Act.RECEIVED, at)
    name = file_name(pc, opened.session, at)
    return DeskLog(root, spool_of(folder.event), name, Share()), opened
