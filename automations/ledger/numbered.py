"""Records that hold in the order of their numbers: one file each, from 1, never changed.

``記録/<folder>/<n>-<letters>.json``: the letters are those of the content, so that what two copies
of the folder recorded apart can lie side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from automations.ledger import storage
from automations.ledger.records import digest, encoded, read_record
from automations.tables.problems import Problem, problem, refuse_input

T = TypeVar("T")

NAME = re.compile(r"([1-9]\d*)-([0-9a-f]{8})\.json")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Numbered(Generic[T]):
    """One record: where it lies, its number, and what it tells."""

    place: Path
    number: int
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What is recorded: the folder, the key of the list and how one of it is read.

    ``damaged`` and ``missing`` are the codes of the problems with a record.
    """

    folder: str
    items: str
    read: Callable[[Mapping[str, Any]], T]
    damaged: str
    missing: str


def records(root: Path, kind: Kind[T]) -> list[Numbered[T]]:
    """Return every record, in the order in which they hold; ``root`` is the restricted folder.

    Raises `InputUnfit` naming every record that is damaged or missing, or `PermissionRefused`.
    """
    read = _read_all(root, kind)
    refuse_input(_damages(root, kind, read))
    return [each for each in read.values() if isinstance(each, Numbered)]


def damages(root: Path, kind: Kind[T]) -> list[Problem]:
    """Return what keeps the records from being read; raises `PermissionRefused`."""
    return list(_damages(root, kind, _read_all(root, kind)))


def add(
    root: Path, kind: Kind[T], items: Sequence[Mapping[str, Any]], at: datetime, number: int
) -> None:
    """Write the record of a number; the caller holds the event's lock.

    Raises `PermissionRefused` or `OutputNotWritten`: then nothing was recorded.
    """
    content = {"at": at.isoformat(), kind.items: list(items)}
    data = encoded({**content, "number": number, "format": _FORMAT})
    target = _folder(root, kind) / _name(number, data)
    with storage.writing(root, target):
        storage.begin(target.parent)
        storage.write_whole_file(target, data)


def _read_all(root: Path, kind: Kind[T]) -> dict[Path, Numbered[T] | Problem]:
    found = storage.listed(root, _folder(root, kind), "[1-9]*.json")
    named = [(match, path) for path in found if (match := NAME.fullmatch(path.name))]
    ordered = sorted(named, key=lambda each: (int(each[0][1]), each[0][2]))
    return {path: _read(root, kind, path) for _, path in ordered}


def _damages(
    root: Path, kind: Kind[T], read: Mapping[Path, Numbered[T] | Problem]
) -> Iterator[Problem]:
    yield from (each for each in read.values() if isinstance(each, Problem))
    numbers = {int(path.name.partition("-")[0]) for path in read}
    gap = next((n for n in range(1, max(numbers, default=0)) if n not in numbers), 0)
    if gap:
        after = next(path for path in read if int(path.name.partition("-")[0]) > gap)
        yield problem(kind.missing, storage.place_of(root, after), number=gap)


def _read(root: Path, kind: Kind[T], path: Path) -> Numbered[T] | Problem:
    def meaning(content: Mapping[str, Any]) -> Numbered[T]:
        # Under another name it would hold before or after others that it did not know.
        if (content["format"], _name(content["number"], encoded(content))) != (_FORMAT, path.name):
            raise ValueError(path.name)
        return Numbered(path, content["number"], tuple(map(kind.read, content[kind.items])))

    return read_record(root, path, kind.damaged, meaning)


def _name(number: int, data: bytes) -> str:
    return f"{number}-{digest(data)[:8]}.json"


def _folder(root: Path, kind: Kind[T]) -> Path:
    return root / storage.RECORDS / kind.folder
