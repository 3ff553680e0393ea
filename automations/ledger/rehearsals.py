"""That a folder is a rehearsal: ``記録/体験.json`` has the seal of the ballots that were invented.

It holds for just these ballots: in a folder to which settings, or all files, were copied, other
ballots are real ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from automations.ledger import storage
from automations.ledger.records import encoded, read_record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "体験.json"


def mark(root: Path, ballots: str) -> None:
    """Record under ``root``, the restricted folder, the seal of ballots that are invented.

    Raises `PermissionRefused` or `OutputNotWritten`.
    """
    target = _path(root)
    if target.exists():
        return
    with storage.writing(root, target):
        storage.begin(target.parent)
        storage.write_whole_file(target, encoded({"ballots": ballots}))


def is_invented(root: Path, ballots: str) -> bool:
    """Tell whether ballots of that seal were invented here; a damaged record says no."""

    def meaning(content: Mapping[str, Any]) -> bool:
        return bool(content["ballots"] == ballots)

    return read_record(root, _path(root), "run_damaged", meaning) is True


def _path(root: Path) -> Path:
    return root / storage.RECORDS / NAME
