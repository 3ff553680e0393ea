"""診断 on the command line: findings under their headings, the remedies, and how it ends."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.jobs import doctor
from tests.flows.diagnosis.some_pc import PC, age, write_event_in_order
from tests.shut_folder import shut

ROLL = "事務局限り/投票対象者名簿.xlsx"

SHOWN = (
    "■ このパソコン\n"
    "○ Python: 3.11.7（64ビット版）です\n"
    "○ 部品: 2個がそろっています\n"
    "○ CPU: 計算に必要な機能がそろっています\n"
    "○ 書体: BIZ UDPゴシックがあります\n"
    "○ 時計: 合っています\n"
    "\n"
    "■ フォルダー\n"
    "○ 書き込み: 「催しのフォルダー」「事務局限り」に書き込めます\n"
    "○ フォルダーの置き場所: 同期されるフォルダーや、取り外せる媒体ではありません\n"
    "○ 場所の長さ: 名前の長さに余裕があります\n"
    "○ ディスクの空き: 足りています\n"
    "\n"
    "■ 設定\n"
    "○ 設定: 読み取れました\n"
    "○ 日付の順: 前後していません\n"
    "○ 締切の日: 閉庁日や、まぎらわしい時刻ではありません\n"
    "○ 配点: 合計が100です\n"
    "○ ルールの決裁: 日時と番号が書かれています\n"
    "○ 前回の数字: 書かれています\n"
    "\n"
    "■ ブック\n"
    "○ 申込一覧（共有/申込.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
    "○ 受付簿（共有/受付簿.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
    "○ 取組（共有/エントリー.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
    f"○ 投票対象者名簿（{ROLL}）: 開けて、見出しがそろっています。中身はまだ空です\n"
    "○ 投票（事務局限り/投票.xlsx）: 開けて、見出しがそろっています。中身はまだ空です\n"
    "○ 投票の置き場所: 投票と名簿は、事務局だけの「事務局限り」にあります\n"
    "○ 事務局だけのフォルダー: 「事務局限り」を事務局でない人が開けないことを、"
    "フォルダーのプロパティの「セキュリティ」で確かめてください\n"
    "○ 投票の写し: 事務局でない人が見られる場所にはありません\n"
    "○ 開いているブック: だれも開いていません\n"
    "○ 紛らわしいファイル: 写しや書きかけのファイルはありません\n"
    "○ 報告資料のひな形: 見つかりました\n"
    "○ 同期と保存: 診断している間に変わったブックも、まだ届いていないブックもありません\n"
    "\n"
    "すべてそろっています。次は「点検」で、書かれている中身を確かめてください。\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new event in order, on a PC in order."""
    monkeypatch.setattr(doctor, "this_machine", lambda _folder: PC)
    return write_event_in_order(tmp_path / "催し")


@pytest.mark.parametrize("name", ["doctor", "診断"])
def test_an_event_in_order_goes_on_with_the_next_job(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, str(folder)]) == 0
    assert capsys.readouterr().out == SHOWN


def test_what_is_worth_a_look_ends_with_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = folder / "共有/~$受付簿.xlsx"
    note.write_bytes(b"\0")
    age(note, at=PC.now)
    assert run(["診断", str(folder)]) == 10
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line[:1] == "△")
    assert lines[at : at + 2] == [
        "△ 開いているブック: 共有/受付簿.xlsx: だれかが開いているようです。",
        (
            "    集計の前に閉じてもらってください。"
            "だれも開いていないときは、このままでかまいません。"
        ),
    ]
    assert lines[-1].startswith("このまま進められます。確認することが1件（△）あります。")


def test_what_is_wrong_decides_how_it_ends(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "共有/受付簿.xlsx").unlink()
    assert run(["診断", str(folder)]) == 65
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("ファイルが")[0] for line in lines if line[:1] == "×"] == [
        "× 受付簿: 共有/受付簿.xlsx: "
    ]
    assert lines[-1] == (
        "集計の前に直すことが1件（×）あります。"
        "まず「受付簿（共有/受付簿.xlsx）」を直して、もう一度診断してください。"
    )


def test_a_folder_without_settings_is_no_event(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["診断", str(folder / "共有")]) == 78
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines if line[:1] in "○△×" and line] == ["○"] * 9 + ["×"]
    assert lines[-2:] == [
        "集計の前に直すことが1件（×）あります。まず「設定」を直して、もう一度診断してください。",
        "ここから先は、直してからもう一度診断すると調べます。",
    ]


def test_who_may_not_open_the_restricted_folder_is_told_so_and_all_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shut(folder / "事務局限り", monkeypatch)
    run(["doctor", str(folder)])
    told = capsys.readouterr()
    said = told.out
    assert told.err == ""
    assert "× 投票（事務局限り/投票.xlsx）" in said or "× 投票: 事務局限り/投票.xlsx" in said
    assert "○ 申込一覧（共有/申込.xlsx）" in said
    assert "開いているようです" not in said
