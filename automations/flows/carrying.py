"""持ち出し: copy an event's folder to where there is no share, and note on both sides that it left.

The copy is made under another name and takes its own when every file reads back as it was; only
then the note is written here. Whoever is killed in between leaves nothing or a whole copy.
"""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from automations.errors import ExpectedFailure, InputUnfit, ServiceUnavailable, TryAgain
from automations.flows.carrying_files import Seen, copy_new, copy_rights, file_at, files_of, no_room
from automations.flows.carrying_pair import records_outside
from automations.flows.deadlines import short_day
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.expected_tables import expected_tables
from automations.ledger import online_copies
from automations.ledger.carried import FOLDER as PASSAGES
from automations.ledger.carried import (
    MARK,
    Passage,
    Stage,
    copies_out,
    leaving,
    mark_copy,
    passages,
    path_key,
    record_passage,
    told_of_copies,
)
from automations.ledger.locking import event_lock
from automations.ledger.storage import whole_folder, writing
from automations.owner_notes import opened_by, politely
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, on_one_line, problem, refuse_input
from automations.tables.rendering import japanese_time
from automations.windows import within_reach

_OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A copy that was made: where, its record, and what to know about it."""

    destination: Path
    passage: Passage
    files: int
    notes: tuple[Problem, ...]


def take_out(root: Path, destination: Path, at: datetime | None = None, pc: str = "") -> TakenOut:
    """Copy the event in ``root`` to the new folder ``destination``.

    Args:
        root: the event's folder; its lock is held meanwhile.
        destination: is not there yet, or is an empty folder.
        at: now, by default on this PC's clock.
        pc: the name of this PC; by default what the system calls it.

    Raises:
        InputUnfit: the place will not do, for every reason that was found.
        TryAgain: a file changed while it was copied.
        ServiceUnavailable, TryAgain: what lies in Google Sheets was never read, nor can it be.
        PermissionRefused, OutputNotWritten, RunInProgress, SettingsWrong: as their names say.
    """
    folder = open_event(root)
    now = (at or datetime.now(folder.zone)).astimezone(folder.zone).replace(microsecond=0)
    with event_lock(folder.restricted, now):
        refuse_input([*_unfit(root, destination), *records_outside(folder)])
        old = tuple(_read_anew(folder))
        files = files_of(root)
        files.pop(f"{_records(folder)}/{PASSAGES}/{MARK}", None)  # a copy of a copy is its own
        refuse_input(no_room(destination.absolute().parent, sum(f.size for f in files.values())))
        notes = in_order([*old, *_open(root, files), *_outside(folder)])
        passage = _copied(folder, destination, files, now, pc or platform.node())
        _note_here(folder, destination, passage)
    return TakenOut(destination, passage, len(files), notes)


def give_up(root: Path, number: str, at: datetime | None = None) -> Passage:
    """Record that a copy is lost; ``number`` is what people call it by. It may still come back.

    Raises `InputUnfit` if no such copy is out.
    """
    folder = open_event(root)
    now = (at or datetime.now(folder.zone)).astimezone(folder.zone).replace(microsecond=0)
    with event_lock(folder.restricted, now):
        known = passages(folder.restricted)
        wanted = number.strip().upper()
        out = next((each for each in copies_out(known) if wanted in {each.short, each.copy}), None)
        if out is None:
            place = Place(root.resolve().name)
            raise InputUnfit(problem("carry_unknown_copy", place, number=number))
        count = max(each.number for each in known if each.copy == out.copy) + 1
        lost = Passage(out.copy, count, Stage.LOST, now, platform.node(), out.to, {})
        record_passage(folder.restricted, lost)
    return lost


def copies_noted(folder: EventFolder) -> tuple[Problem, ...]:
    """Say which copies are out, or that this folder is one; nothing if that cannot be told.

    A copy says of each spreadsheet when it was read: it knows nothing newer.
    """
    here = Place(folder.root.resolve().name)
    copy, known = told_of_copies(folder.restricted)
    is_copy = copy in {each.copy for each in known}
    return (*_notes(here, copy, known, folder), *(_read_then(folder) if is_copy else ()))


def _read_then(folder: EventFolder) -> Iterator[Problem]:
    for key in folder.online.keys:
        place = Place(folder.online.shown(key))
        if about := online_copies.known(folder.restricted, key):
            yield problem("google_read_then", place, since=_read_at(about, folder))
        else:
            yield problem("google_not_along", place)


def copies_in_words(folder: EventFolder) -> tuple[str, bool]:
    """Return in a few words which copies are out, and whether this folder is one, as it seems."""
    copy, known = told_of_copies(folder.restricted)
    is_copy = copy in {each.copy for each in known}
    out = [] if is_copy else copies_out(known)
    today = datetime.now(folder.zone).date()
    told = (f"{short_day(_minute(each, folder), today)} {each.pc}" for each in out)
    return "、".join(told), is_copy


def _notes(
    here: Place, copy: str, known: tuple[Passage, ...], folder: EventFolder
) -> Iterator[Problem]:
    own = [each for each in known if each.copy == copy]
    if own:
        code = "carry_copy_came_back" if own[-1].stage is Stage.BACK else "carry_is_copy"
        yield problem(code, here, **_words(own[-1], folder))
    # A copy carries the records of the copies that left before it; where they are, it cannot know.
    for each in copies_out(known) if not own else ():
        yield problem("carry_copy_out", here, **_words(each, folder))


def _read_at(about: online_copies.OnlineCopy, folder: EventFolder) -> str:
    return japanese_time(about.at.astimezone(folder.zone).replace(second=0))


def _words(passage: Passage, folder: EventFolder) -> dict[str, str]:
    return {
        "since": japanese_time(_minute(passage, folder)),
        "pc": passage.pc,
        "to": passage.to,
        "number": passage.short,
    }


def _minute(passage: Passage, folder: EventFolder) -> datetime:
    return passage.at.astimezone(folder.zone).replace(second=0, microsecond=0)


def _records(folder: EventFolder) -> str:
    return folder.records.relative_to(folder.root).as_posix()


def _unfit(root: Path, destination: Path) -> tuple[Problem, ...]:
    """Say why a place will not do; the first reason is enough."""
    place = Place(on_one_line(destination.name))
    try:
        return tuple(_unfit_place(root, destination.resolve(), place))
    except (OSError, ValueError):  # no name that the system takes
        return (problem("carry_dest_parent", place),)


def _unfit_place(root: Path, whole: Path, place: Place) -> Iterator[Problem]:
    if os.path.ismount(whole):  # Windows' paths cannot tell before Python 3.12
        yield problem("carry_dest_drive", place)
    elif whole.is_relative_to(root.resolve()):
        yield problem("carry_dest_inside", place)
    elif not whole.parent.is_dir():
        yield problem("carry_dest_parent", place)
    elif _used(whole):
        yield problem("carry_dest_used", place)


def _used(destination: Path) -> bool:
    if not destination.is_dir():
        return destination.exists()
    return next(destination.iterdir(), None) is not None


def _read_anew(folder: EventFolder) -> Iterator[Problem]:
    """Read what lies in Google Sheets, for the copy; say what could not be, and is as it was."""
    for key in folder.online.keys:
        try:
            folder.online.path(key)
        except (ServiceUnavailable, TryAgain):
            if not (about := online_copies.known(folder.restricted, key)):
                raise
            place = Place(folder.online.shown(key))
            yield problem("google_carried_old", place, since=_read_at(about, folder))


def _open(root: Path, files: Mapping[str, Seen]) -> Iterator[Problem]:
    for path in files:
        if owner := opened_by(file_at(root, path)):
            yield problem("carry_open", Place(path), owner=politely(owner))


def _outside(folder: EventFolder) -> Iterator[Problem]:
    """Name the books that the settings look for elsewhere: they do not go along."""
    root = folder.root.resolve()
    for book in dict.fromkeys(each.book for each in expected_tables(folder.event)):
        if not folder.place(book).resolve().is_relative_to(root):
            yield problem("carry_outside", Place(Path(book).name))


def _copied(
    folder: EventFolder, destination: Path, files: Mapping[str, Seen], now: datetime, pc: str
) -> Passage:
    root, target = folder.root, destination.resolve()
    with writing(target.parent, target):
        if target.is_dir():
            target.rmdir()  # empty; on Windows nothing takes the name of a folder that is there
        with whole_folder(target) as fresh:
            fresh.chmod(_OWNER_ONLY)  # until everything in it has its rights
            digests = {path: copy_new(file_at(root, path), within_reach(fresh / path), seen)
                       for path, seen in files.items()}  # fmt: skip
            by_key = {path_key(path): digest for path, digest in digests.items()}
            passage = leaving(now, pc, _known_as(target), by_key)
            restricted = fresh / folder.restricted.relative_to(root)
            record_passage(restricted, passage)
            mark_copy(restricted, passage.copy)
            for below in {parent for path in files for parent in Path(path).parents}:
                copy_rights(root / below, fresh / below)
    return passage


def _known_as(target: Path) -> str:
    """Return what people call a place: no folders on the way to it, which may bear their names."""
    letter = target.drive if os.name == "nt" and len(target.drive) == len("C:") else ""
    return f"{letter}{target.name}"


def _note_here(folder: EventFolder, destination: Path, passage: Passage) -> None:
    try:
        record_passage(folder.restricted, passage)
    except ExpectedFailure:
        # A copy that nobody here knows of would come back as a stranger's.
        shutil.rmtree(destination, ignore_errors=True)
        raise
