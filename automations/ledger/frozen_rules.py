"""The rules as they were frozen: one file for each time they were decided anew.

``記録/ルール/<n>-<letters>.json``: n counts from 1, the letters are those of its content, so that
what two copies of the folder froze apart can lie side by side. The last one holds; none changes.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from automations.ledger import storage
from automations.ledger.records import digest, encoded, read_record
from automations.tables.problems import Problem, refuse_input

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "ルール"
NAME = re.compile(r"([1-9]\d*)-([0-9a-f]{8})\.json")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class FrozenRules:
    """Rules by what people call them, and under which decision they were frozen.

    ``at``: the instant of the run that froze them; ``opens``: when the vote was to open by them;
    ``decided``: when they were decided, None if nobody wrote it down. All are zone-aware.
    """

    at: datetime
    opens: datetime
    decided: datetime | None
    number: str
    rules: Mapping[str, str]


def frozen(root: Path) -> tuple[FrozenRules, ...]:
    """Return all that was frozen under ``root``, the restricted folder, the first one first.

    Raises `InputUnfit` naming every record that is damaged, or `PermissionRefused`.
    """
    read = [_read(root, path) for path in _files(root)]
    refuse_input(each for each in read if isinstance(each, Problem))
    return tuple(each for each in read if isinstance(each, FrozenRules))


def freeze(root: Path, rules: FrozenRules) -> None:
    """Record rules behind those that were frozen before. The caller holds the event's lock.

    Raises `PermissionRefused` or `OutputNotWritten`; then nothing was recorded.
    """
    number = max((_number(path) for path in _files(root)), default=0) + 1
    times = {"at": rules.at.isoformat(), "opens": rules.opens.isoformat()}
    decided = rules.decided.isoformat() if rules.decided else None
    content = {**asdict(rules), **times, "decided": decided, "format": _FORMAT, "order": number}
    data = encoded(content)
    target = _folder(root) / _name(number, data)
    with storage.writing(root, target):
        storage.begin(target.parent)
        storage.write_whole_file(target, data)


def _files(root: Path) -> list[Path]:
    found = storage.listed(root, _folder(root), "[1-9]*.json")
    named = (path for path in found if NAME.fullmatch(path.name))
    return sorted(named, key=lambda path: (_number(path), path.name))


def _read(root: Path, path: Path) -> FrozenRules | Problem:
    def meaning(content: Mapping[str, Any]) -> FrozenRules:
        # Under another name it would hold before or after others.
        if (content["format"], _name(content["order"], encoded(content))) != (_FORMAT, path.name):
            raise ValueError(path.name)
        decided = content["decided"]
        return FrozenRules(
            at=datetime.fromisoformat(content["at"]),
            opens=datetime.fromisoformat(content["opens"]),
            decided=None if decided is None else datetime.fromisoformat(decided),
            number=content["number"],
            rules=dict(content["rules"]),
        )

    return read_record(root, path, "frozen_rules_damaged", meaning)


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _name(number: int, data: bytes) -> str:
    return f"{number}-{digest(data)[:8]}.json"


def _folder(root: Path) -> Path:
    return root / storage.RECORDS / FOLDER
