"""Copies of an event's folder that left, and what lay in it when they did.

::

    記録/持ち出し/
      <copy>.json        a copy left: when, from which PC, the digest of every file at that moment
      <copy>-<n>.json    what became of it, from 1: brought back (with new digests), or given up
      この写し.json        lies in a copy only: which one it is

Files are named by digests of their paths: people put names of persons into the names of files.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from automations.errors import ExpectedFailure, InputUnfit
from automations.ledger import storage
from automations.ledger.records import digest, encoded, framed, read_record
from automations.ledger.runs import check_number
from automations.tables.problems import Problem, refuse_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = "持ち出し"
MARK = "この写し.json"
NAME = re.compile(r"\d{8}-\d{6}-\w{8}(?:-[1-9]\d*)?\.json|この写し\.json")
_FORMAT = 1
_KEY = 32  # hexadecimal digits


class Stage(Enum):
    """What a record says of a copy; the value is what people call it."""

    OUT = "持ち出し"
    BACK = "持ち帰り"
    LOST = "紛失"


@dataclass(frozen=True, slots=True)
class Passage:
    """A copy left, came back or was given up.

    ``copy`` names the copy; ``number`` is 0 for its leaving, then counts from 1. ``at`` is
    zone-aware, ``to`` what people call the place it went to. ``files``: digests by `path_key`, of
    what both sides had in common then; none of a copy that was given up.
    """

    copy: str
    number: int
    stage: Stage
    at: datetime
    pc: str
    to: str
    files: Mapping[str, str]

    @property
    def name(self) -> str:
        """Return the name of the record's file."""
        return f"{self.copy}-{self.number}.json" if self.number else f"{self.copy}.json"

    @property
    def short(self) -> str:
        """Return the 8 letters by which people call the copy."""
        return self.copy.rpartition("-")[2]


def path_key(path: str) -> str:
    """Return what stands for a path (with forward slashes, from the event's folder) in a record.

    >>> path_key("共有/か\u3099.xlsx") == path_key("共有/が.xlsx")
    True
    """
    return digest(unicodedata.normalize("NFC", path).encode())[:_KEY]


def leaving(at: datetime, pc: str, to: str, files: Mapping[str, str]) -> Passage:
    """Return the record of a copy that leaves; its name tells it from every other copy."""
    content = framed(*(part for item in sorted(files.items()) for part in item))
    letters = check_number(digest(framed(pc, to)), digest(content))
    return Passage(f"{at:%Y%m%d-%H%M%S}-{letters}", 0, Stage.OUT, at, pc, to, files)


def record_passage(root: Path, passage: Passage) -> None:
    """Record a passage under ``root``, the restricted folder; one that is recorded stays.

    Raises `PermissionRefused` or `OutputNotWritten`: nothing was recorded.
    """
    _write(root, passage.name, _content(passage))


def mark_copy(root: Path, copy: str) -> None:
    """Note in a copy's restricted folder which copy it is; raises as `record_passage` does."""
    _write(root, MARK, {"format": _FORMAT, "copy": copy})


def copy_marked(root: Path) -> str:
    """Return which copy the folder is; "" for the one that people share.

    Raises `InputUnfit` if the mark is damaged.
    """
    path = _folder(root) / MARK
    if not path.is_file():
        return ""
    found = read_record(root, path, "carry_record_damaged", lambda content: str(content["copy"]))
    if isinstance(found, Problem):
        raise InputUnfit(found)
    return found


def passages(root: Path) -> tuple[Passage, ...]:
    """Return every record: each copy's leaving, then what became of it.

    Raises:
        InputUnfit: names every record that is damaged.
        PermissionRefused: we may not look.
    """
    paths = storage.listed(root, _folder(root), "[0-9]*.json")
    found = [_read(root, path) for path in sorted(paths)]
    refuse_input(each for each in found if isinstance(each, Problem))
    read = [each for each in found if isinstance(each, Passage)]
    return tuple(sorted(read, key=lambda each: (each.copy, each.number)))


def copies_out(found: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return the leaving of each copy that has neither come back nor been given up since."""
    by_copy = (list(group) for _, group in groupby(found, key=attrgetter("copy")))
    return tuple(group[-1] for group in by_copy if group[-1].stage is Stage.OUT)


def common_files(found: Iterable[Passage], copy: str) -> Mapping[str, str] | None:
    """Return what a copy and its origin last had in common; None if nothing is known of it."""
    kept = [each.files for each in found if each.copy == copy and each.stage is not Stage.LOST]
    return kept[-1] if kept else None


def told_of_copies(root: Path) -> tuple[str, tuple[Passage, ...]]:
    """Return which copy this folder is ("": none) and all passages; nothing if they are unreadable.

    For notes beside something else: who carries is told what is wrong.
    """
    with suppress(ExpectedFailure, OSError):
        return copy_marked(root), passages(root)
    return "", ()


def _folder(root: Path) -> Path:
    return root / storage.RECORDS / FOLDER


def _write(root: Path, name: str, content: Mapping[str, object]) -> None:
    target = _folder(root) / name
    with storage.writing(root, target):
        storage.begin(target.parent)
        if not target.exists():
            storage.write_whole_file(target, encoded(content))


def _content(passage: Passage) -> dict[str, object]:
    plain = {"at": passage.at.isoformat(), "stage": passage.stage.value}
    return {**asdict(passage), **plain, "files": dict(passage.files), "format": _FORMAT}


def _read(root: Path, path: Path) -> Passage | Problem:
    def meaning(content: Mapping[str, Any]) -> Passage:
        plain = {name: content[name] for name in Passage.__dataclass_fields__}
        at, stage = datetime.fromisoformat(content["at"]), Stage(content["stage"])
        passage = Passage(**plain | {"at": at, "stage": stage})
        if (content["format"], passage.name) != (_FORMAT, path.name):
            raise ValueError(path.name)
        return passage

    return read_record(root, path, "carry_record_damaged", meaning)
