"""The check-ins of an event, as a job reads them: what all PCs recorded, and whose numbers."""

from __future__ import annotations

from dataclasses import dataclass

from automations.errors import ExpectedFailure
from automations.flows.event_folder import EventFolder
from automations.flows.tickets import issued
from automations.ledger import check_ins as ledger
from automations.ledger.records import digest, framed
from automations.ledger.runs import Input
from automations.registration.checkin_rows import CheckIns
from automations.tables.problems import Problem

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

    Raises `InputUnfit` if it cannot be told whose numbers they are, `PermissionRefused` or
    `TryAgain` for what cannot be opened.
    """
    kept = ledger.read_check_ins(folder.restricted)
    if not (kept.recorded or kept.problems):
        return None
    tickets = issued(folder)
    lines = sorted(ledger.line_of(each.entry) for each in kept.recorded)
    seal = digest(framed(*(line.decode() for line in lines), *map(repr, tickets)))
    seen = Input(f"{BOOK}「」", len(kept.recorded), seal, digest(kept.content))
    return ReadCheckIns(CheckIns(kept.recorded, tickets), kept.problems, seen, kept.content)


def check_ins_digest(folder: EventFolder) -> str:
    """Return the digest of what was recorded so far; "" if nothing was, or nobody can tell."""
    try:
        content = ledger.read_check_ins(folder.restricted).content
    except (ExpectedFailure, OSError):
        return ""
    return digest(content) if content else ""
