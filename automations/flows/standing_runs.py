"""Recorded runs, and whether what they read is what lies there now.

That is told by the digests of the files that were read, not by their clocks: a book that somebody
put back from a backup is an old file with new content. What we wrote into a book ourselves is no
change of it. In Google Sheets a spreadsheet holds the tables of many jobs: there each tab counts
for itself, and what the spreadsheet is called does not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from automations.books.google.addresses import key_of
from automations.flows.check_ins import BOOK, check_ins_digest
from automations.flows.entry_files import forms_digest
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import expected_tables
from automations.flows.publishing import template_digest
from automations.flows.reading import is_prepared
from automations.flows.reading_judging import all_score_files
from automations.flows.scope import (
    ATTENDANCE,
    BRIEF,
    ENTRIES,
    EVERYTHING,
    FINALISTS,
    JUDGING,
    RECEPTION,
    ROSTER,
    Part,
)
from automations.flows.sealing import settings_seal
from automations.ledger.online_copies import whole_digest
from automations.ledger.runs import Input, Run, read_runs
from automations.ledger.write_backs import read_write_backs, same_books

_JOBS = (ROSTER, RECEPTION, ATTENDANCE, ENTRIES, FINALISTS, JUDGING, BRIEF, EVERYTHING)
RECORDED = {each.words: each for each in _JOBS}


def recorded_runs(folder: EventFolder) -> tuple[Run, ...]:
    """Return the runs of the jobs that publish a result, the oldest first.

    Raises `PermissionRefused` if we may not look.
    """
    return tuple(run for run in read_runs(folder.restricted)[0] if run.job in RECORDED)


def standing_runs(folder: EventFolder) -> tuple[Run, ...]:
    """Return those whose books and settings are what lies there now, the oldest first."""
    named = {folder.shown(each.book): each.book for each in expected_tables(folder.event)}
    same = same_books(read_write_backs(folder.restricted)[0])
    digests = {shown: digest_read(folder, book) for shown, book in named.items()}
    now = {book: same.get(digest, digest) for book, digest in digests.items()}
    now[BOOK] = check_ins_digest(folder)
    if folder.event.award and (forms := folder.event.award.entry_forms):
        now[forms] = forms_digest(folder, forms)
    prepared = is_prepared(folder)
    files = _score_files(folder, named) if prepared else ()
    scored = {book: same.get(digest, digest) for book, digest in files}
    seen = _Seen(folder, now | scored, frozenset(scored), prepared, same, _tabs(folder))
    return tuple(run for run in recorded_runs(folder) if seen.still_true(run))


def _tabs(folder: EventFolder) -> frozenset[str]:
    """Return the seals of the tabs in Google Sheets that the settings name."""
    sources = expected_tables(folder.event)
    seals = (folder.online.seal(each.book, each.sheet) for each in sources)
    return frozenset(seals) - {""}


def _score_files(folder: EventFolder, books: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the books in the folder of score sheets that have no other use, with their digests."""
    used = {folder.book(each).resolve() for each in books}
    for shown, path in all_score_files(folder):
        if path.resolve() not in used:
            yield shown, digest_of(path)


def digest_read(folder: EventFolder, named: str) -> str:
    """Return the digest of a book as it was read, also of one whose copy leaves something out."""
    path, key = folder.book(named), key_of(named)
    return (whole_digest(folder.restricted, key) if key else "") or digest_of(path)


def digest_of(path: Path) -> str:
    """Return the digest of a file, "" if it cannot be read; it is read only after a change."""
    return _digest(*version_of(path))


def version_of(path: Path) -> tuple[str, int, int]:
    """Return what changes whenever somebody saves the file."""
    try:
        told = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), told.st_mtime_ns, told.st_size


@dataclass(frozen=True, slots=True)
class _Seen:
    """What lies there now: digests by the name of a book, ``scored`` those of score sheets.

    ``prepared``: there is anything to judge from. ``same``: one digest for what we alone changed.
    ``tabs``: seals of the tabs in Google Sheets.
    """

    folder: EventFolder
    digests: Mapping[str, str]
    scored: frozenset[str]
    prepared: bool
    same: Mapping[str, str]
    tabs: frozenset[str]

    def still_true(self, run: Run) -> bool:
        """Tell whether a run read what lies there."""
        job = RECORDED[run.job]
        seal = settings_seal(self.folder.event, template_digest(self.folder, job))
        if Part.ATTENDANCE in job.parts and _has_read(run, BOOK) != bool(self.digests[BOOK]):
            return False
        if Part.JUDGING in job.parts and not self._judged_from_all(run):
            return False
        return run.settings_seal == seal and all(map(self._is_there, run.inputs))

    def _is_there(self, read: Input) -> bool:
        digest = self.same.get(read.digest, read.digest)
        return read.tab in self.tabs or any(
            read.name.startswith(f"{book}「") and digest == now
            for book, now in self.digests.items()
        )

    def _judged_from_all(self, run: Run) -> bool:
        """Tell whether it read the judges as soon as there was anything to judge from."""
        award = self.folder.event.award
        judges = self.folder.shown(award.judges.book) if award and award.judges else ""
        read = bool(judges) and _has_read(run, judges)
        return read == self.prepared and all(_has_read(run, each) for each in self.scored)


def _has_read(run: Run, book: str) -> bool:
    return any(each.name.startswith(f"{book}「") for each in run.inputs)


@lru_cache(maxsize=256)
def _digest(path: str, _modified: int, _size: int) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""
