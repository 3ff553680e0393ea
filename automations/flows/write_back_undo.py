"""Take the last write-back out of people's books, where nobody has changed them since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from automations.books.google.addresses import key_of
from automations.books.opening import bytes_of
from automations.errors import ExpectedFailure, InputUnfit
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.expected_tables import expected_tables
from automations.flows.online_undo import undo_online
from automations.ledger.locking import event_lock
from automations.ledger.records import digest
from automations.ledger.write_backs import WriteBack, kept_bytes, read_write_backs
from automations.owner_notes import held_by
from automations.replacing import HeldOpen, clear_leftovers, whole_package, write_file
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import problem


@dataclass(frozen=True, slots=True)
class BookUndone:
    """What became of one book: restored, or ``why`` not; neither: there was nothing to undo."""

    book: str
    restored: bool = False
    why: str = ""


def undo(root: Path, only: str = "") -> tuple[BookUndone, ...]:
    """Restore each book that we have written into, or only the one that people call so.

    Returns the books by name; whatever keeps one of them from being restored does not keep the
    others.

    Raises:
        InputUnfit: the event has no such book.
        SettingsWrong, RunInProgress, PermissionRefused, OutputNotWritten: nothing was restored.
    """
    folder = open_event(root)
    with event_lock(folder.restricted, datetime.now(folder.zone)):
        return _undo(folder, only)


def _undo(folder: EventFolder, only: str) -> tuple[BookUndone, ...]:
    records, _ = read_write_backs(folder.restricted)
    named = {each.book for each in expected_tables(folder.event)}
    called = {name: book for book in sorted(named) for name in _names(folder, book)}
    if only and only not in called:
        raise InputUnfit(
            problem("write_back_unknown", Place(only), hint=did_you_mean(only, called))
        )
    books = sorted({each.book for each in records if each.book in named})
    wanted = (each for each in books if only in {"", *_names(folder, each)})
    return tuple(
        _undone(folder, book, [each for each in records if each.book == book]) for book in wanted
    )


def _names(folder: EventFolder, book: str) -> tuple[str, ...]:
    """Return what people may call a book."""
    return (PurePath(book).name, book, folder.shown(book))


def _undone(folder: EventFolder, book: str, records: list[WriteBack]) -> BookUndone:
    """Restore what stood there before the write-back whose content stands there now."""
    shown = folder.shown(book)
    if key_of(book) and folder.online.at_rest:
        return BookUndone(shown, why=str(problem("google_at_rest", Place(shown))))
    try:
        now = digest(bytes_of(folder.book(book), Place(shown)))
    except ExpectedFailure as failure:
        return BookUndone(shown, why=str(failure))
    last = next((each for each in reversed(records) if each.after == now), None)
    content = kept_bytes(folder.restricted, last) if last else None
    if content is not None and key_of(book):
        why = undo_online(folder, book, content)
        return BookUndone(folder.shown(book), restored=not why, why=why)
    if content is not None:
        return _restored(folder, book, now, content)
    if any(each.before == now for each in records):
        return BookUndone(shown)
    changed = "google_changed_since" if key_of(book) else "write_back_changed_since"
    code = "write_back_gone" if last else changed
    return BookUndone(shown, why=str(problem(code, Place(shown))))


class _MovedError(Exception):
    """Somebody saved the book in this moment."""


def _restored(folder: EventFolder, book: str, now: str, content: bytes) -> BookUndone:
    path = folder.book(book)
    clear_leftovers(path.parent)
    if owner := held_by(path):
        return BookUndone(book, why=str(HeldOpen(path, owner)))

    def check(fresh: Path) -> None:
        whole_package(fresh)
        if digest(path.read_bytes()) != now:
            raise _MovedError

    try:
        write_file(path, content, check)
    except _MovedError:
        return BookUndone(book, why=str(problem("write_back_changed_since", Place(book))))
    except ExpectedFailure as failure:
        return BookUndone(book, why=str(failure))
    return BookUndone(book, restored=True)
