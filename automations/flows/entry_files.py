"""応募票: one file an entry, Excel or Word, in a folder; each becomes one row of the entries.

What a file is called, and where in the folder it lies, says nothing: its labels and answers do.
A file that is no application form is a problem and is counted as one that could not be read.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl

from automations import resources
from automations.award.applications import SAVED
from automations.award.received import received_schema
from automations.award.rules import AwardRules
from automations.books.opening import bytes_of, read_book
from automations.books.saved_when import saved_when
from automations.documents.form_tables import form_sheets, is_word
from automations.errors import InputUnfit, PermissionRefused
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import ENTRY_FORM
from automations.ledger.runs import Input
from automations.tables.filled_form import FormAnswer, answers_in
from automations.tables.placed import PlacedSheet
from automations.tables.places import MOST_ROWS, Place
from automations.tables.problems import Problem, problem
from automations.tables.schema import STATUS_HEADING, Schema
from automations.tables.sheet import Sheet, sheet_of_rows
from automations.tables.typed import Layout, TypedTable, read_table
from automations.windows import within_reach

_BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_WORD = frozenset({".docx", ".docm"})
_NOT_OURS = frozenset({"thumbs.db", "desktop.ini"})
_LEAST = 3  # labels by which a form is known
_HEADING_ROW = MOST_ROWS  # no sheet has rows below it: none of ours is taken for one


@dataclass(frozen=True, slots=True)
class ReadForm:
    """One file as read; ``answers`` by field, empty if it is no form: then ``fault`` says why."""

    name: str
    content: bytes
    answers: Mapping[str, FormAnswer] = field(default_factory=dict)
    saved: datetime | None = None
    fault: Problem | None = None

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the file, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    def place(self, key: str = "") -> Place:
        """Name the file, or the cell in which the answer to a field stands."""
        answer = self.answers.get(key)
        if answer is None:
            return Place(self.name)
        # A table of a Word document has no cells that are called A1.
        column = 0 if PurePosixPath(self.name).suffix.lower() in _WORD else answer.column
        return Place(self.name, answer.sheet, answer.row, column)


@dataclass(frozen=True, slots=True)
class EntryForms:
    """All forms as one table whose rows stand in files, and what is wrong with some of them."""

    table: TypedTable
    forms: tuple[ReadForm, ...]
    problems: tuple[Problem, ...]

    @property
    def seen(self) -> Input:
        """Return what the record of a run says of all files together."""
        digest = _together(each.digest for each in self.forms)
        root = self.table.sheet.book
        return Input(f"{root}「{_words()['record']}」", len(self.forms), digest, digest)


def read_entry_forms(folder: EventFolder, rules: AwardRules) -> EntryForms:
    """Read every file below the folder of application forms.

    Raises:
        InputUnfit: the folder is not there.
        TryAgain: somebody was saving a file all the while.
    """
    schema = received_schema(rules)
    root = folder.book(rules.entry_forms)
    if not within_reach(root).is_dir():
        raise InputUnfit(problem("entry_forms_missing", Place(rules.entry_forms)))
    found = sorted(_files(root), key=lambda path: path.relative_to(root).as_posix())
    forms = tuple(_read(each, _shown(each, root, rules), schema, folder) for each in found)
    table = _table(rules.entry_forms, forms, schema, folder)
    faults = tuple(each.fault for each in forms if each.fault)
    none = () if forms else (problem("entry_forms_none", Place(rules.entry_forms)),)
    return EntryForms(table, forms, (*table.problems, *faults, *none))


def forms_digest(folder: EventFolder, named: str) -> str:
    """Return the digest of what lies in the folder of application forms now, whatever the names.

    A file that cannot be read counts as an empty one.
    """
    return _together(map(_digest_of, _files(folder.book(named))))


def _digest_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return hashlib.sha256(b"").hexdigest()


def _together(digests: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()


def _files(root: Path) -> Iterator[Path]:
    """Yield what people put there: no marks of an open file, nothing that a system keeps."""
    for path in within_reach(root).rglob("*"):
        name = path.name.casefold()
        if path.is_file() and not name.startswith(("~$", ".")) and name not in _NOT_OURS:
            yield path


def _shown(path: Path, root: Path, rules: AwardRules) -> str:
    below = path.relative_to(within_reach(root)).as_posix()
    return (PurePosixPath(rules.entry_forms) / below).as_posix()


def _read(path: Path, name: str, schema: Schema, folder: EventFolder) -> ReadForm:
    try:
        content = bytes_of(path, Place(name))
    except PermissionRefused as refused:
        return ReadForm(name, b"", fault=_unread(name, _reason(refused.sentences)))
    except InputUnfit as unfit:
        return ReadForm(name, b"", fault=_unread(name, _reason(unfit.sentences)))
    try:
        sheets = _sheets(path, name, content)
    except InputUnfit as unfit:
        return ReadForm(name, content, fault=_unread(name, _reason(unfit.sentences)))
    answers = _form(sheets, schema, whole=is_word(content))
    if len(answers) < _LEAST:
        return ReadForm(name, content, fault=_unread(name, _words()["unlike"]))
    fault = None if any(each.text for each in answers.values()) else _blank(name)
    filled = {} if fault else answers
    return ReadForm(name, content, filled, saved_when(content, folder.zone), fault)


def _sheets(path: Path, name: str, content: bytes) -> Sequence[Sheet]:
    if is_word(content):
        return form_sheets(content, name)
    if path.suffix.lower() in _BOOKS or not content:
        book = read_book(path, name)
        return [each for each in book.sheets if each.name not in book.hidden]
    suffix = path.suffix or _words()["no_suffix"]
    if path.suffix.lower() in _WORD:
        read_book(path, name)  # names what is wrong with it, such as a password
    raise InputUnfit(_words()["other_kind"].format(suffix=suffix))


def _form(sheets: Sequence[Sheet], schema: Schema, *, whole: bool) -> dict[str, FormAnswer]:
    """Return the answers of the sheet that has most labels; of equals the first.

    ``whole``: the tables of a Word document are one form.
    """
    fields = [each for each in schema.fields if each.heading != STATUS_HEADING]
    own = [each for each in sheets if each.name not in _words()["other_sheets"]]
    found = [answers_in(each, fields) for each in own]
    if not whole:
        return max(found, key=len, default={})
    joined: dict[str, FormAnswer] = {}
    for key, answer in (each for answers in found for each in answers.items()):
        if key not in joined or (answer.text and not joined[key].text):
            joined[key] = answer
    return joined


def _table(root: str, forms: Sequence[ReadForm], schema: Schema, folder: EventFolder) -> TypedTable:
    """Lay the answers out under our own headings; each row and cell stands in its file."""
    read = [each for each in forms if each.fault is None]
    keys = [each.key for each in schema.fields]
    headings = [each.heading for each in schema.fields]
    rows = [[each.answers[key].text if key in each.answers else "" for key in keys]
            for each in read]  # fmt: skip
    plain = sheet_of_rows(root, "", [headings, *rows], _HEADING_ROW)
    places = {
        (row, column): form.place(key)
        for row, form in enumerate(read, _HEADING_ROW + 1)
        for column, key in enumerate(["", *keys])
    }
    sheet = PlacedSheet(root, "", plain.cells, places=places)
    table = read_table(sheet, schema, folder.zone)
    return _with_unread(table, forms)


def _with_unread(table: TypedTable, forms: Sequence[ReadForm]) -> TypedTable:
    """Add when each was saved, and a blank row for each file that is no form: it is counted."""
    read = [each for each in forms if each.fault is None]
    saved = {row: each.saved for row, each in enumerate(read, _HEADING_ROW + 1)}
    unread = [each for each in forms if each.fault]
    places = {
        (row, 0): each.place() for row, each in enumerate(unread, _HEADING_ROW + len(read) + 1)
    }
    kind = table.frame["submitted"].dtype
    moments = [saved.get(row) for row in table.frame["row"]]
    frame = table.frame.with_columns(pl.Series(SAVED, moments, dtype=kind))
    blank = [_blank_row(frame, row) for row, _ in places]
    whole = pl.concat([frame, *blank]) if blank else frame
    sheet = table.sheet
    known = sheet.places if isinstance(sheet, PlacedSheet) else {}
    placed = PlacedSheet(sheet.book, sheet.name, sheet.cells, places={**known, **places})
    kept = tuple(each for each in table.problems if each.code != "table_empty")
    return TypedTable(placed, table.schema, table.headings, whole, kept)


def _blank_row(frame: pl.DataFrame, row: int) -> pl.DataFrame:
    blank: dict[str, object] = {
        name: "" if kind == pl.String else False if kind == pl.Boolean else None
        for name, kind in frame.schema.items()
    }
    blank |= {"row": row, "layout": Layout.DATA.value, "unfit": True}
    return pl.DataFrame([blank], schema=frame.schema)


def _unread(name: str, reason: str) -> Problem:
    return problem("entry_form_unread", Place(name), reason=reason, form=ENTRY_FORM)


def _blank(name: str) -> Problem:
    return problem("entry_form_blank", Place(name))


def _reason(sentences: Sequence[object]) -> str:
    first = sentences[0]
    return first.found if isinstance(first, Problem) else str(first)


@cache
def _words() -> Mapping[str, Any]:
    declared = tomllib.loads(resources.config_file("entry_form.toml").read_text(encoding="utf-8"))
    reading: dict[str, Any] = declared["reading"]
    return {**reading, "other_sheets": [declared["transfer"], *reading["other_sheets"]]}
