"""読み上げ原稿: what is read aloud when the prizes are announced, a page for each who gets one.

Readings stand above titles and names. A title that is too long for one line bears none above it,
as Word does not break such a line: its reading stands on a line of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from automations.documents.composing import Material, composed, document
from automations.documents.sentences import wordings
from automations.documents.text_width import width
from automations.tables.report import Column

if TYPE_CHECKING:
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.cover import DocumentCover
    from automations.tables.report import Cell, Table

_FILE = "documents/script.toml"
_LONGEST = (
    34  # half letters of a title, or of its reading by two, on a line of the shipped template
)
_TITLE, _KANA, _BLANKS, _READING = "取組名", "取組名のふりがな", "書き入れ", "取組名の読み"


def script_document(template: Path, table: Table, cover: DocumentCover) -> bytes:
    """Return the script as a file's bytes; ``table``: as the judging made it.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, script_content(table, cover), cover)


def script_content(table: Table, cover: DocumentCover) -> Content:
    """Return everything that a template of the script may name."""
    blanks = _place(table, _BLANKS)
    unread = sum(len(str(row[blanks]).splitlines()) for row in table.rows)
    values = {**cover.values(), "unread_number": str(unread) if unread else ""}
    return composed(wordings(_FILE), Material(values, {"script": _with_long_readings(table)}))


def _with_long_readings(table: Table) -> Table:
    rows = tuple(_apart(table, row) for row in table.rows)
    return replace(table, columns=(*table.columns, Column(_READING)), rows=rows)


def _apart(table: Table, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row whose last cell is the reading of a title that is too long to bear it."""
    place = _place(table, _KANA)
    title, kana = str(row[_place(table, _TITLE)]), str(row[place])
    if max(width(title), -(-width(kana) // 2)) <= _LONGEST:
        return (*row, "")
    return (*row[:place], "", *row[place + 1 :], kana)


def _place(table: Table, heading: str) -> int:
    return [column.heading for column in table.columns].index(heading)
