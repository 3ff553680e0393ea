"""Who this PC is: which files are taken, which are refused, and what is kept where."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from automations.books.google import private_folder
from automations.books.google.identity import (
    Identity,
    Way,
    forget,
    keep_attached,
    keep_service_key,
    known_identity,
    known_proof,
    service_address,
)
from automations.errors import ExpectedFailure, PermissionRefused, SettingsWrong
from tests.books.google.connected import written
from tests.books.google.small_google import ADDRESS, SmallGoogle, key_file, private_key, told

NEW_KEY = (
    "Google Cloudの「サービスアカウント」の「キー」で新しい鍵（JSON）を作り、"
    "中身を書き換えずに使ってください。"
)
posix = pytest.mark.skipif(os.name == "nt", reason="Windows says who may read in another way")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DXTEN_GOOGLE", str(tmp_path / "private"))
    return tmp_path / "private"


def refusal(path: Path, kind: type[ExpectedFailure] = SettingsWrong) -> str:
    with pytest.raises(kind) as met:
        keep_service_key(path)
    assert private_key()[40:80] not in str(met.value)
    assert known_identity() is None
    return str(met.value)


def test_a_key_is_kept_where_only_this_user_reads(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path / "key.json", key_file())
    kept = keep_service_key(path)
    path.unlink()
    assert kept == known_identity() == Identity(Way.KEY, ADDRESS)
    assert service_address() == ADDRESS
    assert sorted(each.name for each in folder.iterdir()) == ["接続.json", "鍵.json"]
    assert json.loads((folder / "接続.json").read_text(encoding="utf-8")) == {
        "way": "サービスアカウントの鍵",
        "address": ADDRESS,
    }


@posix
def test_what_is_kept_is_shut_to_others(tmp_path: Path, folder: Path) -> None:
    keep_service_key(written(tmp_path / "key.json", key_file()))
    modes = [each.stat().st_mode & 0o777 for each in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600, 0o600]


def test_a_secret_is_not_shown_where_the_proof_is(tmp_path: Path) -> None:
    keep_service_key(written(tmp_path / "key.json", key_file()))
    assert "secret" not in repr(known_proof())


def test_a_pc_that_is_not_connected_is_nobody() -> None:
    assert known_identity() is None
    assert service_address() == ""
    assert forget() is False


def test_forgetting_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    keep_service_key(written(tmp_path / "key.json", key_file()))
    assert forget() is True
    assert known_identity() is None
    assert list(folder.iterdir()) == []


def test_a_second_key_takes_the_place_of_the_first(tmp_path: Path) -> None:
    keep_service_key(written(tmp_path / "key.json", key_file()))
    other = key_file(other={"client_email": "other@tests.example.com"})
    assert keep_service_key(written(tmp_path / "other.json", other)) == known_identity()
    assert service_address() == "other@tests.example.com"


OTHER_FILES = {
    "no JSON": b"-----BEGIN PRIVATE KEY-----",
    "a list": b"[]",
    "cut off": b'{"type": "service_account", "private_key": "-----BEGIN',
}


@pytest.mark.parametrize("case", OTHER_FILES)
def test_a_damaged_file_is_no_key(tmp_path: Path, case: str) -> None:
    path = tmp_path / "key.json"
    path.write_bytes(OTHER_FILES[case])
    path.chmod(0o600)
    assert refusal(path) == (
        "key.json: サービスアカウントの鍵として読めません（壊れているか、途中で切れています）。"
        + NEW_KEY
    )


@pytest.mark.parametrize(
    "other", [{"private_key": "-----BEGIN"}, {"private_key": ""}, {"client_email": 3}]
)
def test_a_key_that_signs_nothing_is_refused(tmp_path: Path, other: dict[str, object]) -> None:
    path = written(tmp_path / "key.json", key_file(other=other))
    assert refusal(path) == (
        "key.json: サービスアカウントの鍵として読めません（壊れているか、途中で切れています）。"
        + NEW_KEY
    )


@pytest.mark.parametrize("kind", ["installed", "web"])
def test_a_client_is_told_from_a_key(tmp_path: Path, kind: str) -> None:
    path = written(tmp_path / "client_secret.json", {kind: {"client_id": "x"}})
    assert refusal(path) == (
        "client_secret.json: これは「OAuth クライアント」のファイルで、"
        "サービスアカウントの鍵ではありません。"
        "このファイルは、利用者の許可でつなぐときに使います。鍵でつなぐときは、"
        "Google Cloudの「サービスアカウント」の「キー」で作ったJSONのファイルを選んでください。"
    )


@pytest.mark.parametrize(
    ("kind", "shown"), [("authorized_user", "authorized_user"), ("秘密の語", "不明"), (3, "不明")]
)
def test_another_kind_is_named(tmp_path: Path, kind: object, shown: str) -> None:
    path = written(tmp_path / "key.json", {"type": kind})
    assert refusal(path) == (
        f"key.json: サービスアカウントの鍵ではありません（種類: {shown}）。"
        "Google Cloudの「サービスアカウント」の「キー」で作ったJSONのファイルを選んでください。"
    )


@pytest.mark.parametrize(
    "server", ["http://sheets.example.com", "https://127.0.0.1:1", "http://127.0.0.1.example:1", 3]
)
def test_a_rehearsal_never_leaves_this_pc(tmp_path: Path, server: object) -> None:
    path = written(tmp_path / "key.json", key_file(other={"dxten_server": server}))
    assert refusal(path) == (
        "key.json: 予行の接続先が、このPCの中ではありません。"
        "予行用の鍵は、予行で作られたものをそのまま使ってください。"
    )


def test_a_rehearsals_key_names_its_server(tmp_path: Path) -> None:
    path = written(tmp_path / "key.json", key_file("http://127.0.0.1:8080/"))
    assert keep_service_key(path) == Identity(Way.KEY, ADDRESS, "http://127.0.0.1:8080")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "key.json") == (
        "key.json: このファイルが見つからないか、開けません"
        "（ファイルかフォルダーが見つかりません）。ファイルの場所を確かめてください。"
    )


def test_a_key_in_a_git_work_tree_is_refused(tmp_path: Path) -> None:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    inner = tmp_path / "work" / "deep"
    inner.mkdir()
    assert refusal(written(inner / "key.json", key_file()), PermissionRefused) == (
        "key.json: Gitで管理するフォルダーの中にあります。"
        "鍵が、ほかの人にも配られるおそれがあります。"
        "Gitで管理していないフォルダーに移してください。"
        "すでにコミットしたときは、Googleで鍵を無効にして作り直してください。"
    )


def test_a_private_folder_in_a_git_work_tree_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "key.json", key_file())
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / ".git").write_text("gitdir: elsewhere")
    monkeypatch.setenv("DXTEN_GOOGLE", str(tmp_path / "work" / "private"))
    assert refusal(path, PermissionRefused).startswith("鍵.json: Gitで管理するフォルダーの中に")
    assert not (tmp_path / "work" / "private").exists()


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = written(tmp_path / "key.json", key_file())
    path.chmod(mode)
    assert refusal(path, PermissionRefused) == (
        "key.json: この鍵は、このPCを使うほかの人にも読めます。"
        "端末で「chmod 600 key.json」を実行し、自分だけが読めるようにしてから、"
        "もう一度実行してください。"
    )


@posix
def test_a_kept_key_that_somebody_opened_to_others_is_refused(tmp_path: Path, folder: Path) -> None:
    keep_service_key(written(tmp_path / "key.json", key_file()))
    (folder / "鍵.json").chmod(0o644)
    with pytest.raises(PermissionRefused) as met:
        known_identity()
    assert str(met.value).startswith("鍵.json: この鍵は、このPCを使うほかの人にも読めます。")


@pytest.mark.parametrize("record", ["", "[]", '{"way": "else"}'])
def test_a_damaged_record_says_how_to_begin_anew(folder: Path, record: str) -> None:
    private_folder.keep("接続.json", record.encode())
    with pytest.raises(SettingsWrong) as met:
        known_identity()
    assert str(met.value) == (
        "接続.json: このPCに保存した接続の記録が読めません。"
        "「接続」を実行して、つなぎ直してください。"
    )
    assert folder.is_dir()


def test_a_record_without_its_key_is_damaged(tmp_path: Path, folder: Path) -> None:
    keep_service_key(written(tmp_path / "key.json", key_file()))
    (folder / "鍵.json").unlink()
    with pytest.raises(SettingsWrong, match=r"鍵\.json: このPCに保存した接続の記録が読めません"):
        known_identity()


def test_a_folder_that_is_a_file(folder: Path, tmp_path: Path) -> None:
    folder.write_text("in the way")
    assert refusal(written(tmp_path / "key.json", key_file()), PermissionRefused) == (
        "private: 接続の記録を置くフォルダーが使えません（同じ名前のものが、もうあります）。"
        "このフォルダーを使えるようにするか、環境変数 DXTEN_GOOGLE に"
        "別のフォルダーを指定してください。"
    )


def test_an_account_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError

    monkeypatch.delenv("DXTEN_GOOGLE")
    monkeypatch.setattr(private_folder, "user_data_path", homeless)
    with pytest.raises(SettingsWrong, match="このアカウントには、個人用のフォルダーがありません"):
        known_identity()


def test_a_machine_of_google_is_somebody(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_service_key(written(tmp_path / "key.json", key_file()))
    with SmallGoogle([told(200, b"machine@tests.example.com\n")]) as google:
        monkeypatch.setenv("GCE_METADATA_HOST", google.address.removeprefix("http://"))
        monkeypatch.setenv("NO_PROXY", "*")
        identity = keep_attached()
    assert google.log[0].path == "/computeMetadata/v1/instance/service-accounts/default/email"
    assert identity == known_identity() == Identity(Way.ATTACHED, "machine@tests.example.com")
    assert [each.name for each in folder.iterdir()] == ["接続.json"]


@pytest.mark.parametrize("status", [200, 404])
def test_a_machine_that_is_nobody(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    with SmallGoogle([told(status, b"<html>sign in</html>")]) as google:
        monkeypatch.setenv("GCE_METADATA_HOST", google.address.removeprefix("http://"))
        monkeypatch.setenv("NO_PROXY", "*")
        with pytest.raises(PermissionRefused) as met:
            keep_attached()
    assert str(met.value) == (
        "Googleへの接続: この機械には、Googleの権限が付いていません。"
        "Google Cloudの機械で実行するか、鍵または利用者の許可でつないでください。"
    )
