"""接続: each spreadsheet of an event is tried out; what is wrong is said of that one."""

from dataclasses import replace
from pathlib import Path

import pytest

from automations.books.google.trial import Promise
from automations.errors import InputUnfit, PermissionRefused, ServiceUnavailable, TryAgain
from automations.flows.connecting import Tried, WantedSpreadsheet, try_all, wanted_at, wanted_by
from automations.tables.places import Place
from automations.tables.problems import problem
from tests.books.google.kept_sheets import EMPTY, KEY, KeptSheets
from tests.small_event import change_text, write_small_event

WANTED = WantedSpreadsheet(KEY, ("申込一覧",))


def tried(sheets: KeptSheets, *wanted: WantedSpreadsheet) -> list[Tried]:
    return list(try_all(sheets, wanted or (WANTED,), lambda below: below - 1))


def said(sheets: KeptSheets) -> str:
    (only,) = tried(sheets)
    return str(only.failure)


def test_the_settings_say_which_spreadsheets_are_meant(tmp_path: Path) -> None:
    root = write_small_event(tmp_path / "催し")
    assert wanted_by(root) == ()
    settings = root / "event.toml"
    books = [line for line in settings.read_text(encoding="utf-8").splitlines() if "book =" in line]
    change_text(settings, {books[0]: f'book = "google:{KEY}#申込"'})
    ((only),) = wanted_by(root)
    assert (only.key, len(only.words)) == (KEY, 1)
    assert only.address == f"https://docs.google.com/spreadsheets/d/{KEY}/edit"


def test_an_address_of_the_browser_names_a_spreadsheet() -> None:
    typed = f"https://docs.google.com/spreadsheets/d/{KEY}/edit?usp=sharing#gid=0"
    assert wanted_at(typed) == WantedSpreadsheet(KEY)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(InputUnfit) as unfit:
        wanted_at("共有/申込.xlsx")
    assert str(unfit.value) == str(problem("google_address_unfit", Place("")))


def test_a_spreadsheet_that_works_is_told_by_its_title() -> None:
    sheets = KeptSheets()
    assert tried(sheets) == [Tried(WANTED, "受付簿")]
    assert sheets.now == EMPTY


def test_a_service_that_breaks_a_promise_is_no_place_to_write() -> None:
    assert said(KeptSheets(broken=Promise.ONCE)) == (
        "受付簿: Googleのスプレッドシートが、安全な書き込みに要ること"
        "（同じ書き込みを二度受け付けないこと）を守りませんでした。"
        "このスプレッドシートは使わずに、Excelのブックを使ってください。"
        "この文を、この道具の担当者に知らせてください。"
    )
    (only,) = tried(KeptSheets(broken=Promise.ONCE))
    assert isinstance(only.failure, ServiceUnavailable)


def test_a_refusal_is_told_without_the_service_s_own_words() -> None:
    assert said(KeptSheets(broken=Promise.WRITES)) == (
        "受付簿: 読むことはできますが、Googleが書き込みを断りました。"
        "右上の「共有」で「編集者」になっているかと、シート全体が保護されていないかを確かめてください。"
    )


def test_what_is_cut_off_is_to_be_tried_again() -> None:
    (only,) = tried(KeptSheets(cut_off=1))
    assert isinstance(only.failure, TryAgain)
    assert str(only.failure) == (
        "受付簿: 試している途中で、Googleとの通信が切れました。"
        "もう一度試してください。途中の印が残っていても、次に試すときに消えます。中身は変わっていません。"
    )


def test_a_spreadsheet_of_charts_alone_has_no_room_for_tables() -> None:
    assert said(KeptSheets(now=replace(EMPTY, tabs=()))) == (
        "受付簿: 表のシートが一枚もありません（グラフだけのスプレッドシートです）。"
        "ブラウザーで開き、左下の「＋」で空のシートを一枚加えてください。"
    )


def test_a_refusal_concerns_one_spreadsheet_and_the_next_is_tried() -> None:
    sheets = KeptSheets(away=PermissionRefused("見られません。"))
    assert [str(each.failure) for each in tried(sheets, WANTED, WANTED)] == ["見られません。"] * 2


def test_without_a_network_nobody_waits_for_the_rest() -> None:
    sheets = KeptSheets(away=ServiceUnavailable("つながりません。"))
    assert [str(each.failure) for each in tried(sheets, WANTED, WANTED)] == ["つながりません。"]
