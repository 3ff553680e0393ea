from __future__ import annotations

from collections.abc import Callable

import pytest

from automations.rehearsal.sheets_server.model import JSON, Stored

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]
BOX = {
    "sheetId": 0,
    "startRowIndex": 0,
    "endRowIndex": 2,
    "startColumnIndex": 0,
    "endColumnIndex": 2,
}


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("MERGE_ALL", ([BOX], [["name", None, "score"], [None, None, 3]])),
        (
            "MERGE_COLUMNS",
            (
                [{**BOX, "endColumnIndex": 1}, {**BOX, "startColumnIndex": 1}],
                [["name", "team", "score"], [None, None, 3]],
            ),
        ),
        (
            "MERGE_ROWS",
            (
                [{**BOX, "endRowIndex": 1}, {**BOX, "startRowIndex": 1}],
                [["name", None, "score"], ["Aoki", None, 3]],
            ),
        ),
    ],
)
def test_only_first_cells_keep_what_they_hold(
    do: Do, stored: Stored, rows: Rows, kind: str, after: tuple[list[JSON], list[object]]
) -> None:
    do("mergeCells", range=BOX, mergeType=kind)
    assert (stored.tabs[0].listed["merges"], rows()[:2]) == after


def test_a_merge_takes_in_those_within_it(do: Do, stored: Stored) -> None:
    do("mergeCells", range=BOX)
    do("mergeCells", range={**BOX, "endRowIndex": 3})
    assert stored.tabs[0].listed["merges"] == [{**BOX, "endRowIndex": 3}]


def test_a_merge_is_taken_apart(do: Do, stored: Stored) -> None:
    do("mergeCells", range=BOX)
    do("unmergeCells", range={"sheetId": 0})
    assert stored.tabs[0].listed["merges"] == []


def test_part_of_a_merge_is_refused(do: Do, refused: Refused) -> None:
    do("mergeCells", range=BOX)
    words = "You must select all cells in a merged range to merge or unmerge them."
    assert refused("unmergeCells", range={**BOX, "endRowIndex": 1}) == words
    assert refused("mergeCells", range={**BOX, "startRowIndex": 1}) == words


def test_frozen_rows_are_not_merged_with_others(do: Do, refused: Refused) -> None:
    given = {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}}
    do("updateSheetProperties", properties=given, fields="gridProperties.frozenRowCount")
    words = refused("mergeCells", range=BOX)
    assert words == "You can't merge frozen and non-frozen rows."
