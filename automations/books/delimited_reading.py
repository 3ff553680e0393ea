"""Read CSV and TSV files as one sheet; nothing is guessed and no row passes in silence."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import PurePath

from automations.books.text_decoding import Undecodable, decode_file
from automations.books.writing import LONGEST
from automations.errors import InputUnfit
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.sheet import Sheet, sheet_of_rows

_LOOKED_AT = 20  # lines from the top, to tell tabs from commas and to find the heading
_MOST_SHOWN = 20  # ragged rows named in one message


def read_delimited(content: bytes, book: str) -> tuple[Sheet, str]:
    """Return the only sheet, named as Excel would name it, and what the file was read as.

    Rows are numbered as a spreadsheet numbers them: a line break inside a quoted cell does not
    start a row, an empty line does.

    Raises `InputUnfit` for a file that is no text, breaks the quoting rules, or has rows with
    more cells than the heading.
    """
    place = Place(book)
    found = decode_file(content)
    if isinstance(found, Undecodable):
        raise InputUnfit(problem(found.code, place, line=found.line))
    if "\0" in found.text:
        raise InputUnfit(problem("book_unknown", place, suffix=PurePath(book).suffix or "なし"))
    delimiter = _delimiter(found.text)
    rows = _rows(found.text, delimiter, place)
    sheet = PurePath(book).stem
    _refuse_odd_rows(rows, Place(book, sheet))
    kind = "TSV" if delimiter == "\t" else "CSV"
    return sheet_of_rows(book, sheet, rows), f"{kind}（{found.encoding}）"


def _delimiter(text: str) -> str:
    head = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    return "\t" if head.count("\t") > head.count(",") else ","


def _rows(text: str, delimiter: str, place: Place) -> list[list[str]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        # The end of a line is told by its last character alone, as Excel writes CR LF.
        rows.extend([cell.replace("\r\n", "\n") for cell in row] for row in lines)
    except csv.Error:
        line = lines.line_num if rows or lines.line_num else 1
        raise InputUnfit(problem("text_quotes", place, line=line)) from None
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _refuse_odd_rows(rows: list[list[str]], place: Place) -> None:
    expected = _expected_width(rows)
    problems = [
        problem(
            "row_longer", Place(place.book, place.sheet, number), found=len(row), width=expected
        )
        for number, row in enumerate(rows, 1)
        if any(row[expected:])
    ]
    problems += [
        problem("cell_too_long", Place(place.book, place.sheet, number, column))
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row, 1)
        if len(cell) > LONGEST
    ]
    if problems:
        raise InputUnfit(*problems[:_MOST_SHOWN])


def _expected_width(rows: list[list[str]]) -> int:
    """Return the number of columns: the heading's, or that of most rows if they have more.

    The heading is the first row with two cells or more; title lines above it have one.
    """
    headings = (len(row) for row in rows[:_LOOKED_AT] if sum(map(bool, row)) > 1)
    widths = sorted(map(_said_width, filter(any, rows)))
    usual = widths[(len(widths) - 1) // 2] if widths else 0
    return max(next(headings, 0), usual)


def _said_width(row: list[str]) -> int:
    return max((number for number, cell in enumerate(row, 1) if cell), default=0)
