"""The tables of a Word file as sheets, so that a form is read alike whatever it was made with.

A cell is what its paragraphs say, insertions included and deletions not; a table within a table is
one of its own.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.package import BODY
from automations.documents.wordxml import name_of
from automations.errors import InputUnfit
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.sheet import Merged, sheet_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.documents.wordxml import Element
    from automations.tables.sheet import Sheet

_LARGEST = 100 * 1024 * 1024  # bytes of the text alone, unpacked
_WIDEST = 200  # columns of a form
_CELL, _TEXT, _BREAK, _TAB = (name_of(each) for each in ("tc", "t", "br", "tab"))
_LOOK, _SPAN, _DOWN, _VALUE = (name_of(each) for each in ("tcPr", "gridSpan", "vMerge", "val"))
_BEFORE, _ROW_LOOK = name_of("gridBefore"), name_of("trPr")


def is_word(content: bytes) -> bool:
    """Tell whether a file is a Word document of today (.docx, .docm)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return BODY in package.namelist()
    except zipfile.BadZipFile:
        return False


def form_sheets(content: bytes, shown_as: str) -> tuple[Sheet, ...]:
    """Return every table of a document, called 1番目の表 and so on; ``shown_as``: the file.

    Raises `InputUnfit` if the document is damaged or dangerous.
    """
    root = _body(content, shown_as)
    tables = list(root.iter(wordxml.TABLE))
    return tuple(
        _sheet(table, shown_as, f"{number}番目の表") for number, table in enumerate(tables, 1)
    )


def _body(content: bytes, shown_as: str) -> Element:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return wordxml.parse(_bounded(package))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, KeyError,
            NotImplementedError):  # fmt: skip
        raise InputUnfit(problem("book_damaged", Place(shown_as))) from None


def _bounded(package: zipfile.ZipFile) -> bytes:
    if package.getinfo(BODY).file_size > _LARGEST:
        raise ValueError(BODY)
    return package.read(BODY)


def _sheet(table: Element, book: str, name: str) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    spans: dict[tuple[int, int], Merged] = {}
    for row, cell, column, right in _cells(table):
        above = _above(spans, row, column) if _continues(cell) else None
        if above:
            spans[above.top, above.left] = Merged(above.top, above.left, row, above.right)
            continue
        cells[row, column] = "\n".join(_paragraphs(cell))
        spans[row, column] = Merged(row, column, row, right)
    rows = max((row for row, _ in cells), default=0)
    width = max((each.right for each in spans.values()), default=0)
    texts = [[cells.get((row, column), "") for column in range(1, width + 1)]
             for row in range(1, rows + 1)]  # fmt: skip
    sheet = sheet_of_rows(book, name, texts)
    wide = (each for each in spans.values() if (each.top, each.left) != (each.bottom, each.right))
    return type(sheet)(book, name, sheet.cells, merged=tuple(wide))


def _cells(table: Element) -> Iterator[tuple[int, Element, int, int]]:
    """Yield each cell: its row, itself, its first and its last column, from 1."""
    own = [each for each in table.iter(wordxml.ROW) if _table_of(each) is table]
    for number, row in enumerate(own, 1):
        column = 1 + _whole(row.find(f"{_ROW_LOOK}/{_BEFORE}"), 0)
        for cell in row.iter(_CELL):
            if _table_of(cell) is not table:
                continue
            right = column + _whole(cell.find(f"{_LOOK}/{_SPAN}"), 1) - 1
            if right > _WIDEST:
                break
            yield number, cell, column, right
            column = right + 1


def _table_of(element: Element) -> Element | None:
    return next(element.iterancestors(wordxml.TABLE), None)


def _whole(element: Element | None, usual: int) -> int:
    said = element.get(_VALUE, "") if element is not None else ""
    return int(said) if said.isdecimal() and len(said) <= len(str(_WIDEST)) else usual


def _continues(cell: Element) -> bool:
    """Tell whether a cell is merged with the one above it."""
    look = cell.find(f"{_LOOK}/{_DOWN}")
    return look is not None and look.get(_VALUE, "continue") == "continue"


def _above(spans: dict[tuple[int, int], Merged], row: int, column: int) -> Merged | None:
    return next(
        (each for each in spans.values() if (each.bottom, each.left) == (row - 1, column)), None
    )


def _paragraphs(cell: Element) -> Iterator[str]:
    for paragraph in cell.iter(wordxml.PARAGRAPH):
        if next(paragraph.iterancestors(_CELL), None) is cell:
            yield "".join(_said(each) for each in paragraph.iter(_TEXT, _BREAK, _TAB))


def _said(element: Element) -> str:
    if element.tag == _TEXT:
        return element.text or ""
    return "\n" if element.tag == _BREAK else "\t"
