"""投票の秘密: nothing about who may vote, or who voted what, lies where all staff can open it."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from automations.award.judging.score_schema import score_schema
from automations.books.google.addresses import key_of
from automations.books.opening import Book
from automations.errors import ExpectedFailure
from automations.flows.answers import schema_in_force
from automations.flows.diagnosis.books import headings_of, rows_of_data
from automations.flows.diagnosis.checks import Check, check
from automations.flows.diagnosis.machine import Machine
from automations.flows.diagnosis.online_checks import in_files, shared_secrets
from automations.flows.diagnosis.shelf import Shelf
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable
from automations.flows.reading_judging import all_score_files
from automations.flows.understanding import understood
from automations.flows.written_scores import is_marked
from automations.tables.headings import Headings, heading_key
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.schema import STATUS_HEADING, schema
from automations.tables.sheet import Sheet

_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
_MOST_FILES = 100
_LARGEST = 30_000_000  # bytes: no list of a few thousand people comes near it
_SHEETS = "採点票のフォルダー"
_OTHERS = stat.S_IROTH | stat.S_IXOTH


def look_at_places(folder: EventFolder, tables: Sequence[ExpectedTable]) -> Check:
    """Check that the ballots and the roll of the settings lie in the restricted folder.

    In Google Sheets, they lie apart from what all staff work in; who opens it, we cannot see.
    """
    name = folder.event.outputs.folder
    faults = [
        problem("ballots_shared", Place(table.book), words=table.words, folder=name)
        for table in in_files(tables)
        if table.secret and not _within(folder.book(table.book), folder.restricted)
    ]
    sheets = _score_folder(folder)
    if sheets and not _within(folder.book(sheets), folder.restricted):
        faults.append(problem("ballots_shared", Place(sheets), words=_SHEETS, folder=name))
    faults += shared_secrets(folder, tables)
    online = any(table.secret and key_of(table.book) for table in tables)
    return check("secrecy", faults, said="online" if online else "fine", folder=name)


def _score_folder(folder: EventFolder) -> str:
    """Return the folder of score sheets, as the settings name it; "" if there is none."""
    judging = folder.event.award.judging if folder.event.award else None
    return judging.score_sheets if judging else ""


def look_at_rights(folder: EventFolder, machine: Machine) -> Check:
    """Check that others cannot open the restricted folder, where its mode tells.

    What Windows tells about rights is not for programs to judge: there, people are reminded.
    """
    name = folder.event.outputs.folder
    if not folder.restricted.is_dir():
        return check("rights", said="missing", folder=name)
    if not machine.tells_rights:
        return check("rights", said="untold", folder=name)
    open_to_others = folder.restricted.stat().st_mode & _OTHERS
    faults = [problem("restricted_open", Place(name))] if open_to_others else []
    return check("rights", faults, folder=name)


@dataclass(frozen=True, slots=True)
class _Stray:
    """Looks for ballots and rolls in sheets that nobody named.

    ``roll``: what identifies the headings of the real one, empty if it could not be read.
    """

    folder: EventFolder
    roll: frozenset[str]

    def found_in(self, sheet: Sheet) -> Problem | None:
        """Tell what the sheet is, if it is something that must not be seen."""
        place, name = Place(sheet.book, sheet.name), self.folder.event.outputs.folder
        if self._are_ballots(sheet):
            return problem("ballots_copied", place, folder=name)
        if self._are_scores(sheet):
            return problem("scores_copied", place, folder=name)
        headings = _filled_headings(self.folder, sheet, "roll")
        if headings and self.roll and heading_keys(headings) == self.roll:
            return problem("roll_copied", place, folder=name)
        return None

    def _are_scores(self, sheet: Sheet) -> bool:
        """Who judged what, and a mark: a sheet that nobody has written into betrays nothing."""
        rules = self.folder.event.award
        if rules is None or rules.judging is None:
            return False
        declared = score_schema(rules)
        table = ExpectedTable("", sheet.book, sheet.name, declared)
        headings, _faults = headings_of(sheet, declared)
        named = headings is not None and {"judge", "judge_number"} & headings.columns.keys()
        return bool(named) and is_marked(self.folder, table, sheet)

    def _are_ballots(self, sheet: Sheet) -> bool:
        """Who voted, and beside it a column that speaks of a criterion."""
        headings = _filled_headings(self.folder, sheet, "ballots")
        if headings is None or "staff_number" not in headings.columns:
            return False
        rules = self.folder.event.award
        criteria = [
            heading_key(name)
            for each in (rules.criteria if rules else ())
            for name in (each.name, *each.aliases)
        ]
        known = set(headings.columns.values())
        others = [heading_key(text) for at, text in headings.texts.items() if at not in known]
        return any(each in text and each != text for each in criteria for text in others)


def look_for_strays(folder: EventFolder, tables: Sequence[ExpectedTable], shelf: Shelf) -> Check:
    """Look into every sheet outside the restricted folder that the settings do not name."""
    roll = next((each for each in tables if each.schema.name == "roll"), None)
    stray = _Stray(folder, _headings_of_roll(folder, roll, shelf) if roll else frozenset())
    named = {(folder.book(each.book).resolve(), each.sheet) for each in tables}
    named |= {(path.resolve(), "") for _, path in all_score_files(folder)}  # its place is told of
    paths = _shared_files(folder)
    faults = [
        fault
        for path in paths[:_MOST_FILES]
        for sheet in _sheets(shelf, path, folder.root)
        if not {(path.resolve(), sheet.name), (path.resolve(), "")} & named
        and (fault := stray.found_in(sheet))
    ]
    if unseen := len(paths[_MOST_FILES:]):
        faults.append(problem("files_unseen", Place(folder.root.name), count=unseen))
    return check("strays", faults)


def _headings_of_roll(folder: EventFolder, roll: ExpectedTable, shelf: Shelf) -> frozenset[str]:
    try:
        sheet = shelf.book(folder.book(roll.book), roll.book).sheet(roll.sheet)
    except ExpectedFailure:
        return frozenset()
    headings, _faults = headings_of(sheet, schema_in_force(folder, roll, sheet))
    return heading_keys(headings) if headings else frozenset()


def heading_keys(headings: Headings) -> frozenset[str]:
    """Return what identifies the headings of a sheet, without our own column."""
    return frozenset(map(heading_key, headings.texts.values())) - {heading_key(STATUS_HEADING)}


def _filled_headings(folder: EventFolder, sheet: Sheet, name: str) -> Headings | None:
    """Find the headings of a table with rows below them: an empty form betrays nobody."""
    declared = understood(sheet, schema(name), "", folder, {})
    headings, _faults = headings_of(sheet, declared)
    if headings is None or not rows_of_data(sheet, declared, headings):
        return None
    return headings


def _shared_files(folder: EventFolder) -> list[Path]:
    """Return the tables that lie outside the restricted folder, in order."""
    return sorted(
        path
        for path in folder.root.rglob("*")
        if path.suffix.lower() in _SUFFIXES
        and not path.name.startswith(("~$", "."))
        and not _within(path, folder.restricted)
        and _is_list(path)
    )


def _is_list(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size <= _LARGEST
    except OSError:
        return False  # we may not look, nor may those whom it should be kept from


def _sheets(shelf: Shelf, path: Path, root: Path) -> Iterator[Sheet]:
    try:
        book: Book = shelf.book(path, path.relative_to(root).as_posix())
    except ExpectedFailure:
        return  # not a table, or not to be opened: then nobody reads ballots in it either
    yield from book.sheets


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
