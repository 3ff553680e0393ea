"""Files, permissions and conversions, by hand and as gspread asks for them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

import gspread
import pytest
import requests
from gspread.utils import ExportFormat

from automations.rehearsal.sheets_server.asking import NOBODY
from automations.rehearsal.sheets_server.model import JSON
from automations.rehearsal.sheets_server.serving import SheetsServer

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

_TYPE = "application/vnd.google-apps.spreadsheet"
_ROWS: dict[str, list[list[str | int]]] = {"申込": [["氏名", "点"], ["東野, 瑞穂", 1]]}
_DRIVE = frozenset({"https://www.googleapis.com/auth/drive"})


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    with SheetsServer(auth=False) as running:
        yield running


class _Redirected(requests.Session):
    def __init__(self, server: SheetsServer, token: str = "") -> None:
        super().__init__()
        self._address = server.address
        self.headers["Authorization"] = f"Bearer {token}"

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> requests.Response:  # type: ignore[override]  # noqa: ANN401 - as inherited, whatever it is
        _, _, path = url.removeprefix("https://").partition("/")
        more["timeout"] = 10
        return super().request(method, f"{self._address}/{path}", *rest, **more)


def _client(server: SheetsServer, token: str = "") -> gspread.Client:
    anonymous = cast("Credentials", None)  # a session of one's own needs none
    return gspread.Client(anonymous, session=_Redirected(server, token))


def _call(server: SheetsServer, verb: str, path: str, body: Any = None, **query: Any) -> Any:  # noqa: ANN401 - any JSON
    address = f"{server.address}/drive/v3/files{path}"
    answer = requests.request(verb, address, json=body, params=query, timeout=10)
    return answer.status_code, answer.json() if answer.content else None


def _refusal(code: int, message: str, reason: str, parameter: str = "") -> tuple[int, JSON]:
    why = {"message": message, "domain": "global", "reason": reason}
    if parameter:
        why |= {"location": parameter, "locationType": "parameter"}
    return code, {"error": {"code": code, "message": message, "errors": [why]}}


def test_a_new_file_is_a_spreadsheet_with_one_tab(server: SheetsServer) -> None:
    status, said = _call(server, "POST", "", {"name": "受付簿", "mimeType": _TYPE})
    key = said["id"]
    assert status == 200
    assert said == {"kind": "drive#file", "id": key, "name": "受付簿", "mimeType": _TYPE}
    assert [tab.title for tab in server.world.spreadsheets[key].tabs] == ["Sheet1"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["投票", "受付簿 2", "受付簿"]),
        (f'mimeType="{_TYPE}" and name = "受付簿"', ["受付簿"]),
        ("name contains '受付'", ["受付簿 2", "受付簿"]),
        ("name != '受付簿' and trashed = false", ["投票", "受付簿 2"]),
        ('parents in "folder"', ["投票"]),
        ("'folder' in parents", ["投票"]),
        ('name = "a and b"', []),
    ],
)
def test_files_are_searched_for_the_newest_first(
    server: SheetsServer, query: str, names: list[str]
) -> None:
    for name, parent in (("受付簿", "root"), ("受付簿 2", "root"), ("投票", "folder")):
        _call(server, "POST", "", {"name": name, "parents": [parent]})
    _, said = _call(server, "GET", "", q=query, fields="kind, files(name)")
    assert said == {"kind": "drive#fileList", "files": [{"name": name} for name in names]}


def test_what_cannot_be_read_is_refused(server: SheetsServer) -> None:
    assert _call(server, "GET", "", q="x~y") == _refusal(400, "Invalid Value", "invalid", "q")
    refusal = _refusal(400, "Invalid field selection foo", "invalidParameter", "fields")
    assert _call(server, "GET", "", fields="foo") == refusal


def test_a_file_is_renamed_and_deleted(server: SheetsServer) -> None:
    key = server.made("受付簿")
    assert _call(server, "PATCH", f"/{key}", {"name": "新"})[1]["name"] == "新"
    assert server.world.spreadsheets[key].properties["title"] == "新"
    assert _call(server, "DELETE", f"/{key}") == (204, None)
    refusal = _refusal(404, f"File not found: {key}.", "notFound", "fileId")
    assert _call(server, "GET", f"/{key}") == refusal


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_a_deletion_is_answered_with_nothing(server: SheetsServer, version: str) -> None:
    # https://developers.google.com/workspace/drive/api/reference/rest/v3/files/delete: an empty
    # body; older clients delete by https://developers.google.com/drive/api/v2/reference/files
    address = f"{server.address}/drive/{version}/files/{server.made('受付簿')}"
    answer = requests.delete(address, params={"supportsAllDrives": True}, timeout=10)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Content-Type"] == "text/html"


def test_every_file_has_an_owner_even_where_nobody_is_asked_for_a_name(
    server: SheetsServer,
) -> None:
    key = _call(server, "POST", "", {"name": "受付簿"})[1]["id"]
    _, said = _call(server, "GET", f"/{key}/permissions", fields="permissions(role,emailAddress)")
    assert said == {"permissions": [{"role": "owner", "emailAddress": NOBODY}]}


def test_a_file_is_copied_with_its_cells_and_without_its_readers(server: SheetsServer) -> None:
    key = server.made("受付簿", _ROWS, readers=["r@example.jp"])
    made = _client(server).copy(key, "写し")
    assert made.sheet1.get_all_values() == [["氏名", "点"], ["東野, 瑞穂", "1"]]
    assert server.world.spreadsheets[made.id].readers == set()
    assert _client(server).copy(key).title == "Copy of 受付簿"


def test_permissions_are_given_told_and_taken_back(server: SheetsServer) -> None:
    key = server.made("受付簿", writers=[])
    book = _client(server).open_by_key(key)
    book.share("r@example.jp", "user", "reader", notify=False)
    book.share("w@example.jp", "group", "writer", notify=False)
    book.share("", "anyone", "reader")
    book.share("example.jp", "domain", "commenter")
    told = [(each["type"], each["role"]) for each in book.list_permissions()]
    assert sorted(told) == [
        ("anyone", "reader"),
        ("domain", "commenter"),
        ("group", "writer"),
        ("user", "reader"),
    ]
    stored = server.world.spreadsheets[key]
    assert (stored.writers, stored.readers) == (
        {"w@example.jp"},
        {"r@example.jp", "anyone", "example.jp"},
    )
    book.remove_permissions("w@example.jp")
    assert stored.writers == set()


def test_the_latest_permission_comes_first_and_the_owner_last(server: SheetsServer) -> None:
    key = _call(server, "POST", "", {"name": "受付簿"})[1]["id"]
    for who in ("b@example.jp", "a@example.jp"):
        asked = {"type": "user", "role": "reader", "emailAddress": who}
        _call(server, "POST", f"/{key}/permissions", asked)
    _, said = _call(server, "GET", f"/{key}/permissions", fields="permissions.emailAddress")
    told = [each["emailAddress"] for each in said["permissions"]]
    assert told == ["a@example.jp", "b@example.jp", NOBODY]


def test_a_permission_that_is_none_is_refused(server: SheetsServer) -> None:
    key = server.made("受付簿")
    path = f"/{key}/permissions"
    refusal = _refusal(404, "Permission not found: 1.", "notFound", "permissionId")
    assert _call(server, "DELETE", f"{path}/1") == refusal
    refusal = _refusal(400, "Invalid Value", "invalid", "permission.role")
    wish = {"type": "user", "role": "king", "emailAddress": "a@example.jp"}
    assert _call(server, "POST", path, wish) == refusal


def test_a_file_is_handed_over_to_another_owner() -> None:
    with SheetsServer() as server:
        book = _client(server, server.tokens.give("old@x.jp", _DRIVE)).create("受付簿")
        book.share("new@x.jp", "user", "writer", notify=False)
        other, owner = book.list_permissions()
        assert (owner["role"], other["pendingOwner"]) == ("owner", False)
        book.transfer_ownership(str(other["id"]))
        heir = _client(server, server.tokens.give("new@x.jp", _DRIVE)).open_by_key(book.id)
        assert [each["pendingOwner"] for each in heir.list_permissions()] == [True, False]
        heir.accept_ownership(str(other["id"]))
        assert [(one["emailAddress"], one["role"]) for one in heir.list_permissions()] == [
            ("old@x.jp", "writer"),
            ("new@x.jp", "owner"),
        ]


def test_who_was_not_let_in_is_told_that_there_is_nothing() -> None:
    with SheetsServer() as server:
        key = server.made("受付簿", writers=["w@x.jp"], readers=["r@x.jp"])
        seen = {}
        for who in ("r@x.jp", "n@x.jp"):
            session = _Redirected(server, server.tokens.give(who, _DRIVE))
            read = session.get(f"https://www.googleapis.com/drive/v3/files/{key}")
            gone = session.delete(f"https://www.googleapis.com/drive/v3/files/{key}")
            seen[who] = (read.status_code, gone.status_code)
        assert seen == {"r@x.jp": (200, 403), "n@x.jp": (404, 404)}


def test_a_token_for_spreadsheets_opens_no_files() -> None:
    with SheetsServer() as server:
        scopes = frozenset({"https://www.googleapis.com/auth/spreadsheets"})
        session = _Redirected(server, server.tokens.give("a@x.jp", scopes))
        answer = session.get("https://www.googleapis.com/drive/v3/files")
        assert answer.status_code == 403
        words = "Request had insufficient authentication scopes."
        assert answer.json()["error"]["message"] == words


def test_the_first_tab_is_exported_as_text(server: SheetsServer) -> None:
    book = _client(server).open_by_key(server.made("受付簿", _ROWS))
    assert book.export(ExportFormat.CSV).decode() == '氏名,点\r\n"東野, 瑞穂",1'
    assert book.export(ExportFormat.TSV).decode() == "氏名\t点\r\n東野, 瑞穂\t1"


def test_the_whole_is_exported_as_a_workbook_and_as_a_page(server: SheetsServer) -> None:
    book = _client(server).open_by_key(server.made("受付簿", _ROWS))
    with zipfile.ZipFile(io.BytesIO(book.export(ExportFormat.EXCEL))) as package:
        assert "xl/workbook.xml" in package.namelist()
    assert book.export(ExportFormat.PDF).startswith(b"%PDF-")


def test_what_is_not_made_here_is_refused(server: SheetsServer) -> None:
    words = "The requested conversion is not supported."
    path = f"/{server.made('受付簿')}/export"
    refusal = _refusal(400, words, "badRequest", "convertTo")
    assert _call(server, "GET", path, mimeType="image/png") == refusal


def test_a_text_file_takes_the_place_of_every_tab(server: SheetsServer) -> None:
    client = _client(server)
    book = client.open_by_key(server.made("受付簿", {"申込": [["x"]], "投票": [["y"]]}))
    client.import_csv(book.id, "氏名,点\n東野,1\n")
    assert [tab.title for tab in book.worksheets()] == ["受付簿"]
    raw = gspread.utils.ValueRenderOption.unformatted
    values = book.sheet1.get(value_render_option=raw)
    assert values == [["氏名", "点"], ["東野", 1]]


def test_an_imported_file_is_told_whole_as_version_2_does(server: SheetsServer) -> None:
    # https://developers.google.com/workspace/drive/api/reference/rest/v2/files
    key = _call(server, "POST", "", {"name": "受付簿", "mimeType": _TYPE})[1]["id"]
    address = f"{server.address}/upload/drive/v2/files/{key}"
    told = requests.put(address, data=b"a,b", timeout=10).json()
    user = {"kind": "drive#user", "displayName": NOBODY, "emailAddress": NOBODY}
    owner = {name: told["owners"][0][name] for name in user}
    assert (told["title"], told["mimeType"], owner) == ("受付簿", _TYPE, user)
    assert told["userPermission"]["role"] == "owner"
    page = f"https://docs.google.com/spreadsheets/d/{key}/edit?usp=drivesdk"
    assert told["alternateLink"] == page


def test_comments_are_copied_with_their_file(server: SheetsServer) -> None:
    key = server.made("受付簿")
    _call(server, "POST", f"/{key}/comments", {"content": "確認済み"}, fields="id")
    made = _client(server).copy(key, "写し", copy_comments=True)
    _, said = _call(server, "GET", f"/{made.id}/comments", fields="comments/content")
    assert said == {"comments": [{"content": "確認済み"}]}
