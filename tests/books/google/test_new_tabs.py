"""New tabs, as requests: what the Excel templates have, and rows that stay open to all."""

from collections.abc import Iterator
from typing import Any

from automations.books.google.new_tabs import new_tab, tab_number
from automations.books.new_book import NewColumn, NewSheet, Page
from automations.tables.report import Form

US = "dxten@minori.iam.gserviceaccount.com"
SHEET = NewSheet(
    "受付簿",
    (
        NewColumn("番号", number_format="0"),
        NewColumn("氏名", hint="姓と名。\n例: 山田 太郎"),
        NewColumn("区分", choices=("庁内", "庁外")),
        NewColumn("受付", Form.TIME),
        NewColumn("確認結果"),
    ),
    [(None,) * 5] * 3,
    title=("受付簿", "来た人を一行に一人書きます。"),
    example=("1", "=1+1", "庁内", None, None),
)
GUIDE = NewSheet("記入のしかた", (NewColumn("見出し"),), [("氏名",)], page=Page(guide=True))


def of(kind: str, sheet: NewSheet = SHEET, editor: str = US) -> list[Any]:
    return [each[kind] for each in new_tab(sheet, 7, editor) if kind in each]


def test_the_tab_comes_first_with_its_heading_frozen() -> None:
    first = new_tab(SHEET, 7, US)[0]["addSheet"]["properties"]
    assert (first["sheetId"], first["title"]) == (7, "受付簿")
    assert first["gridProperties"] == {
        "rowCount": 307,
        "columnCount": 5,
        "hideGridlines": True,
        "frozenRowCount": 3,
    }


def texts(cells: Any) -> Iterator[list[str]]:  # noqa: ANN401 - JSON
    for row in cells["rows"]:
        yield [each.get("userEnteredValue", {}).get("stringValue", "") for each in row["values"]]


def test_everything_is_text_also_what_looks_like_a_formula() -> None:
    head, body = of("updateCells")
    assert [*texts(head)] == [
        ["受付簿"],
        ["来た人を一行に一人書きます。"],
        ["番号", "氏名", "区分", "受付", "確認結果"],
    ]
    assert [*texts(body)] == [["記入例", "=1+1", "庁内", "", ""]]
    assert body["start"] == {"sheetId": 7, "rowIndex": 3, "columnIndex": 0}
    assert body["fields"] == "userEnteredValue", "the looks of the columns stay"


def test_what_to_write_is_a_note_on_the_heading() -> None:
    head = of("updateCells")[0]["rows"][2]["values"]
    assert [each.get("note") for each in head] == [
        None,
        "姓と名。\n例: 山田 太郎",
        None,
        None,
        None,
    ]


def test_choices_are_offered_and_other_values_not_refused() -> None:
    (rule,) = of("setDataValidation")
    assert rule["range"] == {
        "sheetId": 7,
        "startRowIndex": 3,
        "startColumnIndex": 2,
        "endColumnIndex": 3,
    }
    offered = [{"userEnteredValue": "庁内"}, {"userEnteredValue": "庁外"}]
    assert rule["rule"]["condition"] == {"type": "ONE_OF_LIST", "values": offered}
    assert rule["rule"]["strict"] is False


def test_a_choice_that_would_calculate_is_not_offered() -> None:
    sheet = NewSheet("区分", (NewColumn("区分", choices=("=1+1", "庁外")),), [])
    assert of("setDataValidation", sheet) == []


def test_what_is_typed_stays_as_it_is_typed() -> None:
    shown = [each["cell"]["userEnteredFormat"].get("numberFormat") for each in of("repeatCell")]
    text = {"type": "TEXT", "pattern": "@"}
    time = {"type": "DATE_TIME", "pattern": "yyyy/mm/dd hh:mm:ss"}
    assert shown == [{"type": "NUMBER", "pattern": "0"}, text, text, time, text, None]


def test_nobody_but_the_owner_and_us_changes_the_heading() -> None:
    (protected,) = (each["protectedRange"] for each in of("addProtectedRange"))
    assert protected["range"] == {"sheetId": 7, "startRowIndex": 2, "endRowIndex": 3}
    assert (protected["warningOnly"], protected["editors"]) == (False, {"users": [US]})


def test_who_has_no_address_warns_instead_of_shutting_people_out() -> None:
    (protected,) = (each["protectedRange"] for each in of("addProtectedRange", editor=""))
    assert protected["warningOnly"] is True
    assert "editors" not in protected


def test_a_page_to_read_is_neither_frozen_nor_protected() -> None:
    assert of("addProtectedRange", GUIDE) == []
    assert "frozenRowCount" not in of("addSheet", GUIDE)[0]["properties"]["gridProperties"]


def test_the_number_of_a_tab_is_always_the_same_and_never_taken() -> None:
    first = tab_number("k" * 44, "受付簿", ())
    assert tab_number("k" * 44, "受付簿", ()) == first
    assert tab_number("k" * 44, "受付簿", {first}) == first + 1
    assert tab_number("o" * 44, "受付簿", ()) != first
    assert 0 < first < 2**31
