"""What sheets list: filters, names, protection, looks, tables, groups, charts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from automations.rehearsal.sheets_server.changing import change
from automations.rehearsal.sheets_server.changing.protection import may_write
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]


def box(top: int, left: int, bottom: int, right: int) -> JSON:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def hidden(stored: Stored) -> list[int]:
    rows = stored.tabs[0].rows
    return sorted(index for index, row in rows.items() if row.get("hiddenByFilter"))


def test_a_filter_covers_a_closed_range(do: Do, stored: Stored) -> None:
    assert do("setBasicFilter", filter={"range": {"sheetId": 0}}) == {}
    assert stored.tabs[0].basic_filter == {"range": box(0, 0, 6, 4)}


@pytest.mark.parametrize(
    ("column", "criterion", "gone"),
    [
        (1, {"hiddenValues": ["red"]}, [1, 3]),
        (2, {"condition": {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "1"}]}}, [2]),
        (0, {"condition": {"type": "TEXT_CONTAINS", "values": [{"userEnteredValue": "B"}]}}, [1]),
    ],
)
def test_a_filter_hides_rows(
    do: Do, stored: Stored, column: int, criterion: JSON, gone: list[int]
) -> None:
    given = {"range": box(0, 0, 4, 3), "criteria": {str(column): criterion}}
    do("setBasicFilter", filter=given)
    assert hidden(stored) == gone
    do("clearBasicFilter", sheetId=0)
    assert (hidden(stored), stored.tabs[0].basic_filter) == ([], None)


def test_criteria_are_kept_in_both_ways(do: Do, stored: Stored) -> None:
    specs = [{"columnIndex": 1, "filterCriteria": {"hiddenValues": ["x"]}}]
    do("setBasicFilter", filter={"range": {"sheetId": 0}, "filterSpecs": specs})
    kept = stored.tabs[0].basic_filter
    assert kept is not None
    assert (kept["criteria"], kept["filterSpecs"]) == ({"1": {"hiddenValues": ["x"]}}, specs)


def test_a_filter_may_sort(do: Do, rows: Rows) -> None:
    specs = [{"dimensionIndex": 2}]
    do("setBasicFilter", filter={"range": box(0, 0, 4, 3), "sortSpecs": specs})
    assert [row[0] for row in rows()] == ["name", "Baba", "Chiba", "Aoki"]


def test_a_filter_view_is_added_copied_changed_and_taken_away(do: Do, stored: Stored) -> None:
    first = do("addFilterView", filter={"title": "V", "range": {"sheetId": 0}})["filter"]
    twin = do("duplicateFilterView", filterId=first["filterViewId"])["filter"]
    assert (twin["title"], twin["range"]) == ("Copy of V", first["range"])
    new = {"filterViewId": twin["filterViewId"], "title": "W"}
    do("updateFilterView", filter=new, fields="title")
    do("deleteFilterView", filterId=first["filterViewId"])
    assert [view["title"] for view in stored.tabs[0].listed["filterViews"]] == ["W"]


def test_a_named_range_is_added_changed_and_taken_away(do: Do, stored: Stored) -> None:
    made = do("addNamedRange", namedRange={"name": "people", "range": {"endRowIndex": 3}})
    number = made["namedRange"]["namedRangeId"]
    new = {"namedRangeId": number, "name": "staff"}
    do("updateNamedRange", namedRange=new, fields="name")
    assert stored.named == [
        {"namedRangeId": number, "name": "staff", "range": {"sheetId": 0, "endRowIndex": 3}},
    ]
    do("deleteNamedRange", namedRangeId=number)
    assert stored.named == []


def test_a_name_there_is_once(do: Do, refused: Refused) -> None:
    given = {"name": "people", "range": {"sheetId": 0}}
    do("addNamedRange", namedRange=given)
    assert refused("addNamedRange", namedRange=given) == (
        "Cannot add named range with name people, a named range with that name already exists."
    )


@pytest.mark.parametrize("name", ["", "A1", "two words", "1st", "R1C1", "true"])
def test_what_is_no_name(refused: Refused, name: str) -> None:
    words = refused("addNamedRange", namedRange={"name": name, "range": {"sheetId": 0}})
    assert words == f"Invalid name: {name}"


def test_an_unknown_name_is_refused(refused: Refused) -> None:
    assert refused("deleteNamedRange", namedRangeId="x") == "No named range with id: x"


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


def rule(kind: str) -> JSON:
    return {"ranges": [box(1, 0, 4, 1)], "booleanRule": {"condition": {"type": kind}}}


def kinds(stored: Stored) -> list[str]:
    rules = stored.tabs[0].listed["conditionalFormats"]
    return [each["booleanRule"]["condition"]["type"] for each in rules]


def test_rules_of_looks_stand_in_order(do: Do, stored: Stored) -> None:
    do("addConditionalFormatRule", rule=rule("BLANK"))
    do("addConditionalFormatRule", rule=rule("NOT_BLANK"))
    do("addConditionalFormatRule", rule=rule("DATE_IS_VALID"), index=2)
    assert kinds(stored) == ["NOT_BLANK", "BLANK", "DATE_IS_VALID"]
    do("updateConditionalFormatRule", sheetId=0, index=0, newIndex=2)
    assert kinds(stored) == ["BLANK", "DATE_IS_VALID", "NOT_BLANK"]


def test_a_rule_of_looks_is_replaced(do: Do, stored: Stored) -> None:
    do("addConditionalFormatRule", rule=rule("BLANK"))
    reply = do("updateConditionalFormatRule", index=0, rule=rule("NOT_BLANK"))
    assert reply["oldRule"]["booleanRule"] == rule("BLANK")["booleanRule"]
    assert kinds(stored) == ["NOT_BLANK"]


def test_a_deleted_rule_of_looks_is_told(do: Do) -> None:
    do("addConditionalFormatRule", rule=rule("BLANK"))
    told = do("deleteConditionalFormatRule", sheetId=0, index=0)
    assert told["rule"]["booleanRule"] == rule("BLANK")["booleanRule"]


def test_an_unknown_rule_of_looks_is_refused(refused: Refused) -> None:
    words = refused("deleteConditionalFormatRule", sheetId=0, index=3)
    assert words == "No conditional format on sheet: 0 at index: 3"


BANDS: JSON = {"rowProperties": {"firstBandColor": {"red": 1}}}


def test_alternating_colours_are_there_once(do: Do, refused: Refused, stored: Stored) -> None:
    made = do("addBanding", bandedRange={"range": box(0, 0, 4, 3), **BANDS})["bandedRange"]
    assert made["rowProperties"]["firstBandColorStyle"] == {"rgbColor": {"red": 1}}
    words = refused("addBanding", bandedRange={"range": box(3, 2, 6, 4), **BANDS})
    assert words == (
        "You cannot add alternating background colors to a range that already has alternating "
        "background colors."
    )
    new = {"bandedRangeId": made["bandedRangeId"], "range": box(0, 0, 6, 4)}
    do("updateBanding", bandedRange=new, fields="range")
    assert stored.tabs[0].listed["bandedRanges"][0]["range"] == box(0, 0, 6, 4)
    do("deleteBanding", bandedRangeId=made["bandedRangeId"])
    assert stored.tabs[0].listed["bandedRanges"] == []


def test_a_table_takes_its_columns_from_the_headings(do: Do, rows: Rows) -> None:
    table = do("addTable", table={"range": box(0, 0, 4, 4)})["table"]
    assert table["name"] == "Table1"
    names = [column["columnName"] for column in table["columnProperties"]]
    assert names == ["name", "team", "score", "Column 4"]
    assert rows()[0] == names


def test_a_table_changes_by_the_mask_and_goes_with_its_contents(do: Do, rows: Rows) -> None:
    number = do("addTable", table={"name": "T", "range": box(0, 0, 4, 3)})["table"]["tableId"]
    do("updateTable", table={"tableId": number, "range": box(0, 0, 3, 3)}, fields="range")
    do("deleteTable", tableId=number)
    assert rows() == [[], [], [], ["Chiba", "red", 2]]


def test_tables_do_not_overlap(do: Do, refused: Refused) -> None:
    do("addTable", table={"range": box(0, 0, 4, 3)})
    words = refused("addTable", table={"range": box(3, 0, 6, 3)})
    assert words == "Tables cannot overlap with other tables."


def columns(start: int, end: int) -> JSON:
    return {"sheetId": 7, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}


def told(reply: JSON) -> list[tuple[int, int, int]]:
    return [
        (group["range"]["startIndex"], group["range"]["endIndex"], group["depth"])
        for group in reply.get("dimensionGroups", [])
    ]


@pytest.mark.parametrize(
    ("first", "second", "groups"),
    [
        ((1, 3), (0, 4), [(0, 4, 1), (1, 3, 2)]),
        ((0, 4), (1, 3), [(0, 4, 1), (1, 3, 2)]),
        ((0, 3), (1, 4), [(0, 4, 1), (1, 3, 2)]),
    ],
)
def test_groups_lie_in_each_other(
    do: Do, first: tuple[int, int], second: tuple[int, int], groups: list[object]
) -> None:
    do("addDimensionGroup", range=columns(*first))
    assert told(do("addDimensionGroup", range=columns(*second))) == groups


def test_a_group_is_taken_away_in_part(do: Do) -> None:
    do("addDimensionGroup", range=columns(0, 4))
    do("addDimensionGroup", range=columns(1, 3))
    left = do("deleteDimensionGroup", range=columns(2, 4))
    assert told(left) == [(0, 3, 1), (1, 2, 2)]


def test_no_group_cannot_be_taken_away(refused: Refused) -> None:
    words = refused("deleteDimensionGroup", range=columns(0, 1))
    assert words == "No group exists over the specified range."


def test_a_closed_group_hides_its_lines(do: Do, stored: Stored) -> None:
    do("addDimensionGroup", range=columns(1, 3))
    closed = {"range": columns(1, 3), "depth": 1, "collapsed": True}
    do("updateDimensionGroup", dimensionGroup=closed, fields="collapsed")
    assert stored.tabs[1].columns == {1: {"hiddenByUser": True}, 2: {"hiddenByUser": True}}
    assert stored.tabs[1].listed["columnGroups"] == [closed]


ANCHOR: JSON = {"overlayPosition": {"anchorCell": {"sheetId": 7, "rowIndex": 2}}}


def test_a_chart_is_kept_changed_and_taken_away(do: Do, stored: Stored) -> None:
    chart = do("addChart", chart={"spec": {"title": "A"}, "position": ANCHOR})["chart"]
    do("updateChartSpec", chartId=chart["chartId"], spec={"title": "B"})
    moved = do(
        "updateEmbeddedObjectPosition",
        objectId=chart["chartId"],
        newPosition={"overlayPosition": {"offsetXPixels": 5}},
        fields="offsetXPixels",
    )
    assert moved["position"]["overlayPosition"]["offsetXPixels"] == 5
    assert stored.tabs[1].listed["charts"][0]["spec"] == {"title": "B"}
    do("deleteEmbeddedObject", objectId=chart["chartId"])
    assert stored.tabs[1].listed["charts"] == []


def test_a_chart_may_stand_on_a_sheet_of_its_own(do: Do, stored: Stored) -> None:
    do("addChart", chart={"spec": {"title": "A"}, "position": {"newSheet": True}})
    assert stored.tabs[-1].properties["sheetType"] == "OBJECT"
    assert len(stored.tabs[-1].listed["charts"]) == 1


def test_a_slicer_changes_by_the_mask(do: Do, stored: Stored) -> None:
    spec = {"title": "A", "columnIndex": 1}
    slicer = do("addSlicer", slicer={"spec": spec, "position": ANCHOR})["slicer"]
    do("updateSlicerSpec", slicerId=slicer["slicerId"], spec={"title": "B"}, fields="title")
    assert stored.tabs[1].listed["slicers"][0]["spec"] == {"title": "B", "columnIndex": 1}


def test_the_owner_stays_among_the_editors(do: Do, stored: Stored) -> None:
    stored.drive["owner"] = "owner@example.com"
    given = {"range": box(0, 0, 1, 1), "editors": {"users": [], "groups": []}}
    made = do("addProtectedRange", protectedRange={**given, "warningOnly": False})
    assert made["protectedRange"]["editors"] == {"users": ["owner@example.com"]}
    assert "warningOnly" not in made["protectedRange"]
    assert by(stored, "owner@example.com", write(0)) == "done"
