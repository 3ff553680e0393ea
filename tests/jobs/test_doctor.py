"""診断 on the command line: one line a check, the remedies, and the exit codes."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.cli import run

ROLL = "事務局限り/投票対象者名簿.xlsx"


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    run(["準備", str(tmp_path), "--day", "2027-12-24"])
    capsys.readouterr()
    return tmp_path


@pytest.mark.parametrize("name", ["doctor", "診断"])
def test_a_new_event_is_in_order(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, str(folder)]) == 0
    assert capsys.readouterr().out == (
        "○ 設定: 読み取れました\n"
        "○ 申込一覧（共有/申込.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
        "○ 受付簿（共有/受付簿.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
        "○ 取組（共有/エントリー.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
        f"○ 投票対象者名簿（{ROLL}）: 開けて、見出しがそろっています。中身はまだ空です\n"
        "○ 投票（事務局限り/投票.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
        "○ 投票の置き場所: 投票と名簿は、事務局だけの「事務局限り」にあります\n"
        "○ 結果の置き場所: 「事務局限り」に書き込めます\n"
        "○ 開いているブック: だれも開いていません\n"
        "○ 報告資料のひな形: 見つかりました\n"
        "○ フォルダーの場所: 名前の長さに余裕があります\n"
        "○ ディスクの空き: 足りています\n"
        "すべてそろっています。次は「点検」で、書かれている中身を確かめてください。\n"
    )


def test_what_is_worth_a_look_ends_with_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "共有/~$受付簿.xlsx").write_bytes(b"\0")
    assert run(["診断", str(folder)]) == 10
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines if line[0] in "△×"] == ["△ 開いているブック"]
    assert lines[-1] == "このまま進められます。確認することが1件あります（△）。"


def test_what_is_wrong_decides_how_it_ends(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "共有/~$受付簿.xlsx").write_bytes(b"\0")
    (folder / ROLL).unlink()
    assert run(["診断", str(folder)]) == 65
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("×") for line in lines) == 1
    assert lines[-1] == "集計の前に直すことが1件（×）、確認することが1件（△）あります。"


def test_rows_that_stand_there_are_counted_and_a_fault_names_its_book_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = load_workbook(folder / ROLL)
    book["名簿"]["A5"], book["名簿"]["A6"] = "001001", "001002"
    book.save(folder / ROLL)
    (folder / "共有/受付簿.xlsx").unlink()
    assert run(["診断", str(folder)]) == 65
    lines = capsys.readouterr().out.splitlines()
    assert f"○ 投票対象者名簿（{ROLL}）: 開けて、見出しがそろっています。2行あります" in lines
    assert [line.partition("ファイルが")[0] for line in lines if line[0] == "×"] == [
        "× 受付簿: 共有/受付簿.xlsx: "
    ]


def test_a_folder_without_settings_is_no_event(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["診断", str(tmp_path)]) == 78
    assert capsys.readouterr().out == (
        f"× 設定: {tmp_path}: 設定ファイル event.toml がありません。催しのフォルダーを確かめて"
        "ください。新しく始めるときは「準備」で作れます。\n"
        "集計の前に直すことが1件（×）、確認することが0件（△）あります。\n"
    )
