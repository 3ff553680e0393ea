"""Read CSV and TSV files as one sheet; nothing is guessed and no row passes in silence."""

from __future__ import annotations

import csv
from array import array
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

import polars as pl

from automations.books.delimited_lines import LineTooLong, Separated, separated
from automations.books.excel_texts import changed
from automations.books.formula_guard import unguarded
from automations.books.laying_out import WIDEST
from automations.books.text_decoding import Undecodable, decode_file
from automations.books.writing import LONGEST
from automations.errors import InputUnfit
from automations.tables.places import Place, column_letters
from automations.tables.problems import Problem, problem
from automations.tables.sheet import ROW, Sheet, sheet_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 100_000_000  # bytes; a million rows of a dozen columns
_MOST_ROWS = 1_048_576  # as many as a spreadsheet can hold
_MOST_CELLS = 20_000_000  # laid out, blank ones too
_AT_ONCE = 500_000  # cells that are Python texts at a time
_FEW, _SPARSEST = 1_000_000, 50  # cells laid out without asking, and for each that says something
_LOOKED_AT = 20  # rows from the top, to find the heading
_MOST_SHOWN = 20  # ragged rows named in one message


@dataclass(slots=True)
class _Found:
    """The rows so far: how many cells each has, and which is the last that says something.

    ``parts``: their texts. ``several``: of the first rows, whether they say two things or more.
    """

    parts: list[pl.DataFrame] = field(default_factory=list)
    cells: array[int] = field(default_factory=lambda: array("I"))
    said: array[int] = field(default_factory=lambda: array("I"))
    several: list[bool] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)


def read_delimited(content: bytes, book: str) -> tuple[Sheet, str]:
    """Return the only sheet, named as Excel would name it, and what the file was read as.

    Rows are numbered as a spreadsheet numbers them: a line break inside a quoted cell does not
    start a row, an empty line does, and a first line ``sep=;`` is none. Rows with fewer cells
    than the heading are marked as ``short``.

    Raises `InputUnfit` for a file that is no text, breaks the quoting rules, or has rows with
    more cells than the heading.
    """
    place = Place(book, PurePath(book).stem)
    if len(content) > _LARGEST:
        size, most = (f"{-(-each // 1_000_000):,}" for each in (len(content), _LARGEST))
        raise InputUnfit(problem("file_too_large", Place(book), size=size, most=most))
    found = decode_file(content)
    if isinstance(found, Undecodable):
        raise InputUnfit(problem(found.code, Place(book), line=found.line))
    if "\0" in found.text:
        suffix = PurePath(book).suffix or "なし"
        raise InputUnfit(problem("book_unknown", Place(book), suffix=suffix))
    text = separated(found.text)
    return _sheet(_read(text, place), place), text.words(found.encoding)


def _read(text: Separated, place: Place) -> _Found:
    """Read all rows, a part of them at a time: as Python texts they take a tenfold of memory."""
    found = _Found()
    for part in _parts(_rows(text, Place(place.book))):
        first, said = len(found.cells) + 1, [_said_width(row) for row in part]
        found.several += [sum(map(bool, row)) > 1 for row in part[: max(_LOOKED_AT - first, 0)]]
        found.cells.extend(map(len, part))
        found.said.extend(said)
        found.faults += _unbounded(part, said, Place(place.book, place.sheet, first))
        if len(found.cells) > _MOST_ROWS:
            raise InputUnfit(
                problem("text_too_many_rows", Place(place.book), most=f"{_MOST_ROWS:,}")
            )
        if not found.faults:
            trimmed = [
                r if len(r) == width else r[:width] for r, width in zip(part, said, strict=True)
            ]
            found.parts.append(_texts(trimmed, first, place))
    return found


