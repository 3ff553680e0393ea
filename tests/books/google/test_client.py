"""Reading and writing over real HTTP: what is asked, what is tried again, what people read."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from automations.books.google.client import Client, connect
from automations.books.google.pacing import Limits
from automations.books.google.snapshot import MASK
from automations.books.google.telling import told_by
from automations.books.google.writing import Refused, Unknown
from automations.errors import (
    ExpectedFailure,
    InputUnfit,
    PermissionRefused,
    ServiceUnavailable,
    SettingsWrong,
    TryAgain,
)
from tests.books.google.connected import connected, private
from tests.books.google.small_google import (
    ADDRESS,
    CELL,
    KEY,
    PAGE,
    TOKEN,
    Answer,
    SmallGoogle,
    cut_off,
    private_key,
    redirected,
    refused,
    reset,
    silent,
    told,
)

SHORT = Limits(connecting=1, answering=0.2)
REQUESTS = [{"updateCells": {"fields": "userEnteredValue"}}]
UNREAD = "Googleスプレッドシート（…op-Z）"
FORBIDDEN = refused(403, "The caller does not have permission", "PERMISSION_DENIED")
BUSY = refused(429, "Quota exceeded for quota metric", "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")
BROKEN = refused(503, "The service is currently unavailable.", "UNAVAILABLE")
SIGNED_OUT = refused(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED")
NOT_ENABLED = "Google Sheets API has not been used in project 1 before or it is disabled."


@pytest.fixture(autouse=True)
def _no_pauses() -> Iterator[None]:
    with stamina.set_testing(True, attempts=9, cap=True):
        yield


@pytest.fixture
def google(tmp_path: Path) -> Iterator[SmallGoogle]:
    with private(tmp_path), SmallGoogle() as google:
        connected(tmp_path, google.address)
        yield google


@pytest.fixture
def client(google: SmallGoogle) -> Client:
    assert google.log == []
    return connect(SHORT)


def ended(client: Client, kind: type[ExpectedFailure], *, writing: bool = False) -> str:
    with pytest.raises(kind) as met:
        client.write(KEY, REQUESTS) if writing else client.read(KEY)
    assert type(met.value) is kind
    assert_nothing_secret(met.value)
    return str(met.value)


def assert_nothing_secret(failure: BaseException) -> None:
    shown = "".join(traceback.format_exception(failure)) + repr(failure)
    for secret in (private_key()[40:80], TOKEN, CELL):
        assert secret not in shown


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


ENDINGS: dict[str, tuple[Answer, type[ExpectedFailure], str, int]] = {
    "quota": (
        BUSY,
        TryAgain,
        (
            "Googleの利用回数の上限に達しました。待っても空きませんでした。"
            "ほかに動いているものがあれば止め、数分待ってから、もう一度実行してください。"
        ),
        9,
    ),
    "broken": (
        BROKEN,
        ServiceUnavailable,
        (
            "Googleのサービスが、いま正しく応答しません。"
            "しばらく待ってから、もう一度実行してください。"
        ),
        9,
    ),
    "reset": (
        reset,
        ServiceUnavailable,
        "Googleとの通信が、途中で切れました。ネットワークを確かめ、もう一度実行してください。",
        9,
    ),
    "too late": (
        refused(504, "Deadline exceeded.", "DEADLINE_EXCEEDED"),
        ServiceUnavailable,
        (
            "Googleからの応答が、時間内にありませんでした。"
            "ネットワークを確かめ、しばらく待ってから、もう一度実行してください。"
        ),
        9,
    ),
    "a page of the network": (
        told(200, PAGE),
        ServiceUnavailable,
        (
            "Googleではないものが応答しています（ネットワークの利用開始の画面や、庁内の装置の画面など）。"
            "ブラウザーでインターネットを使えるかを確かめ、サインインの画面が出たら済ませてから、"
            "もう一度実行してください。"
        ),
        4,
    ),
    "not there": (
        refused(404, "Requested entity was not found.", "NOT_FOUND"),
        InputUnfit,
        (
            "このアドレスのスプレッドシートが見つかりません（消されたか、アドレスが違います）。"
            "ブラウザーで開いて、アドレスを設定に貼り直してください。"
            "ゴミ箱にあるときは元に戻してください。"
        ),
        1,
    ),
    "gone": (
        refused(410, "Gone", "NOT_FOUND"),
        InputUnfit,
        (
            "このアドレスのスプレッドシートが見つかりません（消されたか、アドレスが違います）。"
            "ブラウザーで開いて、アドレスを設定に貼り直してください。"
            "ゴミ箱にあるときは元に戻してください。"
        ),
        1,
    ),
    "a workbook": (
        refused(400, "This operation is not supported for this document", "FAILED_PRECONDITION"),
        InputUnfit,
        (
            "これは、Googleドライブに置かれたExcelのファイルで、"
            "Googleスプレッドシートではありません。"
            "ブラウザーで開いて「ファイル」の「Google スプレッドシートとして保存」を選び、"
            "できたスプレッドシートのアドレスを設定に書いてください。"
        ),
        1,
    ),
    "not understood": (
        refused(400, f"Invalid value {CELL}", "INVALID_ARGUMENT"),
        InputUnfit,
        (
            "Googleが、このスプレッドシートの読み取りを断りました（INVALID_ARGUMENT）。"
            "アドレスを確かめてください。正しいのに続くときは、この画面の文を担当者に伝えてください。"
        ),
        1,
    ),
    "not shared": (
        FORBIDDEN,
        PermissionRefused,
        (
            "このスプレッドシートを開く権限がありません。"
            f"スプレッドシートの右上の「共有」で、{ADDRESS} を「編集者」として加えてください。"
        ),
        1,
    ),
    "not enabled": (
        refused(403, NOT_ENABLED, "PERMISSION_DENIED", "SERVICE_DISABLED"),
        PermissionRefused,
        (
            "Google Cloudのプロジェクトで、Google Sheets APIが有効になっていません。"
            "Google Cloudの「APIとサービス」で「Google Sheets API」を有効にし、"
            "数分待ってから、もう一度実行してください。"
        ),
        1,
    ),
    "scope": (
        refused(
            403,
            "Request had insufficient authentication scopes.",
            "PERMISSION_DENIED",
            "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        ),
        PermissionRefused,
        (
            "いまの接続には、スプレッドシートを使う許可が含まれていません。"
            "「dxten connect」でつなぎ直し、スプレッドシートの利用を許可してください。"
            "Google Cloudの機械では、機械のアクセス範囲にスプレッドシートを加えてください。"
        ),
        1,
    ),
    "billing": (
        refused(403, f"Billing of {CELL}", "PERMISSION_DENIED", "BILLING_DISABLED"),
        PermissionRefused,
        (
            "Googleが利用を断りました（BILLING_DISABLED）。"
            "Google Cloudのプロジェクトが止められていないか、"
            "Google Workspaceの管理者が利用を制限していないかを確かめてください。"
        ),
        1,
    ),
    "a page of a proxy": (
        told(403, PAGE),
        PermissionRefused,
        (
            "プロキシ（庁内からインターネットへの出口）が、Googleへの通信を断りました。"
            "情報システム担当に、sheets.googleapis.com と oauth2.googleapis.com への"
            "通信を許すよう頼んでください。"
        ),
        1,
    ),
    "signed out": (
        SIGNED_OUT,
        PermissionRefused,
        (
            "Googleが、このPCとの接続を認めませんでした。"
            "「dxten connect」でつなぎ直してください。続くときは、Google Workspaceの管理者に、"
            "外部の利用を止めていないかを確かめてください。"
        ),
        2,
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_read_that_fails_for_good_says_why_and_what_to_do(
    google: SmallGoogle, client: Client, ending: str
) -> None:
    answer, kind, sentence, asked = ENDINGS[ending]
    google.answers = [answer] * asked
    assert ended(client, kind) == f"{UNREAD}: {sentence}"
    assert len(google.log) == asked


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
        f"{UNREAD}: スプレッドシートが大きすぎて、Googleが受け付けません。"
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


def test_a_token_that_has_run_out_is_renewed_once(google: SmallGoogle, client: Client) -> None:
    google.answers = [SIGNED_OUT]
    assert client.write(KEY, REQUESTS).title == "申込"
    assert [each.authorization for each in google.log] == [f"Bearer {TOKEN}1", f"Bearer {TOKEN}2"]


def no_token(error: str, words: str) -> Answer:
    return told(400, {"error": error, "error_description": words})


TOKENS = {
    "clock": (
        no_token(
            "invalid_grant",
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
            "timeframe. Check your iat and exp values in the JWT claim.",
        ),
        (
            "このPCの時計が合っていないため、Googleにつながりません。"
            "PCの日付と時刻を自動で合わせる設定にし、合ったことを確かめてから、"
            "もう一度実行してください。"
        ),
    ),
    "account": (
        no_token("invalid_grant", "Invalid grant: account not found"),
        (
            "このPCの鍵が、Googleで認められませんでした"
            "（鍵が無効になったか、サービスアカウントがなくなっています）。"
            "Google Cloudで新しい鍵を作り、「dxten connect」でつなぎ直してください。"
        ),
    ),
    "key": (
        no_token("invalid_grant", "Invalid JWT Signature."),
        (
            "このPCの鍵が、Googleで認められませんでした"
            "（鍵が無効になったか、サービスアカウントがなくなっています）。"
            "Google Cloudで新しい鍵を作り、「dxten connect」でつなぎ直してください。"
        ),
    ),
    "client": (
        no_token("deleted_client", "The OAuth client was deleted."),
        (
            "許可に使った「OAuth クライアント」を、Googleが認めませんでした。"
            "Google Cloudの「認証情報」で「OAuth クライアント」が残っているかを確かめ、"
            "「dxten connect」でつなぎ直してください。"
        ),
    ),
    "scope": (
        no_token("invalid_scope", "Some requested scopes were invalid."),
        (
            "いまの接続には、スプレッドシートを使う許可が含まれていません。"
            "「dxten connect」でつなぎ直し、スプレッドシートの利用を許可してください。"
            "Google Cloudの機械では、機械のアクセス範囲にスプレッドシートを加えてください。"
        ),
    ),
    "policy": (
        no_token("admin_policy_enforced", "Access to your account data is restricted."),
        (
            "Googleが、このPCとの接続を認めませんでした。"
            "「dxten connect」でつなぎ直してください。続くときは、Google Workspaceの管理者に、"
            "外部の利用を止めていないかを確かめてください。"
        ),
    ),
    "a proxy": (
        told(403, PAGE),
        (
            "プロキシ（庁内からインターネットへの出口）が、Googleへの通信を断りました。"
            "情報システム担当に、sheets.googleapis.com と oauth2.googleapis.com への"
            "通信を許すよう頼んでください。"
        ),
    ),
}


@pytest.mark.parametrize("writing", [False, True])
@pytest.mark.parametrize("token", TOKENS)
def test_without_a_token_nothing_is_asked(
    google: SmallGoogle, client: Client, token: str, *, writing: bool
) -> None:
    answer, sentence = TOKENS[token]
    google.tokens = [answer]
    assert ended(client, PermissionRefused, writing=writing) == f"{UNREAD}: {sentence}"
    assert (len(google.log), len(google.asked_for_tokens)) == (0, 1)


NO_TOKEN_NOW = {
    "broken": told(503, PAGE),
    "busy": told(429, {}),
    "a page": told(200, PAGE),
    "no token in it": told(200, {"kind": "else"}),
    "reset": reset,
    "silent": silent,
}


@pytest.mark.parametrize("passing", NO_TOKEN_NOW)
def test_a_token_that_does_not_come_now_is_asked_for_again_also_for_a_write(
    google: SmallGoogle, client: Client, passing: str
) -> None:
    google.tokens = [NO_TOKEN_NOW[passing]] * 2
    assert client.write(KEY, REQUESTS).title == "申込"
    assert (len(google.log), len(google.asked_for_tokens)) == (1, 3)


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
        "「dxten connect」を実行し、画面の案内に沿ってつないでください。"
    )


def test_a_rehearsal_asks_nobody_but_its_own_server(google: SmallGoogle, client: Client) -> None:
    google.answers = [redirected("http://elsewhere.example/sign-in")] * 9
    sentence = "Googleとの通信が、途中で切れました。"
    assert ended(client, ServiceUnavailable).startswith(f"{UNREAD}: {sentence}")
    assert len(google.log) == 9
