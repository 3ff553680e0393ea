from __future__ import annotations

from collections.abc import Callable

import pytest

from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]


def box(top: int, left: int, bottom: int, right: int, sheet: int = 0) -> JSON:
    return {
        "sheetId": sheet,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


RULE: JSON = {"dataValidation": {"condition": {"type": "BOOLEAN"}}}
STYLED = StoredCell({"stringValue": "a"}, {"wrapStrategy": "CLIP", "borders": {"top": {}}}, RULE)
PLAIN = StoredCell({"stringValue": "b"}, {"wrapStrategy": "WRAP"})


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("PASTE_NORMAL", STYLED),
        ("PASTE_VALUES", StoredCell({"stringValue": "a"}, PLAIN.format)),
        ("PASTE_FORMULA", StoredCell({"stringValue": "a"}, PLAIN.format)),
        ("PASTE_FORMAT", StoredCell({"stringValue": "b"}, STYLED.format)),
        ("PASTE_NO_BORDERS", StoredCell({"stringValue": "a"}, {"wrapStrategy": "CLIP"}, RULE)),
        ("PASTE_DATA_VALIDATION", StoredCell({"stringValue": "b"}, PLAIN.format, RULE)),
        ("PASTE_CONDITIONAL_FORMATTING", PLAIN),
    ],
)
def test_what_each_kind_of_paste_brings(
    do: Do, stored: Stored, kind: str, after: StoredCell
) -> None:
    stored.tabs[1].cells = {(0, 0): STYLED, (1, 0): PLAIN}
    do(
        "copyPaste",
        source=box(0, 0, 1, 1, 7),
        destination=box(1, 0, 2, 1, 7),
        pasteType=kind,
    )
    assert stored.tabs[1].cells == {(0, 0): STYLED, (1, 0): after}


def test_a_multiple_of_the_source_is_filled(do: Do, rows: Rows) -> None:
    do("copyPaste", source=box(1, 0, 2, 1), destination=box(0, 0, 2, 2, 7))
    assert rows(7) == [["Aoki", "Aoki"], ["Aoki", "Aoki"]]


def test_other_destinations_take_the_source_once(do: Do, rows: Rows) -> None:
    do("copyPaste", source=box(0, 0, 2, 2), destination=box(0, 0, 3, 1, 7))
    assert rows(7) == [["name", "team"], ["Aoki", "red"]]


def test_a_copy_may_be_turned(do: Do, rows: Rows) -> None:
    do(
        "copyPaste",
        source=box(0, 0, 2, 3),
        destination=box(0, 0, 1, 1, 7),
        pasteOrientation="TRANSPOSE",
    )
    assert rows(7) == [["name", "Aoki"], ["team", "red"], ["score", 3]]


def test_copied_formulas_look_as_far_as_they_did(do: Do, stored: Stored, rows: Rows) -> None:
    stored.tabs[0].cells[1, 3] = StoredCell({"formulaValue": "=C2*2"})
    do("copyPaste", source=box(1, 3, 2, 4), destination=box(2, 3, 4, 4))
    assert [row[3] for row in rows()[1:]] == ["=C2*2", "=C3*2", "=C4*2"]


def test_merges_are_copied(do: Do, stored: Stored) -> None:
    do("mergeCells", range=box(0, 0, 1, 2))
    do("copyPaste", source=box(0, 0, 2, 2), destination=box(2, 2, 4, 4))
    assert stored.tabs[0].listed["merges"] == [box(0, 0, 1, 2), box(2, 2, 3, 4)]


def test_a_copy_must_fit(refused: Refused) -> None:
    words = refused("copyPaste", source=box(0, 0, 2, 2), destination=box(5, 0, 6, 1))
    assert words == "Range (List!A6:B7) exceeds grid limits. Max rows: 6, max columns: 4"


def test_what_is_cut_is_gone_and_its_formulas_stay(do: Do, stored: Stored, rows: Rows) -> None:
    stored.tabs[0].cells[0, 0] = StoredCell({"formulaValue": "=B1"})
    do("cutPaste", source=box(0, 0, 2, 1), destination={"sheetId": 7, "rowIndex": 1})
    assert rows(7) == [[], ["=B1"], ["Aoki"]]
    assert [row[0] for row in rows()] == [None, None, "Baba", "Chiba"]


def test_text_is_pasted_as_if_typed(do: Do, rows: Rows) -> None:
    place = {"sheetId": 7, "rowIndex": 5, "columnIndex": 3}
    do("pasteData", coordinate=place, data="a,b\nc,d", delimiter=",")
    assert rows(7)[5:] == [[None, None, None, "a", "b"], [None, None, None, "c", "d"]]


def test_a_table_of_html_is_pasted(do: Do, rows: Rows) -> None:
    table = "<table><tr><td>a</td><th>b</th></tr><tr><td>c</td></tr></table>"
    do("pasteData", coordinate={"sheetId": 7}, data=table, html=True)
    assert rows(7) == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ([1, 3], [1, 3, 5, 7]),
        ([5], [5, 5, 5]),
        (["x"], ["x", "x", "x"]),
        (["No. 09"], ["No. 09", "No. 10", "No. 11"]),
        (["a", "b"], ["a", "b", "a", "b"]),
    ],
)
def test_cells_are_filled_on(
    do: Do, stored: Stored, rows: Rows, source: list[object], after: list[object]
) -> None:
    for row, value in enumerate(source):
        kind = "stringValue" if isinstance(value, str) else "numberValue"
        stored.tabs[1].cells[row, 0] = StoredCell({kind: value})
    given = {"source": box(0, 0, len(source), 1, 7), "dimension": "ROWS", "fillLength": 2}
    do("autoFill", sourceAndDestination=given)
    assert [row[0] for row in rows(7)] == after


def test_cells_are_filled_backwards(do: Do, stored: Stored, rows: Rows) -> None:
    stored.tabs[1].cells = {
        (2, 0): StoredCell({"numberValue": 5}),
        (3, 0): StoredCell({"numberValue": 6}),
    }
    given = {"source": box(2, 0, 4, 1, 7), "dimension": "ROWS", "fillLength": -2}
    do("autoFill", sourceAndDestination=given)
    assert rows(7) == [[3], [4], [5], [6]]


def test_what_of_a_range_is_filled_goes_on_over_the_rest(
    do: Do, stored: Stored, rows: Rows
) -> None:
    stored.tabs[1].cells[0, 0] = StoredCell({"formulaValue": "=B1"})
    do("autoFill", range=box(0, 0, 3, 1, 7))
    assert rows(7) == [["=B1"], ["=B2"], ["=B3"]]
