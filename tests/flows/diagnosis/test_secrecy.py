"""診断, 投票の秘密: ballots and the roll lie where only the secretariat can open them."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from automations.flows.diagnosis import Mark, secrecy
from tests.flows.diagnosis.some_pc import PC, found, only, said, settings

ROLL = "事務局限り/投票対象者名簿.xlsx"
SEEN = "「事務局限り」の外にあり、事務局でない人も見られます"


def test_a_roll_that_all_staff_can_open_is_worth_a_look(folder: Path) -> None:
    (folder / ROLL).rename(folder / "共有/投票対象者名簿.xlsx")
    settings(folder, ROLL, "共有/投票対象者名簿.xlsx")
    check = found(folder, "投票の置き場所")
    assert (check.mark, check.exit_code) == (Mark.DOUBTFUL, 10)
    assert only(check) == (
        "共有/投票対象者名簿.xlsx: 「投票対象者名簿」が、事務局だけのフォルダー「事務局限り」の外に"
        "あります。ファイルを「事務局限り」に移し、設定の場所を直してください。"
    )


def test_a_folder_that_others_may_open_is_worth_a_look_where_its_mode_tells(folder: Path) -> None:
    told = replace(PC, tells_rights=True)
    (folder / "事務局限り").chmod(0o755)
    assert only(found(folder, "事務局だけのフォルダー", told)) == (
        "事務局限り: 事務局でない人も開ける権限になっています。"
        "フォルダーの管理者に、事務局の人だけが開けるようにしてもらってください。"
    )
    (folder / "事務局限り").chmod(0o750)
    assert found(folder, "事務局だけのフォルダー", told).fine == (
        "「事務局限り」は、事務局でない人には開けません"
    )


def test_where_rights_cannot_be_told_people_are_reminded(folder: Path) -> None:
    assert found(folder, "事務局だけのフォルダー").fine == (
        "「事務局限り」を事務局でない人が開けないことを、"
        "フォルダーのプロパティの「セキュリティ」で確かめてください"
    )


def test_a_folder_that_is_not_there_yet_has_no_rights(folder: Path) -> None:
    shutil.rmtree(folder / "事務局限り")
    assert found(folder, "事務局だけのフォルダー").fine == (
        "「事務局限り」は、はじめて集計したときに作られます"
    )


def test_a_copy_of_the_ballots_is_wrong_wherever_all_staff_can_open_it(written: Path) -> None:
    copy = written / "共有/集計中/写し.xlsx"
    copy.parent.mkdir()
    shutil.copy(written / "事務局限り/投票.xlsx", copy)
    check = found(written, "投票の写し")
    shutil.rmtree(copy.parent)
    assert (check.mark, check.exit_code) == (Mark.WRONG, 65)
    assert only(check) == (
        "共有/集計中/写し.xlsx「フォームの回答 1」: だれが何に投票したかを書いた表のようです。"
        f"{SEEN}。このファイルを「事務局限り」に移すか、要らなければ消してください。"
    )


def test_a_copy_of_the_roll_is_worth_a_look(written: Path) -> None:
    copy = written / "名簿の写し.xlsx"
    shutil.copy(written / ROLL, copy)
    check = found(written, "投票の写し")
    copy.unlink()
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == (
        f"名簿の写し.xlsx「名簿」: 投票対象者名簿と同じ見出しの表です。{SEEN}。"
        "名簿の写しなら、「事務局限り」に移すか消してください。"
        "別の表なら、このままでかまいません。"
    )


def test_lists_of_people_are_neither(written: Path) -> None:
    check = found(written, "投票の写し")
    assert (check.faults, check.fine) == ((), "事務局でない人が見られる場所にはありません")


def test_an_empty_form_betrays_nobody(folder: Path) -> None:
    shutil.copy(folder / "事務局限り/投票.xlsx", folder / "共有/投票のひな形.xlsx")
    shutil.copy(folder / ROLL, folder / "共有/名簿のひな形.xlsx")
    assert said(found(folder, "投票の写し")) == []


def test_what_is_no_table_is_passed_over(folder: Path) -> None:
    (folder / "共有/壊れた.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "共有/~$受付簿.xlsx").write_bytes(b"\0")
    assert said(found(folder, "投票の写し")) == []


def test_files_that_were_not_looked_into_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = [path for path in folder.rglob("*.xlsx") if "事務局限り" not in path.parts]
    monkeypatch.setattr(secrecy, "_MOST_FILES", len(shared) - 2)
    assert only(found(folder, "投票の写し")) == (
        "新しい 催し: ファイルが多いため、2個は中身を確かめていません。"
        "今回の催しに要らないファイルを、別のフォルダーに移してください。"
    )
