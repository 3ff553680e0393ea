"""What makes Excel call the rows of a sheet damaged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tests.books.repairs.areas import LAST_COLUMN, LAST_ROW, area
from tests.books.repairs.package import Package, local, units
from tests.books.repairs.styles import formats

_HIGHEST = 409.5  # points
_LONGEST, _LONGEST_FORMULA = 32_767, 8_192  # characters
_KINDS = frozenset({"n", "s", "str", "inlineStr", "b", "e", "d"})


class Limits(NamedTuple):
    """How many formats and shared texts a workbook has."""

    formats: int
    texts: int


def limits(package: Package) -> Limits:
    """Return the limits of a workbook."""
    return Limits(formats(package), len(shared_texts(package)))


def shared_texts(package: Package) -> list[str]:
    """Return the shared texts, without readings."""
    parts = package.related(package.workbook, "sharedStrings")
    listed = package.root(parts[0]).findall("{*}si") if parts else []
    return [said(each) for each in listed]


def said(element: Element) -> str:
    """Return the text of an item or of a cell that holds one."""
    runs = [*element.iterfind("{*}t"), *element.iterfind("{*}r/{*}t")]
    return "".join(each.text or "" for each in runs)


def shared_faults(package: Package) -> Iterator[str]:
    """Yield faults of the part of shared texts."""
    for part in package.related(package.workbook, "sharedStrings"):
        root = package.root(part)
        if int(root.get("uniqueCount", len(root))) != len(root):
            yield f"states {root.get('uniqueCount')} texts, holds {len(root)}"
    for text in shared_texts(package):
        if units(text) > _LONGEST:
            yield f"a shared text has {units(text)} characters"


def row_faults(sheet: Element, limit: Limits) -> Iterator[str]:
    """Yield faults of the rows of a sheet."""
    before = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", before + 1))
        if not before < number <= LAST_ROW:
            yield f"row {number} stands behind row {before}"
        before = number
        if float(row.get("ht", "0")) > _HIGHEST or int(row.get("s", "0")) >= limit.formats:
            yield f"row {number} has height {row.get('ht')}, format {row.get('s')}"
        yield from _order_faults(row, number)
        for cell in row:
            yield from (f"{cell.get('r')} {each}" for each in _cell_faults(cell, limit))


def _order_faults(row: Element, number: int) -> Iterator[str]:
    before = 0
    for cell in row:
        at = area(cell.get("r", ""))
        if local(cell) != "c" or at.top != number or not before < at.left <= LAST_COLUMN:
            yield f"{cell.get('r')} stands behind column {before} in row {number}"
        before = at.left
    for span in row.get("spans", f"1:{LAST_COLUMN}").split():
        first, last = map(int, span.split(":"))
        if not 1 <= first <= last <= LAST_COLUMN:
            yield f"row {number} spans {span}"


def _cell_faults(cell: Element, limit: Limits) -> Iterator[str]:
    kind, value = cell.get("t", "n"), cell.findtext("{*}v", "")
    if kind not in _KINDS or int(cell.get("s", "0")) >= limit.formats:
        yield f"is of kind {kind}, format {cell.get('s')}"
    if kind == "s" and int(value) >= limit.texts:
        yield f"says shared text {value}"
    if kind == "n" and value:
        float(value)
    inline = cell.find("{*}is")
    if (inline is not None) != (kind == "inlineStr"):
        yield "is not of the kind of its text"
    if units(value) > _LONGEST or (inline is not None and units(said(inline)) > _LONGEST):
        yield "says too much"
    if units(cell.findtext("{*}f", "")) > _LONGEST_FORMULA:
        yield "has a formula that is too long"
