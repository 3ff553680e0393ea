"""Reading and writing over real HTTP: what is asked, what is tried again, what people read."""

from __future__ import annotations

import json
import traceback
from dataclasses import replace
from pathlib import Path

import pytest

from automations.books.google.client import Client, connect
from automations.books.google.snapshot import MASK
from automations.books.google.telling import told_by
from automations.books.google.writing import Refused, Unknown
from automations.errors import (
    InputUnfit,
    PermissionRefused,
    ServiceUnavailable,
    SettingsWrong,
)
from tests.books.google.asking import (
    BROKEN,
    BUSY,
    FORBIDDEN,
    REQUESTS,
    SHORT,
    UNREAD,
    assert_nothing_secret,
    ended,
)
from tests.books.google.connected import connected, private
from tests.books.google.small_google import (
    ADDRESS,
    KEY,
    PAGE,
    TOKEN,
    SmallGoogle,
    cut_off,
    redirected,
    refused,
    reset,
    silent,
    told,
)


def test_a_read_is_one_request_that_names_its_fields(google: SmallGoogle, client: Client) -> None:
    assert client.read(KEY).title == "申込"
    (asked,) = google.log
    assert (asked.method, asked.path) == ("GET", f"/v4/spreadsheets/{KEY}")
    assert asked.query == {"fields": [MASK]}
    assert asked.authorization == f"Bearer {TOKEN}1"


def test_a_token_is_asked_for_spreadsheets_only_and_used_again(
    google: SmallGoogle, client: Client
) -> None:
    client.read(KEY)
    client.read(KEY)
    assert len(google.asked_for_tokens) == 1
    claims = google.claims()
    assert claims["scope"] == "https://www.googleapis.com/auth/spreadsheets"
    assert (claims["iss"], claims["aud"]) == (ADDRESS, "https://oauth2.googleapis.com/token")


def test_a_write_is_one_request_whose_answer_is_the_next_snapshot(
    google: SmallGoogle, client: Client
) -> None:
    assert client.write(KEY, REQUESTS).title == "申込"
    (asked,) = google.log
    assert (asked.method, asked.path) == ("POST", f"/v4/spreadsheets/{KEY}:batchUpdate")
    assert asked.query == {"fields": [f"replies,updatedSpreadsheet({MASK})"]}
    assert json.loads(asked.body) == {
        "requests": REQUESTS,
        "includeSpreadsheetInResponse": True,
        "responseIncludeGridData": True,
    }


PASSING = {
    "quota": BUSY,
    "quota in the older form": refused(403, "Rate", "PERMISSION_DENIED", "rateLimitExceeded"),
    "unavailable": BROKEN,
    "internal": refused(500, "Internal error encountered.", "INTERNAL"),
    "a page with 502": told(502, PAGE),
    "a page in place of JSON": told(200, PAGE),
    "JSON that is no object": told(200, []),
    "another object": told(200, {"kind": "else"}),
    "half an answer": cut_off,
    "half a JSON": told(200, b'{"spreadsheetId": "'),
    "a reset": reset,
    "silence": silent,
    "aborted": refused(409, "The operation was aborted.", "ABORTED"),
    "too late": refused(504, "Deadline exceeded.", "DEADLINE_EXCEEDED"),
}
CERTAIN = ("quota", "quota in the older form")


@pytest.mark.parametrize("passing", PASSING)
def test_a_read_is_tried_again_after_what_passes(
    google: SmallGoogle, client: Client, passing: str
) -> None:
    google.answers = [PASSING[passing]] * 2
    assert client.read(KEY).title == "申込"
    assert len(google.log) == 3


@pytest.mark.parametrize("passing", [each for each in PASSING if each not in CERTAIN])
def test_a_write_without_a_certain_answer_is_never_repeated_blindly(
    google: SmallGoogle, client: Client, passing: str
) -> None:
    google.answers = [PASSING[passing]]
    with pytest.raises(Unknown) as met:
        client.write(KEY, REQUESTS)
    assert_nothing_secret(met.value)
    assert len(google.log) == 1


