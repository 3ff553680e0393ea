"""What executives are told of a later version: what became of prizes, and how much else changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from automations.award.judging.confirmation import Confirmation
from automations.award.judging.wording import said, table
from automations.tables.report import Audience, Table

_MARK = "\0"  # stands in no name
_COUNTED = {
    "score": ("scores_changed", "entries"),
    "votes": ("votes_changed", "entries"),
    "mark": ("marks_changed", "places"),
}
"""What is only counted: what it is called, and in what. Whose it is, the secretariat knows."""


def told_changes(standing: Confirmation) -> Iterator[Table]:
    """Yield what is other than in the version before; nothing for the first one."""
    if not standing.last:
        return
    counted = Counter(_kind(label) for label, _, _ in standing.changes)
    rows = [each for each in standing.changes if _kind(each[0]) == "prize"]
    for kind, (name, unit) in _COUNTED.items():
        if counted[kind]:
            number = said("executives", unit, count=counted[kind])
            rows.append((said("executives", name), "", number))
    yield replace(table("result_changes", rows), audience=Audience.EXECUTIVES)


def _kind(label: str) -> str:
    """Return of what kind a change is, by how it is called."""
    return next((kind for kind in ("prize", *_COUNTED) if label.startswith(_begins(kind))), "")


def _begins(kind: str) -> str:
    blank = dict.fromkeys(("name", "label", "number", "judge", "criterion"), _MARK)
    return said("confirmation", kind, **blank).partition(_MARK)[0]
