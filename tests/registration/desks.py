"""Entries of reception PCs, and tickets to enter."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from automations.registration.checkins import Act, CheckIn, Typed
from automations.registration.tickets import Ticket, code_of

OPENED = datetime(2026, 12, 4, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def ticket(number: int, name: str = "", **told: str | int | bool | tuple[str, ...]) -> Ticket:
    """Make the ticket of somebody; what is not told is blank."""
    signature = f"SIGNATURE{number}"
    blank = dict.fromkeys(("kana", "body", "section", "kind", "staff_number", "mail", "phone"), "")
    texts = {**blank, "name": name or f"申込 {number}子", "signature": signature,
             "code": code_of(signature)} | told  # fmt: skip
    return Ticket(number, **texts)  # type: ignore[arg-type]  # the texts are spread by name


def entry(  # noqa: PLR0913 - all that an entry says
    session: str,
    sequence: int,
    act: Act = Act.RECEIVED,
    *,
    minute: int = 0,
    correction: int = 0,
    of: Ticket | None = None,
    about: CheckIn | None = None,
    typed: Typed | None = None,
) -> CheckIn:
    """Make an entry of the PC "PC-<session>", ``minute`` minutes after the doors opened."""
    return CheckIn(
        f"PC-{session}",
        session,
        sequence,
        act,
        OPENED + timedelta(minutes=minute),
        correction,
        of.number if of else 0,
        of.code if of else "",
        about.name if about else "",
        typed or Typed(),
    )
