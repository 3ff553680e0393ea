"""診断, フォルダー: may we write there, and is it a place that keeps files whole?"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from automations.flows.diagnosis import Mark
from tests.flows.diagnosis.some_pc import PC, found, only, said, settings

SYNCED = (
    "同じころに二人が保存すると、ブックが二つに分かれます。庁内の共有フォルダー"
    "（ファイルサーバー）に移すか、集計の間は同期を一時停止してください。"
)


def test_every_folder_we_write_to_is_named(folder: Path) -> None:
    (folder / "事務局限り/記録").mkdir()
    assert found(folder, "書き込み").fine == (
        "「催しのフォルダー」「事務局限り」「事務局限り/記録」に書き込めます"
    )


def test_rights_that_are_missing_are_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**where: Path) -> object:
        if where["dir"].name == "事務局限り":
            raise PermissionError(13, "許可がありません")
        return tempfile.SpooledTemporaryFile()

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    check = found(folder, "書き込み")
    assert (check.mark, check.exit_code) == (Mark.WRONG, 77)
    assert only(check) == (
        "事務局限り: このフォルダーに書き込めません（権限がありません）。"
        "フォルダーに書き込む権限と、ネットワークのつながりを確かめてください。"
    )


def test_a_folder_that_a_service_copies_is_worth_a_look(folder: Path) -> None:
    check = found(
        folder, "フォルダーの置き場所", replace(PC, synced=(("OneDrive", folder.parent),))
    )
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == f"新しい 催し: OneDriveで同期されるフォルダーの中にあります。{SYNCED}"


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive - みなと市", "OneDrive"),
        ("Google Drive", "Googleドライブ"),
        ("マイドライブ", "Googleドライブ"),
        ("Dropbox", "Dropbox"),
        ("Box", "Box"),
        ("iCloudDrive", "iCloud"),
    ],
)
def test_such_a_folder_is_known_by_its_name(folder: Path, name: str, service: str) -> None:
    within = shutil.copytree(folder, folder.parent / name / "催し")
    assert only(found(within, "フォルダーの置き場所")) == (
        f"催し: {service}で同期されるフォルダーの中にあります。{SYNCED}"
    )


@pytest.mark.parametrize("name", ["Boxing", "OneDriveの使い方"])
def test_a_name_that_only_begins_alike_is_no_such_folder(folder: Path, name: str) -> None:
    within = shutil.copytree(folder, folder.parent / name / "催し")
    assert found(within, "フォルダーの置き場所").mark is Mark.FINE


def test_a_stick_is_worth_a_look(folder: Path) -> None:
    assert only(found(folder, "フォルダーの置き場所", replace(PC, removable=True))) == (
        "新しい 催し: 取り外せる媒体（USBメモリーなど）の中にあります。途中で抜くと記録が壊れます。"
        "庁内の共有フォルダーか、このパソコンのディスクに移してください。"
    )


@pytest.mark.parametrize("name", ["催し ", "催し\u3000", "催し."])
def test_a_name_that_ends_in_nothing_to_see_is_worth_a_look(folder: Path, name: str) -> None:
    moved = shutil.copytree(folder, folder.parent / name)
    (sentence,) = said(found(moved, "フォルダーの置き場所"))
    assert sentence.endswith(
        "という名前の終わりに、空白か点があります。Windowsで開けないことがあります。"
        "名前の終わりの空白と点を消してください。"
    )


def test_so_is_such_a_name_in_the_settings(folder: Path) -> None:
    (folder / "共有").rename(folder / "共有.")
    settings(folder, '"共有/', '"共有./')
    assert only(found(folder, "フォルダーの置き場所")).startswith(
        "新しい 催し: 「共有.」という名前の終わりに、空白か点があります。"
    )


def test_a_path_that_excel_cannot_open_is_worth_a_look(folder: Path) -> None:
    deep = shutil.copytree(folder, folder.parent / ("深い" * 40) / ("場所" * 40))
    check = found(deep, "場所の長さ")
    assert check.mark is Mark.DOUBTFUL
    assert "文字あり、Excelで開けないことがあります（上限は218文字）。" in only(check)


def test_a_full_disk_is_worth_a_look(folder: Path) -> None:
    check = found(folder, "ディスクの空き", replace(PC, free=199))
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == (
        "新しい 催し: 空きが199MBしかありません。"
        "不要なファイルを移して、200MB以上の空きを作ってください。"
    )
    assert found(folder, "ディスクの空き", replace(PC, free=200)).mark is Mark.FINE
    assert found(folder, "ディスクの空き", replace(PC, free=None)).mark is Mark.FINE
