"""Write-backs: each time our column was written into a shared book, and what stood there before.

``記録/書き戻し/<YYYYMMDD-HHMMSS>-<12 letters>/`` holds ``記録.json`` (digests and instants, no
personal data) and, for the last write-back of each book only, ``書込前`` with the book's suffix:
its bytes before (those of a book of ballots lie among the `originals`). The record is on the disk
before the book is touched: whoever dies in between leaves a record of what did not happen, which
says nothing wrong.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from automations.ledger import originals, storage
from automations.ledger.records import digest, encoded, framed, read_record
from automations.tables.problems import Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

FOLDER = "書き戻し"
_MANIFEST = "記録.json"
_BEFORE = "書込前"
_FORMAT = 1
NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class WriteBack:
    """One write-back of one book.

    ``book`` is as the settings name it; ``before`` and ``after`` are the digests of its bytes;
    ``at`` is when we wrote, ``saved`` when somebody had saved it last, both zone-aware.
    """

    book: str
    before: str
    after: str
    at: datetime
    saved: datetime

    @property
    def id(self) -> str:
        """Return the name of its folder."""
        return f"{self.at:%Y%m%d-%H%M%S}-{digest(framed(self.book, self.before, self.after))[:12]}"


def record_write_back(
    root: Path, written: WriteBack, content: bytes, *, apart: bool = False
) -> None:
    """Record what is about to be written; ``content``: the bytes that stand there now.

    ``root`` is the event's restricted folder, whose lock the caller holds. ``apart``: the book
    holds ballots, so its bytes are kept as `originals` and not beside the record.

    Raises:
        PermissionRefused, OutputNotWritten: nothing was recorded, so nothing may be written.
    """
    target = _folder(root) / written.id
    if apart:
        originals.keep(root, {written.book: content})
    before = {} if apart else {_before(written).name: content}
    with storage.writing(root, target):
        storage.begin(_folder(root))
        if not target.exists():
            with storage.whole_folder(target) as folder:
                storage.write_files(folder, {**before, _MANIFEST: encoded(_content(written))})
        elif (
            before and not (target / _before(written)).exists()
        ):  # the same again within one second
            storage.write_whole_file(target / _before(written), content)


def forget_earlier(root: Path, written: WriteBack) -> None:
    """Remove the bytes that earlier write-backs of the book kept; their records stay."""
    good, _ = read_write_backs(root)
    for each in good:
        if each.book == written.book and each.id != written.id:
            # What somebody holds open goes with the next write-back.
            with suppress(OSError):
                (_folder(root) / each.id / _before(each)).unlink(missing_ok=True)


def read_write_backs(root: Path) -> tuple[tuple[WriteBack, ...], tuple[Problem, ...]]:
    """Return the recorded write-backs, the oldest first, and which records cannot be used.

    Raises `PermissionRefused` if we may not look.
    """
    folders = storage.listed(root, _folder(root), "*")
    read = [_read(root, each) for each in folders if NAME.fullmatch(each.name)]
    good = (each for each in read if isinstance(each, WriteBack))
    bad = (each for each in read if isinstance(each, Problem))
    return tuple(sorted(good, key=lambda each: (each.at, each.id))), in_order(bad)


def kept_files(root: Path, books: Collection[str]) -> tuple[Path, ...]:
    """Return where the bytes of books are that stood there before; some may be gone."""
    good, _ = read_write_backs(root)
    own = (each for each in good if each.book in books)
    return tuple(_folder(root) / each.id / _before(each) for each in own)


def kept_bytes(root: Path, written: WriteBack) -> bytes | None:
    """Return what stood there before; None if it is no longer kept, or is not what it was."""
    try:
        content = (_folder(root) / written.id / _before(written)).read_bytes()
    except OSError:
        return originals.read_original(root, written.before)
    return content if digest(content) == written.before else None


def same_books(write_backs: Iterable[WriteBack]) -> Mapping[str, str]:
    """Return, by digest, one digest for all bytes that differ by nothing but our own writing.

    >>> at = datetime(2024, 12, 25)
    >>> same_books([WriteBack("b", "1", "2", at, at), WriteBack("b", "2", "3", at, at)])
    {'1': '1', '2': '1', '3': '1'}
    """
    known: dict[str, str] = {}
    for each in write_backs:
        first, second = (known.setdefault(one, one) for one in (each.before, each.after))
        known |= {one: first for one, stands in known.items() if stands == second}
    return known


def saved_before_us(write_backs: Iterable[WriteBack], book: str, now: str) -> datetime | None:
    """Return when people last saved a book whose digest is ``now``, if we wrote to it since."""
    last = max((each for each in write_backs if each.book == book), key=_when, default=None)
    return last.saved if last and now in {last.before, last.after} else None


def _when(written: WriteBack) -> tuple[datetime, str]:
    return written.at, written.id


def _folder(root: Path) -> Path:
    return root / storage.RECORDS / FOLDER


def _before(written: WriteBack) -> PurePosixPath:
    return PurePosixPath(_BEFORE + PurePosixPath(written.book).suffix)


def _content(written: WriteBack) -> dict[str, object]:
    times = {"at": written.at.isoformat(), "saved": written.saved.isoformat()}
    return {**asdict(written), **times, "format": _FORMAT, "id": written.id}


def _read(root: Path, folder: Path) -> WriteBack | Problem:
    def meaning(content: Mapping[str, Any]) -> WriteBack:
        times = {key: datetime.fromisoformat(content[key]) for key in ("at", "saved")}
        plain = {name: content[name] for name in WriteBack.__dataclass_fields__}
        written = WriteBack(**plain | times)
        if (content["format"], folder.name) != (_FORMAT, written.id):
            raise ValueError(folder.name)
        return written

    return read_record(root, folder / _MANIFEST, "write_back_damaged", meaning)