def _parts(rows: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    part: list[list[str]] = []
    cells = 0
    for row in rows:
        part.append(row)
        cells += len(row) + 1
        if cells > _AT_ONCE:
            yield part
            part, cells = [], 0
    yield part


def _rows(text: Separated, place: Place) -> Iterator[list[str]]:
    lines = csv.reader(text.lines(), delimiter=text.separator, strict=True)
    began = 0
    try:
        for row in lines:
            began = lines.line_num
            yield row
    except LineTooLong as beyond:
        most = f"{WIDEST:,}"
        raise InputUnfit(problem("line_too_long", place, line=beyond.line, most=most)) from None
    except csv.Error as error:
        # A cell beyond what the parser takes, on one line: too long, not left open.
        long = lines.line_num == began + 1 and "larger than field limit" in str(error)
        code = "text_long" if long else "text_quotes"
        raise InputUnfit(problem(code, place, line=began + 1)) from None


def _texts(part: list[list[str]], first: int, place: Place) -> pl.DataFrame:
    cells = sheet_of_rows(place.book, place.sheet, part, first).cells
    # The end of a line is told by its last character alone, as Excel writes CR LF.
    cells = cells.with_columns(pl.exclude(ROW).str.replace_all("\r\n", "\n", literal=True))
    return cells.with_columns(
        changed(texts, texts.str.starts_with("'"), unguarded)
        for texts in cells.drop(ROW).iter_columns()
    )


def _unbounded(part: list[list[str]], said: list[int], top: Place) -> list[Problem]:
    """Name cells farther out, or with more text, than a sheet can have."""
    widest = max(said, default=0)
    far = min(WIDEST, max(_FEW, _SPARSEST * sum(said)) // max(len(said), 1))
    problems = []
    for number, (row, width) in enumerate(zip(part, said, strict=True), top.row):
        if width == widest and width > far:
            problems.append(_cell_fault("cell_far", top, number, width))
        if max(map(len, row), default=0) > LONGEST:
            column = next(at for at, cell in enumerate(row, 1) if len(cell) > LONGEST)
            problems.append(_cell_fault("cell_too_long", top, number, column))
    return problems[:_MOST_SHOWN]


def _cell_fault(code: str, top: Place, row: int, column: int) -> Problem:
    where = Place(top.book, top.sheet, row, column)
    return problem(code, where, column=column_letters(column))


def _sheet(found: _Found, place: Place) -> Sheet:
    heading, expected = _widths(found)
    longer = [
        problem(
            "row_longer",
            Place(place.book, place.sheet, number),
            found=found.cells[number - 1],
            width=expected,
        )
        for number, said in enumerate(found.said, 1)
        if said > expected
    ]
    if problems := [*found.faults, *longer]:
        raise InputUnfit(*problems[:_MOST_SHOWN])
    short = (
        number
        for number, (cells, said) in enumerate(zip(found.cells, found.said, strict=True), 1)
        if said and cells < heading
    )
    return Sheet(place.book, place.sheet, _whole(found, expected, place), short=frozenset(short))


def _widths(found: _Found) -> tuple[int, int]:
    """Return how many columns the heading fills, and how many a row may have.

    The heading is the first row with two cells or more; title lines above it have one. A row may
    have as many cells as the heading, or as most rows if they have more.
    """
    top = zip(found.several, found.cells, found.said, strict=False)
    heading = next(((cells, said) for several, cells, said in top if several), (0, 0))
    widths = sorted(filter(None, found.said))
    usual = widths[(len(widths) - 1) // 2] if widths else 0
    return heading[1], max(heading[0], usual)


def _whole(found: _Found, width: int, place: Place) -> pl.DataFrame:
    """Put the parts below each other; blank rows at the end are none."""
    rows = len(found.said)
    while rows and not found.said[rows - 1]:
        rows -= 1
    if rows * width > _MOST_CELLS:
        raise InputUnfit(problem("book_too_large", Place(place.book)))
    empty = sheet_of_rows(place.book, place.sheet, [[""] * width]).cells.clear()
    parts = [empty, *found.parts]
    whole = pl.concat(parts, how="diagonal", rechunk=True).head(rows)
    return whole.with_columns(pl.exclude(ROW).fill_null(""))


def _said_width(row: list[str]) -> int:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width
