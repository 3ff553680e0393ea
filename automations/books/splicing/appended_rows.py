"""Rows at the end of a sheet that is there, with lists to choose from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from automations.books.draft import DraftRow, DropDown
from automations.books.looks import Look
from automations.books.sheet_xml import Spelling, drop_down_xml, row_xml
from automations.books.splicing.changes import AppendedRows, Unspliceable
from automations.books.splicing.edits import Edit, appended, attribute_set, inserted
from automations.books.splicing.refusals import FULL, ROW_TAKEN
from automations.books.splicing.workbook import Workbook
from automations.books.splicing.worksheet import Row, Worksheet, worksheet

_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects",
    "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_CONTENT = re.compile(rb"<(?:[\w.-]+:)?(?:v|f|is)[\s/>]")
_LAST_ROW = 1_048_576


def append_rows(book: Workbook, change: AppendedRows, numbers: Mapping[Look, int]) -> None:
    """Put rows behind the last one that says something; ``numbers`` tells those of their looks.

    A row that stands there already, just as it is to be, is left alone. Raises `Unspliceable` if
    another row with content has its number.
    """
    tab = book.worksheet(change.sheet)
    sheet = worksheet(change.sheet, book.parts.read(tab.part))
    rows, frame = _row_edits(sheet, change.rows, numbers, book.spelling(sheet.prefix))
    frame += _list_edits(sheet, change.drop_downs)
    if rows or frame:
        book.parts.write(tab.part, sheet.edited(rows, frame))


def _row_edits(
    sheet: Worksheet, rows: Sequence[DraftRow], numbers: Mapping[Look, int], spelling: Spelling
) -> tuple[list[Edit], list[Edit]]:
    """Return the edits among the rows and in the frame around them."""
    there = {row.number: row for row in sheet.rows}
    last = max((row.number for row in sheet.rows if _says(sheet, row)), default=0)
    edits, fresh = list[Edit](), list[tuple[int, bytes]]()
    for row in sorted(rows, key=lambda each: each.number):
        if row.number > _LAST_ROW:
            raise Unspliceable(FULL, sheet=sheet.name)
        xml, old = row_xml(row, numbers, spelling).encode(), there.get(row.number)
        if old is not None and sheet.content[old.start : old.end] == xml:
            continue
        if row.number <= last:
            raise Unspliceable(ROW_TAKEN, sheet=sheet.name, row=str(row.number))
        if old is not None:
            edits.append(Edit(old.start, old.end, xml))
        else:
            fresh.append((row.number, xml))
    if not edits and not fresh:
        return [], []
    after, frame = sheet.with_rows(fresh)
    return edits + after, frame + _extent(sheet, rows)


def _says(sheet: Worksheet, row: Row) -> bool:
    return _CONTENT.search(sheet.content, row.opened, row.closing) is not None


def _extent(sheet: Worksheet, rows: Sequence[DraftRow]) -> list[Edit]:
    numbers = [row.number for row in rows]
    width = max(len(row.looks) for row in rows)
    return sheet.grown((min(numbers), 1), (max(numbers), max(width, 1)))


def _list_edits(sheet: Worksheet, drop_downs: Sequence[DropDown]) -> list[Edit]:
    """Return the edits that add the lists which are not there yet."""
    listed, prefix = sheet.frame.first("dataValidations"), sheet.prefix
    there = {each.written() for each in listed.children} if listed is not None else set()
    wanted = [drop_down_xml(each, prefix).encode() for each in drop_downs]
    fresh = [each for each in wanted if each not in there]
    if not fresh:
        return []
    if listed is None:
        tag = f"{prefix}dataValidations".encode()
        xml = b'<%b count="%d">%b</%b>' % (tag, len(fresh), b"".join(fresh), tag)
        return [inserted(sheet.frame, "dataValidations", xml, _ORDER)]
    edits = [appended(listed, b"".join(fresh))]
    if listed.attribute("count") is not None:
        edits.append(attribute_set(listed, "count", str(len(there) + len(fresh))))
    return edits
