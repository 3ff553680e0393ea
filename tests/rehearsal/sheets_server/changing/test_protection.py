"""Who may write where it is protected."""

from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.changing import change
from automations.rehearsal.sheets_server.changing.protection import may_write
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored
from tests.rehearsal.sheets_server.changing.asked import Do, Refused, box

PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)


@pytest.fixture
def heading(do: Do) -> JSON:
    """Protect the first row of the list for one person."""
    given = {"range": box(0, 0, 1, 4), "editors": {"users": ["boss@example.com"]}}
    made: JSON = do("addProtectedRange", protectedRange=given)["protectedRange"]
    return made


def write(row: int) -> JSON:
    values = [{"userEnteredValue": {"stringValue": "x"}}]
    start = {"sheetId": 0, "rowIndex": row, "columnIndex": 0}
    return {"updateCells": {"start": start, "rows": [{"values": values}], "fields": "*"}}


def by(stored: Stored, editor: str, request: JSON) -> str:
    try:
        change(stored, request, editor)
    except ApiError as refusal:
        return refusal.message.partition(": ")[2]
    return "done"


@pytest.mark.parametrize(
    ("editor", "row", "outcome"),
    [
        ("staff@example.com", 0, PROTECTED),
        ("staff@example.com", 1, "done"),
        ("boss@example.com", 0, "done"),
        ("", 0, "done"),
    ],
)
@pytest.mark.usefixtures("heading")
def test_only_editors_write_where_it_is_protected(
    stored: Stored, editor: str, row: int, outcome: str
) -> None:
    assert by(stored, editor, write(row)) == outcome


DELETE_HEADING = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}


@pytest.mark.parametrize(
    "request_",
    [
        {"deleteDimension": {"range": DELETE_HEADING}},
        {"deleteSheet": {"sheetId": 0}},
        {"sortRange": {"range": box(0, 0, 4, 3), "sortSpecs": [{"dimensionIndex": 0}]}},
        {"findReplace": {"find": "n", "replacement": "", "allSheets": True}},
        {"cutPaste": {"source": box(0, 0, 1, 1), "destination": {"sheetId": 7}}},
        {"mergeCells": {"range": box(0, 0, 2, 1)}},
    ],
)
@pytest.mark.usefixtures("heading")
def test_no_kind_of_request_gets_past_protection(stored: Stored, request_: JSON) -> None:
    assert by(stored, "staff@example.com", request_) == PROTECTED


@pytest.mark.parametrize("row", [0, 1])
@pytest.mark.usefixtures("heading")
def test_rows_may_be_inserted_outside_what_is_protected(stored: Stored, row: int) -> None:
    lines = {**DELETE_HEADING, "startIndex": row, "endIndex": row + 1}
    assert by(stored, "staff@example.com", {"insertDimension": {"range": lines}}) == "done"


def test_only_editors_lift_protection(stored: Stored, heading: JSON) -> None:
    lift = {"deleteProtectedRange": {"protectedRangeId": heading["protectedRangeId"]}}
    assert by(stored, "staff@example.com", lift) == PROTECTED
    assert by(stored, "boss@example.com", lift) == "done"
    assert stored.tabs[0].listed["protectedRanges"] == []


def test_a_protected_sheet_leaves_some_cells_open(do: Do, stored: Stored) -> None:
    given = {"range": {"sheetId": 0}, "unprotectedRanges": [box(1, 0, 4, 1)]}
    do("addProtectedRange", protectedRange={**given, "editors": {"users": ["boss@example.com"]}})
    assert may_write(stored, box(1, 0, 2, 1), "staff@example.com")
    assert not may_write(stored, box(1, 0, 2, 2), "staff@example.com")


def test_a_warning_keeps_nobody_out(do: Do, stored: Stored) -> None:
    do("addProtectedRange", protectedRange={"range": {"sheetId": 0}, "warningOnly": True})
    assert by(stored, "staff@example.com", write(0)) == "done"


def test_protection_without_editors_is_for_all_who_may_write(do: Do) -> None:
    made = do("addProtectedRange", protectedRange={"range": {"sheetId": 0, "endRowIndex": 1}})
    protected = made["protectedRange"]
    assert protected["editors"] == {"users": ["staff@example.com"]}
    assert (protected["range"], protected["requestingUserCanEdit"]) == ({"endRowIndex": 1}, True)


def test_who_protects_stays_among_the_editors(stored: Stored) -> None:
    given = {"range": box(0, 0, 1, 1), "editors": {"users": ["boss@example.com"]}}
    change(stored, {"addProtectedRange": {"protectedRange": given}}, "staff@example.com")
    (kept,) = stored.tabs[0].listed["protectedRanges"]
    assert kept["editors"] == {"users": ["boss@example.com", "staff@example.com"]}


def test_protection_changes_by_the_mask(do: Do, stored: Stored, heading: JSON) -> None:
    new = {"protectedRangeId": heading["protectedRangeId"], "description": "headings"}
    do("updateProtectedRange", protectedRange=new, fields="description")
    (kept,) = stored.tabs[0].listed["protectedRanges"]
    assert (kept["description"], kept["range"]) == ("headings", box(0, 0, 1, 4))


def test_unknown_protection_is_refused(refused: Refused) -> None:
    assert refused("deleteProtectedRange", protectedRangeId=4) == "No protected range with id: 4"


def test_the_owner_stays_among_the_editors(do: Do, stored: Stored) -> None:
    stored.drive["owner"] = "owner@example.com"
    given = {"range": box(0, 0, 1, 1), "editors": {"users": [], "groups": []}}
    made = do("addProtectedRange", protectedRange={**given, "warningOnly": False})
    assert made["protectedRange"]["editors"] == {"users": ["owner@example.com"]}
    assert "warningOnly" not in made["protectedRange"]
    assert by(stored, "owner@example.com", write(0)) == "done"


def test_a_warning_has_no_editors(refused: Refused) -> None:
    # as quoted in https://github.com/burnash/gspread/issues/1437
    given = {"range": box(0, 0, 1, 4), "warningOnly": True, "editors": {"users": ["a@b.example"]}}
    words = refused("addProtectedRange", protectedRange=given)
    assert words == "ProtectedRange is warningOnly. Editors cannot be set on it."


def test_a_sheet_is_protected_as_a_whole_only_once(do: Do, refused: Refused) -> None:
    # as quoted in https://github.com/googleapis/google-api-python-client/issues/1064
    do("addProtectedRange", protectedRange={"range": {"sheetId": 0}})
    do("addProtectedRange", protectedRange={"range": {"sheetId": 7}})
    words = refused("addProtectedRange", protectedRange={"range": {"sheetId": 0}})
    assert words == 'Sheet "List" already has sheet protection.'


def test_an_empty_description_is_not_told(do: Do) -> None:
    # proto3 JSON leaves out a field that has its default value
    given = {"range": box(0, 0, 1, 4), "description": "", "warningOnly": True}
    made = do("addProtectedRange", protectedRange=given)["protectedRange"]
    assert made.keys() == {"protectedRangeId", "range", "warningOnly", "requestingUserCanEdit"}
