"""What sheets list: looks, tables, groups, charts."""

from __future__ import annotations

import pytest

from automations.rehearsal.sheets_server.model import JSON, Stored
from tests.rehearsal.sheets_server.changing.asked import Do, Refused, Rows, box


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
