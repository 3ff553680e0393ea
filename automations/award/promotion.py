"""Who moves up because a finalist withdrew after the close: the seats are filled anew without it.

The marks stand as they are; only what was given to the entry that withdrew counts for nobody. So
who moves up is whoever the same rules choose among those that are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from automations.award.entries import Entry
from automations.award.rules import VoteRules
from automations.award.selection import Outcome, Selection
from automations.award.wording import said


def withdrawn_since(
    entries: Sequence[Entry], vote: VoteRules, as_of: datetime
) -> tuple[Entry, ...]:
    """Return the entries that were withdrawn after the close, as of an instant."""
    return tuple(
        each for each in entries if each.withdrawn_at and vote.closes < each.withdrawn_at <= as_of
    )


def promoted(now: Selection, before: Selection, withdrawn: Sequence[Entry]) -> Selection:
    """Say of each that is in now, and was not before, whose place it took.

    ``before``: the selection as it stood at the close, with those who withdrew since. Nothing is
    said where a tie was open then, or where nobody that was in has withdrawn.
    """
    numbers = {each.standing.entry.number for each in before.finalists}
    gone = [each for each in withdrawn if each.number in numbers]
    if before.open_ties or not gone:
        return now
    labels = "、".join(each.label for each in gone)

    def told(outcome: Outcome) -> Outcome:
        if outcome not in now.finalists or outcome.standing.entry.number in numbers:
            return outcome
        reason = said("reasons", "promoted", labels=labels, reason=outcome.seat.reason)
        return replace(outcome, seat=replace(outcome.seat, reason=reason))

    return replace(now, outcomes=tuple(map(told, now.outcomes)))
