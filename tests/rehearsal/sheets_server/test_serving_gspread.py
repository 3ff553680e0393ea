"""The methods of the Sheets API as gspread calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import gspread
import pytest
import requests

from automations.rehearsal.sheets_server.serving import SheetsServer

if TYPE_CHECKING:
    from google.auth.credentials import Credentials


class Redirected(requests.Session):
    """What is meant for the service goes to the server."""

    def __init__(self, server: SheetsServer) -> None:
        super().__init__()
        self._address = server.address

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> requests.Response:  # type: ignore[override]  # noqa: ANN401 - as inherited, whatever it is
        _, _, path = url.removeprefix("https://").partition("/")
        more["timeout"] = 10
        return super().request(method, f"{self._address}/{path}", *rest, **more)


@pytest.fixture
def client(server: SheetsServer) -> gspread.Client:
    anonymous = cast("Credentials", None)  # a session of one's own needs none
    return gspread.Client(anonymous, session=Redirected(server))


def test_gspread_finds_everything_it_asks_for(client: gspread.Client) -> None:
    book = client.create("受付簿")
    sheet = book.sheet1
    sheet.update([["氏名", "点"], ["a", 1]], "A1:B2")
    sheet.append_row(["b", 2], value_input_option=gspread.utils.ValueInputOption.user_entered)
    sheet.format("A1:B1", {"textFormat": {"bold": True}})
    sheet.freeze(rows=1)
    sheet.insert_note("A1", "メモ")
    assert sheet.get_all_records() == [{"氏名": "a", "点": 1}, {"氏名": "b", "点": 2}]
    assert sheet.get_note("A1") == "メモ"
    assert sheet.batch_get(["A1:B1", "B2:B3"]) == [[["氏名", "点"]], [["1"], ["2"]]]
    sheet.batch_clear(["A3:B3"])
    assert sheet.get_all_values() == [["氏名", "点"], ["a", "1"]]
    sheet.copy_to(book.id)
    book.add_worksheet("別", 10, 5)
    assert [each.title for each in book.worksheets()] == ["Sheet1", "Copy of Sheet1", "別"]
    book.del_worksheet(book.worksheet("別"))
    book.update_title("新しい受付簿")
    assert client.open("新しい受付簿").id == book.id


def test_gspread_raises_what_it_raises_for_the_service(client: gspread.Client) -> None:
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key("none")
    book = client.create("受付簿")
    with pytest.raises(gspread.WorksheetNotFound):
        book.worksheet("無い")
    with pytest.raises(gspread.exceptions.APIError) as refused:
        book.values_get("無い!A1")
    assert refused.value.error == {
        "code": 400,
        "message": "Unable to parse range: 無い!A1",
        "status": "INVALID_ARGUMENT",
    }
