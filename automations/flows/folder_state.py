"""What lies in an event's folder now, as far as the menu has to know to say what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import polars as pl

from automations.books.opening import read_book
from automations.errors import ExpectedFailure, TryAgain
from automations.event.loading import SETTINGS_FILES
from automations.flows.answered_since import still_answered_so
from automations.flows.answers import schema_in_force
from automations.flows.carrying import copies_in_words
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.file_names import FORMS_BOOK
from automations.flows.files_to_make import FileToMake, files_to_make
from automations.flows.open_questions import open_questions
from automations.flows.reading import is_prepared
from automations.flows.scope import CHECK
from automations.flows.situation import FolderState
from automations.flows.standing_approval import approval_key, approval_state, notices_of
from automations.flows.standing_judging import standing_judging
from automations.flows.standing_runs import digest_read, standing_runs, version_of
from automations.flows.waiting_outputs import newest
from automations.flows.written_scores import marks_written
from automations.ledger.write_backs import read_write_backs, saved_before_us
from automations.people.verdicts import signatures_in
from automations.tables.headings import find_headings
from automations.tables.layouts import Layout, rows_below
from automations.tables.problems import Severity

DIAGNOSIS = "診断"
_TELLING = frozenset({"registration", "reception", "entries", "roll", "judges"})
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
    pairs = frozenset(key for key in questions if signatures_in(key))
    copy_out, is_copy = copies_in_words(folder)
    remarks, judging = newest(folder.remarks), standing_judging(folder, questions)
    looked = max(written_at(remarks), here.get(CHECK.words, NEVER))
    return FolderState(
        missing=_missing(folder, tables),
        outdated=_outdated(folder),
        filled=_filled(folder, tables),
        counted=_recorded(folder, questions) | here,
        questions=len(questions - pairs),
        pairs=len(pairs),
        checked=looked > changed,
        to_mend=_to_mend(remarks),
        forms=written_at(folder.root / FORMS_BOOK) > _entries_written(folder),
        diagnosed=DIAGNOSIS in ended,
        approval=standing.value if (standing := approval_state(folder)) else "",
        notices=bool(key := approval_key(folder)) and notices_of(folder) == key,
        prepared=is_prepared(folder),
        marks=marks_written(folder),
        judging=judging.state,
        announced=judging.announced,
        copy_out=copy_out,
        is_copy=is_copy,
    )


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
    """Return what the settings have overtaken; a file is looked at again only after a change."""
    settings = tuple(version_of(folder.root / name) for name in SETTINGS_FILES)
    files = files_to_make(folder.event)
    return tuple(each.path for each in files if _is_outdated(each, folder.root, settings))


def _is_outdated(file: FileToMake, root: Path, settings: tuple[object, ...]) -> bool:
    known = _outdated_known()
    key = (*settings, version_of(root / file.path))
    if key not in known:
        known[key] = file.is_outdated(root / file.path)
    return known[key]


@lru_cache(maxsize=1)
def _outdated_known() -> dict[tuple[object, ...], bool]:
    return {}


def _filled(folder: EventFolder, tables: Sequence[ExpectedTable]) -> frozenset[str]:
    wanted = [each for each in tables if each.schema.name in _TELLING]
    return frozenset(each.schema.name for each in wanted if _holds_rows(folder, each))


def _holds_rows(folder: EventFolder, table: ExpectedTable) -> bool:
    """Tell whether there is a row of data; a book is read again only after it has changed."""
    known = _rows_known()
    key = (table, *version_of(folder.book(table.book)), *version_of(folder.decision_book))
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


def _recorded(folder: EventFolder, questions: frozenset[str]) -> dict[str, datetime]:
    """Return the runs whose inputs, settings and answers are what lies there now, latest last."""
    try:
        runs = still_answered_so(folder, standing_runs(folder))
    except _UNSEEN:
        return {}
    # Answered since: the answers are not in that result yet; or somebody had the result open.
    done = (run for run in runs if run.exit_code != TryAgain.exit_code)
    return {run.job: run.at for run in done if not run.questions or questions & {*run.questions}}


def _to_mend(remarks: Path) -> bool:
    try:
        return _says_mend(*version_of(remarks))
    except _UNSEEN:
        return False


@lru_cache(maxsize=16)
def _says_mend(remarks: str, _modified: int, _size: int) -> bool:
    sheets = read_book(Path(remarks), Path(remarks).name).sheets
    rows = (texts for sheet in sheets for _, texts in sheet.rows())
    return any(Severity.REFUSE.value in texts for texts in rows)


def _last_change(folder: EventFolder, tables: Sequence[ExpectedTable]) -> datetime:
    books = {each.book for each in tables}
    settings = (written_at(folder.root / name) for name in SETTINGS_FILES)
    return max(*settings, written_at(folder.decision_book), *_saved(folder, books).values())


def _entries_written(folder: EventFolder) -> datetime:
    award = folder.event.award
    return _saved(folder, [award.entries.book])[award.entries.book] if award else NEVER


def _saved(folder: EventFolder, books: Iterable[str]) -> dict[str, datetime]:
    """Return when people last saved each book: what we write into it is nobody's change."""
    try:
        records, _ = read_write_backs(folder.restricted)
    except _UNSEEN:
        records = ()
    return {
        book: saved_before_us(records, book, digest_read(folder, book))
        or written_at(folder.book(book))
        for book in books
    }


def written_at(path: Path) -> datetime:
    """Return when a file was last saved; long ago if there is none."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return NEVER
