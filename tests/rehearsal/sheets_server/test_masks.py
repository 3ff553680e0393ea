"""The ``fields`` of a request, as the guide on field masks describes them."""

from __future__ import annotations

import pytest

from automations.books.google.snapshot import MASK
from automations.rehearsal.sheets_server.masks import Mask, covers, mask_of, masked, part
from automations.rehearsal.sheets_server.model import JSON, ApiError

_ANSWER: JSON = {
    "spreadsheetId": "x",
    "properties": {"title": "受付簿", "locale": "ja_JP"},
    "sheets": [
        {"properties": {"sheetId": 0, "title": "申込"}, "merges": [{"endRowIndex": 1}]},
        {"properties": {"sheetId": 7, "title": "投票"}},
    ],
}


def _cut(fields: str) -> JSON:
    cut: JSON = masked(_ANSWER, mask_of(fields, "Spreadsheet"))
    return cut


def test_no_fields_are_all_fields() -> None:
    assert _cut("") == _ANSWER
    assert _cut("*") == _ANSWER


@pytest.mark.parametrize(
    "fields",
    [
        "spreadsheetId,sheets(properties(title))",
        "spreadsheetId,sheets(properties/title)",
        "spreadsheetId,sheets.properties.title",
        "sheets/properties/title,spreadsheetId",
    ],
)
def test_a_path_is_written_with_dots_slashes_or_brackets(fields: str) -> None:
    assert _cut(fields) == {
        "spreadsheetId": "x",
        "sheets": [{"properties": {"title": "申込"}}, {"properties": {"title": "投票"}}],
    }


def test_what_is_in_a_list_stays_there_when_nothing_is_left_of_it() -> None:
    assert _cut("sheets.merges") == {"sheets": [{"merges": [{"endRowIndex": 1}]}, {}]}


def test_a_star_stands_for_every_field_of_a_level() -> None:
    assert _cut("sheets(*)") == {"sheets": _ANSWER["sheets"]}
    assert _cut("sheets/*/title") == {
        "sheets": [
            {"properties": {"title": "申込"}, "merges": [{}]},
            {"properties": {"title": "投票"}},
        ]
    }


@pytest.mark.parametrize("fields", ["sheets,sheets.merges", "sheets.merges,sheets"])
def test_what_is_wanted_whole_stays_whole(fields: str) -> None:
    assert _cut(fields) == {"sheets": _ANSWER["sheets"]}


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ("foo", "foo"),
        ("sheets.sheetProperties", "sheets.sheetProperties"),
        ("sheets(properties(title,colour))", "sheets.properties.colour"),
        ("spreadsheetId, sheets", " sheets"),
        ("spreadsheetId.x", "spreadsheetId.x"),
    ],
)
def test_a_field_that_no_answer_has_is_refused_with_its_path(fields: str, path: str) -> None:
    with pytest.raises(ApiError) as refused:
        mask_of(fields, "Spreadsheet")
    said = refused.value
    assert (said.code, said.status) == (400, "INVALID_ARGUMENT")
    assert said.message == "Request contains an invalid argument."
    words = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    assert said.details == [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"description": words, "field": fields}],
        }
    ]


@pytest.mark.parametrize("fields", ["sheets(", "a,,b", "sheets)", "sheets.", ",", "()"])
def test_what_cannot_be_read_is_refused(fields: str) -> None:
    with pytest.raises(ApiError, match="Request contains an invalid argument"):
        mask_of(fields, "Spreadsheet")


def test_the_mask_that_the_product_reads_with_is_one_the_service_knows() -> None:
    mask = mask_of(MASK, "Spreadsheet")
    assert covers(mask, "sheets", "data", "rowData", "values", "effectiveValue")
    assert not covers(mask, "sheets", "charts")
    written = mask_of(f"replies,updatedSpreadsheet({MASK})", "BatchUpdateSpreadsheetResponse")
    assert part(written, "updatedSpreadsheet") == mask


@pytest.mark.parametrize(
    ("fields", "brings"),
    [
        ("", True),
        ("*", True),
        ("sheets", True),
        ("sheets.data", True),
        ("sheets/data/rowData", True),
        ("sheets.properties", False),
        ("properties", False),
    ],
)
def test_it_tells_whether_anything_of_a_field_is_left(fields: str, *, brings: bool) -> None:
    mask: Mask | None = mask_of(fields, "Spreadsheet")
    assert covers(mask, "sheets", "data") is brings
