"""診断: is everything in place, before anybody counts? Every check is made, whatever it finds."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import polars as pl

from automations import resources
from automations.books.opening import read_book
from automations.documents.package import read_parts
from automations.errors import (
    DONE,
    DONE_WITH_WARNINGS,
    ExpectedFailure,
    InputUnfit,
    PermissionRefused,
    SettingsWrong,
)
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.replacing import opened_by
from automations.resources import template_file
from automations.tables.headings import find_headings
from automations.tables.layouts import Layout, rows_below
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity, problem

_LONGEST_PATH = 218  # characters of a whole path that Excel opens
_KEPT_COPIES = "集計回/20241224-170000-XXXXXXXX/読取控え"  # where a run keeps what it read
_LEAST_FREE = 200  # MB: a run keeps a copy of what it read
_MEGABYTE = 1024 * 1024
_STANDARD_TEMPLATE = "報告資料.docx"


class Mark(Enum):
    """How a check ended; the value is what people see."""

    FINE = "○"
    DOUBTFUL = "△"
    WRONG = "×"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what it is called, what is wrong with it, else what is fine.

    ``faults`` are problems or complete sentences. ``exit_code`` is the command's if it is wrong.
    """

    label: str
    fine: str
    faults: tuple[object, ...] = ()
    wrong: int = InputUnfit.exit_code

    @property
    def mark(self) -> Mark:
        """Tell the worst of what was found."""
        if not self.faults:
            return Mark.FINE
        doubtful = all(
            isinstance(each, Problem) and each.severity is not Severity.REFUSE
            for each in self.faults
        )
        return Mark.DOUBTFUL if doubtful else Mark.WRONG

    @property
    def exit_code(self) -> int:
        """Return what this check alone would end the command with."""
        return {Mark.FINE: DONE, Mark.DOUBTFUL: DONE_WITH_WARNINGS, Mark.WRONG: self.wrong}[
            self.mark
        ]


def diagnose(root: Path, least_free: int = _LEAST_FREE) -> tuple[Check, ...]:
    """Look at everything an event needs; only settings that cannot be used end it early.

    ``least_free``: the free disk space wanted, in MB.
    """
    try:
        folder = open_event(root)
    except SettingsWrong as wrong:
        return (_check("settings", wrong.sentences, SettingsWrong.exit_code),)
    tables = expected_tables(folder.event)
    return (
        _check("settings"),
        *(_table(folder, table) for table in tables),
        _secrecy(folder, tables),
        _writable(folder),
        _in_use(folder, tables),
        _template(folder),
        _path(folder, tables),
        _disk(folder, least_free),
    )


def _check(
    code: str, faults: Iterable[object] = (), wrong: int = InputUnfit.exit_code, **words: str
) -> Check:
    said = _words()[code]
    return Check(said["label"], said["fine"].format_map(words), tuple(faults), wrong)


def _table(folder: EventFolder, table: ExpectedTable) -> Check:
    """Open the book, find the sheet, find its headings."""
    label = f"{table.words}（{table.book}）"
    faults: tuple[object, ...] = ()
    wrong = InputUnfit.exit_code
    try:
        sheet = read_book(folder.book(table.book), table.book).sheet(table.sheet)
        headings, faults = find_headings(sheet, table.schema)
        fine = _filled(rows_below(sheet, table.schema, headings)) if headings else ""
    except ExpectedFailure as failure:
        faults, wrong, fine = failure.sentences, failure.exit_code, ""
    return Check(label, fine, faults, wrong)


def _filled(rows: pl.DataFrame) -> str:
    """Say how many rows of data stand below the headings: an empty book opens well too."""
    count = rows.filter(pl.col("layout") == Layout.DATA.value).height
    said = _words()["book"]
    return said["fine"].format(rows=f"{count:,}") if count else said["empty"]


def _secrecy(folder: EventFolder, tables: Iterable[ExpectedTable]) -> Check:
    """Ballots and the roll must not lie where all staff can open them."""
    restricted = folder.restricted.resolve()
    name = folder.event.outputs.folder
    open_to_all = [
        table
        for table in tables
        if table.secret and not folder.book(table.book).resolve().is_relative_to(restricted)
    ]
    faults = [
        problem("ballots_shared", Place(table.book), words=table.words, folder=name)
        for table in open_to_all
    ]
    return _check("secrecy", faults, folder=name)


def _writable(folder: EventFolder) -> Check:
    """Write and remove a small file: rights on a share cannot be told in any other way."""
    name = folder.event.outputs.folder
    nearest = folder.restricted if folder.restricted.is_dir() else folder.root
    faults: list[Problem] = []
    try:
        with tempfile.TemporaryFile(dir=nearest) as file:
            file.write(b"dxten")
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        faults.append(problem("results_not_writable", Place(name), reason=reason))
    return _check("writable", faults, PermissionRefused.exit_code, folder=name)


def _in_use(folder: EventFolder, tables: Iterable[ExpectedTable]) -> Check:
    outputs = folder.event.outputs
    written = (outputs.result_book, outputs.decision_book, outputs.brief)
    books = dict.fromkeys(table.book for table in tables)
    names = [*books, *(f"{outputs.folder}/{name}" for name in written)]
    faults = [
        problem("book_in_use", Place(name), owner=owner)
        for name in names
        if (owner := opened_by(folder.book(name)))
    ]
    return _check("open", faults)


def _template(folder: EventFolder) -> Check:
    own = folder.event.outputs.template
    template = folder.book(own) if own else template_file(_STANDARD_TEMPLATE, folder.root)
    try:
        read_parts(template)
    except ExpectedFailure as failure:
        return _check("template", failure.sentences, failure.exit_code)
    return _check("template")


def _path(folder: EventFolder, tables: Iterable[ExpectedTable]) -> Check:
    copies = folder.records / _KEPT_COPIES
    kept = [copies / f"00_{table.book.replace('/', '_')}" for table in tables]
    longest = max((str(path.resolve()) for path in (*kept, folder.decision_book)), key=len)
    if len(longest) <= _LONGEST_PATH:
        return _check("path")
    place = Place(folder.root.resolve().name)
    words = {"length": len(longest), "limit": _LONGEST_PATH}
    return _check("path", [problem("path_long", place, **words)])


def _disk(folder: EventFolder, least: int) -> Check:
    free = shutil.disk_usage(folder.root).free // _MEGABYTE
    if free >= least:
        return _check("disk")
    place = Place(folder.root.resolve().name)
    return _check("disk", [problem("disk_low", place, free=free, wanted=least)])


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.config_file("checks.toml").read_text(encoding="utf-8"))
