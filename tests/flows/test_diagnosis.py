"""診断: one line for each thing an event needs, and what to do about what is wrong."""

import shutil
import tempfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations import replacing
from automations.errors import most_severe
from automations.flows.diagnosis import Check, Mark, diagnose

ROLL = "事務局限り/投票対象者名簿.xlsx"


def settings(folder: Path, old: str, new: str) -> None:
    path = folder / "event.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(folder: Path, label: str) -> Check:
    (check,) = (each for each in diagnose(folder, least_free=0) if each.label == label)
    return check


def only(check: Check) -> str:
    (fault,) = check.faults
    return str(fault)


def test_a_new_event_lacks_nothing(folder: Path) -> None:
    checks = diagnose(folder, least_free=0)
    assert [(each.label, each.mark, each.faults) for each in checks] == [
        ("設定", Mark.FINE, ()),
        ("申込一覧（共有/申込.xlsx）", Mark.FINE, ()),
        ("受付簿（共有/受付簿.xlsx）", Mark.FINE, ()),
        ("取組（共有/エントリー.xlsx）", Mark.FINE, ()),
        ("投票対象者名簿（事務局限り/投票対象者名簿.xlsx）", Mark.FINE, ()),
        ("投票（事務局限り/投票.xlsx）", Mark.FINE, ()),
        ("投票の置き場所", Mark.FINE, ()),
        ("結果の置き場所", Mark.FINE, ()),
        ("開いているブック", Mark.FINE, ()),
        ("報告資料のひな形", Mark.FINE, ()),
        ("フォルダーの場所", Mark.FINE, ()),
        ("ディスクの空き", Mark.FINE, ()),
    ]
    assert most_severe(each.exit_code for each in checks) == 0


def test_it_changes_nothing(folder: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    shutil.rmtree(folder / "事務局限り")
    diagnose(folder)
    assert not (folder / "事務局限り").exists()
    left = [each for each in before if "事務局限り" not in each[0].parts]
    assert [path for path, _changed in left] == sorted(folder.rglob("*"))


def test_settings_that_cannot_be_used_are_all_there_is_to_say(folder: Path) -> None:
    settings(folder, "revote =", "revot =")
    (check,) = diagnose(folder)
    assert (check.label, check.mark, check.exit_code) == ("設定", Mark.WRONG, 78)
    assert only(check) == (
        "event.toml「award.vote.revot」: 「award.vote.revot」という設定項目はありません"
        "（もしかして「revote」）。項目名を直すか、その行を消してください。"
    )


def test_a_missing_book_is_named_and_the_rest_still_looked_at(folder: Path) -> None:
    (folder / ROLL).unlink()
    checks = {each.label: each.mark for each in diagnose(folder, least_free=0)}
    assert [label for label, mark in checks.items() if mark is Mark.WRONG] == [
        f"投票対象者名簿（{ROLL}）"
    ]
    assert found(folder, f"投票対象者名簿（{ROLL}）").exit_code == 65


def test_a_renamed_heading_is_named_with_its_cell(folder: Path) -> None:
    book = load_workbook(folder / ROLL)
    book["名簿"]["A3"] = "職員No"
    book.save(folder / ROLL)
    check = found(folder, f"投票対象者名簿（{ROLL}）")
    assert only(check) == (
        f"{ROLL}「名簿」A3: 「職員番号」の見出しがありません"
        "（もしかして、いまの見出し「職員No」）。"
        "この列が「職員番号」なら、見出しを「職員番号」に直してください。"
    )


def test_a_missing_sheet_is_named(folder: Path) -> None:
    settings(folder, 'sheet = "受付簿"', 'sheet = "受付"')
    check = found(folder, "受付簿（共有/受付簿.xlsx）")
    assert check.mark is Mark.WRONG
    assert "「受付」" in only(check)


def test_a_roll_that_all_staff_can_open_is_worth_a_look(folder: Path) -> None:
    (folder / ROLL).rename(folder / "共有/投票対象者名簿.xlsx")
    settings(folder, ROLL, "共有/投票対象者名簿.xlsx")
    check = found(folder, "投票の置き場所")
    assert (check.mark, check.exit_code) == (Mark.DOUBTFUL, 10)
    assert only(check) == (
        "共有/投票対象者名簿.xlsx: 「投票対象者名簿」が、事務局だけのフォルダー「事務局限り」の外に"
        "あります。ファイルを「事務局限り」に移し、設定の場所を直してください。"
    )


def test_a_book_that_somebody_has_open_is_worth_a_look(folder: Path) -> None:
    (folder / "共有/~$受付簿.xlsx").write_bytes(bytes([12]) + "総務 花子".encode("cp932"))
    check = found(folder, "開いているブック")
    assert check.mark is Mark.DOUBTFUL
    assert only(check) == (
        "共有/受付簿.xlsx: 総務 花子さんが開いているようです。"
        "集計の前に閉じてもらってください。だれも開いていないときは、このままでかまいません。"
    )


def test_a_result_that_somebody_has_open_is_worth_a_look(folder: Path) -> None:
    (folder / "事務局限り/~$結果.xlsx").write_bytes(b"")
    assert only(found(folder, "開いているブック")).startswith("事務局限り/結果.xlsx: ")


def test_rights_that_are_missing_are_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_where: object) -> object:
        raise PermissionError(13, "許可がありません")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    check = found(folder, "結果の置き場所")
    assert (check.mark, check.exit_code) == (Mark.WRONG, 77)
    assert only(check) == (
        "事務局限り: このフォルダーに書き込めません（許可がありません）。"
        "フォルダーに書き込む権限と、ネットワークのつながりを確かめてください。"
    )


def test_a_template_of_our_own_must_be_there(folder: Path) -> None:
    settings(folder, '# template = ""', 'template = "ひな形.docx"')
    check = found(folder, "報告資料のひな形")
    assert (check.mark, check.exit_code) == (Mark.WRONG, 78)
    assert only(check) == (
        "ひな形.docx: 資料のひな形が見つかりません。設定の「報告資料のひな形」の"
        "ファイル名を直すか、空にして標準のひな形を使ってください。"
    )


def test_a_path_that_excel_cannot_open_is_worth_a_look(folder: Path) -> None:
    deep = folder.parent / ("深い" * 40) / ("場所" * 40)
    shutil.copytree(folder, deep)
    check = found(deep, "フォルダーの場所")
    assert check.mark is Mark.DOUBTFUL
    assert "（上限は218文字）" in only(check)


def test_a_full_disk_is_worth_a_look(folder: Path) -> None:
    wanted = 10**9
    check = diagnose(folder, least_free=wanted)[-1]
    assert check.mark is Mark.DOUBTFUL
    assert only(check).endswith(f"不要なファイルを移して、{wanted}MB以上の空きを作ってください。")


def test_the_note_beside_an_open_book_is_never_taken_for_a_book(folder: Path) -> None:
    (folder / "共有/~$受付簿.xlsx").write_bytes(b"\0")
    assert replacing.opened_by(folder / "共有/受付簿.xlsx") == "だれか"
    assert found(folder, "受付簿（共有/受付簿.xlsx）").mark is Mark.FINE