@pytest.mark.parametrize("passing", CERTAIN)
def test_a_write_that_was_certainly_not_done_is_tried_again(
    google: SmallGoogle, client: Client, passing: str
) -> None:
    google.answers = [PASSING[passing]] * 8
    assert client.write(KEY, REQUESTS).title == "申込"
    assert len(google.log) == 9


def test_each_pause_is_said_with_what_is_left(google: SmallGoogle, client: Client) -> None:
    google.answers = [BUSY, BUSY]
    said: list[str] = []
    with told_by(said.append):
        client.read(KEY)
    assert said == ["Googleからの応答を待っています（あと最大180秒）"] * 2


def test_after_a_reading_a_spreadsheet_is_named_by_its_title(
    google: SmallGoogle, client: Client
) -> None:
    client.read(KEY)
    google.answers = [FORBIDDEN]
    assert ended(client, PermissionRefused, writing=True) == (
        "申込（Google）: 読むことはできますが、書き込む権限がありません。何も書き込んでいません。"
        f"スプレッドシートの右上の「共有」で、{ADDRESS} を「編集者」にしてください。"
    )


def test_too_much_at_once_is_no_matter_of_places(google: SmallGoogle, client: Client) -> None:
    google.answers = [told(413, PAGE)]
    assert ended(client, InputUnfit, writing=True) == (
        f"{UNREAD}: スプレッドシートが大きすぎて、読み書きできません。"
        "使っていないタブや行を別のスプレッドシートに移してください。"
    )


@pytest.mark.parametrize("status", [400, 403])
def test_what_the_service_refuses_keeps_its_words_for_who_wrote(
    google: SmallGoogle, client: Client, status: int
) -> None:
    words = "You are trying to edit a protected cell or object."
    google.answers = [refused(status, words, "INVALID_ARGUMENT")]
    with pytest.raises(Refused) as met:
        client.write(KEY, REQUESTS)
    assert (met.value.status, met.value.words) == (status, words)
    assert words not in "".join(traceback.format_exception(met.value))
    assert len(google.log) == 1


def test_nobody_at_the_address_is_told_after_a_few_tries(tmp_path: Path) -> None:
    with private(tmp_path):
        with SmallGoogle() as google:
            connected(tmp_path, google.address)
        said: list[str] = []
        with told_by(said.append):
            sentence = ended(connect(SHORT), ServiceUnavailable, writing=True)
    assert sentence == (
        f"{UNREAD}: Googleに接続できません。インターネットにつながっているかを確かめてください。"
        "庁内では、sheets.googleapis.com と oauth2.googleapis.com への通信が"
        "許されているかを情報システム担当に確かめてください。"
    )
    assert len(said) == 3


def test_a_pc_that_is_not_connected_says_how_to(tmp_path: Path) -> None:
    with private(tmp_path), pytest.raises(SettingsWrong) as met:
        connect()
    assert str(met.value) == (
        "Googleへの接続: このPCは、まだGoogleにつながっていません。"
        "「接続」を実行し、画面の案内に沿ってつないでください。"
    )


def test_a_rehearsal_asks_nobody_but_its_own_server(google: SmallGoogle, client: Client) -> None:
    google.answers = [redirected("http://elsewhere.example/sign-in")] * 9
    sentence = "Googleとの通信が、途中で切れました。"
    assert ended(client, ServiceUnavailable).startswith(f"{UNREAD}: {sentence}")
    assert len(google.log) == 9


def test_an_answer_that_no_memory_holds_is_given_up_while_it_comes(
    google: SmallGoogle, client: Client
) -> None:
    google.answers.append(told(200, {"spreadsheetId": KEY, "sheets": "x" * 2_000}))
    small = connect(replace(SHORT, most_bytes=1_000))
    assert ended(small, InputUnfit) == (
        f"{UNREAD}: スプレッドシートが大きすぎて、読み書きできません。"
        "使っていないタブや行を別のスプレッドシートに移してください。"
    )
    assert client.read(KEY).title == "申込"
