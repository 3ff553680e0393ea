"""What lies beside the books: notes of who has one open, copies, files that are half written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path, PurePath

from automations.flows.diagnosis.checks import Check, check, words
from automations.flows.diagnosis.ground import Ground
from automations.flows.diagnosis.machine import Machine
from automations.owner_notes import notes_beside, opened_by, politely
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_time

_A_DAY = timedelta(days=1)
_CLOCK_MAY_DIFFER = timedelta(minutes=2)
_MOST_NAMED = 10
_OURS = re.compile(r"\.[0-9a-f]{12}\.tmp")  # as automations.replacing names what it writes
# FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_DATA_ACCESS
_IN_CLOUD = 0x1000 | 0x40000 | 0x400000


@dataclass(frozen=True, slots=True)
class Look:
    """A file at one moment: bytes, when it was last changed, the attributes Windows gives it."""

    size: int
    changed_ns: int
    attributes: int = 0

    @property
    def changed(self) -> datetime:
        """When it was last changed, on this PC's clock."""
        return datetime.fromtimestamp(self.changed_ns // 10**9, UTC).astimezone()


def look(ground: Ground) -> Mapping[str, Look]:
    """Look at every book that is there, by its name."""
    return {named: seen for named in ground.books if (seen := _look(ground.path(named)))}


def _look(path: Path) -> Look | None:
    try:
        told = path.stat()
    except OSError:
        return None  # what is not there, or not to be seen, is found by who opens it
    return Look(told.st_size, told.st_mtime_ns, getattr(told, "st_file_attributes", 0))


def look_again(before: Mapping[str, Look], after: Mapping[str, Look], machine: Machine) -> Check:
    """Compare two looks: a book that is being saved or copied is no book to count by."""
    return check("moving", _moving(before, after, machine))


def _moving(
    before: Mapping[str, Look], after: Mapping[str, Look], machine: Machine
) -> Iterator[Problem]:
    for named, seen in after.items():
        if named in before and before[named] != seen:
            yield problem("book_moving", Place(named))
        if seen.attributes & _IN_CLOUD:
            yield problem("book_in_cloud", Place(named))
        if seen.changed > machine.now + _CLOCK_MAY_DIFFER:
            times = {"changed": _minute(seen.changed), "now": _minute(machine.now)}
            yield problem("clock_before_book", Place(named), **times)


def look_at_open(ground: Ground, machine: Machine) -> Check:
    """Say who has a book open, or that only an old note says so."""
    return check("open", _open(ground, machine))


def _open(ground: Ground, machine: Machine) -> Iterator[Problem]:
    for named in ground.books:
        path = ground.path(named)
        owner = opened_by(path)
        if not owner:
            continue
        note, since = _note(path)
        if since and machine.now - since > _A_DAY:
            said = {"owner": politely(owner), "since": _minute(since), "note": note}
            yield problem("book_lock_left", Place(named), **said)
        else:
            yield problem("book_in_use", Place(named), owner=politely(owner))


def _note(path: Path) -> tuple[str, datetime | None]:
    """Return the name of the note that an office program left, and when it was written."""
    for note in notes_beside(path):
        if seen := _look(note):
            return note.name, seen.changed
    return "", None


def look_beside(ground: Ground) -> Check:
    """Look for copies and half-written files in every folder that a book lies in."""
    faults = list(_beside(ground))
    more = faults[_MOST_NAMED:]
    if more:
        root = Place(ground.root.resolve().name)
        faults = [*faults[:_MOST_NAMED], problem("files_more", root, count=len(more))]
    return check("beside", faults)


def _beside(ground: Ground) -> Iterator[Problem]:
    known = {_folded(PurePath(named).name): PurePath(named).name for named in ground.books}
    folders = dict.fromkeys(PurePath(named).parent for named in ground.books)
    for folder in folders:
        for name in _files_in(ground.root / folder):
            place = Place((folder / name).as_posix())
            if _OURS.fullmatch(name):
                yield problem("file_left_by_us", place)
            elif _matches("unfinished", _folded(name)):
                yield problem("file_unfinished", place)
            elif _folded(name) not in known and (book := copied_book(name, known.values())):
                yield problem("book_copied", place, book=book)


def _files_in(folder: Path) -> list[str]:
    """Name the files of a folder in order; notes of who has a book open are told elsewhere."""
    try:
        names = [each.name for each in folder.iterdir() if each.is_file()]
    except OSError:
        return []
    return sorted(name for name in names if not name.startswith(("~$", ".~lock.")))


def copied_book(name: str, books: Iterable[str]) -> str:
    """Return the book of which a file's name says that it is a copy, or "".

    >>> copied_book("受付簿 (1).xlsx", ["受付簿.xlsx"])
    '受付簿.xlsx'
    >>> copied_book("受付簿のつくり方.xlsx", ["受付簿.xlsx"])
    ''
    """
    stem, suffix = _split(name)
    for book in books:
        original, kind = _split(book)
        if suffix != kind or original not in stem:
            continue
        before, _, behind = stem.partition(original)
        if (not before and _matches("copies", behind)) or (
            not behind and _matches("before", before)
        ):
            return book
    return ""


def _split(name: str) -> tuple[str, str]:
    path = PurePath(_folded(name))
    return path.stem, path.suffix


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _matches(patterns: str, text: str) -> bool:
    return any(each.fullmatch(text) for each in _patterns(patterns))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in words("beside")[name])


def _minute(moment: datetime) -> str:
    return japanese_time(moment.replace(second=0))
