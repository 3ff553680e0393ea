"""What was written back can be taken out again, as long as nobody has saved the book since."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.errors import InputUnfit
from automations.flows.event_folder import open_event
from automations.flows.folder_state import read_state
from automations.flows.running import inspect, perform
from automations.flows.scope import ATTENDANCE, ROSTER
from automations.flows.standing_runs import standing_runs
from automations.flows.write_back import BookWritten
from automations.flows.write_back_undo import BookUndone, undo
from automations.ledger.write_backs import read_write_backs
from tests.shared_books import RECEPTION, REGISTER, type_into, write_shared_event
from tests.small_event import AFTER, RESTRICTED


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return write_shared_event(tmp_path / "催し")


def contents(event: Path) -> dict[str, bytes]:
    return {book: (event / book).read_bytes() for book in (RECEPTION, REGISTER)}


def test_every_byte_stands_as_it_did(event: Path) -> None:
    before = contents(event)
    perform(event, ATTENDANCE, AFTER)
    assert contents(event) != before
    assert undo(event) == (
        BookUndone(RECEPTION, restored=True), BookUndone(REGISTER, restored=True),
    )  # fmt: skip
    assert contents(event) == before


def test_a_second_undo_has_nothing_to_undo(event: Path) -> None:
    before = contents(event)
    perform(event, ATTENDANCE, AFTER)
    undo(event)
    assert undo(event) == (BookUndone(RECEPTION), BookUndone(REGISTER))
    assert contents(event) == before


def test_before_anything_was_written_there_is_nothing_to_undo(event: Path) -> None:
    assert undo(event) == ()


@pytest.mark.parametrize("named", [REGISTER, "申込.xlsx"])
def test_one_book_can_be_named(event: Path, named: str) -> None:
    perform(event, ATTENDANCE, AFTER)
    assert undo(event, named) == (BookUndone(REGISTER, restored=True),)


def test_a_book_that_the_event_has_not_is_refused(event: Path) -> None:
    perform(event, ATTENDANCE, AFTER)
    before = contents(event)
    with pytest.raises(InputUnfit) as refused:
        undo(event, "申込み.xlsx")
    assert str(refused.value) == (
        "申込み.xlsx: この名前のブックは、設定にありません（もしかして「申込.xlsx」）。"
        "設定に書いてあるブックの名前を、拡張子まで書いてください。"
    )
    assert contents(event) == before


def test_a_book_that_somebody_saved_since_is_left_alone_and_the_others_are_restored(
    event: Path,
) -> None:
    perform(event, ATTENDANCE, AFTER)
    type_into(event / REGISTER, {"A2": "青木 一郎"})
    saved = (event / REGISTER).read_bytes()
    why = (
        "共有/申込.xlsx: 確認結果を書き込んだ後に保存し直されているので、元に戻せません。"
        "その後の変更を残すため、このままにしてあります。"
        "前の内容は、Windowsの「以前のバージョン」で探せます。"
    )
    assert undo(event) == (BookUndone(RECEPTION, restored=True), BookUndone(REGISTER, why=why))
    assert (event / REGISTER).read_bytes() == saved


def test_a_book_that_is_no_longer_there_is_told_as_missing(event: Path) -> None:
    perform(event, ROSTER, AFTER)
    (event / REGISTER).rename(event / "共有/申込2.xlsx")
    why = (
        "共有/申込.xlsx: ファイルがありません（もしかして「申込2.xlsx」）。"
        "ファイルの名前と場所を確かめ、設定か名前のどちらかを直してください。"
    )
    assert undo(event) == (BookUndone(REGISTER, why=why),)


def test_a_book_that_somebody_has_open_is_left_alone(event: Path) -> None:
    perform(event, ROSTER, AFTER)
    (event / "共有/~$申込.xlsx").write_bytes(b"\x04" + "山田".encode("cp932"))
    (undone,) = undo(event)
    assert undone.why == (
        "申込.xlsx: 山田さんが開いているため、書き込めません。"
        "閉じてもらってから、もう一度実行してください。"
    )


def test_only_the_last_writing_can_be_undone(event: Path) -> None:
    perform(event, ROSTER, AFTER)
    type_into(event / REGISTER, {"A3": None})
    changed = (event / REGISTER).read_bytes()
    perform(event, ROSTER, AFTER)
    assert undo(event) == (BookUndone(REGISTER, restored=True),)
    assert (event / REGISTER).read_bytes() == changed
    assert undo(event) == (BookUndone(REGISTER),)


def test_two_writings_in_a_row_are_undone_one_deep(event: Path) -> None:
    perform(event, ATTENDANCE, AFTER)
    first = (event / REGISTER).read_bytes()
    type_into(event / RECEPTION, {"I2": None, "I11": None})
    perform(event, ATTENDANCE, AFTER)
    assert (event / REGISTER).read_bytes() == first
    assert BookUndone(REGISTER, restored=True) in undo(event)


def test_bytes_that_were_removed_cannot_be_restored(event: Path) -> None:
    perform(event, ROSTER, AFTER)
    (record,) = read_write_backs(event / RESTRICTED)[0]
    (event / RESTRICTED / "記録/書き戻し" / record.id / "書込前.xlsx").unlink()
    assert undo(event) == (
        BookUndone(
            REGISTER,
            why="共有/申込.xlsx: 書き込む前の内容が残っていないので、元に戻せません。"
            "前の内容は、Windowsの「以前のバージョン」で探せます。",
        ),
    )


def test_the_next_run_writes_again(event: Path) -> None:
    perform(event, ROSTER, AFTER)
    written = (event / REGISTER).read_bytes()
    undo(event)
    again = perform(event, ROSTER, AFTER)
    assert again.unchanged
    assert again.written == (BookWritten(REGISTER, cells=6),)
    assert (event / REGISTER).read_bytes() == written
    assert undo(event) == (BookUndone(REGISTER, restored=True),)


def test_to_the_menu_undoing_is_no_change_of_the_inputs(event: Path) -> None:
    perform(event, ATTENDANCE, AFTER)
    inspect(event)
    undo(event)
    folder = open_event(event)
    assert [run.job for run in standing_runs(folder)] == ["来場集計"]
    assert read_state(folder, {}).checked
