"""Every kind of request: that it is there, and that it touches nothing but the copy."""

from __future__ import annotations

import copy

import pytest

from automations.rehearsal.sheets_server.changing import batch_update
from automations.rehearsal.sheets_server.changing.kinds import KINDS
from automations.rehearsal.sheets_server.changing.reference import fields_of
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, StoredCell

BOX: JSON = {
    "sheetId": 0,
    "startRowIndex": 1,
    "endRowIndex": 3,
    "startColumnIndex": 0,
    "endColumnIndex": 2,
}
AFTER: JSON = {**BOX, "startRowIndex": 3, "endRowIndex": 5}
ROWS: JSON = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
COLUMN: JSON = {**BOX, "endColumnIndex": 1}
BOLD: JSON = {"userEnteredFormat": {"textFormat": {"bold": True}}, "note": "n"}
LOOKUP: JSON = {"developerMetadataLookup": {"metadataKey": "k"}}
BLANK: JSON = {"condition": {"type": "BLANK"}}
RULE: JSON = {"ranges": [BOX], "booleanRule": BLANK}
ANCHOR: JSON = {"overlayPosition": {"anchorCell": {"sheetId": 7}}}
MARK: JSON = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": ROWS}}
BANDS: JSON = {"rowProperties": {"firstBandColor": {"red": 1}}}

