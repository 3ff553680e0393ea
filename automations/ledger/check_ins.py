"""Check-ins: one file a sitting at a reception PC, one line an entry; lines are only ever added.

``記録/受付/<YYYYMMDD-HHMMSS>-<PC>-<session>.jsonl``. Each line carries a seal over its content, and
nobody else writes into the file, so no lock is needed. An entry is confirmed when its line is on
the disk; a PC that dies earlier leaves at most one line that was cut off, which is set aside.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from automations.errors import PermissionRefused, TryAgain
from automations.ledger import storage
from automations.ledger.records import digest
from automations.registration.checkins import Act, CheckIn, Recorded, Typed
from automations.tables.problems import Problem, in_order, problem
from automations.windows import within_reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FOLDER = "受付"
NAME = re.compile(r"\d{8}-\d{6}-[\w.-]{1,20}-[A-Z2-7]{8}\.jsonl")
_ANY = "*.jsonl"  # a copy under another name holds the same entries
_SEAL, _SEALED = "seal", 16  # hexadecimal digits
_FORMAT = 1
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_LONGEST_PC = 20
_DAMAGE = (AttributeError, KeyError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Kept:
    """Every entry once, in the order of their places; ``content`` is what they were read from."""

    recorded: tuple[Recorded, ...] = ()
    problems: tuple[Problem, ...] = ()
    content: bytes = b""


def folder_of(root: Path) -> Path:
    """Return where the files lie; ``root`` is the restricted folder."""
    return root / storage.RECORDS / FOLDER


def begin(root: Path) -> None:
    """Make the folder of the files; `OSError` if the restricted folder is out of reach."""
    for folder in (root / storage.RECORDS, folder_of(root)):
        within_reach(folder).mkdir(exist_ok=True)


def file_name(pc: str, session: str, at: datetime) -> str:
    """Return the name of a sitting's file.

    >>> file_name("窓口 PC/1", "ABCDEFGH", datetime(2026, 12, 4, 9, 30))
    '20261204-093000-窓口-PC-1-ABCDEFGH.jsonl'
    """
    plain = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFKC", pc))[:_LONGEST_PC].strip("-.")
    return f"{at:%Y%m%d-%H%M%S}-{plain or 'PC'}-{session}.jsonl"


def line_of(entry: CheckIn) -> bytes:
    """Return the line that records an entry: the same bytes on any machine, a newline behind."""
    content = {**asdict(entry), "act": entry.act.value, "clock": entry.clock.isoformat()}
    content |= {"typed": {name: text for name, text in asdict(entry.typed).items() if text}}
    content["format"] = _FORMAT
    sealed = {**content, _SEAL: digest(_canonical(content))[:_SEALED]}
    return _canonical(sealed) + b"\n"


def entry_in(line: bytes) -> CheckIn | None:
    """Return the entry that a line records; None if it is not what we once wrote there."""
    try:
        content: dict[str, Any] = json.loads(line)
        if content.pop(_SEAL) != digest(_canonical(content))[:_SEALED]:
            return None
        return _meaning(content)
    except _DAMAGE:
        return None


def read_check_ins(root: Path) -> Kept:
    """Read what all PCs recorded; ``root`` is the restricted folder.

    What cannot be read is among the problems. Raises `PermissionRefused` or `TryAgain` for a file
    that cannot be opened at all.
    """
    paths = sorted(storage.listed(root, folder_of(root), _ANY))
    contents = {path: _content(root, path) for path in paths}
    found: dict[str, Recorded] = {}
    problems: list[Problem] = []
    for path, data in contents.items():
        problems += _take(root, path, data, found)
    problems += _missing(found.values(), problems)
    recorded = tuple(sorted(found.values(), key=lambda each: each.place))
    return Kept(recorded, in_order(problems), b"".join(contents.values()))


def news(root: Path, own: str, read: Mapping[str, int]) -> tuple[list[CheckIn], dict[str, int]]:
    """Return what other PCs added since the last look, and how far each file is read then.

    ``own``: the file that is left out. ``read``: bytes of each file that were read before; a line
    that has not come to its end yet is told of at the next look. Raises `OSError`,
    `PermissionRefused` or `TryAgain`.
    """
    entries: list[CheckIn] = []
    now = dict(read)
    for path in sorted(storage.listed(root, folder_of(root), _ANY)):
        if path.name != own:
            data, start = _added(path, read.get(path.name, 0))
            whole = data[: data.rfind(b"\n") + 1]
            now[path.name] = start + len(whole)
            found = (entry_in(line) for line in whole.split(b"\n"))
            entries += [each for each in found if each]
    return entries, now


def _added(path: Path, start: int) -> tuple[bytes, int]:
    """Return the bytes behind ``start``, and where they begin; a shorter file is read anew."""
    with within_reach(path).open("rb") as file:
        if file.seek(0, os.SEEK_END) < start:
            start = 0
        file.seek(start)
        return file.read(), start


def add_lines(path: Path, lines: Sequence[bytes], kept: int, length: int) -> int:
    """Add the lines after the first ``kept``, on the disk; return the length of the file then.

    Where the file is not as long as it was left, a line was cut off, or somebody put an older file
    in its place: then all lines are added behind what stands there. Raises `OSError`.
    """
    with within_reach(path).open("ab") as file:
        stands = file.seek(0, os.SEEK_END)
        new = lines[kept:] if stands == length else [b"\n" if stands else b"", *lines]
        file.write(b"".join(new))
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def _canonical(content: Mapping[str, object]) -> bytes:
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def _meaning(content: Mapping[str, Any]) -> CheckIn:
    if content["format"] != _FORMAT:
        raise ValueError(_FORMAT)
    plain = {name: content[name] for name in CheckIn.__dataclass_fields__}
    clock = datetime.fromisoformat(content["clock"])
    if clock.utcoffset() is None:
        raise ValueError(clock)
    told = {"act": Act(content["act"]), "clock": clock, "typed": Typed(**content["typed"])}
    return CheckIn(**plain | told)


def _content(root: Path, path: Path) -> bytes:
    try:
        return within_reach(path).read_bytes()
    except PermissionError:
        raise PermissionRefused(
            problem("record_unseen", storage.place_of(root, path.parent))
        ) from None
    except OSError:
        raise TryAgain(problem("record_unreadable", storage.place_of(root, path))) from None


def _take(root: Path, path: Path, data: bytes, found: dict[str, Recorded]) -> Iterator[Problem]:
    """Put the entries of a file into ``found``, each at its first place; name what is unfit."""
    lines = data.split(b"\n")
    for row, line in enumerate(lines, 1):
        entry = entry_in(line) if line.strip() else None
        place = replace(storage.place_of(root, path), row=row)
        if entry is None:
            if line.strip() and row == len(lines):
                yield problem("check_in_cut_off", place)
            elif line.strip() and not _said_again(line, lines[row:]):
                yield problem("check_in_damaged", place)
        elif found.setdefault(entry.name, Recorded(place, entry)).entry != entry:
            yield problem("check_in_damaged", place)


def _said_again(line: bytes, later: Iterable[bytes]) -> bool:
    """Tell whether a line that was cut off was written again, whole, further down."""
    return any(each.startswith(line) for each in later)


def _missing(found: Iterable[Recorded], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Name the sittings of which entries are missing, save where a damaged line says so."""
    told = {each.place.book for each in problems if each.code == "check_in_damaged"}
    sessions: dict[str, list[Recorded]] = {}
    for each in found:
        sessions.setdefault(each.entry.session, []).append(each)
    for kept in sessions.values():
        last = max(each.entry.sequence for each in kept)
        place = min(each.place for each in kept)
        if len(kept) < last and place.book not in told:
            yield problem("check_in_missing", place, count=last - len(kept))
