"""A book of ours beside a shared book: while somebody has that open, or can never be written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from automations.flows.running import perform
from automations.flows.scope import ATTENDANCE, ROSTER
from automations.flows.waiting_outputs import Patience, Waiting
from automations.flows.write_back import BookWritten
from tests.passing_time import PassingTime
from tests.shared_books import REGISTER, STATUS, TAB, read_rows, type_into, write_shared_event
from tests.small_event import AFTER, PEOPLE, change_text


@pytest.fixture
def event(tmp_path: Path) -> Path:
    return write_shared_event(tmp_path / "催し")


def note_of(path: Path) -> Path:
    """Return the note of Excel that 山田 has the book open."""
    note = path.with_name(f"~${path.name}")
    note.write_bytes(b"\x04" + "山田".encode("cp932"))
    return note


def impatient() -> Patience:
    return Patience(clock=PassingTime())


def siblings(event: Path) -> list[str]:
    return sorted(each.name for each in (event / "共有").iterdir() if STATUS in each.name)


class TestOpenElsewhere:
    def test_the_same_stands_in_a_book_beside_it(self, event: Path) -> None:
        note_of(event / REGISTER)
        before = (event / REGISTER).read_bytes()
        outcome = perform(event, ROSTER, AFTER, impatient())
        beside = event / "共有/申込（確認結果 書込待ち）.xlsx"
        why = (
            "共有/申込.xlsx: 山田さんが開いているので、確認結果を書き込めませんでした。"
            "閉じてもらってから、もう一度実行してください。"
        )
        assert outcome.written == (BookWritten(REGISTER, why=why, sibling=beside),)
        assert (outcome.run.exit_code, outcome.code) == (0, 10)
        assert (event / REGISTER).read_bytes() == before
        assert load_workbook(beside).sheetnames == [TAB, "集計_確認結果"]
        rows = [*load_workbook(beside)["集計_確認結果"].iter_rows(values_only=True)]
        assert rows[-1] == ("申込", 7, "登録済み")

    def test_who_closes_it_in_time_gets_it_at_once(self, event: Path) -> None:
        note = note_of(event / REGISTER)
        clock = PassingTime({3: note.unlink})
        outcome = perform(event, ROSTER, AFTER, Patience(clock=clock))
        assert outcome.written == (BookWritten(REGISTER, cells=6),)
        assert siblings(event) == []

    def test_whoever_started_the_job_is_told_once_who_is_waited_for(self, event: Path) -> None:
        note_of(event / REGISTER)
        told: list[tuple[str, str, float]] = []

        def tell(held: Sequence[Waiting], seconds: float) -> None:
            told.extend((each.target.name, each.owner, seconds) for each in held)

        perform(event, ATTENDANCE, AFTER, Patience(clock=PassingTime(), tell=tell))
        assert told == [("申込.xlsx", "山田", 20.0)]

    def test_the_others_are_written_meanwhile(self, event: Path) -> None:
        note_of(event / REGISTER)
        reception, register = perform(event, ATTENDANCE, AFTER, impatient()).written
        assert (reception.cells, register.cells) == (10, 0)

    def test_the_next_success_takes_the_book_beside_it_away(self, event: Path) -> None:
        note = note_of(event / REGISTER)
        perform(event, ROSTER, AFTER, impatient())
        note.unlink()
        again = perform(event, ROSTER, AFTER)
        assert again.written == (BookWritten(REGISTER, cells=6),)
        assert siblings(event) == []

    def test_another_run_meanwhile_leaves_one_book_beside_it(self, event: Path) -> None:
        note_of(event / REGISTER)
        perform(event, ROSTER, AFTER, impatient())
        before = (event / "共有/申込（確認結果 書込待ち）.xlsx").read_bytes()
        perform(event, ROSTER, AFTER, impatient())
        assert siblings(event) == ["申込（確認結果 書込待ち）.xlsx"]
        assert (event / "共有/申込（確認結果 書込待ち）.xlsx").read_bytes() == before

    def test_what_somebody_wrote_into_the_book_beside_it_is_kept(self, event: Path) -> None:
        beside = event / "共有/申込（確認結果 書込待ち）.xlsx"
        note = note_of(event / REGISTER)
        perform(event, ROSTER, AFTER, impatient())
        type_into(beside, {"E5": "山田に電話"})
        type_into(event / REGISTER, {"A3": None})
        perform(event, ROSTER, AFTER, impatient())
        kept = "申込（確認結果 書込待ち） 書き込みあり1.xlsx"
        assert siblings(event) == [kept, beside.name]
        type_into(beside, {"E5": "佐藤に電話"})
        note.unlink()
        perform(event, ROSTER, AFTER)
        assert siblings(event) == [kept, "申込（確認結果 書込待ち） 書き込みあり2.xlsx"]
        found = [load_workbook(event / "共有" / each)[TAB]["E5"].value for each in siblings(event)]
        assert found == ["山田に電話", "佐藤に電話"]


class TestNeverWritten:
    @pytest.fixture
    def lists(self, event: Path) -> Path:
        rows = read_rows(PEOPLE / "inputs/申込.csv")
        lines = [[*rows[0], STATUS], *([*row, ""] for row in rows[1:])]
        text = "".join(f"{','.join(row)}\r\n" for row in lines)
        (event / "共有/申込.csv").write_text(text, encoding="utf-8")
        (event / REGISTER).unlink()
        change_text(event / "event.toml", {"共有/申込.xlsx": "共有/申込.csv"})
        return event

    def test_a_list_of_text_gets_a_dated_book_beside_it(self, lists: Path) -> None:
        before = (lists / "共有/申込.csv").read_bytes()
        outcome = perform(lists, ROSTER, AFTER)
        beside = lists / "共有/申込（確認結果 2024-12-25）.xlsx"
        why = (
            "共有/申込.csv: この形式のファイルには、確認結果を書き込めません。"
            "Excelブック（.xlsx）で保存し直すと、そのまま書き込めます。"
        )
        assert outcome.written == (BookWritten("共有/申込.csv", why=why, sibling=beside),)
        assert (lists / "共有/申込.csv").read_bytes() == before

    def test_what_was_said_there_is_not_said_again(self, lists: Path) -> None:
        perform(lists, ROSTER, AFTER)
        assert perform(lists, ROSTER).written == (BookWritten("共有/申込.csv"),)
        assert siblings(lists) == ["申込（確認結果 2024-12-25）.xlsx"]

    def test_a_later_day_with_news_leaves_one_book_beside_it(self, lists: Path) -> None:
        perform(lists, ROSTER, AFTER)
        change_text(lists / "共有/申込.csv", {"加藤 六,": ","})
        (written,) = perform(lists, ROSTER).written
        assert written.sibling is not None
        assert siblings(lists) == [written.sibling.name] != ["申込（確認結果 2024-12-25）.xlsx"]


def test_a_list_of_the_same_name_has_a_book_of_its_own(event: Path) -> None:
    rows = read_rows(PEOPLE / "inputs/受付簿.csv")
    lines = [[*rows[0], STATUS], *([*row, ""] for row in rows[1:])]
    text = "".join(f"{','.join(row)}\r\n" for row in lines)
    (event / "共有/申込.csv").write_text(text, encoding="utf-8")
    change_text(event / "event.toml", {"共有/受付簿.xlsx": "共有/申込.csv"})
    perform(event, ATTENDANCE, AFTER)
    assert siblings(event) == ["申込.csv（確認結果 2024-12-25）.xlsx"]


def test_a_signed_book_keeps_its_signature(event: Path) -> None:
    with ZipFile(event / REGISTER, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    before = (event / REGISTER).read_bytes()
    (written,) = perform(event, ROSTER, AFTER).written
    assert written.why == (
        "共有/申込.xlsx: 電子署名のあるブックです。"
        "書き込むと署名が無効になるため、書き込みません。書き込みが要るときは、署名のない写しを使ってください。"
    )
    assert written.sibling == event / "共有/申込（確認結果 2024-12-25）.xlsx"
    assert (event / REGISTER).read_bytes() == before


def test_a_book_marked_read_only_gets_a_book_beside_it(event: Path) -> None:
    (event / REGISTER).chmod(0o444)
    (written,) = perform(event, ROSTER, AFTER).written
    assert written.why == (
        "申込.xlsx: 読み取り専用になっているため、書き込めません。"
        "ファイルのプロパティで「読み取り専用」を外してから、もう一度実行してください。"
    )
    assert siblings(event) == ["申込（確認結果 書込待ち）.xlsx"]
    (event / REGISTER).chmod(0o664)
    assert perform(event, ROSTER, AFTER).written == (BookWritten(REGISTER, cells=6),)
    assert siblings(event) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_book_that_was_written_keeps_its_rights(event: Path) -> None:
    (event / REGISTER).chmod(0o660)
    perform(event, ROSTER, AFTER)
    assert (event / REGISTER).stat().st_mode & 0o777 == 0o660
