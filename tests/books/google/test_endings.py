"""Every way in which a reading fails for good: what people read, and how often it was tried."""

from __future__ import annotations

import pytest

from automations.books.google.client import Client
from automations.errors import (
    ExpectedFailure,
    InputUnfit,
    PermissionRefused,
    ServiceUnavailable,
    TryAgain,
)
from tests.books.google.asking import (
    BROKEN,
    BUSY,
    FORBIDDEN,
    NOT_ENABLED,
    SIGNED_OUT,
    UNREAD,
    ended,
)
from tests.books.google.small_google import (
    ADDRESS,
    CELL,
    PAGE,
    Answer,
    SmallGoogle,
    refused,
    reset,
    told,
)

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
            "「接続」でつなぎ直し、スプレッドシートの利用を許可してください。"
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
            "「接続」でつなぎ直してください。続くときは、Google Workspaceの管理者に、"
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
