"""Read an Excel workbook as text, faithfully: what a cell shows, and what it really is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from automations.books.excel_cells import Declares, NotXml, SheetCells, sheet_cells
from automations.books.excel_numbers import number_texts
from automations.books.excel_package import (
    Package,
    Tab,
    counts_from_1904,
    open_package,
    related,
    tabs,
    workbook_part,
)
from automations.books.excel_texts import decoded, shared_texts, texts_of
from automations.books.laying_out import NO_CELLS, laid_out
from automations.books.number_formats import Shape, cell_formats
from automations.tables.places import Place
from automations.tables.sheet import ROW, Oddity, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

# What reading meets in parts that say other things than the standard lets them say.
_DAMAGE = (NotXml, IndexError, ValueError, pl.exceptions.PolarsError)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the sheets of one workbook have in common."""

    texts: pl.Series
    formats: list[tuple[Shape, str]]
    from_1904: bool


def read_excel(content: bytes, book: str) -> tuple[tuple[Sheet, ...], frozenset[str]]:
    """Return the worksheets in their order, and the names of those that are hidden.

    Raises `InputUnfit` for a damaged or dangerous package, or one that is no workbook.
    """
    package = open_package(content, book)
    main = workbook_part(package)
    listed = tabs(package, main)
    parts = dict(related(package, main).values())
    try:
        shared = _Shared(
            shared_texts(package, parts.get("sharedStrings", "")),
            cell_formats(package, parts.get("styles", "")),
            counts_from_1904(package, main),
        )
        sheets = tuple(_sheet(package, tab, shared) for tab in listed)
    except Declares:
        package.refuse("book_unsafe")
    except _DAMAGE:
        package.refuse("book_damaged")
    return sheets, frozenset(tab.name for tab in listed if tab.hidden)


def _sheet(package: Package, tab: Tab, shared: _Shared) -> Sheet:
    found = sheet_cells(package.part(tab.part))
    cells, odd = _texts(found, shared)
    rectangle = laid_out(cells, Place(package.book, tab.name))
    return Sheet(package.book, tab.name, rectangle, odd, found.hidden)


def _texts(
    found: SheetCells, shared: _Shared
) -> tuple[pl.DataFrame, Mapping[tuple[int, int], Oddity]]:
    """Return the cells that say something (row, column, text) and the odd ones among all."""
    cells = found.cells
    empty = (pl.col("value") == "") & (pl.col("kind") != "inlineStr")
    waiting = cells.filter(pl.col("formula") & empty & (pl.col("kind") != "str"))
    full = cells.filter(~empty)
    groups = [_group_texts(kind, group, shared) for (kind,), group in _by(full, "kind")]
    texts = pl.concat([NO_CELLS, *groups]).filter(pl.col("text") != "")
    # A cell that waits for its result is empty, but its row is there for people.
    texts = pl.concat([texts, waiting.select(ROW, "column", pl.lit("").alias("text"))])
    odd = _marked(full.filter(pl.col("kind") == "e"), Oddity.ERROR)
    return texts, odd | _marked(waiting, Oddity.UNCALCULATED)


def _by(cells: pl.DataFrame, key: str) -> list[tuple[tuple[object, ...], pl.DataFrame]]:
    return list(cells.partition_by(key, as_dict=True, maintain_order=True).items())


def _marked(cells: pl.DataFrame, oddity: Oddity) -> dict[tuple[int, int], Oddity]:
    return dict.fromkeys(cells.select(ROW, "column").iter_rows(), oddity)


def _group_texts(kind: object, cells: pl.DataFrame, shared: _Shared) -> pl.DataFrame:
    """Return row, column and text of cells that are stored the same way."""
    values = cells["value"]
    match kind:
        case "s":
            texts = shared.texts.gather(values.cast(pl.UInt32))
        case "inlineStr":
            texts = texts_of(cells["body"])
        case "b":
            texts = values.replace(["1", "0"], ["TRUE", "FALSE"])
        case "d":
            texts = values.str.replace("T", " ").str.replace(r"(?:\.[0-9]+)?Z?$", "")
        case "n":
            return _numbers(cells, shared)
        case _:
            texts = decoded(values)
    return cells.select(ROW, "column", texts.alias("text"))


def _numbers(cells: pl.DataFrame, shared: _Shared) -> pl.DataFrame:
    plain = (Shape.PLAIN, "")
    known = dict(enumerate(shared.formats))
    # Styles that show numbers alike are read in one go.
    alike = {style: min(s for s in known if known[s] == known[style]) for style in known}
    style = pl.col("style").replace_strict(alike, default=None, return_dtype=pl.UInt32)
    groups = []
    for (number,), group in _by(cells.with_columns(style), "style"):
        shape, code = known[number] if isinstance(number, int) else plain
        texts = number_texts(group["value"], shape, code, from_1904=shared.from_1904)
        groups.append(group.select(ROW, "column", texts.alias("text")))
    return pl.concat(groups)
