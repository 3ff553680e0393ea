"""Where the finalists stand that were chosen from what lies in the folder now; nothing is counted.

What was chosen last is known by the record of its run, what people said of it by 判定.xlsx.
"""

from __future__ import annotations

from automations.award.approval import State, approval
from automations.books.own_book import keywords_of
from automations.errors import ExpectedFailure
from automations.flows.answers import decisions_in_force
from automations.flows.approving import said_of
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import NOTICES_BOOK
from automations.flows.notices import BEARS
from automations.flows.scope import Part
from automations.flows.standing_runs import RECORDED, standing_runs

# Who is not of the secretariat may not look into the folder of the results.
_UNSEEN = (ExpectedFailure, OSError)


def approval_key(folder: EventFolder) -> str:
    """Return the number of the question about the result that stands; "" without one."""
    try:
        runs = standing_runs(folder)
    except _UNSEEN:
        return ""
    of_award = [run for run in runs if Part.AWARD in RECORDED[run.job].parts]
    return of_award[-1].approval if of_award else ""


def approval_state(folder: EventFolder) -> State | None:
    """Return where that result stands; None without one."""
    key = approval_key(folder)
    said = decisions_in_force(folder).get(key) if key else None
    return approval(key, said_of(said) if said else None).state if key else None


def notices_of(folder: EventFolder) -> str:
    """Return the number of the approval that the notices were made of; "" without notices."""
    return keywords_of(folder.restricted / NOTICES_BOOK).removeprefix(BEARS)