SETUP: list[JSON] = [
    {"addFilterView": {"filter": {"filterViewId": 1, "range": BOX}}},
    {"addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "n", "range": BOX}}},
    {"addProtectedRange": {"protectedRange": {"protectedRangeId": 2, "range": BOX}}},
    {"addConditionalFormatRule": {"rule": RULE}},
    {"addBanding": {"bandedRange": {"bandedRangeId": 3, "range": BOX, **BANDS}}},
    {"addTable": {"table": {"tableId": "t", "range": {**BOX, "startRowIndex": 0}}}},
    {"addDimensionGroup": {"range": ROWS}},
    {"createDeveloperMetadata": {"developerMetadata": MARK}},
    {"addChart": {"chart": {"chartId": 4, "spec": {"title": "c"}, "position": ANCHOR}}},
    {"addSlicer": {"slicer": {"slicerId": 5, "spec": {"title": "s"}, "position": ANCHOR}}},
]
REQUESTS: list[JSON] = [
    {"addSheet": {}},
    {"deleteSheet": {"sheetId": 0}},
    {"duplicateSheet": {"sourceSheetId": 0}},
    {
        "updateSheetProperties": {
            "properties": {"sheetId": 0, "gridProperties": {"rowCount": 2}},
            "fields": "gridProperties.rowCount",
        },
    },
    {"updateSpreadsheetProperties": {"properties": {"title": "New"}, "fields": "title"}},
    {"updateCells": {"range": BOX, "rows": [{"values": [BOLD]}], "fields": "*"}},
    {"repeatCell": {"range": BOX, "cell": BOLD, "fields": "userEnteredFormat.textFormat.bold"}},
    {"appendCells": {"sheetId": 0, "rows": [{"values": [BOLD]}], "fields": "*"}},
    {"updateBorders": {"range": BOX, "top": {"style": "SOLID"}}},
    {"setDataValidation": {"range": BOX, "rule": BLANK}},
    {"mergeCells": {"range": BOX}},
    {"unmergeCells": {"range": BOX}},
    {"insertDimension": {"range": ROWS}},
    {"deleteDimension": {"range": ROWS}},
    {"moveDimension": {"source": ROWS, "destinationIndex": 4}},
    {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}},
    {
        "updateDimensionProperties": {
            "range": ROWS,
            "properties": {"pixelSize": 9},
            "fields": "pixelSize",
        },
    },
    {"autoResizeDimensions": {"dimensions": {**ROWS, "dimension": "COLUMNS"}}},
    {"insertRange": {"range": BOX, "shiftDimension": "ROWS"}},
    {"deleteRange": {"range": BOX, "shiftDimension": "ROWS"}},
    {"copyPaste": {"source": BOX, "destination": AFTER}},
    {"cutPaste": {"source": BOX, "destination": {"sheetId": 7}}},
    {"pasteData": {"coordinate": {"sheetId": 0}, "data": "x", "delimiter": ","}},
    {"autoFill": {"range": {**BOX, "endRowIndex": 6}}},
    {"findReplace": {"find": "a", "replacement": "b", "allSheets": True}},
    {
        "sortRange": {
            "range": BOX,
            "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}],
        },
    },
    {"randomizeRange": {"range": {"sheetId": 0}}},
    {"trimWhitespace": {"range": BOX}},
    {"deleteDuplicates": {"range": BOX}},
    {"textToColumns": {"source": COLUMN, "delimiterType": "CUSTOM", "delimiter": "o"}},
    {
        "setBasicFilter": {
            "filter": {"range": BOX, "criteria": {"1": {"hiddenValues": ["blue"]}}},
        },
    },
    {"clearBasicFilter": {"sheetId": 0}},
    {"addFilterView": {"filter": {"range": BOX}}},
    {
        "updateFilterView": {
            "filter": {"filterViewId": 1, "title": "w", "range": BOX},
            "fields": "title",
        },
    },
    {"deleteFilterView": {"filterId": 1}},
    {"duplicateFilterView": {"filterId": 1}},
    {"addNamedRange": {"namedRange": {"name": "m", "range": BOX}}},
    {"updateNamedRange": {"namedRange": {"namedRangeId": "n", "name": "o"}, "fields": "name"}},
    {"deleteNamedRange": {"namedRangeId": "n"}},
    {"addProtectedRange": {"protectedRange": {"range": BOX}}},
    {
        "updateProtectedRange": {
            "protectedRange": {"protectedRangeId": 2, "description": "d"},
            "fields": "description",
        },
    },
    {"deleteProtectedRange": {"protectedRangeId": 2}},
    {"addConditionalFormatRule": {"rule": RULE}},
    {"updateConditionalFormatRule": {"index": 0, "rule": {**RULE, "ranges": [AFTER]}}},
    {"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}},
    {"addBanding": {"bandedRange": {"range": AFTER, **BANDS}}},
    {
        "updateBanding": {
            "bandedRange": {"bandedRangeId": 3, "range": AFTER},
            "fields": "range",
        },
    },
    {"deleteBanding": {"bandedRangeId": 3}},
    {"addTable": {"table": {"range": AFTER}}},
    {"updateTable": {"table": {"tableId": "t", "name": "u"}, "fields": "name"}},
    {"deleteTable": {"tableId": "t"}},
    {"addDimensionGroup": {"range": ROWS}},
    {"deleteDimensionGroup": {"range": ROWS}},
    {
        "updateDimensionGroup": {
            "dimensionGroup": {"range": ROWS, "depth": 1, "collapsed": True},
            "fields": "collapsed",
        },
    },
    {"createDeveloperMetadata": {"developerMetadata": MARK}},
    {
        "updateDeveloperMetadata": {
            "dataFilters": [LOOKUP],
            "developerMetadata": {"metadataValue": "v"},
            "fields": "metadataValue",
        },
    },
    {"deleteDeveloperMetadata": {"dataFilter": LOOKUP}},
    {"addChart": {"chart": {"spec": {"title": "d"}, "position": ANCHOR}}},
    {"updateChartSpec": {"chartId": 4, "spec": {"title": "d"}}},
    {"addSlicer": {"slicer": {"spec": {"title": "t"}, "position": ANCHOR}}},
    {"updateSlicerSpec": {"slicerId": 5, "spec": {"title": "t"}, "fields": "title"}},
    {"deleteEmbeddedObject": {"objectId": 4}},
    {
        "updateEmbeddedObjectPosition": {
            "objectId": 4,
            "newPosition": {"overlayPosition": {"widthPixels": 9}},
            "fields": "widthPixels",
        },
    },
    {
        "updateEmbeddedObjectBorder": {
            "objectId": 4,
            "border": {"color": {"red": 1}},
            "fields": "color",
        },
    },
]
ELSEWHERE = {
    "addDataSource",
    "updateDataSource",
    "deleteDataSource",
    "refreshDataSource",
    "cancelDataSourceRefresh",
    "insertComment",
    "updateCommentPost",
    "addCommentReply",
    "deleteComment",
    "deleteCommentReply",
}
"""What asks for another service, or is not offered."""
UNCHANGING = {"unmergeCells", "clearBasicFilter", "trimWhitespace", "deleteDuplicates"}
"""What finds nothing to do in the sheets of this test."""


def kind_of(request: JSON) -> str:
    (kind,) = request
    return str(kind)


@pytest.fixture
def furnished(stored: Stored) -> Stored:
    """Return the spreadsheet with one of everything in it."""
    stored.tabs[0].cells[1, 3] = StoredCell({"formulaValue": "=C2"}, {"wrapStrategy": "CLIP"})
    after, _ = batch_update(stored, {"requests": SETUP})
    return after


def test_every_kind_of_the_reference_is_there() -> None:
    assert set(KINDS) == fields_of("Request")


def test_every_kind_is_tried_here() -> None:
    assert {kind_of(request) for request in REQUESTS} | ELSEWHERE == set(KINDS)


@pytest.mark.parametrize("request_", REQUESTS, ids=kind_of)
def test_what_was_given_stays_as_it_was(furnished: Stored, request_: JSON) -> None:
    before = copy.deepcopy(furnished)
    after, replies = batch_update(furnished, {"requests": [request_]})
    assert furnished == before
    assert len(replies) == 1
    assert (after == before) == (kind_of(request_) in UNCHANGING)


@pytest.mark.parametrize("request_", REQUESTS, ids=kind_of)
def test_the_same_request_gives_the_same(furnished: Stored, request_: JSON) -> None:
    body = {"requests": [request_]}
    assert batch_update(furnished, body) == batch_update(copy.deepcopy(furnished), body)


def test_a_refusal_at_the_end_undoes_every_kind(furnished: Stored) -> None:
    before = copy.deepcopy(furnished)
    for request in REQUESTS:
        with pytest.raises(ApiError) as caught:
            batch_update(furnished, {"requests": [request, {"deleteSheet": {"sheetId": 99}}]})
        assert caught.value.message == "Invalid requests[1].deleteSheet: No sheet with id: 99"
    assert furnished == before
