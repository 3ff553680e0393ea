"""Read an Excel workbook as text, faithfully: what a cell shows, and what it really is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from automations.books.excel_cells import chunk_cells
from automations.books.excel_chunks import Chunks, Irregular, Unbounded
from automations.books.excel_package import (
    Package,
    Tab,
    counts_from_1904,
    open_package,
    related,
    tabs,
    workbook_part,
)
from automations.books.excel_rewriting import Declares, NotXml, Rewritten
from automations.books.excel_surroundings import surroundings
from automations.books.excel_texts import shared_texts
from automations.books.excel_values import Shared, values_of
from automations.books.in_order import in_order
from automations.books.laying_out import Block, block, refuse_spacious, stacked
from automations.books.number_formats import cell_styles
from automations.books.struck_rows import struck_rows
from automations.tables.places import Place
from automations.tables.sheet import ROW, Oddity, Sheet, no_formulas

if TYPE_CHECKING:
    from collections.abc import Mapping

# What reading meets in parts that say other things than the standard lets them say.
_DAMAGE = (NotXml, Irregular, IndexError, ValueError, OverflowError, pl.exceptions.PolarsError)
_MOST_ODD = 1_000_000  # cells


@dataclass(frozen=True, slots=True)
class _Part:
    """What a chunk of a worksheet says."""

    block: Block
    odd: Mapping[tuple[int, int], Oddity]
    hidden: frozenset[int]
    struck: pl.DataFrame
    formulas: pl.DataFrame


def read_excel(content: bytes, book: str) -> tuple[tuple[Sheet, ...], frozenset[str]]:
    """Return the worksheets in their order, and the names of those that are hidden.

    Raises `InputUnfit` for a damaged or dangerous package, or one that is no workbook.
    """
    package = open_package(content, book)
    main = workbook_part(package)
    listed = tabs(package, main)
    parts = dict(related(package, main).values())
    try:
        shared = Shared(
            shared_texts(package, parts.get("sharedStrings", "")),
            cell_styles(package, parts.get("styles", "")),
            counts_from_1904(package, main),
        )
        sheets = tuple(_sheet(package, tab, shared) for tab in listed)
    except Declares:
        package.refuse("book_unsafe")
    except Unbounded:
        package.refuse("book_too_large")
    except _DAMAGE:
        package.refuse("book_damaged")
    return sheets, frozenset(tab.name for tab in listed if tab.hidden)


def _sheet(package: Package, tab: Tab, shared: Shared) -> Sheet:
    try:
        rows = Chunks(package.stream(tab.part), b"worksheet", b"sheetData", b"row")
        return _read(package, tab, shared, rows)
    except Irregular:
        return _read(package, tab, shared, Rewritten(package.stream(tab.part)))


def _read(package: Package, tab: Tab, shared: Shared, rows: Chunks | Rewritten) -> Sheet:
    place = Place(package.book, tab.name)
    read = partial(_part, shared=shared, place=place)
    parts: list[_Part] = []
    for each in in_order(read, rows):
        parts.append(each)
        refuse_spacious([part.block for part in parts], place)
    around = surroundings(package, tab.part, rows.head, rows.tail)
    odd: dict[tuple[int, int], Oddity] = {}
    for each in parts:
        odd |= each.odd
        if len(odd) > _MOST_ODD:
            raise Unbounded
    hidden = frozenset[int]().union(*(each.hidden for each in parts))
    cells = stacked([each.block for each in parts], place)
    struck = struck_rows(cells, [each.struck for each in parts])
    filtered = around.filtered(hidden)
    formulas = pl.concat([no_formulas(), *(each.formulas for each in parts)])
    return Sheet(
        package.book,
        tab.name,
        cells,
        odd,
        hidden,
        filtered,
        struck,
        around.merged,
        formulas=formulas,
    )


def _part(chunk: bytes, shared: Shared, place: Place) -> _Part:
    found = chunk_cells(chunk)
    values = values_of(found.cells, shared)
    formulas = found.cells.filter("formula").select(ROW, "column")
    laid = block(values.cells, place)
    return _Part(laid, values.odd, found.hidden, values.struck, formulas)
