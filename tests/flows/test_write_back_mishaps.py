"""What might fool the write-back: people sort, rename, move and mistake files between two steps."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.errors import InputUnfit
from automations.flows.running import inspect, perform
from automations.flows.scope import ATTENDANCE, EVERYTHING, ROSTER
from automations.flows.write_back import BookWritten
from automations.replacing import whole_package
from tests.shared_books import (
    RECEPTION,
    REGISTER,
    STATUS,
    TAB,
    column,
    only_sheet,
    read_rows,
    tab,
    type_into,
    write_book,
    write_shared_event,
)
from tests.small_event import AFTER, PEOPLE, RESTRICTED, VOTE, change_text, write_small_event

HOSTILE = {"A2": "A&B <一>", "A3": "𠮷野 髙子", "D4": "=1+1", "D5": "&amp;<b>&#10;"}


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return write_shared_event(tmp_path / "催し")


def rearrange(path: Path, *, columns: list[int] | None = None) -> None:
    """Sort the rows from the last to the first, or put the columns into another order."""
    book = load_workbook(path)
    sheet = only_sheet(book)
    head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    lines = [head, *reversed(rows)]
    if columns is not None:
        lines = [[line[each] for each in columns] for line in (head, *rows)]
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line, 1):
            sheet.cell(number, place).value = value
    book.save(path)


def arrivals(path: Path) -> dict[str, str]:
    return dict(zip(column(path, "番号"), column(path), strict=True))


def rewrite_as_text(path: Path, cells: dict[str, str]) -> None:
    """Type texts that Excel would take for something else, as pasted cells hold them."""
    book = load_workbook(path)
    for address, text in cells.items():
        cell = book.worksheets[0][address]
        cell.value = text
        cell.data_type = "s"
    book.save(path)


def test_rows_sorted_just_before_the_replacement_are_not_written_beside_others(
    event: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorted_by_hand: list[bytes] = []

    def sorted_meanwhile(fresh: Path) -> None:
        whole_package(fresh)
        if not sorted_by_hand:
            rearrange(event / RECEPTION)
            sorted_by_hand.append((event / RECEPTION).read_bytes())

    monkeypatch.setattr("automations.flows.write_back.whole_package", sorted_meanwhile)
    told = {each.book: each for each in perform(event, ATTENDANCE, AFTER).written}
    why = (
        "共有/受付簿.xlsx: 読んだ後に保存し直されたので、確認結果を書き込みませんでした。"
        "もう一度実行してください。"
    )
    assert told[RECEPTION] == BookWritten(RECEPTION, why=why)
    assert sorted_by_hand == [(event / RECEPTION).read_bytes()]
    perform(event, ATTENDANCE, AFTER)
    names = column(event / RECEPTION, "番号")
    assert names == [str(number) for number in range(10, 0, -1)]
    assert arrivals(event / RECEPTION) == {
        "1": "来場", "2": "欠席", "3": "来場", "4": "重複: 5行目にまとめました",
        "5": "出展者の来場", "6": "登壇者の来場", "7": "来場", "8": "来場（当日参加）",
        "9": "来場（当日参加）", "10": "重複: 11行目と同じ方です",
    }  # fmt: skip


def test_under_a_heading_of_another_name_nothing_is_written(event: Path) -> None:
    perform(event, ROSTER, AFTER)
    type_into(event / REGISTER, {"H1": "事務局の控え", "H3": None})
    before = (event / REGISTER).read_bytes()
    assert perform(event, ROSTER, AFTER).written == ()
    assert (event / REGISTER).read_bytes() == before


def test_a_column_that_was_moved_is_written_where_it_stands_now(event: Path) -> None:
    perform(event, ROSTER, AFTER)
    rearrange(event / REGISTER, columns=[0, 7, 1, 2, 3, 4, 5, 6])
    type_into(event / REGISTER, {"B3": None})
    kana = column(event / REGISTER, "フリガナ")
    groups = column(event / REGISTER, "区分")
    perform(event, ROSTER, AFTER)
    (sheet,) = load_workbook(event / REGISTER).worksheets
    assert sheet["B1"].value == STATUS
    assert column(event / REGISTER) == ["登録済み"] * 6
    assert column(event / REGISTER, "フリガナ") == kana
    assert column(event / REGISTER, "区分") == groups


def test_names_that_xml_or_excel_could_take_amiss_stay_as_they_are(event: Path) -> None:
    rewrite_as_text(event / REGISTER, HOSTILE)
    type_into(event / REGISTER, {"A6": None, "A7": None})
    perform(event, ROSTER, AFTER)
    with zipfile.ZipFile(event / REGISTER) as book:
        assert book.testzip() is None
    sheet = load_workbook(event / REGISTER).worksheets[0]
    assert {address: sheet[address].value for address in HOSTILE} == HOSTILE
    assert column(event / REGISTER)[:2] == ["登録済み"] * 2
    assert [row[1] for row in tab(event / REGISTER)[3:]][-2:] == ["「申込」A6", "「申込」A7"]
    listed = load_workbook(event / REGISTER)[TAB]
    links = [cell.hyperlink.location for row in listed for cell in row if cell.hyperlink]
    assert links[-2:] == ["'申込'!A6", "'申込'!A7"]


def test_the_cells_of_people_stay_byte_for_byte(event: Path) -> None:
    rewrite_as_text(event / REGISTER, HOSTILE)
    before = _cells_of_people(event / REGISTER)
    assert "D4" in before
    perform(event, ROSTER, AFTER)
    assert column(event / REGISTER) == ["登録済み"] * 6
    assert _cells_of_people(event / REGISTER) == before


def test_our_tab_quotes_and_links_what_xml_or_excel_could_take_amiss(event: Path) -> None:
    sheet, group = "申込 & '髙𠮷'", '=1+1&"<𠮷>"'
    book = load_workbook(event / REGISTER)
    book.worksheets[0].title = sheet
    book.save(event / REGISTER)
    rewrite_as_text(event / REGISTER, {"G2": group})
    perform(event, ROSTER, AFTER)
    ours = load_workbook(event / REGISTER)[TAB]
    (row,) = (row for row in ours.iter_rows() if any(cell.hyperlink for cell in row))
    assert f"「{sheet}」G2" in [cell.value for cell in row]
    assert [str(cell.value) for cell in row if group in str(cell.value)]
    assert {cell.data_type for cell in row} <= {"s", "n", "inlineStr"}
    links = [cell.hyperlink.location for cell in row if cell.hyperlink]
    assert links == ["'申込 & ''髙𠮷'''!G2"]


def _cells_of_people(path: Path) -> dict[str, bytes]:
    """Return the cells left of our column, as the file has them, by address."""
    body = _members(path)["xl/worksheets/sheet1.xml"]
    found = re.finditer(rb'<c r="([A-G][0-9]+)".*?(?:</c>|/>)', body)
    return {each[1].decode(): each[0] for each in found}


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("standing", [None, "登録済み"])
def test_beside_the_rows_of_last_time_nothing_says_that_they_count(
    event: Path, standing: str | None
) -> None:
    """Last time's file may bring along what our column said then."""
    rows = read_rows(PEOPLE / "inputs/申込.csv")
    dated = [[*rows[0], "受付日時", STATUS]]
    dated += [[*row, "2024/01/15 10:00", standing or ""] for row in rows[1:]]
    dated[2][-1] = "電話で確かめた"
    write_book(event / REGISTER, "申込", dated)
    with pytest.raises(InputUnfit, match="前回のファイルではないか"):
        perform(event, ROSTER, AFTER)
    assert column(event / REGISTER) == ["", "電話で確かめた", "", "", "", ""]
    assert [row[0] for row in tab(event / REGISTER)[3:]].count("要修正") == 1
    inspect(event, AFTER)
    assert column(event / REGISTER) == ["", "電話で確かめた", "", "", "", ""]


