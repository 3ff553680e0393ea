"""A person allows us in the browser: a real redirect to this PC, a real exchange of the code."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from automations.books.google import asking_user
from automations.books.google.client import connect
from automations.books.google.identity import Identity, Way, keep_user, known_identity
from automations.errors import ExpectedFailure, PermissionRefused, SettingsWrong, TryAgain
from tests.books.google.connected import written
from tests.books.google.small_google import (
    KEY,
    TOKEN,
    Answer,
    SmallGoogle,
    key_file,
    refused,
    told,
)

SCOPE = "https://www.googleapis.com/auth/spreadsheets"
ALLOWED: dict[str, object] = {
    "access_token": f"{TOKEN}0",
    "refresh_token": "1//refresh",
    "expires_in": 3599,
    "token_type": "Bearer",
    "scope": SCOPE,
}


@dataclass
class Person:
    """Looks at the address in the browser and lets it lead back, with these words."""

    says: dict[str, str]
    saw: list[str] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)

    def look(self, address: str, *_: object) -> bool:
        self.saw.append(address)
        asked = parse_qs(urlsplit(address).query)
        words = urlencode({"state": asked["state"][0], **self.says})
        self.threads.append(Thread(target=self._go, args=(f"{asked['redirect_uri'][0]}?{words}",)))
        self.threads[-1].start()
        return True

    def _go(self, address: str) -> None:
        with requests.Session() as session:
            session.trust_env = False
            assert "もとの画面に戻ってください" in session.get(address, timeout=10).text


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallGoogle]:
    monkeypatch.setenv("DXTEN_GOOGLE", str(tmp_path / "private"))
    with SmallGoogle() as google:
        yield google


Asking = Callable[[Person, list[Answer]], Identity]


@pytest.fixture
def ask(google: SmallGoogle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asking:
    client = {
        "installed": {"client_id": "tests.apps", "client_secret": "x", "token_uri": "http://else"},
        "dxten_server": google.address,
    }
    path = written(tmp_path / "client_secret.json", client)

    def asking(person: Person, tokens: list[Answer]) -> Identity:
        google.tokens = tokens
        monkeypatch.setattr(webbrowser, "open", person.look)
        told_to: list[str] = []
        try:
            return keep_user(path, told_to.append)
        finally:
            for each in person.threads:
                each.join()
            assert told_to == person.saw

    return asking


def test_who_allows_us_is_kept_and_used(google: SmallGoogle, ask: Asking) -> None:
    person = Person({"code": "4/code", "scope": SCOPE})
    assert ask(person, [told(200, ALLOWED)]) == Identity(Way.USER, "", google.address)
    (address,) = person.saw
    assert address.startswith("https://accounts.google.com/o/oauth2/auth?")
    assert parse_qs(urlsplit(address).query)["scope"] == [SCOPE]
    assert connect().read(KEY).title == "申込"
    renewed = parse_qs(google.asked_for_tokens[-1].body.decode())
    assert renewed["refresh_token"] == ["1//refresh"]


REFUSALS: dict[str, tuple[dict[str, str], object, type[ExpectedFailure], str]] = {
    "no": (
        {"error": "access_denied"},
        ALLOWED,
        PermissionRefused,
        (
            "ブラウザーで、スプレッドシートの利用が許可されませんでした。"
            "もう一度実行し、ブラウザーの画面で、"
            "スプレッドシートの項目に印を付けて「続行」を選んでください。"
        ),
    ),
    "without a mark": (
        {"code": "4/code"},
        ALLOWED | {"scope": "openid"},
        PermissionRefused,
        (
            "ブラウザーで、スプレッドシートの利用が許可されませんでした。"
            "もう一度実行し、ブラウザーの画面で、"
            "スプレッドシートの項目に印を付けて「続行」を選んでください。"
        ),
    ),
    "another state": (
        {"code": "4/code", "state": "else"},
        ALLOWED,
        TryAgain,
        (
            "ブラウザーでの許可を、最後まで受け取れませんでした。もう一度実行してください。"
            "続くときは、情報システム担当に、"
            "このPCの中の通信（localhost）を許しているかを確かめてください。"
        ),
    ),
    "a client of old": (
        {"code": "4/code"},
        {"error": "invalid_client"},
        PermissionRefused,
        (
            "許可に使った「OAuth クライアント」を、Googleが認めませんでした。"
            "Google Cloudの「認証情報」で「OAuth クライアント」が残っているかを確かめ、"
            "「接続」でつなぎ直してください。"
        ),
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_goes_wrong_in_the_browser(ask: Asking, case: str) -> None:
    says, answer, kind, sentence = REFUSALS[case]
    with pytest.raises(kind) as met:
        ask(Person(says), [told(200, answer)])
    assert str(met.value) == f"client_secret.json: {sentence}"
    assert known_identity() is None


def test_nobody_comes(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_user, "_MINUTES", 0.001)
    person = Person({})
    monkeypatch.setattr(person, "look", lambda address, *_: person.saw.append(address))
    with pytest.raises(TryAgain, match=r"分待っても終わりませんでした"):
        ask(person, [])


def test_who_takes_it_back_is_asked_to_allow_again(google: SmallGoogle, ask: Asking) -> None:
    ask(Person({"code": "4/code"}), [told(200, ALLOWED)])
    revoked = {
        "error": "invalid_grant",
        "error_description": "Token has been expired or revoked.",
    }
    google.tokens = [told(400, revoked)]
    with pytest.raises(PermissionRefused) as met:
        connect().read(KEY)
    assert str(met.value) == (
        "Googleスプレッドシート（…op-Z）: Googleでの許可が取り消されたか、期限が切れています。"
        "「接続」を実行し、ブラウザーでもう一度許可してください。"
    )


def test_a_user_is_told_of_the_own_account(google: SmallGoogle, ask: Asking) -> None:
    ask(Person({"code": "4/code"}), [told(200, ALLOWED)])
    google.answers = [refused(403, "The caller does not have permission", "PERMISSION_DENIED")]
    with pytest.raises(PermissionRefused) as met:
        connect().read(KEY)
    assert str(met.value) == (
        "Googleスプレッドシート（…op-Z）: このスプレッドシートを開く権限がありません。"
        "許可したときのアカウントで、このスプレッドシートを開けるかを確かめ、"
        "開けなければ持ち主に共有を頼んでください。"
    )


CLIENTS: dict[str, tuple[object, str]] = {
    "key": (
        key_file(),
        (
            "これはサービスアカウントの鍵で、「OAuth クライアント」のファイルではありません。"
            "このファイルは、サービスアカウントの鍵でつなぐときに使います。"
            "利用者の許可でつなぐときは、Google Cloudの「認証情報」で作った"
            "「OAuth クライアント」のJSONのファイルを選んでください。"
        ),
    ),
    "web": (
        {"web": {"client_id": "x", "client_secret": "y"}},
        (
            "ウェブ用の「OAuth クライアント」のファイルです。"
            "Google Cloudの「認証情報」で、種類が「デスクトップ アプリ」の"
            "「OAuth クライアント」を作り、そのJSONのファイルを選んでください。"
        ),
    ),
    "damaged": (
        {"installed": {"client_id": "x"}},
        (
            "「OAuth クライアント」のファイルとして読めません。"
            "Google Cloudの「認証情報」で、種類が「デスクトップ アプリ」の"
            "「OAuth クライアント」のJSONをもう一度ダウンロードしてください。"
        ),
    ),
}


@pytest.mark.parametrize("case", CLIENTS)
def test_which_file_is_which(tmp_path: Path, case: str) -> None:
    fields, sentence = CLIENTS[case]
    with pytest.raises(SettingsWrong) as met:
        keep_user(written(tmp_path / "file.json", fields), print)
    assert str(met.value) == f"file.json: {sentence}"
