"""番号 of entries as they were given: one file for each time numbers were given or told anew.

``記録/応募の番号/<n>-<letters>.json``: n counts from 1, the letters are those of its content, so
that what two copies of the folder recorded apart can lie side by side. Of each number the last
file that tells of it holds; the others stay as they were.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from automations.award.entry_numbers import EntryNumber
from automations.ledger import storage
from automations.ledger.numbered import NAME, Kind, Numbered, add, damages, records
from automations.tables.problems import Problem, problem, refuse_input

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["FOLDER", "NAME", "damaged", "given", "record"]

FOLDER = "応募の番号"


def given(root: Path) -> tuple[EntryNumber, ...]:
    """Return every number as it holds now, by its size; ``root`` is the restricted folder.

    Raises `InputUnfit` naming every record that is damaged or missing, and a number that two
    copies of the folder gave to two entries; or `PermissionRefused`.
    """
    issues = records(root, _KIND)
    refuse_input(_given_twice(root, issues))
    held = _held(issues)
    return tuple(held[number] for number in sorted(held))


def record(root: Path, numbers: Sequence[EntryNumber], at: datetime) -> bool:
    """Record what is new among ``numbers``, given at ``at`` (zone-aware); tell if anything is.

    The caller holds the event's lock.

    Raises:
        InputUnfit: what was given earlier cannot be read.
        PermissionRefused, OutputNotWritten: nothing was recorded.
    """
    issues = records(root, _KIND)
    held = _held(issues)
    new = [each for each in numbers if held.get(each.number) != each]
    if not new:
        return False
    number = max((each.number for each in issues), default=0) + 1
    add(root, _KIND, [asdict(each) for each in new], at, number)
    return True


def damaged(root: Path) -> list[Problem]:
    """Return what keeps the records from being read; raises `PermissionRefused`."""
    return damages(root, _KIND)


def _held(issues: Sequence[Numbered[EntryNumber]]) -> dict[int, EntryNumber]:
    return {each.number: each for issue in issues for each in issue.items}


def _given_twice(root: Path, issues: Sequence[Numbered[EntryNumber]]) -> Iterator[Problem]:
    """Find numbers that two copies of the folder gave apart: no signature is common to both."""
    first: dict[int, EntryNumber] = {}
    for issue in issues:
        for each in issue.items:
            known = first.setdefault(each.number, each)
            if set(known.known_by).isdisjoint(each.known_by):
                words = {"number": each.number, "title": known.title, "other": each.title}
                place = storage.place_of(root, issue.place)
                yield problem("entry_number_given_twice", place, **words)


def _number(content: Mapping[str, Any]) -> EntryNumber:
    lists = {key: tuple(content[key]) for key in ("sections", "known_by")}
    return EntryNumber(**{**content, **lists})


_KIND = Kind(
    FOLDER, "numbers", _number, "entry_number_record_damaged", "entry_number_record_missing"
)
