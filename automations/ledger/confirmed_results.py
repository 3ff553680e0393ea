"""Results of the judging that the chair declared final (確定): one record a version, none changes.

``記録/確定した審査結果/<n>-<letters>.json``, as `numbered` has it; n is the version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from automations.award.judging.confirmation import Version
from automations.ledger import numbered
from automations.ledger.numbered import NAME, Kind
from automations.tables.problems import Problem

__all__ = ["FOLDER", "NAME", "confirmed", "damaged", "record"]

FOLDER = "確定した審査結果"


def confirmed(root: Path) -> tuple[Version, ...]:
    """Return every version, the first one first; ``root`` is the restricted folder.

    One that two copies of the folder recorded, each at its own time, is one.

    Raises `InputUnfit` naming every record that is damaged or missing, or `PermissionRefused`.
    """
    read = numbered.records(root, _KIND)
    found: dict[str, Version] = {}
    for each in read:
        for item in each.items:
            found.setdefault(item.key, replace(item, number=each.number))
    return tuple(found.values())


def record(root: Path, version: Version, at: datetime) -> None:
    """Record a version; the caller holds the event's lock.

    Raises `PermissionRefused` or `OutputNotWritten`: then nothing was recorded.
    """
    content = {**asdict(version), "confirmed_on": version.confirmed_on.isoformat()}
    numbered.add(root, _KIND, [content], at, version.number)


def damaged(root: Path) -> list[Problem]:
    """Return what keeps the records from being read; raises `PermissionRefused`."""
    return numbered.damages(root, _KIND)


def _read(content: Mapping[str, Any]) -> Version:
    return Version(
        number=content["number"],
        key=content["key"],
        confirmed_by=content["confirmed_by"],
        confirmed_on=date.fromisoformat(content["confirmed_on"]),
        reason=content["reason"],
        texts=dict(content["texts"]),
    )


_KIND: Kind[Version] = Kind(
    folder=FOLDER,
    items="confirmed",
    read=_read,
    damaged="confirmed_result_damaged",
    missing="confirmed_result_missing",
)
