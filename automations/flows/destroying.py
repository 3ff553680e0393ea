"""原本破棄: destroy the kept copies that join a voter to a choice, once the result is approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from automations.errors import InputUnfit
from automations.flows.approved_result import approved_result
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.finding import instant
from automations.flows.waiting_outputs import PATIENCE, Patience
from automations.ledger.locking import event_lock
from automations.ledger.originals import Destruction, destruction
from automations.ledger.runs import destroy_originals
from automations.tables.places import Place
from automations.tables.problems import problem


@dataclass(frozen=True, slots=True)
class DestroyedBallots:
    """How many files were destroyed, and who had it done before, if anybody.

    ``book``: the organisers' own book of ballots, which stays.
    """

    copies: int
    book: str
    earlier: Destruction | None = None


def destroy_ballots(
    root: Path, by: str, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> DestroyedBallots:
    """Destroy every copy of ballots that we keep, in the name of ``by``.

    Done again it destroys only what an interruption or a copy that was brought back has left.

    Raises `InputUnfit` without a name or before there are finalists, `DecisionNeeded` before just
    this result is approved, and whatever counting raises; then nothing is destroyed. Raises
    `OutputNotWritten` where a file is open; then it has to be done again.
    """
    folder = open_event(root)
    if not by.strip():
        raise InputUnfit(problem("originals_without_name", Place(folder.event.basics.name)))
    at = instant(folder, as_of)
    with event_lock(folder.restricted, at):
        earlier = destruction(folder.restricted)
        if earlier is None:  # once destroyed there is nothing left to decide
            approved_result(folder, at, "originals_before_approval", patience)
        said = Destruction(by.strip(), at)
        copies = destroy_originals(folder.restricted, _books(folder), said)
        folder.online.part_with_ballots()
    left = "、".join(map(folder.shown, _books(folder)))
    return DestroyedBallots(copies, left, earlier)


def _books(folder: EventFolder) -> tuple[str, ...]:
    award = folder.event.award
    return (award.ballots.book,) if award else ()
