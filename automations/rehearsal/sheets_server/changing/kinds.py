"""Which function does which kind of request."""

from __future__ import annotations

from collections.abc import Callable

from automations.rehearsal.sheets_server.changing import (
    cells,
    copying,
    dimensions,
    embedded,
    filling,
    filters,
    finding,
    groups,
    looks,
    merging,
    metadata,
    named,
    pasting,
    protection,
    ranges,
    sheets,
    sorting,
    tables,
    tidying,
)
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored

Doing = Callable[[Stored, JSON], JSON | None]


def _without_bigquery(stored: Stored, asked: JSON) -> None:
    """Refuse data sources: they ask for the scope of another service."""
    del stored, asked
    raise ApiError(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.")


def _not_offered(stored: Stored, asked: JSON) -> None:
    del stored, asked
    message = "Operation is not implemented, or supported, or enabled."
    raise ApiError(501, "UNIMPLEMENTED", message)


KINDS: dict[str, Doing] = {
    "addSheet": sheets.add,
    "deleteSheet": sheets.delete,
    "duplicateSheet": sheets.duplicate,
    "updateSheetProperties": sheets.update,
    "updateSpreadsheetProperties": sheets.update_spreadsheet,
    "updateCells": cells.update,
    "repeatCell": cells.repeat,
    "appendCells": cells.append,
    "updateBorders": cells.borders,
    "setDataValidation": cells.validate,
    "mergeCells": merging.merge,
    "unmergeCells": merging.unmerge,
    "insertDimension": dimensions.insert,
    "deleteDimension": dimensions.delete,
    "moveDimension": dimensions.move,
    "appendDimension": dimensions.append,
    "updateDimensionProperties": dimensions.update,
    "autoResizeDimensions": dimensions.resize,
    "insertRange": ranges.insert,
    "deleteRange": ranges.delete,
    "copyPaste": copying.copy_paste,
    "cutPaste": copying.cut_paste,
    "pasteData": pasting.paste_data,
    "autoFill": filling.fill,
    "findReplace": finding.replace,
    "sortRange": sorting.sort,
    "randomizeRange": sorting.randomize,
    "trimWhitespace": tidying.trim,
    "deleteDuplicates": tidying.delete_duplicates,
    "textToColumns": tidying.split,
    "setBasicFilter": filters.set_basic,
    "clearBasicFilter": filters.clear_basic,
    "addFilterView": filters.add_view,
    "updateFilterView": filters.update_view,
    "deleteFilterView": filters.delete_view,
    "duplicateFilterView": filters.duplicate_view,
    "addNamedRange": named.add,
    "updateNamedRange": named.update,
    "deleteNamedRange": named.delete,
    "addProtectedRange": protection.add,
    "updateProtectedRange": protection.update,
    "deleteProtectedRange": protection.delete,
    "addConditionalFormatRule": looks.add_rule,
    "updateConditionalFormatRule": looks.update_rule,
    "deleteConditionalFormatRule": looks.delete_rule,
    "addBanding": looks.add_banding,
    "updateBanding": looks.update_banding,
    "deleteBanding": looks.delete_banding,
    "addTable": tables.add,
    "updateTable": tables.update,
    "deleteTable": tables.delete,
    "addDimensionGroup": groups.add,
    "deleteDimensionGroup": groups.delete,
    "updateDimensionGroup": groups.update,
    "createDeveloperMetadata": metadata.create,
    "updateDeveloperMetadata": metadata.update,
    "deleteDeveloperMetadata": metadata.delete,
    "addChart": embedded.add_chart,
    "updateChartSpec": embedded.update_chart,
    "addSlicer": embedded.add_slicer,
    "updateSlicerSpec": embedded.update_slicer,
    "deleteEmbeddedObject": embedded.delete,
    "updateEmbeddedObjectPosition": embedded.update_position,
    "updateEmbeddedObjectBorder": embedded.update_border,
    "addDataSource": _without_bigquery,
    "updateDataSource": _without_bigquery,
    "deleteDataSource": _without_bigquery,
    "refreshDataSource": _without_bigquery,
    "cancelDataSourceRefresh": _without_bigquery,
    "insertComment": _not_offered,
    "updateCommentPost": _not_offered,
    "addCommentReply": _not_offered,
    "deleteComment": _not_offered,
    "deleteCommentReply": _not_offered,
}
