"""接続 on the command line, asked of a server that stands in for Google, and 準備 --google."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from automations.cli import run
from automations.rehearsal.sheets_server.serving import SheetsServer
from tests.small_event import change_text, write_small_event

US = "dxten@minori.iam.gserviceaccount.com"
ADDRESS = "https://docs.google.com/spreadsheets/d/{key}/edit#gid=0"


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the connection apart from that of whoever runs the tests."""
    folder = tmp_path / "private"
    monkeypatch.setenv("DXTEN_GOOGLE", str(folder))
    return folder


@pytest.fixture
def server() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


@pytest.fixture
def key(server: SheetsServer, tmp_path: Path) -> Path:
    path = tmp_path / "鍵.json"
    path.touch(0o600)
    path.write_text(json.dumps(server.service_key(US)), encoding="utf-8")
    return path


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{each}\n" for each in lines)))


def test_a_key_is_kept_and_the_address_to_share_with_is_said(
    key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["接続", "--key", str(key)]) == 0
    assert capsys.readouterr().out == (
        "つなぎました: サービスアカウントの鍵\n"
        "スプレッドシートの右上の「共有」で、次のアドレスを「編集者」として加えてください。\n"
        f"    {US}\n"
    )


def test_a_spreadsheet_that_is_shared_is_tried_out_and_left_as_it_was(
    server: SheetsServer, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = server.made("DX展 共有", writers=[US])
    run(["接続", "--key", str(key)])
    capsys.readouterr()
    assert run(["接続", "--sheet", ADDRESS.format(key=book)]) == 0
    assert capsys.readouterr().out == "○ 「DX展 共有」: 読み書きできます\n"
    with server.edit(book) as stored:
        assert list(stored.marks) == []


def test_one_that_may_only_be_read_names_whom_to_share_it_with(
    server: SheetsServer, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = server.made("DX展 共有", writers=[], readers=[US])
    run(["接続", "--key", str(key)])
    capsys.readouterr()
    assert run(["接続", "--sheet", f"google:{book}"]) == 77
    assert capsys.readouterr().out == (
        "× 「DX展 共有」\n"
        "    DX展 共有（Google）: 読むことはできますが、書き込む権限がありません。"
        "何も書き込んでいません。"
        f"スプレッドシートの右上の「共有」で、{US} を「編集者」にしてください。\n"
    )


def test_an_event_of_files_has_nothing_to_try(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["準備", str(tmp_path / "催し"), "--day", "2027-12-24"])
    capsys.readouterr()
    assert run(["接続", str(tmp_path / "催し"), "--test"]) == 0
    assert capsys.readouterr().out == (
        "試すスプレッドシートは、まだありません。"
        "設定の「ブック」にアドレスを書いたら、もう一度試してください。\n"
    )


def test_who_is_not_connected_is_told_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["接続", "--sheet", "google:" + "k" * 44]) == 78
    assert "まだGoogleにつながっていません" in capsys.readouterr().err


def test_two_ways_at_once_are_refused(key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["接続", "--key", str(key), "--attached"]) == 2
    assert "どれか一つだけにしてください" in capsys.readouterr().err


def test_a_connection_is_forgotten(
    key: Path, private: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["接続", "--key", str(key)])
    capsys.readouterr()
    assert run(["接続", "--forget"]) == 0
    assert capsys.readouterr().out.startswith("このPCのつながりを消しました。")
    assert [*private.glob("*.json")] == []
    assert run(["接続", "--forget"]) == 0
    assert capsys.readouterr().out == "このPCは、つながっていませんでした。\n"


def test_a_person_is_led_through_it(
    server: SheetsServer,
    key: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = server.made("DX展 共有", writers=[US])
    typed(monkeypatch, "4", "１", f'"{key}"', "共有", ADDRESS.format(key=book))
    assert run(["接続", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "このPCを、どのようにGoogleにつなぎますか。",
        "  1  サービスアカウントの鍵のファイルでつなぐ（ふつうはこちら）",
        "  2  自分のアカウントでつなぐ（ブラウザーで許可します）",
        "  3  この機械に付いた権限でつなぐ（Google Cloudの上で動かすとき）",
    ]
    assert "上にある番号を入れてください。" in lines[4]
    assert f"    {US}" in lines
    assert any("Googleスプレッドシートのアドレスになっていません" in line for line in lines)
    assert lines[-1].endswith("○ 「DX展 共有」: 読み書きできます")


def test_who_is_connected_keeps_that_with_enter(
    server: SheetsServer,
    key: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = server.made("DX展 共有", writers=[US])
    run(["接続", "--key", str(key)])
    event = write_small_event(tmp_path / "催し")
    lines = (event / "event.toml").read_text(encoding="utf-8").splitlines()
    first = next(line for line in lines if line.startswith("book ="))
    change_text(event / "event.toml", {first: f'book = "google:{book}"'})
    capsys.readouterr()
    typed(monkeypatch, "", "")
    assert run(["接続", str(event)]) == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "このPCは、Googleにつないであります: サービスアカウントの鍵\n"
        f"スプレッドシートの共有先: {US}\n"
    )
    assert "○ 「DX展 共有」（" in told
    assert told.endswith("）: 読み書きできます\n")


@pytest.mark.parametrize("leaving", [("0",), ("1", "0"), ()])
def test_who_leaves_has_changed_nothing(
    leaving: tuple[str, ...], private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, *leaving)
    assert run(["接続", str(tmp_path)]) == 130
    assert not private.exists()


def test_an_event_begins_in_two_spreadsheets(
    server: SheetsServer, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared, kept = (server.made(each, writers=[US]) for each in ("共有", "事務局"))
    run(["接続", "--key", str(key)])
    capsys.readouterr()
    root = str(tmp_path / "催し")
    places = ["--google", ADDRESS.format(key=shared), "--google-restricted", f"google:{kept}"]
    assert run(["準備", root, "--day", "2027-12-24", *places]) == 0
    made = ["  共有「申込」", "  共有「受付簿」", "  共有「エントリー」"]
    made += ["  事務局「名簿」", "  事務局「投票」", "  事務局「審査員」"]
    told = capsys.readouterr().out.splitlines()
    at = told.index("スプレッドシートに作ったシート:") + 1
    assert told[at : at + len(made)] == made
    before = len(server.log)
    assert run(["準備", root, "--missing"]) == 0
    assert "スプレッドシートに作ったシート:" not in capsys.readouterr().out
    asked = [method for method, path, _ in server.log[before:] if "/v4/" in path]
    assert asked == ["GET", "GET"], "nothing is written where nothing is missing"
    assert run(["診断", root]) in {0, 10}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--google-restricted", "google:" + "k" * 44], "一緒に使ってください"),
        (["--google", "google:" + "k" * 44], "今ある催しでは、設定の「ブック」にアドレスを書き"),
    ],
)
def test_places_that_do_not_fit_are_refused(
    given: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(tmp_path / "催し")
    run(["準備", root, "--day", "2027-12-24"])
    capsys.readouterr()
    assert run(["準備", root, "--missing", *given]) == 2
    assert said in capsys.readouterr().err
