"""Copies of Google spreadsheets as they were read last: a workbook and what it is called.

``記録/Googleの控え/<KEY>.xlsx`` is what was read, as a workbook; ``<KEY>.json`` says its title, the
names of its tabs by their numbers, and when it was read. Jobs read the spreadsheet anew before
they look here; screens that only tell how things stand make do with it, and so does a folder that
was taken to where there is no network.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from automations.ledger import storage
from automations.ledger.records import encoded, read_record
from automations.replacing import write_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

FOLDER = "Googleの控え"
_ONLINE = "google:"  # how settings begin that name a spreadsheet
_SUFFIX, _NOTE = ".xlsx", ".json"


@dataclass(frozen=True, slots=True)
class OnlineCopy:
    """What a copy is of: the title, the tabs' titles by their numbers, and when it was read.

    ``whole``: the digest of what was read, if the copy leaves something of it out; "" otherwise.
    ``seals``: one for what people typed on each tab, by its title.
    """

    title: str
    at: datetime
    tabs: Mapping[str, str] = field(default_factory=dict)
    whole: str = ""
    seals: Mapping[str, str] = field(default_factory=dict)


def path_of(root: Path, key: str) -> Path:
    """Return where the copy of a spreadsheet lies; ``root`` is the event's restricted folder."""
    return root / storage.RECORDS / FOLDER / (key + _SUFFIX)


def note_of(root: Path, key: str) -> Path:
    """Return where it lies what a copy is of."""
    return path_of(root, key).with_suffix(_NOTE)


def keep(root: Path, key: str, content: bytes, about: OnlineCopy) -> None:
    """Keep what was read; a copy that says the same stays as it is, with its time.

    Raises `PermissionRefused` or `OutputNotWritten`.
    """
    path = path_of(root, key)
    with storage.writing(root, path):
        storage.begin(path.parent)
    if _bytes(path) != content:
        write_file(path, content)
    note = note_of(root, key)
    said = encoded({**asdict(about), "at": about.at.isoformat()})
    if _bytes(note) != said:
        write_file(note, said)


def known(root: Path, key: str) -> OnlineCopy | None:
    """Return what the copy of a spreadsheet is of; None if there is none, or no longer whole."""

    def meaning(content: Mapping[str, Any]) -> OnlineCopy:
        at = datetime.fromisoformat(content["at"])
        whole, seals = str(content.get("whole", "")), dict(content.get("seals", {}))
        return OnlineCopy(str(content["title"]), at, dict(content["tabs"]), whole, seals)

    path = note_of(root, key)
    if not path.is_file():
        return None
    found = read_record(root, path, "run_damaged", meaning)
    return found if isinstance(found, OnlineCopy) else None


def files_of(root: Path, books: Collection[str]) -> Iterator[Path]:
    """Yield the whole copies there are of books as settings name them; files have none."""
    for each in books:
        key = each.removeprefix(_ONLINE)
        if key != each and path_of(root, key).is_file() and not whole_digest(root, key):
            yield path_of(root, key)


def whole_digest(root: Path, key: str) -> str:
    """Return the digest of what was read if the copy leaves something of it out, "" if not."""
    about = known(root, key)
    return about.whole if about else ""


def _bytes(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""
