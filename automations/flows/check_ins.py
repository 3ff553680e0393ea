"""The check-ins of an event, as a job reads them: what all PCs recorded, and whose numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from automations.errors import ExpectedFailure
from automations.event.model import Event
from automations.flows.event_folder import EventFolder
from automations.flows.tickets import issued
from automations.ledger import check_ins as ledger
from automations.ledger.records import digest, framed
from automations.ledger.runs import Input
from automations.registration.checkin_rows import CheckIns
from automations.registration.checkins import Recorded
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input
from automations.tables.rendering import japanese_day

BOOK = "受付の記録"
FILE = f"{BOOK}.jsonl"


@dataclass(frozen=True, slots=True)
class ReadCheckIns:
    """Check-ins, what was found wrong with them, and what the record of a run says of them.

    ``content``: the bytes of all files, one behind the other.
    """

    check_ins: CheckIns
    problems: tuple[Problem, ...]
    seen: Input
    content: bytes


def read_check_ins(folder: EventFolder) -> ReadCheckIns | None:
    """Read what the reception PCs recorded; None if nobody was received at one.

    Raises `InputUnfit` if all are of last time or it cannot be told whose numbers they are,
    `PermissionRefused` or `TryAgain` for what cannot be opened.
    """
    kept = ledger.read_check_ins(folder.restricted)
    if not (kept.recorded or kept.problems):
        return None
    tickets = issued(folder)
    strange = tuple(_of_other_days(kept.recorded, folder.event))
    refuse_input(strange)
    lines = sorted(ledger.line_of(each.entry) for each in kept.recorded)
    seal = digest(framed(*(line.decode() for line in lines), *map(repr, tickets)))
    seen = Input(f"{BOOK}「」", len(kept.recorded), seal, digest(kept.content))
    return ReadCheckIns(CheckIns(kept.recorded, tickets), (*kept.problems, *strange), seen,
                        kept.content)  # fmt: skip


def _of_other_days(recorded: Sequence[Recorded], event: Event) -> Iterator[Problem]:
    """Name what was not recorded on the day: a trial the day before, or a copied folder's.

    A wrong clock is no reason to count nobody; records no younger than the last event are.
    """
    days = [each.entry.at.date() for each in recorded]
    other = [day for day in days if day != event.basics.day]
    last = event.last_time.day if event.last_time else None
    whole = last is not None and bool(days) and max(days) <= last
    code = "check_ins_of_last_time" if whole else "check_ins_of_other_days"
    if other:
        words = {"count": len(other), "day": japanese_day(event.basics.day)}
        yield problem(code, Place(BOOK), **words)


def check_ins_digest(folder: EventFolder) -> str:
    """Return the digest of what was recorded so far; "" if nothing was, or nobody can tell."""
    try:
        content = ledger.read_check_ins(folder.restricted).content
    except (ExpectedFailure, OSError):
        return ""
    return digest(content) if content else ""
