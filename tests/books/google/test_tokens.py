"""Without a token nothing is asked: why there is none, and what people read."""

from __future__ import annotations

import pytest

from automations.books.google.client import Client
from automations.errors import (
    PermissionRefused,
    TryAgain,
)
from tests.books.google.asking import (
    REQUESTS,
    SIGNED_OUT,
    UNREAD,
    ended,
)
from tests.books.google.small_google import (
    KEY,
    PAGE,
    TOKEN,
    Answer,
    SmallGoogle,
    reset,
    silent,
    told,
)


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
            "Google Cloudで新しい鍵を作り、「接続」でつなぎ直してください。"
        ),
    ),
    "key": (
        no_token("invalid_grant", "Invalid JWT Signature."),
        (
            "このPCの鍵が、Googleで認められませんでした"
            "（鍵が無効になったか、サービスアカウントがなくなっています）。"
            "Google Cloudで新しい鍵を作り、「接続」でつなぎ直してください。"
        ),
    ),
    "client": (
        no_token("deleted_client", "The OAuth client was deleted."),
        (
            "許可に使った「OAuth クライアント」を、Googleが認めませんでした。"
            "Google Cloudの「認証情報」で「OAuth クライアント」が残っているかを確かめ、"
            "「接続」でつなぎ直してください。"
        ),
    ),
    "scope": (
        no_token("invalid_scope", "Some requested scopes were invalid."),
        (
            "いまの接続には、スプレッドシートを使う許可が含まれていません。"
            "「接続」でつなぎ直し、スプレッドシートの利用を許可してください。"
            "Google Cloudの機械では、機械のアクセス範囲にスプレッドシートを加えてください。"
        ),
    ),
    "policy": (
        no_token("admin_policy_enforced", "Access to your account data is restricted."),
        (
            "Googleが、このPCとの接続を認めませんでした。"
            "「接続」でつなぎ直してください。続くときは、Google Workspaceの管理者に、"
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


def test_tokens_that_are_refused_for_being_too_many_are_a_matter_of_time(
    google: SmallGoogle, client: Client
) -> None:
    google.tokens = [told(429, {})] * 9
    assert ended(client, TryAgain) == (
        f"{UNREAD}: Googleの利用回数の上限に達しました。待っても空きませんでした。"
        "ほかに動いているものがあれば止め、数分待ってから、もう一度実行してください。"
    )
    assert (len(google.log), len(google.asked_for_tokens)) == (0, 9)
