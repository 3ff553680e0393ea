"""What is found goes back into the books that people share, and nothing else in them changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.table import Table

from automations.books.packing import workbook_bytes
from automations.flows.finding import foresee
from automations.flows.running import NothingPublished, inspect, perform
from automations.flows.scope import ATTENDANCE, EVERYTHING, ROSTER
from automations.flows.write_back import BookWritten
from automations.flows.write_back_plan import CellChange
from automations.ledger.write_backs import read_write_backs
from tests.shared_books import (
    RECEPTION,
    REGISTER,
    STATUS,
    TAB,
    column,
    page_header,
    read_rows,
    tab,
    type_into,
    write_book,
    write_shared_event,
)
from tests.small_event import AFTER, PEOPLE, RESTRICTED, change_text

ARRIVED = [
    "来場", "欠席", "来場", "重複: 8行目にまとめました", "出展者の来場", "登壇者の来場", "来場",
    "来場（当日参加）", "来場（当日参加）", "重複: 2行目と同じ方です",
]  # fmt: skip


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return write_shared_event(tmp_path / "催し")


def test_each_row_says_what_became_of_it(event: Path) -> None:
    outcome = perform(event, ATTENDANCE, AFTER)
    assert outcome.written == (
        BookWritten(RECEPTION, cells=10),
        BookWritten(REGISTER, cells=6),
    )
    assert column(event / REGISTER) == ["登録済み"] * 6
    assert column(event / RECEPTION) == ARRIVED


def test_the_tab_lists_the_problems_of_its_own_book(event: Path) -> None:
    type_into(event / REGISTER, {"A3": None})
    type_into(event / RECEPTION, {"I4": "？"})
    perform(event, ATTENDANCE, AFTER)
    aside = "値を入れてください。それまでこの行は数えません。"
    assert column(event / REGISTER)[1] == f"保留: 「氏名」が空です。{aside}"
    assert tab(event / REGISTER)[3:] == [("保留", "「申込」A3", "「氏名」が空です。", aside)]
    assert {row[1] for row in tab(event / RECEPTION)[3:]} == {"「受付簿」I4"}


def test_what_people_typed_stands_as_it_did(event: Path) -> None:
    before = load_workbook(event / RECEPTION).worksheets[0]
    perform(event, ATTENDANCE, AFTER)
    after = load_workbook(event / RECEPTION).worksheets[0]
    for row in before.iter_rows():
        for cell in row[:-1]:
            assert after[cell.coordinate].value == cell.value


def test_a_second_run_changes_nothing(event: Path) -> None:
    perform(event, ATTENDANCE, AFTER)
    first = {book: (event / book).read_bytes() for book in (REGISTER, RECEPTION)}
    again = perform(event, ATTENDANCE, AFTER)
    assert again.unchanged
    assert again.written == (BookWritten(RECEPTION), BookWritten(REGISTER))
    assert {book: (event / book).read_bytes() for book in first} == first


def test_another_instant_alone_changes_nothing(event: Path) -> None:
    perform(event, ATTENDANCE, AFTER)
    first = (event / RECEPTION).read_bytes()
    inspect(event)
    assert (event / RECEPTION).read_bytes() == first


def test_a_book_in_order_gets_no_tab_and_one_that_was_put_in_order_says_so(event: Path) -> None:
    type_into(event / REGISTER, {"A3": None})
    perform(event, ROSTER, AFTER)
    type_into(event / REGISTER, {"A3": "井上 二葉"})
    perform(event, ROSTER, AFTER)
    assert column(event / REGISTER) == ["登録済み"] * 6
    assert tab(event / REGISTER)[-1] == ("要確認はありません。",)
    perform(event, ATTENDANCE, AFTER)
    assert TAB in load_workbook(event / REGISTER).sheetnames


def test_the_header_says_who_may_see_it(event: Path) -> None:
    type_into(event / REGISTER, {"A3": None})
    perform(event, ROSTER, AFTER)
    assert page_header(event / REGISTER) == (
        "小さな催し｜令和6年12月25日（水）9:00 時点｜取扱: 全職員"
    )


def test_a_book_of_the_secretariat_says_so(event: Path) -> None:
    type_into(event / REGISTER, {"A3": None})
    (event / RESTRICTED).mkdir()
    shutil.move(event / REGISTER, event / RESTRICTED / "申込.xlsx")
    change_text(event / "event.toml", {REGISTER: f"{RESTRICTED}/申込.xlsx"})
    perform(event, ROSTER, AFTER)
    assert page_header(event / RESTRICTED / "申込.xlsx").endswith("｜取扱: 事務局限り")


def test_without_the_heading_nothing_is_written(event: Path) -> None:
    rows = read_rows(PEOPLE / "inputs/申込.csv")
    write_book(event / REGISTER, "申込", rows)
    before = (event / REGISTER).read_bytes()
    assert [each.book for each in perform(event, ATTENDANCE, AFTER).written] == [RECEPTION]
    assert (event / REGISTER).read_bytes() == before


def test_apart_from_the_table_nothing_is_written_and_a_problem_says_so(event: Path) -> None:
    type_into(event / REGISTER, {"H1": None, "J1": STATUS})
    before = (event / REGISTER).read_bytes()
    outcome = perform(event, ROSTER, AFTER)
    assert outcome.written == ()
    (told,) = outcome.findings.report.problems
    assert str(told) == (
        "共有/申込.xlsx「申込」J1: 「確認結果」の列が表の外にあるので、何も書き込んでいません。"
        "並べ替えると、別の行の結果になってしまいます。"
        "「確認結果」の列を、表のすぐ右に、間を空けずに置いてください。"
        "テーブルやフィルターのある表では、その範囲にこの列も入れてください。"
    )
    assert (event / REGISTER).read_bytes() == before


@pytest.mark.parametrize(("area", "written"), [("A1:H7", 1), ("A1:G7", 0)])
def test_beside_a_table_of_excel_the_column_has_to_be_in_it(
    event: Path, area: str, written: int
) -> None:
    book = load_workbook(event / REGISTER)
    book.worksheets[0].add_table(Table(displayName="申込表", ref=area))
    book.save(event / REGISTER)
    assert len(perform(event, ROSTER, AFTER).written) == written


def test_what_somebody_typed_in_our_column_stays_and_is_told(event: Path) -> None:
    type_into(event / REGISTER, {"H3": "電話で確かめた"})
    outcome = perform(event, ROSTER, AFTER)
    assert column(event / REGISTER) == ["登録済み", "電話で確かめた", *["登録済み"] * 4]
    (told,) = outcome.findings.report.problems
    assert str(told) == (
        "共有/申込.xlsx「申込」H1: 「確認結果」の列に、人が書いた文字や数式のある行が1行あります"
        "（3行目など）。その行には書き込んでいません。"
        "残したい文字は、ほかの列に移してください。空にした行には、次のときに確認結果を書きます。"
    )


def test_a_formula_that_somebody_typed_there_stays_also_while_it_says_nothing(
    event: Path,
) -> None:
    formula = '=IF(A4="","",IF(B4="","",""))'
    type_into(event / REGISTER, {"H4": formula})
    (event / REGISTER).write_bytes(
        workbook_bytes(load_workbook(event / REGISTER), blank_results=True)
    )
    outcome = perform(event, ROSTER, AFTER)
    assert outcome.written == (BookWritten(REGISTER, cells=5, tab=True),)
    assert column(event / REGISTER)[2] == formula
    assert [each.place.row for each in outcome.findings.report.problems] == [1]


def test_unfit_input_is_told_in_the_book_and_what_was_told_before_stays(event: Path) -> None:
    perform(event, ATTENDANCE, AFTER)
    type_into(event / RECEPTION, {"I1": None})
    with pytest.raises(NothingPublished) as refused:
        perform(event, ATTENDANCE, AFTER)
    assert refused.value.written == (BookWritten(RECEPTION, tab=True), BookWritten(REGISTER))
    assert column(event / RECEPTION) == ARRIVED
    assert tab(event / RECEPTION)[3:] == [
        (
            "要修正",
            "「受付簿」I1",
            "「受付」の見出しがなく、この列の見出しが空です。",
            "この列が「受付」なら、見出しに「受付」と入れてください。",
        )
    ]


def test_an_inspection_writes_back_too(event: Path) -> None:
    inspection = inspect(event, AFTER)
    assert [each.cells for each in inspection.written] == [10, 6]
    assert column(event / RECEPTION) == ARRIVED


def test_a_job_that_sees_half_a_book_leaves_the_tab_to_one_that_sees_it_all(event: Path) -> None:
    type_into(event / REGISTER, {"A3": None})
    book = load_workbook(event / REGISTER)
    reception = book.create_sheet("受付簿")
    for row in load_workbook(event / RECEPTION).worksheets[0].iter_rows(values_only=True):
        reception.append(row)
    book.save(event / REGISTER)
    change_text(
        event / "event.toml",
        {
            f'"{RECEPTION}"': f'"{REGISTER}"\nsheet = "受付簿"',
            f'sources]]\nbook = "{REGISTER}"': f'sources]]\nbook = "{REGISTER}"\nsheet = "申込"',
        },
    )
    assert perform(event, ROSTER, AFTER).written == (BookWritten(REGISTER, cells=6),)
    assert perform(event, ATTENDANCE, AFTER).written == (BookWritten(REGISTER, cells=10, tab=True),)
    assert perform(event, ROSTER, AFTER).written == (BookWritten(REGISTER),)


def test_the_rows_of_an_empty_list_are_nobodys(event: Path) -> None:
    rows = read_rows(PEOPLE / "inputs/申込.csv")
    write_book(event / REGISTER, "申込", [[*rows[0], STATUS]])
    before = (event / REGISTER).read_bytes()
    inspect(event, AFTER)
    assert (event / REGISTER).read_bytes() == before


def test_a_book_that_was_saved_since_it_was_read_is_left_alone(
    event: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from automations.flows import write_back  # noqa: PLC0415 - only to come in between

    def saved_meanwhile(content: bytes, _changes: object) -> bytes:
        type_into(event / REGISTER, {"A2": "青木 一郎"})
        return content + b"ours"

    monkeypatch.setattr(write_back, "spliced", saved_meanwhile)
    (written,) = perform(event, ROSTER, AFTER).written
    assert written.why == (
        "共有/申込.xlsx: 読んだ後に保存し直されたので、確認結果を書き込みませんでした。"
        "もう一度実行してください。"
    )
    assert column(event / REGISTER, "氏名")[0] == "青木 一郎"


def test_planning_tells_every_change_and_writes_nothing(event: Path) -> None:
    before = {path: path.read_bytes() for path in event.rglob("*") if path.is_file()}
    planned = {book.name: book.cells for book in foresee(event, AFTER).books}
    assert planned[REGISTER][0] == CellChange("申込", "H2", "", "登録済み")
    assert [change.after for change in planned[RECEPTION]] == ARRIVED
    assert {path: path.read_bytes() for path in event.rglob("*") if path.is_file()} == before
    assert not (event / RESTRICTED).exists()


def test_a_plan_that_was_carried_out_is_empty(event: Path) -> None:
    perform(event, EVERYTHING, AFTER)
    assert not any(book.is_news for book in foresee(event, AFTER).books)


def test_what_stood_there_is_kept_for_the_last_writing_only(event: Path) -> None:
    before = (event / REGISTER).read_bytes()
    perform(event, ROSTER, AFTER)
    (record,) = read_write_backs(event / RESTRICTED)[0]
    kept = event / RESTRICTED / "記録/書き戻し" / record.id / "書込前.xlsx"
    assert kept.read_bytes() == before
    type_into(event / REGISTER, {"A3": None})
    perform(event, ROSTER, AFTER)
    assert not kept.exists()
    assert len(read_write_backs(event / RESTRICTED)[0]) == 2
