"""Desks of a small event: PCs with clocks of their own, people with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from automations.flows.event_folder import open_event
from automations.flows.reception_desk import Desk
from automations.flows.reception_opening import open_desk
from automations.ledger import tickets as ledger
from automations.registration.tickets import Ticket
from tests.registration.desks import ticket

NOON = datetime(2024, 12, 24, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
HANA = ticket(1, "高橋 花子", kana="タカハシ ハナコ", body="星見市", kind="庁外", section="総務課")
TARO = ticket(2, "髙橋 太郎", kana="タカハシ タロウ", body="みどり野区", kind="庁内",
              section="財政課", staff_number="00123")  # fmt: skip
RIN = ticket(3, "鈴木 凛", kana="スズキ リン", body="見本社", kind="出展者")
PEOPLE = (HANA, TARO, RIN)


@dataclass
class Clock:
    """The clock of a PC: a minute later each time somebody looks."""

    ahead: timedelta = timedelta()
    looks: int = 0

    def __call__(self) -> datetime:
        self.looks += 1
        return NOON + self.ahead + timedelta(minutes=self.looks)


@dataclass
class Door:
    """The reception of an event; desks are opened at it."""

    root: Path
    clocks: dict[str, Clock] = field(default_factory=dict)

    def desk(self, pc: str = "PC-1", ahead: timedelta = timedelta()) -> Desk:
        """Open a desk at a PC; its clock goes on where it was."""
        clock = self.clocks.setdefault(pc, Clock(ahead))
        return open_desk(self.root, clock, pc).desk

    @property
    def folder(self) -> Path:
        """Where the desks record."""
        return self.root / "事務局限り" / "記録" / "受付"


def at_the_door(root: Path, tickets: Sequence[Ticket] = PEOPLE) -> Door:
    """Hand out the tickets of an event."""
    ledger.record(open_event(root).restricted, tickets, NOON)
    return Door(root)