def test_a_tie_at_the_cut_is_told_in_no_shared_book(tmp_path: Path) -> None:
    event = write_small_event(tmp_path / "催し")
    rows = read_rows(VOTE / "inputs/エントリー.csv")
    write_book(event / "共有/エントリー.xlsx", "エントリー", [[*rows[0], STATUS], *rows[1:]])
    rule = '["評価基準の順に比べる", "選んだ人数が多い", "人が決める"]'
    change_text(
        event / "event.toml",
        {'"エントリー.csv"': '"共有/エントリー.xlsx"', rule: '["人が決める"]'},
    )
    outcome = perform(event, EVERYTHING, AFTER)
    assert outcome.findings.award is not None
    assert outcome.findings.award.open_ties
    assert column(event / "共有/エントリー.xlsx") == ["審査の対象です"] * 6
    shared = "".join(each.decode() for each in _texts(event / "共有"))
    told = (
        "同点",
        "得点",
        "順位",
        "ファイナリスト",
        "次点",
        "当落",
        "最後の枠",
        "残りの枠",
        "得点が並",
    )
    assert [each for each in told if each in shared] == []
    assert (event / RESTRICTED).exists()


def _texts(folder: Path) -> list[bytes]:
    """Return every member of every workbook of a folder that is text."""
    books = sorted(folder.glob("*.xlsx"))
    return [body for book in books for name, body in _members(book).items() if name[-4:] == ".xml"]


def test_the_state_of_another_table_is_what_somebody_typed(event: Path) -> None:
    type_into(event / REGISTER, {"H3": "来場"})
    type_into(event / RECEPTION, {"K3": "登録済み"})
    outcome = perform(event, ATTENDANCE, AFTER)
    assert column(event / REGISTER) == ["登録済み", "来場", *["登録済み"] * 4]
    assert column(event / RECEPTION)[:3] == ["来場", "登録済み", "来場"]
    assert {each.code for each in outcome.findings.report.problems} == {"status_foreign"}
