"""What lies in an event's folder now, as far as the menu has to know to say what comes next.

Whether a job's result still stands is told by the digests of the files that were read, not by
their clocks: a book that somebody put back from a backup is an old file with new content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import polars as pl

from automations.books.decision_book import read_unanswered
from automations.books.opening import read_book
from automations.errors import DecisionNeeded, ExpectedFailure
from automations.event.loading import SETTINGS_FILES
from automations.flows.answers import schema_in_force
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.file_names import FORMS_BOOK
from automations.flows.files_to_make import files_to_make
from automations.flows.progress import FolderState
from automations.flows.publishing import template_digest
from automations.flows.scope import ATTENDANCE, BRIEF, CHECK, EVERYTHING, FINALISTS, ROSTER
from automations.flows.sealing import settings_seal
from automations.ledger.runs import Run, read_runs
from automations.tables.headings import find_headings
from automations.tables.layouts import Layout, rows_below
from automations.tables.problems import Severity

DIAGNOSIS = "診断"
_TELLING = frozenset({"registration", "reception", "entries", "roll"})
_SCOPES = {each.words: each for each in (ROSTER, ATTENDANCE, FINALISTS, BRIEF, EVERYTHING)}
NEVER = datetime.min.replace(tzinfo=UTC)
# Who is not of the secretariat may look at the menu, but not into the folder of the results.
_UNSEEN = (ExpectedFailure, OSError)


def read_state(folder: EventFolder, ended: Mapping[str, datetime]) -> FolderState:
    """Look into the folder; what cannot be read counts as empty, and its job will say why.

    ``ended``: for the jobs that ended well in this sitting, by what people call them, when they
    began. A job that found nothing new leaves no record, so only the menu knows that it ran.
    """
    tables = expected_tables(folder.event)
    questions, changed = open_questions(folder), _last_change(folder, tables)
    here = {job: at for job, at in ended.items() if at > changed}
    looked = max(written_at(folder.remarks), here.get(CHECK.words, NEVER))
    return FolderState(
        missing=_missing(folder, tables),
        outdated=_outdated(folder),
        filled=_filled(folder, tables),
        counted=_recorded(folder, tables, questions) | here,
        questions=questions,
        checked=looked > changed,
        to_mend=_to_mend(folder.remarks),
        forms=written_at(folder.root / FORMS_BOOK) > _entries_written(folder),
        diagnosed=DIAGNOSIS in ended,
    )


def open_questions(folder: EventFolder) -> int:
    """Return how many questions of 判定.xlsx wait for an answer; 0 if it cannot be read."""
    try:
        return len(read_unanswered(folder.decision_book))
    except _UNSEEN:
        return 0


def is_event_folder(path: Path) -> bool:
    """Tell whether a folder holds an event's settings, right or wrong, and lets us see them."""
    try:
        return any((path / name).is_file() for name in SETTINGS_FILES)
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Tell whether there is a file or folder; yes, if we may not look: opening it will tell why."""
    try:
        return path.exists()
    except OSError:
        return True


def _missing(folder: EventFolder, tables: Sequence[ExpectedTable]) -> tuple[str, ...]:
    absent = dict.fromkeys(each.book for each in tables if not is_there(folder.book(each.book)))
    ours = {each.path for each in files_to_make(folder.event)} if absent else set()
    return tuple(name for name in absent if name in ours)


def _outdated(folder: EventFolder) -> tuple[str, ...]:
    """Return what the settings have overtaken; they are looked at again only after a change."""
    settings = [_version(folder.root / name) for name in SETTINGS_FILES]
    files = files_to_make(folder.event)
    key = (*settings, *(_version(folder.root / each.path) for each in files))
    known = _outdated_known()
    if key not in known:
        known.clear()
        known[key] = tuple(each.path for each in files if each.is_outdated(folder.root / each.path))
    return known[key]


@lru_cache(maxsize=1)
def _outdated_known() -> dict[tuple[object, ...], tuple[str, ...]]:
    return {}


def _filled(folder: EventFolder, tables: Sequence[ExpectedTable]) -> frozenset[str]:
    wanted = [each for each in tables if each.schema.name in _TELLING]
    return frozenset(each.schema.name for each in wanted if _holds_rows(folder, each))


def _holds_rows(folder: EventFolder, table: ExpectedTable) -> bool:
    """Tell whether there is a row of data; a book is read again only after it has changed."""
    known = _rows_known()
    key = (table, *_version(folder.book(table.book)), *_version(folder.decision_book))
    if key not in known:
        known[key] = _rows(folder, table) > 0
    return known[key]


@lru_cache(maxsize=1)
def _rows_known() -> dict[tuple[object, ...], bool]:
    return {}


def _rows(folder: EventFolder, table: ExpectedTable) -> int:
    try:
        sheet = read_book(folder.book(table.book), table.book).sheet(table.sheet)
        schema = schema_in_force(folder, table, sheet)
    except _UNSEEN:
        return 0
    headings, _ = find_headings(sheet, schema)
    if headings is None:
        return 0
    rows = rows_below(sheet, schema, headings)
    return rows.filter(pl.col("layout") == Layout.DATA.value).height


def _recorded(
    folder: EventFolder, tables: Sequence[ExpectedTable], questions: int
) -> dict[str, datetime]:
    """Return the recorded runs whose inputs and settings are what lies there now, latest last."""
    digests = {each.book: _digest(*_version(folder.book(each.book))) for each in tables}
    standing = {}
    for run in _runs(folder.restricted):
        # Answered since: the answers are not in that result yet.
        answered = run.exit_code == DecisionNeeded.exit_code and not questions
        if run.job in _SCOPES and not answered and _still_true(folder, run, digests):
            standing[run.job] = run.at
    return standing


def _runs(restricted: Path) -> tuple[Run, ...]:
    try:
        return read_runs(restricted)[0]
    except _UNSEEN:
        return ()


def _still_true(folder: EventFolder, run: Run, digests: Mapping[str, str]) -> bool:
    seal = settings_seal(folder.event, template_digest(folder, _SCOPES[run.job]))
    return run.settings_seal == seal and all(
        any(each.name.startswith(f"{book}「") and each.digest == digest
            for book, digest in digests.items())
        for each in run.inputs
    )  # fmt: skip


def _version(path: Path) -> tuple[str, int, int]:
    """Return what changes whenever somebody saves the file."""
    try:
        told = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), told.st_mtime_ns, told.st_size


@lru_cache(maxsize=256)
def _digest(path: str, _modified: int, _size: int) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _to_mend(remarks: Path) -> bool:
    try:
        sheets = read_book(remarks, remarks.name).sheets
    except _UNSEEN:
        return False
    rows = (texts for sheet in sheets for _, texts in sheet.rows())
    return any(Severity.REFUSE.value in texts for texts in rows)


def _last_change(folder: EventFolder, tables: Sequence[ExpectedTable]) -> datetime:
    return max(map(written_at, _changing(folder, tables)))


def _changing(folder: EventFolder, tables: Sequence[ExpectedTable]) -> Iterator[Path]:
    yield from (folder.book(each.book) for each in tables)
    yield from (folder.root / name for name in SETTINGS_FILES)
    yield folder.decision_book


def _entries_written(folder: EventFolder) -> datetime:
    award = folder.event.award
    return written_at(folder.book(award.entries.book)) if award else NEVER


def written_at(path: Path) -> datetime:
    """Return when a file was last saved; long ago if there is none."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return NEVER
