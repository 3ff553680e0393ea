"""番号 of entries as they were given: one file for each time numbers were given or told anew.

``記録/応募の番号/<n>-<letters>.json``: n counts from 1, the letters are those of its content, so
that what two copies of the folder recorded apart can lie side by side. Of each number the last
file that tells of it holds; the others stay as they were.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from automations.award.entry_numbers import EntryNumber
from automations.ledger import storage
from automations.ledger.records import digest, encoded, read_record
from automations.tables.problems import Problem, problem, refuse_input

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FOLDER = "応募の番号"
NAME = re.compile(r"([1-9]\d*)-([0-9a-f]{8})\.json")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class _Issue:
    place: Path
    number: int
    numbers: tuple[EntryNumber, ...]


def given(root: Path) -> tuple[EntryNumber, ...]:
    """Return every number as it holds now, by its size; ``root`` is the restricted folder.

    Raises `InputUnfit` naming every record that is damaged or missing, and a number that two
    copies of the folder gave to two entries; or `PermissionRefused`.
    """
    issues = _issues(root)
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
    issues = _issues(root)
    held = _held(issues)
    new = [each for each in numbers if held.get(each.number) != each]
    if not new:
        return False
    number = max((each.number for each in issues), default=0) + 1
    content = {"at": at.isoformat(), "numbers": [asdict(each) for each in new]}
    data = encoded({**content, "number": number, "format": _FORMAT})
    target = _folder(root) / _name(number, data)
    with storage.writing(root, target):
        storage.begin(target.parent)
        storage.write_whole_file(target, data)
    return True


def damaged(root: Path) -> list[Problem]:
    """Return what keeps the records from being read; raises `PermissionRefused`."""
    return list(_damages(root, _read_all(root)))


def _held(issues: Sequence[_Issue]) -> dict[int, EntryNumber]:
    return {each.number: each for issue in issues for each in issue.numbers}


def _given_twice(root: Path, issues: Sequence[_Issue]) -> Iterator[Problem]:
    """Find numbers that two copies of the folder gave apart: no signature is common to both."""
    first: dict[int, EntryNumber] = {}
    for issue in issues:
        for each in issue.numbers:
            known = first.setdefault(each.number, each)
            if set(known.known_by).isdisjoint(each.known_by):
                words = {"number": each.number, "title": known.title, "other": each.title}
                place = storage.place_of(root, issue.place)
                yield problem("entry_number_given_twice", place, **words)


def _issues(root: Path) -> list[_Issue]:
    """Return every record, in the order in which they hold."""
    read = _read_all(root)
    refuse_input(_damages(root, read))
    return [each for each in read.values() if isinstance(each, _Issue)]


def _read_all(root: Path) -> dict[Path, _Issue | Problem]:
    found = storage.listed(root, _folder(root), "[1-9]*.json")
    named = [(match, path) for path in found if (match := NAME.fullmatch(path.name))]
    ordered = sorted(named, key=lambda each: (int(each[0][1]), each[0][2]))
    return {path: _read(root, path) for _, path in ordered}


def _damages(root: Path, read: Mapping[Path, _Issue | Problem]) -> Iterator[Problem]:
    yield from (each for each in read.values() if isinstance(each, Problem))
    numbers = {int(path.name.partition("-")[0]) for path in read}
    gap = next((n for n in range(1, max(numbers, default=0)) if n not in numbers), 0)
    if gap:
        after = next(path for path in read if int(path.name.partition("-")[0]) > gap)
        yield problem("entry_number_record_missing", storage.place_of(root, after), number=gap)


def _read(root: Path, path: Path) -> _Issue | Problem:
    def meaning(content: Mapping[str, Any]) -> _Issue:
        # Under another name it would hold before or after others that it did not know.
        if (content["format"], _name(content["number"], encoded(content))) != (_FORMAT, path.name):
            raise ValueError(path.name)
        return _Issue(path, content["number"], tuple(map(_number, content["numbers"])))

    return read_record(root, path, "entry_number_record_damaged", meaning)


def _number(content: Mapping[str, Any]) -> EntryNumber:
    lists = {key: tuple(content[key]) for key in ("sections", "known_by")}
    return EntryNumber(**{**content, **lists})


def _name(number: int, data: bytes) -> str:
    return f"{number}-{digest(data)[:8]}.json"


def _folder(root: Path) -> Path:
    return root / storage.RECORDS / FOLDER
