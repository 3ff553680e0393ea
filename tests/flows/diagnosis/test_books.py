"""診断, ブック: each opens, with the sheet and the headings that the settings expect."""

import shutil
from pathlib import Path

from openpyxl import load_workbook

from automations import owner_notes
from automations.errors import most_severe
from automations.flows.diagnosis import Mark, diagnose
from tests.flows.diagnosis.some_pc import PC, found, only, settings

ROLL = "事務局限り/投票対象者名簿.xlsx"


def test_an_event_in_order_lacks_nothing(folder: Path) -> None:
    groups = diagnose(folder, PC)
    shown = [(each.heading, [check.label for check in each.checks]) for each in groups]
    assert shown == [
        ("このパソコン", ["Python", "部品", "CPU", "書体", "時計"]),
        ("フォルダー", ["書き込み", "フォルダーの置き場所", "場所の長さ", "ディスクの空き"]),
        ("設定", ["設定", "日付の順", "締切の日", "配点", "ルールの決裁", "前回の数字"]),
        (
            "ブック",
            [
                "申込一覧（共有/申込.xlsx）",
                "受付簿（共有/受付簿.xlsx）",
                "取組（共有/エントリー.xlsx）",
                "投票対象者名簿（事務局限り/投票対象者名簿.xlsx）",
                "投票（事務局限り/投票.xlsx）",
                "投票の置き場所",
                "事務局だけのフォルダー",
                "投票の写し",
                "開いているブック",
                "紛らわしいファイル",
                "報告資料のひな形",
                "同期と保存",
            ],
        ),
    ]
    assert [fault for each in groups for check in each.checks for fault in check.faults] == []
    assert most_severe(check.exit_code for each in groups for check in each.checks) == 0


def test_it_changes_nothing(folder: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file())
    shutil.rmtree(folder / "事務局限り")
    diagnose(folder, PC)
    assert not (folder / "事務局限り").exists()
    left = [each for each in before if "事務局限り" not in each[0].parts]
    after = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file())
    assert left == after


def test_a_missing_book_is_named_and_the_rest_still_looked_at(folder: Path) -> None:
    (folder / ROLL).unlink()
    checks = [check for each in diagnose(folder, PC) for check in each.checks]
    assert [each.label for each in checks if each.mark is not Mark.FINE] == [
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


def test_a_book_without_bytes_is_named(folder: Path) -> None:
    (folder / "共有/受付簿.xlsx").write_bytes(b"")
    assert only(found(folder, "受付簿（共有/受付簿.xlsx）")) == (
        "共有/受付簿.xlsx: ファイルが空です。もう一度書き出すか、控えから戻してください。"
    )


def test_rows_are_counted(small: Path) -> None:
    fine = found(small, "取組（エントリー.csv）").fine
    assert fine == "開けて、見出しがそろっています。6行あります（CSV（UTF-8）として読みました）"


def test_a_template_of_our_own_must_be_there(folder: Path) -> None:
    settings(folder, 'folder = "事務局限り"', 'folder = "事務局限り"\ntemplate = "ひな形.docx"')
    check = found(folder, "報告資料のひな形")
    assert (check.mark, check.exit_code) == (Mark.WRONG, 78)
    assert only(check) == (
        "ひな形.docx: 資料のひな形が見つかりません。設定の「報告資料のひな形」の"
        "ファイル名を直すか、空にして標準のひな形を使ってください。"
    )


def test_the_note_beside_an_open_book_is_never_taken_for_a_book(folder: Path) -> None:
    (folder / "共有/~$受付簿.xlsx").write_bytes(b"\0")
    assert owner_notes.opened_by(folder / "共有/受付簿.xlsx") == "だれか"
    assert found(folder, "受付簿（共有/受付簿.xlsx）").mark is Mark.FINE


def test_the_book_of_scores_is_looked_at_once_it_is_there(folder: Path) -> None:
    judging = (
        '\n[award.judges]\nbook = "事務局限り/審査員.xlsx"\n'
        '\n[award.judging.scores]\nbook = "事務局限り/採点入力.xlsx"\n'
        '\n[award.judging.order]\nbook = "事務局限り/発表順.xlsx"\n'
    )
    path = folder / "event.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + judging, encoding="utf-8")
    late, order = "採点（事務局限り/採点入力.xlsx）", "発表順（事務局限り/発表順.xlsx）"
    assert {late, order} & _labels(folder) == {order}  # which we make, and somebody took away
    shutil.copy(folder / ROLL, folder / "事務局限り/採点入力.xlsx")
    assert {late, order} & _labels(folder) == {late, order}


def _labels(folder: Path) -> set[str]:
    return {check.label for each in diagnose(folder, PC) for check in each.checks}
