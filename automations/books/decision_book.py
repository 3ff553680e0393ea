"""判定.xlsx: append questions without touching a single cell that stands there.

The book is shared. Rows are appended for questions that are not there yet, and before the new file
takes its place we look whether every cell that stood there still says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.books.answering import (
    Answer,
    Question,
    asked_rows,
    read_answers,
    read_unanswered,
)
from automations.books.excel_reading import read_excel
from automations.books.own_book import book_of
from automations.books.question_sheet import question_changes
from automations.books.splicing.changes import Changes, Unspliceable
from automations.books.splicing.splice import spliced
from automations.errors import OutputNotWritten, TryAgain
from automations.replacing import whole_package, write_file
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from automations.tables.sheet import Sheet

__all__ = ["Answer", "Question", "append_questions", "read_answers", "read_unanswered"]


def append_questions(path: Path, questions: Sequence[Question]) -> bool:
    """Put the questions that are not there yet at the end of their sheets; tell if there were any.

    The book and its sheets are made where they are missing. With nothing to append the file is
    not touched.

    Raises:
        InputUnfit: the book that stands there cannot be read.
        TryAgain: somebody changed the book in the meantime.
        OutputNotWritten, PermissionRefused: nothing was written.
    """
    before = path.read_bytes() if path.exists() else b""
    known = {row.key for row in asked_rows(path)}
    fresh = {each.key: each for each in questions if each.key not in known}
    if not fresh:
        return False
    content = _with_questions(before, path.name, list(fresh.values()))
    if before:
        _refuse_changed(before, content, path.name)
    _replace(path, before, content)
    return True


def _with_questions(before: bytes, name: str, questions: list[Question]) -> bytes:
    sheets = {each.name: each for each in read_excel(before, name)[0]} if before else {}
    changes = question_changes(sheets, questions)
    return _spliced(before, name, changes) if before else book_of(changes.own)


def _spliced(before: bytes, name: str, changes: Changes) -> bytes:
    try:
        return spliced(before, changes)
    except Unspliceable as failure:
        raise OutputNotWritten(problem(failure.code, Place(name), **failure.words)) from None


def _refuse_changed(before: bytes, after: bytes, name: str) -> None:
    """Refuse to write if any cell that stood in the book would not say the same any more."""
    later = {sheet.name: sheet for sheet in read_excel(after, name)[0]}
    for sheet in read_excel(before, name)[0]:
        if sheet.name not in later or not _still_says(sheet, later[sheet.name]):
            place = Place(name, sheet.name)
            raise OutputNotWritten(problem("decision_book_fragile", place))


def _still_says(before: Sheet, after: Sheet) -> bool:
    old = before.cells
    if after.width < before.width:
        return False
    same_rows = after.cells.filter(after.cells[ROW].is_in(old[ROW].implode()))
    odd = {place: kind for place, kind in after.odd.items() if place in before.odd}
    return same_rows.select(old.columns).equals(old) and odd == dict(before.odd)


def _replace(path: Path, before: bytes, content: bytes) -> None:
    def check(fresh: Path) -> None:
        whole_package(fresh)
        if (path.read_bytes() if path.exists() else b"") != before:
            raise TryAgain(problem("decision_book_moved", Place(path.name)))

    write_file(path, content, check)
