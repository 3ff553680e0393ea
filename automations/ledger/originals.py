"""Ballots as they were read, apart from all records: what joins a voter to a choice lies here only.

``票の原本/<digest>.<suffix>`` in the restricted folder, one file for each content; a run refers to
it by the digest of its input. When the result is certified the files are destroyed and
``破棄済み.json`` stays in their place; from then on no run keeps any. No record needs them: what
was read is known by its digest, so runs are compared, undone and replayed as before.

What stood in the book of ballots before our column was written into it lies here too. Earlier
versions kept both among the records of runs and write-backs; `runs.destroy_originals` finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from automations.ledger import storage
from automations.ledger.records import DAMAGE, digest, encoded, opened
from automations.windows import within_reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

FOLDER = "票の原本"
DESTROYED = "破棄済み.json"
NAME = re.compile(r"[0-9a-f]{64}(?:\.\w{1,10})?")
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Destruction:
    """Who had the originals destroyed, and when; a mark that does not say so leaves both out."""

    by: str = ""
    at: datetime | None = None


def keep(root: Path, books: Mapping[str, bytes]) -> None:
    """Keep the bytes of books by their names, unless the originals are destroyed already.

    ``root`` is the restricted folder, whose lock the caller holds. Each file is there whole or
    not at all; one that is there is written again only if it is no longer what it was.

    Raises:
        PermissionRefused, OutputNotWritten: what was kept is whole; the rest is not there.
    """
    if is_destroyed(root):
        _remove(root, _originals(root))  # a copy that was brought back may have had them still
        return
    for name, data in sorted(books.items()):
        target = root / FOLDER / f"{digest(data)}{_suffix(name)}"
        with storage.writing(root, target):
            storage.begin(target.parent)
            if target.exists() and digest(target.read_bytes()) != digest(data):
                target.unlink()
            if not target.exists():
                storage.write_whole_file(target, data)


def read_original(root: Path, wanted: str) -> bytes | None:
    """Return the bytes with a digest; None if they are not there any more, or not what they were.

    Raises `PermissionRefused` if we may not look.
    """
    for path in _originals(root):
        if path.stem == wanted:
            data = path.read_bytes()
            return data if digest(data) == wanted else None
    return None


def is_destroyed(root: Path) -> bool:
    """Tell whether the originals were destroyed: then none are kept any more."""
    return (root / FOLDER / DESTROYED).is_file()


def are_kept(root: Path) -> bool:
    """Tell whether any original lies here."""
    return bool(_originals(root))


def destruction(root: Path) -> Destruction | None:
    """Return who destroyed the originals and when; None while they are kept."""
    if not is_destroyed(root):
        return None
    try:
        told = opened(within_reach(root / FOLDER / DESTROYED).read_bytes())
        return Destruction(told["by"], datetime.fromisoformat(told["at"]))
    except (OSError, *DAMAGE):
        return Destruction()


def destroy(root: Path, copies: Collection[Path], said: Destruction | None = None) -> int:
    """Destroy the originals, and the ``copies`` that earlier versions kept among the records.

    ``said``: who does it and when, for the mark; a mark that is there stays as it is.

    Returns how many files were removed; done again, it removes what was left. The mark comes
    first: whoever is stopped in between leaves no run that would keep them anew.

    Raises:
        PermissionRefused, OutputNotWritten: some are still there, because somebody has one open.
    """
    mark = root / FOLDER / DESTROYED
    with storage.writing(root, mark):
        storage.begin(mark.parent)
        if not mark.exists():
            storage.write_whole_file(mark, encoded(_mark(said)))
    return _remove(root, [*_originals(root), *copies])


def _mark(said: Destruction | None) -> dict[str, object]:
    told: dict[str, object] = {"format": _FORMAT, "destroyed": True}
    if said and said.at:
        told |= {"by": said.by, "at": said.at.isoformat()}
    return told


def _originals(root: Path) -> list[Path]:
    found = storage.listed(root, root / FOLDER, "*")
    return sorted(each for each in found if NAME.fullmatch(each.name))


def _remove(root: Path, files: Collection[Path]) -> int:
    removed = 0
    for path in _there(files):
        with storage.writing(root, path):
            path.unlink()
        removed += 1
    return removed


def _there(files: Collection[Path]) -> Iterator[Path]:
    yield from (each for each in sorted(files) if each.is_file())


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    return suffix if re.fullmatch(r"\.\w{1,10}", suffix) else ""
