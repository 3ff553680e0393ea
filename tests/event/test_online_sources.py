"""A spreadsheet in Google Sheets may stand wherever people's own books stand, and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from automations.errors import SettingsWrong
from automations.event.loading import load_event
from automations.event.model import Event
from automations.event.toml_writing import settings_text

Settings = Callable[..., Path]
KEY = "1" + "k" * 43


def source_of(folder: Path) -> tuple[str, str]:
    registration = load_event(folder).registration
    assert registration is not None
    return registration.sources[0].book, registration.sources[0].sheet


def refusal(folder: Path) -> list[str]:
    with pytest.raises(SettingsWrong) as refused:
        load_event(folder)
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("written", "sheet"),
    [
        (f'book = "google:{KEY}#申込"', "申込"),
        (f'book = "google:{KEY}#申込", sheet = "申込"', "申込"),
        (f'book = "google:{KEY}", sheet = "申込"', "申込"),
        (f'book = "GOOGLE: {KEY} # 申込 "', "申込"),
        (f'book = "google:{KEY}"', ""),
        (f'book = "https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=12"', "#gid=12"),
        (
            (
                f'book = "https://docs.google.com/spreadsheets/u/0/d/{KEY}/edit?gid=0#gid=0", '
                'sheet = "申込"'
            ),
            "申込",
        ),
        (f'book = "https://docs.google.com/spreadsheets/d/{KEY}"', ""),
    ],
    ids=["key", "said twice", "apart", "typed", "no tab", "address", "name wins", "short"],
)
def test_a_book_is_named_by_key_or_address(settings: Settings, written: str, sheet: str) -> None:
    folder = settings(('book = "共有/申込.xlsx"', written))
    assert source_of(folder) == (f"google:{KEY}", sheet)


def test_files_are_named_as_before(settings: Settings) -> None:
    assert source_of(settings()) == ("共有/申込.xlsx", "")


def test_a_text_that_is_no_address_is_refused_where_it_stands(settings: Settings) -> None:
    assert refusal(settings(("共有/申込.xlsx", "google:申込"))) == [
        (
            "event.toml「registration.sources[1].book」: "
            "Googleスプレッドシートのアドレスになっていません。"
            "表を開き、ブラウザーのアドレス欄を全部写して貼り付けてください。"
            "「google:キー#シート名」と書くこともできます。"
        )
    ]


def test_two_names_of_a_tab_cannot_both_hold(settings: Settings) -> None:
    written = f'book = "google:{KEY}#申込", sheet = "受付"'
    assert refusal(settings(('book = "共有/申込.xlsx"', written))) == [
        (
            "event.toml「registration.sources[1].sheet」: "
            "ブックでは「申込」、ここでは「受付」のシートが指定されています。"
            "どちらか一方だけにしてください。"
        )
    ]


@pytest.mark.parametrize(
    ("path", "added"),
    [
        ("outputs.result_book", f'\n[outputs]\nresult_book = "google:{KEY}"\n'),
        ("outputs.folder", f'\n[outputs]\nfolder = "google:{KEY}"\n'),
    ],
    ids=["results", "folder"],
)
def test_what_the_product_writes_itself_are_files(
    settings: Settings, path: str, added: str
) -> None:
    folder = settings(("seats = 7\n", f"seats = 7\n{added}"))
    assert (
        f"event.toml「{path}」: 「{path}」は、Googleスプレッドシートにできません。"
        "ファイルの場所を書いてください。このファイルは、この道具が作って書き込みます。"
    ) in refusal(folder)


def test_whoever_exports_the_settings_gets_the_same_event(settings: Settings) -> None:
    folder = settings(("共有/申込.xlsx", f"google:{KEY}#申込"))
    event = load_event(folder)
    assert again(folder, event) == event


def again(folder: Path, event: Event) -> Event:
    (folder / "event.toml").write_text(settings_text(event), encoding="utf-8")
    return load_event(folder)
