"""Finding, sorting, tidying: what changes what cells say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell

Do = Callable[..., JSON]
Refused = Callable[..., str]
Rows = Callable[..., list[list[object]]]
PEOPLE = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 4}


def names(rows: list[list[object]]) -> list[object]:
    return [row[0] for row in rows[1:]]


def test_what_was_replaced_is_counted(do: Do, rows: Rows) -> None:
    counts = do("findReplace", find="A", replacement="o", allSheets=True)
    assert counts == {
        "valuesChanged": 5,
        "rowsChanged": 4,
        "sheetsChanged": 1,
        "occurrencesChanged": 6,
    }
    assert names(rows()) == ["ooki", "Bobo", "Chibo"]


def test_nothing_found_counts_nothing(do: Do) -> None:
    assert do("findReplace", find="zzz", replacement="", allSheets=True) == {}


@pytest.mark.parametrize(
    ("asked", "after"),
    [
        ({"find": "a", "replacement": "o", "matchCase": True}, ["Aoki", "Bobo", "Chibo"]),
        ({"find": "aoki", "replacement": "x", "matchEntireCell": True}, ["x", "Baba", "Chiba"]),
        ({"find": "ba", "replacement": "x", "matchEntireCell": True}, ["Aoki", "Baba", "Chiba"]),
        (
            {"find": "^(.)(.)", "replacement": "$2$1", "searchByRegex": True},
            ["oAki", "aBba", "hCiba"],
        ),
        ({"find": ".", "replacement": "x"}, ["Aoki", "Baba", "Chiba"]),
    ],
)
def test_how_the_search_looks(do: Do, rows: Rows, asked: JSON, after: list[object]) -> None:
    box = {**PEOPLE, "endColumnIndex": 1}
    do("findReplace", range=box, **asked)
    assert names(rows()) == after


def test_formulas_are_searched_only_on_demand(do: Do, stored: Stored, rows: Rows) -> None:
    stored.tabs[1].cells[0, 0] = StoredCell({"formulaValue": "=List!A1"})
    assert do("findReplace", find="A1", replacement="A2", sheetId=7) == {}
    counts = do("findReplace", find="A1", replacement="A2", sheetId=7, includeFormulas=True)
    assert (counts["formulasChanged"], rows(7)) == (1, [["=List!A2"]])


def test_a_search_is_somewhere(refused: Refused) -> None:
    words = refused("findReplace", find="a", replacement="b")
    assert words == "Must specify exactly one of range, sheetId or allSheets."


def test_rows_are_sorted_by_several_columns(do: Do, rows: Rows) -> None:
    specs = [{"dimensionIndex": 1}, {"dimensionIndex": 2, "sortOrder": "DESCENDING"}]
    do("sortRange", range=PEOPLE, sortSpecs=specs)
    assert names(rows()) == ["Baba", "Aoki", "Chiba"]


@pytest.mark.parametrize(
    ("order", "after"),
    [("ASCENDING", [2, 10, "a", "B", None]), ("DESCENDING", ["B", "a", 10, 2, None])],
)
def test_numbers_stand_before_texts_and_blank_cells_last(
    do: Do, stored: Stored, order: str, after: list[object]
) -> None:
    given: list[object] = ["B", 10, None, "a", 2]
    for row, value in enumerate(given):
        kind = "stringValue" if isinstance(value, str) else "numberValue"
        if value is not None:
            stored.tabs[1].cells[row, 0] = StoredCell({kind: value})
    do("sortRange", range={"sheetId": 7, "endRowIndex": 5}, sortSpecs=[{"sortOrder": order}])
    cells = [stored.tabs[1].cells.get((row, 0)) for row in range(5)]
    shown = [next(iter(cell.entered.values())) if cell and cell.entered else None for cell in cells]
    assert shown == after


def test_cells_beside_the_range_stay(do: Do, rows: Rows) -> None:
    box = {**PEOPLE, "endColumnIndex": 1}
    do("sortRange", range=box, sortSpecs=[{"dimensionIndex": 0, "sortOrder": "DESCENDING"}])
    assert rows()[1:] == [["Chiba", "red", 3], ["Baba", "blue", 1], ["Aoki", "red", 2]]


def test_formulas_go_with_their_row(do: Do, stored: Stored, rows: Rows) -> None:
    for row in (1, 2, 3):
        stored.tabs[0].cells[row, 3] = StoredCell({"formulaValue": f"=C{row + 1}*10"})
    do("sortRange", range=PEOPLE, sortSpecs=[{"dimensionIndex": 3}])
    assert [row[2:] for row in rows()[1:]] == [[1, "=C2*10"], [2, "=C3*10"], [3, "=C4*10"]]


def test_merges_over_rows_are_not_sorted(do: Do, refused: Refused) -> None:
    do("mergeCells", range={**PEOPLE, "endColumnIndex": 1})
    words = refused("sortRange", range=PEOPLE, sortSpecs=[{"dimensionIndex": 0}])
    assert words == "You can't sort a range with vertical merges."


def test_shuffled_rows_are_the_same_rows(do: Do, rows: Rows) -> None:
    before = rows()
    do("randomizeRange", range={"sheetId": 0})
    assert sorted(map(repr, rows())) == sorted(map(repr, before))


def test_spaces_are_trimmed_and_texts_counted(do: Do, stored: Stored, rows: Rows) -> None:
    stored.tabs[0].cells[1, 0] = StoredCell({"stringValue": "  Aoki\n  Ichiro "})
    assert do("trimWhitespace", range={"sheetId": 0}) == {"cellsChangedCount": 1}
    assert rows()[1][0] == "Aoki Ichiro"


def test_nothing_to_trim_counts_nothing(do: Do) -> None:
    assert do("trimWhitespace", range={"sheetId": 0}) == {}


def test_the_first_of_rows_alike_stays(do: Do, stored: Stored, rows: Rows) -> None:
    stored.tabs[0].cells[3, 1] = StoredCell({"stringValue": "RED"})
    columns = [{"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}]
    counts = do("deleteDuplicates", range=PEOPLE, comparisonColumns=columns)
    assert counts == {"duplicatesRemovedCount": 1}
    assert names(rows()) == ["Aoki", "Baba"]


def test_rows_that_differ_stay(do: Do, rows: Rows) -> None:
    before = rows()
    assert do("deleteDuplicates", range=PEOPLE) == {}
    assert rows() == before


@pytest.mark.parametrize(
    ("asked", "cut"),
    [
        ({"delimiterType": "COMMA"}, ("a, b", ["a", "b"])),
        ({"delimiterType": "CUSTOM", "delimiter": "//"}, ("a//b//c", ["a", "b", "c"])),
        ({"delimiterType": "AUTODETECT"}, ("a;b;c", ["a", "b", "c"])),
        ({"delimiterType": "SPACE"}, ("ab", ["ab"])),
    ],
)
def test_texts_are_cut_into_columns(
    do: Do, stored: Stored, rows: Rows, asked: JSON, cut: tuple[str, list[object]]
) -> None:
    stored.tabs[1].cells[0, 0] = StoredCell({"stringValue": cut[0]})
    do("textToColumns", source={"sheetId": 7, "endColumnIndex": 1}, **asked)
    assert rows(7) == [cut[1]]


def test_one_column_is_cut_at_a_time(refused: Refused) -> None:
    words = refused("textToColumns", source={"sheetId": 7}, delimiterType="COMMA")
    assert words == "The source must span exactly one column."
